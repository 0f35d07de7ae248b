"""Packs that are damaged, locked away or laced: a sentence each, and nothing lost.

`python -m tests.unit.pack.test_damaged [COUNT]` damages so many packs and says what came of each.
"""

from __future__ import annotations

import errno
import random
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Callable

import pytest

from msme_qgis_plugin.core.errors import MsmeError, WriteFailedError
from msme_qgis_plugin.core.pack import read, write
from msme_qgis_plugin.core.pack.errors import (
    PackDamagedError,
    PackForeignError,
    PackUnfinishedError,
)
from msme_qgis_plugin.core.pack.maps import maps_of
from msme_qgis_plugin.core.pack.read import read_pack
from msme_qgis_plugin.core.pack.write import write_pack
from tests.unit.pack.conftest import contents

if TYPE_CHECKING:
    from msme_qgis_plugin.core.pack.model import Contents

SEED = 20_261_128
IN_TESTS, WHOLE = 60, 300


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as pack:
        for statement in statements:
            pack.execute(statement)


def damage(content: bytes, draw: random.Random) -> bytes:
    """Change up to 40 bytes, many of them in one page, as a failing stick does."""
    made = bytearray(content)
    page = draw.randrange(len(made) // 4096) * 4096
    for _ in range(draw.randint(1, 40)):
        near = page + draw.randrange(4096)
        made[draw.choice((near, draw.randrange(len(made))))] = draw.randrange(256)
    return bytes(made)


def fuzz(folder: Path, count: int) -> dict[str, int]:
    """Read, map and grow damaged packs; return how often each thing came of it."""
    whole = folder / "whole.gpkg"
    write_pack(whole, contents([f"11{number:02}" for number in range(60)]))
    content = whole.read_bytes()
    draw = random.Random(SEED)
    path = folder / "damaged.gpkg"
    came: dict[str, int] = {}

    def attempt(act: Callable[[], object]) -> None:
        try:
            act()
        except MsmeError as error:
            found = type(error).__name__
        else:
            found = "read"
        came[found] = came.get(found, 0) + 1

    more = contents(["1199"], run="run-2")
    for _ in range(count):
        path.write_bytes(damage(content, draw))
        attempt(lambda: maps_of(read_pack(path)))
        attempt(lambda: write_pack(path, more))
        attempt(lambda: write_pack(path, more, merge=True))
        for beside in folder.glob("damaged.gpkg-*"):
            beside.unlink()
    return came


def test_any_damage_ends_in_a_sentence(tmp_path: Path) -> None:
    came = fuzz(tmp_path, IN_TESTS)
    assert sum(came.values()) == 3 * IN_TESTS
    assert came["PackDamagedError"] > 0


def test_the_sentence_names_what_is_damaged_and_what_is_readable(
    tmp_path: Path, pair: Contents
) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    execute(path, "UPDATE unit SET geom = x'4750' WHERE bps_code = '1101'")
    with pytest.raises(PackDamagedError, match=r"pack\.gpkg.*: unit cannot.*readable: observation"):
        read_pack(path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pack SET version = 'two'",
        "UPDATE observation SET value = 'much'",
        "UPDATE observation SET period = NULL",
        "UPDATE observation SET run = CAST(x'ff' AS TEXT)",
        "UPDATE unit SET geom = 'text'",
        "UPDATE unit SET geom = x'4750000ffffffff0ff'",
        "INSERT INTO field VALUES (1, 'd', 'i', '', '', '', '', 'i', '{}')",
    ],
)
def test_what_is_not_what_it_should_be_is_damage(
    tmp_path: Path, pair: Contents, statement: str
) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    execute(path, statement)
    with pytest.raises(PackDamagedError):
        read_pack(path)


WIPE = "BEGIN DELETE FROM unit; END"


@pytest.mark.parametrize(
    "statement",
    [
        f"CREATE TRIGGER wipes AFTER INSERT ON observation {WIPE}",
        # Under the name of one that GDAL makes.
        f"CREATE TRIGGER trigger_insert_feature_count_units AFTER INSERT ON observation {WIPE}",
        f"CREATE TRIGGER counts AFTER UPDATE ON gpkg_ogr_contents {WIPE}",
        "CREATE VIEW looks AS SELECT load_extension('x') FROM unit",
    ],
)
def test_foreign_triggers_and_views_are_refused_before_anything_is_written(
    tmp_path: Path, pair: Contents, statement: str
) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    execute(path, statement)
    before = path.read_bytes()
    with pytest.raises(PackForeignError, match=r"(wipes|counts|count_units|looks)"):
        write_pack(path, contents(["1103"]))
    assert path.read_bytes() == before
    assert len(read_pack(path).units) == 2


def test_reading_does_not_trust_what_the_file_says(tmp_path: Path, pair: Contents) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    with closing(read.open_pack(path)) as connection:
        assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)


def refuse(error: OSError) -> Callable[..., None]:
    def raising(*_: object, **__: object) -> None:
        raise error

    return raising


def test_a_read_only_file_system_is_told(
    tmp_path: Path, pair: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_only = OSError(errno.EROFS, "Read-only file system")
    monkeypatch.setattr(Path, "write_bytes", refuse(read_only))
    monkeypatch.setattr(Path, "unlink", refuse(read_only))
    with pytest.raises(WriteFailedError, match="Read-only file system"):
        write_pack(tmp_path / "pack.gpkg", pair)


def test_a_leftover_that_another_writer_takes_away_first_does_no_harm(
    tmp_path: Path, pair: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / ".pack.gpkg.1-1.new"
    monkeypatch.setattr(Path, "glob", lambda *_: iter([gone]))
    assert write_pack(tmp_path / "pack.gpkg", pair).created


def in_wal_mode(path: Path) -> None:
    """Leave a pack as QGIS leaves files that it has open."""
    execute(path, "PRAGMA journal_mode = WAL")


class OnReadOnlyMedium:
    """`sqlite3.connect` where nothing can be written beside a file."""

    def __init__(self) -> None:
        self.connect = sqlite3.connect

    def __call__(self, name: str, **options: object) -> sqlite3.Connection:
        if "immutable=1" not in str(name):
            message = "unable to open database file"
            raise sqlite3.OperationalError(message)
        return self.connect(name, **options)  # type: ignore[call-overload,no-any-return] (options pass through)


def test_a_pack_in_wal_mode_opens_on_a_read_only_medium(
    tmp_path: Path, pair: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pack 1%.gpkg"
    write_pack(path, pair)
    in_wal_mode(path)
    monkeypatch.setattr(read.sqlite3, "connect", OnReadOnlyMedium())
    assert len(read_pack(path).observations) == 2


def test_changes_that_lie_beside_it_are_not_passed_over(
    tmp_path: Path, pair: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    path.with_name("pack.gpkg-wal").write_bytes(b"changes")
    monkeypatch.setattr(read.sqlite3, "connect", OnReadOnlyMedium())
    with pytest.raises(PackUnfinishedError, match=r"pack\.gpkg-wal"):
        read_pack(path)


def test_a_disk_that_fails_is_not_told_as_damage(
    tmp_path: Path, pair: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    full = sqlite3.OperationalError("database or disk is full")

    def fail(*_: object) -> None:
        raise full

    monkeypatch.setattr(write, "_insert", fail)
    with pytest.raises(WriteFailedError, match="disk is full"):
        write_pack(path, pair)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        packs = int(sys.argv[1]) if len(sys.argv) > 1 else WHOLE
        for outcome, times in sorted(fuzz(Path(place), packs).items()):
            print(f"{times:6} {outcome}")  # noqa: T201 (a command)
