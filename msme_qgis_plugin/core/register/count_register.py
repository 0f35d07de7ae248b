"""A register of enterprises as counts by district, sector, sex of the owner and size.

Only the columns that are counted are read, block by block, and no row outlives its block.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..analysis.breakdowns import NONE, TOTAL, UNKNOWN, find_sector, find_sex, read_sex, read_size
from ..analysis.counts import Counts
from ..harmonise.column_choice import NO_COLUMN
from ..harmonise.errors import ColumnNotFoundError
from ..harmonise.options import DuplicateRule, HarmoniseOptions
from ..harmonise.table_to_units import harmonise
from ..messages import QT_TRANSLATE_NOOP, Message
from ..progress import Progress, Silent
from ..regions.unit_sets import Districts
from ..tables.model import Table
from ..tables.numbers import NumberStyle, parse_numbers, unreadable_cells
from ..tables.shape import personal_note
from .errors import NoSectorColumnError, PersonalColumnError
from .kbli_codes import is_sector_code, sector_letters
from .register_units import are_totals, of_districts, unit_columns
from .size_classes import check_measures, classes_of, size_classes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from ..analysis.structure_options import KbliVersion, SizeDefinition
    from ..regions.gazetteer import Gazetteer
    from ..regions.systems import CodeSystem
    from .register_blocks import TextRegister, WholeRegister

_MOST, _RARE = 0.9, 0.02
_COUNT = "#"
_READ = QT_TRANSLATE_NOOP(
    "core",
    "{rows} enterprises were read; {placed} of them are in a district that is known. Sectors: "
    "{sector}; sex: {sex}; size: {size}.",
)
_UNKNOWN = QT_TRANSLATE_NOOP(
    "core",
    "Counted in the totals alone, because the cell says nothing that can be read: {sector} "
    "enterprises without a sector. Counted as unknown: {sex} without a sex, {size} without a size.",
)


@dataclass(frozen=True)
class RegisterOptions:
    """What the caller says; None is found out.

    unit, sector, sex: columns.
    size: the column that names the size; else `measures` tell it by `definition`.
    measures: workers, sales, assets or capital -> column.
    year: that the register is of.
    """

    unit: str | None = None
    sector: str | None = None
    sex: str | None = None
    size: str | None = None
    measures: Mapping[str, str] = field(default_factory=dict)
    definition: SizeDefinition | None = None
    kbli: KbliVersion | None = None
    year: int | None = None
    code_system: CodeSystem | None = None
    vintage: int | None = None
    number_style: NumberStyle = NumberStyle.AUTO


@dataclass(frozen=True)
class Counted:
    """What a register holds.

    counts: per district and combination, totals of each level among them: of the district, of
        a sector, of a sex within a sector.
    rows: enterprises read; placed: those in a district.
    """

    counts: Counts
    rows: int
    placed: int


def count_register(
    register: TextRegister | WholeRegister,
    *,
    units: Collection[str],
    gazetteer: Gazetteer,
    options: RegisterOptions,
    progress: Progress | None = None,
) -> Counted:
    """Count the enterprises of a register.

    Args:
        units: BPS 2024 codes of the districts that the boundaries hold.

    Raises:
        PersonalColumnError, ColumnNotFoundError: a column that was named cannot be used.
        NoSectorColumnError, NoKeyColumnError: nothing tells the sector or the district.
        SizeColumnsError: the definition goes by a measure that was not given.
        UnevenRowError, TableUnreadableError: the file is broken.
        MsmeError: what `sector_letters` and `harmonise` raise.
    """
    columns = _Columns.choose(register.head, gazetteer, options)
    found = _tally(register, columns, options, progress or Silent())
    kbli, letters = sector_letters(
        found.index.get_level_values("sector").unique(), given=options.kbli, year=options.year
    )
    known = found.reset_index(name=_COUNT)
    # What stands under a register adds it up.
    known = known[~are_totals(known[list(columns.keys.values())])]
    known["sector"] = known["sector"].map(letters).fillna(NONE)
    wide, parts = _wide(known, columns.keys, register.head.source)
    matched = harmonise(
        wide,
        units=units,
        known=Districts(gazetteer),
        options=HarmoniseOptions(
            code=columns.keys.get("code", NO_COLUMN),
            name=columns.keys.get("name", NO_COLUMN),
            type=columns.keys.get("type", NO_COLUMN),
            province=columns.keys.get("province", NO_COLUMN),
            period_field=NO_COLUMN,
            values=tuple(parts.index),
            duplicates=DuplicateRule.SUM,
            code_system=options.code_system,
            vintage=options.vintage,
            number_style=NumberStyle.ENGLISH,
        ),
    )
    named = {header: name for name, header in matched.headers.items()}
    held = [named[one] for one in parts.index]
    values = matched.values[held].set_axis(parts.index, axis=1)
    rows = int(known[_COUNT].sum())
    total = parts.index[parts["sector"].eq(TOTAL)][0]
    placed = int(values[total].sum())
    notes = _notes(register.head, columns, known, (rows, placed))
    return Counted(
        Counts(
            values=values,
            status=matched.status[held].set_axis(parts.index, axis=1),
            parts=parts,
            sectors=tuple(sorted(set(known["sector"]) - {NONE})),
            kbli=kbli,
            size_definition=options.definition,
            period=None if options.year is None else str(options.year),
            matched=matched,
            notes=(*notes, *matched.notes),
        ),
        rows=rows,
        placed=placed,
    )


@dataclass(frozen=True)
class _Columns:
    """The columns that are read: role -> header for the district, the others by themselves."""

    keys: Mapping[str, str]
    sector: str
    sex: str | None
    size: str | None
    measures: Mapping[str, str]

    @property
    def all(self) -> list[str]:
        named = (*self.keys.values(), self.sector, self.sex, self.size, *self.measures.values())
        return list(dict.fromkeys(one for one in named if one is not None))

    @classmethod
    def choose(cls, head: Table, gazetteer: Gazetteer, options: RegisterOptions) -> _Columns:
        asked = (options.unit, options.sector, options.sex, options.size)
        for column in (*asked, *options.measures.values()):
            if column in head.personal:
                raise PersonalColumnError(column=column)
            if column is not None and column not in head.cells:
                raise ColumnNotFoundError(
                    column=column, source=head.source, columns=", ".join(map(str, head.cells))
                )
        if options.definition is not None and options.size is None:
            check_measures(options.definition, options.measures)
        taken = {one for one in (*asked, *options.measures.values()) if one is not None}
        # L and P are sexes before they are sectors, and codes of KBLI before they are districts'.
        sex = options.sex or find_sex(_without_rare(head), taken)
        sector = options.sector or _find_sector(head, {*taken, sex})
        return cls(
            keys=unit_columns(head, gazetteer, options.unit, {*taken, sex, sector}),
            sector=sector,
            sex=sex,
            size=options.size,
            measures=options.measures if options.definition is not None else {},
        )


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
        if called and filled.map(is_sector_code).mean() >= _MOST:
            return str(column)
    raise NoSectorColumnError(source=head.source, columns=", ".join(map(str, head.cells)))


def _tally(
    register: TextRegister | WholeRegister,
    columns: _Columns,
    options: RegisterOptions,
    progress: Progress,
) -> pd.Series:
    """Count the rows of each combination of texts.

    Returns:
        Counts; its index has the headers of the district, `sector` (text), `sex`, `size`.
    """
    styles = {
        one: parse_numbers(readable(register.head.cells[one]), style=options.number_style).style
        for one in columns.measures.values()
    }
    whole: list[pd.Series] = []
    for block in register.blocks(columns.all):
        cells = block.cells
        counted = _count(
            {
                **{header: cells[header] for header in columns.keys.values()},
                "sector": cells[columns.sector],
                "sex": _empty(cells) if columns.sex is None else cells[columns.sex],
                "size": _sizes(cells, columns, options, styles),
            }
        )
        whole = [_merged([*whole, _in_words(counted, columns)])]
        progress.step(block.read)
    return whole[0]


def _count(columns: Mapping[str, pd.Series]) -> pd.Series:
    """Count the rows of each combination, in one pass over whole numbers."""
    coded = [pd.factorize(one) for one in columns.values()]
    shape = tuple(max(len(levels), 1) for _, levels in coded)
    keys, counts = np.unique(
        np.ravel_multi_index([codes for codes, _ in coded], shape), return_counts=True
    )
    places = np.unravel_index(keys, shape)
    index = pd.MultiIndex.from_arrays(
        [np.asarray(levels, dtype=object)[at] for (_, levels), at in zip(coded, places)],
        names=list(columns),
    )
    return pd.Series(counts, index=index)


def _in_words(counted: pd.Series, columns: _Columns) -> pd.Series:
    """Bring texts to what they mean: codes of villages to districts, words of sex and size."""
    frame = counted.index.to_frame(index=False)
    code = columns.keys.get("code")
    if code is not None:
        known = frame[code].drop_duplicates()
        frame[code] = frame[code].map(dict(zip(known, of_districts(known))))
    frame["sex"] = frame["sex"].map({one: read_sex(one) for one in frame["sex"].unique()})
    if columns.size is not None:
        frame["size"] = frame["size"].map({one: read_size(one) for one in frame["size"].unique()})
    return pd.Series(counted.to_numpy(), index=pd.MultiIndex.from_frame(frame))


def _merged(parts: Sequence[pd.Series]) -> pd.Series:
    together = pd.concat(parts)
    merged: pd.Series = together.groupby(level=list(together.index.names), sort=False).sum()
    return merged


def _sizes(
    cells: pd.DataFrame,
    columns: _Columns,
    options: RegisterOptions,
    styles: Mapping[str, NumberStyle],
) -> pd.Series:
    if columns.size is not None:
        return cells[columns.size]
    if options.definition is None:
        return _empty(cells)
    numbers = {
        measure: numbers_of(cells[header], styles[header])
        for measure, header in columns.measures.items()
    }
    names = np.array([*classes_of(options.definition), NONE], dtype=object)
    return pd.Series(names[size_classes(options.definition, numbers)], index=cells.index)


def numbers_of(cells: pd.Series, style: NumberStyle) -> NDArray[np.float64]:
    """Return numbers, NaN where a cell is none."""
    digits = cells.str.isdigit()
    values = np.full(len(cells), np.nan)
    values[digits.to_numpy()] = cells[digits].astype("float64")
    others = cells[~digits & (cells != "")]
    if len(others):
        texts = readable(pd.Series(others.unique(), name=cells.name))
        read = dict(zip(texts, parse_numbers(texts, style=style).values))
        values[cells.index.get_indexer(others.index)] = others.map(read).to_numpy(float)
    return values


def readable(cells: pd.Series) -> pd.Series:
    """Return the cells that hold a number."""
    return cells[~unreadable_cells(cells)]


def _empty(cells: pd.DataFrame) -> pd.Series:
    return pd.Series(NONE, index=cells.index, dtype=object)


def _wide(known: pd.DataFrame, keys: Mapping[str, str], source: str) -> tuple[Table, pd.DataFrame]:
    """Make one row per text of a district and one column per combination and total."""
    headers = list(keys.values())
    inside = known[known["sector"] != NONE]
    # What the register does not tell is not broken down at all.
    whole = {one: TOTAL if (known[one] != NONE).any() else NONE for one in ("sex", "size")}
    told = inside.assign(**{one: inside[one].replace(NONE, UNKNOWN) for one in whole})
    levels = [known.assign(sector=TOTAL, **whole), inside.assign(**whole)]
    if whole["sex"]:
        levels.append(told.assign(size=whole["size"]))
    if whole["size"]:
        levels.append(told if whole["sex"] else told.assign(sex=NONE))
    stacked = pd.concat(levels, ignore_index=True)
    table = stacked.pivot_table(
        index=headers, columns=["sector", "sex", "size"], values=_COUNT, aggfunc="sum", fill_value=0
    )
    parts = table.columns.to_frame(index=False)
    parts.index = pd.Index([f"#{one + 1}" for one in parts.index])
    cells = pd.concat(
        [
            table.index.to_frame(index=False),
            table.reset_index(drop=True).set_axis(parts.index, axis=1).astype("int64").astype(str),
        ],
        axis=1,
    ).astype(object)
    stored = np.broadcast_to(cells.columns.isin(parts.index), cells.shape)
    return Table(
        cells=cells,
        is_number=pd.DataFrame(stored, columns=cells.columns),
        sheet_rows=np.arange(1, len(cells) + 1),
        source=source,
        sheet=None,
        notes=(),
    ), parts


def _notes(
    head: Table, columns: _Columns, known: pd.DataFrame, read: tuple[int, int]
) -> list[Message]:
    size = columns.size or ", ".join(columns.measures.values()) or "–"
    values = {"sector": columns.sector, "sex": columns.sex or "–", "size": size}
    notes = [Message(_READ, {"rows": read[0], "placed": read[1], **values})]
    asked = {"sector": True, "sex": columns.sex is not None, "size": size != "–"}
    without = {
        name: int(known.loc[known[name] == NONE, _COUNT].sum()) if told else 0
        for name, told in asked.items()
    }
    if any(without.values()):
        notes.append(Message(_UNKNOWN, without))
    return [*notes, *personal_note(head.personal)]
