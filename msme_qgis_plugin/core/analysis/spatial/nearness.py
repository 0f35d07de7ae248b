"""Which units lie near each other, by distances on the ellipsoid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ...overlay.geodesy import WGS84_FLATTENING, WGS84_RADIUS_KM, distance_km
from .errors import CrowdedDistanceError

if TYPE_CHECKING:
    from ...overlay.geodesy import FloatArray, GeometryArray, IntArray
    from ...progress import Progress
    from .contiguity import Pairs

_MOST_PAIRS = 50_000_000
_AT_ONCE = 2048
_CLUSTERED, _LEAST_KM = 8, 1e-6
# Where the plane of `conformal` ends.
_LAST_LATITUDE = 89.0
# Scales of that plane differ a little between a unit and what lies near it.
_SLACK = 1.1


@dataclass(frozen=True)
class Places:
    """The centroids of units.

    lon, lat: degrees. space: km from the centre of the earth, of its three axes the two along
        which the units lie farthest apart: no two units are nearer than they are there.
    """

    lon: FloatArray
    lat: FloatArray
    space: FloatArray
    tree: shapely.STRtree

    @classmethod
    def of(cls, shapes: GeometryArray) -> Places:
        """Take the centroids of polygons in EPSG:4326, none empty."""
        lon, lat = shapely.get_coordinates(shapely.centroid(shapes)).T
        space = _from_the_centre(lon, lat)
        wide = np.argsort(np.ptp(space, axis=0))[1:] if len(lon) else [0, 1]
        flat = space[:, wide]
        return cls(lon, lat, flat, shapely.STRtree(shapely.points(flat)))

    def nearest(self, wanted: int, progress: Progress) -> Pairs:
        """Return each unit with its nearest others; of equally near ones the first.

        Args:
            wanted: how many, fewer than there are units.

        Raises:
            CancelledError: the work was stopped.
        """
        count = len(self.lon)
        found = np.zeros((count, wanted), dtype=np.int64)
        left = np.arange(count)
        around = float(np.prod(np.ptp(self.space, axis=0)))
        # Units lie in clusters: most have enough neighbours nearer than if spread evenly.
        reach = max(np.sqrt(around * (wanted + 1) / count) / _CLUSTERED, _LEAST_KM)
        while len(left):
            progress.step(1 - len(left) / count)
            wider = []
            for some in np.array_split(left, -(-len(left) // _AT_ONCE)):
                one, other, km = self._near(some, reach)
                order = np.lexsort((other, km, one))
                one, other = one[order], other[order]
                enough = np.bincount(one, minlength=len(some)) >= wanted
                first = np.searchsorted(one, np.flatnonzero(enough))
                found[some[enough]] = other[first[:, None] + np.arange(wanted)]
                wider.append(some[~enough])
            left, reach = np.concatenate(wider), reach * 2
        return np.repeat(np.arange(count), wanted), found.ravel()

    def within(self, km: float, progress: Progress) -> Pairs:
        """Return each unit with all others no farther than a distance.

        Raises:
            CrowdedDistanceError: too many are.
            CancelledError: the work was stopped.
        """
        count, found, pairs = len(self.lon), [], 0
        for start in range(0, count, _AT_ONCE):
            progress.step(start / count)
            some = np.arange(start, min(start + _AT_ONCE, count))
            one, other, _ = self._near(some, km)
            found.append((some[one], other))
            pairs += len(one)
            if pairs > _MOST_PAIRS * (some[-1] + 1) / count:
                raise CrowdedDistanceError(count=pairs * count // (some[-1] + 1), km=km)
        none = np.zeros(0, dtype=np.int64)
        return (
            np.concatenate([none, *(one for one, _ in found)]),
            np.concatenate([none, *(other for _, other in found)]),
        )

    def _near(self, some: IntArray, km: float) -> tuple[IntArray, IntArray, FloatArray]:
        """Return places in `some`, units no farther than `km` from them, and how far, km."""
        low, high = self.space[some] - km, self.space[some] + km
        one, other = self.tree.query(shapely.box(*low.T, *high.T))
        apart = some[one] != other
        one, other = one[apart], other[apart]
        first = some[one]
        far = distance_km(self.lon[first], self.lat[first], self.lon[other], self.lat[other])
        near = far <= km
        return one[near], other[near], far[near]


def nearest_units(
    shapes: GeometryArray, some: IntArray, progress: Progress
) -> tuple[IntArray, FloatArray]:
    """Return the unit whose outline lies nearest to that of each of some units, and how far, km.

    Args:
        shapes: polygons, EPSG:4326, none empty, two or more.

    Raises:
        CancelledError: the work was stopped.
    """
    plane = conformal(shapes)
    tree = shapely.STRtree(plane)
    progress.step(0.2)
    (one, _), far = tree.query_nearest(
        plane[some], exclusive=True, return_distance=True, all_matches=False
    )
    progress.step(0.6)
    reach = np.zeros(len(some))
    reach[one] = far * _SLACK
    one, other = tree.query(plane[some], predicate="dwithin", distance=reach)
    apart = some[one] != other
    one, other = one[apart], other[apart]
    ends = _degrees(shapely.get_coordinates(shapely.shortest_line(plane[some[one]], plane[other])))
    km = distance_km(*ends[::2].T, *ends[1::2].T)
    order = np.lexsort((other, km, one))
    first = order[np.searchsorted(one[order], np.arange(len(some)))]
    return other[first], km[first]


def nearest_between(
    plane: GeometryArray, ours: IntArray, theirs: IntArray
) -> tuple[int, int, float]:
    """Return the unit of ours and that of theirs whose outlines lie nearest, and how far, km.

    Args:
        plane: polygons as from `conformal`.
    """
    (one, other), far = shapely.STRtree(plane[theirs]).query_nearest(
        plane[ours], return_distance=True, all_matches=False
    )
    best = int(np.argmin(far))
    line = shapely.shortest_line(plane[ours[one[best]]], plane[theirs[other[best]]])
    ends = _degrees(shapely.get_coordinates(line))
    km = float(distance_km(*ends[0], *ends[1]))
    return int(ours[one[best]]), int(theirs[other[best]]), km


def _from_the_centre(lon: FloatArray, lat: FloatArray) -> FloatArray:
    """Return geocentric coordinates, km, of points on the ellipsoid (WGS 84)."""
    x, y = np.radians(lon), np.radians(lat)
    e2 = WGS84_FLATTENING * (2 - WGS84_FLATTENING)
    normal = WGS84_RADIUS_KM / np.sqrt(1 - e2 * np.sin(y) ** 2)
    across = normal * np.cos(y)
    return np.column_stack((across * np.cos(x), across * np.sin(x), normal * (1 - e2) * np.sin(y)))


def conformal(shapes: GeometryArray) -> GeometryArray:
    """Return shapes in Mercator's plane, degrees, where nearby distances keep their order."""

    def project(points: FloatArray) -> FloatArray:
        lat = np.radians(np.clip(points[:, 1], -_LAST_LATITUDE, _LAST_LATITUDE))
        return np.column_stack((points[:, 0], np.degrees(np.arcsinh(np.tan(lat)))))

    flat: GeometryArray = shapely.transform(shapes, project)
    return flat


def _degrees(points: FloatArray) -> FloatArray:
    """Return the way back from Mercator's plane."""
    lat = np.degrees(np.arctan(np.sinh(np.radians(points[:, 1]))))
    return np.column_stack((points[:, 0], lat))
