"""Whether a file is whole and of a size that can be read, before GDAL opens it.

GDAL stops at the first error inside a spreadsheet or a database and hands
out the rows before it as if they were all. What a file says of itself is
therefore checked first: the checksums and the XML of a workbook's parts, the
row count of a DBF, the pages of a GeoPackage. Nothing is kept in memory.
"""

from __future__ import annotations

import re
import sqlite3
import struct
import zipfile
import zlib
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from .errors import (
    EndlessViewError,
    PasswordProtectedError,
    TableDamagedError,
    TableTooLargeError,
    TooManyCellsError,
    TooManyColumnsError,
)
from .sniff import FileKind

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the module zipfile raises for a damaged archive.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
# Limits under which reading stays within some 2 GB of memory.
LARGEST_PARTS = 1_000_000_000
LARGEST_TEXTS = 200_000_000
MOST_CELLS = 15_000_000
# GDAL drops the row of a cell beyond, and every row after it.
MOST_COLUMNS = 2000
_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_TEXTS = "xl/sharedStrings.xml"
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c\b")
_COLUMN = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})\d""")
_LONGEST_TAG = 400
_SHORT = 1000
_LONG = re.compile(rb"[^<]{%d,}" % _SHORT)
_LETTERS = 26
_DBF_HEAD = struct.Struct("<4xIHH")
_DBF_RECORD = (b" ", b"*")
# Steps of SQLite's machine: a few seconds.
_STEPS = 300_000_000


def refuse_unsound(path: Path, kind: FileKind) -> None:
    """Refuse a damaged, locked or oversized file.

    Raises:
        TableDamagedError: a checksum, a part or a row count is wrong.
        PasswordProtectedError: parts of a workbook are encrypted.
        TableTooLargeError, TooManyCellsError, TooManyColumnsError: more than can be read.
        EndlessViewError: a view of a GeoPackage does not come to an end.
    """
    state = path.stat()
    _refuse_unsound(str(path), kind, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _refuse_unsound(place: str, kind: FileKind, _changed: int, _size: int) -> None:
    check = {
        FileKind.XLSX: _check_archive,
        FileKind.ODS: _check_archive,
        FileKind.DBF: _check_dbf,
        FileKind.GEOPACKAGE: _check_geopackage,
    }.get(kind)
    if check is not None:
        check(Path(place))


@lru_cache(maxsize=64)
def _longest(place: str, _changed: int, _size: int) -> int:
    with zipfile.ZipFile(place) as parts:
        xml = [one for one in parts.infolist() if one.filename.endswith(".xml")]
        texts = (
            text for one in xml for chunk in _chunks(parts, one) for text in _LONG.findall(chunk)
        )
        return max(map(len, texts), default=_SHORT)


def longest_text(path: Path) -> int:
    """Return a bound in bytes for the texts of a workbook that was checked.

    A text of more than a megabyte counts as one.
    """
    state = path.stat()
    return _longest(str(path), state.st_mtime_ns, state.st_size)


def _check_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as parts:
            infos = parts.infolist()
            if any(one.flag_bits & _ENCRYPTED for one in infos):
                raise PasswordProtectedError(file=path.name)
            if sum(one.file_size for one in infos) > LARGEST_PARTS:
                raise TableTooLargeError(file=path.name, most=LARGEST_PARTS // 1_000_000)
            for one in infos:
                _check_part(path, parts, one)
    except DAMAGE as error:
        raise TableDamagedError(file=path.name, reason=str(error) or "ZIP") from error


def _check_part(path: Path, parts: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Read a part to its end, which compares its checksum, and parse XML."""
    is_xml = info.filename.endswith((".xml", ".rels"))
    parser = _parser() if is_xml else None
    extent = _Extent(path) if _SHEET.fullmatch(info.filename) else None
    if info.filename == _TEXTS and info.file_size > LARGEST_TEXTS:
        raise TableTooLargeError(file=path.name, most=LARGEST_TEXTS // 1_000_000)
    try:
        for chunk in _chunks(parts, info):
            if parser is not None:
                parser.Parse(chunk)
            if extent is not None:
                extent.add(chunk)
        if parser is not None:
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise TableDamagedError(file=path.name, reason=f"{info.filename}: {error}") from error


def _parser() -> expat.XMLParserType:
    """Return a parser that refuses entities.

    No spreadsheet declares any. One may grow to gigabytes, or stand for another file; GDAL leaves
    it out without a word.
    """
    parser = expat.ParserCreate()

    def refuse(name: str, *_: object) -> None:
        raise expat.ExpatError(f"entity {name}")

    parser.EntityDeclHandler = refuse
    return parser


def _chunks(parts: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with parts.open(info) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


class _Extent:
    """Rows and columns of a sheet, from the tags as they pass."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows = self._cells = self._widest = 0
        self._rest = b""

    def add(self, chunk: bytes) -> None:
        """Look at some more of the sheet.

        Raises:
            TooManyColumnsError, TooManyCellsError: see `refuse_unsound`.
        """
        text = self._rest + chunk
        # A tag may be cut in two where a chunk ends.
        cut = text.rfind(b"<", max(0, len(text) - _LONGEST_TAG))
        text, self._rest = (text[:cut], text[cut:]) if cut > 0 else (text, b"")
        self._rows += len(_ROW.findall(text))
        self._cells += len(_CELL.findall(text))
        for letters in set(_COLUMN.findall(text)):
            self._widest = max(self._widest, column_number(letters))
            if self._widest >= MOST_COLUMNS:
                raise TooManyColumnsError(
                    file=self._path.name, column=letters.decode(), most=MOST_COLUMNS
                )
        if max(self._cells, self._rows * (self._widest + 1)) > MOST_CELLS:
            raise TooManyCellsError(file=self._path.name, most=MOST_CELLS // 1_000_000)


def column_number(letters: bytes) -> int:
    """Return the place of a column such as AB, counted from 0."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number - 1


def _check_dbf(path: Path) -> None:
    """Compare the rows that the header counts with those that are there."""
    with path.open("rb") as file:
        head = file.read(_DBF_HEAD.size)
        if len(head) < _DBF_HEAD.size:
            raise TableDamagedError(file=path.name, reason="DBF")
        rows, start, width = _DBF_HEAD.unpack(head)
        end = start + rows * width
        size = path.stat().st_size
        file.seek(end)
        follows = file.read(1)
    if not width or size < end:
        there = max(0, size - start) // width if width else 0
        raise TableDamagedError(file=path.name, reason=f"{there} / {rows}")
    if size >= end + width and follows in _DBF_RECORD:
        raise TableDamagedError(file=path.name, reason=f"{(size - start) // width} / {rows}")


def _check_geopackage(path: Path) -> None:
    """Let SQLite check its pages, and that the views come to an end."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    if not path.with_name(path.name + "-wal").is_file():
        uri += "&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as database:
            (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise TableDamagedError(file=path.name, reason=found)
            names = database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
            for (name,) in names.fetchall():
                _check_view(path, database, name)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise TableDamagedError(file=path.name, reason=str(error)) from error


def quoted(name: str) -> str:
    """Return a name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def _check_view(path: Path, database: sqlite3.Connection, name: str) -> None:
    database.set_progress_handler(lambda: 1, _STEPS)
    try:
        database.execute(" ".join(("SELECT count(*) FROM", quoted(name)))).fetchone()
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise EndlessViewError(file=path.name, view=name) from error
        # A view over what is not there, or with functions of another program.
    finally:
        database.set_progress_handler(None, 0)
