"""Classes compared with mapclassify, run in its own environment."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from msme_qgis_plugin.core.classify import Method, classify

ORACLE = Path(__file__).parents[2] / ".venv-oracle" / "bin" / "python"
ASK = """
import json, sys, warnings
warnings.filterwarnings("ignore")
import mapclassify, numpy
values, k = json.load(sys.stdin)
y = numpy.array(values)
found = {
    "jenks": mapclassify.FisherJenks(y, k),
    "quantile": mapclassify.Quantiles(y, k),
    "equal": mapclassify.EqualInterval(y, k),
    "headtail": mapclassify.HeadTailBreaks(y),
    "stddev": mapclassify.StdMean(y),
}
print(json.dumps({
    name: [[float(b) for b in one.bins], [int(c) for c in one.counts]]
    for name, one in found.items()
}))
"""

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not ORACLE.exists(), reason="the environment of the oracles (.venv-oracle) is not set up"
    ),
]


def samples() -> dict[str, tuple[list[float], int]]:
    generator = np.random.default_rng(20240517)
    return {
        "long tail": (list(generator.lognormal(3, 1, 514)), 5),
        "even": (list(generator.uniform(-40, 60, 514)), 4),
        "ties": ([float(v) for v in generator.poisson(4, 514)], 5),
        "two digits": ([round(float(v), 2) for v in generator.gamma(2, 9, 514)], 6),
    }


@pytest.fixture(scope="module", params=samples())
def case(request: pytest.FixtureRequest) -> tuple[list[float], int, dict]:
    values, classes = samples()[request.param]
    answer = subprocess.run(
        [str(ORACLE), "-c", ASK],
        input=json.dumps([values, classes]),
        capture_output=True,
        text=True,
        check=True,
    )
    return values, classes, json.loads(answer.stdout)


@pytest.mark.parametrize("method", ["quantile", "equal"])
def test_cuts_and_counts(case: tuple, method: str) -> None:
    values, classes, oracle = case
    bins, counts = oracle[method]
    found = classify(values, method=Method(method), classes=classes)
    assert list(found.cuts) == pytest.approx(bins[:-1])
    assert list(found.counts) == counts


def test_head_tail_up_to_what_a_palette_has(case: tuple) -> None:
    values, classes, oracle = case
    bins, counts = oracle["headtail"]
    found = classify(values, method=Method.HEADTAIL, classes=classes)
    made = len(found.cuts)
    assert made == min(len(bins) - 1, 6)
    assert list(found.cuts) == pytest.approx(bins[:made])
    assert list(found.counts[:made]) == counts[:made]
    assert found.counts[made] == sum(counts[made:])


def test_deviations(case: tuple) -> None:
    values, _, oracle = case
    bins, counts = oracle["stddev"]
    found = classify(values, method=Method.STDDEV, classes=5)
    assert list(found.cuts) == pytest.approx(bins[:4])
    assert list(found.counts)[: len(counts)] == counts


def test_jenks_is_as_good_and_where_unique_the_same(case: tuple) -> None:
    values, classes, oracle = case
    bins, _ = oracle["jenks"]
    found = classify(values, method=Method.JENKS, classes=classes)

    def spread(cuts: list[float]) -> float:
        data = np.array(values)
        groups = np.searchsorted(cuts, data)
        return sum(
            ((data[groups == g] - data[groups == g].mean()) ** 2).sum() for g in np.unique(groups)
        )

    assert spread(list(found.cuts)) == pytest.approx(spread(bins[:-1]))
    assert list(found.cuts) == pytest.approx(bins[:-1])
