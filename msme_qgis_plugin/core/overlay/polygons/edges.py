"""The edges of polygons, and which of them two neighbours share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    import numpy.typing as npt

    from ..geodesy import FloatArray, GeometryArray, IntArray

    Flags = npt.NDArray[np.bool_]

MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits well spread
ROUNDING_M = 1e-8  # of coordinates on the earth, in metres
# Of an edge, at each end. What the ends hide of a common border would have to add up to the
# border of a square metre: on edges of 170,000 km.
ENDS = 1e-8


@dataclass(frozen=True)
class Edges:
    """Edges polygon by polygon.

    owner: number of the polygon; start, end: x and y, metres.
    first: where the edges of each polygon begin, and one more: where the last ones end.
    behind: number of the polygon that has the edge in reverse; -1 where none has, or where more
        than two have it.
    """

    owner: IntArray
    start: FloatArray
    end: FloatArray
    first: IntArray
    behind: IntArray

    def lines(self, these: IntArray, *, without: float = 0.0) -> GeometryArray:
        """Some of the edges as lines.

        Args:
            without: how much of its length each end is shorter by.
        """
        start, end = self.start[these], self.end[these]
        less = (end - start) * without
        lines: GeometryArray = shapely.linestrings(np.stack((start + less, end - less), axis=1))
        return lines

    def meet(self, these: IntArray, bounds: FloatArray) -> Flags:
        """Which of some edges have a box that meets another, one each, but for rounding."""
        start, end = self.start[these], self.end[these]
        low = np.minimum(start, end) <= bounds[:, 2:] + ROUNDING_M
        high = np.maximum(start, end) >= bounds[:, :2] - ROUNDING_M
        meet: Flags = (low & high).all(axis=1)
        return meet

    def run_in(self, these: IntArray, shapes: GeometryArray) -> Flags:
        """Which of some edges have more in a polygon, one each, than an end that touches it.

        Where rounding leaves that open, they have.
        """
        within: Flags = shapely.intersects(shapes, self.lines(these))
        some = np.flatnonzero(within)
        middle = self.lines(these[some], without=ENDS)
        within[some] = shapely.dwithin(shapes[some], middle, ROUNDING_M)
        return within


def edges_of(shapes: GeometryArray) -> Edges:
    """Return the edges of polygons and their neighbours; places are compared bit by bit."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    outer = np.ones(len(rings), dtype=bool)
    outer[1:] = part[1:] != part[:-1]
    # the land is on the left of counter-clockwise shells and clockwise holes
    land_left = shapely.is_ccw(rings) == outer
    points, ring = shapely.get_coordinates(rings, return_index=True)
    at = np.flatnonzero(ring[1:] == ring[:-1])
    start, end = points[at], points[at + 1]
    up = (start[:, 0] < end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] < end[:, 1]))
    ends = point_keys(points)
    owner = owner[part[ring[at]]]
    # of the two ends, whichever comes first
    other = _reverse(ends[at] + ends[at + 1], up == land_left[ring[at]])
    return Edges(
        owner=owner,
        start=start,
        end=end,
        first=np.searchsorted(owner, np.arange(len(shapes) + 1)),
        behind=np.where(other >= 0, owner[other], -1),
    )


def _reverse(keys: npt.NDArray[np.uint64], forward: Flags) -> IntArray:
    """For edges that occur exactly twice, once in each direction, the other one; else -1."""
    order = np.argsort(keys)
    keys, forward = keys[order], forward[order]
    same = np.zeros(len(keys) + 1, dtype=bool)
    same[1:-1] = keys[1:] == keys[:-1]
    first = np.flatnonzero(same[1:-1] & ~same[:-2] & ~same[2:])
    first = first[forward[first] != forward[first + 1]]
    found = np.full(len(keys), -1)
    found[order[first]] = order[first + 1]
    found[order[first + 1]] = order[first]
    return found


def point_keys(points: FloatArray) -> npt.NDArray[np.uint64]:
    """One number per point, the same for the same place."""
    bits = np.ascontiguousarray(points + 0.0).view(np.uint64)
    key = np.zeros(len(bits), dtype=np.uint64)
    for column in bits.T:
        key = (key ^ column) * MIX
        key ^= key >> np.uint64(32)
    key *= MIX
    key ^= key >> np.uint64(29)
    return key
