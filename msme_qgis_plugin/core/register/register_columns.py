"""Which columns of a register are read, and for what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from ..analysis.breakdowns import find_sector, find_sex
from ..harmonise.column_choice import choose_columns
from ..harmonise.errors import ColumnNotFoundError, NoKeyColumnError
from ..harmonise.options import HarmoniseOptions
from ..overlay.points.point_layout import find_places
from ..regions.levels import Level
from ..regions.systems import CodeSystem
from ..tables.model import Table
from ..tables.numbers import NumberStyle, parse_numbers, unreadable_cells
from .errors import NoSectorColumnError, PersonalColumnError
from .kbli_codes import is_sector_code
from .layer_register import POINT_X, POINT_Y
from .size_classes import check_measures

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from ..analysis.structure_options import KbliVersion, SizeDefinition
    from ..regions.unit_sets import UnitSet

MOST = 0.9
_RARE = 0.02
_KEYS = ("code", "name", "type", "province", "parent")
_COUNT = "#"
# Indonesia and some water around it, in degrees; exact places have decimals.
LONGITUDES, LATITUDES = (94.0, 142.0), (-12.0, 7.0)
_DEGREES = re.compile(r"-?\d{1,3}[.,]\d{2,}")
_VILLAGE = re.compile(r"\d{6}(\d)\d{3}")
# Digits of Kemendagri's subdistricts, those of BPS, and of both's villages.
_FINER = (6, 7, 10)
_FEW_CODES, _HALF, _NEARLY_ALL = 20, 0.5, 0.99


@dataclass(frozen=True)
class RegisterOptions:
    """What the caller says; None is found out.

    unit, sector, sex: columns.
    places: the columns of longitude and latitude.
    size: the column that names the size; else `measures` tell it by `definition`.
    measures: workers, sales, assets or capital -> column.
    year: that the register is of.
    key: the column that tells enterprises apart; it may be about persons.
    """

    unit: str | None = None
    sector: str | None = None
    sex: str | None = None
    places: tuple[str, str] | None = None
    size: str | None = None
    measures: Mapping[str, str] = field(default_factory=dict)
    definition: SizeDefinition | None = None
    kbli: KbliVersion | None = None
    year: int | None = None
    code_system: CodeSystem | None = None
    vintage: int | None = None
    number_style: NumberStyle = NumberStyle.AUTO
    key: str | None = None


@dataclass(frozen=True)
class RegisterColumns:
    """The columns that are read.

    keys: role -> header, what tells the unit; empty where `places` do.
    places: longitude and latitude.
    measures: measure -> header; styles: header -> how its numbers are written.
    system: who gave the codes of villages, where they tell it by themselves.
    """

    keys: Mapping[str, str]
    places: tuple[str, str] | None
    sector: str
    sex: str | None
    size: str | None
    measures: Mapping[str, str]
    styles: Mapping[str, NumberStyle]
    key: str | None
    system: CodeSystem | None

    @property
    def all(self) -> list[str]:
        """Return the headers, each once."""
        named = (
            *(*self.keys.values(), *(self.places or ()), self.sector, self.sex, self.size),
            *(*self.measures.values(), self.key),
        )
        return list(dict.fromkeys(one for one in named if one is not None))


def choose(
    head: Table, known: UnitSet, options: RegisterOptions, *, points: bool = False
) -> RegisterColumns:
    """Take the columns that the caller names and find the others by content.

    Args:
        head: the first rows of the register.
        known: the units that are counted.
        points: its rows have places of their own.

    Raises:
        PersonalColumnError, ColumnNotFoundError: a column that was named cannot be used.
        NoSectorColumnError, NoKeyColumnError: nothing tells the sector or the unit.
        SizeColumnsError: the definition goes by a measure that was not given.
    """
    places = options.places or ()
    asked = (options.unit, options.sector, options.sex, options.size, *places)
    for column in (*asked, *options.measures.values()):
        if column in head.personal:
            raise PersonalColumnError(column=column)
    for column in (*asked, *options.measures.values(), options.key):
        if column is not None and column not in (*head.cells, *head.personal):
            raise ColumnNotFoundError(
                column=column, source=head.source, columns=", ".join(map(str, head.cells))
            )
    if options.definition is not None and options.size is None:
        check_measures(options.definition, options.measures)
    taken = {one for one in (*asked, *options.measures.values(), options.key) if one is not None}
    # L and P are sexes before they are sectors, and codes of KBLI before they are districts'.
    sex = options.sex or find_sex(_without_rare(head), taken)
    sector = options.sector or _find_sector(head, {*taken, sex})
    found, keys = options.places, {}
    if found is None:
        try:
            keys = unit_columns(head, known, options.unit, {*taken, sex, sector})
        except NoKeyColumnError:
            found = (POINT_X, POINT_Y) if points else find_degrees(head)
            if found is None:
                raise
    measures = options.measures if options.definition is not None else {}
    code = keys.get("code")
    return RegisterColumns(
        keys=keys,
        places=found,
        sector=sector,
        sex=sex,
        size=options.size,
        measures=measures,
        styles={one: number_style(head, one, options.number_style) for one in measures.values()},
        key=options.key,
        system=options.code_system or (None if code is None else village_system(head.cells[code])),
    )


def find_degrees(head: Table) -> tuple[str, str] | None:
    """Return the columns of longitude and latitude, by their names or else by what they hold."""
    named = find_places(list(map(str, head.cells)))
    if named is not None:
        return named
    found = [_degrees_within(head, limits) for limits in (LONGITUDES, LATITUDES)]
    return (found[0], found[1]) if found[0] is not None and found[1] is not None else None


def _degrees_within(head: Table, limits: tuple[float, float]) -> str | None:
    for column in head.cells:
        cells = head.cells[column]
        filled = cells[cells != ""]
        if len(filled) and filled.str.fullmatch(_DEGREES.pattern).mean() >= MOST:
            values = filled[filled.str.fullmatch(_DEGREES.pattern)].str.replace(",", ".")
            if values.astype(float).between(*limits).mean() >= MOST:
                return str(column)
    return None


def village_system(codes: pd.Series) -> CodeSystem | None:
    """Return who gave codes of villages, None where they do not tell.

    The seventh digit of Kemendagri's ten is 1 or 2, by whether a village is urban; in the codes of
    BPS it is the last of the subdistrict's three, mostly 0.
    """
    distinct = codes.drop_duplicates().str.strip().str.replace(".", "", regex=False)
    kinds = distinct.str.extract(f"^{_VILLAGE.pattern}$")[0].dropna()
    if len(kinds) < _FEW_CODES or len(kinds) < MOST * len(distinct):
        return None
    if kinds.isin(["1", "2"]).mean() >= _NEARLY_ALL:
        return CodeSystem.KEMENDAGRI
    return CodeSystem.BPS if kinds.eq("0").mean() > _HALF else None


def number_style(head: Table, column: str, style: NumberStyle) -> NumberStyle:
    """Return how the numbers of a column are written, as far as the first rows tell."""
    cells, stored = head.cells[column], head.is_number[column]
    if stored.mean() >= MOST:
        return NumberStyle.ENGLISH
    return parse_numbers(cells[~unreadable_cells(cells)], style=style).style


def unit_columns(
    head: Table, known: UnitSet, unit: str | None, taken: Collection[str | None]
) -> dict[str, str]:
    """Return which columns tell the unit, by their role; codes of villages tell it too.

    Raises:
        NoKeyColumnError: none does.
    """
    if unit is not None and known.level is Level.DISTRICT:
        coded = head.cells[unit].str.strip().str.fullmatch(r"(ID)?[\d.]+").mean() >= MOST
        return {"code" if coded else "name": unit}
    kept = [one for one in head.cells if one not in taken or one == unit]
    short = head.cells[kept].apply(
        lambda cells: cells.map(partial(within, level=known.level, system=village_system(cells)))
    )
    counted = Table(
        cells=short.assign(**{_COUNT: "1"}),
        is_number=head.is_number[kept].assign(**{_COUNT: True}),
        sheet_rows=head.sheet_rows,
        source=head.source,
        sheet=head.sheet,
        notes=(),
    )
    roles = choose_columns(counted, known, HarmoniseOptions(values=(_COUNT,)))
    found = {role: getattr(roles, role) for role in _KEYS}
    return {role: header for role, header in found.items() if header is not None}


def within(text: str, level: Level, system: CodeSystem | None) -> str:
    """Return the code of the unit within the code of a village or subdistrict; else the text.

    Args:
        system: who gave the codes; BPS where None.
    """
    plain = text.strip().removesuffix(".0")
    digits = plain.replace(".", "").upper().removeprefix("ID")
    if not digits.isdecimal() or len(digits) not in _FINER:
        return text
    if level is Level.DISTRICT:
        return digits[:4]
    kemendagri = system is CodeSystem.KEMENDAGRI or plain.count(".") > 1
    return digits[: _FINER[0] if kemendagri or len(digits) == _FINER[0] else _FINER[1]]


def _without_rare(head: Table) -> Table:
    """Return a head without the texts that hardly stand in a column, slips among words."""
    cells = head.cells.apply(
        lambda column: column.where(column.map(column.value_counts(normalize=True)) > _RARE, "")
    )
    return replace(head, cells=cells)


def _find_sector(head: Table, taken: Collection[str | None]) -> str:
    """Return the column of letters or titles, else the one whose header says KBLI.

    Raises:
        NoSectorColumnError: there is none.
    """
    found = find_sector(head, {one for one in taken if one is not None})
    if found is not None:
        return found
    for column in head.cells:
        cells = head.cells[column]
        filled = cells[cells != ""]
        called = column not in taken and "kbli" in str(column).casefold() and len(filled)
        if called and filled.map(is_sector_code).mean() >= MOST:
            return str(column)
    raise NoSectorColumnError(source=head.source, columns=", ".join(map(str, head.cells)))
