"""Why a page or a sheet cannot be made."""

from __future__ import annotations

from ..core.errors import MsmeError
from ..core.messages import QT_TRANSLATE_NOOP


class LogoError(MsmeError):
    """A logo that is no picture."""

    template = QT_TRANSLATE_NOOP(
        "core", "The logo {path} is missing or is no picture. Give a .png, .jpg or .svg file."
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


class PageDistrictsError(MsmeError):
    """More or fewer districts than a comparison has room for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "A comparison shows {least} to {most} districts; {count} were named. Give their BPS "
        "codes, such as 3578; 7371.",
    )


class PageLevelError(MsmeError):
    """A page about parts of a province for a layer of other units."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The page “{page}” shows the districts of one province, and the units of this layer are "
        "{units}. Choose a page of the whole layer, such as national_portrait.",
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


class SpreadsheetNameError(MsmeError):
    """A spreadsheet that is named as another sort of file."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The table is written as .xlsx, and “{name}” ends in {suffix}. Give it a name that ends "
        "in .xlsx; every spreadsheet program opens that.",
    )
