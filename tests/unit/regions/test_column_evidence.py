"""What a column says as a whole decides what one of its names is."""

from __future__ import annotations

import pandas as pd
import pytest

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.levels import Level
from msme_qgis_plugin.core.regions.matching import MatchInput, MatchReport, match

# As Statistics Indonesia prints them: a type before cities only.
JAWA_BARAT = (
    *("Bogor", "Sukabumi", "Cianjur", "Bandung", "Kota Bogor", "Kota Sukabumi"),
    *("Kota Bandung", "Kota Cirebon", "Cirebon"),
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def column(*names: str, header: str | None = None, province: tuple[str, ...] = ()) -> MatchReport:
    cells = pd.Series(list(names), dtype=object, name=header)
    provinces = pd.Series(list(province), dtype=object) if province else None
    return match(MatchInput(name=cells, province=provinces), Gazetteer.load())


def printed(units: pd.DataFrame) -> pd.Series:
    bare = units["type"] == "Kabupaten"
    return units["name"].where(bare, "Kota " + units["name"]).reset_index(drop=True)


def test_a_bare_name_is_the_kabupaten_where_types_stand_before_cities_only(
    gazetteer: Gazetteer,
) -> None:
    report = match(MatchInput(name=printed(gazetteer.units)), gazetteer)
    assert report.rows["bps_code"].tolist() == gazetteer.units["bps_code"].tolist()
    assert set(report.rows["status"]) == {"matched_name"}
    # Said once, for the 26 names that a kabupaten shares with a city.
    assert [note.values["count"] for note in report.notes] == [26]
    assert report.rows["message"].isna().all()


def test_one_province_with_cities_enough_settles_its_pairs() -> None:
    report = column(*JAWA_BARAT)
    assert report.rows["unit_name"].tolist() == [
        *("Kab. Bogor", "Kab. Sukabumi", "Kab. Cianjur", "Kab. Bandung", "Kota Bogor"),
        *("Kota Sukabumi", "Kota Bandung", "Kota Cirebon", "Kab. Cirebon"),
    ]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (("Kab. Garut",), ()),  # a kabupaten with its type
        (("Cimahi",), ()),  # a city without
        ((), ("Kota Bogor", "Kota Sukabumi")),  # two cities only
    ],
)
def test_a_column_that_writes_types_otherwise_leaves_pairs_open(
    more: tuple[str, ...], less: tuple[str, ...]
) -> None:
    report = column(*(name for name in JAWA_BARAT if name not in less), *more)
    bare = report.rows[report.rows["input_name"].isin(["Bandung", "Cirebon"])]
    assert set(bare["status"]) == {"ambiguous"}
    assert report.notes == ()


def test_a_pair_whose_city_has_no_row_stays_open() -> None:
    report = column(*(name for name in JAWA_BARAT if name != "Kota Bandung"), "Kota Depok")
    status = dict(zip(report.rows["input_name"], report.rows["status"]))
    assert (status["Bandung"], status["Bogor"]) == ("ambiguous", "matched_name")


def test_a_city_of_another_province_does_not_settle_its_namesake() -> None:
    # Kab. Banjar is in South Kalimantan, Kota Banjar in West Java.
    rows = column(*JAWA_BARAT, "Banjar", "Kota Banjar").rows
    assert rows["status"].iloc[-2] == "ambiguous"
    kalimantan = ("Kota Banjarmasin", "Kota Banjarbaru")
    rows = column(*JAWA_BARAT, *kalimantan, "Banjar", "Kota Banjar").rows
    assert rows["unit_name"].iloc[-2] == "Kab. Banjar"


def test_a_provinces_total_may_bear_the_kabupatens_name(gazetteer: Gazetteer) -> None:
    units = gazetteer.units[gazetteer.units["province"].isin(["Gorontalo", "Jawa Barat"])]
    names = printed(units).tolist()
    place = names.index("Gorontalo")
    assert column(*names).rows["unit_name"][place] == "Kab. Gorontalo"
    # Between two districts of the province it is no total.
    assert column("JAWA BARAT", *names).rows["unit_name"][place + 1] == "Kab. Gorontalo"
    # First of its province it may be, until the kabupaten has another row.
    moved = ["Gorontalo", *(name for name in names if name != "Gorontalo")]
    assert column(*moved).rows["status"][0] == "ambiguous"
    rows = column("Gorontalo", *names).rows
    assert rows["status"].tolist() == ["total_row", *["matched_name"] * len(names)]


@pytest.mark.parametrize("header", ["nama_kecamatan", "Nama Desa", "Wilayah", "Nama", None])
def test_a_subdistrict_that_bears_its_districts_name_is_not_it(header: str | None) -> None:
    report = column("Pidie", "Mila", header=header)
    assert report.level is Level.SUBDISTRICT
    assert report.finer == ("Mila",)
    assert report.rows["status"].tolist() == ["unmatched", "unmatched"]
    assert len(report.no_data) == 514


def test_subdistricts_of_one_district_are_none_of_the_districts_they_are_called_after(
    gazetteer: Gazetteer,
) -> None:
    by_unit: dict[str, list[str]] = {}
    for name, units in gazetteer.subdistricts.items():
        for unit in units:
            by_unit.setdefault(unit, []).append(name)
    # Alone with a district's name each, without another name beside it.
    assert len(by_unit) > 500
    for unit, names in by_unit.items():
        rows = column(*names, header="Wilayah").rows
        assert rows["bps_code"].eq("").all(), (unit, rows[rows["bps_code"] != ""])


def test_a_header_that_says_subdistrict_is_believed() -> None:
    assert column("Pidie", "Jepara", header="Kecamatan").level is Level.SUBDISTRICT
    assert column("Pidie", "Jepara", header="Kab/Kec").level is Level.DISTRICT
    assert column("Pidie", "Jepara", header="Wilayah").level is Level.DISTRICT


def test_districts_with_their_type_stand_among_their_subdistricts() -> None:
    rows = column("Kab. Pidie", "Pidie", "Mila", "Kab. Jepara", "Jepara", "Keling").rows
    assert rows["bps_code"].tolist() == ["1109", "", "", "3320", "", ""]


def test_a_subdistrict_called_kota_is_no_city() -> None:
    # Kota Batam's subdistricts; `Batam Kota` reads as the city as well.
    rows = column("Batam Kota", "Sekupang", "Nongsa", "Belakang Padang").rows
    assert rows["bps_code"].eq("").all()


def test_where_most_names_are_no_districts_a_namesake_is_only_offered() -> None:
    rows = column("Karangasem", "Sukamulyarejo", "Tegalwangisari", "Rt. Makmurjaya").rows
    assert rows["status"][0] == "ambiguous"
    assert rows["units"][0] == ("5107",)


def test_words_for_smaller_units_are_no_slips_of_a_district() -> None:
    rows = column("Ds Badung", "Kab. Gianyar", province=("Bali", "Bali")).rows
    assert rows["status"].tolist() == ["unmatched", "matched_name"]


def test_notes_below_a_table_do_not_make_its_names_doubtful() -> None:
    rows = column("Jembrana", "*) angka sementara", "Sumber: Dinas Koperasi").rows
    assert rows["status"].tolist() == ["matched_name", "unmatched", "unmatched"]


def test_a_province_in_the_first_row_of_its_block_is_filled_down() -> None:
    names = ("Karangaem", "Jembrana", "Simelue", "Pidie")
    rows = column(*names, province=("Bali", "", "Aceh", "")).rows
    assert rows["bps_code"].tolist() == ["5107", "5101", "1101", "1109"]
    rows = column("Jembrana", "Karangaem", province=("Bali", "")).rows
    assert (rows["status"][1], rows["bps_code"][1]) == ("matched_fuzzy", "5107")


def test_a_province_that_the_names_below_contradict_is_not_filled_down() -> None:
    rows = column("Jembrana", "Pidie", "Simelue", province=("Bali", "", "")).rows
    assert rows["bps_code"].tolist() == ["5101", "1109", ""]


def test_where_the_others_alike_have_rows_of_their_own_the_likest_is_meant() -> None:
    # Tenggara is one letter away, Tengah two; Deiyai and Dogiyai are one each from Doeiyai.
    aceh = ("Kab. Aceh Tenggar", "Kab. Aceh Tengah")
    rows = column(*aceh, province=("Aceh", "Aceh")).rows
    assert (rows["status"][0], rows["bps_code"][0]) == ("matched_fuzzy", "1104")
    rows = column(aceh[0], "Kab. Pidie", province=("Aceh", "Aceh")).rows
    assert (rows["status"][0], rows["bps_code"][0]) == ("ambiguous", "")
    assert rows["units"][0] == ("1104",)
    # Without a province it is only offered.
    rows = column(*aceh).rows
    assert (rows["status"][0], rows["units"][0]) == ("ambiguous", ("1104",))


def test_a_slip_beside_a_row_of_the_same_district_is_a_duplicate_and_no_other() -> None:
    rows = column("Kab. Aceh Tengahh", "Kab. Aceh Tengah", province=("Aceh", "Aceh")).rows
    assert rows["bps_code"].tolist() == ["1106", "1106"]
    assert set(rows["status"]) == {"duplicate"}


def test_one_slip_is_offered_where_every_other_takes_more() -> None:
    rows = column("Kab. Kro", "Kab. Pidie").rows
    assert (rows["status"][0], rows["units"][0]) == ("ambiguous", ("1211",))
    assert "only Kab. Karo is one letter away" in str(rows["message"][0])


@pytest.mark.parametrize(
    ("names", "provinces", "found"),
    [
        # PALI has its own row, Pati has none.
        (("Kab. Pali", "PALI"), ("Jawa Tengah", "Sumatera Selatan"), "3318"),
        # Without it the province may be what is wrong.
        (("Kab. Pali", "Kab. Kudus"), ("Jawa Tengah", "Jawa Tengah"), ""),
        # Pati has a row of its own.
        (
            ("Kab. Pali", "PALI", "Kab. Pati"),
            ("Jawa Tengah", "Sumatera Selatan", "Jawa Tengah"),
            "",
        ),
    ],
)
def test_a_slip_that_spells_another_district_is_read_by_its_province(
    names: tuple[str, ...], provinces: tuple[str, ...], found: str
) -> None:
    rows = column(*names, province=provinces).rows
    assert rows["bps_code"][0] == found
    offered = [] if found or "Kab. Pati" in names else ["3318", "1612"]
    assert list(rows["units"][0]) == (offered or ([] if found else ["1612"]))


@pytest.mark.parametrize(
    ("codes", "names", "found"),
    [
        (("3318", "1612", "3319"), ("Kab. Pali", "PALI", "Kab. Kudus"), "3318"),
        (("3318", "3320", "3319"), ("Kab. Pali", "Kab. Jepara", "Kab. Kudus"), ""),
        # Codes exchanged between two districts that are nothing alike.
        (("3318", "1612", "3319"), ("Kab. Kudus", "PALI", "Kab. Pati"), ""),
    ],
)
def test_a_slip_that_spells_another_district_is_read_by_its_code(
    codes: tuple[str, ...], names: tuple[str, ...], found: str
) -> None:
    table = MatchInput(code=pd.Series(codes), name=pd.Series(names))
    rows = match(table, Gazetteer.load()).rows
    assert rows["bps_code"][0] == found
    if found:
        assert "Read by its code as Kab. Pati" in str(rows["message"][0])


def test_a_name_as_near_to_others_follows_its_code() -> None:
    # One letter from Tebo (1509 has another name) and from Toba alike.
    codes = ("1508", "1507", "1506", "1505", "1504", "1503", "1502", "1501", "1509", "1571")
    units = Gazetteer.load().units.loc[list(codes)]
    names = units["label"].tolist()
    place = units["name"].tolist().index("Tebo")
    names[place] = "Kab. Tobo"
    table = MatchInput(code=pd.Series(codes), name=pd.Series(names))
    rows = match(table, Gazetteer.load()).rows
    assert rows["status"].eq("matched_code").all()
    assert "written “Kab. Tobo”" in str(rows["message"][place])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kabupaten Dati II Bogor", "3201"),
        ("Kotamadya Dati II Bogor", "3271"),
        ("Kab. Daerah Tingkat II Lebak", "3602"),
    ],
)
def test_names_of_the_former_second_level_are_known(name: str, code: str) -> None:
    assert column(name, "Kab. Serang", "Kab. Tangerang").rows["bps_code"][0] == code


def test_a_shared_name_is_the_only_district_that_its_province_lacks(gazetteer: Gazetteer) -> None:
    units = gazetteer.units[gazetteer.units["province"] == "Nusa Tenggara Barat"]
    rows = column(*printed(units)).rows
    assert rows["unit_name"][units["name"].tolist().index("Bima")] == "Kab. Bima"
    # Two of its districts lack a row.
    rows = column(*printed(units[units["name"] != "Dompu"])).rows
    assert rows["status"][rows["input_name"].tolist().index("Bima")] == "ambiguous"
    # Neither of the two bears its type.
    rows = column(*units["name"]).rows
    assert set(rows["status"][rows["input_name"] == "Bima"]) == {"ambiguous"}
