"""What a column of numbers needs after its style: percent cells and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..messages import QT_TRANSLATE_NOOP, Message
from .errors import UndecidablePercentError
from .number_cells import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from .number_style import TextColumn

SIGNS = QT_TRANSLATE_NOOP(
    "core",
    "Column “{column}”: {count} cell(s) hold a sign for missing data "
    "({signs}); they were read as missing, not as 0.",
)
SIGNS_OF_ALL = QT_TRANSLATE_NOOP(
    "core",
    "{columns} columns: {count} cell(s) hold a sign for missing data "
    "({signs}); they were read as missing, not as 0.",
)
_HUNDRED = 100.0
# Up to so many columns each has a line of its own.
_LINES = 2
_SHOWN = 3


def scale_percent_cells(
    values: NDArray[np.float64], *, column: TextColumn, stored: NDArray[np.bool_]
) -> list[Message]:
    """Bring stored percent cells to the scale of the text beside them.

    Args:
        values: the column's numbers, changed in place.
        column: its text cells.
        stored: True where the file stored a number.

    Raises:
        UndecidablePercentError: see the module `numbers`.
    """
    numbers = np.abs(values[stored & np.isfinite(values)])
    texts = np.abs(values[~stored & np.isfinite(values)])
    if not numbers.any() or not texts.size:
        return []
    signs = any(one.percent for one in column.readings)
    within = texts.max() <= _HUNDRED and np.mean(texts > 1) > 1 / 2
    fractions = numbers[(numbers > 0) & (numbers < 1)]
    shares = bool(fractions.size) and numbers.max() <= 1
    if shares and (signs or within):
        values[stored] = np.round(values[stored] * _HUNDRED, 12)
        return [_scaled_note(column, numbers.size, float(fractions[0]))]
    doubtful = numbers[(numbers > 0) & (numbers <= 1)]
    if signs and doubtful.size:
        raise UndecidablePercentError(
            column=column.name,
            number=f"{doubtful[0]:.15g}",
            scaled=f"{doubtful[0] * _HUNDRED:.12g}",
        )
    return []


def _scaled_note(column: TextColumn, count: int, example: float) -> Message:
    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” holds percentages as text and {count} percent "
        "cell(s) stored as shares; these were multiplied by 100 (stored "
        "{stored} became {value}).",
    )
    return Message(
        template,
        {
            "column": column.name,
            "count": count,
            "stored": f"{example:.15g}",
            "value": f"{example * _HUNDRED:.12g}",
        },
    )


def mark_notes(column: TextColumn) -> list[Message]:
    """Tell of footnote marks, and of dashes, which do not mean 0."""
    notes = []
    marked = [i for i, one in enumerate(column.readings) if one.mark]
    if marked:
        template = QT_TRANSLATE_NOOP(
            "core",
            "Column “{column}”: {count} cell(s) carry footnote marks "
            "({marks}), which were set aside.",
        )
        marks = sorted({column.readings[i].mark for i in marked})
        notes.append(
            Message(
                template,
                {
                    "column": column.name,
                    "count": column.count(marked),
                    "marks": ", ".join(marks[:_SHOWN]),
                },
            )
        )
    signs = [
        i
        for i, one in enumerate(column.readings)
        if one.status == MISSING and column.texts[i].strip()
    ]
    if signs:
        shown = sorted({column.texts[i].strip() for i in signs})
        notes.append(
            Message(
                SIGNS,
                {
                    "column": column.name,
                    "count": column.count(signs),
                    "signs": ", ".join(shown[:_SHOWN]),
                },
            )
        )
    return notes


def in_few_lines(notes: Iterable[Message]) -> list[Message]:
    """Say once of many columns what would be said of each.

    Args:
        notes: what reading the columns said, in any order.
    """
    kept = list(notes)
    signs = [note for note in kept if note.template == SIGNS]
    if len(signs) <= _LINES:
        return kept
    texts = [str(note.values["signs"]).split(", ") for note in signs]
    shown = sorted({one for text in texts for one in text})
    together = Message(
        SIGNS_OF_ALL,
        {
            "columns": len(signs),
            "count": sum(_whole(note.values["count"]) for note in signs),
            "signs": ", ".join(shown[:_SHOWN]),
        },
    )
    place = kept.index(signs[0])
    rest = [note for note in kept if note.template != SIGNS]
    return [*rest[:place], together, *rest[place:]]


def _whole(value: object) -> int:
    return int(str(value))
