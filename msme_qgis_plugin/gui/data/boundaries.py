"""The choice of boundaries: built in, or polygons in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker

from .. import state
from ..algorithmdialog import show_dialog

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QComboBox

_KEY = "boundaries"
# Fields of our own results, which are no boundaries to choose.
_MADE = "boundary"


def fill_boundaries(combo: QComboBox) -> None:
    """List the built-in boundaries and the polygons of the project."""
    chosen = chosen_boundaries()
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(QCoreApplication.translate("boundaries", "Built-in 2024, indicative"), "")
        for layer in QgsProject.instance().mapLayers().values():
            if _is_boundary(layer):
                combo.addItem(layer.name(), layer.id())
        combo.setCurrentIndex(max(combo.findData(chosen), 0))


def choose_boundaries(layer_id: str) -> None:
    """Keep the choice in the project; empty for the built-in ones."""
    state.keep(_KEY, layer_id)


def chosen_boundaries() -> str:
    """Return the id of the chosen layer, empty for the built-in ones."""
    held = state.kept(_KEY, "")
    layer = QgsProject.instance().mapLayer(held) if held else None
    return held if _is_boundary(layer) else ""


def import_boundaries() -> None:
    """Open QGIS's own dialog of the algorithm that imports boundaries."""
    show_dialog("msme:importboundaries", {})


def _is_boundary(layer: object) -> bool:
    from ..series import is_ours

    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        return False
    polygons = layer.geometryType() == Qgis.GeometryType.Polygon
    made = layer.fields().indexFromName(_MADE) >= 0 and is_ours(layer)
    ours = layer.customProperty("msme/context")
    return polygons and not made and not ours
