"""Ranking bars: every unit's value, the highest first."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QLineF, QPoint, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPalette, QPen

from ...translate import number_text
from .chart import Chart
from .paints import chosen_colour, ink
from .plane import Plane
from .scale import decimals_for

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QPaintEvent
    from qgis.PyQt.QtWidgets import QWidget

    from ..report.ranktable import RankRow

_DIM = 120
_ROOM = 1.06
_LEAST_MARK = 3.0
_GAPS_FROM = 5.0


class Bars(Chart):
    """One upright bar per unit with a value, by rank."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RankRow] = []
        self._median = math.nan
        self._title = ""

    def show_rows(self, rows: list[RankRow], *, median: float, title: str) -> None:
        """Show units, with a line at their median."""
        ranked = [one for one in rows if one.rank is not None]
        self._rows = sorted(ranked, key=lambda one: (one.rank, one.name))
        self._median, self._title = median, title
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 140)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    @property
    def some(self) -> bool:
        return bool(self._rows)

    def unit_at(self, place: QPoint) -> int | None:
        plane = self._plane()
        inside = plane.area.left() <= place.x() < plane.area.right()
        if not inside or not self._rows:
            return None
        share = (place.x() - plane.area.left()) / plane.area.width()
        return self._rows[int(share * len(self._rows))].position

    def units_in(self, area: QRectF) -> list[int]:
        plane = self._plane()
        return [
            one.position
            for number, one in enumerate(self._rows)
            if area.left() <= plane.x(number + 0.5) <= area.right()
        ]

    def tip_of(self, position: int) -> str:
        row = next(one for one in self._rows if one.position == position)
        decimals = decimals_for(one.value for one in self._rows)
        return f"{row.rank}. {row.name}: {number_text(row.value, decimals)}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        plane = self._plane()
        base = self.palette().color(QPalette.ColorRole.Base)
        painter.fillRect(plane.area, base)
        painter.setPen(ink(self))
        plane.draw_up(painter)
        plane.draw_title(painter, self._title)
        self._draw_ranks(painter, plane)
        # The selected ones last, so that no neighbour hides them.
        for number, one in enumerate(self._rows):
            if one.position not in self.selected:
                bar = self._bar(plane, number, one.value)
                painter.fillRect(bar, ink(self, _DIM))
        for number, one in enumerate(self._rows):
            if one.position in self.selected:
                self._draw_selected(painter, plane, number, one)
        if math.isfinite(self._median):
            painter.setPen(QPen(ink(self), 1, Qt.PenStyle.DashLine))
            y = plane.y(self._median)
            painter.drawLine(QLineF(plane.area.left(), y, plane.area.right(), y))
        self.draw_rectangle(painter)

    def _draw_selected(self, painter: QPainter, plane: Plane, number: int, row: RankRow) -> None:
        bar = self._bar(plane, number, row.value)
        if bar.width() < _LEAST_MARK:
            more = (_LEAST_MARK - bar.width()) / 2
            bar.adjust(-more, 0, more, 0)
        painter.setPen(QPen(ink(self), 1))
        painter.setBrush(chosen_colour())
        painter.drawRect(bar)

    def _draw_ranks(self, painter: QPainter, plane: Plane) -> None:
        height = painter.fontMetrics().height()
        box = QRectF(plane.area.left(), plane.area.bottom(), plane.area.width(), height)
        last = QCoreApplication.translate("Bars", "rank {rank}").format(
            rank=number_text(self._rows[-1].rank, 0)
        )
        first = QCoreApplication.translate("Bars", "rank {rank}").format(rank=1)
        side = Qt.AlignmentFlag
        painter.drawText(box, side.AlignLeft | side.AlignVCenter, first)
        painter.drawText(box, side.AlignRight | side.AlignVCenter, last)

    def _bar(self, plane: Plane, number: int, value: float) -> QRectF:
        left, right = plane.x(number), plane.x(number + 1)
        gap = 1.0 if right - left >= _GAPS_FROM else 0.0
        zero, end = plane.y(0.0), plane.y(value)
        return QRectF(left, min(zero, end), right - left - gap, abs(end - zero))

    def _plane(self) -> Plane:
        values = [0.0, *(one.value for one in self._rows)]
        up = _ROOM * min(values), _ROOM * max(values)
        if up[0] == up[1]:
            up = 0.0, 1.0
        return Plane.inside(
            QRectF(self.rect()),
            self.fontMetrics(),
            across=(0.0, float(max(len(self._rows), 1))),
            up=up,
        )
