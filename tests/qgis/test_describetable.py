"""`msme:describetable`: columns, roles, sheets and first rows of a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProcessingException

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

TEXT = (
    "Kode;Kabupaten/Kota;Provinsi;UMKM;Catatan;NIK\n"
    "5101;Jembrana;Bali;12;lama;5101010101800001\n"
    "5102;Tabanan;Bali;7;baru;5102010101800002\n"
    "5103;Badung;Bali;9;;5103010101800003\n"
)


def test_each_column_has_a_role_and_no_person_is_shown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "umkm.csv"
    path.write_text(TEXT)
    found = run("msme:describetable", INPUT=str(path))
    rows = [tuple(row.attributes()) for row in found["COLUMNS"].getFeatures()]
    assert rows == [
        ("Kode", "code", "5101 · 5102 · 5103"),
        ("Kabupaten/Kota", "name", "Jembrana · Tabanan · Badung"),
        ("Provinsi", "province", "Bali · Bali · Bali"),
        ("UMKM", "value", "12 · 7 · 9"),
        ("Catatan", "left_out", "lama · baru"),
        ("NIK", "personal", ""),
    ]
    assert (found["ROWS"], found["COLUMN_COUNT"]) == (3, 6)
    first = json.loads(found["FIRST_ROWS"])
    assert first[1] == ["5101", "Jembrana", "Bali", "12", "lama"]
    assert "510101" not in found["FIRST_ROWS"]
    assert json.loads(found["SHEETS"]) == []


def test_columns_of_two_readings_are_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "umkm.csv"
    path.write_text("Kode;Nama;UMKM;Luas\n5101;Jembrana;1.250;120,5\n5102;Tabanan;7;1.250\n")
    assert json.loads(run("msme:describetable", INPUT=str(path))["TWO_READINGS"]) == [
        {"column": "UMKM", "row": 2, "cell": "1.250", "indonesian": 1250, "english": 1.25}
    ]


def test_neither_file_nor_layer_is_refused(run: Run) -> None:
    with pytest.raises(QgsProcessingException, match="exactly one"):
        run("msme:describetable")


def test_decisions_reach_the_layer_and_the_report(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "umkm.csv"
    path.write_text(
        "Kode;Nama;UMKM\n5101;Jembrana;1\n5102;Tabanan;2\n5103;Badung;3\n5107;Karanganyar;4\n"
    )
    found = run(
        "msme:harmonise",
        INPUT=str(path),
        DECISIONS='{"5107|KARANGANYAR": "3313", "1": "leave out"}',
    )
    units = {row["bps_code"]: row for row in found["OUTPUT"].getFeatures()}
    assert units["3313"]["UMKM"] == 4
    assert units["5101"]["UMKM_status"] == "M"
    report = {row["row"]: row for row in found["REPORT"].getFeatures()}
    assert report[4]["decision"] == "map"
    assert report[1]["decision"] == "leave out"
    assert found["MATCHED"] == 3
    assert found["UNMATCHED"] == 1
    assert "BPS" in found["REASON"]


def test_decisions_that_are_no_json_are_one_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "umkm.csv"
    path.write_text(TEXT)
    with pytest.raises(QgsProcessingException, match="JSON object"):
        run("msme:harmonise", INPUT=str(path), DECISIONS="{12")


def test_what_a_table_is_good_for_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "umkm.csv"
    path.write_text(TEXT)
    found = run("msme:describetable", INPUT=str(path))
    assert json.loads(found["SOURCE"])["kind"] == "values"
    counts = tmp_path / "kbli.csv"
    counts.write_text(
        "Kode;Kategori;UMKM\n"
        "5101;C. Industri Pengolahan;12\n"
        "5101;G. Perdagangan Besar dan Eceran;7\n"
        "5102;C. Industri Pengolahan;9\n"
        "5102;G. Perdagangan Besar dan Eceran;8\n"
    )
    found = run("msme:describetable", INPUT=str(counts))
    told = json.loads(found["SOURCE"])
    assert told["kind"] == "counts"
    assert told["sector"] == "Kategori"
    assert (told["districts"], told["several"]) == (2, True)
