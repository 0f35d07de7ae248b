"""What algorithms share that give a layer a style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..layers import make_fields, read_fields, write_rows
from ..styling.errors import StyleNotSavedError
from ..styling.legend import Language
from ..translate import say
from .base import MsmeAlgorithm, tell, warn, when_loaded
from .feedback_progress import FeedbackProgress
from .main_thread import in_its_thread
from .tokens import add_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgis.core import QgsFeatureRenderer, QgsProcessingContext, QgsProcessingFeedback
    from qgis.PyQt.QtCore import QMetaType

    from ..core.measures.field import Fields
    from ..core.messages import Message
    from ..styling.kinds import MapStyle
    from ..styling.map_units import MapUnits
    from ..styling.memory import StyleMemory


Style = TypeVar("Style", bound="MapStyle")


class StylingAlgorithm(MsmeAlgorithm, Generic[Style]):
    """Styles its INPUT, a layer of the project or one that gets loaded.

    OUTPUT is the same layer, so that in a model the next step waits for the style. A subclass
    says which style is wanted and what its table of classes holds.
    """

    GROUP = "map"
    # Columns of the table of classes.
    TABLE: ClassVar[tuple[tuple[str, QMetaType.Type], ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self._made: Style | None = None
        self._layer: QgsVectorLayer | None = None
        self._fields: Fields | None = None
        self._given: object = None

    def add_units(self, tip: str) -> None:
        """Ask for the layer."""
        self.add(
            QgsProcessingParameterVectorLayer(
                "INPUT",
                QCoreApplication.translate("StylingAlgorithm", "Units"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
            ),
            tip,
        )

    def add_language(self) -> None:
        """Ask for the language of the legend."""
        add_tokens(
            self,
            "LANGUAGE",
            QCoreApplication.translate("StylingAlgorithm", "Language of the legend"),
            [language.value for language in Language],
            QCoreApplication.translate("StylingAlgorithm", "auto is the language of QGIS."),
        )

    def add_style(self, tip: str) -> None:
        """Offer to save the style."""
        kind = QCoreApplication.translate("StylingAlgorithm", "QGIS style")
        self.add(
            QgsProcessingParameterFileDestination(
                "STYLE",
                QCoreApplication.translate("StylingAlgorithm", "Style"),
                f"{kind} (*.qml)",
                optional=True,
            ),
            tip,
        )

    def add_table(self, tip: str, counts: Sequence[tuple[str, str]]) -> None:
        """Offer the table of classes, and tell how many units are what.

        Args:
            counts: names and labels of the numbers.
        """
        self.add(
            QgsProcessingParameterFeatureSink(
                "CLASSES_TABLE",
                QCoreApplication.translate("StylingAlgorithm", "Classes"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=True,
            ),
            tip,
        )
        self.give(
            QgsProcessingOutputVectorLayer(
                "OUTPUT", QCoreApplication.translate("StylingAlgorithm", "Units with their style")
            )
        )
        for name, label in (
            *counts,
            ("NO_DATA", QCoreApplication.translate("StylingAlgorithm", "Units without data")),
            ("SUPPRESSED", QCoreApplication.translate("StylingAlgorithm", "Units suppressed")),
            (
                "NOT_COMPARABLE",
                QCoreApplication.translate("StylingAlgorithm", "Units not comparable"),
            ),
        ):
            self.give(QgsProcessingOutputNumber(name, label))
        self.give(
            QgsProcessingOutputString(
                "NOTES",
                QCoreApplication.translate("StylingAlgorithm", "What is to be said of the classes"),
            )
        )

    def wanted(
        self, units: MapUnits, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> StyleMemory:
        """Return the style that the parameters ask for."""
        raise NotImplementedError

    def told(self, made: Style) -> tuple[Iterable[Sequence[object]], dict[str, Any]]:
        """Return the rows of the table of classes, and numbers of this kind of map."""
        raise NotImplementedError

    def notes(self, _made: Style) -> Sequence[Message]:
        """Return what is to be said of the classes."""
        return ()

    def remark(self, _made: Style) -> str:
        """Return what is to be known of the colours."""
        return ""

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..styling.kinds import Look, make_style
        from ..styling.map_units import MapUnits

        source = self.parameterAsSource(parameters, "INPUT", context)
        if source is None or self._fields is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "INPUT"))
        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        units = MapUnits(source, self._fields)
        wanted = self.wanted(units, parameters, context)
        progress.step(0.3)
        language = Language(self.parameterAsEnumString(parameters, "LANGUAGE", context))
        # Of the kind that is wanted, so what this algorithm makes.
        made = cast("Style", make_style(units, wanted, Look(language)))
        notes = self.notes(made)
        for note in notes:
            (tell if made.drawn_units else warn)(feedback, note)
        for line in (*made.lines, self.remark(made)):
            if line:
                feedback.pushInfo(line)
        rows, numbers = self.told(made)
        outputs = self.write_style(made.renderer, rows, parameters, context)
        self._made = made
        return {
            **outputs,
            **numbers,
            "OUTPUT": self._layer.id() if self._layer else "",
            "NO_DATA": made.no_data,
            "SUPPRESSED": made.suppressed,
            "NOT_COMPARABLE": made.not_comparable,
            "NOTES": "\n".join(filter(None, (*map(say, notes), self.remark(made)))),
        }

    def write_style(
        self,
        renderer: QgsFeatureRenderer,
        rows: Iterable[Sequence[object]],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> dict[str, Any]:
        """Write the style and the table, where wanted; return where to.

        Raises:
            StyleNotSavedError: the file cannot be written.
            QgsProcessingException: the table cannot be made.
        """
        outputs: dict[str, Any] = {}
        path = self.parameterAsFileOutput(parameters, "STYLE", context)
        if path:
            save_style(renderer, path)
            outputs["STYLE"] = path
        fields = make_fields(self.TABLE)
        sink, destination = self.parameterAsSink(
            parameters, "CLASSES_TABLE", context, fields, Qgis.WkbType.NoGeometry
        )
        if sink is not None:
            write_rows(sink, fields, rows)
            outputs["CLASSES_TABLE"] = destination
        elif parameters.get("CLASSES_TABLE") is not None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "CLASSES_TABLE"))
        return outputs

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        self._layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
        self._given = parameters.get("INPUT")
        # A layer's metadata belong to the thread it lives in.
        self._fields = read_fields(self._layer)[0] if self._layer else None
        return super().prepareAlgorithm(parameters, context, feedback)

    def postProcessAlgorithm(
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        if self._made is None or self._layer is None:
            return {}
        from ..styling.kinds import apply_renderer
        from ..styling.memory import remember

        # Its own: what the thread of the run holds goes with it.
        renderer, memory = self._made.renderer.clone(), self._made.memory

        def style(layer: QgsMapLayer) -> None:
            remember(layer, memory)
            apply_renderer(layer, renderer)

        names = {self._layer.id(), self._layer.source(), self._given}
        for name in names:
            if isinstance(name, str):
                when_loaded(context, name, style)
        in_its_thread(self._layer, style)
        return {}


def save_style(renderer: QgsFeatureRenderer, path: str) -> None:
    """Save a renderer, and nothing else of a layer's style, as QML.

    Raises:
        StyleNotSavedError: the file cannot be written.
    """
    layer = QgsVectorLayer("Polygon", "style", "memory")
    layer.setRenderer(renderer.clone())
    reason, saved = layer.saveNamedStyle(path, QgsMapLayer.StyleCategory.Symbology)
    if not saved:
        raise StyleNotSavedError(path=path, reason=reason)
