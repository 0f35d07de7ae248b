"""Registers as Parquet, and parts that other processes count, one of which dies."""

from __future__ import annotations

import builtins
import os
import signal
import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.structure_options import KbliVersion, SizeDefinition
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.register import register_blocks
from msme_qgis_plugin.core.register.count_register import count_register
from msme_qgis_plugin.core.register.dask_run import on_cluster
from msme_qgis_plugin.core.register.errors import DaskMissingError, ParquetMissingError
from msme_qgis_plugin.core.register.register_blocks import open_register
from msme_qgis_plugin.core.register.register_columns import RegisterOptions

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.register.count_register import Counted

SECRET = bytes(32)


def register(path: Path, rows: int) -> pd.DataFrame:
    rng = np.random.default_rng(3)
    units = Gazetteer.load().units.index.to_numpy()[:60]
    table = pd.DataFrame(
        {
            "nik": [f"11010151029{n:05d}" for n in rng.integers(0, rows, rows)],
            "kode_desa": [f"{one}010001" for one in rng.choice(units, rows)],
            "kbli": rng.choice(["47111", "10710", "56101"], rows),
            "jk": rng.choice(["L", "P"], rows),
            "pekerja": rng.integers(1, 120, rows),
        }
    )
    table.to_csv(path, index=False)
    return table


def count(path: Path, **more: Any) -> Counted:
    gazetteer = Gazetteer.load()
    return count_register(
        open_register(path, keyed=True),
        units=pd.DataFrame({"bps_code": gazetteer.units.index}),
        known=Districts(gazetteer),
        options=RegisterOptions(
            kbli=KbliVersion.V2020,
            vintage=2024,
            key="nik",
            measures={"workers": "pekerja"},
            definition=SizeDefinition.BPS_WORKERS,
        ),
        secret=SECRET,
        **more,
    )


def test_parquet_counts_as_the_same_text_does(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow, which reads Parquet, is not installed")
    table = register(tmp_path / "daftar.csv", 3_000)
    table.to_parquet(tmp_path / "daftar.parquet", row_group_size=700)
    text, parquet = (count(tmp_path / f"daftar.{one}") for one in ("csv", "parquet"))
    pd.testing.assert_frame_equal(text.counts.values, parquet.counts.values)
    assert (text.rows, text.repeated) == (parquet.rows, parquet.repeated)
    assert text.rows == table["nik"].nunique()


def test_parquet_without_pyarrow_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "pyarrow")
    path = tmp_path / "daftar.parquet"
    path.write_bytes(b"PAR1....PAR1")
    with pytest.raises(ParquetMissingError, match="--no-index"):
        open_register(path)


def test_a_scheduler_without_dask_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "distributed")
    with pytest.raises(DaskMissingError, match="--no-index"):
        on_cluster("tcp://127.0.0.1:8786")


def refuse(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == package:
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)


def test_a_worker_that_is_killed_changes_no_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr(register_blocks, "BLOCK_BYTES", 20_000)
    path = tmp_path / "daftar.csv"
    register(path, 40_000)
    alone = count(path)
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        pids = [one.pid for one in cluster.workers.values()]
        lost = threading.Event()

        class Killing:
            def step(self, _fraction: float) -> None:
                if not lost.is_set():
                    lost.set()
                    os.kill(pids[0], signal.SIGKILL)

        together = count(path, run=on_cluster(cluster.scheduler_address), progress=Killing())
    assert lost.is_set()
    pd.testing.assert_frame_equal(alone.counts.values, together.counts.values)
    assert (alone.rows, alone.repeated) == (together.rows, together.repeated)
