"""The table of matched rows: cells to choose in look like lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTableView,
)

from .matchrows import DISTRICT, HOW, IN_FILE, OPEN_ROLE, ROW

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QModelIndex
    from qgis.PyQt.QtGui import QPainter

_WIDTHS = {ROW: 52, DISTRICT: 116, HOW: 92}
_SMALL = 110


class ChoiceDelegate(QStyledItemDelegate):
    """Paints an undecided district as a list that can be opened."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if not index.data(OPEN_ROLE):
            super().paint(painter, option, index)
            return
        combo = QStyleOptionComboBox()
        combo.rect = option.rect
        combo.palette = option.palette
        combo.fontMetrics = option.fontMetrics
        combo.state = QStyle.StateFlag.State_Enabled
        combo.currentText = index.data()
        style = QApplication.style()
        kind = QStyle.ComplexControl.CC_ComboBox
        style.drawComplexControl(kind, combo, painter)
        label = QStyle.ControlElement.CE_ComboBoxLabel
        style.drawControl(label, combo, painter)


class RowsView(QTableView):
    """A table that asks for little room and takes what there is."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _SMALL)


class RowsTable(QObject):
    """Dresses the view, and opens the choice by mouse and keyboard.

    Args:
        offer: returns the menu of a row's decisions, None where it has none.
    """

    def __init__(self, view: QTableView, offer: Callable[[QMenu], bool]) -> None:
        super().__init__(view)
        self._view = view
        self._offer = offer
        view.verticalHeader().hide()
        metrics = view.fontMetrics()
        view.verticalHeader().setDefaultSectionSize(metrics.height() + 8)
        view.setItemDelegateForColumn(DISTRICT, ChoiceDelegate(view))
        view.installEventFilter(self)
        view.clicked.connect(self._clicked)

    def dress(self) -> None:
        """Set the columns' widths, once there is a model."""
        header = self._view.horizontalHeader()
        header.setHighlightSections(False)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(left)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(IN_FILE, QHeaderView.ResizeMode.Stretch)

    def open_choice(self) -> None:
        """Open the list of the current row."""
        index = self._view.currentIndex().siblingAtColumn(DISTRICT)
        menu = QMenu(self._view)
        if not index.isValid() or not self._offer(menu):
            return
        place = self._view.visualRect(index).bottomLeft()
        menu.popup(self._view.viewport().mapToGlobal(place))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        opens = alt and event.key() == Qt.Key.Key_Down
        if opens or event.key() == Qt.Key.Key_F4:
            self.open_choice()
            return True
        return False

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == DISTRICT and index.data(OPEN_ROLE):
            self.open_choice()
