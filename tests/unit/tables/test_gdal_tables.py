"""Workbooks, DBF and GeoPackages, read without leaving a trace."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from osgeo import gdal, ogr

from msme_qgis_plugin.core.tables import read
from msme_qgis_plugin.core.tables.errors import NoTableFoundError, SheetMissingError
from msme_qgis_plugin.core.tables.gdal_tables import read_layer
from msme_qgis_plugin.core.tables.numbers import parse_numbers
from msme_qgis_plugin.core.tables.read import list_sheets, read_table
from tests.unit.tables.xlsx_writer import Formula, Styled, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [["Kode", "Nama", "UMKM"], [1101, "Simeulue", 1.234], ["1102", "B", 5]]


def files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir())}


def write_layers(path: Path, driver: str, layers: list[str]) -> Path:
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    for name in layers:
        layer = source.CreateLayer(name, geom_type=ogr.wkbNone)
        text = ogr.FieldDefn("kode", ogr.OFTString)
        number = ogr.FieldDefn("umkm", ogr.OFTInteger)
        share = ogr.FieldDefn("persen", ogr.OFTReal)
        for field in (text, number, share):
            layer.CreateField(field)
        for values in (("0101", 12, 0.5), ("1102", None, 11.1)):
            feature = ogr.Feature(layer.GetLayerDefn())
            for index, value in enumerate(values):
                if value is not None:
                    feature.SetField(index, value)
            layer.CreateFeature(feature)
    del source, layer, feature
    return path


def test_cell_kinds_of_a_workbook(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Data": ROWS})
    table = read_table(path)
    assert table.sheet == "Data"
    assert table.source == "a.xlsx"
    assert table.is_number.to_numpy().tolist() == [[True, False, True], [False, False, True]]
    assert parse_numbers(
        table.cells["UMKM"], is_number=table.is_number["UMKM"]
    ).values.tolist() == [1.234, 5.0]


def test_stored_and_typed_thousands_are_told_apart(tmp_path: Path) -> None:
    rows = [["Nama", "UMKM"], ["A", 1.234], ["B", "1.234"], ["C", "107,5"]]
    table = read_table(write_xlsx(tmp_path / "a.xlsx", {"Data": rows}))
    column = parse_numbers(table.cells["UMKM"], is_number=table.is_number["UMKM"])
    assert column.values.tolist() == [1.234, 1234.0, 107.5]


def test_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xls", {"Data": ROWS})
    assert read_table(path).cells.shape == (2, 3)


def test_long_fraction_reads_as_the_sheet_shows_it(tmp_path: Path) -> None:
    rows = [["Nama", "Persen"], ["A", 0.45490000000000003], ["B", 0.1 + 0.2]]
    table = read_table(write_xlsx(tmp_path / "a.xlsx", {"Data": rows}))
    assert table.cells["Persen"].tolist() == ["0.4549", "0.3"]


def test_code_under_a_zero_format_arrives_without_zeros(tmp_path: Path) -> None:
    rows = [["Kode", "n"], [Styled(101, "00000"), 1], [Styled(102, "00000"), 2]]
    table = read_table(write_xlsx(tmp_path / "a.xlsx", {"Data": rows}))
    assert table.cells["Kode"].tolist() == ["101", "102"]
    assert table.is_number["Kode"].all()


def test_blank_rows_before_the_table_count(tmp_path: Path) -> None:
    rows = [[], [], [None, "Kode", "n"], [], [None, "1101", 5], [], ROWS[2]]
    table = read_table(write_xlsx(tmp_path / "a.xlsx", {"Data": rows}))
    assert table.sheet_rows.tolist() == [5, 7]


def test_words_merged_downwards_are_repeated_numbers_are_not(tmp_path: Path) -> None:
    rows = [
        ["Provinsi", "Kabupaten", "UMKM"],
        ["Aceh", "Simeulue", 5],
        [None, "Aceh Singkil", None],
        ["Riau", "Siak", 7],
    ]
    path = write_xlsx(tmp_path / "a.xlsx", {"Data": rows}, merges={"Data": ["A2:A3", "C2:C3"]})
    table = read_table(path)
    assert table.cells["Provinsi"].tolist() == ["Aceh", "Aceh", "Riau"]
    assert table.cells["UMKM"].tolist() == ["5", "", "7"]


def test_merges_bound_a_joined_name(tmp_path: Path) -> None:
    # Without the merge's own edge "Persen" would count as "Usaha 2016".
    rows = [
        [None, "Usaha 2016", None, None],
        ["Nama", "Mikro", "Kecil", "Persen"],
        ["Sabang", 1, 2, 3],
    ]
    path = write_xlsx(tmp_path / "a.xlsx", {"Data": rows}, merges={"Data": ["B1:C1"]})
    assert list(read_table(path).cells.columns) == [
        "Nama",
        "Usaha 2016 / Mikro",
        "Usaha 2016 / Kecil",
        "Persen",
    ]


def test_first_sheet_with_a_table_is_taken_and_others_named(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        {
            "Kosong": [],
            "Daftar isi": [["Tabel 1"], ["Tabel 2"]],
            "Usaha & Luas": ROWS,
            "Lain": ROWS,
        },
    )
    table = read_table(path)
    assert table.sheet == "Usaha & Luas"
    assert table.is_number["UMKM"].all()
    assert "others with data: Daftar isi, Lain" in str(table.notes[0])
    assert list_sheets(path) == ["Kosong", "Daftar isi", "Usaha & Luas", "Lain"]


def test_sheet_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Data": ROWS, "Lain": ROWS})
    assert read_table(path, sheet="Lain").sheet == "Lain"
    with pytest.raises(SheetMissingError, match=r"“Sheet1”.* are: Data, Lain"):
        read_table(path, sheet="Sheet1")


def test_open_document_sheet(tmp_path: Path) -> None:
    path = write_layers(tmp_path / "a.ods", "ODS", ["Data"])
    before = files(tmp_path)
    table = read_table(path)
    assert files(tmp_path) == before
    assert list(table.cells.columns) == ["kode", "umkm", "persen"]
    assert table.cells.to_numpy().tolist() == [["0101", "12", "0.5"], ["1102", "", "11.1"]]
    assert table.sheet_rows.tolist() == [2, 3]
    assert table.is_number["umkm"].tolist() == [True, False]
    assert not table.is_number["kode"][0]


def test_dbf_keeps_text_and_numbers_apart(tmp_path: Path) -> None:
    write_layers(tmp_path / "a.dbf", "ESRI Shapefile", ["a"])
    before = files(tmp_path)
    table = read_table(tmp_path / "a.dbf")
    assert files(tmp_path) == before
    assert table.sheet is None
    assert table.cells.to_numpy().tolist() == [["0101", "12", "0.5"], ["1102", "", "11.1"]]
    assert table.is_number.to_numpy().tolist() == [[False, True, True], [False, False, True]]
    assert table.sheet_rows.tolist() == [1, 2]


def test_geopackage_table_is_read_by_name(tmp_path: Path) -> None:
    path = write_layers(tmp_path / "a.gpkg", "GPKG", ["satu", "dua"])
    before = files(tmp_path)
    table = read_table(path, sheet="dua")
    assert table.sheet == "dua"
    assert table.cells["kode"].tolist() == ["0101", "1102"]
    assert table.is_number["umkm"].tolist() == [True, False]
    assert list_sheets(path) == ["satu", "dua"]
    assert "“satu” was read" in str(read_table(path).notes[0])
    assert files(tmp_path) == before


def test_geopackage_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    path = write_layers(tmp_path / "a.gpkg", "GPKG", ["satu"])
    writer = sqlite3.connect(path)
    try:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("UPDATE satu SET kode = '9471' WHERE kode = '0101'")
        writer.commit()
        before = files(tmp_path)
        assert before["a.gpkg-wal"]
        assert read_table(path).cells["kode"].tolist() == ["9471", "1102"]
        assert files(tmp_path) == before
    finally:
        writer.close()


def test_geopackage_in_write_ahead_mode_gets_no_helper_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_layers(tmp_path / "a.gpkg", "GPKG", ["satu"])
    writer = sqlite3.connect(path)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.close()
    before = files(tmp_path)
    during: list[dict[str, bytes]] = []

    def watch(*arguments: object, **more: object) -> object:
        during.append(files(tmp_path))
        return read_layer(*arguments, **more)

    monkeypatch.setattr(read, "read_layer", watch)
    assert len(read_table(path).cells) == 2
    assert during == [before]
    assert files(tmp_path) == before


def test_settings_of_gdal_are_put_back(tmp_path: Path) -> None:
    key = "OGR_XLSX_HEADERS"
    gdal.SetThreadLocalConfigOption(key, "FORCE")
    try:
        read_table(write_xlsx(tmp_path / "a.xlsx", {"Data": ROWS}))
        assert gdal.GetThreadLocalConfigOption(key) == "FORCE"
    finally:
        gdal.SetThreadLocalConfigOption(key, None)


def test_a_formula_that_nothing_was_stored_of_is_told(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "rumus.xlsx",
        {
            "Data": [
                ["Kode", "Nama", "UMKM", "Ket"],
                ["1101", "Simeulue", 5, Formula("A2", "")],
                ["1102", "Aceh Singkil", Formula("C2+1"), Formula("A3", "b")],
                ["1103", "Aceh Selatan", Formula("C3*2", bare=True), "c"],
                ["1104", "Aceh Tenggara", Formula("C2", 5), "d"],
                ["1105", "Aceh Timur", Formula("", bare=True), "e"],
            ]
        },
    )
    read_ = read_table(path)
    assert read_.cells["UMKM"].tolist() == ["5", "", "", "5", ""]
    (note,) = read_.notes
    assert str(note).startswith(
        "3 cell(s) hold a formula whose result is not stored in the file, first C3;"
    )


def test_formulas_with_results_need_no_note(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "rumus.xlsx",
        {
            "Data": [
                ["Kode", "Nama", "UMKM"],
                ["1101", "Simeulue", Formula("1+1", 2)],
                ["1102", "Aceh Singkil", 7],
            ]
        },
    )
    assert read_table(path).notes == ()


def test_true_and_false_are_no_numbers(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Data": [["Nama", "Maju"], ["A", True], ["B", False]]})
    table = read_table(path)
    assert table.cells["Maju"].tolist() == ["TRUE", "FALSE"]
    assert not table.is_number["Maju"].any()


def test_percent_cell_beside_plain_numbers_follows_them_and_is_told(tmp_path: Path) -> None:
    rows = [["Nama", "P"], ["A", Styled(0.1325, "0.00%")], ["B", 12.5]]
    table = read_table(write_xlsx(tmp_path / "a.xlsx", {"Data": rows}))
    assert table.cells["P"].tolist() == ["13.25", "12.5"]
    assert "stored 0.1325 became 13.25" in str(table.notes[0])
    assert table.notes[0].warns


def test_percent_cell_beside_shares_stays_and_is_told(tmp_path: Path) -> None:
    rows = [["Nama", 2016], ["A", Styled(0.1325, "0.00%")], ["B", 0.5]]
    table = read_table(write_xlsx(tmp_path / "a.xlsx", {"Data": rows}))
    assert table.cells["2016"].tolist() == ["0.1325", "0.5"]
    assert "read as stored, 0.1325 for 13.25 %" in str(table.notes[0])


def test_percent_cells_alone_need_no_word(tmp_path: Path) -> None:
    rows = [["Nama", 2016], ["A", Styled(0.1325, "0.00%")], ["B", Styled(0.5, "0.00%")]]
    table = read_table(write_xlsx(tmp_path / "a.xlsx", {"Data": rows}))
    assert table.cells["2016"].tolist() == ["0.1325", "0.5"]
    assert table.notes == ()


def test_first_sheet_of_notes_gives_way_to_the_table(tmp_path: Path) -> None:
    notes = [["Nama berkas", "Isi"], ["umkm.xlsx", "jumlah usaha"], ["luas.xlsx", "luas lahan"]]
    data = [["Kabupaten", "UMKM"], ["Simeulue", 5], ["Siak", 6]]
    path = write_xlsx(tmp_path / "a.xlsx", {"Baca dulu": notes, "Data": data, "Lain": data})
    table = read_table(path)
    assert table.sheet == "Data"
    assert "“Data” was read. The others with data: Baca dulu, Lain." in str(table.notes[0])
    assert read_table(path, sheet="Baca dulu").cells["Isi"].tolist() == [
        "jumlah usaha",
        "luas lahan",
    ]


def test_sheet_of_words_is_read_where_no_sheet_holds_more(tmp_path: Path) -> None:
    notes = [["Kelas", "Arti"], ["maju", "banyak"], ["mandiri", "lebih"]]
    path = write_xlsx(tmp_path / "a.xlsx", {"Satu": notes, "Dua": [["Judul saja"]]})
    assert read_table(path).sheet == "Satu"


def test_workbook_without_any_table_names_its_sheets(tmp_path: Path) -> None:
    sheets = {"Satu": [["Judul"]], "Dua": [["Judul lain"]]}
    with pytest.raises(NoTableFoundError):
        read_table(write_xlsx(tmp_path / "a.xlsx", sheets))
