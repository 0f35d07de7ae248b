"""Touch layers of the project only from the thread that owns them."""

from __future__ import annotations

import threading
import time
import traceback
from typing import TYPE_CHECKING, Callable, ClassVar, Generic, TypeVar

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, QThread, pyqtSignal

from ..core.progress import CancelledError

if TYPE_CHECKING:
    from types import TracebackType

    from qgis.core import QgsFeedback, QgsMapLayer

Answer = TypeVar("Answer")
# How long it may take to notice that a run was cancelled.
_LOOK_SECONDS = 0.05
# What comes at once after an answer would be taken before mouse and timers.
_PAUSE_SECONDS = 0.015


class _Later(QObject):
    """Runs an action in the main thread, when that has time."""

    alive: ClassVar[list[_Later]] = []
    called = pyqtSignal()

    def __init__(self, action: Callable[[], None]) -> None:
        super().__init__()
        self._action = action
        self.alive.append(self)
        self.moveToThread(QCoreApplication.instance().thread())
        queued = Qt.ConnectionType.QueuedConnection
        self.called.connect(self._run, queued)  # type: ignore[call-arg]  # (not in the stubs)
        self.called.emit()

    def _run(self) -> None:
        self.alive.remove(self)
        self._action()


def in_its_thread(layer: QgsMapLayer, action: Callable[[QgsMapLayer], None]) -> None:
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
    if is_main_thread():
        action()
    else:
        _Later(action)


def is_main_thread() -> bool:
    """Say whether this is the thread of the window."""
    here = QThread.currentThread()
    return bool(QCoreApplication.instance().thread() == here)


class _Question(Generic[Answer]):
    """An action for the main thread, and what came of it."""

    def __init__(self, action: Callable[[], Answer]) -> None:
        self._action = action
        self._turn = threading.Lock()
        self._over = threading.Event()
        self._answers: list[Answer] = []
        self._error: BaseException | None = None

    def run(self) -> None:
        """Run the action, unless nobody waits for it any more."""
        if self._turn.acquire(blocking=False):
            with self:
                self._answers.append(self._action())

    def __enter__(self) -> None:
        """Begin to look for errors, which belong to whoever asked."""

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        # Layers that are held there must go in the thread they live in.
        traceback.clear_frames(trace)
        self._error = error
        self._over.set()
        return True

    def wait(self, feedback: QgsFeedback) -> Answer:
        """Return the answer; see `ask_main_thread`."""
        while not self._over.wait(_LOOK_SECONDS):
            if feedback.isCanceled() and self._turn.acquire(blocking=False):
                raise CancelledError
        if self._error is not None:
            raise self._error
        return self._answers.pop()


def ask_main_thread(action: Callable[[], Answer], feedback: QgsFeedback) -> Answer:
    """Return what an action returns in the main thread, and wait for it.

    What it raises is raised here. Long work is to be asked for in short
    steps: between them the window is alive.

    Raises:
        CancelledError: the person pressed Cancel before it was its turn.
    """
    if feedback.isCanceled():
        raise CancelledError
    if is_main_thread():
        return action()
    time.sleep(_PAUSE_SECONDS)
    question = _Question(action)
    _Later(question.run)
    return question.wait(feedback)
