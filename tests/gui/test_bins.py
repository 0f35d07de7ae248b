"""Arithmetic of the histogram, worked out by hand."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.gui.map.bins import (
    Scale,
    added,
    bin_count,
    class_of,
    count_bins,
    moved,
    removed,
    rounded,
)

# 0 to 100 on 200 pixels: half a unit per pixel.
SCALE = Scale(0.0, 100.0, 10.0, 210.0)


def test_values_and_pixels_go_both_ways() -> None:
    assert SCALE.step == 0.5
    assert SCALE.place(25) == 60
    assert SCALE.value(60) == 25


def test_a_pixel_outside_is_the_nearest_end() -> None:
    assert SCALE.value(-5) == 0
    assert SCALE.value(500) == 100


def test_equal_values_stand_in_the_middle() -> None:
    one = Scale(7.0, 7.0, 10.0, 210.0)
    assert one.place(7) == 110
    assert one.step == 0


def test_the_highest_value_is_in_the_last_bin() -> None:
    # Width 2: 0–2, 2–4, 4–6, 6–8, 8–10.
    assert count_bins([0, 1, 2, 5, 10, 10], 5) == [2, 1, 1, 0, 2]


def test_values_that_are_all_equal_fill_one_bin() -> None:
    assert count_bins([3, 3, 3], 4) == [3, 0, 0, 0]
    assert count_bins([], 2) == [0, 0]


def test_there_is_at_least_one_bar_and_not_too_many() -> None:
    assert bin_count(3) == 1
    assert bin_count(80) == 10
    assert bin_count(5000) == 48


@pytest.mark.parametrize(("value", "place"), [(9, 0), (10, 1), (20, 2)])
def test_a_class_includes_its_lower_edge(value: float, place: int) -> None:
    assert class_of(value, [10, 20]) == place


@pytest.mark.parametrize(
    ("value", "step", "short"),
    [(1234.4, 10, 1230), (1234.4, 35, 1230), (0.12345, 0.002, 0.123),
     (12.34, 0.5, 12.3), (7.0, 0.0, 7.0)],
)  # fmt: skip
def test_a_dragged_break_is_as_short_as_a_pixel_allows(
    value: float, step: float, short: float
) -> None:
    assert rounded(value, step) == pytest.approx(short)


def test_a_break_stays_between_its_neighbours() -> None:
    breaks = [10.0, 20.0, 30.0]
    assert moved(breaks, 1, 99, 1) == [10, 29, 30]
    assert moved(breaks, 1, -5, 1) == [10, 11, 30]
    assert moved(breaks, 2, 99, 1) == [10, 20, 99]
    assert breaks == [10.0, 20.0, 30.0]


def test_a_break_is_added_in_order_and_never_on_another() -> None:
    assert added([10, 30], 20.2, 1, 6) == [10, 20, 30]
    assert added([10, 30], 10.4, 1, 6) == [10, 30]
    assert added([1, 2, 3], 9, 1, 3) == [1, 2, 3]


def test_the_last_break_cannot_be_removed() -> None:
    assert removed([10, 20, 30], 1) == [10, 30]
    assert removed([10], 0) == [10]
