"""Ranks and standings, worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.ranking import (
    competition_ranks,
    farthest_behind,
    middle,
    place_among,
    rank_correlation,
)

NAN = float("nan")


def test_equal_values_share_the_better_rank_and_nothing_has_none() -> None:
    ranks = competition_ranks(pd.Series([10.0, NAN, 30.0, 20.0, 20.0]))
    assert ranks.tolist()[2:] == [1.0, 2.0, 2.0]
    assert ranks[0] == 4.0
    assert math.isnan(ranks[1])


def test_a_place_counts_only_members_with_a_value() -> None:
    values = pd.Series([5.0, 9.0, NAN, 1.0, 7.0])
    members = np.array([True, True, True, False, True])
    place = place_among(values, 0, members)
    assert place.values.tolist() == [5.0, 7.0, 9.0]
    assert (place.rank, place.count, place.median) == (3, 3, 7.0)


def test_a_unit_without_a_value_has_no_rank_but_its_group_a_median() -> None:
    place = place_among(pd.Series([NAN, 2.0, 4.0]), 0)
    assert place.rank is None
    assert place.median == 3.0


def test_a_group_without_values_has_no_median() -> None:
    place = place_among(pd.Series([NAN, NAN]), 1)
    assert place.count == 0
    assert math.isnan(place.median)


def test_the_median_of_nothing_is_no_number() -> None:
    assert math.isnan(middle([]))
    assert middle([3.0, NAN, 1.0]) == 2.0


def test_distance_below_the_median_is_measured_in_quartile_ranges() -> None:
    table = pd.DataFrame(
        {
            # Quartiles 20 and 40, median 30: (30 - 10) / 20 = 1.
            "a": [10.0, 20.0, 30.0, 40.0, 50.0],
            # Quartiles 2 and 3, median 2: (2 - 0) / 1 = 2, the worse one.
            "b": [0.0, 2.0, 2.0, 3.0, 4.0],
            # Above its median.
            "c": [9.0, 1.0, 2.0, 3.0, 4.0],
            # No spread between the quartiles: no scale.
            "d": [1.0, 2.0, 2.0, 2.0, 2.0],
            # No value of its own.
            "e": [NAN, 1.0, 2.0, 3.0, 4.0],
        }
    )
    before = table.copy()
    members = np.ones(5, dtype=bool)
    found = farthest_behind(table, 0, members, most=5)
    assert [(one.column, one.depth) for one in found] == [("b", 2.0), ("a", 1.0)]
    assert found[0].place.rank == 5
    assert len(farthest_behind(table, 0, members, most=1)) == 1
    pd.testing.assert_frame_equal(table, before)


def test_an_indicator_of_which_less_is_better_is_behind_above_its_median() -> None:
    # Poverty of 50 where the quartiles are 20 and 40: (50 - 30) / 20 = 1 behind.
    table = pd.DataFrame({"poverty": [50.0, 40.0, 30.0, 20.0, 10.0]})
    members = np.ones(5, dtype=bool)
    (one,) = farthest_behind(table, 0, members, most=5, less_is_better={"poverty"})
    assert one.depth == 1.0
    # The least poor district is no shortfall.
    assert farthest_behind(table, 4, members, most=5, less_is_better={"poverty"}) == ()


def test_a_place_knows_how_many_units_have_no_value() -> None:
    place = place_among(pd.Series([1.0, NAN, 3.0]), 0)
    assert (place.rank, place.count, place.units) == (2, 2, 3)


def test_a_rank_correlation_by_hand() -> None:
    # Ranks 1 to 4 beside 1, 3, 2, 4: 1 - 6 * 2 / (4 * 15).
    assert rank_correlation([1.0, 5.0, 6.0, 70.0], [2.0, 9.0, 4.0, 11.0]) == pytest.approx(0.8)
    assert rank_correlation([1.0, 2.0, 3.0], [3.0, 2.0, 1.0]) == pytest.approx(-1.0)
    # Nothing can be said of two units, nor of a value that never differs.
    assert math.isnan(rank_correlation([1.0, 2.0], [1.0, 2.0]))
    assert math.isnan(rank_correlation([1.0, 1.0, 1.0], [1.0, 2.0, 3.0]))
