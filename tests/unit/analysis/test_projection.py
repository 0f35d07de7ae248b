"""Paths, control totals and errors, against numbers worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from msme_qgis_plugin.core.analysis.errors import TotalsNotMetError
from msme_qgis_plugin.core.analysis.projection import (
    Path,
    Uncertainty,
    errors,
    fit,
    mean_step,
    rake,
    towards,
)

NAN = math.nan
YEARS = np.array([2010.0, 2011.0, 2013.0])


def at(path: Path, values: list[float], ahead: float, cap: float | None = None) -> float:
    limit = None if cap is None else np.array([cap])
    line = fit(path, np.array([values]), YEARS, limit)
    return float(line.at(np.array([ahead]))[0, 0])


def test_growth_starts_at_the_last_number() -> None:
    # 8 -> 27 in three years is 3/2 a year; the number between does not matter.
    assert at(Path.CAGR, [8, 20, 27], 2015) == pytest.approx(27 * 2.25)
    assert at(Path.CAGR, [8, 27, NAN], 2012) == pytest.approx(27 * 27 / 8)


def test_a_line_is_least_squares() -> None:
    # Times 0, 1, 3; mean 4/3; slope = sum((t - 4/3) y) / (14/3) = (-4 - 2/3 + 10) / (14/3).
    slope = (-4 / 3 * 3 - 1 / 3 * 2 + 5 / 3 * 6) / (14 / 3)
    assert at(Path.LINEAR, [3, 2, 6], 2016) == pytest.approx(11 / 3 + slope * (6 - 4 / 3))
    assert at(Path.LOG_LINEAR, [1, 2, 8], 2015) == pytest.approx(32)


def test_logistic_growth_halves_its_distance_in_odds() -> None:
    # Odds 1/3, 1, 9 of a cap of 100 are 25, 50, 90: three times a year.
    assert at(Path.LOGISTIC, [25, 50, 90], 2014, 100) == pytest.approx(100 * 27 / 28)
    assert at(Path.LOGISTIC, [25, 50, 90], 2300, 100) == pytest.approx(100)


@pytest.mark.parametrize(
    ("path", "values", "cap"),
    [
        (Path.CAGR, [0, 5, 6], None),
        (Path.CAGR, [4, -5, 6], None),
        (Path.LOG_LINEAR, [4, 0, 6], None),
        (Path.LOGISTIC, [4, 5, 6], 6),
        (Path.LOGISTIC, [4, 9, 6], 8),
        (Path.LINEAR, [NAN, 5, NAN], None),
        (Path.CAGR, [NAN, NAN, NAN], None),
    ],
)
def test_what_a_path_cannot_have_is_no_number(
    path: Path, values: list[float], cap: float | None
) -> None:
    assert math.isnan(at(path, values, 2020, cap))


def test_a_target_says_the_growth_it_needs() -> None:
    needed, path = towards(
        np.array([100.0, 0.0, 50.0]),
        np.full(3, 2020.0),
        np.array([400.0, 9, NAN]),
        2040,
        np.array([2030.0, 2040.0]),
    )
    assert needed[0] == pytest.approx(4 ** (1 / 20) - 1)
    assert path[0] == pytest.approx([200, 400])
    assert np.isnan(path[1:]).all()


def test_raking_keeps_proportions_and_meets_nested_totals() -> None:
    made = rake(np.array([1.0, 3.0, 6.0]), [(np.arange(3), 20.0), (np.array([0, 1]), 6.0)])
    # The first two share 6 as 1 : 3, the rest of 20 goes to the third.
    assert made == pytest.approx([1.5, 4.5, 14])


def test_zeros_stay_zeros_and_totals_that_cannot_be_met_are_refused() -> None:
    assert rake(np.array([0.0, 2.0]), [(np.arange(2), 10.0)]).tolist() == [0, 10]
    assert rake(np.array([3.0, 2.0]), [(np.arange(2), 0.0)]).tolist() == [0, 0]
    with pytest.raises(TotalsNotMetError):
        rake(np.zeros(2), [(np.arange(2), 10.0)])
    with pytest.raises(TotalsNotMetError, match="20"):
        rake(np.ones(2), [(np.arange(2), 20.0), (np.array([0]), 5.0), (np.array([1]), 5.0)])


def test_errors_are_worked_out_on_pairs_and_leave_zeros_out_of_per_cent() -> None:
    found = errors(np.array([10.0, 0.0, 20.0, NAN]), np.array([11.0, 2.0, 16.0, 5.0]), 2.0)
    assert found.mape == pytest.approx((0.1 + 0.2) / 2)
    assert found.rmse == pytest.approx(math.sqrt((1 + 4 + 16) / 3))
    assert found.mase == pytest.approx((1 + 2 + 4) / 3 / 2)
    assert math.isnan(errors(np.array([NAN]), np.array([1.0]), 1.0).rmse)
    assert mean_step(np.array([[1.0, NAN, 4.0], [2.0, 1.0, NAN]])) == 2


@pytest.mark.parametrize("how", [Uncertainty.NORMAL, Uncertainty.BOOTSTRAP])
def test_draws_spread_as_the_formula_of_the_forecast_says(how: Uncertainty) -> None:
    times = np.arange(2000.0, 2010.0)
    values = 50 + 3 * (times - 2000) + np.array([1, -1, 2, -2, 0, 0, 2, -2, 1, -1])
    line = fit(Path.LINEAR, values[None, :], times)
    drawn = line.draws(np.array([2009.0, 2030.0]), 40_000, how, 5)[0]
    # s^2 (1 + 1/n + (t - mean)^2 / sum of squares), of the line itself.
    left = values - np.polyval(np.polyfit(times, values, 1), times)
    spread = math.sqrt((left**2).sum() / 8)
    # Of normal residuals the spread is not known: Student's distribution has df / (df - 2).
    wider = math.sqrt(8 / 6) if how is Uncertainty.NORMAL else 1.0
    for row, year in zip(drawn, (2009, 2030)):
        error = spread * math.sqrt(1 + 0.1 + (year - 2004.5) ** 2 / 82.5)
        assert row.std() == pytest.approx(error * wider, rel=0.02)
        assert row.mean() == pytest.approx(float(line.at(np.array([float(year)]))[0, 0]), rel=0.01)
    again = line.draws(np.array([2009.0, 2030.0]), 40_000, how, 5)[0]
    assert np.array_equal(drawn, again)
    other = line.draws(np.array([2009.0, 2030.0]), 40_000, how, 6)[0]
    assert not np.array_equal(drawn, other)


def test_two_numbers_tell_nothing_of_the_spread() -> None:
    line = fit(Path.CAGR, np.array([[1.0, 2.0, NAN], [1.0, 2.0, 3.0]]), YEARS)
    drawn = line.draws(np.array([2020.0]), 10, Uncertainty.NORMAL, 1)
    assert np.isnan(drawn[0]).all()
    assert np.isfinite(drawn[1]).all()
