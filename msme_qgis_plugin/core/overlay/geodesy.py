"""Areas and distances on the ellipsoid, and the way between two CRSs.

Everything here takes coordinates as x, y (longitude, latitude), whatever
order of axes the authority of a CRS prescribes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

import numpy as np
import numpy.typing as npt
import shapely
from osgeo import osr

from ..regions.errors import CrsNotUnderstoodError, OutsideCrsError

if TYPE_CHECKING:
    from collections.abc import Sequence

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
GeometryArray = npt.NDArray[np.object_]
PointTransform = Callable[[FloatArray], FloatArray]

WGS84 = "EPSG:4326"
WGS84_RADIUS_KM = 6378.137
WGS84_FLATTENING = 1 / 298.257223563

EQUAL_AREA_PROJECTIONS = frozenset(
    {
        "Albers_Conic_Equal_Area",
        "Cylindrical_Equal_Area",
        "Eckert_IV",
        "Eckert_VI",
        "Goode_Homolosine",
        "Lambert_Azimuthal_Equal_Area",
        "Mollweide",
        "Sinusoidal",
    }
)


def spatial_reference(crs: str) -> osr.SpatialReference:
    """The osr.SpatialReference of `crs` (WKT or "EPSG:4326"), x before y.

    Raises:
        CrsNotUnderstoodError: GDAL cannot read the definition.
    """
    reference = osr.SpatialReference()
    try:
        failed = bool(reference.SetFromUserInput(crs))
    except RuntimeError:  # where something switched GDAL's exceptions on
        failed = True
    if failed:
        raise CrsNotUnderstoodError(crs=crs[:80])
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def is_geographic(crs: str) -> bool:
    """Whether coordinates of `crs` are angles; a missing CRS has none."""
    return bool(crs) and bool(spatial_reference(crs).IsGeographic())


def unchanged(points: FloatArray) -> FloatArray:
    """The way from a CRS to itself."""
    return points


def way_between(source: str, target: str) -> PointTransform:
    """How (n, 2) coordinates of `source` become coordinates of `target`.

    Either may be empty: then both are taken to be the same plane.

    Raises:
        CrsNotUnderstoodError: one of the two cannot be read.
        OutsideCrsError: (when called) a point has no place in `target`.
    """
    if not source or not target:
        return unchanged
    ours, theirs = spatial_reference(source), spatial_reference(target)
    if ours.IsSame(theirs):
        return unchanged
    change = osr.CoordinateTransformation(ours, theirs)

    def transform(points: FloatArray) -> FloatArray:
        if not len(points):
            return points
        moved = _moved(change, points)
        lost = ~np.isfinite(moved[:, :2]).all(axis=1)
        if lost.any():
            x, y = points[int(np.argmax(lost))]
            raise OutsideCrsError(x=x, y=y, crs=theirs.GetName())
        return moved[:, :2]

    return transform


def _moved(change: osr.CoordinateTransformation, points: FloatArray) -> FloatArray:
    """Transformed points, infinite where they have no place.

    Where something switched GDAL's exceptions on, one lost point fails all:
    then each is asked for by itself.
    """
    try:
        return np.array(change.TransformPoints(points), dtype=np.float64)
    except RuntimeError:
        if len(points) == 1:
            return np.full((1, 3), np.inf)
    half = len(points) // 2
    parts = (points[:half], points[half:])
    return np.concatenate([_moved(change, part) for part in parts])


def equal_area(geometries: Sequence[Any] | GeometryArray, crs: str) -> GeometryArray:
    """The same geometries in metres, in a plane that keeps areas.

    Geographic coordinates go to the cylindrical equal-area projection of
    their own ellipsoid (Snyder, Map Projections, 1987, eq. 3-12 and 10-14),
    projected ones by way of their geographic CRS; an equal-area CRS in
    metres stays as it is. Edges are straight between vertices in the plane:
    for edges up to 10 km an area moves by less than 1 part in 100,000.
    An empty `crs` is a plane in metres.
    """
    shapes: GeometryArray = np.asarray(geometries, dtype=object)
    if _keeps_areas(crs):
        return shapes
    angles = spatial_reference(crs).CloneGeogCS()
    to_angles = way_between(crs, angles.ExportToWkt())
    cylinder = _cylinder(angles.GetSemiMajor(), angles.GetInvFlattening(), angles.GetAngularUnits())
    flat: GeometryArray = shapely.transform(shapes, lambda points: cylinder(to_angles(points)))
    return flat


def equal_area_crs(crs: str) -> str:
    """The CRS, WKT, of the plane that `equal_area` brings `crs` to."""
    if _keeps_areas(crs):
        return crs
    plane = osr.SpatialReference()
    plane.CopyGeogCSFrom(spatial_reference(crs).CloneGeogCS())
    plane.SetCEA(0, 0, 0, 0)
    plane.SetLinearUnits("metre", 1)
    return str(plane.ExportToWkt())


def _keeps_areas(crs: str) -> bool:
    """Whether coordinates are metres of a plane that keeps areas."""
    if not crs:
        return True
    reference = spatial_reference(crs)
    if not reference.IsProjected():
        return False
    name = reference.GetAttrValue("PROJECTION")
    return name in EQUAL_AREA_PROJECTIONS and reference.GetLinearUnits() == 1


def _cylinder(radius: float, inverse: float, unit: float) -> PointTransform:
    """Longitude and latitude (of `unit` radians) to the equal-area plane."""
    flattening = 1 / inverse if inverse else 0.0
    e = np.sqrt(flattening * (2 - flattening))

    def project(points: FloatArray) -> FloatArray:
        sine = np.sin(points[:, 1] * unit)
        if e:
            q = (1 - e * e) * (sine / (1 - (e * sine) ** 2) + np.arctanh(e * sine) / e)
        else:
            q = 2 * sine
        return np.column_stack((radius * unit * points[:, 0], radius / 2 * q))

    return project


def areas_m2(geometries: Sequence[Any] | GeometryArray, crs: str) -> FloatArray:
    """Area of each polygon on the ellipsoid, m²; 0 where there is none."""
    areas: FloatArray = shapely.area(equal_area(geometries, crs))
    return np.nan_to_num(areas)


def areas_and_largest_parts_m2(
    geometries: Sequence[Any], crs: str
) -> tuple[FloatArray, FloatArray]:
    """Area of each polygon, and of the largest of its parts, m²."""
    parts, owner = shapely.get_parts(np.asarray(geometries, dtype=object), return_index=True)
    part = areas_m2(parts, crs)
    largest = np.zeros(len(geometries))
    np.maximum.at(largest, owner, part)
    whole = np.zeros(len(geometries))
    np.add.at(whole, owner, part)
    return whole, largest


def _central_angle(
    lon1: FloatArray, lat1: FloatArray, lon2: FloatArray, lat2: FloatArray
) -> FloatArray:
    """Angle between two points of a sphere; everything in radians."""
    chord = (
        np.sin((lat2 - lat1) / 2) ** 2
        + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    )
    angle: FloatArray = 2 * np.arcsin(np.sqrt(np.minimum(chord, 1)))
    return angle


def distance_km(
    lon1: npt.ArrayLike, lat1: npt.ArrayLike, lon2: npt.ArrayLike, lat2: npt.ArrayLike
) -> FloatArray:
    """Distance on the WGS 84 ellipsoid, km, between points in degrees.

    Lambert's formula for long lines: within about 10 m over thousands of
    km, within millimetres over the few km between a point and the coast.
    """
    radians = [np.radians(np.asarray(a)) for a in (lon1, lat1, lon2, lat2)]
    reduced1, reduced2 = (
        np.arctan((1 - WGS84_FLATTENING) * np.tan(lat)) for lat in (radians[1], radians[3])
    )
    sigma = _central_angle(radians[0], reduced1, radians[2], reduced2)
    mean, half = (reduced1 + reduced2) / 2, (reduced2 - reduced1) / 2
    sine2, cosine2 = np.sin(sigma / 2) ** 2, np.cos(sigma / 2) ** 2
    apart = sine2 > 0
    x = (
        (sigma - np.sin(sigma))
        * (np.sin(mean) * np.cos(half)) ** 2
        / np.where(cosine2 > 0, cosine2, 1)
    )
    y = (sigma + np.sin(sigma)) * (np.cos(mean) * np.sin(half)) ** 2 / np.where(apart, sine2, 1)
    distance: FloatArray = np.where(
        apart, WGS84_RADIUS_KM * (sigma - WGS84_FLATTENING / 2 * (x + y)), 0.0
    )
    return distance
