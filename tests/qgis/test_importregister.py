"""`msme:importregister`: a register becomes counts, and nobody's secret leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProcessingException

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


def counted(made: dict[str, object]) -> dict[tuple[str, ...], float | str]:
    """Return (district, sector, sex, size) -> count, or the letter where there is none."""
    table = read_unit_table(made["OUTPUT"])
    status = table.letters("count")
    found = {}
    for place, unit in enumerate(table.units.index):
        key = tuple(table.categories[one].iloc[place] for one in ("sector", "sex", "size"))
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
