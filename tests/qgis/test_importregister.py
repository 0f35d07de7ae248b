"""`msme:importregister`: a register becomes counts, and nobody's secret leaves it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from msme_qgis_plugin.layers import read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

HEADER = "NIK;Nama Pemilik;No HP;Kabupaten/Kota;KBLI;Jenis Kelamin;Tenaga Kerja\n"


def row(number: int, name: str, kbli: str, sex: str, workers: int) -> str:
    return (
        f"11010151029{number:05d};Siti Rahasia {number};0812345{number:05d};"
        f"{name};{kbli};{sex};{workers}\n"
    )


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Ten shops of women and six of men in 1101, one mine; four workshops in 1102."""
    rows = [row(n, "Kab. Simeulue", "47111", "P", 2) for n in range(10)]
    rows += [row(n, "Kab. Simeulue", "47112", "L", 7) for n in range(10, 16)]
    rows += [row(16, "Kab. Simeulue", "07101", "L", 30)]
    rows += [row(n, "Kab. Aceh Singkil", "31001", "L", 3) for n in range(17, 21)]
    path = tmp_path / "daftar.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def counted(
    made: dict[str, object], parts: tuple[str, ...] = ("sector", "sex", "size")
) -> dict[tuple[str, ...], float | str]:
    """Return (district, sector, sex, size) -> count, or the letter where there is none."""
    table = read_unit_table(made["OUTPUT"])
    status = table.letters("count")
    found = {}
    for place, unit in enumerate(table.units.index):
        key = tuple(table.categories[one].iloc[place] for one in parts)
        letter, value = status.iloc[place], table.values["count"].iloc[place]
        found[(unit, *key)] = value if letter == "A" else letter
    return found


def test_a_register_is_counted_and_few_are_withheld(run: Run, register: Path) -> None:
    made = run(
        "msme:importregister",
        INPUT=str(register),
        SIZE_DEFINITION="bps_workers",
        WORKERS_FIELD="Tenaga Kerja",
        YEAR="2024",
    )
    assert made["ROWS_READ"] == made["ROWS_PLACED"] == 21
    assert made["KBLI_FOUND"] == "2020"
    assert made["PERSONAL_COLUMNS"] == "NIK, Nama Pemilik, No HP"
    found = counted(made)
    assert found["1101", "total", "total", "total"] == 17
    assert found["1102", "total", "total", "total"] == 4
    assert found["1102", "C", "male", "micro"] == 4
    # One mine would be 17 less the shops, so that the shops are not told either.
    assert found["1101", "B", "total", "total"] == "Q"
    assert found["1101", "G", "total", "total"] == "Q"
    assert found["1101", "G", "female", "micro"] == "Q"


def test_its_counts_are_what_the_structure_is_made_of(run: Run, tmp_path: Path) -> None:
    rows = [row(n, "Kab. Simeulue", "47111", "P", 2) for n in range(30)]
    rows += [row(n, "Kab. Simeulue", "10710", "L", 2) for n in range(30, 40)]
    path = tmp_path / "daftar.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    made = run("msme:importregister", INPUT=str(path), YEAR="2024")
    structure = run("msme:structure", LAYER=made["OUTPUT"], KBLI_VERSION="2020")
    table = read_unit_table(structure["OUTPUT"]).values.loc["1101"]
    assert table["total"] == 40
    assert table["women_share"] == 0.75
    assert table["share_g"] == 0.75


def test_a_personal_column_cannot_be_chosen(run: Run, register: Path) -> None:
    with pytest.raises(QgsProcessingException, match="holds personal data"):
        run("msme:importregister", INPUT=str(register), UNIT_FIELD="NIK")


def test_nothing_that_is_written_holds_a_name_or_a_number(
    run: Run, register: Path, tmp_path: Path
) -> None:
    out = tmp_path / "hasil.gpkg"
    run("msme:importregister", INPUT=str(register), OUTPUT=str(out))
    raw = out.read_bytes()
    for secret in (b"Rahasia", b"0812345", b"11010151029"):
        assert secret not in raw


PLANTED = "Siti Rahasia Sekali"


def with_secrets(path: Path) -> Path:
    """A register with names, numbers and addresses of persons, also where they do not belong."""
    head = "NIK;Nama Pemilik;No HP;Email;Kabupaten/Kota;KBLI;Jenis Kelamin;lon;lat\n"
    line = (
        "11010151029{0:05d};{1} {0};0812345{0:05d};rahasia{0}@contoh.id;{2};{3};P;96.{0:05d};2.5\n"
    )
    rows = [line.format(n, PLANTED, "Kab. Simeulue", "47111") for n in range(30)]
    rows += [line.format(n, PLANTED, "Kab. Bireuen", "10710") for n in range(30, 50)]
    # Slips: a name for a district, a number for a sector.
    rows += [
        line.format(50, PLANTED, PLANTED, "47111"),
        line.format(51, PLANTED, "", "081234599999"),
    ]
    path.write_text(head + "".join(rows), encoding="utf-8")
    return path


def test_no_file_holds_a_value_of_anybody(run: Run, tmp_path: Path) -> None:
    register = with_secrets(tmp_path / "daftar.csv")
    own, out = tmp_path / "sendiri", tmp_path / "hasil"
    own.mkdir()
    out.mkdir()
    feedback = QgsProcessingFeedback(False)
    made = run(
        "msme:importregister",
        feedback=feedback,
        INPUT=str(register),
        KEY_FIELD="NIK",
        KEY_FILE=str(own / "kunci.key"),
        KEYED_OUTPUT=str(own / "samaran.csv"),
        AUDIT_LOG=str(out / "log.jsonl"),
        OUTPUT=str(out / "hasil.gpkg"),
    )
    layer = QgsVectorLayer(str(made["OUTPUT"]), "hasil", "ogr")
    layer.saveNamedStyle(str(out / "hasil.qml"))
    (out / "hasil.html").write_text(layer.htmlMetadata() + feedback.htmlLog(), encoding="utf-8")
    (out / "metadata.xml").write_text(feedback.textLog(), encoding="utf-8")
    secrets = (b"Rahasia", b"rahasia", b"0812345", b"11010151029", b"96.000", b"contoh.id")
    files = [one for one in (*out.iterdir(), *own.iterdir()) if one.is_file()]
    assert len(files) >= 6
    for file in files:
        raw = file.read_bytes()
        assert not [one for one in secrets if one in raw], file.name
    events = [json.loads(one) for one in (out / "log.jsonl").read_text().splitlines()]
    personal = {one["header"]: one for one in events if one["event"] == "personal_column"}
    assert personal["NIK"]["kind"] == "identity_number"
    assert personal["NIK"]["done"] == "keyed"
    assert personal["Email"]["kind"] == "email"
    assert personal["No HP"]["kind"] == "phone"
    assert personal["Nama Pemilik"] == {
        "event": "personal_column",
        "header": "Nama Pemilik",
        "kind": "name_or_address",
        "done": "dropped",
    }
    known = next(one for one in events if one["event"] == "register")
    assert known["sha256"] == hashlib.sha256(register.read_bytes()).hexdigest()
    rows = next(one for one in events if one["event"] == "rows")
    assert (rows["read"], rows["placed"], rows["repeated"]) == (52, 50, 0)
    pseudonyms = (own / "samaran.csv").read_text().splitlines()
    assert len(pseudonyms) == 1 + 52


def test_a_key_beside_the_result_is_refused(run: Run, register: Path, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="beside a project, a pack or the result"):
        run(
            "msme:importregister",
            INPUT=str(register),
            KEY_FIELD="NIK",
            KEY_FILE=str(tmp_path / "kunci.key"),
            OUTPUT=str(tmp_path / "hasil.gpkg"),
        )
    assert not (tmp_path / "kunci.key").exists()


def test_subdistricts_are_counted_and_a_later_count_of_districts_is_guarded(
    run: Run, tmp_path: Path
) -> None:
    rows = [row(n, "{}", "47111", "P", 2) for n in range(30)]
    places = ["Teupah Selatan;Kab. Simeulue"] * 20 + ["Simeulue Timur;Kab. Simeulue"] * 10
    text = HEADER.replace("Kabupaten/Kota", "Kecamatan;Kabupaten/Kota")
    text += "".join(one.format(place) for one, place in zip(rows, places))
    # One workshop in the first, nine in the other.
    for n in range(30, 40):
        place = places[0] if n == 30 else places[-1]
        text += row(n, place, "31001", "P", 2)
    path = tmp_path / "daftar.csv"
    path.write_text(text, encoding="utf-8")
    given = {"INPUT": str(path), "YEAR": "2024"}
    made = run(
        "msme:importregister", **given, LEVEL="subdistrict", OUTPUT=str(tmp_path / "kec.gpkg")
    )
    table = read_unit_table(QgsVectorLayer(str(made["OUTPUT"]), "kec", "ogr"))
    workshops = table.categories["sector"].eq("C") & table.categories["sex"].eq("total")
    shown = table.letters("count")[workshops].to_dict()
    assert sorted(shown.values()) == ["A", "Q"]
    assert all(one.startswith("11.09.") for one in shown)
    # The ten workshops of the district less the nine that were told would tell the one.
    district = run("msme:importregister", **given, OUTPUT=str(tmp_path / "kab.gpkg"))
    found = counted(
        {"OUTPUT": QgsVectorLayer(str(district["OUTPUT"]), "kab", "ogr")}, ("sector", "sex")
    )
    assert found["1101", "total", "total"] == 40
    assert found["1101", "C", "total"] == found["1101", "G", "total"] == "Q"
