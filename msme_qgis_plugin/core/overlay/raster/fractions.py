"""Which cells of a grid a polygon covers, and by how much, exactly.

Polygons are taken as rings in cell coordinates (x counts columns, y counts
rows, downwards). Every edge is cut where it crosses a grid line; a piece
adds its height to the *cover* of its cell and the area to its right inside
the cell to the *area* of it. Summed from left to right along a row, cover
plus area is the covered share of each cell: exact, for holes, parts, slivers
and islands smaller than a cell alike. The method is that of the scan
converter of font rasterisers (libart, FreeType "smooth"); coverage is affine
invariant, so a rotated raster needs nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from ..geodesy import FloatArray, GeometryArray, IntArray, PointTransform

POLYGON = 3  # shapely's type number
BEND_TOLERANCE = 1e-5  # cells that an edge may stray when it is transformed
MOST_PIECES = 1000  # per edge, when it is bent
SNAP = 1e-9  # a share of a cell nearer than this to 0 or 1 is 0 or 1
BATCH_EDGES = 1_000_000


@dataclass(frozen=True)
class Rings:
    """Rings of polygons in cell coordinates, as flat arrays.

    x, y: vertices of all closed rings, one ring after the other.
    first: where each ring starts in x and y, and one more, where all end.
    zone: number of the polygon that each ring belongs to.
    turn: +1 or -1 per ring, so that outlines add and holes take away.
    low, high: smallest and largest y of each ring.
    area: covered area per zone, in cells, inside the grid or not.
    """

    x: FloatArray
    y: FloatArray
    first: IntArray
    zone: IntArray
    turn: FloatArray
    low: FloatArray
    high: FloatArray
    area: FloatArray

    @property
    def zones(self) -> int:
        """How many zones there are, empty ones included."""
        return len(self.area)


@dataclass(frozen=True)
class Cover:
    """What zones cover of some rows of a grid.

    Runs of cells that one share holds for (mostly 1): zone, row, first
    column, column after the last, share. Single cells that an edge passes
    through: zone, row, column, share in 0..1. Rows and columns are the
    grid's. A cell is in at most one run or single cell per zone.
    """

    run_zone: IntArray
    run_row: IntArray
    run_first: IntArray
    run_last: IntArray
    run_share: FloatArray
    cell_zone: IntArray
    cell_row: IntArray
    cell_column: IntArray
    cell_share: FloatArray


def counted(sizes: IntArray) -> tuple[IntArray, IntArray]:
    """For groups of `sizes`: the group of each member, its place in it."""
    owner = np.repeat(np.arange(len(sizes)), sizes)
    ends = np.cumsum(sizes)
    place = np.arange(len(owner)) - np.repeat(ends - sizes, sizes)
    return owner, place


def rings_of(zones: GeometryArray, to_cells: PointTransform) -> Rings:
    """Rings of valid polygons, in cell coordinates.

    Args:
        zones: (multi)polygons; None and other kinds of geometry cover
            nothing, collections count with their polygons.
        to_cells: from the zones' coordinates to cells. Where it is not
            affine, edges are divided so that none strays more than
            1/100,000 of a cell.
    """
    parts, zone_of_part = shapely.get_parts(zones, return_index=True)
    parts, inner = shapely.get_parts(parts, return_index=True)
    polygon = shapely.get_type_id(parts) == POLYGON
    polygon &= ~shapely.is_empty(parts)
    zone_of_part = zone_of_part[inner][polygon]
    rings, part = shapely.get_rings(parts[polygon], return_index=True)
    outline = np.ones(len(rings), dtype=bool)
    outline[1:] = part[1:] != part[:-1]
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    xy, ring = _bent(xy, ring, to_cells)
    first = np.searchsorted(ring, np.arange(len(rings) + 1))
    x, y = np.ascontiguousarray(xy.T)
    signed = _signed_areas(x, y, first)
    side = np.where(outline, 1.0, -1.0)
    zone = np.asarray(zone_of_part[part], dtype=np.int64)
    area: FloatArray = np.zeros(len(zones))
    np.add.at(area, zone, np.abs(signed) * side)
    return Rings(
        x=x,
        y=y,
        first=first,
        zone=zone,
        turn=np.sign(signed) * side,
        low=_per_ring(np.minimum, y, first),
        high=_per_ring(np.maximum, y, first),
        area=area,
    )


def _bent(xy: FloatArray, ring: IntArray, to_cells: PointTransform) -> tuple[FloatArray, IntArray]:
    """Transformed vertices, with more of them where an edge would bend.

    The gap between an arc and its chord falls with the square of the number
    of pieces, so the middle of each edge tells how many are needed.
    """
    cells = to_cells(xy)
    edge = np.flatnonzero(ring[1:] == ring[:-1])
    middle = to_cells((xy[edge] + xy[edge + 1]) / 2)
    gap = np.hypot(*(middle - (cells[edge] + cells[edge + 1]) / 2).T)
    pieces = np.ones(len(xy), dtype=np.int64)
    needed = np.ceil(np.sqrt(gap / BEND_TOLERANCE))
    pieces[edge] = np.clip(needed, 1, MOST_PIECES).astype(np.int64)
    if not len(edge) or pieces.max() == 1:
        return cells, ring
    owner, place = counted(pieces)
    t = (place / pieces[owner])[:, np.newaxis]
    after = np.minimum(owner + 1, len(xy) - 1)
    return to_cells(xy[owner] * (1 - t) + xy[after] * t), ring[owner]


def _signed_areas(x: FloatArray, y: FloatArray, first: IntArray) -> FloatArray:
    """Area of each ring, positive where x turns towards y."""
    if len(first) == 1:
        return np.zeros(0)
    start = np.repeat(first[:-1], np.diff(first))
    dx, dy = x - x[start], y - y[start]
    cross = np.zeros(len(x))
    cross[:-1] = dx[:-1] * dy[1:] - dx[1:] * dy[:-1]
    cross[first[1:] - 1] = 0  # from one ring to the next is no edge
    areas: FloatArray = np.add.reduceat(cross, first[:-1]) / 2
    return areas


def _per_ring(reduce: np.ufunc, values: FloatArray, first: IntArray) -> FloatArray:
    if len(first) == 1:
        return np.zeros(0)
    reduced: FloatArray = reduce.reduceat(values, first[:-1])
    return reduced


@dataclass(frozen=True)
class _Edges:
    """Edges with y0 <= y1; sign says which way they went, holes turned."""

    x0: FloatArray
    y0: FloatArray
    x1: FloatArray
    y1: FloatArray
    zone: IntArray
    sign: FloatArray

    def where(self, mask: npt.NDArray[np.bool_] | IntArray) -> _Edges:
        return _Edges(
            self.x0[mask],
            self.y0[mask],
            self.x1[mask],
            self.y1[mask],
            self.zone[mask],
            self.sign[mask],
        )


def _edges(rings: Rings, *, top: int, bottom: int, flat: bool) -> Iterator[_Edges]:
    """Edges that reach into rows top..bottom, a bounded number at a time.

    Args:
        flat: level edges too, which cover nothing but touch cells.
    """
    chosen = np.flatnonzero((rings.high >= top) & (rings.low < bottom))
    sizes = rings.first[chosen + 1] - rings.first[chosen] - 1
    batch = np.cumsum(sizes) // BATCH_EDGES
    for number in np.unique(batch):
        mine = batch == number
        owner, place = counted(sizes[mine])
        ring = chosen[mine][owner]
        i = rings.first[ring] + place
        y0, y1 = rings.y[i], rings.y[i + 1]
        inside = (np.minimum(y0, y1) < bottom) & (np.maximum(y0, y1) >= top)
        if not flat:
            inside &= y0 != y1
        i, ring, y0, y1 = i[inside], ring[inside], y0[inside], y1[inside]
        x0, x1 = rings.x[i], rings.x[i + 1]
        up = y0 > y1
        yield _Edges(
            np.where(up, x1, x0),
            np.where(up, y1, y0),
            np.where(up, x0, x1),
            np.where(up, y0, y1),
            rings.zone[ring],
            np.where(up, rings.turn[ring], -rings.turn[ring]),
        )


@dataclass(frozen=True)
class _Tally:
    """Cover and area per touched cell, by key, in no order."""

    key: IntArray
    cover: FloatArray
    area: FloatArray


@dataclass(frozen=True)
class _Strip:
    """Rows top..bottom of a grid of some columns, and how cells are keyed.

    A column on either side stands for everything beyond the grid, so that
    what lies to the left still counts and what lies to the right ends runs.
    """

    top: int
    bottom: int
    columns: int

    def key(self, zone: IntArray, row: IntArray, column: IntArray) -> IntArray:
        rows = self.bottom - self.top
        line = zone * rows + (row - self.top)
        keys: IntArray = line * (self.columns + 2) + column + 1
        return keys

    def unkey(self, key: IntArray) -> tuple[IntArray, IntArray, IntArray]:
        line, column = np.divmod(key, self.columns + 2)
        zone, row = np.divmod(line, self.bottom - self.top)
        return zone, row + self.top, column - 1


def _cells_between(
    low: FloatArray, high: FloatArray, limits: tuple[int, int]
) -> tuple[IntArray, IntArray]:
    """First and last cell along one axis that low..high passes through."""
    first = np.clip(np.floor(low), *limits).astype(np.int64)
    last = np.clip(np.ceil(high) - 1, *limits).astype(np.int64)
    return first, np.maximum(first, last)


def _cut_rows(edges: _Edges, strip: _Strip) -> tuple[_Edges, IntArray]:
    """Edges cut at the lines between rows; the row of each piece."""
    limits = (strip.top, strip.bottom - 1)
    first, last = _cells_between(edges.y0, edges.y1, limits)
    owner, place = counted(last - first + 1)
    row = first[owner] + place
    whole = edges.where(owner)
    y0, y1 = np.maximum(whole.y0, row), np.minimum(whole.y1, row + 1)
    height = whole.y1 - whole.y0
    level = height <= 0
    slope = (whole.x1 - whole.x0) / np.where(level, 1, height)
    starts, ends = y0 <= whole.y0, y1 >= whole.y1
    x0 = np.where(starts, whole.x0, whole.x0 + (y0 - whole.y0) * slope)
    x1 = np.where(ends, whole.x1, whole.x0 + (y1 - whole.y0) * slope)
    return _Edges(x0, y0, x1, y1, whole.zone, whole.sign), row


def _tally_pieces(edges: _Edges, row: IntArray, strip: _Strip) -> _Tally:
    """Cut edges of one row each at the lines between columns; add up."""
    left, right = (np.minimum(edges.x0, edges.x1), np.maximum(edges.x0, edges.x1))
    first, last = _cells_between(left, right, (-1, strip.columns))
    owner, place = counted(last - first + 1)
    column = first[owner] + place
    left, right = left[owner], right[owner]
    a = np.where(place == 0, left, np.maximum(left, column))
    b = np.where(column == last[owner], right, np.minimum(right, column + 1))
    width = right - left
    share = np.where(width > 0, (b - a) / np.where(width > 0, width, 1), 1)
    cover = ((edges.y1 - edges.y0) * edges.sign)[owner] * share
    area = cover * (column + 1 - (a + b) / 2)
    return _Tally(strip.key(edges.zone[owner], row[owner], column), cover, area)


def _tally(edges: _Edges, strip: _Strip) -> list[_Tally]:
    """Cover and area of one batch of edges.

    Where outlines are finer than the grid nearly all edges stay inside one
    cell: they are added up directly, only the others are cut.
    """
    row = np.floor(edges.y0).astype(np.int64)
    column = np.floor(np.clip(edges.x0, -1, strip.columns)).astype(np.int64)
    one = (edges.y1 <= row + 1) & (edges.y0 >= strip.top)
    one &= np.maximum(edges.x0, edges.x1) <= column + 1
    one &= np.minimum(edges.x0, edges.x1) >= column
    inner = edges.where(one)
    cover = (inner.y1 - inner.y0) * inner.sign
    area = cover * (column[one] + 1 - (inner.x0 + inner.x1) / 2)
    key = strip.key(inner.zone, row[one], column[one])
    crossing, row = _cut_rows(edges.where(~one), strip)
    return [_summed(_Tally(key, cover, area)), _summed(_tally_pieces(crossing, row, strip))]


def _summed(tally: _Tally) -> _Tally:
    """Neighbouring entries of one cell made one, without sorting."""
    if not len(tally.key):
        return tally
    change = np.flatnonzero(np.diff(tally.key)) + 1
    starts = np.concatenate(([0], change))
    return _Tally(
        tally.key[starts], np.add.reduceat(tally.cover, starts), np.add.reduceat(tally.area, starts)
    )


def _gathered(tallies: list[_Tally]) -> _Tally:
    """All entries in the order of their keys, one per cell."""
    key = np.concatenate([tally.key for tally in tallies])
    order = np.argsort(key, kind="stable")
    return _summed(
        _Tally(
            key[order],
            np.concatenate([tally.cover for tally in tallies])[order],
            np.concatenate([tally.area for tally in tallies])[order],
        )
    )


def _snapped(share: FloatArray) -> FloatArray:
    """Shares with rounding noise about 0 and 1 taken away."""
    share = np.where(np.abs(share) < SNAP, 0.0, share)
    share = np.where(np.abs(share - 1) < SNAP, 1.0, share)
    return np.clip(share, 0.0, 1.0)


def exact_cover(
    rings: Rings, rows: tuple[int, int], columns: int, *, touched: bool = False
) -> Cover:
    """Covered share of every cell of some rows.

    Args:
        rows: first row and the row after the last.
        columns: columns of the grid; cells beyond it are left out.
        touched: single cells include those that an edge only touches, with
            a share of 0 or 1.
    """
    strip = _Strip(rows[0], rows[1], columns)
    tallies = [_Tally(np.zeros(0, np.int64), np.zeros(0), np.zeros(0))]
    for edges in _edges(rings, top=rows[0], bottom=rows[1], flat=touched):
        tallies += _tally(edges, strip)
    tally = _gathered(tallies)
    zone, row, column = strip.unkey(tally.key)
    after = np.cumsum(tally.cover)
    before = after - tally.cover
    new_line = np.ones(len(zone), dtype=bool)
    new_line[1:] = (np.diff(zone) != 0) | (np.diff(row) != 0)
    line = np.cumsum(new_line) - 1
    base = before[new_line][line]  # 0 but for rounding, since rings close
    share = _snapped(before - base + tally.area)
    cell = (column >= 0) & (column < columns)
    if not touched:
        cell &= share > 0
    run_share = _snapped(after - base)[:-1]
    run = ~new_line[1:] & (np.diff(column) > 1) & (run_share > 0)
    return Cover(
        run_zone=zone[:-1][run],
        run_row=row[:-1][run],
        run_first=column[:-1][run] + 1,
        run_last=column[1:][run],
        run_share=run_share[run],
        cell_zone=zone[cell],
        cell_row=row[cell],
        cell_column=column[cell],
        cell_share=share[cell],
    )


def centre_cover(rings: Rings, rows: tuple[int, int], columns: int) -> Cover:
    """Cells whose centre lies in a zone, as runs; no single cells.

    A centre on an edge belongs to the zone on its right or below, so of two
    neighbours exactly one has it.
    """
    strip = _Strip(rows[0], rows[1], columns)
    keys = [np.zeros(0, dtype=np.int64)]
    for edges in _edges(rings, top=rows[0], bottom=rows[1], flat=False):
        first = np.maximum(np.ceil(edges.y0 - 0.5), strip.top)
        last = np.minimum(np.ceil(edges.y1 - 0.5), strip.bottom)
        owner, place = counted(np.maximum(last - first, 0).astype(np.int64))
        row = first.astype(np.int64)[owner] + place
        slope = (edges.x1 - edges.x0) / (edges.y1 - edges.y0)
        x = edges.x0[owner] + (row + 0.5 - edges.y0[owner]) * slope[owner]
        column = np.clip(np.ceil(x - 0.5), 0, columns).astype(np.int64)
        keys.append(strip.key(edges.zone[owner], row, column))
    zone, row, column = strip.unkey(np.sort(np.concatenate(keys)))
    run = column[::2] < column[1::2]
    none = np.zeros(0, dtype=np.int64)
    return Cover(
        run_zone=zone[::2][run],
        run_row=row[::2][run],
        run_first=column[::2][run],
        run_last=column[1::2][run],
        run_share=np.ones(int(run.sum())),
        cell_zone=none,
        cell_row=none,
        cell_column=none,
        cell_share=np.zeros(0),
    )
