"""Values in the user's locale as exact as their size asks for, and ticks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from ...translate import number_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_DECIMALS = 6
_THOUSANDS = 3
_STEPS = (1, 2, 2.5, 5, 10)


def decimals_for(values: Iterable[float]) -> int:
    """Return how many decimals tell values of this size apart.

    Three digits of the largest are as much as a reader takes in; whole
    numbers stay whole.
    """
    finite = [abs(one) for one in values if math.isfinite(one)]
    if all(one == int(one) for one in finite):
        return 0
    size = math.floor(math.log10(max(finite)))
    least = 1 if size < _THOUSANDS else 0
    return min(max(2 - size, least), _MOST_DECIMALS)


def share_text(share: float) -> str:
    """Return a share (0–1) as per cent, “97 %”."""
    return QCoreApplication.translate("Scale", "{number} %").format(number=number_text(100 * share))


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return round numbers from `low` to `high`, at most `most` + 1."""
    span = high - low
    if not math.isfinite(span) or span <= 0 or most < 1:
        return [low] if math.isfinite(low) else []
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(one * power for one in _STEPS if span / (one * power) <= most)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [place * step for place in range(first, last + 1)]


def tick_decimals(marks: list[float]) -> int:
    """Return how many decimals the distance between ticks takes."""
    if len(marks) == 1:
        return decimals_for(marks)
    step = marks[1] - marks[0] if marks else 0.0
    for decimals in range(_MOST_DECIMALS):
        if math.isclose(round(step, decimals), step, rel_tol=1e-9):
            return decimals
    return _MOST_DECIMALS
