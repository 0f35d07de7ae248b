"""Which polygon each point lies in: exact, once each, millions at a time.

A grid laid over the polygons remembers which polygon owns each cell whole;
only points in cells that an outline touches are tested against polygons.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely

from ...progress import Part, Silent
from ..coast import Coast
from ..raster.fractions import counted, exact_cover, rings_of
from ..repair import repair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...progress import Progress
    from ..geodesy import FloatArray, GeometryArray, IntArray
    from ..raster.fractions import Cover

BoolArray = npt.NDArray[np.bool_]

NOWHERE = -1
GRID_CELLS = 4_000_000
MARGIN = 0.37  # of a cell around the polygons, so that no edge is on a line
ROWS_AT_ONCE = 256


@dataclass(frozen=True)
class Placement:
    """Where points are.

    unit: number of the polygon, -1 where there is none.
    distance_km: 0 inside, the way to the polygon for points brought to the
        nearest one, NaN for points without a polygon.
    overlapping: the point lies inside more than one polygon; it was given
        to the first of them.
    """

    unit: IntArray
    distance_km: FloatArray
    overlapping: BoolArray


class Placer:
    """Polygons made ready to be asked where points are.

    Args:
        polygons: shapely (multi)polygons; invalid ones are repaired.
        crs: the CRS of polygons and points alike, WKT or "EPSG:4326";
            empty is a plane in metres.
        max_distance_km: points outside all polygons go to the nearest one
            if it is no farther than this.
        progress: told while the grid is laid.

    Raises:
        CancelledError: the work was stopped.

    A point on the border of two polygons, or inside two that overlap,
    belongs to the first of them in their order: once, never twice.
    """

    def __init__(
        self,
        polygons: Sequence[Any] | GeometryArray,
        *,
        crs: str,
        max_distance_km: float = 0.0,
        progress: Progress | None = None,
    ) -> None:
        watched = progress or Silent()
        self.polygons, broken = repair(polygons, progress=Part(watched, 0.0, 0.2))
        self.repaired = tuple(np.flatnonzero(broken).tolist())
        shapely.prepare(self.polygons)
        self._labels = _label_grid(self.polygons, Part(watched, 0.2, 1.0))
        self._coast = (
            Coast(self.polygons, crs=crs, reach_km=max_distance_km) if max_distance_km > 0 else None
        )

    def place(self, x: FloatArray, y: FloatArray) -> Placement:
        """The polygon of each point; points without coordinates have none."""
        unit, doubtful, slot = self._labels.look_up(x, y)
        overlapping = np.zeros(len(x), dtype=bool)
        if len(doubtful):
            first, double = self._test(x[doubtful], y[doubtful], slot)
            unit[doubtful] = first
            overlapping[doubtful] = double
        distance = np.where(unit == NOWHERE, np.nan, 0.0)
        lost = np.flatnonzero((unit == NOWHERE) & np.isfinite(x) & np.isfinite(y))
        if self._coast is not None and len(lost):
            unit[lost], distance[lost] = self._coast.nearest(x[lost], y[lost])
        return Placement(unit, distance, overlapping)

    def _test(self, x: FloatArray, y: FloatArray, slot: IntArray) -> tuple[IntArray, BoolArray]:
        """First polygon that holds each point; whether several do."""
        labels = self._labels
        start = labels.first[slot]
        point, place = counted(labels.first[slot + 1] - start)
        unit = labels.units[start[point] + place]
        by_unit = np.argsort(unit, kind="stable")  # one polygon's at a time
        hit = np.empty(len(unit), dtype=bool)
        shapes = self.polygons[unit[by_unit]]
        asked = point[by_unit]
        hit[by_unit] = shapely.intersects_xy(shapes, x[asked], y[asked])
        point, unit = point[hit], unit[hit]
        found = np.full(len(x), NOWHERE)
        found[point[::-1]] = unit[::-1]  # the first is written last
        several = np.bincount(point, minlength=len(x))[point] > 1
        point, unit = point[several], unit[several]
        inside = shapely.contains_xy(self.polygons[unit], x[point], y[point])
        return found, np.bincount(point[inside], minlength=len(x)) > 1


@dataclass(frozen=True)
class _LabelGrid:
    """What the cells of a grid know about polygons.

    label: per cell the polygon that has all of it, -1 for none, and
        -2 - slot where an outline passes or polygons overlap.
    first, units: per slot, where its candidates start in `units`.
    """

    left: float
    top: float
    width: float
    height: float
    rows: int
    columns: int
    label: npt.NDArray[np.int32]
    first: IntArray
    units: IntArray

    def look_up(self, x: FloatArray, y: FloatArray) -> tuple[IntArray, IntArray, IntArray]:
        """Unit per point; the points to be tested, and their slots."""
        column = np.floor((x - self.left) / self.width)
        row = np.floor((y - self.top) / self.height)
        inside = (column >= 0) & (column < self.columns)
        inside &= (row >= 0) & (row < self.rows)
        cell = np.where(inside, row * self.columns + column, 0)
        label = self.label[cell.astype(np.int64)].astype(np.int64)
        label[~inside] = NOWHERE
        doubtful = np.flatnonzero(label < NOWHERE)
        slot = NOWHERE - 1 - label[doubtful]
        label[doubtful] = NOWHERE
        return label, doubtful, slot


def _label_grid(polygons: GeometryArray, progress: Progress) -> _LabelGrid:
    bounds = np.array([0.0, 0.0, 1.0, 1.0])
    if not shapely.is_empty(polygons).all():
        bounds = shapely.total_bounds(polygons)
    wide, high = np.maximum(bounds[2:] - bounds[:2], 1e-9)
    ratio = np.clip(wide / high, 1e-3, 1e3)
    columns = int(np.clip(np.sqrt(GRID_CELLS * ratio), 16, GRID_CELLS / 16))
    rows = max(16, GRID_CELLS // columns)
    width, height = wide / (columns - 2), high / (rows - 2)
    left, top = bounds[0] - MARGIN * width, bounds[1] - MARGIN * height
    rings = rings_of(
        polygons,
        lambda points: np.column_stack(
            ((points[:, 0] - left) / width, (points[:, 1] - top) / height)
        ),
    )
    label = np.full(rows * columns, NOWHERE, dtype=np.int32)
    cells: list[IntArray] = []
    units: list[IntArray] = []
    for first in range(0, rows, ROWS_AT_ONCE):
        progress.step(first / rows)
        strip = (first, min(first + ROWS_AT_ONCE, rows))
        cover = exact_cover(rings, strip, columns, touched=True)
        cell, unit = _label_strip(label, cover, strip, columns)
        cells.append(cell)
        units.append(unit)
    cell, unit = np.concatenate(cells), np.concatenate(units)
    own, start = np.unique(cell, return_index=True)
    label[own] = NOWHERE - 1 - np.arange(len(own))
    return _LabelGrid(
        left=float(left),
        top=float(top),
        width=float(width),
        height=float(height),
        rows=rows,
        columns=columns,
        label=label,
        first=np.append(start, len(unit)),
        units=unit,
    )


def _label_strip(
    label: npt.NDArray[np.int32], cover: Cover, rows: tuple[int, int], columns: int
) -> tuple[IntArray, IntArray]:
    """Label the whole cells of some rows; the others with candidates.

    Every edge touches its cells, level ones too, so a run is covered whole.
    """
    run, place = counted(cover.run_last - cover.run_first)
    line = cover.run_row[run] * columns
    run_cell = line + cover.run_first[run] + place
    run_unit = cover.run_zone[run]
    label[run_cell] = run_unit
    touched = cover.cell_row * columns + cover.cell_column
    base = rows[0] * columns
    size = (rows[1] - rows[0]) * columns
    unclear = np.bincount(run_cell - base, minlength=size) > 1
    unclear[touched - base] = True
    mine = unclear[run_cell - base]
    cell = np.concatenate((touched, run_cell[mine]))
    unit = np.concatenate((cover.cell_zone, run_unit[mine]))
    order = np.lexsort((unit, cell))
    return cell[order], unit[order]
