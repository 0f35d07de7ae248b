"""Enterprises told apart by a keyed column, and where keys may lie."""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.analysis.structure_options import KbliVersion
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.register import register_blocks
from msme_qgis_plugin.core.register.count_register import count_register
from msme_qgis_plugin.core.register.errors import KeyFileError, KeyFilePlaceError, KeyFormatError
from msme_qgis_plugin.core.register.key_files import read_key, refuse_shared
from msme_qgis_plugin.core.register.register_blocks import open_register
from msme_qgis_plugin.core.register.register_columns import RegisterOptions
from msme_qgis_plugin.core.register.seen_keys import SeenKeys

if TYPE_CHECKING:
    from pathlib import Path

SECRET = bytes(range(32))


@pytest.mark.parametrize("block", [200, 16_000_000])
def test_rows_with_the_same_key_are_counted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(register_blocks, "BLOCK_BYTES", block)
    rows = [f"110101510290{n % 30:04d};Kab. Simeulue;47111" for n in range(50)]
    # The same number written otherwise, and two rows without one.
    rows += ["'1101015102900000;Kab. Simeulue;47111", ";Kab. Bireuen;47111", ";Kab. Bireuen;47111"]
    path = tmp_path / "daftar.csv"
    path.write_text("NIK;Kabupaten;KBLI\n" + "\n".join(rows) + "\n")
    gazetteer = Gazetteer.load()
    written: list[int] = []

    found = count_register(
        open_register(path, keyed=True),
        units=pd.DataFrame({"bps_code": gazetteer.units.index}),
        known=Districts(gazetteer),
        options=RegisterOptions(kbli=KbliVersion.V2020, key="NIK"),
        secret=SECRET,
        write=lambda keys: written.extend(keys.tolist()),
    )
    total = found.counts.parts.index[found.counts.parts["sector"] == "total"][0]
    assert found.counts.values[total].dropna().to_dict() == {"1101": 30, "1110": 2}
    assert (found.rows, found.repeated) == (32, 21)
    first = hmac.new(SECRET, b"1101015102900000", hashlib.sha256).digest()[:8]
    assert written[0] == int.from_bytes(first, "little")
    assert len(written) == len(set(written)) == 30
    assert "1101015102900000" not in "".join(map(str, found.counts.notes))


def test_keys_seen_are_those_of_a_set() -> None:
    rng = np.random.default_rng(1)
    seen, held = SeenKeys(), set()
    for _ in range(40):
        keys = rng.integers(0, 3_000, 200).astype(np.uint64)
        expected = []
        for key in keys.tolist():
            expected.append(key == 0 or key not in held)
            held.add(key)
        assert seen.fresh(keys).tolist() == expected


def test_a_workbook_cannot_be_keyed(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes("NIK;KBLI\n1;2\n".encode("utf-16"))
    with pytest.raises(KeyFormatError):
        open_register(path, keyed=True)


def test_a_key_is_made_once_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "kunci"
    secret, made = read_key(path)
    assert made
    assert len(secret) == 32
    assert path.stat().st_mode & 0o077 == 0
    assert read_key(path) == (secret, False)
    path.write_bytes(b"short")
    with pytest.raises(KeyFileError):
        read_key(path)


def test_a_key_does_not_lie_beside_what_is_handed_on(tmp_path: Path) -> None:
    project, own = tmp_path / "proyek", tmp_path / "sendiri"
    (project / "data").mkdir(parents=True)
    own.mkdir()
    refuse_shared(own / "kunci", [project])
    with pytest.raises(KeyFilePlaceError, match="proyek"):
        refuse_shared(project / "data" / "kunci", [project])
    with closing(sqlite3.connect(own / "pack.gpkg")) as pack:
        pack.execute("CREATE TABLE observation (unit)")
    with pytest.raises(KeyFilePlaceError, match="sendiri"):
        refuse_shared(own / "kunci", [project])
