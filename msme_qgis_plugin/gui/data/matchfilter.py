"""Which rows of a match are shown, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from .matchrow import Shown, district_text, test_of, urgency

if TYPE_CHECKING:
    from .matchrow import Kind, MatchRow
    from .matchrows import MatchModel


class MatchFilter(QAbstractTableModel):
    """Shows one kind of rows, and those that hold a text.

    Not a `QSortFilterProxyModel`, which asks Python for each comparison: tables have up to
    hundreds of thousands of rows.
    """

    def __init__(self, model: MatchModel) -> None:
        super().__init__()
        self.shown: Shown | Kind = Shown.TO_CHECK
        self._text = ""
        self._model = model
        self._places: list[int] = []
        model.modelReset.connect(self.arrange)
        model.headerDataChanged.connect(self.headerDataChanged)
        self.arrange()

    def show_only(self, shown: Shown | Kind) -> None:
        """Show rows of one kind."""
        self.shown = shown
        self.arrange()

    def search(self, text: str) -> None:
        """Show rows that hold a text."""
        self._text = text.strip().casefold()
        self.arrange()

    def arrange(self) -> None:
        """Look again which rows are shown, and in which order."""
        self.beginResetModel()
        rows, is_shown = self._model.rows, test_of(self.shown)
        found = (
            place for place, row in enumerate(rows) if is_shown(row) and self._accepts(place, row)
        )
        self._places = sorted(found, key=lambda place: urgency(rows[place]))
        self.endResetModel()

    def place(self, index: QModelIndex) -> int:
        """Return the place among all rows of one that is shown."""
        return self._places[index.row()]

    def index_of(self, place: int) -> QModelIndex:
        """Return where a row is shown; an invalid index where it is not."""
        shown = place in self._places
        return self.index(self._places.index(place), 0) if shown else QModelIndex()

    def _accepts(self, place: int, row: MatchRow) -> bool:
        # What waits for one decision in all periods is shown once.
        if row.to_check and self._model.alike(place)[0] != place:
            return False
        if not self._text:
            return True
        within = f"{row.sheet_row} {row.text} {district_text(row)}"
        return self._text in within.casefold()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside else len(self._places)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return self._model.columnCount(parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        return self._model.headerData(section, orientation, role)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self._model.data(self._model.index(self.place(index), index.column()), role)
