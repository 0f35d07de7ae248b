"""The ranked table: units by rank, those without data last."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ...translate import number_text
from ..charts.scale import decimals_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.PyQt.QtGui import QPainter

    from .unitdata import Units

RANK, DISTRICT, PROVINCE, VALUE = range(4)
ROOT = QModelIndex()
SORT_ROLE = int(Qt.ItemDataRole.UserRole)
SHARE_ROLE = SORT_ROLE + 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BAR_ALPHA = 70
_SMALL = 96


@dataclass(frozen=True)
class RankRow:
    """One line; `position` is the unit's place in `Units`.

    value, rank: None where there is no value to be shown.
    word: what kind of unit it is, where that is shown; the value is then the kind's place among
        them, and there is no rank.
    """

    position: int
    name: str
    province: str
    value: float | None
    rank: int | None
    status: str
    word: str = ""


def status_text(status: str) -> str:
    """Return a status in words; nothing for a normal value."""
    words = {
        "E": QCoreApplication.translate("Status", "Estimate"),
        "M": QCoreApplication.translate("Status", "No data"),
        "N": QCoreApplication.translate("Status", "Not asked"),
        "Q": QCoreApplication.translate("Status", "Suppressed"),
        "X": QCoreApplication.translate("Status", "Not comparable"),
    }
    return words.get(status, "")


def rank_rows(units: Units, field: str, province: str) -> list[RankRow]:
    """Return the units of a province, or all, with ranks among them."""
    from ...core.analysis.ranking import competition_ranks

    here = units.in_province(province)
    if field in units.words:
        return _kind_rows(units, field, here.nonzero()[0].tolist())
    values = units.values[field].where(here)
    ranks = competition_ranks(values).tolist()
    numbers = values.tolist()
    status = units.status.get(field)
    rows = []
    for place in here.nonzero()[0].tolist():
        value, rank = numbers[place], ranks[place]
        none = math.isnan(value)
        said = status[place] if status is not None else "A"
        rows.append(
            RankRow(
                position=place,
                name=units.names[place],
                province=units.provinces[place],
                value=None if none else value,
                rank=None if none else int(rank),
                status="M" if none and said in ("", "A", "E") else said,
            )
        )
    return rows


def _kind_rows(units: Units, field: str, places: Iterable[int]) -> list[RankRow]:
    """Return units with the words for what they are."""
    order = {word: float(place) for place, word in enumerate(units.order[field])}
    return [
        RankRow(
            position=place,
            name=units.names[place],
            province=units.provinces[place],
            value=order.get(word),
            rank=None,
            status="A" if word else "M",
            word=word,
        )
        for place in places
        for word in (units.words[field][place],)
    ]


class RankModel(QAbstractTableModel):
    """Rank, district, province, value; for kinds of units, what kind in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[RankRow] = []
        self.decimals = 0
        self._low = self._high = 0.0
        self._where = ""
        self._called = _headers()[DISTRICT]
        self._kinds = False

    def call_units(self, name: str) -> None:
        """Head the names with what a unit is called."""
        self._called = name
        across = Qt.Orientation.Horizontal
        self.headerDataChanged.emit(across, DISTRICT, DISTRICT)

    def set_rows(self, rows: list[RankRow], where: str, *, kinds: bool = False) -> None:
        """Show other rows.

        Args:
            where: among which units they rank.
            kinds: whether they say of what kind units are.
        """
        self.beginResetModel()
        self.rows = rows
        self._where, self._kinds = where, kinds
        values = [one.value for one in rows if one.value is not None]
        self.decimals = decimals_for(values)
        self._low = min([0.0, *values])
        self._high = max([0.0, *values])
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex = ROOT) -> int:
        return 0 if parent.isValid() else VALUE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section == VALUE and self._kinds:
                return QCoreApplication.translate("RankModel", "Kind")
            return self._called if section == DISTRICT else _headers()[section]
        if role == Qt.ItemDataRole.ToolTipRole and section == RANK:
            return self._where
        if role == Qt.ItemDataRole.TextAlignmentRole and section == VALUE and not self._kinds:
            return int(_RIGHT)
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == SORT_ROLE:
            return (row.rank, row.name, row.province, row.value)[column]
        if role == SHARE_ROLE and column == VALUE and row.rank is not None:
            return self._shares(row.value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        return self._look(row, column, role)

    def _look(self, row: RankRow, column: int, role: int) -> object:
        right = column == RANK or (column == VALUE and not self._kinds)
        if role == Qt.ItemDataRole.TextAlignmentRole and right:
            return int(_RIGHT)
        if role == Qt.ItemDataRole.ForegroundRole and row.value is None:
            palette = QApplication.palette()
            return palette.color(QPalette.ColorRole.PlaceholderText)
        return None

    def _text(self, row: RankRow, column: int) -> str:
        if column == RANK:
            return "–" if row.rank is None else number_text(row.rank, 0)
        if column == DISTRICT:
            return row.name
        if column == PROVINCE:
            return row.province
        if row.word or row.value is None:
            return row.word or status_text(row.status)
        return number_text(row.value, self.decimals)

    def _tip(self, row: RankRow) -> str:
        said = [row.name, row.province, self._text(row, VALUE)]
        if row.value is not None and status_text(row.status):
            said.append(status_text(row.status))
        return " · ".join(one for one in said if one)

    def _shares(self, value: float) -> tuple[float, float]:
        """Return where the bar begins and ends, 0–1."""
        span = self._high - self._low
        if span <= 0:
            return 0.0, 0.0
        zero = -self._low / span
        end = (value - self._low) / span
        return min(zero, end), max(zero, end)


class RankProxy(QSortFilterProxyModel):
    """Sorts by numbers, keeps units without data last, and searches."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""
        self.setSortRole(SORT_ROLE)
        self.setSortLocaleAware(True)

    def search(self, text: str) -> None:
        """Show rows with this text in district or province."""
        self._wanted = text.strip().casefold()
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, _parent: QModelIndex) -> bool:
        one = self.sourceModel().rows[row]
        return self._wanted in f"{one.name} {one.province} {one.word}".casefold()

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:
        down = self.sortOrder() == Qt.SortOrder.DescendingOrder
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if one is None or other is None:
            # Last in either direction; among themselves by name.
            if one is None and other is None:
                rows = self.sourceModel().rows
                before = rows[left.row()].name < rows[right.row()].name
                return before != down
            return (other is None) != down
        if isinstance(one, str):
            return bool(super().lessThan(left, right))
        return bool(one < other)


class ValueDelegate(QStyledItemDelegate):
    """Paints a bar behind the value."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        shares = index.data(SHARE_ROLE)
        if shares is None:
            super().paint(painter, option, index)
            return
        chosen = option.state & QStyle.StateFlag.State_Selected
        role = QPalette.ColorRole
        if chosen:
            painter.fillRect(option.rect, option.palette.color(role.Highlight))
        colour = QColor(option.palette.color(role.HighlightedText if chosen else role.Text))
        area = option.rect.adjusted(2, 2, -2, -2)
        left, right = (round(share * area.width()) for share in shares)
        bar = QRect(area.left() + left, area.top(), right - left, area.height())
        tint = QColor(colour if chosen else option.palette.color(role.Mid))
        tint.setAlpha(_BAR_ALPHA if chosen else 2 * _BAR_ALPHA)
        painter.fillRect(bar, tint)
        painter.save()
        painter.setPen(colour)
        painter.drawText(area.adjusted(0, 0, -2, 0), _RIGHT, index.data())
        painter.restore()


class RankView(QTableView):
    """A table that asks for little room and takes what there is."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _SMALL)


def _headers() -> tuple[str, str, str, str]:
    return (
        QCoreApplication.translate("RankModel", "Rank"),
        QCoreApplication.translate("RankModel", "District"),
        QCoreApplication.translate("RankModel", "Province"),
        QCoreApplication.translate("RankModel", "Value"),
    )
