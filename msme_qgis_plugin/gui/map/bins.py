"""Arithmetic of the histogram: bins, places, and breaks that are moved."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_BINS = 48
_LEAST_BIN_PIXELS = 8


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high` on pixels from `left` to `right`."""

    low: float
    high: float
    left: float
    right: float

    def place(self, value: float) -> float:
        """Return the pixel of a value."""
        span = self.high - self.low
        if not span:
            return (self.left + self.right) / 2
        share = (value - self.low) / span
        return self.left + share * (self.right - self.left)

    def value(self, place: float) -> float:
        """Return the value at a pixel, within the scale."""
        pixels = self.right - self.left
        share = (place - self.left) / pixels if pixels else 0.0
        return self.low + min(max(share, 0.0), 1.0) * (self.high - self.low)

    @property
    def step(self) -> float:
        """How much a pixel is worth."""
        pixels = self.right - self.left
        return (self.high - self.low) / pixels if pixels > 0 else 0.0


def bin_count(pixels: float) -> int:
    """Return how many bars have room."""
    return max(1, min(_MOST_BINS, int(pixels // _LEAST_BIN_PIXELS)))


def count_bins(values: Sequence[float], bins: int) -> list[int]:
    """Count values in bins of equal width; the last holds the highest."""
    if not values:
        return [0] * bins
    low, high = min(values), max(values)
    counts = [0] * bins
    width = (high - low) / bins
    for value in values:
        place = int((value - low) / width) if width else 0
        counts[min(place, bins - 1)] += 1
    return counts


def class_of(value: float, breaks: Sequence[float]) -> int:
    """Return the class of a value; a class includes its lower edge."""
    return bisect_right(breaks, value)


def rounded(value: float, step: float) -> float:
    """Return the shortest number near `value`, as near as half a step."""
    if step <= 0:
        return value
    power = math.floor(math.log10(step))
    return round(value, -power) if power < 0 else float(_whole(value, power))


def _whole(value: float, power: int) -> int:
    size = 10**power
    return round(value / size) * size


def moved(breaks: Sequence[float], place: int, value: float, step: float) -> list[float]:
    """Return the breaks with one moved, kept between its neighbours."""
    lower = breaks[place - 1] + step if place else -math.inf
    last = place == len(breaks) - 1
    upper = math.inf if last else breaks[place + 1] - step
    kept = rounded(min(max(value, lower), upper), step)
    return [kept if each == place else one for each, one in enumerate(breaks)]


def added(breaks: Sequence[float], value: float, step: float, most: int) -> list[float]:
    """Return the breaks with one more, unless there are `most` already."""
    new = rounded(value, step)
    near = any(abs(new - one) < step for one in breaks)
    if near or len(breaks) >= most:
        return list(breaks)
    return sorted([*breaks, new])


def removed(breaks: Sequence[float], place: int) -> list[float]:
    """Return the breaks without one; the last one stays."""
    if len(breaks) == 1:
        return list(breaks)
    return [one for each, one in enumerate(breaks) if each != place]
