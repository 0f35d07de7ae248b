"""`msme:stylechoropleth` alone, on a project's layer and in a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    NULL,
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
    QgsProcessingParameterVectorLayer,
    QgsProject,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.qgis.conftest import Run

VALUES = [1, 2, 3, 10, 11, 12, 20, 21, 22]


def units(values: list[Any], kind: str = "double") -> QgsVectorLayer:
    uri = f"MultiPolygon?crs=EPSG:4326&field=v:{kind}&field=v_status:string"
    layer = QgsVectorLayer(uri, "units", "memory")
    features = []
    for place, value in enumerate(values):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([NULL if value is None else value, "A"])
        square = QgsRectangle(place, 0, place + 1, 1)
        feature.setGeometry(QgsGeometry.fromRect(square))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def labels(layer: QgsVectorLayer) -> list[str]:
    renderer = layer.renderer()
    assert isinstance(renderer, QgsRuleBasedRenderer)
    return [rule.label() for rule in renderer.rootRule().children()]


@pytest.fixture
def project() -> Iterator[QgsProject]:
    opened = QgsProject.instance()
    yield opened
    opened.clear()


def test_classes_and_counts_of_the_null_trap(run: Run) -> None:
    result = run(
        "msme:stylechoropleth",
        INPUT=units([None, *VALUES, None]),
        FIELD="v",
        METHOD="quantile",
        CLASSES=3,
        PALETTE="better",
        LANGUAGE="en",
    )
    assert result["CLASSES_MADE"] == 3
    assert result["NO_DATA"] == 2
    rows = [f.attributes() for f in result["CLASSES_TABLE"].getFeatures()]
    assert rows == [
        [NULL, 8.0, 3, "< 8 (3)", "#C6EEDC"],
        [8.0, 20.0, 3, "8 – < 20 (3)", "#009BBB"],
        [20.0, NULL, 3, "≥ 20 (3)", "#004274"],
    ]


def test_the_style_file_styles_another_layer(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "style.qml")
    run(
        "msme:stylechoropleth", INPUT=units(VALUES), FIELD="v", CLASSES=3, LANGUAGE="id", STYLE=path
    )
    other = units(VALUES)
    other.setFieldAlias(0, "Jumlah UMKM")
    assert other.loadNamedStyle(path)[1]
    assert labels(other) == ["≥ 20 (3)", "6 – < 20 (3)", "< 6 (3)", "Tidak ada data (0)"]
    assert other.attributeAlias(0) == "Jumlah UMKM"


def test_a_layer_of_the_project_is_styled(run: Run, project: QgsProject) -> None:
    layer = units(VALUES)
    project.addMapLayer(layer)
    run("msme:stylechoropleth", INPUT=layer.id(), FIELD="v", LANGUAGE="en")
    assert labels(layer)[-1] == "No data (0)"


def test_manual_breaks_with_comma_and_point(run: Run) -> None:
    result = run(
        "msme:stylechoropleth",
        INPUT=units(VALUES),
        FIELD="v",
        METHOD="manual",
        BREAKS="2,5; 10.5 21",
    )
    counts = [f["count"] for f in result["CLASSES_TABLE"].getFeatures()]
    assert counts == [2, 2, 3, 2]


def test_centre_empty_is_zero(run: Run) -> None:
    result = run(
        "msme:stylechoropleth",
        INPUT=units([-30.0, -10.0, 0.0, 10.0, 30.0]),
        FIELD="v",
        METHOD="diverging",
        CLASSES=3,
        CENTRE=None,
    )
    rows = [f.attributes() for f in result["CLASSES_TABLE"].getFeatures()]
    assert [row[4] for row in rows] == ["#8F3B13", "#F1EFEA", "#00526E"]
    assert rows[0][1] == -rows[2][0]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"CLASSES": 0}, "2 to 7 classes; 0 were asked for"),
        ({"CLASSES": 9}, "2 to 7 classes; 9 were asked for"),
        ({"METHOD": "manual"}, "1 to 6 different class breaks"),
        ({"METHOD": "manual", "BREAKS": "1;x"}, "“x” is not a number"),
        ({"METHOD": "manual", "BREAKS": "5 5"}, "“5; 5” was given"),
        ({"METHOD": "manual", "BREAKS": "10.000"}, "Write 10000"),
        ({"FIELD": "w"}, "no field “w”"),
        ({"FIELD": "v_status"}, "“v_status” holds "),
    ],
)
def test_what_is_wrong_is_said_plainly(run: Run, parameters: dict[str, Any], message: str) -> None:
    request = {"INPUT": units([300.0, 20_000.0, 80_000.0]), "FIELD": "v"}
    with pytest.raises(QgsProcessingException, match=message):
        run("msme:stylechoropleth", **{**request, **parameters})


def test_all_null_is_drawn_as_no_data(run: Run) -> None:
    layer = units([None, None])
    result = run("msme:stylechoropleth", INPUT=layer, FIELD="v", LANGUAGE="en")
    assert (result["CLASSES_MADE"], result["NO_DATA"]) == (0, 2)
    assert labels(layer) == ["No data (2)"]


def test_a_layer_without_features(run: Run) -> None:
    result = run("msme:stylechoropleth", INPUT=units([]), FIELD="v")
    assert result["CLASSES_MADE"] == 0


@pytest.mark.parametrize(
    "name",
    [
        "FIELD",
        "METHOD",
        "CLASSES",
        "BREAKS",
        "CENTRE",
        "PALETTE",
        "LANGUAGE",
        "STYLE",
        "CLASSES_TABLE",
        "INPUT",
    ],
)
def test_null_in_any_parameter_is_no_traceback(run: Run, name: str) -> None:
    request = {"INPUT": units(VALUES), "FIELD": "v", name: None}
    try:
        run("msme:stylechoropleth", **request)
    except QgsProcessingException as error:
        assert "Traceback" not in str(error)


def child(
    algorithm_id: str, **sources: QgsProcessingModelChildParameterSource
) -> QgsProcessingModelChildAlgorithm:
    made = QgsProcessingModelChildAlgorithm(algorithm_id)
    for name, source in sources.items():
        made.addParameterSources(name, [source])
    return made


Source = QgsProcessingModelChildParameterSource


@pytest.fixture
def harmonise_and_style(provider: object) -> QgsProcessingModelAlgorithm:
    """A model: a table is harmonised, the result is styled and loaded."""
    model = QgsProcessingModelAlgorithm("map", "test")
    model.addModelParameter(
        QgsProcessingParameterFile("table"), QgsProcessingModelParameter("table")
    )
    first = child("msme:harmonise", INPUT=Source.fromModelParameter("table"))
    first.setChildId("harmonise")
    output = QgsProcessingModelOutput("districts")
    output.setChildId("harmonise")
    output.setChildOutputName("OUTPUT")
    first.setModelOutputs({"districts": output})
    assert model.addChildAlgorithm(first) == "harmonise"
    second = child(
        "msme:stylechoropleth",
        INPUT=Source.fromChildOutput("harmonise", "OUTPUT"),
        FIELD=Source.fromStaticValue("UMKM"),
        METHOD=Source.fromStaticValue("quantile"),
        CLASSES=Source.fromStaticValue(2),
        LANGUAGE=Source.fromStaticValue("en"),
    )
    second.setChildId("style")
    model.addChildAlgorithm(second)
    model.updateDestinationParameters()
    return model


@pytest.mark.parametrize("threaded", [False, True])
@pytest.mark.parametrize("kind", ["memory", "file"])
def test_in_a_model_the_loaded_layer_is_styled(
    harmonise_and_style: QgsProcessingModelAlgorithm,
    project: QgsProject,
    tmp_path: Path,
    kind: str,
    threaded: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from processing.gui import Postprocessing
    from qgis.core import QgsProcessingOutputLayerDefinition

    # The stand-in of pytest-qgis has no tree of layers.
    monkeypatch.setattr(Postprocessing, "iface", None)
    table = tmp_path / "umkm.csv"
    table.write_text("Kode;Kabupaten/Kota;UMKM\n1101;Simeulue;12\n1102;Aceh Singkil;90\n")
    target = "TEMPORARY_OUTPUT" if kind == "memory" else "districts.gpkg"
    if kind == "file":
        target = str(tmp_path / target)
    (name,) = [
        definition.name() for definition in harmonise_and_style.destinationParameterDefinitions()
    ]
    parameters = {"table": str(table), name: QgsProcessingOutputLayerDefinition(target, project)}
    context = QgsProcessingContext()
    context.setProject(project)
    feedback = QgsProcessingFeedback()
    if threaded:
        task = QgsProcessingAlgRunnerTask(harmonise_and_style, parameters, context, feedback)
        loop = QEventLoop()
        task.taskCompleted.connect(loop.quit)
        task.taskTerminated.connect(loop.quit)
        QTimer.singleShot(60_000, loop.quit)
        QgsApplication.taskManager().addTask(task)
        loop.exec()
    else:
        _, done = harmonise_and_style.run(parameters, context, feedback)
        assert done, feedback.textLog()
    assert Postprocessing.handleAlgorithmResults(
        harmonise_and_style, context, feedback, parameters=parameters
    )
    (layer,) = project.mapLayers().values()
    assert labels(layer)[:2] == ["≥ 50 (1)", "< 50 (1)"]
    assert layer.featureCount() == 514


def test_in_a_model_a_layer_of_the_project_is_styled(provider: object, project: QgsProject) -> None:
    layer = units(VALUES)
    project.addMapLayer(layer)
    model = QgsProcessingModelAlgorithm("map", "test")
    model.addModelParameter(
        QgsProcessingParameterVectorLayer("units"), QgsProcessingModelParameter("units")
    )
    step = child(
        "msme:stylechoropleth",
        INPUT=Source.fromModelParameter("units"),
        FIELD=Source.fromStaticValue("v"),
        LANGUAGE=Source.fromStaticValue("en"),
    )
    model.addChildAlgorithm(step)
    context = QgsProcessingContext()
    context.setProject(project)
    feedback = QgsProcessingFeedback()
    task = QgsProcessingAlgRunnerTask(model, {"units": layer.id()}, context, feedback)
    loop = QEventLoop()
    task.taskCompleted.connect(loop.quit)
    task.taskTerminated.connect(loop.quit)
    QTimer.singleShot(60_000, loop.quit)
    QgsApplication.taskManager().addTask(task)
    loop.exec()
    QgsApplication.processEvents()
    assert labels(layer)[-1] == "No data (0)", feedback.textLog()
