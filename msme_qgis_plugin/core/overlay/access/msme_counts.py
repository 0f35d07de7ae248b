"""Counts of MSMEs by village, subdistrict or district, as they came.

A row's code tells how finely its MSMEs are placed: ten digits name a village
of the survey, six (Kemendagri) or seven (BPS) a subdistrict, four, or a
name, a district.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...analysis.breakdowns import find_sector, find_sex, is_total, read_sex
from ...harmonise.column_choice import NO_COLUMN
from ...harmonise.errors import ColumnNotFoundError, NoKeyColumnError, NoMatchError
from ...tables.columns import find_columns
from ...tables.errors import UndecidableNumberStyleError
from ...tables.numbers import NumberStyle, parse_numbers
from ..errors import CountColumnError, NegativeCountError, RepeatedCountsError, UsersAboveCountError
from .msme_places import place_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd

    from ...messages import Message
    from ...regions.gazetteer import Gazetteer
    from ...regions.systems import CodeSystem
    from ...tables.columns import ColumnRoles
    from ...tables.model import Table
    from ...tables.numbers import NumberColumn
    from ...tables.sources import TableSource
    from ..villages.village_source import Villages

TOTAL = "total"
UNKNOWN = "unknown"
_SHOWN = 3


@dataclass(frozen=True)
class CountColumns:
    """Headers that the caller names; None is found or not there, `-` is not there.

    users: number of MSMEs that use the internet.
    """

    unit: str | None = None
    count: str | None = None
    sector: str | None = None
    sex: str | None = None
    users: str | None = None


@dataclass(frozen=True)
class MsmeCounts:
    """Counts in long form.

    rows: level (`AreaLevel`), area (code of the village or subdistrict in
        the survey's numbering; of a district its BPS 2024 code), unit (BPS
        2024 code of the district), sector, sex (`total` where a count is of
        all), count and users (NaN where unknown), status (`A`, `M`, `N`,
        `Q`, `X`).
    read, unmatched: rows of the table, and those of no known district.
    """

    rows: pd.DataFrame
    read: int
    unmatched: int
    by_sector: bool
    has_users: bool
    source: str
    notes: tuple[Message, ...]


def read_counts(
    source: TableSource,
    villages: Villages,
    gazetteer: Gazetteer,
    columns: CountColumns,
    *,
    system: CodeSystem | None = None,
) -> MsmeCounts:
    """Read counts of MSMEs and find the place of each.

    Args:
        columns: the columns that the caller names.
        system: who numbered districts; villages are always in the survey's
            own numbering.

    Raises:
        ColumnNotFoundError, NoKeyColumnError, CountColumnError: a column is
            not there or not clear.
        MsmeCodesError: most village codes are not in the survey.
        NoMatchError: no row belongs to a known district.
        NegativeCountError, UsersAboveCountError: impossible numbers.
        RepeatedCountsError: a place, sector and sex comes again.
    """
    head = source.head()
    roles = find_columns(
        head, provinces=gazetteer.province_names(), districts=gazetteer.district_names()
    )
    chosen = _choose(head, roles, columns)
    beside = (roles.code, roles.name, roles.type, roles.province)
    named = [chosen.unit, chosen.count, chosen.sector, chosen.sex, chosen.users, *beside]
    table = source.read(list(dict.fromkeys(one for one in named if one)))
    count, notes = _numbers(table, str(chosen.count))
    users = None
    if chosen.users is not None:
        users, more = _numbers(table, chosen.users)
        notes += more
    rows = place_rows(
        table, str(chosen.unit), roles, villages=villages, gazetteer=gazetteer, system=system
    )
    rows["sector"] = _sectors(table, chosen.sector)
    rows["sex"] = _sexes(table, chosen.sex)
    rows["count"] = count.values
    rows["status"] = count.status
    rows["users"] = np.nan if users is None else users.values
    rows["sheet_row"] = table.sheet_rows
    left = rows["unit"].eq("")
    if left.all():
        raise NoMatchError(
            rows=len(rows),
            source=table.source,
            examples=", ".join(table.cells[chosen.unit].head(_SHOWN)),
        )
    totals = rows["total"]
    rows = rows[~left].drop(columns="total")
    _check(rows, table.source)
    return MsmeCounts(
        rows=rows,
        read=len(table.cells),
        unmatched=int((left & ~totals).sum()),
        by_sector=chosen.sector is not None,
        has_users=chosen.users is not None,
        source=table.source,
        notes=(*table.notes, *notes),
    )


def _choose(head: Table, roles: ColumnRoles, columns: CountColumns) -> CountColumns:
    """Take the columns named by the caller, and find unit and count."""
    headers = [str(one) for one in head.cells.columns]
    named = (columns.unit, columns.count, columns.sector, columns.sex, columns.users)
    for one in named:
        if one not in (None, NO_COLUMN) and one not in headers:
            raise ColumnNotFoundError(column=one, source=head.source, columns=", ".join(headers))
    unit = columns.unit or roles.code or roles.name
    if unit is None:
        raise NoKeyColumnError(source=head.source, columns=", ".join(headers))
    values = [one for one in roles.values if one not in {*named, unit}]
    if columns.count is None and len(values) != 1:
        raise CountColumnError(source=head.source, columns=", ".join(values) or "–")
    count = columns.count or values[0]
    beside = (roles.code, roles.name, roles.type, roles.province, roles.period)
    taken = {one for one in (*named, unit, count, *beside) if one}
    sex = columns.sex or find_sex(head, taken)
    sector = columns.sector or find_sector(head, {*taken, *([sex] if sex else [])})
    return CountColumns(
        unit=unit,
        count=count,
        sector=None if sector == NO_COLUMN else sector,
        sex=None if sex == NO_COLUMN else sex,
        users=columns.users,
    )


def _numbers(table: Table, header: str) -> tuple[NumberColumn, tuple[Message, ...]]:
    """Read a column of whole numbers; `1.250` is 1250, as counts are whole."""

    def parse(style: NumberStyle) -> NumberColumn:
        return parse_numbers(
            table.cells[header],
            is_number=table.is_number[header],
            style=style,
            sheet_rows=table.sheet_rows,
        )

    try:
        column = parse(NumberStyle.AUTO)
    except UndecidableNumberStyleError:
        both = [parse(NumberStyle.INDONESIAN), parse(NumberStyle.ENGLISH)]
        whole = [one for one in both if _are_whole(one.values)]
        if len(whole) != 1:
            raise
        column = whole[0]
    return column, column.notes


def _are_whole(values: pd.Series) -> bool:
    known = values.dropna()
    return bool((known == known.round()).all())


def _sectors(table: Table, header: str | None) -> pd.Series | str:
    if header is None:
        return TOTAL
    return _spoken(table.cells[header], lambda text: TOTAL if is_total(text) else text)


def _sexes(table: Table, header: str | None) -> pd.Series | str:
    if header is None:
        return TOTAL
    return _spoken(table.cells[header], lambda text: read_sex(text) or text)


def _spoken(cells: pd.Series, read: Callable[[str], str]) -> pd.Series:
    """Read each distinct cell once; a blank one is of an unknown kind."""
    plain = cells.str.strip()
    words = {text: read(text) if text else UNKNOWN for text in plain.unique()}
    return plain.map(words)


def _check(rows: pd.DataFrame, source: str) -> None:
    below = rows["count"] < 0
    if below.any():
        first = rows[below].iloc[0]
        raise NegativeCountError(value=f"{first['count']:g}", source=source, row=first["sheet_row"])
    above = rows["users"] > rows["count"]
    if above.any():
        first = rows[above].iloc[0]
        raise UsersAboveCountError(
            row=first["sheet_row"], source=source, users=first["users"], count=first["count"]
        )
    keys = ["level", "area", "sector", "sex"]
    again = rows.duplicated(keys, keep=False)
    if again.any():
        raise RepeatedCountsError(
            source=source,
            count=int(rows.duplicated(keys).sum()),
            examples=_repeated(rows[again], keys),
        )


def _repeated(rows: pd.DataFrame, keys: Iterable[str]) -> str:
    groups = rows.groupby(list(keys), sort=False)["sheet_row"]
    return "; ".join(
        f"{key[1]}: {', '.join(map(str, lines.head(_SHOWN)))}"
        for key, lines in list(groups)[:_SHOWN]
    )
