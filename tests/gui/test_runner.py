"""Tasks from the dock: progress, one sentence when it fails, and stopping."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingAlgorithm,
    QgsProject,
    QgsTask,
    QgsVectorLayer,
)
from qgis.PyQt import sip

from msme_qgis_plugin.core.errors import WriteFailedError
from msme_qgis_plugin.gui.runner import LEAVING, End, Job, Outcome, TaskRunner

if TYPE_CHECKING:
    from pathlib import Path

    Wait = Callable[[Callable[[], bool]], None]

TEMPORARY = "TEMPORARY_OUTPUT"


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "umkm.csv"
    path.write_text("Kode;Nama;UMKM\n1101;Simeulue;12\n1102;Aceh Singkil;7\n1103;Aceh Selatan;9\n")
    return str(path)


@pytest.fixture
def units(qgis_new_project: None) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?field=bps_code:string&field=rate:double", "units", "memory")
    shape = QgsGeometry.fromWkt("POLYGON((0 0,1 0,1 1,0 0))")
    rows = []
    for number in range(400):
        row = QgsFeature(layer.fields())
        row.setAttributes([str(number), float(number)])
        row.setGeometry(shape)
        rows.append(row)
    assert layer.dataProvider().addFeatures(rows)[0]
    QgsProject.instance().addMapLayer(layer)
    return layer


def describe(path: str) -> Job:
    return Job("msme:describetable", {"INPUT": path, "COLUMNS": TEMPORARY}, "reading")


def style(layer: QgsVectorLayer) -> Job:
    return Job(
        "msme:stylechoropleth", {"INPUT": layer.id(), "FIELD": "rate", "CLASSES_TABLE": TEMPORARY}
    )


def test_jobs_run_one_after_the_other_and_see_what_came(
    provider: object, table: str, wait: Wait
) -> None:
    runner = TaskRunner()
    told: list[Outcome] = []
    seen: list[str] = []
    runner.changed.connect(lambda: seen.append(runner.step_text))

    def second(outcome: Outcome) -> Job:
        assert outcome.results[0]["ROWS"] == 3
        return Job("msme:describetable", {"INPUT": table, "COLUMNS": TEMPORARY}, "again")

    runner.start([describe(table), second], told.append)
    assert runner.running
    wait(lambda: bool(told))
    (outcome,) = told
    assert outcome.end is End.DONE
    assert [one["COLUMN_COUNT"] for one in outcome.results] == [3, 3]
    assert outcome.take_layer("COLUMNS").featureCount() == 3
    assert not runner.running
    assert any(text.startswith("Step 1 of 2, reading · 0:0") for text in seen)
    assert any(text.startswith("Step 2 of 2, again") for text in seen)


def test_a_deleted_file_gives_one_sentence(provider: object, tmp_path: Path, wait: Wait) -> None:
    runner = TaskRunner()
    told: list[Outcome] = []
    runner.start([describe(str(tmp_path / "gone.csv"))], told.append)
    wait(lambda: bool(told))
    assert told[0].end is End.FAILED
    assert "gone.csv" in told[0].message
    assert "\n" not in told[0].message
    assert not runner.running


def test_a_removed_layer_is_refused_before_anything_runs(
    provider: object, units: QgsVectorLayer
) -> None:
    job = style(units)
    QgsProject.instance().removeMapLayer(units.id())
    runner = TaskRunner()
    told: list[Outcome] = []
    runner.start([job], told.append)
    # No waiting: the answer is there at once.
    assert told[0].end is End.FAILED
    assert "no longer in the project" in told[0].message
    assert not runner.running


def test_a_layer_removed_during_the_run_does_no_harm(
    provider: object, units: QgsVectorLayer, wait: Wait
) -> None:
    runner = TaskRunner()
    told: list[Outcome] = []
    runner.start([style(units)], told.append)
    QgsProject.instance().removeMapLayer(units.id())
    wait(lambda: bool(told))
    assert told[0].end is End.DONE
    copy = told[0].copies["INPUT"]
    assert copy.renderer().type() == "RuleRenderer"


def test_a_run_leaves_the_layer_itself_alone(
    provider: object, units: QgsVectorLayer, wait: Wait
) -> None:
    before = units.renderer().type()
    runner = TaskRunner()
    told: list[Outcome] = []
    runner.start([style(units)], told.append)
    wait(lambda: bool(told))
    assert units.renderer().type() == before


def test_an_unknown_algorithm_is_a_sentence_too(provider: object) -> None:
    told: list[Outcome] = []
    TaskRunner().start([Job("msme:nothing", {})], told.append)
    assert told[0].end is End.FAILED
    assert told[0].message


def test_cancelling_answers_at_once_and_the_next_run_works(
    provider: object, table: str, wait: Wait
) -> None:
    runner = TaskRunner()
    told: list[End] = []
    job = Job("msme:harmonise", {"INPUT": table, "OUTPUT": TEMPORARY, "REPORT": TEMPORARY})
    runner.start([job], lambda outcome: told.append(outcome.end))
    start = time.monotonic()
    runner.cancel()
    assert time.monotonic() - start < 1
    assert told == [End.CANCELLED]
    assert not runner.running
    runner.start([describe(table)], lambda o: told.append(o.end))
    wait(lambda: len(told) == 2)
    assert told == [End.CANCELLED, End.DONE]
    wait(lambda: not LEAVING)


class Slow(QgsProcessingAlgorithm):
    """Waits until it is let go on; cancelling does not stop it."""

    started, go_on = threading.Event(), threading.Event()

    def name(self) -> str:
        return "slow"

    def displayName(self) -> str:
        return "Slow"

    def createInstance(self) -> Slow:
        return Slow()

    def initAlgorithm(self, configuration: object = None) -> None:
        pass

    def processAlgorithm(self, *_: object) -> dict[str, object]:
        self.started.set()
        self.go_on.wait(60)
        return {}


def test_what_a_task_works_with_outlives_the_runner(
    monkeypatch: pytest.MonkeyPatch, qgis_app: object, wait: Wait
) -> None:
    registry = QgsApplication.processingRegistry()
    slow = Slow()
    monkeypatch.setattr(registry, "createAlgorithmById", lambda _name: slow)
    monkeypatch.setattr(QgsApplication, "processingRegistry", lambda: registry)
    runner = TaskRunner()
    runner.start([Job("test:slow", {})], lambda _outcome: None)
    wait(Slow.started.is_set)
    held = weakref.ref(runner._run.outcome)
    runner.cancel()
    sip.delete(runner)
    del runner
    gc.collect()
    assert held() is not None
    Slow.go_on.set()
    # Then it goes.
    wait(lambda: held() is None)


def test_qgis_does_not_call_a_cancelled_run_failed(
    provider: object, table: str, wait: Wait
) -> None:
    flags = []
    manager = QgsApplication.taskManager()

    def note(number: int) -> None:
        flags.append(manager.task(number).flags())

    manager.taskAdded.connect(note)
    runner = TaskRunner()
    runner.start([describe(table)], lambda _outcome: None)
    wait(lambda: not runner.running)
    manager.taskAdded.disconnect(note)
    (given,) = flags
    assert given & QgsTask.Flag.Silent
    assert given & QgsTask.Flag.CanCancel


def test_what_cannot_be_prepared_ends_the_run_with_one_sentence(
    provider: object, table: str, wait: Wait
) -> None:
    told: list[Outcome] = []

    def second(_outcome: Outcome) -> Job:
        raise WriteFailedError(reason="No space left on device")

    runner = TaskRunner()
    runner.start([describe(table), second], told.append)
    wait(lambda: bool(told))
    assert not runner.running
    assert told[0].end is End.FAILED
    assert "No space left on device" in told[0].message


def test_a_new_run_takes_the_place_of_the_old_one(provider: object, table: str, wait: Wait) -> None:
    runner = TaskRunner()
    told: list[tuple[str, End]] = []
    runner.start([describe(table)], lambda o: told.append(("old", o.end)))
    runner.start([describe(table)], lambda o: told.append(("new", o.end)))
    wait(lambda: len(told) == 2)
    assert told == [("old", End.CANCELLED), ("new", End.DONE)]


def test_the_end_of_the_plugin_leaves_no_copy_to_a_task(
    provider: object, units: QgsVectorLayer
) -> None:
    told: list[Outcome] = []
    runner = TaskRunner()
    runner.start([style(units)], told.append)
    assert runner._run.outcome.copies
    runner.close_down()
    assert told[0].end is End.CANCELLED
    assert not LEAVING
    assert not told[0].copies
