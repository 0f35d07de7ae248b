"""A file is recognised by its columns and by its values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Callable

import pytest

from msme_qgis_plugin.core.catalogue.recognise import recognise
from msme_qgis_plugin.core.catalogue.variables import harmonise_variables
from msme_qgis_plugin.core.paths import resource

if TYPE_CHECKING:
    from msme_qgis_plugin.core.catalogue.load import Catalogue
    from msme_qgis_plugin.core.tables.model import Table

MakeTable = Callable[..., "Table"]

VILLAGE = {
    "R101": ["15", "15", "15", "15"],
    "R102": ["01", "01", "02", "71"],
    "R103": ["010", "010", "020", "010"],
    "R104": ["001", "002", "001", "001"],
}
PODES_2019 = {**VILLAGE, "R705C": ["1", "4", "2", "3"], "R705D": ["1", "0", "2", "4"]}


def ids(table: Table, catalogue: Catalogue) -> list[str]:
    return [one.dataset for one in recognise(table, catalogue)]


def test_r705d_is_the_internet_signal_in_2019(catalogue: Catalogue, make_table: MakeTable) -> None:
    assert ids(make_table(PODES_2019), catalogue) == ["podes2019"]


def test_r705d_is_a_count_of_health_posts_in_2024(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table(
        {
            **VILLAGE,
            "R705C": ["0", "6", "1", "4"],
            "R705D": ["3", "0", "12", "2"],
            "R1005C": ["1", "4", "2", "3"],
            "R1005D": ["1", "0", "2", "4"],
            "R1209BK2": ["0", "1", "0", "2"],
            "NAMA_DESA": ["A", "B", "C", "D"],
        }
    )
    assert ids(table, catalogue) == ["podes2024"]


def test_counts_above_4_do_not_pass_for_the_signal_of_2019(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table({**PODES_2019, "R705D": ["7", "0", "12", "5"]})
    assert ids(table, catalogue) == []


def test_counts_from_0_to_4_do_not_pass_for_the_signal_of_2019(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    # A cut of the 2024 file without the signal: every R705D is 0 to 4, as a
    # signal would be, but a zero stands where the phone signal is not 4.
    table = make_table({**VILLAGE, "R705C": ["1", "2", "3", "4"], "R705D": ["0", "0", "3", "4"]})
    assert ids(table, catalogue) == []


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            {"latitude": ["-6.2"], "longitude": ["106.8"], "rwi": ["0.53"], "error": ["0.4"]},
            "meta_rwi",
        ),
        (
            {
                "quadkey": ["31120230010201"],
                "latitude": ["-6.2"],
                "longitude": ["106.8"],
                "rwi": ["0.53"],
                "error": ["0.4"],
            },
            "meta_rwi_quadkey",
        ),
        (
            {"longitude": ["106.8"], "latitude": ["-6.2"], "idn_general_2020": ["3.27"]},
            "meta_hrsl_points",
        ),
        (
            {"user_loc": ["IDN.1.1_1"], "fr_loc": ["IDN.1.2_1"], "scaled_sci": ["812"]},
            "meta_sci_2021",
        ),
        (
            {
                "user_country": ["ID"],
                "friend_country": ["ID"],
                "user_region": ["IDN.1.1_1"],
                "friend_region": ["IDN.1.2_1"],
                "scaled_sci": ["812"],
            },
            "meta_sci_2026",
        ),
        (
            {
                "ds": ["2020-03-01"],
                "country": ["IDN"],
                "polygon_source": ["GADM"],
                "polygon_id": ["IDN.1.1_1"],
                "polygon_name": ["Aceh Barat"],
                "all_day_bing_tiles_visited_relative_change": ["-0.02"],
                "all_day_ratio_single_tile_users": ["0.21"],
                "baseline_name": ["full_february"],
                "baseline_type": ["DAY_OF_WEEK"],
            },
            "meta_movement_range",
        ),
        (
            {
                "polygon_id": ["IDN.1.1_1"],
                "polygon_name": ["Aceh Barat"],
                "business_vertical": ["All"],
                "activity_quantile": ["0.51"],
                "ds": ["2025-01-01"],
                "country": ["ID"],
            },
            "meta_business_activity",
        ),
        (
            {
                "region": ["Asia"],
                "fbcz_id": ["IDN1"],
                "name": ["Jakarta"],
                "fbcz_id_num": ["1"],
                "cz_gen_ds": ["3/5/23"],
                "win_population": ["1000"],
                "win_roads_km": ["10"],
                "area": ["20"],
                "country": ["Indonesia"],
                "geography": ["POLYGON ((0 0, 1 0, 1 1, 0 0))"],
            },
            "meta_commuting_zones",
        ),
        (
            {
                "KDJ": ["1101"],
                "District_name": ["Simeulue"],
                "POP2017": ["91375"],
                "RGDP2017": ["1500"],
            },
            "grdp_population",
        ),
        (
            {
                "Kab/Kota": ["Kerinci"],
                "Persentase Penduduk Miskin": ["7,5"],
                "Garis Kemiskinan": ["450000"],
            },
            "poverty",
        ),
        ({"Kab/Kota": ["Kerinci"], "IPM": ["71,2"], "UHH": ["70,1"]}, "ipm"),
        ({"Kode": ["1501"], "Angkatan Kerja": ["120000"], "Bekerja": ["110000"]}, "sakernas"),
    ],
)
def test_layout(
    catalogue: Catalogue, make_table: MakeTable, columns: dict[str, list[str]], expected: str
) -> None:
    assert ids(make_table(columns), catalogue)[0] == expected


@pytest.mark.parametrize("year", ["2016", "2026"])
def test_the_census_is_told_apart_by_its_year(
    catalogue: Catalogue, make_table: MakeTable, year: str
) -> None:
    table = make_table(
        {"kode": ["1501"], "kategori": ["G"], "jumlah_usaha": ["12"]},
        source=f"se{year}_kategori.csv",
    )
    assert ids(table, catalogue) == [f"se{year}"]


def test_micro_and_small_beside_medium_and_large(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table(
        {"Kab/Kota": ["Kerinci"], "UMK": ["12.345"], "UMB": ["67"]},
        source="Sensus Ekonomi 2016.xlsx",
    )
    assert ids(table, catalogue) == ["se2016_umk_umb"]
    dataset = catalogue.dataset("se2016_umk_umb")
    values = harmonise_variables(table, dataset).values
    assert values["msme"].tolist() == [12345]
    assert values["enterprises"].tolist() == [12412]


def test_sections_with_their_names(catalogue: Catalogue, make_table: MakeTable) -> None:
    table = make_table(
        {
            "Kode": ["1501", "1501", "1501"],
            "Kategori": ["C. Industri", "G - Perdagangan", "Jumlah"],
            "Jumlah Usaha": ["1", "2", "3"],
        },
        source="SE2016_Jambi.csv",
    )
    assert ids(table, catalogue) == ["se2016"]


def test_headers_in_another_case_are_the_same_headers(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    lower = {key.lower(): cells for key, cells in PODES_2019.items()}
    assert ids(make_table(lower), catalogue) == ["podes2019"]


def test_a_file_that_nobody_described(catalogue: Catalogue, make_table: MakeTable) -> None:
    table = make_table({"nama": ["a"], "nilai": ["1"]})
    assert recognise(table, catalogue) == ()


def test_no_column_at_all(catalogue: Catalogue, make_table: MakeTable) -> None:
    assert recognise(make_table({}), catalogue) == ()


def test_the_reason_names_the_columns(catalogue: Catalogue, make_table: MakeTable) -> None:
    (answer,) = recognise(make_table(PODES_2019), catalogue)
    assert "R705D" in str(answer.reason)
    assert not answer.assumed


def test_the_real_columns_of_2024_are_those_of_its_descriptor(catalogue: Catalogue) -> None:
    # Every R705 column is outside the descriptor of 2024.
    path = resource("catalogue", "datasets", "podes2024.json")
    text = json.dumps(json.loads(path.read_text(encoding="utf-8"))["variables"])
    assert "R705" not in text
    assert catalogue.dataset("podes2024").key.vintage == 2024
