"""Comparable values, means and correlations compared with scipy, run in its own environment."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from msme_qgis_plugin.core.analysis.composite import (
    Aggregation,
    Normalisation,
    Scales,
    aggregate,
    correlations,
    normalise,
)

ORACLE = Path(__file__).parents[2] / ".venv-oracle" / "bin" / "python"
ASK = """
import json, sys
import numpy, warnings
from scipy import stats
warnings.filterwarnings("ignore")
told = json.load(sys.stdin)
x = numpy.array(told["values"], dtype=float)
weights = numpy.array(told["weights"])
known = [~numpy.isnan(column) for column in x.T]
zscore = stats.zscore(x, axis=0, nan_policy="omit")
percentile = numpy.full(x.shape, numpy.nan)
for place, column in enumerate(x.T):
    held = column[known[place]]
    percentile[known[place], place] = [
        stats.percentileofscore(held, one, kind="mean") / 100 for one in held
    ]
means = [
    [
        float(mean(row[held], weights=weights[held]))
        for row in x
        for held in [~numpy.isnan(row)]
    ]
    for mean in (stats.gmean, stats.hmean)
]
pairs = []
for i in range(x.shape[1]):
    for j in range(i):
        both = known[i] & known[j]
        enough = both.sum() > 1
        pairs.append(float(stats.pearsonr(x[both, i], x[both, j])[0]) if enough else None)
print(json.dumps([zscore.tolist(), percentile.tolist(), means, pairs]))
"""

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not ORACLE.exists(), reason="the environment of the oracles (.venv-oracle) is not set up"
    ),
]


@pytest.fixture(scope="module", params=[1, 2, 7, 514, 2000])
def case(request: pytest.FixtureRequest) -> tuple[np.ndarray, np.ndarray, list]:
    random = np.random.default_rng(request.param)
    units = request.param
    values = np.column_stack(
        [
            random.lognormal(2, 1, units),
            random.integers(1, 6, units),
            np.full(units, 4.0),
            random.uniform(0.1, 9, units),
        ]
    )
    values[1:][random.random((units - 1, 4)) < 0.1] = np.nan
    weights = np.array([0.4, 0.3, 0.2, 0.1])
    told = {"values": values.tolist(), "weights": weights.tolist()}
    answer = subprocess.run(
        [str(ORACLE), "-c", ASK], input=json.dumps(told), capture_output=True, text=True, check=True
    )
    return values, weights, json.loads(answer.stdout)


def plain(count: int) -> Scales:
    return Scales(np.full(count, True), np.full(count, np.nan), np.full(count, np.nan))


def test_standard_scores_and_percentile_ranks(case: tuple) -> None:
    values, _, (zscore, percentile, _, _) = case
    # Where all are equal scipy has no score, and ours is the middle.
    theirs = np.where(np.isnan(values), np.nan, np.nan_to_num(np.array(zscore), nan=0.0))
    ours = normalise(values, Normalisation.ZSCORE, plain(4))
    np.testing.assert_allclose((ours - 0.5) * 10, theirs, atol=1e-9)
    ours = normalise(values, Normalisation.PERCENTILE, plain(4))
    np.testing.assert_allclose(ours, np.array(percentile), atol=1e-9)


def test_geometric_and_harmonic_means_of_what_is_there(case: tuple) -> None:
    values, weights, (_, _, means, _) = case
    held = ~np.isnan(values).all(axis=1)
    for method, theirs in zip((Aggregation.GEOMETRIC, Aggregation.HARMONIC), means):
        ours = aggregate(values, weights, method)
        np.testing.assert_allclose(ours[held], np.array(theirs)[held], rtol=1e-9)


def test_correlations_over_the_units_that_have_both(case: tuple) -> None:
    values, _, (_, _, _, pairs) = case
    ours = correlations(values)
    theirs = iter(pairs)
    for i in range(values.shape[1]):
        for j in range(i):
            expected = next(theirs)
            expected = np.nan if expected is None else expected
            np.testing.assert_allclose(ours[i, j], expected, atol=1e-9)
