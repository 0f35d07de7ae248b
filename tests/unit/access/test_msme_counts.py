"""Counts of MSMEs as files carry them, placed in the survey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from msme_qgis_plugin.core.harmonise.errors import ColumnNotFoundError
from msme_qgis_plugin.core.overlay.access.msme_counts import CountColumns, MsmeCounts, read_counts
from msme_qgis_plugin.core.overlay.access.msme_places import AreaLevel, plain_code
from msme_qgis_plugin.core.overlay.errors import (
    CountColumnError,
    MsmeCodesError,
    NegativeCountError,
    RepeatedCountsError,
    UsersAboveCountError,
)
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.systems import CodeSystem
from msme_qgis_plugin.core.tables.sources import FileSource
from tests.unit.access.conftest import make_villages

if TYPE_CHECKING:
    from pathlib import Path

SURVEY = [("1503010001", "4g", 100), ("1503010002", "3g", 300), ("1503020001", "none", 100)]


def read(folder: Path, text: str, *, survey: Any = SURVEY, **columns: str) -> MsmeCounts:
    path = folder / "umkm.csv"
    path.write_text(text, encoding="utf-8")
    return read_counts(
        FileSource(path), make_villages(survey), Gazetteer.load(), CountColumns(**columns)
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1503010001", "1503010001"),
        ("1503010001.0", "1503010001"),
        ("15.03.01.2001", "1503012001"),
        ("15.03.01", "150301"),
        ("ID1503010", "1503010"),
        ("1503000", ""),
        ("1503", ""),
        ("15.03", ""),
        ("Sarolangun", ""),
    ],
)
def test_codes_of_villages_and_subdistricts(text: str, code: str) -> None:
    assert plain_code(text) == code


def test_levels_follow_from_each_code(tmp_path: Path) -> None:
    counts = read(
        tmp_path, "kode,umkm\n1503010001,5\n1503010,7\n1503,9\n", unit="kode", count="umkm"
    )
    assert counts.rows["level"].tolist() == [
        AreaLevel.VILLAGE,
        AreaLevel.SUBDISTRICT,
        AreaLevel.DISTRICT,
    ]
    assert set(counts.rows["unit"]) == {"1503"}


def test_columns_are_found_where_they_are_clear(tmp_path: Path) -> None:
    text = "kode_desa,nama,umkm\n1503010001,A,5\n1503010002,B,6\n"
    counts = read(tmp_path, text)
    assert counts.rows["count"].tolist() == [5, 6]


def test_two_columns_of_numbers_ask_which(tmp_path: Path) -> None:
    text = "kode_desa,umkm,pekerja\n1503010001,5,9\n1503010002,6,8\n"
    with pytest.raises(CountColumnError, match=r"umkm, pekerja"):
        read(tmp_path, text)


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    text = "kode_desa,umkm\n1503010001,5\n1503010002,6\n"
    with pytest.raises(ColumnNotFoundError, match="sektor"):
        read(tmp_path, text, sector="sektor")


def test_dotted_thousands_are_thousands_as_counts_are_whole(tmp_path: Path) -> None:
    text = "kode_desa;umkm\n1503010001;1.250\n1503010002;2.100\n"
    counts = read(tmp_path, text, count="umkm")
    assert counts.rows["count"].tolist() == [1250, 2100]


def test_withheld_counts_keep_their_reason(tmp_path: Path) -> None:
    text = "kode_desa,umkm\n1503010001,5\n1503010002,x\n1503020001,-\n"
    counts = read(tmp_path, text, count="umkm")
    assert counts.rows["status"].tolist() == ["A", "Q", "M"]


def test_sexes_and_totals_are_read_as_such(tmp_path: Path) -> None:
    text = (
        "kode_desa,kategori,jk,umkm\n1503010001,G,Perempuan,5\n"
        "1503010001,G,Laki-laki,4\n1503010001,Jumlah,Jumlah,9\n"
    )
    counts = read(tmp_path, text, count="umkm", sector="kategori", sex="jk")
    assert counts.rows["sex"].tolist() == ["female", "male", "total"]
    assert counts.rows["sector"].tolist() == ["G", "G", "total"]


def test_total_rows_of_districts_are_left_out(tmp_path: Path) -> None:
    text = "Kabupaten/Kota,UMKM\nSarolangun,100\nKota Jambi,50\nJumlah,150\n"
    counts = read(tmp_path, text)
    assert counts.rows["unit"].tolist() == ["1503", "1571"]
    assert counts.unmatched == 0


def test_columns_of_sector_and_sex_are_found_as_structure_finds_them(tmp_path: Path) -> None:
    text = "kode_desa,kategori,jk,umkm\n1503010001,G,P,5\n1503010001,I,L,4\n1503010002,G,L,3\n"
    counts = read(tmp_path, text, count="umkm")
    assert counts.rows["sector"].tolist() == ["G", "I", "G"]
    assert counts.rows["sex"].tolist() == ["female", "male", "male"]
    assert counts.by_sector


def test_a_column_said_not_to_be_there_is_not_looked_for(tmp_path: Path) -> None:
    text = "kode_desa,kategori,umkm\n1503010001,G,5\n1503010001,I,4\n"
    with pytest.raises(RepeatedCountsError, match="1503010001: 2, 3"):
        read(tmp_path, text, count="umkm", sector="-")


def test_negative_counts_are_refused_with_their_row(tmp_path: Path) -> None:
    text = "kode_desa,umkm\n1503010001,5\n1503010002,-3\n"
    with pytest.raises(NegativeCountError, match="row 3"):
        read(tmp_path, text, count="umkm")


def test_more_users_than_msmes_are_refused(tmp_path: Path) -> None:
    text = "kode_desa,umkm,daring\n1503010001,5,3\n1503010002,6,60\n"
    with pytest.raises(UsersAboveCountError, match="row 3"):
        read(tmp_path, text, count="umkm", users="daring")


def test_kemendagri_villages_over_a_survey_of_bps_are_refused(tmp_path: Path) -> None:
    # The same first four digits, and the same district even: but the
    # villages are numbered otherwise.
    text = "kode_desa,umkm\n1503012001,5\n1503012002,6\n"
    with pytest.raises(MsmeCodesError, match="1503012001, 1503012002"):
        read(tmp_path, text, count="umkm")


def test_some_villages_outside_the_survey_are_kept(tmp_path: Path) -> None:
    text = "kode_desa,umkm\n1503010001,5\n1503010002,6\n1503019999,7\n1101010001,8\n"
    counts = read(tmp_path, text, count="umkm")
    # Simeulue is not surveyed and no code list was decided on here.
    assert counts.rows["area"].tolist()[2] == "1503019999"
    assert counts.unmatched == 1


def test_subdistricts_of_kemendagri_have_six_digits(tmp_path: Path) -> None:
    path = tmp_path / "umkm.csv"
    path.write_text("kode,umkm\n15.03.01,5\n15.03.02,6\n", encoding="utf-8")
    villages = make_villages(
        [("1503012001", "4g", 5), ("1503022001", "3g", 7)], system=CodeSystem.KEMENDAGRI
    )
    counts = read_counts(
        FileSource(path), villages, Gazetteer.load(), CountColumns(unit="kode", count="umkm")
    )
    assert counts.rows["area"].tolist() == ["150301", "150302"]
    assert set(counts.rows["level"]) == {AreaLevel.SUBDISTRICT}
