"""Islands: Natural Earth's coast, and the villages that it left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from .shapes import BoolArray, FloatArray, GeometryArray, LabelArray, Shape

HOME = "IDN"
REGION = shapely.box(90, -16, 145, 14)
GRID = 1e-6  # degrees: every coordinate of the result is a multiple

# Land given to a village that lies in the sea, and the width of the water
# that is filled around it where it lies just off a coast; degrees (about 0.9
# and 2 km; chosen by overlap with real boundaries).
BUFFER = 0.008
FILL = 0.01
QUARTER_CIRCLE = 4
POLYGON = 2  # dimensions

# A village further than this from every other village of its subdistrict,
# degrees, has a wrong coordinate. (Mapia, 1.8 degrees away, is real.)
STRAY = 2.0
ENOUGH = 3  # villages of a subdistrict to tell which one is astray


def stray(points: FloatArray, subdistrict: LabelArray) -> BoolArray:
    """Which villages lie nowhere near their own subdistrict's others."""
    order = np.argsort(subdistrict, kind="stable")
    _, starts = np.unique(subdistrict[order], return_index=True)
    wrong = np.zeros(len(points), dtype=bool)
    for group in np.split(order, starts[1:]):
        if len(group) < ENOUGH:
            continue
        gaps = points[group, None] - points[None, group]
        distance = np.hypot(gaps[..., 0], gaps[..., 1])
        np.fill_diagonal(distance, np.inf)
        wrong[group] = distance.min(axis=1) > STRAY
    return wrong


def islands(land: Shape, abroad: Shape, points: FloatArray) -> GeometryArray:
    """Pieces of Indonesia, each one polygon, with room for every village.

    Args:
        land: the country's polygons.
        abroad: the other countries' polygons, which keep what is theirs.
        points: (n, 2) villages; those in the sea get a small buffer.
    """
    villages = shapely.points(points)
    shapely.prepare(land)
    wet = villages[~shapely.contains(land, villages)]
    discs = shapely.union_all(_grown(wet, BUFFER))
    added = shapely.difference(_without_notches(land, discs), abroad)
    whole = shapely.union_all([land, added], grid_size=GRID)
    pieces = shapely.get_parts(whole)
    return pieces[shapely.get_dimensions(pieces) == POLYGON]


def _grown(shape: Shape | GeometryArray, distance: float) -> Shape:
    return shapely.buffer(shape, distance, quad_segs=QUARTER_CIRCLE)


def _without_notches(land: Shape, discs: Shape) -> Shape:
    """Discs, and the narrow water between them and the land beside them."""
    around = shapely.intersection(land, _grown(discs, 3 * FILL))
    closed = _grown(_grown(shapely.union(around, discs), FILL), -FILL)
    filled = shapely.intersection(closed, _grown(discs, FILL))
    return shapely.union(discs, filled)
