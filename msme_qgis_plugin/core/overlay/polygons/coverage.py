"""Where polygons that should tile an area overlap or leave gaps."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from ...kept import Kept, digest
from ...messages import QT_TRANSLATE_NOOP, Message
from ...progress import Part, Silent
from ..raster.fractions import counted
from .edges import edges_of
from .pieces import intersect_pairs

if TYPE_CHECKING:
    from ...progress import Progress
    from ..geodesy import FloatArray, GeometryArray, IntArray
    from .edges import Edges

SMALLEST_M2 = 1.0
SQUARE_KM = 1e6
_MOST_PAIRS = 100_000
_kept: Kept[pd.DataFrame] = Kept(8)


def find_overlaps(
    shapes: GeometryArray, *, smallest_m2: float = SMALLEST_M2, progress: Progress | None = None
) -> pd.DataFrame:
    """Pairs of polygons that overlap: `first`, `second`, `area_m2`; the largest first.

    They are kept, so that the same outlines are not measured again for other columns.

    Args:
        shapes: valid polygons in an equal-area plane, in metres.

    Raises:
        CancelledError: the work was stopped.
    """
    key = digest(one or b"" for one in shapely.to_wkb(shapes))
    table = _kept.find(key)
    if table is None:
        table = _overlaps(shapes, progress or Silent())
        if len(table) <= _MOST_PAIRS:
            _kept.keep(key, table)
    return table[table["area_m2"] >= smallest_m2].reset_index(drop=True)


def _overlaps(shapes: GeometryArray, watched: Progress) -> pd.DataFrame:
    """Pairs of polygons with an area in common.

    What two polygons have in common is bounded by edges of the one that lie in the other. Where
    one of these has no neighbour's edge in reverse, it tells the pair. Behind one that has, that
    neighbour overlaps the other polygon, too; and the way from pair to pair ends only at edges
    without a neighbour, since how many polygons cover a place changes nowhere else. So these
    edges are looked at first, then those of the pairs found: official polygons that fit together
    need no intersection inland.
    """
    watched.step(0.0)
    edges = edges_of(shapes)
    shapely.prepare(shapes)
    watched.step(0.1)
    found = np.zeros(0, dtype=np.int64)
    areas = np.zeros(0)
    more = _told_by_free_edges(shapes, edges)
    for round_ in count(1):
        pairs = np.setdiff1d(more, found)
        if not len(pairs):
            break
        # How many rounds there will be is not known; most work is in the first.
        part = Part(watched, 1 - 0.8 / round_, 1 - 0.8 / (round_ + 1))
        one, other = np.divmod(pairs, len(shapes))
        common = intersect_pairs(shapes[one], shapes[other], part)
        area = shapely.area(common)
        found, areas = np.concatenate((found, pairs)), np.concatenate((areas, area))
        some = area > 0
        more = _behind_edges(shapes, edges, one[some], other[some], shapely.bounds(common[some]))
    one, other = np.divmod(found, max(len(shapes), 1))
    table = pd.DataFrame({"first": one, "second": other, "area_m2": areas})
    table = table[table["area_m2"] > 0]
    return table.sort_values("area_m2", ascending=False, kind="stable", ignore_index=True)


def _told_by_free_edges(shapes: GeometryArray, edges: Edges) -> IntArray:
    """Pairs of which one has an edge without a neighbour in the other."""
    free = np.flatnonzero(edges.behind < 0)
    at, polygon = shapely.STRtree(shapes).query(edges.lines(free))
    edge = free[at]
    others = edges.owner[edge] != polygon
    edge, polygon = edge[others], polygon[others]
    within = edges.run_in(edge, shapes[polygon])
    return _pairs(edges.owner[edge[within]], polygon[within], len(shapes))


def _behind_edges(
    shapes: GeometryArray, edges: Edges, one: IntArray, other: IntArray, bounds: FloatArray
) -> IntArray:
    """Pairs that lie beside others, behind an edge that has a neighbour.

    Args:
        one, other: pairs that overlap; bounds: of what they have in common.
    """
    whole, owner = np.concatenate((one, other)), np.concatenate((other, one))
    number, place = counted(edges.first[owner + 1] - edges.first[owner])
    edge, whole = edges.first[owner[number]] + place, whole[number]
    behind = edges.behind[edge]
    near = (behind >= 0) & (behind != whole)
    near &= edges.meet(edge, np.concatenate((bounds, bounds))[number])
    edge, whole = edge[near], whole[near]
    within = edges.run_in(edge, shapes[whole])
    return _pairs(edges.behind[edge[within]], whole[within], len(shapes))


def _pairs(one: IntArray, other: IntArray, count: int) -> IntArray:
    """Pairs as one number each, of the lower and the higher of `count`."""
    pairs: IntArray = np.unique(np.minimum(one, other) * count + np.maximum(one, other))
    return pairs


def overlap_notes(overlaps: pd.DataFrame) -> tuple[Message, ...]:
    """Say how many pairs overlap, and with what area."""
    return _notes(overlaps, overlaps.iloc[:0])


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
