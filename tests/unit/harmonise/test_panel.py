"""A table of several years keeps them all where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.harmonise.errors import DuplicateUnitsError
from msme_qgis_plugin.core.harmonise.options import ALL_PERIODS, HarmoniseOptions
from msme_qgis_plugin.core.harmonise.table_to_units import harmonise
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.tables.read import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.harmonise.harmonised import Harmonised

PANEL = """kode,nama,tahun,Jumlah UMKM,Persentase miskin
1101,Simeulue,2016,10,5.5
1101,Simeulue,2017,11,5.25
1102,Aceh Singkil,2016,20,6.5
1103,Aceh Selatan,2017,x,7.75
"""


def read(folder: Path, text: str, period: str | None) -> Harmonised:
    path = folder / "panel.csv"
    path.write_text(text, encoding="utf-8")
    known = Districts(Gazetteer.load())
    units = list(known.labels.index)
    return harmonise(
        read_table(path), units=units, known=known, options=HarmoniseOptions(period=period)
    )


def test_each_year_is_a_field_of_one_series(tmp_path: Path) -> None:
    made = read(tmp_path, PANEL, ALL_PERIODS)
    table = made.unit_table(made.values[[]], About())
    assert [(one.name, one.period) for one in table.fields.indicators] == [
        ("Jumlah_UMKM_2016", "2016"),
        ("Persentase_miskin_2016", "2016"),
        ("Jumlah_UMKM_2017", "2017"),
        ("Persentase_miskin_2017", "2017"),
    ]
    first, _, second, _ = table.fields.indicators
    assert first.series == second.series
    assert first.title("id") == "Jumlah UMKM"
    here = ["1101", "1102", "1103"]
    assert table.values.loc[here, "Jumlah_UMKM_2016"].fillna(-1).tolist() == [10, 20, -1]
    assert table.values.loc[here, "Jumlah_UMKM_2017"].fillna(-1).tolist() == [11, -1, -1]
    # A year without a row is missing; what the table withholds is withheld.
    assert table.letters("Jumlah_UMKM_2017")[here].tolist() == ["A", "M", "Q"]
    assert table.letters("Jumlah_UMKM_2016")[here].tolist() == ["A", "A", "M"]
    assert made.periods == ("2016", "2017")
    assert made.units_matched == 3


def test_the_latest_year_alone_is_as_it_was(tmp_path: Path) -> None:
    made = read(tmp_path, PANEL, None)
    assert list(made.headers) == ["Jumlah_UMKM", "Persentase_miskin"]
    assert made.period == "2017"
    assert made.values.loc["1101"].tolist() == [11, 5.25]


def test_a_table_of_one_year_is_as_without(tmp_path: Path) -> None:
    one = "".join(line for line in PANEL.splitlines(keepends=True) if "2017" not in line)
    made = read(tmp_path, one, ALL_PERIODS)
    assert list(made.headers) == ["Jumlah_UMKM", "Persentase_miskin"]
    assert made.period == "2016"


def test_a_table_without_periods_takes_all_of_them(tmp_path: Path) -> None:
    made = read(tmp_path, "kode,nama,umkm\n1101,Simeulue,3\n1102,Aceh Singkil,4\n", ALL_PERIODS)
    assert (made.period, list(made.headers)) == (None, ["umkm"])


def test_two_rows_of_one_year_are_still_refused(tmp_path: Path) -> None:
    with pytest.raises(DuplicateUnitsError):
        read(tmp_path, PANEL + "1101,Simeulue,2017,12,5\n", ALL_PERIODS)


YEARS_UNDER_A_TITLE = """Tabel 4.2.1;;;
Persentase Usaha Mikro yang Memakai Internet Menurut Kabupaten/Kota di Provinsi Aceh, 2021–2023;;;
(Persen);;;
Kabupaten/Kota;2021;2022;2023*
Kab. Simeulue;10,5;11,25;12,75
Kab. Aceh Singkil;20,5;;22,5
"""


def test_columns_headed_by_years_are_one_series_that_the_title_names(tmp_path: Path) -> None:
    made = read(tmp_path, YEARS_UNDER_A_TITLE, None)
    found = made.unit_table(made.values[[]], About()).fields.indicators
    assert [(one.title("id"), one.period) for one in found] == [
        ("Persentase Usaha Mikro yang Memakai Internet (Persen)", year)
        for year in ("2021", "2022", "2023")
    ]
    assert len({one.series for one in found}) == 1
    # What the title says of them holds for each: percentages are not added up.
    assert {one.rule for one in found} == {None}
    names = [f"Persentase_Usaha_Mikro_yang_Memakai_Internet_{year}" for year in (2021, 2022, 2023)]
    assert [one.name for one in found] == names
    assert made.values.loc["1101"].tolist() == [10.5, 11.25, 12.75]


@pytest.mark.parametrize(
    "header", ["Nama;UMKM;;\n;2021;2022;2023", "Nama;2021;2022;2023\n;UMKM;UMKM;UMKM"]
)
def test_years_below_or_above_an_indicator_are_one_series(tmp_path: Path, header: str) -> None:
    made = read(tmp_path, f"{header}\nSimeulue;1;2;3\nAceh Singkil;4;5;6\n", None)
    found = made.unit_table(made.values[[]], About()).fields.indicators
    assert [(one.title("id"), one.period) for one in found] == [
        ("UMKM", "2021"),
        ("UMKM", "2022"),
        ("UMKM", "2023"),
    ]


def test_a_saved_model_still_finds_the_years_by_their_own_headers(tmp_path: Path) -> None:
    path = tmp_path / "umkm.csv"
    path.write_text(YEARS_UNDER_A_TITLE, encoding="utf-8")
    known = Districts(Gazetteer.load())
    options = HarmoniseOptions(values=("2022",))
    made = harmonise(read_table(path), units=["1101"], known=known, options=options)
    assert made.values["Persentase_Usaha_Mikro_yang_Memakai_Internet_2022"].tolist() == [11.25]
