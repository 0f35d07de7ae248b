"""How many people stand behind each point of a grid.

People come as points (by tile or by nearest point) or as a raster (the tile
that a point is the middle of, or else the cell that it lies in).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from ..errors import NegativePointWeightError
from ..geodesy import WGS84, is_geographic, way_between
from ..raster.grids import BandReader, windows
from ..raster.rasters_to_units import zonal_statistics
from .quadkeys import RWI_LEVEL, Tiles, are_tile_centres, tiles_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ...progress import Progress
    from ..geodesy import FloatArray, IntArray
    from .points_to_units import PointBlock


def weights_by_tile(tiles: Tiles, people: Iterable[PointBlock]) -> FloatArray:
    """Sum of the people's weights in the tile of each grid point.

    Args:
        tiles: one per grid point. Points that share a tile share its people
            equally, so that nobody is counted twice.
        people: points in degrees; `weight` is how many people (1 each
            without).

    Returns:
        One weight per grid point, 0 where nobody lives in its tile.
    """
    own, place, shared = np.unique(tiles.number, return_inverse=True, return_counts=True)
    sums = np.zeros(len(own))
    for block in people:
        weight = _known_weights(block)
        number = tiles_of(block.x, block.y, level=tiles.level).number
        at = np.minimum(np.searchsorted(own, number), len(own) - 1)
        mine = own[at] == number
        sums += np.bincount(at[mine], weight[mine], minlength=len(own))
    weights: FloatArray = (sums / shared)[place]
    return weights


def weights_by_nearest(
    x: FloatArray,
    y: FloatArray,
    people: Iterable[PointBlock],
    *,
    crs: str = WGS84,
    max_distance: float | None = None,
) -> FloatArray:
    """People of the places whose nearest grid point is each grid point.

    Args:
        x, y: grid points, in the CRS of the people.
        people: as for `weights_by_tile`.
        crs: degrees are shortened by the cosine of the middle latitude.
        max_distance: in units of the CRS; people farther off do not count.

    Of two grid points equally near the first has them.
    """
    scale = 1.0
    if is_geographic(crs) and len(y):
        scale = float(np.cos(np.radians((np.min(y) + np.max(y)) / 2)))
    tree = shapely.STRtree(shapely.points(x * scale, y))
    weights = np.zeros(len(x))
    for block in people:
        weight = _known_weights(block)
        asked, found = tree.query_nearest(
            shapely.points(block.x * scale, block.y), max_distance=max_distance
        )
        order = np.lexsort((found, asked))
        asked, first = np.unique(asked[order], return_index=True)
        nearest = found[order][first]
        weights += np.bincount(nearest, weight[asked], minlength=len(x))
    return weights


def _known_weights(block: PointBlock) -> FloatArray:
    if block.weight is None:
        return np.ones(len(block.x))
    weight = np.nan_to_num(block.weight)
    if (weight < 0).any():
        row = int(np.argmax(weight < 0))
        raise NegativePointWeightError(row=row + 1, value=weight[row])
    return weight


def weights_from_raster(
    raster: Path | str,
    x: FloatArray,
    y: FloatArray,
    *,
    crs: str = WGS84,
    progress: Progress | None = None,
) -> FloatArray:
    """People per grid point, from a population raster per cell.

    Grid points that are the middles of tiles of level 14 get the people of
    their tile, cells on its edge by share. Other points get the value of
    the cell that they lie in. 0 where there is no cell or no data.

    Raises:
        RasterNotReadError: GDAL cannot read the raster.
        CancelledError: the work was stopped.
    """
    if is_geographic(crs) and are_tile_centres(x, y):
        tiles = tiles_of(x, y, level=RWI_LEVEL)
        _, first, place, shared = np.unique(
            tiles.number, return_index=True, return_inverse=True, return_counts=True
        )
        own = Tiles(tiles.x[first], tiles.y[first], tiles.level)
        found = zonal_statistics(raster, own.boxes(), zones_crs=crs, progress=progress).table
        sums = np.nan_to_num(found["sum"].to_numpy()) / shared
        weights: FloatArray = sums[place]
        return weights
    return np.nan_to_num(sample(raster, x, y, crs=crs))


def sample(raster: Path | str, x: FloatArray, y: FloatArray, *, crs: str) -> FloatArray:
    """Value of the cell that each point lies in; NaN where there is none.

    Args:
        crs: of the points; empty is the raster's own.

    Raises:
        RasterNotReadError: GDAL cannot read the raster.
        OutsideCrsError: a point has no place in the raster's CRS.
    """
    reader = BandReader(raster)
    grid = reader.grid
    way = way_between(crs, grid.crs)
    cells = np.floor(grid.to_cells(way(np.column_stack((x, y)))))
    column, row = cells[:, 0], cells[:, 1]
    inside = (row >= 0) & (row < grid.rows)
    inside &= (column >= 0) & (column < grid.columns)
    values = np.full(len(x), np.nan)
    wanted = np.flatnonzero(inside)
    if not len(wanted):
        return values
    wanted = wanted[np.argsort(row[wanted], kind="stable")]
    column = column[wanted].astype(np.int64)
    row = row[wanted].astype(np.int64)
    values[wanted] = _read_cells(reader, row, column)
    return values


def _read_cells(reader: BandReader, row: IntArray, column: IntArray) -> FloatArray:
    """Values of cells whose rows are in order."""
    values = np.full(len(row), np.nan)
    rows = (int(row[0]), int(row[-1]) + 1)
    columns = (int(column.min()), int(column.max()) + 1)
    for strip in windows(reader.grid, rows, columns):
        top, bottom = strip[0].row, strip[0].row + strip[0].rows
        first, last = np.searchsorted(row, [top, bottom])
        for window in strip:
            right = window.column + window.columns
            mine = np.arange(first, last)
            at = column[mine]
            mine = mine[(at >= window.column) & (at < right)]
            if not len(mine):
                continue
            block = reader.read(window)
            place = (row[mine] - window.row, column[mine] - window.column)
            found = block.values[place].astype(np.float64)
            if block.valid is not None:
                found[~block.valid[place]] = np.nan
            values[mine] = found
    return values
