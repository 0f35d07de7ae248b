"""An allocation from the dialog's parameters to the layer and the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from build_models import Ask, Plan, Step, Take, build
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)

from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run


@pytest.fixture
def districts(run: Run, tmp_path: Path) -> QgsVectorLayer:
    """Five districts with an index of need and its rank intervals."""
    path = tmp_path / "kab.csv"
    rows = ("1101;50;5", "1102;40;7", "1103;30;9", "1104;20;2", "1105;10;4")
    path.write_text("\n".join(("Kode;Miskin;Usaha", *rows)), "utf-8")
    joined = run("msme:harmonise", INPUT=str(path), CODE_SYSTEM="bps", VINTAGE="2024")["OUTPUT"]
    told = {"INDICATORS": ["miskin", "worse", "", "", "", ""], "TOP": 2, "RUNS": 50}
    return run("msme:compositeindex", INPUT=joined, **told)["OUTPUT"]


def test_index_then_allocation(run: Run, districts: QgsVectorLayer, tmp_path: Path) -> None:
    path = tmp_path / "allocation.gpkg"
    made = run("msme:priority", INPUT=districts, FIELD="index", BUDGET=2, OUTPUT=str(path))
    numbers = [made[one] for one in ("ALLOCATED", "SPENT", "LEFT", "SERVED")]
    assert numbers == [2, 2, 0, 2]
    layer = QgsVectorLayer(str(path), "alokasi", "ogr")
    table = read_unit_table(layer)
    codes = ["1101", "1102", "1103", "1104"]
    assert table.values.loc[codes, "portions"].tolist() == [1, 1, 0, 0]
    assert table.categories.loc[codes, "place"].tolist() == ["inside", "last", "next", "outside"]
    # One indicator ranks alike whatever the method.
    assert table.categories.loc[codes, "certainty"].tolist() == ["certain", "certain", "out", "out"]
    assert any("Just outside: Aceh Selatan (1103)" in one for one in read_fields(layer)[1].notes)


def test_the_sheet_adds_up(run: Run, districts: QgsVectorLayer) -> None:
    told = {"SHARING": "proportional", "BUDGET": 1_000_000_000.5, "COST": 2_400_000}
    made = run("msme:priority", INPUT=districts, FIELD="index", SIZE_FIELD="Usaha", FLOOR=1, **told)
    sheet = made["SHEET"]
    rows = [dict(zip(sheet.fields().names(), one.attributes())) for one in sheet.getFeatures()]
    assert len(rows) == 5
    assert sum(one["portions"] for one in rows) == rows[-1]["portions_so_far"] == made["ALLOCATED"]
    assert sum(one["amount"] for one in rows) == rows[-1]["amount_so_far"] == made["SPENT"]
    assert all(one["amount"] == one["portions"] * 2_400_000 for one in rows)
    assert made["SPENT"] + made["LEFT"] == 1_000_000_000.5
    # 416 portions of 2.4 million are 998.4 million.
    assert (made["ALLOCATED"], made["LEFT"]) == (416, 1_600_000.5)
    # The last has an index of 0.
    assert rows[-1]["portions"] == 1
    kinds = {one.name(): one.typeName() for one in sheet.fields().toList()}
    assert (kinds["portions"], kinds["amount"], kinds["place"]) == ("int8", "double", "string")


def test_money_by_fields_of_the_layer(run: Run, districts: QgsVectorLayer) -> None:
    told = {"CAP_FIELD": "Usaha", "COST": 3, "BUDGET": 40}
    made = run("msme:priority", INPUT=districts, FIELD="index", **told)
    table = read_unit_table(made["OUTPUT"])
    # 5 x 3, 7 x 3, and one of nine.
    assert table.values.loc[["1101", "1102", "1103"], "portions"].tolist() == [5, 7, 1]
    assert made["LEFT"] == 1


def test_a_table_goes_in_and_comes_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "villages.csv"
    path.write_text("kode,skor\nv1,1\nv2,3\nv3,2\n", encoding="utf-8")
    told = {"INPUT": str(path), "UNIT_FIELD": "kode", "FIELD": "skor", "BUDGET": 1}
    made = run("msme:priority", **told)["OUTPUT"]
    assert not made.isSpatial()
    assert read_unit_table(made).values["portions"].to_dict() == {"v1": 0, "v2": 1, "v3": 0}


def test_floors_beyond_the_budget(run: Run, districts: QgsVectorLayer) -> None:
    with pytest.raises(QgsProcessingException, match="5 for each of 5 units"):
        run("msme:priority", INPUT=districts, FIELD="index", FLOOR=5, CAP=5, BUDGET=24)


def test_index_and_allocation_in_a_model(run: Run, districts: QgsVectorLayer) -> None:
    layer = QgsProcessingParameterVectorLayer("units", "Units")
    index = {"INPUT": Ask("units"), "INDICATORS": ["miskin", "worse", *[""] * 4], "RUNS": 20}
    shared = {"INPUT": Take("index", "OUTPUT"), "FIELD": "index", "BUDGET": 3}
    steps = (
        Step("index", "msme:compositeindex", "Index", index),
        Step("shared", "msme:priority", "Allocation", shared, {"OUTPUT": "Allocated"}),
    )
    model = build(Plan("who_first", "Who comes first", {}, (layer,), steps))
    context = QgsProcessingContext()
    (output,) = [one.name() for one in model.destinationParameterDefinitions()]
    asked = {"units": districts, output: QgsProcessing.TEMPORARY_OUTPUT}
    results, done = model.run(asked, context, QgsProcessingFeedback(False))
    assert done
    table = read_unit_table(context.takeResultLayer(results[output]))
    assert table.values["portions"].sum() == 3
