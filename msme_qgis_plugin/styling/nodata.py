"""A symbol of one's own for units without data, kept by the layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsFillSymbol, QgsReadWriteContext, QgsSymbolLayerUtils
from qgis.PyQt.QtXml import QDomDocument

from .memory import remembered
from .symbols import Extent, no_data_symbol

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

_KEY = "msme/no_data"


def shown_no_data(layer: QgsVectorLayer) -> QgsFillSymbol:
    """Return the symbol that a layer shows units without data with."""
    document = QDomDocument()
    held = str(layer.customProperty(_KEY) or "")
    if held and document.setContent(held)[0]:
        symbol = QgsSymbolLayerUtils.loadSymbol(document.documentElement(), QgsReadWriteContext())
        if isinstance(symbol, QgsFillSymbol):
            return symbol
    circles = layer.fields().indexFromName("part_km2") >= 0
    return no_data_symbol(extent=Extent.NATIONAL, circles=circles)


def keep_no_data(layer: QgsVectorLayer, symbol: QgsFillSymbol) -> None:
    """Let a layer keep a symbol, and show it."""
    document = QDomDocument()
    element = QgsSymbolLayerUtils.saveSymbol("no_data", symbol, document, QgsReadWriteContext())
    document.appendChild(element)
    layer.setCustomProperty(_KEY, document.toString())
    show_no_data(layer)


def show_no_data(layer: QgsVectorLayer) -> None:
    """Draw units without data with the symbol that the layer keeps.

    To be called after each new style, which brings the settled symbol.
    """
    memory = remembered(layer)
    if not layer.customProperty(_KEY) or memory is None:
        return
    from .kinds import KINDS, apply_renderer

    renderer = layer.renderer().clone()
    if KINDS[memory.kind].draw_no_data(renderer, shown_no_data(layer)):
        apply_renderer(layer, renderer)
