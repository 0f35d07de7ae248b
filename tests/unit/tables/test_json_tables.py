"""JSON of the statistics office's web API, and lists of records."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

import pytest

from msme_qgis_plugin.core.harmonise.options import HarmoniseOptions
from msme_qgis_plugin.core.harmonise.table_to_units import harmonise
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.unit_sets import Districts
from msme_qgis_plugin.core.tables.columns import find_columns
from msme_qgis_plugin.core.tables.errors import (
    AmbiguousCellsError,
    NoTableFoundError,
    TableDamagedError,
    TableFormatError,
    TooManyCellsError,
)
from msme_qgis_plugin.core.tables.grid import Merge
from msme_qgis_plugin.core.tables.html_cells import html_grid
from msme_qgis_plugin.core.tables.read import list_sheets, read_table
from msme_qgis_plugin.core.tables.styles import NumberStyle

if TYPE_CHECKING:
    from pathlib import Path

DYNAMIC: dict[str, Any] = {
    "status": "OK",
    "data-availability": "available",
    "var": [{"val": 77, "label": "Jumlah UMKM", "unit": "Unit", "decimal": "0"}],
    "turvar": [{"val": 0, "label": "Tidak Ada"}],
    "labelvervar": "Kabupaten/Kota",
    "vervar": [{"val": 1101, "label": "Simeulue"}, {"val": 1102, "label": "<b>Aceh Singkil</b>"}],
    "tahun": [{"val": 120, "label": "2020"}, {"val": 121, "label": "2021"}],
    "turtahun": [{"val": 0, "label": "Tahun"}],
    "datacontent": {"11017701200": 5, "11027701200": 6.5, "11017701210": "-", "11027701210": 8},
}


def write(folder: Path, document: object) -> Path:
    path = folder / "a.json"
    path.write_text(json.dumps(document))
    return path


def test_dynamic_table_of_the_web_api(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, DYNAMIC))
    assert [list(table.cells.columns), *table.cells.to_numpy().tolist()] == [
        ["Kode", "Kabupaten/Kota", "Tahun", "Jumlah UMKM (Unit)"],
        ["1101", "Simeulue", "2020", "5"],
        ["1102", "Aceh Singkil", "2020", "6.5"],
        ["1101", "Simeulue", "2021", "-"],
        ["1102", "Aceh Singkil", "2021", "8"],
    ]
    assert table.is_number["Jumlah UMKM (Unit)"].tolist() == [True, True, False, True]
    assert list_sheets(tmp_path / "a.json") == []
    found = find_columns(table)
    assert (found.code, found.period) == ("Kode", "Tahun")
    assert found.values == ("Jumlah UMKM (Unit)",)


def test_breakdowns_and_quarters_of_the_web_api(tmp_path: Path) -> None:
    document = DYNAMIC | {
        "vervar": [{"val": 1, "label": "Simeulue"}],
        "turvar": [{"val": 3, "label": "Mikro"}, {"val": 4, "label": "Kecil"}],
        "tahun": [{"val": 120, "label": "2020"}],
        "turtahun": [{"val": 31, "label": "Triwulan I"}, {"val": 32, "label": "Triwulan II"}],
        "datacontent": {"177312031": 5, "177412031": 6, "177312032": 7},
    }
    table = read_table(write(tmp_path, document))
    assert [list(table.cells.columns), *table.cells.to_numpy().tolist()] == [
        ["Kabupaten/Kota", "Tahun", "Jumlah UMKM (Unit) / Mikro", "Jumlah UMKM (Unit) / Kecil"],
        ["Simeulue", "2020 Triwulan I", "5", "6"],
        ["Simeulue", "2020 Triwulan II", "7", ""],
    ]


@pytest.mark.parametrize("wrap", ["list", "data", "pages"])
def test_records(tmp_path: Path, wrap: str) -> None:
    records = [{"kode": "1101", "umkm": 5, "maju": True}, {"kode": "1102", "umkm": None}]
    document: object = {
        "list": records,
        "data": {"status": "OK", "data": records},
        "pages": {"status": "OK", "data": [{"page": 1}, records]},
    }[wrap]
    table = read_table(write(tmp_path, document))
    assert [list(table.cells.columns), *table.cells.to_numpy().tolist()] == [
        ["kode", "umkm", "maju"],
        ["1101", "5", "TRUE"],
        ["1102", "", ""],
    ]


def test_other_json_is_no_table(tmp_path: Path) -> None:
    for document in ({"kode": 1101}, {"data": []}, {"datacontent": {}}, [{"a": {"b": 1}}]):
        with pytest.raises(TableFormatError, match="JSON"):
            read_table(write(tmp_path, document))


def test_broken_json_is_damaged(tmp_path: Path) -> None:
    path = write(tmp_path, DYNAMIC)
    path.write_text(path.read_text()[:-5])
    with pytest.raises(TableDamagedError, match="JSON"):
        read_table(path)


def test_cells_that_two_places_share_are_refused(tmp_path: Path) -> None:
    # 1 + 11 + 1 and 11 + 1 + 1 are the same digits.
    document = DYNAMIC | {
        "var": [{"val": 1, "label": "Mikro"}, {"val": 11, "label": "Kecil"}],
        "vervar": [{"val": 1, "label": "Simeulue"}, {"val": 11, "label": "Pidie"}],
        "datacontent": {"11101200": 5},
    }
    with pytest.raises(AmbiguousCellsError, match="11101200"):
        read_table(write(tmp_path, document))


def test_cells_that_belong_nowhere_are_told(tmp_path: Path) -> None:
    content = DYNAMIC["datacontent"] | {"11037701200": 7, "11047701200": 9}
    table = read_table(write(tmp_path, DYNAMIC | {"datacontent": content}))
    assert table.cells.shape == (4, 4)
    (note,) = table.notes
    assert note.warns
    assert note.values == {"count": 2, "examples": "11037701200: 7; 11047701200: 9"}


def integrated(rows: list[dict[str, Any]], **more: object) -> dict[str, Any]:
    columns = {
        "sgrrmkxcwe": {"nama_variabel": "Usaha Mikro", "satuan": "unit"},
        "xbfn1vtg1a": {"nama_variabel": "Luas <i>(km<sup>2</sup>)</i>"},
    }
    return {
        "status": "OK",
        "data": [{"page": 1, "pages": 1}, {"kolom": columns, "data": rows} | more],
    }


def test_table_of_the_integrated_tables(tmp_path: Path) -> None:
    rows = [
        {
            "label": "<b>Simeulue</b>",
            "label_raw": "Simeulue",
            "kode_wilayah": "1101000",
            "variables": {"sgrrmkxcwe": {"value": "1.234"}, "xbfn1vtg1a": {"value": "1.838,10"}},
        },
        {
            "label": "Aceh Singkil",
            "kode_wilayah": "1102000",
            "variables": {"sgrrmkxcwe": {"value": "&ndash;"}},
        },
    ]
    table = read_table(write(tmp_path, integrated(rows, tahun_data=2023)))
    assert [list(table.cells.columns), *table.cells.to_numpy().tolist()] == [
        ["Kode", "Nama", "Tahun", "Usaha Mikro (unit)", "Luas (km2)"],
        ["1101000", "Simeulue", "2023", "1.234", "1.838,10"],
        ["1102000", "Aceh Singkil", "2023", "–", ""],
    ]
    without = [{k: v for k, v in row.items() if k != "kode_wilayah"} for row in rows]
    table = read_table(write(tmp_path, integrated(without)))
    assert list(table.cells.columns) == ["Nama", "Usaha Mikro (unit)", "Luas (km2)"]


def test_a_province_of_the_integrated_tables_comes_to_its_districts(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load()
    aceh = gazetteer.units[gazetteer.units["province"] == "Aceh"]
    bare = aceh["name"].where(aceh["type"] == "Kabupaten", "Kota " + aceh["name"])
    rows = [
        {"label": name, "kode_wilayah": f"{code}000", "variables": {"sgrrmkxcwe": {"value": value}}}
        for name, code, value in zip(
            [*bare, "Aceh"], [*aceh.index, "1100"], [*(f"{n}.500" for n in range(1, 24)), "999.000"]
        )
    ]
    done = harmonise(
        read_table(write(tmp_path, integrated(rows))),
        units=list(gazetteer.units.index),
        known=Districts(gazetteer),
        options=HarmoniseOptions(number_style=NumberStyle.INDONESIAN),
    )
    assert done.rows["status"].tolist() == [*["matched_code"] * 23, "total_row"]
    assert done.values.loc[aceh.index].iloc[:, 0].tolist() == [n * 1000 + 500 for n in range(1, 24)]


STATIC = """<div><style>td {color: red}</style>
<table border=1><tr><th rowspan="2">Kabupaten/Kota</th><th colspan="2">Jumlah UMKM</th></tr>
<tr><th>2021</th><th>2022<sup>*</sup></th></tr>
<tr><td>&nbsp;Simeulue</td><td align=right>1.250</td><td>12&nbsp;500</td></tr>
<tr><td>Aceh<br>Singkil<td>1.240.000<td>-</tr>
</table><table><tr><td>Sumber: BPS</td></tr></table></div>"""


def static(folder: Path, table: str, title: str = "") -> Path:
    data = {"table_id": "71", "title": title, "table": html.escape(table), "excel": "https://"}
    return write(folder, {"status": "OK", "data-availability": "available", "data": data})


def test_static_table_of_the_web_api_is_html_with_its_signs_escaped(tmp_path: Path) -> None:
    table = read_table(static(tmp_path, STATIC))
    assert [list(table.cells.columns), *table.cells.to_numpy().tolist()] == [
        ["Kabupaten/Kota", "Jumlah UMKM / 2021", "Jumlah UMKM / 2022*"],
        ["Simeulue", "1.250", "12 500"],
        ["Aceh Singkil", "1.240.000", "-"],
    ]
    assert table.sheet_rows.tolist() == [3, 4]
    made = harmonise(
        table, units=["1101", "1102"], known=Districts(Gazetteer.load()), options=HarmoniseOptions()
    )
    assert made.values.loc["1101"].tolist() == [1250, 12500]


def test_the_title_of_a_static_table_names_its_years(tmp_path: Path) -> None:
    rows = "<tr><td>Kabupaten<td>2021<td>2022<tr><td>Simeulue<td>5<td>6<tr><td>Pidie<td>7<td>8"
    path = static(tmp_path, f"<table>{rows}</table>", "Jumlah <b>Koperasi</b> Menurut Kabupaten")
    table = read_table(path)
    assert [list(table.cells.columns), *table.cells.to_numpy().tolist()] == [
        ["Kabupaten", "Jumlah Koperasi 2021", "Jumlah Koperasi 2022"],
        ["Simeulue", "5", "6"],
        ["Pidie", "7", "8"],
    ]


def test_a_province_over_several_rows_is_that_of_each(tmp_path: Path) -> None:
    rows = (
        "<tr><th>Provinsi<th>Kabupaten<th>UMKM<tr><td rowspan=2>Aceh<td>Simeulue<td>5"
        "<tr><td>Pidie<td>7<tr><td>Riau<td>Siak<td>9"
    )
    table = read_table(static(tmp_path, f"<table>{rows}</table>"))
    assert table.cells.to_numpy().tolist() == [
        ["Aceh", "Simeulue", "5"],
        ["Aceh", "Pidie", "7"],
        ["Riau", "Siak", "9"],
    ]


@pytest.mark.parametrize("table", ["<table></table>", "<table><tr></tr></table>", "<TABLE"])
def test_a_static_table_without_cells_is_said(tmp_path: Path, table: str) -> None:
    with pytest.raises(NoTableFoundError):
        read_table(static(tmp_path, table, "Jumlah UMKM"))


def test_spans_are_read_as_browsers_read_them(tmp_path: Path) -> None:
    rows = "<tr><th rowspan=99999999999 colspan=x>Kabupaten<th>UMKM<tr><td colspan=0>5<tr><td>7"
    grid = html_grid(f"<table>{rows}</table>", title="", file="a")
    assert grid.cells.tolist() == [["Kabupaten", "UMKM"], ["", "5"], ["", "7"]]
    assert grid.merges == (Merge(0, 0, 2, 0),)


def test_spans_that_take_all_memory_are_refused(tmp_path: Path) -> None:
    rows = "<tr>" + "<td rowspan=2000 colspan=999>5" * 2 + "<tr>" * 2000
    with pytest.raises(TooManyCellsError, match="some 1 million"):
        read_table(static(tmp_path, f"<table>{rows}</table>"))
