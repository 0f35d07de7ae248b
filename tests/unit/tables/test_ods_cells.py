"""What a sheet of an .ods file tells of its cells besides their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.tables.read import read_table

from .ods_writer import number, row, text, write_ods

if TYPE_CHECKING:
    from pathlib import Path

HEADER = row(text("Kabupaten/Kota"), text("Persen"))
BLANK = "<table:table-cell/>"


def percent(value: float) -> str:
    return number(value, f"{value * 100}%".replace(".", ","), "percentage")


def test_percent_cell_beside_plain_numbers_follows_them_and_is_told(tmp_path: Path) -> None:
    rows = [
        HEADER,
        row(text("Kab. Bogor"), percent(0.1325)),
        row(text("Kab. Garut"), number(12.5)),
        row(text("Kab. Ciamis"), number(7)),
    ]
    table = read_table(write_ods(tmp_path / "a.ods", {"Data": rows}))
    assert table.cells["Persen"].tolist() == ["13.25", "12.5", "7"]
    (note,) = [one for one in table.notes if "percentages" in str(one)]
    assert note.warns
    assert "0.1325 became 13.25" in str(note)


def test_percent_cells_alone_stay_as_stored(tmp_path: Path) -> None:
    rows = [HEADER, row(text("Kab. Bogor"), percent(0.1325)), row(text("Kab. Garut"), percent(0.5))]
    table = read_table(write_ods(tmp_path / "a.ods", {"Data": rows}))
    assert table.cells["Persen"].tolist() == ["0.1325", "0.5"]
    assert table.notes == ()


@pytest.mark.parametrize(
    "before",
    [
        [],
        [row(text("Tabel 3. Usaha")), row(BLANK, more=' table:number-rows-repeated="3"')],
        [row(BLANK), row(text("Tabel 3"), '<table:table-cell table:number-columns-repeated="9"/>')],
    ],
)
def test_places_are_counted_as_the_values_are(tmp_path: Path, before: list[str]) -> None:
    repeated = ' table:number-columns-repeated="2"'
    rows = [
        *before,
        row(*map(text, ("Kabupaten/Kota", "Lain", "Lain", "Persen"))),
        row(text("Kab. Bogor"), number(5, more=repeated), percent(0.1)),
        row(text("Kab. Garut"), number(6, more=repeated), percent(0.1)),
        row(text("Kab. Ciamis"), number(7, more=repeated), number(20)),
        row('<table:table-cell table:number-columns-repeated="1024"/>').replace(
            "<table:table-row>", '<table:table-row table:number-rows-repeated="1048000">'
        ),
    ]
    table = read_table(write_ods(tmp_path / "a.ods", {"Catatan": [], "Data": rows}))
    assert table.cells.iloc[:, 3].tolist() == ["10", "10", "20"]
    assert table.cells.iloc[:, 1].tolist() == ["5", "6", "7"]


def test_stored_decimals_are_no_thousands(tmp_path: Path) -> None:
    rows = [
        HEADER,
        row(text("Kab. Bogor"), number(1.234)),
        row(text("Kab. Garut"), text("1.234")),
        row(text("Kab. Ciamis"), number(900, "Rp900", "currency")),
    ]
    table = read_table(write_ods(tmp_path / "a.ods", {"Data": rows}))
    assert table.is_number["Persen"].tolist() == [True, False, True]


def test_logical_cells_are_no_numbers(tmp_path: Path) -> None:
    logical = (
        '<table:table-cell office:value-type="boolean" office:boolean-value="true">'
        "<text:p>WAHR</text:p></table:table-cell>"
    )
    rows = [HEADER, row(text("Kab. Bogor"), logical), row(text("Kab. Garut"), number(3))]
    table = read_table(write_ods(tmp_path / "a.ods", {"Data": rows}))
    assert table.cells["Persen"].tolist() == ["WAHR", "3"]
    assert table.is_number["Persen"].tolist() == [False, True]


def test_a_province_merged_over_its_districts_is_filled_down(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    rows = [
        row(*map(text, ("Provinsi", "Kabupaten/Kota", "UMKM"))),
        row(text("Bali", more=' table:number-rows-spanned="2"'), text("Badung"), number(4)),
        row(covered, text("Bangli"), number(5)),
        row(text("Aceh"), text("Pidie"), number(6)),
    ]
    table = read_table(write_ods(tmp_path / "a.ods", {"Data": rows}))
    assert table.cells["Provinsi"].tolist() == ["Bali", "Bali", "Aceh"]
    assert table.cells["UMKM"].tolist() == ["4", "5", "6"]
