"""The parts of the page Map for one indicator: in classes, or kinds in colours of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import NULL
from qgis.PyQt.QtCore import QCoreApplication

from ...core.measures.field import Rule
from ...layers import level_of_units, read_fields
from ...styling.kinds.category import chosen_by_hand
from ...styling.kinds.circles import CIRCLE_COLOUR
from ...styling.memory import remembered
from ...styling.nodata import shown_no_data
from ...styling.symbols import Extent, not_comparable_symbol, suppressed_symbol
from ...translate import language
from ..series import series_of
from .classtable import TO, ClassLine, ExtraLine, colour_icon
from .paletteicons import symbol_icon
from .values import drawn_values

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ..page import Frame
    from ..runner import Outcome
    from .mapview import MapView


class ClassesPart:
    """Asks for the classes of numbers, and shows them in histogram and table."""

    def __init__(self, frame: Frame, view: MapView) -> None:
        self._frame = frame
        self._view = view

    def parameters(self) -> dict[str, Any]:
        """Return the field and how it is classified."""
        return {"FIELD": self._frame.subject.field, **self._view.parameters()}

    def take(self, table: QgsVectorLayer, outcome: Outcome) -> None:
        """Show the classes that came."""
        layer, view = self._frame.subject.layer, self._view
        if layer is None:
            return
        lines = [
            ClassLine(_number(row["lower"]), _number(row["upper"]), row["count"], row["colour"])
            for row in table.getFeatures()
        ]
        values = view.histogram.values
        view.histogram.set_classes(
            [line.upper for line in lines if line.upper is not None],
            [line.colour for line in lines],
            [line.count for line in lines],
        )
        view.model.set_lines(
            lines,
            without_lines(layer, outcome.results[-1]),
            (values[0], values[-1]) if values else (0.0, 0.0),
            display=read_fields(layer)[0].display_of(self._frame.subject.field),
            level=level_of_units(layer),
        )
        view.table.setColumnHidden(TO, False)
        view.fit_table()
        field = read_fields(layer)[0].get(self._frame.subject.field)
        of_totals = field is not None and field.rule is Rule.SUM
        view.say("\n".join(filter(None, (outcome.results[-1]["NOTES"], of_totals and _totals()))))


class CirclesPart:
    """Asks for circles of one field, and lists who has one."""

    def __init__(self, frame: Frame, view: MapView) -> None:
        self._frame = frame
        self._view = view

    def parameters(self) -> dict[str, Any]:
        """Return the field, and one scale for all its periods."""
        layer, name = self._frame.subject.layer, self._frame.subject.field
        held = series_of(layer) if layer is not None else []
        names = next((one.fields.values() for one in held if name in one.fields.values()), ())
        values = [one for field in names for one in drawn_values(layer, field)]
        return {"FIELD": name, **({"LARGEST": max(values)} if values and max(values) > 0 else {})}

    def take(self, table: QgsVectorLayer, outcome: Outcome) -> None:
        """Show the circles that came."""
        layer, view = self._frame.subject.layer, self._view
        if layer is None:
            return
        result = outcome.results[-1]
        text = QCoreApplication.translate("MapPage", "With data")
        lines = [ExtraLine(text, result["WITH_DATA"], colour_icon(CIRCLE_COLOUR))]
        view.model.set_lines(
            [], [*lines, *without_lines(layer, result)], (0.0, 0.0), level=level_of_units(layer)
        )
        view.table.setColumnHidden(TO, True)
        view.fit_table()
        labels = " · ".join(row["label"] for row in table.getFeatures())
        told = QCoreApplication.translate(
            "MapPage", "The area of a circle is in proportion to the value. In the legend: {values}"
        )
        view.say(told.format(values=labels) if labels else "")


class CategoriesPart:
    """Asks for the kinds of one field, and lists them with their colours."""

    def __init__(self, frame: Frame, view: MapView) -> None:
        self._frame = frame
        self._view = view

    def parameters(self) -> dict[str, Any]:
        """Return the field, and what a person chose of its kinds' labels, colours and order."""
        name, layer = self._frame.subject.field, self._frame.subject.layer
        told: dict[str, Any] = {"FIELD": name}
        memory = remembered(layer) if layer is not None else None
        if layer is None or memory is None or memory.fields != (name,):
            return told
        field = read_fields(layer)[0].get(name)
        if chosen_by_hand(memory.categories, field.categories if field else ()):
            told["CATEGORIES"] = [
                cell
                for one in memory.categories
                for cell in (
                    one.value,
                    one.label.get(language()) if one.label else "",
                    one.colour or "",
                )
            ]
        return told

    def take(self, table: QgsVectorLayer, outcome: Outcome) -> None:
        """Show the kinds that came."""
        layer, view = self._frame.subject.layer, self._view
        if layer is None:
            return
        lines = [
            ExtraLine(row["label"], row["count"], colour_icon(row["colour"]))
            for row in table.getFeatures()
        ]
        lines += without_lines(layer, outcome.results[-1])
        view.model.set_lines([], lines, (0.0, 0.0), level=level_of_units(layer))
        view.table.setColumnHidden(TO, True)
        view.fit_table()
        view.say(outcome.results[-1]["NOTES"])


def without_lines(layer: QgsVectorLayer, result: dict[str, Any]) -> list[ExtraLine]:
    """Return the lines of units that have no colour, no data last."""
    lines = []
    for name, text, make in (
        ("SUPPRESSED", QCoreApplication.translate("MapPage", "Suppressed"), suppressed_symbol),
        (
            "NOT_COMPARABLE",
            QCoreApplication.translate("MapPage", "Not comparable"),
            not_comparable_symbol,
        ),
    ):
        if result[name]:
            icon = symbol_icon(make(extent=Extent.NATIONAL, circles=False))
            lines.append(ExtraLine(text, result[name], icon))
    text = QCoreApplication.translate("MapPage", "No data")
    return [*lines, ExtraLine(text, result["NO_DATA"], symbol_icon(shown_no_data(layer)))]


def _totals() -> str:
    return QCoreApplication.translate(
        "MapPage",
        "If these are totals, they show above all how large districts are. Draw them as circles, "
        "or map a rate or a share.",
    )


def _number(value: float | None) -> float | None:
    # A NULL of QGIS is a QVariant.
    return None if value is None or value == NULL else float(value)
