"""Files that are no tables: one sentence each, and nothing changed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from osgeo import gdal

from msme_qgis_plugin.core.tables import errors
from msme_qgis_plugin.core.tables.read import list_sheets, read_table
from tests.unit.tables.xlsx_writer import write_xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WEB = b"\xef\xbb\xbf\r\n<html><body><table><tr><td>Kode</td></tr></table>"


def refuse(folder: Path, name: str, raw: bytes, error: type[errors.MsmeError]) -> str:
    path = folder / name
    path.write_bytes(raw)
    with pytest.raises(error) as caught:
        read_table(path)
    assert path.read_bytes() == raw
    assert [one.name for one in folder.iterdir()] == [name]
    assert name in str(caught.value)
    return str(caught.value)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(errors.TableMissingError, match=r"“usaha\.xlsx”"):
        read_table(tmp_path / "usaha.xlsx")
    with pytest.raises(errors.TableMissingError):
        list_sheets(tmp_path)


@pytest.mark.parametrize("raw", [b"", b"\r\n \r\n", b"\xef\xbb\xbf\n"])
def test_empty_file(tmp_path: Path, raw: bytes) -> None:
    refuse(tmp_path, "a.csv", raw, errors.TableEmptyError)


def test_locked_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\n1;2\n")

    def locked(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(errors.TableUnreadableError, match=r"Permission denied.*Close it"):
        read_table(path)


def test_workbook_under_a_password(tmp_path: Path) -> None:
    raw = OLE + "EncryptedPackage".encode("utf-16-le")
    text = refuse(tmp_path, "a.xlsx", raw, errors.PasswordProtectedError)
    assert "without password" in text


def test_old_workbook_renamed(tmp_path: Path) -> None:
    text = refuse(tmp_path, "a.xlsx", OLE, errors.WrongExtensionError)
    assert "is called .xlsx but holds the old .xls format" in text


def test_broken_old_workbook(tmp_path: Path) -> None:
    refuse(tmp_path, "a.xls", OLE, errors.TableUnreadableError)


def test_web_page_called_xls(tmp_path: Path) -> None:
    refuse(tmp_path, "laporan.xls", WEB, errors.WebPageTableError)


def test_xml_spreadsheet_called_xls(tmp_path: Path) -> None:
    raw = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    refuse(tmp_path, "laporan.xls", raw, errors.WebPageTableError)


def test_half_downloaded_workbook(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "a.xlsx", {"Data": [["a", "b"], [1, 2]]})
    raw = whole.read_bytes()[:900]
    refuse(tmp_path, "a.xlsx", raw, errors.TableUnreadableError)


@pytest.mark.parametrize(
    ("name", "raw", "found"),
    [("a.csv", b'{"kode": 1101}', "JSON"), ("a.bin", b"abc\0\1\2\0def\0", ".bin")],
)
def test_other_formats_are_named(tmp_path: Path, name: str, raw: bytes, found: str) -> None:
    text = refuse(tmp_path, name, raw, errors.TableFormatError)
    assert f"(found: {found})" in text


def test_zip_of_anything(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("tabel.csv", "a,b\n1,2\n")
    refuse(tmp_path, "a.zip", path.read_bytes(), errors.TableFormatError)


def test_format_without_a_driver_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(OLE)
    monkeypatch.setattr(gdal, "GetDriverByName", lambda _name: None)
    with pytest.raises(errors.SpreadsheetDriverMissingError, match=r"XLS format.*\.xlsx or"):
        read_table(path)


def test_workbook_without_a_table(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Data": []})
    with pytest.raises(errors.NoTableFoundError):
        read_table(path)


def test_workbook_with_a_header_only(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Data": [["Kode", "Nama"]]})
    with pytest.raises(errors.TableHeaderOnlyError):
        read_table(path)
