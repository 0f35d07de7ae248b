"""The histogram on which breaks are seen and dragged.

By mouse: drag a handle; drag it off to remove it; double-click to add one.
By keyboard: Up and Down choose a handle, Left and Right move it, Delete
removes it, Insert adds one above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget

from ...core.measures.field import Display
from ..numbertext import break_number, end_number, whole
from .bins import Scale, added, bin_count, class_of, count_bins, moved, removed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

MOST_BREAKS = 6
_SIDE, _HANDLE, _GRIP, _OFF = 12, 5, 7, 28
_BARS = 96
_FAST = 10
_QUIET = 150


class Histogram(QWidget):
    """Bars in class colours, counts above, a handle per break.

    Signals:
        breaks_changed: a person moved, added or removed one; the new list.
    """

    breaks_changed = pyqtSignal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: list[float] = []
        self.breaks: list[float] = []
        self.colours: list[str] = []
        self.counts: list[int] = []
        self._display = Display.PLAIN
        self._current = 0
        self._dragged: int | None = None
        self._leaving = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(
            QCoreApplication.translate(
                "Histogram",
                "Drag a break, or press Up and Down to choose and Left and "
                "Right to move one. Double-click or Insert adds, dragging "
                "off or Delete removes.",
            )
        )
        self.setAccessibleName(QCoreApplication.translate("Histogram", "Histogram with breaks"))

    def set_values(self, values: Sequence[float], display: Display = Display.PLAIN) -> None:
        """Show other values, and how their numbers are display."""
        self.values, self._display = sorted(values), display
        self.update()

    def set_classes(
        self, breaks: Sequence[float], colours: Sequence[str], counts: Sequence[int]
    ) -> None:
        """Show other classes; a handle that is being dragged stays."""
        self.colours, self.counts = list(colours), list(counts)
        if self._dragged is None:
            self.breaks = list(breaks)
            self._current = min(self._current, max(len(self.breaks) - 1, 0))
        self.update()

    @property
    def scale(self) -> Scale:
        """Where values lie on the widget."""
        low = self.values[0] if self.values else 0.0
        high = self.values[-1] if self.values else 1.0
        return Scale(low, high, _SIDE, self.width() - _SIDE)

    def number_texts(self) -> list[tuple[float, str]]:
        """Return the numbers under the bars: both ends, then the breaks."""
        ends, shown = (self.scale.low, self.scale.high), self._display
        if not self.breaks:
            return [(end, end_number(end, ends[1] - ends[0], shown)) for end in ends]
        return [(one, break_number(one, self.breaks, shown)) for one in (*ends, *self.breaks)]

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(300, _BARS + 2 * line + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._handle_at(event.pos().x())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._dragged = self._current = place
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None:
            near = self._handle_at(event.pos().x()) is not None
            shape = Qt.CursorShape
            self.setCursor(shape.SizeHorCursor if near else shape.ArrowCursor)
            return
        y = event.pos().y()
        self._leaving = not -_OFF <= y <= self.height() + _OFF
        scale = self.scale
        value = scale.value(event.pos().x())
        self._change(moved(self.breaks, self._dragged, value, scale.step))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._dragged is None:
            return
        place, self._dragged = self._dragged, None
        if self._leaving:
            self._change(removed(self.breaks, place))
        self._leaving = False
        self.breaks_changed.emit(self.breaks)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self._add(self.scale.value(event.pos().x()))

    # Keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), Qt.Key
        fast = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        pixels = _FAST if fast else 1
        if not self.breaks:
            super().keyPressEvent(event)
        elif key in (keys.Key_Left, keys.Key_Right):
            self._nudge(pixels if key == keys.Key_Right else -pixels)
        elif key in (keys.Key_Up, keys.Key_Down):
            self._step_to(1 if key == keys.Key_Up else -1)
        elif key in (keys.Key_Delete, keys.Key_Backspace):
            self._change(removed(self.breaks, self._current))
        elif key == keys.Key_Insert:
            edges = [*self.breaks, self.scale.high]
            above = edges[self._current + 1]
            self._add((edges[self._current] + above) / 2)
        else:
            super().keyPressEvent(event)

    def _nudge(self, pixels: int) -> None:
        step = self.scale.step
        value = self.breaks[self._current] + pixels * step
        self._change(moved(self.breaks, self._current, value, step))

    def _step_to(self, by: int) -> None:
        last = len(self.breaks) - 1
        self._current = min(max(self._current + by, 0), last)
        self.update()

    def _add(self, value: float) -> None:
        self._change(added(self.breaks, value, self.scale.step, MOST_BREAKS))

    def _change(self, breaks: list[float]) -> None:
        if breaks == self.breaks:
            return
        self.breaks = breaks
        self._current = min(self._current, len(breaks) - 1)
        self.breaks_changed.emit(breaks)
        self.update()

    def _handle_at(self, x: float) -> int | None:
        scale = self.scale
        near = [(abs(scale.place(one) - x), place) for place, one in enumerate(self.breaks)]
        distance, place = min(near, default=(_GRIP + 1, 0))
        return place if distance <= _GRIP else None

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = self.fontMetrics().height()
        area = QRectF(0, line + 3, self.width(), _BARS)
        self._paint_bars(painter, area)
        self._paint_counts(painter, line)
        self._paint_handles(painter, area)
        self._paint_numbers(painter, area.bottom() + 2, line)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            frame = QStyle.PrimitiveElement.PE_FrameFocusRect
            self.style().drawPrimitive(frame, option, painter, self)

    def _ink(self, alpha: int = 255) -> QColor:
        colour = QColor(self.palette().color(QPalette.ColorRole.WindowText))
        colour.setAlpha(alpha)
        return colour

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        scale = self.scale
        bins = bin_count(scale.right - scale.left)
        counts = count_bins(self.values, bins)
        highest = max(counts, default=0) or 1
        width = (scale.right - scale.left) / bins
        painter.setPen(QPen(self._ink(_QUIET), 0.6))
        for place, count in enumerate(counts):
            if not count:
                continue
            left = scale.left + place * width
            middle = scale.value(left + width / 2)
            height = max(count / highest * (area.height() - 8), 1.5)
            painter.setBrush(self._colour(class_of(middle, self.breaks)))
            painter.drawRect(QRectF(left, area.bottom() - height, width - 1, height))
        painter.setPen(self._ink())
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _colour(self, place: int) -> QColor:
        if place < len(self.colours):
            return QColor(self.colours[place])
        return self.palette().color(QPalette.ColorRole.Mid)

    def _paint_counts(self, painter: QPainter, line: int) -> None:
        if len(self.counts) != len(self.breaks) + 1:
            return
        scale = self.scale
        edges = [scale.low, *self.breaks, scale.high]
        painter.setPen(self._ink(_QUIET))
        centre = Qt.AlignmentFlag.AlignCenter
        right = -1.0
        for place, count in enumerate(self.counts):
            text = whole(count)
            width = self.fontMetrics().horizontalAdvance(text) + 4
            middle = scale.place((edges[place] + edges[place + 1]) / 2)
            left = max(middle - width / 2, right)
            left = min(left, self.width() - width)
            # Where classes are narrow, numbers stand side by side.
            painter.drawText(QRectF(left, 0, width, line), centre, text)
            right = left + width

    def _paint_handles(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.scale
        for place, one in enumerate(self.breaks):
            x = scale.place(one)
            here = place == self._current and self.hasFocus()
            colour = self.palette().color(QPalette.ColorRole.Highlight) if here else self._ink()
            if self._leaving and place == self._dragged:
                colour.setAlpha(_QUIET // 2)
            painter.setPen(QPen(colour, 2 if here else 1.4))
            painter.setBrush(colour)
            top = area.top()
            painter.drawLine(QPointF(x, top), QPointF(x, area.bottom()))
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(x - _HANDLE, top - 2),
                        QPointF(x + _HANDLE, top - 2),
                        QPointF(x, top + _HANDLE),
                    ]
                )
            )

    def _paint_numbers(self, painter: QPainter, top: float, line: int) -> None:
        scale = self.scale
        painter.setPen(self._ink())
        centre = Qt.AlignmentFlag.AlignCenter
        taken: list[tuple[float, float]] = []
        # The ends first: where there is no room, a break goes unsaid.
        for value, text in self.number_texts():
            width = self.fontMetrics().horizontalAdvance(text) + 6
            left = scale.place(value) - width / 2
            left = min(max(left, 0.0), self.width() - width)
            if any(left < e and left + width > s for s, e in taken):
                continue
            taken.append((left, left + width))
            painter.drawText(QRectF(left, top, width, line), centre, text)
