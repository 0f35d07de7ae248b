"""Brings rows up to units at once: `np.bincount` on factorised codes.

Every reducer gives a value and the coverage of its weight per unit. A value
whose coverage is under the minimum is left out by the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Groups:
    """Which unit each row belongs to.

    codes: the units, sorted.
    position: per row the position in `codes`, -1 for rows without a unit.
    """

    codes: tuple[str, ...]
    position: NDArray[np.intp]

    @classmethod
    def of(cls, units: pd.Series) -> Groups:
        """Factorise unit codes; a blank code is no unit."""
        at, found = pd.factorize(units)
        codes = sorted({str(one) for one in found} - {""})
        number = {code: place for place, code in enumerate(codes)}
        # What is missing is at -1, which is the last.
        places = [number.get(str(one), -1) for one in found]
        position = np.array([*places, -1], dtype=np.intp)[at]
        return cls(tuple(codes), position)

    @cached_property
    def rows(self) -> Floats:
        """Rows of each unit."""
        return self.count(np.ones(len(self.position), dtype=bool))

    def total(self, values: Floats) -> Floats:
        """Sum the values of each unit; a NaN makes its unit's sum NaN."""
        # Rows without a unit fall into a slot before the first, cut off.
        sums = np.bincount(self._slot, weights=values, minlength=len(self.codes) + 1)
        return sums[1:].astype(np.float64)

    def count(self, rows: NDArray[np.bool_]) -> Floats:
        """Count the rows of each unit that are marked."""
        counts = np.bincount(self._slot[rows], minlength=len(self.codes) + 1)
        return counts[1:].astype(np.float64)

    @cached_property
    def _slot(self) -> NDArray[np.intp]:
        return self.position + 1


@dataclass(frozen=True)
class Reduced:
    """A value per unit and the coverage of its weight, 0–1.

    base: for a mean or ratio the sum of what stands below it, over the rows behind the value.
    """

    value: Floats
    coverage: Floats
    base: Floats | None = None


def share_of(part: Floats, whole: Floats) -> Floats:
    """Divide, with NaN where the whole is 0 or unknown."""
    with np.errstate(divide="ignore", invalid="ignore"):
        result: Floats = np.where(whole > 0, part / whole, np.nan)
    return result


def summed(values: Floats, groups: Groups) -> Reduced:
    """Sum what is known; the coverage is the share of rows with a value."""
    known = ~np.isnan(values)
    if known.all():
        return Reduced(groups.total(values), share_of(groups.rows, groups.rows))
    answered = groups.count(known)
    total = groups.total(np.where(known, values, 0))
    return Reduced(np.where(answered > 0, total, np.nan), share_of(answered, groups.rows))


def ratio_of_sums(numerator: Floats, denominator: Floats, groups: Groups) -> Reduced:
    """Divide sums over the rows where both sides are known.

    The coverage is the denominator's share with a known numerator. Rows
    whose denominator itself is unknown are taken to be as large as the mean
    of the others, so that they lower it too. Never a mean of ratios: OECD and
    JRC, Handbook on Constructing Composite Indicators (2008).
    """
    sized = ~np.isnan(denominator)
    both = sized & ~np.isnan(numerator)
    bottom = groups.total(np.where(both, denominator, 0))
    top = groups.total(np.where(both, numerator, 0))
    known = groups.total(np.where(sized, denominator, 0))
    answered = share_of(groups.count(sized), groups.rows)
    coverage = share_of(bottom, known) * answered
    return Reduced(share_of(top, bottom), coverage, bottom)


def weighted_mean(values: Floats, weight: Floats, groups: Groups) -> Reduced:
    """Mean of the values, each counting as much as its weight.

    A row without a weight leaves its unit without value and coverage: its
    share of the unit cannot be known.
    """
    known = ~np.isnan(values)
    held = groups.total(np.where(known, weight, 0))
    top = groups.total(np.where(known, values * weight, 0))
    whole = groups.total(weight)
    coverage = share_of(held, whole)
    mean = share_of(top, held)
    base = np.where(np.isnan(whole), np.nan, held)
    return Reduced(np.where(np.isnan(coverage), np.nan, mean), coverage, base)


def weighted_median(values: Floats, weight: Floats, groups: Groups) -> Reduced:
    """Value that half of the weight does not exceed.

    Where the lower half ends exactly on a value, the mean of it and the next
    one, so that equal weights give the ordinary median.
    """
    known = ~np.isnan(values)
    held = groups.total(np.where(known, weight, 0))
    coverage = share_of(held, groups.total(weight))
    use = known & (groups.position >= 0) & (weight > 0)
    order = np.lexsort((values[use], groups.position[use]))
    unit = groups.position[use][order]
    sorted_values = values[use][order]
    running = np.cumsum(weight[use][order])
    result = np.full(len(groups.codes), np.nan)
    starts = np.searchsorted(unit, np.arange(len(groups.codes)), side="left")
    ends = np.searchsorted(unit, np.arange(len(groups.codes)), side="right")
    for at, (start, end) in enumerate(zip(starts, ends)):
        if end > start and not np.isnan(coverage[at]):
            result[at] = _middle(sorted_values, running, start, end)
    return Reduced(result, coverage)


def _middle(values: Floats, running: Floats, start: int, end: int) -> float:
    before = running[start - 1] if start else 0.0
    half = before + (running[end - 1] - before) / 2
    at = start + int(np.searchsorted(running[start:end], half, side="left"))
    on_the_edge = np.isclose(running[at], half, rtol=1e-12, atol=0)
    if on_the_edge and at + 1 < end:
        return float((values[at] + values[at + 1]) / 2)
    return float(values[at])
