"""Tables as dirty as people send them, made by a seed, with what each row means.

Every kind of dirt starts from clean rows of known districts, so that the
truth is known before anything is matched. A table goes the whole way: it is
written as text, read and brought to districts. Prints a line for each kind:

    tools/in-env python tools/dirty_tables.py --tables 1000 --seed 1

right: mapped to what it means, or rightly not mapped; open: left to a
person; wrong: mapped to something else; lost: in no report; refused: tables
that were refused with a sentence (their rows count as open); errors: tables
that ended in a Python error.
"""

from __future__ import annotations

import argparse
import csv
import sqlite3
import string
import sys
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Callable

import numpy as np

PROJECT = Path(__file__).resolve().parents[1]
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from msme_qgis_plugin.core.errors import MsmeError  # noqa: E402 (the path comes first)
from msme_qgis_plugin.core.harmonise.options import DuplicateRule, HarmoniseOptions  # noqa: E402 (the path comes first)
from msme_qgis_plugin.core.harmonise.table_to_units import harmonise  # noqa: E402 (the path comes first)
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer  # noqa: E402 (the path comes first)
from msme_qgis_plugin.core.regions.names import key, readings  # noqa: E402 (the path comes first)
from msme_qgis_plugin.core.regions.systems import MATCHED, CodeSystem  # noqa: E402 (the path comes first)
from msme_qgis_plugin.core.regions.unit_sets import Districts  # noqa: E402 (the path comes first)
from msme_qgis_plugin.core.tables.read import read_table  # noqa: E402 (the path comes first)

if TYPE_CHECKING:
    import pandas as pd

# A row that is no district: a total, a heading, a subdistrict.
NO_UNIT = ""
_MAPPED = frozenset(one.value for one in MATCHED)
_FEWEST, _MOST_ROWS = 8, 60
_LONG = 6  # letters of a name that is still itself with two or three slips


@dataclass(frozen=True)
class DirtyTable:
    """Cells as written and the BPS code that each row means."""

    header: list[str]
    rows: list[list[str]]
    truth: list[str]


@dataclass
class Tally:
    """What became of the rows of one kind of dirt."""

    tables: int = 0
    refused: int = 0
    errors: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)


Maker = Callable[[np.random.Generator], DirtyTable]
KINDS: dict[str, Maker] = {}


def kind(maker: Maker) -> Maker:
    """Add a kind of dirt under the name of its function."""
    KINDS[maker.__name__.lstrip("_")] = maker
    return maker


@lru_cache(maxsize=1)
def _units() -> pd.DataFrame:
    return Gazetteer.load().units.reset_index(drop=True)


@lru_cache(maxsize=1)
def _subdistricts() -> dict[str, list[str]]:
    path = PROJECT / "resources" / "reference" / "subdistricts.gpkg"
    found: dict[str, list[str]] = {}
    source = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    for unit, name in source.execute("SELECT bps_code, name FROM subdistrict ORDER BY fid"):
        found.setdefault(unit, []).append(name)
    source.close()
    return found


def _some(rng: np.random.Generator) -> pd.DataFrame:
    """Return the districts of the country, of some provinces, or any."""
    units = _units()
    scope = rng.integers(4)
    if scope == 0:
        return units
    if scope == 1:
        return units.iloc[
            np.sort(rng.choice(len(units), int(rng.integers(_FEWEST, _MOST_ROWS)), replace=False))
        ]
    chosen = rng.choice(units["province"].unique(), int(rng.integers(1, 6)), replace=False)
    return units[units["province"].isin(chosen)]


def _value(rng: np.random.Generator) -> str:
    return str(int(rng.integers(10_000, 90_000)))


def _table(
    rng: np.random.Generator, truth: list[str], **columns: list[str] | pd.Series
) -> DirtyTable:
    headers = {
        "code": "Kode",
        "name": "Kabupaten/Kota",
        "province": "Provinsi",
        "province_code": "Kode Provinsi",
        "year": "Tahun",
    }
    cells = [*columns.values(), [_value(rng) for _ in truth]]
    rows = [list(map(str, row)) for row in zip(*cells)]
    return DirtyTable([*(headers[one] for one in columns), "Jumlah UMKM"], rows, truth)


def _typed(rng: np.random.Generator, units: pd.DataFrame) -> list[str]:
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


def _slipped(rng: np.random.Generator, units: pd.DataFrame, edits: int) -> list[str]:
    """Misspell the name behind its type."""
    full = zip(_typed(rng, units), units["name"])
    return [text[: len(text) - len(name)] + slip(name, edits, rng) for text, name in full]


def _knowable(
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
    for name, right, where in zip(_slipped(rng, units, edits), _typed(rng, units), provinces):
        others = [
            hit.bps_code
            for reading in readings(name)
            for hit in gazetteer.names.get(reading.key, ())
            if where is None or where in gazetteer.unit_provinces[hit.bps_code]
        ]
        names.append(right if others else name)
    return names


def _first_of_each(cells: pd.Series) -> list[str]:
    return cells.where(cells.ne(cells.shift()), "").tolist()


@kind
def _clean_names(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    return _table(rng, units["bps_code"].tolist(), name=_typed(rng, units))


@kind
def _types_only_before_cities(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    names = units["name"].where(units["type"] == "Kabupaten", "Kota " + units["name"])
    return _table(rng, units["bps_code"].tolist(), name=names)


@kind
def _bare_names(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    return _table(rng, units["bps_code"].tolist(), name=units["name"])


@kind
def _joined_and_shortened(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    short = {"Kepulauan": "Kep.", "Utara": "Utr", "Selatan": "Sel.", "Barat": "Brt", "Timur": "Tim"}
    names = []
    for text in _typed(rng, units):
        way = rng.integers(4)
        if way == 0:
            names.append(text.replace(" ", ""))
        elif way == 1:
            names.append(" ".join(short.get(word, word) for word in text.split()))
        else:
            names.append((text.upper(), text.replace(" ", "  "))[rng.integers(2)])
    return _table(rng, units["bps_code"].tolist(), name=names)


@kind
def _administrative_cities(rng: np.random.Generator) -> DirtyTable:
    units = _units()
    units = units[units["province"].isin(["DKI Jakarta", "Banten", "Jawa Barat"])]
    way = ("Kota Adm. ", "Kota Admnistrasi ", "KotaAdministrasi", "Kota Administrasi ")
    names = [
        (way[rng.integers(4)] if code.startswith("317") else f"{stated} ")
        + (name.replace(" ", "") if rng.integers(2) else name)
        for code, stated, name in zip(units["bps_code"], units["type"], units["name"])
    ]
    return _table(rng, units["bps_code"].tolist(), name=names)


@kind
def _name_and_province_in_one_cell(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    names = [f"{name}, {where}" for name, where in zip(_typed(rng, units), units["province"])]
    return _table(rng, units["bps_code"].tolist(), name=names)


@kind
def _former_names(rng: np.random.Generator) -> DirtyTable:
    units = _units()
    units = units[units["former_names"].ne("") & units["split_from"].eq("")]
    units = units.sample(min(len(units), 20), random_state=int(rng.integers(1 << 30)))
    names = [
        f"{stated} {former.split('|')[0]}"
        for stated, former in zip(units["type"], units["former_names"])
    ]
    return _table(rng, units["bps_code"].tolist(), name=names, province=units["province"])


def _add_slips(edits: int) -> None:
    """Add slips of the pen with what may stand beside a misspelt name."""

    def alone(rng: np.random.Generator) -> DirtyTable:
        units = _some(rng)
        return _table(rng, units["bps_code"].tolist(), name=_knowable(rng, units, edits))

    def with_province(rng: np.random.Generator) -> DirtyTable:
        units = _some(rng)
        names = _knowable(rng, units, edits, units["province"])
        return _table(rng, units["bps_code"].tolist(), province=units["province"], name=names)

    def with_block_province(rng: np.random.Generator) -> DirtyTable:
        units = _some(rng)
        names = _knowable(rng, units, edits, units["province"])
        blocks = _first_of_each(units["province"])
        return _table(rng, units["bps_code"].tolist(), province=blocks, name=names)

    def with_province_code(rng: np.random.Generator) -> DirtyTable:
        units = _some(rng)
        names = _knowable(rng, units, edits, units["province"])
        codes = units["bps_code"].str[:2]
        return _table(rng, units["bps_code"].tolist(), province_code=codes, name=names)

    def with_code(rng: np.random.Generator) -> DirtyTable:
        units = _some(rng)
        names = _slipped(rng, units, edits)
        return _table(rng, units["bps_code"].tolist(), code=units["bps_code"], name=names)

    def with_gadm(rng: np.random.Generator) -> DirtyTable:
        units = _some(rng)
        units = units[units["gadm_gid2"].ne("")]
        names = _slipped(rng, units, edits)
        return _table(rng, units["bps_code"].tolist(), code=units["gadm_gid2"], name=names)

    for maker in (
        *(alone, with_province, with_block_province),
        *(with_province_code, with_code, with_gadm),
    ):
        KINDS[f"edits_{edits}_{maker.__name__}"] = maker


for _edits in (1, 2):
    _add_slips(_edits)


@kind
def _one_name_in_ten_slipped_beside_code(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    names = [
        slip(name, 3, rng) if rng.integers(10) == 0 and len(name) >= _LONG else name
        for name in units["name"]
    ]
    return _table(rng, units["bps_code"].tolist(), code=units["bps_code"], name=names)


@kind
def _kemendagri_codes(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    codes = units["kemendagri_code"]
    if rng.integers(2):
        codes = codes.str.replace(".", "", regex=False)
    return _table(rng, units["bps_code"].tolist(), code=codes, name=_typed(rng, units))


@kind
def _codes_of_an_older_list(rng: np.random.Generator) -> DirtyTable:
    year = (2000, 2010, 2013, 2014)[rng.integers(4)]
    listed = Gazetteer.load().code_list(CodeSystem.BPS, year)
    codes = sorted(listed.units)
    truth = [listed.heir.get(code, NO_UNIT) for code in codes]
    return _table(rng, truth, code=codes, name=[listed.names[code] for code in codes])


@kind
def _eaten_zeros(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    codes = [repr(float(code)) for code in units["kemendagri_code"]]
    return _table(rng, units["bps_code"].tolist(), code=codes, name=_typed(rng, units))


@kind
def _codes_as_numbers(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    dress = ("{}.0", "'{}", " {} ", "{}000", "{:,}")[rng.integers(5)]
    numbers = units["bps_code"] if dress != "{:,}" else units["bps_code"].astype(int)
    codes = [dress.format(code) for code in numbers]
    return _table(rng, units["bps_code"].tolist(), code=codes, name=units["name"])


@kind
def _codes_and_provinces_without_names(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    column = "bps_code" if rng.integers(2) else "kemendagri_code"
    return _table(rng, units["bps_code"].tolist(), code=units[column], province=units["province"])


@kind
def _swapped_codes(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng).drop_duplicates("bps_code")
    codes, truth = units["bps_code"].tolist(), units["bps_code"].tolist()
    for _ in range(max(1, len(codes) // 20)):
        one, other = rng.choice(len(codes), 2, replace=False)
        codes[one], codes[other] = codes[other], codes[one]
    truth = [code if code == written else NO_UNIT for code, written in zip(truth, codes)]
    return _table(rng, truth, code=codes, name=_typed(rng, units))


@kind
def _swapped_gadm_codes(rng: np.random.Generator) -> DirtyTable:
    units = _units()[_units()["gadm_gid2"].ne("")]
    units = units.sample(40, random_state=int(rng.integers(1 << 30)))
    codes = units["gadm_gid2"].tolist()
    codes[0], codes[1] = codes[1], codes[0]
    truth = [NO_UNIT, NO_UNIT, *units["bps_code"].tolist()[2:]]
    return _table(rng, truth, code=codes, name=_slipped(rng, units, 1))


@kind
def _totals_among_rows(rng: np.random.Generator) -> DirtyTable:
    units = _units()
    chosen = rng.choice(units["province"].unique(), 3, replace=False)
    names, truth = [], []
    for province in chosen:
        block = units[units["province"] == province]
        total = ("Jumlah", f"Provinsi {province}", province.upper(), "Total")[rng.integers(4)]
        names += [total, *_typed(rng, block)]
        truth += [NO_UNIT, *block["bps_code"]]
    return _table(rng, [*truth, NO_UNIT], name=[*names, "INDONESIA"])


@kind
def _footnotes(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    signs = ("*)", " 1)", "**", " ¹", "")
    names = [name + signs[rng.integers(5)] for name in _typed(rng, units)]
    made = _table(rng, units["bps_code"].tolist(), name=names)
    notes = [["*) angka sementara", ""], ["Sumber: Dinas Koperasi dan UKM", ""]]
    return DirtyTable(made.header, made.rows + notes, [*made.truth, NO_UNIT, NO_UNIT])


@kind
def _repeated_header(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    made = _table(rng, units["bps_code"].tolist(), name=_typed(rng, units))
    middle = len(made.rows) // 2
    rows = [*made.rows[:middle], made.header, *made.rows[middle:]]
    return DirtyTable(made.header, rows, [*made.truth[:middle], NO_UNIT, *made.truth[middle:]])


@kind
def _panel_of_years(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng).drop_duplicates("bps_code").head(40)
    names = [
        slip(name, 2, rng) if rng.integers(10) == 0 and len(name) >= _LONG else name
        for name in units["name"]
    ]
    years = [str(year) for year in range(2019, 2023)]
    truth = units["bps_code"].tolist() * len(years)
    return _table(
        rng,
        truth,
        code=truth,
        name=names * len(years),
        year=[year for year in years for _ in names],
    )


@kind
def _subdistricts_of_one_district(rng: np.random.Generator) -> DirtyTable:
    held = _subdistricts()
    names = held[list(held)[int(rng.integers(len(held)))]]
    return _subdistrict_table(rng, names)


@kind
def _subdistricts_that_bear_names_of_districts(rng: np.random.Generator) -> DirtyTable:
    known = Gazetteer.load().names
    held = [
        names for names in _subdistricts().values() if any(key(name) in known for name in names)
    ]
    return _subdistrict_table(rng, held[int(rng.integers(len(held)))])


@kind
def _subdistricts_of_a_province(rng: np.random.Generator) -> DirtyTable:
    units = _units()
    province = rng.choice(units["province"].unique())
    chosen = units.loc[units["province"] == province, "bps_code"]
    return _subdistrict_table(rng, [n for u in chosen for n in _subdistricts().get(u, [])])


@kind
def _subdistricts_below_their_district(rng: np.random.Generator) -> DirtyTable:
    units = _units().sample(5, random_state=int(rng.integers(1 << 30)))
    names, truth = [], []
    for text, unit in zip(_typed(rng, units), units["bps_code"]):
        smaller = _subdistricts().get(unit, [])
        names += [text, *smaller]
        truth += [unit, *([NO_UNIT] * len(smaller))]
    return _table(rng, truth, name=names)


def _subdistrict_table(rng: np.random.Generator, names: list[str]) -> DirtyTable:
    headers = ("nama_kecamatan", "Nama Desa", "Wilayah", "Nama")
    made = _table(rng, [NO_UNIT] * len(names), name=names)
    return DirtyTable([headers[rng.integers(4)], "jumlah_umkm"], made.rows, made.truth)


@kind
def _provinces(rng: np.random.Generator) -> DirtyTable:
    found = _units().drop_duplicates("province")
    return _table(rng, [NO_UNIT] * len(found), name=found["province"])


@kind
def _directions_that_do_not_exist(rng: np.random.Generator) -> DirtyTable:
    units = _some(rng)
    names, truth = units["name"].tolist(), units["bps_code"].tolist()
    exist = Gazetteer.load().names
    for at in rng.choice(len(names), max(1, len(names) // 10), replace=False):
        made = f"{names[at]} {('Laut', 'Hulu', 'Ulu')[rng.integers(3)]}"
        if key(made) not in exist:
            names[at], truth[at] = made, NO_UNIT
    return _table(rng, truth, name=names, province=units["province"])


def judge(table: DirtyTable, tally: Tally, folder: Path, *, label: str) -> None:
    """Bring a table to districts and count what became of its rows."""
    path = folder / "dirty.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([table.header, *table.rows])
    gazetteer = Gazetteer.load()
    tally.tables += 1
    try:
        rows = harmonise(
            read_table(path),
            units=list(gazetteer.units.index),
            known=Districts(gazetteer),
            options=HarmoniseOptions(duplicates=DuplicateRule.FIRST),
        ).rows
    except MsmeError as error:
        _refused(table, tally, error, label)
        return
    except Exception:  # noqa: BLE001 (what it looks for is any Python error)
        tally.errors += 1
        tally.examples.append(f"{label}: {traceback.format_exc(limit=-1)}")
        return
    found = dict(zip(rows["sheet_row"], zip(rows["status"], rows["bps_code"])))
    for line, (cells, truth) in enumerate(zip(table.rows, table.truth), start=2):
        what = _verdict(found.get(line), truth)
        tally.rows[what] += 1
        if what in ("wrong", "lost"):
            tally.examples.append(f"{label}: {cells} means {truth or '-'}, got {found.get(line)}")


def _refused(table: DirtyTable, tally: Tally, error: MsmeError, label: str) -> None:
    tally.refused += 1
    tally.rows["open"] += sum(map(bool, table.truth))
    tally.rows["right"] += sum(not one for one in table.truth)
    if any(table.truth):
        tally.examples.append(f"{label}: {type(error).__name__}: {str(error)[:150]}")


def _verdict(found: tuple[str, str] | None, truth: str) -> str:
    if found is None:
        return "lost" if truth else "right"
    status, unit = found
    mapped = status in _MAPPED or status == "duplicate"
    if not mapped:
        return "open" if truth else "right"
    return "right" if unit == truth else "wrong"


def run(tables: int, seed: int) -> dict[str, Tally]:
    """Make and judge tables, the kinds in turn."""
    found = {name: Tally() for name in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(tables):
            name = list(KINDS)[number % len(KINDS)]
            rng = np.random.default_rng([seed, number])
            judge(KINDS[name](rng), found[name], Path(folder), label=f"{name} {seed}/{number}")
    return found


def print_tallies(found: dict[str, Tally], *, examples: int) -> None:
    """Print a line for each kind of dirt, and their sum."""
    whats = ("right", "open", "wrong", "lost")
    print(f"{'dirt':<44}{'tables':>7}{'rows':>8}" + "".join(f"{one:>8}" for one in whats), end="")
    print(f"{'refused':>9}{'errors':>8}")
    whole = Tally(
        sum(one.tables for one in found.values()),
        sum(one.refused for one in found.values()),
        sum(one.errors for one in found.values()),
        sum((one.rows for one in found.values()), Counter()),
    )
    for name, one in (*found.items(), ("all", whole)):
        counts = "".join(f"{one.rows[what]:>8}" for what in whats)
        print(f"{name:<44}{one.tables:>7}{one.rows.total():>8}{counts}", end="")
        print(f"{one.refused:>9}{one.errors:>8}")
    for one in found.values():
        for text in one.examples[:examples]:
            print(text)


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=int, default=3, help="shown for each kind")
    given = parser.parse_args()
    print_tallies(run(given.tables, given.seed), examples=given.examples)


if __name__ == "__main__":
    main()
