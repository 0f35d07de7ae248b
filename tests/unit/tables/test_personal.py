"""Columns about persons never get past the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.tables.personal import is_personal_header
from msme_qgis_plugin.core.tables.read import read_table

if TYPE_CHECKING:
    from pathlib import Path

NIK = "3201014507900001"


@pytest.mark.parametrize(
    "header",
    [
        *("NIK", "No. KTP", "nomor_kk", "NPWP", "No HP", "No. Telp", "Email"),
        *("Nama Pemilik", "nama_pengusaha", "Nama Pelaku Usaha", "WhatsApp"),
        *("Alamat", "alamat usaha", "Pemilik / Nama", "Tanggal Lahir"),
        *("No. Telepon / HP", "Owner's name", "Phone Number", "Nomor Rekening"),
        *("Nama Lengkap", "Nama Kepala Desa", "No HP Pemilik"),
    ],
)
def test_header_of_a_person(header: str) -> None:
    assert is_personal_header(header)


@pytest.mark.parametrize(
    "header",
    [
        *("Nama", "Nama Kabupaten", "Kabupaten/Kota", "Kode", "Jumlah"),
        *("Persentase penduduk memiliki HP", "Pemilik", "Nama Usaha"),
        *("Rumah tangga dengan telepon", "Usaha / Mikro", "Unik", "SIM card"),
    ],
)
def test_header_of_an_indicator_stays(header: str) -> None:
    assert not is_personal_header(header)


def table_notes(folder: Path, text: str) -> tuple[list[str], str]:
    path = folder / "a.csv"
    path.write_text(text)
    table = read_table(path)
    return list(table.cells.columns), " ".join(map(str, table.notes))


def test_columns_are_dropped_and_named_without_values(tmp_path: Path) -> None:
    columns, notes = table_notes(
        tmp_path, f"Kode;Nama Pemilik;NIK;n\n1101;Siti;{NIK};5\n1102;Budi;3201010101900002;6\n"
    )
    assert columns == ["Kode", "n"]
    assert "left out on reading: Nama Pemilik, NIK." in notes
    assert "Siti" not in notes
    assert NIK not in notes


def test_identity_numbers_are_known_under_any_header(tmp_path: Path) -> None:
    columns, _ = table_notes(
        tmp_path,
        f"Kode;Kolom A;Kolom B;Kolom C;n\n"
        f"1101;{NIK};0812-3456-7890;siti@contoh.id;5\n"
        "1102;;+62 813 4567 8901;;6\n",
    )
    assert columns == ["Kode", "n"]


def test_long_money_is_no_identity_number(tmp_path: Path) -> None:
    # Sixteen digits, but no day and month in their places.
    columns, _ = table_notes(tmp_path, "Kode;Rupiah\n1101;1234569999000000\n1102;8123456789\n")
    assert columns == ["Kode", "Rupiah"]


def test_counts_of_people_with_a_card_stay(tmp_path: Path) -> None:
    columns, _ = table_notes(tmp_path, "Kode;KTP;HP\n1101;1.204;45,2\n1102;812;33,1\n")
    assert columns == ["Kode", "KTP", "HP"]
