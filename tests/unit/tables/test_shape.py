"""Where the table is on the sheet: titles, headers, footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.tables.errors import (
    NoTableFoundError,
    SideBySideTablesError,
    TableHeaderOnlyError,
)
from msme_qgis_plugin.core.tables.grid import from_rows
from msme_qgis_plugin.core.tables.shape import shape_table

if TYPE_CHECKING:
    from msme_qgis_plugin.core.tables.model import Table


def shape(text: str) -> Table:
    """Shape a sheet drawn with one row a line, cells split by `|`."""
    rows = [line.split("|") for line in text.strip("\n").split("\n")]
    grid = from_rows(rows, lines=range(1, len(rows) + 1))
    return shape_table(grid, source="a.csv", sheet=None)


def names(text: str) -> list[str]:
    return list(shape(text).cells.columns)


def test_title_and_blank_rows_above_are_no_header() -> None:
    table = shape("""
Tabel 4.1|Jumlah usaha
Provinsi Aceh

Kode|Nama|2015|2016
1101|Simeulue|12|13
1102|Aceh Singkil|14|15
""")
    assert list(table.cells.columns) == [
        *("Kode", "Nama", "Jumlah usaha 2015", "Jumlah usaha 2016")
    ]
    assert table.sheet_rows.tolist() == [5, 6]
    assert "Row(s) 1, 2 above" in str(table.notes[0])


def test_merged_names_spread_over_their_columns() -> None:
    assert names("""
Kode|Nama|Usaha 2016|||Luas
||Mikro|Kecil|Menengah|
1101|Simeulue|1|2|3|4
""") == [
        "Kode",
        "Nama",
        "Usaha 2016 / Mikro",
        "Usaha 2016 / Kecil",
        "Usaha 2016 / Menengah",
        "Luas",
    ]


def test_three_header_rows() -> None:
    assert names("""
Nama|Usaha||||
|2015||2016||
|Mikro|Kecil|Mikro|Kecil|
Sabang|1|2|3|4
Langsa|5|6|7|8
""") == [
        "Nama",
        "Usaha / 2015 / Mikro",
        "Usaha / 2015 / Kecil",
        "Usaha / 2016 / Mikro",
        "Usaha / 2016 / Kecil",
    ]


def test_merged_name_above_a_complete_row() -> None:
    assert names("""
||Usaha 2016||Usaha 2017|
Kode|Nama|Mikro|Kecil|Mikro|Kecil
1101|Simeulue|1|2|3|4
""") == [
        "Kode",
        "Nama",
        "Usaha 2016 / Mikro",
        "Usaha 2016 / Kecil",
        "Usaha 2017 / Mikro",
        "Usaha 2017 / Kecil",
    ]


def test_label_merged_downwards_does_not_spread_sideways() -> None:
    assert names("""
Kode|Nama||
||Mikro|Kecil
1101|Simeulue|1|2
""") == ["Kode", "Nama", "Mikro", "Kecil"]


def test_years_as_header_are_no_data() -> None:
    assert names("""
Nama|Jumlah Usaha||
|2015|2016|2017
Sabang|812|913|955
Langsa|612|713|755
""") == ["Nama", "Jumlah Usaha / 2015", "Jumlah Usaha / 2016", "Jumlah Usaha / 2017"]


def test_ages_as_header_are_no_data() -> None:
    assert names("""
Kode|Nama|15|16
1101|Simeulue|5|6
1102|Aceh Singkil|7|8
""") == ["Kode", "Nama", "15", "16"]


def test_count_that_looks_like_a_year_is_data() -> None:
    table = shape("""
Nama|UMKM
Sabang|2016
Langsa|2017
""")
    assert table.cells["UMKM"].tolist() == ["2016", "2017"]


@pytest.mark.parametrize("numbering", ["(1)|(2)|(3)", "1|2|3", "-1|-2|-3"])
def test_numbering_row_is_skipped(numbering: str) -> None:
    table = shape(f"""
Kode|Nama|UMKM
{numbering}
1101|Simeulue|5
1102|Aceh Singkil|6
""")
    assert table.cells["UMKM"].tolist() == ["5", "6"]
    assert table.sheet_rows.tolist() == [3, 4]


def test_repeated_names_are_made_unique() -> None:
    assert names("""
Nama|Mikro|Mikro|Mikro (2)|
Sabang|1|2|3|4
""") == ["Nama", "Mikro", "Mikro (3)", "Mikro (2)", "column_5"]


def test_header_is_missing() -> None:
    table = shape("1101|Simeulue|5\n1102|Aceh Singkil|6")
    assert list(table.cells.columns) == ["column_1", "column_2", "column_3"]
    assert table.cells["column_1"].tolist() == ["1101", "1102"]
    assert "No header row" in str(table.notes[0])


def test_totals_above_and_below_stay() -> None:
    table = shape("""
Kode|Nama|UMKM
|Indonesia|11
1101|Simeulue|5
1102|Aceh Singkil|6
|Jumlah|11
""")
    assert table.cells["Nama"].tolist() == ["Indonesia", "Simeulue", "Aceh Singkil", "Jumlah"]


def test_province_as_a_row_of_its_own_stays() -> None:
    table = shape("""
Kabupaten|Mikro|Kecil
ACEH
Simeulue|5|6
Aceh Singkil|7|8
""")
    assert table.cells["Kabupaten"].tolist()[0] == "ACEH"
    assert table.sheet_rows.tolist() == [2, 3, 4]


def test_first_row_without_numbers_is_data() -> None:
    table = shape("""
Nama|Jenis|UMKM|Luas
Simeulue|Kabupaten||
Sabang|Kota|5|6
Langsa|Kota|7|8
""")
    assert list(table.cells.columns) == ["Nama", "Jenis", "UMKM", "Luas"]
    assert table.cells["Nama"].tolist() == ["Simeulue", "Sabang", "Langsa"]


def test_blank_rows_and_columns_are_dropped_and_lines_kept() -> None:
    table = shape("""
|Kode||Nama|UMKM||

|1101||Simeulue|5||

|1102||Aceh Singkil|6||
|||||||
""")
    assert list(table.cells.columns) == ["Kode", "Nama", "UMKM"]
    assert table.sheet_rows.tolist() == [3, 5]


def test_column_with_a_name_and_no_values_stays() -> None:
    assert names("Nama|UMKM|Luas\nSabang|5|\nLangsa|6|") == ["Nama", "UMKM", "Luas"]


def test_footnotes_are_set_apart() -> None:
    table = shape("""
Nama|UMKM|Luas
Sabang|5|1
Langsa|6|2
Catatan:
- : data tidak ada
*) Angka sementara
Sumber: BPS, 2016
""")
    assert table.cells["Nama"].tolist() == ["Sabang", "Langsa"]
    assert "Row(s) 4, 5, 6, 7 under the table" in str(table.notes[0])


def test_footnote_cut_by_commas_is_a_footnote() -> None:
    table = shape("""
Nama|UMKM|Luas
Sabang|5|1
Langsa|6|2
Sumber: BPS|2016|diolah
""")
    assert len(table.cells) == 2


def test_mark_in_the_middle_of_the_table_is_no_footnote() -> None:
    table = shape("""
Nama|UMKM|Luas
Sabang|5|1
*) Pemekaran
Langsa|6|2
""")
    assert table.cells["UMKM"].tolist() == ["5", "", "6"]


def test_last_district_without_values_is_no_footnote() -> None:
    table = shape("""
Nama|UMKM|Luas
Sabang|5|1
Langsa||
Sumber: BPS
""")
    assert table.cells["Nama"].tolist() == ["Sabang", "Langsa"]


def test_subdistrict_called_sumber_is_no_footnote() -> None:
    table = shape("Nama|UMKM|Luas\nKapetakan|5|1\nSumber|6|2")
    assert table.cells["Nama"].tolist() == ["Kapetakan", "Sumber"]


def test_header_repeated_on_each_page_is_skipped() -> None:
    table = shape("""
Nama|UMKM|Luas
(1)|(2)|(3)
Sabang|5|1
Nama|UMKM|Luas
(1)|(2)|(3)
Langsa|6|2
""")
    assert table.cells["UMKM"].tolist() == ["5", "6"]
    assert "Row(s) 4, 5 repeat the header" in str(table.notes[1])


def test_tables_side_by_side_are_refused() -> None:
    with pytest.raises(SideBySideTablesError) as caught:
        shape("""
Kabupaten|UMKM||Kabupaten|UMKM
Sabang|5||Langsa|6
Simeulue|7||Aceh Barat|8
""")
    assert "(column 4)" in str(caught.value)


def test_side_by_side_under_other_names_are_refused() -> None:
    with pytest.raises(SideBySideTablesError):
        shape("""
Kabupaten|UMKM||Provinsi|Luas
Sabang|5||Aceh|6
Simeulue|7||Riau|8
""")


def test_header_alone_is_refused() -> None:
    with pytest.raises(TableHeaderOnlyError, match="row 2: Kode, Nama"):
        shape("Tabel 1\nKode|Nama\nSumber: BPS")


def test_header_and_numbering_alone_are_refused() -> None:
    with pytest.raises(TableHeaderOnlyError):
        shape("Kode|Nama|UMKM\n1|2|3")


def test_table_of_words_has_a_header_too() -> None:
    table = shape("Nama|Jenis\n(1)|(2)\nSabang|Kota\nSiak|Kabupaten")
    assert list(table.cells.columns) == ["Nama", "Jenis"]
    assert table.cells["Nama"].tolist() == ["Sabang", "Siak"]


def test_words_without_a_table_are_refused() -> None:
    with pytest.raises(NoTableFoundError):
        shape("Daftar isi")


def test_first_rows_of_signs_alone_are_data() -> None:
    table = shape("""
Kabupaten/Kota|Jumlah UMKM|Jumlah Koperasi
Kab. Pandeglang|null|null
Kab. Lebak|NA|x
Kab. Tangerang|2037|2061
""")
    assert list(table.cells.columns) == ["Kabupaten/Kota", "Jumlah UMKM", "Jumlah Koperasi"]
    assert table.sheet_rows.tolist() == [2, 3, 4]


def test_small_footnote_signs_behind_three_digits_are_no_year() -> None:
    table = shape("Kabupaten/Kota|UMKM\nKab. Lebak|122¹\nKab. Serang|98")
    assert table.cells["UMKM"].tolist() == ["122¹", "98"]


def test_signs_beside_units_of_no_known_name_are_data() -> None:
    table = shape("Desa|UMKM|Koperasi\nSuka Maju|x|#N/A\nSuka Jadi|-|x\nMulya|5|6")
    assert table.sheet_rows.tolist() == [2, 3, 4]


def test_columns_called_x_and_y_are_a_header() -> None:
    assert names("Titik|X|Y\nPasar|96,1|2,6\nToko|97,1|2,2") == ["Titik", "X", "Y"]


@pytest.mark.parametrize("place", ["Kab. Lebak", "Suka Maju"])
def test_counts_that_read_as_years_are_data(place: str) -> None:
    table = shape(f"""
Kabupaten|L|P|L|P
{place}|1954|1926|2015|2011
Kab. Pandeglang|1801|1700|1650|1999
Kab. Tangerang|2010|1980|1970|2001
""")
    assert list(table.cells.columns) == ["Kabupaten", "L", "P", "L (2)", "P (2)"]
    assert len(table.cells) == 3


def test_years_under_each_name_stay_a_header() -> None:
    assert names("""
Nama|L||P|
|2015|2016|2015|2016
Suka Maju|1|2|3|4
Suka Jadi|1|2|3|4
""") == ["Nama", "L / 2015", "L / 2016", "P / 2015", "P / 2016"]


def test_first_row_under_a_numbering_row_is_data() -> None:
    table = shape("""
Kabupaten|UMKM|Koperasi
(1)|(2)|(3)
Kab. Pandeglang|null|null
Kab. Lebak|2001|2037
Kab. Tangerang|5|6
""")
    assert list(table.cells.columns) == ["Kabupaten", "UMKM", "Koperasi"]
    assert table.sheet_rows.tolist() == [3, 4, 5]


def test_totals_and_provinces_above_their_districts_are_data() -> None:
    table = shape("""
Wilayah|2015|2016
Indonesia|2037|2061
Kab. Pandeglang|2001|1990
Kab. Lebak|5|6
""")
    assert table.cells["Wilayah"].tolist() == ["Indonesia", "Kab. Pandeglang", "Kab. Lebak"]


def test_name_of_a_district_in_the_corner_is_a_header() -> None:
    table = shape("""
Kab. Lebak|2015|2016
Malingping|5|6
Wanasalam|7|8
""")
    assert list(table.cells.columns) == ["Kab. Lebak", "2015", "2016"]


def test_name_of_a_district_in_the_second_level_is_a_header() -> None:
    assert names("""
Desa|Dinding|
|Batu|Kayu
Suka Maju|5|6
Suka Jadi|7|8
""") == ["Desa", "Dinding / Batu", "Dinding / Kayu"]


def test_name_over_the_header_belongs_to_the_title() -> None:
    assert names("""
Indonesia|2016
Provinsi|Mikro|Kecil
Indonesia|11|12
Aceh|5|6
Riau|6|7
""") == ["Provinsi", "Mikro", "Kecil"]
