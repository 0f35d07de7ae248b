"""Which columns of a table break its counts down by sector, sex and size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ..catalogue.descriptor_columns import normal_header
from ..catalogue.load import Catalogue
from ..harmonise.errors import ColumnNotFoundError
from ..tables.numbers import unreadable_cells
from .errors import NoSectorsError, ValueColumnUnclearError
from .kbli import is_title, read_section

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from ..tables.model import Table

TOTAL = "total"
NONE = ""
FEMALE, MALE, UNKNOWN = "female", "male", "unknown"
# The descriptor whose words for sectors, sexes and sizes are the widest.
_WORDS_OF = "se2026"
_MOST, _FEW = 0.9, 8
_LETTER = re.compile(r"[A-Va-v]")
_SPLIT = re.compile(r"[^0-9A-Za-z]+")
_SHORT = 3
_AT_LEAST = 2
_TOTALS = frozenset({"jumlah", "total", "semua", "all"})
# Headers of numbers that are no counts of enterprises.
_OTHER_NUMBERS = re.compile(
    r"\b(penduduk|population|luas|area|persen|pct|percent|per|rata|share|"
    r"tenaga|pekerja|workers|lq|tahun|year)\b"
)


@dataclass(frozen=True)
class Part:
    """What a column or a row is of; "" where it does not say.

    sector: the text that names the sector, or `total`.
    sex, size: a code such as `female` or `micro`, or `total`.
    """

    sector: str = NONE
    sex: str = NONE
    size: str = NONE


@dataclass(frozen=True)
class Breakdowns:
    """How a table is laid out.

    sector, sex, size: columns whose cells say what a row is of.
    values: columns of counts -> what their headers say they are of.
    """

    sector: str | None
    sex: str | None
    size: str | None
    values: Mapping[str, Part]


@dataclass(frozen=True)
class Asked:
    """The columns that the caller names; None and () are found."""

    sector: str | None = None
    sex: str | None = None
    size: str | None = None
    values: tuple[str, ...] = ()


def find_breakdowns(
    table: Table, *, numeric: Sequence[str], keys: Collection[str], asked: Asked
) -> Breakdowns:
    """Find the columns of sectors, sexes, sizes and counts.

    A table is long, with a column of sectors, or wide, with one column of
    counts per sector, named by its letter or title; sexes and sizes may
    stand in either direction.

    Args:
        numeric: the columns of numbers, in the table's order.
        keys: the columns that tell the unit or the period.

    Raises:
        ColumnNotFoundError: a named column is not in the table.
        NoSectorsError: neither a column nor headers of sectors.
        ValueColumnUnclearError: nothing tells which column is the count.
    """
    _check_named(table, asked)
    taken = {*keys, *asked.values}
    sex = asked.sex or find_sex(table, taken)
    taken |= {sex} if sex else set()
    size = asked.size or _find(table, "size", _is_size_column, taken)
    taken |= {size} if size else set()
    candidates = list(asked.values) or [
        one
        for one in table.cells.columns
        if one not in taken and (one in numeric or _is_hidden(table, one))
    ]
    headed = {one: read_header(one) for one in candidates}
    wide = [one for one, part in headed.items() if _is_sector(part)]
    sector = asked.sector
    by_sex = bool(wide) and all(read_sex(one) for one in wide)
    if sector is None and (len(wide) < _AT_LEAST or by_sex):
        sector = find_sector(table, taken)
    if sector is not None:
        # Beside a column of sectors L and P are no sectors.
        candidates = [one for one in candidates if one != sector]
        headed = {one: _read_breakdown(one) for one in candidates}
        chosen = _counts(table, candidates, headed, bool(asked.values))
        return Breakdowns(sector, sex, size, chosen)
    if not wide:
        raise NoSectorsError(source=table.source, columns=", ".join(table.cells.columns))
    values = {
        one: part for one, part in headed.items() if _is_sector(part) or _is_whole_total(one, part)
    }
    values = {
        one: part if part.sector else Part(TOTAL, part.sex, part.size)
        for one, part in values.items()
    }
    return Breakdowns(None, sex, size, values)


def find_sector(table: Table, taken: Collection[str]) -> str | None:
    """Return the column whose cells name sectors, None where there is none.

    Args:
        taken: columns that are something else.
    """
    return _find(table, "sector", _is_sector_column, taken)


def find_sex(table: Table, taken: Collection[str]) -> str | None:
    """Return the column whose cells name the owner's sex, as `find_sector`."""
    return _find(table, "sex", _is_sex_column, taken)


def read_header(header: str) -> Part:
    """Read what a column of counts is of: `G`, `G (Perempuan)`, `Mikro`."""
    tokens = [one for one in _SPLIT.split(header) if one]
    for place, token in enumerate(tokens):
        if _LETTER.fullmatch(token):
            rest = " ".join(tokens[place:][1:])
            # The title of G speaks of large trade, not of large enterprises.
            if is_title(rest):
                return Part(f"{token.upper()}. {rest}" if place else header)
            return Part(token.upper(), read_sex(rest), read_size(rest))
    if read_section(header) is not None:
        return Part(header.strip())
    return _read_breakdown(header)


def read_sex(text: str) -> str:
    """Return `male`, `female`, `unknown` or `total`; "" for other words."""
    return _read(text, _codes("sex"))


def read_size(text: str) -> str:
    """Return the code of a size or `total`; "" for other words."""
    return _read(text, _codes("size"))


def is_total(text: str) -> bool:
    """Say whether a cell names the total of its column."""
    words = {one.casefold() for one in _SPLIT.split(text) if one}
    return bool(words & _TOTALS) and read_section(text) is None


def _read_breakdown(header: str) -> Part:
    """Read a header that may speak of sex and size, not of a sector."""
    return Part(NONE, read_sex(header), read_size(header))


def _check_named(table: Table, asked: Asked) -> None:
    headers = list(table.cells.columns)
    for column in (asked.sector, asked.sex, asked.size, *asked.values):
        if column is not None and column not in headers:
            raise ColumnNotFoundError(
                column=column, source=table.source, columns=", ".join(headers)
            )


def _find(
    table: Table, role: str, fits: Callable[[list[str], bool], bool], taken: Collection[str]
) -> str | None:
    """Find a column by its header first, else by its content alone."""
    headers = [one for one in table.cells.columns if one not in taken]
    names = _names(role)
    called = [one for one in headers if normal_header(one) in names]
    for group, told in ((called, True), (headers, False)):
        for header in group:
            cells = table.cells[header].str.strip()
            texts = [text for text in cells.unique() if text]
            if texts and fits(texts, told):
                return str(header)
    return None


def _is_sex_column(texts: list[str], told: bool) -> bool:
    read = [read_sex(text) for text in texts]
    both = FEMALE in read and (MALE in read or TOTAL in read)
    plain = all(text.isdecimal() for text in texts)
    known = all(read) and len(texts) <= _FEW
    return known and (told or (both and not plain))


def _is_size_column(texts: list[str], told: bool) -> bool:
    read = {read_size(text) for text in texts}
    return (
        all(read)
        and len(texts) <= 2 * _FEW
        and (told or len(read - {TOTAL, "unknown"}) >= _AT_LEAST)
    )


def _is_sector_column(texts: list[str], told: bool) -> bool:
    known = [text for text in texts if read_section(text) is not None]
    both = len(known) + sum(is_total(text) for text in texts)
    enough = both / len(texts) >= (0.5 if told else _MOST)
    return bool(known) and enough and (told or len(known) >= _AT_LEAST)


def _is_hidden(table: Table, header: str) -> bool:
    """Tell a column of a sector or sex that holds no number at all.

    Left out, as columns without numbers are, it would be missing from the
    totals without a word.
    """
    if read_header(header) == Part():
        return False
    cells, stored = table.cells[header], table.is_number[header]
    return not unreadable_cells(cells, is_number=stored).any()


def _counts(
    table: Table, candidates: Sequence[str], headed: Mapping[str, Part], told: bool
) -> dict[str, Part]:
    """Choose the columns of counts of a table with a column of sectors."""
    if told:
        return {one: headed[one] for one in candidates}
    parts = {one: part for one, part in headed.items() if part != Part()}
    split = [one for one in parts.values() if TOTAL not in (one.sex, one.size)]
    if len(split) >= _AT_LEAST:
        return parts
    called = [one for one in candidates if _is_called_count(one)]
    plain = [
        one for one in candidates if not _OTHER_NUMBERS.search(normal_header(one).replace("_", " "))
    ]
    for group in (called[:1], plain):
        if len(group) == 1:
            return {group[0]: Part()}
    raise ValueColumnUnclearError(source=table.source, columns=", ".join(candidates) or "–")


def _is_called_count(header: str) -> bool:
    return normal_header(header) in _names("enterprises")


def _is_sector(part: Part) -> bool:
    return part.sector not in (NONE, TOTAL)


def _is_whole_total(header: str, part: Part) -> bool:
    words = {one.casefold() for one in _SPLIT.split(header) if one}
    return part.sector == NONE and bool(words & _TOTALS)


def _read(text: str, codes: Mapping[str, str]) -> str:
    plain = " ".join(_SPLIT.split(text.casefold())).strip()
    return codes.get(plain, NONE) or (_in_words(text, codes) if len(plain) > _SHORT else NONE)


def _in_words(text: str, codes: Mapping[str, str]) -> str:
    """Find the longest known word that stands in a longer text."""
    plain = f" {' '.join(_SPLIT.split(text.casefold())).strip()} "
    found = [word for word in codes if len(word) >= _SHORT and f" {word} " in plain]
    parts = [word for word in found if codes[word] != TOTAL]
    return codes[max(parts, key=len)] if parts else NONE


@lru_cache(maxsize=4)
def _codes(variable: str) -> dict[str, str]:
    """Return plain word -> code, out of the catalogue."""
    value = Catalogue.load().dataset(_WORDS_OF).variables[variable].value
    codes = value["codes"] if not isinstance(value, str) else {}
    return {
        " ".join(_SPLIT.split(str(word).casefold())).strip(): str(code)
        for word, code in codes.items()
    }


@lru_cache(maxsize=4)
def _names(column: str) -> frozenset[str]:
    """Return the headers, made comparable, that the catalogue knows."""
    known = Catalogue.load().dataset(_WORDS_OF).columns.get(column, ())
    return frozenset(map(normal_header, (column, *known)))
