"""Counts of all MSMEs, of a sector, of a sex and of both, each once.

Tables hold totals beside their parts, by sector, by sex and by area. Nothing may count twice,
a total that is withheld may follow from its parts, and what a total has beyond the parts that
are known is somewhere in the rest of its area.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...measures.status import Status, codes_of
from ...messages import QT_TRANSLATE_NOOP, Message
from .msme_counts import TOTAL
from .msme_places import AreaLevel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from .msme_counts import MsmeCounts

_AREA = ["level", "area", "unit"]
_KIND = ["sector", "sex"]
_SUMS = ["count", "users", "users_of", "withheld", "secret", "rows"]
_OWN = ["own", "short"]
_TOLERANCE = 1e-9

_LEFT_OUT = QT_TRANSLATE_NOOP(
    "core", "{count} counts of larger areas were left out: their parts are counted one by one."
)
_REST = QT_TRANSLATE_NOOP(
    "core",
    "{count} counts of larger areas are more than their parts together: what is left of them, "
    "{left} MSMEs, may be anywhere in the area that has no count of its own.",
)
_LESS = QT_TRANSLATE_NOOP(
    "core",
    "{count} counts of larger areas are less than their parts together; the parts are counted.",
)


@dataclass(frozen=True)
class Kinds:
    """Counts, one row per area and kind, RangeIndex.

    rows: level, area, unit, sector, sex (`total` for all), count (NaN where nothing is known),
        users, users_of (MSMEs whose use is known), withheld (counts missing in the sum), rest
        (what a total has beyond its parts), open (there may be more than `count`) and status
        (int8 code).
    settled: level, area, sector, sex of areas that have a known count of their own.
    """

    rows: pd.DataFrame
    settled: pd.DataFrame
    notes: tuple[Message, ...]


def count_kinds(counts: MsmeCounts, *, digits: int) -> Kinds:
    """Bring counts to one row per area and kind.

    A kind's own count comes first, then the sum of its parts: for all MSMEs that is sector by
    sex, else sectors, else sexes. Of a larger area and the smaller ones inside it, the smaller
    ones count, and of the larger one what is left.

    Args:
        digits: of a subdistrict's code.
    """
    rows = counts.rows.copy()
    unknown = rows["count"].isna()
    rows["withheld"] = unknown.astype(np.int64)
    rows["secret"] = (unknown & rows["status"].eq(Status.SUPPRESSED.value)).astype(np.int64)
    rows["users_of"] = rows["count"].where(rows["users"].notna())
    rows["rows"] = 1
    rows["own"], rows["short"] = True, False
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
        cells[[*_AREA, *_KIND, *_SUMS, *_OWN]],
    ]
    every = pd.concat([one for one in kinds if len(one)], ignore_index=True)
    settled = every.loc[every["own"] & every["withheld"].eq(0), ["level", "area", *_KIND]]
    every["status"] = _status(every)
    placed, notes = _with_rests(every, digits)
    silent = _not_broken_down(placed, every, digits)
    return Kinds(pd.concat([placed, *silent], ignore_index=True), settled, notes)


def _summed(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Add rows up; what is not among the keys is of all kinds.

    short: parts that other areas have are not listed, or there is only one. One sex is never
    all; one sector is where the table is of no other.
    """
    sums = rows.groupby(list(keys), sort=False)[_SUMS].sum(min_count=1)
    summed = sums.reset_index()
    added = [kind for kind in _KIND if kind not in keys]
    summed["own"] = False
    parts = len(rows[added].drop_duplicates())
    summed["short"] = (summed["rows"] < parts) | (parts == 1)
    if "sex" in added and rows["sex"].ne(TOTAL).any() and rows["sex"].nunique() == 1:
        summed["withheld"] += 1
    for kind in added:
        summed[kind] = TOTAL
    return summed[[*_AREA, *_KIND, *_SUMS, *_OWN]]


def _first_known(candidates: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Keep of each area and kind the first whole count, else the first.

    Where the kind's own count is withheld, parts that are not listed may be among it.
    """
    columns = [*_AREA, *_KIND, *_SUMS, *_OWN]
    given = [one[columns] for one in candidates if len(one)]
    if not given:
        return pd.DataFrame(columns=columns)
    rows = pd.concat(given, ignore_index=True)
    key = ["level", "area", *_KIND]
    secret = rows["own"] & rows["count"].isna()
    hidden = secret.groupby([rows[one] for one in key]).transform("any")
    rows["withheld"] += (hidden & rows["short"]).astype(np.int64)
    doubt = (rows["withheld"] > 0) + 2 * rows["count"].isna()
    order = np.argsort(doubt.to_numpy(), kind="stable")
    return rows.iloc[order].drop_duplicates(key)


def _with_rests(kinds: pd.DataFrame, digits: int) -> tuple[pd.DataFrame, tuple[Message, ...]]:
    """Leave of an area's count what its smaller areas do not have of the same kind."""
    kinds = kinds.assign(rest=False, open=kinds["withheld"] > 0)
    kept = np.ones(len(kinds), dtype=bool)
    less = 0
    within = kinds["area"].str.slice(0, digits)
    for level, place in ((AreaLevel.SUBDISTRICT, within), (AreaLevel.DISTRICT, kinds["unit"])):
        group = pd.factorize(pd.MultiIndex.from_arrays([place, kinds["sector"], kinds["sex"]]))[0]
        finer = kept & (kinds["level"] < level).to_numpy()
        larger = (kinds["level"] == level).to_numpy() & np.isin(group, group[finer])
        sums = {
            one: np.bincount(group[finer], kinds[one].fillna(0.0)[finer], group.max() + 1)[group]
            for one in ("count", "users", "users_of")
        }
        count = kinds["count"].to_numpy(dtype=np.float64)
        left = count - sums["count"]
        # A sum of some parts is less than what is in the area.
        is_open = (kinds["open"] | (larger & kinds["short"])).to_numpy(dtype=bool)
        # Its parts are more: a sum of parts may be short of some, a total cannot be.
        contradicts = larger & ~is_open & (left < -_TOLERANCE * count)
        less += int((contradicts & kinds["own"].to_numpy()).sum())
        kept &= ~contradicts
        closes = larger & ~contradicts & ~is_open
        kinds.loc[finer & np.isin(group, group[closes]), "open"] = False
        rest = larger & kept
        used = kinds["users"].to_numpy(dtype=np.float64) - sums["users"]
        all_told = np.isclose(sums["users_of"], sums["count"]) & (used >= 0) & (left > 0)
        kinds.loc[rest, ["rest", "open"]] = np.column_stack([rest, is_open])[rest]
        kinds.loc[rest, "count"] = np.maximum(left, 0.0)[rest]
        kinds.loc[rest, "users"] = np.where(all_told, used, np.nan)[rest]
        kinds.loc[rest, "users_of"] = np.where(all_told, left, np.nan)[rest]
    done = kinds["rest"] & ~kinds["open"] & kinds["count"].eq(0)
    beyond = kinds["rest"] & (kinds["count"] > 0)
    told = (
        (_LEFT_OUT, {"count": int((done | ~kept).sum()) - less}),
        (_REST, {"count": int(beyond.sum()), "left": int(kinds.loc[beyond, "count"].sum())}),
        (_LESS, {"count": less}),
    )
    notes = tuple(Message(text, values) for text, values in told if values["count"])
    return kinds[kept & ~done], notes


def _not_broken_down(
    placed: pd.DataFrame, every: pd.DataFrame, digits: int
) -> Iterator[pd.DataFrame]:
    """Yield, for kinds that a district tells in part, the areas that tell no kinds.

    How many of a kind are there is open, unless a count of a larger area tells it.
    """

    def breakdown(rows: pd.DataFrame) -> pd.Series:
        return rows["sector"].ne(TOTAL) + 2 * rows["sex"].ne(TOTAL)

    def keys(rows: pd.DataFrame, place: pd.Series) -> pd.MultiIndex:
        return pd.MultiIndex.from_arrays([place, rows["sector"], rows["sex"]])

    by = breakdown(placed)
    whole = placed[by.eq(0) & (placed["count"].gt(0) | placed["withheld"].gt(0) | placed["open"])]
    larger = every[every["withheld"].eq(0) & every["level"].gt(AreaLevel.VILLAGE)]
    told = keys(larger, larger["area"])
    for one in (1, 2, 3):
        of_kind = placed[by == one]
        silent = whole[whole["rest"] | ~whole["area"].isin(of_kind["area"])]
        kinds = of_kind[["unit", *_KIND]].drop_duplicates()
        rows = silent.drop(columns=_KIND).merge(kinds, on="unit")
        if rows.empty:
            continue
        within = rows["area"].str.slice(0, digits)
        is_told = keys(rows, within).isin(told) | keys(rows, rows["unit"]).isin(told)
        has = keys(rows, rows["area"]).isin(keys(of_kind, of_kind["area"]))
        yield rows[~is_told & ~has].assign(
            count=np.nan,
            users=np.nan,
            users_of=np.nan,
            withheld=0,
            open=True,
            status=np.int8(Status.MISSING.code),
        )


def _status(kinds: pd.DataFrame) -> NDArray[np.int8]:
    none = kinds["count"].isna()
    status = pd.Series(Status.NORMAL.value, index=kinds.index, dtype=object)
    status[kinds["withheld"] > 0] = Status.ESTIMATED.value
    status[none] = Status.MISSING.value
    status[none & (kinds["secret"] == kinds["rows"])] = Status.SUPPRESSED.value
    return codes_of(status)
