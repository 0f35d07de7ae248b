"""Counts that are out already, and what they would tell together with new ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.structure_options import KbliVersion
from msme_qgis_plugin.core.regions.levels import Level
from msme_qgis_plugin.core.register.errors import DifferencingError
from msme_qgis_plugin.core.register.published_counts import (
    PublishedCounts,
    guard_of,
    parents_of,
    withheld_beside,
)
from tests.unit.register.test_withheld_counts import SECTORS, T, as_counts

if TYPE_CHECKING:
    from msme_qgis_plugin.core.analysis.counts import Counts


def table(*rows: dict[str, int], units: list[str], period: str | None = "2024") -> Counts:
    """Make counts by sector alone, one unit per row."""
    counts = as_counts(
        [{(T, T, T): sum(row.values()), **{(s, T, T): n for s, n in row.items()}} for row in rows]
    )
    index = pd.Index(units)
    return replace(
        counts,
        values=counts.values.set_axis(index),
        status=counts.status.set_axis(index),
        period=period,
    )


def as_published(counts: Counts, level: Level, name: str = "dulu") -> PublishedCounts:
    keys = pd.MultiIndex.from_frame(counts.parts)
    rows = counts.values.set_axis(keys, axis=1).stack([0, 1, 2], future_stack=True)
    rows.index = rows.index.set_names(["unit", "sector", "sex", "size"])
    rows = rows[rows.isna() | (rows > 0)]
    units = pd.DataFrame(index=counts.values.index)
    return PublishedCounts(
        name, level, rows, parents_of(units, level), counts.period, KbliVersion.V2020.value, None
    )


def sectors_of(counts: Counts) -> dict[str, list[str | float]]:
    """Return unit -> its total and sectors, Q where withheld."""
    shown = counts.values.astype(object).where(counts.status != "Q", "Q")
    order = [counts.parts.index[counts.parts["sector"] == one][0] for one in (T, *SECTORS)]
    return {unit: row[order].tolist() for unit, row in shown.iterrows()}


A, B = {"C": 1, "G": 20, "I": 6}, {"C": 9, "G": 40, "I": 12}
UNITS = ["1101", "1102"]


def guarded(
    now: Counts, *earlier: PublishedCounts, level: Level = Level.DISTRICT, below: int = 3
) -> Counts:
    parents = parents_of(pd.DataFrame(index=now.values.index), level)
    return withheld_beside(now, below, guard_of(now, parents, level, earlier, below))[0]


def test_alone_the_smallest_other_sector_goes_with_a_small_one() -> None:
    assert sectors_of(guarded(table(A, B, units=UNITS))) == {
        "1101": [27, "Q", 20, "Q"],
        "1102": [61, 9, 40, 12],
    }


def test_a_province_published_before_needs_a_second_district() -> None:
    now = table(A, B, units=UNITS)
    province = table({"C": 10, "G": 60, "I": 18}, units=["11"])
    found = sectors_of(guarded(now, as_published(province, Level.PROVINCE)))
    # The province's 10 less 9 would tell the one; withholding 9 alone would be told by 61.
    assert found == {"1101": [27, "Q", 20, "Q"], "1102": [61, "Q", 40, "Q"]}


def test_another_province_year_does_not_matter() -> None:
    now = table(A, B, units=UNITS)
    province = table({"C": 14, "G": 70, "I": 33}, units=["11"], period="2019")
    found = sectors_of(guarded(now, as_published(province, Level.PROVINCE)))
    assert found["1102"] == [61, 9, 40, 12]


def test_the_same_register_under_another_year_is_the_same() -> None:
    before = guarded(table(A, B, units=UNITS))
    now = table(A, B, units=UNITS, period="2025")
    published = as_published(before, Level.DISTRICT)
    assert sectors_of(guarded(now, published)) == sectors_of(before)


def test_what_was_published_under_a_lower_limit_protects_nothing_now() -> None:
    # Of 27, 3 and 6: with k = 3 nothing is small; with k = 5 the 3 is, but it is out already.
    counts = table({"C": 3, "G": 20, "I": 6}, B, units=UNITS)
    before = guarded(counts, below=3)
    assert sectors_of(before)["1101"] == [29, 3, 20, 6]
    # What is out cannot be taken back: it is withheld, and nothing beyond the rule of k.
    assert sectors_of(guarded(counts, as_published(before, Level.DISTRICT), below=5)) == {
        "1101": [29, "Q", 20, "Q"],
        "1102": [61, 9, 40, 12],
    }


def test_a_choice_of_others_that_would_undo_the_first_is_withheld_too() -> None:
    # Before, I went with C; by sector alone nothing else is known of C.
    before = table({"C": 1, "G": 20, "I": 6}, B, units=UNITS)
    out = before.values.copy()
    sector = before.parts["sector"]
    out.loc["1101", sector.index[sector == "C"]] = np.nan
    out.loc["1101", sector.index[sector == "G"]] = np.nan
    published = as_published(replace(before, values=out), Level.DISTRICT)
    found = sectors_of(guarded(before, published))
    # I is known by now: C is safe only with G.
    assert found["1101"] == [27, "Q", "Q", "Q"]


def test_a_difference_of_one_enterprise_is_not_told() -> None:
    before = guarded(table({"C": 9, "G": 20, "I": 6}, B, units=UNITS))
    now = table({"C": 9, "G": 21, "I": 6}, B, units=UNITS)
    found = sectors_of(guarded(now, as_published(before, Level.DISTRICT)))
    assert found["1101"][2] == "Q"


def test_a_district_that_would_tell_its_one_withheld_subdistrict_is_withheld() -> None:
    finer = table(
        {"C": 2, "G": 20, "I": 5}, {"C": 30, "G": 25, "I": 8}, units=["1101010", "1101020"]
    )
    out = guarded(finer, level=Level.SUBDISTRICT)
    published = replace(
        as_published(out, Level.SUBDISTRICT), parents=pd.Series("1101", index=finer.values.index)
    )
    now = table({"C": 32, "G": 45, "I": 13}, B, units=UNITS)
    found = sectors_of(guarded(now, published))
    assert found["1101"] == [90, "Q", 45, "Q"]
    assert found["1102"] == [61, 9, 40, 12]


def test_what_nothing_protects_is_refused() -> None:
    now = table(A, units=["1101"])
    province = table(A, units=["11"])
    with pytest.raises(DifferencingError, match="dulu"):
        guarded(now, as_published(province, Level.PROVINCE))
