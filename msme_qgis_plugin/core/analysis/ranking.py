"""Ranks of units, and where one unit stands among its peers.

Only published, finite values take part. Rank 1 is the highest value; equal
values share the better rank (1, 2, 2, 4), as statistics offices print them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..classes.distinct import UNPUBLISHED
from ..measures.field import Direction

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

# First digit of a BPS code -> the first digit of its island group.
_ISLAND = {"2": "1"}
_MOST_GAPS = 2
# 1 where it is wrong to lie below a median, -1 above.
_WRONG_BELOW = {Direction.BETTER: 1.0, Direction.WORSE: -1.0}
# Fewer always lie on a line.
_PAIRS = 3


@dataclass(frozen=True)
class Place:
    """Where one unit stands in a group of units.

    values: the group's values, ascending.
    rank: None where the unit has no value.
    units: how many there are in the group, with a value or without.
    interval: the best and the worst rank that it can have; None where the
        values are not known to be uncertain.
    """

    values: Floats
    rank: int | None
    units: int
    interval: tuple[int, int] | None = None

    @property
    def count(self) -> int:
        """How many units of the group have a value."""
        return len(self.values)

    @property
    def median(self) -> float:
        """NaN where the group has no value."""
        return middle(self.values)


@dataclass(frozen=True)
class Standing:
    """One indicator of one unit against its peers.

    value: NaN where there is none that may be shown.
    hidden: whether there is one that is suppressed.
    """

    value: float
    hidden: bool
    province: Place
    island: Place
    nation: Place

    def gap(self, direction: Direction | None) -> float:
        """Return how far the value lies on the wrong side of the province's median.

        Measured as `_depth` does. NaN where it does not, and where nobody says which side is wrong.
        """
        side = math.nan if direction is None else _WRONG_BELOW.get(direction, math.nan)
        return _depth(side * (self.province.median - self.value), self.province)


@dataclass(frozen=True)
class Shortfall:
    """An indicator on which a unit lies on the wrong side of its group's median.

    column: the indicator.
    depth: distance from the median in units of the group's interquartile
        range, so that indicators of different units can be compared.
    """

    column: str
    value: float
    place: Place
    depth: float


def published(values: pd.Series, status: pd.Series | None) -> pd.Series:
    """Return values with NaN where none may be shown; the input stays."""
    shown = pd.to_numeric(values, errors="coerce").astype("float64")
    shown = shown.where(np.isfinite(shown))
    if status is None:
        return shown
    return shown.mask(status.isin(UNPUBLISHED))


def island_of(code: str) -> str:
    """Return the first BPS digit of a unit's island group.

    1 Sumatra (with 2, Riau Islands), 3 Java, 5 Bali and Nusa Tenggara,
    6 Kalimantan, 7 Sulawesi, 8 Maluku, 9 Papua.
    """
    return _ISLAND.get(code[:1], code[:1])


def competition_ranks(values: pd.Series) -> pd.Series:
    """Return ranks, 1 the highest, NaN where there is no value."""
    return values.rank(method="min", ascending=False)


def place_among(values: pd.Series, position: int, members: Flags | None = None) -> Place:
    """Return where a unit stands among the units of a group.

    Args:
        values: one number per unit, NaN where none is shown.
        position: of the unit, counted from 0.
        members: which units belong to the group; all where None.
    """
    numbers = values.to_numpy(dtype="float64")
    group = numbers if members is None else numbers[members]
    return _place(float(numbers[position]), _ascending(group), len(group))


def _ascending(numbers: Floats) -> Floats:
    return np.sort(numbers[~np.isnan(numbers)])


def _place(own: float, ascending: Floats, units: int) -> Place:
    above = len(ascending) - int(np.searchsorted(ascending, own, side="right"))
    return Place(ascending, None if np.isnan(own) else above + 1, units)


def middle(values: Sequence[float] | Floats | pd.Series) -> float:
    """Return the median of the numbers, NaN where there are none."""
    numbers = np.asarray(values, dtype="float64")
    numbers = numbers[~np.isnan(numbers)]
    return float(np.median(numbers)) if len(numbers) else float("nan")


def rank_correlation(one: Sequence[float] | Floats, other: Sequence[float] | Floats) -> float:
    """Return Spearman's rho of two series without gaps, ties at their mean rank.

    Returns:
        -1 to 1; NaN for fewer than three pairs, and where one of the two never differs.
    """
    first, second = pd.Series(one).rank(), pd.Series(other).rank()
    if len(first) < _PAIRS or first.nunique() == 1 or second.nunique() == 1:
        return float("nan")
    return float(first.corr(second))


def _depth(behind: float, place: Place) -> float:
    """Return a distance from a median as a share of the spread between the group's quartiles.

    Returns:
        NaN where it is not above 0, and where there is no spread to measure it by.
    """
    if not behind > 0:
        return float("nan")
    low, high = np.quantile(place.values, (0.25, 0.75))
    return behind / float(high - low) if high > low else float("nan")


def standings(
    codes: pd.Series,
    values: pd.Series,
    *,
    province: str,
    status: pd.Series | None = None,
    within: pd.Series | None = None,
    intervals: pd.DataFrame | None = None,
) -> dict[str, Standing]:
    """Return how each unit of a province stands on one indicator.

    Args:
        codes: of each unit, unique.
        values: one number per unit, in step.
        province: BPS code of two digits.
        status: status codes in step.
        within: in step, BPS codes of what the units lie in; their own where None.
        intervals: in step, the best and the worst rank among all units.
    """
    numbers = published(values, status).to_numpy(dtype="float64")
    hidden = set() if status is None else set(codes[status == "Q"])
    keys = (codes if within is None else within).astype(str).str
    here = (keys[:2] == province).to_numpy()
    near = (keys[:1].map(island_of) == island_of(province)).to_numpy()
    groups = [(_ascending(one), len(one)) for one in (numbers[here], numbers[near], numbers)]
    ends = [(math.nan, math.nan)] * len(numbers)
    if intervals is not None:
        ends = list(intervals.itertuples(index=False, name=None))
    found = {}
    for place in np.flatnonzero(here):
        own, code = float(numbers[place]), str(codes.iloc[place])
        province_, island, nation = (_place(own, *group) for group in groups)
        if not math.isnan(sum(ends[place])) and nation.rank is not None:
            nation = replace(nation, interval=(int(ends[place][0]), int(ends[place][1])))
        found[code] = Standing(own, code in hidden, province_, island, nation)
    return found


def largest_gaps(
    rows: Sequence[tuple[Standing, Direction | None]], most: int = _MOST_GAPS
) -> tuple[int, ...]:
    """Return which indicators lie furthest on the wrong side of the median, worst first."""
    gaps = [(-one.gap(direction), place) for place, (one, direction) in enumerate(rows)]
    return tuple(place for gap, place in sorted(gaps) if not math.isnan(gap))[:most]


def farthest_behind(
    table: pd.DataFrame,
    position: int,
    members: Flags,
    *,
    most: int,
    less_is_better: Collection[str] = (),
) -> tuple[Shortfall, ...]:
    """Return the indicators on which a unit is farthest on the wrong side of the median.

    That is below it, or above it for indicators of which less is better. An indicator without
    spread between its quartiles has no scale to measure the distance by and takes no part.

    Args:
        table: one column per indicator, one row per unit.
        position: of the unit, counted from 0.
        members: which units the unit is compared with.
        most: how many to return, the worst first.
        less_is_better: columns.
    """
    found = []
    for column in table.columns:
        own = float(table[column].to_numpy(dtype="float64")[position])
        place = place_among(table[column], position, members)
        behind = own - place.median if column in less_is_better else place.median - own
        depth = _depth(behind, place)
        if not np.isnan(depth):
            found.append(Shortfall(str(column), own, place, depth))
    found.sort(key=lambda one: -one.depth)
    return tuple(found[:most])


def rank_intervals(
    low: Floats, high: Floats
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the best and the worst rank that each unit can have.

    Every unit may lie anywhere between its bounds. The best rank is one more
    than the units that lie above it in any case; the worst counts all that
    can reach its lower bound, itself among them.

    Args:
        low, high: the bounds, in step; NaN where a unit takes no part.

    Returns:
        Best and worst, in step; 0 where a unit takes no part.
    """
    takes_part = ~(np.isnan(low) | np.isnan(high))
    lows, highs = np.sort(low[takes_part]), np.sort(high[takes_part])
    best = 1 + len(lows) - np.searchsorted(lows, high, side="right")
    worst = len(highs) - np.searchsorted(highs, low, side="left")
    return np.where(takes_part, best, 0), np.where(takes_part, worst, 0)
