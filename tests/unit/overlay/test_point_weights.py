"""How many people stand behind each point of a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from osgeo import gdal, osr

from msme_qgis_plugin.core.overlay.errors import NegativePointWeightError
from msme_qgis_plugin.core.overlay.points.point_weights import (
    sample,
    weights_by_nearest,
    weights_by_tile,
    weights_from_raster,
)
from msme_qgis_plugin.core.overlay.points.points_to_units import PointBlock
from msme_qgis_plugin.core.overlay.points.quadkeys import Tiles, tiles_of

if TYPE_CHECKING:
    from pathlib import Path

FIRST = Tiles(np.array([12765, 12766]), np.array([8169, 8169]), 14)


def people(x: np.ndarray, y: np.ndarray, count: list[float] | None = None) -> PointBlock:
    weight = None if count is None else np.array(count, dtype=float)
    return PointBlock(np.asarray(x), np.asarray(y), weight=weight)


def test_people_of_a_tile_stand_behind_its_point() -> None:
    x, y = FIRST.centres()
    blocks = [
        people(x[[0, 0, 1]] + 0.003, y[[0, 0, 1]], [10, 20, 5]),
        people(x[:1] - 0.003, y[:1] + 1, [1000]),  # another tile
        people(x[1:], y[1:], [float("nan")]),
    ]
    assert weights_by_tile(FIRST, blocks).tolist() == [30, 5]


def test_points_of_one_tile_share_its_people() -> None:
    x, y = FIRST.centres()
    twice = tiles_of(x[[0, 0, 1]], y[[0, 0, 1]])
    found = weights_by_tile(twice, [people(x, y, [8, 3])])
    assert found.tolist() == [4, 4, 3]


def test_people_go_to_the_nearest_point() -> None:
    x, y = np.array([0.0, 10.0]), np.array([0.0, 0.0])
    crowd = people(np.array([1.0, 9, 5, 30]), np.zeros(4), [1, 2, 4, 8])
    # the one in the middle counts for the first
    assert weights_by_nearest(x, y, [crowd], crs="").tolist() == [5, 10]
    near = weights_by_nearest(x, y, [crowd], crs="", max_distance=6)
    assert near.tolist() == [5, 2]


def test_negative_people_are_refused() -> None:
    x, y = FIRST.centres()
    with pytest.raises(NegativePointWeightError, match=r"row 2.*-1"):
        weights_by_tile(FIRST, [people(x, y, [1, -1])])


@pytest.fixture
def raster(tmp_path: Path) -> Path:
    """One person per cell of 0.01° between 100 and 101° E, 0 and 1° N."""
    path = tmp_path / "people.tif"
    target = gdal.GetDriverByName("GTiff").Create(str(path), 100, 100, 1, gdal.GDT_Float32)
    target.SetGeoTransform((100, 0.01, 0, 1, 0, -0.01))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4326)
    target.SetProjection(crs.ExportToWkt())
    band = target.GetRasterBand(1)
    band.SetNoDataValue(-1)
    values = np.ones((100, 100))
    values[0, :] = -1
    values[50, 50] = 7
    band.WriteArray(values)
    return path


def test_tile_middles_get_the_people_of_their_tile(raster: Path) -> None:
    x, y = tiles_of(np.array([100.2, 100.8]), np.array([0.2, 0.8])).centres()
    found = weights_from_raster(raster, x, y)
    # a tile of 360/16384° is 2.197 cells wide and, near the equator, high
    assert found == pytest.approx([4.828, 4.828], rel=1e-3)


def test_other_points_get_their_cell(raster: Path) -> None:
    x = np.array([100.505, 100.5149, 100.123, 99.9, 100.123])
    y = np.array([0.495, 0.4951, 0.777, 0.5, 0.995])
    cells = sample(raster, x, y, crs="EPSG:4326")
    assert cells[:3].tolist() == [7, 1, 1]
    assert np.isnan(cells[3:]).all()
    found = weights_from_raster(raster, x, y)
    assert found.tolist() == [7, 1, 1, 0, 0]
