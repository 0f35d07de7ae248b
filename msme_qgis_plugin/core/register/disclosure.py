"""What a reader could work out of counts that were withheld, from all that is published of them.

Published counts of enterprises stand in sums: a unit's total over sectors, sexes and sizes, a
province over its districts, a district over its subdistricts, in one table or in several. A
withheld count is a whole number, at least 1 (a count of none is not withheld), that fits all of
them. The bounds of each follow by linear programming where scipy's HiGHS is at hand, else by
narrowing interval by interval, which may leave them wider.

Source of the method: Hundepool et al., Statistical Disclosure Control (2012), chapter 4 (auditing
of tables); narrowing: Buzzigoli and Giusti, the shuttle algorithm (1999).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from ..analysis.breakdowns import FEMALE, TOTAL
from ..measures.field import Rule
from ..messages import QT_TRANSLATE_NOOP, Message
from ..progress import Silent
from ..regions.levels import LEVELS, level_of, parent_of
from .errors import NoCountsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from ..measures.table import UnitTable
    from ..pack.model import Contents
    from ..progress import Progress

    Floats = NDArray[np.float64]

_COUNT = "A01_msme_n"
# Shares that tell a count where what they are a share of is told: which count it is.
_WOMEN, _SECTOR = "A09_women_sh", "A11_kbli_sh"
KEY = ("indicator", "dataset", "period", "unit", "sector", "sex", "size")
_UNIT = KEY.index("unit")
_COLUMNS = (*KEY, "value", "status", "base", "rule", "source")
Key = tuple[str, ...]
_WITHHELD = "Q"
_NEAR = 1e-6
_MOST_STEPS = 200
_INFEASIBLE = 2
_SHOWN, _MOST = 5, 20
# What is found of a cell, the worst first.
SMALL, ELSEWHERE, COMPUTED, EXACT, NARROW = "small", "elsewhere", "computed", "exact", "narrow"
FOUND = (SMALL, ELSEWHERE, COMPUTED, EXACT, NARROW)
_CONTRADICT = QT_TRANSLATE_NOOP(
    "core",
    "{count} sums contradict each other ({examples}): the tables are not of the same enterprises, "
    "or not of one state of them. Their counts bound nothing.",
)
_NOT_COUNTS = QT_TRANSLATE_NOOP(
    "core",
    "Not looked at, because nothing says whether they are counts that add up: {fields}. Give the "
    "layers that came from the register itself.",
)
_BOUNDS = QT_TRANSLATE_NOOP(
    "core",
    "scipy is not there: bounds come from one sum at a time. An attacker with a linear programme "
    "may find closer ones.",
)


@dataclass(frozen=True)
class Attack:
    """What was found.

    cells: one row per withheld or small count: `KEY`, `found` (of `FOUND`, "" where it is safe),
        low, high, source. withheld: how many counts are.
    """

    cells: pd.DataFrame
    withheld: int
    notes: tuple[Message, ...]


def of_table(table: UnitTable, source: str) -> pd.DataFrame:
    """Return the published cells of a table of units."""
    cells = table.observations()
    rules = {one.name: one.rule.value if one.rule else "" for one in table.fields.values()}
    return _cells(cells.assign(rule=cells["field"].map(rules)), source)


def of_pack(contents: Contents, source: str) -> pd.DataFrame:
    """Return the published cells of a pack."""
    rules = dict(zip(contents.indicators["id"], contents.indicators["rule"]))
    cells = contents.observations
    return _cells(cells.assign(rule=cells["indicator"].map(rules)), source)


def _cells(cells: pd.DataFrame, source: str) -> pd.DataFrame:
    cells = cells.assign(source=source)[list(_COLUMNS)].copy()
    for name in KEY:
        words = cells[name].fillna("").astype(str)
        cells[name] = words.mask(words == TOTAL, "")
    for name in ("value", "base"):
        cells[name] = cells[name].astype("float64")
    return cells


def attack(
    published: Sequence[pd.DataFrame], below: int = 3, progress: Progress | None = None
) -> Attack:
    """Work out withheld counts.

    Args:
        published: as `of_table` and `of_pack` return them.
        below: k; a count of 1 to k − 1 should be withheld and not be known within less than k.

    Raises:
        NoCountsError: nothing of it says that it is a count.
    """
    cells = pd.concat(published, ignore_index=True)
    counts = cells[cells["rule"] == Rule.SUM.value]
    if counts.empty:
        raise NoCountsError(sources=", ".join(dict.fromkeys(cells["source"])))
    small = counts[counts["value"].between(1, below - 1) & (counts["status"] != _WITHHELD)]
    held = counts[counts["status"] == _WITHHELD].drop_duplicates(list(KEY))
    told = _told(counts, cells)
    known = dict(zip(_keys(told), told["value"]))
    work = _Bounds(_keys(held), known)
    work.add_sums(counts)
    lows, highs, notes = work.solve(progress or Silent())
    found = [
        _found(key, low, high, known, below) for key, low, high in zip(work.hidden, lows, highs)
    ]
    by_share = set(_keys(told[told["rule"] != Rule.SUM.value]))
    found = [
        COMPUTED if one == ELSEWHERE and key in by_share else one
        for key, one in zip(work.hidden, found)
    ]
    unknown = cells[~cells["rule"].isin([one.value for one in Rule])]
    if len(unknown):
        told_of = (unknown["indicator"] + " (" + unknown["source"] + ")").unique()
        notes.append(Message(_NOT_COUNTS, {"fields": ", ".join(told_of[:_MOST])}, warns=True))
    frame = held[[*KEY, "source"]].assign(found=found, low=lows, high=highs)
    extra = small[[*KEY, "source"]].assign(found=SMALL, low=small["value"], high=small["value"])
    return Attack(pd.concat([extra, frame], ignore_index=True), len(held), tuple(notes))


def _keys(cells: pd.DataFrame) -> list[Key]:
    return list(cells[list(KEY)].itertuples(index=False, name=None))


def _told(counts: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the counts that are published somewhere, in themselves or by a share of them."""
    seen = counts[counts["value"].notna() & (counts["status"] != _WITHHELD)]
    shares = cells[cells["indicator"].isin([_WOMEN, _SECTOR]) & cells["base"].gt(0)]
    shares = shares[shares["value"].notna() & (shares["status"] != _WITHHELD)]
    women = shares["indicator"] == _WOMEN
    derived = shares.assign(
        indicator=_COUNT,
        sex=shares["sex"].mask(women, FEMALE),
        value=(shares["value"] * shares["base"]).round(),
    )
    return pd.concat([seen, derived], ignore_index=True).drop_duplicates(list(KEY))


def _with(key: Key, place: int, word: str) -> Key:
    """Return a key with another word at a place."""
    words = list(key)
    words[place] = word
    return tuple(words)


def _found(key: Key, low: float, high: float, known: Mapping[Key, float], below: int) -> str:
    """Return what a reader has of a withheld count; "" where he cannot tell it to be small.

    A larger one, which is withheld for another's sake, tells of nobody.
    """
    if key in known:
        return ELSEWHERE if known[key] < below else ""
    if low == high:
        return EXACT if low < below else ""
    return NARROW if high < below else ""


class Row(NamedTuple):
    """Unknowns of one sum, 1 for parts and −1 for the total, and what they come to.

    whole: they come to just that; else, as parts may leave a rest, to at most that.
    """

    parts: dict[int, float]
    come_to: float
    whole: bool


class _Bounds:
    """Withheld counts as unknowns, with the sums in which they stand."""

    def __init__(self, hidden: list[Key], known: Mapping[Key, float]) -> None:
        self.hidden = hidden
        self._place = {key: place for place, key in enumerate(hidden)}
        self._known = known
        self._rows: list[Row] = []

    def add_sums(self, counts: pd.DataFrame) -> None:
        """Find the sums of a unit over each breakdown, and of units over those within them."""
        keys = list(dict.fromkeys([*_keys(counts), *self._known]))
        for place in range(KEY.index("sector"), len(KEY)):
            self._add((key, _with(key, place, "")) for key in keys if key[place])
        for above, under in combinations(LEVELS, 2):
            parts = [key for key in keys if level_of(key[_UNIT]) is under]
            over = [parent_of(key[_UNIT], above) for key in parts]
            self._add((key, _with(key, _UNIT, unit)) for key, unit in zip(parts, over) if unit)

    def _add(self, pairs: Iterable[tuple[Key, Key]]) -> None:
        """Add the sums of one kind, from each part beside its total."""
        groups: dict[Key, dict[Key, list[Key]]] = {}
        for part, total in pairs:
            if total in self._known or total in self._place:
                groups.setdefault(total[:_UNIT], {}).setdefault(total, []).append(part)
        for alike in groups.values():
            whole = self._leaves_no_rest(alike)
            for total, parts in alike.items():
                self._add_row(total, parts, whole=whole)

    def _leaves_no_rest(self, groups: Mapping[Key, list[Key]]) -> bool:
        """Say whether parts make the whole, as sums show in which nothing is withheld."""
        rests = [
            self._known[total] - sum(self._known[one] for one in held)
            for total, held in groups.items()
            if total in self._known and all(one in self._known for one in held)
        ]
        return bool(rests) and not any(rests)

    def _add_row(self, total: Key, parts: Iterable[Key], *, whole: bool) -> None:
        row: dict[int, float] = {}
        come_to = 0.0
        for sign, key in ((-1.0, total), *((1.0, one) for one in parts)):
            if key in self._known:
                come_to -= sign * self._known[key]
            else:
                row[self._place[key]] = sign
        if row:
            self._rows.append(Row(row, come_to, whole))

    def solve(self, progress: Progress) -> tuple[Floats, Floats, list[Message]]:
        """Return the bounds of each unknown, whole numbers or infinite, and what to say of them."""
        low = np.ones(len(self.hidden))
        high = np.full(len(self.hidden), math.inf)
        for place, key in enumerate(self.hidden):
            if key in self._known:
                low[place] = high[place] = self._known[key]
        bad = self._narrow(low, high)
        notes = []
        if find_spec("scipy") is None:
            notes.append(Message(_BOUNDS, warns=True))
        else:
            bad += self._by_programme(low, high, progress)
        if bad:
            names = dict.fromkeys(self.hidden[next(iter(row.parts))][_UNIT] for row in bad)
            shown = ", ".join([*names][:_SHOWN])
            notes.append(Message(_CONTRADICT, {"count": len(bad), "examples": shown}, warns=True))
        return low, high, notes

    def _narrow(self, low: Floats, high: Floats) -> list[Row]:
        """Narrow bounds sum by sum until they stay, in place; return sums that contradict."""
        bad, rows = [], self._rows
        for _ in range(_MOST_STEPS):
            before = low.copy(), high.copy()
            wrong = [row for row in rows if not _tighten(row, low, high)]
            bad += wrong
            rows = [row for row in rows if row not in wrong] if wrong else rows
            if np.array_equal(low, before[0]) and np.array_equal(high, before[1]):
                break
        self._rows = rows
        return bad

    def _by_programme(self, low: Floats, high: Floats, progress: Progress) -> list[Row]:
        """Bring bounds to those of a linear programme, in place, one connected part at a time."""
        bad = []
        parts = list(self._parts())
        for done, (places, rows) in enumerate(parts):
            progress.step(done / len(parts))
            if len(rows) > 1 and not _programme(places, rows, low, high):
                bad += rows
        return bad

    def _parts(self) -> Iterator[tuple[list[int], list[Row]]]:
        """Yield the unknowns that sums connect, with these sums."""
        group = list(range(len(self.hidden)))

        def root(place: int) -> int:
            while group[place] != place:
                group[place] = group[group[place]]
                place = group[place]
            return place

        for row in self._rows:
            first, *others = row.parts
            for other in others:
                group[root(other)] = root(first)
        rows: dict[int, list[Row]] = {}
        for row in self._rows:
            rows.setdefault(root(next(iter(row.parts))), []).append(row)
        places: dict[int, list[int]] = {}
        for place in range(len(self.hidden)):
            places.setdefault(root(place), []).append(place)
        for key, held in rows.items():
            yield places[key], held


def _tighten(row: Row, low: Floats, high: Floats) -> bool:
    """Narrow the bounds of one sum's unknowns, in place; say whether they can be met."""
    ends = {}
    for place, sign in row.parts.items():
        least, most = float(low[place]), float(high[place])
        ends[place] = (least, most) if sign > 0 else (-most, -least)
    made = {}
    for place, sign in row.parts.items():
        others = [end for one, end in ends.items() if one != place]
        most = row.come_to - sum(end[0] for end in others)
        least = row.come_to - sum(end[1] for end in others) if row.whole else -math.inf
        least, most = max(least, ends[place][0]), min(most, ends[place][1])
        if least > most:
            return False
        made[place] = (least, most) if sign > 0 else (-most, -least)
    for place, (least, most) in made.items():
        low[place], high[place] = least, most
    return True


def _programme(places: list[int], rows: list[Row], low: Floats, high: Floats) -> bool:
    """Bring the bounds of connected unknowns to those of a linear programme, in place.

    Returns:
        False where no numbers meet all the sums; the bounds stay.
    """
    linprog = import_module("scipy.optimize").linprog

    column = {place: at for at, place in enumerate(places)}
    sums = np.zeros((len(rows), len(places)))
    for line, row in zip(sums, rows):
        for place, sign in row.parts.items():
            line[column[place]] = sign
    come_to = np.array([row.come_to for row in rows])
    whole = np.array([row.whole for row in rows])
    limits = np.column_stack([low[places], high[places]])
    for at, place in enumerate(places):
        if low[place] == high[place]:
            continue
        for sign in (1.0, -1.0):
            aim = np.zeros(len(places))
            aim[at] = sign
            found = linprog(
                aim,
                A_ub=sums[~whole] if (~whole).any() else None,
                b_ub=come_to[~whole] if (~whole).any() else None,
                A_eq=sums[whole] if whole.any() else None,
                b_eq=come_to[whole] if whole.any() else None,
                bounds=limits,
            )
            if found.status == _INFEASIBLE:
                return False
            if found.status == 0 and sign > 0:
                low[place] = max(low[place], math.ceil(found.fun - _NEAR))
            elif found.status == 0:
                high[place] = min(high[place], math.floor(-found.fun + _NEAR))
    return True
