"""Whether neighbours are alike, in all and around each unit.

Weights are row-standardised, each neighbour of a unit counting the same, for Moran and Geary;
each counts 1 for Getis and Ord. Without spread, or without neighbours, nothing is defined: NaN.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .permutations import smallest_p

if TYPE_CHECKING:
    from ...overlay.geodesy import FloatArray
    from .neighbour_weights import Weights

# A spread below this part of the values is rounding.
_ROUNDING = 1e-12
# With more units the normal distribution under randomisation stands for permutations.
MOST_PERMUTED = 2_000
_NUMBERS_AT_ONCE = 2_000_000
# Moments under randomisation divide by n - 3.
_NO_MOMENTS = 3


@dataclass(frozen=True)
class Overall:
    """One statistic of all units: what it is, what chance alone gives, and how rare it is.

    p: two-sided.
    """

    value: float
    expected: float
    variance: float
    p: float


def standardised(values: FloatArray) -> FloatArray:
    """Return values less their mean in standard deviations (of n), NaN without spread."""
    if not len(values):
        return values
    apart = values - values.mean()
    spread = float(np.sqrt((apart**2).mean()))
    least = _ROUNDING * float(np.abs(values).max())
    scores: FloatArray = apart / spread if spread > least else np.full(len(values), np.nan)
    return scores


def moran_normal(values: FloatArray, weights: Weights) -> Overall:
    """Return Moran's I with its moments under normality (Cliff and Ord 1981, p. 44)."""
    count = len(values)
    value, (s0, s1, s2) = _moran(values, weights)
    if not math.isfinite(value):
        return _undefined()
    expected = -1 / (count - 1)
    above = count**2 * s1 - count * s2 + 3 * s0**2
    variance = above / ((count - 1) * (count + 1) * s0**2) - expected**2
    return Overall(value, expected, variance, _p_normal(value, expected, variance))


def moran(values: FloatArray, weights: Weights, permutations: int, seed: int) -> Overall:
    """Return Moran's I with its moments under randomisation (Cliff and Ord 1981, p. 46).

    p is that of permutations (both tails, the nearer one twice), with more than
    `MOST_PERMUTED` units that of the normal distribution with these moments.
    """
    count = len(values)
    value, (s0, s1, s2) = _moran(values, weights)
    if not math.isfinite(value):
        return _undefined()
    expected, variance = -1 / (count - 1), math.nan
    if count > _NO_MOMENTS:
        z2 = standardised(values) ** 2
        kurtosis = float((z2**2).mean())
        first = count * ((count**2 - 3 * count + 3) * s1 - count * s2 + 3 * s0**2)
        second = kurtosis * ((count**2 - count) * s1 - 2 * count * s2 + 6 * s0**2)
        below = (count - 1) * (count - 2) * (count - 3) * s0**2
        variance = (first - second) / below - expected**2
    if count > MOST_PERMUTED:
        return Overall(value, expected, variance, _p_normal(value, expected, variance))
    return Overall(value, expected, variance, _p_permuted(values, weights, permutations, seed))


def moran_between(
    scores: FloatArray, others: FloatArray, weights: Weights, permutations: int, seed: int
) -> Overall:
    """Return Moran's I of one field with another among the neighbours (Wartenberg 1985).

    Args:
        scores, others: `standardised`.

    Returns:
        p as in `moran`: of permutations of `others`, or of their exact variance.
    """
    count, s0 = len(scores), float((weights.sizes > 0).sum())
    if not s0 or np.isnan(scores).any() or np.isnan(others).any():
        return _undefined()
    # What the score of a unit's neighbours adds to it.
    share = scores[weights.unit] / weights.sizes[weights.unit]
    pull = np.bincount(weights.neighbour, share, minlength=count)
    value = float(pull @ others) / s0
    variance = float(((pull - pull.mean()) ** 2).sum()) * count / (count - 1) / s0**2
    if count > MOST_PERMUTED:
        return Overall(value, 0.0, variance, _p_normal(value, 0.0, variance))
    rng = np.random.default_rng(seed)
    made = np.array([pull @ rng.permutation(others) for _ in range(permutations)])
    near = _ROUNDING * count
    above, below = (made >= value * s0 - near).sum(), (made <= value * s0 + near).sum()
    return Overall(value, 0.0, variance, _two_sided(int(min(above, below)), permutations))


def geary(values: FloatArray, weights: Weights) -> float:
    """Return Geary's C (1954): 1 where neighbours are as unlike as any, 0 where they are equal."""
    z = standardised(values)
    s0 = float((weights.sizes > 0).sum())
    if not s0 or np.isnan(z).any():
        return math.nan
    apart = (z[weights.unit] - z[weights.neighbour]) ** 2 / weights.sizes[weights.unit]
    return float((len(z) - 1) * apart.sum() / (2 * s0 * (z**2).sum()))


def general_g(values: FloatArray, weights: Weights) -> Overall:
    """Return the general G of Getis and Ord (1992), for values of 0 and above.

    Its p is of the normal distribution, two-sided.
    """
    count = len(values)
    squares, total = float((values**2).sum()), float(values.sum())
    pairs = total**2 - squares
    if count <= _NO_MOMENTS or not len(weights.unit) or pairs <= 0 or values.min() < 0:
        return _undefined()
    s0, s1, s2 = weights.moments(np.ones(len(weights.unit)))
    cubes, fourths = float((values**3).sum()), float((values**4).sum())
    above = (
        ((count**2 - 3 * count + 3) * s1 - count * s2 + 3 * s0**2) * squares**2
        - ((count**2 - count) * s1 - 2 * count * s2 + 6 * s0**2) * fourths
        - (2 * count * s1 - (count + 3) * s2 + 6 * s0**2) * total**2 * squares
        + (4 * (count - 1) * s1 - 2 * (count + 1) * s2 + 8 * s0**2) * total * cubes
        + (s1 - s2 + s0**2) * total**4
    )
    expected = s0 / (count * (count - 1))
    below = pairs**2 * count * (count - 1) * (count - 2) * (count - 3)
    variance = above / below - expected**2
    value = float((values * weights.sums(values)).sum()) / pairs
    return Overall(value, expected, variance, _p_normal(value, expected, variance))


def local_moran(scores: FloatArray, others: FloatArray, weights: Weights) -> FloatArray:
    """Return the local Moran of each unit (Anselin 1995); their sum is n - 1 times the global I.

    Args:
        scores: of each unit itself, `standardised`; others: of the neighbours, the same values
            or another field (Anselin, Syabri and Smirnov 2002).

    Returns:
        NaN where a unit has no neighbours.
    """
    count = len(scores)
    made = (count - 1) / max(count, 1) * scores * weights.means(others)
    return np.where(weights.sizes > 0, made, np.nan)


def getis_ord(
    values: FloatArray, weights: Weights, *, itself: bool
) -> tuple[FloatArray, FloatArray]:
    """Return Gi, or Gi* that counts the unit itself, and its z-score (Getis and Ord 1992).

    Returns:
        The share of the sum of all values (without the unit's own for Gi) that the neighbours
        hold, and how many standard deviations it lies above what chance gives. NaN where a unit
        has no neighbours and where the values have no spread or add up to 0.
    """
    if np.isnan(standardised(values)).any() or not len(weights.unit):
        return np.full(len(values), np.nan), np.full(len(values), np.nan)
    own = 0.0 if itself else values
    count = len(values) - (not itself)
    size = weights.sizes + itself
    held = weights.sums(values) + (values if itself else 0.0)
    total = values.sum() - own
    known = weights.sizes > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = total / count
        # Around the mean of all: a small difference of large squares loses its digits.
        apart = values - values.mean()
        squares = (apart**2).sum() - (0.0 if itself else apart**2)
        variance = squares / count - (mean - values.mean()) ** 2
        deviation = np.sqrt(variance * size * (count - size) / (count - 1))
        z = np.where(known, (held - size * mean) / deviation, np.nan)
        share = np.where(known, held / total, np.nan)
    share, z = (np.where(np.isfinite(one), one, np.nan) for one in (share, z))
    return share, z


def rates_adjusted(events: FloatArray, base: FloatArray) -> FloatArray:
    """Return rates less the overall rate in standard deviations of their own (Assunção, Reis 1999).

    The rate of a small base varies by chance alone; this takes it out, as empirical Bayes does.

    Args:
        events: 0 and above; base: above 0, such as people.
    """
    rate = events / base
    overall = events.sum() / base.sum()
    between = (base * (rate - overall) ** 2).sum() / base.sum() - overall / base.mean()
    variance = between + overall / base
    variance = np.where(variance < 0, overall / base, variance)
    with np.errstate(divide="ignore", invalid="ignore"):
        made = (rate - overall) / np.sqrt(variance)
    return np.where(np.isfinite(made), made, 0.0)


def _moran(values: FloatArray, weights: Weights) -> tuple[float, tuple[float, float, float]]:
    """Return Moran's I, NaN where it is not defined, and S0, S1, S2."""
    z = standardised(values)
    moments = weights.moments(_row_standardised(weights))
    if not moments[0] or np.isnan(z).any():
        return math.nan, moments
    return float((z * weights.means(z)).sum()) / moments[0], moments


def _row_standardised(weights: Weights) -> FloatArray:
    made: FloatArray = 1.0 / weights.sizes[weights.unit]
    return made


def _p_permuted(values: FloatArray, weights: Weights, permutations: int, seed: int) -> float:
    """Return the share of permutations with an I as far in its tail, twice."""
    z = standardised(values)
    weight = _row_standardised(weights)
    # Each pair once, with the weights of both directions.
    once = (weights.unit < weights.neighbour) | ~weights.mutual
    first, second = weights.unit[once], weights.neighbour[once]
    both = weight[once] + np.where(weights.mutual[once], 1.0 / weights.sizes[second], 0.0)
    observed = float((both * z[first] * z[second]).sum())
    rng = np.random.default_rng(seed)
    near = _ROUNDING * max(float(np.abs(both).sum()), 1.0)
    above = below = 0
    at_once = max(_NUMBERS_AT_ONCE // max(len(first), len(z)), 1)
    for start in range(0, permutations, at_once):
        rows = min(at_once, permutations - start)
        # Units down, so that one is looked up as one stretch of memory.
        drawn = rng.permuted(np.repeat(z[:, None], rows, axis=1), axis=0)
        made = np.einsum("p,pr,pr->r", both, drawn[first], drawn[second])
        above += int((made >= observed - near).sum())
        below += int((made <= observed + near).sum())
    return _two_sided(min(above, below), permutations)


def _two_sided(tail: int, permutations: int) -> float:
    """Return the p-value where so many permutations lie in the nearer tail."""
    return min(1.0, smallest_p(permutations) * (tail + 1))


def _p_normal(value: float, expected: float, variance: float) -> float:
    if not variance > 0:
        return math.nan
    return math.erfc(abs(value - expected) / math.sqrt(2 * variance))


def _undefined() -> Overall:
    return Overall(math.nan, math.nan, math.nan, math.nan)
