"""The column as a whole decides the level of a table."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.harmonise.errors import LevelUnclearError
from msme_qgis_plugin.core.harmonise.level_choice import find_level
from msme_qgis_plugin.core.harmonise.options import DuplicateRule, HarmoniseOptions
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.levels import Level
from msme_qgis_plugin.core.regions.named_sets import provinces
from msme_qgis_plugin.core.tables.model import Table

PROVINCES = list(provinces().names)


def level(header: str, *rows: str, **options: object) -> Level:
    cells = pd.DataFrame([row.split(";") for row in rows], columns=header.split(";"), dtype=object)
    table = Table(
        cells=cells,
        is_number=pd.DataFrame(data=False, index=cells.index, columns=cells.columns),
        sheet_rows=np.arange(2, len(cells) + 2),
        source="t.csv",
        sheet=None,
        notes=(),
    )
    return find_level(table, Gazetteer.load(), HarmoniseOptions(**options)).level


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        ("Provinsi;n", [f"{one};1" for one in PROVINCES], Level.PROVINCE),
        ("Wilayah;n", ["ACEH;1", "RIAU;2", "JAMBI;3", "BALI;4", "INDONESIA;9"], Level.PROVINCE),
        ("kode prov;n", ["11;1", "12;2", "13;3"], Level.PROVINCE),
        # Three cities bear the name of their province.
        ("Nama;n", ["Gorontalo;1", "Jambi;2", "Bengkulu;3"], Level.DISTRICT),
        ("Provinsi;n", ["Gorontalo;1", "Jambi;2", "Bengkulu;3"], Level.PROVINCE),
        ("Provinsi;Kabupaten;n", ["Aceh;Simeulue;1", "Riau;Siak;2"], Level.DISTRICT),
        ("Provinsi;Kode;n", ["Aceh;1101;1", "Riau;1405;2"], Level.DISTRICT),
        ("nama_kecamatan;n", ["Pidie;120", "Mila;40"], Level.SUBDISTRICT),
        ("Nama;n", ["Pidie;120", "Mila;40"], Level.SUBDISTRICT),
        ("Kab;Kec;n", ["Kab. Bandung;Pacet;1", "Kab. Bandung;Ciwidey;2"], Level.SUBDISTRICT),
        ("Kode;Kecamatan;n", ["3204;Pacet;1", "3204;Ciwidey;2"], Level.SUBDISTRICT),
        ("Kode;n", ["3204010;1", "3204020;2"], Level.SUBDISTRICT),
        # Villages are no level of a map here; the districts' errors tell what to do.
        ("Kab;Kecamatan;Desa;n", ["Kab. Bandung;Pacet;Cikawao;1"], Level.DISTRICT),
        # Capitals are subdistricts by name.
        ("Kab;Ibukota;n", ["Bandung;Soreang;1", "Garut;Tarogong Kidul;2"], Level.DISTRICT),
        ("Kab;Pusat;n", ["Kab. Bandung;Soreang;1", "Kab. Garut;Cibatu;2"], Level.DISTRICT),
        (
            "Provinsi;Ibukota;n",
            ["Aceh;Banda Aceh;1", "Riau;Pekanbaru;2", "Bali;Denpasar;3"],
            Level.PROVINCE,
        ),
        ("Tahun;Provinsi;n", ["2020;Aceh;1", "2021;Aceh;2", "2020;Riau;1"], Level.PROVINCE),
    ],
)
def test_level(header: str, rows: list[str], expected: Level) -> None:
    assert level(header, *rows) is expected


def test_rows_to_be_added_up_are_those_of_districts() -> None:
    rows = ["Kab. Bandung;Pacet;1", "Kab. Bandung;Ciwidey;2"]
    assert level("Kab;Kec;n", *rows, duplicates=DuplicateRule.SUM) is Level.DISTRICT


def test_a_column_that_the_caller_names_decides_alone() -> None:
    rows = ["Aceh;Simeulue;1", "Riau;Siak;2"]
    assert level("Provinsi;Kabupaten;n", *rows, name="Provinsi") is Level.PROVINCE


def test_a_header_and_cells_of_two_levels_are_refused() -> None:
    with pytest.raises(LevelUnclearError, match="Kecamatan"):
        level("Kecamatan;n", "Kab. Simeulue;1", "Kab. Bireuen;2", "Kab. Aceh Jaya;3")


def test_showing_the_first_of_several_rows_does_not_make_subdistricts_districts() -> None:
    rows = ["Kab. Bandung;Pacet;1", "Kab. Bandung;Ciwidey;2"]
    assert level("Kab;Kec;n", *rows, duplicates=DuplicateRule.FIRST) is Level.SUBDISTRICT
