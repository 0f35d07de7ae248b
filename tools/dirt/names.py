"""Dirt in names: spelling, types, provinces beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.names import key

from .table import (
    ASKED,
    KINDS,
    NO_UNIT,
    Beside,
    DirtyTable,
    asked,
    districts,
    first_of_each,
    kind,
    knowable,
    of_units,
    sample,
    slip,
    slipped,
    some,
    table,
    typed,
)

if TYPE_CHECKING:
    import numpy as np

_LONG = 6  # letters of a name that is still itself with two or three slips


@kind
def _clean_names(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    return of_units(rng, units, name=typed(rng, units))


@kind
def _types_only_before_cities(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    names = units["name"].where(units["type"] == "Kabupaten", "Kota " + units["name"])
    return of_units(rng, units, name=names)


@asked("names that a kabupaten and a city share, without type, code or province")
def _bare_names(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    return of_units(rng, units, name=units["name"])


@kind
def _joined_and_shortened(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    short = {"Kepulauan": "Kep.", "Utara": "Utr", "Selatan": "Sel.", "Barat": "Brt", "Timur": "Tim"}
    names = []
    for text in typed(rng, units):
        way = rng.integers(4)
        if way == 0:
            names.append(text.replace(" ", ""))
        elif way == 1:
            names.append(" ".join(short.get(word, word) for word in text.split()))
        else:
            names.append((text.upper(), text.replace(" ", "  "))[rng.integers(2)])
    return of_units(rng, units, name=names)


@kind
def _administrative_cities(rng: np.random.Generator) -> DirtyTable:
    units = districts()
    units = units[units["province"].isin(["DKI Jakarta", "Banten", "Jawa Barat"])]
    way = ("Kota Adm. ", "Kota Admnistrasi ", "KotaAdministrasi", "Kota Administrasi ")
    names = [
        (way[rng.integers(4)] if code.startswith("317") else f"{stated} ")
        + (name.replace(" ", "") if rng.integers(2) else name)
        for code, stated, name in zip(units["bps_code"], units["type"], units["name"])
    ]
    return of_units(rng, units, name=names)


@kind
def _name_and_province_in_one_cell(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    names = [f"{name}, {where}" for name, where in zip(typed(rng, units), units["province"])]
    return of_units(rng, units, name=names)


@kind
def _former_names(rng: np.random.Generator) -> DirtyTable:
    units = districts()
    units = sample(rng, units[units["former_names"].ne("") & units["split_from"].eq("")], 20)
    former = units["former_names"].str.split("|").str[0]
    return of_units(rng, units, name=units["type"] + " " + former, province=units["province"])


@kind
def _words_of_the_former_second_level(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    city = ("Kotamadya ", "Kodya ", "Kotamadya Dati II ", "Kota ")[rng.integers(4)]
    kabupaten = ("Kabupaten Dati II ", "Kab. Dati II ", "Kabupaten Daerah Tingkat II ")[
        rng.integers(3)
    ]
    words = {"Kota": city, "Kabupaten": kabupaten}
    return of_units(rng, units, name=units["type"].map(words) + units["name"])


@kind
def _type_after_the_name(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    way = rng.integers(3)
    names = [
        (f"{name}, {kind}", f"{name} ({kind})", f"{name} {english}")[way]
        for kind, name, english in zip(
            units["type"],
            units["name"],
            units["type"].map({"Kota": "City", "Kabupaten": "Regency"}),
        )
    ]
    return of_units(rng, units, name=names)


@kind
def _numbers_before_names(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    way = ("{}. {}", "{} {}", "{:02d}. {}", "({}) {}")[rng.integers(4)]
    names = [way.format(place, name) for place, name in enumerate(typed(rng, units), start=1)]
    return of_units(rng, units, name=names)


@kind
def _invisible_signs(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    signs = ("\u00a0", "\u200b", "\ufeff", "  ", "\t", " \u2009")
    names = [
        signs[rng.integers(6)] + name.replace(" ", signs[0]) + signs[rng.integers(6)]
        for name in typed(rng, units)
    ]
    return of_units(rng, units, name=names)


@kind
def _digits_for_letters_beside_province(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    wrong = (("o", "0"), ("l", "1"), ("i", "1"), ("s", "5"))
    names = []
    for full, name in zip(typed(rng, units), units["name"]):
        letter, digit = wrong[rng.integers(4)]
        names.append(full[: len(full) - len(name)] + name.replace(letter, digit, 1))
    return of_units(rng, units, beside=Beside.PROVINCE, province=units["province"], name=names)


def _add_slips(edits: int) -> None:
    """Add slips of the pen with what may stand beside a misspelt name."""

    def alone(rng: np.random.Generator) -> DirtyTable:
        units = some(rng)
        return of_units(rng, units, name=knowable(rng, units, edits))

    def with_province(rng: np.random.Generator) -> DirtyTable:
        units = some(rng)
        names = knowable(rng, units, edits, units["province"])
        return of_units(rng, units, beside=Beside.PROVINCE, province=units["province"], name=names)

    def with_block_province(rng: np.random.Generator) -> DirtyTable:
        units = some(rng)
        names = knowable(rng, units, edits, units["province"])
        blocks = first_of_each(units["province"])
        return of_units(rng, units, beside=Beside.PROVINCE, province=blocks, name=names)

    def with_province_code(rng: np.random.Generator) -> DirtyTable:
        units = some(rng)
        names = knowable(rng, units, edits, units["province"])
        codes = units["bps_code"].str[:2]
        return of_units(rng, units, beside=Beside.PROVINCE, province_code=codes, name=names)

    def with_code(rng: np.random.Generator) -> DirtyTable:
        units = some(rng)
        names = slipped(rng, units, edits)
        return of_units(rng, units, beside=Beside.CODE, code=units["bps_code"], name=names)

    def with_gadm(rng: np.random.Generator) -> DirtyTable:
        units = some(rng)
        units = units[units["gadm_gid2"].ne("")]
        names = slipped(rng, units, edits)
        return of_units(rng, units, beside=Beside.CODE, code=units["gadm_gid2"], name=names)

    for maker in (
        *(alone, with_province, with_block_province),
        *(with_province_code, with_code, with_gadm),
    ):
        KINDS[f"edits_{edits}_{maker.__name__}"] = maker
    ASKED[f"edits_{edits}_alone"] = "misspelt names with nothing beside them; offered, one for all"


for _edits in (1, 2):
    _add_slips(_edits)


@kind
def _slips_that_spell_another_district(rng: np.random.Generator) -> DirtyTable:
    """Write Pali for Pati, with the province or the code that tells."""
    units = some(rng)
    known = Gazetteer.load().names
    names = []
    for full, name in zip(typed(rng, units), units["name"]):
        tries = (slip(name, 1, rng) for _ in range(40))
        other = next((one for one in tries if key(one) in known), name)
        names.append(full[: len(full) - len(name)] + other)
    if rng.integers(2):
        return of_units(rng, units, beside=Beside.CODE, code=units["bps_code"], name=names)
    return of_units(rng, units, beside=Beside.PROVINCE, province=units["province"], name=names)


@kind
def _one_name_in_ten_slipped_beside_code(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    names = [
        slip(name, 3, rng) if rng.integers(10) == 0 and len(name) >= _LONG else name
        for name in units["name"]
    ]
    return of_units(rng, units, beside=Beside.CODE, code=units["bps_code"], name=names)


@kind
def _one_name_in_ten_slipped_beside_province(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    wrong = knowable(rng, units, 1, units["province"])
    names = [
        slip_ if rng.integers(10) == 0 else right for slip_, right in zip(wrong, typed(rng, units))
    ]
    return of_units(rng, units, beside=Beside.PROVINCE, province=units["province"], name=names)


@kind
def _panel_of_years(rng: np.random.Generator) -> DirtyTable:
    units = some(rng).drop_duplicates("bps_code").head(40)
    names = [
        slip(name, 2, rng) if rng.integers(10) == 0 and len(name) >= _LONG else name
        for name in units["name"]
    ]
    years = [str(year) for year in range(2019, 2023)]
    truth = units["bps_code"].tolist() * len(years)
    return table(
        rng,
        truth,
        beside=Beside.CODE,
        code=truth,
        name=names * len(years),
        year=[year for year in years for _ in names],
    )


@kind
def _directions_that_do_not_exist(rng: np.random.Generator) -> DirtyTable:
    units = some(rng)
    names, truth = units["name"].tolist(), units["bps_code"].tolist()
    exist = Gazetteer.load().names
    for at in rng.choice(len(names), max(1, len(names) // 10), replace=False):
        made = f"{names[at]} {('Laut', 'Hulu', 'Ulu')[rng.integers(3)]}"
        if key(made) not in exist:
            names[at], truth[at] = made, NO_UNIT
    return table(rng, truth, beside=Beside.PROVINCE, name=names, province=units["province"])
