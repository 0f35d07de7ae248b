"""Whether a column tells the period of its rows: headers and texts."""

from __future__ import annotations

import re

FIRST_YEAR, LAST_YEAR = 1900, 2100
_HEADER_WORD = re.compile(r"\b(tahun|thn|periode?|period|year|date|waktu)\b")
_ALONE = re.compile(r"(tahun|thn|periode?|period|year|date|waktu)( (data|the|of))?")
# What stands in brackets is a unit: `Umur Harapan Hidup (Tahun)`.
_UNIT = re.compile(r"[(\[].*?[)\]]")
_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|ags|agt|sep|okt|oct|nov|nop|des|dec)"
    r"[a-z]{0,7}\.?"
)
_PART = (
    r"(?:q|tw|t|s|triwulan|trw|kuartal|quarter|semester|sem|m|bulan)[ .-]?(?:[ivx]{1,4}|\d{1,2})"
)
_SORTABLE = re.compile(
    rf"{_YEAR}(-[01]\d(-[0-3]\d)?([t ][\d:.]*)?)?"
    rf"|{_YEAR} ?[-–/] ?({_YEAR}|\d\d)|{_YEAR} ?[-/]?(q|t|s|m)\d{{1,2}}"
)
_NAMED = re.compile(
    rf"(tahun )?{_YEAR}|{_MONTH}( ?[-–] ?{_MONTH})?([ -]?{_YEAR}|[ -]\d\d)?"
    rf"|\d{{1,2}}[ ./-]({_MONTH}|\d{{1,2}})[ ./-]{_YEAR}|[01]?\d[/.-]{_YEAR}"
    rf"|{_PART}[ ,/-]*(\(?(tahun )?{_YEAR}\)?)?|{_YEAR}[ ,/-]*{_PART}"
)


def is_period_header(header: str) -> bool:
    """Tell whether a header speaks of the period of the row, not of a unit."""
    return _HEADER_WORD.search(_plain(header)) is not None


def is_period_alone(header: str) -> bool:
    """Tell a header such as `Tahun`, which says nothing else, nor a unit."""
    return _UNIT.search(header) is None and _ALONE.fullmatch(_plain(header)) is not None


def is_sortable_period(text: str) -> bool:
    """Tell a year, a range of years, a quarter, or a month or day of ISO 8601."""
    return _SORTABLE.fullmatch(text.rstrip("*) ").casefold()) is not None


def is_period(text: str) -> bool:
    """Tell a period as people write it, also `Maret 2020`, `Triwulan II`."""
    return is_sortable_period(text) or _NAMED.fullmatch(text.strip("*) ").casefold()) is not None


def _plain(header: str) -> str:
    bare = _UNIT.sub(" ", header)
    bare = bare if any(map(str.isalpha, bare)) else header
    return re.sub(r"[^0-9a-z]+", " ", bare.casefold()).strip()
