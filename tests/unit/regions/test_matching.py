"""Every row is accounted for once, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.messages import Message
from msme_qgis_plugin.core.regions import matching
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.matching import MatchInput, match
from msme_qgis_plugin.core.regions.systems import CodeSystem, RowStatus


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def units(gazetteer: Gazetteer) -> pd.DataFrame:
    return gazetteer.units.reset_index(drop=True)


def column(*cells: str) -> pd.Series:
    return pd.Series(list(cells), dtype=object)


def by_name(gazetteer: Gazetteer, *names: str) -> pd.DataFrame:
    return match(MatchInput(name=column(*names)), gazetteer).rows


def test_a_table_with_every_kind_of_row(gazetteer: Gazetteer) -> None:
    table = MatchInput(
        code=column("1102", "1103", "1101", "1199", "", "1105", "1106", "1103", ""),
        name=column(
            "Aceh Singkil",
            "Aceh Selatan",
            "Kab. Simelue",
            "Aceh Barat",
            "Jumlah",
            "Bandung",
            "Aceh Tengah",
            "Kab. Aceh Selatan",
            "",
        ),
        sheet_row=np.arange(5, 14),
    )
    before = table.code.copy()
    report = match(table, gazetteer)
    rows = report.rows
    assert rows["status"].tolist() == [
        "matched_code",
        "duplicate",
        "matched_code",
        "matched_name",
        "total_row",
        "code_name_conflict",
        "matched_code",
        "duplicate",
        "unmatched",
    ]
    assert rows["bps_code"].tolist() == ["1102", "1103", "1101", "1107", "", "", "1106", "1103", ""]
    assert rows["row"].tolist() == list(range(1, 10))
    assert rows["sheet_row"].tolist() == list(range(5, 14))
    assert rows["unit_name"][2] == "Kab. Simeulue"
    assert rows["candidates"][5] == (
        "by code: 1105 Kab. Aceh Timur; by name: 3204 Kab. Bandung; 3273 Kota Bandung"
    )
    assert rows["score"].isna().all()
    kinds = {type(message) for message in rows["message"]}
    assert kinds == {Message, type(None)}
    assert len(report.no_data) == 514 - 5
    assert "1105" in set(report.no_data["bps_code"])
    pd.testing.assert_series_equal(table.code, before)


def test_the_26_bare_names_of_kabupaten_and_kota_are_never_guessed(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    bare = units.loc[units["name"].duplicated(), "name"]
    rows = by_name(gazetteer, *bare)
    assert len(rows) == 26
    assert set(rows["status"]) == {"ambiguous"}
    assert set(rows["bps_code"]) == {""}
    bandung = rows.set_index("input_name").loc["Bandung"]
    assert bandung["candidates"] == "3204 Kab. Bandung; 3273 Kota Bandung"


def test_type_province_or_code_settles_a_bare_name(gazetteer: Gazetteer) -> None:
    names = column("Bandung", "Bandung", "Banjar", "Banjar", "Bandung")
    table = MatchInput(
        code=column("", "", "", "", "3273"),
        name=names,
        type=column("Regency", "Kota", "", "", ""),
        province=column("", "", "Jawa Barat", "Kalimantan Selatan", ""),
        period=column("1", "2", "3", "4", "5"),
    )
    found = match(table, gazetteer).rows["bps_code"].tolist()
    assert found == ["3204", "3273", "3279", "6303", "3273"]


def test_all_514_names_with_type_are_found(gazetteer: Gazetteer, units: pd.DataFrame) -> None:
    for spelled in (units["label"], units["label"].str.upper()):
        report = match(MatchInput(name=spelled), gazetteer)
        assert report.rows["bps_code"].tolist() == units["bps_code"].tolist()
        assert set(report.rows["status"]) == {"matched_name"}


def test_a_bare_name_is_told_that_the_other_one_has_a_row(gazetteer: Gazetteer) -> None:
    rows = by_name(gazetteer, "Bandung", "Kota Bandung")
    assert rows["status"].tolist() == ["ambiguous", "matched_name"]
    assert "Kota Bandung has a row of its own" in str(rows["message"][0])


def test_the_name_of_a_province_is_a_total_unless_a_city_bears_it(gazetteer: Gazetteer) -> None:
    rows = by_name(gazetteer, "ACEH", "Kepulauan Riau", "Maluku Utara", "Jambi")
    assert rows["status"].tolist() == ["total_row"] * 3 + ["ambiguous"]
    assert rows["candidates"][3] == "1571 Kota Jambi"


def test_province_codes_among_district_codes_are_totals(gazetteer: Gazetteer) -> None:
    table = MatchInput(
        code=column("1100", "1101", "12", "9999", "11", "Jumlah"),
        name=column("Aceh", "Simeulue", "", "Indonesia", "Aceh", ""),
    )
    rows = match(table, gazetteer).rows
    assert rows["status"].tolist() == [
        "total_row",
        "matched_code",
        "total_row",
        "total_row",
        "total_row",
        "total_row",
    ]


def test_a_valid_code_beside_a_totals_name_is_a_conflict(gazetteer: Gazetteer) -> None:
    table = MatchInput(
        code=column("1101", "1102", "1103"), name=column("Simeulue", "Jumlah", "Aceh Selatan")
    )
    statuses = match(table, gazetteer).rows["status"].tolist()
    assert statuses == ["matched_code", "code_name_conflict", "matched_code"]


def test_kabupaten_code_with_the_kotas_name_is_a_conflict(gazetteer: Gazetteer) -> None:
    table = MatchInput(
        code=column("3204", "3201", "3202"),
        name=column("Kota Bandung", "Kab. Bogor", "Kab. Sukabumi"),
    )
    rows = match(table, gazetteer).rows
    assert rows["status"][0] == "code_name_conflict"
    assert "by name: 3273 Kota Bandung" in rows["candidates"][0]


def agreeing(gazetteer: Gazetteer, code: str, name: str, *, province: str = "") -> pd.Series:
    """Match a row among others whose codes and names agree."""
    others = gazetteer.units.loc[["5101", "5102", "5103", "3313", "3505", "3515", "1203", "1205"]]
    others = pd.concat([others, gazetteer.units.loc[["6101", "6102", "7201", "7202"]]])
    table = MatchInput(
        code=column(*others.index, code),
        name=column(*others["label"], name),
        province=column(*others["province"], province) if province else None,
    )
    return match(table, gazetteer).rows.iloc[-1]


@pytest.mark.parametrize("name", ["simuele", "Simeule", "Kab. Smeulu", "Wxyzzyx"])
def test_a_misspelt_name_is_no_contradiction_where_no_other_unit_fits(
    gazetteer: Gazetteer, name: str
) -> None:
    row = agreeing(gazetteer, "1101", name)
    assert (row["status"], row["bps_code"]) == ("matched_code", "1101")
    assert name in str(row["message"])


@pytest.mark.parametrize(
    "name",
    [
        "Kab. Aceh Selatn",  # another district fits better
        "Bandung",  # another district
        "Meureubo",  # a subdistrict, of Aceh Barat
        "Kec. Teluk Dalam",
        "Danau Laut Tawar",  # a lake
    ],
)
def test_a_name_that_fits_something_else_contradicts_its_code(
    gazetteer: Gazetteer, name: str
) -> None:
    row = agreeing(gazetteer, "1101", name)
    assert (row["status"], row["bps_code"]) == ("code_name_conflict", "")


def test_a_misspelt_kabupaten_contradicts_the_code_of_its_city(gazetteer: Gazetteer) -> None:
    assert agreeing(gazetteer, "3375", "Kota Pekalngan")["bps_code"] == "3375"
    assert agreeing(gazetteer, "3375", "Kab. Pekalngan")["status"] == "code_name_conflict"


def test_a_name_that_was_cut_off_speaks_for_the_only_unit_like_it(gazetteer: Gazetteer) -> None:
    row = agreeing(gazetteer, "7108", "Kab. Kep. Siau Tagulandang")
    assert (row["status"], row["bps_code"]) == ("matched_code", "7108")


def test_another_province_contradicts_a_code_whatever_the_name(gazetteer: Gazetteer) -> None:
    assert agreeing(gazetteer, "1101", "simuele", province="Aceh")["bps_code"] == "1101"
    assert agreeing(gazetteer, "1101", "simuele", province="Bali")["bps_code"] == ""


def test_a_gadm_code_is_contradicted_by_a_misspelt_name_of_another(gazetteer: Gazetteer) -> None:
    table = MatchInput(
        code=column("IDN.1.22_1", "IDN.1.22_1", "IDN.1.22_1", "IDN.1.22_1"),
        name=column("Simeulue", "Simuele", "Aceh Selatn", "Simeulue"),
        province=column("Aceh", "Aceh", "Aceh", "Bali"),
        period=column("1", "2", "3", "4"),
    )
    assert match(table, gazetteer).rows["status"].tolist() == [
        "matched_code",
        "matched_code",
        "code_name_conflict",
        "code_name_conflict",
    ]


def test_a_wrong_type_is_borne_where_code_and_name_agree_alone(gazetteer: Gazetteer) -> None:
    # there is one Mamuju only
    table = MatchInput(
        code=column("7604", "7601"),
        name=column("Mamuju", "Majene"),
        type=column("Capital City", "Regency"),
    )
    assert match(table, gazetteer).rows["bps_code"].tolist() == ["7604", "7601"]
    without_code = MatchInput(name=table.name, type=table.type)
    statuses = match(without_code, gazetteer).rows["status"].tolist()
    assert statuses == ["ambiguous", "matched_name"]


def test_a_name_needs_its_province(gazetteer: Gazetteer) -> None:
    table = MatchInput(
        name=column("Simeulue", "Sorong Selatan", "Sorong Selatan"),
        province=column("Bali", "Papua Barat", "Papua Barat Daya"),
        period=column("1", "2", "3"),
    )
    rows = match(table, gazetteer).rows
    # a province of any time will do, another will not
    assert rows["status"].tolist() == ["ambiguous"] + ["matched_name"] * 2
    assert rows["candidates"][0] == "1101 Kab. Simeulue"


def test_a_name_and_its_province_in_one_cell(gazetteer: Gazetteer) -> None:
    rows = by_name(
        gazetteer,
        "Banjar, West Java",
        "Kab. Banjar, Kalimantan Selatan, Indonesia",
        "Pariaman, Kota",
        "Karangasm, Bali",
    )
    assert rows["bps_code"].tolist() == ["3279", "6303", "1377", "5107"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Toba Samosir", "1206"),
        ("Mamuju Utara", "7605"),
        ("Maluku Tenggara Barat", "8101"),
        ("Kab. Pontianak", "6104"),
        ("Ujung Pandang", "7371"),
        ("Selayar", "7301"),
        ("Kab. Pasir", "6401"),
        ("Yapen Waropen", "9408"),
        ("Polewali Mamasa", "7602"),
        ("Kab. Kendari", "7403"),
        ("Limapuluh Koto", "1308"),
        ("Tobasa", "1206"),
        ("PALI", "1612"),
    ],
)
def test_former_names_and_short_forms_are_aliases(
    gazetteer: Gazetteer, name: str, code: str
) -> None:
    row = by_name(gazetteer, name).iloc[0]
    assert (row["status"], row["bps_code"]) == ("matched_alias", code)


def test_a_name_from_before_a_split_is_marked(gazetteer: Gazetteer) -> None:
    rows = by_name(gazetteer, "Kab. Kepulauan Riau", "Toba Samosir")
    assert rows["bps_code"].tolist() == ["2102", "1206"]
    # Lingga and Tanjung Pinang left while Bintan bore the old name; Toba
    # kept its name for years after Samosir had left
    assert rows["territory"].tolist() == ["shrunk", ""]


def test_rows_of_several_periods_are_no_duplicates(gazetteer: Gazetteer) -> None:
    codes = column("1101", "1101", "1102", "1102")
    names = column("Simeulue", "Simeulue", "Aceh Singkil", "Aceh Singkil")
    years = column("2016", "2017", "2016", "2016")
    table = MatchInput(code=codes, name=names, period=years)
    rows = match(table, gazetteer).rows
    assert rows["status"].tolist() == ["matched_code"] * 2 + ["duplicate"] * 2
    assert rows["matched_by"].tolist() == ["matched_code"] * 4
    assert rows["bps_code"].tolist() == codes.tolist()


def test_a_code_and_a_name_for_one_unit_are_duplicates(gazetteer: Gazetteer) -> None:
    rows = by_name(gazetteer, "Toba", "Kab. Toba Samosir")
    assert set(rows["status"]) == {"duplicate"}
    assert set(rows["bps_code"]) == {"1206"}


def test_numbers_and_nothing_for_cells(gazetteer: Gazetteer) -> None:
    table = MatchInput(
        code=pd.Series([1101.0, np.nan, 1102]),
        name=pd.Series(["Simeulue", None, "Aceh Singkil"], dtype=object),
    )
    rows = match(table, gazetteer).rows
    assert rows["bps_code"].tolist() == ["1101", "", "1102"]
    assert rows["status"][1] == "unmatched"


def test_an_index_that_does_not_count_is_kept(gazetteer: Gazetteer) -> None:
    table = MatchInput(
        code=pd.Series(["1101", "1102"], index=[7, 3]),
        name=pd.Series(["Simeulue", "Aceh Singkil"], index=[7, 3]),
    )
    rows = match(table, gazetteer).rows
    assert rows["bps_code"].to_dict() == {7: "1101", 3: "1102"}


def test_an_empty_table_has_an_empty_report(gazetteer: Gazetteer) -> None:
    report = match(MatchInput(name=column()), gazetteer)
    assert report.rows.empty
    assert len(report.no_data) == 514


def test_a_subdistrict_that_bears_a_districts_name_is_not_it(gazetteer: Gazetteer) -> None:
    table = MatchInput(
        code=column("3316", "3204", "3504090"), name=column("Blora", "Kab. Bandung", "Kab. Bandung")
    )
    statuses = match(table, gazetteer).rows["status"].tolist()
    assert statuses == ["matched_code", "matched_code", "unmatched"]


def test_lakes_and_forests_are_no_districts_and_upset_nothing(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    lakes = ["1288", "1388", "1688", "1888", "3288", "3388", "3399", "7188"]
    codes = pd.Series([*units["bps_2020"], *lakes])
    rows = match(MatchInput(code=codes), gazetteer).rows
    assert rows["status"].tolist() == ["matched_code"] * 514 + ["unmatched"] * 8
    assert "a lake or a forest" in str(rows["message"].iloc[-1])


def test_a_table_without_keys_is_a_programming_error(gazetteer: Gazetteer) -> None:
    with pytest.raises(ValueError, match="code or a name"):
        match(MatchInput(province=column("Aceh")), gazetteer)


def test_every_row_appears_once_whatever_it_holds(
    gazetteer: Gazetteer, units: pd.DataFrame
) -> None:
    rng = np.random.default_rng(7)
    pieces = [*units["label"], *units["bps_code"], "", "–", "Σ", "12", "x" * 99]
    cells = rng.choice(np.array(pieces, dtype=object), size=(4, 400))
    table = MatchInput(*(pd.Series(one, dtype=object) for one in cells))
    report = match(table, gazetteer)
    assert report.rows["row"].tolist() == list(range(1, 401))
    known = {status.value for status in RowStatus} - {"no_data"}
    assert set(report.rows["status"]) <= known
    mapped = report.rows["bps_code"] != ""
    ok = report.rows["status"].str.match("matched|duplicate")
    assert (mapped == ok).all()


def test_a_column_that_is_matched_again_is_settled_once(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[int] = []

    def counted(rows: object, *told: object, **named: object) -> object:
        settled.append(len(rows))  # type: ignore[arg-type]  # (a list)
        return decide(rows, *told, **named)

    decide = matching.decide
    monkeypatch.setattr(matching, "decide", counted)
    table = MatchInput(code=column("1107", "1108"), name=column("Aceh Barat", "Aceh Besar"))
    first = match(table, gazetteer)
    first.rows["bps_code"] = "spoilt"
    again = match(table, gazetteer)
    assert again.rows["bps_code"].tolist() == ["1107", "1108"]
    assert again.decision == first.decision
    assert settled == [2]
    # Another system, other cells, other numbers of rows, another gazetteer.
    match(table, gazetteer, system=CodeSystem.BPS)
    match(replace(table, name=column("Aceh Barat", "Aceh Jaya")), gazetteer)
    match(
        MatchInput(code=column("1107", "1108", "1108"), name=column(*["Aceh Barat"] * 3)), gazetteer
    )
    match(table, replace(gazetteer))
    assert len(settled) == 5
