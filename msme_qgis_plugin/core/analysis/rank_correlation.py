"""Spearman's rank correlation, and how likely one as strong is by chance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_FEWEST = 3
_STEPS = 500
_TINY, _ENOUGH = 1e-300, 1e-16


@dataclass(frozen=True)
class Correlation:
    """How two columns go together.

    rho: −1 to 1, NaN where one of them is constant or there are fewer than three pairs.
    p: of no association, two-sided; NaN with rho.
    count: pairs where both have a value.
    """

    rho: float
    p: float
    count: int


def spearman(first: Floats, second: Floats) -> Correlation:
    """Correlate the ranks of two columns; equal values share the mean of their ranks.

    The p-value is that of Student's t with n − 2 degrees of freedom, as is usual for ten pairs
    and more; with fewer it is rough.
    """
    both = ~(np.isnan(first) | np.isnan(second))
    count = int(both.sum())
    ranks = [pd.Series(one[both]).rank().to_numpy() for one in (first, second)]
    centred = [one - one.mean() for one in ranks] if count else ranks
    spread = math.sqrt(float(centred[0] @ centred[0]) * float(centred[1] @ centred[1]))
    if count < _FEWEST or not spread:
        return Correlation(math.nan, math.nan, count)
    rho = max(-1.0, min(1.0, float(centred[0] @ centred[1]) / spread))
    # P(|T| > t) is the incomplete beta function at 1 - rho²: Abramowitz and Stegun, 26.7.1.
    beyond = (1 - rho) * (1 + rho)
    return Correlation(rho, incomplete_beta((count - 2) / 2, 0.5, beyond), count)


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), for a and b above 0, x in 0–1.

    By Lentz's continued fraction: Abramowitz and Stegun, 26.5.8.
    """
    if x <= 0 or x >= 1:
        return min(max(x, 0.0), 1.0)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    log = a * math.log(x) + b * math.log1p(-x)
    log += math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(log) / a * _fraction(a, b, x)


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for part in (even, odd):
            d = 1 / _away_from_zero(1 + part * d)
            c = _away_from_zero(1 + part / c)
            found *= c * d
        if abs(c * d - 1) < _ENOUGH:
            break
    return found


def _away_from_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
