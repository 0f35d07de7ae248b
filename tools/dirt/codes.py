"""Dirt in codes: other lists, other systems, what spreadsheets make of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.systems import CodeSystem

from .table import (
    MAY_BE,
    NO_UNIT,
    Beside,
    DirtyTable,
    asked,
    districts,
    kind,
    of_units,
    sample,
    slipped,
    some,
    table,
    typed,
)

if TYPE_CHECKING:
    import numpy as np

# What a spreadsheet in Indonesian or English makes of 11.01 to 11.12.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_MOST_DAYS = 31


@kind
def _kemendagri_codes(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    codes = units["kemendagri_code"]
    if rng.integers(2):
        codes = codes.str.replace(".", "", regex=False)
    return of_units(rng, units, beside=Beside.CODE, code=codes, name=typed(rng, units))


@kind
def _codes_of_an_older_list(rng: np.random.Generator) -> DirtyTable:
    year = (2000, 2010, 2013, 2014)[rng.integers(4)]
    listed = Gazetteer.load().code_list(CodeSystem.BPS, year)
    codes = sorted(listed.units)
    truth = [listed.heir.get(code, NO_UNIT) for code in codes]
    return table(rng, truth, code=codes, name=[listed.names[code] for code in codes])


@kind
def _eaten_zeros(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    codes = [repr(float(code)) for code in units["kemendagri_code"]]
    return of_units(rng, units, beside=Beside.CODE, code=codes, name=typed(rng, units))


@kind
def _codes_that_became_dates(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    codes = []
    for province, place in units["kemendagri_code"].str.split("."):
        month = int(place)
        is_date = month <= len(_MONTHS) and int(province) <= _MOST_DAYS
        codes.append(f"{province}-{_MONTHS[month - 1]}" if is_date else f"{province}.{place}")
    return of_units(rng, units, code=codes, name=typed(rng, units))


@kind
def _codes_as_numbers(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    dress = ("{}.0", "'{}", " {} ", "{}000", "{:,}")[rng.integers(5)]
    numbers = units["bps_code"] if dress != "{:,}" else units["bps_code"].astype(int)
    codes = [dress.format(code) for code in numbers]
    return of_units(rng, units, beside=Beside.CODE, code=codes, name=units["name"])


@asked("codes of both offices in one column; one decision for all rows: by name")
def _codes_of_both_offices(rng: np.random.Generator) -> DirtyTable:
    """One block of provinces by BPS, the others by Kemendagri, as merged files have it."""
    units = some(rng)
    bps = units["province"].map(dict(zip(units["province"].unique(), rng.integers(2, size=38))))
    codes = units["bps_code"].where(bps == 1, units["kemendagri_code"].str.replace(".", ""))
    return of_units(rng, units, code=codes, name=typed(rng, units))


@kind
def _code_before_the_name_in_one_cell(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    way = ("{} {}", "{} - {}", "[{}] {}")[rng.integers(3)]
    names = [way.format(*one) for one in zip(units["bps_code"], typed(rng, units))]
    return of_units(rng, units, name=names)


@asked("codes that both offices give to different districts of one province, without names")
def _codes_and_provinces_without_names(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    column = "bps_code" if rng.integers(2) else "kemendagri_code"
    return of_units(rng, units, code=units[column], province=units["province"])


@kind
def _swapped_codes(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    codes, truth = units["bps_code"].tolist(), units["bps_code"].tolist()
    for _ in range(max(1, len(codes) // 20)):
        one, other = rng.choice(len(codes), 2, replace=False)
        # Where another list numbers them so, nothing would be wrong with them.
        if not (_may_mean(codes[other], truth[one]) or _may_mean(codes[one], truth[other])):
            codes[one], codes[other] = codes[other], codes[one]
    truth = [code if code == written else NO_UNIT for code, written in zip(truth, codes)]
    return table(rng, truth, beside=Beside.CODE, code=codes, name=typed(rng, units))


def _may_mean(code: str, unit: str) -> bool:
    return any(listed.heir.get(code) == unit for listed in Gazetteer.load().lists)


@kind
def _codes_shifted_by_a_row(rng: np.random.Generator) -> DirtyTable:
    """Codes of a part of the rows stand a row too low, as after a cell was inserted."""
    units = some(rng)
    codes = units["bps_code"].tolist()
    start, end = sorted(rng.choice(len(codes), 2, replace=False))
    end = min(end, start + max(2, len(codes) // 6))
    codes[start : end + 1] = codes[end : end + 1] + codes[start:end]
    truth = [
        unit if unit == code else MAY_BE + unit for unit, code in zip(units["bps_code"], codes)
    ]
    return table(rng, truth, beside=Beside.CODE, code=codes, name=typed(rng, units))


@kind
def _swapped_gadm_codes(rng: np.random.Generator) -> DirtyTable:
    units = districts()
    units = sample(rng, units[units["gadm_gid2"].ne("")], 40)
    codes = units["gadm_gid2"].tolist()
    codes[0], codes[1] = codes[1], codes[0]
    truth = [NO_UNIT, NO_UNIT, *units["bps_code"].tolist()[2:]]
    return table(rng, truth, beside=Beside.CODE, code=codes, name=slipped(rng, units, 1))
