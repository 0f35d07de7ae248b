"""Reading a few columns gives the very cells of reading them all."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest
from osgeo import gdal, ogr

from msme_qgis_plugin.core.tables import plain_text, read
from msme_qgis_plugin.core.tables.errors import UnclosedQuoteError
from msme_qgis_plugin.core.tables.plain_text import PlainText
from msme_qgis_plugin.core.tables.read import read_table
from msme_qgis_plugin.core.tables.sources import FileSource

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "kode,nama,jumlah,catatan"
PLAIN = f"{HEADER}\n01,Ulu,5,a\n02,Ilir,1.250,\n03,Tengah,-,c\n"


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "desa.csv"
    raw = text if isinstance(text, bytes) else text.encode()
    path.write_bytes(raw)
    return path


def assert_same(path: Path, columns: list[str]) -> None:
    whole, part = read_table(path), FileSource(path).read(columns)
    assert list(part.cells.columns) == columns
    assert part.cells.to_numpy().tolist() == whole.cells[columns].to_numpy().tolist()
    coded = FileSource(path).read(columns, categories=True)
    assert coded.cells.astype(str).to_numpy().tolist() == part.cells.to_numpy().tolist()
    assert coded.is_number.equals(part.is_number)
    assert part.is_number.equals(whole.is_number[columns])
    assert part.sheet_rows.tolist() == whole.sheet_rows.tolist()
    assert (part.source, part.sheet) == (whole.source, whole.sheet)


def test_a_plain_text_is_read_the_fast_way(tmp_path: Path) -> None:
    path = write(tmp_path, PLAIN)
    assert PlainText.open(path) is not None
    assert_same(path, ["jumlah", "kode"])


@pytest.mark.parametrize(
    "text",
    [
        "Tabel 1. Desa,,,\n" + PLAIN,
        PLAIN.replace(",", ";"),
        PLAIN.replace("\n", "\r\n"),
        "\ufeff" + PLAIN,
        PLAIN.replace("Ulu", '"Ulu, Hilir"'),
        PLAIN.rstrip("\n"),
        PLAIN + "\n\n",
        PLAIN.replace("Ilir", "Île"),
    ],
)
def test_plain_variants_give_the_same(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    assert PlainText.open(path) is not None
    assert_same(path, ["kode", "nama", "jumlah"])


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("Ulu,5", "Ulu ,5"),
        PLAIN.replace("02,", "\n02,"),
        PLAIN.replace("02,", ",,,\n02,"),
        PLAIN.replace("02,", f"{HEADER}\n02,"),
        PLAIN.replace("Ilir", '"Ilir\nHulu"'),
        PLAIN.replace("Ilir", "\u00a0Ilir"),
        PLAIN.replace("Ilir", "\u200bIlir"),
        PLAIN.replace("03,Tengah,-,c", "03,Tengah"),
        PLAIN + "Sumber: BPS,,,\n",
        "sep=,\n" + PLAIN,
        "No,,Jumlah,\n,Nama,Desa,Kota\n1,Ulu,5,2\n2,Ilir,6,3\n",
        PLAIN.encode("utf-16"),
        PLAIN.replace("Ilir", "Île").encode("cp1252"),
        PLAIN.replace("\n", "\r"),
    ],
)
def test_whatever_is_not_plain_gives_the_same_too(tmp_path: Path, text: str | bytes) -> None:
    path = write(tmp_path, text)
    columns = list(read_table(path).cells.columns)[:3]
    assert_same(path, columns)


def test_an_unclosed_quote_is_refused_here_as_well(tmp_path: Path) -> None:
    path = write(tmp_path, PLAIN.replace("Ulu", '"Ulu'))
    with pytest.raises(UnclosedQuoteError):
        FileSource(path).read(["kode"])


def test_a_quote_left_open_in_the_last_row_is_refused_here_as_well(tmp_path: Path) -> None:
    lines = PLAIN.rstrip("\n").split("\n")
    first, rest = lines[-1].split(",", 1)
    lines[-1] = f'{first},"{rest}'
    path = write(tmp_path, "\n".join(lines) + "\n")
    with pytest.raises(UnclosedQuoteError):
        FileSource(path).read(["kode"])


def test_the_head_has_all_columns_and_the_first_rows(tmp_path: Path) -> None:
    rows = "".join(f"{number},Desa {number},3,x\n" for number in range(3000))
    head = FileSource(write(tmp_path, f"{HEADER}\n{rows}")).head()
    assert list(head.cells.columns) == HEADER.split(",")
    assert 200 < len(head.cells) < 3000
    assert head.cells["kode"].iloc[0] == "0"


def test_columns_about_persons_are_not_in_the_head(tmp_path: Path) -> None:
    text = "kode,NIK,umkm\n1101,1101012304800001,5\n1102,1102012304800002,6\n"
    source = FileSource(write(tmp_path, text))
    assert list(source.head().cells.columns) == ["kode", "umkm"]


def test_a_geopackage_gives_the_same(tmp_path: Path) -> None:
    text = write(tmp_path, PLAIN)
    path = tmp_path / "desa.gpkg"
    options = gdal.VectorTranslateOptions(
        format="GPKG", layerName="desa", datasetCreationOptions=["VERSION=1.2"]
    )
    gdal.VectorTranslate(str(path), str(text), options=options)
    assert_same(path, ["jumlah", "kode"])
    assert list(FileSource(path).head().cells["nama"]) == ["Ulu", "Ilir", "Tengah"]


def test_numbers_and_nulls_of_a_geopackage_are_the_same(tmp_path: Path) -> None:
    """NULL is a blank cell, not 0; codes keep their zeros; in any order."""
    path = tmp_path / "desa.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("desa", geom_type=ogr.wkbNone)
    for name, kind in (
        ("kode", ogr.OFTString),
        ("panjang", ogr.OFTString),
        ("jumlah", ogr.OFTInteger),
        ("jarak", ogr.OFTReal),
    ):
        layer.CreateField(ogr.FieldDefn(name, kind))
    rows = [
        ("0101", "x" * 100, 5, 1.5),
        ("0101", None, None, None),
        ("0102", " y ", 0, 2.0),
        ("0101", "x" * 100, 5, 1.5),
        (None, "z", 7, 1e6),
    ]
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for index, value in enumerate(row):
            feature.SetField(index, value)
        layer.CreateFeature(feature)
    layer = source = None
    assert_same(path, ["jarak", "panjang", "kode", "jumlah"])
    cells = FileSource(path).read(["kode", "jumlah", "jarak"]).cells
    assert cells["kode"].tolist() == ["0101", "0101", "0102", "0101", ""]
    assert cells["jumlah"].tolist() == ["5", "", "0", "5", "7"]
    assert cells["jarak"].tolist() == ["1.5", "", "2", "1.5", "1000000"]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Tabel 1. Desa,,,\n" + PLAIN,
        PLAIN.replace("catatan", ""),
        "kode,,umkm\n01,,5\n02,,6\n",
        "kode,NIK,umkm\n1101,1101012304800001,5\n1102,1102012304800002,6\n",
        PLAIN + "Sumber: BPS,,,\n",
        PLAIN.replace("03,Tengah,-,c", "03,Tengah"),
    ],
)
def test_a_large_text_read_in_pieces_gives_the_same(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, text)
    careful = read_table(path)
    monkeypatch.setattr(read, "LARGE_TEXT", 0)
    monkeypatch.setattr(plain_text, "_PIECE", 2)
    quick = read_table(path)
    assert quick.cells.equals(careful.cells)
    assert quick.is_number.equals(careful.is_number)
    assert quick.sheet_rows.tolist() == careful.sheet_rows.tolist()
    assert (quick.notes, quick.personal) == (careful.notes, careful.personal)


def test_numbers_read_as_categories_stay_as_written(tmp_path: Path) -> None:
    path = write(tmp_path, PLAIN)
    coded = FileSource(path).read(["kode", "jumlah"], categories=True).cells
    assert coded["kode"].cat.categories.tolist() == ["01", "02", "03"]
    assert coded["jumlah"].astype(object).tolist() == ["5", "1.250", "-"]


def test_memory_of_a_long_text_stays_with_its_distinct_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(
        tmp_path, f"{HEADER}\n" + "1101,Kabupaten Simeulue,77777,Catatan panjang\n" * 100_000
    )
    monkeypatch.setattr(read, "LARGE_TEXT", 0)
    monkeypatch.setattr(plain_text, "_PIECE", 10_000)
    tracemalloc.start()
    assert len(read_table(path).cells) == 100_000
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 6 * path.stat().st_size
