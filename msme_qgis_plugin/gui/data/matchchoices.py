"""What is matched, and what a person said of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication

from ...core.harmonise.keys import decision_key, style_key
from ...core.harmonise.options import ALL_PERIODS
from ...core.tables.styles import NumberStyle
from .matchrow import ADD, LEAVE_OUT, MAP, Kind, MatchRow

if TYPE_CHECKING:
    from collections.abc import Sequence

AUTO = "auto"
STYLES = (NumberStyle.INDONESIAN.value, NumberStyle.ENGLISH.value)
KEEP, KEEP_OTHER, UNDO = "keep", "keep other", "undo"


@dataclass(frozen=True)
class Source:
    """What is matched: a file and its sheet, or a layer of the project."""

    path: str = ""
    sheet: str = ""
    layer_id: str = ""

    @property
    def name(self) -> str:
        """The file's or the layer's name."""
        if self.path:
            return Path(self.path).name
        layer = QgsProject.instance().mapLayer(self.layer_id)
        return layer.name() if layer is not None else ""

    def parameters(self) -> dict[str, str]:
        """Return how to tell an algorithm."""
        told = {"INPUT": self.path} if self.path else {"LAYER": self.layer_id}
        if self.sheet:
            told["SHEET"] = self.sheet
        return told


@dataclass
class Choices:
    """What a person said of the whole table, now and of earlier files.

    styles: column -> number style, where its cells do not tell.
    kept_styles: which of these are as answered for an earlier file.
    period: which to map; each as a field of one series unless a person chooses one.
    remembered: `code|name` -> decision.
    ignored: keys of remembered decisions that were taken back.
    """

    system: str = AUTO
    style: str = AUTO
    styles: dict[str, str] = field(default_factory=dict)
    kept_styles: set[str] = field(default_factory=set)
    period: str = ALL_PERIODS
    remembered: dict[str, str] = field(default_factory=dict)
    ignored: set[str] = field(default_factory=set)

    def parameters(self) -> dict[str, str]:
        """Return how to tell `msme:harmonise`; nothing where all is found."""
        told = {"CODE_SYSTEM": self.system, "NUMBER_STYLE": self.style}
        said = {key: token for key, token in told.items() if token != AUTO}
        if self.styles:
            styles = [f"{column}={style}" for column, style in self.styles.items()]
            said["COLUMN_STYLES"] = json.dumps(styles, ensure_ascii=False)
        return {**said, "PERIOD": self.period}

    def undecided(self, columns: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the columns of two readings that nothing was said of."""
        if self.style != AUTO:
            return []
        return [one for one in columns if one["column"] not in self.styles]

    def take_styles(self, columns: Sequence[dict[str, Any]], kept: dict[str, str]) -> None:
        """Answer for columns of two readings as was answered for an earlier file."""
        known = {one["column"]: kept.get(_style_key(one), "") for one in columns}
        found = {column: style for column, style in known.items() if style in STYLES}
        self.styles.update(found)
        self.kept_styles = set(found)

    def forget_styles(self) -> None:
        """Take back what earlier files' answers say of this one."""
        for column in self.kept_styles:
            self.styles.pop(column, None)
        self.kept_styles.clear()

    def known_styles(self, columns: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], str]]:
        """Return the columns that earlier files' answers settle, with their styles."""
        names = self.kept_styles
        return [(one, self.styles[one["column"]]) for one in columns if one["column"] in names]

    def styles_to_keep(self, columns: Sequence[dict[str, Any]]) -> dict[str, str]:
        """Return key -> style of the columns of two readings, for the next file."""
        told = {_style_key(one): self.styles.get(one["column"], self.style) for one in columns}
        return {key: style for key, style in told.items() if key and style in STYLES}

    def decisions(self, rows: Sequence[MatchRow], *, mapping: bool) -> dict[str, str]:
        """Return row number or `code|name` -> decision.

        Args:
            mapping: for the map, where duplicates that are not decided are
                left out.
        """
        told = {key: value for key, value in self.remembered.items() if key not in self.ignored}
        for row in rows:
            if mapping and row.kind is Kind.DUPLICATE and row.to_check:
                told[str(row.row)] = LEAVE_OUT
            elif row.choice:
                told[str(row.row)] = row.choice
        return told

    def decided_alike(self, rows: Sequence[MatchRow]) -> dict[int, tuple[str, str]]:
        """Return row number -> decision and district, of rows that only a group was decided for."""
        known = self.remembered.keys() - self.ignored
        return {
            row.row: (row.bps_code if row.decision == MAP else LEAVE_OUT, row.unit)
            for row in rows
            if row.decision == LEAVE_OUT or (row.decision == MAP and row.bps_code)
            if row_key(row) not in known
        }


def _style_key(column: dict[str, Any]) -> str:
    return style_key(column["column"], column["cell"])


def takes(row: MatchRow, decision: str, like: MatchRow) -> bool:
    """Tell whether what is decided about one row can be meant for another one too.

    A district is meant for rows that may be it, and for those that say the same.
    """
    if row.row <= 0 or row.kind is Kind.TOTAL:
        return False
    if decision in (LEAVE_OUT, UNDO, ADD):
        return (row.kind is Kind.DUPLICATE) == (like.kind is Kind.DUPLICATE)
    return row_key(row) == row_key(like) or decision in dict(row.candidates)


def told_before(rows: Sequence[MatchRow], shown: Sequence[MatchRow]) -> str:
    """Say how many rows were decided as in earlier files, "" where none was.

    Args:
        rows: as matched.
        shown: with what was decided now.
    """
    chosen = {row.row for row in shown if row.choice}
    known = [row for row in rows if row.decision and row.row not in chosen]
    if not known:
        return ""
    return " " + QCoreApplication.translate(
        "DataMatch", "Decided as in earlier files: {count} rows."
    ).format(count=len(known))


def row_key(row: MatchRow) -> str:
    """Return the key under which a row's decision is remembered."""
    return decision_key(row.code, row.name)


def decisions_to_keep(rows: Sequence[MatchRow]) -> dict[str, str]:
    """Return the decisions to keep for the next file.

    Rows that say the same and were decided differently are not, nor are
    decisions that gave a district two rows.
    """
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.choice and row.choice != ADD and not row.clashes:
            found.setdefault(row_key(row), set()).add(row.choice)
    return {key: next(iter(choices)) for key, choices in found.items() if len(choices) == 1}
