"""What Map and Report are about: a layer, one of its fields, a province."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsExpression, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..styling.memory import remembered
from ..styling.naming import field_title
from . import state

if TYPE_CHECKING:
    from collections.abc import Iterable

# Numbers that describe a unit or a row, and are no indicators.
_OWN = frozenset(
    {
        *("fid", "ogc_fid", "area_km2", "part_km2", "official_km2"),
        *("indicative", "boundary", "merged", "villages", "small_base"),
        *("population", "population_year", "sectors_in_scope"),
    }
)
# Numbers that belong to the field they are named after.
_BESIDE = ("_low", "_high", "_coverage", "_status")
# A map of a pack draws a share as it is read; the stored one is the same.
_STORED, _SHOWN = "value", "value_shown"
_CODE, _PROVINCE = "bps_code", "province"
# A yearly series is one indicator: POP2016, POP2017.
_YEARLY = re.compile(r"(.*?)[\s_.,-]*((?:19|20)\d\d)")
_KEY = "subject"


@dataclass(frozen=True)
class Indicator:
    """A series of fields of one layer, or one field.

    fields: period -> field name; the period is "" where there is none.
    """

    title: str
    layer_id: str
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def periods(self) -> list[str]:
        """The periods, the latest first."""
        return sorted(self.fields, reverse=True)


def indicators_of(layer: QgsVectorLayer) -> list[Indicator]:
    """Return what a layer holds, in the order of its fields."""
    found: dict[str, Indicator] = {}
    names = layer.fields().names()
    for one in layer.fields():
        name = one.name()
        if not one.isNumeric() or not _is_indicator(name, names):
            continue
        title = field_title(layer, name)
        dated = _YEARLY.fullmatch(title)
        stem, period = dated.groups() if dated else (title, "")
        stem = stem or title
        made = found.setdefault(stem, Indicator(stem, layer.id()))
        made.fields[period if stem != title else ""] = name
    return list(found.values())


def _is_indicator(name: str, names: list[str]) -> bool:
    """Tell a value from what is said of a unit or of another value."""
    if name == _STORED and _SHOWN in names:
        return False
    if f"{name}_status" in names:
        # A person's own column may be called “population”.
        return True
    if name in _OWN:
        return False
    return not any(
        name.endswith(end) and name[: -len(end)] in names for end in _BESIDE
    )


def first_field(layer: QgsVectorLayer) -> str:
    """Return the field to begin with, empty where there is no value.

    That is the one that a style of ours draws, or the first one.
    """
    memory = remembered(layer)
    if memory is not None:
        drawn = memory.fields[0]
        if layer.fields().indexFromName(drawn) >= 0:
            return drawn
    found = indicators_of(layer)
    return found[0].fields[found[0].periods[0]] if found else ""


def is_ours(layer: object) -> bool:
    """Tell a layer of units with numbers, whoever made it."""
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == Qgis.GeometryType.Polygon
        and layer.fields().indexFromName(_CODE) >= 0
        and bool(indicators_of(layer))
    )


class Subject(QObject):
    """The choice that Map and Report share; kept in the project.

    Signals:
        changed: another layer, field or province was chosen.
        listed: the layers that can be chosen from changed.
    """

    changed = pyqtSignal()
    listed = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._layer_id = ""
        self._field = ""
        self.province = ""
        project = QgsProject.instance()
        project.layersAdded.connect(self._list_soon)
        project.layersRemoved.connect(self._list_soon)

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The chosen layer; None where it is gone."""
        layer = QgsProject.instance().mapLayer(self._layer_id)
        return layer if is_ours(layer) else None

    @property
    def layer_id(self) -> str:
        """The chosen layer's id; empty where nothing is chosen."""
        return self._layer_id

    @property
    def field(self) -> str:
        """The chosen field's name."""
        return self._field

    @property
    def title(self) -> str:
        """The chosen field in words."""
        return field_title(self.layer, self._field) if self.layer else ""

    def layers(self) -> list[QgsVectorLayer]:
        """Return the layers to choose from, as the layer tree has them."""
        root = QgsProject.instance().layerTreeRoot()
        ordered = [node.layer() for node in root.findLayers()]
        return [layer for layer in ordered if is_ours(layer)]

    def indicators(self) -> list[Indicator]:
        """Return what can be chosen."""
        return [one for layer in self.layers() for one in indicators_of(layer)]

    def provinces(self) -> list[str]:
        """Return the provinces of the chosen layer, filtered or not."""
        layer = self.layer
        if layer is None:
            return []
        place = layer.fields().indexFromName(_PROVINCE)
        if place < 0:
            return []
        subset = layer.subsetString()
        if not subset:
            return _sorted(layer.uniqueValues(place))
        every = layer.clone()
        if not every.setSubsetString(""):
            return []
        return _sorted(every.uniqueValues(place))

    def choose(self, layer_id: str, field_name: str) -> None:
        """Choose a field of a layer."""
        if (layer_id, field_name) == (self._layer_id, self._field):
            return
        if layer_id != self._layer_id:
            self.province = ""
        self._layer_id, self._field = layer_id, field_name
        self._keep()
        self.changed.emit()

    def choose_province(self, name: str) -> None:
        """Show one province, or all where `name` is empty."""
        layer = self.layer
        if layer is None or name == self.province:
            return
        subset = ""
        if name:
            column = QgsExpression.quotedColumnRef(_PROVINCE)
            subset = f"{column} = {QgsExpression.quotedString(name)}"
        if not layer.setSubsetString(subset):
            return
        self.province = name
        self._keep()
        self.changed.emit()

    def refresh(self) -> None:
        """Take up what the project holds."""
        nothing: dict[str, str] = {}
        held = state.kept(_KEY, nothing)
        self._layer_id = held.get("layer", "")
        self._field = held.get("field", "")
        self.province = held.get("province", "")
        self._list_again()
        self.changed.emit()

    def close_down(self) -> None:
        """Let go of the project."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._list_soon)
        project.layersRemoved.disconnect(self._list_soon)

    def _list_soon(self, *_: object) -> None:
        # A layer enters the project before it enters the layer tree.
        QTimer.singleShot(0, self._list_again)

    def _list_again(self) -> None:
        self.listed.emit()
        layer = self.layer
        if layer is not None and layer.fields().indexFromName(self._field) > 0:
            return
        first = next(iter(self.layers()), None)
        if first is None:
            self.choose("", "")
        else:
            self.choose(first.id(), first_field(first))

    def _keep(self) -> None:
        if not self._layer_id:
            return
        state.keep(
            _KEY,
            {
                "layer": self._layer_id,
                "field": self._field,
                "province": self.province,
            },
        )


def _sorted(values: Iterable[object]) -> list[str]:
    return sorted(str(value) for value in values if value)
