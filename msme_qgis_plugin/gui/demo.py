"""The demonstration that comes with the plugin, opened in the project."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.utils import iface

from ..core.errors import ResourceMissingError
from ..core.paths import resource


def is_available() -> bool:
    """Return whether the demonstration's table was shipped."""
    try:
        resource("demo")
    except ResourceMissingError:
        return False
    return True


class DemoRun(QObject):
    """Harmonises the demo table in the background, then shows the map.

    Signals:
        ended: the map is there, or a message says why it is not.
    """

    ended = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # The task uses these without owning them.
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        self._feedback = QgsProcessingFeedback(False)

    def start(self) -> None:
        """Start; returns at once."""
        from .. import demo

        algorithm = _algorithm("msme:harmonise")
        parameters = {
            "INPUT": str(demo.table_path()),
            "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT,
            "REPORT": QgsProcessing.TEMPORARY_OUTPUT,
        }
        task = QgsProcessingAlgRunnerTask(
            algorithm, parameters, self._context, self._feedback
        )
        task.executed.connect(self._show)
        QgsApplication.taskManager().addTask(task)

    def _show(self, successful: bool, results: dict[str, Any]) -> None:
        layer = None
        if successful:
            layer = self._context.takeResultLayer(results["OUTPUT"])
        if layer is None:
            self._say_why_not()
        else:
            _show_map(layer)
        self.ended.emit()
        self.deleteLater()

    def _say_why_not(self) -> None:
        iface.messageBar().pushWarning(
            QCoreApplication.translate("DemoRun", "MSME planning"),
            QCoreApplication.translate(
                "DemoRun", "The example could not be opened: {reason}"
            ).format(reason=self._feedback.textLog().strip()),
        )


def _algorithm(name: str) -> QgsProcessingAlgorithm:
    return QgsApplication.processingRegistry().createAlgorithmById(name)


def _show_map(layer: QgsVectorLayer) -> None:
    from .. import demo
    from ..styling.context import context_layers
    from ..styling.legend import Language

    project = QgsProject.instance()
    words = demo.map_words(Language.AUTO, "")
    layer.setName(words.legend)
    around = context_layers(Language.AUTO)
    if not project.addMapLayers(around.around(layer)):
        return
    context = QgsProcessingContext()
    context.setProject(project)
    # Quick, and the layer belongs to this thread.
    _algorithm("msme:stylechoropleth").run(
        {
            "INPUT": layer.id(),
            "FIELD": demo.FIELD,
            "METHOD": demo.METHOD,
            "CLASSES": demo.CLASSES,
        },
        context,
        QgsProcessingFeedback(False),
    )
    iface.setActiveLayer(layer)
    iface.zoomToActiveLayer()
