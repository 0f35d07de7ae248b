"""The selected units side by side: a row per indicator, a column for each."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ...translate import number_text
from ..charts.scale import decimals_for
from ..hint import Hint
from .profilecard import rank_text
from .ranktable import status_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from qgis.PyQt.QtWidgets import QWidget

    from .unitdata import Units

# As many as `msme:districtreport` puts side by side.
LEAST, MOST = 2, 5
_TITLES, _NARROWEST = 150, 76


class Comparison(QTableWidget):
    """Shows two to five units of `Units`, or what to do to see them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setMaximumWidth(_TITLES)
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._hint = Hint(self.viewport())

    def show_units(self, units: Units | None, field: str, positions: Collection[int]) -> None:
        """Show units, the subject's field first; the hint where they are too few or too many."""
        fits = units is not None and can_compare(positions)
        chosen = sorted(positions) if fits else []
        names = units.compared_fields(field) if units and fits else []
        self.setColumnCount(len(chosen))
        self.setRowCount(len(names))
        told = QCoreApplication.translate(
            "Comparison", "Choose {least} to {most} in the table above, with Ctrl and a click."
        ).format(least=LEAST, most=MOST)
        self._hint.say("" if fits else told)
        if units is None:
            return
        for column, position in enumerate(chosen):
            # A kind and a name: one below the other, columns are narrow.
            name = units.names[position]
            self.setHorizontalHeaderItem(column, _head(name.replace(" ", "\n", 1), name))
        for row, name in enumerate(names):
            self.setVerticalHeaderItem(row, _head(units.title_of(name), units.title_of(name)))
            for column, position in enumerate(chosen):
                self.setItem(row, column, _cell(units, name, position))


def can_compare(positions: Collection[int]) -> bool:
    """Say whether as many units are chosen as stand side by side."""
    return LEAST <= len(positions) <= MOST


def _head(text: str, tip: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(tip)
    return item


def _cell(units: Units, name: str, position: int) -> QTableWidgetItem:
    value = units.value_of(name, position)
    letters = units.status.get(name)
    said = status_text(letters[position]) if letters else ""
    if math.isnan(value):
        item = QTableWidgetItem(said or status_text("M"))
    else:
        item = QTableWidgetItem(number_text(value, decimals_for(units.values[name])))
        rank = rank_text(units.groups_of(name, position)[0])
        item.setToolTip(" · ".join(filter(None, (said, rank))))
    item.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
    return item
