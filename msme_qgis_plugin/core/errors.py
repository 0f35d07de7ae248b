"""The base of all errors that a person reads, and those of no package in particular."""

from __future__ import annotations

from typing import ClassVar

from .messages import QT_TRANSLATE_NOOP, Message, brief

# Of what a file or a person puts into a sentence.
_LONGEST = 1000


class MsmeError(Exception):
    """Base of every error that is meant to be read by a person."""

    template: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        short = {
            name: brief(value, _LONGEST) if isinstance(value, str) else value
            for name, value in values.items()
        }
        self.message = Message(self.template, short)
        super().__init__(str(self.message))


class ResourceMissingError(MsmeError):
    """A file that the plugin ships is not there."""

    template = QT_TRANSLATE_NOOP(
        "core", "The plugin's own file {path} is missing. Install the plugin again from its zip."
    )


class WriteFailedError(MsmeError):
    """The destination did not take what was written to it."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The result could not be written: {reason}. Check that the disk has "
        "room and that the file is not open elsewhere, then run again.",
    )


class OutputReplacesInputError(MsmeError):
    """An output is a file that the run reads."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The result would replace {path}, which is read by this run. "
        "Choose another file for the result.",
    )


class OutputsInOneFileError(MsmeError):
    """Two outputs of one run would replace one another."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Two results of this run would be written to {path}, the one over "
        "the other. Choose a file of its own for each.",
    )


class WorkbookNotWrittenError(MsmeError):
    """A spreadsheet or text file that could not be written."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The table {path} could not be written: {reason}. Close it where it "
        "is open, or choose a folder that you may write to.",
    )


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
        'names with ; or | between them, or as ["first", "second"].',
    )
