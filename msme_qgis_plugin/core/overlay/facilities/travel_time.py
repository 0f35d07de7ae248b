"""Minutes from a raster: travel times as they are, or a friction that ways are found over.

A friction surface says how many minutes a metre takes in each cell: Weiss and others, A global
map of travel time to cities (Nature, 2018). A step between neighbours, also diagonal ones, costs
the mean of both cells times the metres between their middles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...messages import QT_TRANSLATE_NOOP, Message
from ...progress import Silent
from ..errors import NegativeMinutesError, RasterTooLargeError
from ..geodesy import WGS84, distance_km, is_geographic, spatial_reference, way_between
from ..raster.grids import BandReader, Grid, Window, windows

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from ...progress import Progress
    from ..geodesy import FloatArray, IntArray

    Bools = NDArray[np.bool_]

_METRES = 1000.0
# A gigabyte of friction and costs.
MOST_CELLS = 60_000_000


def minutes_at(raster: Path | str, x: FloatArray, y: FloatArray) -> FloatArray:
    """Return what the cell of each place holds, NaN where it holds nothing.

    Args:
        x, y: degrees; NaN is nowhere.

    Raises:
        RasterNotReadError: GDAL cannot read the raster.
        NegativeMinutesError: a travel time is below 0.
    """
    reader = BandReader(raster)
    row, column, inside = _cells_of(reader.grid, x, y)
    found = np.full(len(x), np.nan)
    if not inside.any():
        return found
    rows = int(row[inside].min()), int(row[inside].max()) + 1
    columns = int(column[inside].min()), int(column[inside].max()) + 1
    for strip in windows(reader.grid, rows, columns):
        for window in strip:
            here = inside & _in(window, row, column)
            if here.any():
                values = _read(reader, window)
                found[here] = values[row[here] - window.row, column[here] - window.column]
    return found


def _cells_of(grid: Grid, x: FloatArray, y: FloatArray) -> tuple[IntArray, IntArray, Bools]:
    """Return row and column of each place, and whether the grid has it."""
    known = np.isfinite(x) & np.isfinite(y)
    cells = np.full((len(x), 2), -1.0)
    way = way_between(WGS84, grid.crs)
    cells[known] = grid.to_cells(way(np.column_stack((x[known], y[known]))))
    column, row = np.floor(cells).astype(np.int64).T
    inside = known & (row >= 0) & (row < grid.rows) & (column >= 0) & (column < grid.columns)
    return row, column, inside


def _in(window: Window, row: IntArray, column: IntArray) -> Bools:
    down, right = row - window.row, column - window.column
    held: Bools = (down >= 0) & (down < window.rows) & (right >= 0) & (right < window.columns)
    return held


def _read(reader: BandReader, window: Window) -> FloatArray:
    """Return the values of a window, NaN where there is no data."""
    block = reader.read(window)
    values = np.asarray(block.values, dtype=np.float64)
    if block.valid is not None:
        values = np.where(block.valid, values, np.nan)
    low = np.nanmin(values, initial=0.0)
    if low < 0:
        raise NegativeMinutesError(path=reader.path, value=float(low))
    return values


def least_minutes(
    raster: Path | str,
    starts: tuple[FloatArray, FloatArray],
    places: tuple[FloatArray, FloatArray],
    *,
    progress: Progress | None = None,
) -> FloatArray:
    """Return the minutes from each place to the nearest start over a friction raster.

    Args:
        raster: minutes per metre; cells without data cannot be crossed.
        starts, places: longitude and latitude, degrees.

    Returns:
        NaN where there is no way, or the raster has no such cell.

    Raises:
        RasterNotReadError: GDAL cannot read the raster.
        RasterTooLargeError: it has more cells than fit into memory.
        NegativeMinutesError: a friction is below 0.
        CancelledError: the work was stopped.
    """
    reader = BandReader(raster)
    grid = reader.grid
    if grid.rows * grid.columns > MOST_CELLS:
        raise RasterTooLargeError(path=reader.path, cells=grid.rows * grid.columns, most=MOST_CELLS)
    friction = np.full((grid.rows + 2, grid.columns + 2), np.inf)
    inner = _read(reader, Window(0, 0, grid.rows, grid.columns))
    friction[1:-1, 1:-1] = np.where(np.isnan(inner), np.inf, inner)
    row, column, inside = _cells_of(grid, *starts)
    wide = grid.columns + 2
    begun = np.unique((row[inside] + 1) * wide + column[inside] + 1)
    cost = _spread(friction, begun, _step_metres(grid), progress or Silent())
    row, column, inside = _cells_of(grid, *places)
    found = np.full(len(inside), np.nan)
    found[inside] = cost[(row[inside] + 1) * wide + column[inside] + 1]
    return np.where(np.isfinite(found), found, np.nan)


def lost_starts(raster: Path | str, x: FloatArray, y: FloatArray) -> tuple[Message, ...]:
    """Say how many starts lie on cells without data, so that no way begins there."""
    lost = int(np.isnan(minutes_at(raster, x, y)).sum())
    text = QT_TRANSLATE_NOOP(
        "core", "{count} facilities lie on cells of the raster without data; no way leads to them."
    )
    return (Message(text, {"count": lost}, warns=True),) if lost else ()


def _step_metres(grid: Grid) -> FloatArray:
    """Return metres to the right, down, and to the two sides below, for each row of cells."""
    rows = np.arange(grid.rows, dtype=np.float64) + 0.5
    first = np.column_stack((np.full(len(rows), 1.5), rows))
    steps = np.array([(1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (-1.0, 1.0)])
    here = grid.to_coordinates(first)
    there = [grid.to_coordinates(first + step) for step in steps]
    if is_geographic(grid.crs) or not grid.crs:
        # The last step down may leave the globe.
        km = [
            distance_km(here[:, 0], here[:, 1], one[:, 0], np.clip(one[:, 1], -90, 90))
            for one in there
        ]
        return np.array(km) * _METRES
    unit = float(spatial_reference(grid.crs).GetLinearUnits())
    metres: FloatArray = np.array([np.hypot(*(one - here).T) for one in there]) * unit
    return metres


def _spread(
    friction: FloatArray, begun: IntArray, metres: FloatArray, progress: Progress
) -> FloatArray:
    """Return the least cost of each cell of a framed grid, flat; infinity where none leads.

    Dijkstra's algorithm, of many cells at once: those whose cost is within one usual step of the
    lowest are worked on together, again where one of them gets cheaper. Meyer and Sanders,
    Delta-stepping (2003).
    """
    flat, wide = friction.ravel(), friction.shape[1]
    cost = np.full(len(flat), np.inf)
    cost[begun] = 0.0
    waits = np.zeros(len(flat), dtype=bool)
    open_cells = np.isfinite(flat)
    active = begun[open_cells[begun]]
    waits[active] = True
    # From above a cell: the metres of the row above.
    padded = np.pad(metres, ((0, 0), (1, 1)), mode="edge")
    right, down, across, back = padded
    moves = (
        (1, right, 0),
        (-1, right, 0),
        (wide, down, 0),
        (-wide, down, -1),
        (wide + 1, across, 0),
        (-wide - 1, across, -1),
        (wide - 1, back, 0),
        (1 - wide, back, -1),
    )
    usual = float(np.median(flat[open_cells]) * np.median(right)) if open_cells.any() else 0.0
    done, every = 0, max(int(open_cells.sum()), 1)
    while len(active):
        lowest = cost[active]
        now = lowest <= lowest.min() + usual
        cells, active = active[now], active[~now]
        waits[cells] = False
        rows = cells // wide
        added = []
        for shift, length, up in moves:
            beside = cells + shift
            way = cost[cells] + (flat[cells] + flat[beside]) / 2 * length[rows + up]
            cheaper = way < cost[beside]
            beside = beside[cheaper]
            cost[beside] = way[cheaper]
            new = beside[~waits[beside]]
            waits[new] = True
            added.append(new)
        active = np.concatenate([active, *added])
        done += len(cells)
        progress.step(min(done / every, 1.0))
    return cost
