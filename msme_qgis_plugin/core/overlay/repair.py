"""Polygons made valid without losing land.

Official boundaries arrive with nested shells, crossing rings and spikes.
Making a whole multipolygon valid, or buffering it by zero, can drop the
land of a shell that lies in another one; so every part is made valid by
itself and the parts are united.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from osgeo import ogr

from ..progress import Silent

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from ..progress import Progress

    Geometries = npt.NDArray[np.object_]
    Mask = npt.NDArray[np.bool_]

_POLYGON, _MULTI_POLYGON = 3, 6
_LEAST_POINTS = 4
_NOTHING = shapely.MultiPolygon()
# so few that a person who cancels does not wait for a second
_AT_ONCE = 16


def shapes_from_wkb(wkbs: Sequence[bytes | None]) -> Geometries:
    """Read geometries, those too that GEOS refuses to read.

    GEOS knows no open ring and no ring of fewer than four points, and would
    leave out a whole district for one of them: rings are closed, and those
    that enclose nothing are dropped.

    Returns:
        None where there is no geometry, or none that can be read.
    """
    shapes = np.full(len(wkbs), None, dtype=object)
    shapes[:] = shapely.from_wkb(list(wkbs), on_invalid="ignore")
    for index, wkb in enumerate(wkbs):
        if wkb is not None and shapes[index] is None:
            shapes[index] = _from_broken_wkb(wkb)
    return shapes


def repair(
    geometries: Sequence[shapely.Geometry | None] | Geometries, *, progress: Progress | None = None
) -> tuple[Geometries, Mask]:
    """Make polygons valid, each part by itself.

    Args:
        geometries: shapely geometries in any order; None is allowed.

    Returns:
        The valid multipolygons without heights, in the same order, empty
        where there was no land; and which of them were repaired, because
        they were invalid or held something else beside polygons.

    Raises:
        CancelledError: the work was stopped.

    Each area is that of the union of the parts made valid one by one
    (`GEOSMakeValid`, linework method: a crossing ring keeps both its lobes).
    """
    shapes = shapely.force_2d(np.asarray(geometries, dtype=object))
    present = ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)
    plain = np.isin(shapely.get_type_id(shapes), (_POLYGON, _MULTI_POLYGON))
    repaired = present & ~(plain & shapely.is_valid(shapes))
    result = np.full(len(shapes), _NOTHING, dtype=object)
    progress = progress or Silent()
    for index, shape in enumerate(shapes):
        if index % _AT_ONCE == 0 or repaired[index]:
            progress.step(index / len(shapes))
        if present[index]:
            result[index] = _as_multi(_union_of_parts(shape) if repaired[index] else shape)
    return result, repaired


def dissolve(
    geometries: Geometries, labels: Sequence[str], *, progress: Progress | None = None
) -> tuple[list[str], Geometries]:
    """Unite the polygons that carry the same label.

    Args:
        geometries: valid polygons, as `repair` returns them.
        labels: one per polygon.

    Returns:
        The labels in ascending order and a multipolygon for each.

    Raises:
        CancelledError: the work was stopped.
    """
    names, group = np.unique(np.asarray(labels, dtype=str), return_inverse=True)
    order = np.argsort(group, kind="stable")
    pieces = np.split(
        np.asarray(geometries, dtype=object)[order],
        np.cumsum(np.bincount(group, minlength=len(names)))[:-1],
    )
    result = np.full(len(names), _NOTHING, dtype=object)
    progress = progress or Silent()
    for index in range(len(names)):
        parts = pieces[index]
        progress.step(index / len(names))
        result[index] = _as_multi(
            parts[0] if len(parts) == 1 else _polygons(shapely.union_all(parts))
        )
    return names.tolist(), result


def _from_broken_wkb(wkb: bytes) -> shapely.Geometry | None:
    try:
        whole = ogr.CreateGeometryFromWkb(wkb)
    except RuntimeError:  # where something switched GDAL's exceptions on
        whole = None
    if whole is None:
        return None
    whole.CloseRings()
    polygons = []
    pending = [whole]
    while pending:
        one = pending.pop()
        parts = [one.GetGeometryRef(i) for i in range(one.GetGeometryCount())]
        if ogr.GT_Flatten(one.GetGeometryType()) != ogr.wkbPolygon:
            pending += parts
            continue
        rings = [
            [point[:2] for point in ring.GetPoints()]
            for ring in parts
            if ring.GetPointCount() >= _LEAST_POINTS
        ]
        if rings and parts[0].GetPointCount() >= _LEAST_POINTS:
            polygons.append(shapely.Polygon(rings[0], rings[1:]))
    return shapely.MultiPolygon(polygons)


def _union_of_parts(shape: shapely.Geometry) -> shapely.Geometry:
    placed = [part for part in _atoms(shape) if np.isfinite(shapely.get_coordinates(part)).all()]
    sound = shapely.make_valid(np.array(placed, dtype=object))
    return _polygons(shapely.union_all(_atoms(sound)))


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """Leave out the lines and points that a union brings along."""
    if shapely.get_type_id(shape) in (_POLYGON, _MULTI_POLYGON):
        return shape
    return shapely.MultiPolygon(list(_atoms(shape)))


def _atoms(shapes: shapely.Geometry | Geometries) -> Geometries:
    """Return the single polygons in shapes, collections in collections too."""
    parts: Geometries = np.atleast_1d(np.asarray(shapes, dtype=object))
    while (shapely.get_type_id(parts) > _POLYGON).any():
        parts = shapely.get_parts(parts)
    polygons: Geometries = parts[shapely.get_type_id(parts) == _POLYGON]
    return polygons


def _as_multi(shape: shapely.Geometry) -> shapely.Geometry:
    if shapely.get_type_id(shape) == _MULTI_POLYGON:
        return shape
    return _NOTHING if shape.is_empty else shapely.MultiPolygon([shape])
