"""Real tables as they were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.tables.columns import find_columns
from msme_qgis_plugin.core.tables.numbers import parse_numbers
from msme_qgis_plugin.core.tables.read import read_table

if TYPE_CHECKING:
    from pathlib import Path


def files(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def test_grdp_and_population_2000_2017(real_data: Path) -> None:
    path = real_data / "tables" / "grdp_population_2000_2017.csv"
    table = read_table(path)
    assert table.cells.shape == (514, 61)
    assert table.notes == ()
    assert table.sheet_rows.tolist() == list(range(2, 516))
    gazetteer = Gazetteer.load()
    roles = find_columns(
        table, provinces=gazetteer.province_names(), districts=gazetteer.district_names()
    )
    assert roles.code == "KDJ"
    assert roles.name == "District_name"
    assert roles.type == "Regency_City"
    assert roles.province == "Province"
    assert roles.period is None
    assert len(roles.values) == 54
    assert roles.categories == ("Region",)
    assert roles.left_out == ("X", "Y")
    independent = pd.read_csv(path)
    for column in roles.values:
        read = parse_numbers(table.cells[column])
        pd.testing.assert_series_equal(read.values, independent[column].astype(float))
        assert set(read.status) == {"A"}


def test_podes_2019_jambi(real_data: Path) -> None:
    path = real_data / "podes" / "podes2019_jambi_1562_villages.csv"
    table = read_table(path)
    assert len(table.cells) == 1562
    assert table.cells["R102"].iloc[0] == "01"
    assert table.notes == ()
    families = parse_numbers(table.cells["R401A1"])
    assert families.values.sum() == pd.read_csv(path)["R401A1"].sum()


def test_layers_of_a_geopackage_leave_no_trace(real_data: Path) -> None:
    path = real_data / "boundaries" / "idn_districts_514.gpkg"
    before = files(path.parent)
    table = read_table(path, sheet="province_38")
    assert len(table.cells) == 38
    table = read_table(path, sheet="district")
    assert len(table.cells) == 514
    assert table.cells["kemendagri_2025"].iloc[1] == "11.10"
    assert not table.is_number["kemendagri_2025"].any()
    assert files(path.parent) == before
