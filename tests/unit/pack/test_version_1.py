"""Packs of version 1 open, say what their series are, and can be grown."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from osgeo import ogr

from msme_qgis_plugin.core.measures.field import Direction, Display, Field, Fields, Rule, Text
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.core.pack import write
from msme_qgis_plugin.core.pack.maps import maps_of
from msme_qgis_plugin.core.pack.pack_series import series_schema
from msme_qgis_plugin.core.pack.read import read_pack
from msme_qgis_plugin.core.pack.schema import LATER, OBSERVATION, SERIES, TABLES
from msme_qgis_plugin.core.pack.write import write_pack
from tests.unit.pack.conftest import contents

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.measures.field import Field as OneField
    from msme_qgis_plugin.core.pack.model import Contents

UNITS = ["1101", "1102"]


def as_version_1(path: Path) -> None:
    """Take from a pack what came later."""
    later = {"pack": ("checksum", "signature"), "provenance": ("recipe",)}
    later["observation"] = tuple(set(LATER) - {"recipe"})
    with closing(sqlite3.connect(path)) as pack:
        for table, columns in later.items():
            for name in columns:
                pack.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
        pack.execute("DROP TABLE field")
        for table in ("gpkg_contents", "gpkg_ogr_contents"):
            pack.execute(f"DELETE FROM {table} WHERE table_name = 'field'")
        pack.execute("UPDATE pack SET version = 1")
        pack.commit()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A pack as version 0.x made it of a structure: a share by sector, women, and another."""
    path = tmp_path / "old.gpkg"
    parts = [
        ("lq", "C", [1.5, 0.5]),
        ("share", "C", [0.3, 0.1]),
        ("women_share", "", [0.6, 0.4]),
        ("Usaha", "", [12.0, 13.0]),
    ]
    for name, sector, values in parts:
        made = contents(UNITS, indicator=name, values=values)
        write_pack(
            path,
            replace(
                made,
                observations=made.observations.assign(sector=sector),
                datasets=made.datasets.assign(kbli_version="2020"),
                indicators=pd.DataFrame(
                    {
                        "id": [name],
                        "name_en": ["Firms"],
                        "name_id": ["Usaha"],
                        "unit_en": ["firms"],
                        "direction": ["worse"],
                        "rule": ["sum"],
                    }
                ),
            ),
        )
    as_version_1(path)
    return path


def field_of(pack: Contents, name: str) -> OneField:
    (found,), _ = maps_of(pack, (name,))
    return found.series.field


def test_names_of_version_0_are_the_indicators_of_the_catalogue(old: Path) -> None:
    pack = read_pack(old)
    quotient, share, women = (field_of(pack, one) for one in ("lq:C", "share:C", "women_share"))
    assert [one.indicator for one in (quotient, share, women)] == [
        *("A12_lq", "A11_kbli_sh", "A09_women_sh")
    ]
    assert (quotient.centre, quotient.sector, quotient.kbli) == (1.0, "C", "2020")
    assert share.display is women.display is Display.PERCENT


def test_what_only_the_table_of_indicators_says_is_taken_from_there(old: Path) -> None:
    own = field_of(read_pack(old), "Usaha")
    assert own.label == Text("Firms", "Usaha")
    assert own.unit == Text("firms", "firms")
    assert (own.direction, own.rule) == (Direction.WORSE, Rule.SUM)
    assert (own.period, own.dataset) == ("2016", "se2016")


def test_a_share_that_version_0_did_not_compute_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "old.gpkg"
    made = contents(UNITS, indicator="share", values=[0.3, 0.1])
    write_pack(path, replace(made, observations=made.observations.assign(sector="C")))
    as_version_1(path)
    own = field_of(read_pack(path), "share:C")
    assert (own.indicator, own.display) == (None, None)


def test_reading_changes_nothing(old: Path) -> None:
    before = old.read_bytes()
    read_pack(old)
    assert old.read_bytes() == before


def new_quotient(values: list[float]) -> Contents:
    """What this version packs of the same thing, under the catalogue's name."""
    made = contents(UNITS, indicator="A12_lq", values=values, run="run-2")
    field = Field("lq_c", indicator="A12_lq", sector="C", period="2016", dataset="se2016")
    key = ("se2016", "A12_lq", "2016", "C", "", "")
    schema = series_schema(field, Fields([field]), None, About())
    return replace(
        made,
        observations=made.observations.assign(sector="C", low=[0.0, 0.1]),
        fields=pd.DataFrame([(*key, "lq_c", schema)], columns=[*SERIES, "name", "schema"]),
    )


def test_growing_brings_it_up_and_keeps_the_names_that_old_projects_filter_by(old: Path) -> None:
    written = write_pack(old, new_quotient([1.6, 0.4]))
    assert (written.added, written.replaced) == (0, 2)
    rows = read_pack(old).observations
    rows = rows[(rows["indicator"] == "lq") & (rows["sector"] == "C")]
    assert rows["value"].tolist() == [1.6, 0.4]
    assert rows["low"].tolist() == [0.0, 0.1]
    with closing(sqlite3.connect(old)) as pack:
        assert pack.execute("SELECT max(version) FROM pack").fetchone() == (3,)
        assert pack.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        columns = [row[1] for row in pack.execute("PRAGMA table_info(observation)")]
    assert set(columns) == {"fid", *OBSERVATION}
    source = ogr.Open(str(old))
    names = {source.GetLayer(place).GetName() for place in range(source.GetLayerCount())}
    assert names == set(TABLES)


def test_a_pack_of_version_1_merges_into_one_of_version_2(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.gpkg"
    write_pack(path, new_quotient([1.5, 0.5]))
    written = write_pack(path, read_pack(old), merge=True)
    assert [one for one in written.conflicts if one.table == "observation"] == []
    found = read_pack(path).observations["indicator"].unique().tolist()
    assert found == ["A12_lq", "share", "women_share", "Usaha"]


def test_a_write_that_fails_leaves_it_of_version_1(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(write, "_insert", fail)
    with pytest.raises(RuntimeError):
        write_pack(old, new_quotient([1.6, 0.4]))
    assert old.read_bytes() == before
