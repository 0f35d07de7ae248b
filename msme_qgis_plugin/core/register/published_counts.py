"""Counts that were published before, and what a reader knows by them beside a new table.

Two tables are of the same enterprises where they are of one period, or where nearly all counts
that both tell are the same: a register counted again under another year.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..analysis.breakdowns import NONE, TOTAL
from ..regions.levels import Level
from .errors import DifferencingError
from .published_cells import PARTS, Margin
from .withheld_counts import Guard, withhold_small

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..analysis.counts import Counts
    from ..measures.table import UnitTable
    from ..pack.model import Contents
    from .published_cells import Bools, Floats

COUNT, INDICATOR = "count", "A01_msme_n"
_SAME = 0.9
_WITHHELD = "Q"
_ORDER = (Level.PROVINCE, Level.DISTRICT, Level.SUBDISTRICT)


@dataclass(frozen=True)
class PublishedCounts:
    """A table of counts as it was published.

    counts: index of unit, sector, sex, size; NaN where a count is withheld.
    parents: unit -> the unit above, as far as the table says it.
    """

    name: str
    level: Level
    counts: pd.Series
    parents: pd.Series
    period: str | None
    kbli: str | None
    size_definition: str | None

    @classmethod
    def of(cls, table: UnitTable, name: str) -> PublishedCounts | None:
        """Return the counts of a table, None where it holds none of enterprises."""
        count = table.fields.get(COUNT)
        if count is None or count.indicator != INDICATOR or "sector" not in table.categories:
            return None
        whole = pd.Series(TOTAL, index=table.units.index)
        parts = [table.categories.get(one, whole).fillna(TOTAL).to_numpy(object) for one in PARTS]
        index = pd.MultiIndex.from_arrays([table.units.index, *parts], names=["unit", *PARTS])
        status = table.letters(COUNT).to_numpy(object)
        values = np.where(status == _WITHHELD, np.nan, table.values[COUNT].to_numpy(float))
        units = table.units[~table.units.index.duplicated()]
        level = Level(units["level"].iloc[0]) if "level" in units else Level.DISTRICT
        return cls(
            name=name,
            level=level,
            counts=pd.Series(values, index=index),
            parents=parents_of(units, level),
            period=count.period,
            kbli=table.fields["sector"].kbli,
            size_definition=count.size_definition,
        )


def parents_of(units: pd.DataFrame, level: Level) -> pd.Series:
    """Return the unit above each unit: districts of subdistricts, provinces of districts."""
    if "parent" in units and level is Level.SUBDISTRICT:
        return units["parent"].astype(str)
    return units.index.to_series().astype(str).str[:2]


def guard_of(
    counts: Counts,
    parents: pd.Series,
    level: Level,
    published: Iterable[PublishedCounts],
    below: int,
) -> Guard:
    """Return what a reader knows beside counts.

    That all enterprises placed are so many, he always does.

    Args:
        parents: of the units of `counts`, as `parents_of`.
        level: of the units of `counts`.
        published: tables that are out already.
        below: k.
    """
    values = counts.values.to_numpy(float)
    known, also = np.zeros(values.shape, bool), np.zeros(values.shape, bool)
    totals = np.where(
        _keys(counts).get_level_values("sector") == TOTAL, np.nansum(values, 0), np.nan
    )
    margins = [Margin(np.flatnonzero(np.isfinite(values).all(axis=1)), totals)]
    names = []
    for one in published:
        apart = _ORDER.index(one.level) - _ORDER.index(level)
        if abs(apart) > 1:
            continue
        if apart < 0:
            found = _above(counts, parents, one)
            margins += found
            names += [one.name] if found else []
            continue
        told, withheld = _as_rows(counts, one)
        if not _is_same(told, values, counts.period, one.period):
            continue
        names.append(one.name)
        if apart == 0:
            known |= (told == values) & (withheld == 0)
            # Their difference is of so few enterprises.
            also |= (withheld == 0) & (np.abs(told - values) < below) & (told != values)
        else:
            rest = values - told
            also |= (withheld == 1) | ((withheld > 1) & (rest - withheld < below))
    return Guard(known, also & (values > 0), margins, names)


def withheld_beside(counts: Counts, below: int, guard: Guard) -> tuple[Counts, bool]:
    """Withhold what is small beside what is known, as `guard_of` tells it.

    Returns:
        The counts, and whether it may be told how many enterprises were placed.

    Raises:
        DifferencingError: see `withhold_small`.
    """
    try:
        return withhold_small(counts, below, guard), True
    except DifferencingError:
        alone = guard._replace(margins=guard.margins[1:])
        return withhold_small(counts, below, alone), False


def _keys(counts: Counts) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(counts.parts[list(PARTS)].replace(NONE, TOTAL))


def _comparable(counts: Counts, one: PublishedCounts) -> Bools:
    """Say which combinations of a table mean the same in both."""
    keys = _keys(counts)
    definition = counts.size_definition
    sectors = (keys.get_level_values("sector") == TOTAL) | (one.kbli == counts.kbli.value)
    sizes = (keys.get_level_values("size") == TOTAL) | (
        one.size_definition == (None if definition is None else definition.value)
    )
    found: Bools = np.asarray(sectors & sizes, dtype=bool)
    return found


def _as_rows(counts: Counts, one: PublishedCounts) -> tuple[Floats, Floats]:
    """Bring published counts to the units and combinations of a table.

    Returns:
        What is told of each, NaN where it is not there, and how many counts of it are withheld.
    """
    frame = one.counts.rename("n").reset_index()
    if not frame["unit"].isin(counts.values.index).any():
        frame["unit"] = frame["unit"].map(one.parents)
    frame["withheld"] = frame["n"].isna()
    wide = frame.groupby(["unit", *PARTS])[["n", "withheld"]].sum().unstack(list(PARTS))
    told, withheld = (
        pd.DataFrame(wide[name], counts.values.index, _keys(counts)).to_numpy(float)
        for name in ("n", "withheld")
    )
    told[:, ~_comparable(counts, one)] = np.nan
    return told, np.where(np.isnan(told), np.nan, withheld)


def _above(counts: Counts, parents: pd.Series, one: PublishedCounts) -> list[Margin]:
    """Return the sums that a table of larger units tells."""
    wide = pd.DataFrame(one.counts.unstack(list(PARTS))).reindex(columns=_keys(counts))
    wide.loc[:, ~_comparable(counts, one)] = np.nan
    above = parents.reindex(counts.values.index)
    sums = counts.values.groupby(above.to_numpy()).sum(min_count=1).reindex(wide.index)
    if not _is_same(wide.to_numpy(float), sums.to_numpy(float), counts.period, one.period):
        return []
    known = counts.values.notna().all(axis=1).to_numpy()
    return [
        Margin(rows, wide.loc[unit].to_numpy(float))
        for unit in wide.index
        if len(rows := np.flatnonzero((above == unit).to_numpy() & known))
    ]


def _is_same(told: Floats, values: Floats, period: str | None, other: str | None) -> bool:
    """Say whether both are of the same enterprises."""
    both = np.isfinite(told) & np.isfinite(values) & (values > 0)
    if not both.any():
        return False
    return period == other or float((told[both] == values[both]).mean()) >= _SAME


def published_in_pack(pack: Contents, name: str) -> list[PublishedCounts]:
    """Return the counts of enterprises that a pack holds, by level and period."""
    rows = pack.observations[pack.observations["indicator"] == INDICATOR]
    datasets = pack.datasets.set_index("id")
    above = pack.units.drop_duplicates("bps_code").set_index("bps_code")
    found = []
    for (level, dataset, period), held in rows.groupby(["level", "dataset", "period"]):
        parts = [held[one].replace(NONE, TOTAL).to_numpy(object) for one in PARTS]
        index = pd.MultiIndex.from_arrays([held["unit"].to_numpy(object), *parts])
        values = held["value"].astype(float).where(held["status"] != _WITHHELD)
        told = datasets.reindex([dataset]).iloc[0]
        found.append(
            PublishedCounts(
                name=name,
                level=Level(level),
                counts=pd.Series(values.to_numpy(float), index=index.set_names(["unit", *PARTS])),
                parents=parents_of(above, Level(level)),
                period=str(period) or None,
                kbli=told["kbli_version"],
                size_definition=told["size_definition"],
            )
        )
    return found
