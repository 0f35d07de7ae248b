"""The layers around the units of a page, for a country or one province."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsVectorLayer

from ..core.regions.levels import Level
from ..layers import level_of_units
from ..styling.context import (
    OTHER_PROVINCES,
    ContextLayers,
    context_layers,
    land_layer,
    plain_fill,
    province_layer,
    style_as_coast,
)
from ..styling.errors import LayerEmptyError
from ..styling.symbols import Extent
from .units import extent_of, in_degrees, is_indicative

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qgis.core import QgsMapLayer, QgsProject

    from ..styling.legend import Language
    from .request import Province

_SAMPLE = 25
# Degrees of the 46 that the country is wide.
_SMALL_PART = 15.0
LOCATOR_LAND, HIGHLIGHT = "#AAB3B9", "#A3142B"


def around_country(
    units: QgsVectorLayer,
    language: Language,
    folder: Path | None,
    *,
    lines_and_names: bool = True,
    abroad: bool = False,
) -> ContextLayers:
    """Return the layers around the units of a national map.

    Args:
        lines_and_names: of provinces, of countries and seas; a map as small
            as a hand has no room for them.
        abroad: whether the units lie outside Indonesia, whose surroundings mean nothing there.
    """
    if abroad:
        return ContextLayers((), (casing(units, Extent.NATIONAL),))
    held = folder is None
    context = context_layers(language, folder=folder, in_memory=held)
    above, below = context.above, context.below
    if not is_indicative(units):
        # Lines of the indicative borders would not lie on official ones.
        countries, seas, _borders = above
        _coast, land = below
        above, below = ((countries, seas), (casing(units, Extent.NATIONAL), land))
    return ContextLayers(above if lines_and_names else (), below)


def stands_alone(units: QgsVectorLayer, language: Language) -> bool:
    """Say whether a map shows the units alone, which a frame of the country does not suit.

    They lie elsewhere, or are somebody's own zones of a small part of the country.
    """
    if level_of_units(units) is Level.ZONE and extent_of(units, 1.0).width() < _SMALL_PART:
        return True
    return lies_abroad(units, language)


def lies_abroad(units: QgsVectorLayer, language: Language) -> bool:
    """Say whether most units lie outside Indonesia, by points on a sample of them."""
    provinces = province_layer(None, language, in_memory=True)
    shapes = [one.geometry() for one in provinces.getFeatures()]
    transform, step = in_degrees(units), max(units.featureCount() // _SAMPLE, 1)
    inside = asked = 0
    for place, unit in enumerate(units.getFeatures()):
        point = unit.geometry().pointOnSurface()
        if place % step or point.isNull():
            continue
        point.transform(transform)
        asked += 1
        inside += any(
            one.boundingBox().contains(point.asPoint()) and one.contains(point) for one in shapes
        )
    return inside * 2 < asked


def around_province(
    units: QgsVectorLayer, language: Language, folder: Path | None
) -> ContextLayers:
    """Return the layers around the units of a province's map."""
    others = province_layer(folder, language, in_memory=folder is None)
    plain_fill(others, OTHER_PROVINCES, outline="#BDBEBC", width=0.12)
    coast = casing(units, Extent.PROVINCE)
    return ContextLayers(
        (), (coast, others, land_layer(folder, language, in_memory=folder is None))
    )


def casing(units: QgsVectorLayer, extent: Extent) -> QgsVectorLayer:
    """Return the units' outline, whose outer half shows under them."""
    copy = units.clone()
    copy.setLabelsEnabled(False)
    style_as_coast(copy, extent)
    return copy


def locator_layers(
    province: Province, language: Language, folder: Path | None
) -> list[QgsMapLayer]:
    """Return the layers of a small map that shows where a province is.

    Raises:
        LayerEmptyError: the province is not among the plugin's own.
    """
    marked = province_layer(folder, language, in_memory=folder is None)
    code = QgsExpression.quotedValue(province.code)
    if not marked.setSubsetString(f'"province_code" = {code}'):
        raise LayerEmptyError(layer=province.name)
    plain_fill(marked, HIGHLIGHT, outline=HIGHLIGHT, width=0.2)
    return [marked, *locator_ground(language, folder)]


def locator_ground(language: Language, folder: Path | None) -> list[QgsMapLayer]:
    """Return land and provinces in grey."""
    provinces = province_layer(folder, language, in_memory=folder is None)
    plain_fill(provinces, LOCATOR_LAND, outline="#FFFFFF", width=0.1)
    return [provinces, land_layer(folder, language, in_memory=folder is None)]


def add_layers(project: QgsProject, layers: Sequence[QgsMapLayer], *, shown: bool = True) -> None:
    """Add layers in drawing order, the topmost first.

    Args:
        shown: whether the list of layers shows them.

    Raises:
        LayerEmptyError: one of them cannot be opened.
    """
    added = project.addMapLayers(list(layers), shown)
    for layer in layers:
        if layer not in added:
            raise LayerEmptyError(layer=layer.name())
