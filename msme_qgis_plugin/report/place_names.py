"""Names of districts on a map of one province."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsLabelingEngineSettings,
    QgsLabelObstacleSettings,
    QgsLineSymbol,
    QgsMapRendererSequentialJob,
    QgsPalLayerSettings,
    QgsProperty,
    QgsSimpleLineCallout,
    QgsSimpleLineSymbolLayer,
    QgsTextBufferSettings,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor

from ..styling.fonts import text_format
from ..styling.symbols import of_layers
from .lettering import INK

if TYPE_CHECKING:
    from qgis.core import QgsLayoutItemMap, QgsProject, QgsVectorLayer

_LETTERS, _HALO, _WRAP = 5.8, 0.5, 12
# Only a unit smaller than a name gets it outside: on a full map a name that
# moves out lies on a neighbour and seems to be the neighbour's.
_SMALL = 'coalesce("part_km2" * 1e12 < 20 * @map_scale * @map_scale, TRUE)'
# On a page about one district its own name comes first.
_FIRST = "if(\"bps_code\" = attribute(@atlas_feature, 'bps_code'), 10, 5)"
_CANDIDATES = 60.0
# How much a neighbour keeps names off, of 2; a line as short as this (mm) still tells whose a
# name is.
_LIGHTLY, _CALLOUT = 0.01, 0.5
_PER_INCH = 25.4
# A kota often bears the name of the kabupaten around it.
SHOWN = 'if("type" = \'Kota\' AND "name" NOT LIKE \'Kota %\', \'Kota \' || "name", "name")'


def name_units(layer: QgsVectorLayer) -> bool:
    """Write each unit's name; return False where the layer has none."""
    if layer.fields().indexFromName("name") < 0:
        return False
    typed = layer.fields().indexFromName("type") >= 0
    written = text_format(_LETTERS, INK)
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
    settings.fieldName = SHOWN if typed else '"name"'
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
    line = QgsSimpleLineSymbolLayer(QColor(INK), 0.12)
    callout.setLineSymbol(of_layers(QgsLineSymbol(), line))
    callout.setEnabled(True)
    callout.setMinimumLength(_CALLOUT)
    settings.setCallout(callout)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return True


def search_longer(project: QgsProject) -> None:
    """Let QGIS try more places for names than it does by itself."""
    engine = project.labelingEngineSettings()
    engine.setMaximumPolygonCandidatesPerCmSquared(_CANDIDATES)
    project.setLabelingEngineSettings(engine)


def names_without_room(area: QgsLayoutItemMap, dpi: int) -> tuple[str, ...]:
    """Return the names that the map leaves out, sorted.

    Found by placing the names as the export does: another resolution
    places them differently.
    """
    per_mm = dpi / _PER_INCH
    size = area.rect().size() * per_mm
    settings = area.mapSettings(area.extent(), QSizeF(size.width(), size.height()), dpi, True)
    engine = QgsLabelingEngineSettings(settings.labelingEngineSettings())
    engine.setFlag(Qgis.LabelingFlag.CollectUnplacedLabels, True)
    settings.setLabelingEngineSettings(engine)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    results = job.takeLabelingResults()
    if results is None:
        return ()
    placed: set[str] = set()
    missing: set[str] = set()
    for label in results.allLabels():
        text = label.labelText.replace("\n", " ")
        (missing if label.isUnplaced else placed).add(text)
    return tuple(sorted(missing - placed))
