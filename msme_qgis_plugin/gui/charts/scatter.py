"""A scatter of two indicators, with lines at their medians."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QLineF, QPoint, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPalette, QPen

from ...translate import number_text
from .chart import Chart
from .paints import DOT, draw_chosen, ink
from .plane import Plane, span_of
from .scale import decimals_for

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QPaintEvent
    from qgis.PyQt.QtWidgets import QWidget

_POINT = 2.4
_NEAR = 9.0
_DIM = 90
_NAMED = 3


@dataclass(frozen=True)
class Dot:
    """One unit; `position` is its place in `Units`."""

    position: int
    name: str
    x: float
    y: float


class Scatter(Chart):
    """One dot per unit that has both values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: list[Dot] = []
        self._medians = math.nan, math.nan
        self._titles = "", ""
        self._correlation = math.nan
        self._spans = span_of([]), span_of([])

    def show_dots(
        self,
        dots: list[Dot],
        *,
        medians: tuple[float, float],
        titles: tuple[str, str],
        correlation: float = math.nan,
    ) -> None:
        """Show units at (x, y), with lines at the medians; see `rank_correlation`."""
        self._correlation = correlation
        self._dots, self._medians, self._titles = dots, medians, titles
        self._spans = (span_of([dot.x for dot in dots]), span_of([dot.y for dot in dots]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 140)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    @property
    def some(self) -> bool:
        return bool(self._dots)

    def unit_at(self, place: QPoint) -> int | None:
        plane, nearest, found = self._plane(), _NEAR, None
        for dot in self._dots:
            distance = QLineF(QPointF(place), plane.point(dot.x, dot.y))
            if distance.length() < nearest:
                nearest, found = distance.length(), dot.position
        return found

    def units_in(self, area: QRectF) -> list[int]:
        plane = self._plane()
        return [dot.position for dot in self._dots if area.contains(plane.point(dot.x, dot.y))]

    def tip_of(self, position: int) -> str:
        dot = next(one for one in self._dots if one.position == position)
        lines = [dot.name]
        for title, value, values in (
            (self._titles[0], dot.x, [one.x for one in self._dots]),
            (self._titles[1], dot.y, [one.y for one in self._dots]),
        ):
            text = number_text(value, decimals_for(values))
            lines.append(f"{title}: {text}")
        return "\n".join(lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._dots:
            return
        painter = QPainter(self)
        plane = self._plane()
        base = self.palette().color(QPalette.ColorRole.Base)
        painter.fillRect(plane.area, base)
        painter.setPen(ink(self))
        plane.draw_up(painter)
        plane.draw_across(painter)
        plane.draw_title(painter, self._titles[0])
        self._draw_medians(painter, plane)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(self, _DIM))
        for dot in self._dots:
            painter.drawEllipse(plane.point(dot.x, dot.y), _POINT, _POINT)
        self._draw_correlation(painter, plane)
        self._draw_selected(painter, plane)
        self.draw_rectangle(painter)

    def correlation_text(self) -> str:
        """Return how closely the two go together by their ranks, "" where that is not known."""
        if math.isnan(self._correlation):
            return ""
        return QCoreApplication.translate("Scatter", "Rank correlation {value}").format(
            value=number_text(self._correlation, 2)
        )

    def _draw_correlation(self, painter: QPainter, plane: Plane) -> None:
        painter.setPen(ink(self))
        box = plane.area.adjusted(0, 2, -4, 0)
        side = Qt.AlignmentFlag
        painter.drawText(box, side.AlignRight | side.AlignTop, self.correlation_text())

    def _draw_medians(self, painter: QPainter, plane: Plane) -> None:
        if not all(map(math.isfinite, self._medians)):
            return
        painter.setPen(QPen(ink(self, 2 * _DIM), 1, Qt.PenStyle.DashLine))
        x, y = plane.x(self._medians[0]), plane.y(self._medians[1])
        area = plane.area
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        painter.drawLine(QLineF(area.left(), y, area.right(), y))

    def _draw_selected(self, painter: QPainter, plane: Plane) -> None:
        chosen = [dot for dot in self._dots if dot.position in self.selected]
        for dot in chosen:
            draw_chosen(painter, self, plane.x(dot.x), plane.y(dot.y))
        if len(chosen) > _NAMED:
            return
        bold = painter.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(ink(self))
        for dot in chosen:
            point = plane.point(dot.x, dot.y)
            width = painter.fontMetrics().horizontalAdvance(dot.name)
            left = point.x() + 2 * DOT
            if left + width > self.width():
                left = point.x() - 2 * DOT - width
            painter.drawText(QPointF(left, point.y() + DOT), dot.name)

    def _plane(self) -> Plane:
        across, up = self._spans
        whole = QRectF(self.rect())
        return Plane.inside(whole, self.fontMetrics(), across=across, up=up)
