"""Long texts in blocks: the same rows, whatever the size of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msme_qgis_plugin.core.register import register_blocks
from msme_qgis_plugin.core.register.register_blocks import TextRegister, open_register
from msme_qgis_plugin.core.tables.errors import CellsBeyondHeaderError, UnclosedQuoteError

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "Daftar usaha;;\nKode;Usaha;Jumlah\n"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_blocks, "LARGE_TEXT", 10)
    monkeypatch.setattr(register_blocks, "BLOCK_BYTES", 50)


def write(folder: Path, text: str, encoding: str = "utf-8") -> TextRegister:
    path = folder / "daftar.csv"
    path.write_text(text, encoding=encoding)
    register = open_register(path)
    assert isinstance(register, TextRegister)
    return register


def read(register: TextRegister, *columns: str) -> list[list[str]]:
    parts = list(register.parts(columns))
    assert len(parts) > 1
    assert parts[-1].read == 1.0
    rows: list[list[str]] = []
    for part in parts:
        held = part.load(columns, {})
        texts = [[one.texts[code] for code in one.codes] for one in held.values()]
        rows += map(list, zip(*texts))
    return rows


def test_rows_come_whole_and_columns_in_the_order_asked_for(tmp_path: Path) -> None:
    rows = [f"{1101 + n};usaha {n};{n}" for n in range(40)]
    register = write(tmp_path, HEADER + "\n".join(rows))
    assert register.names == ("Kode", "Usaha", "Jumlah")
    assert read(register, "Jumlah", "Kode") == [[str(n), str(1101 + n)] for n in range(40)]


def test_a_cell_may_hold_line_ends_and_separators(tmp_path: Path) -> None:
    rows = [f'{1101 + n};"Toko; ""A""\nlantai {n}";{n}' for n in range(20)]
    register = write(tmp_path, HEADER + "\n".join(rows) + "\n")
    assert read(register, "Usaha") == [[f'Toko; "A"\nlantai {n}'] for n in range(20)]


def test_a_mark_inside_a_cell_opens_nothing(tmp_path: Path) -> None:
    rows = [f'{1101 + n};Pipa 5" {n};{n}' for n in range(20)]
    register = write(tmp_path, HEADER + "\n".join(rows))
    assert read(register, "Jumlah") == [[str(n)] for n in range(20)]


def test_rows_that_an_open_mark_would_swallow_are_not_lost(tmp_path: Path) -> None:
    rows = [f"{1101 + n % 9};usaha;1" for n in range(5_020)]
    broken = ['1102;"Toko A;1', *rows[:3], '1103;Toko "B";1']
    register = write(tmp_path, HEADER + "\n".join([*rows, *broken, *rows]))
    with pytest.raises(UnclosedQuoteError, match="row 5023"):
        read(register, "Jumlah")


def test_a_short_row_has_blanks_and_a_long_one_is_refused(tmp_path: Path) -> None:
    rows = [f"{1101 + n};usaha;1" for n in range(20)]
    register = write(tmp_path, HEADER + "\n".join([*rows, "1130;usaha", *rows]))
    assert read(register, "Jumlah")[20] == [""]


def test_a_row_with_too_many_cells_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    rows = [f"{1101 + n % 9};usaha;1" for n in range(5_020)]
    register = write(tmp_path, HEADER + "\n".join([*rows, "1130;Toko A; B;1", *rows]))
    with pytest.raises(CellsBeyondHeaderError, match="row 5023 has 4 cells"):
        read(register, "Jumlah")


def test_windows_text_is_read_as_such(tmp_path: Path) -> None:
    rows = [f"{1101 + n};café;1" for n in range(20)]
    register = write(tmp_path, HEADER + "\n".join(rows), encoding="cp1252")
    assert read(register, "Usaha") == [["café"]] * 20
