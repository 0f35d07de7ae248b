"""Opens packs for reading."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

import pandas as pd

from .errors import NotAPackError, PackMissingError
from .model import Contents
from .schema import check_version

if TYPE_CHECKING:
    from pathlib import Path

# Length of the envelope in a GeoPackage geometry, by its code.
_ENVELOPES = (0, 32, 48, 48, 64)
_HEADER = 8
_WAIT_S = 20.0


def read_pack(path: Path) -> Contents:
    """Read all of a pack.

    Raises:
        PackMissingError: there is no such file.
        NotAPackError, PackNewerError: it is no pack, or of a newer version.
    """
    with closing(open_pack(path)) as connection:
        units = pd.read_sql_query("SELECT * FROM unit", connection)
        units["wkb"] = units["geom"].map(wkb_of)
        return Contents(
            units=units.drop(columns=["fid", "geom"]),
            observations=_table(connection, "SELECT * FROM observation"),
            indicators=_table(connection, "SELECT * FROM indicator"),
            datasets=_table(connection, "SELECT * FROM dataset"),
            provenance=_table(connection, "SELECT * FROM provenance"),
            match_report=_table(connection, "SELECT * FROM match_report"),
        )


def open_pack(path: Path, *, wait_s: float = _WAIT_S) -> sqlite3.Connection:
    """Open a pack; what a crash left half written is undone by this.

    Args:
        wait_s: how long to wait for another program that is writing.

    Raises:
        PackMissingError, NotAPackError, PackNewerError: see `read_pack`.
    """
    if not path.is_file():
        raise PackMissingError(file=path.name, folder=str(path.parent))
    connection = sqlite3.connect(path, timeout=wait_s, isolation_level=None)
    try:
        check_version(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise NotAPackError(file=path.name) from error
    except BaseException:
        connection.close()
        raise
    return connection


def wkb_of(geometry: bytes | None) -> bytes | None:
    """Return the WKB inside a geometry of a GeoPackage."""
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


def _table(connection: sqlite3.Connection, query: str) -> pd.DataFrame:
    return pd.read_sql_query(query, connection).drop(columns="fid")
