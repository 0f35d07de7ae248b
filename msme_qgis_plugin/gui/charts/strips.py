"""Strips of values and a line over the periods, for the profile."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QWidget

from ...translate import number_text
from .paints import DOT, draw_chosen, ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtGui import QPaintEvent

_MARGIN = 6
_MOST_ALPHA, _LEAST_ALPHA = 130, 26
_FEW = 40


class Strip(QWidget):
    """One tick per unit, the median, and the unit itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: Sequence[float] = ()
        self._low = self._high = self._median = self._own = math.nan

    def show_values(
        self, values: Sequence[float], *, span: tuple[float, float], median: float, own: float
    ) -> None:
        """Show values on a scale from `span`'s first to its second."""
        self._values, (self._low, self._high) = values, span
        self._median, self._own = median, own
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        reach = max(4.0, self.height() / 2 - 4)
        # Many ticks lie on each other, so each one is paler.
        crowd = min(1.0, _FEW / max(len(self._values), 1))
        alpha = _LEAST_ALPHA + round(crowd * (_MOST_ALPHA - _LEAST_ALPHA))
        for value in self._values:
            x = self._x(value)
            painter.fillRect(QRectF(x - 0.5, middle - reach, 1, 2 * reach), ink(self, alpha))
        if math.isfinite(self._median):
            x = self._x(self._median)
            painter.fillRect(QRectF(x - 1, middle - reach - 2, 2, 2 * reach + 4), ink(self))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if math.isfinite(self._own):
            draw_chosen(painter, self, self._x(self._own), middle)

    def _x(self, value: float) -> float:
        span = self._high - self._low
        share = (value - self._low) / span if span > 0 else 0.5
        return _MARGIN + share * (self.width() - 2 * _MARGIN)


class Sparkline(QWidget):
    """Values over the periods, the first and the last written out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[float] = []
        self._decimals = 0
        self._chosen = -1

    def show_values(self, values: list[float], *, chosen: int, decimals: int) -> None:
        """Show values in order; the dot is at `chosen`."""
        self._values, self._chosen = values, chosen
        self._decimals = decimals
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, self.fontMetrics().height() + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        known = [one for one in self._values if math.isfinite(one)]
        if not known:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink(self))
        first = number_text(known[0], self._decimals)
        last = number_text(known[-1], self._decimals)
        metrics = self.fontMetrics()
        whole = QRectF(self.rect())
        side = Qt.AlignmentFlag
        painter.drawText(whole, side.AlignLeft | side.AlignVCenter, first)
        painter.drawText(whole, side.AlignRight | side.AlignVCenter, last)
        area = whole.adjusted(
            metrics.horizontalAdvance(first) + 2 * DOT,
            DOT + 1,
            -metrics.horizontalAdvance(last) - 2 * DOT,
            -DOT - 1,
        )
        points = self._points(area, min(known), max(known))
        painter.setPen(QPen(ink(self), 1.2))
        for line in _unbroken(points):
            painter.drawPolyline(QPolygonF(line))
        chosen = points[self._chosen] if self._chosen >= 0 else None
        if chosen is not None:
            draw_chosen(painter, self, chosen.x(), chosen.y())

    def _points(self, area: QRectF, low: float, high: float) -> list[QPointF | None]:
        steps = max(len(self._values) - 1, 1)
        span = high - low
        points: list[QPointF | None] = []
        for place, value in enumerate(self._values):
            if not math.isfinite(value):
                points.append(None)
                continue
            share = (value - low) / span if span > 0 else 0.5
            points.append(
                QPointF(
                    area.left() + place / steps * area.width(),
                    area.bottom() - share * area.height(),
                )
            )
        return points


def _unbroken(points: list[QPointF | None]) -> list[list[QPointF]]:
    """Return the runs of points without a gap."""
    runs: list[list[QPointF]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]
