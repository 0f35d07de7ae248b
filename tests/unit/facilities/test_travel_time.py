"""Minutes over rasters: as they are, and by least cost against a plain search."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np
import pytest
from osgeo import gdal, osr

from msme_qgis_plugin.core.overlay.errors import NegativeMinutesError, RasterTooLargeError
from msme_qgis_plugin.core.overlay.facilities import travel_time
from msme_qgis_plugin.core.overlay.facilities.travel_time import least_minutes, minutes_at
from msme_qgis_plugin.core.overlay.geodesy import distance_km

if TYPE_CHECKING:
    from pathlib import Path

NO_DATA = -9999.0
WEST, NORTH, CELL = 100.0, 2.0, 0.01


def write(
    folder: Path, values: np.ndarray, *, epsg: int = 4326, affine: tuple | None = None
) -> str:
    path = str(folder / "minutes.tif")
    rows, columns = values.shape
    dataset = gdal.GetDriverByName("GTiff").Create(path, columns, rows, 1, gdal.GDT_Float64)
    dataset.SetGeoTransform(affine or (WEST, CELL, 0, NORTH, 0, -CELL))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    dataset.SetProjection(reference.ExportToWkt())
    dataset.GetRasterBand(1).SetNoDataValue(NO_DATA)
    dataset.GetRasterBand(1).WriteArray(np.where(np.isnan(values), NO_DATA, values))
    return path


def middles(cells: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    row, column = np.array(cells, dtype=float).reshape(-1, 2).T
    return WEST + (column + 0.5) * CELL, NORTH - (row + 0.5) * CELL


def plain_search(friction: np.ndarray, starts: list[tuple[int, int]]) -> np.ndarray:
    """Dijkstra's algorithm with a heap, cell by cell."""
    cost = np.full(friction.shape, np.inf)
    heap = [(0.0, *one) for one in starts if np.isfinite(friction[one])]
    for one in starts:
        cost[one] = 0.0
    while heap:
        so_far, row, column = heapq.heappop(heap)
        if so_far > cost[row, column]:
            continue
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                at = row + down, column + right
                if not (0 <= at[0] < friction.shape[0] and 0 <= at[1] < friction.shape[1]):
                    continue
                if np.isnan(friction[at]):
                    continue
                (x, there_x), (y, there_y) = middles([(row, column), at])
                metres = 1000 * float(distance_km(x, y, there_x, there_y))
                way = so_far + (friction[row, column] + friction[at]) / 2 * metres
                if way < cost[at] - 1e-12:
                    cost[at] = way
                    heapq.heappush(heap, (way, *at))
    return cost


def test_a_place_has_the_minutes_of_its_cell(tmp_path: Path) -> None:
    path = write(tmp_path, np.array([[10.0, 20.0], [np.nan, 40.0]]))
    x, y = middles([(0, 1), (1, 1), (1, 0), (5, 5)])
    found = minutes_at(path, np.append(x, np.nan), np.append(y, 0.0))
    np.testing.assert_array_equal(found, [20, 40, np.nan, np.nan, np.nan])


def test_a_projected_raster_is_read_where_the_place_is(tmp_path: Path) -> None:
    # UTM 48 S: 500 km east is 105 degrees, the equator 10,000 km north.
    affine = (499_000.0, 1000.0, 0.0, 10_001_000.0, 0.0, -1000.0)
    path = write(tmp_path, np.array([[1.0, 2.0], [3.0, 4.0]]), epsg=32748, affine=affine)
    assert minutes_at(path, np.array([105.001]), np.array([-0.001])).tolist() == [4.0]


def test_minutes_below_zero_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, np.array([[-1.0, 2.0]]))
    with pytest.raises(NegativeMinutesError, match=r"holds -1\.0"):
        minutes_at(path, *middles([(0, 0)]))


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (1, 9), (13, 17), (40, 50)])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_least_cost_is_that_of_a_plain_search(
    tmp_path: Path, rows: int, columns: int, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    friction = rng.choice([0.0006, 0.001, 0.012, 0.05], (rows, columns))
    friction[rng.random((rows, columns)) < 0.2] = np.nan
    cells = [(row, column) for row in range(rows) for column in range(columns)]
    starts = [cells[place] for place in rng.integers(0, len(cells), 3)]
    wanted = plain_search(friction, starts).ravel()
    wanted[np.isnan(friction).ravel()] = np.inf
    path = write(tmp_path, friction)
    found = least_minutes(path, middles(starts), middles(cells))
    walled = np.isnan(friction).ravel()
    kept = ~walled
    np.testing.assert_allclose(
        np.where(np.isnan(found), np.inf, found)[kept], wanted[kept], rtol=1e-9
    )


def test_a_road_round_the_hill_is_faster_than_across(tmp_path: Path) -> None:
    friction = np.full((3, 3), 0.0006)
    friction[1, 1] = 1.0
    friction[2, :] = np.nan
    path = write(tmp_path, friction)
    (minutes,) = least_minutes(path, middles([(1, 0)]), middles([(1, 2)]))
    # One diagonal up, one diagonal down: 0.01 degrees are 1105.7 m and 1112.6 m here.
    assert minutes == pytest.approx(0.0006 * 2 * np.hypot(1105.7, 1112.6), rel=1e-3)


def test_no_way_is_no_number(tmp_path: Path) -> None:
    friction = np.array([[0.001, np.nan, 0.001]])
    found = least_minutes(write(tmp_path, friction), middles([(0, 0)]), middles([(0, 0), (0, 2)]))
    np.testing.assert_array_equal(found, [0.0, np.nan])


def test_a_raster_that_does_not_fit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(travel_time, "MOST_CELLS", 3)
    with pytest.raises(RasterTooLargeError, match="has 4 cells; at most 3"):
        least_minutes(write(tmp_path, np.ones((2, 2))), middles([(0, 0)]), middles([(0, 0)]))
