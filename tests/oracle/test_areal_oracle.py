"""Areal interpolation against tobler, which runs in its own environment."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from msme_qgis_plugin.core.overlay.areal import (
    ArealColumns,
    ArealOptions,
    interpolate,
)
from msme_qgis_plugin.core.overlay.geodesy import equal_area
from msme_qgis_plugin.core.overlay.pieces import Layer, cut_up

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = PROJECT / ".venv-oracle" / "bin" / "python"
SCRIPT = Path(__file__).with_name("areal_oracle.py")
BOTH = ArealColumns(extensive=("count",), intensive=("rate",))

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not PYTHON.exists(),
        reason="the environment of the oracles (.venv-oracle) is not set up",
    ),
]


def oracle(
    sources: list[shapely.Polygon],
    targets: list[shapely.Polygon],
    values: pd.DataFrame,
    *,
    allocate_total: bool,
) -> np.ndarray:
    def text(shapes: list[shapely.Polygon]) -> list[str]:
        return [shapely.to_wkt(one, rounding_precision=-1) for one in shapes]

    job = {
        "sources": text(sources),
        "targets": text(targets),
        "count": values["count"].to_list(),
        "rate": values["rate"].to_list(),
        "allocate_total": allocate_total,
    }
    found = subprocess.run(
        [str(PYTHON), str(SCRIPT)],
        input=json.dumps(job),
        check=True,
        capture_output=True,
        text=True,
    )
    return np.array(json.loads(found.stdout))


def tiling(
    rng: np.random.Generator, count: int, inside: shapely.Polygon
) -> list[shapely.Polygon]:
    """Irregular cells, some with holes filled by towns, in degrees."""
    corners = shapely.get_coordinates(inside)
    low, high = corners.min(axis=0), corners.max(axis=0)
    points = shapely.MultiPoint(rng.uniform(low, high, (count, 2)))
    cells = [
        cell.intersection(inside)
        for cell in shapely.voronoi_polygons(points).geoms
        if cell.intersects(inside)
    ]
    towns = [
        cell.representative_point().buffer(0.02)
        for cell in cells[: count // 4]
    ]
    towns = [town.intersection(cell) for town, cell in zip(towns, cells)]
    holed = [
        cell.difference(town) for cell, town in zip(cells, towns)
    ] + cells[len(towns) :]
    islands = [  # off the coast, so that nothing overlaps
        shapely.Point(low[0] - 0.1 * number, low[1]).buffer(0.001 * number)
        for number in (1, 2, 3)
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
    values = pd.DataFrame(
        {"count": rng.gamma(0.4, 9000, size), "rate": rng.random(size)}
    )
    return sources, targets, values


@pytest.mark.parametrize("same_coast", [True, False])
@pytest.mark.parametrize("share_out_all", [True, False])
@pytest.mark.parametrize("seed", range(2))
def test_areal_interpolation_agrees_with_tobler(
    seed: int, *, same_coast: bool, share_out_all: bool
) -> None:
    sources, targets, values = layers(seed, same_coast=same_coast)
    pieces = cut_up(Layer(sources, "EPSG:4326"), Layer(targets, "EPSG:4326"))
    found = interpolate(
        values,
        pieces,
        BOTH,
        options=ArealOptions(minimum_coverage=0, share_out_all=share_out_all),
    ).table
    # tobler measures in the plane, so it gets the equal-area one
    expected = oracle(
        list(equal_area(sources, "EPSG:4326")),
        list(equal_area(targets, "EPSG:4326")),
        values,
        allocate_total=share_out_all,
    )
    # what meets no source is missing here and 0 there
    np.testing.assert_allclose(
        found[["count", "rate"]].fillna(0).to_numpy().T,
        expected,
        rtol=1e-6,
        atol=1e-9,
    )


def test_equal_area_crs_needs_no_projection() -> None:
    sources, targets, values = layers(7, same_coast=False)
    metres = [
        [shapely.transform(one, lambda xy: xy * 1e5) for one in shapes]
        for shapes in (sources, targets)
    ]
    pieces = cut_up(
        Layer(metres[0], "EPSG:6933"), Layer(metres[1], "EPSG:6933")
    )
    found = interpolate(
        values, pieces, BOTH, options=ArealOptions(minimum_coverage=0)
    ).table
    expected = oracle(*metres, values, allocate_total=False)
    np.testing.assert_allclose(
        found[["count", "rate"]].fillna(0).to_numpy().T, expected, rtol=1e-6
    )
