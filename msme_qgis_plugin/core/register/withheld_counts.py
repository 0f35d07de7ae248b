"""Counts of a register that tell of single enterprises are withheld.

A district's total is that of its sectors, a sector's that of the two sexes, a sex's that of the
sizes. Along each of these sums the rule of `analysis.suppress` holds first: a count of 1 to k − 1
is withheld, and with it the smallest others. Where no choice of parts is enough, their total is
withheld too, which is then a part to be protected in the sum above it. What a withheld total is
made of is withheld with it. A sum of very many parts, as of a country's districts, is left to what
follows.

Then a reader's view is taken: from all that is published, and from each withheld count being at
least 1, he works out how low and how high every count may be. As long as a small one can be told
within less than k, the smallest published count beside it is withheld as well. In a tree of sums
one way up and one way down give these bounds exactly.

Sums over units that a reader knows, as that of all enterprises placed or what was published of
provinces or districts before, are looked at in the same way: where one tells a count, the smallest
other count of the same kind is withheld, and guarded like it. Bounds are then followed along both
ways until they settle. They are exact within a unit; through several sums over units at once a
linear programme may find closer ones (see `published_cells`).

Source of the method: Hundepool et al., Statistical Disclosure Control (2012), chapter 4; see also
`analysis.suppress`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..analysis.suppress import hidden_counts
from ..measures.status import Status
from ..messages import QT_TRANSLATE_NOOP, Message
from .errors import DifferencingError
from .published_cells import sums_of, widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ..analysis.counts import Counts
    from .published_cells import Bools, Floats, Margin, Sums

# No breakdown by sector has so many parts; one by district has.
_MANY = 40
_SAID = QT_TRANSLATE_NOOP(
    "core",
    "Withheld (Q): {first} counts of 1 to {most} enterprises, and {more} larger ones or totals, so "
    "that none follows from the others. Who has other tables of the same enterprises may still "
    "find some by subtraction.",
)


class Guard(NamedTuple):
    """What a reader knows beside a table, units by combinations.

    known: counts that he has already; also: counts that, told, would tell small ones elsewhere.
    margins: sums over units.
    published: what they come from.
    """

    known: Bools
    also: Bools
    margins: Sequence[Margin] = ()
    published: Sequence[str] = ()

    @classmethod
    def none(cls, counts: Counts) -> Guard:
        """Return that a reader knows nothing."""
        nothing = np.zeros(counts.values.shape, dtype=bool)
        return cls(nothing, nothing)


def withhold_small(counts: Counts, below: int, guard: Guard | None = None) -> Counts:
    """Return counts without those that tell of few enterprises.

    Args:
        counts: with the total of each level, as `count_register` gives them.
        below: k; nothing is withheld where it is 0 or 1.
        guard: what a reader knows beside them.

    Raises:
        DifferencingError: what he knows tells small counts, whatever is withheld.
    """
    if below <= 1:
        return counts
    beside = guard or Guard.none(counts)
    values = counts.values.to_numpy(float)
    sums = sums_of(counts.parts)
    hidden, lost = _withheld(values, sums, beside, below)
    if lost:
        raise DifferencingError(
            count=len(lost),
            below=below,
            published=", ".join(beside.published) or "–",
            unit=counts.values.index[lost[0][0]],
        )
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
        values: one row per tree, one column per row of `levels`; see `sums_of`.
        below: k.
    """
    nothing = np.zeros(values.shape, dtype=bool)
    return _withheld(values, sums_of(levels), Guard(nothing, nothing), below)[0]


def _withheld(
    values: Floats, sums: Sums, beside: Guard, below: int
) -> tuple[Bools, list[tuple[int, int]]]:
    """Return which counts are withheld, and the places of those that nothing protects."""
    hidden = beside.also & (values > 0)
    small = (values > 0) & (values < below)
    guarded = (small | hidden) & ~beside.known
    for row in np.flatnonzero((small | hidden).any(axis=1)):
        hidden[row] |= _hidden(values[row], sums, below)
        _with_parts(hidden[row], values[row], sums)
    return hidden, _close(values, hidden, guarded, sums, beside, below)


def _close(
    values: Floats, hidden: Bools, guarded: Bools, sums: Sums, beside: Guard, below: int
) -> list[tuple[int, int]]:
    """Withhold more, in place, until no guarded count can be told within less than k.

    Returns:
        Places of those that nothing protects.
    """
    asked = guarded.copy()
    while True:
        unknown = hidden & ~beside.known
        within = asked & (widths(values, unknown, sums) < below)
        told = within
        # What a unit's own sums tell comes first: it may be what was withheld for another.
        if beside.margins and not within.any():
            told = asked & (widths(values, unknown, sums, beside.margins) < below)
        if not told.any():
            break
        taken = hidden | beside.known
        for row, place in _one_of_each(told, by_unit=bool(within.any())):
            found = -1, -1
            if not within.any():
                found = _over(row, place, values, taken, sums, beside.margins)
            if min(found) < 0:
                found = row, _beside(place, values[row], unknown[row], taken[row], sums)
            if min(found) < 0:
                asked[row, place] = False
                continue
            hidden[found] = True
            if found[0] != row:
                asked[found] = guarded[found] = True
                _with_parts(hidden[found[0]], values[found[0]], sums)
    # What was withheld later may have helped.
    left = guarded & (widths(values, hidden & ~beside.known, sums, beside.margins) < below)
    return [(int(row), int(place)) for row, place in np.argwhere(left)]


def _one_of_each(told: Bools, *, by_unit: bool) -> list[tuple[int, int]]:
    """Return the first place in each unit, or else of each combination, that has any."""
    held = told if by_unit else told.T
    ways = np.flatnonzero(held.any(axis=1))
    first = zip(ways.tolist(), held[ways].argmax(axis=1).tolist())
    return [one if by_unit else (one[1], one[0]) for one in first]


def _beside(place: int, values: Floats, unknown: Bools, taken: Bools, sums: Sums) -> int:
    """Return the count to withhold next, so that the one at `place` can be told less well.

    The smallest published one of the same sum, else its total, else one beside that: at last the
    unit's own total, after which nothing inside the unit bounds it from above. -1 where a reader
    knows all of them.
    """
    for total, parts in reversed(sums):
        if place in parts:
            free = parts[~taken[parts] & (values[parts] > 0)]
            if len(free):
                return int(free[values[free].argmin()])
            if unknown[total]:
                return _beside(total, values, unknown, taken, sums)
            return -1 if taken[total] else total
    return -1


def _over(
    row: int, place: int, values: Floats, taken: Bools, sums: Sums, margins: Sequence[Margin]
) -> tuple[int, int]:
    """Return the count of another unit to withhold next, as `_beside`; -1 where none helps.

    It is of the same kind as the one that is told, or else as a total that this is part of.
    """
    for rows, totals in margins:
        if row in rows and np.isfinite(totals[place]):
            free = rows[~taken[rows, place] & (values[rows, place] > 0)]
            if len(free):
                return int(free[values[free, place].argmin()]), place
    for total, parts in sums:
        if place in parts:
            return _over(row, total, values, taken, sums, margins)
    return -1, -1


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
    _with_parts(hidden, values, sums)
    return hidden


def _with_parts(hidden: Bools, values: Floats, sums: Sums) -> None:
    """Withhold, in place, what the withheld totals of a unit are made of."""
    for total, parts in reversed(sums):
        if hidden[total]:
            hidden[parts] |= values[parts] > 0
