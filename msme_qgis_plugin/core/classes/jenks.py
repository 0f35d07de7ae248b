"""Fisher–Jenks: classes with the least sum of squared deviations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .distinct import Floats, Integers


class _Gain:
    """What a class saves: its sum squared over its size.

    The squared deviations within the classes are those from zero, which no
    grouping changes, less the gains of all classes.
    """

    def __init__(self, values: Floats, counts: Integers) -> None:
        # Centring keeps the digits that large values with small
        # differences would lose in the squares.
        weights: Floats = counts.astype(np.float64)
        centred: Floats = values - np.average(values, weights=weights)
        self._sizes = np.concatenate(([0.0], np.cumsum(weights)))
        self._sums = np.concatenate(([0.0], np.cumsum(weights * centred)))

    def up_to(self, end: Integers) -> Floats:
        """Return the gain of one class of all values before each end."""
        gains: Floats = self._sums[end] ** 2 / self._sizes[end]
        return gains

    def between(self, starts: Integers, end: Integers, repeats: Integers) -> Floats:
        """Return the gain of the classes from `starts` to before `end`.

        Args:
            repeats: how many of the starts belong to each end.
        """
        total = np.repeat(self._sums[end], repeats)
        total -= self._sums[starts]
        size = np.repeat(self._sizes[end], repeats)
        size -= self._sizes[starts]
        total *= total
        total /= size
        return total


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
    gain = _Gain(values, counts)
    best = gain.up_to(np.arange(1, size + 1))
    layers = []
    for done in range(1, classes - 1):
        best, start = _add_class(best, gain, done)
        layers.append(start)
    _, chosen = _best(
        best, gain, low=np.array([classes - 1]), high=np.array([size - 1]), end=np.array([size])
    )
    starts = [int(chosen[0])]
    for start in reversed(layers):
        starts.append(int(start[starts[-1] - 1]))
    return starts[::-1]


def _add_class(best: Floats, gain: _Gain, done: int) -> tuple[Floats, Integers]:
    """Return the best gains with one class more, and its best start.

    Item e - 1 of either is for the values up to before e.
    """
    size = len(best)
    new = np.full(size, -np.inf)
    start = np.zeros(size, dtype=np.int64)
    # Ranges of ends, and the bounds of the start within each.
    first, last = np.array([done + 1]), np.array([size])
    low, high = np.array([done]), np.array([size - 1])
    while len(first):
        end = (first + last) // 2
        top = np.minimum(high, end - 1)
        value, chosen = _best(best, gain, low=low, high=top, end=end)
        new[end - 1], start[end - 1] = value, chosen
        first, last = _mixed(first, end + 1), _mixed(end - 1, last)
        low, high = _mixed(low, chosen), _mixed(chosen, high)
        kept = first <= last
        first, last, low, high = (part[kept] for part in (first, last, low, high))
    return new, start


def _best(
    best: Floats, gain: _Gain, *, low: Integers, high: Integers, end: Integers
) -> tuple[Floats, Integers]:
    """Return the best gain for each end and the lowest start that has it."""
    lengths = high - low + 1
    offsets = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    starts = np.arange(lengths.sum()) + np.repeat(low - offsets, lengths)
    gains = gain.between(starts, end, lengths)
    gains += best[starts - 1]
    most = np.maximum.reduceat(gains, offsets)
    hits = np.flatnonzero(gains == np.repeat(most, lengths))
    first = hits[np.searchsorted(hits, offsets)]
    return most, starts[first]


def _mixed(one: Integers, other: Integers) -> Integers:
    """Return the items of both in turn, which keeps ranges in order."""
    return np.column_stack((one, other)).ravel()
