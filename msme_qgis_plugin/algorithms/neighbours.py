"""How neighbours are found, as parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingParameterBoolean, QgsProcessingParameterNumber
from qgis.PyQt.QtCore import QCoreApplication

from ..core.analysis.spatial.options import Neighbours, WeightOptions
from .tokens import add_tokens

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext

    from .base import MsmeAlgorithm

    Given = tuple[dict[str, Any], QgsProcessingContext]

_MOST_SEED = 2**31 - 1


def add_neighbours(algorithm: MsmeAlgorithm) -> None:
    """Add WEIGHTS, K, DISTANCE and BRIDGE_ISLANDS."""
    translate = QCoreApplication.translate
    usual = WeightOptions()
    add_tokens(
        algorithm,
        "WEIGHTS",
        translate("Neighbours", "Neighbours"),
        [one.value for one in Neighbours],
        translate(
            "Neighbours",
            "Polygons that touch; that share a border of some length; the nearest; all within a "
            "distance. Gaps of up to 10 m count as touching.",
        ),
        labels={
            "queen": translate("Neighbours", "touching, also at a corner (queen)"),
            "rook": translate("Neighbours", "with a common border (rook)"),
            "knn": translate("Neighbours", "the nearest"),
            "distance": translate("Neighbours", "within a distance"),
        },
    )
    kind = Qgis.ProcessingNumberParameterType
    algorithm.add(
        QgsProcessingParameterNumber(
            "K",
            translate("Neighbours", "Number of nearest"),
            kind.Integer,
            usual.nearest,
            minValue=1,
        ),
        translate("Neighbours", "For the nearest: how many, by the distance of the centroids."),
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "DISTANCE",
            translate("Neighbours", "Distance in km"),
            kind.Double,
            optional=True,
            minValue=0,
        ),
        translate("Neighbours", "Within a distance: how far the centroids may be from each other."),
    )
    algorithm.add(
        QgsProcessingParameterBoolean(
            "BRIDGE_ISLANDS",
            translate("Neighbours", "Join units without neighbours to the nearest"),
            usual.bridge,
        ),
        translate("Neighbours", "By the shortest way between the outlines; the log names each."),
    )


def neighbours_of(algorithm: MsmeAlgorithm, given: Given) -> WeightOptions:
    """Return how neighbours are to be found."""
    parameters, context = given
    return WeightOptions(
        kind=Neighbours(algorithm.parameterAsEnumString(parameters, "WEIGHTS", context)),
        nearest=algorithm.parameterAsInt(parameters, "K", context),
        distance_km=algorithm.parameterAsDouble(parameters, "DISTANCE", context) or None,
        bridge=algorithm.parameterAsBoolean(parameters, "BRIDGE_ISLANDS", context),
    )


def add_seed(algorithm: MsmeAlgorithm) -> None:
    """Add SEED."""
    translate = QCoreApplication.translate
    algorithm.add(
        QgsProcessingParameterNumber(
            "SEED",
            translate("Neighbours", "Seed"),
            Qgis.ProcessingNumberParameterType.Integer,
            1,
            minValue=0,
            maxValue=_MOST_SEED,
        ),
        translate("Neighbours", "The same seed gives the same result."),
        advanced=True,
    )


def seed_of(algorithm: MsmeAlgorithm, given: Given) -> int:
    """Return the seed."""
    return int(algorithm.parameterAsInt(given[0], "SEED", given[1]))
