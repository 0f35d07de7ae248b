"""Whether a column tells the period of its rows: headers and texts."""

from __future__ import annotations

import re

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

_ISO_MONTH = re.compile(rf"({_YEAR})-(0[1-9]|1[0-2])(?!\d)")
_MONTH_OF_YEAR = re.compile(rf"(?:\d{{1,2}}[ ./-])?(0?[1-9]|1[0-2])[ ./-]{_YEAR}")
_SHORT_RANGE = re.compile(rf"{_YEAR} ?[-–/] ?(\d\d)")
_NUMBERED_PART = re.compile(r"([a-z]+)[ .-]?([ivx]{1,4}|\d{1,2})\b")
_MONTH_WORDS = (
    *("jan", "feb", "mar", "apr", "mei may", "jun", "jul", "agu aug ags agt", "sep"),
    *("okt oct", "nov nop", "des dec"),
)
_MONTHS = {word: at for at, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# How many of them a year has, by the first letter of what they are called.
_PARTS_OF_YEAR = {"q": 4, "t": 4, "k": 4, "s": 2, "m": 12, "b": 12}


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


def span_of(text: str) -> tuple[float, float] | None:
    """Return where a period begins and ends, in years: 2016 is from 2016.0 to 2017.0.

    Returns:
        None for what is no period, and for one that tells no year.
    """
    plain = text.strip("*) ").casefold()
    years = [int(one) for one in re.findall(_YEAR, plain)]
    if not years or not is_period(text):
        return None
    first, last = years[0], years[-1]
    month = _ISO_MONTH.match(plain)
    named = [_MONTHS[word[:3]] for word in re.findall(r"[a-z]{3,}", plain) if word[:3] in _MONTHS]
    numbered = _MONTH_OF_YEAR.fullmatch(plain)
    if month or named or numbered:
        months = [int(month[2])] if month else named or [int(numbered[1]) if numbered else 1]
        return first + (months[0] - 1) / 12, last + months[-1] / 12
    part = _NUMBERED_PART.search(plain)
    each = _PARTS_OF_YEAR.get(part[1][0]) if part else None
    if part and each:
        place = _ROMAN.get(part[2]) or int(part[2])
        return first + (place - 1) / each, first + place / each
    short = _SHORT_RANGE.fullmatch(plain)
    return float(first), float((first // 100 * 100 + int(short[1]) if short else last) + 1)


def _plain(header: str) -> str:
    bare = _UNIT.sub(" ", header)
    bare = bare if any(map(str.isalpha, bare)) else header
    return re.sub(r"[^0-9a-z]+", " ", bare.casefold()).strip()
