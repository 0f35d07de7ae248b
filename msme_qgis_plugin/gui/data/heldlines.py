"""Lines of the list of what a project holds: layers, and files at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QTreeWidgetItem

from ...layers import period_of
from ..coveragepie import UNITS, Coverage, coverage_of

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ..analyse.held_tables import Held

LAYER_ROLE = int(Qt.ItemDataRole.UserRole)
FILE_ROLE = LAYER_ROLE + 1


def layer_line(layer: QgsVectorLayer) -> QTreeWidgetItem:
    """Return the line of a layer of districts."""
    found = coverage_of(layer)
    period = found.periods or period_of(layer)
    item = _line([layer.name(), period, found.text])
    item.setIcon(2, found.icon())
    item.setToolTip(2, f"{found.title}: {found.text}")
    item.setData(0, LAYER_ROLE, layer.id())
    return item


def file_line(held: Held) -> QTreeWidgetItem:
    """Return the line of a file of villages or counts."""
    found = Coverage(min(held.told["districts"], UNITS), UNITS)
    item = _line([held.name, "", found.text])
    item.setIcon(2, found.icon())
    for column in (0, 2):
        item.setToolTip(column, f"{held.name}: {held.text}")
    item.setData(0, FILE_ROLE, held.path)
    return item


def _line(texts: list[str]) -> QTreeWidgetItem:
    item = QTreeWidgetItem(texts)
    for column, text in enumerate(texts):
        item.setToolTip(column, text)
    return item
