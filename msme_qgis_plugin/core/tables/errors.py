"""Why a file cannot be read as a table."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class UnreadableNumbersError(MsmeError):
    """Text where numbers were asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” should hold numbers, but {count} cell(s) hold "
        "something else; the first, with their rows: {cells}. Correct these "
        "cells, or leave the column out.",
    )


class UndecidableNumberStyleError(MsmeError):
    """A cell such as `1.234` with nothing to tell thousands from decimals."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}”, row {row}: “{cell}” means {indonesian} in "
        "Indonesian style and {english} in English style, and the other "
        "cells of the column do not tell which. Choose the number style.",
    )


class MixedNumberStyleError(UndecidableNumberStyleError):
    """A cell that may be either in a column that mixes both styles."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” mixes number styles: {others}. In row {row} "
        "“{cell}” may therefore mean {indonesian} (Indonesian style) or "
        "{english} (English style). Correct the column, or choose the "
        "number style of such cells.",
    )


class ContradictedNumberStyleError(MsmeError):
    """A style given for a column whose cells prove another."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Another number style was given for column “{column}” than its cells "
        "prove: {cells}. Take the style back for this column, or correct "
        "these cells.",
    )


class ColumnStyleNotUnderstoodError(MsmeError):
    """A style for one column that cannot be read."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{text}” does not say how the numbers of a column are written. Write the column, =, "
        "and one of: {styles}.",
    )


class UndecidablePercentError(MsmeError):
    """A stored number beside text percentages that may be share or points."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Column “{column}” holds percentages as text beside the stored "
        "number {number}, which may be a percent cell ({scaled} %) or "
        "{number} %, and the other stored numbers do not tell which. Write "
        "the whole column in one way.",
    )


class TableMissingError(MsmeError):
    """A table that is not where it should be."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The file “{file}” is not in {folder}. Check whether it was moved "
        "or renamed, or whether its drive is connected, and choose it "
        "again.",
    )


class TableUnreadableError(MsmeError):
    """A table that cannot be opened."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The file “{file}” cannot be read: {reason}. Close it in other "
        "programs, check that you may open it, and try again. The file was "
        "not changed.",
    )


class TableDamagedError(TableUnreadableError):
    """A file of which only a part could be read."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The file “{file}” is damaged ({reason}). Rows would be missing or "
        "wrong, so none was read. Fetch the file again, or open it where it "
        "was made and save it anew.",
    )


class TableTooLargeError(MsmeError):
    """A file that would take more memory than a computer has to spare."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is too large to be read (more than {most} MB when unpacked). "
        "Delete blank rows and columns around the table and sheets that are "
        "not needed, or save the sheet as .csv.",
    )


class TooManyCellsError(TableTooLargeError):
    """A sheet of more cells than a computer has memory for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” has too many cells to be read (at most some {most} million, "
        "and blank ones count). Delete blank rows and columns around the table "
        "and sheets that are not needed, or save the sheet as .csv.",
    )


class TextTooLargeError(MsmeError):
    """A text that cannot be read in pieces and not at once either."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is larger than {most} MB and too irregular to be read in "
        "pieces (spaces around cells, blank lines, another encoding than "
        "UTF-8). Save it as plain UTF-8 .csv, or keep only the columns and "
        "rows that are needed.",
    )


class TooManyColumnsError(MsmeError):
    """A sheet with a cell far to the right of its table."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” has a cell in column {column}, and at most {most} columns "
        "can be read. Delete the columns to the right of the table (select "
        "them and delete, not only their content) and save.",
    )


class EndlessViewError(MsmeError):
    """A view of a database that gives rows without end."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The view “{view}” in “{file}” does not come to an end. Choose another "
        "file, or save the layer that you need as a GeoPackage of its own.",
    )


class TableEmptyError(MsmeError):
    """A file without content."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The file “{file}” is empty. A table with a header row and at least"
        " one row of data is expected.",
    )


class TableFormatError(MsmeError):
    """A file that is no table."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is no table that can be read here (found: {found}). Open "
        "it in a spreadsheet program and save it as .xlsx or .csv.",
    )


class TablePictureError(TableFormatError):
    """A document or a picture, whatever tables a person sees in it."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is a document or a picture (found: {found}), and a table "
        "is expected: .xlsx, .xls, .ods, .csv, .tsv, .txt, .dbf or .gpkg. "
        "Ask for the table that it was made from, or type its numbers into "
        "a spreadsheet and save that.",
    )


class FileNameError(MsmeError):
    """A table under a name that promises something else."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The name of “{file}” ends in {suffix}, and a table is expected: "
        "{expected}. If it is one of these, give its name that ending; else "
        "choose another file.",
    )


class OtherFileError(MsmeError):
    """A file of another kind than a parameter asks for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{parameter}” should be a file of this kind: {expected}. Given was "
        "“{file}”. Choose another file.",
    )


class NoLayerInFileError(MsmeError):
    """A file without a layer where a layer is asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{parameter}” should be a layer of the project or a file of one, "
        "such as {expected}. QGIS finds no such layer in “{file}”. Choose "
        "another one.",
    )


class SpreadsheetDriverMissingError(MsmeError):
    """A format whose driver is not part of this QGIS."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is in {format} format, for which this QGIS has no driver."
        " Open it in a spreadsheet program and save it as .xlsx or .csv.",
    )


class PasswordProtectedError(MsmeError):
    """A workbook that is encrypted."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is protected by a password. Open it in a spreadsheet "
        "program, save a copy without password, and choose the copy.",
    )


class WrongExtensionError(MsmeError):
    """A workbook whose name promises another format."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is called {given} but holds the old {found} format. Open "
        "it in a spreadsheet program and save it as .xlsx; renaming does "
        "not convert.",
    )


class WebPageTableError(MsmeError):
    """A web page that is called a spreadsheet."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” is a web page saved under the name of a spreadsheet, as "
        "many portals do. Open it in a spreadsheet program and save it as "
        ".xlsx or .csv.",
    )


class UnclosedQuoteError(MsmeError):
    """A quotation mark that swallows the rows after it."""

    template = QT_TRANSLATE_NOOP(
        "core",
        '“{file}”, row {row}: a quotation mark (") is opened and not '
        "closed, so that the rows after it would be lost. Correct this row "
        "in a text editor or a spreadsheet program.",
    )


class CellsBeyondHeaderError(MsmeError):
    """A row of separated text with more cells than there are columns."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}”, row {row} has {cells} cells, but the header (row {header}) "
        "has {columns}. Numbers with a decimal comma fall apart where commas "
        "also part the cells: save the table as .xlsx, or with semicolons.",
    )


class AmbiguousCellsError(MsmeError):
    """Cells of a dynamic table whose place can be read in several ways."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "In “{file}” the value under {cell} may belong to several units or variables. "
        "Save the table with one variable at a time, or as a spreadsheet.",
    )


class SheetMissingError(MsmeError):
    """A sheet or layer that the file does not have."""

    template = QT_TRANSLATE_NOOP(
        "core", "“{file}” has no sheet “{sheet}”. Its sheets are: {sheets}."
    )


class TableHeaderOnlyError(MsmeError):
    """A header with nothing under it."""

    template = QT_TRANSLATE_NOOP(
        "core", "“{file}” has a header (row {row}: {columns}) but no rows of data under it."
    )


class NoTableFoundError(MsmeError):
    """A sheet on which no table can be made out."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No table was found in “{file}”{sheet}: at least two columns with a"
        " header and rows of data are expected.",
    )


class SideBySideTablesError(MsmeError):
    """Two tables beside each other on one sheet."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” holds two tables side by side: one begins with “{first}”,"
        " another with “{second}” (column {column}), with an empty column "
        "between them. Put each on a sheet of its own.",
    )
