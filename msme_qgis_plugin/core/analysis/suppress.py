"""Cells so small that they tell of single enterprises are withheld.

A count of 1 to k − 1 is withheld. Every other count of the district and its
total are published, so that one withheld cell alone would follow by
subtraction, and so would several that are all 1, each being at least 1. There
the smallest other cell is withheld as well; where there is none, the total.

A share of women tells the number of women where the number of owners is
known. It is withheld where the number of women or of men is 1 to k − 1, and
where the count is; a second one likewise, since the district's share tells
the number of its women.

The rules look at one district at a time, so that a district's cells are the
same whichever districts stand beside it in a table. What others publish of
the same enterprises is not looked at.

Source of the method: primary and secondary suppression of small cells, as
statistical offices practise it (Hundepool et al., Statistical Disclosure
Control, 2012, chapter 4).
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

# An index of two parts says what both are.
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
    unknown = ~by_sector.known
    all_one = np.where(first, values - 1, 0).sum(axis=1) == 0
    exposed = first.any(axis=1) & total.known
    exposed &= _alone(first | unknown) | (all_one & ~unknown.any(axis=1))
    second, whole = _second(exposed, values, first)
    cells = first | second

    women, men = (one.values for one in owners)
    people = women + men
    few = _small(women, below) | _small(men, below)
    hidden = few | (cells & (people > 0))
    all_women, all_men = (one.values for one in all_owners)
    few_in_all = _small(all_women, below) | _small(all_men, below)
    exposed = hidden.any(axis=1) & ~few_in_all
    exposed &= np.isfinite(all_women + all_men)
    exposed &= _alone(hidden | np.isnan(people))
    more, whole_share = _second(exposed, people, hidden)
    return Withheld(
        cells=cells,
        shares=hidden | more,
        totals=whole | _small(total.values, below),
        whole_shares=few_in_all | whole_share,
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


def _alone(hidden: Bools) -> Bools:
    alone: Bools = hidden.sum(axis=1) == 1
    return alone


def _second(exposed: Bools, values: Floats, hidden: Bools) -> tuple[Bools, Bools]:
    """Choose the smallest other cell of each unit that needs one.

    Returns:
        The cells, and the units that have none to withhold.
    """
    free = np.where(~hidden & (values > 0), values, np.inf)
    place = free.argmin(axis=1)
    there = np.isfinite(free.min(axis=1))
    second = np.zeros(values.shape, dtype=bool)
    rows = np.flatnonzero(exposed & there)
    second[rows, place[rows]] = True
    return second, exposed & ~there
