"""What a messy file becomes: one table of text, and what reading did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ..measures.field import Fields
    from ..messages import Message


@dataclass(frozen=True)
class Table:
    """A table as text: nothing converted, nothing guessed away.

    cells: text, one column per header name (unique), RangeIndex; an empty
        cell is "".
    is_number: same shape; True where the file stored a number, which has no
        question of style (`1101` in a spreadsheet, a numeric field).
    sheet_rows: 1-based line or row number of each data row in the file.
    source: file name.
    sheet: sheet or layer, None where the format has none.
    notes: what reading did, in the order in which it did it.
    personal: headers of the columns about persons that were left out.
    kinds: of each of these, what kind of data about persons it holds.
    status: header -> letters that stand beside the values, "" where none does.
    fields: what the columns are, where their layer says it.
    """

    cells: pd.DataFrame
    is_number: pd.DataFrame
    sheet_rows: NDArray[np.int64]
    source: str
    sheet: str | None
    notes: tuple[Message, ...]
    personal: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    status: Mapping[str, pd.Series] = field(default_factory=dict)
    fields: Fields | None = None
