"""The choice of boundaries: built in, or polygons in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker

from .. import state
from ..algorithmdialog import show_dialog

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QComboBox

_KEY, _FIELDS = "boundaries", "boundary_fields"
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


def fill_unit_fields(id_field: QComboBox, name_field: QComboBox) -> bool:
    """List the fields of the chosen boundaries; say whether there are any to choose."""
    layer = QgsProject.instance().mapLayer(chosen_boundaries())
    names = layer.fields().names() if isinstance(layer, QgsVectorLayer) else []
    held = _unit_fields()
    for combo, chosen in zip((id_field, name_field), held):
        with QSignalBlocker(combo):
            combo.clear()
            combo.addItem(QCoreApplication.translate("boundaries", "found by itself"), "")
            for name in names:
                combo.addItem(name, name)
            combo.setCurrentIndex(max(combo.findData(chosen), 0))
    name_field.setEnabled(bool(id_field.currentData()))
    return bool(names)


def choose_boundaries(layer_id: str) -> None:
    """Keep the choice in the project; empty for the built-in ones."""
    state.keep(_KEY, layer_id)


def choose_unit_fields(id_field: str, name_field: str) -> None:
    """Keep in the project which fields tell the polygons of the chosen boundaries."""
    state.keep(_FIELDS, [chosen_boundaries(), id_field, name_field if id_field else ""])


def boundary_parameters() -> dict[str, str]:
    """Return how to tell an algorithm of the boundaries; nothing for the built-in ones."""
    id_field, name_field = _unit_fields()
    told = {"UNITS": chosen_boundaries(), "UNIT_FIELD": id_field, "UNIT_NAME_FIELD": name_field}
    return {name: value for name, value in told.items() if value}


def _unit_fields() -> tuple[str, str]:
    """Return the fields with id and name, empty where these are to be found."""
    layer_id, id_field, name_field = state.kept(_FIELDS, ["", "", ""])
    return (id_field, name_field) if layer_id == chosen_boundaries() else ("", "")


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
