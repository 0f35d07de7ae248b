"""Two writers of one pack, and disks that fill up: a whole pack each time, or a sentence.

`python -m tests.unit.pack.test_campaigns [COUNT]` tries so many of each and says what came of it.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from msme_qgis_plugin.core.errors import MsmeError
from msme_qgis_plugin.core.pack.write import write_pack
from tests.unit.pack.test_kill import held, is_whole, of_size

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
OLD, EACH, IN_TESTS = 100, 400, 6


def two_writers(folder: Path, count: int) -> Counter[tuple[int, bool]]:
    """Return how often a pack that two made at once held so many rows, and was whole."""
    came: Counter[tuple[int, bool]] = Counter()
    for number in range(count):
        path = folder / f"pack{number}.gpkg"
        children = []
        for run in "ab":
            what = of_size(EACH, run)
            children.append(os.fork())
            if not children[-1]:
                write_pack(path, what)
                os._exit(0)
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
        came[held(path), is_whole(path)] += 1
        path.unlink()
    return came


def full_disk(folder: Path, count: int) -> Counter[tuple[str, int, bool]]:
    """Grow a pack where no file may grow over a limit; return what came of it."""
    path = folder / "pack.gpkg"
    more = of_size(EACH, "b")
    write_pack(path, of_size(OLD, "a"))
    before = path.read_bytes()
    write_pack(path, more)
    grown = path.stat().st_size - len(before)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    came: Counter[tuple[str, int, bool]] = Counter()
    for number in range(count):
        path.write_bytes(before)
        most = len(before) + grown * number // count
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
        try:
            write_pack(path, more)
        except MsmeError as error:
            said = type(error).__name__
        else:
            said = "written"
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        came[said, held(path), is_whole(path)] += 1
    return came


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    assert two_writers(tmp_path, IN_TESTS) == {(2 * EACH, True): IN_TESTS}


def test_a_full_disk_leaves_the_old_pack_and_a_sentence(tmp_path: Path) -> None:
    came = full_disk(tmp_path, IN_TESTS)
    assert set(came) <= {("WriteFailedError", OLD, True), ("written", OLD + EACH, True)}
    assert came["WriteFailedError", OLD, True] > 0


if __name__ == "__main__":
    tries = int(sys.argv[1]) if len(sys.argv) > 1 else IN_TESTS
    for campaign in (two_writers, full_disk):
        with tempfile.TemporaryDirectory() as place:
            print(campaign.__name__, tries, campaign(Path(place), tries))  # noqa: T201 (a command)
