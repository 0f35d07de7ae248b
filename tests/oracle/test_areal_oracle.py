"""Areal interpolation against tobler, which runs in its own environment."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from msme_qgis_plugin.core.overlay.geodesy import equal_area
from msme_qgis_plugin.core.overlay.polygons.areal import ArealColumns, ArealOptions, interpolate
from msme_qgis_plugin.core.overlay.polygons.pieces import Layer, cut_up

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = PROJECT / ".venv-oracle" / "bin" / "python"
SCRIPT = Path(__file__).with_name("areal_oracle.py")
BOTH = ArealColumns(extensive=("count",), intensive=("rate",))

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not PYTHON.exists(), reason="the environment of the oracles (.venv-oracle) is not set up"
    ),
]


@dataclass(frozen=True)
class Case:
    """Two layers, what the sources carry, and the rule for the outside."""

    sources: Layer
    targets: Layer
    values: pd.DataFrame
    share_out_all: bool

    def job(self) -> dict[str, Any]:
        """The case for tobler, which measures in the plane it is given."""
        texts = [
            [
                shapely.to_wkt(one, rounding_precision=-1)
                for one in equal_area(layer.polygons, layer.crs)
            ]
            for layer in (self.sources, self.targets)
        ]
        return {
            "sources": texts[0],
            "targets": texts[1],
            "count": self.values["count"].to_list(),
            "rate": self.values["rate"].to_list(),
            "allocate_total": self.share_out_all,
        }


def tiling(rng: np.random.Generator, count: int, inside: shapely.Polygon) -> list[shapely.Polygon]:
    """Irregular cells, some with holes filled by towns, in degrees."""
    corners = shapely.get_coordinates(inside)
    low, high = corners.min(axis=0), corners.max(axis=0)
    points = shapely.MultiPoint(rng.uniform(low, high, (count, 2)))
    cells = [
        cell.intersection(inside)
        for cell in shapely.voronoi_polygons(points).geoms
        if cell.intersects(inside)
    ]
    towns = [cell.representative_point().buffer(0.02) for cell in cells[: count // 4]]
    towns = [town.intersection(cell) for town, cell in zip(towns, cells)]
    holed = [cell.difference(town) for cell, town in zip(cells, towns)] + cells[len(towns) :]
    islands = [  # off the coast, so that nothing overlaps
        shapely.Point(low[0] - 0.1 * number, low[1]).buffer(0.001 * number) for number in (1, 2, 3)
    ]
    holed[0] = shapely.union_all([holed[0], *islands])
    return [*holed, *towns]


def layers(
    seed: int, *, same_coast: bool
) -> tuple[list[shapely.Polygon], list[shapely.Polygon], pd.DataFrame]:
    rng = np.random.default_rng(seed)
    land = shapely.Point(110, -4).buffer(3, quad_segs=200)
    other = land if same_coast else shapely.Point(110.3, -4.2).buffer(3)
    sources, targets = tiling(rng, 80, land), tiling(rng, 15, other)
    size = len(sources)
    values = pd.DataFrame({"count": rng.gamma(0.4, 9000, size), "rate": rng.random(size)})
    return sources, targets, values


def cases() -> list[Case]:
    found = []
    for seed, same_coast, share_out_all in product(range(2), (True, False), (True, False)):
        sources, targets, values = layers(seed, same_coast=same_coast)
        found.append(
            Case(Layer(sources, "EPSG:4326"), Layer(targets, "EPSG:4326"), values, share_out_all)
        )
    # and one that is in an equal-area CRS already
    sources, targets, values = layers(7, same_coast=False)
    metres = [
        Layer([shapely.transform(one, lambda xy: xy * 1e5) for one in shapes], "EPSG:6933")
        for shapes in (sources, targets)
    ]
    return [*found, Case(metres[0], metres[1], values, False)]


CASES = cases()


@pytest.fixture(scope="module")
def expected() -> list[np.ndarray]:
    found = subprocess.run(
        [str(PYTHON), str(SCRIPT)],
        input=json.dumps([case.job() for case in CASES]),
        check=True,
        capture_output=True,
        text=True,
    )
    return [np.array(one) for one in json.loads(found.stdout)]


@pytest.mark.parametrize("number", range(len(CASES)))
def test_areal_interpolation_agrees_with_tobler(number: int, expected: list[np.ndarray]) -> None:
    case = CASES[number]
    found = interpolate(
        case.values,
        cut_up(case.sources, case.targets),
        BOTH,
        options=ArealOptions(minimum_coverage=0, share_out_all=case.share_out_all),
    ).table
    # a target that meets no source is missing here and 0 there
    np.testing.assert_allclose(
        found[["count", "rate"]].fillna(0).to_numpy().T, expected[number], rtol=1e-6, atol=1e-9
    )
