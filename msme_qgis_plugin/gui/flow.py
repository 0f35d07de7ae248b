"""Buttons side by side, on a further line where there is no more room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QLayout

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QLayoutItem

_GAP = 5


class FlowLayout(QLayout):
    """Lays items out like words."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        within = 0 <= place < len(self._items)
        return self._items[place] if within else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        within = 0 <= place < len(self._items)
        return self._items.pop(place) if within else None

    def expandingDirections(self) -> Qt.Orientation:
        # No direction; `Qt.Orientations` is gone in Qt 6.
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, area: QRect, *, move: bool) -> int:
        """Place the items and return the height that they take."""
        left, top, line = area.left(), area.top(), 0
        for item in self._items:
            hint = item.sizeHint()
            if left > area.left() and left + hint.width() > area.right() + 1:
                left, top, line = area.left(), top + line + _GAP, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), hint))
            left += hint.width() + _GAP
            line = max(line, hint.height())
        return top + line - area.top()
