"""Regions and types, from a layer to categories and a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from tests.qgis.conftest import Run


@pytest.fixture
def squares() -> QgsVectorLayer:
    """Two blocks of 3 x 3 with a strait between; a west-east divide in `a`, a checker in `b`."""
    fields = "field=nr:string&field=a:double&field=b:double&field=people:integer"
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:4326&{fields}", "kotak", "memory")
    for block in range(2):
        for row in range(3):
            for column in range(3):
                feature = QgsFeature(layer.fields())
                name = f"{'WE'[block]}{row}{column}"
                told = [name, 10.0 * block + column, float((row + column) % 2), 100 + block]
                feature.setAttributes(told)
                x, y = 100 + column / 10 + block / 2, row / 10
                feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, y, x + 0.1, y + 0.1)))
                assert layer.dataProvider().addFeature(feature)
    return layer


def test_regions_of_two_islands(run: Run, squares: QgsVectorLayer) -> None:
    feedback = QgsProcessingFeedback(False)
    told = {"INPUT": squares, "FIELDS": ["a"], "UNIT_FIELD": "nr"}
    made = run("msme:regionalise", feedback=feedback, GROUPS=2, **told)
    column = read_unit_table(made["OUTPUT"]).categories["region"]
    assert {code[0]: one for code, one in column.items()} == {"W": "1", "E": "2"}
    assert column.value_counts().to_dict() == {"1": 9, "2": 9}
    # Within a block 0, 1 and 2: 3 · 2 of each; between them 18 · 25.
    assert made["EXPLAINED"] == pytest.approx(450 / (450 + 12))
    assert made["GROUPS_MADE"] == 2
    assert "1 times the nearest units" in feedback.textLog()
    rows = [one.attributes() for one in made["PROFILE"].getFeatures()]
    assert [row[:5] for row in rows] == [["1", 9, "a", 1.0, 6.0], ["2", 9, "a", 11.0, 6.0]]
    field = read_fields(made["OUTPUT"])[0]["region"]
    assert [one.label.en for one in field.categories if one.label] == ["1: low", "2: high"]
    assert made["OUTPUT"].renderer() is not None


def test_as_many_regions_as_people_allow(run: Run, squares: QgsVectorLayer) -> None:
    told = {"FIELDS": ["a", "b"], "FLOOR_FIELD": "people", "FLOOR": 300, "UNIT_FIELD": "nr"}
    made = run("msme:regionalise", INPUT=squares, GROUPS=0, **told)
    table = read_unit_table(made["OUTPUT"])
    sums = table.values["people"].groupby(table.categories["region"]).sum()
    assert sums.min() >= 300
    assert made["GROUPS_MADE"] == len(sums) > 2


@pytest.mark.parametrize("method", ["kmeans", "quadrants"])
def test_types_wherever_they_lie(run: Run, squares: QgsVectorLayer, method: str) -> None:
    told = {"FIELDS": ["a", "b"], "METHOD": method, "GROUPS": 4, "UNIT_FIELD": "nr"}
    made = run("msme:typology", INPUT=squares, **told)
    column = read_unit_table(made["OUTPUT"]).categories["typology"]
    high = {code: (code[0] == "E", (int(code[1]) + int(code[2])) % 2) for code in column.index}
    assert len({(column[code], high[code]) for code in column.index}) == 4
    assert made["GROUPS_MADE"] == column.nunique() == 4


def test_types_leave_it_said_what_is_a_regency_and_what_a_city(run: Run) -> None:
    districts = run("msme:harmonise", INPUT=str(resource("demo", "umkm_demo.csv")))["OUTPUT"]
    made = run("msme:typology", INPUT=districts, FIELDS=["UMKM_per_1_000_penduduk"])["OUTPUT"]
    kinds = read_unit_table(made).units["type"]
    assert kinds.value_counts().to_dict() == {"Kabupaten": 416, "Kota": 98}


@pytest.mark.parametrize(
    ("algorithm", "told", "reason"),
    [
        ("regionalise", {"GROUPS": 19}, "19 groups are asked for, and 18 units"),
        ("regionalise", {"GROUPS": 0}, "Say how many regions"),
        ("regionalise", {"GROUPS": 1, "BRIDGE_ISLANDS": False}, "2 parts that do not touch"),
        ("regionalise", {"GROUPS": 5, "SMALLEST": 5}, "5 regions are asked for"),
        ("typology", {"GROUPS": 7}, "6 units have all values"),
        ("typology", {"METHOD": "quadrants"}, "two fields, and 1 are chosen"),
        ("typology", {"FIELDS": ["nr"]}, "“nr” is no field of numbers"),
    ],
)
def test_what_cannot_be_is_refused(
    run: Run, squares: QgsVectorLayer, algorithm: str, told: dict[str, Any], reason: str
) -> None:
    with pytest.raises(QgsProcessingException, match=reason):
        run(f"msme:{algorithm}", **{"INPUT": squares, "FIELDS": ["a"], **told})


@pytest.mark.parametrize("name", ["hotspots", "regionalise", "typology"])
def test_they_stand_in_the_toolbox_under_analysis(provider: object, name: str) -> None:
    algorithm = QgsApplication.processingRegistry().algorithmById(f"msme:{name}")
    assert (algorithm.groupId(), algorithm.group()) == ("analysis", "Analysis")
