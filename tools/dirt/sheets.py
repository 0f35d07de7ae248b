"""Dirt in the shape of a sheet, and rows that are no districts."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.names import key

from .table import (
    NO_UNIT,
    VALUE,
    DirtyTable,
    districts,
    kind,
    of_units,
    sample,
    some,
    subdistricts,
    table,
    typed,
    with_rows,
)

if TYPE_CHECKING:
    import numpy as np

_FEW = 9
# What a table counts, and a title that says so; of codes nothing is counted.
_TITLES = (
    (VALUE, f"{VALUE} Menurut Kabupaten/Kota di Provinsi"),
    (VALUE, f"Tabel 7. {VALUE} per Kabupaten"),
    ("", "Kode Usaha Data BPS Provinsi"),
    ("Rata-rata Waktu Tempuh", "Rata-rata Waktu Tempuh, Wilayah"),
    ("Nama Terdaftar", "Nama Terdaftar Kabupaten/Kota"),
    ("Number of MSMEs", "Table 2.1: Number of MSMEs by Regency in"),
)


@kind
def _totals_among_rows(rng: np.random.Generator) -> DirtyTable:
    units = districts()
    chosen = rng.choice(units["province"].unique(), 3, replace=False)
    names, truth = [], []
    for province in chosen:
        block = units[units["province"] == province]
        total = ("Jumlah", f"Provinsi {province}", province.upper(), "Total")[rng.integers(4)]
        names += [total, *typed(rng, block)]
        truth += [NO_UNIT, *block["bps_code"]]
    return table(rng, [*truth, NO_UNIT], name=[*names, "INDONESIA"])


@kind
def _footnotes(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    signs = ("*)", " 1)", "**", " ¹", "")
    names = [name + signs[rng.integers(5)] for name in typed(rng, units)]
    made = of_units(rng, units, name=names)
    last = len(made.rows)
    notes = {last: ["*) angka sementara", ""], last + 1: ["Sumber: Dinas Koperasi dan UKM", ""]}
    return with_rows(made, notes)


@kind
def _repeated_header(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    made = of_units(rng, units, name=typed(rng, units))
    return with_rows(made, {len(made.rows) // 2: made.header})


@kind
def _titles_and_numbered_columns(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    made = of_units(rng, units, code=units["bps_code"], name=typed(rng, units))
    above = [["Tabel 4.2.1 Jumlah Usaha Mikro Kecil Menurut Kabupaten/Kota, 2023"]]
    above += [[""]] * int(rng.integers(3))
    if rng.integers(2):
        made = with_rows(made, {0: ["(1)", "(2)", "(3)"]})
    return replace(made, above=above)


@kind
def _first_rows_of_signs(rng: np.random.Generator) -> DirtyTable:
    """The first rows hold signs alone, or counts that read as years."""
    units = some(rng)
    made = table(rng, units["bps_code"].tolist(), name=typed(rng, units))
    numbers = [float(n) for n in rng.integers(1, 9000, len(units))]
    cells = [str(int(n)) for n in numbers]
    for at in range(int(rng.integers(1, 4))):
        years = rng.integers(2)
        sign = str(int(rng.integers(1900, 2100))) if years else ("x", "-", "NA", "null")[at]
        cells[at], numbers[at] = sign, float(sign) if years else math.nan
    rows = [[name, cell, cell] for (name, _), cell in zip(made.rows, cells)]
    header = [made.header[0], VALUE, "Jumlah Koperasi"]
    found = replace(made, header=header, rows=rows)
    found = replace(found, numbers={VALUE: numbers, "Jumlah Koperasi": list(numbers)})
    return with_rows(found, {0: ["(1)", "(2)", "(3)"]}) if rng.integers(2) else found


@kind
def _few_rows_with_numbers_like_codes(rng: np.random.Generator) -> DirtyTable:
    units = sample(rng, districts(), int(rng.integers(2, _FEW)))
    numbers = [float(n) for n in rng.integers(1101, 9500, len(units))]
    rows = [[name, f"{n:.0f}"] for name, n in zip(typed(rng, units), numbers)]
    truth = units["bps_code"].tolist()
    return DirtyTable(["Kabupaten/Kota", VALUE], rows, truth, {VALUE: numbers})


@kind
def _unit_of_years_in_the_header(rng: np.random.Generator) -> DirtyTable:
    """A length of life in years beside rows of totals is no column of periods."""
    units = some(rng)
    numbers = [round(float(n), 2) for n in rng.uniform(60, 79, len(units))]
    rows = [[name, f"{n:.2f}"] for name, n in zip(typed(rng, units), numbers)]
    header = ["Kabupaten/Kota", "Umur Harapan Hidup (Tahun)"]
    made = DirtyTable(header, rows, units["bps_code"].tolist(), {header[1]: numbers})
    return with_rows(made, {0: ["Jumlah", "70.12"], 5: ["Jumlah", "71.40"]})


@kind
def _blank_column_between(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    made = of_units(rng, units, code=units["bps_code"], name=typed(rng, units))
    rows = [[code, "", *rest] for code, *rest in made.rows]
    return replace(made, header=[made.header[0], "", *made.header[1:]], rows=rows)


@kind
def _years_under_a_title(rng: np.random.Generator) -> DirtyTable:
    """What columns headed by years are, the title says; some of its words mean other columns."""
    units = some(rng)
    first = int(rng.integers(2008, 2022))
    years = range(first, first + int(rng.integers(2, 6)))
    place = f"{units['province'].iat[0]}, {years[0]}-{years[-1]}"
    what, title = _TITLES[rng.integers(len(_TITLES))]
    above = [["Tabel 4.2.1"], [f"{title} {place}"]][int(rng.integers(2)) :]
    low, high = ((11, 40), (1101, 9500), (1900, 2100), (0, 10_000))[rng.integers(4)]
    numbers = rng.integers(low, high, (len(units), len(years)))
    rows = [[name, *map(str, row)] for name, row in zip(typed(rng, units), numbers)]
    made = DirtyTable(["Kabupaten/Kota", *map(str, years)], rows, units["bps_code"].tolist())
    held = {f"{what} {year}".strip(): list(map(float, row)) for year, row in zip(years, numbers.T)}
    return replace(made, numbers=held, above=above)


@kind
def _rows_twice(rng: np.random.Generator) -> DirtyTable:
    """A district stands in two rows; the first is taken because the caller says so."""
    units = some(rng)
    made = of_units(rng, units, name=typed(rng, units))
    numbers = [*made.numbers[VALUE], made.numbers[VALUE][0]]
    rows = [*made.rows, [made.rows[0][0], "5"]]
    return replace(made, rows=rows, truth=[*made.truth, made.truth[0]], numbers={VALUE: numbers})


@kind
def _subdistricts_of_one_district(rng: np.random.Generator) -> DirtyTable:
    held = subdistricts()
    names = held[list(held)[int(rng.integers(len(held)))]]
    return _subdistrict_table(rng, names)


@kind
def _subdistricts_that_bear_names_of_districts(rng: np.random.Generator) -> DirtyTable:
    known = Gazetteer.load().names
    held = [names for names in subdistricts().values() if any(key(name) in known for name in names)]
    return _subdistrict_table(rng, held[int(rng.integers(len(held)))])


@kind
def _subdistricts_of_a_province(rng: np.random.Generator) -> DirtyTable:
    units = districts()
    province = rng.choice(units["province"].unique())
    chosen = units.loc[units["province"] == province, "bps_code"]
    return _subdistrict_table(rng, [n for u in chosen for n in subdistricts().get(u, [])])


@kind
def _subdistricts_below_their_district(rng: np.random.Generator) -> DirtyTable:
    units = sample(rng, districts(), 5)
    names, truth = [], []
    for text, unit in zip(typed(rng, units), units["bps_code"]):
        smaller = subdistricts().get(unit, [])
        names += [text, *smaller]
        truth += [unit, *([NO_UNIT] * len(smaller))]
    return table(rng, truth, name=names)


def _subdistrict_table(rng: np.random.Generator, names: list[str]) -> DirtyTable:
    headers = ("nama_kecamatan", "Nama Desa", "Wilayah", "Nama")
    made = table(rng, [NO_UNIT] * len(names), name=names)
    return replace(made, header=[headers[rng.integers(4)], "jumlah_umkm"], numbers={})


@kind
def _provinces(rng: np.random.Generator) -> DirtyTable:
    found = districts().drop_duplicates("province")
    return table(rng, [NO_UNIT] * len(found), name=found["province"])
