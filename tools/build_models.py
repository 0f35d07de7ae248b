"""Builds the models in `resources/models/`, which anyone may take apart.

    python tools/build_models.py

A model holds no code: only the order of our algorithms, what each is given
and what a person is asked. Run it again when a parameter changes its name.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildDependency,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)
from qgis.PyQt.QtCore import QPointF, QSizeF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsProcessingParameterDefinition

HOME = Path(__file__).resolve().parents[1]
TARGET = HOME / "resources" / "models"
GROUP = "MSME planning"
PALETTES = ("auto", "better", "worse", "neutral")
PAGES = ("national_landscape", "national_portrait", "a3")
# What QGIS calls the output of a step that lists the fields it made.
FIRST_FIELD = "from_json(@{step}_FIELDS_MADE)[0]"
INPUT_SIZE = QSizeF(220, 40)
STEP_SIZE = QSizeF(260, 60)
STEP_AT, OUTPUT_AT = 420, 820
ROW = 70


@dataclass(frozen=True)
class Ask:
    """A model input that a parameter of a step takes its value from."""

    name: str


@dataclass(frozen=True)
class Take:
    """An output of an earlier step."""

    step: str
    output: str


@dataclass(frozen=True)
class Work:
    """A value worked out by a QGIS expression when the model runs."""

    expression: str


@dataclass(frozen=True)
class Step:
    """One of our algorithms in a model."""

    name: str
    algorithm: str
    label: str
    values: dict[str, object]
    results: dict[str, str] = field(default_factory=dict)
    after: Sequence[str] = ()


@dataclass(frozen=True)
class Plan:
    """What a model is called, asks for and does."""

    file: str
    name: str
    about: dict[str, str]
    inputs: Sequence[QgsProcessingParameterDefinition]
    steps: Sequence[Step]


def _file(name: str, label: str) -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterFile(name, label)


def _text(
    name: str, label: str, *, optional: bool = False, default: str = ""
) -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterString(
        name, label, defaultValue=default or None, optional=optional
    )


def _choice(name: str, label: str, tokens: Sequence[str]) -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterEnum(
        name, label, options=list(tokens), defaultValue=tokens[0], usesStaticStrings=True
    )


def _boundaries() -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterVectorLayer(
        "boundaries",
        "District boundaries (built-in if empty)",
        [QgsProcessing.SourceType.TypeVectorPolygon],
        optional=True,
    )


def _classes() -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterNumber(
        "classes", "Number of classes", defaultValue=5, minValue=2, maxValue=7
    )


def table_to_map() -> Plan:
    """From a spreadsheet to a choropleth."""
    return Plan(
        file="table_to_map",
        name="Table to map",
        about={
            "ALG_DESC": "Joins one column of a table to the districts and "
            "draws it. Read the match report before you trust the map.",
            "table": "The file as it came: xlsx, csv, ods, dbf.",
            "column": "The header of the column to map, as in the file.",
        },
        inputs=(
            _file("table", "Table"),
            _text("column", "Column to map"),
            _boundaries(),
            _classes(),
            _choice("colours", "What a high value means", PALETTES),
        ),
        steps=(
            Step(
                "harmonise",
                "msme:harmonise",
                "Join the table to districts",
                {"INPUT": Ask("table"), "UNITS": Ask("boundaries"), "VALUE_FIELDS": Ask("column")},
                {"OUTPUT": "Districts", "REPORT": "Match report"},
            ),
            Step(
                "style",
                "msme:stylechoropleth",
                "Draw the classes",
                {
                    "INPUT": Take("harmonise", "OUTPUT"),
                    "FIELD": Work(FIRST_FIELD.format(step="Join_the_table_to_districts")),
                    "CLASSES": Ask("classes"),
                    "PALETTE": Ask("colours"),
                },
                {"CLASSES_TABLE": "Class table"},
            ),
        ),
    )


def access_to_report() -> Plan:
    """From counts of MSMEs and villages to a page about access."""
    fields = ("share_internet", "msme_per_km2")
    return Plan(
        file="access_to_report",
        name="Access overlay to report",
        about={
            "ALG_DESC": "Lays counts of MSMEs over a survey of villages, "
            "draws internet access against the density of MSMEs and writes "
            "a page. The ranked list says where to begin.",
            "counts": "MSMEs per village, subdistrict or district.",
            "villages": "One row per village, such as Village Potential.",
        },
        inputs=(
            _file("counts", "Counts of MSMEs"),
            _file("villages", "Survey of villages"),
            _boundaries(),
            _choice("page", "Page", PAGES),
            _text("title", "Title of the page", default="Internet access and density of MSMEs"),
        ),
        steps=(
            Step(
                "access",
                "msme:accessoverlay",
                "Lay MSMEs over the signal of villages",
                {"MSME": Ask("counts"), "VILLAGES": Ask("villages"), "UNITS": Ask("boundaries")},
                {
                    "OUTPUT": "Access of MSMEs",
                    "RANKED": "Districts ranked",
                    "WORST_VILLAGES": "Priority villages",
                },
            ),
            Step(
                "style",
                "msme:stylebivariate",
                "Draw access against density",
                {"INPUT": Take("access", "OUTPUT"), "FIELD_A": fields[0], "FIELD_B": fields[1]},
            ),
            Step(
                "report",
                "msme:districtreport",
                "Write the page",
                {
                    "INPUT": Take("access", "OUTPUT"),
                    "FIELDS": list(fields),
                    "PAGE": Ask("page"),
                    "TITLE": Ask("title"),
                },
                {"OUTPUT": "Report page"},
                after=("style",),
            ),
        ),
    )


def yearly_update() -> Plan:
    """The same table of another year, on the districts of a chosen year."""
    return Plan(
        file="yearly_update",
        name="Yearly update",
        about={
            "ALG_DESC": "Takes this year's table with the decisions and the "
            "districts of an earlier one, so that the years compare: "
            "districts that have split since are added up to their parents.",
            "districts_of": "A year such as 2020; empty for today's.",
            "period": "Where the table holds several; the latest if empty.",
            "decisions": "As in the match report of last year, JSON.",
            "pack": "Last year's pack, which is added to, or a new one.",
        },
        inputs=(
            _file("table", "This year's table"),
            _text("column", "Column to map (a count)"),
            _text("period", "Period", optional=True),
            _text("districts_of", "Districts of the year", optional=True),
            _text("decisions", "Decisions about rows", optional=True),
            _text("dataset", "Dataset (an id or a title)", optional=True),
            _classes(),
        ),
        steps=(
            Step(
                "harmonise",
                "msme:harmonise",
                "Join the table to the districts of that year",
                {
                    "INPUT": Ask("table"),
                    "VALUE_FIELDS": Ask("column"),
                    "PERIOD": Ask("period"),
                    "TARGET_VINTAGE": Ask("districts_of"),
                    "DECISIONS": Ask("decisions"),
                },
                {"OUTPUT": "Districts", "REPORT": "Match report"},
            ),
            Step(
                "style",
                "msme:stylechoropleth",
                "Draw the classes",
                {
                    "INPUT": Take("harmonise", "OUTPUT"),
                    "FIELD": Work(
                        FIRST_FIELD.format(step="Join_the_table_to_the_districts_of_that_year")
                    ),
                    "CLASSES": Ask("classes"),
                },
                {"CLASSES_TABLE": "Class table"},
            ),
            Step(
                "pack",
                "msme:buildpack",
                "Add the year to the pack",
                {
                    "LAYERS": Take("harmonise", "OUTPUT"),
                    "REPORT": Take("harmonise", "REPORT"),
                    "DATASET": Ask("dataset"),
                    "PERIOD": Ask("period"),
                },
                {"PACK": "Pack"},
            ),
            Step(
                "export",
                "msme:exporttable",
                "Write the spreadsheet",
                {
                    "INPUT": Take("harmonise", "OUTPUT"),
                    "BREAKS": Take("style", "CLASSES_TABLE"),
                    "REPORT": Take("harmonise", "REPORT"),
                    "PERIOD": Ask("period"),
                },
                {"OUTPUT": "Spreadsheet"},
            ),
        ),
    )


PLANS = (table_to_map, access_to_report, yearly_update)


def _source(value: object) -> QgsProcessingModelChildParameterSource:
    kind = QgsProcessingModelChildParameterSource
    if isinstance(value, Ask):
        return kind.fromModelParameter(value.name)
    if isinstance(value, Take):
        return kind.fromChildOutput(value.step, value.output)
    if isinstance(value, Work):
        return kind.fromExpression(value.expression)
    return kind.fromStaticValue(value)


def _child(step: Step, row: int) -> QgsProcessingModelChildAlgorithm:
    child = QgsProcessingModelChildAlgorithm(step.algorithm)
    child.setChildId(step.name)
    child.setDescription(step.label)
    for name, value in step.values.items():
        child.addParameterSources(name, [_source(value)])
    child.setDependencies([QgsProcessingModelChildDependency(one) for one in step.after])
    child.setPosition(QPointF(STEP_AT, row * 2 * ROW))
    child.setSize(STEP_SIZE)
    outputs = {}
    for place, (name, label) in enumerate(step.results.items()):
        output = QgsProcessingModelOutput(label, label)
        output.setChildId(step.name)
        output.setChildOutputName(name)
        output.setPosition(QPointF(OUTPUT_AT, (row * 2 + place) * ROW))
        outputs[label] = output
    child.setModelOutputs(outputs)
    return child


def build(plan: Plan) -> QgsProcessingModelAlgorithm:
    """Return the model of a plan.

    Raises:
        ValueError: an algorithm or parameter of the plan does not exist.
    """
    model = QgsProcessingModelAlgorithm(plan.name, GROUP)
    for row, definition in enumerate(plan.inputs):
        place = QgsProcessingModelParameter(definition.name())
        place.setPosition(QPointF(0, row * ROW))
        place.setSize(INPUT_SIZE)
        model.addModelParameter(definition, place)
    for row, step in enumerate(plan.steps):
        model.addChildAlgorithm(_child(step, row))
    model.setParameterOrder([one.name() for one in plan.inputs])
    model.updateDestinationParameters()
    model.setHelpContent(dict(plan.about))
    valid, problems = model.validate()
    if not valid:
        raise ValueError(f"{plan.name}: {problems}")
    return model


def main() -> int:
    """Write every model."""
    from msme_qgis_plugin.algorithms.provider import MsmeProvider

    provider = MsmeProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    TARGET.mkdir(parents=True, exist_ok=True)
    for plan in PLANS:
        path = TARGET / f"{plan().file}.model3"
        if not build(plan()).toFile(str(path)):
            sys.exit(f"{path} could not be written")
        print(path.relative_to(HOME))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(HOME))
    application = QgsApplication([], False)
    application.initQgis()
    code = main()
    application.exitQgis()
    sys.exit(code)
