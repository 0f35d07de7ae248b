"""Amounts as circles whose areas are in proportion to them, on pale units."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCentroidFillSymbolLayer,
    QgsExpression,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbolLayer,
)
from qgis.PyQt.QtGui import QColor

from ...core.classes.distinct import published_values
from ...core.classes.place import decimals_of
from ..errors import FieldNegativeError
from ..legend import value_text, word
from ..memory import Kind
from ..rules import literal
from ..symbols import Extent, class_symbol, of_layers
from .kind import Look, MapStyle
from .ruled import Rule, RuledKind, class_filter, draw_rules

if TYPE_CHECKING:
    from ..legend import Language
    from ..map_units import MapField, MapUnits
    from ..memory import StyleMemory

CIRCLE_COLOUR, _LAND, _WHITE = "#007CA4", "#EFECE6", "#FFFFFF"
# Across the circle of the largest value (mm): as much as Java's districts bear.
_WIDEST = {Extent.NATIONAL: 8.0, Extent.PROVINCE: 14.0}
# Parts of the largest value that the legend shows, before they are rounded down.
_SHOWN = (1.0, 0.25, 0.05)
_ROUND = (1, 2, 5)


@dataclass(frozen=True)
class Circle:
    """A circle of the legend: its value, in words, and how wide it is (mm)."""

    value: float
    width: float
    label: str


@dataclass(frozen=True)
class CirclesMap(MapStyle):
    """A renderer and what it shows.

    circles: those of the legend, the widest first.
    with_data: how many units have a value; of 0 there is no circle.
    """

    circles: tuple[Circle, ...]
    with_data: int

    @property
    def marks_tiny(self) -> bool:
        return False

    @property
    def drawn_units(self) -> int:
        return self.with_data

    def method_note(self, language: Language, coverage: str = "") -> str:
        return word("method_circles", language, coverage=coverage)


class Circles(RuledKind):
    """One field of amounts, none below zero.

    The first break that is wanted is the value of the widest circle, so that maps of several
    periods or places compare; without it that is the largest value.
    """

    kind = Kind.CIRCLES
    algorithm = "msme:stylecircles"

    def make(self, units: MapUnits, wanted: StyleMemory, look: Look) -> CirclesMap:
        field = units.number(wanted.fields[0])
        ((numbers, status),) = units.values(field)
        values, _ = published_values(numbers, status)
        if values.size and values.min() < 0:
            raise FieldNegativeError(field=field.name, value=f"{values.min():g}")
        largest = float(values.max()) if values.size else 0.0
        scale = next(iter(wanted.breaks_of(0)), largest) or 1.0
        widest = _WIDEST[look.extent]
        pale = class_symbol(_LAND, extent=look.extent, circles=False)
        circle = _circle_on(field, scale, widest)
        symbol = of_layers(QgsFillSymbol(), pale.symbolLayer(0).clone(), circle)
        every = Rule(class_filter(field, (None, None)), word("with_data", look.language), symbol)
        drawn = draw_rules(units, field, [every], look, circles=False)
        circles = tuple(
            Circle(
                one,
                widest * math.sqrt(one / scale),
                value_text(one, decimals_of([one]), look.language, field.display),
            )
            for one in (_sizes(scale) if largest else ())
        )
        _explain(drawn.renderer, circles)
        value = QgsExpression.quotedColumnRef(field.name)
        # The widest first, so that none lies under a wider one.
        drawn.renderer.setOrderBy(
            QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(value, False)])
        )
        drawn.renderer.setOrderByEnabled(True)
        return CirclesMap(
            renderer=drawn.renderer,
            memory=replace(wanted, breaks=((scale,),)),
            heading=units.title(field.name, look.language),
            without=drawn.without,
            circles=circles,
            with_data=drawn.counts[0],
        )


def _circle_on(field: MapField, scale: float, widest: float) -> QgsCentroidFillSymbolLayer:
    """Return the circle of a unit.

    Its fixed size is 0, so that it stays out of the legend's patch.
    """
    value = QgsExpression.quotedColumnRef(field.name)
    dot = _dot(0.0)
    dot.setDataDefinedProperty(
        QgsSymbolLayer.Property.Size,
        QgsProperty.fromExpression(f"{widest} * sqrt({value} / {literal(scale)})"),
    )
    centre = QgsCentroidFillSymbolLayer()
    centre.setSubSymbol(of_layers(QgsMarkerSymbol(), dot))
    centre.setPointOnSurface(True)
    centre.setPointOnAllParts(False)
    centre.setDataDefinedProperty(
        QgsSymbolLayer.Property.LayerEnabled,
        QgsProperty.fromExpression(f"coalesce({value} > 0, FALSE)"),
    )
    centre.setRenderingPass(2)
    return centre


def _dot(size: float) -> QgsSimpleMarkerSymbolLayer:
    dot = QgsSimpleMarkerSymbolLayer(
        Qgis.MarkerShape.Circle, size, color=QColor(CIRCLE_COLOUR), strokeColor=QColor(_WHITE)
    )
    dot.setStrokeWidth(0.12)
    return dot


def _sizes(largest: float) -> list[float]:
    """Return the values that a legend shows: 1, 2 or 5 of a power of ten, the largest first."""
    found = []
    for part in _SHOWN:
        digits, power = f"{largest * part:e}".split("e")
        found.append(float(f"{max(one for one in _ROUND if one <= float(digits))}e{power}"))
    return found


def _explain(renderer: QgsRuleBasedRenderer, circles: tuple[Circle, ...]) -> None:
    """Put circles on top of the legend, by rules that no unit meets."""
    root = renderer.rootRule()
    for place, one in enumerate(circles):
        symbol = of_layers(QgsMarkerSymbol(), _dot(one.width))
        rule = QgsRuleBasedRenderer.Rule(symbol, filterExp="FALSE", label=one.label)
        root.insertChild(place, rule)
