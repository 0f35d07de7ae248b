"""Bounds hold the truth, are reached, and are Fréchet's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from msme_qgis_plugin.core.overlay.access.access_bounds import filled
from msme_qgis_plugin.core.overlay.access.internet_access import overlay_access
from msme_qgis_plugin.core.overlay.access.level_scores import DEFAULT_SCORES, LEVELS
from tests.unit.access.conftest import make_counts, make_villages

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from msme_qgis_plugin.core.overlay.access.internet_access import Access

    Numbers = NDArray[np.float64]

TABLES = 1000
MEASURES = ("share_4g", "share_internet", "access_score")
WORTH = np.array(
    [
        [1.0 if one == "4g" else 0.0 for one in LEVELS],
        [0.0 if one == "none" else 1.0 for one in LEVELS],
        [DEFAULT_SCORES[one] for one in LEVELS],
    ]
)
SECTORS = ((0, "G"), (1, "I"))
SEXES = ((0, "female"), (1, "male"))


class Truth:
    """A district as it is: MSMEs by village, sector and sex."""

    def __init__(self, rng: np.random.Generator, unit: str) -> None:
        size = int(rng.integers(2, 9))
        self.unit = unit
        self.codes = [f"{unit}{1 + at % 3:03d}{1 + at:03d}" for at in range(size)]
        self.level = rng.integers(0, len(LEVELS), size)
        self.msme = rng.integers(0, 30, (size, 2, 2)).astype(float)
        self.msme[0] += 1
        hidden = rng.random(size) < 0.15
        signal = [None if unknown else LEVELS[level] for unknown, level in zip(hidden, self.level)]
        families = rng.integers(0, 200, size).astype(float)
        self.villages = list(zip(self.codes, signal, families))

    @property
    def all(self) -> Numbers:
        return self.msme.sum(axis=(1, 2))

    def share(self, of: Numbers) -> Numbers:
        """The true measures of MSMEs by village."""
        return WORTH[:, self.level] @ of / of.sum()

    def totals(self, digits: int) -> list[tuple[Any, ...]]:
        sums: dict[str, float] = {}
        for code, count in zip(self.codes, self.all):
            sums[code[:digits]] = sums.get(code[:digits], 0) + count
        return [(*one, "total", "total") for one in sums.items()]

    def margins(self) -> dict[tuple[str, str], Numbers]:
        by_sector = self.msme.sum(axis=2)
        by_sex = self.msme.sum(axis=1)
        return {
            **{(one, "total"): by_sector[:, at] for at, one in SECTORS},
            **{("total", one): by_sex[:, at] for at, one in SEXES},
        }


def tables(seed: int) -> list[Truth]:
    """One thousand districts, each with villages of its own."""
    rng = np.random.default_rng(seed)
    return [Truth(rng, str(1000 + at)) for at in range(TABLES)]


def overlaid(truths: list[Truth], rows: list[tuple[Any, ...]]) -> Access:
    villages = [one for truth in truths for one in truth.villages]
    return overlay_access(make_counts(rows), make_villages(villages), DEFAULT_SCORES)


def check(row: pd.Series, true: Numbers) -> float:
    """Assert that the bounds hold the truth; return their mean width."""
    width = 0.0
    for name, value in zip(MEASURES, true):
        low, high = row[f"{name}_low"], row[f"{name}_high"]
        assert low - 1e-9 <= value <= high + 1e-9
        if not np.isnan(row[name]):
            assert low - 1e-9 <= row[name] <= high + 1e-9
        width += high - low
    return width / len(MEASURES)


@pytest.mark.parametrize(
    ("digits", "least", "most"), [(4, 0.5, 1.0), (7, 0.3, 0.7), (10, 0.05, 0.2)]
)
def test_totals_of_areas_hold_the_truth_in_1000_random_tables(
    digits: int, least: float, most: float
) -> None:
    truths = tables(20190 + digits)
    rows = [row for truth in truths for row in truth.totals(digits)]
    units = overlaid(truths, rows).units
    widths = [
        check(units.loc[truth.unit], truth.share(truth.all))
        for truth in truths
        if units.loc[truth.unit, "coverage"] > 0
    ]
    assert len(widths) > 0.9 * TABLES
    # The finer the counts, the narrower; where villages are known, hidden
    # signals alone are open.
    assert least < np.mean(widths) < most


def test_kinds_of_a_district_hold_the_truth_in_1000_random_tables() -> None:
    truths = tables(1951)
    rows = [row for truth in truths for row in truth.totals(10)]
    for truth in truths:
        rows += [(truth.unit, of.sum(), *kind) for kind, of in truth.margins().items()]
    table = overlaid(truths, rows).breakdown
    table = table.set_index(["unit", "sector", "sex"])
    widths = []
    for truth in truths:
        for kind, of in truth.margins().items():
            row = table.loc[(truth.unit, *kind)]
            if of.sum() and row["coverage"] > 0:
                assert row["quality"] == "margins"
                widths.append(check(row, truth.share(of)))
    assert len(widths) > 3.5 * TABLES
    # All of a kind may not fit into the best villages: narrower than any.
    assert np.mean(widths) < 0.75


def test_frechet_of_0_7_and_0_6_is_0_3_to_0_6() -> None:
    # 100 MSMEs, 60 of them with internet; 70 are of the kind.
    room, worth = np.array([60.0, 40.0]), np.array([1.0, 0.0])
    kind = np.array([70.0])
    assert filled(kind, room, worth) == pytest.approx(30)
    assert -filled(kind, room, -worth) == pytest.approx(60)


def test_frechet_through_the_overlay(overlay: Any) -> None:
    villages = [("1503010001", "3g", 10), ("1503010002", "none", 10)]
    rows = [
        ("1503010001", 60, "total", "total"),
        ("1503010002", 40, "total", "total"),
        ("1503", 70, "G", "total"),
    ]
    table = overlay(villages, rows).breakdown.set_index("sector")
    row = table.loc["G"]
    # p = 0.7, q = 0.6: of all MSMEs 0.3 to 0.6, of the kind that over 0.7.
    assert row["share_internet_low"] == pytest.approx(0.3 / 0.7)
    assert row["share_internet_high"] == pytest.approx(0.6 / 0.7)
    assert row["share_internet"] == pytest.approx(0.6)
    assert row["quality"] == "margins"
    assert row["share_internet_status"] == "E"


def test_constructed_tables_reach_the_bounds_of_spread_totals(overlay: Any) -> None:
    villages = [
        ("1503010001", "4g", 10),
        ("1503010002", "2g", 900),
        ("1503020001", "3g", 50),
        ("1503020002", "none", 1),
    ]
    spread = overlay(villages, [("1503010", 30), ("1503020", 70)])
    worst = overlay(villages, [("1503010002", 30), ("1503020002", 70)])
    best = overlay(villages, [("1503010001", 30), ("1503020001", 70)])
    for name in MEASURES:
        bounds = spread.units.loc["1503"]
        low, high = bounds[f"{name}_low"], bounds[f"{name}_high"]
        assert worst.units.loc["1503", name] == pytest.approx(low)
        assert best.units.loc["1503", name] == pytest.approx(high)


def test_constructed_tables_reach_the_bounds_of_margins(overlay: Any) -> None:
    villages = [("1503010001", "4g", 10), ("1503010002", "2g", 10), ("1503010003", "none", 10)]
    codes = [one[0] for one in villages]
    totals = list(zip(codes, (20, 30, 50), ["total"] * 3, ["total"] * 3))
    bounds = overlay(villages, [*totals, ("1503", 60, "G", "total")])
    bound = bounds.breakdown.set_index("sector").loc["G"]
    for counts, end in (((0, 10, 50), "low"), ((20, 30, 10), "high")):
        rows = list(zip(codes, counts, ["G"] * 3, ["total"] * 3))
        made = overlay(villages, rows).breakdown.set_index("sector").loc["G"]
        for name in MEASURES:
            assert made[name] == pytest.approx(bound[f"{name}_{end}"])


def test_a_withheld_total_keeps_a_kind_from_being_bounded_by_totals(overlay: Any) -> None:
    villages = [("1503010001", "4g", 10), ("1503010002", "none", 10)]
    rows = [
        ("1503010001", 60, "total", "total"),
        ("1503010002", float("nan"), "total", "total"),
        ("1503", 50, "G", "total"),
    ]
    row = overlay(villages, rows).breakdown.set_index("sector").loc["G"]
    # All 50 may be in the village whose count is withheld.
    assert row["share_4g_low"] == 0
    assert row["quality"] == "district"


def test_a_kind_larger_than_the_total_is_said_and_bounded_alone(overlay: Any) -> None:
    villages = [("1503010001", "4g", 10), ("1503010002", "none", 10)]
    rows = [
        ("1503010001", 10, "total", "total"),
        ("1503010002", 10, "total", "total"),
        ("1503", 50, "G", "total"),
    ]
    result = overlay(villages, rows)
    row = result.breakdown.set_index("sector").loc["G"]
    assert (row["share_4g_low"], row["share_4g_high"]) == (0, 1)
    assert any("larger than the count" in str(one) for one in result.notes)


def test_a_total_counts_where_one_village_of_it_is_listed(overlay: Any) -> None:
    # 90 of 100 are in the two other villages, whose families are 10 and 20.
    villages = [("1503010001", "4g", 10), ("1503010002", "2g", 10), ("1503010003", "none", 20)]
    rows = [("1503", 100), ("1503010001", 10)]
    result = overlay(villages, rows)
    row = result.units.loc["1503"]
    assert (row["msme"], row["msme_low"], row["msme_high"]) == (100, 100, 100)
    assert (row["share_4g_low"], row["share_4g_high"]) == pytest.approx((0.1, 0.1))
    assert row["share_internet"] == pytest.approx((10 + 30) / 100)
    assert (row["share_internet_low"], row["share_internet_high"]) == pytest.approx((0.1, 1))
    assert row["share_4g_status"] == "E"
    assert result.villages["msme"].tolist() == pytest.approx([10, 30, 60])


def test_a_withheld_village_takes_what_a_total_leaves(overlay: Any) -> None:
    villages = [("1503010001", "4g", 10), ("1503010002", "none", 10)]
    rows = [("1503", 30), ("1503010001", 10), ("1503010002", float("nan"))]
    row = overlay(villages, rows).units.loc["1503"]
    assert (row["msme"], row["msme_high"], row["msme_status"]) == (30, 30, "A")
    assert (row["share_4g_low"], row["share_4g_high"]) == pytest.approx((1 / 3, 1 / 3))
    assert row["withheld"] == 1


def test_a_withheld_village_without_a_total_opens_the_share_to_its_own(overlay: Any) -> None:
    villages = [("1503010001", "4g", 10), ("1503010002", "none", 10), ("1503010003", "3g", 1)]
    rows = [("1503010001", 10), ("1503010002", float("nan"))]
    row = overlay(villages, rows).units.loc["1503"]
    assert row["share_4g"] == 1
    assert (row["share_4g_low"], row["share_4g_high"]) == (0, 1)
    assert np.isnan(row["msme_high"])


def test_a_districts_total_stays_where_villages_give_one_sector_alone(overlay: Any) -> None:
    # 25 of other sectors may be in either village, the listed one too.
    villages = [("1503010001", "4g", 10), ("1503010002", "none", 10)]
    rows = [("1503", 30, "total", "total"), ("1503010001", 5, "G", "total")]
    row = overlay(villages, rows).units.loc["1503"]
    assert row["msme"] == 30
    assert (row["share_4g_low"], row["share_4g_high"]) == pytest.approx((5 / 30, 1))


def test_a_total_less_than_its_parts_is_said_and_the_parts_count(overlay: Any) -> None:
    villages = [("1503010001", "4g", 10), ("1503010002", "none", 10)]
    result = overlay(villages, [("1503", 5), ("1503010001", 6), ("1503010002", 4)])
    assert result.units.loc["1503", "msme"] == 10
    assert any("less than their parts" in str(one) for one in result.notes)


def test_use_that_some_villages_do_not_tell_widens_the_gap(overlay: Any) -> None:
    # 20 of 30 use it, 10 do not say: 20 to 30 of 40; everybody has a signal.
    villages = [("1503010001", "4g", 10), ("1503010002", "3g", 10)]
    rows = [("1503010001", 30), ("1503010002", 10)]
    row = overlay(villages, rows, users=[20, float("nan")]).units.loc["1503"]
    assert row["own_use"] == pytest.approx(2 / 3)
    assert (row["own_use_low"], row["own_use_high"]) == pytest.approx((0.5, 0.75))
    assert (row["internet_gap_low"], row["internet_gap_high"]) == pytest.approx((0.25, 0.5))
    assert row["own_use_status"] == "E"


class Published:
    """What an office publishes of a district: some totals, some villages, some kinds, with gaps.

    Villages without MSMEs have no row; where a total is given, others may have none either.
    """

    def __init__(self, rng: np.random.Generator, truth: Truth) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self._rng = rng
        with_total = rng.random() < 0.6
        if with_total:
            self._add(truth.unit, truth.all.sum(), "total", "total", hidden=0.1)
        if rng.random() < 0.5:
            for code, count, *kind in truth.totals(7):
                self._add(code, count, *kind, hidden=0.3)
        told = with_total and not np.isnan(self.rows[0][1])
        for at, code in enumerate(truth.codes):
            if told and rng.random() < 0.3:
                continue
            self._village(code, truth.msme[at])
        for kind, of in truth.margins().items():
            if rng.random() < 0.3:
                self._add(truth.unit, of.sum(), *kind, hidden=0.2)

    def _village(self, code: str, msme: Numbers) -> None:
        how = self._rng.integers(0, 3)
        if how == 0:
            self._add(code, msme.sum(), "total", "total", hidden=0.3)
            return
        for at, sector in SECTORS:
            if how == 1:
                self._add(code, msme[at].sum(), sector, "total", hidden=0.3)
                continue
            for side, sex in SEXES:
                self._add(code, msme[at, side], sector, sex, hidden=0.2)

    def _add(self, code: str, count: float, *kind: str, hidden: float) -> None:
        shown = float("nan") if self._rng.random() < hidden else count
        self.rows.append((code, shown, *kind))


def test_withheld_and_unlisted_counts_keep_the_truth_in_1000_random_tables() -> None:
    truths = tables(2026)
    rng = np.random.default_rng(8)
    rows = [row for truth in truths for row in Published(rng, truth).rows]
    assert sum(np.isnan(row[1]) for row in rows) > TABLES
    found = overlaid(truths, rows)
    kinds = found.breakdown.set_index(["unit", "sector", "sex"])
    units, checked = found.units, 0
    for truth in truths:
        row = units.loc[truth.unit]
        if np.isnan(row["share_4g_low"]):
            continue
        assert row["msme_low"] <= truth.all.sum(), truth.unit
        assert np.isnan(row["msme_high"]) or row["msme_high"] == truth.all.sum(), truth.unit
        check(row, truth.share(truth.all))
        checked += 1
        for kind, of in truth.margins().items():
            if (truth.unit, *kind) in kinds.index and of.sum():
                row = kinds.loc[(truth.unit, *kind)]
                if not np.isnan(row["share_4g_low"]):
                    check(row, truth.share(of))
                    checked += 1
    assert checked > 3 * TABLES
