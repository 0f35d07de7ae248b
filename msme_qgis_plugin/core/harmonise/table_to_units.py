"""A messy table becomes one row per unit, and every input row is accounted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..fieldnames import safe_field_names
from ..measures.field import Role, name_beside
from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.levels import Level
from ..regions.matching import SHRUNK, MatchInput
from ..regions.systems import MATCHED, RowStatus
from ..tables.number_notes import in_few_lines
from .breakdown import find_breakdown, parts_of, spread_note, spread_roles
from .column_choice import choose_columns
from .decisions import ADD, check_units, decide_rows
from .duplicates import refuse_duplicates
from .errors import NoMatchError, SubdistrictNamesError
from .harmonised import Harmonised
from .header_words import is_rate
from .kinds_of_units import unit_kinds
from .merge_up import bring_to_vintage
from .options import DuplicateRule
from .unit_values import by_period, choose_periods, mapped_periods, parse_values

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from ..regions.matching import MatchReport
    from ..regions.unit_sets import UnitSet
    from ..tables.columns import ColumnRoles
    from ..tables.model import Table
    from .options import HarmoniseOptions

OUTSIDE = QT_TRANSLATE_NOOP(
    "core", "Belongs to {unit} ({code}), which the boundaries in use do not hold."
)
NOT_ADDED = QT_TRANSLATE_NOOP(
    "core",
    "Not added up to the parents, because a share, rate or average cannot be added: {columns}.",
)
ALL_OPEN = QT_TRANSLATE_NOOP(
    "core",
    "No row of {source} tells which district it means; “{name}” (row "
    "{row}) may be: {candidates}. Decide about the rows, or add Kab. or Kota before the names, "
    "or a column with the province or the code.",
)
_SHOWN = 3
_OPEN = (RowStatus.AMBIGUOUS.value, RowStatus.CODE_NAME_CONFLICT.value)
_MAPPED = frozenset({*MATCHED, RowStatus.DUPLICATE})


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
        NoMatchError, SubdistrictNamesError: not one row is or may be of a unit.
        PeriodNotFoundError: the period asked for is not in the table.
        DuplicateUnitsError: several rows for one unit and no rule.
        DecisionRowError, DecisionUnitError: a decision that does not fit.
        AmbiguousCodeSystemError, UndecidableNumberStyleError: see there.
    """
    roles = choose_columns(table, known, options)
    # A sum or mean over the rows of a unit is asked for, whatever they are of.
    added = options.duplicates in (DuplicateRule.SUM, DuplicateRule.MEAN)
    breakdown = () if added else find_breakdown(table, roles)
    parts = parts_of(table, breakdown)
    roles = spread_roles(roles, breakdown)
    apart = _apart(table, roles, parts)
    report = known.match(
        _match_input(table, roles, apart), system=options.code_system, vintage=options.vintage
    )
    check_units(options.decisions, known.labels)
    decided = decide_rows(report.rows, options.decisions, labels=known.labels, period=apart)
    rows = _outside_units(decided, units)
    on_map = rows["status"].isin(_MAPPED)
    open_alone = () if on_map.any() else _open_rows(table, rows, report)
    periods = mapped_periods(table, roles, on_map)
    chosen, period_cells, notes = choose_periods(table, roles, periods, options)
    if options.duplicates is DuplicateRule.ERROR:
        refuse_duplicates(rows[rows["decision"] != ADD])

    mapped = on_map & period_cells.isin(chosen)
    values, status, headers, parse_notes = parse_values(
        table, roles.values, mapped, options, reserved
    )
    keys = rows.loc[mapped, "bps_code"]
    values, status, headers, of_field = by_period(
        values,
        status,
        headers,
        rows[mapped].assign(period=period_cells[mapped], part=parts[mapped]),
        options,
        reserved,
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
        notes.append(Message(NOT_ADDED, {"columns": ", ".join(headers[r] for r in rates)}))
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
        rows=rows.assign(period=(period_cells + " " + parts).str.strip()),
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
        notes=(
            *table.notes,
            *roles.notes,
            *report.notes,
            *open_alone,
            *spread_note(breakdown, parts),
            *notes,
            *in_few_lines(parse_notes),
        ),
    )


def _apart(table: Table, roles: ColumnRoles, parts: pd.Series[str]) -> pd.Series[str] | None:
    """Return what a unit may have a row for each of: periods, and parts of a breakdown."""
    period = None if roles.period is None else table.cells[roles.period]
    if not parts.ne("").any():
        return period
    return parts if period is None else period + "|" + parts


def _match_input(table: Table, roles: ColumnRoles, apart: pd.Series[str] | None) -> MatchInput:
    def column(header: str | None) -> pd.Series | None:
        return None if header is None else table.cells[header]

    return MatchInput(
        code=column(roles.code),
        name=column(roles.name),
        type=column(roles.type),
        province=column(roles.province),
        sheet_row=table.sheet_rows,
        period=apart,
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


def _open_rows(table: Table, rows: pd.DataFrame, report: MatchReport) -> tuple[Message, ...]:
    """Say that every row waits for a decision; refuse where there is none to make.

    Raises:
        SubdistrictNamesError, NoMatchError: no row is of the level in use.
    """
    shown = (rows["input_code"] + " " + rows["input_name"]).str.strip()
    if report.level is Level.SUBDISTRICT:
        examples = ", ".join((report.finer or tuple(rows["input_name"]))[:_SHOWN])
        raise SubdistrictNamesError(source=table.source, rows=len(rows), examples=examples)
    waiting = np.flatnonzero(rows["status"].isin(_OPEN) & rows["candidates"].ne(""))
    if not len(waiting):
        examples = "; ".join(shown.head(_SHOWN))
        raise NoMatchError(rows=len(rows), source=table.source, examples=examples)
    first = rows.iloc[waiting[0]]
    values = {"source": table.source, "name": shown.iloc[waiting[0]], "row": first["sheet_row"]}
    return (Message(ALL_OPEN, {**values, "candidates": first["candidates"]}, warns=True),)
