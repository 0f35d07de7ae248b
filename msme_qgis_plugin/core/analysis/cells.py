"""The counts of a table, one row each, with what they are of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message
from ..overlay.errors import NegativeCountError
from ..tables.errors import UndecidableNumberStyleError
from ..tables.numbers import NumberStyle, parse_numbers, unreadable_cells
from .breakdowns import NONE, TOTAL, UNKNOWN, is_total, read_sex, read_size
from .errors import BreakdownUnknownError
from .kbli import read_section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from ..tables.model import Table
    from .breakdowns import Breakdowns

_COLUMNS = QT_TRANSLATE_NOOP(
    "core", "Counts are taken from: {values}. Sectors: {sector}; sex: {sex}; size: {size}."
)
_FILLED = QT_TRANSLATE_NOOP(
    "core", "{count} rows without a district follow one that has it and belong to it."
)


def with_units(
    table: Table, keys: Iterable[str], layout: Breakdowns, notes: list[Message]
) -> Table:
    """Give rows under a merged cell the unit that stands above them."""
    if layout.sector is None:
        return table
    columns = list(keys)
    blank = (table.cells[columns] == "").all(axis=1)
    blank &= table.cells[layout.sector].str.strip().ne("")
    if not blank.any():
        return table
    notes.append(Message(_FILLED, {"count": int(blank.sum())}))
    cells = table.cells.copy()
    above = cells[columns].mask(blank).ffill().fillna("")
    cells[columns] = above
    return replace(table, cells=cells)


def stack(
    table: Table,
    keys: Iterable[str],
    layout: Breakdowns,
    *,
    style: NumberStyle,
    notes: list[Message],
) -> pd.DataFrame:
    """Make one row per count.

    Args:
        keys: the columns that tell the unit.

    Returns:
        unit (a number per distinct key), line (in the file), sector (as the
        table writes it, or `total`), sex, size, value, status.

    Raises:
        BreakdownUnknownError: a cell that is no sector, sex or size.
        UndecidableNumberStyleError, UnreadableNumbersError: see there.
    """
    unit = pd.factorize(pd.MultiIndex.from_frame(table.cells[list(keys)]))[0]
    notes.append(
        Message(
            _COLUMNS,
            {
                "values": ", ".join(layout.values),
                "sector": layout.sector or "–",
                "sex": layout.sex or "–",
                "size": layout.size or "–",
            },
        )
    )
    rows = pd.DataFrame({"unit": unit, "line": table.sheet_rows})
    sector = _cells(table, layout.sector)
    sex = _coded(table, layout.sex, read_sex, sector)
    size = _coded(table, layout.size, read_size, sector)
    stacked = []
    for column, part in layout.values.items():
        values, status = _numbers(table, column, style, notes)
        stacked.append(
            rows.assign(
                sector=part.sector or sector,
                sex=part.sex or sex,
                size=part.size or size,
                value=values,
                status=status,
            )
        )
    cells = pd.concat(stacked, ignore_index=True)
    _refuse_unknown_sectors(cells, layout)
    known = cells["sector"].map(_is_sector_or_total)
    return cells[known].reset_index(drop=True)


def _cells(table: Table, column: str | None) -> pd.Series:
    if column is None:
        return pd.Series(NONE, index=table.cells.index, dtype=object)
    return table.cells[column].str.strip()


def _coded(
    table: Table, column: str | None, read: Callable[[str], str], sector: pd.Series
) -> pd.Series:
    """Read a column of sexes or sizes; a blank cell is `unknown`.

    Raises:
        BreakdownUnknownError: names a cell that is neither.
    """
    cells = _cells(table, column)
    if column is None:
        return cells
    codes = {text: read(text) or NONE for text in cells.unique()}
    of_sectors = sector.map(_is_sector_or_total) | (sector == NONE)
    for line, text in zip(table.sheet_rows[of_sectors.to_numpy()], cells[of_sectors]):
        if text and not codes[text]:
            raise BreakdownUnknownError(column=column, cell=text, row=int(line))
    return cells.map({**codes, "": UNKNOWN})


def _numbers(
    table: Table, column: str, style: NumberStyle, notes: list[Message]
) -> tuple[NDArray[np.float64], NDArray[np.object_]]:
    """Read a column of counts, which are whole numbers.

    Raises:
        UndecidableNumberStyleError: both readings are whole.
        UnreadableNumbersError: cells that are no numbers.
        NegativeCountError: a count below zero.
    """
    cells, stored = table.cells[column], table.is_number[column]
    used = ~unreadable_cells(cells, is_number=stored)
    lines = table.sheet_rows[used.to_numpy()]

    def read(how: NumberStyle) -> tuple[pd.Series, pd.Series]:
        found = parse_numbers(cells[used], is_number=stored[used], style=how, sheet_rows=lines)
        notes.extend(found.notes)
        return found.values, found.status

    try:
        values, status = read(style)
    except UndecidableNumberStyleError:
        both = [read(how) for how in (NumberStyle.INDONESIAN, NumberStyle.ENGLISH)]
        whole = [one for one in both if (one[0].dropna() % 1 == 0).all()]
        if len(whole) != 1:
            raise
        values, status = whole[0]
    below = np.flatnonzero(values < 0)
    if len(below):
        raise NegativeCountError(
            value=f"{values.iloc[below[0]]:g}", source=table.source, row=lines[below[0]]
        )
    index = cells.index
    return (
        values.reindex(index).to_numpy(float),
        status.reindex(index).fillna("M").to_numpy(object),
    )


def _is_sector_or_total(text: str) -> bool:
    return text == TOTAL or read_section(text) is not None or is_total(text)


def _refuse_unknown_sectors(cells: pd.DataFrame, layout: Breakdowns) -> None:
    strange = cells[~cells["sector"].map(_is_sector_or_total) & cells["value"].notna()]
    if strange.empty:
        return
    first = strange.iloc[0]
    raise BreakdownUnknownError(
        column=layout.sector or "–", cell=str(first["sector"]), row=int(first["line"])
    )
