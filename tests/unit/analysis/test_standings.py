"""Where a district stands, worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.ranking import (
    Place,
    island_of,
    largest_gaps,
    rank_intervals,
    standings,
)
from msme_qgis_plugin.core.measures.field import Direction

BETTER, WORSE = Direction.BETTER, Direction.WORSE
CODES = pd.Series(["7301", "7302", "7303", "7304", "7401", "3201", "2101"])
VALUES = pd.Series([10.0, 20.0, 20.0, 60.0, 50.0, 5.0, 99.0])
STATUS = pd.Series(["A", "A", "E", "A", "A", "A", "Q"])


def rank(place: Place) -> tuple[int | None, int, int]:
    """The rank, of how many with a value, of how many."""
    return place.rank, place.count, place.units


def test_equal_values_share_the_better_rank() -> None:
    found = standings(CODES, VALUES, province="73", status=STATUS)
    assert rank(found["7302"].province) == (2, 4, 4)
    assert rank(found["7303"].province) == (2, 4, 4)
    assert rank(found["7301"].province) == (4, 4, 4)
    assert rank(found["7302"].island) == (3, 5, 5)
    # The suppressed 99 takes no part in the country's ranking.
    assert rank(found["7304"].nation) == (1, 6, 7)


def test_median_and_gap_of_the_province() -> None:
    found = standings(CODES, VALUES, province="73", status=STATUS)
    # Quartiles of 10, 20, 20, 60 are 17.5 and 30, the median is 20.
    assert found["7301"].province.median == 20.0
    assert found["7301"].gap(BETTER) == pytest.approx(10 / 12.5)
    assert math.isnan(found["7302"].gap(BETTER))
    assert math.isnan(found["7304"].gap(BETTER))
    # 60 of what is bad lies on the wrong side; of what is neither, nothing does.
    assert found["7304"].gap(WORSE) == pytest.approx(40 / 12.5)
    assert math.isnan(found["7301"].gap(WORSE))
    assert math.isnan(found["7301"].gap(None))
    assert math.isnan(found["7301"].gap(Direction.NEUTRAL))


def test_suppressed_values_stay_hidden() -> None:
    found = standings(CODES, VALUES, province="21", status=STATUS)["2101"]
    assert math.isnan(found.value)
    assert found.hidden
    assert rank(found.province) == (None, 0, 1)
    assert rank(found.nation) == (None, 6, 7)
    assert math.isnan(found.province.median)


def test_riau_islands_belong_to_sumatra() -> None:
    assert island_of("2101") == island_of("1101") == "1"
    assert island_of("9471") == "9"


def test_worst_gaps_come_first_and_only_those_below() -> None:
    low = standings(CODES, VALUES, province="73")["7301"]
    high = standings(CODES, VALUES, province="73")["7304"]
    lower = standings(CODES, pd.Series([-40.0, *VALUES[1:]]), province="73")["7301"]
    assert largest_gaps([(one, BETTER) for one in (high, low, lower)]) == (2, 1)
    assert largest_gaps([(high, WORSE), (low, BETTER), (lower, WORSE)]) == (0, 1)
    assert largest_gaps([(high, BETTER)]) == ()


def test_all_equal_have_no_gap_and_inputs_stay() -> None:
    same = pd.Series([5.0] * 7)
    before = CODES.copy(), same.copy(), STATUS.copy()
    found = standings(CODES, same, province="73", status=STATUS)
    assert rank(found["7301"].province) == (1, 4, 4)
    assert math.isnan(found["7301"].gap(BETTER))
    for kept, given in zip(before, (CODES, same, STATUS)):
        pd.testing.assert_series_equal(kept, given)


# Five units: their bounds, and one without.
LOW = np.array([10.0, 12.0, 5.0, 9.0, np.nan])
HIGH = np.array([14.0, 13.0, 9.0, 20.0, np.nan])


def test_a_rank_lies_between_those_that_bounds_allow() -> None:
    before = LOW.copy(), HIGH.copy()
    best, worst = rank_intervals(LOW, HIGH)
    # 5–9 lies below 10–14 and 12–13 in any case; it can reach 9–20.
    assert best.tolist() == [1, 1, 3, 1, 0]
    # 9–20 may lie at 9, where all others are at least as high.
    assert worst.tolist() == [3, 3, 4, 4, 0]
    for kept, given in zip(before, (LOW, HIGH)):
        np.testing.assert_array_equal(kept, given)


def test_exact_values_have_their_rank_alone() -> None:
    exact = np.array([30.0, 10.0, 20.0])
    best, worst = rank_intervals(exact, exact)
    assert best.tolist() == worst.tolist() == [1, 3, 2]
