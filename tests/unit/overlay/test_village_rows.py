"""A village that comes twice is counted once, or refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.overlay.errors import DuplicateVillagesError
from msme_qgis_plugin.core.overlay.villages.village_rows import one_row_per_village
from msme_qgis_plugin.core.tables.model import Table


def table(**columns: list[str]) -> Table:
    cells = pd.DataFrame(columns, dtype=object)
    return Table(
        cells,
        pd.DataFrame(False, index=cells.index, columns=cells.columns),
        np.arange(len(cells)) + 2,
        "villages.csv",
        None,
        (),
    )


CODES = pd.Series(["1501010001", "1501010002", "1501010001"], dtype=object)


def test_equal_rows_become_one() -> None:
    given = table(R705D=["1", "2", "1"], R705C=["1", "1", "1"])
    result, codes = one_row_per_village(given, CODES)
    assert codes.tolist() == ["1501010001", "1501010002"]
    assert result.cells["R705D"].tolist() == ["1", "2"]
    assert result.sheet_rows.tolist() == [2, 3]
    assert "1 rows repeat" in str(result.notes[0])
    assert len(given.cells) == 3


def test_different_rows_are_refused_with_their_lines() -> None:
    given = table(R705D=["1", "2", "4"], R705C=["1", "1", "1"])
    with pytest.raises(DuplicateVillagesError) as caught:
        one_row_per_village(given, CODES)
    assert "1501010001 (2, 4: R705D)" in str(caught.value)


def test_three_rows_of_which_one_differs_are_refused() -> None:
    codes = pd.Series(["1501010001"] * 3, dtype=object)
    with pytest.raises(DuplicateVillagesError, match="2, 4"):
        one_row_per_village(table(R705D=["1", "1", "2"]), codes)


def test_rows_without_a_code_are_not_duplicates() -> None:
    given = table(R705D=["1", "2"])
    result, codes = one_row_per_village(given, pd.Series(["", ""]))
    assert result is given
    assert codes.tolist() == ["", ""]
