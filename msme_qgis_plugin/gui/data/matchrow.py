"""One row of the match report: what it is, and what a person chose for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Callable

from qgis.PyQt.QtCore import QCoreApplication

from ...layers import attribute_value

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

LEAVE_OUT, ADD, MAP = "leave out", "add", "map"
# What stands before the codes of a conflict.
_SIDE = re.compile(r"by (code|name): ")
# Fields of a row, columns of the report, and what stands for an empty cell.
_CELLS = {
    "row": ("row", 0),
    "sheet_row": ("sheet_row", 0),
    "code": ("input_code", ""),
    "name": ("input_name", ""),
    "status": ("status", ""),
    "bps_code": ("bps_code", ""),
    "unit": ("unit_name", ""),
    "score": ("score", None),
    "candidates": ("candidates", ()),
    "decision": ("decision", ""),
    "message": ("message", ""),
    "period": ("period", ""),
}


class Kind(Enum):
    """The counters, in their order on the page."""

    CODE = "code"
    NAME = "name"
    FORMER = "former"
    SIMILAR = "similar"
    AMBIGUOUS = "ambiguous"
    UNMATCHED = "unmatched"
    DUPLICATE = "duplicate"
    TOTAL = "total"
    NO_DATA = "no_data"
    OUTSIDE = "outside"


class Shown(Enum):
    """What the filter shows besides one kind."""

    TO_CHECK = "to_check"
    DECIDED = "decided"
    ALL = "all"


_KINDS = {
    "matched_code": Kind.CODE,
    "matched_name": Kind.NAME,
    "matched_alias": Kind.FORMER,
    "matched_fuzzy": Kind.SIMILAR,
    "ambiguous": Kind.AMBIGUOUS,
    "code_name_conflict": Kind.AMBIGUOUS,
    "unmatched": Kind.UNMATCHED,
    "duplicate": Kind.DUPLICATE,
    "total_row": Kind.TOTAL,
    "no_data": Kind.NO_DATA,
    "outside_units": Kind.OUTSIDE,
}
# What a person should look at, the gravest first.
TO_CHECK = (Kind.AMBIGUOUS, Kind.DUPLICATE, Kind.UNMATCHED, Kind.SIMILAR)
# Nothing of what has one of these is to be looked at, unless a person chose otherwise.
_SETTLED = frozenset(status for status, kind in _KINDS.items() if kind not in TO_CHECK)
_MOST_ROWS = 10**12  # more than any file has
_CONFLICT, _DUPLICATE = "code_name_conflict", "duplicate"
_ICONS = {
    Kind.CODE: "mIconSuccess",
    Kind.NAME: "mIconSuccess",
    Kind.FORMER: "mIconSuccess",
    Kind.SIMILAR: "mActionMapTips",
    Kind.AMBIGUOUS: "mIconWarning",
    Kind.UNMATCHED: "mIconWarning",
    Kind.DUPLICATE: "mIconWarning",
    Kind.TOTAL: "mActionSum",
    Kind.NO_DATA: "mActionDeselectAll",
    Kind.OUTSIDE: "mActionDeselectAll",
}


def kind_icon(kind: Kind) -> str:
    """Return the theme icon of a kind."""
    return _ICONS[kind]


def kind_text(kind: Kind) -> str:
    """Return the short name of a kind."""
    return {
        Kind.CODE: QCoreApplication.translate("MatchRows", "By code"),
        Kind.NAME: QCoreApplication.translate("MatchRows", "By name"),
        Kind.FORMER: QCoreApplication.translate("MatchRows", "Former name"),
        Kind.SIMILAR: QCoreApplication.translate("MatchRows", "Similar"),
        Kind.AMBIGUOUS: QCoreApplication.translate("MatchRows", "Ambiguous"),
        Kind.UNMATCHED: QCoreApplication.translate("MatchRows", "Unmatched"),
        Kind.DUPLICATE: QCoreApplication.translate("MatchRows", "Duplicate"),
        Kind.TOTAL: QCoreApplication.translate("MatchRows", "Total row"),
        Kind.NO_DATA: QCoreApplication.translate("MatchRows", "No data"),
        Kind.OUTSIDE: QCoreApplication.translate("MatchRows", "Outside the boundaries"),
    }[kind]


@dataclass(frozen=True)
class MatchRow:
    """One row of the report, and what the person chose for it meanwhile.

    row: number among the data rows; 0 for a district without a row.
    decision: what the algorithm was told of the row: `map`, `leave out`,
        `add` or "".
    choice: what was chosen since: a BPS code, `leave out`, `add` or "".
    """

    row: int
    sheet_row: int
    code: str
    name: str
    status: str
    bps_code: str
    unit: str
    score: float | None
    candidates: tuple[tuple[str, str], ...]
    decision: str
    message: str
    period: str = ""
    choice: str = ""
    chosen_unit: str = ""

    @property
    def kind(self) -> Kind:
        """The counter that the row belongs to, by what was chosen last."""
        # Asked of every row, again and again.
        if not self.choice or self.choice == ADD or self._told:
            return _KINDS[self.status]
        return Kind.UNMATCHED if self.choice == LEAVE_OUT else Kind.NAME

    @property
    def _told(self) -> bool:
        """Whether the report already speaks of the choice."""
        if self.choice == LEAVE_OUT:
            return self.decision == LEAVE_OUT
        return self.decision == MAP and self.choice == self.bps_code

    @property
    def clashes(self) -> bool:
        """Whether a decision gave its district a second row."""
        return self.status == _DUPLICATE and self.decision == MAP

    @property
    def decided(self) -> bool:
        """Whether a person decided about the row."""
        return bool(self.choice or self.decision)

    @property
    def to_check(self) -> bool:
        """Whether a person should look at the row."""
        if not self.choice and self.status in _SETTLED:
            return False
        if self.clashes:
            return self.kind is Kind.DUPLICATE
        return self.kind in TO_CHECK and not self.decided

    @property
    def off_the_map(self) -> bool:
        """Whether the row's values stay off the map."""
        if self.kind in (Kind.AMBIGUOUS, Kind.UNMATCHED):
            return True
        return self.kind is Kind.DUPLICATE and self.to_check

    @property
    def on_the_map(self) -> bool:
        """Whether the row gives a district its values."""
        has_unit = bool(self.bps_code or self.choice) and self.row > 0
        return has_unit and not self.off_the_map and self.kind is not Kind.OUTSIDE

    @property
    def text(self) -> str:
        """What stands in the file."""
        return f"{self.code} {self.name}".strip()


def read_rows(report: QgsVectorLayer) -> list[MatchRow]:
    """Read the rows of a match report."""
    fields = report.fields()
    wanted = [
        (name, fields.indexFromName(column), empty) for name, (column, empty) in _CELLS.items()
    ]
    rows = []
    for feature in report.getFeatures():
        cells = feature.attributes()
        held: dict[str, Any] = {}
        for name, at, empty in wanted:
            cell: Any = cells[at]
            if type(cell) is not str:
                cell = attribute_value(cell)
            held[name] = empty if cell is None else cell
        if held["candidates"]:
            held["candidates"] = read_candidates(held["candidates"])
        rows.append(MatchRow(**held))
    return rows


def read_candidates(text: str) -> tuple[tuple[str, str], ...]:
    """Return (code, label) of what a row may be, each once."""
    if not text:
        return ()
    told = (_SIDE.sub("", one.strip()).partition(" ") for one in text.split(";"))
    found = ((code, label.strip()) for code, _, label in told if code not in {"…", "–"})
    return tuple(dict.fromkeys(one for one in found if all(one)))


def district_text(row: MatchRow) -> str:
    """Return the district of a row, or that one is to be chosen."""
    if LEAVE_OUT in (row.choice, row.decision):
        return QCoreApplication.translate("MatchRows", "Left out")
    if row.to_check and row.kind in (Kind.AMBIGUOUS, Kind.UNMATCHED):
        return QCoreApplication.translate("MatchRows", "Choose…")
    return row.chosen_unit or row.unit


def how_text(row: MatchRow) -> str:
    """Return how a row came to its district, or why it did not."""
    if row.clashes:
        return kind_text(row.kind)
    if row.choice:
        return QCoreApplication.translate("MatchRows", "Decided")
    if row.decision:
        return QCoreApplication.translate("MatchRows", "Remembered")
    if row.status == _CONFLICT:
        return QCoreApplication.translate("MatchRows", "Code ≠ name")
    if row.kind is Kind.SIMILAR and row.score is not None:
        return QCoreApplication.translate("MatchRows", "{score} %").format(
            score=round(row.score * 100 if row.score <= 1 else row.score)
        )
    return kind_text(row.kind)


def urgency(row: MatchRow) -> int:
    """Return by what rows are sorted: what to check, the gravest first, then as in the file."""
    grave = TO_CHECK.index(row.kind) if row.to_check else len(TO_CHECK)
    return grave * _MOST_ROWS + row.sheet_row


def test_of(shown: Shown | Kind) -> Callable[[MatchRow], bool]:
    """Return what tells whether a filter shows a row."""
    if isinstance(shown, Kind):
        return lambda row: row.kind is shown
    if shown is Shown.TO_CHECK:
        return lambda row: row.to_check
    if shown is Shown.DECIDED:
        return lambda row: row.decided
    return lambda row: row.row > 0
