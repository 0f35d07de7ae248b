"""Multiple deprivation by Alkire and Foster (2011): who is deprived, in how much, of what.

Alkire and Foster, Counting and multidimensional poverty measurement, Journal of Public Economics
95 (2011), 476-487.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Groups = NDArray[np.intp]

# Weights that should sum to k may not do so in the last digit.
_NEAR = 1e-9


@dataclass(frozen=True)
class Deprivation:
    """The measures of each group; NaN where nobody is counted, or for `intensity` nobody is poor.

    headcount: H, the share of people who are deprived in at least k; intensity: A, the mean
        share of the weights that these are deprived in; adjusted: M0 = H A.
    censored: groups by indicators, the share of people who are poor and deprived in it.
    """

    headcount: Floats
    intensity: Floats
    adjusted: Floats
    censored: Floats

    def contributions(self, weights: Floats) -> Floats:
        """Return the share of each indicator in M0, groups by indicators; NaN where M0 is 0."""
        parts = self.censored * weights
        total = parts.sum(axis=1, keepdims=True)
        return np.divide(parts, total, out=np.full_like(parts, np.nan), where=total > 0)


def gaps(values: Floats, cutoffs: Floats, below: Flags, *, power: float = 0.0) -> Floats:
    """Return how deprived each row is in each indicator: 1 or 0, or its gap to the cut-off.

    Args:
        values: rows by indicators.
        below: whether an indicator deprives where it lies below its cut-off, else above it; on
            it nobody is deprived.
        power: 0 for deprived or not, 1 for the gap as a share of the cut-off, 2 for its square.
    """
    distance = np.where(below, cutoffs - values, values - cutoffs)
    deprived = distance > 0
    if power == 0:
        return deprived.astype(np.float64)
    share = np.divide(distance, np.abs(cutoffs), out=np.zeros_like(distance), where=deprived)
    return np.asarray(share**power, dtype=np.float64)


def measures(
    deprived: Floats, weights: Floats, k: float, *, people: Floats, groups: Groups, count: int
) -> Deprivation:
    """Return the measures of each group.

    Args:
        deprived: rows by indicators, see `gaps`; with a power above 0 `adjusted` is M1 or M2.
        weights: of the indicators, sum to 1.
        k: least share of the weights in which the poor are deprived, above 0.
        people: whom each row stands for.
        groups: number of each row's group, below `count`.
    """
    poor = np.where(deprived > 0, weights, 0.0).sum(axis=1) >= k - _NEAR

    def summed(numbers: Floats) -> Floats:
        found = np.bincount(groups, weights=people * numbers, minlength=count)
        return np.asarray(found, dtype=np.float64)

    total = summed(np.ones(len(people)))
    held = deprived * poor[:, np.newaxis]
    censored = np.column_stack([_share(summed(one), total) for one in held.T])
    headcount = _share(summed(poor.astype(np.float64)), total)
    adjusted = censored @ weights
    return Deprivation(headcount, _share(adjusted, headcount), adjusted, censored)


def _share(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)
