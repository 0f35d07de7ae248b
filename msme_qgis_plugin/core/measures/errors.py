"""Why unit tables cannot be put together."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class TwoMeaningsError(MsmeError):
    """Two tables use one name for different things."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The field {field} means “{first}” in one layer and “{second}” in the other. Rename it in "
        "one of them, or leave it out.",
    )


class NothingAboveError(MsmeError):
    """No unit of a layer lies in a unit of the level that is asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No unit of the layer, such as {unit}, lies in a larger unit of the level {level}. Choose "
        "a larger level, or a layer whose units say in what they lie (column parent).",
    )


class UnitTwiceError(MsmeError):
    """A layer with several rows of one unit."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{count} units have several rows, as the column “{column}” says, such as {examples}. Keep "
        "one row for each, dissolve the layer, or name another field with the id of the units.",
    )


class NoUnitsError(MsmeError):
    """A layer whose rows do not say which units they are of."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{layer} has no column “{column}” with the codes of its units. Bring its numbers to "
        "units first, on the Data page or with an algorithm of the groups Data and Overlay.",
    )
