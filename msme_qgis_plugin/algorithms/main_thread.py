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
    """Runs an action in the main thread, when that has time."""

    alive: ClassVar[list[_Later]] = []
    called = pyqtSignal()

    def __init__(self, action: Callable[[], None]) -> None:
        super().__init__()
        self._action = action
        self.alive.append(self)
        self.moveToThread(QCoreApplication.instance().thread())
        self.called.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self.called.emit()

    def _run(self) -> None:
        self.alive.remove(self)
        self._action()


def in_its_thread(
    layer: QgsMapLayer, action: Callable[[QgsMapLayer], None]
) -> None:
    """Run `action` on `layer` now, or soon in the thread it lives in.

    An algorithm inside a model finishes in the model's thread, while layers
    of the project belong to the main one.
    """
    if layer.thread() == QThread.currentThread():
        action(layer)
        return
    layer_id = layer.id()

    def later() -> None:
        # Looked up again: the layer may be gone by now.
        found = QgsProject.instance().mapLayer(layer_id)
        if found is not None:
            action(found)

    _Later(later)


def in_main_thread(action: Callable[[], None]) -> None:
    """Run `action` now where this is the main thread, else soon in it."""
    if QCoreApplication.instance().thread() == QThread.currentThread():
        action()
    else:
        _Later(action)
