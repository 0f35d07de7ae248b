"""JSON of the statistics office's web API, and lists of records."""

from __future__ import annotations

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
    TableDamagedError,
    TableFormatError,
)
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
