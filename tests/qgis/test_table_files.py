"""A file that is read again: from memory only where it holds the same bytes."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from osgeo import gdal

from msme_qgis_plugin.algorithms import table_files
from msme_qgis_plugin.core.errors import MsmeError
from msme_qgis_plugin.core.tables import read as read_module
from msme_qgis_plugin.core.tables.read import read_table
from msme_qgis_plugin.core.tables.sources import FileSource

if TYPE_CHECKING:
    from pathlib import Path

READ = FileSource.read
TEXT = "kode,nama,umkm\n1101,Simeulue,{value}\n1102,Aceh Singkil,2\n"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are really read."""
    made: list[str] = []

    def read(path: Path, *, sheet: str | None = None) -> object:
        made.append(path.name)
        return read_table(path, sheet=sheet)

    monkeypatch.setattr(read_module, "read_table", read)
    return made


def test_the_same_bytes_are_read_once(reads: list[str], tmp_path: Path) -> None:
    path = tmp_path / "once.csv"
    path.write_text(TEXT.format(value=1))
    first = table_files.read_file(path, sheet=None)
    first.cells["umkm"] = "spoilt"
    again = table_files.read_file(path, sheet=None)
    assert again.cells["umkm"].tolist() == ["1", "2"]
    assert again.source == "once.csv"
    assert reads == ["once.csv"]


def test_a_change_of_content_name_or_sheet_is_read(reads: list[str], tmp_path: Path) -> None:
    path, other = tmp_path / "a.csv", tmp_path / "b.csv"
    for value in (1, 7):  # as many bytes as before, perhaps at the same time
        path.write_text(TEXT.format(value=value))
        table = table_files.read_file(path, sheet=None)
        assert table.cells["umkm"].tolist() == [str(value), "2"]
    other.write_bytes(path.read_bytes())
    assert table_files.read_file(other, sheet=None).source == "b.csv"
    table_files.read_file(other, sheet="")
    assert reads == ["a.csv", "a.csv", "b.csv", "b.csv"]


def test_what_changes_while_it_is_read_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "growing.csv"
    path.write_text(TEXT.format(value=1))

    def read_and_change(given: Path, *, sheet: str | None = None) -> object:
        table = read_table(given, sheet=sheet)
        given.write_text(TEXT.format(value=5))
        return table

    monkeypatch.setattr(read_module, "read_table", read_and_change)
    table_files.read_file(path, sheet=None)
    path.write_text(TEXT.format(value=1))
    reads: list[str] = []
    monkeypatch.setattr(
        read_module, "read_table", lambda *a, **k: reads.append("") or read_table(*a, **k)
    )
    table_files.read_file(path, sheet=None)
    assert reads


def test_large_tables_are_not_kept(
    reads: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "large.csv"
    path.write_text(TEXT.format(value=1))
    monkeypatch.setattr(table_files, "_LARGEST_TABLE", 5)
    table_files.read_file(path, sheet=None)
    table_files.read_file(path, sheet=None)
    assert reads == ["large.csv", "large.csv"]


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(MsmeError):
        table_files.read_file(tmp_path / "gone.csv", sheet=None)


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    """A GeoPackage with a table of two villages."""
    text, path = tmp_path / "villages.csv", tmp_path / "villages.gpkg"
    text.write_text("kode,nama,umkm\nA1,Alue,1\nA2,Blang,2\n")
    gdal.VectorTranslate(str(path), str(text), format="GPKG", layerName="villages")
    return path


def test_columns_are_read_once_and_others_are_read(
    monkeypatch: pytest.MonkeyPatch, villages: Path
) -> None:
    reads: list[object] = []
    monkeypatch.setattr(
        FileSource,
        "read",
        lambda own, *told, **named: reads.append(told) or READ(own, *told, **named),
    )
    for columns in (["kode"], ["kode"], ["kode", "umkm"]):
        source = table_files.OnceReadSource(villages)
        assert list(source.head().cells.columns) == ["kode", "nama", "umkm"]
        table = source.read(columns, categories=True)
        assert list(table.cells.columns) == columns
        assert table.cells["kode"].tolist() == ["A1", "A2"]
    assert len(reads) == 2


def test_a_database_with_a_log_beside_it_is_always_read(villages: Path) -> None:
    held = sqlite3.connect(villages)
    assert held.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    held.execute("PRAGMA wal_autocheckpoint = 0")
    for value in ("7", "8"):
        held.execute("UPDATE villages SET umkm = ?", [value])
        held.commit()
        # The file itself is as before; what is new stands in the log.
        table = table_files.OnceReadSource(villages).read(["umkm"], categories=True)
        assert table.cells["umkm"].tolist() == [value, value]
    held.close()
