"""A composite index from the dialog's parameters to the layer, from a table too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.measures.field import Direction, Role
from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

ROWS = ("1101;10;1", "1102;20;0,5", "1103;30;0,5", "1104;40;0")
INDICATORS = ["cacah_a", "worse", "0,5", "", "", "", "cacah_b", "better", "0,5", "", "", ""]


@pytest.fixture
def districts(run: Run, tmp_path: Path) -> QgsVectorLayer:
    path = tmp_path / "kab.csv"
    text = "\n".join(("Kode;Cacah A;Cacah B", *ROWS))
    path.write_text(text, "utf-8")
    return run("msme:harmonise", INPUT=str(path), CODE_SYSTEM="bps", VINTAGE="2024")["OUTPUT"]


def test_it_writes_index_rank_interval_and_label(
    run: Run, districts: QgsVectorLayer, tmp_path: Path
) -> None:
    feedback = QgsProcessingFeedback(False)
    path = tmp_path / "index.gpkg"
    result = run(
        "msme:compositeindex",
        feedback=feedback,
        INPUT=districts,
        INDICATORS=INDICATORS,
        TOP=1,
        RUNS=200,
        OUTPUT=str(path),
    )
    layer = QgsVectorLayer(str(path), "indeks", "ogr")
    table = read_unit_table(layer)
    held = table.values.loc[["1101", "1102", "1103", "1104"]]
    assert held["index"].tolist() == pytest.approx([0, 500 / 12, 700 / 12, 100])
    assert held["rank"].tolist() == [4, 3, 2, 1]
    assert held["rank_low"].tolist()[0] == held["rank_high"].tolist()[0] == 4
    assert table.categories.loc["1104", "label"] == "certain"
    assert (result["CERTAIN"], result["BORDERLINE"], result["OUT"]) == (1, 0, 3)
    # Nobody else has data.
    assert (table.letters("index") == "M").sum() == 510
    fields, about = read_fields(layer)
    assert fields["index"].direction is Direction.WORSE
    assert fields.beside("rank", Role.HIGH).name == "rank_high"
    assert any("Setup of the index" in note for note in about.notes)
    kinds = {one.name(): one.typeName() for one in layer.fields().toList()}
    assert kinds["rank"] == kinds["rank_low"] == kinds["rank_high"] == "Integer64"
    assert layer.featureCount() == 514
    assert all(one.hasGeometry() for one in layer.getFeatures())


def test_the_setup_in_the_metadata_makes_the_same_index(
    run: Run, districts: QgsVectorLayer, tmp_path: Path
) -> None:
    told = {"INPUT": districts, "RUNS": 0}
    first = run("msme:compositeindex", INDICATORS=INDICATORS, HIGH_MEANS="better", **told)["OUTPUT"]
    (note,) = [one for one in read_fields(first)[1].notes if "Setup of the index" in one]
    path = tmp_path / "setup.json"
    path.write_text(note.partition(": ")[2], encoding="utf-8")
    for setup in (str(path), note.partition(": ")[2]):
        second = run("msme:compositeindex", SETUP=setup, **told)["OUTPUT"]
        values = [
            read_unit_table(one).values["index"].fillna(-1).tolist() for one in (first, second)
        ]
        assert values[0] == values[1]


def test_effects_have_a_row_per_indicator(run: Run, districts: QgsVectorLayer) -> None:
    made = run("msme:compositeindex", INPUT=districts, INDICATORS=INDICATORS, RUNS=0)["EFFECTS"]
    rows = [dict(zip(made.fields().names(), one.attributes())) for one in made.getFeatures()]
    assert [one["field"] for one in rows] == ["Cacah_A", "Cacah_B"]
    assert [one["direction"] for one in rows] == ["+", "-"]
    assert [one["weight"] for one in rows] == [0.5, 0.5]
    assert sum(one["effective_weight"] for one in rows) == pytest.approx(1)
    assert rows[0]["r_Cacah_A"] == pytest.approx(1)
    assert rows[0]["r_Cacah_B"] == pytest.approx(rows[1]["r_Cacah_A"])


def test_a_plain_table_gives_a_table(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "villages.csv"
    path.write_text("name,poor,signal\na,10,1\nb,20,0.5\nc,40,0\n", encoding="utf-8")
    setup = {"indicators": [{"field": "poor", "direction": "worse"}], "minimum_coverage": 1}
    made = run("msme:compositeindex", INPUT=str(path), SETUP=json.dumps(setup), RUNS=10)["OUTPUT"]
    assert not made.isSpatial()
    table = read_unit_table(made)
    assert table.values["rank"].to_dict() == {"1": 3, "2": 2, "3": 1}
    assert table.values["index"].tolist() == pytest.approx([0, 100 / 3, 100])


def test_a_table_with_an_id_of_its_own(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "villages.csv"
    path.write_text("kode,poor\nv7,10\nv8,20\n", encoding="utf-8")
    told = {"INPUT": str(path), "UNIT_FIELD": "kode", "RUNS": 10}
    made = run("msme:compositeindex", INDICATORS=["poor", "worse", "", "", "", ""], **told)
    assert read_unit_table(made["OUTPUT"]).values["rank"].to_dict() == {"v7": 2, "v8": 1}


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"INDICATORS": ["cacah_a", "up", "", "", "", ""]}, "“up” is none of better"),
        ({"INDICATORS": ["cacah_a", "worse", "a lot", "", "", ""]}, "“a lot” beside “cacah_a”"),
        ({"INDICATORS": ["cacah_a", "worse", "0.3", "", "", ""]}, "sum to 0,3|sum to 0.3"),
        ({"SETUP": "/no/such/file.json"}, "No such file"),
        ({}, "no field of the layer says"),
        (
            {"INDICATORS": ["type", "worse", "", "", "", ""]},
            "“type” cannot be an indicator.*Cacah_A, Cacah_B",
        ),
        ({"INDICATORS": ["name", "worse", "", "", "", ""]}, "“name” cannot be an indicator"),
    ],
)
def test_what_is_refused(
    run: Run, districts: QgsVectorLayer, told: dict[str, Any], words: str
) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        run("msme:compositeindex", INPUT=districts, **told)


def test_a_loaded_index_is_drawn_as_need(
    run: Run, districts: QgsVectorLayer, tmp_path: Path
) -> None:
    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    output = str(tmp_path / "index.gpkg")
    details = QgsProcessingContext.LayerDetails("index", project, "OUTPUT")
    context.addLayerToLoadOnCompletion(output, details)
    told = {"INPUT": districts, "INDICATORS": INDICATORS, "RUNS": 10, "OUTPUT": output}
    run("msme:compositeindex", context=context, **told)
    layer = QgsVectorLayer(output, "index", "ogr")
    details = context.layerToLoadOnCompletionDetails(output)
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    assert layer.renderer().type() == "RuleRenderer"
    styled = run("msme:stylecategories", INPUT=layer, FIELD="label")
    rows = [one.attributes() for one in styled["CLASSES_TABLE"].getFeatures()]
    assert [row[1:4] for row in rows] == [
        ["Certain", 4, "#1B7837"],
        ["Borderline", 0, "#F1A340"],
        ["Out", 0, "#D9D9D9"],
    ]
