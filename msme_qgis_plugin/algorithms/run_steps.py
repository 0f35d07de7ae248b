"""What was run, as steps of recipes: in the metadata of each layer that came of it, and in memory.

A layer carries the step that made it and all before it, so that it can be made again wherever it
was made: in the toolbox, the dock, a model or `qgis_process`.
"""

from __future__ import annotations

import html
import json
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from qgis.core import QgsProcessingParameterFile, QgsProperty, QgsProviderRegistry, QgsVectorLayer

from ..core.errors import MsmeError
from ..core.recipe.errors import RecipeInputError
from ..core.recipe.recipe_steps import FILE, STEP, Step, document, parse_recipe
from ..layers import shown_province, without_province
from .overwriting import layers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qgis.core import (
        QgsMapLayer,
        QgsProcessingAlgorithm,
        QgsProcessingContext,
        QgsProcessingParameterDefinition,
    )

KEYWORD, MEMORY, FOLDER = "msme:steps", "memory", "folder"
LAYER_TYPES = ("source", "vector", "raster", "layer", "multilayer")
# Half a second or so; whoever reads larger ones knows them by name.
_LARGEST = 512_000_000
# A digest of a key would let others try keys out.
_UNREAD = "KEY_FILE"
_MOST = 500
# Of this session, the latest last: what no layer says, such as packs, styles and pages.
session: dict[str, Step] = {}


class Made(NamedTuple):
    """Which output of which step a layer is, and all steps up to that one."""

    step: str
    output: str
    steps: Mapping[str, Step]


def made_by(layer: QgsMapLayer) -> Made | None:
    """Return how a layer came to be, None where it does not say."""
    told = (layer.metadata().keywords().get(KEYWORD) or [""])[0]
    with suppress(ValueError, KeyError, MsmeError):
        held = json.loads(html.unescape(told or ""))
        return Made(held[STEP], held["output"], parse_recipe(held["recipe"], layer.name()))
    return None


def keywords_of(step: Step, earlier: Mapping[str, Step], output: str) -> str:
    """Return what one output of a step says of it; see `made_by`."""
    steps = {**earlier, step.id: step}
    held = {STEP: step.id, "output": output, "recipe": document(steps.values())}
    return json.dumps(held, ensure_ascii=False)


def step_of(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    results: Mapping[str, Any],
) -> tuple[Step, dict[str, Step]]:
    """Return a run as a step, and the steps that made what it read."""
    reader = _Reader(algorithm, parameters, context)
    outputs = {
        one.name(): "" if one.type() == "sink" else Path(str(results[one.name()])).name
        for one in algorithm.destinationParameterDefinitions()
        if results.get(one.name())
    }
    given = {
        one.name(): reader.told(one)
        for one in algorithm.parameterDefinitions()
        if not one.isDestination() and parameters.get(one.name()) not in (None, "", [])
    }
    return Step(algorithm.id() or f"msme:{algorithm.name()}", given, outputs), reader.earlier


def keep(step: Step) -> None:
    """Keep a step of this session."""
    session.pop(step.id, None)
    session[step.id] = step
    while len(session) > _MOST:
        session.pop(next(iter(session)))


def steps_of(layers: Iterable[QgsMapLayer], *, with_session: bool) -> dict[str, Step]:
    """Return all steps that made layers, and with them what was made of those layers alone.

    Of maps, pages, spreadsheets and packs that were made again, the last stays.
    """
    steps: dict[str, Step] = {}
    for layer in layers:
        made = made_by(layer)
        steps.update(made.steps if made else {})
    if not with_session:
        return steps
    last: dict[str, str] = {}
    for name, step in session.items():
        read = [one[STEP] for one in step.references(STEP)]
        beside = any(step.outputs.values()) or step.algorithm.startswith("msme:style")
        if beside and read and steps.keys() >= set(read):
            last[json.dumps([step.algorithm, read, sorted(step.outputs.values())])] = name
    return {**steps, **{name: session[name] for name in last.values()}}


def refuse_memory(steps: Iterable[Step]) -> None:
    """See that a recipe reads files and results of its own steps.

    Raises:
        RecipeInputError: a step read a layer that was in memory.
    """
    for step in steps:
        for one in step.references(MEMORY):
            raise RecipeInputError(algorithm=step.algorithm, layer=one[MEMORY])


class _Reader:
    """Says of the parameters of one run what they were."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> None:
        self._algorithm = algorithm
        self._parameters = parameters
        self._context = context
        self.earlier: dict[str, Step] = {}

    def told(self, definition: QgsProcessingParameterDefinition) -> object:
        """Return a parameter as a recipe has it."""
        name, value = definition.name(), self._parameters[definition.name()]
        if isinstance(definition, QgsProcessingParameterFile):
            path = Path(self._algorithm.parameterAsFile(self._parameters, name, self._context))
            return {FOLDER: ""} if path.is_dir() else _file(path, secret=name == _UNREAD)
        if definition.type() in LAYER_TYPES:
            found = layers_of(self._algorithm, definition, self._parameters, self._context)
            told = [self._layer(one) for one in found]
            return told if definition.type() == "multilayer" else told[0] if told else None
        return _plain(value)

    def _layer(self, layer: QgsMapLayer) -> dict[str, Any]:
        made = made_by(layer)
        if made is not None:
            self.earlier.update(made.steps)
            told = {STEP: made.step, "output": made.output}
        else:
            parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
            if not parts.get("path"):
                return {MEMORY: layer.name()}
            told = _file(Path(parts["path"]))
            if parts.get("layerName"):
                told["layer"] = parts["layerName"]
        if isinstance(layer, QgsVectorLayer) and layer.subsetString():
            # A province that is shown is no choice of what is computed.
            whole = without_province(layer) if shown_province(layer) else layer
            told.update({"filter": whole.subsetString()} if whole.subsetString() else {})
        return told


def _file(path: Path, *, secret: bool = False) -> dict[str, Any]:
    digest = ""
    with suppress(OSError):
        if not secret and path.stat().st_size <= _LARGEST:
            with path.open("rb") as file:
                digest = file_digest(file, "sha256").hexdigest()
    return {FILE: path.name, "sha256": digest}


def _plain(value: object) -> object:
    """Return a value as JSON has it."""
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value if isinstance(value, (bool, int, float, str)) or value is None else str(value)
