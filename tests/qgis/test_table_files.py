"""A file that is read again: from memory only where it holds the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.algorithms import table_files
from msme_qgis_plugin.core.errors import MsmeError
from msme_qgis_plugin.core.tables.read import read_table

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "kode,nama,umkm\n1101,Simeulue,{value}\n1102,Aceh Singkil,2\n"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are really read."""
    made: list[str] = []

    def read(path: Path, *, sheet: str | None = None) -> object:
        made.append(path.name)
        return read_table(path, sheet=sheet)

    monkeypatch.setattr(table_files, "read_table", read)
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
    assert table_files._key(other, None) != table_files._key(other, "")
    assert reads == ["a.csv", "a.csv", "b.csv"]


def test_what_changes_while_it_is_read_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "growing.csv"
    path.write_text(TEXT.format(value=1))

    def read_and_change(given: Path, *, sheet: str | None = None) -> object:
        table = read_table(given, sheet=sheet)
        given.write_text(TEXT.format(value=5))
        return table

    key = table_files._key(path, None)
    monkeypatch.setattr(table_files, "read_table", read_and_change)
    table_files.read_file(path, sheet=None)
    assert table_files._tables.find(key) is None


def test_large_tables_are_not_kept(
    reads: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "large.csv"
    path.write_text(TEXT.format(value=1))
    monkeypatch.setattr(table_files, "_MOST_CELLS", 5)
    table_files.read_file(path, sheet=None)
    table_files.read_file(path, sheet=None)
    assert reads == ["large.csv", "large.csv"]


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(MsmeError):
        table_files.read_file(tmp_path / "gone.csv", sheet=None)
