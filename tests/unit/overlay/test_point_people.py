"""People put behind points, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from osgeo import gdal

from msme_qgis_plugin.core.overlay.points.point_people import (
    gathered,
    weighed_by_points,
    weighed_by_raster,
)
from msme_qgis_plugin.core.overlay.points.points_to_units import PointBlock
from msme_qgis_plugin.core.overlay.points.quadkeys import tiles_of

if TYPE_CHECKING:
    from pathlib import Path


def block(x: list[float], y: list[float], **columns: list[float]) -> PointBlock:
    arrays = {name: np.array(values) for name, values in columns.items()}
    return PointBlock(np.array(x), np.array(y), **arrays)


def test_blocks_become_one() -> None:
    whole = gathered([block([1], [2], value=[5]), block([3], [4], value=[6])])
    assert whole.x.tolist() == [1, 3]
    assert whole.value is not None
    assert whole.value.tolist() == [5, 6]
    assert whole.weight is None
    assert len(gathered([]).x) == 0


def test_people_farther_off_than_the_reach_do_not_count() -> None:
    # 0.1 and 1 degree from a point at the equator: 11 and 111 km.
    grid = block([100.0, 105.0], [0.3, 0.0])
    people = block([100.0, 104.0], [0.2, 0.0], weight=[7.0, 9.0])
    found = weighed_by_points(grid, [people], reach_km=20)
    assert found.block.weight is not None
    assert found.block.weight.tolist() == [7, 0]
    assert (found.found, found.all_people) == (7, 16)
    everyone = weighed_by_points(grid, [people], reach_km=0)
    assert everyone.block.weight is not None
    assert everyone.block.weight.tolist() == [7, 9]


def test_points_without_a_place_weigh_nothing_known() -> None:
    grid = block([100.0, np.nan], [0.3, np.nan])
    people = block([100.0, np.nan], [0.3, np.nan], weight=[7.0, 9.0])
    found = weighed_by_points(grid, [people], reach_km=0)
    assert found.block.weight is not None
    assert found.block.weight[0] == 7
    assert np.isnan(found.block.weight[1])
    assert found.all_people == 7


@pytest.fixture
def raster(tmp_path: Path) -> str:
    """16 people in cells of half a degree."""
    path = str(tmp_path / "people.tif")
    target = gdal.GetDriverByName("GTiff").Create(path, 4, 4, 1)
    target.SetGeoTransform((100, 0.5, 0, 2, 0, -0.5))
    target.GetRasterBand(1).WriteArray(np.arange(16).reshape(4, 4))
    return path


def test_other_points_get_the_cell_under_them_block_by_block(raster: str) -> None:
    blocks = [block([100.1], [1.9]), block([100.6, 101.1], [1.9, 1.4])]
    found = list(weighed_by_raster(blocks, raster))
    assert [one.weight.tolist() for one in found] == [[0], [1, 6]]


def test_a_tile_named_in_two_blocks_counts_once(raster: str) -> None:
    tiles = tiles_of(np.array([101.1]), np.array([1.1]))
    x, y = tiles.centres()
    one = PointBlock(x, y)
    (both,) = weighed_by_raster([one, one], raster)
    (alone,) = weighed_by_raster([one], raster)
    assert alone.weight[0] > 0
    assert both.weight.tolist() == pytest.approx([alone.weight[0] / 2] * 2)
