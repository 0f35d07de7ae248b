"""The polygon nearest to points that lie in none, such as off the coast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from .geodesy import distance_km, is_geographic, spatial_reference

if TYPE_CHECKING:
    from .geodesy import FloatArray, GeometryArray, IntArray

NOWHERE = -1
KM_PER_DEGREE = 110.57  # of latitude at the equator, its smallest
EDGES_PER_PIECE = 4
BAND = 1.0  # degrees of latitude that share one scale


class Coast:
    """Outlines of polygons, cut small, to find the nearest of them.

    In degrees, points are taken in bands of one degree of latitude whose
    longitudes are shortened by the cosine of the band's middle: within
    Indonesia the nearest is right to 0.2 % of the distance. The distance
    itself is that on the WGS 84 ellipsoid, or in the plane of the CRS.
    """

    def __init__(self, polygons: GeometryArray, *, crs: str, reach_km: float) -> None:
        self._angles = is_geographic(crs)
        metre = 1.0
        if crs and not self._angles:
            metre = float(spatial_reference(crs).GetLinearUnits())
        self._km_per_unit = KM_PER_DEGREE if self._angles else metre / 1000
        self._reach_km = reach_km
        self._start, self._end, self._piece, self._unit = _cut(polygons)

    def nearest(self, x: FloatArray, y: FloatArray) -> tuple[IntArray, FloatArray]:
        """Number of the nearest polygon within reach, or -1; km, or NaN."""
        unit = np.full(len(x), NOWHERE, dtype=np.int64)
        distance = np.full(len(x), np.nan)
        band = np.floor(y / BAND) if self._angles else np.zeros(len(x))
        for number in np.unique(band):
            mine = np.flatnonzero(band == number)
            scale = 1.0
            if self._angles:
                middle = np.radians((number + 0.5) * BAND)
                scale = max(float(np.cos(middle)), 0.01)
            unit[mine], distance[mine] = self._in_band(x[mine], y[mine], scale)
        return unit, distance

    def _in_band(self, x: FloatArray, y: FloatArray, scale: float) -> tuple[IntArray, FloatArray]:
        unit = np.full(len(x), NOWHERE, dtype=np.int64)
        distance = np.full(len(x), np.nan)
        reach = self._reach_km / self._km_per_unit * 1.02
        lines, owner = self._lines(y.min() - reach, y.max() + reach, scale)
        tree = shapely.STRtree(lines)
        points = shapely.points(x * scale, y)
        asked, found = tree.query_nearest(points, max_distance=reach, all_matches=True)
        order = np.lexsort((owner[found], asked))
        asked, found = asked[order], found[order]
        asked, first = np.unique(asked, return_index=True)
        found = found[first]
        way = shapely.shortest_line(points[asked], lines[found])
        ends = shapely.get_coordinates(way)[1::2]
        km = self._km(x[asked], y[asked], ends / np.array([scale, 1.0]))
        near = km <= self._reach_km
        unit[asked[near]] = owner[found[near]]
        distance[asked[near]] = km[near]
        return unit, distance

    def _lines(self, low: float, high: float, scale: float) -> tuple[GeometryArray, IntArray]:
        """Pieces of outline between two y, x scaled; their polygons."""
        y0, y1 = self._start[:, 1], self._end[:, 1]
        near = (np.maximum(y0, y1) >= low) & (np.minimum(y0, y1) <= high)
        chosen = np.unique(self._piece[near])
        edges = np.flatnonzero(np.isin(self._piece, chosen))
        piece = np.searchsorted(chosen, self._piece[edges])
        last = np.ones(len(edges), dtype=bool)
        last[:-1] = piece[1:] != piece[:-1]
        points = np.concatenate((self._start[edges], self._end[edges][last]))
        number = np.concatenate((piece, piece[last]))
        order = np.argsort(number, kind="stable")
        lines = shapely.linestrings(points[order] * np.array([scale, 1.0]), indices=number[order])
        return lines, self._unit[chosen]

    def _km(self, x: FloatArray, y: FloatArray, ends: FloatArray) -> FloatArray:
        if self._angles:
            return distance_km(x, y, ends[:, 0], ends[:, 1])
        apart = np.hypot(x - ends[:, 0], y - ends[:, 1])
        return np.asarray(apart * self._km_per_unit)


def _cut(polygons: GeometryArray) -> tuple[FloatArray, FloatArray, IntArray, IntArray]:
    """Start and end of every edge, its piece; the polygon of each piece."""
    parts, owner = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    edge = np.flatnonzero(ring[1:] == ring[:-1])
    ring = ring[edge]
    first = np.searchsorted(ring, ring)
    place = (np.arange(len(ring)) - first) // EDGES_PER_PIECE
    new = np.ones(len(ring), dtype=bool)
    new[1:] = (np.diff(ring) != 0) | (np.diff(place) != 0)
    piece = np.cumsum(new) - 1
    return points[edge], points[edge + 1], piece, owner[part[ring[new]]]
