"""Numbers out of text cells, in Indonesian and in English style.

The style is decided over a whole column, from what its cells prove:

1. A cell proves its own reading when it holds both signs (`1.234,5`), one
   sign twice (`1.648.096`), anything but three digits after the sign
   (`18,98`), more than three or a leading 0 before it (`0.123`).
2. `1.234` and `8,200` prove nothing. Where every proof in the column points to
   one style, they follow it, and a note says so: beside `18,98`, `1.234`
   is 1234.
3. Where the column mixes styles, each proven cell keeps its own reading. An
   unproven one is read as grouped thousands only when the column holds
   grouped numbers elsewhere (`1.648.096`) and none of its decimal parts has
   three digits: the digits then match a habit seen in the column and not
   the other. Otherwise the column is refused.
4. With no proof at all the column is refused, with both readings shown,
   unless the caller gives the style.
5. Where following the style would put an unproven cell a thousandfold above
   proven ones that all stay under 100 (`25.400` among percentages such as
   `18,98`, `7,085` beside `5.07`), the column is refused.
6. A given style settles what would be refused. It never overrides a proof:
   given for all columns it gives way, with a note; given for the column
   alone it is refused.

Numbers beyond 1e300 are what programs write for no value; they are missing.

Cells stored as numbers have no question of style and prove nothing.

Percentages: `45,49%` is 45.49. A spreadsheet stores a percent cell as 0.4549,
so where numbers of at most 1 stand beside text percentages, they are
multiplied by 100, with a note. Text counts as percentages when it carries
percent signs, or when all of it lies within 0 to 100 and most of it above 1.
Where text carries percent signs and the stored numbers lie on both scales,
the column is refused. Stored numbers without text beside them stay.

`-` and `...` are missing, never 0; `0` is 0; `x` is suppressed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message, brief
from .errors import UndecidableNumberStyleError, UndecidablePercentError, UnreadableNumbersError
from .number_cells import ESTIMATED, MISSING, NORMAL, read_cell
from .number_notes import mark_notes, scale_percent_cells
from .number_style import TextColumn, settle
from .styles import ColumnStyles, NumberStyle, given_style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from .model import Table

__all__ = [
    "NumberColumn",
    "NumberStyle",
    "all_numeric",
    "looks_numeric",
    "parse_numbers",
    "two_readings",
    "unreadable_cells",
]

_SHOWN = 3
_TWO_READINGS = ("column", "row", "cell", "indonesian", "english")
_LARGEST = 1e300


@dataclass(frozen=True)
class NumberColumn:
    """A column read as numbers.

    values: float64, NaN where there is no number; index of the cells.
    status: "A", "E" (marked as an estimate), "M", "N", "Q" or "X".
    style: the style found or given; AUTO where none was needed or several
        are mixed.
    notes: what was decided on the way.
    """

    values: pd.Series
    status: pd.Series
    style: NumberStyle
    notes: tuple[Message, ...]


def parse_numbers(
    cells: pd.Series,
    *,
    is_number: pd.Series | None = None,
    style: NumberStyle | ColumnStyles = NumberStyle.AUTO,
    sheet_rows: NDArray[np.int64] | None = None,
) -> NumberColumn:
    """Read a column of text as numbers.

    Args:
        cells: text, any index; its name is the column's name in messages.
        is_number: True where the file stored a number; same index.
        style: AUTO, or the style of cells that do not prove their own, for
            all columns or by column.
        sheet_rows: line of each cell in the file, for messages; without it
            cells are counted from 1.

    Returns:
        Values in the unit of the column, percentages in points (0–100) where
        the text has them so. The rules stand at the top of this module.

    Raises:
        UnreadableNumbersError: some cells are neither numbers nor signs for
            missing values; names the first three.
        UndecidableNumberStyleError: nothing tells thousands from decimals.
        MixedNumberStyleError: the column mixes both styles, and a cell may
            be either.
        ContradictedNumberStyleError: the style given for this column is not
            the one that its cells prove.
        UndecidablePercentError: stored numbers of both scales stand beside
            text percentages.
    """
    stored = _stored(cells, is_number)
    column = _column(cells, where=~stored, lines=sheet_rows)
    _refuse_unreadable(column)
    settled = settle(column, given_style(style, column.name))
    notes = list(settled.notes)
    values = np.full(len(cells), np.nan)
    status = np.full(len(cells), MISSING, dtype=object)
    texts = np.flatnonzero(~stored)
    values[texts] = settled.values[column.codes]
    letters = np.array([one.status for one in column.readings], dtype=object)
    status[texts] = letters[column.codes]
    values[stored] = cells[stored].astype(float)
    status[stored] = np.where(np.isfinite(values[stored]), NORMAL, MISSING)
    notes += _without_nulls(values, status, column=column.name)
    notes += scale_percent_cells(values, column=column, stored=stored)
    notes += mark_notes(column)
    return NumberColumn(
        values=pd.Series(values, index=cells.index, name=cells.name),
        status=pd.Series(status, index=cells.index, name=cells.name),
        style=settled.style,
        notes=tuple(notes),
    )


def _without_nulls(
    values: NDArray[np.float64], status: NDArray[np.object_], *, column: str
) -> list[Message]:
    """Take away, in place, what programs write for no value: -1.797e308."""
    values[~np.isfinite(values)] = np.nan
    nulls = np.abs(values) > _LARGEST
    if not nulls.any():
        return []
    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}”: {count} cell(s) hold {value}, which programs write "
        "for no value; they were read as missing.",
    )
    first = f"{values[nulls][0]:.4g}"
    values[nulls] = np.nan
    status[nulls] = MISSING
    return [Message(template, {"column": column, "count": int(nulls.sum()), "value": first})]


def looks_numeric(cells: pd.Series, *, is_number: pd.Series | None = None) -> bool:
    """Tell whether every cell is a number or a sign for no value.

    At least one must be a number. A column whose style cannot be decided
    looks numeric all the same, so that it is refused and not passed over.
    """
    stored = _stored(cells, is_number)
    texts = pd.unique(cells.to_numpy(dtype=object)[~stored])
    if not texts.size:
        return bool(stored.any())
    return all_numeric(texts, at_least_one=not stored.any())


def all_numeric(texts: Iterable[object], *, at_least_one: bool) -> bool:
    """Tell whether every text is a number or a sign for no value."""
    found = not at_least_one
    for text in texts:
        status = read_cell(text if isinstance(text, str) else "").status
        if not status:
            return False
        found = found or status in {NORMAL, ESTIMATED}
    return found


def two_readings(table: Table, columns: Iterable[str]) -> list[dict[str, object]]:
    """Return the columns whose number style a person must say.

    Returns:
        For each its `column`, and `row` and `cell` of the first cell that may be `indonesian` or
        `english`, which are numbers as text.
    """
    found = []
    for column in columns:
        cells, stored = table.cells[column], table.is_number[column]
        used = ~unreadable_cells(cells, is_number=stored)
        rows = table.sheet_rows[used.to_numpy()]
        try:
            parse_numbers(cells[used], is_number=stored[used], sheet_rows=rows)
        except UndecidableNumberStyleError as error:
            found.append({name: error.message.values[name] for name in _TWO_READINGS})
        except UndecidablePercentError:
            continue
    return found


def unreadable_cells(cells: pd.Series, *, is_number: pd.Series | None = None) -> pd.Series:
    """Return True where a cell is neither a number nor a sign for none."""
    stored = _stored(cells, is_number)
    column = _column(cells, where=~stored, lines=None)
    bad = np.array([not one.status for one in column.readings], dtype=bool)
    result = np.zeros(len(cells), dtype=bool)
    result[np.flatnonzero(~stored)] = bad[column.codes]
    return pd.Series(result, index=cells.index)


def _stored(cells: pd.Series, is_number: pd.Series | None) -> NDArray[np.bool_]:
    """Return where the file stored a number that can be read as one."""
    if pd.api.types.is_numeric_dtype(cells):
        return np.ones(len(cells), dtype=bool)
    if is_number is None:
        return np.zeros(len(cells), dtype=bool)
    stored = is_number.to_numpy(dtype=bool).copy()
    if stored.any():
        numbers = pd.to_numeric(cells[stored], errors="coerce")
        stored[np.flatnonzero(stored)[numbers.isna().to_numpy()]] = False
    return stored


def _column(
    cells: pd.Series, *, where: NDArray[np.bool_], lines: NDArray[np.int64] | None
) -> TextColumn:
    if lines is None:
        lines = np.arange(1, len(cells) + 1)
    texts = cells.to_numpy(dtype=object)[where]
    codes, distinct = pd.factorize(texts)
    known = [one if isinstance(one, str) else str(one) for one in distinct]
    if (codes < 0).any():
        codes = np.where(codes < 0, len(known), codes)
        known.append("")
    return TextColumn(
        name=str(cells.name),
        texts=known,
        readings=[read_cell(one) for one in known],
        codes=codes,
        lines=np.asarray(lines)[where],
    )


def _refuse_unreadable(column: TextColumn) -> None:
    bad = [i for i, one in enumerate(column.readings) if not one.status]
    if not bad:
        return
    cells = np.flatnonzero(np.isin(column.codes, bad))
    shown = (
        f"“{brief(column.texts[column.codes[cell]])}” ({column.lines[cell]})"
        for cell in cells[:_SHOWN]
    )
    raise UnreadableNumbersError(column=column.name, count=len(cells), cells=", ".join(shown))
