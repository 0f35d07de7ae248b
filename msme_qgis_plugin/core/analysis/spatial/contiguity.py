"""Which polygons touch: queen at a point, rook along a line.

Most neighbours of official boundaries share vertices, which are found by sorting a number per
vertex. What remains are borders drawn twice, with a gap of some metres, an overlap, or vertices
on one side only: polygons with an edge that no other has are compared by their distance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from ...overlay.polygons.coverage import point_keys

if TYPE_CHECKING:
    import numpy.typing as npt

    from ...overlay.geodesy import GeometryArray, IntArray
    from ...progress import Progress

    Pairs = tuple[IntArray, IntArray]
    Keys = npt.NDArray[np.uint64]
    Flags = npt.NDArray[np.bool_]

# Polygons with a gap of up to so much touch. In layers of Indonesian districts and subdistricts
# whose borders were drawn twice, gaps are below 10 m; between 10 and 100 m lie rivers and straits.
GAP_M = 10.0
_M_PER_DEGREE = 111_320.0
# The gap is no more than this part of the usual width of a unit, for plans of plots or rooms.
_PART_OF_WIDTH = 0.01
# Coordinates that differ by less are the same vertex, about 1 cm.
_SAME_DEGREES = 1e-7
# A corner lies within the gap along up to so many times its length; a border along more.
_CORNER = 4
_AT_ONCE = 4096


def queen_pairs(shapes: GeometryArray, progress: Progress) -> Pairs:
    """Return units and their neighbours that share at least a point, both ways.

    Args:
        shapes: polygons, EPSG:4326, none empty.

    Raises:
        CancelledError: the work was stopped.
    """
    vertices = _Vertices(shapes)
    progress.step(0.2)
    found = _sharing(vertices.keys, vertices.owner, len(shapes))
    progress.step(0.4)
    return _both_ways(found, _close(shapes, vertices, found, progress), len(shapes))


def rook_pairs(shapes: GeometryArray, progress: Progress) -> Pairs:
    """Return units and their neighbours that share a border of some length, both ways.

    Args:
        shapes: polygons, EPSG:4326, none empty.

    Raises:
        CancelledError: the work was stopped.
    """
    vertices = _Vertices(shapes)
    progress.step(0.2)
    found = _sharing(vertices.edges, vertices.edge_owner, len(shapes))
    progress.step(0.4)
    near = _close(shapes, vertices, found, progress)
    first, second = near // len(shapes), near % len(shapes)
    gap = gap_degrees(shapes)
    around = shapely.buffer(shapely.boundary(shapes[first]), gap, quad_segs=2)
    shared = shapely.length(shapely.intersection(shapely.boundary(shapes[second]), around))
    return _both_ways(found, near[shared > _CORNER * gap], len(shapes))


def gap_degrees(shapes: GeometryArray) -> float:
    """Return up to which distance polygons touch, in degrees."""
    with np.errstate(invalid="ignore"):
        areas = shapely.area(shapes)
    widths = np.sqrt(areas[areas > 0])
    gap = GAP_M / _M_PER_DEGREE
    return min(gap, _PART_OF_WIDTH * float(np.median(widths))) if len(widths) else gap


class _Vertices:
    """The vertices and edges of polygons as numbers, the same for the same place.

    keys, owner: per vertex. edges, edge_owner: per edge, whichever way it runs.
    """

    def __init__(self, shapes: GeometryArray) -> None:
        parts, part_owner = shapely.get_parts(shapes, return_index=True)
        rings, ring_owner = shapely.get_rings(parts, return_index=True)
        points, ring = shapely.get_coordinates(rings, return_index=True)
        owner = part_owner[ring_owner]
        self.keys = point_keys(np.rint(points / _SAME_DEGREES))
        self.owner = owner[ring]
        inside = ring[1:] == ring[:-1]
        self.edges = (self.keys[1:] + self.keys[:-1])[inside]
        self.edge_owner = self.owner[1:][inside]

    def with_free_edges(self, count: int) -> Flags:
        """Return which polygons have an edge that no other has."""
        order = np.argsort(self.edges)
        keys = self.edges[order]
        alone = np.ones(len(keys), dtype=bool)
        same = keys[1:] == keys[:-1]
        alone[1:][same] = False
        alone[:-1][same] = False
        free = np.zeros(count, dtype=bool)
        free[self.edge_owner[order[alone]]] = True
        return free


def _sharing(keys: Keys, owner: IntArray, count: int) -> IntArray:
    """Return pairs of owners of the same key, as first × count + second, first below second."""
    order = np.argsort(keys)
    keys, owner = keys[order], owner[order]
    found = []
    # Places where several meet: compare each with the next, the next but one, and so on.
    place = np.flatnonzero(keys[1:] == keys[:-1])
    step = 1
    while len(place):
        one, other = owner[place], owner[place + step]
        apart = one != other
        low, high = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        found.append(np.unique(low * np.int64(count) + high))
        step += 1
        place = place[place + step < len(keys)]
        place = place[keys[place] == keys[place + step]]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _close(
    shapes: GeometryArray, vertices: _Vertices, found: IntArray, progress: Progress
) -> IntArray:
    """Return further pairs that lie within the gap."""
    free = np.flatnonzero(vertices.with_free_edges(len(shapes)))
    progress.step(0.5)
    gap = gap_degrees(shapes)
    bounds = shapely.bounds(shapes[free]) + np.array([-gap, -gap, gap, gap])
    one, other = shapely.STRtree(shapes[free]).query(shapely.box(*bounds.T))
    pairs = free[one] * np.int64(len(shapes)) + free[other]
    pairs = np.setdiff1d(pairs[one < other], found)
    shapely.prepare(shapes[free])
    near = np.zeros(len(pairs), dtype=bool)
    for start in range(0, len(pairs), _AT_ONCE):
        progress.step(0.5 + 0.5 * start / len(pairs))
        some = pairs[start : start + _AT_ONCE]
        first, second = shapes[some // len(shapes)], shapes[some % len(shapes)]
        near[start : start + _AT_ONCE] = shapely.dwithin(first, second, gap)
    close: IntArray = pairs[near]
    return close


def _both_ways(found: IntArray, near: IntArray, count: int) -> Pairs:
    pairs = np.concatenate([found, near])
    first, second = pairs // max(count, 1), pairs % max(count, 1)
    return np.concatenate([first, second]), np.concatenate([second, first])
