"""One indicator over periods, on units that mean the same in all of them."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from ..fieldnames import safe_field_names
from ..harmonise.errors import ColumnNotFoundError, NoValueColumnError, PeriodNotFoundError
from ..harmonise.merge_up import bring_to_vintage
from ..lists import split_names
from ..measures.field import Fields, Rule, Text
from ..measures.infer import dated
from ..measures.status import Status, codes_of, has_value
from ..measures.table import UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.levels import Level
from ..regions.vintages import parents
from ..tables.period_columns import span_of
from .change_rows import Vintages, as_units
from .errors import (
    NotNumbersError,
    OnePeriodError,
    PeriodsOverlapError,
    PeriodUnclearError,
    refuse_negative,
)
from .kbli import refuse_sectors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..measures.field import Field
    from ..regions.gazetteer import Gazetteer
    from .change_rows import Asked, Given

    # Place of the table, and what it says of the period.
    _Key = tuple[int, str]

_MISSING, _NOT_COMPARABLE = Status.MISSING.code, Status.NOT_COMPARABLE.code
_NUMBERED = frozenset({Status.NORMAL.value, Status.ESTIMATED.value})
_GAP = re.compile(r"\d{1,3}(?:[.,]\d+)?")
_TWO_YEARS = re.compile(r"((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)")
# Rounding of a month as a part of a year.
_SLACK = 1e-6
_TWO, _SHOWN = 2, 3
_NOT_SAID = Text("not said", "tidak disebut")
_CALLED = ("before", "after")

_MERGED = QT_TRANSLATE_NOOP(
    "core",
    "{count} districts were split after {year}; what was split from them is added to them again: "
    "{examples}.",
)
_SPLIT = QT_TRANSLATE_NOOP(
    "core",
    "{count} districts cannot be compared (X), because they were split after {year}: {examples}.",
)
_SECTORS = QT_TRANSLATE_NOOP("core", "Not in every period, and so without a change: {sectors}.")


@dataclass(frozen=True)
class Period:
    """One period.

    when: its middle in years, or years from the first; begins, ends: NaN where nobody says them.
    columns: sector -> column of the table; "" where there are no sectors.
    place: of the table that it came in.
    """

    text: str
    when: float
    begins: float
    ends: float
    columns: dict[str, str]
    place: int = 0


@dataclass(frozen=True)
class Panel:
    """One indicator over periods.

    table: its columns alone, one per period, and per sector where there are sectors.
    field: what is compared.
    periods: in the order of time, two at least.
    members: unit of the tables that came -> unit of `table` that it is in now.
    """

    table: UnitTable
    field: Field
    periods: tuple[Period, ...]
    members: pd.Series

    @property
    def sectors(self) -> tuple[str, ...]:
        """The sectors that every period has, in order; "" alone where there are none."""
        shared = set.intersection(*(set(one.columns) for one in self.periods))
        return tuple(sorted(shared))


def read_panel(given: Sequence[Given], asked: Asked, gazetteer: Gazetteer) -> Panel:
    """Return the periods of one indicator.

    Args:
        given: one table that holds several periods, or several; see `as_units`.

    Raises:
        OnePeriodError, PeriodsOverlapError, PeriodUnclearError, PeriodNotFoundError: of periods.
        ColumnNotFoundError, NoValueColumnError: no such value.
        KbliDiffersError, NoSectionError: see `refuse_sectors`.
        ValueRefusedError: a count by sector below 0.
        MsmeError: see `as_units`.
    """
    tables = [as_units(one, asked, gazetteer) for one in given]
    made = _panel(tables, asked)
    first = made.periods[0].begins
    if math.isnan(first) or made.table.level is not Level.DISTRICT:
        return made
    year = math.floor(first)
    held = parents(gazetteer, year)
    split = _split(made, held)
    if not split:
        return made
    codes = sorted(split)
    if not asked.merge_up:
        return _without(made, held, split, _named(_SPLIT, gazetteer.units, codes, year))
    lost = made.table.status.isin([_NOT_COMPARABLE]).to_numpy().any()
    if lost and not all(isinstance(one, UnitTable) for one in given):
        # Of old codes the numbers of whole districts are kept only by merging rows as they come.
        begins = {one.place: math.floor(one.begins) for one in reversed(made.periods)}
        tables = [
            one if isinstance(rows, UnitTable) else as_units(rows, asked, gazetteer, years)
            for place, (one, rows) in enumerate(zip(tables, given))
            for years in (Vintages(year, begins[place]),)
        ]
        made = _panel(tables, asked)
    else:
        held = held.where(held.isin(codes), held.index.to_series())
    table = _brought_up(made, held, _split(made, held))
    note = _named(_MERGED, gazetteer.units, codes, year)
    return replace(made, table=_noted(table, note), members=held)


def _named(template: str, units: pd.DataFrame, codes: Sequence[str], year: int) -> Message:
    names = units["name"].to_dict() if "name" in units else {}
    told = [str(names.get(code, code)) for code in codes]
    shown = [*told[:_SHOWN], *(["…"] if len(told) > _SHOWN else [])]
    values = {"count": len(told), "year": str(year), "examples": ", ".join(shown)}
    return Message(template, values, warns=template == _SPLIT)


def _noted(table: UnitTable, *notes: Message) -> UnitTable:
    return replace(table, notes=(*table.notes, *notes))


def _brought_up(made: Panel, held: pd.Series, split: dict[str, set[str]]) -> UnitTable:
    """Add up the districts of today to those that held them.

    A number in a year before a split, which the new districts do not have, is of the whole.
    """
    table = made.table
    own = held.index.isin(table.units.index)
    here = held[own | held.isin(table.units.index).to_numpy()]
    # A table without the part speaks of the whole.
    source = here.where(~here.index.isin(table.units.index), here.index.to_series())
    names = [one.name for one in table.fields.indicators]
    values = pd.DataFrame({name: table.published(name) for name in names})
    letters = pd.DataFrame({name: table.letters(name) for name in names})
    group = held.reindex(table.units.index)
    for code, columns in split.items():
        others = group.index[(group == code) & (group.index != code)]
        for name in sorted(columns):
            missing = letters.loc[others, name].eq(Status.MISSING.value).all()
            if missing and letters[name].get(code) in _NUMBERED:
                values.loc[others, name] = 0.0
                letters.loc[others, name] = Status.NORMAL.value
    values, status = bring_to_vintage(
        values,
        letters,
        source_parent=source,
        target_parent=here,
        additive=[name for name in names if table.fields[name].rule is Rule.SUM],
    )
    first = here[here.index.isin(table.units.index)].groupby(here).agg(lambda one: one.index[0])
    rows = [code if code in table.units.index else first[code] for code in values.index]
    units = table.units.loc[rows].set_axis(values.index)
    return replace(
        UnitTable.of(
            units,
            values,
            Fields(table.fields.indicators),
            status=status.apply(codes_of),
            about=table.about,
        ),
        notes=table.notes,
    )


def _split(made: Panel, held: pd.Series) -> dict[str, set[str]]:
    """Return the districts that were split before a later period, and the columns where it shows.

    Where none of a district's parts but one has a number in a period, and another one has in
    a later period, that number may be of the whole.
    """
    table = made.table
    group = held.reindex(table.units.index)
    found: dict[str, set[str]] = {}
    for sector in made.sectors:
        columns = [one.columns[sector] for one in made.periods]
        for place, name in enumerate(columns[:-1], 1):
            known = _has_number(table, name)
            some = known | (table.status[name] == _NOT_COMPARABLE)
            later = pd.concat([_has_number(table, one) for one in columns[place:]], axis=1)
            appeared = later.any(axis=1) & ~some
            tested = pd.DataFrame({"known": known, "some": some, "appeared": appeared})
            sums = tested.groupby(group).sum()
            apart = (sums["some"] > 0) & (sums["appeared"] > 0) & (sums["known"] <= 1)
            for code in sums.index[apart]:
                found.setdefault(str(code), set()).add(name)
    return found


def _has_number(table: UnitTable, name: str) -> pd.Series:
    return pd.Series(has_value(table.status[name].to_numpy()), table.status.index)


def _without(made: Panel, held: pd.Series, split: dict[str, set[str]], note: Message) -> Panel:
    """Take away the values of what cannot be compared."""
    table = made.table
    group = held.reindex(table.units.index)
    values, status = table.values.copy(), table.status.copy()
    for code, names in split.items():
        rows, columns = group.index[group == code], sorted(names)
        values.loc[rows, columns] = np.nan
        status.loc[rows, columns] = _NOT_COMPARABLE
    return replace(made, table=_noted(replace(table, values=values, status=status), note))


def _panel(tables: Sequence[UnitTable], asked: Asked) -> Panel:
    held = [(place, one) for place, found in enumerate(_fields(tables, asked)) for one in found]
    keys = list(dict.fromkeys((place, one.period or "") for place, one in held))
    if len(keys) < _TWO:
        raise OnePeriodError(field=held[0][1].titles, period=keys[0][1] or _NOT_SAID)
    told = _in_order(_told(keys, asked.years.strip()))
    used = [(at, one, (at, one.period or "")) for at, one in held]
    used = [(at, one, key) for at, one, key in used if key in told]
    refuse_sectors([one for _, one, _ in used])
    for at, one, _ in used:
        # Of counts by sector alone, since an income may well be negative.
        if one.sector:
            refuse_negative(tables[at], one.name)
    names = _names([(at, one.name, told[key].text) for at, one, key in used])
    table = _beside(tables, {(at, one.name): name for (at, one, _), name in zip(used, names)})
    columns: dict[_Key, dict[str, str]] = {key: {} for key in told}
    fields = []
    for (_, one, key), name in zip(used, names):
        columns[key][one.sector or ""] = name
        # What it was made of is not brought along.
        bare = replace(one, numerator=None, denominator=None, weight=None)
        fields.append(replace(bare, name=name, period=told[key].text or None))
    made = Panel(
        replace(table, fields=Fields(fields)),
        fields[0],
        tuple(Period(*told[key], own, key[0]) for key, own in columns.items()),
        pd.Series(table.units.index, table.units.index),
    )
    lost = sorted({text for one in made.periods for text in one.columns} - {*made.sectors})
    notes = [Message(_SECTORS, {"sectors": ", ".join(lost)}, warns=True)] if lost else []
    return replace(made, table=_noted(made.table, *notes))


def _fields(tables: Sequence[UnitTable], asked: Asked) -> list[list[Field]]:
    """Return the fields of each table that are the indicator, by period and sector."""
    found: list[list[Field]] = []
    like: Field | None = None
    for table in tables:
        held = [one for one in table.fields.indicators if bool(one.sector) or not asked.sector]
        like = _chosen(table, held, asked.value, like, alone=len(tables) == 1)
        kin = [
            one
            for one in held
            if one.whole == like.whole and bool(one.sector) == bool(asked.sector)
        ]
        if not asked.sector:
            kin = [one for one in held if one.series == like.series]
        # Of two that say the same, the one that is asked for.
        kin.sort(key=lambda one: one.name != like.name if like else False)
        once = {(one.period, one.sector): one for one in reversed(kin)}
        found.append([one for one in held if one in once.values()])
    return found


def _chosen(
    table: UnitTable, held: Sequence[Field], asked: str, like: Field | None, *, alone: bool
) -> Field:
    """Return the field that is asked for, or that another table's is."""
    source = table.about.title or table.about.source or "–"
    if not held:
        raise NoValueColumnError(source=source, columns=", ".join(table.fields))
    wanted = [one for one in held if asked in (one.name, one.title("en"), one.title("id"))]
    wanted += [
        one for one in held if asked and dated(asked)[0] in (dated(one.name)[0], one.title("en"))
    ]
    if like is not None and not wanted:
        keys = {like.indicator or "–", like.name, like.label}
        wanted = [one for one in held if {one.indicator, one.name, one.label} & keys]
    if not wanted and (asked in table.fields or asked in table.units):
        raise NotNumbersError(field=asked, fields=", ".join(one.name for one in held))
    if asked and not wanted and like is None and all(one.sector is None for one in held):
        raise ColumnNotFoundError(column=asked, source=source, columns=", ".join(table.fields))
    if not wanted and like is not None and len({one.whole for one in held}) > 1:
        raise ColumnNotFoundError(column=like.name, source=source, columns=", ".join(table.fields))
    if not wanted and alone:
        periods = Counter(one.series for one in held)
        wanted = [one for one in held if periods[one.series] >= _TWO]
    return (wanted or list(held))[0]


class _Moment(NamedTuple):
    """What a period is called and when it is: see `Period`."""

    text: str
    when: float
    begins: float
    ends: float


def _told(texts: list[_Key], years: str) -> dict[_Key, _Moment]:
    """Return when the periods are, or those of them that are asked for."""
    if _GAP.fullmatch(years):
        return _apart(texts, float(years.replace(",", ".")))
    listed = _listed(years)
    own = [text for _, text in texts]
    if len(texts) == len(listed) == _TWO and not set(listed) <= set(own):
        # One period each, of which the caller says what it is.
        own = list(listed)
    lacking = [one for one in listed if one not in own]
    if lacking:
        raise PeriodNotFoundError(period=lacking[0], periods=", ".join(own))
    spans = {
        key: (text, *_span(text)) for key, text in zip(texts, own) if not listed or text in listed
    }
    unknown = [text or "–" for text, begins, _ in spans.values() if math.isnan(begins)]
    if unknown and len(spans) > _TWO:
        raise PeriodUnclearError(periods=", ".join(unknown))
    return {
        key: _Moment(text, (begins + ends) / 2, begins, ends)
        for key, (text, begins, ends) in spans.items()
    }


def _apart(texts: list[_Key], gap: float) -> dict[_Key, _Moment]:
    """Return two periods with so many years between them."""
    if len(texts) != _TWO or not gap > 0:
        raise PeriodUnclearError(periods=", ".join(text or "–" for _, text in texts))
    spans = [_span(text) for _, text in texts]
    if spans[1][0] < spans[0][0]:
        gap = -gap
    return {key: _Moment(key[1], when, *span) for key, when, span in zip(texts, (0.0, gap), spans)}


def _span(text: str) -> tuple[float, float]:
    return span_of(text) or (math.nan, math.nan)


def _listed(years: str) -> tuple[str, ...]:
    both = _TWO_YEARS.fullmatch(years)
    return (both[1], both[2]) if both else split_names(years.replace(",", ";"))


def _in_order(told: Mapping[_Key, _Moment]) -> dict[_Key, _Moment]:
    """Return periods as they follow one another.

    Raises:
        PeriodsOverlapError: two of them have a part in common.
    """
    found = sorted(told.items(), key=lambda one: 0.0 if math.isnan(one[1].when) else one[1].when)
    for (_, one), (_, other) in zip(found, found[1:]):
        if other.begins < one.ends - _SLACK or (one.text and one.text == other.text):
            raise PeriodsOverlapError(first=one.text, second=other.text)
    return dict(found)


def _names(used: Sequence[tuple[int, str, str]]) -> list[str]:
    """Return what the columns are called: as they were, with their period where two are alike."""
    often = pd.Series([name.casefold() for _, name, _ in used]).value_counts()
    wanted = [
        name if often[name.casefold()] == 1 else f"{name} {text or _CALLED[place > 0]}"
        for place, name, text in used
    ]
    return list(safe_field_names(wanted).values())


def _beside(tables: Sequence[UnitTable], columns: Mapping[tuple[int, str], str]) -> UnitTable:
    """Put columns of several tables into one; a unit that one does not have is missing there."""
    first = tables[0]
    units, index = first.units, first.units.index
    for one in tables[1:]:
        units = units.combine_first(one.units)
        index = index.union(one.units.index, sort=False)
    return replace(
        UnitTable.of(
            units.reindex(index),
            {
                name: tables[place].published(own).reindex(index)
                for (place, own), name in columns.items()
            },
            Fields(
                replace(tables[place].fields[own], name=name)
                for (place, own), name in columns.items()
            ),
            status={
                name: tables[place].status[own].reindex(index).fillna(_MISSING)
                for (place, own), name in columns.items()
            },
            about=first.about,
        ),
        notes=tuple({str(note): note for one in tables for note in one.notes}.values()),
    )
