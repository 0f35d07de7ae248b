"""Our provider in a running QGIS, and a way to run an algorithm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest
from qgis.core import QgsApplication, QgsProcessing, QgsProcessingContext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgis.core import QgsProcessingFeedback


class Run(Protocol):
    """Runs an algorithm; outputs not named go to temporary layers."""

    def __call__(self, algorithm_id: str, **parameters: Any) -> dict[str, Any]:
        """Return the outputs, layers as layers."""


@pytest.fixture(scope="session")
def provider(qgis_app: object, qgis_processing: object) -> Iterator[object]:
    from msme_qgis_plugin.algorithms.provider import MsmeProvider

    ours = MsmeProvider()
    registry = QgsApplication.processingRegistry()
    assert registry.addProvider(ours)
    yield ours
    registry.removeProvider(ours)


@pytest.fixture
def run(provider: object) -> Run:
    import processing

    def start(
        algorithm_id: str,
        feedback: QgsProcessingFeedback | None = None,
        context: QgsProcessingContext | None = None,
        **parameters: Any,
    ) -> dict[str, Any]:
        algorithm = QgsApplication.processingRegistry().algorithmById(
            algorithm_id
        )
        outputs = {
            definition.name(): QgsProcessing.TEMPORARY_OUTPUT
            for definition in algorithm.destinationParameterDefinitions()
        }
        return processing.run(
            algorithm_id,
            {**outputs, **parameters},
            feedback=feedback,
            context=context,
        )

    return start
