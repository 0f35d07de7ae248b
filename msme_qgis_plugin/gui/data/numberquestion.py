"""The question how a column writes its numbers, where its cells do not tell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ...core.messages import brief
from ...core.tables.styles import NumberStyle
from ...translate import user_locale
from ..flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 120
_STYLES = (NumberStyle.INDONESIAN, NumberStyle.ENGLISH)


class NumberQuestion(QWidget):
    """Shows both readings of a column's first such cell; one click answers.

    Signals:
        said: column and style; the column is "" for all that are asked about.
        asked_again: the answers of an earlier file are not meant for this one.
    """

    said = pyqtSignal(str, str)
    asked_again = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.text)
        self._row = FlowLayout()
        column.addLayout(self._row)
        self.buttons: list[QPushButton] = []
        self.hide()

    def ask(
        self, columns: Sequence[dict[str, Any]], known: Sequence[tuple[dict[str, Any], str]] = ()
    ) -> None:
        """Ask about the first column, and offer one answer for all; hide where there is none.

        Args:
            columns: as `core.tables.numbers.two_readings` tells them.
            known: columns with the style that was answered for an earlier file; told where
                nothing is asked.
        """
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        self.setVisible(bool(columns or known))
        if not columns:
            self._tell(known)
            return
        first = columns[0]
        self.text.setToolTip("")
        self.text.setText(
            QCoreApplication.translate(
                "NumberQuestion",
                "Column “{column}”, row {row}: what is {cell}? The other cells do not tell.",
            ).format(column=first["column"], row=first["row"], cell=first["cell"])
        )
        for style in _STYLES:
            self._button(_reading(first, style.value), first["column"], style)
        if len(columns) > 1:
            for style in _STYLES:
                text = QCoreApplication.translate(
                    "NumberQuestion", "All {count} columns: as {example}"
                ).format(count=len(columns), example=style.example)
                self._button(text, "", style)

    def _tell(self, known: Sequence[tuple[dict[str, Any], str]]) -> None:
        """Tell how columns are read without a question."""
        if not known:
            return
        read = [f"{one['column']} ({one['cell']} = {_reading(one, style)})" for one, style in known]
        text = QCoreApplication.translate("NumberQuestion", "Read as in earlier files: {columns}.")
        self.text.setText(text.format(columns=brief(", ".join(read), _LONGEST)))
        self.text.setToolTip("\n".join(read))
        button = self._add(QCoreApplication.translate("NumberQuestion", "Ask again"))
        button.clicked.connect(self.asked_again)

    def _button(self, text: str, column: str, style: NumberStyle) -> None:
        button = self._add(text)
        button.setToolTip(
            QCoreApplication.translate("NumberQuestion", "Read the numbers as in {example}").format(
                example=style.example
            )
        )
        button.clicked.connect(partial(self._said, column, style.value))

    def _add(self, text: str) -> QPushButton:
        button = QPushButton(text)
        self._row.addWidget(button)
        self.buttons.append(button)
        return button

    def _said(self, column: str, style: str, _checked: bool = False) -> None:
        self.said.emit(column, style)


def _reading(column: dict[str, Any], style: str) -> str:
    """Return the number ungrouped, so that it cannot be taken for the other one."""
    return str(column[style]).replace(".", user_locale().decimalPoint())
