"""What one cell says when it is read as a number, before its column is asked.

Marks follow the signs and symbols that Indonesian statistical offices print:
`-`, `...`, `NA` no data; `x` confidential; `e` estimate; `r` revised; `*)`
provisional.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

NORMAL, ESTIMATED, MISSING = "A", "E", "M"
NOT_ASKED, SUPPRESSED, NOT_COMPARABLE = "N", "Q", "X"

_DASHES = {"-", "--", "---", "–", "—", "−", "‐", "‑"}
_TOKENS = {
    **dict.fromkeys(_DASHES, MISSING),
    **dict.fromkeys(
        (
            "", ".", "..", "...", "....", "…", "?", "#", "na", "n.a", "n.a.",
            "n/a", "nan", "null", "none", "<na>", "no data", "tad", "t.a.d",
            "tidak ada data", "data tidak ada", "tidak tersedia",
            "data tidak tersedia", "belum tersedia", "belum ada data",
            "not available", "missing", "#n/a", "#ref!", "#div/0!",
            "#value!", "#name?", "#num!", "#null!", "inf", "-inf",
        ),
        MISSING,
    ),
    **dict.fromkeys(
        (
            "x", "xx", "xxx", "(x)", "(c)", "conf", "conf.",
            "confidential", "rahasia", "dirahasiakan", "suppressed",
            "disembunyikan",
        ),
        SUPPRESSED,
    ),
    **dict.fromkeys(
        ("tidak ditanyakan", "tdk ditanyakan", "not asked"), NOT_ASKED
    ),
    **dict.fromkeys(
        ("tidak dapat dibandingkan", "tidak terbandingkan", "not comparable"),
        NOT_COMPARABLE,
    ),
}  # fmt: skip

_MARK = r"\*{1,3}\)?|[a-zA-Z]\)|\d\)|[erpERP]|[¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜ†‡^]+\)?"
_CELL = re.compile(
    r"'?(?P<open>\()?\s*(?P<sign>[-+−–—])?\s*"
    r"(?:(?:rp\.?|idr|us\$|\$)\s*(?P<inner>[-−–—])?\s*)?"
    r"(?P<number>(?:\d+(?:[.,'’]\d+|[ ]\d{3}(?![\d)]))*|[.,]\d+))"
    r"(?P<exponent>e[-+]\d{1,3})?"
    r"\s*(?P<close>\))?\s*(?P<percent>%|persen\b|percent\b)?"
    rf"\s*(?P<mark>{_MARK})?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(\d+)([.,])(\d+)")
_MARK_ALONE = re.compile(rf"(?P<token>.*?)\s*(?P<mark>{_MARK})")
_NUMBERING = re.compile(r"\(\s*\d{1,3}\s*\)")
_GROUP = 3


class Reading(NamedTuple):
    """One cell, read.

    value: the number; where `separator` is set, the reading in which the
        separator stands between thousands. NaN without a number.
    status: status letter; "" for text that is neither number nor token.
    decimal: the other reading of an undecided cell, else NaN.
    separator: "." or "," of an undecided cell, else "".
    proves: what the cell proves about its writer: decimal or group sign, as
        in "decimal ," or "group ."; "" when nothing.
    places: digits after a proven decimal sign, else 0.
    percent: whether a percent sign stands in the cell.
    mark: footnote mark, "" when none.
    """

    value: float = math.nan
    status: str = ""
    decimal: float = math.nan
    separator: str = ""
    proves: str = ""
    places: int = 0
    percent: bool = False
    mark: str = ""


_UNREADABLE = Reading()


@lru_cache(maxsize=65536)
def read_cell(text: str) -> Reading:
    """Read one cell. A style is never assumed: see `Reading.separator`.

    A bracketed amount is negative, as in accounts. `1,5E+05`, which is what
    a spreadsheet writes for wide numbers, counts as 150000. Spaces of any
    width and apostrophes may stand between thousands.
    """
    if text.isdigit() and text.isascii():
        return Reading(float(text), NORMAL)
    plain = _PLAIN.fullmatch(text)
    if plain is not None:
        return _separate_single(*plain.group(1, 2, 3))
    text = " ".join(text.split())
    token = _TOKENS.get(text.casefold())
    if token is not None:
        return Reading(status=token)
    match = _CELL.fullmatch(text)
    if match is None:
        return _marked_token(text)
    return _read_match(match)


def looks_like_number(text: str) -> bool:
    """Tell whether the text is a number in some style (no token)."""
    reading = read_cell(text)
    return reading.status in {NORMAL, ESTIMATED}


def is_numbering(text: str) -> bool:
    """Tell whether the text is a column number such as (1)."""
    return _NUMBERING.fullmatch(text) is not None


def _marked_token(text: str) -> Reading:
    """Read tokens that carry a footnote mark: `- *)`, `...1)`, `*)`."""
    match = _MARK_ALONE.fullmatch(text)
    if match is None:
        return _UNREADABLE
    token = match.group("token").casefold()
    mark = match.group("mark")
    if token not in _TOKENS or (token + mark).isalpha():
        return _UNREADABLE
    return Reading(status=_TOKENS[token], mark=mark)


def _read_match(match: re.Match[str]) -> Reading:
    opened, closed = match.group("open"), match.group("close")
    if bool(opened) != bool(closed):
        return _UNREADABLE
    if match.group("exponent"):
        reading = _scientific(match.group("number"), match.group("exponent"))
    else:
        reading = _separate(match.group("number"))
    if not reading.status:
        return reading
    signs = (match.group("sign"), match.group("inner"))
    negative = bool(opened) or any(one not in {None, "+"} for one in signs)
    mark = match.group("mark") or ""
    estimated = mark.casefold().rstrip(")") == "e"
    return reading._replace(
        value=-reading.value if negative else reading.value,
        decimal=-reading.decimal if negative else reading.decimal,
        status=ESTIMATED if estimated else NORMAL,
        percent=match.group("percent") is not None,
        mark=mark,
    )


def _scientific(number: str, exponent: str) -> Reading:
    whole, _, places = number.replace(",", ".").partition(".")
    if not (whole + places).isdigit():
        return _UNREADABLE
    return Reading(float(f"{whole}.{places or 0}{exponent}"), NORMAL)


def _separate(number: str) -> Reading:
    """Tell group signs from decimal signs in digits and separators."""
    spaced = [sign for sign in " '’" if sign in number]
    if spaced:
        return _separate_spaced(number, spaced)
    dots, commas = number.count("."), number.count(",")
    if not dots and not commas:
        return Reading(float(number), NORMAL)
    if dots and commas:
        return _separate_both(number)
    separator = "." if dots else ","
    if dots + commas > 1:
        if not _grouped(number, separator):
            return _UNREADABLE
        value = float(number.replace(separator, ""))
        return Reading(value, NORMAL, proves=f"group {separator}")
    return _separate_single(*number.partition(separator))


def _separate_single(whole: str, separator: str, rest: str) -> Reading:
    decimal = float(f"{whole or 0}.{rest}")
    undecided = len(rest) == _GROUP and 0 < len(whole) <= _GROUP and not whole.startswith("0")
    if undecided:
        return Reading(float(whole + rest), NORMAL, decimal=decimal, separator=separator)
    return Reading(decimal, NORMAL, proves=f"decimal {separator}", places=len(rest))


def _separate_both(number: str) -> Reading:
    decimal = max(".,", key=number.rfind)
    group = "," if decimal == "." else "."
    whole, _, rest = number.partition(decimal)
    if not rest.isdigit() or not _grouped(whole, group):
        return _UNREADABLE
    value = float(f"{whole.replace(group, '')}.{rest}")
    return Reading(value, NORMAL, proves=f"both {decimal}", places=len(rest))


def _separate_spaced(number: str, signs: list[str]) -> Reading:
    """Read `1 234 567,8`: what is no group sign must be the decimal sign."""
    whole, decimal, rest = number, "", ""
    for sign in ".,":
        if sign in number:
            if decimal:
                return _UNREADABLE
            whole, decimal, rest = number.partition(sign)
    if len(signs) > 1 or not _grouped(whole, signs[0]):
        return _UNREADABLE
    if decimal and not rest.isdigit():
        return _UNREADABLE
    value = float(f"{whole.replace(signs[0], '')}.{rest or 0}")
    proves = f"decimal {decimal}" if decimal else ""
    return Reading(value, NORMAL, proves=proves, places=len(rest))


def _grouped(whole: str, sign: str) -> bool:
    """Tell whether the digits stand in groups of three, none leading 0."""
    first, *others = whole.split(sign)
    return (
        first.isdigit()
        and len(first) <= _GROUP
        and not first.startswith("0")
        and all(one.isdigit() and len(one) == _GROUP for one in others)
    )
