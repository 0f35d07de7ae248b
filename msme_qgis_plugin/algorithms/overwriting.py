"""Keeps an output from replacing what a run reads, or another output."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProperty,
    QgsProviderRegistry,
)

from ..core.errors import OutputReplacesInputError, OutputsInOneFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from qgis.core import (
        QgsMapLayer,
        QgsProcessingAlgorithm,
        QgsProcessingContext,
        QgsProcessingParameterDefinition,
    )

_LAYERS = ("source", "vector", "raster", "layer")
_TABLE_IN_FILE = "ogr:"


@dataclass(frozen=True)
class Place:
    """A file, or one layer of it; the whole file where `layer` is empty."""

    path: Path
    layer: str = ""

    def meets(self, other: Place) -> bool:
        """Whether writing the one touches the other."""
        if self.path != other.path:
            return False
        return not self.layer or not other.layer or self.layer == other.layer


def refuse_overwriting(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    *,
    grows: Collection[str],
    files_of: Callable[[Path], Iterable[Path]],
) -> None:
    """Stop before anything is written over what is still needed.

    Args:
        grows: outputs that may be read by the run that adds to them.
        files_of: the files that an output given as one is written to.

    Raises:
        OutputReplacesInputError: an output is a file that the run reads.
        OutputsInOneFileError: two outputs would replace one another.
    """
    read = list(_read(algorithm, parameters, context))
    written: list[Place] = []
    for definition in algorithm.destinationParameterDefinitions():
        if definition.name() in grows:
            continue
        place = place_written(parameters.get(definition.name()))
        if place is None:
            continue
        places = [Place(path, place.layer) for path in files_of(place.path)]
        _refuse(places, read, written)
        written += places


def _refuse(places: list[Place], read: list[Place], written: list[Place]) -> None:
    for place in places:
        if any(place.meets(other) for other in read):
            raise OutputReplacesInputError(path=place.path)
        if any(place.meets(other) for other in written):
            raise OutputsInOneFileError(path=place.path)


def _read(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> Iterator[Place]:
    for definition in algorithm.parameterDefinitions():
        name = definition.name()
        if definition.isDestination() or not parameters.get(name):
            continue
        if definition.type() == "file":
            text = algorithm.parameterAsFile(parameters, name, context)
            yield Place(Path(text).resolve())
        for layer in layers_of(algorithm, definition, parameters, context):
            parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
            if parts.get("path"):
                path = Path(parts["path"]).resolve()
                yield Place(path, parts.get("layerName") or "")


def layers_of(
    algorithm: QgsProcessingAlgorithm,
    definition: QgsProcessingParameterDefinition,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
) -> list[QgsMapLayer]:
    """Return the layers that a parameter names."""
    name = definition.name()
    if definition.type() == "multilayer":
        found = algorithm.parameterAsLayerList(parameters, name, context)
        return list(found)
    if definition.type() not in _LAYERS:
        return []
    layer = algorithm.parameterAsLayer(parameters, name, context)
    return [] if layer is None else [layer]


def output_text(value: object) -> str:
    """Return how a person named an output, empty where nobody did."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    return value if isinstance(value, str) else ""


def place_written(value: object) -> Place | None:
    """Return where an output goes; None for a temporary one."""
    text = output_text(value)
    if text.startswith(_TABLE_IN_FILE):
        uri = QgsDataSourceUri(text.removeprefix(_TABLE_IN_FILE))
        return Place(Path(uri.database()).resolve(), uri.table())
    if not text or text == "TEMPORARY_OUTPUT" or text.startswith("memory:"):
        return None
    path = Path(text).resolve()
    if path.is_relative_to(QgsProcessingUtils.tempFolder()):
        return None
    return Place(path)
