"""The symbols of units: fills, hatches, outlines, circles. Sizes in mm."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from qgis.core import (
    Qgis,
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPointPatternFillSymbolLayer,
    QgsProperty,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .palettes import is_pale

SomeSymbol = TypeVar("SomeSymbol", bound=QgsSymbol)

# A unit whose largest part is smaller than this on the map gets a circle of
# the same area.
TINY_MM2 = 1.2
_CIRCLE = 1.24
TINY = f'"part_km2" * 1e12 < {TINY_MM2} * @map_scale * @map_scale'
_WHITE = "#FFFFFF"
_PALE_OUTLINE = "#C9C4BB"
_PALE_CIRCLE_OUTLINE = "#98A4AB"
_HATCH = "#9C9C9C"
_DOTS = "#8A8A8A"


class Extent(Enum):
    """What a map shows; its value is the width of a unit's outline."""

    NATIONAL = 0.08
    PROVINCE = 0.15


def of_layers(symbol: SomeSymbol, *layers: QgsSymbolLayer) -> SomeSymbol:
    """Return `symbol` with these layers instead of its own.

    Handing a list to a symbol's constructor crashes Python.

    Raises:
        ValueError: names a layer of the wrong kind for the symbol.
    """
    while symbol.symbolLayerCount():
        symbol.deleteSymbolLayer(0)
    for layer in layers:
        if not symbol.appendSymbolLayer(layer):
            raise ValueError(layer.layerType())
    return symbol


def class_symbol(colour: str, *, extent: Extent, circles: bool) -> QgsFillSymbol:
    """Return the symbol of a class."""
    return _symbol(colour, [], extent=extent, circles=circles)


def no_data_symbol(*, extent: Extent, circles: bool) -> QgsFillSymbol:
    """Return white with slanting lines."""
    lines = _lines(angle=45, distance=0.9)
    return _symbol(_WHITE, [lines], extent=extent, circles=circles)


def suppressed_symbol(*, extent: Extent, circles: bool) -> QgsFillSymbol:
    """Return white with staggered dots."""
    dots = QgsPointPatternFillSymbolLayer()
    dots.setDistanceX(1.0)
    dots.setDistanceY(1.0)
    dots.setDisplacementX(0.5)
    dot = QgsSimpleMarkerSymbolLayer(Qgis.MarkerShape.Circle, 0.36, 0.0, color=QColor(_DOTS))
    dot.setStrokeStyle(Qt.PenStyle.NoPen)
    dots.setSubSymbol(of_layers(QgsMarkerSymbol(), dot))
    return _symbol(_WHITE, [dots], extent=extent, circles=circles)


def not_comparable_symbol(*, extent: Extent, circles: bool) -> QgsFillSymbol:
    """Return white with level lines."""
    lines = _lines(angle=0, distance=0.8)
    return _symbol(_WHITE, [lines], extent=extent, circles=circles)


def _symbol(
    colour: str, patterns: list[QgsSymbolLayer], *, extent: Extent, circles: bool
) -> QgsFillSymbol:
    fill = QgsSimpleFillSymbolLayer(QColor(colour))
    outline = _PALE_OUTLINE if is_pale(colour) else _WHITE
    fill.setStrokeColor(QColor(outline))
    fill.setStrokeWidth(extent.value)
    fill.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    layers: list[QgsSymbolLayer] = [fill, *patterns]
    if circles:
        layers.append(_circle(colour))
    return of_layers(QgsFillSymbol(), *layers)


def _circle(colour: str) -> QgsCentroidFillSymbolLayer:
    """Return a circle that shows on units too small to be seen.

    Its fixed size is 0, so that it stays out of the legend's patches.
    """
    outline = _PALE_CIRCLE_OUTLINE if is_pale(colour) else _WHITE
    dot = QgsSimpleMarkerSymbolLayer(
        Qgis.MarkerShape.Circle, 0.0, color=QColor(colour), strokeColor=QColor(outline)
    )
    dot.setStrokeWidth(0.12)
    dot.setDataDefinedProperty(
        QgsSymbolLayer.Property.Size, QgsProperty.fromExpression(f"if({TINY}, {_CIRCLE}, 0)")
    )
    centre = QgsCentroidFillSymbolLayer()
    centre.setSubSymbol(of_layers(QgsMarkerSymbol(), dot))
    centre.setPointOnSurface(True)
    centre.setPointOnAllParts(False)
    centre.setDataDefinedProperty(
        QgsSymbolLayer.Property.LayerEnabled, QgsProperty.fromExpression(f"coalesce({TINY}, FALSE)")
    )
    centre.setRenderingPass(2)
    return centre


def _lines(*, angle: float, distance: float) -> QgsLinePatternFillSymbolLayer:
    pattern = QgsLinePatternFillSymbolLayer()
    pattern.setLineAngle(angle)
    pattern.setDistance(distance)
    line = QgsSimpleLineSymbolLayer(QColor(_HATCH), 0.14)
    pattern.setSubSymbol(of_layers(QgsLineSymbol(), line))
    return pattern
