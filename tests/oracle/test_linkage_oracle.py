"""m, u and probabilities of matches against recordlinkage, which runs in its own environment."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from msme_qgis_plugin.core.register.jaro_winkler import Names
from msme_qgis_plugin.core.register.match_weights import Agreement, estimate

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = Path(os.environ.get("MSME_LINKAGE_PYTHON", PROJECT / ".venv-oracle" / "bin" / "python"))
SCRIPT = Path(__file__).with_name("linkage_oracle.py")


def has_peers() -> bool:
    asked = [str(PYTHON), "-c", "import recordlinkage, rapidfuzz"]
    if not PYTHON.exists():
        return False
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not has_peers(),
        reason="no Python with recordlinkage and rapidfuzz: MSME_LINKAGE_PYTHON names one",
    ),
]


def drawn(seed: int, pairs: int, share: float, fields: int) -> np.ndarray:
    """Return agreements of pairs, of which a share are matches."""
    rng = np.random.default_rng(seed)
    match = rng.random(pairs) < share
    m, u = rng.uniform(0.7, 0.97, fields), rng.uniform(0.02, 0.3, fields)
    chance = np.where(match[:, None], m, u)
    return (rng.random((pairs, fields)) < chance).astype(np.int8)


CASES = [drawn(1, 4_000, 0.3, 4), drawn(2, 20_000, 0.05, 6), drawn(3, 2_000, 0.6, 5)]


def asked(script: str, given: Any) -> Any:
    done = subprocess.run(
        [str(PYTHON), *script.split()],
        input=json.dumps(given),
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


def test_m_u_and_probabilities_are_those_of_recordlinkage() -> None:
    expected = asked(str(SCRIPT), [one.tolist() for one in CASES])
    for rows, (m, u, share, probability) in zip(CASES, expected):
        patterns, place, counts = np.unique(rows, axis=0, return_inverse=True, return_counts=True)
        fields = rows.shape[1]
        start = Agreement((np.array([0.1, 0.9]),) * fields, (np.array([0.9, 0.1]),) * fields, 0.1)
        found = estimate(patterns.astype(np.int8), counts.astype(float), start)
        # Its steps end a little earlier; ours move by less than 1e-9 when they go on.
        assert [one[1] for one in found.m] == pytest.approx(m, abs=2e-5)
        assert [one[1] for one in found.u] == pytest.approx(u, abs=2e-5)
        assert found.matches == pytest.approx(share, abs=2e-5)
        mine = found.probability(patterns.astype(np.int8))[place.ravel()]
        assert mine == pytest.approx(probability, abs=2e-5)


def test_likeness_of_names_is_that_of_rapidfuzz() -> None:
    rng = np.random.default_rng(4)
    letters = np.array(list("aabcdeeghiiklmnoprstuwy "))
    names = ["".join(rng.choice(letters, rng.integers(1, 30))).strip() or "a" for _ in range(900)]
    names += [one[:3] + one[4:] for one in names]
    first = np.append(np.arange(900), rng.integers(0, 1_800, 20_000))
    second = np.append(np.arange(900, 1_800), rng.integers(0, 1_800, 20_000))
    code = (
        "import json,sys;from rapidfuzz.distance import JaroWinkler as J;"
        "n,a,b=json.load(sys.stdin);"
        "print(json.dumps([J.similarity(n[i],n[j]) for i,j in zip(a,b)]))"
    )
    done = subprocess.run(
        [str(PYTHON), "-c", code],
        input=json.dumps([names, first.tolist(), second.tolist()]),
        capture_output=True,
        check=True,
        text=True,
    )
    found = Names(names).similarity(first, second)
    assert found == pytest.approx(json.loads(done.stdout), abs=1e-12)
