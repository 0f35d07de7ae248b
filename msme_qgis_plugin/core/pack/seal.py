"""Checksums and signatures of packs.

The checksum is SHA-256 over all rows of all tables, in the order of their contents, so that it
says nothing of how SQLite lays them out. The signature is HMAC-SHA256 (RFC 2104) of the checksum.
"""

from __future__ import annotations

import hmac
from contextlib import closing
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING

from .errors import KeyBesidePackError, KeyTooShortError
from .read import damage_told, open_pack
from .schema import TABLES, statement, version_of

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_SINCE = 3
_LEAST = 16
_LAST = "WHERE rowid = (SELECT max(rowid) FROM pack)"


class Seal(Enum):
    """What a pack's checksum and signature say of its contents."""

    NONE = "none"
    UNSIGNED = "unsigned"
    CHANGED = "changed"
    SIGNED = "signed"
    WRONG = "wrong"
    # Signed, and no key is given to tell by.
    UNCHECKED = "unchecked"


def read_key(path: Path, pack: Path) -> bytes:
    """Read a key.

    Raises:
        KeyBesidePackError: it lies with the pack.
        KeyTooShortError: it could be guessed.
        OSError: it cannot be read.
    """
    if path.resolve().is_relative_to(pack.resolve().parent):
        raise KeyBesidePackError(file=path.name)
    key = path.read_bytes()
    if len(key) < _LEAST:
        raise KeyTooShortError(file=path.name, length=len(key), least=_LEAST)
    return key


def checksum(connection: sqlite3.Connection) -> str:
    """Return the digest of all that a pack holds but of what it says of itself."""
    digest = sha256()
    for name, columns in TABLES.items():
        if name == "pack":
            continue
        told = [*columns, "geom"] if name == "unit" else list(columns)
        listed = ", ".join(told)
        digest.update(f"{name}: {listed}\n".encode())
        rows = connection.execute(statement("SELECT", listed, "FROM", name, "ORDER BY", listed))
        for row in rows:
            digest.update(repr(row).encode())
    return digest.hexdigest()


def seal(connection: sqlite3.Connection, key: bytes | None) -> None:
    """Write checksum and signature, in the transaction that changes the contents."""
    found = checksum(connection)
    told = found, None if key is None else _signature(found, key)
    connection.execute(statement("UPDATE pack SET checksum = ?, signature = ?", _LAST), told)


def check_seal(path: Path, key: bytes | None = None) -> Seal:
    """Compare a pack with what it says of itself.

    Raises:
        MsmeError: it cannot be read; see `read_pack`.
    """
    with closing(open_pack(path)) as connection, damage_told(path, "pack"):
        if version_of(connection, path) < _SINCE:
            return Seal.NONE
        told, signature = connection.execute(
            statement("SELECT checksum, signature FROM pack", _LAST)
        ).fetchone()
        if told is None:
            return Seal.NONE
        if not hmac.compare_digest(str(told), found := checksum(connection)):
            return Seal.CHANGED
        if signature is None:
            return Seal.UNSIGNED
        if key is None:
            return Seal.UNCHECKED
        right = hmac.compare_digest(str(signature), _signature(found, key))
        return Seal.SIGNED if right else Seal.WRONG
    raise AssertionError


def _signature(found: str, key: bytes) -> str:
    return hmac.new(key, found.encode(), sha256).hexdigest()
