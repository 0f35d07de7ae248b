"""What kind of file this is, judged by its first bytes and not by its name."""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from typing import TYPE_CHECKING

from .errors import (
    PasswordProtectedError,
    TableDamagedError,
    TableEmptyError,
    TableFormatError,
    TableMissingError,
    TablePictureError,
    TableUnreadableError,
    WebPageTableError,
    WrongExtensionError,
)

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = {
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}
_OTHER = {b"Rar!": "RAR", b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gzip", b"PAR1": "Parquet"}
_WEB = (b"<!doctype", b"<html", b"<table", b"<meta", b"<head", b"<body",
        b"<div", b"<style", b"<?xml", b"<!--")  # fmt: skip
# Of other office files, by what stands in the archive.
_DOCUMENTS = {"word/document.xml": "Word", "ppt/presentation.xml": "PowerPoint"}
_JSON = re.compile(rb"\{|\[\s*[\[{]")
_MANY = 0.7
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class FileKind(Enum):
    """The ways of reading a table."""

    TEXT = "CSV"
    XLSX = "XLSX"
    XLS = "XLS"
    ODS = "ODS"
    DBF = "DBF"
    GEOPACKAGE = "GPKG"
    JSON = "JSON"


def file_kind(path: Path) -> FileKind:
    """Tell how a file is to be read.

    A tab-separated text called `.xls`, as many portals hand out, is TEXT.

    Raises:
        TableMissingError, TableUnreadableError, TableEmptyError: no content.
        PasswordProtectedError: an encrypted workbook.
        WrongExtensionError: an old workbook called `.xlsx`.
        WebPageTableError: a web page called a workbook.
        TablePictureError: a document or a picture.
        TableFormatError: anything else that holds no table.
    """
    head = _head(path)
    suffix = path.suffix.casefold()
    if head.startswith(_OLE):
        return _ole(path)
    if head.startswith(b"PK"):
        return _zip(path)
    if head.startswith(b"SQLite format 3"):
        return FileKind.GEOPACKAGE
    if suffix == ".dbf":
        return FileKind.DBF
    if head.startswith(_OLD_EXCEL):
        return FileKind.XLS
    return _text(path, head)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        # A text that is no path at all: too long, or with a null in it.
        return False


def _head(path: Path) -> bytes:
    if not _is_file(path):
        raise TableMissingError(file=path.name, folder=str(path.parent))
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise TableUnreadableError(file=path.name, reason=error.strerror or "") from error
    if not head.strip(b"\0\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise TableEmptyError(file=path.name)
    return head


def _ole(path: Path) -> FileKind:
    if _ENCRYPTED in path.read_bytes():
        raise PasswordProtectedError(file=path.name)
    suffix = path.suffix.casefold()
    if suffix in {".xlsx", ".xlsm"}:
        raise WrongExtensionError(file=path.name, given=suffix, found=".xls")
    if suffix in {".doc", ".ppt"}:
        raise TablePictureError(file=path.name, found=suffix)
    return FileKind.XLS


def _zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise TableDamagedError(file=path.name, reason=str(error)) from error
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    for part, program in _DOCUMENTS.items():
        if part in names:
            raise TablePictureError(file=path.name, found=program)
    if "content.xml" in names:
        return FileKind.ODS
    binary = "xl/workbook.bin" in names
    raise TableFormatError(file=path.name, found="XLSB" if binary else "ZIP")


def _text(path: Path, head: bytes) -> FileKind:
    _refuse_known(path, head)
    start = head.lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    if b"<svg" in start:
        raise TablePictureError(file=path.name, found="SVG")
    if start.startswith(_WEB):
        raise WebPageTableError(file=path.name)
    if _JSON.match(start):
        return FileKind.JSON
    if head.startswith(_UTF16) or _is_bare_utf16(head):
        return FileKind.TEXT
    if b"\0" in head:
        raise TableFormatError(file=path.name, found=path.suffix or "binary data")
    return FileKind.TEXT


def _refuse_known(path: Path, head: bytes) -> None:
    for magic, name in _PICTURES.items():
        if head.startswith(magic):
            raise TablePictureError(file=path.name, found=name)
    for magic, name in _OTHER.items():
        if head.startswith(magic):
            raise TableFormatError(file=path.name, found=name)


def _is_bare_utf16(head: bytes) -> bool:
    """Tell UTF-16 without its mark: half of plain text's bytes are zero."""
    even, odd = head[::2], head[1::2]
    many = len(odd) * _MANY
    return any(
        zeros.count(0) > many and not letters.count(0)
        for zeros, letters in ((even, odd), (odd, even))
    )
