"""What more than one room of tests needs.

QGIS is imported inside the fixtures that use it, since the tests in
`tests/unit` run where there is none.
"""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from tests.qgis.conftest import Run

PROJECT = Path(__file__).resolve().parents[1]

# Before any Qt: the tests need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def project() -> Path:
    """The top folder of the project."""
    return PROJECT


@pytest.fixture(scope="session", autouse=True)
def _reference_data_stay_as_they_are() -> Iterator[None]:
    """No test changes a file that is under version control."""
    folder = PROJECT / "resources" / "reference"
    before = {path: path.read_bytes() for path in folder.glob("*.gpkg")}
    yield
    assert {path: path.read_bytes() for path in folder.glob("*.gpkg")} == before


@pytest.fixture(autouse=True)
def _open_project_is_left_empty() -> Iterator[None]:
    """No test hands layers or pages in the open project on to the next."""
    yield
    qgis = sys.modules.get("qgis.core")
    if qgis is None:
        return
    project = qgis.QgsProject.instance()
    # To clear an empty one takes its time, too.
    if project.mapLayers() or project.layoutManager().layouts():
        project.clear()


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real data, which are not the project's to ship."""
    folder = PROJECT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the folder of real data is not beside the project")
    return folder


@pytest.fixture(scope="session")
def provider(qgis_app: object, qgis_processing: object) -> Iterator[object]:
    """Our provider in a running QGIS, one for all rooms."""
    from qgis.core import QgsApplication

    from msme_qgis_plugin.algorithms.provider import MsmeProvider

    ours = MsmeProvider()
    registry = QgsApplication.processingRegistry()
    assert registry.addProvider(ours)
    yield ours
    registry.removeProvider(ours)


@pytest.fixture
def run(provider: object) -> Iterator[Run]:
    """A way to run an algorithm."""
    import processing
    from qgis.core import QgsApplication, QgsProcessing, QgsProcessingException

    frames: list[FrameType] = []

    def start(
        algorithm_id: str,
        feedback: QgsProcessingFeedback | None = None,
        context: QgsProcessingContext | None = None,
        **parameters: Any,
    ) -> dict[str, Any]:
        algorithm = QgsApplication.processingRegistry().algorithmById(algorithm_id)
        outputs = {
            definition.name(): QgsProcessing.TEMPORARY_OUTPUT
            for definition in algorithm.destinationParameterDefinitions()
        }
        told = {**outputs, **parameters}
        try:
            return processing.run(algorithm_id, told, feedback=feedback, context=context)
        except QgsProcessingException as error:
            frames.extend(one for one, _ in traceback.walk_tb(error.__traceback__))
            frames.extend(one for one, _ in traceback.walk_stack(sys._getframe()))
            raise

    yield start
    # QGIS never lets go of an exception, nor of the frames that it came through. Layers that these
    # hold would be closed when Python ends, after GDAL has gone, which crashes.
    for frame in frames:
        with suppress(RuntimeError):
            frame.clear()
