"""The tables of codes that the plugin carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.names import key
from msme_qgis_plugin.core.regions.systems import CodeSystem

if TYPE_CHECKING:
    import pandas as pd

BPS, KEMENDAGRI = CodeSystem.BPS, CodeSystem.KEMENDAGRI


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def units(gazetteer: Gazetteer) -> pd.DataFrame:
    return gazetteer.units


def test_514_districts_in_38_provinces(units: pd.DataFrame) -> None:
    assert len(units) == 514
    assert units.index.is_unique
    assert units["province"].nunique() == 38
    assert units["province_2020"].nunique() == 34
    assert units["type"].value_counts().to_dict() == {"Kabupaten": 416, "Kota": 98}


def test_every_code_is_of_one_district(units: pd.DataFrame) -> None:
    for field in ("bps_2020", "kemendagri_code", "kemendagri_2020"):
        assert units[field].is_unique
    assert units["hdx_pcode"].tolist() == ("ID" + units["bps_2020"]).tolist()


@pytest.mark.parametrize(
    ("field", "code", "unit"),
    [
        ("kemendagri_code", "11.01", "1103"),
        ("kemendagri_code", "11.09", "1101"),
        ("kemendagri_code", "96.01", "9202"),
        ("kemendagri_2020", "92.01", "9202"),
        ("bps_2020", "9107", "9202"),
        ("bps_2020", "9401", "9501"),
        ("gadm_gid2", "IDN.1.22_1", "1101"),
    ],
)
def test_codes_of_one_district_in_other_lists(
    units: pd.DataFrame, field: str, code: str, unit: str
) -> None:
    assert units.index[units[field] == code].tolist() == [unit]


def test_26_papua_districts_were_renumbered(units: pd.DataFrame) -> None:
    moved = units[units["bps_2020"] != units.index]
    assert len(moved) == 26
    assert (moved["kemendagri_2020"] != moved["kemendagri_code"]).all()


def collisions(one: dict[str, str], other: dict[str, str]) -> int:
    return sum(other.get(code, unit) != unit for code, unit in one.items())


def test_codes_collide_between_offices_and_years(gazetteer: Gazetteer) -> None:
    def heirs(system: CodeSystem, year: int) -> dict[str, str]:
        return gazetteer.code_list(system, year).heir

    bps, kemendagri = heirs(BPS, 2020), heirs(KEMENDAGRI, 2020)
    assert collisions(bps, kemendagri) == 166
    assert collisions(heirs(BPS, 2024), heirs(KEMENDAGRI, 2025)) == 169
    assert len(set(kemendagri) - set(bps)) == 33
    assert heirs(BPS, 1990)["1101"] == "1103"


def test_no_name_is_shared_by_two_districts_of_one_type(gazetteer: Gazetteer) -> None:
    for hits in gazetteer.names.values():
        kinds = [hit.type for hit in hits]
        assert len(kinds) == len(set(kinds))


def test_26_official_names_are_shared_by_kabupaten_and_kota(units: pd.DataFrame) -> None:
    counts = units["name"].map(key).value_counts()
    assert (counts == 2).sum() == 26
    assert counts.max() == 2


def test_every_district_of_an_old_list_has_an_heir_but_two(gazetteer: Gazetteer) -> None:
    without = {
        (one.vintage.year, code)
        for one in gazetteer.lists
        for code in set(one.units) - set(one.heir)
    }
    # Irian Barat of 1961 is today six provinces; Maluku Utara of 2000
    assert without == {(1961, "2202"), (2000, "8201")}


@pytest.mark.parametrize(
    ("unit", "parent", "year"),
    [
        ("1613", "1605", "2014"),
        ("7413", "7402", "2015"),
        ("6112", "6104", "2010"),
        ("1217", "1206", "2010"),
        ("9271", "9202", "2000"),
        ("1101", "1107", "2000"),
        ("3374", "", ""),
    ],
)
def test_the_parent_before_the_latest_split(
    units: pd.DataFrame, unit: str, parent: str, year: str
) -> None:
    assert units.at[unit, "split_from"] == parent
    assert units.at[unit, "split_year"] == year


def test_population_is_the_decrees_total(units: pd.DataFrame) -> None:
    # Kepmendagri 300.2.2-2138/2025, second half of 2024
    assert units["population"].astype(int).sum() == 284_973_643


def test_an_area_is_official_or_says_that_it_is_not(units: pd.DataFrame) -> None:
    drawn = units.index[units["area_source"] == "polygon"]
    # without an official area, or with one 16 and 4 times the polygon's
    absent = {"1102", "1207", "1220", "1410", "9419", "9428"}
    assert absent | {"9104", "9111"} <= set(drawn)
    area = units["area_km2"].astype(float)
    part = units["part_km2"].astype(float)
    assert (area > 0).all()
    assert (part > 0).all()
    assert area["1101"] == pytest.approx(1828.851)
    assert 1_800_000 < area.sum() < 2_000_000
