"""Scenarios from a layer to a layer, with assumptions, totals, merged outlines and a trial."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterVectorLayer,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from msme_qgis_plugin.core.measures.field import Role
from msme_qgis_plugin.layers import read_fields, read_unit_table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

YEARS = (1996, 2006, 2016)
# 6102 and 6172 were parts of 6101 in 1996.
VALUES = {"6101": (100, 50, 60), "6102": (None, 30, 30), "6172": (None, 20, 10), "1101": (4, 6, 9)}


@pytest.fixture
def layer() -> QgsVectorLayer:
    columns = "&".join(f"field=umkm_{one}:double" for one in YEARS)
    made = QgsVectorLayer(
        f"Polygon?crs=EPSG:4326&field=bps_code:string&{columns}", "umkm", "memory"
    )
    for place, (code, values) in enumerate(VALUES.items()):
        feature = QgsFeature(made.fields())
        feature.setAttributes([code, *values])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(place, 0, place + 1, 1)))
        assert made.dataProvider().addFeature(feature)
    return made


def test_merged_districts_go_to_years_ahead(run: Run, layer: QgsVectorLayer) -> None:
    made = run("msme:scenario", INPUT=layer, FIELD="umkm_2006", SPLIT="none", YEARS="2026")
    table = read_unit_table(made["OUTPUT"])
    assert table.values["umkm_2026"].round(6).to_dict()["1101"] == 13.5
    assert made["UNITS_PROJECTED"] == 4
    assert made["MAPE"] is None
    fields = read_fields(made["OUTPUT"])[0]
    assert fields["umkm_2026"].period == "2026"
    assert fields.beside("umkm_2026", Role.LOW) is not None
    told = dict(one.attributes() for one in made["ASSUMPTIONS"].getFeatures())
    assert told["method"] == "constant growth per year"
    assert told["data used"] == "1996–2016"
    assert made["OUTPUT"].renderer() is not None


def test_totals_come_from_a_file_and_the_trial_is_counted(
    run: Run, layer: QgsVectorLayer, tmp_path: Path
) -> None:
    totals = tmp_path / "total.csv"
    totals.write_text("kode,tahun,total\n,2030,300\n11,2030,20\n", encoding="utf-8")
    told = {"INPUT": layer, "FIELD": "umkm_2016", "SPLIT": "none", "YEARS": "2030;2045"}
    made = run("msme:scenario", TOTALS=str(totals), BACKTEST_TO=2006, **told)
    values = read_unit_table(made["OUTPUT"]).values
    assert values["umkm_2030"].sum() == pytest.approx(300)
    assert values.loc["1101", "umkm_2030"] == pytest.approx(20)
    # 6101 was split since 1996, so that only 1101 has two periods up to 2006; it has 9.
    assert made["MAPE"] == pytest.approx(0, abs=1e-12)
    assert made["MAPE_NAIVE"] == pytest.approx(3 / 9)
    assert made["MAPE_DRIFT"] == pytest.approx(1 / 9)
    assert made["COVERAGE"] == 1
    rows = {one["bps_code"]: one for one in made["BACKTEST"].getFeatures()}
    assert rows["1101"]["projected"] == pytest.approx(9)


def test_split_districts_are_dissolved(run: Run, layer: QgsVectorLayer) -> None:
    field = "umkm_2016"
    told = {"INPUT": layer, "FIELD": field, "YEARS": "2026", "SPLIT": "merge"}
    made = run("msme:scenario", UNCERTAINTY="normal", DRAWS=200, **told)["OUTPUT"]
    areas = {one["bps_code"]: one.geometry().area() for one in made.getFeatures()}
    # Nothing says that the columns are counts, so that they are not added up.
    assert areas == pytest.approx({"6101": 3, "1101": 1})
    assert read_unit_table(made).letters("umkm_2026")["6101"] == "M"
    fields = read_fields(made)[0]
    assert fields.inner_bounds("umkm_2026") == ("umkm_2026_q25", "umkm_2026_q75")


def test_it_runs_in_a_model(run: Run, layer: QgsVectorLayer) -> None:
    model = QgsProcessingModelAlgorithm("scenario", "test")
    child = QgsProcessingModelChildAlgorithm("msme:scenario")
    assert run is not None
    assert child.reattach()
    source = QgsProcessingModelParameter("units")
    model.addModelParameter(QgsProcessingParameterVectorLayer("units", "units"), source)
    fixed = QgsProcessingModelChildParameterSource.fromStaticValue
    for name, value in {"FIELD": "umkm_2016", "YEARS": "2045", "SPLIT": "none"}.items():
        child.addParameterSources(name, [fixed(value)])
    units = QgsProcessingModelChildParameterSource.fromModelParameter("units")
    child.addParameterSources("INPUT", [units])
    child.generateChildId(model)
    output = QgsProcessingModelOutput("made", "made")
    output.setChildId(child.childId())
    output.setChildOutputName("OUTPUT")
    child.setModelOutputs({"made": output})
    model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    project = QgsProject.instance()
    project.addMapLayer(layer, False)
    context.setProject(project)
    [made] = model.destinationParameterDefinitions()
    told = {"units": layer.id(), made.name(): "TEMPORARY_OUTPUT"}
    results, done = model.run(told, context, feedback)
    table = read_unit_table(context.getMapLayer(results[made.name()]))
    project.removeMapLayer(layer.id())
    assert done
    # 4 to 9 in twenty years, and 29 more.
    assert table.values.loc["1101", "umkm_2045"] == pytest.approx(9 * (9 / 4) ** (29 / 20))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"YEARS": "soon"}, "soon"),
        ({"YEARS": "2010"}, "no year after 2016"),
        ({"METHOD": "logistic"}, "CAP"),
        ({"METHOD": "logistic", "CAP": "1"}, "No unit can be projected"),
        ({"FIT_FROM": 2010}, "a path needs two"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    run: Run, layer: QgsVectorLayer, told: dict[str, object], words: str
) -> None:
    with pytest.raises(QgsProcessingException, match=words):
        run("msme:scenario", INPUT=layer, FIELD="umkm_2016", **told)
