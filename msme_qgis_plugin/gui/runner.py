"""Starts algorithms by id as tasks; tells how far they are; stops them.

One run is a chain of jobs. Layers of the project are handed over as copies: an
algorithm reads its layer in another thread, and QGIS would crash if a person
removed the layer meanwhile. A run that is cancelled is let go of at once: its
task may need a moment to notice, but nobody waits for it and nothing that it
still makes is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Callable, Union

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsTask,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QElapsedTimer, QObject, QTimer, pyqtSignal

from ..core.errors import MsmeError
from ..translate import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsProcessingAlgorithm

_TICK_MS = 250
# How long the end of the plugin waits for a task to notice that it was cancelled.
_LAST_WAIT_MS = 3000
# What came of a run is said in the dock; of one that was cancelled, QGIS would
# say that it failed.
_FLAGS = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
_LAYER_TYPES = ("vector", "source", "raster", "layer")
_ENDED = (QgsTask.TaskStatus.Complete, QgsTask.TaskStatus.Terminated)
# Cancelled ones, kept until their tasks have noticed, even where their runner goes: the tasks
# work with their context and feedback.
LEAVING: list[_Run] = []


class End(Enum):
    """How a run ended."""

    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Feedback(QgsProcessingFeedback):
    """Feedback that remembers what went wrong and what was said."""

    said = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.notes: list[str] = []
        self.warnings: list[str] = []

    def reportError(self, error: str, fatal_error: bool = False) -> None:
        self.errors.append(error)
        super().reportError(error, fatal_error)

    def setProgressText(self, text: str) -> None:
        self.said.emit(text)
        super().setProgressText(text)

    def pushInfo(self, info: str) -> None:
        self.notes.append(info)
        super().pushInfo(info)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)
        super().pushWarning(warning)


@dataclass
class Outcome:
    """What came of a run.

    results: one dictionary per job that ended well.
    message: one sentence, where it failed.
    copies: parameter -> the copy that the last job was given in place of a
        layer of the project; a styling algorithm styles that.
    """

    end: End = End.DONE
    results: list[dict[str, Any]] = field(default_factory=list)
    message: str = ""
    feedback: Feedback = field(default_factory=Feedback)
    context: QgsProcessingContext = field(default_factory=QgsProcessingContext)
    copies: dict[str, QgsVectorLayer] = field(default_factory=dict)

    def take_layer(self, name: str, job: int = -1) -> QgsVectorLayer | None:
        """Take a layer that a job made; on the main thread."""
        layer = self.context.takeResultLayer(self.results[job][name])
        return layer if isinstance(layer, QgsVectorLayer) else None


Parameters = dict[str, Any]


@dataclass(frozen=True)
class Job:
    """One algorithm to run.

    label: what is done, as in “Step 2 of 4, joining villages”.
    """

    algorithm: str
    parameters: Parameters
    label: str = ""


# Or a function, called on the main thread when the jobs before are done, that makes one of what
# came of those; an `MsmeError` of it ends the run.
NextJob = Union[Job, Callable[[Outcome], Job]]


class TaskRunner(QObject):
    """Runs one chain of jobs at a time, off the main thread.

    Signals:
        changed: something to paint changed: progress, step, elapsed time.
        ended: a run ended; the receiver of `start` has been told before.
    """

    changed = pyqtSignal()
    ended = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: _Run | None = None

    @property
    def elapsed_ms(self) -> int:
        """How long the run has lasted; 0 where none is under way."""
        return self._run.elapsed_ms if self._run else 0

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._run is not None

    @property
    def progress(self) -> float:
        """How much of the run is done, 0–100."""
        return self._run.progress if self._run else 0.0

    @property
    def step_text(self) -> str:
        """What is being done, such as “Step 2 of 4, … · 0:07”."""
        return self._run.text() if self._run else ""

    def start(self, jobs: Sequence[NextJob], then: Callable[[Outcome], None]) -> None:
        """Start the jobs; `then` is called once, on the main thread."""
        if self._run is not None:
            self.cancel()
        self._run = _Run(tuple(jobs), then, self)
        self._run.changed.connect(self.changed)
        self._run.ended.connect(self._forget)
        self._run.next()
        self.changed.emit()

    def cancel(self) -> None:
        """Stop the run; returns at once, and the next can start."""
        run = self._run
        if run is None:
            return
        self._run = None
        run.leave()
        self.ended.emit()

    def close_down(self) -> None:
        """Stop the run, and wait a moment for tasks that were cancelled.

        A copy of a layer that its task lets go of after the end of QGIS would crash it.
        """
        self.cancel()
        for run in tuple(LEAVING):
            run.wait()

    def _forget(self) -> None:
        run, self._run = self._run, None
        self.ended.emit()
        if run is not None:
            run.deleteLater()


class _Run(QObject):
    """One chain of jobs under way."""

    changed = pyqtSignal()
    ended = pyqtSignal()

    def __init__(
        self, jobs: tuple[NextJob, ...], then: Callable[[Outcome], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._then: Callable[[Outcome], None] | None = then
        self._place = -1
        self._label = self._said = ""
        self._within = 0.0
        self._results: dict[str, Any] = {}
        self._task: QgsProcessingAlgRunnerTask | None = None
        self._copies: list[QgsVectorLayer] = []
        self.outcome = Outcome()
        self.outcome.context.setProject(QgsProject.instance())
        self.outcome.context.setFeedback(self.outcome.feedback)
        self.outcome.feedback.progressChanged.connect(self._step)
        self.outcome.feedback.said.connect(self._say)
        self._clock = QElapsedTimer()
        self._clock.start()
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._look)
        self._tick.start(_TICK_MS)

    @property
    def elapsed_ms(self) -> int:
        """How long it has lasted."""
        return int(self._clock.elapsed())

    @property
    def progress(self) -> float:
        """How much is done, 0–100."""
        return (100 * max(self._place, 0) + self._within) / len(self._jobs)

    def text(self) -> str:
        """Return step, what is done, and for how long."""
        seconds = self._clock.elapsed() // 1000
        return QCoreApplication.translate(
            "TaskRunner", "Step {step} of {steps}, {label} · {time}"
        ).format(
            step=max(self._place, 0) + 1,
            steps=len(self._jobs),
            label=self._said or self._label,
            time=f"{seconds // 60}:{seconds % 60:02d}",
        )

    def next(self) -> None:
        """Start the next job, or end where there is none."""
        self._place += 1
        self._within, self._said = 0.0, ""
        if self._place == len(self._jobs):
            self._end(End.DONE)
            return
        job = self._jobs[self._place]
        if not isinstance(job, Job):
            try:
                job = job(self.outcome)
            except MsmeError as error:
                self._end(End.FAILED, say(error.message))
                return
        self._label, parameters = job.label, job.parameters
        registry = QgsApplication.processingRegistry()
        algorithm = registry.createAlgorithmById(job.algorithm)
        reason = refusal(algorithm, parameters, self.outcome.context)
        if reason:
            self._end(End.FAILED, reason)
            return
        self._results = {}
        copies = layer_copies(algorithm, parameters)
        self.outcome.copies = copies
        # Those of earlier jobs go with the run.
        self._copies += copies.values()
        parameters = {**parameters, **copies}
        self._task = QgsProcessingAlgRunnerTask(
            algorithm, parameters, self.outcome.context, self.outcome.feedback, _FLAGS
        )
        self._task.executed.connect(self._keep)
        self._task.taskCompleted.connect(self._completed)
        # Comes also where preparing fails, when `executed` stays silent.
        self._task.taskTerminated.connect(self._terminated)
        QgsApplication.taskManager().addTask(self._task)

    def leave(self) -> None:
        """Stop, tell the receiver at once, and wait for the task alone."""
        LEAVING.append(self)
        self.setParent(None)
        self._tell(End.CANCELLED, "")
        self._tick.stop()
        self.outcome.feedback.cancel()
        if self._task is None or self._task.status() in _ENDED:
            self._left()
        else:
            self._task.cancel()

    def wait(self) -> None:
        """Wait a moment for the task of a run that was left."""
        task = self._task
        if task is not None and task.waitForFinished(_LAST_WAIT_MS):
            # What tells of its end, so that it lets go of the layers that it was given.
            QCoreApplication.sendPostedEvents(task)

    def _left(self) -> None:
        # A task may say twice that it has ended.
        if self in LEAVING:
            LEAVING.remove(self)
        self._copies.clear()
        self.outcome.copies.clear()
        self.deleteLater()

    def _keep(self, _successful: bool, results: dict[str, Any]) -> None:
        self._results = results

    def _completed(self) -> None:
        self._task = None
        if self._then is None:
            self._left()
            return
        self.outcome.results.append(self._results)
        self.next()

    def _terminated(self) -> None:
        self._task = None
        if self._then is None:
            self._left()
            return
        errors = self.outcome.feedback.errors
        self._end(End.FAILED, errors[-1] if errors else _unknown())

    def _look(self) -> None:
        """Paint the time; never wait for a task that has gone."""
        if self._task is not None and self._task.status() in _ENDED:
            status = self._task.status()
            if status == QgsTask.TaskStatus.Terminated:
                self._terminated()
                return
        self.changed.emit()

    def _step(self, percent: float) -> None:
        self._within = min(max(percent, 0.0), 100.0)
        self.changed.emit()

    def _say(self, text: str) -> None:
        self._said = text
        self.changed.emit()

    def _end(self, end: End, message: str = "") -> None:
        self._tick.stop()
        # The receiver may start the next run, so this one ends before.
        self.ended.emit()
        self._tell(end, message)

    def _tell(self, end: End, message: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            self.outcome.end, self.outcome.message = end, message
            then(self.outcome)


def refusal(
    algorithm: QgsProcessingAlgorithm | None, parameters: Parameters, context: QgsProcessingContext
) -> str:
    """Say in one sentence why a run cannot start, or nothing."""
    if algorithm is None:
        return QCoreApplication.translate(
            "TaskRunner", "The function is not there. Switch the plugin off and on again."
        )
    can, reason = algorithm.canExecute()
    if not can:
        return reason
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.type() not in _LAYER_TYPES or not value:
            continue
        if not isinstance(value, str):
            continue
        if QgsProcessingUtils.mapLayerFromString(value, context) is None:
            return QCoreApplication.translate(
                "TaskRunner",
                "The layer for “{parameter}” is no longer in the project. Choose another one.",
            ).format(parameter=definition.description())
    valid, message = algorithm.checkParameterValues(parameters, context)
    return "" if valid else message


def layer_copies(
    algorithm: QgsProcessingAlgorithm, parameters: Parameters
) -> dict[str, QgsVectorLayer]:
    """Return a copy of each layer of the project that a run would read."""
    copies = {}
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.type() not in _LAYER_TYPES or not isinstance(value, str):
            continue
        layer = QgsProject.instance().mapLayer(value)
        if isinstance(layer, QgsVectorLayer):
            copies[definition.name()] = layer.clone()
    return copies


def _unknown() -> str:
    return QCoreApplication.translate(
        "TaskRunner",
        "The run ended without a result and without a reason. See the log "
        "messages of QGIS, page Processing.",
    )
