"""Trend, ranks and inequality compared with scipy, and with numbers published for known data."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.dynamics import (
    quantile_classes,
    steady_state,
    student,
    tau_b,
    theil,
    transitions,
    trend,
)

ENVIRONMENT = Path(__file__).parents[2] / ".venv-oracle"
PYTHON = ENVIRONMENT / "bin" / "python"
SIZES = (1, 2, 3, 17, 514, 2000)
ASK = """
import json, sys, warnings
import numpy
from scipy import stats
warnings.filterwarnings("ignore")
told = json.load(sys.stdin)
tau = [float(stats.kendalltau(x, y).statistic) for x, y in told["pairs"]]
lines = []
for x, y in told["lines"]:
    one = stats.linregress(x, y)
    reach = stats.t.ppf(0.975, len(x) - 2) * one.stderr
    lines.append([one.slope, one.slope - reach, one.slope + reach])
quantiles = [float(stats.t.ppf(0.975, n)) for n in told["degrees"]]
print(json.dumps({"tau": tau, "lines": lines, "quantiles": quantiles}))
"""

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not PYTHON.exists(), reason="the environment of the oracles (.venv-oracle) is not set up"
    ),
]


def pairs() -> list[tuple[list[float], list[float]]]:
    generator = np.random.default_rng(20261128)
    found = []
    for size in SIZES:
        plain = generator.normal(size=size)
        tied = generator.poisson(3, size).astype(float)
        found += [(plain, generator.normal(size=size)), (tied, generator.poisson(2, size) * 1.0)]
        found += [(plain, tied), (tied, np.zeros(size))]
    return [(x.tolist(), y.tolist()) for x, y in found]


def lines() -> list[tuple[list[float], list[float]]]:
    generator = np.random.default_rng(7)
    found = []
    for size in (3, 4, 5, 11, 40):
        years = np.sort(generator.choice(np.arange(1960, 2025), size, replace=False)) * 1.0
        found.append((years.tolist(), generator.lognormal(8, 1, size).tolist()))
    return found


@pytest.fixture(scope="module")
def answers() -> dict[str, list]:
    told = {"pairs": pairs(), "lines": lines(), "degrees": list(range(1, 201))}
    answer = subprocess.run(
        [str(PYTHON), "-c", ASK], input=json.dumps(told), capture_output=True, text=True, check=True
    )
    return json.loads(answer.stdout)


def test_tau_b(answers: dict[str, list]) -> None:
    found = [tau_b(x, y) for x, y in pairs()]
    assert found == pytest.approx(answers["tau"], abs=1e-12, nan_ok=True)
    assert sum(np.isfinite(found)) > len(SIZES)


def test_trends_and_their_intervals(answers: dict[str, list]) -> None:
    for (years, values), expected in zip(lines(), answers["lines"]):
        made = trend(np.array([values]), years)
        assert [made.slope[0], made.low[0], made.high[0]] == pytest.approx(expected, rel=1e-9)


def test_students_quantiles(answers: dict[str, list]) -> None:
    assert [student(one) for one in range(1, 201)] == pytest.approx(answers["quantiles"], rel=1e-9)


def example(name: str) -> pd.DataFrame:
    found = list(ENVIRONMENT.glob(f"lib/python*/site-packages/libpysal/examples/{name}"))
    if not found:
        pytest.skip(f"the example data {name} are not there")
    return pd.read_csv(found[0])


def test_inequality_of_mexican_states_as_published() -> None:
    table = example("mexico/mexico.csv")
    groups = pd.factorize(table["hanson98"])[0]
    found = [theil(table[f"pcgdp{year}"].to_numpy(float), groups) for year in range(1940, 2001, 10)]
    assert [one.total for one in found] == pytest.approx(
        [0.20894344, 0.15222451, 0.10472941, 0.10194725, 0.09560113, 0.10511256, 0.10660832],
        abs=1e-8,
    )
    assert [one.between for one in found] == pytest.approx(
        [0.0345889, 0.02816853, 0.05260921, 0.05931219, 0.03205257, 0.02963731, 0.03635872],
        abs=1e-8,
    )
    assert all(one.between + one.within == pytest.approx(one.total) for one in found)


def test_moves_of_american_states_as_published() -> None:
    table = example("us_income/usjoin.csv")
    values = table[[str(year) for year in range(1929, 2010)]].to_numpy(float)
    places = np.column_stack([quantile_classes(one) for one in values.T])
    moves = transitions(places)
    assert moves[0].tolist() == [729, 71, 1, 0, 0]
    assert steady_state(moves) == pytest.approx(
        [0.20774716, 0.18725774, 0.20740537, 0.18821787, 0.20937187], abs=1e-8
    )
