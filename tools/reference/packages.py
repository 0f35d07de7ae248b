"""GeoPackages that every QGIS opens and that do not change by chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Union

import shapely
from osgeo import gdal, ogr, osr

if TYPE_CHECKING:
    from pathlib import Path

    from .shapes import Shape

Value = Union[str, int, float]

# The time that GDAL would note; fixed, so that a rebuild gives the same file.
DATED = "2025-04-25T00:00:00.000Z"

_TYPES = {str: ogr.OFTString, int: ogr.OFTInteger, float: ogr.OFTReal}


@dataclass(frozen=True)
class Layer:
    """A layer to write; the first row says what type each field has."""

    name: str
    title: str
    description: str
    kind: int
    rows: list[dict[str, Value]]
    shapes: list[Shape]


def write(path: Path, layers: list[Layer]) -> None:
    """Write layers to a new GeoPackage 1.2 in EPSG:4326."""
    gdal.UseExceptions()
    gdal.SetConfigOption("OGR_CURRENT_DATE", DATED)
    driver = gdal.GetDriverByName("GPKG")
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    dataset = driver.Create(str(path), 0, 0, 0, gdal.GDT_Unknown, options=["VERSION=1.2"])
    for layer in layers:
        _write_layer(dataset, layer)
    dataset = None
    gdal.SetConfigOption("OGR_CURRENT_DATE", None)


def _write_layer(dataset: gdal.Dataset, layer: Layer) -> None:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    made = dataset.CreateLayer(
        layer.name,
        reference,
        layer.kind,
        options=[
            f"IDENTIFIER={layer.title}",
            f"DESCRIPTION={layer.description}",
            "GEOMETRY_NAME=geom",
            "FID=fid",
        ],
    )
    for field, value in layer.rows[0].items():
        made.CreateField(ogr.FieldDefn(field, _TYPES[type(value)]))
    made.StartTransaction()
    for row, shape in zip(layer.rows, layer.shapes):
        feature = ogr.Feature(made.GetLayerDefn())
        for field, value in row.items():
            feature.SetField(field, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(shape)))
        made.CreateFeature(feature)
    made.CommitTransaction()
