"""A process that dies while it writes leaves a whole pack, each time.

Children are forked at once, since a new Python would take longer to start
than a pack to write. A child says when its write begins and ends; the parent
kills it, without a chance to tidy up, at a moment drawn from a seed.

`python -m tests.unit.pack.test_kill [COUNT]` kills so many of either kind and says what came of it.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.pack.read import read_pack
from msme_qgis_plugin.core.pack.schema import empty_pack
from msme_qgis_plugin.core.pack.write import write_pack
from tests.unit.pack.conftest import contents

if TYPE_CHECKING:
    from msme_qgis_plugin.core.pack.model import Contents

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
SEED = 20_240_817
MOMENTS = 100
OLD, NEW = 100, 4000


def of_size(count: int, run: str) -> Contents:
    return contents([f"{run}{number}" for number in range(count)], run=run)


def start(path: Path, what: Contents) -> tuple[int, int]:
    """Fork a child that writes; return its id and where it speaks."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child:
        os.close(mouth)
        return child, ear
    os.write(mouth, b"S")
    write_pack(path, what)
    os.write(mouth, b"E")
    os._exit(0)


def kill_after(child: int, ear: int, delay: float) -> bool:
    """Kill a child and say whether it was still writing."""
    assert os.read(ear, 1) == b"S"
    ended = bool(select.select([ear], [], [], delay)[0])
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    heard = os.read(ear, 1)
    os.close(ear)
    return not ended and heard == b""


def duration(path: Path, what: Contents) -> float:
    child, ear = start(path, what)
    assert os.read(ear, 1) == b"S"
    begin = time.perf_counter()
    assert os.read(ear, 1) == b"E"
    taken = time.perf_counter() - begin
    os.waitpid(child, 0)
    os.close(ear)
    return taken


def is_whole(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        told = connection.execute("PRAGMA integrity_check").fetchone()
    return bool(told == ("ok",))


def held(path: Path) -> int:
    """The observations of a pack, whose tables must agree about them."""
    back = read_pack(path)
    with closing(sqlite3.connect(path)) as connection:
        counted = connection.execute(
            "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'observation'"
        ).fetchone()
    assert counted == (len(back.observations),)
    assert len(back.units) == len(back.observations)
    runs = set(back.observations["run"])
    assert set(back.provenance["run"]) == runs
    return len(back.observations)


def kill_growing(tmp_path: Path, count: int) -> tuple[int, Counter[int]]:
    """Return how many kills fell into a write, and how often a pack held so many rows."""
    old, more = of_size(OLD, "a"), of_size(NEW, "b")
    path = tmp_path / "pack.gpkg"
    write_pack(path, old)
    before = path.read_bytes()
    taken = duration(path, more)
    draw = random.Random(SEED)
    inside, outcomes = 0, Counter[int]()
    for _ in range(count):
        path.write_bytes(before)
        child, ear = start(path, more)
        inside += kill_after(child, ear, draw.uniform(0, 1.1 * taken))
        rows = held(path)
        assert rows in (OLD, OLD + NEW)
        assert is_whole(path)
        outcomes[rows] += 1
        path.with_name("pack.gpkg-journal").unlink(missing_ok=True)
    return inside, outcomes


def test_growing_pack_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    inside, outcomes = kill_growing(tmp_path, MOMENTS)
    assert inside >= MOMENTS / 4
    assert OLD in outcomes


def kill_new(tmp_path: Path, count: int) -> tuple[int, Counter[bool]]:
    """Return how many kills fell into a write, and how often a pack was there."""
    # Made before, as in a running QGIS; else most moments would fall there.
    empty_pack()
    what = of_size(NEW, "a")
    taken = duration(tmp_path / "first.gpkg", what)
    draw = random.Random(SEED + 1)
    inside, outcomes = 0, Counter[bool]()
    for number in range(count):
        path = tmp_path / f"pack{number}.gpkg"
        child, ear = start(path, what)
        inside += kill_after(child, ear, draw.uniform(0, 1.1 * taken))
        outcomes[path.exists()] += 1
        if path.exists():
            assert held(path) == NEW
            assert is_whole(path)
        for left in tmp_path.iterdir():
            left.unlink()
    return inside, outcomes


def test_new_pack_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    inside, outcomes = kill_new(tmp_path, MOMENTS)
    assert inside >= MOMENTS / 4
    assert False in outcomes


def test_leftovers_of_a_killed_writer_do_not_hinder_the_next(tmp_path: Path) -> None:
    what = of_size(NEW, "a")
    path = tmp_path / "pack.gpkg"
    taken = duration(tmp_path / "first.gpkg", what)
    child, ear = start(path, what)
    kill_after(child, ear, taken / 2)
    write_pack(path, what)
    assert held(path) == NEW


if __name__ == "__main__":
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else MOMENTS
    for campaign in (kill_growing, kill_new):
        with tempfile.TemporaryDirectory() as place:
            print(campaign.__name__, kills, *campaign(Path(place), kills))  # noqa: T201 (a command)
