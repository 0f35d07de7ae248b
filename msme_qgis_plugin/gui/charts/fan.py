"""A fan over the years of one unit: what was known, and what a scenario makes of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QWidget

from ...core.tables.period_columns import span_of
from ...translate import number_text
from .paints import DOT, draw_chosen, ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtGui import QPaintEvent

_LINES = 6
_OUTER_ALPHA, _INNER_ALPHA = 36, 60


class FanPoint(NamedTuple):
    """One period: its value, and bounds from the widest to the narrowest; NaN for none."""

    period: str
    value: float
    bounds: tuple[tuple[float, float], ...] = ()


class Fan(QWidget):
    """Values over the years with bands between bounds; a projected part is dashed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[FanPoint] = ()
        self._chosen, self._decimals, self._from = -1, 0, 0

    def show_values(
        self, points: Sequence[FanPoint], *, chosen: int, decimals: int, first_ahead: int
    ) -> None:
        """Show periods in order, dashed from `first_ahead` on; the dot is at `chosen`."""
        self._points, self._chosen = points, chosen
        self._decimals, self._from = decimals, first_ahead
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, _LINES * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _LINES * self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        ends = [end for one in self._points for pair in one.bounds for end in pair]
        known = [one for one in (*ends, *(p.value for p in self._points)) if math.isfinite(one)]
        if not known:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = min(known), max(known)
        area = self._axes(painter, low, high)
        whens = _whens(self._points)
        span, years = high - low, whens[-1] - whens[0]

        def at(place: int, value: float) -> QPointF:
            up = (value - low) / span if span > 0 else 0.5
            along = (whens[place] - whens[0]) / years if years > 0 else 0.5
            return QPointF(area.left() + along * area.width(), area.bottom() - up * area.height())

        # A band opens at the last value that was known.
        places = range(max(self._from - 1, 0), len(self._points))
        painter.setPen(Qt.PenStyle.NoPen)
        for depth, alpha in enumerate((_OUTER_ALPHA, _INNER_ALPHA)):
            sides = [(at(p, e[0]), at(p, e[1])) for p in places if (e := self._band(p, depth))]
            if len(sides) > 1:
                painter.setBrush(ink(self, alpha))
                outline = [one for one, _ in sides] + [one for _, one in reversed(sides)]
                painter.drawPolygon(QPolygonF(outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place in range(1, len(self._points)):
            pair = self._points[place - 1].value, self._points[place].value
            if all(map(math.isfinite, pair)):
                dash = Qt.PenStyle.DashLine if place >= self._from else Qt.PenStyle.SolidLine
                painter.setPen(QPen(ink(self), 1.4, dash))
                painter.drawLine(at(place - 1, pair[0]), at(place, pair[1]))
        own = self._points[self._chosen].value if self._chosen >= 0 else math.nan
        if math.isfinite(own):
            point = at(self._chosen, own)
            draw_chosen(painter, self, point.x(), point.y())

    def _band(self, place: int, depth: int) -> tuple[float, float] | None:
        one = self._points[place]
        pair = (one.value, one.value)
        if place >= self._from:
            pair = one.bounds[depth] if depth < len(one.bounds) else (math.nan, math.nan)
        return pair if all(map(math.isfinite, pair)) else None

    def _axes(self, painter: QPainter, low: float, high: float) -> QRectF:
        """Write the ends of both axes and return the room between them."""
        painter.setPen(ink(self))
        metrics, sides = self.fontMetrics(), Qt.AlignmentFlag
        texts = [number_text(one, self._decimals) for one in (high, low)]
        wide = max(map(metrics.horizontalAdvance, texts)) + 2 * DOT
        line = metrics.height()
        room = QRectF(self.rect()).adjusted(0, 0, 0, -line)
        painter.drawText(room, sides.AlignLeft | sides.AlignTop, texts[0])
        if high > low:
            painter.drawText(room, sides.AlignLeft | sides.AlignBottom, texts[1])
        under = QRectF(wide, room.bottom(), self.width() - wide, line)
        painter.drawText(under, sides.AlignLeft | sides.AlignVCenter, self._points[0].period)
        painter.drawText(under, sides.AlignRight | sides.AlignVCenter, self._points[-1].period)
        return room.adjusted(wide, DOT + 1, -DOT - 1, -DOT - 1)


def _whens(points: Sequence[FanPoint]) -> list[float]:
    """Return when the periods begin; their places where one of them does not tell it."""
    spans = [span_of(one.period) for one in points]
    told = [one[0] for one in spans if one is not None]
    return told if len(told) == len(points) else [float(place) for place in range(len(points))]
