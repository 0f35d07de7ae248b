"""The classes as a table in which numbers can be typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QSize,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QColor, QIcon, QPixmap

from ...core.measures.field import Display
from ...core.regions.levels import Level
from ..levelwords import levels_text
from ..numbertext import break_number, end_number, exact_number, read_number, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

COLOUR, FROM, TO, COUNT = range(4)
SWATCH = QSize(28, 13)


@dataclass(frozen=True)
class ClassLine:
    """One class; an open edge is None."""

    lower: float | None
    upper: float | None
    count: int
    colour: str


@dataclass(frozen=True)
class ExtraLine:
    """No data, suppressed and the like, or a category: a word and a count."""

    text: str
    count: int
    icon: QIcon


class ClassModel(QAbstractTableModel):
    """Classes, lowest first; no data last.

    Signals:
        typed: a person typed a break: its place and the number.
        refused: a person typed something that is no number.
    """

    typed = pyqtSignal(int, float)
    refused = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ClassLine] = []
        self.extra: list[ExtraLine] = []
        self._ends = (0.0, 0.0)
        self._display = Display.PLAIN
        self._level = Level.DISTRICT

    def set_lines(
        self,
        lines: Sequence[ClassLine],
        extra: Sequence[ExtraLine],
        ends: tuple[float, float],
        *,
        display: Display = Display.PLAIN,
        level: Level = Level.DISTRICT,
    ) -> None:
        """Show other classes.

        Args:
            ends: the lowest and the highest value, for the open edges.
            level: what is counted.
            display: how numbers are shown and typed; stored they stay.
        """
        self.beginResetModel()
        self.lines, self.extra = list(lines), list(extra)
        self._ends, self._display, self._level = ends, display, level
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside else len(self.lines) + len(self.extra)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside else COUNT + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            words = section == FROM and not self.lines
            return _left() if words else _right() if section > COLOUR else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            "",
            QCoreApplication.translate("ClassModel", "From")
            if self.lines
            else QCoreApplication.translate("ClassModel", "Category"),
            QCoreApplication.translate("ClassModel", "To"),
            levels_text(self._level),
        )[section]

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        held: Any = super().flags(index)  # of a type that Qt 6 no longer has
        return held if self._break_at(index) is None else held | Qt.ItemFlag.ItemIsEditable

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            word = index.row() >= len(self.lines) and index.column() == FROM
            return None if word or index.column() == COLOUR else _right()
        if index.row() >= len(self.lines):
            return self._extra_data(index, role)
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return colour_icon(line.colour) if index.column() == COLOUR else None
        if role == Qt.ItemDataRole.EditRole:
            return self._edge_text(line, index.column(), exact=True)
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == COUNT:
                return whole(line.count)
            return self._edge_text(line, index.column(), exact=False)
        return None

    def setData(
        self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        place = self._break_at(index)
        if place is None or role != Qt.ItemDataRole.EditRole:
            return False
        mark = "%" if self._display is Display.PERCENT else ""
        number = read_number(str(value).strip().rstrip(mark or None))
        if number is None:
            self.refused.emit(str(value))
            return False
        self.typed.emit(place, number / self._display.factor)
        return True

    def _break_at(self, index: QModelIndex) -> int | None:
        """Return which break a cell shows, None where it shows none."""
        row = index.row()
        if row >= len(self.lines) or index.column() not in (FROM, TO):
            return None
        place = row - 1 if index.column() == FROM else row
        return place if 0 <= place < len(self.lines) - 1 else None

    def _extra_data(self, index: QModelIndex, role: int) -> object:
        line = self.extra[index.row() - len(self.lines)]
        if role == Qt.ItemDataRole.DecorationRole:
            return line.icon if index.column() == COLOUR else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == FROM:
            return line.text
        if index.column() == COUNT:
            return whole(line.count)
        return None

    def _edge_text(self, line: ClassLine, column: int, *, exact: bool) -> str:
        if column not in (FROM, TO):
            return ""
        edge = line.lower if column == FROM else line.upper
        low, high = self._ends
        end = low if column == FROM else high
        if exact:
            shown = end if edge is None else edge
            return exact_number(shown * self._display.factor)
        breaks = [one.upper for one in self.lines if one.upper is not None]
        if not breaks:
            return end_number(end, high - low, self._display)
        return break_number(end if edge is None else edge, breaks, self._display)


def _left() -> int:
    # Qt hands an alignment on as a number.
    return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _right() -> int:
    return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def colour_icon(colour: str) -> QIcon:
    """Return a patch of one colour."""
    picture = QPixmap(SWATCH)
    picture.fill(QColor(colour))
    return QIcon(picture)
