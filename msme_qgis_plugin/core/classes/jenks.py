"""Fisher–Jenks: classes with the least sum of squared deviations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .distinct import Floats, Integers


class _Cost:
    """Squared deviations from the mean within runs of distinct values."""

    def __init__(self, values: Floats, counts: Integers) -> None:
        # Centring keeps the digits that large values with small
        # differences would lose in the sums of squares.
        weights: Floats = counts.astype(np.float64)
        centred: Floats = values - np.average(values, weights=weights)
        self._n = _sums(weights)
        self._sum = _sums(weights * centred)
        self._squares = _sums(weights * centred**2)

    def __call__(self, start: Integers, end: Integers) -> Floats:
        """Return the cost of each run from `start` up to before `end`."""
        total = self._sum[end] - self._sum[start]
        count = self._n[end] - self._n[start]
        squares: Floats = self._squares[end] - self._squares[start]
        return np.maximum(squares - total**2 / count, 0.0)


def fisher_jenks(values: Floats, counts: Integers, classes: int) -> list[int]:
    """Return where each class but the first starts.

    The exact optimum, by dynamic programming over distinct values; among
    equal optima the one with the lowest breaks. The best start of the last
    class never moves down as values are added, so every layer is solved by
    halving, all halves of one depth at once.

    Args:
        values: distinct values, ascending.
        counts: how often each occurs.
        classes: 1 to the number of distinct values.

    Returns:
        classes - 1 indexes into `values`, ascending.

    Source: Fisher, W. D. (1958), On grouping for maximum homogeneity, JASA
    53; Jenks and Caspall (1971) for maps.
    """
    size = len(values)
    if classes == 1:
        return []
    cost = _Cost(values, counts)
    best = cost(np.zeros(size, dtype=np.int64), np.arange(1, size + 1))
    layers = []
    for done in range(1, classes - 1):
        best, start = _add_class(best, cost, done)
        layers.append(start)
    last = np.arange(classes - 1, size)
    total = best[last - 1] + cost(last, np.full(len(last), size))
    starts = [int(last[np.argmin(total)])]
    for start in reversed(layers):
        starts.append(int(start[starts[-1] - 1]))
    return starts[::-1]


def _add_class(
    best: Floats, cost: _Cost, done: int
) -> tuple[Floats, Integers]:
    """Return the best costs with one class more, and its best start.

    Item e - 1 of either is for the values up to before e.
    """
    size = len(best)
    new = np.full(size, np.inf)
    start = np.zeros(size, dtype=np.int64)
    # Open intervals of ends, and the bounds of the start within each.
    first, last = np.array([done + 1]), np.array([size])
    low, high = np.array([done]), np.array([size - 1])
    while len(first):
        end = (first + last) // 2
        top = np.minimum(high, end - 1)
        value, chosen = _least(best, cost, low=low, high=top, end=end)
        new[end - 1], start[end - 1] = value, chosen
        first, last = (
            np.concatenate((first, end + 1)),
            np.concatenate((end - 1, last)),
        )
        low, high = (
            np.concatenate((low, chosen)),
            np.concatenate((chosen, high)),
        )
        kept = first <= last
        first, last, low, high = (
            part[kept] for part in (first, last, low, high)
        )
    return new, start


def _least(
    best: Floats,
    cost: _Cost,
    *,
    low: Integers,
    high: Integers,
    end: Integers,
) -> tuple[Floats, Integers]:
    """Return the least cost for each end and the lowest start that has it."""
    lengths = high - low + 1
    offsets = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    starts = np.arange(lengths.sum()) + np.repeat(low - offsets, lengths)
    costs = best[starts - 1] + cost(starts, np.repeat(end, lengths))
    least = np.minimum.reduceat(costs, offsets)
    hits = np.flatnonzero(costs == np.repeat(least, lengths))
    first = hits[np.searchsorted(hits, offsets)]
    return least, starts[first]


def _sums(parts: Floats) -> Floats:
    return np.concatenate(([0.0], np.cumsum(parts)))
