"""The first rows of a file, as they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtWidgets import QWidget

_WIDTH, _HEIGHT = 720, 400


def show_rows(lines: Sequence[Sequence[str]], parent: QWidget) -> None:
    """Show rows beside the work; the first line holds the headers."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(QCoreApplication.translate("DataMatch", "First rows, as read"))
    dialog.resize(_WIDTH, _HEIGHT)
    header, *rows = lines or [[]]
    table = QTableWidget(len(rows), len(header))
    table.setHorizontalHeaderLabels(list(header))
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            table.setItem(place, column, QTableWidgetItem(text))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    close.rejected.connect(dialog.close)
    column_layout = QVBoxLayout(dialog)
    column_layout.addWidget(table)
    column_layout.addWidget(close)
    dialog.show()
