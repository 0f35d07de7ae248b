"""One row per village: equal rows become one, others are refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...messages import QT_TRANSLATE_NOOP, Message
from ..errors import DuplicateVillagesError

if TYPE_CHECKING:
    from ...tables.model import Table

_SHOWN = 3


def one_row_per_village(table: Table, codes: pd.Series) -> tuple[Table, pd.Series]:
    """Return the table with each village once, and the codes that remain.

    Args:
        table: one row per village, as read; it is not changed.
        codes: the village's full code per row, same index; rows with a blank
            code stay as they are.

    Raises:
        DuplicateVillagesError: rows of one village differ; names up to three
            villages, their lines and the first column that differs.
    """
    again = codes.ne("") & codes.duplicated(keep="first")
    if not again.any():
        return table, codes
    _refuse_different(table, codes, again)
    keep = ~again
    note = Message(
        QT_TRANSLATE_NOOP(
            "core",
            "{count} rows repeat a village with the same answers; each "
            "village was counted once ({examples}).",
        ),
        {"count": int(again.sum()), "examples": ", ".join(codes[again].unique()[:_SHOWN])},
    )
    return (
        replace(
            table,
            cells=table.cells[keep].reset_index(drop=True),
            is_number=table.is_number[keep].reset_index(drop=True),
            sheet_rows=table.sheet_rows[keep.to_numpy()],
            notes=(*table.notes, note),
        ),
        codes[keep].reset_index(drop=True),
    )


def _refuse_different(table: Table, codes: pd.Series, again: pd.Series) -> None:
    first = ~codes.duplicated(keep="first") & codes.isin(codes[again])
    origin = pd.Series(np.flatnonzero(first), index=codes[first])
    later = np.flatnonzero(again)
    earlier = origin.loc[codes[again]].to_numpy()
    cells = table.cells.to_numpy(dtype=object)
    different = cells[later] != cells[earlier]
    rows = np.flatnonzero(different.any(axis=1))
    if not len(rows):
        return
    examples = [
        f"{codes.iloc[later[one]]} ({table.sheet_rows[earlier[one]]}, "
        f"{table.sheet_rows[later[one]]}: "
        f"{table.cells.columns[int(np.argmax(different[one]))]})"
        for one in rows[:_SHOWN]
    ]
    raise DuplicateVillagesError(source=table.source, count=len(rows), examples="; ".join(examples))
