"""A coverage: polygons that share their borders vertex for vertex.

Shared borders are cut into arcs (from one meeting point to the next), each
arc is simplified once, and the polygons are put together from the arcs
again, so that no gap and no overlap can come of it. An arc that would cross
another keeps more of its detail.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .shapes import BoolArray, FloatArray, GeometryArray, Shape, Shapes

Point = tuple[float, float]
Arc = tuple[Point, ...]
Ring = list[tuple[int, bool]]

# The tolerance of an arc is at most this share of the size (root of the
# area) of the smaller part beside it: an islet keeps its shape.
SIZE_SHARE = 0.08
HALVINGS = 8

THROUGH = 2  # borders that run from a point where nothing meets
TRIANGLE = 4  # points of the simplest ring


def noded(shapes: Shapes, *, grid: float) -> Shapes:
    """The same polygons on a grid, with a vertex wherever two borders meet.

    Args:
        shapes: polygons that overlap by no more than rounding.
        grid: every coordinate becomes a multiple of it.
    """
    names = list(shapes)
    solid = np.array([shapes[name] for name in names], dtype=object)
    lines = shapely.union_all(shapely.boundary(solid), grid_size=grid)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    face, owner = shapely.STRtree(solid).query(
        shapely.point_on_surface(faces), predicate="intersects"
    )
    face, first = np.unique(face, return_index=True)
    owner = owner[first]
    return {
        names[index]: shapely.coverage_union_all(faces[face[owner == index]])
        for index in np.unique(owner)
    }


@dataclass(frozen=True)
class Coverage:
    """Arcs and how they make up each polygon.

    Attributes:
        arcs: lines, each from one meeting point to the next.
        owners: for each arc the one or two polygons that it bounds.
        polygons: for each name its parts, each part its rings (the outer
            one first), each ring its arcs and whether they run backwards.
    """

    arcs: GeometryArray
    owners: list[tuple[str, ...]]
    polygons: dict[str, list[list[Ring]]]

    @classmethod
    def of(cls, shapes: Shapes) -> Coverage:
        """Cut polygons that share vertices (see `noded`) into arcs."""
        rings = {
            name: [_rings(part) for part in shapely.get_parts(shape)]
            for name, shape in shapes.items()
        }
        meeting = _meeting_points(
            ring for parts in rings.values() for part in parts for ring in part
        )
        arcs = _ArcList()
        polygons = {
            name: [[arcs.add(name, _cut(ring, meeting)) for ring in part] for part in parts]
            for name, parts in rings.items()
        }
        lines = np.array([shapely.LineString(arc) for arc in arcs.numbers], dtype=object)
        return cls(lines, [tuple(sorted(o)) for o in arcs.owners], polygons)

    def shapes(self, arcs: GeometryArray | None = None) -> Shapes:
        """The polygons, from these arcs or from others in their place."""
        lines = self.arcs if arcs is None else arcs
        coordinates = [shapely.get_coordinates(line) for line in lines]
        return {
            name: _polygon([[_ring(ring, coordinates) for ring in part] for part in parts])
            for name, parts in self.polygons.items()
        }

    def simplified(self, tolerance: float) -> Shapes:
        """The polygons with simpler borders, still without gap or overlap.

        Args:
            tolerance: how far a border may move, in its own units.

        Raises:
            ValueError: the borders cross as they came.
        """
        limits = np.minimum(tolerance, SIZE_SHARE * self._sizes())
        for halving in range(HALVINGS + 1):
            lines = shapely.simplify(self.arcs, limits, preserve_topology=False)
            wrong = _crossing(lines)
            if not wrong.any():
                shapes = self.shapes(lines)
                wrong = self._arcs_of(_clashing(shapes))
                if not wrong.any():
                    return shapes
            limits = np.where(wrong, limits / 2, limits)
            if halving == HALVINGS - 1:
                limits = np.where(wrong, 0.0, limits)
        raise ValueError("borders cross before they are simplified")

    def _sizes(self) -> FloatArray:
        sizes = np.full(len(self.arcs), np.inf)
        coordinates = [shapely.get_coordinates(line) for line in self.arcs]
        for parts in self.polygons.values():
            for part in parts:
                outer = shapely.Polygon(_ring(part[0], coordinates))
                size = np.sqrt(outer.area)
                for arc, _ in chain.from_iterable(part):
                    sizes[arc] = min(sizes[arc], size)
        return sizes

    def _arcs_of(self, names: set[str]) -> BoolArray:
        return np.array([not names.isdisjoint(owners) for owners in self.owners])


class _ArcList:
    """Arcs in the order in which they are first met, and whose they are."""

    def __init__(self) -> None:
        self.numbers: dict[Arc, int] = {}
        self.owners: list[set[str]] = []

    def add(self, owner: str, ring: list[Arc]) -> Ring:
        """Note the arcs of an owner's ring; return them by number."""
        pieces: Ring = []
        for arc in ring:
            backwards = arc[::-1] < arc
            number = self.numbers.setdefault(arc[::-1] if backwards else arc, len(self.numbers))
            if number == len(self.owners):
                self.owners.append(set())
            self.owners[number].add(owner)
            pieces.append((number, backwards))
        return pieces


def _rings(polygon: shapely.Polygon) -> list[list[Point]]:
    return [
        [tuple(point) for point in shapely.get_coordinates(ring)[:-1].tolist()]
        for ring in (polygon.exterior, *polygon.interiors)
    ]


def _meeting_points(rings: Iterable[list[Point]]) -> set[Point]:
    """Points from which other than two borders run."""
    segments = {
        (a, b) if a < b else (b, a) for ring in rings for a, b in zip(ring, ring[1:] + ring[:1])
    }
    degree = Counter(chain.from_iterable(segments))
    return {point for point, count in degree.items() if count != THROUGH}


def _cut(ring: list[Point], meeting: set[Point]) -> list[Arc]:
    """A ring without its last point, cut at the meeting points.

    One without any starts at its least point and runs the way that is
    least, so that a hole and the island within it give the same arc.
    """
    ends = [i for i, point in enumerate(ring) if point in meeting]
    start = ends[0] if ends else ring.index(min(ring))
    turned = ring[start:] + ring[: start + 1]
    ends = [end - start for end in ends[1:]] + [len(ring)]
    arcs, begin = [], 0
    for end in ends:
        arcs.append(tuple(turned[begin : end + 1]))
        begin = end
    return arcs


def _ring(ring: Ring, coordinates: list[FloatArray]) -> FloatArray:
    pieces = [coordinates[arc][::-1] if backwards else coordinates[arc] for arc, backwards in ring]
    return np.concatenate([piece[:-1] for piece in pieces] + [pieces[0][:1]])


def _polygon(parts: list[list[FloatArray]]) -> Shape:
    polygons = [shapely.Polygon(part[0], part[1:]) for part in parts]
    return shapely.MultiPolygon(polygons)


def _crossing(lines: GeometryArray) -> BoolArray:
    """Which lines cross themselves, collapse, or meet but at their ends."""
    closed = shapely.is_closed(lines)
    wrong = ~shapely.is_simple(lines) | (closed & (shapely.get_num_points(lines) < TRIANGLE))
    a, b = shapely.STRtree(lines).query(lines, predicate="intersects")
    a, b = a[a < b], b[a < b]
    ends = shapely.boundary(lines)
    ends[closed] = shapely.get_point(lines[closed], 0)
    shared = shapely.intersection(ends[a], ends[b])
    met = shapely.intersection(lines[a], lines[b])
    bad = ~shapely.equals(met, shared)
    wrong[a[bad]] = wrong[b[bad]] = True
    return wrong


def _clashing(shapes: Shapes) -> set[str]:
    """Names of polygons that are invalid or lie over one another."""
    names = np.array(list(shapes))
    solid = np.array(list(shapes.values()), dtype=object)
    valid = shapely.is_valid(solid)
    clash = set(names[~valid])
    solid, names = solid[valid], names[valid]
    a, b = shapely.STRtree(solid).query(solid, predicate="intersects")
    a, b = a[a < b], b[a < b]
    over = ~shapely.relate_pattern(solid[a], solid[b], "F********")
    return clash | set(names[a[over]]) | set(names[b[over]])
