"""A scatter of two indicators with median lines; a rectangle selects."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import (
    QEvent,
    QLineF,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QToolTip, QWidget

from .numbers import decimals_for, number_text, tick_decimals, ticks
from .paints import DOT, draw_chosen, ink

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QMouseEvent, QPaintEvent

_POINT = 2.4
_NEAR = 9.0
_DRAG = 5
_DIM = 90
_NAMED = 3
_MARGIN = 0.04


@dataclass(frozen=True)
class Dot:
    """One unit; `position` is its place in `Units`."""

    position: int
    name: str
    x: float
    y: float


class Scatter(QWidget):
    """Painted with the palette's colours.

    Signals:
        chosen: places of units, and whether they join those selected.
    """

    chosen = pyqtSignal(list, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: list[Dot] = []
        self._medians = math.nan, math.nan
        self._titles = "", ""
        self._selected: frozenset[int] = frozenset()
        self._from: QPoint | None = None
        self._to = QPoint()
        self.setMouseTracking(True)

    def show_dots(
        self,
        dots: list[Dot],
        *,
        medians: tuple[float, float],
        titles: tuple[str, str],
    ) -> None:
        """Show units at (x, y), with lines at the medians."""
        self._dots, self._medians, self._titles = dots, medians, titles
        self.update()

    def select(self, positions: frozenset[int]) -> None:
        """Mark the units that are selected."""
        self._selected = positions
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 140)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self._area()
        base = self.palette().color(QPalette.ColorRole.Base)
        painter.fillRect(area, base)
        if not self._dots:
            return
        self._draw_axes(painter, area)
        painter.setClipRect(area.adjusted(-DOT, -DOT, DOT, DOT))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(self, _DIM))
        for dot in self._dots:
            painter.drawEllipse(self._at(dot, area), _POINT, _POINT)
        self._draw_selected(painter, area)
        if self._from is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink(self), 1, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(self._from, self._to))

    def _draw_axes(self, painter: QPainter, area: QRectF) -> None:
        metrics = self.fontMetrics()
        side = Qt.AlignmentFlag
        (low, high), (bottom, top) = self._spans()
        painter.setPen(ink(self))
        marks = ticks(bottom, top, max(int(area.height() // 40), 1))
        decimals = tick_decimals(marks)
        for mark in marks:
            y = self._point(low, mark, area).y() - metrics.height() / 2
            box = QRectF(0, y, area.left() - 4, metrics.height())
            text = number_text(mark, decimals)
            painter.drawText(box, side.AlignRight | side.AlignVCenter, text)
        marks = ticks(low, high, max(int(area.width() // 80), 1))
        decimals = tick_decimals(marks)
        for mark in marks:
            x = self._point(mark, bottom, area).x()
            box = QRectF(x - 50, area.bottom() + 1, 100, metrics.height())
            painter.drawText(
                box, side.AlignCenter, number_text(mark, decimals)
            )
        under = QRectF(
            area.left(),
            area.bottom() + metrics.height(),
            area.width(),
            metrics.height(),
        )
        title = metrics.elidedText(
            self._titles[0], Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.drawText(under, side.AlignCenter, title)
        painter.setPen(QPen(ink(self, 2 * _DIM), 1, Qt.PenStyle.DashLine))
        if all(map(math.isfinite, self._medians)):
            middle = self._point(*self._medians, area)
            painter.drawLine(
                QLineF(middle.x(), area.top(), middle.x(), area.bottom())
            )
            painter.drawLine(
                QLineF(area.left(), middle.y(), area.right(), middle.y())
            )

    def _draw_selected(self, painter: QPainter, area: QRectF) -> None:
        chosen = [d for d in self._dots if d.position in self._selected]
        for dot in chosen:
            point = self._at(dot, area)
            draw_chosen(painter, self, point.x(), point.y())
        if len(chosen) > _NAMED:
            return
        bold = painter.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(ink(self))
        for dot in chosen:
            point = self._at(dot, area)
            width = painter.fontMetrics().horizontalAdvance(dot.name)
            left = point.x() + 2 * DOT
            if left + width > area.right():
                left = point.x() - 2 * DOT - width
            painter.drawText(QPointF(left, point.y() + DOT), dot.name)

    # Geometry.

    def _area(self) -> QRectF:
        metrics = self.fontMetrics()
        bottom, top = self._spans()[1]
        marks = ticks(bottom, top, max(self.height() // 40, 1))
        decimals = tick_decimals(marks)
        width = max(
            (
                metrics.horizontalAdvance(number_text(one, decimals))
                for one in marks
            ),
            default=0,
        )
        return QRectF(self.rect()).adjusted(
            width + 8, metrics.height() / 2, -6, -2 * metrics.height() - 2
        )

    def _spans(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return (
            _span([dot.x for dot in self._dots]),
            _span([dot.y for dot in self._dots]),
        )

    def _point(self, x: float, y: float, area: QRectF) -> QPointF:
        (low, high), (bottom, top) = self._spans_kept()
        return QPointF(
            area.left() + (x - low) / (high - low) * area.width(),
            area.bottom() - (y - bottom) / (top - bottom) * area.height(),
        )

    def _spans_kept(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return self._spans()

    def _at(self, dot: Dot, area: QRectF) -> QPointF:
        return self._point(dot.x, dot.y, area)
