"""Counts by sector, sex and size, out of a table of any layout, per unit.

Every cell keeps its status. What a unit's total is made of is decided later
(see `structure`), where a published total and the sum of parts are both at
hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..catalogue.load import Catalogue
from ..catalogue.recognise import recognise
from ..harmonise.column_choice import NO_COLUMN, choose_columns
from ..harmonise.errors import DuplicateUnitsError, NoMatchError, PeriodNotFoundError
from ..harmonise.options import HarmoniseOptions
from ..harmonise.table_to_units import harmonise
from ..harmonise.unit_values import PERIOD_CHOSEN
from ..measures.status import Status
from ..messages import Message
from ..regions.codes import CodeKind, read_code
from ..regions.unit_sets import Districts
from ..tables.number_notes import SIGNS_OF_ALL, in_few_lines
from ..tables.styles import NumberStyle
from .breakdowns import TOTAL, Asked, find_breakdowns, is_total
from .cells import stack, with_units
from .combinations import (
    in_scope,
    per_unit,
    refuse_duplicates,
    size_definition,
    to_version,
    with_absent,
)
from .errors import ReferenceRowError, TwoSpellingsError
from .kbli import decide_version, read_section
from .structure_options import AbsentRule, KbliVersion, SizeDefinition

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from ..harmonise.harmonised import Harmonised
    from ..regions.gazetteer import Gazetteer
    from ..regions.systems import CodeSystem
    from ..tables.model import Table
    from .breakdowns import Breakdowns
    from .kbli import KbliDecision

_CENSUS = "se20"
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SEVERAL, _SHOWN = 2, 3
_PARTS = ["sector", "sex", "size"]


@dataclass(frozen=True)
class CountOptions:
    """What the caller says; None is found out.

    unit: the column with the code or the name of the district.
    target: the version whose letters the result uses.
    reference_row: code or name of a row, as the table writes it, to compare with.
    """

    unit: str | None = None
    asked: Asked = field(default_factory=Asked)
    kbli: KbliVersion | None = None
    target: KbliVersion | None = None
    size_definition: SizeDefinition | None = None
    absent: AbsentRule = AbsentRule.AUTO
    period: str | None = None
    code_system: CodeSystem | None = None
    vintage: int | None = None
    number_style: NumberStyle = NumberStyle.AUTO
    reference_row: str | None = None


@dataclass(frozen=True)
class Counts:
    """Counts per unit and combination.

    values: float, one row per unit (index `bps_code`), one column per row
        of `parts`; NaN where there is none.
    status: the same shape.
    parts: `sector` (a letter or `total`), `sex` and `size` of each column;
        "" where the table does not break down.
    sectors: the letters in scope, in order.
    kbli: the version of the letters.
    size_definition: None where the table tells no sizes.
    period: what the table is of, None where it does not say.
    matched: what became of the table's units; its values are `values`.
    reference: the row that was named to compare with, one row, its index what the row is called.
    """

    values: pd.DataFrame
    status: pd.DataFrame
    parts: pd.DataFrame
    sectors: tuple[str, ...]
    kbli: KbliVersion
    size_definition: SizeDefinition | None
    period: str | None
    matched: Harmonised
    notes: tuple[Message, ...]
    reference: Counts | None = None


def read_counts(
    table: Table, *, units: Collection[str], gazetteer: Gazetteer, options: CountOptions
) -> Counts:
    """Read a table of counts, long or wide, and bring it to units.

    Args:
        table: as read; it is not changed.
        units: BPS 2024 codes of the units that the boundaries hold.

    Raises:
        NoSectorsError, ValueColumnUnclearError, BreakdownUnknownError,
        AmbiguousKbliError, MixedKbliError, KbliConflictError,
        KbliCrosswalkError, MixedSizesError, SizeDefinitionError,
        DuplicateCountsError, TwoSpellingsError: as they say.
        ReferenceRowError: no row is called like the one to compare with.
        MsmeError: what `harmonise` raises.
    """
    notes: list[Message] = []
    layout, keys, period_column = _layout(table, gazetteer, options)
    table, period = _one_period(table, period_column, options, notes)
    table = with_units(table, keys.values(), layout, notes)
    cells = stack(table, keys.values(), layout, style=options.number_style, notes=notes)
    decision = _version(table, cells, period, options)
    notes.append(decision.reason)
    cells["sector"] = cells["sector"].map(_letter_reader(decision.version))
    refuse_duplicates(cells)
    kbli = options.target or decision.version
    cells = to_version(cells, decision.version, kbli, notes)
    definition = size_definition(cells, options.size_definition, notes)
    cells = with_absent(cells, options.absent, notes)
    cells, letters = in_scope(cells, notes)
    wide, parts = per_unit(table, keys.values(), cells)
    matched = _matched(wide, parts, keys, units, gazetteer, options)
    named = {header: name for name, header in matched.headers.items()}
    columns = [named[one] for one in parts.index]
    found = Counts(
        values=matched.values[columns].set_axis(parts.index, axis=1),
        status=matched.status[columns].set_axis(parts.index, axis=1),
        parts=parts,
        sectors=letters,
        kbli=kbli,
        size_definition=definition,
        period=period,
        matched=matched,
        notes=(*_of_the_table(matched.notes, parts), *in_few_lines(notes)),
    )
    if options.reference_row is None:
        return found
    row = _row_named(table, list(keys.values()), options.reference_row)
    return replace(found, reference=_of_row(found, cells[cells["unit"] == row], options))


def _row_named(table: Table, keys: list[str], text: str) -> int:
    """Return the number that cells give the unit of the row that a person named.

    Raises:
        ReferenceRowError: no row is called so.
    """
    import pandas as pd

    heads = table.cells[keys].apply(lambda column: column.str.strip().str.casefold())
    rows = (heads == text.strip().casefold()).any(axis=1).to_numpy()
    if not rows.any():
        shown = table.cells[keys].agg(" ".join, axis=1).str.strip().unique()[:_SHOWN]
        raise ReferenceRowError(row=text, source=table.source, examples="; ".join(shown))
    return int(pd.factorize(pd.MultiIndex.from_frame(table.cells[keys]))[0][rows.argmax()])


def _of_row(found: Counts, cells: pd.DataFrame, options: CountOptions) -> Counts:
    """Return the counts of one unit of the table, which may be no district."""
    import pandas as pd

    held = cells.set_index(_PARTS)[["value", "status"]]
    held = held.reindex(pd.MultiIndex.from_frame(found.parts[_PARTS]))
    index, columns = [str(options.reference_row)], found.parts.index
    status = held["status"].fillna(Status.MISSING.value).to_numpy(object)
    return replace(
        found,
        values=pd.DataFrame([held["value"].to_numpy(float)], index, columns),
        status=pd.DataFrame([status], index, columns),
    )


def _matched(
    wide: Table,
    parts: pd.DataFrame,
    keys: Mapping[str, str],
    units: Collection[str],
    gazetteer: Gazetteer,
    options: CountOptions,
) -> Harmonised:
    """Say which unit each row of the wide table is.

    Raises:
        TwoSpellingsError: several rows are one unit.
        NoMatchError: none is, before somebody decides.
    """
    try:
        found = harmonise(
            wide,
            units=units,
            known=Districts(gazetteer),
            options=HarmoniseOptions(
                code=keys.get("code", NO_COLUMN),
                name=keys.get("name", NO_COLUMN),
                type=keys.get("type", NO_COLUMN),
                province=keys.get("province", NO_COLUMN),
                period_field=NO_COLUMN,
                values=tuple(parts.index),
                code_system=options.code_system,
                vintage=options.vintage,
                number_style=NumberStyle.ENGLISH,
            ),
        )
    except DuplicateUnitsError as error:
        raise TwoSpellingsError(**error.message.values) from error
    if not found.matched:
        names = "; ".join(found.rows["input_name"].head(_SHOWN))
        raise NoMatchError(source=wide.source, rows=len(found.rows), examples=names)
    return found


def _of_the_table(notes: Iterable[Message], parts: pd.DataFrame) -> tuple[Message, ...]:
    """Leave out what was said of columns that the table does not have."""
    return tuple(
        note
        for note in notes
        if note.values.get("column") not in parts.index and note.template != SIGNS_OF_ALL
    )


def _layout(
    table: Table, gazetteer: Gazetteer, options: CountOptions
) -> tuple[Breakdowns, dict[str, str], str | None]:
    """Say which columns are breakdowns, counts, units and the period."""
    named = {options.asked.sector, options.asked.sex, options.asked.size}
    rest = [one for one in table.cells.columns if one not in named]
    as_code, as_name = unit_column(table, options.unit)
    roles = choose_columns(
        replace(table, cells=table.cells[rest], is_number=table.is_number[rest]),
        Districts(gazetteer),
        HarmoniseOptions(code=as_code, name=as_name),
    )
    keys = {
        role: header
        for role in ("code", "name", "type", "province")
        if (header := getattr(roles, role)) is not None
    }
    told = {*keys.values(), roles.period} - {None}
    layout = find_breakdowns(
        table, numeric=roles.values, keys=[str(one) for one in told], asked=options.asked
    )
    return layout, keys, roles.period


def unit_column(table: Table, unit: str | None) -> tuple[str | None, str | None]:
    """Say whether the column that was named holds codes or names."""
    if unit is None or unit not in table.cells.columns:
        return unit, None
    texts = [text for text in table.cells[unit].unique() if text.strip()]
    coded = sum(read_code(text).kind in {CodeKind.DISTRICT, CodeKind.GADM} for text in texts)
    return (unit, None) if 2 * coded >= len(texts) else (None, unit)


def _one_period(
    table: Table, column: str | None, options: CountOptions, notes: list[Message]
) -> tuple[Table, str | None]:
    if column is None:
        if options.period is not None:
            raise PeriodNotFoundError(period=options.period, periods="–")
        return table, None
    cells = table.cells[column].str.strip()
    periods = sorted(set(cells) - {""})
    if options.period is not None and options.period not in periods:
        raise PeriodNotFoundError(period=options.period, periods=", ".join(periods))
    period = options.period or (periods[-1] if periods else None)
    if len(periods) < _SEVERAL:
        return table, period
    values = {"periods": ", ".join(periods), "period": period}
    notes.append(Message(PERIOD_CHOSEN, values))
    return _rows(table, (cells == period).to_numpy()), period


def _rows(table: Table, kept: NDArray[np.bool_]) -> Table:
    return replace(
        table,
        cells=table.cells[kept].reset_index(drop=True),
        is_number=table.is_number[kept].reset_index(drop=True),
        sheet_rows=table.sheet_rows[kept],
    )


def _version(
    table: Table, cells: pd.DataFrame, period: str | None, options: CountOptions
) -> KbliDecision:
    found = recognise(table, Catalogue.load())
    census = any(one.dataset.startswith(_CENSUS) for one in found)
    years = _YEAR.findall(period or f"{table.source} {table.sheet or ''}")
    texts = [str(text) for text in cells["sector"].unique() if not is_total(text)]
    return decide_version(
        [text for text in texts if text != TOTAL],
        given=options.kbli,
        year=max(map(int, years)) if years else None,
        census=census,
    )


def _letter_reader(version: KbliVersion) -> Callable[[str], str]:
    def read(text: str) -> str:
        evidence = read_section(text)
        return TOTAL if evidence is None else evidence.letters[version]

    return read
