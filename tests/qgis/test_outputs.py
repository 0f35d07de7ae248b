"""Outputs that would cost a person a file, or that are not whole."""

from __future__ import annotations

import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.qgis.conftest import Run

TABLE = "Kode,Nama,Jumlah\n1101,Simeulue,1\n1102,Aceh Singkil,2\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "umkm.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """Let no file grow over `size` bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_result_never_replaces_the_table_that_is_read(
    run: Run, table: Path
) -> None:
    with pytest.raises(QgsProcessingException, match=r"replace .*umkm\.csv"):
        run("msme:harmonise", INPUT=str(table), OUTPUT=str(table))
    assert table.read_text(encoding="utf-8") == TABLE


def test_report_never_replaces_the_table_that_is_read(
    run: Run, table: Path
) -> None:
    same = f"{table.parent}/./{table.name}"
    with pytest.raises(QgsProcessingException, match="replace"):
        run("msme:harmonise", INPUT=str(table), REPORT=same)
    assert table.read_text(encoding="utf-8") == TABLE


def test_text_beside_the_spreadsheet_never_replaces_the_layer(
    run: Run, table: Path, tmp_path: Path
) -> None:
    before = table.read_bytes()
    with pytest.raises(QgsProcessingException, match="replace"):
        run(
            "msme:exporttable",
            INPUT=str(table),
            OUTPUT=str(tmp_path / "umkm.xlsx"),
        )
    assert table.read_bytes() == before


def test_two_results_never_share_one_file(
    run: Run, table: Path, tmp_path: Path
) -> None:
    both = str(tmp_path / "both.gpkg")
    with pytest.raises(QgsProcessingException, match="Two results"):
        run("msme:harmonise", INPUT=str(table), OUTPUT=both, REPORT=both)


def test_two_results_are_two_tables_of_one_geopackage(
    run: Run, table: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "both.gpkg"
    run(
        "msme:harmonise",
        INPUT=str(table),
        OUTPUT=f"ogr:dbname='{pack}' table=\"units\" (geom)",
        REPORT=f"ogr:dbname='{pack}' table=\"report\"",
    )
    units = QgsVectorLayer(f"{pack}|layername=units", "", "ogr")
    report = QgsVectorLayer(f"{pack}|layername=report", "", "ogr")
    assert (units.featureCount(), report.featureCount()) == (514, 514)
    assert "could not be found" not in "".join(capfd.readouterr())


def test_a_file_cut_off_by_a_full_disk_is_no_success(
    run: Run, table: Path, tmp_path: Path
) -> None:
    with (
        no_file_over(300_000),
        pytest.raises(QgsProcessingException, match="could not be written"),
    ):
        run(
            "msme:harmonise",
            INPUT=str(table),
            OUTPUT=str(tmp_path / "umkm.gpkg"),
        )


def test_a_spreadsheet_cut_off_by_a_full_disk_is_a_sentence(
    run: Run, table: Path, tmp_path: Path
) -> None:
    layer = run("msme:harmonise", INPUT=str(table))["OUTPUT"]
    made = tmp_path / "made.xlsx"
    with (
        no_file_over(2_000),
        pytest.raises(QgsProcessingException, match="could not be written"),
    ):
        run("msme:exporttable", INPUT=layer, OUTPUT=str(made))
    assert not made.exists()
