"""What leaves as a spreadsheet: numbers stay numbers, text stays text."""

from __future__ import annotations

import errno
import math
import os
import re
import xml.etree.ElementTree as ET
import zipfile
from typing import TYPE_CHECKING

import pytest
from osgeo import gdal, ogr

from msme_qgis_plugin.core.errors import WorkbookNotWrittenError
from msme_qgis_plugin.core.tables.read import list_sheets, read_table
from msme_qgis_plugin.core.workbook import Column, Kind, Sheet, write_csv, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

EVIL = ["=1+1", "+62812", "-5", "@SUM(A1)", '<b>"x', "a\nb", "\tz", "00101"]
SHEET = Sheet(
    "Data",
    (Column("=name"), Column("value", Kind.NUMBER), Column("count", Kind.INTEGER)),
    tuple((text, -1.5, -12) for text in EVIL),
)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(path: Path, sheet: int = 1) -> list[tuple[str | None, str]]:
    """Return type and text of every cell, as the file itself says."""
    with zipfile.ZipFile(path) as book:
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))
        page = ET.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    texts = ["".join(one.itertext()).strip("\n") for one in shared]
    found = []
    for cell in page.iter(f"{MAIN}c"):
        assert cell.find(f"{MAIN}f") is None
        value = (cell.findtext(f"{MAIN}v") or "").strip()
        kind = cell.get("t")
        found.append((kind, texts[int(value)] if kind == "s" else value))
    return found


def test_text_is_never_a_formula_and_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_workbook(path, [SHEET])
    found = cells(path)
    assert found[0] == ("s", "=name")
    assert [text for _, text in found[3::3]] == EVIL
    assert {kind for kind, _ in found[3::3]} == {"s"}
    assert found[4] == (None, "-1.5")
    assert found[5] == (None, "-12")
    with zipfile.ZipFile(path) as book:
        whole = b"".join(book.read(name) for name in book.namelist())
    assert "\ue000".encode() not in whole
    assert b"<f>" not in whole


def test_csv_puts_an_apostrophe_before_what_could_run(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    write_csv(path, SHEET)
    text = path.read_text(encoding="utf-8-sig")
    assert text.startswith("'=name,value,count\n")
    assert "'=1+1,-1.5,-12" in text
    assert "'+62812,-1.5" in text
    assert "'-5,-1.5" in text
    assert "'@SUM(A1),-1.5" in text
    assert "'\tz,-1.5" in text
    assert '"<b>""x",-1.5' in text
    assert "\n00101,-1.5" in text


def test_csv_as_indonesian_spreadsheets_read_it(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    write_csv(path, SHEET, indonesian=True)
    assert "00101;-1,5;-12" in path.read_text(encoding="utf-8-sig")


def test_empty_and_infinite_numbers_are_empty_cells(tmp_path: Path) -> None:
    sheet = Sheet(
        "Data",
        (Column("a"), Column("v", Kind.NUMBER)),
        (("x", None), ("y", math.nan), ("z", math.inf), (None, 3.0)),
    )
    path = tmp_path / "book.xlsx"
    write_workbook(path, [sheet])
    assert [text for _, text in cells(path)] == ["a", "v", "x", "y", "z", "3"]
    write_csv(tmp_path / "d.csv", sheet)
    lines = (tmp_path / "d.csv").read_text(encoding="utf-8-sig").split()
    assert lines == ["a,v", "x,", "y,", "z,", ",3"]


def test_our_own_reader_reads_it_back(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    sheet = Sheet(
        "Match report",
        (Column("kode"), Column("nilai", Kind.NUMBER)),
        (("1101", 0.4549), ("1102", 12.0)),
    )
    write_workbook(path, [sheet, SHEET])
    assert list_sheets(path) == ["Match report", "Data"]
    table = read_table(path, sheet="Match report")
    assert table.cells["kode"].tolist() == ["1101", "1102"]
    assert [float(one) for one in table.cells["nilai"]] == [0.4549, 12.0]


def test_control_characters_do_not_spoil_the_file(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    odd = Sheet("Data", (Column("a"),), (("x\x00\x0by",), ("z" * 40_000,)))
    write_workbook(path, [odd])
    found = [text for _, text in cells(path)]
    assert found[1] == "xy"
    assert len(found[2]) == 32_766


def test_a_folder_in_the_way_is_said_plainly(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    target.mkdir()
    (target / "kept").touch()
    with pytest.raises(WorkbookNotWrittenError, match=re.escape(str(target))):
        write_workbook(target, [SHEET])
    assert [one.name for one in tmp_path.iterdir()] == ["book.xlsx"]


def test_how_gdal_reports_errors_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = gdal.GetUseExceptions(), ogr.GetUseExceptions()
    write_workbook(tmp_path / "book.xlsx", [SHEET])
    assert (gdal.GetUseExceptions(), ogr.GetUseExceptions()) == before

    class Refuses:
        def CreateDataSource(self, _path: str) -> None:
            return None

    monkeypatch.setattr(ogr, "GetDriverByName", lambda _name: Refuses())
    with pytest.raises(WorkbookNotWrittenError):
        write_workbook(tmp_path / "book.xlsx", [SHEET])


def test_half_made_files_that_a_virus_scanner_holds_spoil_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(os, "unlink", held)
    monkeypatch.setattr(os, "rmdir", held)
    book, text = tmp_path / "book.xlsx", tmp_path / "book.csv"
    write_workbook(book, [SHEET])
    write_csv(text, SHEET)
    assert read_table(book).cells.shape == read_table(text).cells.shape == (8, 3)
