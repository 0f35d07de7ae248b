"""A recipe of a run, run again on next year's files, and what changed from pack to pack."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProject,
    QgsVectorLayer,
)

from msme_qgis_plugin.algorithms import run_steps

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

BEFORE = "Kode;Kabupaten/Kota;Usaha 2024\n1101;Simeulue;1250\n1102;Aceh Singkil;300\n;Bandung;70\n"
# One value more, one unit without, and rows in another order: Bandung is decided by its name.
AFTER = "Kode;Kabupaten/Kota;Usaha 2025\n;Bandung;77\n1101;Simeulue;1250\n1103;Aceh Selatan;5\n"


@pytest.fixture
def last_year(run: Run, tmp_path: Path) -> Path:
    """A folder with a table of 2024 and the pack that was made of it."""
    run_steps.session.clear()
    folder = tmp_path / "2024"
    folder.mkdir()
    (folder / "umkm_2024.csv").write_text(BEFORE, encoding="utf-8")
    made = run(
        "msme:harmonise",
        INPUT=str(folder / "umkm_2024.csv"),
        DECISIONS=json.dumps({"3": "3204"}),
        OUTPUT=str(folder / "districts.gpkg"),
    )
    run(
        "msme:buildpack",
        LAYERS=[made["OUTPUT"]],
        PACK=str(folder / "msme_2024.gpkg"),
        DATASET="UMKM 2024",
        PERIOD="2024",
    )
    return folder


@pytest.fixture
def recipe(run: Run, last_year: Path, tmp_path: Path) -> Path:
    path = tmp_path / "recipe.json"
    run("msme:saverecipe", FROM=str(last_year / "msme_2024.gpkg"), OUTPUT=str(path))
    return path


@pytest.fixture
def this_year(tmp_path: Path) -> Path:
    folder = tmp_path / "2025"
    folder.mkdir()
    (folder / "umkm_2025.csv").write_text(AFTER, encoding="utf-8")
    return folder


def rows_of(layer: QgsVectorLayer) -> list[dict[str, Any]]:
    return [feature.attributeMap() for feature in layer.getFeatures()]


def test_a_recipe_says_what_was_run_on_what_and_no_folder(recipe: Path, tmp_path: Path) -> None:
    text = recipe.read_text(encoding="utf-8")
    told = json.loads(text)
    harmonise, build = told["steps"]
    digest = sha256(BEFORE.encode()).hexdigest()
    assert harmonise["algorithm"] == "msme:harmonise"
    assert harmonise["parameters"]["INPUT"] == {"file": "umkm_2024.csv", "sha256": digest}
    # By what the row says, not by its number.
    assert json.loads(harmonise["parameters"]["DECISIONS"]) == {"|bandung": "3204"}
    assert build["parameters"]["LAYERS"] == [{"step": harmonise["id"], "output": "OUTPUT"}]
    assert build["outputs"] == {"PACK": "msme_2024.gpkg"}
    assert str(tmp_path) not in text
    assert "/" not in text.replace("Kabupaten/Kota", "")


def test_next_year_is_run_and_compared(
    run: Run, recipe: Path, last_year: Path, this_year: Path, tmp_path: Path
) -> None:
    made = run(
        "msme:runrecipe", RECIPE=str(recipe), FOLDER=str(this_year), OUTPUT=str(tmp_path / "out")
    )
    assert made["STEPS"] == 2
    assert made["PACK"] == str(tmp_path / "out" / "msme_2025.gpkg")
    with closing(sqlite3.connect(made["PACK"])) as pack:
        assert pack.execute(
            "SELECT unit, dataset, indicator, period, value FROM observation "
            "WHERE value IS NOT NULL ORDER BY unit"
        ).fetchall() == [
            ("1101", "UMKM 2025", "Usaha_2025", "2025", 1250.0),
            ("1103", "UMKM 2025", "Usaha_2025", "2025", 5.0),
            ("3204", "UMKM 2025", "Usaha_2025", "2025", 77.0),
        ]
    found = run(
        "msme:comparepacks",
        BEFORE=str(last_year / "msme_2024.gpkg"),
        AFTER=made["PACK"],
        OUTPUT="memory:",
    )
    rows = {one["unit"]: one for one in rows_of(found["OUTPUT"]) if one["change"] == "value"}
    assert {unit: (one["before"], one["after"]) for unit, one in rows.items()} == {
        "1102": ("300.0", ""),
        "1103": ("", "5.0"),
        "3204": ("70.0", "77.0"),
    }
    assert rows["3204"]["difference"] == pytest.approx(7)
    assert rows["3204"]["per_cent"] == pytest.approx(10)
    assert (rows["3204"]["period_before"], rows["3204"]["period"]) == ("2024", "2025")
    assert "A" in rows["1102"]["why"] and "M" in rows["1102"]["why"]
    assert (found["VALUE"], found["DEFINITION"], found["NEW_INDICATOR"]) == (3, 0, 0)


def test_the_same_files_give_the_same_pack(
    run: Run, recipe: Path, last_year: Path, tmp_path: Path
) -> None:
    made = run(
        "msme:runrecipe", RECIPE=str(recipe), FOLDER=str(last_year), OUTPUT=str(tmp_path / "out")
    )
    found = run(
        "msme:comparepacks",
        BEFORE=str(last_year / "msme_2024.gpkg"),
        AFTER=made["PACK"],
        OUTPUT="memory:",
    )
    assert rows_of(found["OUTPUT"]) == []


def test_a_file_with_another_name_is_given(
    run: Run, recipe: Path, this_year: Path, tmp_path: Path
) -> None:
    (this_year / "umkm_2025.csv").rename(this_year / "dinas.csv")
    with pytest.raises(QgsProcessingException, match=r"umkm_2024\.csv"):
        run("msme:runrecipe", RECIPE=str(recipe), FOLDER=str(this_year), OUTPUT=str(tmp_path / "o"))
    made = run(
        "msme:runrecipe",
        RECIPE=str(recipe),
        INPUTS=["umkm_2024.csv", str(this_year / "dinas.csv")],
        YEARS="2024=2025",
        OUTPUT=str(tmp_path / "out"),
    )
    assert made["PACK"].endswith("msme_2025.gpkg")


def test_what_cannot_be_run_is_said_before_anything_is(
    run: Run, recipe: Path, last_year: Path, tmp_path: Path
) -> None:
    told = json.loads(recipe.read_text(encoding="utf-8"))

    def refused(change: dict[str, Any], match: str) -> None:
        path = tmp_path / "changed.json"
        path.write_text(json.dumps({**told, **change}), encoding="utf-8")
        with pytest.raises(QgsProcessingException, match=match):
            run("msme:runrecipe", RECIPE=str(path), FOLDER=str(last_year), OUTPUT=str(out))
        assert not out.exists()

    out = tmp_path / "out"
    refused({"msme_recipe": 2}, "version 2.*up to version 1")
    step = told["steps"][0]
    refused({"steps": [{**step, "algorithm": "native:buffer"}]}, "native:buffer")
    refused({"steps": [{**step, "algorithm": "msme:nothing"}]}, "msme:nothing")
    refused({"steps": [{**step, "parameters": {"INPUT": "/etc/passwd"}}]}, "INPUT")
    refused({"steps": told["steps"][1:]}, "cannot be read as a recipe")


def test_a_pack_is_never_added_to(run: Run, recipe: Path, this_year: Path, tmp_path: Path) -> None:
    told = {"RECIPE": str(recipe), "FOLDER": str(this_year), "OUTPUT": str(tmp_path / "out")}
    run("msme:runrecipe", **told)
    with pytest.raises(QgsProcessingException, match=r"msme_2025\.gpkg is there already"):
        run("msme:runrecipe", **told)


def test_layers_and_what_was_made_of_them_make_the_same_recipe(
    run: Run, recipe: Path, last_year: Path, tmp_path: Path
) -> None:
    layer = QgsVectorLayer(str(last_year / "districts.gpkg"), "districts", "ogr")
    QgsProject.instance().addMapLayer(layer)
    path = tmp_path / "dock.json"
    made = run("msme:saverecipe", LAYERS=[layer], OUTPUT=str(path))
    assert (made["STEPS"], made["FILES"]) == (2, "umkm_2024.csv")
    mine, theirs = (json.loads(one.read_text(encoding="utf-8")) for one in (path, recipe))
    assert mine["steps"][0] == theirs["steps"][0]
    assert mine["steps"][1]["parameters"] == theirs["steps"][1]["parameters"]


def test_a_model_and_back(run: Run, recipe: Path, tmp_path: Path) -> None:
    model, back = tmp_path / "recipe.model3", tmp_path / "back.json"
    run("msme:saverecipe", FROM=str(recipe), OUTPUT=str(model))
    run("msme:saverecipe", FROM=str(model), OUTPUT=str(back))
    assert json.loads(back.read_text("utf-8")) == json.loads(recipe.read_text("utf-8"))


def test_the_model_runs_on_next_years_file(
    run: Run, recipe: Path, this_year: Path, tmp_path: Path
) -> None:
    path = tmp_path / "recipe.model3"
    run("msme:saverecipe", FROM=str(recipe), OUTPUT=str(path))
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(path))
    told: dict[str, Any] = {"input_1": str(this_year / "umkm_2025.csv")}
    for one in model.destinationParameterDefinitions():
        pack = one.type() == "fileDestination"
        told[one.name()] = str(tmp_path / "model.gpkg") if pack else "TEMPORARY_OUTPUT"
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    _, well = model.run(told, context, feedback, {}, False)
    assert well
    with closing(sqlite3.connect(tmp_path / "model.gpkg")) as made:
        assert made.execute(
            "SELECT unit, value FROM observation WHERE value IS NOT NULL ORDER BY unit"
        ).fetchall() == [("1101", 1250.0), ("1103", 5.0), ("3204", 77.0)]


def test_a_layer_in_no_file_cannot_be_run_again(run: Run, tmp_path: Path) -> None:
    columns = "field=bps_code:string&field=name:string&field=Usaha:int"
    table = QgsVectorLayer(f"NoGeometry?{columns}", "typed", "memory")
    row = QgsFeature(table.fields())
    row.setAttributes(["1101", "Simeulue", 5])
    table.dataProvider().addFeature(row)
    made = run("msme:harmonise", LAYER=table)
    with pytest.raises(QgsProcessingException, match="typed"):
        run("msme:saverecipe", LAYERS=[made["OUTPUT"]], OUTPUT=str(tmp_path / "r.json"))
