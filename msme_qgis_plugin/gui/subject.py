"""What Map and Report are about: a layer, one of its fields, a province."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..core.measures.field import Role
from ..core.regions.levels import LEVELS
from ..layers import (
    PROVINCE,
    level_of_units,
    read_fields,
    show_province,
    shown_province,
    without_province,
)
from ..styling.naming import field_title
from . import state
from .series import Series, first_field, is_ours, mapped_series

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..core.regions.levels import Level

_KEY = "subject"


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

    @property
    def names_kinds(self) -> bool:
        """Whether the chosen field names kinds of units rather than amounts."""
        layer = self.layer
        one = read_fields(layer)[0].get(self._field) if layer is not None else None
        return one is not None and one.role is Role.CATEGORY

    def layers(self) -> list[QgsVectorLayer]:
        """Return the layers to choose from, as the layer tree has them."""
        root = QgsProject.instance().layerTreeRoot()
        ordered = [node.layer() for node in root.findLayers()]
        return [layer for layer in ordered if is_ours(layer)]

    def indicators(self) -> list[Series]:
        """Return what can be chosen."""
        return [one for layer in self.layers() for one in mapped_series(layer)]

    def provinces(self) -> list[str]:
        """Return the provinces of the chosen layer, filtered or not."""
        layer = self.layer
        if layer is None:
            return []
        place = layer.fields().indexFromName(PROVINCE)
        if place < 0:
            return []
        return _sorted(without_province(layer).uniqueValues(place))

    @property
    def level(self) -> Level | None:
        """The level of the chosen layer's units."""
        layer = self.layer
        return level_of_units(layer) if layer is not None else None

    def levels(self) -> dict[Level, tuple[str, str]]:
        """Return where the chosen indicator is, by level, largest first.

        Returns:
            Level -> id of a layer and its field: the chosen ones at their
            own level, elsewhere the same part and period where there are
            such.
        """
        own = self._indicator()
        if own is None:
            return {}
        period = own.period_of(self._field)
        found: dict[Level, list[Series]] = {}
        for layer in self.layers():
            alike = [one for one in mapped_series(layer) if one.key == own.key]
            if alike:
                found.setdefault(level_of_units(layer), []).extend(alike)
        chosen = {}
        for level in LEVELS:
            if level not in found:
                continue
            best = max(
                found[level],
                key=lambda one: (one == own, one.part == own.part, period in one.fields),
            )
            chosen[level] = (best.layer_id, best.fields.get(period, best.latest))
        return chosen

    def choose(self, layer_id: str, field_name: str) -> None:
        """Choose a field of a layer."""
        if (layer_id, field_name) == (self._layer_id, self._field):
            return
        self._layer_id, self._field = layer_id, field_name
        layer = self.layer
        self.province = shown_province(layer) if layer is not None else ""
        self._keep()
        self.changed.emit()

    def choose_level(self, level: Level) -> None:
        """Take the same indicator at another level, and the same province."""
        places = self.levels()
        if level not in places:
            return
        province = self.province
        self.choose(*places[level])
        if province in ("", *self.provinces()):
            self.choose_province(province)

    def choose_province(self, name: str) -> None:
        """Show one province, or all where `name` is empty."""
        layer = self.layer
        if layer is None or name == self.province:
            return
        if not show_province(layer, name):
            return
        self.province = name
        self._keep()
        self.changed.emit()

    def describe_again(self) -> None:
        """Tell that what a person said of the chosen field has changed."""
        self.listed.emit()
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

    def _indicator(self) -> Series | None:
        """Return what the chosen field belongs to."""
        layer = self.layer
        found = mapped_series(layer) if layer is not None else []
        return next((one for one in found if self._field in one.fields.values()), None)

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
        state.keep(_KEY, {"layer": self._layer_id, "field": self._field, "province": self.province})


def _sorted(values: Iterable[object]) -> list[str]:
    return sorted(str(value) for value in values if value)
