"""What the rows of one part of a register add up to; parts may be counted in any process.

Whole numbers are added, so that neither the size of parts nor their order makes a difference.
"""

from __future__ import annotations

import hmac
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from ..analysis.breakdowns import NONE, read_sex, read_size
from ..regions.levels import Level
from ..tables.numbers import NumberStyle, parse_numbers, unreadable_cells
from .kbli_codes import division_label
from .plain_cells import Column
from .register_columns import LATITUDES, LONGITUDES, RegisterColumns, within
from .seen_keys import SeenKeys
from .size_classes import classes_of, size_classes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from numpy.typing import NDArray

    from ..analysis.structure_options import SizeDefinition
    from ..overlay.points.placing import Placer
    from ..progress import Progress
    from ..regions.systems import CodeSystem
    from .register_blocks import Part

    Floats = NDArray[np.float64]

PLACE = "#place"
_TOGETHER = 2
_PENDING = 1_000_000
_DIGEST = 8
# Of a village's code.
_DIGITS = 10


@dataclass(frozen=True)
class Plan:
    """How the rows of a register are counted.

    level: of the units.
    definition: of the sizes that `columns.measures` tell.
    placer, codes: the units' polygons and codes, where places tell the unit.
    secret: with which the cells of `columns.key` are keyed.
    """

    columns: RegisterColumns
    level: Level
    definition: SizeDefinition | None = None
    placer: Placer | None = None
    codes: tuple[str, ...] = ()
    secret: bytes = field(default=b"", repr=False)


class Tally(NamedTuple):
    """What some rows add up to.

    counts: rows of each combination; its index has the headers of the unit, `sector`, `sex`,
        `size`.
    keys, combination: per row, where keys were asked for, the first eight bytes of its keyed
        digest (0 without a key) and the place of its combination in `counts`; else empty.
    outside, swapped, without: rows whose place is in no unit, whose longitude and latitude had
        changed sides, which have no place.
    """

    counts: pd.Series
    keys: NDArray[np.uint64]
    combination: NDArray[np.intp]
    outside: int = 0
    swapped: int = 0
    without: int = 0


class Whole(NamedTuple):
    """A register added up; repeated: rows with the key of an earlier one, which are left out."""

    counts: pd.Series
    rows: int
    repeated: int
    outside: int
    swapped: int
    without: int


def tally(part: Part, plan: Plan) -> Tally:
    """Count the rows of one part.

    Raises:
        MsmeError: the part cannot be read.
    """
    wanted = plan.columns
    held = part.load(wanted.all, _heads(plan))
    size = len(held[wanted.sector].codes)
    places = (0, 0, 0)
    if wanted.places is not None:
        unit, places = _placed(held[wanted.places[0]], held[wanted.places[1]], plan)
        columns = {PLACE: unit}
    else:
        columns = {
            header: _said(held[header], _unit_reader(role == "code", plan))
            for role, header in wanted.keys.items()
        }
    nothing = Column(np.zeros(size, dtype=np.intp), [NONE])
    columns["sector"] = _said(held[wanted.sector], division_label)
    columns["sex"] = nothing if wanted.sex is None else _said(held[wanted.sex], _sex)
    columns["size"] = nothing
    if wanted.size is not None:
        columns["size"] = _said(held[wanted.size], _size)
    elif plan.definition is not None:
        columns["size"] = _sized(held, plan.definition, wanted)
    counts, combination = _counted(columns)
    if wanted.key is None:
        none = np.zeros(0, dtype=np.intp)
        return Tally(counts, none.astype(np.uint64), none, *places)
    return Tally(counts, _keyed(held[wanted.key], plan.secret), combination, *places)


def added(found: Iterable[Tally], *, write: Callable[[NDArray[np.uint64]], None] | None) -> Whole:
    """Add up the parts of a register, in their order.

    Args:
        write: told the keys that were not seen before.
    """
    seen = SeenKeys()
    pending: list[pd.Series] = []
    repeated, places = 0, np.zeros(3, dtype=np.int64)
    for one in found:
        counts = one.counts
        if len(one.keys):
            fresh = seen.fresh(one.keys)
            repeated += int((~fresh).sum())
            kept = one.combination[fresh]
            counts = pd.Series(np.bincount(kept, minlength=len(counts)), index=counts.index)
            if write is not None:
                write(one.keys[fresh & (one.keys != 0)])
        places += (one.outside, one.swapped, one.without)
        pending.append(counts[counts > 0])
        if sum(map(len, pending)) > _PENDING:
            pending = [merged(pending)]
    whole = merged(pending)
    return Whole(whole, int(whole.sum()), repeated, *map(int, places))


def in_threads(parts: Iterator[Part], plan: Plan, progress: Progress) -> Iterator[Tally]:
    """Count parts side by side, as many as there are processors to speak of, in their order."""
    with ThreadPoolExecutor(_TOGETHER) as pool:

        def begin(one: Part) -> Future[Tally]:
            return pool.submit(tally, one, plan)

        waiting = [(one, begin(one)) for one in islice(parts, _TOGETHER)]
        while waiting:
            part, coming = waiting.pop(0)
            found = coming.result()
            waiting += [(one, begin(one)) for one in islice(parts, 1)]
            progress.step(part.read)
            yield found


def merged(parts: list[pd.Series]) -> pd.Series:
    """Add up counts by what their index says."""
    together = pd.concat(parts)
    found: pd.Series = together.groupby(level=list(together.index.names), sort=False).sum()
    return found


def _heads(plan: Plan) -> dict[str, tuple[int, int]]:
    """Return how much of the codes of villages tells the unit."""
    code = plan.columns.keys.get("code")
    if code is None or plan.level not in (Level.DISTRICT, Level.SUBDISTRICT):
        return {}
    return {code: (_DIGITS, len(within("1" * _DIGITS, plan.level, plan.columns.system)))}


def _unit_reader(coded: bool, plan: Plan) -> Callable[[str], str]:
    return partial(_within, level=plan.level, system=plan.columns.system) if coded else str


@lru_cache(maxsize=1 << 18)
def _within(text: str, *, level: Level, system: CodeSystem | None) -> str:
    return within(text, level, system)


@lru_cache(maxsize=1 << 12)
def _sex(text: str) -> str:
    return read_sex(text)


@lru_cache(maxsize=1 << 12)
def _size(text: str) -> str:
    return read_size(text)


def _said(column: Column, reader: Callable[[str], str]) -> Column:
    """Bring the distinct cells to what they mean."""
    codes, texts = pd.factorize(np.array([reader(one) for one in column.texts], dtype=object))
    return Column(codes[column.codes], list(texts))


def _counted(columns: dict[str, Column]) -> tuple[pd.Series, NDArray[np.intp]]:
    """Count the rows of each combination; the place of each row's own."""
    shape = tuple(max(len(one.texts), 1) for one in columns.values())
    keys = np.ravel_multi_index([one.codes for one in columns.values()], shape)
    combination, distinct = pd.factorize(keys)
    places = np.unravel_index(distinct, shape)
    index = pd.MultiIndex.from_arrays(
        [np.array(one.texts, dtype=object)[at] for one, at in zip(columns.values(), places)],
        names=list(columns),
    )
    counts = np.bincount(combination, minlength=len(distinct))
    return pd.Series(counts, index=index), combination


def _placed(x: Column, y: Column, plan: Plan) -> tuple[Column, tuple[int, int, int]]:
    """Say in which unit each row lies: "" for none. No coordinate leaves this function."""
    if plan.placer is None:
        raise TypeError(plan)
    lon, lat = (_degrees(one) for one in (x, y))
    # No latitude is beyond 90, and all of Indonesia's longitudes are.
    swapped = _inside(lat, LONGITUDES) & _inside(lon, LATITUDES)
    lon, lat = np.where(swapped, lat, lon), np.where(swapped, lon, lat)
    without = ~(np.isfinite(lon) & np.isfinite(lat))
    unit = plan.placer.place(lon, lat).unit
    outside = (unit < 0) & ~without
    found = int(outside.sum()), int(swapped.sum()), int(without.sum())
    return Column(np.where(unit < 0, len(plan.codes), unit), [*plan.codes, ""]), found


def _inside(values: Floats, limits: tuple[float, float]) -> NDArray[np.bool_]:
    return (values >= limits[0]) & (values <= limits[1])


def _degrees(column: Column) -> Floats:
    texts = pd.Series(column.texts, dtype=object).str.strip().str.replace(",", ".", regex=False)
    return pd.to_numeric(texts, errors="coerce").to_numpy(dtype=float)[column.codes]


def _sized(held: dict[str, Column], definition: SizeDefinition, wanted: RegisterColumns) -> Column:
    numbers = {
        measure: numbers_of(held[header], wanted.styles[header], header)
        for measure, header in wanted.measures.items()
    }
    names = [*classes_of(definition), NONE]
    places = size_classes(definition, numbers).astype(np.intp)
    return Column(np.where(places < 0, len(names) - 1, places), names)


def numbers_of(column: Column, style: NumberStyle, name: str) -> Floats:
    """Return numbers, NaN where a cell is none."""
    texts = pd.Series(column.texts, dtype=object, name=name)
    values = np.full(len(texts), np.nan)
    digits = texts.str.isdigit().to_numpy(dtype=bool)
    values[digits] = texts[digits].astype("float64")
    others = texts[~digits & (texts != "")]
    others = others[~unreadable_cells(others)] if len(others) else others
    if len(others):
        values[others.index] = parse_numbers(others, style=style).values
    return values[column.codes]


def _keyed(column: Column, secret: bytes) -> NDArray[np.uint64]:
    """Return the first bytes of the keyed digest of each cell's letters and digits; 0 for none."""
    plain = ("".join(filter(str.isalnum, one)).upper() for one in column.texts)
    raw = b"".join(
        hmac.digest(secret, one.encode(), "sha256")[:_DIGEST] if one else bytes(_DIGEST)
        for one in plain
    )
    return np.frombuffer(raw, "<u8")[column.codes]
