"""Neighbours and their likeness against libpysal and esda, which run in their own environment."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from msme_qgis_plugin.core.analysis.spatial.autocorrelation import (
    geary,
    general_g,
    getis_ord,
    local_moran,
    moran,
    moran_between,
    moran_normal,
    rates_adjusted,
    standardised,
)
from msme_qgis_plugin.core.analysis.spatial.neighbour_weights import Weights, find_neighbours
from msme_qgis_plugin.core.analysis.spatial.options import Neighbours, WeightOptions
from msme_qgis_plugin.core.analysis.spatial.permutations import rarity

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = PROJECT / ".venv-oracle" / "bin" / "python"
SCRIPT = Path(__file__).with_name("autocorrelation_oracle.py")
SIZES = (1, 2, 3, 4, 10, 49, 514, 2000)
KINDS = ("normal", "skewed", "ties", "constant", "islands", "alone")
PERMUTED = 49
# Of 49 p-values by 9,999 draws each, the two that differ most.
DRAWN = 0.05

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not PYTHON.exists(), reason="the environment of the oracles (.venv-oracle) is not set up"
    ),
]


def cells(seed: int, count: int) -> np.ndarray[Any, Any]:
    """Cells around random points near the equator, some taken out so that islands remain."""
    rng = np.random.default_rng(seed)
    points = shapely.MultiPoint(rng.uniform((100, -2), (104, 2), (count, 2)))
    made = shapely.get_parts(shapely.voronoi_polygons(points))
    return made[rng.random(len(made)) < 0.5]


def lattice(side: int) -> np.ndarray[Any, Any]:
    """Squares, where queen and rook differ."""
    x, y = np.meshgrid(np.arange(side) / 8 + 100, np.arange(side) / 8)
    return shapely.box(x.ravel(), y.ravel(), x.ravel() + 0.125, y.ravel() + 0.125)


def case(seed: int, size: int, kind: str) -> dict[str, Any]:
    """Units that are neighbours at random, and what they have."""
    rng = np.random.default_rng((seed, size))
    values = {
        "normal": rng.normal(10, 3, size),
        "skewed": rng.gamma(0.4, 900, size),
        "ties": rng.integers(0, 4, size).astype(float),
        "constant": np.full(size, 7.1),
    }.get(kind, rng.gamma(2, 5, size))
    pairs = rng.integers(0, size, (3 * size, 2))
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    if kind == "islands":
        pairs = pairs[(pairs % 3 > 0).all(axis=1)]
    elif kind == "alone":
        pairs = pairs[:0]
    both = {*map(tuple, pairs.tolist()), *map(tuple, pairs[:, ::-1].tolist())}
    base = rng.integers(50, 5000, size).astype(float)
    return {
        "neighbours": [sorted(j for i, j in both if i == unit) for unit in range(size)],
        "values": values.tolist(),
        "others": rng.normal(size=size).tolist(),
        "events": rng.poisson(base / 20).astype(float).tolist(),
        "base": base.tolist(),
        "permuted": size == PERMUTED and kind in {"normal", "skewed"},
    }


def weights_of(neighbours: list[list[int]]) -> Weights:
    unit = np.repeat(np.arange(len(neighbours)), [len(one) for one in neighbours])
    flat = np.array([one for held in neighbours for one in held], dtype=np.int64)
    return Weights.of(len(neighbours), unit, flat)


LAYERS = [cells(seed, 150) for seed in range(3)] + [lattice(7)]
CASES = {(size, kind): case(seed, size, kind) for seed, kind in enumerate(KINDS) for size in SIZES}


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    job = {
        "weights": [shapely.to_wkt(one, rounding_precision=-1).tolist() for one in LAYERS],
        "cases": list(CASES.values()),
    }
    done = subprocess.run(
        [str(PYTHON), str(SCRIPT)],
        input=json.dumps(job),
        check=True,
        capture_output=True,
        text=True,
    )
    return dict(json.loads(done.stdout))


def close(ours: object, theirs: object) -> None:
    """The same to 1e-9; where the library fails or divides by nothing, ours is no number."""
    found = np.asarray(ours, dtype=float)
    wanted = np.full(found.shape, np.nan) if theirs is None else np.array(theirs, dtype=float)
    wanted[~np.isfinite(wanted)] = np.nan
    np.testing.assert_allclose(found, wanted, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("kind", [Neighbours.QUEEN, Neighbours.ROOK])
@pytest.mark.parametrize("place", range(len(LAYERS)))
def test_neighbours_are_those_of_libpysal(
    place: int, kind: Neighbours, told: dict[str, Any]
) -> None:
    found, _ = find_neighbours(LAYERS[place], WeightOptions(kind, bridge=False))
    expected = weights_of(told["weights"][place][kind.value])
    assert found.unit.tolist() == expected.unit.tolist()
    assert found.neighbour.tolist() == expected.neighbour.tolist()


@pytest.mark.parametrize("key", CASES, ids=lambda key: f"{key[0]}-{key[1]}")
def test_statistics_are_those_of_esda(key: tuple[int, str], told: dict[str, Any]) -> None:
    given, expected = CASES[key], told["cases"][list(CASES).index(key)]
    w = weights_of(given["neighbours"])
    y, other = np.array(given["values"]), np.array(given["others"])
    normal, random = moran_normal(y, w), moran(y, w, 0, 1)
    assert normal.value == random.value or np.isnan(random.value)
    if key[1] in {"constant", "alone"} or not w.unit.size or not np.ptp(y):
        # esda divides nothing by nothing, or rounding by rounding.
        assert np.isnan([normal.value, normal.p, random.p, geary(y, w)]).all()
        assert np.isnan(local_moran(standardised(y), standardised(y), w)).all()
        return
    close([normal.value, normal.expected, normal.variance], expected["moran"][:3])
    if key[0] > 2:
        close(normal.p, expected["moran"][3])
    if key[0] > 3:
        close(random.variance, expected["moran"][4])
        g = general_g(y, w)
        if (y >= 0).all():
            close([g.value, g.expected, g.variance], expected["general_g"][:3])
            close(g.p, expected["general_g"][3])
    close(geary(y, w), expected["geary"])
    if key[0] == 2:
        # Of two units one is as far above the mean as the other below; esda needs three.
        close(local_moran(standardised(y), standardised(y), w), [-0.5, -0.5])
        return
    some = w.sizes > 0
    close(local_moran(standardised(y), standardised(y), w)[some], np.array(expected["local"])[some])
    between = local_moran(standardised(y), standardised(other), w)
    close(between[some], np.array(expected["local_bv"])[some])
    for name, itself in (("gi", False), ("gi_star", True)):
        share, z = getis_ord(y, w, itself=itself)
        theirs = np.array(expected[name])[:, some]
        close(share[some], theirs[0])
        close(z[some], theirs[1])
    if some.all():
        both = moran_between(standardised(y), standardised(other), w, 9, 1)
        close(both.value, expected["moran_bv"])
    close(rates_adjusted(np.array(given["events"]), np.array(given["base"])), expected["rates"])


# Where sums are equal, esda lets rounding decide which is larger.
@pytest.mark.parametrize("kind", ["normal", "skewed"])
def test_p_values_agree_with_those_of_esdas_permutations(kind: str, told: dict[str, Any]) -> None:
    given = CASES[PERMUTED, kind]
    expected = np.array(told["cases"][list(CASES).index((PERMUTED, kind))]["p"])
    w = weights_of(given["neighbours"])
    found = rarity(standardised(np.array(given["values"])), w, 9_999, 1)
    some = w.sizes > 0
    np.testing.assert_allclose(found[some], expected[some], atol=DRAWN)
    assert np.abs(found[some] - expected[some]).mean() < DRAWN / 4


def test_known_numbers_of_columbus_stl_and_sids(told: dict[str, Any]) -> None:
    # Published with esda's documentation; those of Columbus computed with it.
    held = told["known"]["columbus"]
    shapes = np.array([shapely.from_wkt(one) for one in held["polygons"]], dtype=object)
    w, _ = find_neighbours(shapes, WeightOptions())
    expected = {"CRIME": 0.500189, "HOVAL": 0.180093, "INC": 0.415629}
    found = {name: moran_normal(np.array(held[name]), w) for name in expected}
    assert {name: one.value for name, one in found.items()} == pytest.approx(expected, abs=1e-5)
    assert found["CRIME"].variance == pytest.approx(0.008563, abs=1e-5)
    for name, value, chance, p in (
        ("stl", 0.244, -0.012987012987012988, 0.00027147862770937614),
        ("sids2", 0.248, -1 / 99, 0.0001158330781489969),
    ):
        one = told["known"][name]
        made = moran_normal(np.array(one["values"]), weights_of(one["neighbours"]))
        assert made.value == pytest.approx(value, abs=1e-3)
        assert made.expected == pytest.approx(chance)
        assert made.p == pytest.approx(p, rel=1e-6)
