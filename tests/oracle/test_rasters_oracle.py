"""Zonal statistics against exactextract, which runs in its own environment.

exactextract knows no rotated rasters: there the oracle works on the same
cells laid straight, with the zones turned along, since shares of cells are
affine invariant.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from osgeo import gdal
from shapely import affinity

from msme_qgis_plugin.core.overlay.raster.rasters_to_units import (
    ZonalOptions,
    ZonalRule,
    zonal_statistics,
)

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = PROJECT / ".venv-oracle" / "bin" / "python"
SCRIPT = Path(__file__).with_name("zonal_oracle.py")
OPERATIONS = ["count", "sum", "mean", "min", "max"]
WEIGHTED = ["count", "weighted_mean", "weighted_sum"]
ROWS, COLUMNS = 40, 60
STRAIGHT = (100.0, 0.25, 0.0, 5.0, 0.0, -0.25)

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(not PYTHON.exists(), reason="the oracles' environment is not there"),
]


def write(
    path: Path,
    values: np.ndarray,
    *,
    affine: tuple[float, ...] = STRAIGHT,
    nodata: float | None = None,
) -> Path:
    rows, columns = values.shape
    kind = gdal.GDT_Float32 if values.dtype == np.float32 else gdal.GDT_Float64
    target = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, kind)
    target.SetGeoTransform(affine)
    band = target.GetRasterBand(1)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    band.WriteArray(values)
    return path


def oracle(
    tmp_path: Path,
    raster: Path,
    zones: list[Any],
    *,
    operations: list[str],
    weights: Path | None = None,
) -> np.ndarray:
    job = tmp_path / "job.json"
    job.write_text(
        json.dumps(
            {
                "raster": str(raster),
                "zones": [shapely.to_wkt(zone, rounding_precision=-1) for zone in zones],
                "operations": operations,
                "weights": None if weights is None else str(weights),
            }
        ),
        encoding="utf-8",
    )
    found = subprocess.run(
        [str(PYTHON), str(SCRIPT), str(job)], check=True, capture_output=True, text=True
    )
    return np.array(json.loads(found.stdout), dtype=float)


def star(rng: np.random.Generator, x: float, y: float, size: float) -> shapely.Polygon:
    angles = np.sort(rng.uniform(0, 2 * np.pi, int(rng.integers(5, 60))))
    radii = size * rng.uniform(0.3, 1, len(angles))
    shape = shapely.Polygon(
        np.column_stack((x + radii * np.cos(angles), y + radii * np.sin(angles)))
    )
    return shape if shape.is_valid else shape.convex_hull


def random_zones(seed: int) -> list[Any]:
    """Stars, rings, archipelagos, slivers, islands, some over the edge."""
    rng = np.random.default_rng(seed)
    zones: list[Any] = []
    for _ in range(12):
        x, y = rng.uniform(99, 116), rng.uniform(-6, 6)
        zones.append(star(rng, x, y, rng.uniform(0.05, 4)))
    for _ in range(4):
        x, y = rng.uniform(102, 113), rng.uniform(-3, 3)
        whole = shapely.Point(x, y).buffer(rng.uniform(0.5, 2))
        zones.append(whole.difference(star(rng, x, y, 0.4)))
    for _ in range(3):
        islands = [star(rng, rng.uniform(100, 115), rng.uniform(-5, 5), 0.3) for _ in range(20)]
        joined = shapely.union_all(islands)
        zones.append(joined)
    for _ in range(6):
        a = rng.uniform([100, -5], [115, 5])
        b = rng.uniform([100, -5], [115, 5])
        width = rng.choice([1e-3, 1e-2, 0.05])
        zones.append(shapely.LineString([a, b]).buffer(width, cap_style=2))
    for _ in range(6):
        x, y = rng.uniform(100, 115), rng.uniform(-5, 5)
        zones.append(star(rng, x, y, rng.choice([1e-4, 1e-2, 0.1])))
    # edges on grid lines, corners on grid corners, a whole cell, the frame
    zones.append(shapely.box(101, 0, 103, 2.5))
    zones.append(shapely.box(101.125, 0, 103, 2.5))
    zones.append(shapely.Polygon([(104, 0), (105, 1), (106, 0), (105, -1)]))
    zones.append(shapely.box(104.25, 1.25, 104.5, 1.5))
    zones.append(shapely.box(90, -20, 130, 20))
    zones.append(shapely.box(104.3, 1.3, 104.31, 1.31))
    return zones


def random_values(seed: int, kind: type = np.float64) -> np.ndarray:
    rng = np.random.default_rng(seed + 1000)
    values = rng.gamma(0.5, 40, (ROWS, COLUMNS)) - 3
    values[rng.random((ROWS, COLUMNS)) < 0.2] = -9999
    values[10:18, 20:34] = -9999
    return values.astype(kind)


def assert_same(found: np.ndarray, expected: np.ndarray) -> None:
    none = expected[:, 0] == 0
    assert (found[none, 0] == 0).all()
    assert np.isnan(found[none, 1:]).all()
    np.testing.assert_allclose(found[~none], expected[~none], rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_exact_rule_agrees_with_exactextract(tmp_path: Path, seed: int) -> None:
    zones = random_zones(seed)
    kind = np.float32 if seed % 2 else np.float64
    raster = write(tmp_path / "values.tif", random_values(seed, kind), nodata=-9999)
    expected = oracle(tmp_path, raster, zones, operations=OPERATIONS)
    found = zonal_statistics(raster, zones).table[OPERATIONS].to_numpy()
    assert_same(found, expected)


@pytest.mark.parametrize("seed", range(3))
def test_rotated_raster_agrees_with_the_same_cells_laid_straight(tmp_path: Path, seed: int) -> None:
    zones = random_zones(seed + 50)
    values = random_values(seed)
    straight = write(tmp_path / "straight.tif", values, nodata=-9999)
    expected = oracle(tmp_path, straight, zones, operations=OPERATIONS)
    # turned by 30° and sheared: straight -> cells -> turned
    turned = (50.0, 0.2, 0.11, 7.0, 0.13, -0.21)
    x0, dx, _, y0, _, dy = STRAIGHT
    a, b = turned[1] / dx, turned[2] / dy
    d, e = turned[4] / dx, turned[5] / dy
    matrix = [a, b, d, e, turned[0] - a * x0 - b * y0, turned[3] - d * x0 - e * y0]
    moved = [affinity.affine_transform(zone, matrix) for zone in zones]
    raster = write(tmp_path / "turned.tif", values, affine=turned, nodata=-9999)
    found = zonal_statistics(raster, moved).table[OPERATIONS].to_numpy()
    assert_same(found, expected)


@pytest.mark.parametrize("seed", range(3))
def test_weights_on_the_same_grid_agree(tmp_path: Path, seed: int) -> None:
    zones = random_zones(seed + 80)
    raster = write(tmp_path / "values.tif", random_values(seed), nodata=-9999)
    rng = np.random.default_rng(seed)
    weights = write(tmp_path / "weights.tif", rng.gamma(0.4, 20, (ROWS, COLUMNS)))
    expected = oracle(tmp_path, raster, zones, operations=WEIGHTED, weights=weights)
    table = zonal_statistics(raster, zones, weight_raster=weights).table
    found = table[WEIGHTED].to_numpy()
    assert_same(found, expected)


def test_finer_weights_agree(tmp_path: Path) -> None:
    zones = random_zones(99)
    raster = write(tmp_path / "values.tif", random_values(9), nodata=-9999)
    rng = np.random.default_rng(9)
    x0, dx, _, y0, _, dy = STRAIGHT
    weights = write(
        tmp_path / "weights.tif",
        rng.gamma(0.4, 20, (ROWS * 5, COLUMNS * 5)),
        affine=(x0, dx / 5, 0, y0, 0, dy / 5),
    )
    expected = oracle(
        tmp_path, raster, zones, operations=["count", "weighted_mean"], weights=weights
    )
    table = zonal_statistics(raster, zones, weight_raster=weights).table
    some = expected[:, 0] > 0
    np.testing.assert_allclose(table["weighted_mean"][some], expected[some, 1], rtol=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_centre_rule_agrees_with_points_in_polygons(tmp_path: Path, seed: int) -> None:
    zones = random_zones(seed + 20)[:-6]  # no centre lies on these outlines
    values = random_values(seed)
    raster = write(tmp_path / "values.tif", values, nodata=-9999)
    x0, dx, _, y0, _, dy = STRAIGHT
    x, y = np.meshgrid(x0 + dx * (np.arange(COLUMNS) + 0.5), y0 + dy * (np.arange(ROWS) + 0.5))
    table = zonal_statistics(raster, zones, options=ZonalOptions(ZonalRule.CENTRE)).table
    for number, zone in enumerate(zones):
        mine = values[shapely.contains_xy(zone, x, y) & (values != -9999)]
        assert table["count"][number] == len(mine)
        if len(mine):
            row = table.loc[number, ["sum", "min", "max"]].to_list()
            assert row == pytest.approx([mine.sum(), mine.min(), mine.max()])
