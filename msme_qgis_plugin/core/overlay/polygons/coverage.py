"""Where polygons that should tile an area overlap or leave gaps."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from ...messages import QT_TRANSLATE_NOOP, Message
from ...progress import Part, Silent
from .pieces import intersect_pairs

if TYPE_CHECKING:
    import numpy.typing as npt

    from ...progress import Progress
    from ..geodesy import FloatArray, GeometryArray

    Flags = npt.NDArray[np.bool_]

SMALLEST_M2 = 1.0
SQUARE_KM = 1e6
MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits well spread


def find_overlaps(
    shapes: GeometryArray, *, smallest_m2: float = SMALLEST_M2, progress: Progress | None = None
) -> pd.DataFrame:
    """Pairs of polygons that overlap: `first`, `second`, `area_m2`.

    Args:
        shapes: valid polygons in an equal-area plane, in metres.

    Raises:
        CancelledError: the work was stopped.

    How many polygons cover a place changes only at an edge that no
    neighbour has in reverse, so where land is covered twice a polygon with
    such an edge takes part. Its pairs are measured first, then those of
    the polygons found, until no more are: official polygons that fit
    together need no intersection inland.
    """
    names = ["first", "second", "area_m2"]
    if not len(shapes):
        return pd.DataFrame(columns=names)
    watched = progress or Silent()
    watched.step(0.0)
    one, other = shapely.STRtree(shapes).query(shapes)
    upper = one < other
    one, other = one[upper], other[upper]
    shapely.prepare(shapes)
    watched.step(0.1)
    area = np.zeros(len(one))
    left = np.ones(len(one), dtype=bool)
    active = _with_free_edges(shapes)
    for round_ in count(1):
        # How many rounds there will be is not known; most work is in the
        # first.
        part = Part(watched, 1 - 0.8 / round_, 1 - 0.8 / (round_ + 1))
        pairs = np.flatnonzero(left & (active[one] | active[other]))
        if not len(pairs):
            break
        left[pairs] = False
        part.step(0.0)
        meets = shapely.intersects(shapes[one[pairs]], shapes[other[pairs]])
        pairs = pairs[meets]
        part.step(0.1)
        common = intersect_pairs(shapes[one[pairs]], shapes[other[pairs]], part)
        area[pairs] = shapely.area(common)
        found = pairs[area[pairs] >= smallest_m2]
        active[one[found]] = active[other[found]] = True
    table = pd.DataFrame({"first": one, "second": other, "area_m2": area})
    return _largest_first(table[area > 0], smallest_m2)


def _with_free_edges(shapes: GeometryArray) -> Flags:
    """Which polygons have an edge that no other has in reverse."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    outer = np.ones(len(rings), dtype=bool)
    outer[1:] = part[1:] != part[:-1]
    # the land is on the left of counter-clockwise shells and clockwise holes
    land_left = shapely.is_ccw(rings) == outer
    points, ring = shapely.get_coordinates(rings, return_index=True)
    inside = ring[1:] == ring[:-1]
    ring, start, end = ring[:-1], points[:-1], points[1:]
    up = (start[:, 0] < end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] < end[:, 1]))
    forward = (up == land_left[ring])[inside]
    ends = point_keys(points)
    # of the two ends, whichever comes first
    unmatched = ~_in_reverse((ends[:-1] + ends[1:])[inside], forward)
    free = np.zeros(len(shapes), dtype=bool)
    free[owner[part[ring[inside][unmatched]]]] = True
    return free


def _in_reverse(keys: npt.NDArray[np.uint64], forward: Flags) -> Flags:
    """Which edges occur exactly twice, once in each direction."""
    order = np.argsort(keys)
    keys, forward = keys[order], forward[order]
    same = np.zeros(len(keys) + 1, dtype=bool)
    same[1:-1] = keys[1:] == keys[:-1]
    first = np.flatnonzero(same[1:-1] & ~same[:-2] & ~same[2:])
    first = first[forward[first] != forward[first + 1]]
    found = np.zeros(len(keys), dtype=bool)
    found[order[first]] = found[order[first + 1]] = True
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


def overlap_notes(overlaps: pd.DataFrame) -> tuple[Message, ...]:
    """Say how many pairs overlap, and with what area."""
    return _notes(overlaps, overlaps.iloc[:0])


def _largest_first(table: pd.DataFrame, smallest: float) -> pd.DataFrame:
    table = table[table["area_m2"] >= smallest]
    return table.sort_values("area_m2", ascending=False, kind="stable", ignore_index=True)


def _notes(overlaps: pd.DataFrame, gaps: pd.DataFrame) -> tuple[Message, ...]:
    found = (
        (
            QT_TRANSLATE_NOOP(
                "core", "{count} pair(s) of polygons overlap, with {km2:.3f} km² in all."
            ),
            overlaps,
        ),
        (
            QT_TRANSLATE_NOOP(
                "core",
                "{count} gap(s) between the polygons, with {km2:.3f} km² in "
                "all (lakes that belong to no polygon are among them).",
            ),
            gaps,
        ),
    )
    return tuple(
        Message(template, {"count": len(table), "km2": float(table["area_m2"].sum()) / SQUARE_KM})
        for template, table in found
        if len(table)
    )
