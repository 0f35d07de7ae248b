"""Keys with which personal columns become pseudonyms that nobody without the key can trace back.

A plain digest of a NIK is reversible: an area, a date and four digits are soon tried through. So
it is keyed (HMAC-SHA256, RFC 2104), and the key lies where nothing is handed on from. Pseudonyms
stay personal data (UU 27/2022).
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from .errors import KeyFileError, KeyFilePlaceError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_BYTES = 32
_PROJECTS = (".qgz", ".qgs")
_PACK_TABLE = "observation"


def refuse_shared(path: Path, folders: Iterable[Path]) -> None:
    """Refuse a place beside or under a project, a pack or a result.

    Args:
        folders: of the project and of the run's outputs.

    Raises:
        KeyFilePlaceError: names the folder.
    """
    above = list(path.resolve().parents)
    for folder in folders:
        if folder.resolve() in above:
            raise KeyFilePlaceError(file=path.name, folder=folder)
    for one in above[0].iterdir() if above[0].is_dir() else ():
        if one.suffix.lower() in _PROJECTS or (one.suffix.lower() == ".gpkg" and _is_pack(one)):
            raise KeyFilePlaceError(file=path.name, folder=above[0])


def read_key(path: Path) -> tuple[bytes, bool]:
    """Read a key, or make one where the file is not there.

    Returns:
        The key, and whether it was made.

    Raises:
        KeyFileError: the file is too short, or can neither be read nor made.
    """
    try:
        if path.exists():
            secret = path.read_bytes()
            if len(secret) < _BYTES:
                raise KeyFileError(file=path.name, reason=f"{len(secret)} < {_BYTES}")
            return secret, False
        secret = os.urandom(_BYTES)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(secret)
    except OSError as error:
        raise KeyFileError(file=path.name, reason=error.strerror or "") from error
    return secret, True


def _is_pack(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            query = "SELECT 1 FROM sqlite_master WHERE name = ?"
            return file.execute(query, (_PACK_TABLE,)).fetchone() is not None
    except sqlite3.Error:
        return False
