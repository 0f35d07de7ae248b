"""What analyses of neighbours refuse."""

from __future__ import annotations

from ...errors import MsmeError
from ...messages import QT_TRANSLATE_NOOP


class NoBaseError(MsmeError):
    """A rate that does not say what it is a rate of."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{field}” cannot be adjusted as a rate: the layer does not hold what it is a share of. "
        "Choose a share whose denominator or weight is in the layer, or leave the adjustment out.",
    )


class NegativeRateError(MsmeError):
    """A rate or its base that cannot be."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{field}” cannot be adjusted as a rate: {unit} has {value} of {base}. Rates and what they "
        "are rates of are 0 or more.",
    )


class TooFewUnitsError(MsmeError):
    """More neighbours are wanted than there are other units."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{count} units have a value and a polygon, and each should have its {wanted} nearest as "
        "neighbours. Choose a number from 1 to less than the number of units.",
    )


class DistanceMissingError(MsmeError):
    """Neighbours within a distance that is not given."""

    template = QT_TRANSLATE_NOOP(
        "core", "Neighbours within a distance need the distance in km. Give one above 0."
    )


class CrowdedDistanceError(MsmeError):
    """A distance within which too many units lie."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "About {count} pairs of units lie within {km} km of each other, too many to be compared. "
        "Give a shorter distance, or choose the nearest ones.",
    )
