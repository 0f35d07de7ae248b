"""Columns about village heads never get further than the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from msme_qgis_plugin.core.catalogue.without_personal import without_personal_columns

if TYPE_CHECKING:
    from msme_qgis_plugin.core.catalogue.load import Catalogue
    from msme_qgis_plugin.core.tables.model import Table

MakeTable = Callable[..., "Table"]


def test_village_head_columns_of_2019_are_left_out(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table(
        {"R101": ["15"], "R901AK2": ["1"], "r901bk3": ["46"], "nama_kades": ["x"], "R9": ["1"]}
    )
    result = without_personal_columns(table, catalogue.dataset("podes2019"))
    assert list(result.cells) == ["R101", "R9"]
    assert list(result.is_number) == ["R101", "R9"]
    assert "3 columns about persons" in str(result.notes[-1])
    assert len(table.cells.columns) == 5


def test_r901_of_2024_are_sports_grounds_and_stay(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table({"R901AK2": ["1"], "R1501A_K4": ["1"]})
    result = without_personal_columns(table, catalogue.dataset("podes2024"))
    assert list(result.cells) == ["R901AK2"]


def test_a_table_without_them_is_the_same_table(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table({"R101": ["15"]})
    assert without_personal_columns(table, catalogue.dataset("podes2019")) is table
