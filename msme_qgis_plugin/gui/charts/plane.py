"""The plane of a chart: its area, its two scales, and their ticks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, QRectF, Qt

from ...translate import number_text
from .scale import tick_decimals, ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtGui import QFontMetrics, QPainter

    Span = tuple[float, float]

_ROOM = 0.04
_EVERY_X, _EVERY_Y = 80, 40
_GAP = 4


def span_of(values: Sequence[float]) -> Span:
    """Return a scale for values, with a little room on either side."""
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    room = (high - low) * _ROOM or abs(high) * _ROOM or 1.0
    return low - room, high + room


@dataclass(frozen=True)
class Plane:
    """Turns values into points."""

    area: QRectF
    across: Span
    up: Span

    @classmethod
    def inside(cls, whole: QRectF, metrics: QFontMetrics, *, across: Span, up: Span) -> Plane:
        """Return the plane that leaves room for ticks and one title."""
        marks = _marks(up, whole.height(), _EVERY_Y)
        width = max((metrics.horizontalAdvance(text) for _, text in marks), default=0)
        area = whole.adjusted(
            width + 2 * _GAP, metrics.height() / 2, -2 * _GAP, -2 * metrics.height() - 2
        )
        return cls(area, across, up)

    @property
    def span(self) -> float:
        """How wide the plane is on the screen, in pixels."""
        return self.area.right() - self.area.left()

    def point(self, x: float, y: float) -> QPointF:
        """Return where a pair of values lies."""
        return QPointF(self.x(x), self.y(y))

    def x(self, value: float) -> float:
        """Return how far to the right a value lies."""
        low, high = self.across
        share = (value - low) / (high - low)
        return self.area.left() + share * self.span

    def y(self, value: float) -> float:
        """Return how far down a value lies."""
        low, high = self.up
        share = (value - low) / (high - low)
        return self.area.bottom() - share * self.area.height()

    def draw_up(self, painter: QPainter) -> None:
        """Write the ticks of the upright axis."""
        height = painter.fontMetrics().height()
        side = Qt.AlignmentFlag
        for mark, text in _marks(self.up, self.area.height(), _EVERY_Y):
            box = QRectF(0, self.y(mark) - height / 2, self.area.left() - _GAP, height)
            painter.drawText(box, side.AlignRight | side.AlignVCenter, text)

    def draw_across(self, painter: QPainter) -> None:
        """Write the ticks of the level axis."""
        height = painter.fontMetrics().height()
        for mark, text in _marks(self.across, self.span, _EVERY_X):
            box = QRectF(self.x(mark) - _EVERY_X / 2, self.area.bottom() + 1, _EVERY_X, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def draw_title(self, painter: QPainter, title: str) -> None:
        """Write what the level axis shows, under its ticks."""
        metrics = painter.fontMetrics()
        box = QRectF(
            self.area.left(), self.area.bottom() + metrics.height(), self.span, metrics.height()
        )
        text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(self.span))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _marks(span: Span, length: float, every: int) -> list[tuple[float, str]]:
    marks = ticks(*span, max(int(length // every), 1))
    decimals = tick_decimals(marks)
    return [(mark, number_text(mark, decimals)) for mark in marks]
