"""Numbers as the user writes them, thousands apart."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLocale

_MOST_DECIMALS = 6
_PARTS = 100


def user_locale() -> QLocale:
    """Return QGIS's locale; it leaves the thousands' marks out by default."""
    locale = QLocale()
    options = QLocale.NumberOption
    locale.setNumberOptions(options.DefaultNumberOptions)
    return locale


def whole(number: int) -> str:
    """Return a count."""
    return user_locale().toString(int(number))


def short_number(value: float, span: float) -> str:
    """Return a number, as exact as a hundredth of `span` needs."""
    decimals = 0
    while 0 < span * 10**decimals < _PARTS and decimals < _MOST_DECIMALS:
        decimals += 1
    text = user_locale().toString(float(value), "f", decimals)
    return text.replace("-", "−")


def exact_number(value: float) -> str:
    """Return a number with all its digits, to be edited."""
    return user_locale().toString(float(value), "g", 15)


def read_number(text: str) -> float | None:
    """Return what a person typed, None where it is no number."""
    plain = text.strip().replace("−", "-")
    number, good = user_locale().toDouble(plain)
    return number if good else None
