"""Cells so small that they tell of single enterprises are withheld.

A count of 1 to k − 1 is withheld. Every other count of the district and its total are
published, so that one withheld cell alone would follow by subtraction, and others from what a
reader knows of this rule. So the smallest counts of a district are withheld together, up to
the first bound at which whoever knows the rule can still tell each of them only within k; where
no bound does, all of them and the total.

A share of women tells the number of women where the number of owners is known. It is withheld
where the number of women or of men is 1 to k − 1, where there are fewer than 2k owners, and
where the count is withheld. The district's share tells the sum of the women: sectors of like
numbers of owners are therefore withheld in pairs, so that it stays open which of the two has
few women or men; where one of these could be told within k nevertheless, the district's share
is withheld as well.

The rules look at one district at a time, so that a district's cells are the same whichever
districts stand beside it in a table. What others publish of the same enterprises is not looked
at.

Source of the method: primary and secondary suppression of small cells, as statistical offices
practise it (Hundepool et al., Statistical Disclosure Control, 2012, chapter 4); that an
attacker knows the rule: Wong et al., Minimality Attack in Privacy Preserving Data Publishing
(2007).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..measures.status import Status, worst
from ..messages import QT_TRANSLATE_NOOP, Message
from .cell_measures import Measure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

# An index of two parts says what both are, and pairs keep a sector from being told alone.
_FEW = 2

_WITHHELD = QT_TRANSLATE_NOOP(
    "core",
    "Withheld (Q): counts of 1 to {most} enterprises: {cells}; larger ones, "
    "so that none follows from its district's total: {more}; totals: "
    "{totals}. Who has other tables of the same enterprises may still find "
    "some by subtraction.",
)
_SHARES = QT_TRANSLATE_NOOP(
    "core",
    "Withheld (Q): women's shares on 1 to {most} women or men: {shares}; "
    "others, so that none follows from the rest: {more}.",
)


@dataclass(frozen=True)
class Withheld:
    """What is not told.

    cells, shares: units by sectors: counts, and women's shares.
    totals, whole_shares: per unit, of all its sectors.
    first_cells, first_shares: those of `cells` and `shares` that are small
        themselves.
    """

    cells: Bools
    shares: Bools
    totals: Bools
    whole_shares: Bools
    first_cells: Bools
    first_shares: Bools

    def notes(self, below: int) -> tuple[Message, ...]:
        """Say how much was withheld; nothing where nothing was to be."""
        most = below - 1
        if most < 1:
            return ()
        cells = int(self.first_cells.sum())
        values = {
            "most": most,
            "cells": cells,
            "more": int(self.cells.sum()) - cells,
            "totals": int(self.totals.sum()),
        }
        if not self.shares.any():
            return (Message(_WITHHELD, values),)
        shares = int(self.first_shares.sum())
        more = int(self.shares.sum()) - shares
        told = {"most": most, "shares": shares, "more": more}
        return Message(_WITHHELD, values), Message(_SHARES, told)


def withhold(
    by_sector: Measure,
    total: Measure,
    owners: tuple[Measure, Measure],
    all_owners: tuple[Measure, Measure],
    *,
    below: int,
) -> Withheld:
    """Say what is to be withheld.

    Args:
        by_sector: counts, units by sectors.
        total: counts per unit.
        owners: women and men, units by sectors, NaN where not known.
        all_owners: women and men per unit.
        below: k; nothing is withheld where it is 0 or 1.
    """
    values = by_sector.values
    first = _small(values, below)
    cells, totals = first.copy(), _small(total.values, below)
    for row in np.flatnonzero(first.any(axis=1) & total.known):
        cells[row], hides = hidden_counts(values[row], total.values[row], below)
        totals[row] |= hides

    women, men = (one.values for one in owners)
    people = women + men
    few = _small(women, below) | _small(men, below)
    hidden = few | (cells & (people > 0))
    if below > 1:
        hidden |= (people > 0) & (people < 2 * below)
    all_women, all_men = (one.values for one in all_owners)
    whole_shares = _small(all_women, below) | _small(all_men, below)
    for row in np.flatnonzero(hidden.any(axis=1)):
        known = hidden[row] & (cells[row] | (people[row] < 2 * below))
        hidden[row], hides = _hidden_shares(Owners(women[row], people[row], known), below)
        # Where nobody knows the owners of a sector, the district's share tells no sum.
        whole_shares[row] |= hides and not np.isnan(people[row]).any()
    return Withheld(
        cells=cells,
        shares=hidden,
        totals=totals,
        whole_shares=whole_shares,
        first_cells=first,
        first_shares=few,
    )


def without(measure: Measure, withheld: Bools) -> Measure:
    """Return a measure that is suppressed, `Q`, where it is withheld."""
    return Measure(
        np.where(withheld, np.nan, measure.values),
        np.where(withheld, Status.SUPPRESSED.code, measure.rank),
    )


def made_alike(by_sector: Measure, withheld: Withheld) -> Measure:
    """Return counts for indices, which would give withheld ones away.

    With the published counts a sum of squares tells two withheld ones, and
    further indices more. So each withheld count of a unit is taken as their
    mean, which follows from what is published; the unit becomes an
    estimate, `E`. Where no more than two sectors have enterprises, or the
    total is withheld, there is no index.
    """
    cells, values = withheld.cells, by_sector.values
    count = cells.sum(axis=1, keepdims=True)
    whole = np.where(cells, values, 0.0).sum(axis=1, keepdims=True)
    touched = count > 0
    alike = Measure(
        np.where(cells, whole / np.maximum(count, 1), values),
        np.where(touched, worst(by_sector.rank, Status.ESTIMATED.code), by_sector.rank),
    )
    few = (values > 0).sum(axis=1, keepdims=True) <= _FEW
    nothing = (touched & few) | withheld.totals[:, None]
    return without(alike, np.broadcast_to(nothing, values.shape))


def _small(values: Floats, below: int) -> Bools:
    small: Bools = (values > 0) & (values < below)
    return small


def hidden_counts(
    numbers: Floats, total: float, below: int, also: Bools | None = None
) -> tuple[Bools, bool]:
    """Return which parts of a published total are withheld, and whether the total is.

    Args:
        numbers: the parts, NaN where nobody knows them.
        below: k.
        also: parts that are withheld whatever they are.
    """
    small = _small(numbers, below)
    if also is not None:
        small |= also
    if not small.any():
        return small, False
    if np.isnan(numbers).any():
        # The cells that nobody knows take up what the small ones leave of the total.
        left = total - np.nansum(numbers[~small])
        return small, bool(left - small.sum() < below)
    there = numbers > 0
    for edge in np.unique(numbers[there & (numbers >= numbers[small].max())]):
        hidden = there & (numbers <= edge)
        told = numbers[there & ~hidden]
        least_told = told.min() if len(told) else np.inf
        if _cannot_tell(int(hidden.sum()), numbers[hidden].sum(), least_told, below):
            return hidden, False
    return there, True


def _cannot_tell(count: int, total: float, least_told: float, below: int) -> bool:
    """Say whether who knows the rule tells the smallest counts of a unit only within `below`.

    He knows how many are withheld, what they add up to, that each is at least 1 and less than
    the least one told, and that no smaller number of them would have done. Which is which he
    does not know, so that each may be the least and the greatest of any list that fits.

    With two, (x, total − x) fits for every x below k that keeps the other below the least
    told. With more, all 1 but one greatest and up to k − 1 in excess of 1 among the rest: these
    rest alone would never have done, since no one of them could be more than k − 1 apart.
    """
    if count == 1:
        return False
    if count == _FEW:
        least = max(1.0, total - least_told + 1)
        return least < below and total - 2 * least >= below
    excess = total - count
    return max(below + 1, excess + 2 - below) <= min(least_told - 1, excess + 1)


@dataclass(frozen=True)
class Owners:
    """The owners of one unit by sector.

    known: sectors that are withheld whatever the number of women is.
    """

    women: Floats
    people: Floats
    known: Bools

    def few(self, below: int) -> Bools:
        """Say where the women or the men are few."""
        return (_small(self.women, below) | _small(self.people - self.women, below)) & ~self.known


def _hidden_shares(owners: Owners, below: int) -> tuple[Bools, bool]:
    """Return which shares of a unit are withheld, and whether that of all its sectors is."""
    few, people = owners.few(below), owners.people
    others = np.flatnonzero((people > 0) & ~owners.known)
    others = others[np.argsort(people[others], kind="stable")]
    # The last group has three where their number is odd: one alone would be told.
    pairs = np.array_split(others, range(_FEW, len(others) - 1, _FEW)) if len(others) else []
    with_few = [at for at, pair in enumerate(pairs) if few[pair].any()]
    first_free = with_few[-1] + 1 if with_few else 0
    hidden = owners.known.copy()
    for pair in pairs[:first_free]:
        hidden[pair] = True
    firm = np.zeros(len(people), dtype=bool)
    for pair in pairs[first_free:]:
        held = people[hidden]
        if len(held) > 1 and held.sum() - held.max() >= below:
            break
        hidden[pair] = firm[pair] = True
    one_of = pairs[with_few[-1]] if with_few else others[:0]
    widths = _share_widths(owners, hidden, firm, one_of, below)
    asked = hidden & ~firm
    return hidden, bool((widths[asked] < np.minimum(below, people[asked])).any())


def _share_widths(
    owners: Owners, hidden: Bools, firm: Bools, one_of: NDArray[np.intp], below: int
) -> Floats:
    """Return how far apart the numbers of women may be that who knows the rule thinks possible.

    He knows their sum over the hidden sectors, and that one of `one_of` has few women or men.
    firm: sectors that would have been withheld for their own sake with few women or men.
    """
    women, people = owners.women, owners.people
    low = np.where(hidden, 0.0, women)
    high = np.where(hidden, people, women)
    middle = (women >= below) & (people - women >= below)
    low = np.where(firm, np.where(middle, below, women), low)
    high = np.where(firm, np.where(middle, people - below, women), high)
    lists = [(low, high)]
    if len(one_of):
        lists = []
        for place in one_of:
            for side in (0.0, people[place] - below):
                one_low, one_high = low.copy(), high.copy()
                one_low[place], one_high[place] = side + 1, side + below - 1
                lists.append((one_low, one_high))
    held = np.flatnonzero(hidden)
    total = women[held].sum()
    least, most = np.full(len(people), np.inf), np.full(len(people), -np.inf)
    for one_low, one_high in lists:
        sum_low, sum_high = one_low[held].sum(), one_high[held].sum()
        if sum_low <= total <= sum_high:
            below_all = np.maximum(one_low, total - (sum_high - one_high))
            above_all = np.minimum(one_high, total - (sum_low - one_low))
            least, most = np.minimum(least, below_all), np.maximum(most, above_all)
    widths: Floats = most - least
    return widths
