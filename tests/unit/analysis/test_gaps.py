"""Completeness against plain counting on random data, and at the edges."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.errors import NothingHeldError
from msme_qgis_plugin.core.analysis.gap_sources import CELL, Held
from msme_qgis_plugin.core.analysis.gaps import Gaps, find_gaps

SIZES = (1, 2, 17, 514, 2000)
COLUMNS = [*CELL, "status"]


def units(size: int) -> pd.DataFrame:
    codes = [f"z{at}" for at in range(size)]
    return pd.DataFrame({"level": "ZONE", "parent": None, "name": codes}, index=codes)


def gaps(rows: list[tuple[str, ...]], size: int, **told: float) -> Gaps:
    held = Held(pd.DataFrame(rows, columns=COLUMNS), {})
    return find_gaps(held, units(size), **{"stale_after": 99, "year": None, **told})


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("letters", ["AEMNQX", "A", "M"])
def test_it_is_plain_counting(size: int, letters: str) -> None:
    generator = np.random.default_rng(size)
    kinds = [(d, p, i) for d in "ab" for p in ("2016", "2020") for i in ("n", "m", "k")]
    rows = [
        (f"z{at}", *kind, str(generator.choice(list(letters))))
        for at in range(size)
        for kind in kinds
        if at == 0 or generator.random() < 0.8
    ]
    found = gaps(rows, size)
    told = {row[:4]: row[4] for row in rows}
    cells = found.cells.categories
    keys = zip(found.cells.units.index, cells["dataset"], cells["period"])
    state = dict(zip(keys, cells["state"]))
    covered = 0
    for at in range(min(size, 60)):
        held = [told.get((f"z{at}", *kind), "M") for kind in kinds]
        there, asked = sum(one in "AE" for one in held), sum(one != "N" for one in held)
        covered += there > 0
        share = found.units.values["complete"].iloc[at]
        assert share == pytest.approx(there / asked if asked else np.nan, rel=1e-12, nan_ok=True)
        for dataset, period in (("a", "2016"), ("b", "2020")):
            own = [told.get((f"z{at}", dataset, period, item), "M") for item in "nmk"]
            known, wanted = sum(one in "AE" for one in own), sum(one != "N" for one in own)
            expected = (
                None
                if not wanted
                else "present"
                if known == wanted
                else "partial"
                if known
                else "wrong_vintage"
                if "X" in own
                else "suppressed"
                if "Q" in own
                else "absent"
            )
            assert state.get((f"z{at}", dataset, period)) == expected
    if size <= 60:
        assert found.covered == covered
    listed = int(found.supply["count"].sum())
    assert (
        listed
        == found.units.values["gaps"].sum()
        == sum(one != "present" for one in state.values())
    )


def test_of_two_files_the_one_with_the_number_counts() -> None:
    rows = [("z0", "a", "2016", "n", "M"), ("z0", "a", "2016", "n", "A")]
    assert gaps(rows, 1).units.values.loc["z0", ["complete", "gaps"]].tolist() == [1, 0]


def test_only_the_last_numbers_of_a_dataset_can_be_stale() -> None:
    rows = [("z0", "a", one, "n", "A") for one in ("2010", "2015")]
    rows += [("z1", "a", "2010", "n", "A"), ("z0", "b", "2021", "n", "A")]
    found = gaps(rows, 2, stale_after=5)
    cells = found.cells.categories
    keys = zip(found.cells.units.index, cells["dataset"], cells["period"])
    assert dict(zip(keys, cells["state"])) == {
        ("z0", "a", "2010"): "present",
        ("z0", "a", "2015"): "stale",
        ("z1", "a", "2010"): "stale",
        ("z1", "a", "2015"): "absent",
        ("z0", "b", "2021"): "present",
        ("z1", "b", "2021"): "absent",
    }


def test_data_of_other_units_are_refused() -> None:
    with pytest.raises(NothingHeldError, match="any of the 1 units"):
        gaps([("y9", "a", "2016", "n", "A")], 1)
