"""A dirty table with what it means, and what its makers share."""

from __future__ import annotations

import math
import sqlite3
import string
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Callable

import numpy as np

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.names import key, readings

if TYPE_CHECKING:
    import pandas as pd

_PROJECT = Path(__file__).resolve().parents[2]
# A row that is no district: a total, a heading, a subdistrict.
NO_UNIT = ""
# Before the code of a row that may stay open as rightly as be mapped.
MAY_BE = "?"
VALUE = "Jumlah UMKM"
_FEWEST, _MOST_ROWS = 8, 60
HEADERS = {
    "code": "Kode",
    "name": "Kabupaten/Kota",
    "province": "Provinsi",
    "province_code": "Kode Provinsi",
    "year": "Tahun",
}


class Beside(Enum):
    """What stands beside a name and tells of whom a misspelt or shared one is."""

    NOTHING = "nothing"
    PROVINCE = "province"
    CODE = "code"


@dataclass(frozen=True)
class DirtyTable:
    """Cells as written, the BPS code that each row means, and its numbers.

    numbers: header -> one number per row, NaN where the row has none.
    above: rows over the header.
    """

    header: list[str]
    rows: list[list[str]]
    truth: list[str]
    numbers: dict[str, list[float]] = field(default_factory=dict)
    beside: Beside = Beside.NOTHING
    above: list[list[str]] = field(default_factory=list)


Maker = Callable[[np.random.Generator], DirtyTable]
KINDS: dict[str, Maker] = {}
# Kinds that nothing in the table settles, with what a person is asked.
ASKED: dict[str, str] = {}


def kind(maker: Maker) -> Maker:
    """Add a kind of dirt under the name of its function."""
    KINDS[maker.__name__.lstrip("_")] = maker
    return maker


def asked(why: str) -> Callable[[Maker], Maker]:
    """Add a kind that is left to a person on purpose."""

    def add(maker: Maker) -> Maker:
        ASKED[maker.__name__.lstrip("_")] = why
        return kind(maker)

    return add


@lru_cache(maxsize=1)
def districts() -> pd.DataFrame:
    """Return all districts, by number."""
    return Gazetteer.load().units.reset_index(drop=True)


@lru_cache(maxsize=1)
def subdistricts() -> dict[str, list[str]]:
    """Return the names of the subdistricts of each district."""
    path = _PROJECT / "resources" / "reference" / "subdistricts.gpkg"
    found: dict[str, list[str]] = {}
    source = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    for unit, name in source.execute("SELECT bps_code, name FROM subdistrict ORDER BY fid"):
        found.setdefault(unit, []).append(name)
    source.close()
    return found


def some(rng: np.random.Generator) -> pd.DataFrame:
    """Return the districts of the country, of some provinces, or any."""
    units = districts()
    scope = rng.integers(4)
    if scope == 0:
        return units
    if scope == 1:
        count = int(rng.integers(_FEWEST, _MOST_ROWS))
        return units.iloc[np.sort(rng.choice(len(units), count, replace=False))]
    chosen = rng.choice(units["province"].unique(), int(rng.integers(1, 6)), replace=False)
    return units[units["province"].isin(chosen)]


def sample(rng: np.random.Generator, units: pd.DataFrame, count: int) -> pd.DataFrame:
    """Return some rows in any order."""
    return units.iloc[rng.permutation(len(units))[:count]]


def table(
    rng: np.random.Generator,
    truth: list[str],
    *,
    beside: Beside = Beside.NOTHING,
    **columns: list[str] | pd.Series,
) -> DirtyTable:
    """Make a table of columns of `HEADERS`, with a column of numbers."""
    numbers = rng.integers(10_000, 90_000, len(truth))
    cells = [*columns.values(), numbers]
    rows = [list(map(str, row)) for row in zip(*cells)]
    header = [*(HEADERS[one] for one in columns), VALUE]
    return DirtyTable(header, rows, truth, {VALUE: list(map(float, numbers))}, beside)


def of_units(
    rng: np.random.Generator,
    units: pd.DataFrame,
    *,
    beside: Beside = Beside.NOTHING,
    **columns: list[str] | pd.Series,
) -> DirtyTable:
    """Make a table of one row for each of some districts."""
    return table(rng, units["bps_code"].tolist(), beside=beside, **columns)


def with_rows(made: DirtyTable, rows: dict[int, list[str]]) -> DirtyTable:
    """Put rows of no district into a table, each at its place among the rows."""
    cells, truth = list(made.rows), list(made.truth)
    numbers = {header: list(one) for header, one in made.numbers.items()}
    for place, row in sorted(rows.items()):
        cells.insert(place, row)
        truth.insert(place, NO_UNIT)
        for one in numbers.values():
            one.insert(place, math.nan)
    return DirtyTable(made.header, cells, truth, numbers, made.beside, made.above)


def typed(rng: np.random.Generator, units: pd.DataFrame) -> list[str]:
    """Write names as one office does: always with the type, one way."""
    kabupaten = ("Kab. ", "Kabupaten ", "KAB ", "Kab.")[rng.integers(4)]
    return [
        (kabupaten if kind == "Kabupaten" else "Kota ") + name
        for kind, name in zip(units["type"], units["name"])
    ]


def slip(name: str, edits: int, rng: np.random.Generator) -> str:
    """Make typing errors: a letter left out, added, replaced, exchanged."""
    letters = string.ascii_lowercase
    before = name
    while key(name) == key(before):
        name = before
        for _ in range(edits):
            at = int(rng.integers(len(name)))
            letter = letters[int(rng.integers(len(letters)))]
            ways = (
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
            )
            name = ways[int(rng.integers(len(ways)))]
    return name


def slipped(rng: np.random.Generator, units: pd.DataFrame, edits: int) -> list[str]:
    """Misspell the name behind its type."""
    full = zip(typed(rng, units), units["name"])
    return [text[: len(text) - len(name)] + slip(name, edits, rng) for text, name in full]


def knowable(
    rng: np.random.Generator, units: pd.DataFrame, edits: int, province: pd.Series | None = None
) -> list[str]:
    """Misspell names, but for those that then spell another district.

    Nobody can know these.

    Args:
        province: where it is told, it tells districts of others apart.
    """
    gazetteer = Gazetteer.load()
    names = []
    provinces = [None] * len(units) if province is None else province.tolist()
    for name, right, where in zip(slipped(rng, units, edits), typed(rng, units), provinces):
        others = [
            hit.bps_code
            for reading in readings(name)
            for hit in gazetteer.names.get(reading.key, ())
            if where is None or where in gazetteer.unit_provinces[hit.bps_code]
        ]
        names.append(right if others else name)
    return names


def first_of_each(cells: pd.Series) -> list[str]:
    """Return each text where it differs from the one before, else nothing."""
    return cells.where(cells.ne(cells.shift()), "").tolist()
