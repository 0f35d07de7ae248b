"""The map of the whole country as one page and as one picture.

The page is a native print layout, so that it opens and prints without the
plugin. Positions and sizes are in mm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsLayoutExporter,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsLineSymbol,
    QgsPrintLayout,
    QgsRectangle,
    QgsSimpleLineSymbolLayer,
)
from qgis.PyQt.QtCore import QRectF, QSizeF
from qgis.PyQt.QtGui import QColor

from ..core.errors import LayerEmptyError, PictureError
from ..styling.context import SEA
from ..styling.fonts import text_format
from ..styling.symbols import of_layers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer

EQUAL_AREA = "+proj=cea +lat_ts=4 +lon_0=118 +datum=WGS84 +units=m +no_defs"
_PAGE = QSizeF(297, 146)
_MAP = QRectF(10, 21, 277, 115.2)
# West, south, east and north of the country with some sea around it.
_AROUND = QgsRectangle(94.17, -12.6, 141.73, 7.3)
_INK, _MUTED, _FRAME = "#262626", "#6A6A6A", "#B4C2CB"
_TITLE, _SUBTITLE, _NOTE, _LEGEND, _HEADING = 17.0, 9.6, 6.8, 7.5, 8.4
_SCALE_TEXT = 7.0
_PATCH = QSizeF(6.5, 3.9)
_DPI = 220
_GAP = 1.2
# A taller legend would reach the islands west of Sumatra.
_ROWS_HEIGHT = 44.0


@dataclass(frozen=True)
class MapWords:
    """What is written around a map, in the map's language.

    legend: the heading of the legend: what is shown, in which unit.
    notes: one line under the map: the key, method, source.
    """

    title: str
    subtitle: str
    legend: str
    notes: str


def national_layout(
    project: QgsProject,
    *,
    name: str,
    layers: Sequence[QgsMapLayer],
    units: QgsVectorLayer,
    words: MapWords,
) -> QgsPrintLayout:
    """Return the page of a national map; the caller adds it to the project.

    Args:
        name: of the layout within the project.
        layers: everything to draw, the topmost first; all in the project.
        units: the styled layer that the legend explains.
    """
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(name)
    layout.pageCollection().page(0).setPageSize(
        QgsLayoutSize(_PAGE, Qgis.LayoutUnit.Millimeters)
    )
    area = _add_map(layout, layers)
    _add_legend(layout, area, units, words.legend)
    _add_scale_bar(layout, area)
    width = _MAP.width()
    for text, size, top, colour, semibold in (
        (words.title, _TITLE, 5.8, _INK, True),
        (words.subtitle, _SUBTITLE, 14.0, _MUTED, False),
        (words.notes, _NOTE, 137.9, _MUTED, False),
    ):
        label = QgsLayoutItemLabel(layout)
        label.setText(text)
        label.setTextFormat(text_format(size, colour, semibold=semibold))
        label.setMarginX(0)
        layout.addLayoutItem(label)
        _put(label, QRectF(_MAP.x(), top, width, size * 0.52))
    return layout


def render_national_map(
    path: Path,
    *,
    project: QgsProject,
    layers: Sequence[QgsMapLayer],
    units: QgsVectorLayer,
    words: MapWords,
    dpi: int = _DPI,
) -> QgsPrintLayout:
    """Write the national map as PNG; return its page.

    Raises:
        LayerEmptyError: a layer of the map has no features.
        PictureError: the file cannot be written.
    """
    layout = national_layout(
        project, name=words.title, layers=layers, units=units, words=words
    )
    save_picture(layout, path, dpi=dpi)
    return layout


def save_picture(
    layout: QgsPrintLayout, path: Path, *, dpi: int = _DPI
) -> None:
    """Write a layout as PNG.

    Raises:
        LayerEmptyError: a layer of the map has no features.
        PictureError: the file cannot be written.
    """
    for item in layout.items():
        if isinstance(item, QgsLayoutItemMap):
            _check_layers(item.layers())
    # Not exportToImage, which wants to georeference what it has written and
    # logs that it cannot do so with a PNG.
    image = QgsLayoutExporter(layout).renderPageToImage(0, dpi=dpi)
    if image.isNull() or not image.save(str(path), "PNG"):
        raise PictureError(path=path)


def _check_layers(layers: Sequence[QgsMapLayer]) -> None:
    """See that no layer opened empty; an export would not tell.

    Raises:
        LayerEmptyError: names the first one that did.
    """
    for layer in layers:
        if not layer.isValid() or next(layer.getFeatures(), None) is None:
            raise LayerEmptyError(layer=layer.name())


def _add_map(
    layout: QgsPrintLayout, layers: Sequence[QgsMapLayer]
) -> QgsLayoutItemMap:
    crs = QgsCoordinateReferenceSystem.fromProj(EQUAL_AREA)
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), crs, layout.project()
    )
    area = QgsLayoutItemMap(layout)
    layout.addLayoutItem(area)
    _put(area, _MAP)
    area.setCrs(crs)
    area.setLayers(list(layers))
    area.setKeepLayerSet(True)
    area.zoomToExtent(transform.transformBoundingBox(_AROUND))
    area.setBackgroundColor(QColor(SEA))
    area.setFrameEnabled(True)
    area.setFrameStrokeColor(QColor(_FRAME))
    area.setFrameStrokeWidth(_mm(0.2))
    return area


def _add_legend(
    layout: QgsPrintLayout,
    area: QgsLayoutItemMap,
    units: QgsVectorLayer,
    heading: str,
) -> None:
    legend = QgsLayoutItemLegend(layout)
    layout.addLayoutItem(legend)
    legend.setLinkedMap(area)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.clear()
    root.addLayer(units).setName(heading)
    legend.setBackgroundEnabled(False)
    rows = len(units.renderer().legendSymbolItems())
    pitch = min(_PATCH.height() + _GAP, _ROWS_HEIGHT / rows)
    height = min(_PATCH.height(), pitch - _GAP / 2)
    legend.setSymbolWidth(_PATCH.width())
    legend.setSymbolHeight(height)
    legend.setBoxSpace(0)
    labels = QgsLegendStyle.Style.SymbolLabel
    title = QgsLegendStyle.Style.Subgroup
    legend.rstyle(title).setTextFormat(
        text_format(_HEADING, _INK, semibold=True)
    )
    legend.rstyle(labels).setTextFormat(text_format(_LEGEND, _INK))
    legend.rstyle(title).setMargin(QgsLegendStyle.Side.Top, 0)
    legend.rstyle(title).setMargin(QgsLegendStyle.Side.Bottom, 1.0)
    legend.rstyle(QgsLegendStyle.Style.Symbol).setMargin(
        QgsLegendStyle.Side.Top, pitch - height
    )
    legend.rstyle(labels).setMargin(QgsLegendStyle.Side.Left, 2.0)
    size = QgsLegendRenderer(
        legend.model(), legend.legendSettings()
    ).minimumSize()
    place = QRectF(_MAP.x() + 3.5, 0, size.width(), size.height())
    place.moveBottom(_MAP.bottom() - 3.5)
    _put(legend, place)


def _add_scale_bar(layout: QgsPrintLayout, area: QgsLayoutItemMap) -> None:
    bar = QgsLayoutItemScaleBar(layout)
    layout.addLayoutItem(bar)
    bar.setLinkedMap(area)
    bar.setStyle("Line Ticks Up")
    bar.setUnits(Qgis.DistanceUnit.Kilometers)
    bar.setUnitLabel("km")
    bar.setUnitsPerSegment(250)
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    bar.setHeight(1.5)
    bar.setLabelBarSpace(1.2)
    bar.setBoxContentSpace(1.6)
    bar.setTextFormat(text_format(_SCALE_TEXT, "#4A4A4A"))
    line = QgsSimpleLineSymbolLayer(QColor(_INK), 0.3)
    bar.setLineSymbol(of_layers(QgsLineSymbol(), line))
    veil = QColor("#FFFFFF")
    veil.setAlphaF(0.6)
    bar.setBackgroundEnabled(True)
    bar.setBackgroundColor(veil)
    bar.update()
    size = bar.minimumSize().toQSizeF()
    place = QRectF(0, 0, size.width(), size.height())
    place.moveRight(_MAP.right() - 2.4)
    place.moveBottom(_MAP.bottom() - 1.6)
    _put(bar, place)


def _put(item: QgsLayoutItem, place: QRectF) -> None:
    unit = Qgis.LayoutUnit.Millimeters
    item.attemptMove(QgsLayoutPoint(place.x(), place.y(), unit))
    item.attemptResize(QgsLayoutSize(place.size(), unit))


def _mm(size: float) -> QgsLayoutMeasurement:
    return QgsLayoutMeasurement(size, Qgis.LayoutUnit.Millimeters)
