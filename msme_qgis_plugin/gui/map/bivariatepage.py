"""The part of the page Map for two indicators at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsCategorizedSymbolRenderer, QgsExpression
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.utils import iface

from ...core.regions.levels import Level
from ...layers import level_of_units, read_fields
from ...styling.memory import remembered
from ...styling.naming import field_title
from .. import state
from ..levelwords import lacking_text, selected_text
from ..numbertext import break_number
from ..series import series_of
from .square import SquareCell

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ..page import Frame
    from ..runner import Outcome
    from .mapview import MapView

_KEY = "second"


class BivariatePart(QObject):
    """Reads the second indicator, shows the square, selects its districts.

    Signals:
        changed: another second indicator was chosen.
    """

    changed = pyqtSignal()

    def __init__(self, frame: Frame, view: MapView) -> None:
        super().__init__(view)
        self._frame = frame
        self._view = view
        self._without = 0
        view.second.activated.connect(self._indicator_chosen)
        view.secondPart.activated.connect(self._part_chosen)
        view.secondPeriod.activated.connect(self._chosen)
        view.swap.clicked.connect(self._swap)
        view.square.pressed.connect(self._select)
        view.square.opened.connect(self._zoom)

    @property
    def field(self) -> str:
        """The second indicator's field."""
        return self._view.second_choice.chosen[1]

    def parameters(self) -> dict[str, Any]:
        """Return fields and method for the map of two indicators."""
        return {
            "FIELD_A": self._frame.subject.field,
            "FIELD_B": self.field,
            "METHOD": self._view.method.currentData(),
        }

    def refill(self) -> None:
        """List what the subject's layer holds besides the subject."""
        subject = self._frame.subject
        layer = subject.layer
        found = [
            one
            for one in (series_of(layer) if layer is not None else ())
            if subject.field not in one.fields.values()
        ]
        self._view.second_choice.fill(found, {}, state.kept(_KEY, ""))

    def take(self, table: QgsVectorLayer, outcome: Outcome) -> None:
        """Show the nine classes."""
        # What the run was given remembers the breaks, live or not.
        layer = outcome.copies["INPUT"]
        result = outcome.results[-1]
        cells = [
            SquareCell(row["class_a"], row["class_b"], row["count"], row["colour"], row["sentence"])
            for row in table.getFeatures()
        ]
        fields = (self._frame.subject.field, self.field)
        self._view.square.show_cells(
            cells,
            (field_title(layer, fields[0]), field_title(layer, fields[1])),
            (self._breaks(layer, fields, 0), self._breaks(layer, fields, 1)),
        )
        self._without = result["NO_DATA"]
        self._say(result["NOTES"])

    def _breaks(self, layer: QgsVectorLayer, fields: tuple[str, str], side: int) -> list[str]:
        memory = remembered(layer)
        if memory is None or memory.fields != fields:
            return []
        display = read_fields(layer)[0].display_of(fields[side])
        breaks = memory.breaks[side]
        return [break_number(one, breaks, display) for one in breaks]

    def _say(self, first: str) -> None:
        lines = [first] if first else []
        if self._without:
            level = self._frame.subject.level or Level.DISTRICT
            lines.append(lacking_text(self._without, level))
        self._view.say("\n".join(lines))

    def _indicator_chosen(self) -> None:
        self._view.second_choice.fill_parts()
        self._chosen()

    def _part_chosen(self) -> None:
        self._view.second_choice.fill_periods()
        self._chosen()

    def _chosen(self) -> None:
        state.keep(_KEY, self.field)
        self.changed.emit()

    def _swap(self) -> None:
        subject = self._frame.subject
        first = subject.field
        second = self.field
        if not second:
            return
        state.keep(_KEY, first)
        subject.choose(subject.layer_id, second)

    def _select(self, a: int, b: int) -> None:
        """Select the districts of a cell with the very rule that draws."""
        layer = self._frame.subject.layer
        if layer is None:
            return
        renderer = layer.renderer()
        if not isinstance(renderer, QgsCategorizedSymbolRenderer):
            return
        cell = QgsExpression.quotedString(f"{a}{b}")
        layer.selectByExpression(f"({renderer.classAttribute()}) = {cell}")
        found = self._view.square.cells.get((a, b))
        if found is not None:
            self._say(
                f"{found.sentence}: "
                + selected_text(layer.selectedFeatureCount(), level_of_units(layer))
            )

    def _zoom(self, a: int, b: int) -> None:
        self._select(a, b)
        layer = self._frame.subject.layer
        if layer is not None and layer.selectedFeatureCount():
            iface.mapCanvas().zoomToSelected(layer)
