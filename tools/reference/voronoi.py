"""Who is nearest: Voronoi cells of village points, one island at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import numpy as np
import shapely

if TYPE_CHECKING:
    from .shapes import BoolArray, FloatArray, GeometryArray, IntArray, LabelArray, Shapes

# A village is a disc, not a point: half-way between a dense town and its
# sparse surroundings lies outside the town. The radius is a share of the usual
# distance to villages of the same district; two discs of different districts
# shrink alike until they take no more than a share of the way between them
# (both chosen by overlap with real boundaries).
OWN_SHARE = 0.7
BOTH_SHARE = 0.7
RIM = 12

# Fewer points than corners of a triangle have no cells to compare.
TRIANGLE = 3

# Cells reach at least so far beyond the outermost points, degrees.
MARGIN = 10


def cells(points: FloatArray) -> GeometryArray:
    """One Voronoi cell for each of the (n, 2) distinct points, in order."""
    sites = shapely.points(points)
    found = shapely.get_parts(
        shapely.voronoi_polygons(
            shapely.multipoints(sites),
            extend_to=shapely.box(*(points.min(axis=0) - MARGIN), *(points.max(axis=0) + MARGIN)),
        )
    )
    site, cell = shapely.STRtree(found).query(sites, predicate="intersects")
    ordered = np.empty(len(points), dtype=object)
    ordered[site] = found[cell]
    return ordered


def neighbours(shapes: GeometryArray) -> tuple[IntArray, IntArray]:
    """Index pairs (a, b), both ways round, of cells that touch."""
    a, b = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    apart = a != b
    return a[apart], b[apart]


def disc_radii(points: FloatArray, district: LabelArray) -> FloatArray:
    """How far each village reaches; 0 away from any district border.

    Args:
        points: (n, 2) distinct coordinates.
        district: the district of each.
    """
    radii = np.zeros(len(points))
    if len(set(district)) == 1 or len(points) < TRIANGLE:
        return radii
    a, b = neighbours(cells(points))
    distance = np.hypot(*(points[a] - points[b]).T)
    same = district[a] == district[b]
    usual = _by_site(np.median, distance[same], a[same])
    nearest = _by_site(np.min, distance[~same], a[~same])
    for site, other in nearest.items():
        radii[site] = OWN_SHARE * usual.get(site, other)
    a, b, distance = a[~same], b[~same], distance[~same]
    fits = np.minimum(1, BOTH_SHARE * distance / (radii[a] + radii[b]))
    for site, factor in _by_site(np.min, fits, a).items():
        radii[site] *= factor
    return radii


def exclaves(points: FloatArray, label: LabelArray, most: int) -> BoolArray:
    """Which villages lie, `most` together, apart from their label's others.

    Args:
        points: (n, 2) distinct coordinates on one island.
        label: the unit of each; its largest group is never an exclave.
        most: villages in the largest group that is one.
    """
    if len(set(label)) == 1 or len(points) < TRIANGLE:
        return np.zeros(len(points), dtype=bool)
    a, b = neighbours(cells(points))
    same = label[a] == label[b]
    group = _connected(len(points), a[same], b[same])
    sizes = np.bincount(group, minlength=len(points))[group]
    largest: dict[str, int] = {}
    for name, size in zip(label, sizes):
        largest[name] = max(largest.get(name, 0), size)
    return (sizes <= most) & (sizes < np.array([largest[n] for n in label]))


def _connected(count: int, a: IntArray, b: IntArray) -> IntArray:
    """For each of `count` sites the least site that pairs lead it to."""
    least = np.arange(count)
    while True:
        lower = least.copy()
        np.minimum.at(lower, a, least[b])
        lower = lower[lower]
        if (lower == least).all():
            return least
        least = lower


def _by_site(
    reduce: Callable[[FloatArray], float], values: FloatArray, sites: IntArray
) -> dict[int, float]:
    order = np.argsort(sites, kind="stable")
    keys, starts = np.unique(sites[order], return_index=True)
    groups = np.split(values[order], starts[1:])
    return {int(key): float(reduce(group)) for key, group in zip(keys, groups) if len(group)}


def with_rims(points: FloatArray, radii: FloatArray) -> tuple[FloatArray, IntArray]:
    """Points plus the rims of their discs, and whose each of them is."""
    owner = np.flatnonzero(radii > 0)
    angle = (np.arange(RIM) + 0.3) * 2 * np.pi / RIM
    circle = np.column_stack((np.cos(angle), np.sin(angle)))
    rims = points[owner, None] + radii[owner, None, None] * circle
    every = np.concatenate((points, rims.reshape(-1, 2)))
    whose = np.concatenate((np.arange(len(points)), np.repeat(owner, RIM)))
    every, first = np.unique(every, axis=0, return_index=True)
    return every, whose[first]


def territories(points: FloatArray, label: LabelArray, radii: FloatArray | None = None) -> Shapes:
    """The part of the plane nearest to each label's points, or discs."""
    sites, owner = points, label
    if radii is not None:
        sites, whose = with_rims(points, radii)
        owner = label[whose]
    shapes = cells(sites)
    return {
        str(name): shapely.coverage_union_all(shapes[owner == name]) for name in sorted(set(owner))
    }
