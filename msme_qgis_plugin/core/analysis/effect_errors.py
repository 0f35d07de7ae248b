"""What a table can be refused for in which the effect of a programme is looked for."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class NoTreatedError(MsmeError):
    """No unit in which the programme began."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” names no unit with a start between the first period ({first}) and the "
        "last ({last}). At least one unit with the programme is needed, with values before and "
        "after its start.",
    )


class NoPrePeriodError(MsmeError):
    """All units had the programme from the first period on."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "All {count} units with the programme had it by the first period ({first}), so that "
        "nothing tells how they were before. Add an earlier period, or correct the start.",
    )


class NoControlsError(MsmeError):
    """No unit without the programme to compare with."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No unit without the programme has values in the periods of those with it, so that there "
        "is nothing to compare with. Add units that do not have it, or have it later.",
    )


class StartUnclearError(MsmeError):
    """Cells that tell no start of the programme."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” should hold the period in which the programme began (such as 2018; "
        "empty: never), or yes and no. It holds: {examples}.",
    )


class StartNeededError(MsmeError):
    """Yes and no, without a start."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” says which units have the programme, but not since when. Give its "
        "start, such as 2018.",
    )


class BeginUnclearError(MsmeError):
    """A start that is no period."""

    template = QT_TRANSLATE_NOOP(
        "core", "The start of the programme should be a period such as 2018; it is “{text}”."
    )


class NotANumberColumnError(MsmeError):
    """A column of words where numbers are needed."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” holds words; numbers are needed. Where they are numbers written as "
        "text, run “Harmonise a table to districts” first.",
    )


class WeightNegativeError(MsmeError):
    """A weight below zero."""

    template = QT_TRANSLATE_NOOP(
        "core", "Weights in column “{column}” should not be below 0; {count} are."
    )
