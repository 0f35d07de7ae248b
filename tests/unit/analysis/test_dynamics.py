"""Trend, shift-share, ranks, classes and inequality: published numbers and numbers by hand."""

from __future__ import annotations

import numpy as np
import pytest

from msme_qgis_plugin.core.analysis.dynamics import (
    quantile_classes,
    shift_share,
    steady_state,
    student,
    tau_b,
    theil,
    transitions,
    trend,
)

NAN = np.nan


def test_shift_share_of_the_published_table() -> None:
    """Krumme, University of Washington: a region and the nation, 1985 and 1995."""
    region = np.array([[500.0, 100, 200, 200], [1000, 100, 250, 280]])
    nation = 100_000 * np.array([0.1, 0.2, 0.4, 0.3])
    whole = np.array([nation, nation * [1.1, 1.2, 1.3, 1.4]])
    before, after = (np.vstack([region[at], whole[at] - region[at]]) for at in (0, 1))
    national, mix, regional = shift_share(before, after)
    assert national[0].sum() == pytest.approx(290)
    assert mix[0] == pytest.approx([-95, -9, 2, 22])
    assert regional[0] == pytest.approx([450, -20, -10, 0], abs=1e-9)
    assert (mix[0].sum(), regional[0].sum()) == pytest.approx((-80, 420))
    assert mix[0].sum() + regional[0].sum() == pytest.approx(340)


def test_the_parts_are_the_change_to_the_last_digit_that_a_float_has() -> None:
    generator = np.random.default_rng(3)
    before, after = generator.lognormal(5, 2, (2, 514, 17))
    before[generator.random(before.shape) < 0.1] = NAN
    national, mix, regional = shift_share(before, after)
    known = np.isfinite(before)
    assert np.isnan(regional[~known]).all()
    scale = np.abs(before) + np.abs(after)
    left = national + mix + regional - (after - before)
    assert (np.abs(left[known]) <= 4 * np.finfo(float).eps * scale[known]).all()
    # And the last is what the textbook writes: E0 (e - g_s).
    first, last = (np.where(known, one, 0).sum(axis=0) for one in (before, after))
    plain = before * (after / before - last / first)
    assert regional[known] == pytest.approx(plain[known], rel=1e-9, abs=1e-9)
    # Over all units nothing is left of the regional share.
    assert np.nansum(regional, axis=0) == pytest.approx(0, abs=1e-6)


def test_a_sector_that_begins_nowhere_is_regional_alone() -> None:
    national, mix, regional = shift_share(np.array([[0.0, 8]]), np.array([[3.0, 4]]))
    assert (national.tolist(), mix.tolist()) == ([[0, -1]], [[0, -3]])
    assert regional.tolist() == [[3, 0]]


def test_tau_of_the_published_example() -> None:
    assert tau_b([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]) == pytest.approx(-0.4714, abs=1e-4)


def test_tau_of_two_ranks_that_are_alike_and_reversed_and_of_no_order() -> None:
    assert tau_b([1, 2, 3], [10, 20, 30]) == 1
    assert tau_b([1, 2, 3], [9, 8, 7]) == -1
    assert np.isnan(tau_b([1, 1, 1], [1, 2, 3]))
    assert np.isnan(tau_b([1], [1]))
    assert np.isnan(tau_b([], []))


def test_students_quantiles_as_printed_in_tables() -> None:
    found = [student(one) for one in (1, 2, 3, 4, 10, 30, 120)]
    assert found == pytest.approx([12.706, 4.303, 3.182, 2.776, 2.228, 2.042, 1.980], abs=5e-4)


def test_a_trend_by_hand_with_a_period_missing() -> None:
    # 1, 3, 2 in 2000, 2001, 2002: slope 1/2, left over -1/2, 1, -1/2, error sqrt(3/2 / 2).
    values = np.array([[1, 3, 2, NAN], [1, NAN, 3, 4], [5, 5, 5, 5], [1, 2, NAN, NAN]])
    made = trend(values, [2000, 2001, 2002, 2003])
    assert made.slope[:3] == pytest.approx([0.5, 1, 0])
    reach = 12.7062047 * np.sqrt(0.75)
    assert (made.low[0], made.high[0]) == pytest.approx((0.5 - reach, 0.5 + reach))
    assert (made.low[1], made.high[1]) == pytest.approx((1, 1))
    assert (made.low[2], made.high[2]) == (0, 0)
    assert np.isnan([made.slope[3], made.low[3], made.high[3]]).all()
    assert made.used.tolist() == [3, 3, 4, 2]


def test_classes_leave_out_what_is_missing_and_keep_what_is_alike_together() -> None:
    places = quantile_classes(np.array([1.0, 2, NAN, 3, 4, 5]))
    assert places.tolist() == [0, 1, -1, 2, 3, 4]
    assert quantile_classes(np.full(4, 7.0)).tolist() == [0, 0, 0, 0]
    assert quantile_classes(np.full(2, NAN)).tolist() == [-1, -1]


def test_moves_are_counted_from_each_period_to_the_next() -> None:
    places = np.array([[0, 1, 1], [1, -1, 0], [1, 0, 0]])
    assert transitions(places, 2).tolist() == [[1, 1], [1, 1]]
    assert steady_state(np.array([[1, 1], [1, 1]])) == pytest.approx([0.5, 0.5])
    # Nothing leaves the second class.
    assert np.isnan(steady_state(np.array([[1, 1], [0, 2]]))).all()
    assert np.isnan(steady_state(np.array([[1, 0], [0, 0]]))).all()


def test_inequality_by_hand() -> None:
    # Shares 1/4 and 3/4 of two units: ln(1/2)/4 + 3 ln(3/2)/4.
    found = theil(np.array([1.0, 3, NAN]), np.array([0, 1, 1]))
    assert found.total == pytest.approx(0.130812, abs=1e-6)
    assert (found.between, found.within) == pytest.approx((found.total, 0))
    assert theil(np.array([1.0, 3]), np.array([0, 0])).between == pytest.approx(0)
    # All in one of n: ln n. Nothing there takes no part.
    assert theil(np.array([0.0, 0, 0, 9])).total == pytest.approx(np.log(4))


@pytest.mark.parametrize("values", [[-1.0, 2.0], [0.0, 0.0], [NAN], []])
def test_what_has_no_inequality_has_no_number(values: list[float]) -> None:
    assert np.isnan(theil(np.array(values, dtype=float)).total)
