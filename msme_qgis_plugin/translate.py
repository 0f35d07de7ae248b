"""Sentences of `core` in the language that QGIS speaks."""

from __future__ import annotations

import math
from string import Formatter

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale

from .core.measures.field import Text
from .core.messages import CONTEXT, Message


class _Filler(Formatter):
    """Fills gaps, numbers with the decimal sign of QGIS's language."""

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, float):
            return decimal(value, format_spec or ".15g")
        return str(super().format_field(value, format_spec))


def decimal(value: float, spec: str) -> str:
    """Format a number with the decimal sign of QGIS's language."""
    return format(value, spec).replace(".", QLocale().decimalPoint())


def user_locale() -> QLocale:
    """Return QGIS's locale, which by itself leaves the thousands' marks out."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale


def number_text(value: float, decimals: int = 0, locale: QLocale | None = None) -> str:
    """Write a number as readers do: thousands apart, a true minus, a dash where there is none.

    Args:
        locale: of the map or page; QGIS's own where None.
    """
    if not math.isfinite(value):
        return "–"
    # Nothing is a little less than nothing once it is rounded: no “−0.00”.
    text = (locale or user_locale()).toString(round(float(value), decimals) + 0.0, "f", decimals)
    return str(text).replace("-", "−")


def say(message: Message) -> str:
    """Return `message` in QGIS's language, its gaps filled.

    A gap may hold another message, which is then said first, or a text in both languages.
    """
    template = QCoreApplication.translate(CONTEXT, message.template)
    values = {key: spoken(value) for key, value in message.values.items()}
    return _Filler().vformat(template, (), values)


def spoken(value: object) -> object:
    """Return what stands for a value in a sentence: a message or text in QGIS's language."""
    if isinstance(value, Message):
        return say(value)
    return value.get(language()) if isinstance(value, Text) else value


def language() -> str:
    """Return `id` where QGIS speaks Indonesian, else `en`."""
    return "id" if QgsApplication.locale().startswith("id") else "en"
