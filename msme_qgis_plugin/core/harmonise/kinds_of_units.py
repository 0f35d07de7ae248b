"""Words that name the kind of a unit, such as its type or cluster, brought to units."""

from __future__ import annotations

import pandas as pd


def unit_kinds(
    words: pd.DataFrame, unit: pd.Series, *, source_parent: pd.Series, target_parent: pd.Series
) -> pd.DataFrame:
    """Return the kind of each target unit; words cannot be added, so a doubt leaves none.

    Args:
        words: text, one row per input row of one period; "" is none.
        unit: source unit of each row, same index.
        source_parent: today's unit -> id of the source unit that holds it; NaN where nobody
            knows which territory that was.
        target_parent: today's unit -> id of the target unit that holds it.

    Returns:
        Text, one row per target unit (index `bps_code`); None where there is no row, where
        the rows differ, and where source and target unit do not cover the same ground. Columns
        that are empty then are gone.
    """
    if words.empty:
        return pd.DataFrame(index=pd.Index(target_parent.unique(), name="bps_code"))
    cells = words.apply(lambda column: column.str.strip())
    groups = cells.mask(cells == "").groupby(unit)
    held = groups.first().where(groups.nunique() == 1)
    link = pd.DataFrame({"source": source_parent, "target": target_parent}).drop_duplicates()
    alone = ~link["source"].duplicated(keep=False) & ~link["target"].duplicated(keep=False)
    sources = link["source"].where(alone).groupby(link["target"], sort=False).first()
    index = pd.Index(sources.index, name="bps_code")
    found: pd.DataFrame = held.reindex(sources.to_numpy()).set_axis(index).astype(object)
    found = found.dropna(axis=1, how="all")
    return found.where(found.notna(), None)
