"""A recipe as a QGIS model, and a model of our algorithms as a recipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapLayer,
)
from qgis.PyQt.QtCore import QPointF

from ..core.recipe.errors import RecipeModelError, RecipeNotUnderstoodError
from ..core.recipe.recipe_steps import FILE, STEP, VERSION, Step, name_of, parse_recipe
from .run_steps import FOLDER, LAYER_TYPES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from qgis.core import QgsProcessingParameterDefinition

_LEFT, _INPUTS_LEFT, _TOP, _BETWEEN = 500, 150, 120, 110
# Under which a model's input says of which file of a recipe it is.
_OF = "msme:input"
_Source = Qgis.ProcessingModelChildParameterSource


def model_of(steps: Sequence[Step], name: str) -> QgsProcessingModelAlgorithm:
    """Return a model with one child per step, and one input per file.

    Raises:
        RecipeModelError: a step reads a filtered layer, which no model can say.
    """
    model = QgsProcessingModelAlgorithm(name, "", "msme")
    called = name_of(steps)
    inputs: dict[str, str] = {}
    used = {(one[STEP], one["output"]) for step in steps for one in step.references(STEP)}

    def source(
        one: object, kind: QgsProcessingParameterDefinition
    ) -> QgsProcessingModelChildParameterSource:
        if not isinstance(one, dict):
            return QgsProcessingModelChildParameterSource.fromStaticValue(one)
        if one.get("filter"):
            raise RecipeModelError(filter=one["filter"])
        if STEP in one:
            return QgsProcessingModelChildParameterSource.fromChildOutput(one[STEP], one["output"])
        label = FOLDER if FOLDER in one else called(one)
        key = f"{label} {kind.type() in LAYER_TYPES} {one.get('layer', '')}"
        if key not in inputs:
            inputs[key] = f"input_{len(inputs) + 1}"
            _add_input(model, inputs[key], label, one, kind)
        return QgsProcessingModelChildParameterSource.fromModelParameter(inputs[key])

    for place, step in enumerate(steps):
        algorithm = QgsApplication.processingRegistry().algorithmById(step.algorithm)
        child = QgsProcessingModelChildAlgorithm(step.algorithm)
        child.setChildId(step.id)
        child.setDescription(algorithm.displayName())
        child.setPosition(QPointF(_LEFT, _TOP + place * _BETWEEN))
        for key, value in step.parameters.items():
            kind = algorithm.parameterDefinition(key)
            each = value if kind.type() == "multilayer" and isinstance(value, list) else [value]
            child.addParameterSources(key, [source(one, kind) for one in each])
        child.setModelOutputs(_kept(step, used, place))
        model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    return model


def _kept(
    step: Step, used: Collection[tuple[str, str]], place: int
) -> dict[str, QgsProcessingModelOutput]:
    """Return the outputs of a step that no other step reads."""
    kept = {}
    for output, file in step.outputs.items():
        if (step.id, output) not in used:
            label = f"{place + 1} {output}"
            kept[label] = QgsProcessingModelOutput(label, file)
            kept[label].setChildId(step.id)
            kept[label].setChildOutputName(output)
    return kept


def _add_input(
    model: QgsProcessingModelAlgorithm,
    name: str,
    label: str,
    one: dict[str, Any],
    kind: QgsProcessingParameterDefinition,
) -> None:
    behaviour = QgsProcessingParameterFile.Behavior
    parameter = (
        QgsProcessingParameterMapLayer(name, label)
        if kind.type() in LAYER_TYPES
        else QgsProcessingParameterFile(
            name, label, behaviour.Folder if FOLDER in one else behaviour.File
        )
    )
    parameter.setMetadata({_OF: one})
    placed = QgsProcessingModelParameter(name)
    placed.setPosition(QPointF(_INPUTS_LEFT, _TOP + len(model.parameterComponents()) * _BETWEEN))
    model.addModelParameter(parameter, placed)


def steps_of_model(path: Path) -> dict[str, Step]:
    """Read a model as a recipe.

    Raises:
        RecipeNotUnderstoodError: it is no model, or one with expressions.
        RecipeStepUnknownError: it has other algorithms than ours.
    """
    model = QgsProcessingModelAlgorithm()
    if not model.fromFile(str(path)):
        raise RecipeNotUnderstoodError(file=path.name, reason="model3")
    children = model.childAlgorithms()
    order: list[str] = []
    while len(order) < len(children):
        order += [
            one
            for one in children
            if one not in order and set(order) >= set(model.dependsOnChildAlgorithms(one))
        ]
    told = [_told(model, children[one], path) for one in order]
    for one in told:
        for value in one["parameters"].values():
            for read in value if isinstance(value, list) else [value]:
                if isinstance(read, dict) and STEP in read:
                    of = next(each for each in told if each["id"] == read[STEP])
                    of["outputs"].setdefault(read["output"], "")
    return parse_recipe({"msme_recipe": VERSION, "steps": told}, path.name)


def _told(
    model: QgsProcessingModelAlgorithm, child: QgsProcessingModelChildAlgorithm, path: Path
) -> dict[str, Any]:
    algorithm = QgsApplication.processingRegistry().algorithmById(child.algorithmId())
    parameters = {}
    for name, sources in child.parameterSources().items():
        values = [_value(model, one, path, child) for one in sources]
        kind = algorithm.parameterDefinition(name) if algorithm else None
        several = kind is not None and kind.type() == "multilayer"
        if values and values[0] not in (None, ""):
            parameters[name] = values if several else values[0]
    return {
        "id": child.childId(),
        "algorithm": child.algorithmId(),
        "parameters": parameters,
        "outputs": {
            one.childOutputName(): one.description() for one in child.modelOutputs().values()
        },
    }


def _value(
    model: QgsProcessingModelAlgorithm,
    source: QgsProcessingModelChildParameterSource,
    path: Path,
    child: QgsProcessingModelChildAlgorithm,
) -> object:
    if source.source() == _Source.StaticValue:
        return source.staticValue()
    if source.source() == _Source.ChildOutput:
        return {STEP: source.outputChildId(), "output": source.outputName()}
    if source.source() != _Source.ModelParameter:
        reason = f"{child.description()}: {source.source().name}"
        raise RecipeNotUnderstoodError(file=path.name, reason=reason)
    definition = model.parameterDefinition(source.parameterName())
    if definition.type() not in (FILE, *LAYER_TYPES, "layer"):
        return definition.defaultValue()
    return definition.metadata().get(_OF) or {FILE: definition.description(), "sha256": ""}
