"""What is said of columns that are no values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..messages import QT_TRANSLATE_NOOP, Message, brief
from .numbers import unreadable_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .column_texts import Column
    from .model import Table

KINDS_CARRIED = QT_TRANSLATE_NOOP(
    "core", "These columns hold words and are mapped as kinds of units, as categories: {columns}."
)
WORDS_LEFT_OUT = QT_TRANSLATE_NOOP(
    "core", "These columns hold words and were left out of the values: {columns}."
)
_SHOWN = 3
# With fewer numbers a column is one of words, in which some happen to be.
_SOME_NUMBERS = 0.2


def signs_note(columns: Sequence[Column]) -> list[Message]:
    """Tell of columns without a number, of which an x may be a tick."""
    if not columns:
        return []
    template = QT_TRANSLATE_NOOP(
        "core",
        "These columns hold no number, only signs such as {signs}, and were "
        "left out of the values: {columns}. Name them to have the signs read "
        "as missing or suppressed.",
    )
    signs = dict.fromkeys(text for one in columns for text in one.texts)
    values = {
        "signs": ", ".join(list(signs)[:_SHOWN]),
        "columns": ", ".join(one.header for one in columns),
    }
    return [Message(template, values)]


def words_note(columns: Sequence[str]) -> list[Message]:
    """Tell of columns of words and dates."""
    if not columns:
        return []
    return [Message(WORDS_LEFT_OUT, {"columns": ", ".join(columns)})]


def kinds_note(columns: Sequence[str]) -> list[Message]:
    """Tell of columns of words that are carried over."""
    return [Message(KINDS_CARRIED, {"columns": ", ".join(columns)})] if columns else []


def spoilt_note(table: Table, column: Column) -> list[Message]:
    """Tell of a column of numbers that some cells spoil, with the first."""
    header = column.header
    cells, stored = table.cells[header], table.is_number[header]
    bad = unreadable_cells(cells, is_number=stored).to_numpy()
    filled = cells.ne("").sum()
    if not 0 < bad.sum() <= (1 - _SOME_NUMBERS) * filled:
        return []
    first = int(np.argmax(bad))
    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” was left out: {count} cell(s) are no numbers, "
        "first “{cell}” in row {row}.",
    )
    values = {
        "column": header,
        "count": int(bad.sum()),
        "cell": brief(str(cells.iloc[first])),
        "row": int(table.sheet_rows[first]),
    }
    return [Message(template, values, warns=True)]
