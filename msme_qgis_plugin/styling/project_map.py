"""A group of a project that is one map: surroundings, units between them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor

from ..core.paths import plugin_version
from .context import SEA, context_layers, copy_context, has_context
from .errors import LayerEmptyError

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsLayerTreeGroup, QgsProject

_GROUP, _CONTEXT = "msme/map", "msme/context"
_ABOVE, _BELOW = "above", "below"
_FOLDER = "msme_context"


def map_group(project: QgsProject) -> QgsLayerTreeGroup | None:
    """Return the project's map, None where it has none."""
    groups = project.layerTreeRoot().findGroups(recursive=True)
    return next((one for one in groups if one.customProperty(_GROUP)), None)


def add_map_group(project: QgsProject, folder: Path | None) -> QgsLayerTreeGroup:
    """Add a map without units, in an empty project on a sea; main thread only.

    Args:
        folder: with the files of the surroundings, see `context_folder`; the
            plugin's own where None.

    Raises:
        LayerEmptyError: a file cannot be read.
    """
    around = context_layers(folder=folder)
    if not project.mapLayers():
        project.setBackgroundColor(QColor(SEA))
    group = project.layerTreeRoot().insertGroup(0, QCoreApplication.translate("addmap", "MSME map"))
    group.setCustomProperty(_GROUP, "1")
    for where, layers in ((_ABOVE, around.above), (_BELOW, around.below)):
        for layer in layers:
            layer.setCustomProperty(_CONTEXT, "1")
            if project.addMapLayer(layer, False) is None:
                raise LayerEmptyError(layer=layer.name())
            node = group.addLayer(layer)
            node.setExpanded(False)
            node.setCustomProperty(_GROUP, where)
    return group


def units_place(group: QgsLayerTreeGroup) -> int:
    """Return the place below the layers that lie above the units."""
    above = [
        place + 1
        for place, node in enumerate(group.children())
        if node.customProperty(_GROUP) == _ABOVE
    ]
    return max(above, default=0)


def context_folder(*homes: Path) -> Path | None:
    """Return a folder with the files of the surroundings.

    Made in the first of these that can be written to; None where none can.
    A project has to open where the plugin was taken away, so that it must
    not point at the plugin's own files.
    """
    # One per version: files in use cannot be replaced everywhere.
    name = f"{_FOLDER}_{plugin_version()}"
    for home in homes:
        folder = home / name
        if has_context(folder):
            return folder
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
            copy_context(folder)
            return folder
    return None
