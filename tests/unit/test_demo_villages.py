"""The demo's villages: real codes, plainly invented answers."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.overlay.villages.village_source import open_villages, read_villages
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.systems import CodeSystem
from msme_qgis_plugin.core.tables.sources import FileSource
from tools import demo_villages as demo

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(project: Path) -> Path:
    return project / "resources" / "demo"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_villages_are_recognised_and_lie_in_jambis_districts(folder: Path) -> None:
    catalogue = Catalogue.load()
    opened = open_villages(FileSource(folder / "desa_demo.csv"), catalogue)
    assert opened.dataset.id == "desa_demo"
    villages = read_villages(
        opened, opened.available, catalogue=catalogue, gazetteer=Gazetteer.load()
    )
    assert villages.system is CodeSystem.KEMENDAGRI
    assert villages.unmatched == 0
    # Tanjung Jabung Barat is 15.06 here and 1507 at BPS.
    west = villages.codes.str.startswith("1506")
    assert set(villages.units[west]) == {"1507"}
    assert villages.units.nunique() == 11


def test_every_row_says_that_it_is_invented(folder: Path) -> None:
    notes = {row["catatan"] for row in rows(folder / "desa_demo.csv")}
    assert notes == {"DATA CONTOH (SINTETIS)"}


def test_a_rebuild_gives_the_shipped_answers(folder: Path) -> None:
    shipped = rows(folder / "desa_demo.csv")
    made = demo.invent(
        {
            "id": row["kode_desa"],
            "name": row["desa"],
            "district": row["kabupaten_kota"],
            "subdistrict": row["kecamatan"],
            "longitude": row["bujur"],
            "latitude": row["lintang"],
        }
        for row in shipped
    )
    assert [str(one.families) for one in made] == [row["keluarga"] for row in shipped]
    assert [one.signal for one in made] == [row["sinyal_internet"] for row in shipped]
    invented = (*("bank", "pasar", "jalan_roda4"), *("kios_saprotan", "bencana", "kawasan_hutan"))
    assert [(*one.facilities, *one.farming) for one in made] == [
        tuple(row[name] for name in invented) for row in shipped
    ]
    counts = [tuple(map(str, row)) for row in demo.msme_rows(made)]
    assert counts == [tuple(row.values()) for row in rows(folder / "umkm_desa_demo.csv")]


def test_no_more_users_than_msmes(folder: Path) -> None:
    for row in rows(folder / "umkm_desa_demo.csv"):
        users = int(row["umkm_pengguna_internet"])
        assert 0 <= users <= int(row["jumlah_umkm"])
