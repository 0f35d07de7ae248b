"""What the algorithms of the provider declare of themselves (see `core.analysis.declaration`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication

if TYPE_CHECKING:
    from qgis.core import QgsProcessingAlgorithm

    from ...core.analysis.declaration import Analysis


def declared() -> list[Analysis]:
    """Return what the algorithms of the provider declare, in the order of the toolbox."""
    provider = QgsApplication.processingRegistry().providerById("msme")
    every = provider.algorithms() if provider is not None else []
    found = [getattr(one, "ANALYSIS", None) for one in every]
    return [one for one in found if one is not None]


def title_of(analysis: str) -> str:
    """Return what an algorithm is called."""
    found = _algorithm(analysis)
    return str(found.displayName()) if found is not None else analysis


def summary_of(analysis: str) -> str:
    """Return what an algorithm does in a sentence."""
    found = _algorithm(analysis)
    return str(found.shortDescription()) if found is not None else ""


def output_text(analysis: str, output: str) -> str:
    """Return what an output of an algorithm is called."""
    found = _algorithm(analysis)
    definition = found.parameterDefinition(output) if found is not None else None
    return str(definition.description()) if definition is not None else output


def _algorithm(name: str) -> QgsProcessingAlgorithm | None:
    return QgsApplication.processingRegistry().algorithmById(f"msme:{name}")
