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

    from .shapes import BoolArray, FloatArray, GeometryArray, LabelArray, Shape, Shapes

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
    land = countries.pop(coast.HOME)
    pieces = coast.islands(land, shapely.union_all(list(countries.values())), points[~wrong])
    shapes = divide(pieces, points[~wrong], subdistrict[~wrong])
    exact = noded({**shapes, **countries}, grid=coast.GRID)
    around = {code: exact.pop(code) for code in sorted(countries)}
    home = settled(exact, points[~wrong], subdistrict[~wrong])
    final = Coverage.of({**home, **around}).simplified(TOLERANCE)
    subdistricts = {code: final[code] for code in sorted(shapes)}
    return Boundaries(
        subdistricts=subdistricts,
        districts=merged(subdistricts, {c: c[:4] for c in subdistricts}),
        countries={code: final[code] for code in sorted(countries)},
        stray=sorted(located["id"][wrong]),
    )


def divide(pieces: GeometryArray, points: FloatArray, subdistrict: LabelArray) -> Shapes:
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


def _split(island: Shape, points: FloatArray, subdistrict: LabelArray) -> list[tuple[str, Shape]]:
    if len(set(subdistrict)) == 1:
        return [(subdistrict[0], island)]
    province = np.array([code[:2] for code in subdistrict], dtype=object)
    kept = ~voronoi.exclaves(points, province, EXCLAVE)
    points, subdistrict = points[kept], subdistrict[kept]
    district = np.array([code[:4] for code in subdistrict], dtype=object)
    radii = voronoi.disc_radii(points, district)
    found: list[tuple[str, Shape]] = []
    for name, land in _clipped(island, points, district, radii):
        own = district == name
        found += _clipped(land, points[own], subdistrict[own])
    return found


def _clipped(
    land: Shape, points: FloatArray, label: LabelArray, radii: FloatArray | None = None
) -> list[tuple[str, Shape]]:
    if len(set(label)) == 1:
        return [(label[0], land)]
    shapely.prepare(land)
    return [
        (name, shapely.intersection(shape, land))
        for name, shape in voronoi.territories(points, label, radii).items()
    ]


def settled(shapes: Shapes, points: FloatArray, subdistrict: LabelArray) -> Shapes:
    """Hand parts that hold no village of their own to a unit beside them.

    Such parts are left where a cell reaches across a bay or where discs meet.
    One with a neighbour of its own district goes there, else to the unit
    with which it has most border in common; a whole island stays as it is.

    Args:
        shapes: polygons that share vertices.
        points: (n, 2) villages.
        subdistrict: the subdistrict of each.
    """
    solid = np.array(list(shapes.values()), dtype=object)
    parts, index = shapely.get_parts(solid, return_index=True)
    owner = np.array(list(shapes), dtype=object)[index]
    part, village = shapely.STRtree(shapely.points(points)).query(parts, predicate="intersects")
    empty = np.ones(len(parts), dtype=bool)
    empty[part[owner[part] == subdistrict[village]]] = False
    border = _common_borders(parts, empty)
    for one in sorted(border, key=lambda one: shapely.area(parts[one])):
        beside = border[one]
        owner[one] = owner[
            max(beside, key=lambda other: (owner[other][:4] == owner[one][:4], beside[other]))
        ]
    return {code: shapely.coverage_union_all(parts[owner == code]) for code in sorted(set(owner))}


def _common_borders(parts: GeometryArray, empty: BoolArray) -> dict[int, dict[int, float]]:
    """How long a border each empty part shares with settled ones."""
    homes = np.flatnonzero(~empty)
    strays = np.flatnonzero(empty)
    a, b = shapely.STRtree(parts[homes]).query(parts[strays], predicate="intersects")
    a, b = strays[a], homes[b]
    length = shapely.length(
        shapely.intersection(shapely.boundary(parts[a]), shapely.boundary(parts[b]))
    )
    found: dict[int, dict[int, float]] = {}
    for one, other, common in zip(a, b, length):
        if common > 0:
            found.setdefault(int(one), {})[int(other)] = float(common)
    return found


def merged(shapes: Shapes, parent: dict[str, str]) -> Shapes:
    """Polygons of the parents, with the very borders of their children."""
    groups: dict[str, list[Shape]] = {}
    for code, shape in shapes.items():
        groups.setdefault(parent[code], []).append(shape)
    return {
        code: shapely.multipolygons(shapely.get_parts(shapely.coverage_union_all(groups[code])))
        for code in sorted(groups)
    }


def border_lines(shapes: Shapes) -> GeometryArray:
    """Lines along which two of the polygons meet; no coast."""
    cut = Coverage.of(shapes)
    inner = [len(owners) == BOTH_SIDES for owners in cut.owners]
    return np.asarray(cut.arcs[np.array(inner)], dtype=object)
