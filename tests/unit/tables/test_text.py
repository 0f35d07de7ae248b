"""Tables in text files as Windows, Excel and portals write them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.errors import MsmeError
from msme_qgis_plugin.core.tables import read as reading
from msme_qgis_plugin.core.tables.errors import (
    CellsBeyondHeaderError,
    TableMissingError,
    TextTooLargeError,
    UnclosedQuoteError,
)
from msme_qgis_plugin.core.tables.read import list_sheets, read_table
from msme_qgis_plugin.core.tables.text import grid_of_text

if TYPE_CHECKING:
    from msme_qgis_plugin.core.tables.model import Table

LINES = ["Kode;Nama;Persen", "1101;Simeulue;18,98", "1102;Aceh Singkil;71,15"]


def read(folder: Path, content: str | bytes, name: str = "tabel.csv") -> Table:
    raw = content.encode() if isinstance(content, str) else content
    path = folder / name
    path.write_bytes(raw)
    table = read_table(path)
    assert path.read_bytes() == raw
    assert [one.name for one in folder.iterdir()] == [name]
    return table


def rows(table: Table) -> list[list[str]]:
    return [list(table.cells.columns), *table.cells.to_numpy().tolist()]


EXPECTED = [line.split(";") for line in LINES]


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_decimal_commas_are_not_separators(tmp_path: Path, separator: str) -> None:
    text = "\n".join(LINES).replace(";", separator)
    assert rows(read(tmp_path, text)) == EXPECTED


def test_commas_separate_where_nothing_else_does(tmp_path: Path) -> None:
    text = 'Kode,Nama,Persen\n1101,"Simeulue","18,98"\n1102,B," 8,200 "\n'
    assert rows(read(tmp_path, text)) == [
        ["Kode", "Nama", "Persen"],
        ["1101", "Simeulue", "18,98"],
        ["1102", "B", "8,200"],
    ]


def test_many_decimal_columns_do_not_outvote_the_separator(tmp_path: Path) -> None:
    text = "Nama;a;b;c\nSabang;1,5;2,5;3,5\nBanda Aceh;1,1;2,2;3,3\n"
    text += "Sumber: BPS, Aceh, 2016, diolah\n"
    table = read(tmp_path, text)
    assert list(table.cells.columns) == ["Nama", "a", "b", "c"]
    assert table.cells["c"].tolist() == ["3,5", "3,3"]


def test_separator_line_of_excel_is_obeyed(tmp_path: Path) -> None:
    text = "sep=;\r\n" + "\r\n".join(LINES)
    table = read(tmp_path, text)
    assert rows(table) == EXPECTED
    assert table.sheet_rows.tolist() == [3, 4]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n", "\r"])
def test_every_line_end_counts_once(tmp_path: Path, end: str) -> None:
    table = read(tmp_path, (end.join(LINES) + end).encode())
    assert rows(table) == EXPECTED
    assert table.sheet_rows.tolist() == [2, 3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_of_unicode(tmp_path: Path, encoding: str) -> None:
    text = "\n".join(LINES).replace("Nama", "Namé")
    table = read(tmp_path, text.encode(encoding))
    assert list(table.cells.columns) == ["Kode", "Namé", "Persen"]
    assert table.notes == ()


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    text = "\n".join(LINES).replace("Persen", "Persen – é")
    table = read(tmp_path, text.encode("cp1252"))
    assert list(table.cells.columns)[2] == "Persen – é"
    assert "Windows-1252" in str(table.notes[0])


def test_record_over_several_lines_counts_where_it_starts(tmp_path: Path) -> None:
    text = 'Kode,Nama\n1101,"Kab.\nSimeulue"\n1102,"B ""x"" C"\n'
    table = read(tmp_path, text)
    assert table.cells["Nama"].tolist() == ["Kab. Simeulue", 'B "x" C']
    assert table.sheet_rows.tolist() == [2, 4]


def test_quote_left_open_does_not_swallow_rows(tmp_path: Path) -> None:
    text = 'Kode,Nama\n1101,"Simeulue\n1102,B\n1103,C\n'
    with pytest.raises(UnclosedQuoteError, match="row 2: a quotation mark"):
        read(tmp_path, text)


def test_quote_left_open_in_the_last_row_does_not_swallow_its_cells(tmp_path: Path) -> None:
    text = 'Kode,Nama,UMKM\n1101,Simeulue,12\n1102,"Aceh Singkil,7\n'
    with pytest.raises(UnclosedQuoteError, match="row 3: a quotation mark"):
        read(tmp_path, text)


def test_last_row_may_end_in_quotes_or_over_two_lines(tmp_path: Path) -> None:
    text = 'Kode,Nama\n1101,A\n1102,"Aceh\nSingkil"\n'
    assert read(tmp_path, text).cells["Nama"].tolist() == ["A", "Aceh Singkil"]


def test_the_beginning_of_a_file_may_end_inside_a_cell() -> None:
    head = b'Kode,Nama\n1101,A\n1102,"Aceh'
    grid = grid_of_text(head, file="umkm.csv", whole=False)
    assert grid.cells.shape == (3, 2)
    with pytest.raises(UnclosedQuoteError, match="row 3"):
        grid_of_text(head, file="umkm.csv")


def test_quote_closed_rows_later_does_not_swallow_rows(tmp_path: Path) -> None:
    text = 'Kode,Nama\n1101,"Simeulue\n1102,B\n1103,C "x" D\n1104,E\n'
    with pytest.raises(UnclosedQuoteError, match="row 2: a quotation mark"):
        read(tmp_path, text)


def test_codes_stay_text(tmp_path: Path) -> None:
    text = "Kode,Nama,n\n0101,A,5\n11.10,B,6\n"
    table = read(tmp_path, text)
    assert table.cells["Kode"].tolist() == ["0101", "11.10"]
    assert not table.is_number.to_numpy().any()


def test_tabs_called_xls_are_read_as_text(tmp_path: Path) -> None:
    text = "\n".join(LINES).replace(";", "\t")
    assert rows(read(tmp_path, text, "laporan.xls")) == EXPECTED


def test_invisible_signs_and_spaces_are_dropped(tmp_path: Path) -> None:
    text = "Kode;Nama\n\u200b1101\u00a0; Simeulue \n1102;B\n"
    table = read(tmp_path, text)
    assert table.cells.iloc[0].tolist() == ["1101", "Simeulue"]


def test_text_has_no_sheets(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    assert list_sheets(path) == []


@pytest.mark.parametrize(
    "text",
    ["Kabupaten,Persen\nBogor,45,49\nBandung,12,30\n", "Nama,UMKM\n1,Bogor,10\n2,Bandung,20\n"],
    ids=["decimal commas between commas", "row names without a header"],
)
def test_cells_beyond_the_header_are_refused_before_values_shift(tmp_path: Path, text: str) -> None:
    with pytest.raises(
        CellsBeyondHeaderError, match=r"row 2 has 3 cells, but the header \(row 1\) has 2"
    ):
        read(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "Nama,UMKM\nBogor,10,\nBandung,20,,\n",
        "Nama,UMKM,\nBogor,10,x\nBandung,20,\n",
        "Nama,UMKM\nBogor,10\nBandung,20\nSumber: BPS, 2024, diolah\n",
    ],
    ids=["blank ends", "column without a name", "footnote"],
)
def test_other_long_rows_are_read(tmp_path: Path, text: str) -> None:
    table = read(tmp_path, text)
    assert table.cells["Nama"].tolist() == ["Bogor", "Bandung"]
    assert table.cells["UMKM"].tolist() == ["10", "20"]


def test_cell_of_many_letters_is_no_open_quotation_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    outline = "1 2, " * 40_000
    path.write_text(f'Nama,WKT,UMKM\nSiak,"{outline}",5\nKampar,"b",6\n')
    before = csv.field_size_limit()
    assert read_table(path).cells["UMKM"].tolist() == ["5", "6"]
    assert csv.field_size_limit() == before


def test_one_long_line_gives_a_short_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",".join(f"kolom {one}" for one in range(100_000)))
    with pytest.raises(MsmeError) as caught:
        read_table(path)
    assert len(str(caught.value)) < 1200


def test_text_of_many_letters_where_a_file_is_expected() -> None:
    with pytest.raises(TableMissingError) as caught:
        read_table(Path("x" * 5000))
    assert len(str(caught.value)) < 1200


def test_long_irregular_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGE_TEXT", 10)
    monkeypatch.setattr(reading, "LARGEST_AT_ONCE", 20)
    with pytest.raises(TextTooLargeError, match="too irregular"):
        read(tmp_path, "Nama;UMKM\nSiak ; 5\nKampar ; 6\n")
