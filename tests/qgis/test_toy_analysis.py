"""An analysis in few lines: declared, in the toolbox, on the page Analyse, styled.

What `docs/developer.md` says under “Add an algorithm” is done here with a toy.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterNumber,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from msme_qgis_plugin.algorithms.unit_analysis import UnitAnalysis
from msme_qgis_plugin.core.analysis.computable import Sources, offers
from msme_qgis_plugin.core.analysis.declaration import Analysis, Input, Lack, Needed
from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.core.measures.field import Direction, Field, Fields, Role, Rule, Text
from msme_qgis_plugin.core.messages import Message
from msme_qgis_plugin.gui.analyse.analysejobs import plans
from msme_qgis_plugin.gui.analyse.analyseview import Choices
from msme_qgis_plugin.gui.analyse.declared import declared
from msme_qgis_plugin.gui.analyse.offertree import OfferTree
from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from msme_qgis_plugin.core.measures.table import UnitTable
    from tests.qgis.conftest import Run


def doubled(table: UnitTable, factor: float) -> UnitTable:
    """Return a table with its first indicator multiplied; as a core module would."""
    first = table.fields.indicators[0]
    field = Field(
        "doubled",
        label=Text("Doubled", "Digandakan"),
        unit=Text("people", "orang"),
        direction=Direction.WORSE,
        rule=Rule.SUM,
    )
    return replace(
        table,
        values=table.values.assign(doubled=table.published(first.name) * factor),
        status=table.status.assign(doubled=table.status[first.name]),
        fields=Fields([*table.fields.values(), field]),
        notes=(Message("Multiplied by {factor}.", {"factor": factor}),),
    )


class Doubling(UnitAnalysis):
    """The whole algorithm."""

    NAME = "doubling"

    def displayName(self) -> str:
        return "Doubling"

    def shortDescription(self) -> str:
        return "Multiplies a value."

    def add_options(self) -> None:
        self.add(QgsProcessingParameterNumber("FACTOR", "Factor", defaultValue=2), "Of how much.")

    def options(self, given: tuple[dict[str, Any], QgsProcessingContext]) -> float:
        return float(self.parameterAsDouble(given[0], "FACTOR", given[1]))

    def analyse(self, table: UnitTable, options: float) -> UnitTable:
        return doubled(table, options)


@pytest.fixture
def toolbox(provider: Any) -> Iterator[None]:
    """The provider with one line more in its list."""
    assert provider.addAlgorithm(Doubling())
    yield
    provider.refreshAlgorithms()


@pytest.fixture
def districts(run: Run, tmp_path: Path) -> QgsVectorLayer:
    path = tmp_path / "umkm.csv"
    path.write_text("Kode;Kabupaten;Jumlah\n1101;Simeulue;5\n1102;Aceh Singkil;x\n", "utf-8")
    return run("msme:harmonise", INPUT=str(path))["OUTPUT"]


def test_it_is_in_the_toolbox_and_on_the_page_analyse(toolbox: None) -> None:
    assert QgsApplication.processingRegistry().algorithmById("msme:doubling") is not None
    (analysis,) = [one for one in declared() if one.algorithm == "doubling"]
    found = offers(Sources(units=514), Catalogue.load(), declared())
    (offer,) = [one for one in found if one.key == "doubling"]
    assert offer.analysis == analysis
    choices = Choices(None, None, None, (), False, 0.8, "once", "", "", "", "layer_1", "umkm")
    (plan,) = plans([offer], choices)
    assert (plan.algorithm, plan.name) == ("msme:doubling", "Doubling, umkm")
    assert plan.parameters == {"INPUT": "layer_1"}


def test_it_has_a_line_of_its_own_in_the_tree_of_offers(toolbox: None) -> None:
    tree = OfferTree()
    tree.show_offers(offers(Sources(units=514), Catalogue.load(), declared()), "en")
    groups = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    assert [one.text(0) for one in groups[-2:]] == [
        *("Analyses of the chosen layer", "Planned, not computed yet")
    ]
    assert not groups[-1].isExpanded()
    group = groups[-2]
    lines = [group.child(place) for place in range(group.childCount())]
    (line,) = [one for one in lines if one.text(0) == "Doubling"]
    assert line.text(1) == "514 of 514"
    line.setCheckState(0, Qt.CheckState.Checked)
    assert [one.key for one in tree.chosen()] == ["doubling"]


def test_it_writes_values_status_units_and_labels(
    toolbox: None, run: Run, districts: QgsVectorLayer, tmp_path: Path
) -> None:
    feedback = QgsProcessingFeedback(False)
    path = tmp_path / "doubled.gpkg"
    run("msme:doubling", feedback=feedback, INPUT=districts, FACTOR=3, OUTPUT=str(path))
    layer = QgsVectorLayer(str(path), "doubled", "ogr")
    table = read_unit_table(layer)
    assert table.values["doubled"][["1101", "1102"]].fillna(-1).tolist() == [15, -1]
    assert table.letters("doubled")[["1101", "1102"]].tolist() == ["A", "Q"]
    fields, about = read_fields(layer)
    assert fields["doubled"].label == Text("Doubled", "Digandakan")
    assert fields["doubled"].unit == Text("people", "orang")
    assert fields.indicators[0].title("en") == "Jumlah"
    assert about.notes[-1] == "Multiplied by 3."
    assert "Multiplied by 3." in feedback.textLog()
    assert layer.featureCount() == 514
    assert all(one.hasGeometry() for one in layer.getFeatures())


def test_a_loaded_result_is_drawn_by_what_its_new_field_is(
    toolbox: None, run: Run, districts: QgsVectorLayer, tmp_path: Path
) -> None:
    context = QgsProcessingContext()
    project = QgsProject()
    context.setProject(project)
    output = str(tmp_path / "doubled.gpkg")
    details = QgsProcessingContext.LayerDetails("doubled", project, "OUTPUT")
    context.addLayerToLoadOnCompletion(output, details)
    run("msme:doubling", context=context, INPUT=districts, OUTPUT=output)
    layer = QgsVectorLayer(output, "doubled", "ogr")
    details = context.layerToLoadOnCompletionDetails(output)
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    assert layer.renderer().type() == "RuleRenderer"
    place = layer.fields().indexFromName("doubled")
    assert layer.attributeAlias(place) == "Doubled"


def test_page_and_loaded_layer_draw_the_field_that_the_analysis_names() -> None:
    kind = Field("kind", Role.CATEGORY, label=Text("Kind", "Jenis"))
    note = Field("note", Role.CATEGORY)
    held = Fields([Field("old", indicator="A01"), note, Field("first"), kind])
    inputs = (Input(Needed.UNITS, "INPUT", Lack.UNITS),)
    plain, named = Analysis("a", inputs), Analysis("a", inputs, mapped="kind")
    assert plain.drawn(held, {"old"}) == held["first"]
    assert plain.drawn(held, {"old", "first"}) == kind
    assert named.drawn(held, {"old"}) == kind
    assert named.drawn(held, {"old"}, ["A01"]) == held["old"]
    assert Analysis("a", inputs, mapped="note").drawn(held, set(held)) == held["old"]
    assert plain.drawn(Fields([note]), ()) is None


def test_it_can_be_styled_like_any_other(
    toolbox: None, run: Run, districts: QgsVectorLayer
) -> None:
    made = run("msme:doubling", INPUT=districts)["OUTPUT"]
    styled = run("msme:stylechoropleth", INPUT=made, FIELD="doubled")
    assert (styled["CLASSES_MADE"], styled["SUPPRESSED"]) == (1, 1)


def test_a_layer_whose_rows_are_of_no_units_is_refused(toolbox: None, run: Run) -> None:
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4326&field=jumlah:double", "petak", "memory")
    with pytest.raises(QgsProcessingException, match="petak has no column “bps_code”"):
        run("msme:doubling", INPUT=layer)


def test_a_unit_without_a_polygon_keeps_its_values(
    toolbox: None, run: Run, districts: QgsVectorLayer
) -> None:
    first = next(districts.getFeatures())
    bare = {first.id(): QgsGeometry()}
    assert districts.dataProvider().changeGeometryValues(bare)
    made = run("msme:doubling", INPUT=districts)["OUTPUT"]
    assert made.featureCount() == 514
    assert sum(one.hasGeometry() for one in made.getFeatures()) == 513


class DoublingAnything(Doubling):
    """The same for any polygons."""

    NAME = "doublinganything"
    ANY_POLYGONS = True


@pytest.fixture
def wider_toolbox(provider: Any) -> Iterator[None]:
    assert provider.addAlgorithm(DoublingAnything())
    yield
    provider.refreshAlgorithms()


@pytest.fixture
def plots() -> QgsVectorLayer:
    """Three squares in UTM, of which one has no number and one no value."""
    fields = "field=nr:integer&field=jumlah:double"
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:32748&{fields}", "petak", "memory")
    for place, (number, value) in enumerate(((12, 5.0), (7, None), (None, 9.0))):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([number, value])
        x = 700_000 + 1000 * place
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, 9_300_000, x + 1000, 9_301_000)))
        assert layer.dataProvider().addFeature(feature)
    return layer


def test_any_polygons_are_told_apart_by_a_field_of_theirs(
    wider_toolbox: None, run: Run, plots: QgsVectorLayer
) -> None:
    feedback = QgsProcessingFeedback(False)
    made = run("msme:doublinganything", feedback=feedback, INPUT=plots, UNIT_FIELD="nr")["OUTPUT"]
    table = read_unit_table(made)
    assert table.values["doubled"].fillna(-1).to_dict() == {"12": 10, "7": -1}
    assert table.letters("jumlah").to_dict() == {"12": "A", "7": "M"}
    # Two digits are no province here.
    assert table.units["level"].tolist() == ["ZONE", "ZONE"]
    assert "1 features have nothing in the field “nr”" in feedback.textLog()
    # In degrees, as the layer says.
    assert made.crs().authid() == "EPSG:4326"
    assert made.extent().xMinimum() == pytest.approx(106.8, abs=0.1)


def test_rows_without_a_code_are_numbered(
    wider_toolbox: None, run: Run, plots: QgsVectorLayer
) -> None:
    made = run("msme:doublinganything", INPUT=plots)["OUTPUT"]
    again = run("msme:doublinganything", INPUT=made)["OUTPUT"]
    for layer in (made, again):
        table = read_unit_table(layer)
        assert table.values["jumlah"].fillna(-1).to_dict() == {"1": 5, "2": -1, "3": 9}
        assert set(table.units["level"]) == {"ZONE"}


def test_units_that_stand_twice_are_refused(
    wider_toolbox: None, run: Run, plots: QgsVectorLayer
) -> None:
    assert plots.dataProvider().changeAttributeValues({3: {0: 7}})
    with pytest.raises(QgsProcessingException, match=r"1 units have several rows.*“nr”.*7"):
        run("msme:doublinganything", INPUT=plots, UNIT_FIELD="nr")
    with pytest.raises(QgsProcessingException, match="“kode”"):
        run("msme:doublinganything", INPUT=plots, UNIT_FIELD="kode")


def test_numbers_as_codes_keep_their_values() -> None:
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:4326&field=bps_code:integer&field=n:double", "", "memory"
    )
    feature = QgsFeature(layer.fields())
    feature.setAttributes([1101, 5.0])
    assert layer.dataProvider().addFeature(feature)
    assert read_unit_table(layer).values["n"].to_dict() == {"1101": 5.0}
