"""What algorithms share that give a layer a style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsMapLayer, QgsVectorLayer

from ..core.errors import StyleNotSavedError
from .base import MsmeAlgorithm, when_loaded
from .main_thread import in_its_thread

if TYPE_CHECKING:
    from qgis.core import (
        QgsFeatureRenderer,
        QgsProcessingContext,
        QgsProcessingFeedback,
    )

    from ..styling.memory import StyleMemory


class StylingAlgorithm(MsmeAlgorithm):
    """Styles its INPUT, a layer of the project or one that gets loaded."""

    GROUP = "map"

    def __init__(self) -> None:
        super().__init__()
        self._style: tuple[QgsFeatureRenderer, StyleMemory] | None = None
        self._layer: QgsVectorLayer | None = None
        self._given: object = None

    def give_style(
        self, renderer: QgsFeatureRenderer, memory: StyleMemory
    ) -> None:
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
    reason, saved = layer.saveNamedStyle(
        path, QgsMapLayer.StyleCategory.Symbology
    )
    if not saved:
        raise StyleNotSavedError(path=path, reason=reason)
