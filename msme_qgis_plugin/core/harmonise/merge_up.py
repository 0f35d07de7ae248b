"""Values of one vintage of units brought to the units of another.

Units split (pemekaran) and never merge here, so a value can be carried up to
a parent by adding its children, and can never be carried down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..measures.status import Status, codes_of, has_value, letters_of

if TYPE_CHECKING:
    from collections.abc import Collection

_NOT_COMPARABLE, _MISSING = Status.NOT_COMPARABLE.code, Status.MISSING.code


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
        `M` otherwise. A column that may not be added gets `X` for a target
        unit made of several source units.
    """
    link = pd.DataFrame({"source": source_parent, "target": target_parent}).drop_duplicates()
    group, targets = pd.factorize(link["target"])
    torn = link["source"].duplicated(keep=False).to_numpy()
    lives_on = (link["source"] == link["target"]).to_numpy()
    several = np.bincount(group) > 1

    table = values.reindex(link["source"])
    states = status.reindex(link["source"]).fillna("M")
    out_values, out_status = {}, {}
    for column in values.columns:
        severity = codes_of(states[column])
        had_value = has_value(severity)
        severity[torn] = np.where((lives_on & had_value)[torn], _NOT_COMPARABLE, _MISSING)
        worst = np.zeros(len(targets), np.int8)
        np.maximum.at(worst, group, severity)
        if column not in additive:
            worst[several] = np.maximum(worst[several], _NOT_COMPARABLE)
        # A sum with one child missing is not the parent's value: NaN stays.
        total = np.bincount(group, weights=table[column].to_numpy(float))
        out_values[column] = np.where(has_value(worst), total, np.nan)
        out_status[column] = letters_of(worst)
    index = pd.Index(targets, name="bps_code")
    return (
        pd.DataFrame(out_values, index=index, dtype=float),
        pd.DataFrame(out_status, index=index, dtype=object),
    )
