"""Code system and vintage are decided by a whole column."""

from __future__ import annotations

import pandas as pd
import pytest

from msme_qgis_plugin.core.regions.codes import Repair
from msme_qgis_plugin.core.regions.errors import (
    AmbiguousCodeSystemError,
    CodeLevelError,
    UnknownCodesError,
    UnknownVintageError,
)
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.matching import MatchInput, match
from msme_qgis_plugin.core.regions.systems import CodeSystem

BPS, KEMENDAGRI = CodeSystem.BPS, CodeSystem.KEMENDAGRI


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def units(gazetteer: Gazetteer) -> pd.DataFrame:
    return gazetteer.units.reset_index(drop=True)


def column(*cells: str) -> pd.Series:
    return pd.Series(list(cells), dtype=object)


@pytest.mark.parametrize(
    ("field", "system", "vintage"),
    [
        ("bps_code", BPS, 2024),
        ("bps_2020", BPS, 2020),
        ("hdx_pcode", BPS, 2020),
        ("kemendagri_code", KEMENDAGRI, 2025),
        ("kemendagri_2020", KEMENDAGRI, 2020),
    ],
)
@pytest.mark.parametrize("dotted", [True, False])
@pytest.mark.parametrize("named", [True, False])
def test_all_514_codes_of_each_list_are_all_right(
    gazetteer: Gazetteer,
    units: pd.DataFrame,
    *,
    field: str,
    system: CodeSystem,
    vintage: int,
    dotted: bool,
    named: bool,
) -> None:
    codes = units[field]
    if not dotted:
        codes = codes.str.replace(".", "", regex=False)
    names = units["label"] if named else None
    report = match(MatchInput(code=codes, name=names), gazetteer)
    assert report.rows["bps_code"].tolist() == units["bps_code"].tolist()
    assert set(report.rows["status"]) == {"matched_code"}
    assert report.decision is not None
    assert report.decision.system is system
    assert report.decision.vintage == vintage
    expected = "514 of 514 rows" if named else "514 of 514 codes"
    assert expected in str(report.decision.reason)


def test_aceh_alone_without_names_is_refused_naming_both_systems(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    aceh = units.loc[units["province"] == "Aceh", "kemendagri_code"]
    with pytest.raises(AmbiguousCodeSystemError) as caught:
        match(MatchInput(code=aceh), gazetteer)
    text = str(caught.value)
    assert "BPS 2024, Kemendagri 2025" in text
    # three example rows, each with both meanings
    assert (
        "1101 = Kab. Simeulue (BPS 2024) / Kab. Aceh Selatan (Kemendagri 2025); 1102 = "
    ) in text
    assert text.count("(Kemendagri 2025)") == 3


def test_where_names_are_there_nobody_is_told_to_add_names(gazetteer: Gazetteer) -> None:
    # 1171 is Banda Aceh to both. One name agrees with BPS, one with
    # Kemendagri.
    given = MatchInput(
        code=pd.Series(["1101", "1101", "1171"]),
        name=pd.Series(["Simeulue", "Aceh Selatan", "Banda Aceh"]),
    )
    with pytest.raises(AmbiguousCodeSystemError) as caught:
        match(given, gazetteer)
    text = str(caught.value)
    assert "as many names agree" in text
    assert "correct the names" in text
    assert "give every row its name" not in text


def test_a_list_of_codes_with_provinces_is_told_to_add_names(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    aceh = units[units["province"] == "Aceh"]
    with pytest.raises(AmbiguousCodeSystemError) as caught:
        match(MatchInput(code=aceh["bps_code"], province=aceh["province"]), gazetteer)
    assert "give every row its name" in str(caught.value)
    assert "as many names agree" not in str(caught.value)


def test_the_caller_says_which_system(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    aceh = units[units["province"] == "Aceh"]
    for system, field in ((BPS, "bps_code"), (KEMENDAGRI, "kemendagri_code")):
        report = match(MatchInput(code=aceh[field]), gazetteer, system=system)
        assert report.rows["bps_code"].tolist() == aceh["bps_code"].tolist()


def test_province_names_alone_tell_a_system(gazetteer: Gazetteer) -> None:
    # BPS 9401-9404 are in Papua, Kemendagri 94.01-94.04 in Papua Tengah;
    # 9403 of BPS is Jayapura, 94.03 of Kemendagri Paniai.
    table = MatchInput(code=column("9401", "9402", "9403"), province=column(*["Papua Tengah"] * 3))
    report = match(table, gazetteer)
    assert report.rows["bps_code"].tolist() == ["9604", "9608", "9605"]
    assert report.decision is not None
    assert report.decision.system is KEMENDAGRI


def test_codes_of_1990_with_their_names_are_not_read_as_todays(gazetteer: Gazetteer) -> None:
    # today 1101 is Simeulue, 6402 Kutai Barat, 8203 Kepulauan Sula
    table = MatchInput(
        code=column("1101", "6402", "8203", "3313"),
        name=column("ACEH SELATAN", "KUTAI", "JAYA PURA", "KARANGANYAR"),
    )
    report = match(table, gazetteer)
    assert report.decision is not None
    assert report.decision.vintage == 1990
    found = report.rows["bps_code"].tolist()
    assert found == ["1103", "6403", "9403", "3313"]
    assert report.rows["territory"].tolist() == ["shrunk"] * 3 + [""]


def test_the_newest_of_lists_that_agree_is_taken_and_the_others_named(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    bali = units[units["province"] == "Bali"]
    report = match(MatchInput(code=bali["bps_code"], name=bali["name"]), gazetteer)
    decision = report.decision
    assert decision is not None
    assert (decision.system, decision.vintage) == (BPS, 2024)
    assert "BPS 2020" in decision.also_fits
    assert "Kemendagri 2025" in decision.also_fits


def test_a_table_of_2013_says_that_it_may_be_older(gazetteer: Gazetteer) -> None:
    listed = gazetteer.code_list(BPS, 2013)
    codes, names = column(*listed.names), column(*listed.names.values())
    report = match(MatchInput(code=codes, name=names), gazetteer)
    decision = report.decision
    assert decision is not None
    assert decision.vintage == 2020
    assert "BPS 2013" in decision.also_fits
    assert any("none of the 9 formed" in str(note) for note in decision.notes)


def test_one_wrong_code_in_a_hundred_without_names_is_borne(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    codes = units["bps_code"].copy()
    codes[:5] = ["1998", "2998", "3998", "4998", "5998"]
    report = match(MatchInput(code=codes), gazetteer)
    assert report.rows["status"].tolist()[:6] == ["unmatched"] * 5 + ["matched_code"]
    codes[:6] = ["1998", "2998", "3998", "4998", "5998", "6998"]
    with pytest.raises(UnknownCodesError, match="holds 508 of 514"):
        match(MatchInput(code=codes), gazetteer)


def test_codes_that_are_none_leave_it_to_the_names(gazetteer: Gazetteer) -> None:
    table = MatchInput(
        code=column("1901", "5998", "7798"), name=column("Simeulue", "Kota Bandung", "Pidie")
    )
    report = match(table, gazetteer)
    assert report.decision is None
    assert report.rows["bps_code"].tolist() == ["1101", "3273", "1109"]


def test_village_codes_are_refused_where_districts_are_expected(gazetteer: Gazetteer) -> None:
    with pytest.raises(CodeLevelError, match="2 of 2 codes"):
        match(MatchInput(code=column("1101010001", "1101010002")), gazetteer)


def test_a_year_without_a_list_names_the_years_there_are(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    with pytest.raises(UnknownVintageError, match="2014, 2020, 2024"):
        match(MatchInput(code=units["bps_code"]), gazetteer, system=BPS, vintage=2023)


def test_codes_and_names_that_disagree_in_most_rows_map_nothing_blindly(
    gazetteer: Gazetteer,
) -> None:
    table = MatchInput(
        code=column("3201", "3202", "3203", "3204", "3205"),
        name=column("Garut", "Subang", "Ciamis", "Kuningan", ""),
    )
    report = match(table, gazetteer)
    assert report.rows["bps_code"].tolist() == [""] * 5
    statuses = report.rows["status"].tolist()
    assert statuses == ["code_name_conflict"] * 4 + ["ambiguous"]


AS_EXCEL = {
    "a float": lambda code: str(float(code)),
    "a comma": lambda code: str(float(code)).replace(".", ","),
}


@pytest.mark.parametrize("dress", AS_EXCEL.values(), ids=AS_EXCEL)
@pytest.mark.parametrize("named", [True, False])
def test_eaten_zeros_come_back(
    gazetteer: Gazetteer, units: pd.DataFrame, dress: object, *, named: bool
) -> None:
    codes = units["kemendagri_code"].map(dress)
    assert (codes.str.len() == 4).sum() == 23
    names = units["name"] if named else None
    report = match(MatchInput(code=codes, name=names), gazetteer)
    assert report.rows["bps_code"].tolist() == units["bps_code"].tolist()
    assert report.decision is not None
    assert report.decision.repair is Repair.APPENDED


def test_unpadded_codes_are_told_from_eaten_zeros(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    codes = units["kemendagri_code"].str.replace(".0", ".", regex=False)
    report = match(MatchInput(code=codes), gazetteer)
    assert report.rows["bps_code"].tolist() == units["bps_code"].tolist()
    assert report.decision is not None
    assert report.decision.repair is Repair.PADDED


def test_names_repair_a_code_where_the_column_cannot(gazetteer: Gazetteer) -> None:
    # 11.1 twice: once 11.01, once 11.10
    table = MatchInput(
        code=column("11.1", "11.1", "11.2"),
        name=column("Aceh Selatan", "Aceh Singkil", "Aceh Tenggara"),
    )
    report = match(table, gazetteer)
    assert report.rows["bps_code"].tolist() == ["1103", "1102", "1104"]
    assert "read as 1110" in str(report.rows["message"][1])


def test_nothing_repairs_a_code_that_may_be_two(gazetteer: Gazetteer) -> None:
    table = MatchInput(code=column("12.1", "13.1"))
    report = match(table, gazetteer, system=KEMENDAGRI)
    assert report.rows["status"].tolist() == ["ambiguous"] * 2
    assert report.rows["candidates"][0] == ("1207 Kab. Labuhanbatu; 1204 Kab. Tapanuli Tengah")


def test_gadm_ids_are_of_the_districts_of_2010(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    known = units[units["gadm_gid2"] != ""]
    report = match(MatchInput(code=known["gadm_gid2"]), gazetteer)
    assert len(known) == 497
    assert report.rows["bps_code"].tolist() == known["bps_code"].tolist()
    territory = report.rows.set_index("bps_code")["territory"]
    # Musi Rawas Utara left Musi Rawas in 2013; GADM has them as one
    assert territory["1605"] == "shrunk"
    assert territory["1606"] == ""
