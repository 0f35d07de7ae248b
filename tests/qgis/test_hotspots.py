"""Hot and cold spots, from a layer to a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.analysis.hotspots import CLUSTERS
from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.layers import embedded_units, read_fields, read_unit_table
from msme_qgis_plugin.styling.kinds import make_style
from msme_qgis_plugin.styling.legend import Language
from msme_qgis_plugin.styling.map_units import MapUnits
from msme_qgis_plugin.styling.memory import remembered

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

HOT = {(row, column): 9.0 for row in range(3) for column in range(3)}


def lattice(values: dict[tuple[int, int], float | None], side: int = 8) -> QgsVectorLayer:
    """Squares of 10 km in UTM; 1 where no value is given."""
    fields = "field=nr:string&field=n:double"
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:32748&{fields}", "kotak", "memory")
    for row in range(side):
        for column in range(side):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"{row}-{column}", values.get((row, column), 1.0)])
            x, y = 500_000 + 10_000 * column, 9_000_000 + 10_000 * row
            square = QgsRectangle(x, y, x + 10_000, y + 10_000)
            feature.setGeometry(QgsGeometry.fromRect(square))
            assert layer.dataProvider().addFeature(feature)
    return layer


@pytest.fixture
def squares() -> QgsVectorLayer:
    return lattice({**HOT, (7, 7): None})


def test_a_hot_corner_of_any_polygons(run: Run, squares: QgsVectorLayer) -> None:
    feedback = QgsProcessingFeedback(False)
    made = run("msme:hotspots", feedback=feedback, INPUT=squares, FIELD="n", UNIT_FIELD="nr")
    table = read_unit_table(made["OUTPUT"])
    assert set(table.categories["cluster"][["0-0", "1-1", "0-1"]]) == {"high_high"}
    # 63 units: the rows have 8 · 7, 8 · 7 and 2 · 7 · 7 borders and corners, less 3 of the last.
    assert made["NEIGHBOURS_MEAN"] == pytest.approx(2 * (56 + 56 + 98 - 3) / 63)
    assert made["MORAN_I"] == pytest.approx(table.values["local_i"].sum() / 62)
    assert made["MORAN_P"] == pytest.approx(2 / 10_000)
    assert (made["ISLANDS"], made["GENERAL_G_P"] < 0.01) == (0, True)
    assert made["GEARY_C"] < 0.5
    last = next(one for one in made["OUTPUT"].getFeatures() if one["nr"] == "7-7")
    assert [last[name] for name in ("n_status", "local_i_status")] == ["M", "M"]
    assert not last["cluster"]
    about = read_fields(made["OUTPUT"])[1]
    assert any("Moran's I is" in one for one in about.notes)
    assert "1 units have no value" in feedback.textLog()


def test_the_same_seed_gives_the_same_and_rows_without_ids_are_numbered(
    run: Run, squares: QgsVectorLayer
) -> None:
    told = {"INPUT": squares, "FIELD": "n", "PERMUTATIONS": 99}
    first, second, other = (
        read_unit_table(run("msme:hotspots", **told, SEED=seed)["OUTPUT"]) for seed in (5, 5, 6)
    )
    assert first.units.index.tolist() == [str(one) for one in range(1, 65)]
    assert first.values["p_value"].equals(second.values["p_value"])
    assert not first.values["p_value"].equals(other.values["p_value"])


def test_a_loaded_result_shows_the_clusters_in_their_colours(
    run: Run, squares: QgsVectorLayer, tmp_path: Path
) -> None:
    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    output = str(tmp_path / "hotspots.gpkg")
    details = QgsProcessingContext.LayerDetails("hotspots", project, "OUTPUT")
    context.addLayerToLoadOnCompletion(output, details)
    run("msme:hotspots", context=context, INPUT=squares, FIELD="n", OUTPUT=output)
    layer = QgsVectorLayer(output, "hotspots", "ogr")
    processor = context.layerToLoadOnCompletionDetails(output).postProcessor()
    processor.postProcessLayer(layer, context, QgsProcessingFeedback())
    drawn = {one.label().partition(" (")[0]: one for one in layer.renderer().categories()}
    told = {one.label.en: one.colour for one in CLUSTERS}
    assert list(drawn)[: len(told)] == list(told)
    colours = {label: drawn[label].symbol().color().name().upper() for label in told}
    assert colours == told
    assert "No data" in drawn
    memory = remembered(layer)
    assert memory is not None
    style = make_style(MapUnits.of(layer), memory)
    assert style.method_note(Language.INDONESIAN).startswith(
        "Moran lokal, p ≤ 0,05 (Benjamini–Hochberg"
    )


def test_units_that_touch_nobody_are_a_class_of_their_own(run: Run) -> None:
    layer = lattice({**HOT, **dict.fromkeys([(6, 7), (7, 6), (6, 6)])})
    alone = run("msme:hotspots", INPUT=layer, FIELD="n", UNIT_FIELD="nr", BRIDGE_ISLANDS=False)
    table = read_unit_table(alone["OUTPUT"])
    assert alone["ISLANDS"] == 1
    assert table.categories["cluster"]["7-7"] == "no_neighbours"
    feedback = QgsProcessingFeedback(False)
    run("msme:hotspots", feedback=feedback, INPUT=layer, FIELD="n", UNIT_FIELD="nr")
    assert "7-7 – 5-7 (10 km)" in feedback.textLog() or "7-7 – 7-5 (10 km)" in feedback.textLog()


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"WEIGHTS": "knn", "K": 63}, "63 units have a value.*its 63 nearest"),
        ({"WEIGHTS": "distance"}, "need the distance in km"),
        ({"FIELD": "nr"}, "“nr” is no field of numbers.*: n"),
        ({"FIELD": "gone"}, "“gone”"),
        ({"ADJUST_RATES": True}, "“n” cannot be adjusted as a rate"),
        ({"UNIT_FIELD": "n"}, "several rows"),
    ],
)
def test_what_cannot_be_is_refused(
    run: Run, squares: QgsVectorLayer, told: dict[str, Any], reason: str
) -> None:
    with pytest.raises(QgsProcessingException, match=reason):
        run("msme:hotspots", **{"INPUT": squares, "FIELD": "n", **told})


@pytest.mark.parametrize("given", [{}, dict.fromkeys((r, c) for r in range(8) for c in range(8))])
def test_where_nothing_can_be_compared_the_numbers_are_empty(
    run: Run, given: dict[tuple[int, int], None]
) -> None:
    made = run("msme:hotspots", INPUT=lattice(given), FIELD="n")
    assert [made[name] for name in ("MORAN_I", "MORAN_P", "GEARY_C")] == [None] * 3
    assert made["OUTPUT"].featureCount() == 64


def test_districts_of_a_table_have_islands_that_are_joined(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "umkm.csv"
    aceh = embedded_units().getFeatures("left(\"bps_code\", 2) = '11'")
    rows = (f"{one['bps_code']};{one['name']};{one.id() % 9}" for one in aceh)
    path.write_text("Kode;Kabupaten;Jumlah\n" + "\n".join(rows), "utf-8")
    layer = run("msme:harmonise", INPUT=str(path))["OUTPUT"]
    feedback = QgsProcessingFeedback(False)
    made = run("msme:hotspots", feedback=feedback, INPUT=layer, FIELD="Jumlah")
    # Simeulue lies 100 km off Aceh.
    assert made["ISLANDS"] >= 1
    assert "Simeulue – " in feedback.textLog()
    held = read_unit_table(made["OUTPUT"])
    assert held.categories["cluster"].notna().sum() == held.published("Jumlah").notna().sum()
    assert held.fields["cluster"].label.id == "Klaster: Jumlah"


def test_it_is_a_step_of_a_model(run: Run, squares: QgsVectorLayer) -> None:
    source = QgsProcessingModelChildParameterSource
    model = QgsProcessingModelAlgorithm("titik panas", "")
    for name, algorithm, told in (
        ("spots", "msme:hotspots", {"INPUT": squares.id(), "FIELD": "n", "WEIGHTS": "rook"}),
        ("style", "msme:stylecategories", {"FIELD": "cluster"}),
    ):
        child = QgsProcessingModelChildAlgorithm(algorithm)
        child.setChildId(name)
        for key, value in told.items():
            child.addParameterSources(key, [source.fromStaticValue(value)])
        model.addChildAlgorithm(child)
    step = model.childAlgorithm("style")
    step.addParameterSources("INPUT", [source.fromChildOutput("spots", "OUTPUT")])
    model.setChildAlgorithm(step)
    QgsProject.instance().addMapLayer(squares, False)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    results, done = model.run({}, context, QgsProcessingFeedback())
    assert done
    children = results["CHILD_RESULTS"]
    # 8 · 7 borders each way, less two of the square without a value.
    assert children["spots"]["NEIGHBOURS_MEAN"] == pytest.approx(2 * (56 + 56 - 2) / 63)
    assert children["style"]["CATEGORIES_MADE"] == len(CLUSTERS)


def test_shares_of_the_structure_can_be_adjusted_by_what_they_are_shares_of(run: Run) -> None:
    layer = run("msme:structure", INPUT=str(resource("demo", "sensus_demo.csv")))["OUTPUT"]
    made = run("msme:hotspots", INPUT=layer, FIELD="women_share", ADJUST_RATES=True)
    table = read_unit_table(made["OUTPUT"])
    known = table.published("women_share").notna()
    assert table.values["rate_adjusted"].notna().equals(known)
    share, base = (table.values[name][known] for name in ("women_share", "women_share_base"))
    # The overall rate is the one that becomes 0.
    overall = (share * base).sum() / base.sum()
    above = table.values["rate_adjusted"][known] > 0
    assert above.equals(share > overall)
