"""Packs: whole, growing, merging, and plain GeoPackages to others."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pandas as pd
import pytest
import shapely
from osgeo import ogr

from msme_qgis_plugin.core.errors import WriteFailedError
from msme_qgis_plugin.core.pack import write
from msme_qgis_plugin.core.pack.errors import (
    NotAPackError,
    PackBusyError,
    PackMissingError,
    PackNewerError,
)
from msme_qgis_plugin.core.pack.read import read_pack
from msme_qgis_plugin.core.pack.schema import TABLES
from msme_qgis_plugin.core.pack.write import write_pack
from msme_qgis_plugin.core.progress import CancelledError
from tests.unit.pack.conftest import LAND, contents

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.pack.model import Contents


def execute(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return list(connection.execute(statement))


def test_what_goes_in_comes_out(tmp_path: Path, pair: Contents) -> None:
    path = tmp_path / "pack.gpkg"
    written = write_pack(path, pair)
    assert (written.created, written.added, written.units) == (True, 2, 2)
    back = read_pack(path)
    values = back.observations.set_index("unit")["value"]
    assert values.to_dict() == {"1101": 10.0, "1102": 20.0}
    assert shapely.from_wkb(back.units["wkb"].iloc[0]).equals(LAND)
    assert back.provenance["run"].tolist() == ["run-1"]
    assert list(tmp_path.iterdir()) == [path]


def test_missing_values_stay_missing(tmp_path: Path) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, contents(["1101"], values=[float("nan")], status=["Q"]))
    row = read_pack(path).observations.iloc[0]
    assert pd.isna(row["value"])
    assert row["status"] == "Q"


def test_others_see_an_ordinary_geopackage(tmp_path: Path, pair: Contents) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    write_pack(path, contents(["1103"], run="run-2"))
    source = ogr.Open(str(path))
    names = {source.GetLayer(one).GetName() for one in range(len(TABLES))}
    assert names == set(TABLES)
    unit = source.GetLayerByName("unit")
    assert unit.GetFeatureCount() == 3
    assert unit.GetGeomType() == ogr.wkbMultiPolygon
    assert unit.GetExtent() == (95, 96, 4, 5)
    assert source.GetLayerByName("observation").GetFeatureCount() == 3
    # 1.2, which old QGIS opens.
    assert execute(path, "PRAGMA user_version") == [(10200,)]
    assert execute(
        path, "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'observation'"
    ) == [(3,)]


def test_a_second_time_replaces_and_does_not_double(tmp_path: Path, pair: Contents) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    again = write_pack(path, contents(["1101", "1102"], values=[11.0, 20.0], run="run-2"))
    assert (again.added, again.replaced) == (0, 2)
    back = read_pack(path).observations.set_index("unit")
    assert back.loc["1101", "value"] == 11
    assert back.loc["1101", "run"] == "run-2"


def test_a_missing_value_replaces_none_that_is_there(tmp_path: Path) -> None:
    # A layer of one province holds the other provinces as missing.
    path = tmp_path / "pack.gpkg"
    write_pack(path, contents(["1101"], values=[10.0]))
    nan = float("nan")
    written = write_pack(path, contents(["1101", "1201"], values=[nan, 5.0], status=["M", "A"]))
    assert (written.added, written.kept) == (1, 1)
    back = read_pack(path).observations.set_index("unit")["value"]
    assert back.to_dict() == {"1101": 10.0, "1201": 5.0}


def test_provinces_merge_and_conflicts_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "national.gpkg"
    nan = float("nan")
    write_pack(
        path, contents(["1101", "1102", "1201"], values=[10.0, 20.0, nan], status=["A", "A", "M"])
    )
    other = contents(["1101", "1102", "1201"], values=[10.0, 21.0, 5.0], run="run-2")
    written = write_pack(path, other, merge=True)
    assert [(one.table, one.key, one.held, one.came) for one in written.conflicts] == [
        ("observation", "1102/se2016/msme/2016", "20.0 (A)", "21.0 (A)")
    ]
    back = read_pack(path).observations.set_index("unit")["value"]
    assert back.to_dict() == {"1101": 10.0, "1102": 20.0, "1201": 5.0}


def test_merging_twice_changes_nothing(tmp_path: Path, pair: Contents) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    before = read_pack(path)
    written = write_pack(path, read_pack(path), merge=True)
    assert (written.added, written.replaced) == (0, 0)
    assert written.conflicts == ()
    after = read_pack(path)
    pd.testing.assert_frame_equal(before.observations, after.observations)
    pd.testing.assert_frame_equal(before.match_report, after.match_report)


def test_other_boundaries_and_definitions_are_conflicts(tmp_path: Path, pair: Contents) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    other = contents(["1101", "1102"], values=[10.0, 20.0])
    other.units["wkb"] = [shapely.box(0, 0, 1, 1).wkb, LAND.wkb]
    other.datasets["kbli_version"] = "2025"
    held = read_pack(path)
    moved = type(other)(
        units=held.units.assign(wkb=other.units["wkb"].to_numpy()),
        datasets=held.datasets.assign(kbli_version="2025"),
    )
    written = write_pack(path, moved, merge=True)
    assert [(one.table, one.key) for one in written.conflicts] == [
        ("unit", "1101 Unit 1101"),
        ("dataset", "se2016.kbli_version"),
    ]


def test_newer_pack_is_refused_and_not_touched(tmp_path: Path, pair: Contents) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    execute(path, "INSERT INTO pack (version) VALUES (4)")
    before = path.read_bytes()
    with pytest.raises(PackNewerError, match=r"version 4.*up to version 3"):
        write_pack(path, pair)
    with pytest.raises(PackNewerError):
        read_pack(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_other_files_are_not_taken_for_packs(
    tmp_path: Path, pair: Contents, content: bytes
) -> None:
    path = tmp_path / "other.gpkg"
    path.write_bytes(content)
    with pytest.raises(NotAPackError, match=r"other\.gpkg"):
        write_pack(path, pair)
    assert path.read_bytes() == content
    with pytest.raises(PackMissingError):
        read_pack(tmp_path / "none.gpkg")


def test_two_writers_do_not_mix(
    tmp_path: Path, pair: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    monkeypatch.setattr(write, "WAIT_S", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PackBusyError, match=r"pack\.gpkg"):
            write_pack(path, contents(["1103"]))
        other.execute("ROLLBACK")
    assert write_pack(path, contents(["1103"])).added == 1


def test_writers_at_once_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "pack.gpkg"
    codes = [f"11{number:02}" for number in range(1, 9)]
    threads = [
        threading.Thread(target=write_pack, args=(path, contents([code], run=code)))
        for code in codes
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    back = read_pack(path)
    assert sorted(back.observations["unit"]) == codes
    assert sorted(back.provenance["run"]) == codes
    assert list(tmp_path.iterdir()) == [path]


def test_cancel_leaves_the_pack_as_it_was(tmp_path: Path, pair: Contents) -> None:
    class Cancelling:
        def step(self, fraction: float) -> None:
            if fraction > 0.1:
                raise CancelledError

    path = tmp_path / "pack.gpkg"
    with pytest.raises(CancelledError):
        write_pack(path, pair, progress=Cancelling())
    assert list(tmp_path.iterdir()) == []
    write_pack(path, pair)
    before = path.read_bytes()
    with pytest.raises(CancelledError):
        write_pack(path, contents(["1103"]), progress=Cancelling())
    assert path.read_bytes() == before


# Writes while files may not grow beyond what a full disk would take.
_FULL = """
import resource, signal, sys
from pathlib import Path
from msme_qgis_plugin.core.errors import WriteFailedError
from msme_qgis_plugin.core.pack.write import write_pack
from tests.unit.pack.conftest import contents
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, limit = Path(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    write_pack(path, contents([str(n) for n in range(20000)], run="big"))
except WriteFailedError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system sets no limit to files")
def test_full_disk_leaves_the_old_pack_or_none(
    tmp_path: Path, project: Path, pair: Contents
) -> None:
    def write_big(path: Path, limit: int) -> str:
        return subprocess.run(
            [sys.executable, "-c", _FULL, str(path), str(limit)],
            cwd=project,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    fresh = tmp_path / "fresh.gpkg"
    for limit in (1000, 1_000_000):
        assert "could not be written" in write_big(fresh, limit)
        assert list(tmp_path.iterdir()) == []
    path = tmp_path / "pack.gpkg"
    write_pack(path, pair)
    assert "could not be written" in write_big(path, 1_000_000)
    back = read_pack(path)
    assert back.observations["unit"].tolist() == ["1101", "1102"]
    assert execute(path, "PRAGMA integrity_check") == [("ok",)]


def test_leftovers_of_writers_that_died_long_ago_go(tmp_path: Path, pair: Contents) -> None:
    old = tmp_path / ".pack.gpkg.1-1.new"
    fresh = tmp_path / ".pack.gpkg.2-2.new"
    old.write_bytes(b"x")
    fresh.write_bytes(b"x")
    os.utime(old, (0, 0))
    write_pack(tmp_path / "pack.gpkg", pair)
    assert not old.exists()
    assert fresh.exists()


def test_folder_that_is_not_there_is_told(tmp_path: Path, pair: Contents) -> None:
    with pytest.raises(WriteFailedError):
        write_pack(tmp_path / "none" / "pack.gpkg", pair)
