"""Damaged, locked and oversized files: refused whole, never read in part."""

from __future__ import annotations

import re
import sqlite3
import struct
import tracemalloc
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from osgeo import gdal, ogr

from msme_qgis_plugin.core.errors import MsmeError
from msme_qgis_plugin.core.tables import errors, intact
from msme_qgis_plugin.core.tables.read import read_table
from tests.unit.tables.test_gdal_tables import write_layers
from tests.unit.tables.xlsx_writer import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["Kode", "Nama", "UMKM"], *([f"{1101 + one}", f"Nama {one}", one * 7] for one in range(30))]


def edited(path: Path, part: str, edit: Callable[[bytes], bytes]) -> Path:
    """Write a workbook anew with one of its parts edited."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts[part] = edit(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return write_xlsx(tmp_path / "a.xlsx", {"Data": ROWS})


@pytest.fixture(params=[False, True], ids=["quiet", "raising"])
def gdal_mode(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read with GDAL's exceptions off and on, as qgis_process may have them."""
    if not request.param:
        yield
        return
    gdal.UseExceptions()
    ogr.UseExceptions()
    yield
    ogr.DontUseExceptions()
    gdal.DontUseExceptions()


@pytest.mark.usefixtures("gdal_mode")
def test_no_flipped_bit_loses_or_changes_a_row(workbook: Path) -> None:
    raw, whole = workbook.read_bytes(), read_table(workbook).cells
    refused = 0
    for place in range(11, len(raw), 97):
        changed = bytearray(raw)
        changed[place] ^= 1 << place % 8
        workbook.write_bytes(changed)
        try:
            assert read_table(workbook).cells.equals(whole), place
        except MsmeError:
            refused += 1
    assert refused > len(raw) / 97 / 2


@pytest.mark.usefixtures("gdal_mode")
def test_malformed_sheet_is_refused(workbook: Path) -> None:
    edited(workbook, SHEET, lambda xml: xml.replace(b'<row r="9">', b'<row r="9"><c', 1))
    with pytest.raises(errors.TableDamagedError, match=r"sheet1\.xml: not well-formed"):
        read_table(workbook)


def test_encrypted_parts_are_said(workbook: Path) -> None:
    raw = bytearray(workbook.read_bytes())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(sign), bytes(raw)):
            raw[found.start() + offset] |= 1
    workbook.write_bytes(raw)
    with pytest.raises(errors.PasswordProtectedError):
        read_table(workbook)


def test_unknown_compression_is_said(workbook: Path) -> None:
    raw = bytearray(workbook.read_bytes())
    for sign, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        for found in re.finditer(re.escape(sign), bytes(raw)):
            raw[found.start() + offset] = 97
    workbook.write_bytes(raw)
    with pytest.raises(errors.TableDamagedError):
        read_table(workbook)


def test_truncated_dbf_is_refused(tmp_path: Path) -> None:
    path = write_layers(tmp_path / "a.dbf", "ESRI Shapefile", ["a"])
    raw = path.read_bytes()
    start, width = struct.unpack_from("<HH", raw, 8)
    path.write_bytes(raw[: start + width])
    with pytest.raises(errors.TableDamagedError, match="1 / 2"):
        read_table(path)


def test_dbf_that_counts_too_few_rows_is_refused(tmp_path: Path) -> None:
    path = write_layers(tmp_path / "a.dbf", "ESRI Shapefile", ["a"])
    raw = bytearray(path.read_bytes())
    struct.pack_into("<I", raw, 4, 1)
    path.write_bytes(raw)
    with pytest.raises(errors.TableDamagedError, match="2 / 1"):
        read_table(path)


def test_damaged_page_of_a_geopackage_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    write_layers(path, "GPKG", ["a"])
    with closing(sqlite3.connect(path)) as database:
        database.executemany(
            "INSERT INTO a (kode, umkm) VALUES (?, ?)",
            [(f"{one}" * 40, one) for one in range(2000)],
        )
        database.commit()
        page, root = (
            database.execute(sql).fetchone()[0]
            for sql in ("PRAGMA page_size", "SELECT max(pageno) FROM dbstat WHERE name = 'a'")
        )
    raw = bytearray(path.read_bytes())
    raw[(root - 1) * page : (root - 1) * page + 12] = b"\xff" * 12
    path.write_bytes(raw)
    with pytest.raises(errors.TableDamagedError):
        read_table(path)


def test_endless_view_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intact, "_STEPS", 1_000_000)
    path = write_layers(tmp_path / "a.gpkg", "GPKG", ["a"])
    with closing(sqlite3.connect(path)) as database:
        database.execute(
            "CREATE VIEW tak_habis AS WITH RECURSIVE r(i) AS "
            "(SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT i FROM r"
        )
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) "
            "VALUES ('tak_habis', 'attributes', 'tak_habis')"
        )
        database.commit()
    with pytest.raises(errors.EndlessViewError, match="“tak_habis”"):
        read_table(path)


@pytest.mark.usefixtures("gdal_mode")
def test_stray_cell_in_the_last_row_loses_nothing(workbook: Path) -> None:
    stray = b'<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>'
    edited(workbook, SHEET, lambda xml: xml.replace(b"</sheetData>", stray))
    assert read_table(workbook).cells["UMKM"].tolist() == [str(n * 7) for n in range(30)]
    assert read_table(workbook, sheet="Data").cells.shape == (30, 3)


@pytest.mark.usefixtures("gdal_mode")
def test_stray_cell_in_the_last_column_is_named(workbook: Path) -> None:
    # GDAL would drop this row and those after it.
    edited(workbook, SHEET, lambda xml: xml.replace(b"</row>", b'<c r="XFD1" s="1"/></row>', 1))
    with pytest.raises(errors.TooManyColumnsError, match="column XFD"):
        read_table(workbook)


@pytest.mark.usefixtures("gdal_mode")
@pytest.mark.parametrize("tags", [rb' r="[A-Z]+\d+"', rb' r="[A-Z]*\d+"'])
def test_cells_that_do_not_tell_their_place(workbook: Path, tags: bytes) -> None:
    edited(workbook, SHEET, lambda xml: re.sub(tags, b"", xml))
    table = read_table(workbook)
    assert table.cells["UMKM"].tolist() == [str(one * 7) for one in range(30)]
    assert table.is_number["UMKM"].all()


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"])
@pytest.mark.parametrize("told", [b'"ha"', b'SYSTEM "file:///etc/hostname"'], ids=["own", "file"])
def test_entities_are_refused_before_they_stand_for_anything(
    workbook: Path, part: str, told: bytes
) -> None:
    edited(
        workbook,
        part,
        lambda xml: xml.replace(b"?>", b"?><!DOCTYPE x [<!ENTITY a " + told + b">]>", 1),
    )
    with pytest.raises(errors.TableDamagedError, match="entity"):
        read_table(workbook)


def test_shared_strings_bomb_is_refused(workbook: Path) -> None:
    bomb = b"<si><t>" + b"a" * 1_000_000 + b"</t></si>"
    count = intact.LARGEST_TEXTS // 1_000_000
    edited(workbook, "xl/sharedStrings.xml", lambda xml: xml.replace(b"</sst>", bomb * count))
    assert workbook.stat().st_size < 2_000_000
    with pytest.raises(errors.TableTooLargeError, match="200 MB"):
        read_table(workbook)


def test_bomb_of_empty_cells_is_refused(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intact, "MOST_CELLS", 1_000_000)
    rows = b"".join(b'<row r="%d"><c r="BXX%d"/></row>' % (n, n) for n in range(40, 1000))
    edited(workbook, SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    with pytest.raises(errors.TableTooLargeError, match="Delete blank rows"):
        read_table(workbook)


def test_one_long_text_does_not_widen_all_rows(tmp_path: Path) -> None:
    path = write_layers(tmp_path / "a.gpkg", "GPKG", ["a"])
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE a SET kode = ? WHERE fid = 1", ("x" * 1_000_000,))
        database.executemany("INSERT INTO a (kode) VALUES (?)", [("1103",)] * 600)
        database.commit()
    tracemalloc.start()
    assert len(read_table(path).cells) == 602
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 250_000_000
