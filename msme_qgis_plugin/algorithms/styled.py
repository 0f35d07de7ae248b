"""What algorithms share that give a layer a style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..layers import make_fields, write_rows
from ..styling.errors import StyleNotSavedError
from ..styling.legend import Language
from .base import MsmeAlgorithm, when_loaded
from .main_thread import in_its_thread
from .tokens import add_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgis.core import (
        QgsFeatureRenderer,
        QgsProcessingContext,
        QgsProcessingFeatureSource,
        QgsProcessingFeedback,
    )
    from qgis.PyQt.QtCore import QMetaType

    from ..styling.memory import StyleMemory


class StylingAlgorithm(MsmeAlgorithm):
    """Styles its INPUT, a layer of the project or one that gets loaded."""

    GROUP = "map"
    # Columns of the table of classes.
    TABLE: ClassVar[tuple[tuple[str, QMetaType.Type], ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self._style: tuple[QgsFeatureRenderer, StyleMemory] | None = None
        self._layer: QgsVectorLayer | None = None
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
        for name, label in counts:
            self.give(QgsProcessingOutputNumber(name, label))
        self.give(
            QgsProcessingOutputString(
                "NOTES",
                QCoreApplication.translate("StylingAlgorithm", "What is to be said of the classes"),
            )
        )

    def units(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource:
        """Return the units of the layer.

        Raises:
            QgsProcessingException: there is no such layer.
        """
        source = self.parameterAsSource(parameters, "INPUT", context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "INPUT"))
        return source

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

    def give_style(self, renderer: QgsFeatureRenderer, memory: StyleMemory) -> None:
        """Keep the style that the layer gets once all work is done."""
        self._style = renderer, memory

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        self._layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
        self._given = parameters.get("INPUT")
        return super().prepareAlgorithm(parameters, context, feedback)

    def postProcessAlgorithm(
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        if self._style is None or self._layer is None:
            return {}
        from ..styling.choropleth import apply_renderer
        from ..styling.memory import remember

        renderer, memory = self._style[0].clone(), self._style[1]

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
