"""What the charts share: a selection, a hint under the mouse, a rectangle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QHelpEvent, QPen
from qgis.PyQt.QtWidgets import QToolTip, QWidget

from .paints import ink

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QMouseEvent, QPainter

_DRAG = 5


class Chart(QWidget):
    """A chart of units in which a click or a rectangle selects.

    Signals:
        chosen: places of units, and whether they join those selected.
        opened: a unit was double-clicked.
    """

    chosen = pyqtSignal(list, bool)
    opened = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selected: frozenset[int] = frozenset()
        self._from: QPoint | None = None
        self._to = QPoint()

    def select(self, positions: frozenset[int]) -> None:
        """Mark the units that are selected."""
        self.selected = positions
        self.update()

    @property
    def some(self) -> bool:
        """Whether there is anything to draw."""
        raise NotImplementedError

    def unit_at(self, place: QPoint) -> int | None:
        """Return the unit near a point of the chart."""
        raise NotImplementedError

    def units_in(self, area: QRectF) -> list[int]:
        """Return the units inside a rectangle of the chart."""
        raise NotImplementedError

    def tip_of(self, position: int) -> str:
        """Return what the hint says of a unit."""
        raise NotImplementedError

    def draw_rectangle(self, painter: QPainter) -> None:
        """Draw the rectangle that is being dragged."""
        if self._is_dragged():
            painter.setBrush(ink(self, 20))
            painter.setPen(QPen(ink(self), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self._dragged())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = self._to = event.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._to = event.pos()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        self._to = event.pos()
        if self._is_dragged():
            found = self.units_in(self._dragged())
        else:
            near = self.unit_at(event.pos())
            found = [] if near is None else [near]
        self._from = None
        joins = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        self.update()
        self.chosen.emit(found, bool(joins))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        near = self.unit_at(event.pos())
        if near is not None:
            self.opened.emit(near)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._hint(event)
        return bool(super().event(event))

    def _hint(self, event: QHelpEvent) -> bool:
        near = self.unit_at(event.pos())
        text = self.toolTip() if near is None else self.tip_of(near)
        QToolTip.showText(event.globalPos(), text, self)
        return True

    def _is_dragged(self) -> bool:
        if self._from is None:
            return False
        return (self._to - self._from).manhattanLength() > _DRAG

    def _dragged(self) -> QRectF:
        return QRectF(QPointF(self._from), QPointF(self._to)).normalized()
