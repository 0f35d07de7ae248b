"""What a number is travels with the layer, wherever the layer goes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest
import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateTransformContext,
    QgsFeatureSink,
    QgsField,
    QgsMemoryProviderUtils,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from msme_qgis_plugin.core.measures.field import (
    Category,
    Direction,
    Display,
    Field,
    Fields,
    Role,
    Rule,
    Text,
)
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.core.measures.status import codes_of
from msme_qgis_plugin.core.measures.table import UnitTable
from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.layers import (
    keep_schema,
    layer_columns,
    read_fields,
    read_unit_table,
    schema_keywords,
    write_unit_table,
)

if TYPE_CHECKING:
    from pathlib import Path

CODES = ["1101", "1102", "1103"]
SHARE = Field(
    "women",
    indicator="A09_women_sh",
    label=Text("Women-owned share", "Proporsi milik perempuan"),
    unit=Text("%", "%"),
    display=Display.PERCENT,
    decimals=1,
    direction=Direction.NEUTRAL,
    rule=Rule.RATIO_OF_SUMS,
    period="2016",
    sector="C",
    sector_label=Text("Manufacturing <C>", "Industri & lainnya"),
    kbli="2015",
    dataset="se2016",
)
KIND = Field(
    "kind",
    Role.CATEGORY,
    label=Text("Kind", "Jenis"),
    categories=(Category("a", Text("high", "tinggi"), "#aa0000"),),
)
FIELDS = Fields(
    [
        SHARE,
        Field("women_low", Role.LOW, of="women"),
        Field("women_high", Role.HIGH, of="women"),
        Field("women_base", Role.BASE, of="women", decimals=0),
        KIND,
    ]
)
ABOUT = About(
    title="Women & men", source="a.xlsx", boundary="B", indicative=True, licences=("CC BY 4.0",)
)


def table() -> UnitTable:
    units = pd.DataFrame(
        {"name": ["Simeulue", "Aceh Singkil", None], "province": ["Aceh"] * 3}, index=CODES
    )
    return UnitTable.of(
        units,
        {
            "women": [0.25, float("nan"), 0.75],
            "women_low": [0.2, float("nan"), 0.7],
            "women_high": [0.3, float("nan"), 0.9],
            "women_base": [40.0, 2.0, float("nan")],
        },
        FIELDS,
        status={"women": codes_of("AQE")},
        categories={"kind": ["a", None, "b"]},
        about=ABOUT,
    )


def in_memory() -> QgsVectorLayer:
    made = table()
    layer = QgsMemoryProviderUtils.createMemoryLayer(
        "units", layer_columns(made), Qgis.WkbType.MultiPolygon
    )
    shapes = {
        code: shapely.MultiPolygon([shapely.box(at, 0, at + 1, 1)]) for at, code in enumerate(CODES)
    }
    sink: QgsFeatureSink = layer.dataProvider()
    write_unit_table(sink, made, shapes)
    keep_schema(layer, *read_fields_of(made))
    return layer


def read_fields_of(made: UnitTable) -> tuple[Fields, About]:
    from msme_qgis_plugin.core.measures.schema import from_json

    ((text,)) = schema_keywords(made)["msme:schema"]
    found = from_json(text)
    assert found is not None
    return found


def same(layer: QgsVectorLayer) -> None:
    """See that everything is as it was written."""
    made, read = table(), read_unit_table(layer)
    fields, about = read_fields(layer)
    assert about == ABOUT
    assert fields["women"] == SHARE
    assert fields["kind"] == KIND
    pd.testing.assert_frame_equal(read.values, made.values)
    pd.testing.assert_frame_equal(read.status, made.status)
    pd.testing.assert_frame_equal(read.categories, made.categories)
    assert read.units["name"].tolist() == ["Simeulue", "Aceh Singkil", None]
    low, high = read.bounds("women") or (None, None)
    assert low is not None
    assert high is not None
    assert (low["1103"], high["1103"]) == (0.7, 0.9)


def save(layer: QgsVectorLayer, path: Path, driver: str = "GPKG") -> QgsVectorLayer:
    """Save as a person does it in the dialog, with its ticks as they come."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    options.saveMetadata = True
    options.layerMetadata = layer.metadata()
    error, reason, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert error == QgsVectorFileWriter.WriterError.NoError, reason
    return QgsVectorLayer(str(path), "saved", "ogr")


def test_a_layer_in_memory_keeps_it() -> None:
    same(in_memory())


def test_save_as_keeps_it(tmp_path: Path) -> None:
    same(save(in_memory(), tmp_path / "a.gpkg"))


def test_a_saved_project_keeps_it(tmp_path: Path) -> None:
    layer = save(in_memory(), tmp_path / "a.gpkg")
    # Nobody but the project holds the metadata that a person sees.
    project = QgsProject()
    project.addMapLayer(layer)
    assert project.write(str(tmp_path / "a.qgz"))
    again = QgsProject()
    assert again.read(str(tmp_path / "a.qgz"))
    (found,) = again.mapLayers().values()
    same(found)


def test_fields_that_a_person_took_away_leave_the_others_their_meaning() -> None:
    layer = in_memory()
    gone = [layer.fields().indexFromName(one) for one in ("women_low", "kind", "women_status")]
    assert layer.dataProvider().deleteAttributes(gone)
    layer.updateFields()
    fields, _ = read_fields(layer)
    assert set(fields) == {"women", "women_high", "women_base"}
    assert fields["women"] == SHARE
    read = read_unit_table(layer)
    # Without its status a number is normal, and none is missing.
    assert read.letters("women").tolist() == ["A", "M", "A"]


def test_a_field_that_a_person_added_is_inferred() -> None:
    layer = in_memory()
    assert layer.dataProvider().addAttributes([QgsField("own_2020", QMetaType.Type.Double)])
    layer.updateFields()
    fields, _ = read_fields(layer)
    assert [one.name for one in fields.indicators] == ["women", "own_2020"]
    assert fields["own_2020"].period == "2020"
    assert fields["women"] == SHARE


def test_an_alias_of_a_person_is_the_label() -> None:
    layer = in_memory()
    place = layer.fields().indexFromName("women")
    layer.setFieldAlias(place, SHARE.title("id"))
    assert read_fields(layer)[0]["women"] == SHARE
    layer.setFieldAlias(place, "Milik ibu")
    told = read_fields(layer)[0]["women"]
    assert told == replace(SHARE, label=Text("Milik ibu", "Milik ibu"), sector_label=None)


@pytest.mark.parametrize("text", ["", "{", '{"fields": 3, "about": {}}'])
def test_metadata_that_are_broken_are_as_none(text: str) -> None:
    layer = in_memory()
    metadata = layer.metadata()
    metadata.setKeywords({"msme:schema": [text]})
    layer.setMetadata(metadata)
    fields, about = read_fields(layer)
    assert [one.name for one in fields.indicators] == ["women"]
    assert fields.beside("women", Role.LOW) is not None
    assert about == About()


# Opens a layer while a thread that met its CRS first lives, and asks for its CRS afterwards, in a
# process of its own, since QGIS may read then what has been given back.
AFTER_A_THREAD = """
import os, sys, threading
from qgis.core import *
application = QgsApplication([], False)
application.initQgis()
from msme_qgis_plugin.layers import crs_of
from msme_qgis_plugin.plugin import _meet_wgs84
path, primed = sys.argv[1], sys.argv[2] == "primed"
if primed:
    _meet_wgs84()
met, seen = threading.Event(), threading.Event()
def meet():
    QgsVectorLayer(path, "", "ogr").crs().toWkt()
    met.set()
    seen.wait()
thread = threading.Thread(target=meet)
thread.start()
met.wait()
layer = QgsVectorLayer(path, "", "ogr")
seen.set()
thread.join()
metres = QgsCoordinateReferenceSystem("EPSG:3857")
way = QgsCoordinateTransform(layer.crs(), metres, QgsProject.instance())
print(bool(crs_of(layer)), way.isValid() if primed else "", flush=True)
os._exit(0)
"""


@pytest.mark.parametrize(("primed", "told"), [("", "True"), ("primed", "True True")])
def test_a_crs_that_a_thread_met_first_is_still_told(project: Path, primed: str, told: str) -> None:
    path = str(resource("reference", "districts.gpkg"))
    done = subprocess.run(
        [sys.executable, "-c", AFTER_A_THREAD, path, primed],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == told, done.stderr
