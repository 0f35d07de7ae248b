"""Counters that filter: one stop for Tab, arrow keys inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent, QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionFocusRect,
    QWidget,
)

from ..load import theme_icon
from .matchrow import Kind, Shown, kind_icon, kind_text

if TYPE_CHECKING:
    from collections import Counter

    from qgis.PyQt.QtCore import QObject
    from qgis.PyQt.QtGui import QPaintEvent

_COLUMNS = 3
_ICON, _GAP = 16, 4
_ALPHA = 90
_FAINT = 0.3
_MOVES: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_COLUMNS,
    Qt.Key.Key_Down: _COLUMNS,
}


def _tip(kind: Kind) -> str:
    return {
        Kind.CODE: QCoreApplication.translate("Counters", "Rows whose code is a district's"),
        Kind.NAME: QCoreApplication.translate(
            "Counters", "Rows matched by exact name and type, or by hand"
        ),
        Kind.FORMER: QCoreApplication.translate(
            "Counters", "Rows with a former, English or other known name"
        ),
        Kind.SIMILAR: QCoreApplication.translate(
            "Counters", "Rows with a similar name in the same province; look at them"
        ),
        Kind.AMBIGUOUS: QCoreApplication.translate(
            "Counters",
            "Rows that may be several districts, or whose code and name disagree; never guessed",
        ),
        Kind.UNMATCHED: QCoreApplication.translate(
            "Counters", "Rows that are no district known here, or left out"
        ),
        Kind.DUPLICATE: QCoreApplication.translate("Counters", "Several rows for one district"),
        Kind.TOTAL: QCoreApplication.translate("Counters", "Totals, which are not mapped"),
        Kind.NO_DATA: QCoreApplication.translate("Counters", "Districts without a row in the file"),
        Kind.OUTSIDE: QCoreApplication.translate(
            "Counters", "Rows of districts that the boundaries in use do not hold"
        ),
    }[kind]


class CounterButton(QAbstractButton):
    """Icon, word and a bold number."""

    def __init__(self, kind: Kind, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.number = 0
        self.setCheckable(True)
        self.setText(kind_text(kind))
        self.setToolTip(_tip(kind))
        self.setIcon(theme_icon(kind_icon(kind)))
        # Rather a word that is cut than a page that is.
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Fixed)

    def set_number(self, number: int) -> None:
        """Show another number."""
        self.number = number
        self.setAccessibleName(f"{self.text()}: {number}")
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text() + "0000")
        return QSize(width + _ICON + 3 * _GAP, metrics.height() + 2 * _GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(_ICON + 40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        area = self.rect()
        if self.isChecked() or self.underMouse():
            tint = QColor(palette.color(QPalette.ColorRole.Highlight))
            tint.setAlpha(_ALPHA if self.isChecked() else _ALPHA // 3)
            painter.fillRect(area, tint)
        top = (area.height() - _ICON) // 2
        # A sign of warning that stands at 0 warns of nothing.
        painter.setOpacity(1.0 if self.number else _FAINT)
        self.icon().paint(painter, QRect(_GAP, top, _ICON, _ICON))
        painter.setOpacity(1.0)
        text = area.adjusted(_ICON + 2 * _GAP, 0, -_GAP, 0)
        bold = painter.font()
        bold.setBold(True)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        number = str(self.number)
        plain = painter.font()
        painter.setFont(bold)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, right, number)
        width = painter.fontMetrics().horizontalAdvance(number) + _GAP
        painter.setFont(plain)
        word = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, text.width() - width
        )
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, left, word)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self
            )


class Counters(QWidget):
    """The counters; the one of rows outside the boundaries shows where there are any.

    Signals:
        chosen: a `Kind` to show, or None where its counter was switched off.
    """

    chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        self.buttons: list[CounterButton] = []
        for place, kind in enumerate(Kind):
            button = CounterButton(kind, self)
            button.clicked.connect(self._clicked)
            button.installEventFilter(self)
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
            self.buttons.append(button)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self._stop_at(0)

    def set_counts(self, counts: Counter[Shown | Kind]) -> None:
        """Show other numbers."""
        for button in self.buttons:
            button.set_number(counts[button.kind])
            button.setVisible(button.kind is not Kind.OUTSIDE or button.number > 0)

    def check(self, kind: Kind | None) -> None:
        """Mark the counter whose rows are shown."""
        for button in self.buttons:
            button.setChecked(button.kind is kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(event.key())
        places = [place for place, button in enumerate(self.buttons) if button.hasFocus()]
        if move is None or not places:
            super().keyPressEvent(event)
            return
        target = places[0] + move
        if 0 <= target < len(self.buttons):
            self._stop_at(target)
            self.buttons[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _MOVES:
            self.keyPressEvent(event)
        return event.key() in _MOVES

    def _clicked(self) -> None:
        (place,) = (at for at, one in enumerate(self.buttons) if one is self.sender())
        self._stop_at(place)
        button = self.buttons[place]
        self.chosen.emit(button.kind if button.isChecked() else None)

    def _stop_at(self, place: int) -> None:
        for number, button in enumerate(self.buttons):
            here = number == place
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
