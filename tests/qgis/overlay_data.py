"""Small units, rasters and tables whose results can be worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from osgeo import gdal, osr
from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer

if TYPE_CHECKING:
    from pathlib import Path

Box = tuple[float, float, float, float]
NAMES = {"3204": "Kab. Bandung", "3273": "Kota Bandung"}
# Cells 1 to 9 of one degree each.
NINE = np.arange(1, 10, dtype=float).reshape(3, 3)
NINE_AT = (107.0, 1.0, 0.0, -6.0, 0.0, -1.0)


def box(west: float, south: float, east: float, north: float) -> str:
    return QgsGeometry.fromRect(QgsRectangle(west, south, east, north)).asWkt()


def layer_of(
    rows: list[tuple[str | None, dict[str, Any]]], kind: str, types: dict[str, str]
) -> QgsVectorLayer:
    """A layer in memory: WKT and values per feature.

    types: field name -> string, double or integer.
    """
    fields = "".join(f"&field={name}:{t}" for name, t in types.items())
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:4326{fields}", "rows", "memory")
    features = []
    for wkt, values in rows:
        feature = QgsFeature(layer.fields())
        for name, value in values.items():
            feature[name] = value
        if wkt is not None:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    layer.updateExtents()
    return layer


def units_of(boxes: dict[str, Box]) -> QgsVectorLayer:
    """Units of two districts, as an official layer has them."""
    rows: list[tuple[str | None, dict[str, Any]]] = [
        (box(*sides), {"kode": code, "nama": NAMES[code]}) for code, sides in boxes.items()
    ]
    layer = layer_of(rows, "Polygon", {"kode": "string", "nama": "string"})
    layer.setName("batas")
    return layer


def write_raster(
    path: Path,
    values: np.ndarray[Any, Any],
    *,
    affine: tuple[float, ...] = NINE_AT,
    nodata: float | None = None,
    epsg: int | None = 4326,
) -> str:
    rows, columns = values.shape
    target = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, gdal.GDT_Float64)
    target.SetGeoTransform(affine)
    if epsg is not None:
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(epsg)
        target.SetProjection(crs.ExportToWkt())
    if nodata is not None:
        target.GetRasterBand(1).SetNoDataValue(nodata)
    target.GetRasterBand(1).WriteArray(values)
    return str(path)


def by_code(layer: QgsVectorLayer) -> dict[str, QgsFeature]:
    return {one["bps_code"]: one for one in layer.getFeatures()}
