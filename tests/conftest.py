"""What more than one room of tests needs.

QGIS is imported inside the fixtures that use it, since the tests in
`tests/unit` run where there is none.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

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
def run(provider: object) -> Run:
    """A way to run an algorithm."""
    import processing
    from qgis.core import QgsApplication, QgsProcessing

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
        return processing.run(
            algorithm_id, {**outputs, **parameters}, feedback=feedback, context=context
        )

    return start


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End with the result of the tests, before QGIS is taken apart.

    After a thousand tests in one process QGIS 3.40 may crash while Python lets go of its objects;
    no user's QGIS ends in that order. What tests leave running is looked for in `test_runner`.
    """
    status = getattr(config, "_ended_with", None)
    if "qgis.core" in sys.modules and status is not None:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(status))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Keep the result for `pytest_unconfigure`."""
    session.config._ended_with = exitstatus
