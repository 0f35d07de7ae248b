"""Tables and the catalogue for its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.tables.model import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MakeTable = Callable[..., Table]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture
def make_table() -> MakeTable:
    """Text cells as a reader gives them."""

    def make(columns: Mapping[str, Sequence[str]], source: str = "table.csv") -> Table:
        cells = pd.DataFrame(columns, dtype=object)
        return Table(
            cells=cells,
            is_number=pd.DataFrame(False, index=cells.index, columns=cells.columns),
            sheet_rows=np.arange(len(cells)) + 2,
            source=source,
            sheet=None,
            notes=(),
        )

    return make
