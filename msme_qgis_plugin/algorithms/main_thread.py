"""Touch layers of the project only from the thread that owns them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from qgis.core import QgsProject
from qgis.PyQt.QtCore import (
    QCoreApplication,
    QObject,
    Qt,
    QThread,
    pyqtSignal,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsMapLayer


class _Later(QObject):
    """Runs an action on a layer of the project in the main thread."""

    alive: ClassVar[list[_Later]] = []
    called = pyqtSignal()

    def __init__(
        self, layer_id: str, action: Callable[[QgsMapLayer], None]
    ) -> None:
        super().__init__()
        self._layer_id = layer_id
        self._action = action
        self.alive.append(self)
        self.moveToThread(QCoreApplication.instance().thread())
        self.called.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self.called.emit()

    def _run(self) -> None:
        self.alive.remove(self)
        # Looked up again: the layer may be gone by now.
        layer = QgsProject.instance().mapLayer(self._layer_id)
        if layer is not None:
            self._action(layer)


def in_its_thread(
    layer: QgsMapLayer, action: Callable[[QgsMapLayer], None]
) -> None:
    """Run `action` on `layer` now, or soon in the thread it lives in.

    An algorithm inside a model finishes in the model's thread, while layers
    of the project belong to the main one.
    """
    if layer.thread() == QThread.currentThread():
        action(layer)
    else:
        _Later(layer.id(), action)
