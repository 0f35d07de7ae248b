"""Files that hold no rows of districts: points, pairs, outlines, rasters, boundaries, registers.

QGIS's own dialog of the algorithm that brings them to districts takes over.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import Qgis, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..algorithmdialog import show_dialog

POINTS, PAIRS, OUTLINES, RASTER = "points", "pairs", "polygons", "raster"
REGISTER, BOUNDARIES = "register", "boundaries"
_RASTER_FILES = frozenset({".tif", ".tiff", ".vrt", ".img", ".asc"})
_OUTLINE_FILES = frozenset({".shp", ".geojson", ".kml", ".gml", ".fgb"})
_DIALOGS = {
    BOUNDARIES: ("msme:importboundaries", "INPUT"),
    POINTS: ("msme:pointstodistricts", "POINTS"),
    PAIRS: ("msme:flowstodistricts", "FLOWS"),
    OUTLINES: ("msme:polygonstodistricts", "POLYGONS"),
    RASTER: ("msme:rastertodistricts", "RASTER"),
    REGISTER: ("msme:importregister", "INPUT"),
}


def kind_of_file(path: str) -> str:
    """Return what a file holds by its name: a raster, boundaries, or "" for what is to be read."""
    suffix = Path(path).suffix.lower()
    kinds = {**dict.fromkeys(_RASTER_FILES, RASTER), **dict.fromkeys(_OUTLINE_FILES, BOUNDARIES)}
    return kinds.get(suffix, "")


def is_other_shape(kind: str) -> bool:
    """Tell what has a dialog of its own from tables of districts."""
    return kind in _DIALOGS


def holds_polygons(path: str) -> bool:
    """Tell whether the layer of a file that is opened first has polygons."""
    layer = QgsVectorLayer(path, "", "ogr")
    return layer.isValid() and layer.geometryType() == Qgis.GeometryType.Polygon


def open_dialog(kind: str, path: str) -> str:
    """Open the dialog with the file filled in; return what to say of it."""
    algorithm, parameter = _DIALOGS[kind]
    show_dialog(algorithm, {parameter: path})
    if kind == REGISTER:
        return QCoreApplication.translate(
            "OtherShapes",
            "{file} holds enterprises and data about persons, which are not read. Press Run in "
            "the window that opened to count them; the counts are the input of MSMEs by field of "
            "business and gender.",
        ).format(file=Path(path).name)
    if kind == BOUNDARIES:
        return QCoreApplication.translate(
            "OtherShapes",
            "{file} holds polygons. To use them as boundaries, press Run in the window that "
            "opened. To map values that they carry, add the file to QGIS and choose it as “Layer "
            "in project”.",
        ).format(file=Path(path).name)
    return QCoreApplication.translate(
        "OtherShapes",
        "{file} holds {what}, not rows of districts. Press Run in the window "
        "that opened, then choose the result on the page Map.",
    ).format(file=Path(path).name, what=_what(kind))


def _what(kind: str) -> str:
    return {
        POINTS: QCoreApplication.translate("OtherShapes", "points"),
        PAIRS: QCoreApplication.translate("OtherShapes", "pairs of regions"),
        OUTLINES: QCoreApplication.translate("OtherShapes", "outlines"),
        RASTER: QCoreApplication.translate("OtherShapes", "a raster"),
    }[kind]
