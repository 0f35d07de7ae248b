"""Which columns harmonise takes, and what it says where there are none."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.harmonise.column_choice import choose_columns, find_roles
from msme_qgis_plugin.core.harmonise.errors import NoValueColumnError
from msme_qgis_plugin.core.harmonise.options import HarmoniseOptions
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.named_sets import subdistricts
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.tables.grid import from_rows
from msme_qgis_plugin.core.tables.shape import shape_table


def test_cell_that_spoils_the_only_column_of_numbers_is_named() -> None:
    rows = [["Nama", "UMKM"], ["Siak", "5"], ["Simeulue", "6 unit"], ["Kampar", "7"]]
    table = shape_table(from_rows(rows, lines=range(1, 5)), source="a.csv", sheet=None)
    with pytest.raises(NoValueColumnError, match=r"In “UMKM” 1 .*first “6 unit” in row 3"):
        choose_columns(table, Districts(Gazetteer.load()), HarmoniseOptions())


def test_percentages_that_look_like_codes_of_districts_are_values() -> None:
    rows = [
        ["Kabupaten", "Kecamatan", "Persen berizin"],
        ["Kerinci", "Gunung Raya", "49.5"],
        ["Kerinci", "Danau Kerinci", "13.4"],
        ["Merangin", "Jangkat", "11.1"],
    ]
    table = shape_table(from_rows(rows, lines=range(1, 5)), source="a.csv", sheet=None)
    found = find_roles(table, subdistricts())
    assert (found.code, found.values) == (None, ("Persen berizin",))
