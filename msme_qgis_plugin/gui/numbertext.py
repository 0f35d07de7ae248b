"""Numbers as the user writes them, thousands apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..styling.legend import Language, marked
from ..translate import number_text, user_locale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..core.measures.field import Display

_MOST_DECIMALS = 6
_PARTS = 100


def whole(count: int) -> str:
    """Return a count."""
    return number_text(count)


def end_number(value: float, span: float, display: Display) -> str:
    """Return a stored value, as exact as a hundredth of `span` needs."""
    decimals, shown = 0, span * display.factor
    while 0 < shown * 10**decimals < _PARTS and decimals < _MOST_DECIMALS:
        decimals += 1
    text = number_text(value * display.factor, decimals)
    if decimals:
        # 1.0 says no more than 1.
        point = user_locale().decimalPoint()
        text = text.rstrip("0").removesuffix(point)
    return marked(text, Language.AUTO, display)


def break_number(value: float, breaks: Sequence[float], display: Display) -> str:
    """Return one of stored breaks, with the digits of the legend."""
    from ..core.classes.place import decimals_of

    decimals = display.decimals(decimals_of(breaks))
    text = number_text(value * display.factor, decimals)
    return marked(text, Language.AUTO, display)


def exact_number(value: float) -> str:
    """Return a number with all its digits, to be edited."""
    return user_locale().toString(float(value), "g", 15)


def read_number(text: str) -> float | None:
    """Return what a person typed, None where it is no number."""
    plain = text.strip().replace("−", "-")
    value, good = user_locale().toDouble(plain)
    return value if good else None
