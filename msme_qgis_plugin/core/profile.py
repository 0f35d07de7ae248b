"""Where one district stands: ranks, medians, distances below the median.

Only published, finite values take part. Rank 1 is the highest value; equal
values share the better rank (1, 2, 2, 4), as statistics offices print them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .classes.distinct import UNPUBLISHED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# First digit of a BPS code -> the first digit of its island group.
_ISLAND = {"2": "1"}
_MOST_GAPS = 2


@dataclass(frozen=True)
class Rank:
    """A place among others; `rank` is None where there is no value."""

    rank: int | None
    count: int


@dataclass(frozen=True)
class Standing:
    """One indicator of one district against its peers.

    value: NaN where there is none that may be shown.
    hidden: whether there is one that is suppressed.
    gap: how far below the median, as a share of the spread between the
        province's quartiles; NaN where it is not below, or there is no spread.
    """

    value: float
    hidden: bool
    median: float
    province: Rank
    island: Rank
    nation: Rank
    gap: float


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


def standings(
    codes: pd.Series,
    values: pd.Series,
    *,
    province: str,
    status: pd.Series | None = None,
    within: pd.Series | None = None,
) -> dict[str, Standing]:
    """Return how each district of a province stands on one indicator.

    Args:
        codes: of each unit, unique.
        values: one number per unit, in step.
        province: BPS code of two digits.
        status: status codes in step.
        within: in step, BPS codes of what the units lie in; their own where None.
    """
    shown = published(values, status)
    shown.index = pd.Index(codes.astype(str))
    hidden = set() if status is None else set(codes[status == "Q"])
    keys = shown.index if within is None else pd.Index(within.astype(str))
    here = shown[keys.str[:2] == province]
    near = shown[keys.str[:1].map(island_of) == island_of(province)]
    median = float(here.median()) if here.notna().any() else np.nan
    spread = float(here.quantile(0.75) - here.quantile(0.25))
    return {
        str(code): Standing(
            value=float(value),
            hidden=code in hidden,
            median=median,
            province=_rank(value, here),
            island=_rank(value, near),
            nation=_rank(value, shown),
            gap=_gap(float(value), median, spread),
        )
        for code, value in here.items()
    }


def rank_intervals(
    low: NDArray[np.float64], high: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
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


def _rank(value: float, among: pd.Series) -> Rank:
    count = int(among.notna().sum())
    if np.isnan(value):
        return Rank(None, count)
    return Rank(int((among > value).sum()) + 1, count)


def _gap(value: float, median: float, spread: float) -> float:
    if not value < median or not spread > 0:
        return float("nan")
    return (median - value) / spread


def largest_gaps(rows: Sequence[Standing], most: int = _MOST_GAPS) -> tuple[int, ...]:
    """Return which indicators lie furthest below the median, worst first."""
    below = [(-one.gap, place) for place, one in enumerate(rows) if not np.isnan(one.gap)]
    return tuple(place for _, place in sorted(below)[:most])
