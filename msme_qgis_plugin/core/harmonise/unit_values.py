"""The numbers of the rows that are mapped, by unit and period."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pandas as pd

from ..fieldnames import safe_field_names
from ..messages import QT_TRANSLATE_NOOP, Message
from ..tables.numbers import parse_numbers, unreadable_cells
from .decisions import combine_decided
from .errors import PeriodNotFoundError
from .options import ALL_PERIODS
from .stated_status import stated_for, with_stated

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..tables.columns import ColumnRoles
    from ..tables.model import Table
    from .options import HarmoniseOptions

PERIOD_CHOSEN = QT_TRANSLATE_NOOP(
    "core", "The table holds the periods {periods}; {period} is mapped."
)
# A panel has that many periods at least.
_SEVERAL = 2


def mapped_periods(table: Table, roles: ColumnRoles, on_map: pd.Series[bool]) -> tuple[str, ...]:
    """Return the periods that rows of the map have, or all where there are none yet, in order."""
    if roles.period is None:
        return ()
    cells = table.cells[roles.period].str.strip()
    return tuple(sorted(set(cells[on_map | ~on_map.any()]) - {""}))


def choose_periods(
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
        raise PeriodNotFoundError(period=options.period, periods=", ".join(periods))
    period = options.period or (periods[-1] if periods else "")
    notes = []
    if len(periods) > 1:
        values = {"periods": ", ".join(periods), "period": period}
        notes.append(Message(PERIOD_CHOSEN, values))
    return (period,), cells, notes


def by_period(
    values: pd.DataFrame,
    status: pd.DataFrame,
    headers: dict[str, str],
    rows: pd.DataFrame,
    options: HarmoniseOptions,
    reserved: Collection[str],
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, str], dict[str, str]]:
    """Make one row per unit, and one column per column, part and period where there are several.

    Args:
        values, status, rows: one row per mapped row of the table; rows have columns `period` and
            `part`, "" where the table has none.

    Returns:
        Values and status by unit, the header of each column, and the period of each where there
        are several.
    """
    periods, parts = sorted(set(rows["period"])), rows["part"].unique()
    several = len(periods) >= _SEVERAL
    if not several and not any(parts):
        return (*combine_decided(values, status, rows, options.duplicates), headers, {})
    said = {
        (part, period, name): _header(headers[name], part, alone=len(headers) == 1)
        for part, period, name in product(parts, periods, headers)
    }
    wanted = {key: f"{text} {key[1]}" if several else text for key, text in said.items()}
    names = safe_field_names(wanted.values(), taken=reserved)
    # Rows of one unit in several periods are made one in each, all at once.
    groups = [str(one) for one in rows.groupby(["part", "period"], sort=False).ngroup()]
    keys = rows.assign(bps_code=[f"{one}|{unit}" for one, unit in zip(groups, rows["bps_code"])])
    made = combine_decided(values, status, keys, options.duplicates)
    group, unit = (made[0].index.str.partition("|").get_level_values(level) for level in (0, 2))
    units = unit.rename(rows["bps_code"].name)
    places = pd.Series(range(len(units))).groupby(group, sort=False).indices
    numbers = dict(zip(zip(rows["part"], rows["period"]), groups))
    frames = []
    for part, period in product(parts, periods):
        at = places.get(numbers.get((part, period)), [])
        called = [names[wanted[part, period, name]] for name in values.columns]
        frames.append([one.iloc[at].set_axis(units[at]).set_axis(called, axis=1) for one in made])
    all_values, all_status = (pd.concat(one, axis=1) for one in zip(*frames))
    return (
        all_values,
        all_status.fillna("M"),
        {names[wanted[key]]: text for key, text in said.items()},
        {names[wanted[key]]: key[1] for key in said} if several else {},
    )


def _header(header: str, part: str, *, alone: bool) -> str:
    """Return what a column of one part is called; the only column of numbers says nothing."""
    if not part:
        return header
    return part if alone else f"{header} / {part}"


def parse_values(
    table: Table,
    columns: tuple[str, ...],
    mapped: pd.Series,
    options: HarmoniseOptions,
    reserved: Collection[str],
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, str], list[Message]]:
    """Read the numbers of the rows that are mapped.

    Args:
        mapped: of each row of the table, whether it is.
        reserved: names that no field may have.

    Returns:
        Values and status by row, field name -> header, and what was decided on the way.
    """
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
