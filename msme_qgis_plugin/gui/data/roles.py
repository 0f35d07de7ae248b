"""What the columns were taken for: found by content, changed by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem

from ...core.measures.infer import dated

if TYPE_CHECKING:
    from collections.abc import Iterable

KEYS = ("code", "name", "type", "province", "parent", "period")
VALUE, CATEGORY, LEFT_OUT, PERSONAL = "value", "category", "left_out", "personal"
_PARAMETERS = {
    "code": "CODE_FIELD",
    "name": "NAME_FIELD",
    "type": "TYPE_FIELD",
    "province": "PROVINCE_FIELD",
    "parent": "PARENT_FIELD",
    "period": "PERIOD_FIELD",
}
_NO_COLUMN = "-"
_ROW_HEIGHT_LESS, _MOST_ROWS = 4, 6


@dataclass(frozen=True)
class Column:
    """A column of the file: header, role, first values."""

    header: str
    role: str
    first: str


@dataclass
class _Line:
    """A line of the table: one column, or a yearly series of them."""

    label: str
    first: str
    headers: list[str]
    role: str


def role_text(role: str) -> str:
    """Return what a role is called."""
    return {
        "code": QCoreApplication.translate("Roles", "Code"),
        "name": QCoreApplication.translate("Roles", "Name"),
        "type": QCoreApplication.translate("Roles", "Kab. or Kota"),
        "province": QCoreApplication.translate("Roles", "Province"),
        "parent": QCoreApplication.translate("Roles", "Larger unit"),
        "period": QCoreApplication.translate("Roles", "Period"),
        VALUE: QCoreApplication.translate("Roles", "Values"),
        CATEGORY: QCoreApplication.translate("Roles", "Categories"),
        LEFT_OUT: QCoreApplication.translate("Roles", "Left out"),
        PERSONAL: QCoreApplication.translate("Roles", "Left out (personal)"),
    }[role]


def group_lines(columns: Iterable[Column]) -> list[_Line]:
    """Make one line of each yearly series, one of each other column."""
    lines: list[_Line] = []
    series: dict[str, _Line] = {}
    for one in columns:
        title, year = dated(one.header)
        stem = title if year and one.role == VALUE else ""
        if stem and stem in series:
            series[stem].headers.append(one.header)
            continue
        line = _Line(one.header, one.first, [one.header], one.role)
        lines.append(line)
        if stem:
            series[stem] = line
    for line in series.values():
        if len(line.headers) > 1:
            first, last = line.headers[0], line.headers[-1]
            line.label = f"{first} – {dated(last)[1]}"
    return lines


class Roles(QObject):
    """The table of columns.

    Signals:
        changed: a person gave a column another role.
    """

    changed = pyqtSignal()

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table
        self._lines: list[_Line] = []
        self._touched = False
        table.setColumnCount(3)
        table.verticalHeader().hide()
        table.setHorizontalHeaderLabels(
            [
                QCoreApplication.translate("Roles", "Column"),
                QCoreApplication.translate("Roles", "First values"),
                QCoreApplication.translate("Roles", "Taken for"),
            ]
        )
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(2, 130)

    def set_columns(self, columns: Iterable[Column]) -> None:
        """Show the columns of another file, as they were found."""
        self._touched = False
        self._lines = group_lines(columns)
        self._table.setRowCount(0)
        self._table.setRowCount(len(self._lines))
        for place, line in enumerate(self._lines):
            self._fill(place, line)
        height = self._table.rowHeight(0) if self._lines else 0
        shown = min(len(self._lines), _MOST_ROWS)
        head = self._table.horizontalHeader().sizeHint().height()
        self._table.setFixedHeight(head + shown * height + _ROW_HEIGHT_LESS)

    @property
    def some(self) -> bool:
        """Whether any column is to be mapped."""
        return any(line.role in (VALUE, CATEGORY) for line in self._lines)

    def summary(self) -> str:
        """Return “Columns: keys 3, values 6, left out 1”."""
        count = dict.fromkeys(("keys", VALUE, LEFT_OUT), 0)
        for line in self._lines:
            kind = "keys" if line.role in KEYS else line.role
            kind = {PERSONAL: LEFT_OUT, CATEGORY: VALUE}.get(kind, kind)
            count[kind] += len(line.headers)
        return QCoreApplication.translate(
            "Roles", "Columns: keys {keys}, values {values}, left out {out}"
        ).format(keys=count["keys"], values=count[VALUE], out=count[LEFT_OUT])

    def parameters(self) -> dict[str, str]:
        """Return what to tell `msme:harmonise`; nothing where untouched."""
        if not self._touched:
            return {}
        told = {
            parameter: self._header(role) or _NO_COLUMN for role, parameter in _PARAMETERS.items()
        }
        mapped = (line for line in self._lines if line.role in (VALUE, CATEGORY))
        values = [header for line in mapped for header in line.headers]
        told["VALUE_FIELDS"] = json.dumps(values, ensure_ascii=False)
        return told

    def set_role(self, place: int, role: str) -> None:
        """Give a line another role; each key belongs to one column."""
        for other, line in enumerate(self._lines):
            if other != place and line.role == role and role in KEYS:
                line.role = LEFT_OUT
                self._combo(other).setCurrentIndex(self._combo(other).findData(LEFT_OUT))
        self._lines[place].role = role
        self._touched = True

    def _header(self, role: str) -> str:
        for line in self._lines:
            if line.role == role:
                return line.headers[0]
        return ""

    def _fill(self, place: int, line: _Line) -> None:
        personal = line.role == PERSONAL
        first = QCoreApplication.translate("Roles", "hidden") if personal else line.first
        for column, text in enumerate((line.label, first)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self._table.setItem(place, column, item)
        combo = QComboBox()
        combo.setToolTip(
            QCoreApplication.translate("Roles", "What “{column}” is").format(column=line.label)
        )
        several = len(line.headers) > 1
        mapped = CATEGORY if line.role == CATEGORY else VALUE
        offered = (mapped, LEFT_OUT) if several else (*KEYS, mapped, LEFT_OUT)
        for role in (PERSONAL,) if personal else offered:
            combo.addItem(role_text(role), role)
        combo.setCurrentIndex(combo.findData(line.role))
        combo.setEnabled(not personal)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.activated.connect(lambda _: self._changed(place))
        self._table.setCellWidget(place, 2, combo)

    def _combo(self, place: int) -> QComboBox:
        combo: Any = self._table.cellWidget(place, 2)
        return combo

    def _changed(self, place: int) -> None:
        role = self._combo(place).currentData()
        if role != self._lines[place].role:
            self.set_role(place, role)
            self.changed.emit()
