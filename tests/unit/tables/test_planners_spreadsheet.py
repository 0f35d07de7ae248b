"""One spreadsheet with every trap a statistical office sends, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from msme_qgis_plugin.core.tables.errors import UndecidableNumberStyleError
from msme_qgis_plugin.core.tables.numbers import NumberStyle, parse_numbers
from msme_qgis_plugin.core.tables.read import read_table
from tests.unit.tables.xlsx_writer import Styled, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.core.tables.model import Table
    from msme_qgis_plugin.core.tables.numbers import NumberColumn


ROWS = [
    ["Tabel 4.1 Usaha menurut Kabupaten/Kota, 2016"],
    [],
    ["Kode", "Kabupaten/Kota", "Usaha 2016", None, "Persen UMK", "Luas"],
    [None, None, "Mikro", "Kecil", None, "(km2)"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    [11.01, "Aceh Selatan", 20480, "1.648", "98,60", "4.173,82"],
    [11.02, "Aceh Tenggara", "15.777*)", 512, Styled(0.9855, "0.00%"), "-"],
    [11.1, "Aceh Singkil", "...", "x", "45,49", "1.857,88"],
    ["11.71", "Kota Banda Aceh", 0, "1.204.311", "97,2 %", "61,36 r"],
    [None, "Jumlah", 36257, "1.206.471", Styled(0.845, "0.00%"), None],
    [],
    ["*) Angka sementara"],
    ["Sumber: BPS, Sensus Ekonomi 2016"],
]
MERGES = ["A1:F1", "A3:A4", "B3:B4", "C3:D3", "E3:E4"]
NAN = float("nan")


@pytest.fixture(params=[True, False], ids=["shared", "inline"])
def table(tmp_path: Path, request: pytest.FixtureRequest) -> Table:
    path = write_xlsx(
        tmp_path / "usaha.xlsx",
        {"Tabel 4.1": ROWS},
        merges={"Tabel 4.1": MERGES},
        shared=request.param,
    )
    before = path.read_bytes()
    table = read_table(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["usaha.xlsx"]
    return table


def numbers(table: Table, name: str) -> NumberColumn:
    return parse_numbers(
        table.cells[name], is_number=table.is_number[name], sheet_rows=table.sheet_rows
    )


def test_two_header_rows_become_joined_names(table: Table) -> None:
    assert list(table.cells.columns) == [
        "Kode",
        "Kabupaten/Kota",
        "Usaha 2016 / Mikro",
        "Usaha 2016 / Kecil",
        "Persen UMK",
        "Luas / (km2)",
    ]


def test_every_cell_is_what_stood_in_the_sheet(table: Table) -> None:
    assert table.cells.to_numpy().tolist() == [
        ["11.01", "Aceh Selatan", "20480", "1.648", "98,60", "4.173,82"],
        ["11.02", "Aceh Tenggara", "15.777*)", "512", "0.9855", "-"],
        ["11.1", "Aceh Singkil", "...", "x", "45,49", "1.857,88"],
        ["11.71", "Kota Banda Aceh", "0", "1.204.311", "97,2 %", "61,36 r"],
        ["", "Jumlah", "36257", "1.206.471", "0.845", ""],
    ]
    assert table.is_number.to_numpy().astype(int).tolist() == [
        [1, 0, 1, 0, 0, 0],
        [1, 0, 0, 1, 1, 0],
        [1, 0, 0, 0, 0, 0],
        [0, 0, 1, 0, 0, 0],
        [0, 0, 1, 0, 1, 0],
    ]


def test_rows_are_those_the_planner_sees(table: Table) -> None:
    assert table.sheet_rows.tolist() == [6, 7, 8, 9, 10]


def test_code_that_lost_its_zero_is_marked_as_stored_number(table: Table) -> None:
    assert table.cells["Kode"][2] == "11.1"
    assert table.is_number["Kode"][2]
    assert not table.is_number["Kode"][3]


def test_footnotes_title_and_numbering_are_told(table: Table) -> None:
    notes = [str(note) for note in table.notes]
    assert len(notes) == 4
    assert notes[0].startswith("Row(s) 1 above the header")
    assert "rows 3–4" in notes[1]
    assert notes[2].startswith("Row(s) 5 only number the columns")
    assert "Row(s) 12, 13 under the table" in notes[3]
    assert "*) Angka sementara Sumber: BPS" in notes[3]


def test_count_that_may_be_a_decimal_is_refused(table: Table) -> None:
    # 15.777 is the only text of its column: thousands, or a number near 16?
    with pytest.raises(UndecidableNumberStyleError) as caught:
        numbers(table, "Usaha 2016 / Mikro")
    text = str(caught.value)
    assert "“Usaha 2016 / Mikro”, row 7: “15.777*)” means 15777" in text
    assert "15.777 in English style" in text


def test_counts_with_marks_and_gaps(table: Table) -> None:
    column = parse_numbers(
        table.cells["Usaha 2016 / Mikro"],
        is_number=table.is_number["Usaha 2016 / Mikro"],
        style=NumberStyle.INDONESIAN,
    )
    np.testing.assert_array_equal(column.values, [20480.0, 15777.0, NAN, 0.0, 36257.0])
    assert list(column.status) == ["A", "A", "M", "A", "A"]


def test_suppressed_stays_apart_from_missing_and_zero(table: Table) -> None:
    column = numbers(table, "Usaha 2016 / Kecil")
    np.testing.assert_array_equal(column.values, [1648.0, 512.0, NAN, 1204311.0, 1206471.0])
    assert list(column.status) == ["A", "A", "Q", "A", "A"]
    assert column.style is NumberStyle.INDONESIAN


def test_percent_cells_beside_text_come_to_one_scale(table: Table) -> None:
    column = numbers(table, "Persen UMK")
    np.testing.assert_allclose(column.values, [98.60, 98.55, 45.49, 97.2, 84.5], rtol=0, atol=1e-12)
    assert any("multiplied by 100" in str(note) for note in column.notes)


def test_decimals_and_thousands_of_areas(table: Table) -> None:
    column = numbers(table, "Luas / (km2)")
    np.testing.assert_array_equal(column.values, [4173.82, NAN, 1857.88, 61.36, NAN])
    assert list(column.status) == ["A", "M", "A", "A", "M"]
