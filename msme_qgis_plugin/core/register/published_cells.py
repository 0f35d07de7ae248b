"""Published counts, the sums that tie them together, and what a reader works out of both.

Counts are a matrix, units by combinations of sector, sex and size. Along a row a unit's total is
that of its sectors, a sector's that of the sexes, a sex's that of the sizes: a tree of sums.
Margins tie the rows together: what is known of a province of the counts of its districts. A count
that is withheld is at least 1, which a reader knows from the withholding itself.

In a tree of sums one way up and one way down give the bounds of every count exactly. With margins
the two are repeated until they settle, which gives bounds that hold, but are not always the
closest: those a linear programme finds.

Source of the method: Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..analysis.breakdowns import NONE, TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Sums = list[tuple[int, NDArray[np.intp]]]

PARTS = ("sector", "sex", "size")
# More than any count.
_ANY = 1e11
_ROUNDS = 8


class Margin(NamedTuple):
    """A sum over units that a reader knows.

    rows: places of the units; totals: one per combination, NaN where it is not known.
    """

    rows: NDArray[np.intp]
    totals: Floats


def sums_of(levels: pd.DataFrame) -> Sums:
    """Return the place of each total and of what it is the sum of, the finest first.

    Args:
        levels: what each count is of, the widest level first; `total` from the level on that a
            count is the sum of.
    """
    # What is not broken down stands in its total.
    names = (levels[one].replace(NONE, TOTAL) for one in levels)
    place = {key: at for at, key in enumerate(zip(*names))}
    found: dict[int, list[int]] = {}
    for key, at in place.items():
        told = [name != TOTAL for name in key]
        if any(told):
            depth = max(level for level, one in enumerate(told) if one)
            above = (*key[:depth], *[TOTAL] * (len(key) - depth))
            found.setdefault(place[above], []).append(at)
    depths = {at: sum(name != TOTAL for name in key) for key, at in place.items()}
    return [
        (total, np.array(found[total])) for total in sorted(found, key=lambda one: -depths[one])
    ]


def widths(values: Floats, unknown: Bools, sums: Sums, margins: Sequence[Margin] = ()) -> Floats:
    """Return how far apart the numbers are that a reader thinks possible; see `bounds`."""
    low, high = bounds(values, unknown, sums, margins)
    return high - low


def bounds(
    values: Floats, unknown: Bools, sums: Sums, margins: Sequence[Margin] = ()
) -> tuple[Floats, Floats]:
    """Return the least and the most that a reader thinks each count may be.

    What a sum holds beside its parts, such as enterprises without a sector, he is taken to know.

    Args:
        values: all counts, units by combinations; unknown: those that he does not know.
    """
    low = np.where(unknown, 1.0, values)
    high = np.where(unknown, _ANY, values)
    rests = [values[:, total] - values[:, parts].sum(axis=1) for total, parts in sums]
    _along(low, high, sums, rests)
    for _ in range(_ROUNDS if margins else 0):
        before = low.copy(), high.copy()
        for margin in margins:
            _across(low, high, values, margin)
        if np.array_equal(before, (low, high)):
            break
        _along(low, high, sums, rests)
    return low, high


def _along(low: Floats, high: Floats, sums: Sums, rests: list[Floats]) -> None:
    """Bring bounds together, in place, within each unit."""
    for (total, parts), rest in zip(sums, rests):
        low[:, total] = np.maximum(low[:, total], low[:, parts].sum(axis=1) + rest)
        high[:, total] = np.minimum(high[:, total], high[:, parts].sum(axis=1) + rest)
    for (total, parts), rest in zip(reversed(sums), reversed(rests)):
        most, least = (high[:, total] - rest)[:, None], (low[:, total] - rest)[:, None]
        low[:, parts], high[:, parts] = _closer(low[:, parts], high[:, parts], least, most, 1)


def _across(low: Floats, high: Floats, values: Floats, margin: Margin) -> None:
    """Bring bounds together, in place, within the units of a margin."""
    columns = np.flatnonzero(np.isfinite(margin.totals))
    held = np.ix_(margin.rows, columns)
    # Enterprises of the sum that are in none of the units are known to be so many.
    inside = values[held].sum(axis=0)[None, :]
    low[held], high[held] = _closer(low[held], high[held], inside, inside, 0)


def _closer(
    low: Floats, high: Floats, least: Floats, most: Floats, axis: int
) -> tuple[Floats, Floats]:
    """Return closer bounds of parts of a sum that is between `least` and `most`."""
    others_low = low.sum(axis=axis, keepdims=True) - low
    others_high = high.sum(axis=axis, keepdims=True) - high
    return np.maximum(low, least - others_high), np.minimum(high, most - others_low)
