"""The match report as rows to look at, to filter and to decide about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, Qt

from ...core.harmonise.keys import decision_key
from ...core.regions.levels import Level
from ..levelwords import level_text
from ..load import theme_icon
from .matchrow import Kind, MatchRow, Shown, district_text, how_text, kind_icon, test_of

if TYPE_CHECKING:
    from collections.abc import Iterable

OPEN_ROLE = Qt.ItemDataRole.UserRole
ROW, IN_FILE, DISTRICT, HOW = range(4)


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
        self._count_anew()
        self.endResetModel()

    def choose(self, places: dict[int, tuple[str, str]]) -> None:
        """Keep choices: place -> (decision, label of the district)."""
        for place, (choice, unit) in places.items():
            self.rows[place] = replace(self.rows[place], choice=choice, chosen_unit=unit)
            self.dataChanged.emit(self.index(place, 0), self.index(place, HOW))
        self._count_anew()

    @cached_property
    def counts(self) -> Counter[Shown | Kind]:
        """How many rows each filter shows."""
        counts: Counter[Shown | Kind] = Counter(row.kind for row in self.rows)
        for shown in Shown:
            counts[shown] = sum(map(test_of(shown), self.rows))
        return counts

    @cached_property
    def off_the_map(self) -> int:
        """How many rows of the file stay off the map."""
        return sum(row.off_the_map for row in self.rows)

    @property
    def any_on_the_map(self) -> bool:
        """Whether any row gives a district its values."""
        return any(row.on_the_map for row in self.rows)

    def _count_anew(self) -> None:
        for name in ("counts", "off_the_map"):
            self.__dict__.pop(name, None)

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
    key = cache(decision_key)
    said: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        if row.period:
            said.setdefault(key(row.code, row.name), []).append(place)
    return {
        place: places
        for places in said.values()
        if len({rows[one].period for one in places}) == len(places)
        for place in places
    }
