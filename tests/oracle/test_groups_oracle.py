"""Regions against spopt and types against scikit-learn, which run in their own environment."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from msme_qgis_plugin.core.analysis.groups import centres
from msme_qgis_plugin.core.analysis.regionalise import cut_tree
from msme_qgis_plugin.core.analysis.spatial.autocorrelation import standardised
from msme_qgis_plugin.core.analysis.spatial.neighbour_weights import Weights, find_neighbours
from msme_qgis_plugin.core.analysis.spatial.options import WeightOptions
from msme_qgis_plugin.core.analysis.typology import kmeans

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = PROJECT / ".venv-oracle" / "bin" / "python"
SCRIPT = Path(__file__).with_name("groups_oracle.py")
# Both look for the smallest sum from 25 starts, and need not find the same.
NEAR = 1.01

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not PYTHON.exists(), reason="the environment of the oracles (.venv-oracle) is not set up"
    ),
]


def case(seed: int, size: int, groups: int, floor: int) -> tuple[Weights, Any, int, int]:
    rng = np.random.default_rng(seed)
    points = shapely.MultiPoint(rng.uniform((100, -2), (104, 2), (size, 2)))
    cells = np.array(shapely.get_parts(shapely.voronoi_polygons(points)), dtype=object)
    weights, _ = find_neighbours(cells, WeightOptions())
    columns = (rng.normal(size=size), rng.gamma(0.7, 9, size))
    return weights, np.column_stack([standardised(one) for one in columns]), groups, floor


CASES = [case(1, 20, 3, 1), case(2, 60, 6, 1), case(3, 120, 5, 8), case(4, 200, 12, 3)]


@pytest.fixture(scope="module")
def expected() -> list[Any]:
    jobs = [
        {
            "neighbours": [w.neighbour[w.unit == unit].tolist() for unit in range(w.count)],
            "scores": scores.tolist(),
            "groups": groups,
            "floor": floor,
        }
        for w, scores, groups, floor in CASES
    ]
    done = subprocess.run(
        [str(PYTHON), str(SCRIPT)],
        input=json.dumps(jobs),
        check=True,
        capture_output=True,
        text=True,
    )
    return list(json.loads(done.stdout))


def within(scores: Any, group: Any) -> float:
    return float(((scores - centres(scores, np.asarray(group))[group]) ** 2).sum())


@pytest.mark.parametrize("number", range(len(CASES)))
def test_regions_are_those_of_spopt(number: int, expected: list[Any]) -> None:
    weights, scores, groups, floor = CASES[number]
    found = cut_tree(scores, weights, [(np.ones(len(scores)), float(floor))], groups)
    theirs = np.unique(expected[number][0], return_inverse=True)[1]
    pairs = set(zip(found.tolist(), theirs.tolist()))
    assert len(pairs) == groups == len(np.unique(theirs))


@pytest.mark.parametrize("number", range(len(CASES)))
def test_types_are_as_close_as_those_of_scikit_learn(number: int, expected: list[Any]) -> None:
    _, scores, groups, _ = CASES[number]
    assert within(scores, kmeans(scores, groups, 1)) <= NEAR * expected[number][1]
