"""Several rows for one unit and period: an error, or a stated rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..regions.systems import RowStatus
from .errors import DuplicateUnitsError
from .options import DuplicateRule

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SHOWN = 3
# Of each unit; a table of villages has hundreds.
_ROWS_SHOWN = 5


def refuse_duplicates(rows: pd.DataFrame) -> None:
    """Refuse a table with several rows for one unit and period.

    Args:
        rows: `status`, `bps_code`, `unit_name`, `sheet_row` of each row.

    Raises:
        DuplicateUnitsError: names up to three units and their rows.
    """
    double = rows[rows["status"] == RowStatus.DUPLICATE.value]
    if double.empty:
        return
    groups = double.groupby("bps_code", sort=False)
    examples = [
        f"{group['unit_name'].iloc[0]} ({code}): " + _listed(group["sheet_row"].tolist())
        for code, group in list(groups)[:_SHOWN]
    ]
    raise DuplicateUnitsError(count=groups.ngroups, examples="; ".join(examples))


def _listed(rows: list[int]) -> str:
    """Return the first rows; an ellipsis stands for the others."""
    shown = [str(row) for row in rows[:_ROWS_SHOWN]]
    return ", ".join([*shown, "…"] if len(rows) > _ROWS_SHOWN else shown)


def combine_duplicates(
    values: pd.DataFrame, status: pd.DataFrame, unit: pd.Series, rule: DuplicateRule
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make one row per unit.

    Args:
        values: float, one row per input row.
        status: the same shape.
        unit: BPS code per input row, same index.
        rule: a sum needs every row's value, a mean takes those that have
            one, first takes the first row as it is.

    Returns:
        Values and status indexed by unit. What was made of several rows is
        `E` where it has a value, else the first row's status that explains
        why not.
    """
    group, names = pd.factorize(unit)
    index = pd.Index(names, name="bps_code")
    size = np.bincount(group, minlength=len(names))
    first = np.unique(group, return_index=True)[1]
    out_values, out_status = {}, {}
    for column in values.columns:
        value = values[column].to_numpy(float)
        state = status[column].to_numpy(object)
        out = value[first].copy()
        letters = state[first].copy()
        double = size > 1
        if double.any():
            combined = _combined(value, group, first, rule)
            out[double] = combined[double]
            why = _first_reason(state, group, letters)
            letters[double] = np.where(np.isnan(combined), why, "E")[double]
        out_values[column] = out
        out_status[column] = letters
    return (
        pd.DataFrame(out_values, index=index, dtype=float),
        pd.DataFrame(out_status, index=index, dtype=object),
    )


def _combined(
    value: NDArray[np.float64],
    group: NDArray[np.intp],
    first: NDArray[np.intp],
    rule: DuplicateRule,
) -> NDArray[np.float64]:
    if rule is DuplicateRule.SUM:
        return np.bincount(group, weights=value).astype(float)
    if rule is DuplicateRule.MEAN:
        known = ~np.isnan(value)
        total = np.bincount(group, weights=np.where(known, value, 0.0))
        count = np.bincount(group, weights=known)
        return np.divide(total, count, out=np.full(len(total), np.nan), where=count > 0)
    return value[first]


def _first_reason(
    state: NDArray[np.object_], group: NDArray[np.intp], default: NDArray[np.object_]
) -> NDArray[np.object_]:
    reason = default.copy()
    without = ~np.isin(state.astype(str), ["A", "E"])
    rows = np.flatnonzero(without)[::-1]
    reason[group[rows]] = state[rows]
    return reason
