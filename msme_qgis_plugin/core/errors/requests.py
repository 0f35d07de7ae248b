"""What was asked for and cannot be done."""

from __future__ import annotations

from ..messages import QT_TRANSLATE_NOOP
from .base import MsmeError


class YearNotUnderstoodError(MsmeError):
    """A vintage that is no year."""

    template = QT_TRANSLATE_NOOP(
        "core", "{parameter} should be a year such as 2020, or auto; it is “{text}”."
    )


class ListNotUnderstoodError(MsmeError):
    """A list of columns that cannot be read."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The list of columns “{text}” cannot be read ({reason}). Write the "
        'names with | between them, or as ["first", "second"].',
    )


class StyleNotSavedError(MsmeError):
    """A style file that could not be written."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The style {path} could not be saved: {reason} Choose a folder that you may write to.",
    )


class LogoError(MsmeError):
    """A logo that is no picture."""

    template = QT_TRANSLATE_NOOP(
        "core", "The logo {path} is missing or is no picture. Give a .png, .jpg or .svg file."
    )
