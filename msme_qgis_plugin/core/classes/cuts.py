"""Where each method cuts the values, as published: upper edges belong."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from .method import MAX_CLASSES

if TYPE_CHECKING:
    from .distinct import Distinct, Floats

_STEPS = (1, 2, 5)
# Ratios to 1 that read the same in both directions: half and double.
_RATIO_BREAKS = {
    2: (1.0,),
    3: (0.8, 1.25),
    4: (0.5, 1.0, 2.0),
    5: (0.5, 0.8, 1.25, 2.0),
    6: (0.5, 0.8, 1.0, 1.25, 2.0),
    7: (0.25, 0.5, 0.8, 1.25, 2.0, 4.0),
}


def quantile_cuts(values: Floats, classes: int) -> list[float]:
    """Return the inner quantiles, interpolated between neighbours.

    Source: Hyndman and Fan (1996), type 7, as most software has it.
    """
    shares = np.arange(1, classes) / classes
    return [float(cut) for cut in np.quantile(values, shares)]


def equal_cuts(values: Floats, classes: int) -> list[float]:
    """Return the inner edges of intervals of equal width."""
    low, high = float(values.min()), float(values.max())
    width = high / classes - low / classes
    return [low + width * step for step in range(1, classes)]


def deviation_cuts(values: Floats, classes: int) -> list[float]:
    """Return the mean plus whole standard deviations (n - 1).

    An odd number of classes has one around the mean, an even number has the
    mean for an edge: 5 classes cut at -2, -1, 1 and 2 deviations.
    """
    mean = float(values.mean())
    deviation = float(values.std(ddof=1))
    half = (classes - 1) // 2
    steps = [step for step in range(-half, half + 1) if step]
    if classes % 2 == 0:
        steps = sorted([0, *steps])
    return [mean + deviation * step for step in steps]


def head_tail_cuts(values: Floats) -> tuple[list[float], bool]:
    """Return the mean, the mean of what lies above it, and so on.

    Returns:
        The inner cuts, and whether the method would have gone on beyond the
        largest number of classes.

    Source: Jiang, B. (2013), Head/tail breaks, Professional Geographer 65.
    """
    cuts: list[float] = []
    head = values
    while len(head) and head.min() < head.max():
        mean = float(head.mean())
        above = head[head > mean]
        if len(above) == 0:
            break
        if len(cuts) == MAX_CLASSES - 1:
            return cuts, True
        cuts.append(mean)
        head = head[head >= mean]
    return cuts, False


def pretty_breaks(values: Floats, classes: int) -> list[float]:
    """Return multiples of 1, 2 or 5 times a power of ten.

    The step is the one whose number of classes is nearest to the number
    wanted; of two the one with fewer classes.
    """
    low, high = float(values.min()), float(values.max())
    decade = math.floor(math.log10((high - low) / classes))
    options = []
    for power in (decade - 1, decade, decade + 1):
        for step in _STEPS:
            breaks = _multiples(low, high, step=step, power=power)
            if 1 <= len(breaks) < MAX_CLASSES:
                made = len(breaks) + 1
                options.append((abs(made - classes), made, -power, breaks))
    return min(options)[3] if options else [high]


def diverging_breaks(values: Distinct, classes: int, *, centre: float) -> list[float]:
    """Return breaks that lie alike on both sides of `centre`.

    Ratios around 1 (no value below 0) get fixed breaks on the scale of
    ratios: 0.5, 0.8, 1.25 and 2 for five classes. Elsewhere the distances to
    the centre are quantiles of the values' own distances, rounded to two
    digits.
    """
    if centre == 1 and values.low[0] >= 0:
        return list(_RATIO_BREAKS[classes])
    everything = np.repeat(values.low, values.counts)
    distances = np.abs(everything - centre)
    distances = distances[distances > 0]
    half = (classes - 1) // 2 if len(distances) else 0
    first = 2 if classes % 2 == 0 else 1
    shares = [(first + 2 * step) / classes for step in range(half)]
    reach = np.quantile(distances, shares) if half else np.array([])
    rounded = _rounded(reach)
    middle = [centre] if classes % 2 == 0 else []
    below = [_clean(centre - distance) for distance in reversed(rounded)]
    above = [_clean(centre + distance) for distance in rounded]
    return below + middle + above


def _multiples(low: float, high: float, *, step: int, power: int) -> list[float]:
    """Return the multiples of step * 10**power above low, up to high."""
    size = step * 10.0**power
    first, last = math.floor(low / size) + 1, math.floor(high / size)
    if last - first >= MAX_CLASSES:
        return []
    return [float(f"{number * step}e{power}") for number in range(first, last + 1)]


def _rounded(distances: Floats) -> list[float]:
    """Round to two digits; where that makes two alike, to more."""
    digits = 2
    while True:
        rounded = [float(f"{one:.{digits}g}") for one in distances]
        if len(set(rounded)) == len(set(distances)):
            return sorted(set(rounded))
        digits += 1


def _clean(number: float) -> float:
    """Drop the noise that adding decimal numbers leaves behind."""
    return float(f"{number:.12g}")
