"""Why values cannot be classed as asked."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class ClassCountError(MsmeError):
    """A number of classes that no palette has."""

    template = QT_TRANSLATE_NOOP(
        "core", "A map can have {least} to {most} classes; {value} were asked for."
    )


class BreakNotNumberError(MsmeError):
    """A class break that cannot be read."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Class breaks are numbers separated by ; or spaces, such as "
        "“18; 27,5; 37.5” without thousands separators; “{value}” is not a "
        "number.",
    )


class AmbiguousBreakError(MsmeError):
    """A class break whose separator seems to stand for thousands."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The class break “{value}” lies outside the values when its "
        "separator is a decimal one, and inside when it marks thousands. "
        "Write {thousands} if thousands are meant, or a break within the "
        "values.",
    )


class ManualBreaksError(MsmeError):
    """Class breaks that make no classes."""

    template = QT_TRANSLATE_NOOP(
        "core", "1 to {most} different class breaks are expected, “{value}” was given."
    )


class BivariateBreaksError(MsmeError):
    """Breaks that do not make one to three classes of an indicator."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "A bivariate map has up to three classes per indicator, so 1 to "
        "{most} breaks; indicator {side} has {count} ({value}). Give two "
        "breaks, or choose another method.",
    )
