"""What a number is goes into a pack and out of it: layer, pack, layer, spreadsheet."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
import shapely
from qgis.core import (
    Qgis,
    QgsField,
    QgsMemoryProviderUtils,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QMetaType

from msme_qgis_plugin.core.measures.field import Display, Field, Fields, Role, Rule, Text
from msme_qgis_plugin.core.measures.schema import from_json
from msme_qgis_plugin.core.measures.status import codes_of
from msme_qgis_plugin.core.measures.table import UnitTable
from msme_qgis_plugin.core.tables.read import read_table
from msme_qgis_plugin.layers import (
    PACK_MAP,
    keep_schema,
    layer_columns,
    read_fields,
    read_unit_table,
    schema_keywords,
    write_unit_table,
)
from tests.unit.pack.test_gather import ABOUT, BOUNDS, CODES, FIELDS, hand_made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.qgis.conftest import Run


@pytest.fixture
def project(provider: object) -> Iterator[QgsProject]:
    found = QgsProject.instance()
    found.clear()
    yield found
    found.clear()


def layer_of(table: UnitTable, *, spatial: bool = True) -> QgsVectorLayer:
    """A layer in memory that holds a table."""
    kind = Qgis.WkbType.MultiPolygon if spatial else Qgis.WkbType.NoGeometry
    layer = QgsMemoryProviderUtils.createMemoryLayer("units", layer_columns(table), kind)
    shapes = {
        code: shapely.MultiPolygon([shapely.box(at, 0, at + 1, 1)])
        for at, code in enumerate(table.units.index)
    }
    write_unit_table(layer.dataProvider(), table, shapes if spatial else None)
    (schema,) = schema_keywords(table)["msme:schema"]
    keep_schema(layer, *from_json(schema))
    return layer


def load(run: Run, path: Path, *names: str) -> list[QgsVectorLayer]:
    """Open maps of a pack in the project."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    found = run("msme:loadpack", context=context, PACK=str(path), INDICATORS="|".join(names))
    layers = [QgsProject.instance().mapLayer(one) for one in found["LAYERS"]]
    assert found["OUTPUT"] == found["LAYERS"][0]
    assert all(one.isValid() for one in layers)
    return layers


def test_a_field_of_every_kind_comes_out_as_it_went_in(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    path = tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[layer_of(hand_made())], PACK=str(path))
    layer, rank, kind = load(run, path, "share_c", "kind", "rank")
    fields, about = read_fields(layer)
    assert about == ABOUT
    assert fields["value"] == replace(BOUNDS, name="value", weight=None)
    # No column is left to a guess, and no other one is a value.
    assert [one.name for one in fields.indicators] == ["value"]
    table = read_unit_table(layer)
    assert "".join(table.letters("value").reindex(CODES)) == "AEQX"
    np.testing.assert_array_equal(table.published("value").reindex(CODES)[:2], [0.1, 0.2])
    low, high = table.bounds("value") or (None, None)
    assert low is not None
    assert high is not None
    assert (low["1101"], high["1101"]) == (0.05, 0.15)
    assert table.base_of("value") == "base"
    assert read_fields(kind)[0]["text"].categories == FIELDS["kind"].categories
    assert read_unit_table(kind).categories["text"].reindex(CODES).tolist() == ["a", "b", None, "a"]
    assert read_fields(rank)[0]["value"].role is Role.RANK


def test_zones_with_ids_of_their_own_come_out(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    zones = UnitTable.of(
        pd.DataFrame({"level": "ZONE"}, index=["z1", "z2"]),
        {"x": [1.0, 2.0]},
        Fields([Field("x")]),
        about=replace(ABOUT, code="zone"),
    )
    path = tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[layer_of(zones)], PACK=str(path))
    (layer,) = load(run, path)
    read = read_unit_table(layer)
    assert read.values["value"].to_dict() == {"z1": 1, "z2": 2}
    assert set(read.units["level"]) == {"ZONE"}


def test_a_loaded_map_goes_into_another_pack_unchanged(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    first, second = tmp_path / "one.gpkg", tmp_path / "two.gpkg"
    run("msme:buildpack", LAYERS=[layer_of(hand_made())], PACK=str(first))
    (once,) = load(run, first, "share_c")
    run("msme:buildpack", LAYERS=[once], PACK=str(second))
    (twice,) = load(run, second, "A11_kbli_sh:C")
    assert read_fields(twice) == read_fields(once)
    pd.testing.assert_frame_equal(read_unit_table(twice).values, read_unit_table(once).values)
    pd.testing.assert_frame_equal(read_unit_table(twice).status, read_unit_table(once).status)


def test_a_loaded_map_goes_into_a_spreadsheet(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    path = tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[layer_of(hand_made())], PACK=str(path))
    (layer,) = load(run, path, "share_c")
    book = tmp_path / "out.xlsx"
    run("msme:exporttable", INPUT=layer, LANGUAGE="en", OUTPUT=str(book))
    told = read_table(book, sheet="Data").cells.to_numpy().astype(str)
    assert "0.1" in told
    assert "0.3" not in told, "a suppressed number"


def test_a_project_that_is_opened_again_still_knows(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    path = tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[layer_of(hand_made())], PACK=str(path))
    (layer,) = load(run, path, "share_c")
    before, name = read_fields(layer), layer.id()
    assert project.write(str(tmp_path / "a.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "a.qgz"))
    again = project.mapLayer(name)
    assert read_fields(again) == before
    assert "".join(read_unit_table(again).letters("value").reindex(CODES)) == "AEQX"


def test_years_of_a_harmonised_table_are_one_map_of_the_latest(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    table = tmp_path / "umkm.csv"
    table.write_text("Kode;Nama;UMKM 2016;UMKM 2017\n1101;Simeulue;10;11\n1102;Aceh Singkil;20;x\n")
    made = run("msme:harmonise", INPUT=str(table))
    path = tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[made["OUTPUT"]], DATASET="Dinas", PACK=str(path))
    (layer,) = load(run, path)
    told = read_fields(layer)[0]["value"]
    (before,) = (one for one in read_fields(made["OUTPUT"])[0].indicators if one.period == "2017")
    assert told == replace(before, name="value", dataset="Dinas")
    assert (told.title("en"), told.period) == ("UMKM", "2017")
    read = read_unit_table(layer)
    assert read.values["value"]["1101"] == 11
    assert read.letters("value")[["1101", "1102", "1103"]].tolist() == ["A", "Q", "M"]
    assert read_fields(layer)[1].boundary == read_fields(made["OUTPUT"])[1].boundary


def test_a_table_by_sector_is_a_map_per_sector(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    units = pd.DataFrame({"name": list("aabb")}, index=["1101", "1101", "1102", "1102"])
    share = Field(
        "share",
        indicator="A11_kbli_sh",
        display=Display.PERCENT,
        rule=Rule.RATIO_OF_SUMS,
        label=Text("Share", "Pangsa"),
        kbli="2020",
    )
    long = UnitTable.of(
        units,
        {"share": [0.25, 0.75, 0.5, np.nan]},
        Fields([Field("sector", Role.CATEGORY), share]),
        status={"share": codes_of("AEAQ")},
        categories={"sector": ["C", "G", "C", "G"]},
    )
    districts = UnitTable.of(units[::2], {"n": [1.0, 2.0]}, Fields([Field("n", rule=Rule.SUM)]))
    path = tmp_path / "pack.gpkg"
    layers = [layer_of(districts), layer_of(long, spatial=False)]
    run("msme:buildpack", LAYERS=layers, DATASET="d", PACK=str(path))
    (layer,) = load(run, path, "A11_kbli_sh:G")
    told = read_fields(layer)[0]["value"]
    assert told == replace(share, name="value", sector="G", dataset="d")
    read = read_unit_table(layer)
    assert read.letters("value").tolist() == ["E", "Q"]
    assert read.values["value"]["1101"] == 0.75


def map_of_version_0(project: QgsProject, path: Path, name: str, *, scaled: bool) -> QgsVectorLayer:
    """A map as version 0.x put it into projects: a join, and fields of expressions."""
    indicator, _, sector = name.partition(":")
    wanted = f"\"indicator\" = '{indicator}' AND \"period\" = '2016' AND \"sector\" = '{sector}'"
    values = QgsVectorLayer(f"{path}|layername=observation|subset={wanted}", "o", "ogr")
    layer = QgsVectorLayer(f"{path}|layername=unit|subset=\"level\" = 'DISTRICT'", "old", "ogr")
    project.addMapLayers([values, layer], False)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(values)
    join.setJoinFieldName("unit")
    join.setTargetFieldName("bps_code")
    join.setJoinFieldNamesSubset(["value", "status"])
    join.setPrefix("")
    join.setUsingMemoryCache(True)
    assert layer.addJoin(join)
    layer.setCustomProperty(PACK_MAP, json.dumps([name, "se2016", "DISTRICT"]))
    field = "value"
    if scaled:
        field = "value_shown"
        layer.addExpressionField('100 * "value"', QgsField(field, QMetaType.Type.Double))
    layer.addExpressionField('"status"', QgsField(f"{field}_status", QMetaType.Type.QString))
    place = layer.fields().indexFromName(field)
    layer.setFieldAlias(place, f"Title {sector} (%) · 2016 · se2016")
    return layer


@pytest.fixture
def pack(run: Run, tmp_path: Path) -> Path:
    """A pack with the share of one sector under the name that version 0.x gave it."""
    table = hand_made()
    old = replace(BOUNDS, indicator="share", sex=None, size=None)
    fields = Fields([old if one.name == "share_c" else one for one in table.fields.values()])
    path = tmp_path / "pack.gpkg"
    layers = [layer_of(replace(table, fields=fields))]
    run("msme:buildpack", LAYERS=layers, DATASET="se2016", PACK=str(path))
    return path


def test_a_map_of_version_0_is_understood(pack: Path, project: QgsProject) -> None:
    layer = map_of_version_0(project, pack, "share:C", scaled=True)
    fields, _ = read_fields(layer)
    (told,) = fields.indicators
    assert (told.name, told.indicator, told.sector) == ("value_shown", "A11_kbli_sh", "C")
    assert (told.period, told.dataset) == ("2016", "se2016")
    # The values of this field are per cent already.
    assert (told.display, told.unit) == (Display.PLAIN, Text("%", "%"))
    read = read_unit_table(layer)
    assert read.values["value_shown"]["1102"] == pytest.approx(20)
    assert "".join(read.letters("value_shown").reindex(CODES)) == "AEQX"


def test_a_map_of_version_0_that_nothing_is_known_of_is_called_as_it_was(
    pack: Path, project: QgsProject
) -> None:
    layer = map_of_version_0(project, pack, "share", scaled=False)
    (told,) = read_fields(layer)[0].indicators
    assert (told.name, told.title("en")) == ("value", "Title  (%) · 2016 · se2016")
    assert (told.indicator, told.display) == (None, None)


def test_a_map_of_version_0_becomes_one_of_now_when_its_pack_grows(
    run: Run, pack: Path, project: QgsProject
) -> None:
    layer = map_of_version_0(project, pack, "share:C", scaled=True)
    context = QgsProcessingContext()
    context.setProject(project)
    district = UnitTable.of(
        pd.DataFrame(index=["1101"]), {"n": [1.0]}, Fields([Field("n", period="2016")])
    )
    run("msme:buildpack", context=context, LAYERS=[layer_of(district)], PACK=str(pack))
    fields, about = read_fields(layer)
    assert [one.name for one in fields.indicators] == ["value"]
    assert fields["value"].display is Display.PERCENT
    assert about == ABOUT
    assert read_unit_table(layer).bounds("value") is not None


def test_a_map_keeps_its_year_when_its_pack_grows_by_another(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    def year(period: str, value: float) -> QgsVectorLayer:
        one = Field("n", label=Text("Firms", "Usaha"), period=period, rule=Rule.SUM)
        units = pd.DataFrame(index=["1101", "1102"])
        return layer_of(UnitTable.of(units, {"n": [value, 2 * value]}, Fields([one])))

    path = tmp_path / "pack.gpkg"
    context = QgsProcessingContext()
    context.setProject(project)
    run("msme:buildpack", LAYERS=[year("2024", 10)], DATASET="d", PACK=str(path))
    (layer,) = load(run, path)
    before = [one.label() for one in layer.renderer().rootRule().children()]
    run("msme:buildpack", context=context, LAYERS=[year("2025", 7)], DATASET="d", PACK=str(path))
    assert read_fields(layer)[0]["value"].period == "2024"
    assert read_unit_table(layer).values["value"].tolist() == [10, 20]
    assert [one.label() for one in layer.renderer().rootRule().children()] == before
    (later,) = load(run, path)
    assert read_fields(later)[0]["value"].period == "2025"


def test_the_next_step_of_a_model_finds_the_map(
    run: Run, tmp_path: Path, project: QgsProject
) -> None:
    path = tmp_path / "pack.gpkg"
    run("msme:buildpack", LAYERS=[layer_of(hand_made())], PACK=str(path))
    model = QgsProcessingModelAlgorithm("two steps")
    pack = QgsProcessingModelParameter("PACK")
    model.addModelParameter(QgsProcessingParameterFile("PACK"), pack)
    source = QgsProcessingModelChildParameterSource
    first = QgsProcessingModelChildAlgorithm("msme:loadpack")
    first.setChildId("load")
    first.addParameterSources("PACK", [source.fromModelParameter("PACK")])
    first.addParameterSources("INDICATORS", [source.fromStaticValue("share_c")])
    model.addChildAlgorithm(first)
    second = QgsProcessingModelChildAlgorithm("msme:stylechoropleth")
    second.setChildId("style")
    second.addParameterSources("INPUT", [source.fromChildOutput("load", "OUTPUT")])
    second.addParameterSources("FIELD", [source.fromStaticValue("value")])
    second.addParameterSources("METHOD", [source.fromStaticValue("quantile")])
    second.addParameterSources("CLASSES", [source.fromStaticValue(2)])
    model.addChildAlgorithm(second)
    model.initAlgorithm()
    context = QgsProcessingContext()
    context.setProject(project)
    results, fine = model.run({"PACK": str(path)}, context, QgsProcessingFeedback())
    assert fine
    assert results["CHILD_RESULTS"]["style"]["CLASSES_MADE"] == 2
