"""Statuses that a table states beside its values, as SDMX and layers of ours do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..measures.status import Status, codes_of, has_value, letters_of, worst

if TYPE_CHECKING:
    from ..tables.model import Table

# Letters of SDMX's code list OBS_STATUS (2.x) that say more than "normal"; those of ours that
# it does not know (X) are written by our own layers alone.
_STATED = {
    **dict.fromkeys("EFIPU", Status.ESTIMATED),
    **dict.fromkeys("HLMO", Status.MISSING),
    "N": Status.NOT_ASKED,
    "Q": Status.SUPPRESSED,
    "X": Status.NOT_COMPARABLE,
}
_SDMX_STATUS, _SDMX_VALUE = "obs_status", "obs_value"


def stated_for(table: Table, column: str) -> pd.Series | None:
    """Return the status letters that a table states for a column, None where it states none."""
    if column in table.status:
        return table.status[column]
    if column.strip().casefold() != _SDMX_VALUE:
        return None
    beside = [one for one in table.cells if str(one).strip().casefold() == _SDMX_STATUS]
    return table.cells[beside[0]] if beside else None


def with_stated(
    values: pd.Series, status: pd.Series, stated: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """Let a stated status stand where it is more severe than what the cell itself says.

    A value whose stated status hides it is taken away, whatever stands in the cell.
    """
    told = codes_of(_STATED.get(text.strip().upper(), Status.NORMAL) for text in stated)
    codes = worst(codes_of(status), told)
    # What is not there is missing, unless the status says why.
    empty = values.isna().to_numpy() & ~has_value(told)
    codes = np.where(empty & (told != Status.MISSING.code), told, codes)
    kept = values.where(has_value(codes))
    return kept, pd.Series(letters_of(codes), index=status.index, dtype=object)
