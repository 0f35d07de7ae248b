"""Our dock in a running QGIS, and a way to wait for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import QgsApplication, QgsProject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from msme_qgis_plugin.gui.dock import DockFrame

_PATIENCE = 60


@pytest.fixture
def wait() -> Callable[[Callable[[], bool]], None]:
    def until(ready: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not ready():
            assert time.monotonic() < end, "waited in vain"
            QgsApplication.processEvents()
            time.sleep(0.01)

    return until


@pytest.fixture
def profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A profile folder of the test's own, for results and decisions."""
    folder = tmp_path / "profile"
    folder.mkdir()
    from msme_qgis_plugin.gui import storage
    from msme_qgis_plugin.gui.data import remember

    for module in (remember, storage):
        monkeypatch.setattr(module, "profile_folder", lambda: folder)
    return folder


@pytest.fixture
def frame(
    provider: object, qgis_iface: object, profile: Path, wait: Callable[[Callable[[], bool]], None]
) -> Iterator[DockFrame]:
    from msme_qgis_plugin.gui.dock import DockFrame

    QgsProject.instance().clear()
    made = DockFrame()
    yield made
    made.close_down()
    # A task that outlives Python, which made it, brings QGIS down.
    wait(lambda: not QgsApplication.taskManager().countActiveTasks())
    made.deleteLater()
    QgsProject.instance().clear()
