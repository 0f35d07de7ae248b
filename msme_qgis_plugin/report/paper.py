"""Things on a page: maps, labels, legends, scale bars. All sizes in mm.

A page may be larger than A4: positions and letters then grow by a factor
each, so that one arrangement serves both.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFillSymbol,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemMapOverview,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutItemShape,
    QgsLayoutMeasurement,
    QgsLayoutObject,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLineSymbol,
    QgsPointXY,
    QgsPrintLayout,
    QgsProperty,
    QgsRectangle,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
)
from qgis.PyQt.QtCore import QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import QColor

from ..styling.context import SEA
from ..styling.fonts import text_format
from ..styling.symbols import of_layers
from .lettering import INK, Fitted, Ink, fit, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qgis.core import QgsMapLayer, QgsProject

EQUAL_AREA = "+proj=cea +lat_ts=4 +lon_0=118 +datum=WGS84 +units=m +no_defs"
_FRAME = "#B4C2CB"
_NORTH = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 14">'
    '<path d="M5 0.4 L9.4 13.6 L5 10.4 Z" fill="{ink}" stroke="{ink}" '
    'stroke-width="0.5"/><path d="M5 0.4 L0.6 13.6 L5 10.4 Z" '
    'fill="#FFFFFF" stroke="{ink}" stroke-width="0.5"/></svg>'
)


@dataclass(frozen=True)
class View:
    """A place on the earth (degrees) and the scale it is shown at."""

    longitude: float
    latitude: float
    scale: float


def equal_area() -> QgsCoordinateReferenceSystem:
    """Return the projection of our maps."""
    return QgsCoordinateReferenceSystem.fromProj(EQUAL_AREA)


def equal_area_about(centre: QgsPointXY) -> QgsCoordinateReferenceSystem:
    """Return the projection of a map of somewhere else (degrees)."""
    lat, lon = round(centre.y()), round(centre.x())
    return QgsCoordinateReferenceSystem.fromProj(
        f"+proj=laea +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m +no_defs"
    )


class Paper:
    """A layout of one page, on which things are put."""

    def __init__(
        self,
        project: QgsProject,
        name: str,
        size: QSizeF,
        *,
        factor: float = 1.0,
        letters: float = 1.0,
    ) -> None:
        self.layout = QgsPrintLayout(project)
        self.layout.initializeDefaults()
        self.layout.setName(name)
        self.factor, self.letters = factor, letters
        self.layout.pageCollection().page(0).setPageSize(
            QgsLayoutSize(
                size.width() * factor, size.height() * factor, Qgis.LayoutUnit.Millimeters
            )
        )

    def put(self, item: QgsLayoutItem, place: QRectF) -> None:
        """Put an item where an A4 page would have it."""
        unit = Qgis.LayoutUnit.Millimeters
        by = self.factor
        item.attemptMove(QgsLayoutPoint(place.x() * by, place.y() * by, unit))
        item.attemptResize(QgsLayoutSize(place.size() * by, unit))

    def label(
        self,
        text: str,
        place: QRectF,
        ink: Ink,
        *,
        name: str = "",
        across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
    ) -> QgsLayoutItemLabel:
        """Write text that may hold `[% %]`; see `plain` for other text.

        Args:
            across: where in the height of its place it stands.
        """
        label = QgsLayoutItemLabel(self.layout)
        label.setText(text)
        label.setTextFormat(text_format(ink.size * self.letters, ink.colour, semibold=ink.semibold))
        label.setMarginX(0)
        label.setMarginY(0)
        label.setHAlign(ink.align)
        label.setVAlign(across)
        named(label, name)
        self.layout.addLayoutItem(label)
        self.put(label, place)
        return label

    def line_of_text(
        self,
        text: str,
        place: QRectF,
        ink: Ink,
        *,
        name: str = "",
        across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
    ) -> QgsLayoutItemLabel:
        """Write text so that it fits, see `lettering.fit`."""
        fitted = self.fit(text, place.size(), ink)
        words = plain(fitted.text)
        return self.label(words, place, fitted.ink, name=name, across=across)

    def fit(self, text: str, size: QSizeF, ink: Ink) -> Fitted:
        """Return how text fits a place of this page."""
        return fit(text, size * (self.factor / self.letters), ink)

    def column(self, texts: Sequence[str], place: QRectF, ink: Ink, *, gap: float = 0.2) -> None:
        """Write texts under one another, smaller where there is no room.

        Each has at most its share of the height; what one leaves, those
        after it move up to.
        """
        rest = QRectF(place)
        for left, text in zip(range(len(texts), 0, -1), texts):
            rest.setBottom(place.bottom())
            rest.setHeight(rest.height() / left)
            fitted = self.fit(text, rest.size(), ink)
            self.label(plain(fitted.text), QRectF(rest), fitted.ink)
            rest.moveTop(rest.y() + fitted.height * self.letters / self.factor)

    def map(
        self,
        layers: Sequence[QgsMapLayer],
        place: QRectF,
        view: View | QgsRectangle,
        *,
        name: str,
        abroad: QgsPointXY | None = None,
    ) -> QgsLayoutItemMap:
        """Draw layers, the topmost first.

        Args:
            view: a place and scale, or what has to be seen (degrees).
            abroad: the middle of a map of somewhere else, whose seas are not known here.
        """
        crs = equal_area() if abroad is None else equal_area_about(abroad)
        area = QgsLayoutItemMap(self.layout)
        self.layout.addLayoutItem(area)
        named(area, name)
        self.put(area, place)
        area.setCrs(crs)
        area.setLayers(list(layers))
        area.setKeepLayerSet(True)
        area.setBackgroundColor(QColor(SEA if abroad is None else "#FFFFFF"))
        area.setFrameEnabled(True)
        area.setFrameStrokeColor(QColor(_FRAME))
        area.setFrameStrokeWidth(mm(0.2))
        transform = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:4326"), crs, self.layout.project()
        )
        if isinstance(view, QgsRectangle):
            area.zoomToExtent(transform.transformBoundingBox(view))
            return area
        centre = transform.transform(QgsPointXY(view.longitude, view.latitude))
        half = place.size() * view.scale / 2000
        area.setExtent(
            QgsRectangle(
                centre.x() - half.width(),
                centre.y() - half.height(),
                centre.x() + half.width(),
                centre.y() + half.height(),
            )
        )
        return area

    def frame_of(self, inset: QgsLayoutItemMap, on: QgsLayoutItemMap) -> None:
        """Show on a map what an inset of it holds."""
        overview = QgsLayoutItemMapOverview(inset.id(), on)
        overview.setLinkedMap(inset)
        fill = QgsSimpleFillSymbolLayer(
            QColor(0, 0, 0, 0), Qt.BrushStyle.NoBrush, QColor(INK), Qt.PenStyle.SolidLine, 0.25
        )
        overview.setFrameSymbol(of_layers(QgsFillSymbol(), fill))
        on.overviews().addOverview(overview)

    def scale_bar(
        self,
        area: QgsLayoutItemMap,
        corner: tuple[float, float],
        *,
        kilometres: float,
        veil: bool = True,
        right: bool = True,
    ) -> QgsLayoutItemScaleBar:
        """Add a scale bar of two segments; no name is written under it.

        Args:
            corner: where its lower right (or left) corner comes.
            kilometres: length of one segment.
        """
        bar = QgsLayoutItemScaleBar(self.layout)
        self.layout.addLayoutItem(bar)
        bar.setLinkedMap(area)
        bar.setStyle("Line Ticks Up")
        bar.setUnits(Qgis.DistanceUnit.Kilometers)
        bar.setUnitLabel("km")
        bar.setUnitsPerSegment(kilometres)
        bar.setNumberOfSegments(2)
        bar.setNumberOfSegmentsLeft(0)
        bar.setHeight(1.5)
        bar.setLabelBarSpace(1.0)
        bar.setBoxContentSpace(1.2)
        plainly = QgsBasicNumericFormat()
        # The separator would be that of QGIS's language, not the map's.
        plainly.setShowThousandsSeparator(False)
        bar.setNumericFormat(plainly)
        bar.setTextFormat(text_format(6.5 * self.letters, "#4A4A4A"))
        line = QgsSimpleLineSymbolLayer(QColor(INK), 0.3)
        bar.setLineSymbol(of_layers(QgsLineSymbol(), line))
        if veil:
            paper = QColor("#FFFFFF")
            paper.setAlphaF(0.6)
            bar.setBackgroundEnabled(True)
            bar.setBackgroundColor(paper)
        bar.update()
        size = bar.minimumSize().toQSizeF() / self.factor
        place = QRectF(0, 0, size.width(), size.height())
        x, y = corner
        if right:
            place.moveRight(x)
        else:
            place.moveLeft(x)
        place.moveBottom(y)
        self.put(bar, place)
        area.addLabelBlockingItem(bar)
        return bar

    def rule(self, place: QRectF, *, colour: str = "#9A9A9A") -> None:
        """Draw a line along the top of a place."""
        self.box(QRectF(place.x(), place.y(), place.width(), 0.18), fill=colour)

    def box(
        self, place: QRectF, *, fill: str | None = None, outline: str | None = None
    ) -> QgsLayoutItemShape:
        """Draw a rectangle."""
        shape = QgsLayoutItemShape(self.layout)
        shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        brush = Qt.BrushStyle.SolidPattern if fill else Qt.BrushStyle.NoBrush
        pen = Qt.PenStyle.SolidLine if outline else Qt.PenStyle.NoPen
        filling = QgsSimpleFillSymbolLayer(
            QColor(fill or "#FFFFFF"), brush, QColor(outline or INK), pen, 0.3
        )
        shape.setSymbol(of_layers(QgsFillSymbol(), filling))
        self.layout.addLayoutItem(shape)
        self.put(shape, place)
        return shape

    def shapes(self, svg: str, place: QRectF, *, name: str = "") -> QgsLayoutItemPicture:
        """Put an SVG of shapes, held by the layout itself."""
        picture = self._picture(place, name)
        picture.setPicturePath(embedded(svg), Qgis.PictureFormat.SVG)
        return picture

    def moving(self, item: QgsLayoutItem, *, place: QRectF, by: dict[str, str]) -> None:
        """Let each page of an atlas move or stretch an item.

        Args:
            place: where it is without an expression.
            by: `x`, `y`, `height` -> expression (mm); NULL puts the item
                beside the page.
        """
        self.layout.addLayoutItem(item)
        self.put(item, place)
        properties = QgsLayoutObject.DataDefinedProperty
        kinds = {
            "x": properties.PositionX,
            "y": properties.PositionY,
            "height": properties.ItemHeight,
        }
        for name, expression in by.items():
            item.dataDefinedProperties().setProperty(
                kinds[name], QgsProperty.fromExpression(f"coalesce({expression}, -50)")
            )

    def logo(self, path: Path | None, place: QRectF) -> None:
        """Put a logo, where there is one."""
        if path is not None:
            picture = self._picture(place, "logo")
            picture.setPicturePath(str(path))

    def north_arrow(self, area: QgsLayoutItemMap, place: QRectF, letter: str) -> None:
        """Put an arrow to the north on a map, with its letter above."""
        top = QRectF(place.x() - 2, place.y() - 0.2, place.width() + 4, 2.8)
        ink = Ink(6.6, align=Qt.AlignmentFlag.AlignHCenter)
        self.label(letter, top, ink)
        arrow = QRectF(place.x(), place.y() + 2.6, place.width(), place.height() - 2.6)
        north = self.shapes(_NORTH.format(ink="#333333"), arrow, name="north")
        area.addLabelBlockingItem(north)

    def _picture(self, place: QRectF, name: str) -> QgsLayoutItemPicture:
        picture = QgsLayoutItemPicture(self.layout)
        named(picture, name)
        picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
        picture.setPictureAnchor(QgsLayoutItem.ReferencePoint.Middle)
        self.layout.addLayoutItem(picture)
        self.put(picture, place)
        return picture


def embedded(svg: str) -> str:
    """Return an SVG as a path that needs no file."""
    code = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return f"base64:{code}"


def mm(size: float) -> QgsLayoutMeasurement:
    """Return a length."""
    return QgsLayoutMeasurement(size, Qgis.LayoutUnit.Millimeters)


def named(item: QgsLayoutItem, name: str) -> None:
    """Give an item the name that the layout's list of items shows."""
    give = item.setId
    give(name)
