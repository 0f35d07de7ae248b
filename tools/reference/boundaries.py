"""Indicative boundaries of subdistricts, districts and provinces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from . import coast, voronoi
from .coverage import Coverage, noded

if TYPE_CHECKING:
    import pandas as pd

    from .shapes import FloatArray, GeometryArray, LabelArray, Shape, Shapes

# How far a border may move when it is simplified, degrees (about 220 m).
TOLERANCE = 0.002

# So few villages in the middle of another province are a slip of coordinates.
EXCLAVE = 2

BOTH_SIDES = 2


@dataclass(frozen=True)
class Boundaries:
    """What the builder makes.

    Attributes:
        subdistricts: Kemendagri six-digit code -> polygons.
        districts: Kemendagri four-digit code -> polygons.
        countries: three-letter code -> polygons of the countries around.
        stray: codes of the villages whose coordinates were not believed.
    """

    subdistricts: Shapes
    districts: Shapes
    countries: Shapes
    stray: list[str]


def build(villages: pd.DataFrame, world: pd.DataFrame) -> Boundaries:
    """Make the boundaries.

    Args:
        villages: `id` (ten digits), `latitude`, `longitude`; those without
            coordinates are left out.
        world: `country`, `geometry` (see `sources.read_world`).
    """
    located = villages.dropna(subset=["latitude", "longitude"])
    located = located.drop_duplicates(["latitude", "longitude"])
    points = located[["longitude", "latitude"]].to_numpy(dtype=float)
    subdistrict = located["id"].str[:6].to_numpy(dtype=object)
    wrong = coast.stray(points, subdistrict)
    countries = {
        str(country): shapely.union_all(shapes.to_numpy())
        for country, shapes in world.groupby("country")["geometry"]
    }
    home = countries.pop(coast.HOME)
    pieces = coast.islands(
        home,
        shapely.union_all(list(countries.values())),
        points[~wrong],
    )
    shapes = divide(pieces, points[~wrong], subdistrict[~wrong])
    exact = noded({**shapes, **countries}, grid=coast.GRID)
    final = Coverage.of(exact).simplified(TOLERANCE)
    subdistricts = {code: final[code] for code in sorted(shapes)}
    return Boundaries(
        subdistricts=subdistricts,
        districts=merged(subdistricts, {c: c[:4] for c in subdistricts}),
        countries={code: final[code] for code in sorted(countries)},
        stray=sorted(located["id"][wrong]),
    )


def divide(
    pieces: GeometryArray, points: FloatArray, subdistrict: LabelArray
) -> Shapes:
    """Divide islands among the subdistricts whose villages lie on them.

    An island without a village goes whole to its nearest one's.
    """
    tree = shapely.STRtree(shapely.points(points))
    piece, village = tree.query(pieces, predicate="intersects")
    nearest = tree.nearest(pieces)
    found: dict[str, list[Shape]] = {}
    for index, island in enumerate(pieces):
        here = village[piece == index]
        if not len(here):
            found.setdefault(subdistrict[nearest[index]], []).append(island)
            continue
        for code, shape in _split(island, points[here], subdistrict[here]):
            found.setdefault(code, []).append(shape)
    return {code: shapely.union_all(found[code]) for code in sorted(found)}


def _split(
    island: Shape, points: FloatArray, subdistrict: LabelArray
) -> list[tuple[str, Shape]]:
    if len(set(subdistrict)) == 1:
        return [(subdistrict[0], island)]
    province = np.array([code[:2] for code in subdistrict], dtype=object)
    kept = ~voronoi.exclaves(points, province, EXCLAVE)
    points, subdistrict = points[kept], subdistrict[kept]
    district = np.array([code[:4] for code in subdistrict], dtype=object)
    radii = voronoi.disc_radii(points, district)
    shapes = voronoi.territories(points, subdistrict, radii)
    shapely.prepare(island)
    return [
        (code, shapely.intersection(shape, island))
        for code, shape in shapes.items()
    ]


def merged(shapes: Shapes, parent: dict[str, str]) -> Shapes:
    """Polygons of the parents, with the very borders of their children."""
    groups: dict[str, list[Shape]] = {}
    for code, shape in shapes.items():
        groups.setdefault(parent[code], []).append(shape)
    return {
        code: shapely.multipolygons(
            shapely.get_parts(shapely.coverage_union_all(groups[code]))
        )
        for code in sorted(groups)
    }


def border_lines(shapes: Shapes) -> GeometryArray:
    """Lines along which two of the polygons meet; no coast."""
    cut = Coverage.of(shapes)
    inner = [len(owners) == BOTH_SIDES for owners in cut.owners]
    return np.asarray(cut.arcs[np.array(inner)], dtype=object)
