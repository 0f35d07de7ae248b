"""Rows to provinces, subdistricts and zones: by code, by name, alike inside one parent."""

from __future__ import annotations

import pandas as pd
import pytest

from msme_qgis_plugin.core.regions.errors import AmbiguousCodeSystemError
from msme_qgis_plugin.core.regions.matching import MatchInput, MatchReport
from msme_qgis_plugin.core.regions.named_sets import NamedSet, provinces, subdistricts, zones
from msme_qgis_plugin.core.regions.systems import CodeSystem

NEW_IN_PAPUA = ["Papua Barat Daya", "Papua Selatan", "Papua Tengah", "Papua Pegunungan"]


def matched(known: NamedSet, **columns: list[str]) -> MatchReport:
    return known.match(MatchInput(**{name: pd.Series(cells) for name, cells in columns.items()}))


def outcomes(report: MatchReport) -> list[tuple[str, str]]:
    return list(zip(report.rows["status"], report.rows["bps_code"]))


def three_zones() -> NamedSet:
    return zones(
        pd.Series(["A1", "A2", "B1"]),
        pd.Series(["Market Street", "Old Town 1", "Market Street"]),
        pd.DataFrame({"city": ["Alpha", "Alpha", "Beta"]}),
    )


def test_there_are_38_provinces_and_34_before_the_split_of_papua() -> None:
    known = provinces()
    assert len(known.units) == 38
    held = known.held_by(2021)
    assert held.nunique() == 34
    assert held[["91", "92", "94", "95", "96", "97"]].tolist() == ["91", "91", *4 * ["94"]]
    # Kalimantan Utara left Kalimantan Timur in 2012.
    assert known.held_by(2010)["65"] == "64"


def test_a_province_code_of_kemendagri_is_told_by_the_names_beside_it() -> None:
    # 91 is Papua Barat at BPS; 92 Papua Barat Daya.
    report = matched(
        provinces(), code=["11", "91", "92"], name=["Aceh", "Papua", "Prov. Papua Barat"]
    )
    assert report.decision is not None
    assert report.decision.system is CodeSystem.KEMENDAGRI
    assert outcomes(report) == [
        ("matched_code", "11"),
        ("matched_code", "94"),
        ("matched_code", "91"),
    ]


def test_province_codes_of_papua_without_names_are_refused() -> None:
    with pytest.raises(AmbiguousCodeSystemError, match="91 = Papua"):
        matched(provinces(), code=["11", "91", "92"])


def test_a_province_code_that_contradicts_its_name_is_not_mapped() -> None:
    report = matched(
        provinces(),
        code=["11", "12", "13", "14"],
        name=["Aceh", "Sumatera Utara", "Jawa Barat", "Riau"],
    )
    assert outcomes(report)[2] == ("code_name_conflict", "")


def test_34_provinces_say_that_two_of_them_were_larger() -> None:
    names = [name for name in provinces().names if name not in NEW_IN_PAPUA]
    report = matched(provinces(), name=names)
    assert report.age == 2020
    larger = report.rows["territory"].eq("shrunk")
    assert report.rows.loc[larger, "bps_code"].tolist() == ["91", "94"]
    assert any("34" not in str(note) and "2020" in str(note) for note in report.notes)


def test_five_provinces_are_not_taken_for_a_table_of_the_past() -> None:
    assert matched(provinces(), name=["Aceh", "Riau", "Jambi", "Papua", "Bali"]).age is None


def test_a_subdistrict_is_looked_for_inside_its_district_alone() -> None:
    report = matched(
        subdistricts(),
        name=["Pacet", "Pacet", "Cugenag", "Pacet"],
        parent=["Kab. Bandung", "Kab. Cianjur", "Kab. Cianjur", "Kab. Garut"],
    )
    assert outcomes(report) == [
        ("matched_name", "32.04.30"),
        ("matched_name", "32.03.10"),
        ("matched_fuzzy", "32.03.11"),
        # Garut has none: not the one of the neighbour.
        ("ambiguous", ""),
    ]


def test_a_subdistrict_with_a_number_is_not_another_number_misspelt() -> None:
    report = matched(
        subdistricts(), name=["Banyuasin 2", "Banyuasin IV"], parent=2 * ["Kab. Banyuasin"]
    )
    assert report.rows["unit_name"].tolist() == ["Banyuasin II, Kab. Banyuasin", ""]


def test_seven_digits_of_bps_say_the_district_of_a_subdistrict() -> None:
    report = matched(
        subdistricts(),
        code=["3204010", "3204020", "3204031"],
        name=["Ciwidey", "Rancabali", "Pacet"],
    )
    assert report.decision is not None
    assert report.decision.system is CodeSystem.BPS
    assert report.rows["bps_code"].tolist() == ["32.04.39", "32.04.40", "32.04.30"]


def test_names_of_one_districts_subdistricts_need_no_parent() -> None:
    report = matched(subdistricts(), name=["Pidie", "Mila", "Delima", "Indrajaya"])
    # There is an Indrajaya elsewhere, too.
    assert report.rows["unit_name"].str.endswith("Kab. Pidie").all()
    assert "Kab. Pidie" in str(report.notes[0])


def test_names_of_many_districts_stay_open_where_they_repeat() -> None:
    report = matched(subdistricts(), name=["Pacet", "Cicendo", "Bakongan"])
    assert [status for status, _ in outcomes(report)] == ["ambiguous", *2 * ["matched_name"]]


def test_a_zone_is_told_by_the_layers_own_column_of_larger_units() -> None:
    report = matched(
        three_zones(),
        name=["Market Street", "Market Street", "Old Town 1"],
        parent=["Beta", "Alpha", ""],
    )
    assert outcomes(report) == [
        ("matched_name", "B1"),
        ("matched_name", "A1"),
        ("matched_name", "A2"),
    ]


def test_a_zone_of_a_number_is_not_its_neighbour() -> None:
    report = matched(three_zones(), name=["Old Town 2", "Old Twon 1"])
    assert [status for status, _ in outcomes(report)] == ["unmatched", "matched_fuzzy"]


def test_ids_of_zones_may_have_lost_their_zeros() -> None:
    known = zones(pd.Series(["007", "010"]), pd.Series(["x", "y"]), pd.DataFrame(index=range(2)))
    assert outcomes(matched(known, code=["7", "10.0", "8"])) == [
        ("matched_code", "007"),
        ("matched_code", "010"),
        ("unmatched", ""),
    ]
