"""What lists that are to be merged can be refused for."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class OneListError(MsmeError):
    """Fewer than two lists."""

    template = QT_TRANSLATE_NOOP(
        "core", "There is nothing to merge: lists given: {count}. Give two lists or more."
    )


class EmptyListError(MsmeError):
    """A list without a record."""

    template = QT_TRANSLATE_NOOP(
        "core", "{source} has no record but totals. Leave it out, or give the list itself."
    )


class NothingInCommonError(MsmeError):
    """A list that shares no column with the others."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} has nothing in common with the other lists by which an enterprise could be "
        "known again. It has: {own}; the others have: {others}. Say which columns hold the NIK, "
        "the name, the telephone number or the date of birth.",
    )


class NoNumbersError(MsmeError):
    """A list of persons without their NIK."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No column of {source} holds NIK, by which its persons are looked for. Its columns: "
        "{columns}.",
    )
