"""What an indicator is called, its unit and its direction, as a person says; once, remembered."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QDialog

from ..core.measures.field import Direction, Fields, Role, Text
from ..layers import keep_schema, read_fields, show_titles
from ..translate import language
from .data.remember import load_kept, save_kept
from .load import FormItems, load_ui

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.PyQt.QtWidgets import QWidget

    from ..core.measures.field import Field

_KEPT = "fields.json"


class FieldDialog(QDialog, FormItems):
    """Asks for name, unit and direction of one series of a layer."""

    def __init__(self, layer: QgsVectorLayer, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        load_ui("field", self)
        self._layer = layer
        self._field = read_fields(layer)[0][name]
        for direction, text in (
            (None, QCoreApplication.translate("FieldDialog", "say nothing by themselves")),
            (Direction.BETTER, QCoreApplication.translate("FieldDialog", "are better")),
            (Direction.WORSE, QCoreApplication.translate("FieldDialog", "are worse")),
        ):
            self.direction.addItem(text, direction.value if direction else "")
        speech = language()
        self.name.setText(self._field.label.get(speech) if self._field.label else name)
        self.unit.setText(self._field.unit.get(speech) if self._field.unit else "")
        held = self._field.direction
        self.direction.setCurrentIndex(max(self.direction.findData(held.value if held else ""), 0))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        """Let the layer keep what was said, and the profile for the next file."""
        told = {
            "name": self.name.text().strip(),
            "unit": self.unit.text().strip(),
            "direction": self.direction.currentData(),
        }
        key = _key(self._field)
        _apply(self._layer, {key: told})
        # The layer has it; where the profile takes nothing, the next file has to be told again.
        with suppress(OSError):
            save_kept(_KEPT, {key: json.dumps(told, ensure_ascii=False)})
        super().accept()


def apply_kept(layer: QgsVectorLayer) -> None:
    """Let a new layer's fields be what a person said of fields of the same header before."""
    kept = {}
    for key, text in load_kept(_KEPT).items():
        # A person may have edited the file.
        with suppress(ValueError):
            told = json.loads(text)
            if isinstance(told, dict):
                kept[key] = told
    _apply(layer, kept)


def _key(field: Field) -> str:
    """Return by what a field is known in another file: its header, however it is called now."""
    return str(field.extra.get("header") or (field.label.en if field.label else field.name))


def _apply(layer: QgsVectorLayer, told: dict[str, dict[str, str]]) -> None:
    fields, about = read_fields(layer)
    if not {_key(one) for one in fields.indicators} & told.keys():
        return
    changed = Fields(
        _as_told(one, told[_key(one)]) if one.role is Role.VALUE and _key(one) in told else one
        for one in fields.values()
    )
    keep_schema(layer, changed, about)
    show_titles(layer, changed, language())


def _as_told(field: Field, told: dict[str, str]) -> Field:
    name, unit = told.get("name") or _key(field), told.get("unit")
    direction = told.get("direction")
    return replace(
        field,
        label=Text(name, name),
        unit=Text(unit, unit) if unit else None,
        direction=Direction(direction) if direction in set(Direction) else None,
        extra={**field.extra, "header": _key(field)},
    )
