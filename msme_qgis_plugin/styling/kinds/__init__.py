"""Kinds of maps: each knows its renderer, legend, method text and what a layer remembers.

A new one is a module here, a member of `styling.memory.Kind` and a line in `KINDS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..map_units import MapUnits
from ..memory import Kind, StyleMemory, remember
from .bivariate import Bivariate
from .category import Categories
from .choropleth import Choropleth
from .circles import Circles
from .kind import Look, MapStyle, StyleKind

if TYPE_CHECKING:
    from qgis.core import QgsFeatureRenderer, QgsVectorLayer

KINDS: dict[Kind, StyleKind] = {
    one.kind: one for one in (Choropleth(), Circles(), Bivariate(), Categories())
}


_USUAL = Look()


def kind_for(units: MapUnits, fields: tuple[str, ...]) -> Kind:
    """Return how fields are drawn where nobody says it."""
    if len(fields) == Bivariate.fields:
        return Kind.BIVARIATE
    return Kind.CATEGORY if units.is_category(fields[0]) else Kind.CHOROPLETH


def make_style(units: MapUnits, wanted: StyleMemory, look: Look = _USUAL) -> MapStyle:
    """Make a style of the wanted kind; see `StyleKind.make`."""
    return KINDS[wanted.kind].make(units, wanted, look)


def style_layer(
    layer: QgsVectorLayer, wanted: StyleMemory, look: Look = _USUAL, units: MapUnits | None = None
) -> MapStyle:
    """Style a layer, which remembers it; on the main thread only.

    Args:
        units: the layer's, where its columns are known better than it says itself.
    """
    made = make_style(units or MapUnits.of(layer), wanted, look)
    remember(layer, made.memory)
    apply_renderer(layer, made.renderer)
    return made


def apply_renderer(layer: QgsVectorLayer, renderer: QgsFeatureRenderer) -> None:
    """Give a layer its own copy of a renderer and let the views follow."""
    layer.setRenderer(renderer.clone())
    layer.emitStyleChanged()
    layer.triggerRepaint()


__all__ = [
    "KINDS",
    "Kind",
    "Look",
    "MapStyle",
    "StyleKind",
    "apply_renderer",
    "kind_for",
    "make_style",
    "style_layer",
]
