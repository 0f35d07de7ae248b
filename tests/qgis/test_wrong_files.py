"""Files of the wrong kind: what was expected, what came, what to do."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication, QgsProcessingContext

if TYPE_CHECKING:
    from pathlib import Path

TABLE = b"Kode,Nama,Jumlah\n1101,Simeulue,1\n1102,Aceh Singkil,2\n"
PDF = b"%PDF-1.7\n%\xe2\xe3\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'


def reason(name: str, **parameters: object) -> str:
    """Return why a run is not begun, as every caller of QGIS is told."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    valid, text = algorithm.checkParameterValues(parameters, QgsProcessingContext())
    assert not valid
    return str(text)


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize(
    ("name", "raw", "found"),
    [
        ("laporan.pdf", PDF, "PDF"),
        ("tabel.png", PNG, "PNG"),
        ("tabel.svg", SVG, "SVG"),
        ("laporan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, ".doc"),
    ],
)
def test_a_document_or_picture_is_no_table(
    tmp_path: Path, name: str, raw: bytes, found: str
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    text = reason("msme:harmonise", INPUT=str(path))
    assert f"“{name}” is a document or a picture (found: {found})" in text
    assert "a table is expected: .xlsx" in text
    assert "Ask for the table" in text


@pytest.mark.usefixtures("provider")
def test_a_word_file_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "surat.docx"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    text = reason("msme:structure", INPUT=str(path))
    assert "“surat.docx” is a document or a picture (found: Word)" in text


@pytest.mark.usefixtures("provider")
def test_a_table_under_another_name_is_to_be_renamed(tmp_path: Path) -> None:
    path = tmp_path / "umkm.dat"
    path.write_bytes(TABLE)
    text = reason("msme:describetable", INPUT=str(path))
    assert "The name of “umkm.dat” ends in .dat" in text
    assert ".xlsx, .csv" in text


@pytest.mark.usefixtures("provider")
def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    text = reason("msme:harmonise", INPUT=str(tmp_path / "hilang.pdf"))
    assert f"“hilang.pdf” is not in {tmp_path}" in text


@pytest.mark.usefixtures("provider")
def test_a_pack_is_a_geopackage(tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    path.write_bytes(PDF)
    text = reason("msme:loadpack", PACK=str(path))
    assert "should be a file of this kind: .gpkg" in text
    assert "Given was “laporan.pdf”" in text


@pytest.mark.usefixtures("provider")
def test_boundaries_in_a_document_are_no_layer(tmp_path: Path) -> None:
    table, path = tmp_path / "umkm.csv", tmp_path / "batas.docx"
    table.write_bytes(TABLE)
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    text = reason("msme:harmonise", INPUT=str(table), UNITS=str(path))
    assert "“District boundaries” should be a layer" in text
    assert "QGIS finds no such layer in “batas.docx”" in text


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize(
    ("raw", "said"), [(None, "“kedua.csv” is not in"), (b"", "“kedua.csv” is empty")]
)
def test_a_file_of_a_list_is_named(tmp_path: Path, raw: bytes | None, said: str) -> None:
    first, second = tmp_path / "satu.csv", tmp_path / "kedua.csv"
    first.write_bytes(TABLE)
    if raw is not None:
        second.write_bytes(raw)
    assert said in reason("msme:mergeregisters", INPUTS=[str(first), str(second)])
