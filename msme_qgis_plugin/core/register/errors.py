"""What a register of enterprises can be refused for."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class PersonalColumnError(MsmeError):
    """A column was named that holds personal data."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The column “{column}” holds personal data, which this program does not read. Choose "
        "another one.",
    )


class SizeColumnsError(MsmeError):
    """A definition of size without the column that it goes by."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The definition {definition} goes by {measures}. Choose the column with one of these, or "
        "another definition.",
    )


class NoSectorColumnError(MsmeError):
    """No column of sectors in a register."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No column of {source} holds sectors: letters, titles or codes of KBLI. Its columns: "
        "{columns}. Choose the one that does.",
    )


class NothingPublishedError(MsmeError):
    """Nothing to look at."""

    template = QT_TRANSLATE_NOOP(
        "core", "Neither layers nor a pack are named. Choose what readers will have."
    )
