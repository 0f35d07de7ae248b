"""What every output says about itself, and that data cannot speak HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsVectorLayer

from msme_qgis_plugin.algorithms.metadata import period_range
from msme_qgis_plugin.core.paths import plugin_version
from msme_qgis_plugin.styling.naming import field_title, plain_title

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

EVIL = '<b>"x'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "umkm & co.csv"
    path.write_text(
        f'Kode;Kabupaten/Kota;"UMKM {EVIL.replace(chr(34), chr(34) * 2)}"\n'
        "1101;Simeulue;12\n1102;Aceh Singkil;13\n",
        encoding="utf-8",
    )
    return path


def test_a_layer_in_memory_says_how_it_came_to_be(run: Run, table: Path) -> None:
    result = run("msme:harmonise", INPUT=str(table), PERIOD="")
    about = result["OUTPUT"].metadata()
    assert about.type() == "dataset"
    assert about.crs().authid() == "EPSG:4326"
    (place,) = about.extent().spatialExtents()
    assert place.bounds.xMinimum() == pytest.approx(95.0, abs=0.2)
    assert place.bounds.yMaximum() == pytest.approx(6.0, abs=0.3)
    (line,) = about.history()
    assert line.startswith(f"msme:harmonise {plugin_version()} ")
    assert "umkm &amp; co.csv" in line
    assert "OUTPUT=" not in line
    report = result["REPORT"].metadata()
    assert report.title() == "Match report"
    assert report.history()[0].startswith("msme:harmonise ")


def test_a_file_keeps_it(run: Run, table: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    run("msme:harmonise", INPUT=str(table), OUTPUT=str(path))
    layer = QgsVectorLayer(str(path), "units", "ogr")
    assert layer.metadata().history()[0].startswith("msme:harmonise ")
    assert layer.metadata().extent().spatialExtents()
    names = layer.fields().names()
    field = next(one for one in names if one.startswith("UMKM"))
    assert field_title(layer, field) == f"UMKM {EVIL}"
    assert plain_title(layer) == "umkm & co.csv"


def test_names_from_data_are_no_html(run: Run, table: Path) -> None:
    layer = run("msme:harmonise", INPUT=str(table))["OUTPUT"]
    about = layer.metadata()
    texts = [
        about.title(),
        about.abstract(),
        *about.history(),
        *(one for words in about.keywords().values() for one in words),
    ]
    assert not [text for text in texts if "<" in text]
    assert any("&lt;b&gt;" in text for text in texts)


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2019", (2019, 2019)),
        ("2018/2019", (2018, 2019)),
        ("2019-02", (2019, 2019)),
        ("", None),
        ("1101", None),
    ],
)
def test_a_period_names_its_years(period: str, years: tuple[int, int] | None) -> None:
    found = period_range(period)
    if years is None:
        assert found is None
        return
    assert found is not None
    assert (found.begin().date().year(), found.end().date().year()) == years
