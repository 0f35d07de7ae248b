"""Opens packs for reading; whatever is wrong with one becomes a sentence here."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pandas as pd
import shapely

from ..errors import WriteFailedError
from .errors import (
    NotAPackError,
    PackBusyError,
    PackDamagedError,
    PackMissingError,
    PackUnfinishedError,
)
from .model import Contents
from .pack_series import read_series, with_all_fields
from .schema import KEY, LATER, NUMBERS, SERIES, TABLES, statement, version_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Length of the envelope in a GeoPackage geometry, by its code.
_ENVELOPES = (0, 32, 48, 48, 64)
_HEADER = 8
_WAIT_S = 20.0
_SQLITE = b"SQLite format 3\0"
# What reading a damaged file raises, sooner or later.
_DAMAGE = (
    sqlite3.Error,
    # UnicodeDecodeError and the errors of pandas' numbers are of these too.
    ValueError,
    TypeError,
    LookupError,
    OverflowError,
    shapely.errors.ShapelyError,
)
# What SQLite says where the disk or the folder is the cause.
_OF_DISK = ("full", "disk I/O", "readonly", "unable to open")
# Nothing of a file that somebody else made runs by being read.
_DISTRUST = "PRAGMA trusted_schema = OFF"
# The tables, and which of their columns hold something in each row.
_NEVER_EMPTY = {
    "unit": ("level", "bps_code"),
    "observation": (*KEY, "status"),
    "indicator": ("id",),
    "dataset": ("id",),
    "field": (*SERIES, "name", "schema"),
    "provenance": ("run",),
    "match_report": (),
}


def read_pack(path: Path) -> Contents:
    """Read all of a pack; one of version 1 as if this version had written it.

    Raises:
        PackMissingError: there is no such file.
        NotAPackError, PackNewerError: it is no pack, or of a newer version.
        PackDamagedError: a part of it cannot be read; the text says which can.
        PackBusyError: another program keeps writing to it.
        PackUnfinishedError: it was not closed, on a medium that takes no writes.
    """
    tables: dict[str, pd.DataFrame] = {}
    damaged = []
    with closing(open_pack(path)) as connection:
        for name in _NEVER_EMPTY:
            try:
                tables[name] = read_table(connection, name, path)
            except PackDamagedError:  # noqa: PERF203 (seven tables)
                damaged.append(name)
    if damaged:
        readable = ", ".join(tables) or "–"
        raise PackDamagedError(file=path.name, where=", ".join(damaged), readable=readable)
    return Contents(
        units=tables["unit"],
        observations=tables["observation"],
        indicators=tables["indicator"],
        datasets=tables["dataset"],
        fields=with_all_fields(
            *(tables[name] for name in ("field", "observation", "indicator", "dataset"))
        ),
        provenance=tables["provenance"],
        match_report=tables["match_report"],
    )


def open_pack(path: Path, *, wait_s: float = _WAIT_S) -> sqlite3.Connection:
    """Open a pack; what a crash left half written is undone by this.

    Args:
        wait_s: how long to wait for another program that is writing.

    Raises:
        MsmeError: see `read_pack`.
    """
    if not path.is_file():
        raise PackMissingError(file=path.name, folder=str(path.parent))
    try:
        return _connect(path, str(path), wait_s)
    except WriteFailedError as error:
        # QGIS leaves files that it read in a mode that writes beside them to read.
        for beside in (path.with_name(f"{path.name}-{end}") for end in ("wal", "journal")):
            if beside.exists() and beside.stat().st_size:
                raise PackUnfinishedError(file=path.name, beside=beside.name) from error
        return _connect(path, f"{path.absolute().as_uri()}?mode=ro&immutable=1", wait_s)


def _connect(path: Path, name: str, wait_s: float) -> sqlite3.Connection:
    with damage_told(path, "pack"):
        is_uri = name != str(path)
        connection = sqlite3.connect(name, timeout=wait_s, isolation_level=None, uri=is_uri)
        try:
            connection.execute(_DISTRUST)
            version_of(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection
    raise AssertionError


@contextmanager
def damage_told(
    path: Path, where: str, kinds: tuple[type[Exception], ...] = _DAMAGE
) -> Iterator[None]:
    """Turn whatever a pack that is read or written raises into a sentence.

    Args:
        where: which part of it is read.
        kinds: the errors that the pack may be the cause of.

    Raises:
        PackBusyError, PackDamagedError, NotAPackError: of the pack.
        WriteFailedError: the disk or the folder is the cause.
    """
    try:
        yield
    except kinds as error:
        text = str(error)
        is_sqlite = isinstance(error, sqlite3.Error)
        if is_sqlite and "locked" in text:
            raise PackBusyError(file=path.name) from error
        if is_sqlite and any(one in text for one in _OF_DISK):
            raise WriteFailedError(reason=text) from error
        if is_sqlite and not _is_sqlite(path):
            raise NotAPackError(file=path.name) from error
        raise PackDamagedError(file=path.name, where=where, readable="–") from error


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def read_table(connection: sqlite3.Connection, name: str, path: Path) -> pd.DataFrame:
    """Read one table of a pack, each column as what it should be.

    Returns:
        The columns that `schema` names, of text or float64; those that a pack of an earlier
        version lacks are empty. Of units, `wkb` too.

    Raises:
        PackDamagedError: it holds something else.
    """
    with damage_told(path, name):
        if name == "field" and version_of(connection, path) == 1:
            return pd.DataFrame(columns=list(TABLES[name]), dtype=object)
        rows = connection.execute(statement("SELECT * FROM", name))
        held = [one[0] for one in rows.description]
        table = pd.DataFrame(rows.fetchall(), columns=held, dtype=object)
        found = {one: _typed(name, one, table) for one in TABLES[name]}
        if name == "unit":
            found["wkb"] = table["geom"].map(wkb_of)
            shapely.from_wkb(found["wkb"].to_numpy(object))
        if name == "field":
            for schema in found["schema"]:
                read_series(schema)
        return pd.DataFrame(found)
    raise AssertionError


def _typed(name: str, column: str, table: pd.DataFrame) -> pd.Series:
    if column not in table and column in LATER:
        return pd.Series([None] * len(table), dtype="float64" if column in NUMBERS else object)
    cells = table[column]
    if column in NUMBERS:
        return pd.to_numeric(cells).astype("float64")
    allowed = (str,) if column in _NEVER_EMPTY[name] else (str, type(None))
    if not all(isinstance(cell, allowed) for cell in cells):
        raise TypeError(column)
    return cells


def wkb_of(geometry: bytes | None) -> bytes | None:
    """Return the WKB inside a geometry of a GeoPackage.

    Raises:
        LookupError, TypeError: it is none.
    """
    if geometry is None:
        return None
    before = _HEADER + _ENVELOPES[(geometry[3] >> 1) & 7]
    return geometry[before:]


def geometry_of(wkb: bytes, bounds: tuple[float, float, float, float], srs_id: int) -> bytes:
    """Return a geometry as a GeoPackage holds it, with its envelope.

    Args:
        bounds: west, south, east, north.
    """
    west, south, east, north = bounds
    header = struct.pack("<2sBBi4d", b"GP", 0, 0b11, srs_id, west, east, south, north)
    return header + wkb
