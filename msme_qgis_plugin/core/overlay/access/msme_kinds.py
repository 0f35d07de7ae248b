"""Counts of all MSMEs, of a sector, of a sex and of both, each once.

Tables hold totals beside their parts, by sector, by sex and by area. Nothing
may count twice, and a total that is withheld may follow from its parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...messages import QT_TRANSLATE_NOOP, Message
from .msme_counts import TOTAL
from .msme_places import AreaLevel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .msme_counts import MsmeCounts

_AREA = ["level", "area", "unit"]
_KIND = ["sector", "sex"]
_SUMS = ["count", "users", "users_of", "withheld", "secret", "rows"]


def count_kinds(counts: MsmeCounts, *, digits: int) -> tuple[pd.DataFrame, tuple[Message, ...]]:
    """Bring counts to one row per area and kind.

    A kind's own count comes first, then the sum of its parts: for all MSMEs
    that is sector by sex, else sectors, else sexes. Of a larger area and the
    smaller ones inside it, the smaller ones count.

    Args:
        digits: of a subdistrict's code.

    Returns:
        level, area, unit, sector, sex (`total` for all), count (NaN where
        nothing is known), users, users_of (MSMEs whose use is known),
        withheld (counts missing in the sum) and status (`A`, `E` for a sum
        with counts missing, `M`, `N`, `Q`); and what was left out.
    """
    rows = counts.rows.copy()
    unknown = rows["count"].isna()
    rows["withheld"] = unknown.astype(np.int64)
    rows["secret"] = (unknown & rows["status"].eq("Q")).astype(np.int64)
    rows["users_of"] = rows["count"].where(rows["users"].notna())
    rows["rows"] = 1
    all_sectors, all_sexes = rows["sector"] == TOTAL, rows["sex"] == TOTAL
    whole = rows[all_sectors & all_sexes]
    sectors = rows[~all_sectors & all_sexes]
    sexes = rows[all_sectors & ~all_sexes]
    cells = rows[~all_sectors & ~all_sexes]
    parts = [_summed(one, _AREA) for one in (cells, sectors, sexes)]
    kinds = [
        _first_known([whole, *parts]),
        _first_known([sectors, _summed(cells, [*_AREA, "sector"])]),
        _first_known([sexes, _summed(cells, [*_AREA, "sex"])]),
        cells[[*_AREA, *_KIND, *_SUMS]],
    ]
    kinds = [one for one in kinds if len(one)]
    every = pd.concat(kinds, ignore_index=True)
    finest = _finest(every, digits)
    left_out = len(every) - len(finest)
    finest = finest.reset_index(drop=True)
    finest["status"] = _status(finest)
    text = QT_TRANSLATE_NOOP(
        "core", "{count} counts of larger areas were left out: their parts are counted one by one."
    )
    notes = (Message(text, {"count": left_out}),) if left_out else ()
    return finest, notes


def _summed(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Add rows up; what is not among the keys is of all kinds."""
    sums = rows.groupby(list(keys), sort=False)[_SUMS].sum(min_count=1)
    summed = sums.reset_index()
    for kind in _KIND:
        if kind not in keys:
            summed[kind] = TOTAL
    return summed[[*_AREA, *_KIND, *_SUMS]]


def _first_known(candidates: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Keep of each area and kind the first whole count, else the first."""
    columns = [*_AREA, *_KIND, *_SUMS]
    given = [one[columns] for one in candidates if len(one)]
    if not given:
        return pd.DataFrame(columns=columns)
    rows = pd.concat(given, ignore_index=True)
    doubt = (rows["withheld"] > 0) + 2 * rows["count"].isna()
    order = np.argsort(doubt.to_numpy(), kind="stable")
    return rows.iloc[order].drop_duplicates(["level", "area", *_KIND])


def _finest(kinds: pd.DataFrame, digits: int) -> pd.DataFrame:
    """Leave out an area whose smaller areas have counts of the same kind."""
    known = kinds["count"].notna()
    within = kinds["area"].str.slice(0, digits)
    drop = pd.Series(data=False, index=kinds.index)
    for level, place in ((AreaLevel.SUBDISTRICT, within), (AreaLevel.DISTRICT, kinds["unit"])):
        key = pd.MultiIndex.from_arrays([place, kinds["sector"], kinds["sex"]])
        finer = known & (kinds["level"] < level)
        drop |= (kinds["level"] == level) & key.isin(key[finer])
    return kinds[~drop]


def _status(kinds: pd.DataFrame) -> pd.Series:
    none = kinds["count"].isna()
    status = pd.Series("A", index=kinds.index, dtype=object)
    status[kinds["withheld"] > 0] = "E"
    status[none] = "M"
    status[none & (kinds["secret"] == kinds["rows"])] = "Q"
    return status
