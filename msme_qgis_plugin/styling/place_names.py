"""Names of units on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsLabelObstacleSettings,
    QgsLineSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsSimpleLineCallout,
    QgsSimpleLineSymbolLayer,
    QgsTextBufferSettings,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from .fonts import text_format
from .symbols import of_layers

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

_INK = "#262626"
_LETTERS, _HALO, _WRAP = 5.8, 0.5, 12
# Only a unit smaller than a name gets it outside: on a full map a name that
# moves out lies on a neighbour and seems to be the neighbour's.
_SMALL = 'coalesce("part_km2" * 1e12 < 20 * @map_scale * @map_scale, TRUE)'
# On a page about one district its own name comes first.
_FIRST = "if(\"bps_code\" = attribute(@atlas_feature, 'bps_code'), 10, 5)"
# How much a neighbour keeps names off, of 2; a line as short as this (mm) still tells whose a
# name is.
_LIGHTLY, _CALLOUT = 0.01, 0.5
# On the screen names come where there is room for most of a province's.
_FROM_SCALE = 5_000_000
# A kota often bears the name of the kabupaten around it.
_SHOWN = 'if("type" = \'Kota\' AND "name" NOT LIKE \'Kota %\', \'Kota \' || "name", "name")'


def name_units(layer: QgsVectorLayer) -> bool:
    """Write each unit's name; return False where the layer has none."""
    if layer.fields().indexFromName("name") < 0:
        return False
    typed = layer.fields().indexFromName("type") >= 0
    written = text_format(_LETTERS, _INK)
    halo = QgsTextBufferSettings()
    colour = QColor("#FFFFFF")
    colour.setAlphaF(0.85)
    halo.setEnabled(True)
    halo.setSize(_HALO)
    halo.setSizeUnit(Qgis.RenderUnit.Millimeters)
    halo.setColor(colour)  # noqa: QGS202 (this one returns nothing)
    written.setBuffer(halo)
    written.setLineHeight(0.9)
    settings = QgsPalLayerSettings()
    settings.fieldName = _SHOWN if typed else '"name"'
    settings.isExpression = True
    settings.placement = Qgis.LabelPlacement.Horizontal
    kinds = Qgis.LabelPolygonPlacementFlag
    settings.setPolygonPlacementFlags(
        Qgis.LabelPolygonPlacementFlags(
            kinds.AllowPlacementInsideOfPolygon | kinds.AllowPlacementOutsideOfPolygon
        )
    )
    properties = settings.dataDefinedProperties()
    for field, which, expression in (
        ("part_km2", "PolygonLabelOutside", _SMALL),
        ("bps_code", "Priority", _FIRST),
    ):
        if layer.fields().indexFromName(field) >= 0:
            properties.setProperty(
                getattr(QgsPalLayerSettings.Property, which), QgsProperty.fromExpression(expression)
            )
    settings.setDataDefinedProperties(properties)
    # Rather in the sea than on a neighbour, but a name may lie there: else only large units
    # would have one.
    obstacles = settings.obstacleSettings()
    obstacles.setType(QgsLabelObstacleSettings.ObstacleType.PolygonInterior)
    obstacles.setFactor(_LIGHTLY)
    settings.setObstacleSettings(obstacles)
    settings.autoWrapLength = _WRAP
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.setFormat(written)
    callout = QgsSimpleLineCallout()
    line = QgsSimpleLineSymbolLayer(QColor(_INK), 0.12)
    callout.setLineSymbol(of_layers(QgsLineSymbol(), line))
    callout.setEnabled(True)
    callout.setMinimumLength(_CALLOUT)
    settings.setCallout(callout)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return True


def show_names(layer: QgsVectorLayer, *, shown: bool) -> None:
    """Show names on the canvas where it is zoomed in, or hide them.

    Labels that a person gave the layer come before ours.
    """
    if shown and layer.labeling() is None and name_units(layer):
        labels = layer.labeling().clone()
        settings = labels.settings()
        settings.scaleVisibility = True
        settings.minimumScale = _FROM_SCALE
        labels.setSettings(settings)
        layer.setLabeling(labels)
    layer.setLabelsEnabled(shown)
    layer.triggerRepaint()
