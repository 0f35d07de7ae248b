"""Checksums and signatures of packs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.pack.errors import KeyBesidePackError, KeyTooShortError
from msme_qgis_plugin.core.pack.seal import Seal, check_seal, read_key
from msme_qgis_plugin.core.pack.write import write_pack
from tests.unit.pack.conftest import contents

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.pack.model import Contents

KEY, OTHER = b"0123456789abcdef", b"0123456789abcdeF"


def execute(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as pack, pack:
        return pack.execute(statement).fetchall()


@pytest.fixture
def signed(tmp_path: Path, pair: Contents) -> Path:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair, key=KEY)
    return path


def test_signed_wrong_key_unsigned(signed: Path, pair: Contents, tmp_path: Path) -> None:
    assert check_seal(signed, KEY) is Seal.SIGNED
    assert check_seal(signed, OTHER) is Seal.WRONG
    assert check_seal(signed) is Seal.UNCHECKED
    plain = tmp_path / "plain.gpkg"
    write_pack(plain, pair)
    assert check_seal(plain, KEY) is Seal.UNSIGNED


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE observation SET value = 11 WHERE unit = '1101'",
        "UPDATE unit SET geom = zeroblob(8) WHERE bps_code = '1101'",
        "DELETE FROM match_report",
        "UPDATE provenance SET recipe = '{}'",
        "INSERT INTO dataset (id) VALUES ('another')",
    ],
)
def test_any_table_that_was_changed_is_told(signed: Path, statement: str) -> None:
    execute(signed, statement)
    assert check_seal(signed, KEY) is Seal.CHANGED


def test_how_the_file_is_laid_out_counts_for_nothing(signed: Path) -> None:
    execute(signed, "CREATE TABLE t AS SELECT * FROM observation ORDER BY unit DESC")
    execute(signed, "DELETE FROM observation")
    execute(signed, "INSERT INTO observation SELECT * FROM t")
    execute(signed, "UPDATE observation SET fid = fid + 100")
    execute(signed, "DROP TABLE t")
    execute(signed, "VACUUM")
    assert check_seal(signed, KEY) is Seal.SIGNED


def test_a_new_checksum_for_changed_contents_does_not_sign(signed: Path, pair: Contents) -> None:
    execute(signed, "UPDATE observation SET value = 11 WHERE unit = '1101'")
    (signature,) = execute(signed, "SELECT signature FROM pack")[0]
    write_pack(signed, contents(["1103"]))
    execute(signed, f"UPDATE pack SET signature = '{signature}'")
    assert check_seal(signed, KEY) is Seal.WRONG


def test_what_is_added_is_sealed_too(signed: Path) -> None:
    write_pack(signed, contents(["1103"]), key=KEY)
    assert check_seal(signed, KEY) is Seal.SIGNED
    write_pack(signed, contents(["1104"]))
    assert check_seal(signed, KEY) is Seal.UNSIGNED


def test_packs_of_version_2_say_nothing_until_they_are_written(signed: Path) -> None:
    for statement in (
        "ALTER TABLE provenance DROP COLUMN recipe",
        "ALTER TABLE pack DROP COLUMN checksum",
        "ALTER TABLE pack DROP COLUMN signature",
        "UPDATE pack SET version = 2",
    ):
        execute(signed, statement)
    assert check_seal(signed, KEY) is Seal.NONE
    write_pack(signed, contents(["1103"]), key=KEY)
    assert check_seal(signed, KEY) is Seal.SIGNED
    assert execute(signed, "SELECT max(version), count(*) FROM pack") == [(3, 2)]


def test_a_key_that_travels_with_the_pack_or_is_short_is_refused(tmp_path: Path) -> None:
    folder, key = tmp_path / "packs", tmp_path / "key"
    folder.mkdir()
    key.write_bytes(KEY)
    assert read_key(key, folder / "pack.gpkg") == KEY
    (folder / "key").write_bytes(KEY)
    with pytest.raises(KeyBesidePackError, match="key"):
        read_key(folder / "key", folder / "pack.gpkg")
    key.write_bytes(KEY[1:])
    with pytest.raises(KeyTooShortError, match="15 bytes"):
        read_key(key, folder / "pack.gpkg")
