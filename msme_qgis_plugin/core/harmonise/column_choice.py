"""Which column of a table is what: as the caller says, else as found."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Callable

from ..regions.named_units import NamedUnits
from ..regions.names import is_total, words
from ..regions.unit_sets import Districts
from ..tables.column_texts import column_of
from ..tables.columns import find_columns
from ..tables.left_out import KINDS_CARRIED
from ..tables.styles import NumberStyle
from ..tables.year_headers import is_year
from .errors import (
    ColumnNotFoundError,
    NoKeyColumnError,
    NoValueColumnError,
    SpoiltValueColumnError,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from ..regions.gazetteer import Gazetteer
    from ..regions.unit_sets import UnitSet
    from ..tables.column_texts import Column
    from ..tables.columns import ColumnRoles
    from ..tables.model import Table
    from .options import HarmoniseOptions
# Said instead of a column: there is none, whatever the content suggests.
NO_COLUMN = "-"
_MOST, _HALF = 0.8, 0.5
_NAME_HEADER = re.compile(
    r"\b(nama|name|wilayah|daerah|region|zona|zone|unit|prov(insi)?|province|kec(amatan)?"
    r"|kab(upaten)?|kota|district|subdistrict|distrik)\b"
)
_CODE_HEADER = re.compile(r"\b(kode|code|kd|id|gid|pcode|bps|kemendagri)|(id|code|kode)\b")
_PROVINCE_WORDS = frozenset({"prov", "provinsi", "propinsi", "province"})
_NUMBER = re.compile(r"\d+([.,]\d+)?")
_TWO_DIGITS = re.compile(r"[1-9]\d(\.0)?")
_AGREE, _ENOUGH = 0.9, 0.1


def choose_columns(table: Table, known: UnitSet, options: HarmoniseOptions) -> ColumnRoles:
    """Take the columns that the caller names and find the others by content.

    Args:
        known: the units that the table is about.

    Raises:
        ColumnNotFoundError, NoKeyColumnError, NoValueColumnError: see
            `harmonise`.
    """
    headers = list(table.cells.columns)
    named = (
        *(options.code, options.name, options.type),
        *(options.province, options.parent, options.period_field),
    )
    styled = () if isinstance(options.number_style, NumberStyle) else options.number_style.columns
    given = tuple(_of_year(column, headers) for column in options.values)
    for column in (*named, *given, *styled):
        if column not in (None, NO_COLUMN, *headers):
            raise ColumnNotFoundError(
                column=column, source=table.source, columns=", ".join(headers)
            )
    found = find_roles(table, known, named)
    asked = given or tuple(
        column for column in (*found.values, *found.categories) if column not in named
    )
    categories = tuple(column for column in asked if column in found.categories)
    values = tuple(column for column in asked if column not in categories)
    # What the caller names is not left out, whatever its cells suggest.
    notes = tuple(
        note
        for note in found.notes
        if note.values.get("column") not in values
        and (categories or note.template != KINDS_CARRIED)
    )
    roles = replace(
        found,
        code=_said(options.code, found.code),
        name=_said(options.name, found.name),
        type=_said(options.type, found.type),
        province=_said(options.province, found.province),
        parent=_said(options.parent, found.parent),
        period=_said(options.period_field, found.period),
        values=values,
        categories=categories,
        notes=notes,
    )
    if roles.code is None and roles.name is None:
        raise NoKeyColumnError(source=table.source, columns=", ".join(headers))
    if not (roles.values or roles.categories):
        spoilt = (note for note in notes if "cell" in note.values)
        for note in spoilt:
            raise SpoiltValueColumnError(source=table.source, **note.values)
        raise NoValueColumnError(source=table.source, columns=", ".join(headers))
    return roles


def find_roles(table: Table, known: UnitSet, named: Collection[str | None] = ()) -> ColumnRoles:
    """Find what each column is by its content.

    Args:
        known: the units that the table is about.
        named: columns whose role is known already.
    """
    if isinstance(known, Districts):
        gazetteer = known.gazetteer
        found = find_columns(
            table, provinces=gazetteer.province_names(), districts=gazetteer.district_names()
        )
        return replace(found, province=found.province or _province_codes(table, found, gazetteer))
    if not isinstance(known, NamedUnits):
        raise TypeError(known)
    columns = [column_of(table, one) for one in table.cells.columns if one not in named]
    return find_columns(table, keys=find_keys(columns, known))


def find_keys(columns: list[Column], known: NamedUnits) -> dict[str, str | None]:
    """Find the columns with codes and names of units, and with those above them.

    Numbers under a header that does not speak of codes are values, unless nothing else tells
    the unit.
    """
    name = best(columns, lambda one: _named(one, known.is_name), _HALF)
    # Names that are unknown say so in the report; they speak against codes.
    name = name or best(columns, _called_name, _MOST)
    free = [one for one in columns if one is not name]
    parent = province = None
    if known.above is not None:
        gazetteer = known.above.gazetteer
        province = best(free, lambda one: _named(one, lambda t: bool(gazetteer.province(t))), _HALF)
        free = [one for one in free if one is not province]
    if known.above is not None or known.within:
        parent = best(free, lambda one: _named(one, known.is_within), _HALF)
        free = [one for one in free if one is not parent]
    called = [one for one in free if name is None or _may_be_code(one, known)]
    code = best(called, lambda one: one.share(known.is_code, least=_MOST), _MOST)
    chosen = {"code": code, "name": name, "province": province, "parent": parent}
    return {role: None if one is None else one.header for role, one in chosen.items()}


def best(columns: list[Column], score: Callable[[Column], float], least: float) -> Column | None:
    """Return the first column with the highest score of at least `least`."""
    scores = [score(one) for one in columns]
    if not scores or max(scores) < least:
        return None
    return columns[scores.index(max(scores))]


def _named(column: Column, test: Callable[[str], bool]) -> float:
    texts = [text for text in column.sample if not is_total(text) or test(text)]
    worded = [text for text in texts if text.upper() != text.lower()]
    return sum(map(test, worded)) / len(texts) if texts else 0.0


def _called_name(column: Column) -> float:
    return column.worded(bool) if _NAME_HEADER.search(column.plain) else 0.0


def _may_be_code(column: Column, known: NamedUnits) -> bool:
    """Tell codes from values: other than numbers, or under a header that speaks of codes."""
    if column.header.casefold() == str(known.units.index.name).casefold():
        return True
    if _CODE_HEADER.search(column.plain):
        return True
    return not all(map(_NUMBER.fullmatch, column.sample))


def _province_codes(table: Table, roles: ColumnRoles, gazetteer: Gazetteer) -> str | None:
    """Return a column that says province and holds codes of provinces.

    Two digits are codes only where the districts' names bear them out.
    """
    for header in roles.left_out:
        cells = table.cells[header].str.strip()
        codes = [text for text in cells.unique() if text]
        called = not _PROVINCE_WORDS.isdisjoint(words(header))
        if not called or not codes or not all(map(_TWO_DIGITS.fullmatch, codes)):
            continue
        if roles.name is None or _borne_out(table.cells[roles.name], cells, gazetteer):
            return header
    return None


def _borne_out(names: pd.Series, codes: pd.Series, gazetteer: Gazetteer) -> bool:
    pairs = {
        (code, hit.bps_code)
        for name, code in zip(names, codes)
        for hits in (gazetteer.hits(name)[1],)
        if code and len(hits) == 1
        for hit in hits
    }
    agree = sum(
        not gazetteer.province(code).isdisjoint(gazetteer.unit_provinces[unit])
        for code, unit in pairs
    )
    # A misspelt name is now and then that of another district.
    return len(pairs) < _ENOUGH * len(names) or agree >= _AGREE * len(pairs)


def _of_year(column: str, headers: Collection[str]) -> str:
    """Return the column of a year that the file heads so, and the table by its title too."""
    if column in headers or not is_year(column):
        return column
    return next((one for one in headers if one.endswith(f" {column}")), column)


def _said(said: str | None, found: str | None) -> str | None:
    return None if said == NO_COLUMN else said or found
