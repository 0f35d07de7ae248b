"""Trends, logistic growth, bounds and totals against scipy, statsmodels and a table by hand."""

from __future__ import annotations

import numpy as np
import pytest

from msme_qgis_plugin.core.analysis.projection import Path, Uncertainty, fit, rake

stats = pytest.importorskip("scipy.stats")
optimize = pytest.importorskip("scipy.optimize")

TIMES = np.array([2010.0, 2011, 2013, 2014, 2016, 2017])
AHEAD = np.array([2030.0, 2045.0])


def test_trends_are_those_of_linregress() -> None:
    values = np.random.default_rng(1).lognormal(5, 0.3, (40, 6))
    for path, into, back in ((Path.LINEAR, np.array, np.array), (Path.LOG_LINEAR, np.log, np.exp)):
        made = fit(path, values, TIMES).at(AHEAD)
        for row, found in zip(values, made):
            line = stats.linregress(TIMES - 2010, into(row))
            wanted = back(line.intercept + line.slope * (AHEAD - 2010))
            assert found == pytest.approx(wanted, rel=1e-9)


def test_logistic_growth_is_the_curve_of_least_squares_in_log_odds() -> None:
    generator = np.random.default_rng(2)
    for _ in range(20):
        cap = generator.uniform(50, 200)
        odds = generator.uniform(-3, 0) + generator.uniform(0.05, 0.4) * (TIMES - 2010)
        values = cap / (1 + np.exp(-odds - generator.normal(0, 0.1, 6)))
        made = fit(Path.LOGISTIC, values[None, :], TIMES, np.array([cap])).at(AHEAD)[0]
        (start, slope), _ = optimize.curve_fit(
            lambda time, a, b: a + b * time, TIMES - 2010, np.log(values / (cap - values))
        )
        assert made == pytest.approx(cap / (1 + np.exp(-start - slope * (AHEAD - 2010))), rel=1e-7)


def test_logistic_growth_without_noise_is_found_by_a_free_fit_too() -> None:
    values = 120 / (1 + np.exp(2 - 0.3 * (TIMES - 2010)))
    made = fit(Path.LOGISTIC, values[None, :], TIMES, np.array([120.0])).at(AHEAD)[0]
    told, _ = optimize.curve_fit(
        lambda time, cap, a, b: cap / (1 + np.exp(-a - b * time)),
        TIMES - 2010,
        values,
        (150, -1, 0.2),
    )
    wanted = told[0] / (1 + np.exp(-told[1] - told[2] * (AHEAD - 2010)))
    assert made == pytest.approx(wanted, rel=1e-6)


def test_drawn_bounds_are_the_prediction_interval_of_statsmodels() -> None:
    linear = pytest.importorskip("statsmodels.api")
    values = np.array([10.0, 12, 11, 15, 16, 19])
    drawn = fit(Path.LINEAR, values[None, :], TIMES).draws(AHEAD, 400_000, Uncertainty.NORMAL, 3)[0]
    model = linear.OLS(values, linear.add_constant(TIMES - 2010)).fit()
    wanted = model.get_prediction(linear.add_constant(AHEAD - 2010)).summary_frame(alpha=0.1)
    low, high = np.quantile(drawn, (0.05, 0.95), axis=1)
    # Of draws: two standard errors of a quantile are near 0.5 %.
    assert low == pytest.approx(wanted["obs_ci_lower"].to_numpy(), rel=0.01)
    assert high == pytest.approx(wanted["obs_ci_upper"].to_numpy(), rel=0.01)


def test_raking_is_the_table_nearest_in_entropy() -> None:
    """Minimum of sum(x log(x / seed)) under both margins, by its dual (Newton's method)."""
    generator = np.random.default_rng(4)
    seed = generator.lognormal(2, 1, (4, 5))
    rows, columns = generator.dirichlet(np.ones(4)) * 900, generator.dirichlet(np.ones(5)) * 900
    place = np.arange(20).reshape(4, 5)
    margins = [(place[at], float(one)) for at, one in enumerate(rows)]
    margins += [(place[:, at], float(one)) for at, one in enumerate(columns)]
    made = rake(seed.ravel(), margins, 1e-13).reshape(4, 5)

    def gap(dual: np.ndarray) -> np.ndarray:
        # The last column follows from the others.
        found = seed * np.exp(dual[:4, None] + np.append(dual[4:], 0.0)[None, :])
        return np.concatenate([found.sum(1) - rows, found.sum(0)[:-1] - columns[:-1]])

    start = np.full(8, np.log(900 / seed.sum()))
    start[4:] = 0
    dual = optimize.root(gap, start, tol=1e-13).x
    wanted = seed * np.exp(dual[:4, None] + np.append(dual[4:], 0.0)[None, :])
    assert made == pytest.approx(wanted, rel=1e-9)
