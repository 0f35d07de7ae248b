"""Rank correlations and q-values against scipy and statsmodels, in their own environment."""

from __future__ import annotations

import json
import math
import subprocess
from pathlib import Path

import numpy as np
import pytest

from msme_qgis_plugin.core.analysis.multiple_tests import benjamini_hochberg
from msme_qgis_plugin.core.analysis.rank_correlation import spearman

ORACLE = Path(__file__).parents[2] / ".venv-oracle" / "bin" / "python"
ASK = """
import json, sys, warnings
warnings.filterwarnings("ignore")
import numpy as np
from scipy.stats import spearmanr
from statsmodels.stats.multitest import multipletests
pairs, levels = json.load(sys.stdin)
found = [spearmanr(*map(np.array, one)) for one in pairs]
q = [multipletests(one, method="fdr_bh")[1].tolist() for one in levels]
print(json.dumps([[[float(one[0]), float(one[1])] for one in found], q]))
"""

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not ORACLE.exists(), reason="the environment of the oracles (.venv-oracle) is not set up"
    ),
]


def drawn() -> tuple[list[list[list[float]]], list[list[float]]]:
    rng = np.random.default_rng(19)
    pairs = []
    for count in (3, 4, 10, 11, 514, 2000):
        first = rng.normal(size=count)
        seconds = (
            rng.normal(size=count),
            first + rng.normal(size=count),
            -first,
            rng.poisson(1.5, count).astype(float),
            np.ones(count),
        )
        pairs += [[first.tolist(), one.tolist()] for one in seconds]
    levels = [rng.random(count).round(2).tolist() for count in (1, 2, 50, 2000)]
    return pairs, levels


def test_both_agree_to_nine_digits() -> None:
    pairs, levels = drawn()
    answer = subprocess.run(
        [str(ORACLE), "-c", ASK],
        input=json.dumps([pairs, levels]),
        capture_output=True,
        text=True,
        check=True,
    )
    correlations, q_values = json.loads(answer.stdout)
    for (first, second), (rho, p) in zip(pairs, correlations):
        found = spearman(np.array(first), np.array(second))
        if math.isnan(rho):
            assert math.isnan(found.rho)
            continue
        assert found.rho == pytest.approx(rho, rel=1e-9, abs=1e-9)
        assert found.p == pytest.approx(p, rel=1e-9, abs=1e-12)
    for level, wanted in zip(levels, q_values):
        np.testing.assert_allclose(benjamini_hochberg(np.array(level)), wanted, rtol=1e-9)
