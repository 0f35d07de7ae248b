"""The 3x3 square of two indicators: counts in it, breaks beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen, QTransform
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..numbertext import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_CELL = 62
_DARK = 140
_EDGE = 110
_MOVES: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_KEYS_THAT_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Space)


@dataclass(frozen=True)
class SquareCell:
    """A cell by its classes, 1 to 3 from the lowest."""

    a: int
    b: int
    count: int
    colour: str
    sentence: str


class Square(QWidget):
    """Across grows A, upwards grows B.

    Signals:
        pressed: a cell was clicked; its classes of A and B.
        opened: a cell was double-clicked.
    """

    pressed = pyqtSignal(int, int)
    opened = pyqtSignal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: dict[tuple[int, int], SquareCell] = {}
        self.current: tuple[int, int] | None = None
        self._titles = ("", "")
        self._breaks: tuple[Sequence[str], Sequence[str]] = ((), ())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setToolTip(
            QCoreApplication.translate(
                "Square",
                "Click a square to select its districts, double-click to "
                "see them; arrow keys and Space do the same.",
            )
        )

    def show_cells(
        self,
        cells: Sequence[SquareCell],
        titles: tuple[str, str],
        breaks: tuple[Sequence[str], Sequence[str]],
    ) -> None:
        """Show other classes; titles and breaks of A, then of B."""
        self.cells = {(one.a, one.b): one for one in cells}
        self._titles, self._breaks = titles, breaks
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(3 * _CELL + 8 * line, 3 * _CELL + 3 * line)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _area(self) -> QRectF:
        line = self.fontMetrics().height()
        left = (self.width() - 3 * _CELL) / 2 + line
        return QRectF(left, line // 2, 3 * _CELL, 3 * _CELL)

    def _cell_rect(self, a: int, b: int) -> QRectF:
        area = self._area()
        left = area.left() + (a - 1) * _CELL
        return QRectF(left, area.top() + (3 - b) * _CELL, _CELL, _CELL)

    def _cell_at(self, event: QMouseEvent) -> tuple[int, int] | None:
        for a, b in self.cells:
            if self._cell_rect(a, b).contains(event.pos().x(), event.pos().y()):
                return a, b
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(self._cell_at(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event)
        if cell is not None:
            self.opened.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            across, up = _MOVES[event.key()]
            a, b = self.current or (1, 1)
            self.current = min(max(a + across, 1), 3), min(max(b + up, 1), 3)
            self.update()
        elif event.key() in _KEYS_THAT_PRESS and self.current is not None:
            self._press(self.current)
        else:
            super().keyPressEvent(event)

    def _press(self, cell: tuple[int, int] | None) -> None:
        if cell is None:
            return
        self.current = cell
        self.update()
        self.pressed.emit(*cell)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        for (a, b), cell in self.cells.items():
            self._paint_cell(painter, self._cell_rect(a, b), cell)
        if self.current in self.cells:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            role = QPalette.ColorRole
            line = role.Highlight if self.hasFocus() else role.WindowText
            painter.setPen(QPen(self.palette().color(line), 3))
            painter.drawRect(self._cell_rect(*self.current))
        painter.setPen(ink)
        self._paint_breaks(painter)
        self._paint_titles(painter)

    def _paint_cell(self, painter: QPainter, place: QRectF, cell: SquareCell) -> None:
        colour = QColor(cell.colour)
        inside = place.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(inside, colour)
        # Or the darkest square is lost on a dark dock.
        edge = self.palette().color(QPalette.ColorRole.WindowText)
        edge.setAlpha(_EDGE)
        painter.setPen(QPen(edge, 1))
        painter.drawRect(inside)
        dark = colour.lightness() < _DARK
        white, black = Qt.GlobalColor.white, Qt.GlobalColor.black
        painter.setPen(white if dark else black)
        text = whole(cell.count)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_breaks(self, painter: QPainter) -> None:
        area, line = self._area(), self.fontMetrics().height()
        flag = Qt.AlignmentFlag
        for place, text in enumerate(self._breaks[0], start=1):
            x = area.left() + place * _CELL
            spot = QRectF(x - _CELL / 2, area.bottom() + 2, _CELL, line)
            painter.drawText(spot, flag.AlignCenter, text)
        for place, text in enumerate(self._breaks[1], start=1):
            y = area.bottom() - place * _CELL
            spot = QRectF(0, y - line / 2, area.left() - 4, line)
            painter.drawText(spot, flag.AlignRight | flag.AlignVCenter, text)

    def _paint_titles(self, painter: QPainter) -> None:
        area, line = self._area(), self.fontMetrics().height()
        centre = Qt.AlignmentFlag.AlignCenter
        across, up = self._titles
        # Under the middle of the square, as far as the nearer edge.
        room = 2 * min(area.center().x(), self.width() - area.center().x())
        spot = QRectF(0, area.bottom() + line + 2, room, line)
        spot.moveLeft(area.center().x() - room / 2)
        painter.drawText(spot, centre, self._fitted(across, room))
        width = max(self.fontMetrics().horizontalAdvance(text) for text in (*self._breaks[1], "0"))
        painter.save()
        left = area.left() - width - line - 4
        to_side = QTransform.fromTranslate(left, area.center().y())
        painter.setWorldTransform(to_side, True)
        painter.rotate(-90)
        half = area.height() / 2 + line / 2
        painter.drawText(
            QRectF(-half, -line / 2, 2 * half, line), centre, self._fitted(up, 2 * half)
        )
        painter.restore()

    def _fitted(self, title: str, room: float) -> str:
        """Return a title with its arrow, cut in the middle where too long."""
        return self.fontMetrics().elidedText(f"{title} →", Qt.TextElideMode.ElideMiddle, int(room))
