"""Counts of a register that tell of single enterprises are withheld.

A district's total is that of its sectors, a sector's that of the two sexes, a sex's that of the
sizes. Along each of these sums the rule of `analysis.suppress` holds first: a count of 1 to k − 1
is withheld, and with it the smallest others. Where no choice of parts is enough, their total is
withheld too, which is then a part to be protected in the sum above it. What a withheld total is
made of is withheld with it.

A sum of very many parts, as of a country's districts, is left to what follows.

Then a reader's view is taken: from all that is published, and from each withheld count being at
least 1, he works out how low and how high every count may be. As long as a small one can be told
within less than k, the smallest published count beside it is withheld as well. In a tree of sums
one way up and one way down give these bounds exactly.

Each district is looked at by itself. Sums over districts and other tables of the same enterprises
are not looked at.

Source of the method: Hundepool et al., Statistical Disclosure Control (2012), chapter 4; see also
`analysis.suppress`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ..analysis.breakdowns import NONE, TOTAL
from ..analysis.suppress import hidden_counts
from ..measures.status import Status
from ..messages import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from ..analysis.counts import Counts

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

    Sums = list[tuple[int, NDArray[np.intp]]]

_LEVELS = ("sector", "sex", "size")
# More than any count.
_ANY = 1e12
# No breakdown by sector has so many parts; one by district has.
_MANY = 40
_SAID = QT_TRANSLATE_NOOP(
    "core",
    "Withheld (Q): {first} counts of 1 to {most} enterprises, and {more} larger ones or totals, so "
    "that none follows from the others. Who has other tables of the same enterprises may still "
    "find some by subtraction.",
)


def withhold_small(counts: Counts, below: int) -> Counts:
    """Return counts without those that tell of few enterprises.

    Args:
        counts: with the total of each level, as `count_register` gives them.
        below: k; nothing is withheld where it is 0 or 1.
    """
    if below <= 1:
        return counts
    values = counts.values.to_numpy(float)
    # What is not broken down stands in its total.
    hidden = hidden_in_tree(values, counts.parts[list(_LEVELS)].replace(NONE, TOTAL), below)
    return replace(
        counts,
        values=counts.values.mask(hidden),
        status=counts.status.mask(hidden, Status.SUPPRESSED.value),
        notes=(*counts.notes, *withheld_note(values, hidden, below)),
    )


def withheld_note(values: Floats, hidden: Bools, below: int) -> tuple[Message, ...]:
    """Say how many counts are withheld, where any are."""
    small = (values > 0) & (values < below)
    most = {"most": below - 1, "first": int(small.sum())}
    note = Message(_SAID, {**most, "more": int((hidden & ~small).sum())})
    return (note,) if hidden.any() else ()


def hidden_in_tree(values: Floats, levels: pd.DataFrame, below: int) -> Bools:
    """Return which counts are withheld of totals and what they are made of.

    Args:
        values: one row per tree, one column per row of `levels`.
        levels: what each count is of, the widest level first; `total` from the level on that a
            count is the sum of.
        below: k.
    """
    sums = _sums(levels)
    hidden = np.zeros(values.shape, dtype=bool)
    small = (values > 0) & (values < below)
    for row in np.flatnonzero(small.any(axis=1)):
        hidden[row] = _hidden(values[row], sums, below)
    while (told := small & (_widths(values, hidden, sums) < below)).any():
        for row in np.flatnonzero(told.any(axis=1)):
            hidden[row, _beside(int(told[row].argmax()), values[row], hidden[row], sums)] = True
    return hidden


def _sums(levels: pd.DataFrame) -> Sums:
    """Return the place of each total and of what it is the sum of, the finest first."""
    place = {key: at for at, key in enumerate(zip(*(levels[one] for one in levels)))}
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


def _hidden(values: Floats, sums: Sums, below: int) -> Bools:
    """Return which counts of one district are withheld."""
    hidden = np.zeros(len(values), dtype=bool)
    for total, parts in sums:
        # Enterprises without a sector stand in the total alone: a part that is never told, but
        # that follows from the others.
        rest = values[total] - values[parts].sum()
        numbers = np.append(values[parts], rest)
        also = np.append(hidden[parts], False)
        found, told = also | ((numbers > 0) & (numbers < below)), False
        # That rule is for few parts; among many, nearly every number is near some other.
        if len(parts) <= _MANY:
            found, told = hidden_counts(numbers, values[total], below, also)
        hidden[parts] |= found[:-1]
        hidden[total] |= told or bool(0 < values[total] < below)
    for total, parts in reversed(sums):
        if hidden[total]:
            hidden[parts] |= values[parts] > 0
    return hidden


def _widths(values: Floats, hidden: Bools, sums: Sums) -> Floats:
    """Return how far apart the numbers are that a reader thinks possible.

    Args:
        values, hidden: districts by counts.
    """
    low = np.where(hidden, 1.0, values)
    high = np.where(hidden, _ANY, values)
    rests = [values[:, total] - values[:, parts].sum(axis=1) for total, parts in sums]
    for (total, parts), rest in zip(sums, rests):
        low[:, total] = np.maximum(low[:, total], low[:, parts].sum(axis=1) + rest)
        high[:, total] = np.minimum(high[:, total], high[:, parts].sum(axis=1) + rest)
    for (total, parts), rest in zip(reversed(sums), reversed(rests)):
        lows, highs = low[:, parts], high[:, parts]
        others_low = lows.sum(axis=1, keepdims=True) - lows
        others_high = highs.sum(axis=1, keepdims=True) - highs
        low[:, parts] = np.maximum(lows, (low[:, total] - rest)[:, None] - others_high)
        high[:, parts] = np.minimum(highs, (high[:, total] - rest)[:, None] - others_low)
    widths: Floats = high - low
    return widths


def _beside(place: int, values: Floats, hidden: Bools, sums: Sums) -> int:
    """Return the count to withhold next, so that the one at `place` can be told less well.

    The smallest published one of the same sum, else its total, else one beside that: at last the
    district's own total, after which nothing bounds it from above.
    """
    for total, parts in reversed(sums):
        if place in parts:
            free = parts[~hidden[parts] & (values[parts] > 0)]
            if len(free):
                return int(free[values[free].argmin()])
            return total if not hidden[total] else _beside(total, values, hidden, sums)
    return place
