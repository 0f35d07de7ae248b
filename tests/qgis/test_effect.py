"""The effect of a programme from layers and tables to map, tables and page."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest
from build_models import Ask, Plan, Step, build
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.analysis.computable import Sources, offers
from msme_qgis_plugin.core.catalogue.load import Catalogue
from msme_qgis_plugin.gui.analyse.declared import declared
from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

# With the programme from 2018: 1101 and 1102, which move by 5 more than the others do.
VALUES = {
    "1101": ("Simeulue", "2018", (10, 12, 19)),
    "1102": ("Aceh Singkil", "2018", (20, 22, 29)),
    "1103": ("Aceh Selatan", "", (30, 32, 33)),
    "1104": ("Aceh Tenggara", "", (40, 42, 45)),
    "1105": ("Aceh Timur", "", (50, 52, 54)),
}
ROWS = [
    (code, name, 2016 + at, value, start)
    for code, (name, start, values) in VALUES.items()
    for at, value in enumerate(values)
]


@pytest.fixture
def rows(tmp_path: Path) -> QgsVectorLayer:
    """A row per district and year."""
    path = tmp_path / "panel.csv"
    lines = [",".join(map(str, row)) for row in ROWS]
    path.write_text("\n".join(("kode,nama,tahun,omzet,mulai", *lines)), "utf-8")
    layer = QgsVectorLayer(str(path), "panel", "ogr")
    assert layer.featureCount() == 15
    return layer


@pytest.fixture
def districts(run: Run, rows: QgsVectorLayer) -> QgsVectorLayer:
    told = {"PERIOD": "all", "CODE_SYSTEM": "bps", "VINTAGE": "2024"}
    return run("msme:harmonise", INPUT=rows.source(), **told)["OUTPUT"]


def of_rows(run: Run, layer: QgsVectorLayer, **told: Any) -> dict[str, Any]:
    fields = {"UNIT_FIELD": "kode", "VALUE_FIELD": "omzet", "START_FIELD": "mulai"}
    return run("msme:effect", INPUT=layer, **{**fields, **told})


def test_rows_by_period_have_an_effect(run: Run, rows: QgsVectorLayer) -> None:
    made = of_rows(run, rows, RUNS=99)
    # 7 more for those with it; 1, 3 and 2 for the others.
    assert made["ATT"] == pytest.approx(5)
    # CR1: sqrt(5/4 (1 + 1 + 0) / 9).
    assert made["SE"] == pytest.approx((5 / 4 * 2 / 9) ** 0.5)
    assert (made["TREATED"], made["UNTREATED"], made["CLUSTERS"]) == (2, 3, 5)
    # All moved by 2 before: nothing to test with, since they differ by nothing.
    assert made["PRE_TREND_P"] is None
    assert made["NEGATIVE_WEIGHTS"] == 0
    table = read_unit_table(made["OUTPUT"], "kode")
    assert table.categories["programme"].tolist() == ["2018", "2018", "never", "never", "never"]
    assert table.values["effect"].tolist()[:2] == pytest.approx([5, 5])
    assert table.letters("effect").tolist() == ["E", "E", "M", "M", "M"]
    assert table.values["effect_weight"].tolist() == pytest.approx([1 / 2] * 2 + [1 / 3] * 3)


def test_a_layer_of_districts_has_a_map_tables_and_a_page(
    run: Run, districts: QgsVectorLayer, tmp_path: Path
) -> None:
    page = tmp_path / "effect.html"
    told = {"VALUE_FIELD": "omzet_2016", "START_FIELD": "mulai_2016", "RUNS": 99}
    made = run("msme:effect", INPUT=districts, PAGE=str(page), **told)
    assert made["ATT"] == pytest.approx(5)
    assert made["PAGE"] == str(page)
    fields = read_fields(made["OUTPUT"])[0]
    assert fields["programme"].title("id") == "Program"
    assert fields["effect"].centre == 0
    # A district without any value is in the layer, has no data and is no control.
    table = read_unit_table(made["OUTPUT"])
    assert table.categories.loc["1106", "programme"] is None
    assert [one.value for one in fields["programme"].categories] == ["2018", "never"]
    held = [one.attributes() for one in made["EFFECTS"].getFeatures()]
    assert held[0][0] == "att"
    assert held[0][4] == pytest.approx(5)
    body = page.read_text("utf-8")
    assert "<script" not in body
    svg = body[body.index("<svg") : body.index("</svg>") + 6]
    drawn = ET.fromstring(svg)
    dots = [one for one in drawn.iter() if one.tag.endswith("circle")]
    assert len(dots) == 3


def test_a_column_of_yes_and_no_needs_a_start(run: Run, rows: QgsVectorLayer) -> None:
    with pytest.raises(QgsProcessingException, match="2018"):
        of_rows(run, rows, START_FIELD="nama")
    with pytest.raises(QgsProcessingException, match=r"Column “nama” holds words"):
        of_rows(run, rows, COVARIATES=["nama"])


def test_units_have_to_be_told_apart(run: Run, rows: QgsVectorLayer) -> None:
    with pytest.raises(QgsProcessingException, match="id of the units"):
        of_rows(run, rows, UNIT_FIELD="", PERIOD_FIELD="tahun")


def test_it_runs_in_a_model(rows: QgsVectorLayer) -> None:
    layer = QgsProcessingParameterVectorLayer(
        "panel", "Panel", [QgsProcessing.SourceType.TypeVector]
    )
    told = {"UNIT_FIELD": "kode", "VALUE_FIELD": "omzet", "START_FIELD": "mulai", "RUNS": 99}
    given = {"INPUT": Ask("panel"), **told}
    steps = (Step("effect", "msme:effect", "Effect", given, {"EFFECTS": "Effects"}),)
    model = build(Plan("did_it_work", "Did it work", {}, (layer,), steps))
    context = QgsProcessingContext()
    (output,) = [one.name() for one in model.destinationParameterDefinitions()]
    asked = {"panel": rows, output: QgsProcessing.TEMPORARY_OUTPUT}
    results, done = model.run(asked, context, QgsProcessingFeedback(False))
    assert done
    first = next(context.takeResultLayer(results[output]).getFeatures())
    assert (first["part"], first["estimate"]) == ("att", pytest.approx(5))


def test_the_dock_offers_it_for_a_layer(provider: object) -> None:
    found = offers(Sources((), 5), Catalogue.load(), declared())
    mine = [one for one in found if one.key == "effect"]
    assert mine
    assert mine[0].analysis is not None
    assert mine[0].analysis.asks
