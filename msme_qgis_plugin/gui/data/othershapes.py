"""Files that hold no rows of districts: points, pairs, outlines, rasters, registers.

QGIS's own dialog of the algorithm that brings them to districts takes over.
"""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from ..algorithmdialog import show_dialog

POINTS, PAIRS, OUTLINES, RASTER = "points", "pairs", "polygons", "raster"
REGISTER = "register"
_RASTER_FILES = frozenset({".tif", ".tiff", ".vrt", ".img", ".asc"})
_DIALOGS = {
    POINTS: ("msme:pointstodistricts", "POINTS"),
    PAIRS: ("msme:flowstodistricts", "FLOWS"),
    OUTLINES: ("msme:polygonstodistricts", "POLYGONS"),
    RASTER: ("msme:rastertodistricts", "RASTER"),
    REGISTER: ("msme:importregister", "INPUT"),
}


def is_other_shape(kind: str) -> bool:
    """Tell what has a dialog of its own from tables of districts."""
    return kind in _DIALOGS


def is_raster(path: str) -> bool:
    """Tell a raster by its file's name."""
    return Path(path).suffix.lower() in _RASTER_FILES


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
