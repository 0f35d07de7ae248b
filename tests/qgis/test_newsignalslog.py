"""`msme:newsignalslog`: what a person types into QGIS's own form is read as signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsFeature, QgsVectorLayer, QgsVectorLayerUtils

from msme_qgis_plugin.algorithms.newsignalslog import NewSignalsLog
from msme_qgis_plugin.core.pack.read import read_pack
from msme_qgis_plugin.layers import read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

SIGNAL = {
    "title": "Toko daring",
    "steep": "technological",
    "bps_code": "1103",
    "date": "2026-02-01",
    "likelihood": 4,
    "impact": 5,
}


def choices(layer: QgsVectorLayer, name: str) -> dict[str, object]:
    setup = layer.editorWidgetSetup(layer.fields().indexFromName(name))
    assert setup.type() == "ValueMap"
    return {text: value for one in setup.config()["map"] for text, value in one.items()}


def filled(layer: QgsVectorLayer) -> None:
    feature: QgsFeature = QgsVectorLayerUtils.createFeature(layer)
    for name, value in SIGNAL.items():
        feature[name] = value
    assert layer.startEditing()
    assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()


def test_form_is_kept_in_the_file_and_what_is_typed_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sinyal.gpkg"
    run("msme:newsignalslog", OUTPUT=str(path))
    layer = QgsVectorLayer(str(path), "sinyal", "ogr")
    NewSignalsLog().make_form(layer)
    again = QgsVectorLayer(str(path), "sinyal", "ogr")
    assert list(choices(again, "steep").values()) == [
        *("social", "technological", "economic", "environmental", "political")
    ]
    assert len(choices(again, "bps_code")) == 514
    assert choices(again, "likelihood")["1 – very unlikely"] == 1
    filled(again)
    table = read_unit_table(run("msme:signals", LAYER=again)["OUTPUT"])
    # 1103 is Aceh Selatan to BPS, and the only one with a signal.
    assert table.values.loc["1103", ["signals", "score"]].tolist() == [1, 20]
    assert table.values["signals"].sum() == 1
    read = read_unit_table(run("msme:signals", INPUT=str(path))["OUTPUT"])
    assert read.categories.loc["1103", "kind"] == "act"


def test_a_pack_takes_a_log_and_stays_a_pack(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "umkm.csv"
    data.write_text("kode,kabupaten,umkm\n1501,Kerinci,5\n1502,Merangin,6\n", encoding="utf-8")
    pack = tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[run("msme:harmonise", INPUT=str(data))["OUTPUT"]], PACK=str(pack))
    before = read_pack(pack)
    run("msme:newsignalslog", OUTPUT=f'ogr:dbname="{pack}" table="signals"')
    layer = QgsVectorLayer(f"{pack}|layername=signals", "signals", "ogr")
    NewSignalsLog().make_form(layer)
    filled(layer)
    assert len(read_pack(pack).observations) == len(before.observations)
    made = run("msme:signals", INPUT=str(pack), SHEET="signals")
    assert made["SIGNALS_PLACED"] == 1


def test_a_log_in_memory_has_the_form_too(run: Run) -> None:
    layer = run("msme:newsignalslog")["OUTPUT"]
    NewSignalsLog().make_form(layer)
    assert layer.displayExpression() == '"title"'
    assert layer.attributeDisplayName(layer.fields().indexFromName("driver")) == "Driver"
