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


class NoCountsError(MsmeError):
    """Tables in which nothing can be told from a count."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "In {sources} no number says that it is a count that adds up, so nothing was checked. Give "
        "layers of counts as “Count a register of enterprises” makes them.",
    )


class ParquetMissingError(MsmeError):
    """A file of Parquet, and no pyarrow."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{file} is Parquet, which needs the Python package pyarrow. Install it into the Python of "
        "QGIS (offline: pip install --no-index --find-links FOLDER pyarrow), or save the register "
        "as CSV.",
    )


class KeyFormatError(MsmeError):
    """A register whose personal columns cannot be keyed."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{file} ({format}) is read as a whole, without columns about persons. To tell enterprises "
        "apart by one, save the register as CSV (UTF-8), Parquet or GeoPackage.",
    )


class KeyFilePlaceError(MsmeError):
    """A secret, or what it was used for, beside what is handed on."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{file} would lie in {folder}, beside a project, a pack or the result, and would be handed "
        "on with it. Choose a folder that nobody else is given.",
    )


class KeyFileError(MsmeError):
    """A key file that is none."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{file} cannot be used as a key: {reason}. A key file has at least 32 bytes; name a file "
        "that is not there yet, and one is made.",
    )


class DaskMissingError(MsmeError):
    """An address of a scheduler, and no Dask."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The scheduler {address} was given, which needs the Python packages dask and distributed. "
        "Install them into the Python of QGIS (offline: pip install --no-index --find-links FOLDER "
        "dask distributed), or leave the address empty.",
    )


class SchedulerError(MsmeError):
    """A scheduler that does not do the work."""

    template = QT_TRANSLATE_NOOP(
        "core", "The scheduler {address} did not count the register: {reason}"
    )


class DifferencingError(MsmeError):
    """Numbers that are published already would reveal small counts of this run."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{count} counts of fewer than {below} enterprises would follow from this result together "
        "with {published}, whatever else is withheld (first: {unit}). Count with the same limit, "
        "level and breakdown as before, or do not publish both.",
    )
