"""Matching on real tables and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from msme_qgis_plugin.core.regions.codes import village_district
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.matching import MatchInput, match
from msme_qgis_plugin.core.regions.systems import CodeSystem

if TYPE_CHECKING:
    from pathlib import Path

SWAPPED = {"5107": "3313", "3313": "5107", "1808": "1812", "1812": "1808"}


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def grdp(real_data: Path) -> pd.DataFrame:
    return read(real_data / "tables" / "grdp_population_2000_2017.csv")


@pytest.fixture(scope="module")
def facts(real_data: Path) -> pd.DataFrame:
    return read(real_data / "codes" / "district_codes.csv")


@pytest.fixture(scope="module")
def history(real_data: Path) -> pd.DataFrame:
    return read(real_data / "codes" / "district_history_1961_2018.csv")


def test_510_rows_by_code_and_four_conflicts(grdp: pd.DataFrame, gazetteer: Gazetteer) -> None:
    table = MatchInput(
        code=grdp["KDJ"],
        name=grdp["District_name"],
        type=grdp["Regency_City"],
        province=grdp["Province"],
    )
    report = match(table, gazetteer)
    rows = report.rows
    conflicts = rows[rows["status"] == "code_name_conflict"]
    assert (rows["status"] == "matched_code").sum() == 510
    assert set(conflicts["input_code"]) == set(SWAPPED)
    assert (conflicts["bps_code"] == "").all()
    decision = report.decision
    assert decision is not None
    assert (decision.system, decision.vintage) == (CodeSystem.BPS, 2020)
    assert (decision.agree, decision.compared) == (510, 514)
    assert set(report.no_data["bps_code"]) == set(SWAPPED)


def test_without_the_codes_none_is_wrong(grdp: pd.DataFrame, gazetteer: Gazetteer) -> None:
    table = MatchInput(
        name=grdp["District_name"], type=grdp["Regency_City"], province=grdp["Province"]
    )
    rows = match(table, gazetteer).rows
    today = dict(zip(gazetteer.units["bps_2020"], gazetteer.units.index))
    truth = grdp["KDJ"].map(lambda code: today[SWAPPED.get(code, code)])
    assert ((rows["bps_code"] == truth) | (rows["bps_code"] == "")).all()
    assert (rows["bps_code"] == truth).sum() == 513
    # the one left states a type that its only bearer has not
    assert rows.loc[rows["bps_code"] == "", "input_name"].tolist() == ["Mamuju"]
    people = grdp.set_index(rows["bps_code"])["POP2017"]
    assert people["3313"] == "871596"


@pytest.mark.parametrize("dotted", [True, False])
@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("field", ["kemendagri_2020", "kemendagri_2025"])
def test_kemendagris_codes_of_all_514(
    facts: pd.DataFrame, gazetteer: Gazetteer, *, field: str, named: bool, dotted: bool
) -> None:
    codes = facts[field]
    if not dotted:
        codes = codes.str.replace(".", "", regex=False)
    names = facts["nama_bps"] if named else None
    report = match(MatchInput(code=codes, name=names), gazetteer)
    assert report.rows["bps_code"].tolist() == facts["bps_2024"].tolist()
    assert report.decision is not None
    assert report.decision.system is CodeSystem.KEMENDAGRI
    assert str(report.decision.vintage) == field[-4:]


@pytest.mark.parametrize("field", ["bps_2020", "bps_2024"])
@pytest.mark.parametrize("names", ["nama_bps", "nama_kemendagri_2025"])
def test_bps_codes_with_either_offices_names(
    facts: pd.DataFrame, gazetteer: Gazetteer, field: str, names: str
) -> None:
    table = MatchInput(code=facts[field], name=facts[names])
    rows = match(table, gazetteer).rows
    assert rows["bps_code"].tolist() == facts["bps_2024"].tolist()


def test_names_that_were_cut_off_are_conflicts(facts: pd.DataFrame, gazetteer: Gazetteer) -> None:
    # the list of 2020 calls Ogan Komering Ulu Selatan `Ogan Komering Ulu`
    for field in ("bps_2020", "kemendagri_2020"):
        table = MatchInput(code=facts[field], name=facts["nama_kemendagri_2020"])
        rows = match(table, gazetteer).rows
        cut = rows["status"] == "code_name_conflict"
        units = facts.loc[cut, "bps_2024"]
        assert units.tolist() == ["1608", "1609", "7107", "7110", "7111"]
        right = rows["bps_code"] == facts["bps_2024"]
        assert (right | cut).all()


@pytest.mark.parametrize("field", ["bps_2020", "bps_2024", "kemendagri_2020", "kemendagri_2025"])
@pytest.mark.parametrize("named", [True, False])
def test_the_26_renumbered_districts_alone(
    facts: pd.DataFrame, gazetteer: Gazetteer, field: str, *, named: bool
) -> None:
    moved = facts[facts["bps_2020"] != facts["bps_2024"]]
    names = moved["name_2024"] if named else None
    report = match(MatchInput(code=moved[field], name=names), gazetteer)
    assert len(moved) == 26
    assert report.rows["bps_code"].tolist() == moved["bps_2024"].tolist()
    assert report.decision is not None
    assert str(report.decision.vintage) == field[-4:]


@pytest.mark.parametrize(
    ("revision", "districts", "open_rows"),
    [
        ("1990", 288, {"6204"}),
        ("2000", 346, {"8201"}),
        ("20102", 497, set()),
        ("20122", 499, set()),
        ("20131", 505, set()),
        ("20141", 511, set()),
        ("20181", 514, set()),
        # the oldest lists, whose codes mean other districts everywhere
        ("1961", 261, {"2202"}),
        ("1971", 287, set()),
        ("1980", 287, set()),
    ],
)
def test_old_codes_with_their_names_are_never_wrong(
    history: pd.DataFrame,
    facts: pd.DataFrame,
    gazetteer: Gazetteer,
    revision: str,
    districts: int,
    open_rows: set[str],
) -> None:
    """Of 1990 the list calls Kapuas `Kapuas Hulu`: a conflict, not a guess."""
    columns = [f"kode_{revision}", f"nama_{revision}"]
    listed = history[columns].drop_duplicates().reset_index(drop=True)
    listed.columns = ["code", "name"]
    rows = match(MatchInput(code=listed["code"], name=listed["name"]), gazetteer).rows
    assert len(listed) == districts
    assert set(rows.loc[rows["bps_code"] == "", "input_code"]) == open_rows
    today = dict(zip(facts["bps_2020"], facts["bps_2024"]))
    unit = history["kode_20181"].map(today)
    then = dict(zip(unit, history[f"kode_{revision}"]))
    mapped = rows[rows["bps_code"] != ""]
    codes_then = mapped["bps_code"].map(then)
    assert codes_then.tolist() == mapped["input_code"].tolist()


def test_82_000_villages_go_to_their_districts(real_data: Path, gazetteer: Gazetteer) -> None:
    path = real_data / "boundaries" / "idn_villages_81904_points.csv.gz"
    codes = read(path)["village_code"]
    districts = village_district(codes)
    report = match(MatchInput(code=districts, period=codes), gazetteer)
    counts = report.rows["status"].value_counts().to_dict()
    # eight points lie on lakes and in forests
    assert counts == {"matched_code": 81896, "unmatched": 8}
    assert report.no_data.empty
    assert report.decision is not None
    assert report.decision.vintage == 2020
