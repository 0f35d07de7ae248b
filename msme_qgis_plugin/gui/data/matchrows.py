"""The match report as rows to look at, to filter and to decide about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from ...core.harmonise.keys import decision_key
from ...core.regions.levels import Level
from ..levelwords import level_text
from ..load import theme_icon
from .matchrow import TO_CHECK, Kind, MatchRow, Shown, district_text, how_text, is_shown, kind_icon

if TYPE_CHECKING:
    from collections.abc import Iterable

SORT_ROLE = Qt.ItemDataRole.UserRole
OPEN_ROLE = Qt.ItemDataRole.UserRole + 1
ROW, IN_FILE, DISTRICT, HOW = range(4)
_SEVERE = 1_000_000


class MatchModel(QAbstractTableModel):
    """Rows of the file, and districts without a row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[MatchRow] = []
        # Place -> places of the rows that say the same in other periods, and its own.
        self._panel: dict[int, list[int]] = {}
        self._called = level_text(Level.DISTRICT)

    def call_units(self, level: Level) -> None:
        """Head the units with what one of this level is called."""
        self._called = level_text(level)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, DISTRICT, DISTRICT)

    def set_rows(self, rows: Iterable[MatchRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self._panel = _by_period(self.rows)
        self.endResetModel()

    def choose(self, places: dict[int, tuple[str, str]]) -> None:
        """Keep choices: place -> (decision, label of the district)."""
        for place, (choice, unit) in places.items():
            self.rows[place] = replace(self.rows[place], choice=choice, chosen_unit=unit)
            self.dataChanged.emit(self.index(place, 0), self.index(place, HOW))

    def counts(self) -> Counter[Kind]:
        """Count the rows by kind."""
        return Counter(row.kind for row in self.rows)

    def count(self, shown: Shown | Kind) -> int:
        """Count the rows that a filter shows."""
        return sum(is_shown(row, shown) for row in self.rows)

    @property
    def off_the_map(self) -> int:
        """How many rows of the file stay off the map."""
        return sum(row.off_the_map for row in self.rows)

    @property
    def any_on_the_map(self) -> bool:
        """Whether any row gives a district its values."""
        return any(row.on_the_map for row in self.rows)

    def alike(self, place: int) -> list[int]:
        """Return the places of a row and of those that say the same in other periods."""
        one = self.rows[place]
        same = (one.status, one.choice, one.decision)
        return [
            other
            for other in self._panel.get(place, [place])
            if (self.rows[other].status, self.rows[other].choice, self.rows[other].decision) == same
        ]

    def count_alike(self, place: int) -> int:
        """Count the rows that wait for the same sort of decision as one."""
        status = self.rows[place].status
        return sum(row.status == status and row.to_check for row in self.rows)

    def twins(self, place: int) -> list[int]:
        """Return the places of the other rows of the same district."""
        one = self.rows[place]
        return [
            other
            for other, row in enumerate(self.rows)
            if other != place and row.bps_code == one.bps_code and row.status == one.status
        ]

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside else len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside else HOW + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            QCoreApplication.translate("MatchRows", "Row"),
            QCoreApplication.translate("MatchRows", "In the file"),
            self._called,
            QCoreApplication.translate("MatchRows", "How"),
        )[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            text = self._text(row, column)
            alike = len(self.alike(index.row())) if column == IN_FILE and row.to_check else 1
            return f"{text} × {alike}" if alike > 1 else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.message or self._text(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == ROW:
            return theme_icon(kind_icon(row.kind))
        if role == SORT_ROLE:
            return _sort_key(row, column)
        if role == OPEN_ROLE:
            return row.to_check and row.kind is not Kind.SIMILAR
        return None

    def _text(self, row: MatchRow, column: int) -> str:
        if column == ROW:
            return str(row.sheet_row or "")
        if column == IN_FILE:
            return row.text
        if column == DISTRICT:
            return district_text(row)
        return how_text(row)


def _by_period(rows: list[MatchRow]) -> dict[int, list[int]]:
    """Return which rows say the same, each of another period."""
    said: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        if row.period:
            said.setdefault(decision_key(row.code, row.name), []).append(place)
    return {
        place: places
        for places in said.values()
        if len({rows[one].period for one in places}) == len(places)
        for place in places
    }


def _sort_key(row: MatchRow, column: int) -> int | str:
    if column != ROW:
        return {IN_FILE: row.text, DISTRICT: district_text(row), HOW: how_text(row)}[
            column
        ].casefold()
    grave = TO_CHECK.index(row.kind) if row.to_check else len(TO_CHECK)
    return grave * _SEVERE + row.sheet_row


class MatchFilter(QSortFilterProxyModel):
    """Shows one kind of rows, and those that hold a text."""

    def __init__(self, model: MatchModel) -> None:
        super().__init__()
        self.shown: Shown | Kind = Shown.TO_CHECK
        self._text = ""
        self._model = model
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)
        self.setDynamicSortFilter(True)
        self.sort(ROW)

    def show_only(self, shown: Shown | Kind) -> None:
        """Show rows of one kind."""
        self.shown = shown
        self.invalidateFilter()

    def search(self, text: str) -> None:
        """Show rows that hold a text."""
        self._text = text.strip().casefold()
        self.invalidateFilter()

    def filterAcceptsRow(self, place: int, _parent: QModelIndex) -> bool:
        row = self._model.rows[place]
        # What waits for one decision in all periods is shown once.
        repeats = row.to_check and self._model.alike(place)[0] != place
        if repeats or not is_shown(row, self.shown):
            return False
        within = f"{row.sheet_row} {row.text} {district_text(row)}"
        return self._text in within.casefold()
