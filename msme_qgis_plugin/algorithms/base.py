"""What all our algorithms share: words, errors, progress and loading."""

from __future__ import annotations

import html
import math
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsNotSupportedException,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..core.errors import MsmeError, WriteFailedError
from ..core.paths import home, resource
from ..core.progress import CancelledError
from ..dependencies import missing_packages, missing_packages_text
from ..translate import language, say
from . import run_steps
from .file_checks import wrong_file
from .metadata import completed, run_text
from .overwriting import place_written, refuse_overwriting
from .rollback import Rollback
from .tokens import as_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import (
        QgsFeatureSink,
        QgsFields,
        QgsLayerMetadata,
        QgsMapLayer,
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingOutputDefinition,
        QgsProcessingParameterDefinition,
    )

    from ..core.messages import Message


class MsmeAlgorithm(QgsProcessingAlgorithm):
    """One thin algorithm: declare, convert, call core, convert back."""

    NAME: ClassVar[str] = ""
    GROUP: ClassVar[str] = "data"
    # Outputs that are added to and may be read by the same run.
    GROWS: ClassVar[tuple[str, ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self._former: dict[str, str] = {}

    def tr(self, text: str) -> str:
        """Translate a literal; the class is the translators' context."""
        return QCoreApplication.translate(type(self).__name__, text)

    def createInstance(self) -> MsmeAlgorithm:
        return type(self)()

    def name(self) -> str:
        return self.NAME

    def groupId(self) -> str:
        return self.GROUP

    def group(self) -> str:
        labels = {
            "data": QCoreApplication.translate("MsmeAlgorithm", "Data"),
            "overlay": QCoreApplication.translate("MsmeAlgorithm", "Overlay"),
            "analysis": QCoreApplication.translate("MsmeAlgorithm", "Analysis"),
            "map": QCoreApplication.translate("MsmeAlgorithm", "Map"),
        }
        return labels[self.GROUP]

    def icon(self) -> QIcon:
        return QIcon(str(resource("icons", "msme.svg")))

    def shortHelpString(self) -> str:
        return help_text(self.NAME)

    def canExecute(self) -> tuple[bool, str]:
        missing = missing_packages()
        if missing:
            return False, missing_packages_text(missing)
        return True, ""

    def parameterAsEnumString(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> str:
        """Return a token; a number is the place of one, as QGIS's help counts them."""
        return str(super().parameterAsEnumString(self._settled(parameters), name, context))

    def _settled(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Return parameters under their names of today, choices as tokens."""
        settled = dict(parameters)
        for former, name in self._former.items():
            value = settled.pop(former, None)
            if value not in (None, "") and settled.get(name) in (None, ""):
                settled[name] = value
        for name, value in settled.items():
            definition = self.parameterDefinition(name)
            if isinstance(definition, QgsProcessingParameterEnum):
                settled[name] = as_token(definition, value)
        return settled

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        able, reason = self.canExecute()
        if not able:
            return False, reason
        parameters = self._settled(parameters)
        error = wrong_file(self, parameters, context)
        if error is not None:
            return False, say(error.message)
        valid, reason = super().checkParameterValues(parameters, context)
        return bool(valid), str(reason)

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        try:
            return self._process(parameters, context, feedback)
        except QgsProcessingException as error:
            reason = str(error)
        # QGIS never lets go of what is raised to it, nor of what its frame holds: layers, tables.
        del self, parameters, context, feedback
        raise QgsProcessingException(reason)

    def _process(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        # `processing.run` asks neither of the two methods above.
        able, reason = self.canExecute()
        if not able:
            raise QgsProcessingException(reason)
        parameters = self._settled(parameters)
        try:
            refuse_overwriting(self, parameters, context, grows=self.GROWS, files_of=self.files_of)
            with Rollback(context) as self._rollback:
                results = self.compute(parameters, context, feedback)
                self._rollback.close()
                record_run(self, parameters, context, results)
            return results
        except MsmeError as error:
            raise QgsProcessingException(say(error.message)) from error
        except CancelledError:
            return {}

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Do the work; errors of `core` may pass through.

        Raises:
            MsmeError: what a person brought cannot be used.
            CancelledError: the person pressed Cancel.
        """
        raise NotImplementedError

    def parameterAsSink(
        self,
        parameters: dict[str, Any],
        name: str,
        context: QgsProcessingContext,
        fields: QgsFields,
        geometry_type: Qgis.WkbType = Qgis.WkbType.NoGeometry,
        crs: QgsCoordinateReferenceSystem | None = None,
    ) -> tuple[QgsFeatureSink | None, str]:
        """Open an output that is undone where the run does not succeed."""
        place = place_written(parameters.get(name))
        if place is not None:
            self._rollback.begin(place)
        sink, destination = super().parameterAsSink(
            parameters, name, context, fields, geometry_type, crs or QgsCoordinateReferenceSystem()
        )
        if sink is not None:
            bare = geometry_type == Qgis.WkbType.NoGeometry
            added = place is not None and bool(place.layer)
            self._rollback.opened(sink, added_table=bare and added)
        return sink, destination

    def parameterAsFileOutput(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> str:
        """Return a file to write, undone where the run does not succeed."""
        place = place_written(parameters.get(name))
        if place is not None and name not in self.GROWS:
            self._rollback.begin(place)
        return str(super().parameterAsFileOutput(parameters, name, context))

    def files_of(self, path: Path) -> tuple[Path, ...]:
        """Return the files that an output given as `path` is written to."""
        return (path,)

    def period_of(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """Return the period of the results where a parameter says it."""
        if self.parameterDefinition("PERIOD") is None:
            return ""
        return str(self.parameterAsString(parameters, "PERIOD", context))

    def recorded(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """Return the parameters of the run as they will mean the same in other files."""
        return parameters

    def add(
        self, parameter: QgsProcessingParameterDefinition, tip: str, *, advanced: bool = False
    ) -> None:
        """Add a parameter with its tooltip."""
        parameter.setHelp(tip)
        if advanced:
            parameter.setFlags(parameter.flags() | parameter.Flag.FlagAdvanced)
        if not self.addParameter(parameter):
            raise QgsProcessingException(self.NAME)

    def also_called(self, former: str, name: str) -> None:
        """Let a parameter be given by the name that it had in an earlier version.

        Saved models hold that name, so that it stays a parameter, which no dialog shows.
        """
        parameter = self.parameterDefinition(name).clone()
        parameter.setName(former)
        parameter.setDefaultValue(None)
        flags = parameter.Flag
        parameter.setFlags(parameter.flags() | flags.FlagHidden | flags.FlagOptional)
        self._former[former] = name
        if not self.addParameter(parameter):
            raise QgsProcessingException(self.NAME)

    def give(self, output: QgsProcessingOutputDefinition) -> None:
        """Add a number or text that the algorithm returns."""
        if not self.addOutput(output):
            raise QgsProcessingException(self.NAME)

    def give_numbers(self, **labels: str) -> None:
        """Add numbers that the algorithm returns, by their names."""
        for name, label in labels.items():
            self.give(QgsProcessingOutputNumber(name, label))


class _WhenLoaded(QgsProcessingLayerPostProcessorInterface):
    """Runs actions on a layer once it is in the project."""

    alive: ClassVar[list[_WhenLoaded]] = []

    def __init__(self) -> None:
        super().__init__()
        self.actions: list[Callable[[QgsMapLayer], None]] = []

    def postProcessLayer(
        self, layer: QgsMapLayer, _context: QgsProcessingContext, _feedback: QgsProcessingFeedback
    ) -> None:
        """Run the actions, then let go of this object."""
        for action in self.actions:
            action(layer)
        self.alive.remove(self)


def when_loaded(
    context: QgsProcessingContext, destination: str, action: Callable[[QgsMapLayer], None]
) -> bool:
    """Run `action` on the main thread when `destination` gets loaded.

    Several actions for one layer run in the order in which they came, as
    when a model first makes a layer and then styles it.

    Returns:
        False where nobody asked for the layer to be loaded.
    """
    if not context.willLoadLayerOnCompletion(destination):
        return False
    details = context.layerToLoadOnCompletionDetails(destination)
    processor = details.postProcessor()
    if not isinstance(processor, _WhenLoaded):
        processor = _WhenLoaded()
        # QGIS keeps only a pointer, so Python has to keep the object.
        processor.alive.append(processor)
        details.setPostProcessor(processor)
    processor.actions.append(action)
    return True


def describe_output(
    context: QgsProcessingContext,
    destination: str,
    metadata: QgsLayerMetadata,
    headers: dict[str, str],
) -> None:
    """Give an output its metadata, and its fields their original headers.

    The metadata go into the file, where its format holds them, once the
    algorithm has let go of it (see `record_run`); the headers become
    aliases, which belong to a layer and not to a file.
    """

    def describe(layer: QgsMapLayer) -> None:
        layer.setMetadata(metadata)
        for name, header in headers.items():
            layer.setFieldAlias(layer.fields().indexFromName(name), header)

    in_memory = context.temporaryLayerStore().mapLayer(destination)
    if in_memory is not None:
        describe(in_memory)
        return
    when_loaded(context, destination, describe)
    _described[destination] = metadata


# By destination, from the time it is described until the run has ended.
_described: dict[str, QgsLayerMetadata] = {}


def _uri(destination: str) -> str:
    """Return which layer of which file an output is."""
    ogr = QgsProviderRegistry.instance().providerMetadata("ogr")
    if ogr.decodeUri(destination).get("layerName"):
        return destination
    # A GeoPackage given by its path alone does not say which layer. Only
    # OGR is asked: the readers of other data complain about what they find.
    layers = ogr.querySublayers(destination)
    return str(layers[0].uri()) if layers else destination


def _save_metadata(uri: str, metadata: QgsLayerMetadata) -> bool:
    """Write metadata into a file; return whether its format holds them."""
    ogr = QgsProviderRegistry.instance().providerMetadata("ogr")
    try:
        saved, _reason = ogr.saveLayerMetadata(uri, metadata)
    except QgsNotSupportedException:
        return False
    return bool(saved)


def _refuse_broken(uri: str) -> None:
    """Stop where a file was begun and could not be completed.

    The last of a file is written when it is closed, and closing tells
    nobody that the disk is full.

    Raises:
        WriteFailedError: the file is there and holds no such layer.
    """
    path = QgsProviderRegistry.instance().decodeUri("ogr", uri).get("path")
    if path and Path(path).is_file():
        raise WriteFailedError(
            reason=QCoreApplication.translate("MsmeAlgorithm", "{path} is not complete").format(
                path=path
            )
        )


def record_run(
    algorithm: MsmeAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    results: dict[str, Any],
) -> None:
    """Let each layer that was written say how it came to be.

    Raises:
        WriteFailedError: a layer was not written to its end.
    """
    run = run_text(algorithm, parameters, context)
    step, earlier = run_steps.step_of(algorithm, algorithm.recorded(parameters), context, results)
    run_steps.keep(step)
    for definition in algorithm.destinationParameterDefinitions():
        destination = results.get(definition.name())
        if not destination or definition.type() != "sink":
            continue
        in_memory = context.temporaryLayerStore().mapLayer(destination)
        uri = "" if in_memory is not None else _uri(destination)
        layer = in_memory or QgsVectorLayer(uri, "", "ogr")
        if not layer.isValid():
            _refuse_broken(uri)
            continue
        if destination in _described:
            layer.setMetadata(_described.pop(destination))
        metadata = completed(
            layer,
            title=definition.description(),
            run=run,
            period=algorithm.period_of(parameters, context),
        )
        steps = run_steps.keywords_of(step, earlier, definition.name())
        metadata.addKeywords(run_steps.KEYWORD, [html.escape(steps, quote=False)])
        if in_memory is not None:
            in_memory.setMetadata(metadata)
            continue
        # Where the file cannot hold them, the loaded layer still does.
        when_loaded(context, destination, partial(_set_metadata, metadata=metadata))
        _save_metadata(uri, metadata)


def _set_metadata(layer: QgsMapLayer, metadata: QgsLayerMetadata) -> None:
    layer.setMetadata(metadata)


def tell(feedback: QgsProcessingFeedback, message: Message) -> None:
    """Write a sentence of `core` to the log, as a warning if it is one."""
    push = feedback.pushWarning if message.warns else feedback.pushInfo
    push(say(message))


def warn(feedback: QgsProcessingFeedback, message: Message) -> None:
    """Write a sentence of `core` to the log as a warning."""
    feedback.pushWarning(say(message))


def help_text(name: str) -> str:
    """Return the help of an algorithm in QGIS's language, or nothing."""
    for code in (language(), "en"):
        path = home() / "resources" / "help" / code / f"{name}.html"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""


def or_none(value: float) -> float | None:
    """Return a number for an output, None where there is none: nothing known is no 0."""
    return None if math.isnan(value) else value
