"""A messy table becomes one row per unit, and every input row is accounted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..fieldnames import safe_field_names
from ..measures.field import Field, Fields, Role, Rule, Text, name_beside
from ..measures.infer import dated
from ..measures.status import codes_of
from ..measures.table import UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.levels import Level
from ..regions.matching import SHRUNK, MatchInput
from ..regions.systems import MATCHED, RowStatus
from ..tables.number_notes import in_few_lines
from ..tables.numbers import parse_numbers, unreadable_cells
from .column_choice import choose_columns
from .decisions import ADD, check_units, combine_decided, decide_rows
from .duplicates import refuse_duplicates
from .errors import NamesFitSeveralError, NoMatchError, PeriodNotFoundError, SubdistrictNamesError
from .header_words import direction_in, is_rate
from .kinds_of_units import unit_kinds
from .merge_up import bring_to_vintage
from .options import ALL_PERIODS, DuplicateRule, HarmoniseOptions
from .stated_status import stated_for, with_stated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from numpy.typing import NDArray

    from ..errors import MsmeError
    from ..measures.schema import About
    from ..regions.matching import CodeDecision, MatchReport
    from ..regions.unit_sets import UnitSet
    from ..tables.columns import ColumnRoles
    from ..tables.model import Table

OUTSIDE = QT_TRANSLATE_NOOP(
    "core", "Belongs to {unit} ({code}), which the boundaries in use do not hold."
)
PERIOD_CHOSEN = QT_TRANSLATE_NOOP(
    "core", "The table holds the periods {periods}; {period} is mapped."
)
NOT_ADDED = QT_TRANSLATE_NOOP(
    "core",
    "Not added up to the parents, because a share, rate or average cannot be added: {columns}.",
)
# A panel has that many periods at least.
_SEVERAL = 2
_SHOWN = 3
_MAPPED = frozenset({*MATCHED, RowStatus.DUPLICATE})


@dataclass(frozen=True)
class Harmonised:
    """One row per unit, and what became of each input row.

    values: float, one row per unit (index `bps_code`), columns are safe
        field names; NaN where there is no value.
    status: the same shape, `A`, `E`, `M`, `N`, `Q` or `X`.
    headers: field name -> header in the file.
    rows: one row per input row, as `MatchReport.rows`, with its `period`, "" where it has none.
    no_data: units of the boundaries without a row: `bps_code`, `unit_name`.
    target_parent: unit of today -> unit of the output that holds it.
    rates: fields that are shares, rates or averages by their headers, so that they cannot be
        added up.
    period: the mapped one, the latest of several, None where no column tells one.
    of_field: field name -> its period, where each period is a field of its own.
    categories: text, one row per unit, of the mapped period alone; None where there is none.
    kinds: field name of a category -> header in the file.
    periods: all that matched rows have, in order.
    fields: what the columns were in the layer that they come from.
    """

    values: pd.DataFrame
    status: pd.DataFrame
    headers: dict[str, str]
    rows: pd.DataFrame
    no_data: pd.DataFrame
    target_parent: pd.Series
    decision: CodeDecision | None
    period: str | None
    periods: tuple[str, ...]
    notes: tuple[Message, ...] = field(default=())
    rates: frozenset[str] = frozenset()
    of_field: Mapping[str, str] = field(default_factory=dict)
    fields: Fields | None = None
    categories: pd.DataFrame = field(default_factory=pd.DataFrame)
    kinds: Mapping[str, str] = field(default_factory=dict)

    def unit_table(self, units: pd.DataFrame, about: About) -> UnitTable:
        """Return the values as what they are, one row per unit of `units`.

        Args:
            units: index `bps_code`; see `UnitTable`.
        """
        fields = [self._field(name, header) for name, header in self.headers.items()]
        kinds = [self._kind(name, header) for name, header in self.kinds.items()]
        status = self.status.reindex(units.index)
        return UnitTable.of(
            units,
            self.values.reindex(units.index),
            Fields([*fields, *kinds]),
            status={one.name: codes_of(status[one.name]) for one in fields},
            categories=self.categories.reindex(units.index),
            about=about,
        )

    def _field(self, name: str, header: str) -> Field:
        """Return what a column is: as its layer says, else by its header."""
        known = None if self.fields is None else self.fields.get(header)
        if known is not None and known.role is Role.VALUE:
            # What it was made of is not brought along.
            return replace(known, name=name, numerator=None, denominator=None, weight=None)
        title, year = dated(header)
        return Field(
            name,
            label=Text(title, title),
            period=self.of_field.get(name) or year or self.period,
            rule=None if name in self.rates else Rule.SUM,
            direction=direction_in(header),
        )

    def _kind(self, name: str, header: str) -> Field:
        known = None if self.fields is None else self.fields.get(header)
        if known is not None:
            return replace(known, name=name)
        return Field(name, Role.CATEGORY, label=Text(header, header), period=self.period)

    def inside(self, units: Collection[str]) -> Harmonised:
        """Return what became of the rows that are of some units or of none."""
        rows = self.rows[self.rows["bps_code"].isin([*units, ""])]
        return replace(
            self,
            values=self.values[self.values.index.isin(units)],
            status=self.status[self.status.index.isin(units)],
            categories=self.categories[self.categories.index.isin(units)],
            rows=rows,
            no_data=self.no_data[self.no_data["bps_code"].isin(units)],
        )

    def count(self, *statuses: RowStatus) -> int:
        """Count the input rows with one of the statuses."""
        wanted = [status.value for status in statuses]
        return int(self.rows["status"].isin(wanted).sum())

    @property
    def matched(self) -> int:
        """Input rows that belong to a unit of the boundaries."""
        return self.count(*MATCHED)

    @property
    def units_matched(self) -> int:
        """Units of the output that have a row in the mapped period."""
        return len(self.values) - len(self.no_data)


def harmonise(
    table: Table,
    *,
    units: Collection[str],
    known: UnitSet,
    options: HarmoniseOptions,
    reserved: Collection[str] = (),
) -> Harmonised:
    """Bring a table to units.

    Args:
        table: as read, text cells.
        units: codes of the units that the boundaries hold.
        known: the units of the level that the table is about, by code and name.
        reserved: field names that the output already uses.

    Raises:
        ColumnNotFoundError: the caller names a column that is not there.
        NoKeyColumnError: no column tells the unit.
        NoValueColumnError: no column holds numbers or kinds of units.
        NoMatchError, NamesFitSeveralError: not one row belongs to a unit.
        PeriodNotFoundError: the period asked for is not in the table.
        DuplicateUnitsError: several rows for one unit and no rule.
        DecisionRowError, DecisionUnitError: a decision that does not fit.
        AmbiguousCodeSystemError, UndecidableNumberStyleError: see there.
    """
    roles = choose_columns(table, known, options)
    report = known.match(
        _match_input(table, roles), system=options.code_system, vintage=options.vintage
    )
    check_units(options.decisions, known.labels)
    decided = decide_rows(
        report.rows,
        options.decisions,
        labels=known.labels,
        period=None if roles.period is None else table.cells[roles.period],
    )
    rows = _outside_units(decided, units)
    if not rows["status"].isin(_MAPPED).any():
        raise _no_match(table, rows, report)
    periods = _periods(table, roles, rows)
    chosen, period_cells, notes = _choose_periods(table, roles, periods, options)
    if options.duplicates is DuplicateRule.ERROR:
        refuse_duplicates(rows[rows["decision"] != ADD])

    mapped = rows["status"].isin(_MAPPED) & period_cells.isin(chosen)
    values, status, headers, parse_notes = _parse_values(
        table, roles.values, mapped, options, reserved
    )
    keys = rows.loc[mapped, "bps_code"]
    values, status, headers, of_field = _by_period(
        values, status, headers, rows[mapped].assign(period=period_cells[mapped]), options, reserved
    )
    source_parent, target_parent = _parents(known, units, report, values.index, options)
    unknown = _larger_before(values.index, rows[mapped], source_parent)
    values, status = _without(values, status, unknown)
    rates = [name for name in headers if is_rate(headers[name])]
    out_values, out_status = bring_to_vintage(
        values,
        status,
        source_parent=source_parent,
        target_parent=target_parent,
        additive=set(headers) - set(rates),
    )
    if rates and (out_status[rates] == "X").to_numpy().any():
        notes.append(Message(NOT_ADDED, {"columns": _listed(headers[r] for r in rates)}))
    last = rows[mapped & (period_cells == chosen[-1])]
    taken = {*reserved, *headers, *(name_beside(one, Role.STATUS) for one in headers)}
    kinds = safe_field_names(roles.categories, taken=taken)
    categories = unit_kinds(
        table.cells.loc[last.index, list(kinds)].rename(columns=kinds),
        last["bps_code"],
        source_parent=source_parent.where(~source_parent.isin(values.index[unknown])),
        target_parent=target_parent,
    )
    with_row = set(target_parent.reindex(keys.unique()).dropna())
    without = out_values.index[~out_values.index.isin(with_row)]
    return Harmonised(
        values=out_values,
        status=out_status,
        headers=headers,
        rows=rows.assign(period=period_cells),
        no_data=_named(without, known.names),
        target_parent=target_parent,
        decision=report.decision,
        period=chosen[-1] or None,
        periods=periods,
        of_field=of_field,
        rates=frozenset(rates),
        fields=table.fields,
        categories=categories,
        kinds={name: header for header, name in kinds.items() if name in categories},
        notes=(*table.notes, *roles.notes, *report.notes, *notes, *in_few_lines(parse_notes)),
    )


def _match_input(table: Table, roles: ColumnRoles) -> MatchInput:
    def column(header: str | None) -> pd.Series | None:
        return None if header is None else table.cells[header]

    return MatchInput(
        code=column(roles.code),
        name=column(roles.name),
        type=column(roles.type),
        province=column(roles.province),
        sheet_row=table.sheet_rows,
        period=column(roles.period),
        parent=column(roles.parent),
    )


def _outside_units(rows: pd.DataFrame, units: Collection[str]) -> pd.DataFrame:
    """Take off the map what the boundaries in use do not hold."""
    outside = rows["status"].isin(_MAPPED) & ~rows["bps_code"].isin(units)
    if not outside.any():
        return rows
    rows = rows.copy()
    message = rows["message"].to_numpy(object, copy=True)
    for place in np.flatnonzero(outside):
        unit, code = rows["unit_name"].iat[place], rows["bps_code"].iat[place]
        message[place] = Message(OUTSIDE, {"unit": unit, "code": code})
    rows["message"] = message
    rows.loc[outside, "status"] = RowStatus.OUTSIDE_UNITS.value
    rows.loc[outside, "bps_code"] = ""
    return rows


def _periods(table: Table, roles: ColumnRoles, rows: pd.DataFrame) -> tuple[str, ...]:
    if roles.period is None:
        return ()
    cells = table.cells[roles.period].str.strip()
    return tuple(sorted(set(cells[rows["status"].isin(_MAPPED)]) - {""}))


def _choose_periods(
    table: Table, roles: ColumnRoles, periods: tuple[str, ...], options: HarmoniseOptions
) -> tuple[tuple[str, ...], pd.Series, list[Message]]:
    """Return the periods to map, in order, and the period of each row; "" where none is told."""
    if roles.period is None:
        if options.period not in (None, ALL_PERIODS):
            raise PeriodNotFoundError(period=options.period, periods="–")
        return ("",), pd.Series("", index=table.cells.index), []
    cells = table.cells[roles.period].str.strip()
    if options.period == ALL_PERIODS and periods:
        return periods, cells, []
    if options.period is not None and options.period not in periods:
        raise PeriodNotFoundError(period=options.period, periods=_listed(periods))
    period = options.period or (periods[-1] if periods else "")
    notes = []
    if len(periods) > 1:
        values = {"periods": _listed(periods), "period": period}
        notes.append(Message(PERIOD_CHOSEN, values))
    return (period,), cells, notes


def _by_period(
    values: pd.DataFrame,
    status: pd.DataFrame,
    headers: dict[str, str],
    rows: pd.DataFrame,
    options: HarmoniseOptions,
    reserved: Collection[str],
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, str], dict[str, str]]:
    """Make one row per unit, and of several periods one column per column and period.

    Args:
        values, status, rows: one row per mapped row of the table; rows have a column `period`.

    Returns:
        Values and status by unit, the header of each column, and the period of each where there
        are several.
    """
    periods = sorted(set(rows["period"]))
    if len(periods) < _SEVERAL:
        return (*combine_decided(values, status, rows, options.duplicates), headers, {})
    wanted = {(name, one): f"{headers[name]} {one}" for one in periods for name in headers}
    names = safe_field_names(wanted.values(), taken=reserved)
    parts = []
    places = rows.groupby("period").indices
    for one in periods:
        at = places[one]
        made = combine_decided(values.iloc[at], status.iloc[at], rows.iloc[at], options.duplicates)
        called = {name: names[wanted[name, one]] for name in headers}
        parts.append([frame.rename(columns=called) for frame in made])
    all_values, all_status = (pd.concat(frames, axis=1) for frames in zip(*parts))
    by_name = {names[text]: key for key, text in wanted.items()}
    return (
        all_values,
        all_status.fillna("M"),
        {name: headers[key[0]] for name, key in by_name.items()},
        {name: key[1] for name, key in by_name.items()},
    )


def _parse_values(
    table: Table,
    columns: tuple[str, ...],
    mapped: pd.Series,
    options: HarmoniseOptions,
    reserved: Collection[str],
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, str], list[Message]]:
    names = safe_field_names(columns, taken=reserved)
    values, status = {}, {}
    notes: list[Message] = []
    for column in columns:
        cells, stored = table.cells[column], table.is_number[column]
        # Rows that are not mapped help to tell the style: the total of a
        # column often proves it. What they hold otherwise does not matter.
        used = mapped | ~unreadable_cells(cells, is_number=stored)
        parsed = parse_numbers(
            cells[used],
            is_number=stored[used],
            style=options.number_style,
            sheet_rows=table.sheet_rows[used.to_numpy()],
        )
        value, letter = parsed.values[mapped[used]], parsed.status[mapped[used]]
        stated = stated_for(table, column)
        if stated is not None:
            value, letter = with_stated(value, letter, stated[value.index])
        values[names[column]], status[names[column]] = value, letter
        notes.extend(parsed.notes)
    headers = {name: column for column, name in names.items()}
    index = mapped.index[mapped]
    held, letters = (pd.DataFrame(one, index=index) for one in (values, status))
    return held, letters, headers, notes


def _larger_before(
    units: pd.Index, rows: pd.DataFrame, source_parent: pd.Series
) -> NDArray[np.bool_]:
    """Return of which units the rows may speak of an unknown, larger territory.

    A district's former name speaks of it before it split. Which parts it
    then had is known only where the codes tell the year; `source_parent`
    has these, and their values stay, to be merged up.
    """
    parts = source_parent.value_counts().reindex(units)
    shrunk = rows.loc[rows["territory"] == SHRUNK, "bps_code"].unique()
    found: NDArray[np.bool_] = units.isin(shrunk) & (parts == 1).to_numpy()
    return found


def _without(
    values: pd.DataFrame, status: pd.DataFrame, unknown: NDArray[np.bool_]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Take away the values of units that are not comparable."""
    had_value = status.isin(["A", "E"]).to_numpy(bool)
    lost = unknown[:, None] & had_value
    return values.mask(lost), status.mask(lost, "X")


def _parents(
    known: UnitSet,
    units: Collection[str],
    report: MatchReport,
    with_row: pd.Index,
    options: HarmoniseOptions,
) -> tuple[pd.Series, pd.Series]:
    """Say which source and which target unit holds each unit of today.

    A unit with a row of its own is its own source unit, whatever the codes
    say of the table's age.
    """
    today = pd.Index(sorted(units), name="bps_code")
    same = pd.Series(today, index=today)
    source, target = same, same
    decision = report.decision
    age = report.age or (None if decision is None else decision.vintage)
    if age is not None:
        source = known.held_by(age).reindex(today)
        own = today.isin(with_row)
        source = source.where(~own, same)
    if options.target_vintage is not None:
        target = known.held_by(options.target_vintage).reindex(today)
    return source, target


def _named(units: pd.Index, names: pd.Series) -> pd.DataFrame:
    return pd.DataFrame({"bps_code": units, "unit_name": names.reindex(units).to_numpy()})


def _no_match(table: Table, rows: pd.DataFrame, report: MatchReport) -> MsmeError:
    """Return why no row has a place, with what the first rows say."""
    if report.level is Level.SUBDISTRICT:
        examples = ", ".join((report.finer or tuple(rows["input_name"]))[:_SHOWN])
        return SubdistrictNamesError(source=table.source, rows=len(rows), examples=examples)
    several = rows[
        rows["status"].eq(RowStatus.AMBIGUOUS.value) & rows["candidates"].str.contains(";")
    ]
    if len(several):
        first = several.iloc[0]
        return NamesFitSeveralError(
            source=table.source,
            name=first["input_name"],
            row=first["sheet_row"],
            candidates=first["candidates"],
        )
    head = rows.head(_SHOWN)
    shown = (head["input_code"] + " " + head["input_name"]).str.strip()
    return NoMatchError(rows=len(rows), source=table.source, examples="; ".join(shown))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
