"""Values of one vintage of units brought to the units of another.

Units split (pemekaran) and never merge here, so a value can be carried up to
a parent by adding its children, and can never be carried down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Collection


def bring_to_vintage(
    values: pd.DataFrame,
    status: pd.DataFrame,
    *,
    source_parent: pd.Series,
    target_parent: pd.Series,
    additive: Collection[str],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Add values of source units up to target units where they nest.

    Args:
        values: one row per source unit, labelled by its id; NaN where there
            is no value.
        status: the same shape; `A`, `E`, `M`, `N`, `Q` or `X`.
        source_parent: today's unit -> id of the source unit that holds it.
        target_parent: today's unit -> id of the target unit that holds it.
        additive: columns that may be added; another column keeps its value
            only where source and target unit cover the same ground.

    Returns:
        Values and status, one row per target unit in order of first
        appearance. A target unit that is only part of a source unit gets no
        value: `X` where the source unit lives on under its id and had one,
        `M` otherwise. A column that may not be added gets `X` for a target unit
        made of several source units.
    """
    link = pd.DataFrame(
        {"source": source_parent, "target": target_parent}
    ).drop_duplicates()
    targets = pd.Index(pd.unique(target_parent), name="bps_code")
    torn = link["source"].duplicated(keep=False)
    several = link.groupby("target")["source"].size()

    rows = link.set_index("source")["target"]
    table = values.reindex(rows.index)
    states = status.reindex(rows.index).fillna("M")
    out_values = pd.DataFrame(index=targets, columns=values.columns)
    out_status = pd.DataFrame(index=targets, columns=values.columns)
    for column in values.columns:
        value, state = _combine(
            table[column].to_numpy(float),
            states[column].to_numpy(str),
            rows.to_numpy(),
            may_add=column in additive,
            several=several,
        )
        part = _torn_status(link[torn], status[column])
        value = value.reindex(targets)
        state = state.reindex(targets)
        value[part.index] = np.nan
        state[part.index] = part
        out_values[column] = value
        out_status[column] = state
    return out_values.astype(float), out_status


def _torn_status(torn: pd.DataFrame, status: pd.Series) -> pd.Series:
    has_value = torn["source"].map(status).isin(["A", "E"])
    lives_on = torn["source"] == torn["target"]
    state = pd.Series(
        np.where(lives_on & has_value, "X", "M"),
        index=torn["target"],
        dtype=object,
    )
    # A target unit may touch several torn source units; X says more than M.
    return state.groupby(level=0).max()


def _combine(
    value: np.ndarray,
    state: np.ndarray,
    target: np.ndarray,
    *,
    may_add: bool,
    several: pd.Series,
) -> tuple[pd.Series, pd.Series]:
    by_target = pd.Series(value).groupby(target, sort=False)
    # A sum with one child missing is not the parent's value.
    total = by_target.agg(lambda one: one.sum(skipna=False))
    merged_state = pd.Series(state).groupby(target, sort=False).agg(_worst)
    merged_state = merged_state.where(
        total.notna() | ~merged_state.isin(["A", "E"]), "M"
    )
    if not may_add:
        made_of_several = several.reindex(total.index) > 1
        total = total.mask(made_of_several)
        merged_state = merged_state.mask(made_of_several, "X")
    return total, merged_state


def _worst(states: pd.Series) -> str:
    for state in ("Q", "X", "M", "N", "E"):
        if (states == state).any():
            return state
    return "A"
