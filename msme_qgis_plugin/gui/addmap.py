"""Puts a result into the project: once the surroundings, then the units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer
from qgis.utils import iface

from ..layers import read_fields, show_titles
from ..translate import language
from .fielddialog import apply_kept
from .storage import profile_folder, result_folder

if TYPE_CHECKING:
    from pathlib import Path

_SOURCE = "msme/source"


def open_result(path: Path, name: str, source: str) -> QgsVectorLayer:
    """Open the units of a result, its fields called as in the table.

    Args:
        source: JSON that says what it was made of, for “Match again…”.
    """
    layer = QgsVectorLayer(f"{path}|layername=districts", name, "ogr")
    layer.setCustomProperty(_SOURCE, source)
    show_titles(layer, read_fields(layer)[0], language())
    apply_kept(layer)
    return layer


def source_of(layer: QgsVectorLayer) -> str:
    """Return the JSON that `open_result` kept, or nothing."""
    return str(layer.customProperty(_SOURCE) or "")


def add_units(layer: QgsVectorLayer) -> None:
    """Add units to the project's map, and the surroundings where missing."""
    from ..styling.project_map import units_place

    project = QgsProject.instance()
    group = _group()
    place = units_place(group)
    if project.addMapLayer(layer, False) is None:
        return
    for node in group.findLayers()[place:]:
        if node.layer() is not None and _is_units(node.layer()):
            node.setItemVisibilityChecked(False)
            node.setExpanded(False)
    group.insertLayer(place, layer)
    iface.setActiveLayer(layer)
    iface.zoomToActiveLayer()


def _group() -> QgsLayerTreeGroup:
    """Return the project's map, made where there is none.

    The files of the surroundings lie beside the results; only where neither
    they nor the profile can be written to, the plugin's own are used.
    """
    from ..styling.project_map import add_map_group, context_folder, map_group

    project = QgsProject.instance()
    group = map_group(project)
    if group is None:
        folder = context_folder(result_folder(), profile_folder())
        group = add_map_group(project, folder)
    return group


def _is_units(layer: object) -> bool:
    from .series import is_ours

    return is_ours(layer)
