"""Long tables: columns of words that repeat each unit, such as indicator or sex."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message
from ..tables.left_out import KINDS_CARRIED, WORDS_LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..tables.columns import ColumnRoles
    from ..tables.model import Table

SPREAD = QT_TRANSLATE_NOOP(
    "core", "Each unit has a row for each “{columns}”; these became columns of their own: {parts}."
)
_HALF = 0.5
_MOST_PARTS, _MOST_COLUMNS = 60, 3
_SHOWN = 5


def find_breakdown(table: Table, roles: ColumnRoles) -> tuple[str, ...]:
    """Return the columns that tell the rows of one unit and period apart.

    Most units have to repeat, and most of them to have every part: a few rows
    that stand twice are no breakdown.
    """
    keys = [roles.code, roles.name, roles.type, roles.province, roles.parent, roles.period]
    told = [one for one in keys if one is not None]
    unit = table.cells.groupby(told, sort=False).ngroup()
    if unit.duplicated(keep=False).mean() < _HALF:
        return ()
    offered = [
        one
        for one in table.cells.columns
        if one not in (*told, *roles.values) and 1 < table.cells[one].nunique() <= _MOST_PARTS
        if table.cells[one].ne("").all()
    ]
    for size in range(1, _MOST_COLUMNS + 1):
        for columns in combinations(offered, size):
            if _tells_apart(table.cells[list(columns)], unit):
                return columns
    return ()


def _tells_apart(cells: pd.DataFrame, unit: pd.Series[int]) -> bool:
    parts = cells.groupby(list(cells), sort=False).ngroup()
    count = parts.nunique()
    if count > _MOST_PARTS or len(unit) < _HALF * count * unit.nunique():
        return False
    return not pd.DataFrame({"unit": unit, "part": parts}).duplicated().any()


def spread_roles(roles: ColumnRoles, columns: Sequence[str]) -> ColumnRoles:
    """Return roles in which the columns are no categories, and are not said to be left out."""
    kept = tuple(one for one in roles.categories if one not in columns)
    notes = []
    for note in roles.notes:
        if note.template not in (KINDS_CARRIED, WORDS_LEFT_OUT):
            notes.append(note)
            continue
        said = str(note.values["columns"]).split(", ")
        others = ", ".join(one for one in said if one not in columns)
        if others:
            notes.append(replace(note, values={"columns": others}))
    return replace(roles, categories=kept, notes=tuple(notes))


def parts_of(table: Table, columns: Sequence[str]) -> pd.Series[str]:
    """Return what tells each row apart from others of its unit and period, "" if nothing does."""
    if not columns:
        return pd.Series("", index=table.cells.index, dtype=object)
    return table.cells[list(columns)].agg(" / ".join, axis=1)


def spread_note(columns: Sequence[str], parts: pd.Series[str]) -> tuple[Message, ...]:
    """Say that rows became columns, if any did."""
    if not columns:
        return ()
    names = list(parts.unique())
    shown = ", ".join([*names[:_SHOWN], "…"] if len(names) > _SHOWN else names)
    return (Message(SPREAD, {"columns": " / ".join(columns), "parts": shown}),)
