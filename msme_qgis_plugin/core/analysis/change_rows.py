"""Rows of a table, or of a layer with several rows per unit, as one row per unit.

What tells the rows of a unit apart, its sector or period, becomes columns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Union

import numpy as np
import pandas as pd

from ..errors import MsmeError
from ..fieldnames import safe_field_names
from ..harmonise.column_choice import NO_COLUMN, choose_columns
from ..harmonise.errors import ColumnNotFoundError, DuplicateUnitsError, NoMatchError
from ..harmonise.header_words import is_rate
from ..harmonise.options import ALL_PERIODS, HarmoniseOptions
from ..harmonise.stated_status import with_stated
from ..harmonise.table_to_units import harmonise
from ..measures.field import Field, Fields, Rule, Text
from ..measures.infer import dated
from ..measures.schema import About
from ..measures.status import Status, codes_of
from ..measures.table import CODE, UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.levels import Level
from ..regions.systems import CodeSystem, RowStatus
from ..regions.unit_sets import Districts
from ..tables.number_notes import in_few_lines
from ..tables.numbers import looks_numeric, parse_numbers
from ..tables.period_columns import span_of
from ..tables.styles import NumberStyle
from .breakdowns import is_total
from .counts import unit_column
from .errors import AmbiguousKbliError, DuplicateCountsError
from .kbli import decide_version, read_section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..harmonise.harmonised import Harmonised
    from ..regions.gazetteer import Gazetteer
    from ..tables.model import Table

    Given = Union[UnitTable, Table]

_MISSING = Status.MISSING.code
_SHOWN = 3
_KEYS = ("code", "name", "type", "province", "period")

_OWN_UNITS = QT_TRANSLATE_NOOP(
    "core", "The units of {source} are no districts; they are compared by their own ids."
)
_LEFT_OUT = QT_TRANSLATE_NOOP(
    "core", "{count} rows of {source} are of no unit and left out: {examples}."
)


@dataclass(frozen=True)
class Asked:
    """What the caller says; "" is found out.

    unit, value, sector: columns of the tables; a later table may call the value otherwise.
    years: how many lie between two periods; or the periods, separated by ; or |.
    merge_up: whether districts are brought together that were split since the first period.
    number_style: of cells that do not tell it.
    """

    unit: str = ""
    value: str = ""
    sector: str = ""
    years: str = ""
    merge_up: bool = True
    number_style: NumberStyle = NumberStyle.AUTO


class Vintages(NamedTuple):
    """The years of the districts that rows are merged up to, and that they may be of."""

    target: int
    own: int


def as_units(
    given: Given, asked: Asked, gazetteer: Gazetteer, vintages: Vintages | None = None
) -> UnitTable:
    """Return one row per unit, with a column per period and sector.

    Args:
        given: what a layer says of units, or rows that are brought to districts (to ids of
            their own where they name none).
        vintages: rows are merged up; None for districts of today.

    Raises:
        DuplicateUnitsError, DuplicateCountsError: several rows for one unit, or unit and sector.
        ColumnNotFoundError: a column that is named is not there.
        MsmeError: what `harmonise` raises.
    """
    if isinstance(given, UnitTable):
        return given if given.units.index.is_unique else _spread(given, asked)
    return _of_rows(given, asked, gazetteer, vintages)


def _spread(table: UnitTable, asked: Asked) -> UnitTable:
    values = table.fields.indicators
    one = table.fields.get(asked.value) or (values[0] if values else Field(asked.value))
    if one.name not in table.values:
        raise _not_there(asked.value, table)
    frame = pd.DataFrame(
        {
            "code": table.units.index,
            "period": _words(table, "period"),
            "sector": _words(table, asked.sector),
            "value": table.published(one.name).to_numpy(),
            "status": table.status[one.name].to_numpy(),
        }
    )
    frame = frame[~frame["sector"].map(is_total)]
    keys = sorted(set(zip(frame["period"], frame["sector"])))
    if keys == [("", "")]:
        rows = frame.loc[frame["code"].duplicated(), "code"].unique()
        raise DuplicateUnitsError(count=len(rows), examples=", ".join(rows[:_SHOWN]))
    _refuse_double(frame, ["code", "period", "sector"])
    told = table.fields.get(asked.sector) or Field(asked.sector)
    labels = {each.value: each.label for each in told.categories}
    titles = {key: " ".join(filter(None, [one.name, *key])) for key in keys}
    names = safe_field_names(titles.values())
    parts = frame.set_index(["period", "sector", "code"]).sort_index()
    index = table.units.index.unique()
    held = {names[titles[key]]: parts.loc[key].reindex(index) for key in keys}
    fields = [
        replace(
            one,
            name=names[titles[period, sector]],
            period=period or one.period,
            sector=sector or None,
            sector_label=labels.get(sector),
            kbli=told.kbli or one.kbli,
        )
        for period, sector in keys
    ]
    return UnitTable.of(
        table.units[~table.units.index.duplicated()],
        {name: part["value"] for name, part in held.items()},
        Fields(fields),
        status={name: part["status"].fillna(_MISSING) for name, part in held.items()},
        about=table.about,
    )


def _words(table: UnitTable, name: str) -> pd.Series:
    """Return what a column of text says of each row, "" where there is none.

    Raises:
        ColumnNotFoundError: a column of sectors that is not there, or holds numbers.
    """
    held = next((of[name] for of in (table.categories, table.units) if name in of), None)
    if held is None and name not in ("", "period"):
        raise _not_there(name, table)
    empty = [""] * len(table.units)
    return pd.Series(empty if held is None else held.fillna("").astype(str).to_numpy())


def _not_there(column: str, table: UnitTable) -> ColumnNotFoundError:
    source = table.about.title or table.about.source or "–"
    return ColumnNotFoundError(column=column, source=source, columns=", ".join(table.fields))


def _refuse_double(rows: pd.DataFrame, key: list[str]) -> None:
    double = rows[rows.duplicated(key)]
    if len(double):
        examples = [" ".join(row) for row in double[key].astype(str).head(_SHOWN).to_numpy()]
        raise DuplicateCountsError(count=len(double), examples="; ".join(examples))


def _of_rows(
    table: Table, asked: Asked, gazetteer: Gazetteer, vintages: Vintages | None
) -> UnitTable:
    known = Districts(gazetteer)
    coded = next((one for one in table.cells if one == CODE), None)
    unit = asked.unit if asked.unit in table.cells else coded
    code, name = unit_column(table, unit)
    options = HarmoniseOptions(
        code=code, name=name, period=ALL_PERIODS, number_style=asked.number_style
    )
    if code == CODE:
        # As the plugin's own layers call today's codes of BPS.
        newest = gazetteer.vintages(CodeSystem.BPS)[-1]
        options = replace(options, code_system=CodeSystem.BPS, vintage=newest)
    sectors: dict[str, str] = {}
    if asked.sector:
        table, options, sectors = _by_sector(table, asked, known, options)
    elif asked.value:
        options = replace(options, values=_in_all_years(table, asked.value))
    try:
        made = _harmonised(table, known, options, vintages)
    except NoMatchError:
        if unit is None:
            raise
        return _of_own_units(table, unit, options.values, sectors, asked)
    # Ids that are like the names of several districts are none of theirs.
    if unit is not None and not made.matched:
        return _of_own_units(table, unit, options.values, sectors, asked)
    units = gazetteer.units.reindex(made.values.index)[["name", "type", "province"]]
    told = made.unit_table(units, About(title=table.source, source=table.source))
    fields = [
        _of_sector(one, sectors.get(made.headers.get(one.name, ""), ""), asked)
        for one in told.fields.values()
    ]
    return replace(told, fields=Fields(_of_kbli(fields)), notes=_notes(made, table))


def _harmonised(
    table: Table, known: Districts, options: HarmoniseOptions, vintages: Vintages | None
) -> Harmonised:
    """Bring rows to districts, merged up where that is asked for.

    Rows of the year of their numbers speak of the districts of that year, as long as they are
    the same ones by codes and names of today.
    """
    units = list(known.labels.index)
    made = harmonise(table, units=units, known=known, options=options)
    if vintages is None:
        return made
    target = replace(options, target_vintage=vintages.target)
    aged = replace(target, vintage=vintages.own)
    try:
        of_year = harmonise(table, units=units, known=known, options=aged)
    except MsmeError:
        of_year = None
    if of_year is not None and of_year.rows["bps_code"].equals(made.rows["bps_code"]):
        return of_year
    return harmonise(table, units=units, known=known, options=target)


def _notes(made: Harmonised, table: Table) -> tuple[Message, ...]:
    lost = made.rows[
        made.rows["bps_code"].eq("") & made.rows["status"].ne(RowStatus.TOTAL_ROW.value)
    ]
    if lost.empty:
        return made.notes
    shown = (lost["input_code"] + " " + lost["input_name"]).str.strip().head(_SHOWN)
    values = {"count": len(lost), "source": table.source, "examples": "; ".join(shown)}
    return (*made.notes, Message(_LEFT_OUT, values, warns=True))


def _in_all_years(table: Table, value: str) -> tuple[str, ...]:
    """Return the columns that are the one asked for, in whatever year their headers say."""
    title, year = dated(value)
    if value in table.cells and year is None:
        return (value,)
    headers = map(str, table.cells)
    return tuple(one for one in headers if dated(one)[1] and dated(one)[0] == title) or (value,)


def _by_sector(
    table: Table, asked: Asked, known: Districts, options: HarmoniseOptions
) -> tuple[Table, HarmoniseOptions, dict[str, str]]:
    """Make one row per unit and period, a column per sector; return which header is of which."""
    if asked.sector not in table.cells:
        columns = ", ".join(table.cells.columns)
        raise ColumnNotFoundError(column=asked.sector, source=table.source, columns=columns)
    bare = [one for one in table.cells if one != asked.sector]
    roles = choose_columns(
        replace(table, cells=table.cells[bare], is_number=table.is_number[bare]),
        known,
        replace(options, values=(asked.value,) if asked.value else ()),
    )
    told = {one: held for one in _KEYS if (held := getattr(roles, one)) is not None}
    value = roles.values[0]
    words = table.cells[asked.sector].str.strip()
    used = words.ne("") & ~words.map(is_total)
    # Read before rows move, so that a message names the line in the file.
    read = parse_numbers(
        table.cells.loc[used, value],
        is_number=table.is_number.loc[used, value],
        style=options.number_style,
        sheet_rows=table.sheet_rows[used.to_numpy()],
    )
    rows = table.cells.loc[used, list(told.values())].assign(**{asked.sector: words[used]})
    _refuse_double(rows, [*told.values(), asked.sector])
    index = pd.MultiIndex.from_frame(rows)
    headers = {f"{value}: {word}": word for word in words[used].unique()}

    def wide(cells: pd.Series) -> pd.DataFrame:
        made = pd.Series(cells.to_numpy(object), index=index).unstack(level=-1, fill_value="")
        return made[list(headers.values())].set_axis(list(headers), axis=1)

    numbers = wide(read.values.map(lambda one: "" if np.isnan(one) else repr(float(one))))
    letters = wide(read.status).reset_index(drop=True)
    cells = numbers.reset_index().astype(object)
    stored = pd.DataFrame({one: one in headers and cells[one].ne("") for one in cells}, cells.index)
    made = replace(
        table,
        cells=cells,
        is_number=stored.astype(bool),
        sheet_rows=np.arange(1, len(cells) + 1),
        notes=(*table.notes, *roles.notes, *in_few_lines(read.notes)),
        status={one: letters[one] for one in headers},
        fields=None,
    )
    period = told.pop("period", NO_COLUMN)
    keys = {one: told.get(one, NO_COLUMN) for one in _KEYS[:-1]}
    return made, replace(options, values=tuple(headers), period_field=period, **keys), headers


def _of_sector(one: Field, sector: str, asked: Asked) -> Field:
    if not sector:
        return one
    return replace(
        one, sector=sector, label=Text(asked.value, asked.value) if asked.value else one.label
    )


def _of_kbli(fields: list[Field]) -> list[Field]:
    """Let sectors say their version of KBLI, where all of them are of one that is known."""
    texts = [one.sector for one in fields if one.sector]
    if not texts or any(read_section(one) is None for one in texts):
        return fields
    spans = [span_of(one.period) for one in fields if one.period]
    years = [int(one[0]) for one in spans if one]
    try:
        version = decide_version(texts, year=max(years, default=None))
    except AmbiguousKbliError:
        return fields
    return [replace(one, kbli=version.version.value) for one in fields]


def _of_own_units(
    table: Table, unit: str, named: tuple[str, ...], sectors: Mapping[str, str], asked: Asked
) -> UnitTable:
    """Take ids as they are, one row each."""
    ids = table.cells[unit].str.strip()
    used = ids.ne("") & ~ids.map(is_total)
    if ids[used].duplicated().any():
        rows = ids[used & ids.duplicated()].unique()
        raise DuplicateUnitsError(count=len(rows), examples=", ".join(rows[:_SHOWN]))
    others = [str(one) for one in table.cells if one != unit]
    columns = named or tuple(one for one in others if looks_numeric(table.cells[one]))
    names = safe_field_names(columns)
    index = pd.Index(ids[used])
    values: dict[str, object] = {}
    status: dict[str, object] = {}
    fields = []
    for header in columns:
        title, year = dated(header)
        rule = None if is_rate(header) else Rule.SUM
        one = Field(names[header], label=Text(title, title), period=year, rule=rule)
        fields.append(_of_sector(one, sectors.get(header, ""), asked))
        read = parse_numbers(
            table.cells.loc[used, header],
            is_number=table.is_number.loc[used, header],
            style=asked.number_style,
            sheet_rows=table.sheet_rows[used.to_numpy()],
        )
        number, letter = read.values, read.status
        if header in table.status:
            number, letter = with_stated(number, letter, table.status[header][used])
        values[one.name], status[one.name] = number.to_numpy(), codes_of(letter)
    made = UnitTable.of(
        pd.DataFrame({"name": index, "level": Level.ZONE.value, "parent": None}, index=index),
        values,
        Fields(fields),
        status=status,
        about=About(title=table.source, source=table.source),
    )
    note = Message(_OWN_UNITS, {"source": table.source})
    return replace(made, notes=(*table.notes, note))
