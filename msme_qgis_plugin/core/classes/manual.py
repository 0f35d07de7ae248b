"""Breaks that a person typed."""

from __future__ import annotations

import math
import re

from .errors import AmbiguousBreakError, BreakNotNumberError

_BETWEEN = re.compile(r"[;\s]+")
_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?", re.I)
_PERHAPS_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


def parse_breaks(
    text: str, *, lowest: float = -math.inf, highest: float = math.inf
) -> tuple[float, ...]:
    """Read breaks separated by `;` or spaces, decimal comma or point.

    Args:
        text: such as `18; 27,5; 37.5`; a minus may be U+2212.
        lowest, highest: the range of the values that will be classified; a
            break such as `1.500` that lies outside as a decimal number, but
            inside with a thousands separator, is refused.

    Returns:
        The breaks in the order typed.

    Raises:
        BreakNotNumberError: one of them is no number.
        AmbiguousBreakError: a separator that must stand for thousands.
    """
    parts = [part for part in _BETWEEN.split(text) if part]
    return tuple(_number(part, lowest, highest) for part in parts)


def _number(part: str, lowest: float, highest: float) -> float:
    plain = part.replace("−", "-")
    if not _NUMBER.fullmatch(plain):
        raise BreakNotNumberError(value=part)
    number = float(plain.replace(",", "."))
    if not math.isfinite(number):
        raise BreakNotNumberError(value=part)
    if _PERHAPS_THOUSANDS.fullmatch(plain):
        thousands = re.sub("[.,]", "", plain)
        inside = lowest <= number <= highest
        if not inside and lowest <= float(thousands) <= highest:
            raise AmbiguousBreakError(value=part, thousands=thousands)
    return number
