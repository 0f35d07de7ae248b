"""How numbers of units move: trend, shift and share, ranks, classes and inequality.

Sources: Kendall (1945), tau-b; Theil (1967), T and its decomposition; Dunn (1960) and
Esteban-Marquillas (1972), shift-share; Quah (1993), chains of classes; Abramowitz and Stegun
(1964), 26.7.3 and 26.7.4, Student's distribution of whole degrees of freedom.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]

CLASSES = 5
# A line through two points has no interval.
FEWEST_FOR_TREND = 3
_LEVEL = 0.95
# Halvings after which a float cannot be told from its neighbour.
_HALVINGS = 200


@dataclass(frozen=True)
class Trend:
    """A straight line by least squares: its slope per year and the interval of 95 %.

    used: how many periods of each unit have a value.
    """

    slope: Floats
    low: Floats
    high: Floats
    used: Places


@dataclass(frozen=True)
class Theil:
    """Theil's T and its parts between and within groups, which add up to it; NaN for none."""

    total: float
    between: float
    within: float


def trend(values: Floats, years: ArrayLike) -> Trend:
    """Return the trend of each unit over the periods that have a value.

    Args:
        values: units by periods; NaN where there is none.
        years: when the periods are.

    Returns:
        NaN for a unit with fewer than three values.
    """
    known = np.isfinite(values)
    used = known.sum(axis=1)
    count = np.where(used >= FEWEST_FOR_TREND, used, np.nan)
    # Times are taken from the first, so that no digits are lost on the year 2000.
    moments = np.asarray(years, dtype=float)
    times = np.where(known, moments - moments[:1], 0.0)
    numbers = np.where(known, values, 0.0)
    with np.errstate(invalid="ignore"):
        apart = np.where(known, times - (times.sum(axis=1) / count)[:, None], 0.0)
        level = numbers.sum(axis=1) / count
        width = np.square(apart).sum(axis=1)
        slope = (apart * np.where(known, numbers - level[:, None], 0.0)).sum(axis=1) / width
        left = np.where(known, numbers - level[:, None] - slope[:, None] * apart, 0.0)
        error = np.sqrt(np.square(left).sum(axis=1) / (count - 2) / width)
    reach = np.array([student(int(n) - 2) if n >= FEWEST_FOR_TREND else np.nan for n in used])
    return Trend(slope, slope - reach * error, slope + reach * error, used)


@lru_cache(maxsize=128)
def student(degrees: int, level: float = _LEVEL) -> float:
    """Return how many standard errors hold `level` of Student's distribution about 0."""
    low, high = 0.0, math.pi / 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _inside(middle, degrees) < level else (low, middle)
    return math.sqrt(degrees) * math.tan(low)


def _inside(angle: float, degrees: int) -> float:
    """Return the probability of |t| < sqrt(degrees) tan(angle)."""
    cosine, odd = math.cos(angle), degrees % 2
    term = cosine if odd else 1.0
    total = term if degrees > 1 else 0.0
    for power in range(3 if odd else 2, degrees - 1, 2):
        term *= cosine * cosine * (power - 1) / power
        total += term
    if odd:
        return 2 / math.pi * (angle + math.sin(angle) * total)
    return math.sin(angle) * total


def shift_share(before: Floats, after: Floats) -> tuple[Floats, Floats, Floats]:
    """Split the change of each unit and sector into national growth, mix and regional share.

    NS = E0 g, IM = E0 (g_s - g), RS = E1 - E0 - NS - IM, which is E0 (e - g_s). The nation is
    the sum of the units that have a number in both periods, by sector.

    Args:
        before, after: units by sectors; NaN where there is none.

    Returns:
        Three tables of the same shape; NaN where one of the two numbers is.
    """
    known = np.isfinite(before) & np.isfinite(after)
    first, last = (np.where(known, one, 0.0).sum(axis=0) for one in (before, after))
    in_sector = _growth(first, last)
    of_all = _growth(first.sum(keepdims=True), last.sum(keepdims=True))
    start = np.where(known, before, np.nan)
    national = start * of_all
    mix = start * (in_sector - of_all)
    return national, mix, np.where(known, after - before - (national + mix), np.nan)


def _growth(first: Floats, last: Floats) -> Floats:
    """Return growth rates; 0 where nothing was there before, which nothing is multiplied by."""
    rate: Floats = np.divide(last - first, first, out=np.zeros_like(first), where=first != 0)
    return rate


def tau_b(first: ArrayLike, second: ArrayLike) -> float:
    """Return how far two orders agree: Kendall's tau-b, 1 for the same, -1 for the reverse.

    Returns:
        NaN where one of them has no two different numbers.
    """
    x, y = (np.unique(one, return_inverse=True)[1].ravel() for one in (first, second))
    count = len(x)
    order = np.lexsort((y, x))
    pairs = count * (count - 1) // 2
    same_x, same_y = _ties(x), _ties(y)
    both = _ties(x * (count + 1) + y)
    apart = _inversions(y[order])
    agreeing = pairs - same_x - same_y + both - apart
    below = math.sqrt((pairs - same_x) * (pairs - same_y))
    return (agreeing - apart) / below if below else math.nan


def _ties(ranks: Places) -> int:
    counts = np.unique(ranks, return_counts=True)[1].astype(object)
    return int((counts * (counts - 1) // 2).sum()) if len(counts) else 0


def _inversions(ranks: Places) -> int:
    """Count the pairs that stand in the wrong order, by merging blocks of doubled length."""
    places, found, length = np.arange(len(ranks)), 0, 1
    while length < len(ranks):
        pair, right = places // (2 * length), places // length % 2
        order = np.lexsort((right, ranks, pair))
        is_left = right[order] == 0
        upto = np.cumsum(is_left)
        before = (pair[order] * length).astype(np.int64)
        # In a left block of the full length, what is not before a number is behind it.
        behind = length - (upto - before)
        found += int(behind[~is_left].sum())
        length *= 2
    return found


def quantile_classes(values: Floats, classes: int = CLASSES) -> Places:
    """Return the quantile that each number lies in, counted from 0; -1 where there is none.

    A number that equals a bound lies in the lower class; bounds are interpolated.
    """
    known = np.isfinite(values)
    found = np.full(values.shape, -1, dtype=np.intp)
    if known.any():
        bounds = np.quantile(values[known], np.arange(1, classes) / classes)
        found[known] = np.searchsorted(bounds, values[known], side="left")
    return found


def transitions(places: Places, classes: int = CLASSES) -> Places:
    """Count the moves from class to class, from each period to the next.

    Args:
        places: units by periods, classes from 0; -1 where there is none.

    Returns:
        classes by classes: rows from, columns to.
    """
    start, end = places[:, :-1].ravel(), places[:, 1:].ravel()
    known = (start >= 0) & (end >= 0)
    moves = np.bincount(start[known] * classes + end[known], minlength=classes * classes)
    return np.asarray(moves.reshape(classes, classes), dtype=np.intp)


def steady_state(moves: Places) -> Floats:
    """Return the shares of classes that a chain with these moves would come to rest at.

    Returns:
        NaN where a class is never left or entered, so that there is no one such state.
    """
    count = len(moves)
    sums = moves.sum(axis=1, keepdims=True)
    reached = np.linalg.matrix_power((moves > 0).astype(np.int64) + np.eye(count, dtype=int), count)
    if not (sums > 0).all() or not (reached > 0).all():
        return np.full(count, np.nan)
    chain = moves / sums
    system = np.vstack([chain.T - np.eye(count), np.ones(count)])
    wanted = np.append(np.zeros(count), 1.0)
    return np.asarray(np.linalg.lstsq(system, wanted, rcond=None)[0], dtype=np.float64)


def theil(values: Floats, groups: Places | None = None) -> Theil:
    """Return the inequality among units, each counting once.

    T = sum(s ln(n s)), s the share of a unit; between groups with their shares and sizes.

    Args:
        values: NaN where there is none, which is left out.
        groups: of each unit, from 0; one group where None.

    Returns:
        NaN where a number is below 0 or all are 0.
    """
    known = np.isfinite(values)
    numbers = values[known]
    member = np.zeros(len(numbers), np.intp) if groups is None else groups[known]
    whole = numbers.sum()
    if not whole > 0 or (numbers < 0).any():
        return Theil(math.nan, math.nan, math.nan)
    total = _entropy(numbers / whole, np.full(len(numbers), 1 / len(numbers)))
    sizes = np.bincount(member)
    held = np.bincount(member, weights=numbers)
    there = sizes > 0
    between = _entropy(held[there] / whole, sizes[there] / len(numbers))
    return Theil(total, between, total - between)


def _entropy(shares: Floats, sizes: Floats) -> float:
    some = shares > 0
    return float((shares[some] * np.log(shares[some] / sizes[some])).sum())
