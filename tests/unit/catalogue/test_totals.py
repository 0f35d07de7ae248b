"""Rows of totals never count twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from msme_qgis_plugin.core.catalogue.totals import without_totals
from msme_qgis_plugin.core.catalogue.variables import harmonise_variables

if TYPE_CHECKING:
    from msme_qgis_plugin.core.catalogue.load import Catalogue
    from msme_qgis_plugin.core.tables.model import Table

MakeTable = Callable[..., "Table"]


def test_a_total_beside_its_parts_is_left_out(catalogue: Catalogue, make_table: MakeTable) -> None:
    dataset = catalogue.dataset("se2016")
    table = make_table(
        {
            "kode": ["1501", "1501", "1501", "1502"],
            "kategori": ["C", "G. Perdagangan", "Jumlah", "Jumlah"],
            "skala": ["Mikro", "Mikro", "Mikro", "Mikro"],
            "jumlah_usaha": ["10", "20", "30", "7"],
        }
    )
    result = without_totals(table, dataset)
    # 1502 has its total alone: it stays.
    assert result.cells["jumlah_usaha"].tolist() == ["10", "20", "7"]
    assert result.sheet_rows.tolist() == [2, 3, 5]
    assert "1 rows of totals" in str(result.notes[-1])
    values = harmonise_variables(result, dataset).values
    assert values["msme"].sum() == 37
    assert values["sector"].tolist() == ["C", "G", "total"]


def test_two_margins_without_their_crossing(catalogue: Catalogue, make_table: MakeTable) -> None:
    # By section and by sex, each with the other as a total: one of the two
    # remains, and its sum is the truth of 30.
    dataset = catalogue.dataset("se2016")
    table = make_table(
        {
            "kode": ["1501"] * 5,
            "kategori": ["C", "G", "Jumlah", "Jumlah", "Jumlah"],
            "jenis_kelamin": ["Jumlah", "Jumlah", "L", "P", "Jumlah"],
            "jumlah_usaha": ["10", "20", "18", "12", "30"],
        }
    )
    result = without_totals(table, dataset)
    assert result.cells["jumlah_usaha"].tolist() == ["10", "20"]


def test_a_table_without_totals_is_the_same_table(
    catalogue: Catalogue, make_table: MakeTable
) -> None:
    table = make_table({"kategori": ["C"], "jumlah_usaha": ["10"]})
    assert without_totals(table, catalogue.dataset("se2016")) is table
