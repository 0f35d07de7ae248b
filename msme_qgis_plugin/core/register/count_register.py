"""A register of enterprises as counts by unit, sector, sex of the owner and size.

Only the columns that are counted are read, part by part, and no row outlives its part.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..analysis.breakdowns import NONE, TOTAL, UNKNOWN
from ..analysis.counts import Counts
from ..harmonise.column_choice import NO_COLUMN
from ..harmonise.errors import NoMatchError
from ..harmonise.options import DuplicateRule, HarmoniseOptions
from ..harmonise.table_to_units import harmonise
from ..messages import QT_TRANSLATE_NOOP, Message
from ..overlay.points.placing import Placer
from ..progress import Progress, Silent
from ..regions.levels import Level
from ..regions.systems import MATCHED, CodeSystem, RowStatus
from ..tables.model import Table
from ..tables.numbers import NumberStyle
from ..tables.shape import personal_note
from .kbli_codes import sector_letters
from .register_columns import RegisterColumns, RegisterOptions, choose
from .register_units import are_totals
from .tally import PLACE, Plan, Whole, added, in_threads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import geopandas as gpd
    from numpy.typing import NDArray

    from ..regions.unit_sets import UnitSet
    from .register_blocks import Part, Register
    from .tally import Tally

    Run = Callable[[Iterator[Part], Plan, Progress], Iterator[Tally]]
    Write = Callable[[NDArray[np.uint64]], None]

_COUNT = "#"
# What fewer rows say may be a name of somebody that has slipped into the column.
_SHOWN_FROM = 3
_NEWEST = 2024
# Tells how many there are in all.
READ = QT_TRANSLATE_NOOP(
    "core", "{rows} enterprises were read. Sectors: {sector}; sex: {sex}; size: {size}."
)
_UNKNOWN = QT_TRANSLATE_NOOP(
    "core",
    "Counted in the totals alone, because the cell says nothing that can be read: {sector} "
    "enterprises without a sector. Counted as unknown: {sex} without a sex, {size} without a size.",
)
_PLACED = QT_TRANSLATE_NOOP(
    "core",
    "Counted where they lie, by {x} and {y}: {outside} lie outside all units, {without} have no "
    "coordinates, of {swapped} longitude and latitude had changed sides and were taken for one "
    "another. Coordinates are not kept.",
)
_REPEATED = QT_TRANSLATE_NOOP(
    "core",
    "{repeated} rows have the same “{column}” as an earlier row and were left out; rows without "
    "one are each counted.",
)


@dataclass(frozen=True)
class Counted:
    """What a register holds.

    counts: per unit and combination, totals of each level among them: of the unit, of a sector,
        of a sex within a sector.
    rows: enterprises read; placed: those in a unit; repeated: rows left out because their key
        came before.
    columns: what was read.
    """

    counts: Counts
    rows: int
    placed: int
    repeated: int
    columns: RegisterColumns


def count_register(
    register: Register,
    *,
    units: gpd.GeoDataFrame,
    known: UnitSet,
    options: RegisterOptions,
    secret: bytes = b"",
    write: Write | None = None,
    run: Run = in_threads,
    progress: Progress | None = None,
) -> Counted:
    """Count the enterprises of a register.

    Args:
        units: `bps_code` of the units that are counted, and their polygons (EPSG:4326), which are
            looked at where coordinates tell the unit.
        known: the same units by code and name.
        secret: with which `options.key` is keyed.
        write: told the keys of enterprises, each once.
        run: counts the parts, in their order.

    Raises:
        PersonalColumnError, ColumnNotFoundError: a column that was named cannot be used.
        NoSectorColumnError, NoKeyColumnError: nothing tells the sector or the unit.
        SizeColumnsError: the definition goes by a measure that was not given.
        UnevenRowError, TableUnreadableError: the file is broken.
        MsmeError: what `sector_letters` and `harmonise` raise.
    """
    columns = choose(register.head, known, options, points=bool(getattr(register, "points", False)))
    plan = Plan(
        columns=columns,
        level=known.level,
        definition=options.definition,
        placer=None
        if columns.places is None
        else Placer(units.geometry.to_numpy(), crs="EPSG:4326"),
        codes=tuple(units["bps_code"]),
        secret=secret,
    )
    parts = register.parts(columns.all)
    whole = added(run(parts, plan, progress or Silent()), write=write)
    found = whole.counts
    kbli, letters = sector_letters(
        found.index.get_level_values("sector").unique(), given=options.kbli, year=options.year
    )
    data = found.reset_index(name=_COUNT)
    keys = columns.keys
    if columns.places is None:
        # What stands under a register adds it up.
        data = data[~are_totals(data[list(keys.values())])]
    else:
        keys = {"code": PLACE}
    data["sector"] = data["sector"].map(letters).fillna(NONE)
    wide, parts_of = _wide(data, keys, register.head.source)
    matched = harmonise(
        wide,
        units=list(units["bps_code"]),
        known=known,
        options=replace(_as_asked(keys, columns, options, known), values=tuple(parts_of.index)),
    )
    named = {header: name for name, header in matched.headers.items()}
    held = [named[one] for one in parts_of.index]
    values = matched.values[held].set_axis(parts_of.index, axis=1)
    total = parts_of.index[parts_of["sector"].eq(TOTAL)][0]
    rows, placed = int(data[_COUNT].sum()), int(values[total].sum())
    if not placed:
        raise NoMatchError(
            source=register.head.source, rows=rows, examples=", ".join(keys.values())
        )
    counts = Counts(
        values=values,
        status=matched.status[held].set_axis(parts_of.index, axis=1),
        parts=parts_of,
        sectors=tuple(sorted(set(data["sector"]) - {NONE})),
        kbli=kbli,
        size_definition=options.definition,
        period=None if options.year is None else str(options.year),
        matched=replace(matched, rows=_without_few(matched.rows, wide, total)),
        notes=(*_notes(register.head, columns, data, whole), *matched.notes),
    )
    return Counted(counts, rows, placed, whole.repeated, columns)


def _as_asked(
    keys: Mapping[str, str], columns: RegisterColumns, options: RegisterOptions, known: UnitSet
) -> HarmoniseOptions:
    """Return which columns of the counts tell the unit; places do so by the units' own codes."""
    by_place = columns.places is not None
    district = known.level is Level.DISTRICT
    return HarmoniseOptions(
        code=keys.get("code", NO_COLUMN),
        name=keys.get("name", NO_COLUMN),
        type=keys.get("type", NO_COLUMN),
        province=keys.get("province", NO_COLUMN),
        parent=keys.get("parent", NO_COLUMN),
        period_field=NO_COLUMN,
        duplicates=DuplicateRule.SUM,
        code_system=(CodeSystem.BPS if district else None) if by_place else columns.system,
        vintage=(_NEWEST if district else None) if by_place else options.vintage,
        number_style=NumberStyle.ENGLISH,
    )


def _without_few(rows: pd.DataFrame, wide: Table, total: str) -> pd.DataFrame:
    """Leave out what rows say that are in no unit and are few: they may name somebody."""
    lost = ~rows["status"].isin([*MATCHED, RowStatus.DUPLICATE.value])
    few = lost & (wide.cells[total].astype(int).to_numpy() < _SHOWN_FROM)
    return (
        rows.assign(
            input_name=rows["input_name"].mask(few, "…"),
            input_code=rows["input_code"].mask(few, "…"),
        )
        .astype({"message": object})
        .assign(message=rows["message"].mask(few, ""))
    )


def _wide(known: pd.DataFrame, keys: Mapping[str, str], source: str) -> tuple[Table, pd.DataFrame]:
    """Make one row per text of a unit and one column per combination and total."""
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
    head: Table, columns: RegisterColumns, known: pd.DataFrame, whole: Whole
) -> list[Message]:
    size = columns.size or ", ".join(columns.measures.values()) or "–"
    values = {"sector": columns.sector, "sex": columns.sex or "–", "size": size}
    notes = [Message(READ, {"rows": int(known[_COUNT].sum()), **values})]
    if columns.places is not None:
        x, y = columns.places
        places = {"outside": whole.outside, "without": whole.without, "swapped": whole.swapped}
        notes.append(Message(_PLACED, {"x": x, "y": y, **places}))
    if columns.key is not None:
        told = {"repeated": whole.repeated, "column": columns.key}
        notes.append(Message(_REPEATED, told))
    asked = {"sector": True, "sex": columns.sex is not None, "size": size != "–"}
    without = {
        name: int(known.loc[known[name] == NONE, _COUNT].sum()) if told else 0
        for name, told in asked.items()
    }
    if any(without.values()):
        notes.append(Message(_UNKNOWN, without))
    kept = [one for one in head.personal if one != columns.key]
    return [*notes, *personal_note(kept)]
