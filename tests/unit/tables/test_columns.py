"""What a column is for: by its cells, then by its header."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from msme_qgis_plugin.core.tables.columns import ColumnRoles, find_columns
from msme_qgis_plugin.core.tables.grid import from_rows
from msme_qgis_plugin.core.tables.shape import shape_table

if TYPE_CHECKING:
    from msme_qgis_plugin.core.tables.model import Table

PROVINCES = {"aceh", "riau"}
DISTRICTS = {"simeulue", "acehsingkil", "siak", "pekanbaru"}


def table(text: str) -> Table:
    rows = [line.split("|") for line in text.strip("\n").split("\n")]
    grid = from_rows(rows, lines=range(1, len(rows) + 1))
    return shape_table(grid, source="a.csv", sheet=None)


def roles(text: str) -> ColumnRoles:
    given = table(text)
    before = given.cells.copy()
    found = find_columns(given, provinces=PROVINCES, districts=DISTRICTS)
    pd.testing.assert_frame_equal(given.cells, before)
    return found


WIDE = """
No|Provinsi|Kode|Kabupaten/Kota|Jenis|2015|2016|X|Y|Ket
1|Aceh|1101|Simeulue|Kab.|5|6|96,1|2,6|a
2|Aceh|1102|Aceh Singkil|Kab.|7|8|97,1|2,2|b
3|Riau|1471|Pekanbaru|Kota|9|x|101,4|0,5|c
"""


def test_wide_table() -> None:
    found = roles(WIDE)
    assert found == ColumnRoles(
        code="Kode",
        name="Kabupaten/Kota",
        type="Jenis",
        province="Provinsi",
        period=None,
        values=("2015", "2016"),
        left_out=("No", "X", "Y", "Ket"),
        notes=found.notes,
    )
    assert "Coordinates were left out of the values: X, Y" in str(found.notes[0])


def test_content_matters_more_than_headers() -> None:
    found = roles("""
A|B|C|D
Riau|1408|Kab. Siak|5
Riau|1471|Kota Pekanbaru|6
Aceh|1101|Simeulue|7
""")
    assert (found.province, found.code, found.name) == ("A", "B", "C")
    assert found.values == ("D",)


@pytest.mark.parametrize(
    "codes",
    [
        *("1101 1102 1471", "11.01 11.02 14.71", "ID1101 ID1102 ID1471"),
        *("11.1 11.02 14.71", "1101.0 1102.0 1471.0"),
    ],
)
def test_shapes_of_codes(codes: str) -> None:
    first, second, third = codes.split()
    found = roles(f"KDJ|n\n{first}|5\n{second}|6\n{third}|7")
    assert found.code == "KDJ"
    assert found.values == ("n",)


def test_values_of_four_digits_are_no_codes() -> None:
    found = roles("""
District_name|Regency_City|RGDP2016
Simeulue|Regency|4404
Aceh Singkil|Regency|5207
Pekanbaru|Capital City|7197
Siak|Regency|9912
""")
    assert found.code is None
    assert found.name == "District_name"
    assert found.type == "Regency_City"
    assert found.values == ("RGDP2016",)


def test_few_counts_of_four_digits_are_not_taken_for_codes() -> None:
    found = roles("Nama|UMKM\nSimeulue|1204\nSiak|1311\nPekanbaru|1471")
    assert found.code is None
    assert found.values == ("UMKM",)


def test_further_codes_and_province_codes_are_no_values() -> None:
    found = roles("""
bps_2024|kode_prov|kode_kemendagri|umkm
1101|11|11.09|5
1102|11|11.10|6
1471|14|14.71|7
""")
    assert found.code == "bps_2024"
    assert found.values == ("umkm",)
    assert found.left_out == ("kode_prov", "kode_kemendagri")


def test_count_with_bps_in_its_name_stays_a_value() -> None:
    found = roles("Nama|Usaha (BPS)\nSimeulue|912\nSiak|5207\nPekanbaru|88")
    assert found.values == ("Usaha (BPS)",)


def test_years_in_rows_are_a_period_when_units_repeat() -> None:
    found = roles("""
Nama|Waktu rilis|Tahap|UMKM
Simeulue|2015|a|5
Simeulue|2016|a|6
Siak|2015|b|7
Siak|2016|b|8
""")
    assert found.period == "Waktu rilis"
    assert found.values == ("UMKM",)


def test_years_are_a_period_under_any_header() -> None:
    found = roles("""
Nama|Kolom|UMKM
Simeulue|2015|5
Simeulue|2016|6
Siak|2015|7
""")
    assert found.period == "Kolom"


def test_counts_near_two_thousand_are_values() -> None:
    found = roles("Nama|UMKM\nSimeulue|2015\nSiak|2016\nPekanbaru|1999")
    assert found.period is None
    assert found.values == ("UMKM",)


def test_undecided_style_stays_a_value_to_be_refused_later() -> None:
    assert roles("Nama|UMKM\nSimeulue|1.234\nSiak|2.345").values == ("UMKM",)


def test_spoilt_column_is_left_out_and_told() -> None:
    found = roles("""
Nama|UMKM|Luas
Simeulue|5|1
Aceh Singkil|lihat catatan|2
Siak|6|3
Pekanbaru|8|4
""")
    assert found.values == ("Luas",)
    assert "“UMKM” was left out" in str(found.notes[0])
    assert "“lihat catatan” in row 3" in str(found.notes[0])


def test_columns_of_signs_alone_are_left_out_and_told() -> None:
    found = roles("""
Nama|UMKM|Rahasia|Dicentang|Kosong
Simeulue|5|-|x|
Aceh Singkil|6|…|x|
Siak|7|x|-|
Pekanbaru|8|-|x|
""")
    assert found.values == ("UMKM",)
    (note,) = found.notes
    said = str(note)
    assert "only signs such as -, …, x" in said
    assert said.count("Rahasia, Dicentang.") == 1
    assert "Kosong" not in said


def test_a_column_mostly_of_signs_that_a_cell_spoils_is_told() -> None:
    found = roles("""
Nama|UMKM|Luas
Simeulue|-|1
Aceh Singkil|x|2
Siak|…|3
Pekanbaru|s.d.|4
Kampar|-|5
""")
    assert found.values == ("Luas",)
    assert "“UMKM” was left out" in str(found.notes[0])
    assert "1 cell(s) are no numbers, first “s.d.”" in str(found.notes[0])


def test_village_codes_are_taken_where_there_are_no_others() -> None:
    found = roles("""
IDDESA|Desa|n
1101010001|Latiung|5
1101010002|Labuhan Bajau|6
1101010003|Suak Lamatan|7
""")
    assert found.code == "IDDESA"
    assert found.values == ("n",)


def test_headers_help_without_known_names() -> None:
    given = table("Kabupaten|Provinsi|n\nAtlantis|Laut|5\nUtopia|Laut|6")
    found = find_columns(given)
    assert found.name == "Kabupaten"
    assert found.values == ("n",)


def test_days_are_a_period_under_any_header() -> None:
    found = roles(
        """
ds|polygon_id|polygon_name|change
2022-05-20|IDN.1.22_1|Simeulue|0.1
2022-05-20|IDN.1.6_1|Aceh Singkil|0.2
2022-05-21|IDN.1.22_1|Simeulue|0.3
2022-05-21|IDN.1.6_1|Aceh Singkil|0.4
"""
    )
    assert found.period == "ds"
    assert found.values == ("change",)


def test_years_as_the_unit_of_a_value_are_no_period() -> None:
    # Repeated units made this column the period: all but one value's rows fell away.
    found = roles("""
Nama|Umur Harapan Hidup (Tahun)|UMKM
Simeulue|65,1|5
Siak|66,2|6
Siak|66,2|6
Jumlah|65,6|11
Jumlah|65,6|11
""")
    assert found.period is None
    assert found.values == ("Umur Harapan Hidup (Tahun)", "UMKM")


def test_a_value_in_years_stands_beside_the_period() -> None:
    found = roles("""
Nama|Lama sekolah (tahun)|Tahun
Simeulue|8,5|2015
Simeulue|8,6|2016
Siak|9,5|2015
Siak|9,6|2016
""")
    assert found.period == "Tahun"
    assert found.values == ("Lama sekolah (tahun)",)


def test_counts_of_a_year_named_in_the_header_are_no_period() -> None:
    found = roles("Nama|UMKM tahun 2020\nSimeulue|1954\nSiak|2015\nPekanbaru|1926")
    assert found.period is None
    assert found.values == ("UMKM tahun 2020",)


@pytest.mark.parametrize(
    "periods",
    [
        "Triwulan I 2020|Triwulan II 2020",
        "Maret 2020|September 2020",
        "2015/2016|2016/17",
        "I|II",
        "1|2",
    ],
)
def test_periods_as_people_write_them(periods: str) -> None:
    one, two = periods.split("|")
    found = roles(f"Nama|Periode|n\nSiak|{one}|5\nSiak|{two}|6\nSimeulue|{one}|7")
    assert found.period == "Periode"
    assert found.values == ("n",)


def test_four_digits_beside_other_values_are_no_codes() -> None:
    found = roles("Nama|UMKM|Luas\nSimeulue|1204|5,1\nSiak|1311|6,1\nPekanbaru|1471|7,1")
    assert found.code is None
    assert found.values == ("UMKM", "Luas")


def test_codes_under_any_header_agree_with_the_names() -> None:
    found = roles("Nama|A|Luas\nSimeulue|1101|5,1\nSiak|1405|6,1\nPekanbaru|1471|7,1")
    assert found.code == "A"
    assert found.values == ("Luas",)


def test_percentages_are_no_codes() -> None:
    found = roles("""
Nama|Persen|n
Simeulue|82.10|1
Siak|61.71|2
Pekanbaru|35.29|3
Kampar|31.34|4
""")
    assert found.code is None
    assert found.values == ("Persen", "n")


def test_many_values_that_look_like_codes_stay_values() -> None:
    names = ["Simeulue", "Siak", "Pekanbaru", "Kampar", "Dumai", "Pidie"]
    names += ["Bireuen", "Langsa", "Sabang", "Bogor", "Garut", "Ciamis"]
    lines = [f"{name}|{1204 + 7 * number}|5" for number, name in enumerate(names)]
    found = roles("Nama|UMKM|Luas\n" + "\n".join(lines))
    assert found.values == ("UMKM", "Luas")


def test_column_with_many_unreadable_cells_is_told() -> None:
    found = roles("""
Nama|UMKM|Luas
Simeulue|5 unit|1
Aceh Singkil|6 unit|2
Siak|6|3
Pekanbaru|8|4
""")
    assert found.values == ("Luas",)
    (note,) = found.notes
    assert "“UMKM” was left out: 2 cell(s) are no numbers, first “5 unit” in row 2" in str(note)
    assert note.warns


def test_columns_of_words_are_told_without_a_warning() -> None:
    found = roles("Nama|Kelas|Tanggal|n\nSimeulue|maju|5 Mei 2020|5\nSiak|mandiri|6 Mei 2020|6")
    (note,) = found.notes
    assert "hold words and were left out of the values: Kelas, Tanggal." in str(note)
    assert not note.warns


def test_counts_that_read_as_years_are_no_period_where_totals_repeat() -> None:
    found = roles("""
Nama|UMKM|Luas
Simeulue|1918|5
Siak|2020|6
Pekanbaru|1928|7
Jumlah|1955|18
Jumlah|2001|19
""")
    assert found.period is None
    assert found.values == ("UMKM", "Luas")


def test_a_time_that_is_measured_in_a_year_is_no_period() -> None:
    found = roles("""
Kabupaten/Kota|Waktu Tempuh 2019|Waktu Tempuh 2020
Simeulue|1990|1995
Siak|1990|2001
Simeulue|1990|1996
""")
    assert found.period is None
    assert found.values == ("Waktu Tempuh 2019", "Waktu Tempuh 2020")
