"""Data for the benchmarks, built once from the reference and a seed.

The reference's outlines are simplified; `detailed` makes them as rough as
those of official files, neighbours alike, by moving the middle of each edge
again and again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from osgeo import gdal, ogr, osr
from ratios import FOLDER, PROJECT

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE = PROJECT / "resources" / "reference"
ROUGHNESS = 0.12  # of an edge that its middle is moved
EPSG = 4326
JAVA = (105.0, -8.8, 115.0, -5.4)
JAVA_SIZE = (12_000, 4_080)  # 3" cells
NODATA = -9999.0


def wgs84() -> osr.SpatialReference:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(EPSG)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs


def read_polygons(path: Path) -> np.ndarray[Any, np.dtype[np.object_]]:
    source = ogr.Open(str(path))
    layer = source.GetLayer(0)
    shapes = [
        bytes(feature.GetGeometryRef().ExportToWkb())
        for feature in layer
        if feature.GetGeometryRef() is not None
    ]
    return shapely.from_wkb(np.array(shapes, dtype=object))


def detailed(shapes: Any, times: int) -> Any:
    """Each edge made two, `times` times; shared edges stay shared."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    for _ in range(times):
        xy, ring = _halved(xy, ring)
    rings = shapely.linearrings(xy, indices=ring)
    first = np.ones(len(rings), dtype=bool)
    first[1:] = part[1:] != part[:-1]
    polygons = rings[first].copy()
    number = np.cumsum(first) - 1
    made = np.array(
        [
            shapely.Polygon(polygons[i], list(rings[(number == i) & ~first]))
            if (number == i).sum() > 1
            else shapely.Polygon(polygons[i])
            for i in range(len(polygons))
        ],
        dtype=object,
    )
    whole = shapely.multipolygons(made, indices=owner)
    return shapely.make_valid(whole)


def _halved(
    xy: np.ndarray[Any, Any], ring: np.ndarray[Any, Any]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    a, b = xy[:-1], xy[1:]
    edge = ring[1:] == ring[:-1]
    swap = (a[:, 0] > b[:, 0]) | ((a[:, 0] == b[:, 0]) & (a[:, 1] > b[:, 1]))
    low = np.where(swap[:, None], b, a)
    high = np.where(swap[:, None], a, b)
    # the same for both neighbours: from the coordinates, not from a stream
    phase = np.sin(low @ [12.9898, 78.233] + high @ [39.425, 11.135]) * 43758.5
    move = (phase - np.floor(phase) - 0.5) * 2 * ROUGHNESS
    across = (high - low)[:, ::-1] * [-1, 1]
    middle = (low + high) / 2 + across * move[:, None]
    place = np.flatnonzero(edge) + 1
    return np.insert(xy, place, middle[edge], axis=0), np.insert(ring, place, ring[1:][edge])


def write_polygons(path: Path, shapes: Any, **columns: Any) -> None:
    """A GeoPackage 1.2 with the polygons, `number` and some real columns."""
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path), options=["VERSION=1.2"])
    layer = source.CreateLayer(path.stem, wgs84(), ogr.wkbMultiPolygon)
    layer.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
    for name in columns:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTReal))
    layer.StartTransaction()
    for number, shape in enumerate(shapely.to_wkb(shapes)):
        feature = ogr.Feature(layer.GetLayerDefn())
        geometry = ogr.CreateGeometryFromWkb(shape)
        feature.SetGeometry(ogr.ForceToMultiPolygon(geometry))
        feature["number"] = number
        for name, values in columns.items():
            feature[name] = float(values[number])
        layer.CreateFeature(feature)
    layer.CommitTransaction()


def districts(*, rough: bool) -> Path:
    """514 districts, as they are or with 16 times the vertices."""
    path = FOLDER / ("districts_rough.gpkg" if rough else "districts.gpkg")
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        shapes = read_polygons(REFERENCE / "districts.gpkg")
        write_polygons(path, detailed(shapes, 4) if rough else shapes)
    return path


def villages() -> Path:
    """Subdistricts cut into about 40,000 villages with a count and a rate."""
    path = FOLDER / "villages.gpkg"
    if path.exists():
        return path
    shapes = read_polygons(REFERENCE / "subdistricts.gpkg")
    rng = np.random.default_rng(77)
    bounds = shapely.bounds(shapes)
    whole = shapely.total_bounds(shapes)
    lines = [
        np.sort(rng.uniform(whole[i], whole[i + 2], int(count)))
        for i, count in ((0, 460), (1, 170))
    ]
    cut: list[Any] = []
    for shape, (x0, y0, x1, y1) in zip(shapes, bounds):
        x, y = (
            np.concatenate(([low - 1], line[(line > low) & (line < high)], [high + 1]))
            for line, low, high in ((lines[0], x0, x1), (lines[1], y0, y1))
        )
        west, south = np.meshgrid(x[:-1], y[:-1])
        east, north = np.meshgrid(x[1:], y[1:])
        boxes = shapely.box(west.ravel(), south.ravel(), east.ravel(), north.ravel())
        cut.append(shapely.intersection(shape, boxes))
    pieces = np.concatenate(cut)
    pieces = pieces[shapely.area(pieces) > 0]
    pieces = detailed(pieces, 2)
    size = len(pieces)
    write_polygons(path, pieces, count=rng.gamma(0.5, 900, size), rate=rng.random(size))
    return path


def java_raster() -> Path:
    """49 million cells of 3", the sea without data."""
    path = FOLDER / "java.tif"
    if path.exists():
        return path
    columns, rows = JAVA_SIZE
    affine = (JAVA[0], 10 / 12_000, 0, JAVA[3], 0, -10 / 12_000)
    land = gdal.GetDriverByName("MEM").Create("", columns, rows, 1)
    land.SetGeoTransform(affine)
    land.SetProjection(wgs84().ExportToWkt())
    source = ogr.Open(str(districts(rough=False)))
    gdal.RasterizeLayer(
        land, [1], source.GetLayer(0), burn_values=[1], options=["ALL_TOUCHED=TRUE"]
    )
    rng = np.random.default_rng(3)
    values = rng.gamma(0.5, 10, (rows, columns)).round(2).astype(np.float32)
    values[land.ReadAsArray() == 0] = NODATA
    target = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, 1, gdal.GDT_Float32, ["COMPRESS=DEFLATE", "TILED=YES"]
    )
    target.SetGeoTransform(affine)
    target.SetProjection(wgs84().ExportToWkt())
    target.GetRasterBand(1).SetNoDataValue(NODATA)
    target.GetRasterBand(1).WriteArray(values)
    return path


def land_points(count: int) -> tuple[Any, Any]:
    """Points on land, and some just off it, as a wealth grid has them."""
    rng = np.random.default_rng(11)
    shapes = read_polygons(districts(rough=False))
    owner = rng.choice(len(shapes), count * 3, p=_by_area(shapes))
    x0, y0, x1, y1 = shapely.bounds(shapes)[owner].T
    x, y = rng.uniform(x0, x1), rng.uniform(y0, y1)
    shapely.prepare(shapes)
    inside = shapely.contains_xy(shapes[owner], x, y)
    off = rng.random(len(x)) < 0.002
    chosen = np.flatnonzero(inside | off)[:count]
    return x[chosen], y[chosen]


def _by_area(shapes: Any) -> Any:
    x0, y0, x1, y1 = shapely.bounds(shapes).T
    size = (x1 - x0) * (y1 - y0)
    return size / size.sum()


def points_file(count: int) -> Path:
    """A GeoPackage of points with rwi, error and people.

    Beside it the same as CSV.
    """
    path = FOLDER / f"places_{count}.gpkg"
    if path.exists():
        return path
    x, y = land_points(count)
    rng = np.random.default_rng(12)
    rwi, people = rng.normal(size=len(x)), rng.gamma(0.4, 500, len(x))
    table = path.with_suffix(".csv")
    error = rng.random(len(x))
    numbers = np.column_stack((y, x, rwi, error, people)).tolist()
    with table.open("w", encoding="utf-8") as file:
        file.write("latitude,longitude,rwi,error,people\n")
        for row in numbers:
            file.write(",".join(f"{one:.6f}" for one in row) + "\n")
    places = ["X_POSSIBLE_NAMES=longitude", "Y_POSSIBLE_NAMES=latitude", "AUTODETECT_TYPE=YES"]
    gdal.VectorTranslate(
        str(path),
        gdal.OpenEx(str(table), gdal.OF_VECTOR, open_options=places),
        format="GPKG",
        datasetCreationOptions=["VERSION=1.2"],
        layerName="points",
        srcSRS="EPSG:4326",
        dstSRS="EPSG:4326",
    )
    return path
