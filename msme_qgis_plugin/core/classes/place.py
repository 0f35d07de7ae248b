"""Put each break between two neighbouring values, as short as can be."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from .distinct import NEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .distinct import Distinct

_DIGITS = 17


def starts_above(cuts: Sequence[float], values: Distinct) -> list[int]:
    """Return the first distinct value above each cut.

    A value that equals a cut but for computing noise lies under it.
    """
    starts = np.searchsorted(values.low, np.asarray(cuts), side="right")
    for place, (start, cut) in enumerate(zip(starts, cuts)):
        if start < len(values):
            noise = max(NEAR, 1e-12 * abs(cut))
            starts[place] += values.low[start] - cut <= noise
    return [int(start) for start in starts]


def place_breaks(
    starts: Sequence[int], targets: Sequence[float], values: Distinct, *, reach: float = math.inf
) -> list[float]:
    """Return one break per class start, in the gap below that start.

    A break b lies above every value of the lower class and not above any of
    the upper one, so that rounding moves no unit.

    Args:
        starts: index of the first distinct value of each class but the
            lowest; len(values) where the class has none.
        targets: where the method itself cuts, in step with `starts`.
        reach: how far a break may move from its target.
    """
    size = len(values)
    breaks = []
    for start, target in zip(starts, targets):
        low = float(values.high[start - 1]) if start else -math.inf
        high = float(values.low[start]) if start < size else math.inf
        breaks.append(_shortest(target, low=low, high=high, reach=reach))
    return breaks


def middle_of_gap(start: int, values: Distinct) -> float:
    """Return the middle between a distinct value and the one below it."""
    low, high = float(values.high[start - 1]), float(values.low[start])
    return low / 2 + high / 2


def decimals_of(numbers: Sequence[float]) -> int:
    """Return how many decimals it takes to write all `numbers` in full."""
    return max((_decimals(number) for number in numbers), default=0)


def _decimals(number: float) -> int:
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _shortest(target: float, *, low: float, high: float, reach: float) -> float:
    """Return the shortest number in (low, high] near `target`.

    Whole numbers come before decimals, round ones before others; among
    equally short ones the nearest to `target` wins.
    """
    exact = Decimal(target)
    size = math.floor(math.log10(abs(target))) if target else 0
    top = max(0, size)
    for power in range(top, top - _DIGITS - max(0, -size), -1):
        step = Decimal(1).scaleb(power)
        whole = (exact / step).to_integral_value(rounding="ROUND_FLOOR")
        options = [float((whole + more) * step) for more in (0, 1)]
        allowed = [
            option
            for option in options
            if low + NEAR < option <= high and abs(option - target) <= reach
        ]
        if allowed:
            return min(allowed, key=lambda one: abs(one - target))
    return high if math.isfinite(high) else target
