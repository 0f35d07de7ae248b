"""Puts a result into the project: once the surroundings, then the units."""

from __future__ import annotations

import html
import shutil
from typing import TYPE_CHECKING

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor
from qgis.utils import iface

from ..core.paths import plugin_version
from .storage import result_folder

if TYPE_CHECKING:
    from pathlib import Path

_GROUP = "msme/map"
_HEADER = "msme:header:"
_SOURCE = "msme/source"
_FOLDER = "msme_context"


def open_result(path: Path, name: str, source: str) -> QgsVectorLayer:
    """Open the units of a result, its fields called as in the table.

    Args:
        source: JSON that says what it was made of, for “Match again…”.
    """
    layer = QgsVectorLayer(f"{path}|layername=districts", name, "ogr")
    layer.setCustomProperty(_SOURCE, source)
    for key, headers in layer.metadata().keywords().items():
        place = layer.fields().indexFromName(key.replace(_HEADER, "", 1))
        if key.startswith(_HEADER) and place >= 0:
            layer.setFieldAlias(place, html.unescape(headers[0]))
    return layer


def source_of(layer: QgsVectorLayer) -> str:
    """Return the JSON that `open_result` kept, or nothing."""
    return str(layer.customProperty(_SOURCE) or "")


def add_units(layer: QgsVectorLayer) -> None:
    """Add units to the project's map, and the surroundings where missing."""
    project = QgsProject.instance()
    first = not project.mapLayers()
    group = _group()
    place = _above(group)
    if project.addMapLayer(layer, False) is None:
        return
    for node in group.findLayers()[place:]:
        if node.layer() is not None and _is_units(node.layer()):
            node.setItemVisibilityChecked(False)
            node.setExpanded(False)
    group.insertLayer(place, layer)
    if first:
        _dress_canvas()
    iface.setActiveLayer(layer)
    iface.zoomToActiveLayer()


def _group() -> QgsLayerTreeGroup:
    """Return our group of the layer tree, made where there is none."""
    from ..styling.context import context_layers

    folder = _surroundings()
    root = QgsProject.instance().layerTreeRoot()
    for group in root.findGroups(recursive=True):
        if group.customProperty(_GROUP):
            return group
    group = root.insertGroup(
        0, QCoreApplication.translate("addmap", "MSME map")
    )
    group.setCustomProperty(_GROUP, "1")
    around = context_layers(folder=folder)
    for layer in (*around.above, *around.below):
        if QgsProject.instance().addMapLayer(layer, False) is None:
            continue
        node = group.addLayer(layer)
        node.setExpanded(False)
        layer.setCustomProperty("msme/context", "1")
        node.setCustomProperty(
            _GROUP, "above" if layer in around.above else "below"
        )
    return group


def _surroundings() -> Path | None:
    """Return where the files behind the surroundings are.

    They are copied beside the results, since a project also has to open
    where the plugin was taken away; where that is not allowed, the plugin's
    own are used.
    """
    from ..styling.context import copy_context

    # A folder per version: files in use cannot be replaced everywhere.
    folder = result_folder() / f"{_FOLDER}_{plugin_version()}"
    if folder.is_dir():
        return folder
    part = folder.with_name(f"{folder.name}.part")
    try:
        part.mkdir(exist_ok=True)
        copy_context(part)
        return part.rename(folder)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
        return None


def _above(group: QgsLayerTreeGroup) -> int:
    """Return the place below the layers that lie above the units."""
    above = [
        place + 1
        for place, node in enumerate(group.children())
        if node.customProperty(_GROUP) == "above"
    ]
    return max(above, default=0)


def _is_units(layer: object) -> bool:
    from .indicators import is_ours

    return is_ours(layer)


def _dress_canvas() -> None:
    from ..styling.context import SEA

    QgsProject.instance().setBackgroundColor(QColor(SEA))
