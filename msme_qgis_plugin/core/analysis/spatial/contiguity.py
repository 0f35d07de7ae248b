"""Which polygons touch: queen at a point, rook along a line.

Most neighbours of official boundaries share vertices, which are found by sorting a number per
vertex. What remains are borders drawn twice, with a gap of some metres, an overlap, or vertices
on one side only: polygons with an edge that no other has are compared by their distance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from ...overlay.polygons.edges import point_keys

if TYPE_CHECKING:
    from collections.abc import Callable

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
    vertices, edges = _borders(shapes)
    progress.step(0.3)
    found = _sharing(vertices, shapes)
    return _both_ways(found, _close(shapes, edges, found, progress), len(shapes))


def rook_pairs(shapes: GeometryArray, progress: Progress) -> Pairs:
    """Return units and their neighbours that share a border of some length, both ways.

    Args:
        shapes: polygons, EPSG:4326, none empty.

    Raises:
        CancelledError: the work was stopped.
    """
    _, edges = _borders(shapes)
    progress.step(0.3)
    found = _sharing(edges, shapes)
    near = _close(shapes, edges, found, progress)
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


def _borders(shapes: GeometryArray) -> tuple[Keys, Keys]:
    """Return the vertices and the edges of polygons as numbers in order.

    Each number ends with that of its polygon and begins with what is the same for the same
    place, for an edge whichever way it runs: numbers alone sort many times faster than places
    in an order.
    """
    numbers = np.arange(len(shapes), dtype=np.uint64)
    single = shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON
    parts, owners = _apart(shapes, numbers, single, shapely.get_parts)
    whole = shapely.get_num_interior_rings(parts) == 0
    rings, owners = _apart(parts, owners, whole, shapely.get_rings)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    owner = owners[ring]
    keys = point_keys(np.rint(points / _SAME_DEGREES))
    start = np.flatnonzero(ring[1:] == ring[:-1])
    place = ~_owner_bits(len(shapes))
    edges = ((keys[start] + keys[start + 1]) & place) | owner[start]
    return np.sort((keys & place) | owner), np.sort(edges)


def _apart(
    shapes: GeometryArray, owners: Keys, simple: Flags, take: Callable[..., Pairs]
) -> tuple[GeometryArray, Keys]:
    """Return shapes with those that are not simple taken apart, and the polygon of each.

    A polygon that is one ring has the ring's coordinates, and copying it takes time.
    """
    pieces, shape = take(shapes[~simple], return_index=True)
    return (
        np.concatenate([shapes[simple], pieces]),
        np.concatenate([owners[simple], owners[~simple][shape]]),
    )


def _owner_bits(count: int) -> np.uint64:
    """Return the bits that hold which of so many polygons it is."""
    return np.uint64((1 << count.bit_length()) - 1)


def _sharing(keys: Keys, shapes: GeometryArray) -> IntArray:
    """Return pairs of polygons with the same key, as first × count + second, first below second.

    Args:
        keys: as from `_borders`.
    """
    count, bits = len(shapes), _owner_bits(len(shapes))
    found = [np.zeros(0, dtype=np.int64)]
    # Places where several meet: compare each with the next, the next but one, and so on.
    step = 1
    place = np.flatnonzero(keys[1:] ^ keys[:-1] <= bits)
    while len(place):
        one, other = ((keys[at] & bits).astype(np.int64) for at in (place, place + step))
        # In order of the polygons, since their numbers end the keys.
        codes = (one * count + other)[one < other]
        found.append(np.unique(codes))
        step += 1
        place = place[place + step < len(keys)]
        place = place[keys[place] ^ keys[place + step] <= bits]
    pairs = np.unique(np.concatenate(found))
    # Two places may get the same number by chance; polygons that touch lie near.
    west, south, east, north = shapely.bounds(shapes).T
    one, other = pairs // max(count, 1), pairs % max(count, 1)
    apart = np.maximum(west[one], west[other]) - np.minimum(east[one], east[other])
    beyond = np.maximum(south[one], south[other]) - np.minimum(north[one], north[other])
    near: IntArray = pairs[np.maximum(apart, beyond) <= _SAME_DEGREES]
    return near


def _close(shapes: GeometryArray, edges: Keys, found: IntArray, progress: Progress) -> IntArray:
    """Return further pairs that lie within the gap, of which each has an edge that no other has."""
    progress.step(0.5)
    bits, gap = _owner_bits(len(shapes)), gap_degrees(shapes)
    alone = np.ones(len(edges), dtype=bool)
    same = edges[1:] ^ edges[:-1] <= bits
    alone[1:][same] = alone[:-1][same] = False
    free = np.unique((edges[alone] & bits).astype(np.int64))
    bounds = shapely.bounds(shapes[free]) + np.array([-gap, -gap, gap, gap])
    one, other = shapely.STRtree(shapes[free]).query(shapely.box(*bounds.T))
    pairs = np.setdiff1d((free[one] * np.int64(len(shapes)) + free[other])[one < other], found)
    shapely.prepare(shapes[free])
    near = np.zeros(len(pairs), dtype=bool)
    for start in range(0, len(pairs), _AT_ONCE):
        progress.step(0.5 + 0.5 * start / len(pairs))
        some = slice(start, start + _AT_ONCE)
        first, second = shapes[pairs[some] // len(shapes)], shapes[pairs[some] % len(shapes)]
        near[some] = shapely.dwithin(first, second, gap)
    close: IntArray = pairs[near]
    return close


def _both_ways(found: IntArray, near: IntArray, count: int) -> Pairs:
    pairs = np.concatenate([found, near])
    first, second = pairs // max(count, 1), pairs % max(count, 1)
    return np.concatenate([first, second]), np.concatenate([second, first])
