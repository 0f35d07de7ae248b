"""Effects of a programme compared with statsmodels, and with pyfixest and csdid where these are.

`MSME_EFFECT_ORACLE` names the Python of an environment that holds the latter two.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.effect_options import Controls
from msme_qgis_plugin.core.analysis.effect_panel import Cases
from msme_qgis_plugin.core.analysis.group_time import average, group_times, overall_shares
from msme_qgis_plugin.core.analysis.p_values import fisher_p, student_p
from msme_qgis_plugin.core.analysis.two_way import two_way

HERE = Path(__file__).parent
PYTHON = HERE.parents[1] / ".venv-oracle" / "bin" / "python"
OTHER = os.environ.get("MSME_EFFECT_ORACLE", "")
PERIODS = 6
EXACT = {"rel": 1e-9, "abs": 1e-9}
QUANTILES = """
import json, sys
from scipy import stats
told = json.load(sys.stdin)
t = [float(2 * stats.t.sf(abs(a), b)) for a, b in told["t"]]
print(json.dumps({"t": t, "f": [float(stats.f.sf(*one)) for one in told["f"]]}))
"""

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not PYTHON.exists(), reason="the environment of the oracles (.venv-oracle) is not set up"
    ),
]


def made(kind: str) -> Cases:
    generator = np.random.default_rng(20261128)
    size = 60
    first = generator.choice([2, 4, PERIODS], size)
    x = generator.normal(size=(size, 1))
    values = generator.normal(size=(size, 1)) + generator.normal(size=(size, PERIODS))
    later = np.arange(PERIODS) - first[:, None]
    values += 0.2 * x * np.arange(PERIODS) + np.where(later >= 0, 1 + 0.5 * later, 0)
    if kind == "unbalanced":
        values[generator.random(values.shape) < 0.1] = np.nan
    return Cases(
        pd.RangeIndex(size),
        values,
        first.astype(np.intp),
        generator.uniform(1, 4, size) if kind == "weights" else np.ones(size),
        x if kind == "covariates" else np.zeros((size, 0)),
        np.arange(size) // 3 if kind in {"clusters", "weights"} else np.arange(size),
    )


def asked(cases: Cases, controls: Controls) -> dict[str, Any]:
    known = np.argwhere(np.isfinite(cases.values))
    names = [f"x{at}" for at in range(cases.covariates.shape[1])]
    rows = [
        {
            "unit": int(unit),
            "period": int(period),
            "value": float(cases.values[unit, period]),
            "first": int(cases.first[unit]),
            "has": int(period >= cases.first[unit]),
            "weight": float(cases.weights[unit]),
            "cluster": int(cases.clusters[unit]),
            **dict(zip(names, cases.covariates[unit].tolist())),
        }
        for unit, period in known
    ]
    parts = group_times(cases, controls)
    after = [one for one in parts if one.period >= one.group]
    shares = iter(overall_shares(after).tolist())
    return {
        "rows": rows,
        "periods": PERIODS,
        "never": controls is Controls.NEVER,
        "covariates": names,
        "places": [(one.group, one.period, one.base) for one in parts],
        "shares": [next(shares) if one.period >= one.group else 0.0 for one in parts],
    }


def answer(python: str, told: dict[str, Any], script: list[str]) -> dict[str, Any]:
    run = subprocess.run(
        [python, *script], input=json.dumps(told), capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(run.stdout.strip().splitlines()[-1])
    return found


@pytest.mark.parametrize("kind", ["plain", "clusters", "weights", "covariates", "unbalanced"])
@pytest.mark.parametrize("controls", list(Controls))
def test_statsmodels_says_the_same(kind: str, controls: Controls) -> None:
    cases = made(kind)
    found = answer(str(PYTHON), asked(cases, controls), [str(HERE / "effect_oracle.py")])
    whole = two_way(cases)
    assert whole is not None
    own = [whole.estimate.value, whole.estimate.error]
    assert own == pytest.approx(found["two_way"], **EXACT)
    parts = group_times(cases, controls)
    for one, (value, error) in zip(parts, found["group_time"]):
        estimate = average([one], np.ones(1), cases.clusters)
        part = (estimate.clusters - 1) / estimate.clusters
        assert estimate.value == pytest.approx(value, **EXACT)
        # With covariates the error knows that those of the treated were drawn; csdid's does too.
        if kind != "covariates":
            assert estimate.error * math.sqrt(part) == pytest.approx(error, **EXACT)
    after = [one for one in parts if one.period >= one.group]
    estimate = average(after, overall_shares(after), cases.clusters)
    part = (estimate.clusters - 1) / estimate.clusters
    value, error = found["group_time"][-1]
    assert estimate.value == pytest.approx(value, **EXACT)
    if kind != "covariates":
        assert estimate.error * math.sqrt(part) == pytest.approx(error, **EXACT)


@pytest.mark.skipif(not OTHER, reason="MSME_EFFECT_ORACLE names no environment with pyfixest")
@pytest.mark.parametrize("kind", ["plain", "clusters", "weights", "covariates", "unbalanced"])
@pytest.mark.parametrize("controls", list(Controls))
def test_pyfixest_and_csdid_say_the_same(kind: str, controls: Controls) -> None:
    cases = made(kind)
    found = answer(OTHER, asked(cases, controls), [str(HERE / "effect_oracle.py")])
    whole = two_way(cases)
    assert whole is not None
    own = [whole.estimate.value, whole.estimate.error, whole.estimate.p]
    # pyfixest takes means out in turns until they no longer change.
    assert own == pytest.approx(found["pyfixest"], rel=1e-7 if kind == "unbalanced" else 1e-9)
    if kind not in {"plain", "covariates"}:
        return
    theirs = {(g, t): (value, error) for g, t, value, error in found["csdid"]}
    for one in group_times(cases, controls):
        estimate = average([one], np.ones(1), cases.clusters)
        error = estimate.error * math.sqrt((estimate.clusters - 1) / estimate.clusters)
        assert (estimate.value, error) == pytest.approx(theirs[one.group, one.period], **EXACT)


def test_p_values_are_those_of_scipy() -> None:
    t = [(a, b) for a in (0.0, 0.3, 1.0, 2.5, 8.0, 30.0) for b in (1, 2, 5, 39, 513)]
    f = [(a, b, c) for a in (0.1, 1.0, 4.0, 25.0) for b in (1, 2, 7) for c in (1, 9, 513)]
    found = answer(str(PYTHON), {"t": t, "f": f}, ["-c", QUANTILES])
    assert [student_p(*one) for one in t] == pytest.approx(found["t"], rel=1e-9, abs=1e-300)
    assert [fisher_p(*one) for one in f] == pytest.approx(found["f"], rel=1e-9, abs=1e-300)
