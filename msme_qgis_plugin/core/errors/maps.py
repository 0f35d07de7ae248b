"""Classes, maps and pages that cannot be made."""

from __future__ import annotations

from ..messages import QT_TRANSLATE_NOOP
from .base import MsmeError


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


class FieldNotNumericError(MsmeError):
    """A field of text or dates where numbers are needed."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The field “{field}” holds {type}; classes need a field of numbers. "
        "Choose another field, or let the table's numbers be read first.",
    )


class FieldMissingError(MsmeError):
    """A field that the layer does not have."""

    template = QT_TRANSLATE_NOOP("core", "The layer has no field “{field}”; it has: {fields}.")


class LayerEmptyError(MsmeError):
    """A layer that a map needs and that holds nothing."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer “{layer}” is missing, cannot be opened or holds no "
        "features, so no map was made. See that its file is there and not "
        "in use, then try again.",
    )


class PictureError(MsmeError):
    """A picture that could not be written."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The picture {path} could not be written. Choose a folder that you "
        "may write to and that has room left.",
    )


class BivariateBreaksError(MsmeError):
    """Breaks that do not make one to three classes of an indicator."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "A bivariate map has up to three classes per indicator, so 1 to "
        "{most} breaks; indicator {side} has {count} ({value}). Give two "
        "breaks, or choose another method.",
    )


class UnitsWithoutCodeError(MsmeError):
    """A layer whose units cannot be told by province."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer has no field “bps_code”, so its units cannot be told by "
        "province; it has: {fields}. Use a layer that “Harmonise a table to "
        "districts” made.",
    )


class ProvinceUnknownError(MsmeError):
    """A province that is not known, or that may be several."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{value}” does not name one province. Give its name or its "
        "two-digit BPS code, such as Sulawesi Selatan or 73{meant}.",
    )


class ProvinceEmptyError(MsmeError):
    """A layer without units of the province that was asked for."""

    template = QT_TRANSLATE_NOOP(
        "core", "The layer has no district of {province}. Choose another province or another layer."
    )


class DistrictNotThereError(MsmeError):
    """A page about a district that the layer does not have."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer has no district {value} in {province}. Give the BPS code "
        "of one of its districts, such as {example}.",
    )


class PageFieldsError(MsmeError):
    """More or fewer fields than a page has room for."""

    template = QT_TRANSLATE_NOOP(
        "core", "The page “{page}” shows {least} to {most} fields; {count} were chosen."
    )


class ReportNotWrittenError(MsmeError):
    """A report that could not be written."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The report {path} could not be written: {reason} Close the file "
        "where it is open, or choose a folder that you may write to.",
    )


class ReportPathError(MsmeError):
    """A report without a file to be written to."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No file is named for the report (“{value}”). Give one in a folder "
        "that you may write to, such as report.pdf.",
    )


class WorkbookNotWrittenError(MsmeError):
    """A spreadsheet or text file that could not be written."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The table {path} could not be written: {reason}. Close it where it "
        "is open, or choose a folder that you may write to.",
    )
