"""The arithmetic of composite indices: indicators made comparable, averaged, and shaken.

Arrays are units by indicators, float64, NaN where a unit has no value. Methods: OECD/JRC,
Handbook on Constructing Composite Indicators (2008); Saisana, Saltelli and Tarantola (2005) for
the uncertainty of ranks; Paruolo, Saisana and Saltelli (2013) for effective weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..progress import Progress

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Ranks = NDArray[Any]

# A standard score of 0 is the middle of the scale, one standard deviation a tenth of it.
_MIDDLE, _DEVIATION = 0.5, 0.1
# What the worst score becomes in runs with a geometric or harmonic mean, where 0 decides alone.
_LEAST = 0.01
_LOW, _HIGH = 0.05, 0.95
# Decimals that tell two units apart; what lies beyond is the order of summing.
_DECIMALS = 12
# Ranks held at once, and how many are worked out in one go.
_MOST_RANKS, _AT_ONCE = 100_000_000, 1_000_000
_FEWEST_TO_LEAVE_OUT = 3


class Normalisation(str, Enum):
    """How values become comparable; each raises the index from 0 towards 1."""

    MINMAX = "minmax"
    GOALPOSTS = "goalposts"
    ZSCORE = "zscore"
    PERCENTILE = "percentile"
    TARGET = "target"


class Aggregation(str, Enum):
    """Which mean is taken over the indicators of a unit."""

    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"
    HARMONIC = "harmonic"


# What runs draw from, beside what was chosen.
_USUAL_NORMALISATIONS = (Normalisation.MINMAX, Normalisation.ZSCORE, Normalisation.PERCENTILE)
_USUAL_AGGREGATIONS = (Aggregation.ARITHMETIC, Aggregation.GEOMETRIC)


@dataclass(frozen=True)
class Scales:
    """What makes values comparable, one entry per indicator.

    rising: whether a higher value raises the index.
    low, high: goalposts in the indicator's unit; NaN where the data's own serve. The one that
        the index rises towards is the target of `TARGET`.
    capped: values beyond goalposts and target count as these.
    """

    rising: Flags
    low: Floats
    high: Floats
    capped: bool = True


@dataclass(frozen=True)
class Method:
    """How an index is made of comparable values."""

    normalisation: Normalisation
    aggregation: Aggregation


@dataclass(frozen=True)
class Robustness:
    """What became of each unit's rank over the runs.

    low, high: the rank at 5 % and at 95 % of the runs.
    top_share: share of the runs in which the unit was among the first.
    runs: how many there were.
    """

    low: Floats
    high: Floats
    top_share: Floats
    runs: int


def normalise(values: Floats, method: Normalisation, scales: Scales) -> Floats:
    """Make indicators comparable: 0 where they raise an index least, 1 where most.

    Standard scores are 0.5 + z / 10 (population standard deviation); percentile ranks are
    (mean rank - 1/2) / n. An indicator with one value everywhere is 0.5.
    """
    if method is Normalisation.PERCENTILE:
        frame = pd.DataFrame(np.where(scales.rising, values, -values))
        ranks = (frame.rank() - 0.5) / frame.count()
        return np.asarray(ranks, dtype=np.float64)
    if method is Normalisation.ZSCORE:
        spread = np.nanstd(values, axis=0)
        scores = (values - np.nanmean(values, axis=0)) / np.where(spread > 0, spread, 1.0)
        return _MIDDLE + _DEVIATION * np.where(scales.rising, scores, -scores)
    lowest, highest = np.nanmin(values, axis=0), np.nanmax(values, axis=0)
    if method is not Normalisation.MINMAX:
        lowest = np.where(np.isnan(scales.low), lowest, scales.low)
        highest = np.where(np.isnan(scales.high), highest, scales.high)
    worst = np.where(scales.rising, lowest, highest)
    span = np.where(scales.rising, highest, lowest) - worst
    flat = span == 0
    found = (values - worst) / np.where(flat, 1.0, span)
    found = np.where(flat & ~np.isnan(values), _MIDDLE, found)
    return np.clip(found, 0.0, 1.0) if scales.capped else found


def aggregate(scores: Floats, weights: Floats, method: Aggregation) -> Floats:
    """Return the weighted mean of each unit over the indicators that it has.

    Args:
        scores: comparable values; above 0 for geometric and harmonic means.
        weights: one per indicator, above 0; they need not sum to 1.
    """
    mean = _transformed_means(scores, weights[np.newaxis], method)[0]
    if method is Aggregation.GEOMETRIC:
        mean = np.exp(mean)
    elif method is Aggregation.HARMONIC:
        mean = -1.0 / mean
    return np.asarray(mean, dtype=np.float64)


def first_not_positive(scores: Floats, method: Aggregation) -> tuple[int, int] | None:
    """Return unit and indicator of a value that a mean cannot be taken of, None for none."""
    if method is Aggregation.ARITHMETIC:
        return None
    places = np.argwhere(scores <= 0)
    return (int(places[0][0]), int(places[0][1])) if len(places) else None


def ranks_of_runs(scores: Floats) -> Ranks:
    """Return ranks per row, 1 the highest; equal scores share the better rank.

    Args:
        scores: runs by units; NaN ranks last.
    """
    falling = -np.round(scores, _DECIMALS)
    order = np.argsort(falling, axis=1)
    ordered = np.take_along_axis(falling, order, axis=1)
    places = np.broadcast_to(np.arange(1, scores.shape[1] + 1, dtype=np.int32), scores.shape).copy()
    # NaN equals nothing: each of those at the end has its own place.
    places[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 0
    np.maximum.accumulate(places, axis=1, out=places)
    ranks = np.empty_like(places)
    np.put_along_axis(ranks, order, places, axis=1)
    return ranks


def left_out_ranks(scores: Floats, weights: Floats, method: Aggregation) -> Ranks:
    """Return the ranks without each indicator in turn, indicators by units."""
    without = np.where(np.eye(len(weights), dtype=bool), 0.0, weights)
    return ranks_of_runs(_transformed_means(scores, without, method))


def effective_weights(scores: Floats, index: Floats) -> tuple[Floats, Floats]:
    """Return how each indicator goes with the index, and its share of all that do.

    Returns:
        Pearson's correlation with the index, and its square as a share of the sum of squares:
        what an indicator weighs in fact, against its nominal weight. NaN where an indicator or
        the index is the same everywhere.
    """
    goes_with = correlations(np.column_stack([scores, index]))[-1, :-1]
    squares = goes_with**2
    total = np.nansum(squares)
    return goes_with, squares / total if total > 0 else np.full_like(squares, np.nan)


def correlations(scores: Floats) -> Floats:
    """Return Pearson's correlation of each two columns over the units that have both."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(pd.DataFrame(scores).corr(), dtype=np.float64)


def robustness(  # noqa: PLR0913 (what is varied, and how often)
    values: Floats,
    weights: Floats,
    scales: Scales,
    chosen: Method,
    *,
    members: Flags,
    runs: int,
    top: int,
    seed: int,
    spread: float = 0.25,
    progress: Progress,
) -> Robustness:
    """Rank the units again and again under other choices that could be defended.

    Each run draws weights about the given ones (Dirichlet, so that a mean weight has `spread` of
    itself as its standard deviation), one way of making comparable (min-max, standard score,
    percentile rank or the chosen one), an arithmetic, geometric or the chosen mean, and leaves
    out one indicator or none.

    Args:
        weights: sum to 1.
        members: which units have an index; the others make values comparable all the same.
        runs: fewer are made where so many ranks cannot be held (see `Robustness.runs`).

    Returns:
        One entry per member.

    Raises:
        CancelledError: the work was stopped.
    """
    units, count = int(members.sum()), len(weights)
    runs = min(runs, max(_MOST_RANKS // max(units, 1), 1))
    random = np.random.default_rng(seed)
    drawn = _drawn_weights(random, weights, runs, spread)
    if count >= _FEWEST_TO_LEAVE_OUT:
        left = random.integers(count + 1, size=runs)
        drawn[np.arange(count) == left[:, np.newaxis]] = 0.0
    ways = [
        Method(normalisation, aggregation)
        for normalisation in dict.fromkeys((*_USUAL_NORMALISATIONS, chosen.normalisation))
        for aggregation in dict.fromkeys((*_USUAL_AGGREGATIONS, chosen.aggregation))
    ]
    way = random.integers(len(ways), size=runs)
    small = units < np.iinfo(np.uint16).max
    ranks: Ranks = np.empty((runs, units), np.uint16 if small else np.int32)
    at_once = max(_AT_ONCE // max(units, 1), 1)
    done = 0
    for number, one in enumerate(ways):
        scores = normalise(values, one.normalisation, scales)[members]
        if one.aggregation is not Aggregation.ARITHMETIC:
            scores = _above_zero(scores)
        same = np.flatnonzero(way == number)
        for start in range(0, len(same), at_once):
            end = start + at_once
            block = same[start:end]
            ranks[block] = ranks_of_runs(_transformed_means(scores, drawn[block], one.aggregation))
            done += len(block)
            progress.step(done / runs)
    top_share = (ranks <= top).mean(axis=0)
    ends = int(np.floor(_LOW * (runs - 1))), int(np.ceil(_HIGH * (runs - 1)))
    ranks.partition(ends, axis=0)
    low, high = (ranks[end].astype(np.float64) for end in ends)
    return Robustness(low, high, top_share, runs)


def _drawn_weights(
    random: np.random.Generator, weights: Floats, runs: int, spread: float
) -> Floats:
    """Return weights of each run, runs by indicators."""
    count = len(weights)
    if count == 1:
        return np.ones((runs, 1))
    concentration = (count - 1) / spread**2 - 1
    return random.dirichlet(concentration * weights, runs)


def _above_zero(scores: Floats) -> Floats:
    """Bring scores that are not all above 0 to 0.01-1, in their order; 1 stays 1."""
    worst = np.nanmin(scores)
    if worst > 0:
        return scores
    return _LEAST + (1 - _LEAST) * (scores - worst) / (1 - worst)


def _transformed_means(scores: Floats, weights: Floats, method: Aggregation) -> Floats:
    """Return means on the scale on which they are sums: as they are, logarithms, -1/x.

    Each is the higher the higher the mean is.

    Args:
        weights: runs by indicators.

    Returns:
        Runs by units; NaN where a unit has none of the indicators.
    """
    held = ~np.isnan(scores)
    parts = np.where(held, scores, 1.0)
    if method is Aggregation.GEOMETRIC:
        parts = np.log(parts)
    elif method is Aggregation.HARMONIC:
        parts = -1.0 / parts
    total = weights @ held.T.astype(np.float64)
    found = weights @ np.where(held, parts, 0.0).T
    return np.divide(found, total, out=np.full_like(found, np.nan), where=total > 0)
