"""Steps that a worker asks the main thread for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeedback,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

from msme_qgis_plugin.algorithms.main_thread import ask_main_thread
from msme_qgis_plugin.core.progress import CancelledError
from msme_qgis_plugin.report.errors import LogoError
from tests.qgis.test_districtreport import NORTH, districts

if TYPE_CHECKING:
    from pathlib import Path


class Worker(threading.Thread):
    """Does something in another thread; keeps what was raised there."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self._work()
        except (CancelledError, LogoError) as error:
            self.error = error


def live(until: Callable[[], bool]) -> int:
    """Let the main thread live until something is so; return its turns."""
    loop = QEventLoop()
    turns = 0

    def turn() -> None:
        nonlocal turns
        turns += 1
        if until():
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(turn)
    timer.start(0)
    loop.exec()
    return turns


def test_the_window_has_its_turn_between_two_steps(qgis_app: object) -> None:
    clock = 0
    seen: list[tuple[int, int]] = []

    def tick() -> None:
        nonlocal clock
        clock += 1

    def step() -> None:
        seen.append((clock, threading.get_ident()))

    def work() -> None:
        for _ in range(3):
            ask_main_thread(step, QgsFeedback())

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(0)
    worker = Worker(work)
    worker.start()
    live(lambda: not worker.is_alive())
    times = [one for one, _thread in seen]
    assert len(times) == 3
    assert times[0] < times[1] < times[2]
    assert {thread for _, thread in seen} == {threading.get_ident()}


def test_what_goes_wrong_there_is_raised_where_it_was_asked(qgis_app: object) -> None:
    def wrong() -> None:
        raise LogoError(path="logo.doc")

    worker = Worker(lambda: ask_main_thread(wrong, QgsFeedback()))
    worker.start()
    live(lambda: not worker.is_alive())
    assert isinstance(worker.error, LogoError)


def test_nothing_is_done_that_was_cancelled_before_its_turn(qgis_app: object) -> None:
    feedback, done = QgsFeedback(), []
    worker = Worker(lambda: ask_main_thread(lambda: done.append(1), feedback))
    worker.start()
    # Meanwhile this thread does not live.
    feedback.cancel()
    worker.join(5)
    assert not worker.is_alive()
    assert isinstance(worker.error, CancelledError)
    live(lambda: True)
    assert not done


@pytest.mark.parametrize("form", ["pdf", "png", "svg"])
def test_an_atlas_cancelled_between_two_pages_leaves_no_file(
    provider: object, tmp_path: Path, form: str
) -> None:
    layer = districts()
    assert QgsProject.instance().addMapLayer(layer) is layer
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("msme:districtreport")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(QgsProject.instance())
    parameters = {
        "INPUT": layer.id(),
        "FIELDS": ["v"],
        "PAGE": "atlas",
        "PROVINCE": NORTH,
        "DPI": 72,
        "OUTPUT": str(tmp_path / f"atlas.{form}"),
    }
    ended: list[bool] = []
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    task.executed.connect(lambda good, _results: ended.append(good))
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 60 else None)
    QgsApplication.taskManager().addTask(task)
    turns = live(lambda: bool(ended))
    live(lambda: True)
    assert ended == [False]
    assert turns > 3
    assert not list(tmp_path.iterdir())
    QgsProject.instance().clear()
