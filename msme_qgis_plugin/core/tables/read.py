"""Read a table out of whatever file a planner was sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..messages import QT_TRANSLATE_NOOP, Message
from .errors import NoTableFoundError, SheetMissingError, TableHeaderOnlyError
from .gdal_tables import filled_layers, layer_names, open_dataset, read_layer, read_sheet
from .header import unique
from .plain_text import PlainText
from .shape import named_table, shape_table
from .sniff import FileKind, file_kind
from .text import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from osgeo import gdal

    from ..errors import MsmeError
    from .model import Table

# From here on, in bytes, a plain text is read in pieces.
LARGE_TEXT = 5_000_000
_WITH_FIELDS = (FileKind.DBF, FileKind.GEOPACKAGE)


def list_sheets(path: Path) -> list[str]:
    """Return the sheets of a workbook or the tables of a GeoPackage.

    A format without sheets (text, DBF) has none.

    Raises:
        MsmeError: as `read_table` does for a file that cannot be read.
    """
    kind = file_kind(path)
    if kind in {FileKind.TEXT, FileKind.DBF}:
        return []
    with open_dataset(path, kind) as dataset:
        return layer_names(dataset)


def read_table(path: Path, *, sheet: str | None = None) -> Table:
    """Read a table as text, with its header found and nothing converted.

    Args:
        path: text with separators (CSV, TSV), .xlsx, .xls and .ods where
            GDAL has their drivers, .dbf or GeoPackage. The content decides,
            not the name.
        sheet: sheet or layer; by default the first that holds a table. Not
            for text and DBF, which have none.

    Returns:
        The table; `sheet_rows` counts lines of a text (a line end of any
        kind once), rows of a sheet, or rows of a database table.

    Raises:
        TableMissingError, TableUnreadableError, TableEmptyError,
        TableFormatError, SpreadsheetDriverMissingError,
        PasswordProtectedError, WrongExtensionError, WebPageTableError,
        UnclosedQuoteError: the file cannot be read.
        SheetMissingError: it has no such sheet.
        NoTableFoundError, TableHeaderOnlyError, SideBySideTablesError: the
            sheet cannot be read as one table.
    """
    kind = file_kind(path)
    if kind is FileKind.TEXT:
        if path.stat().st_size > LARGE_TEXT:
            plain = PlainText.open(path)
            table = None if plain is None else plain.read_whole()
            if table is not None:
                return table
        return shape_table(read_text(path), source=path.name, sheet=None)
    with open_dataset(path, kind) as dataset:
        if kind is FileKind.DBF:
            return _read_layer(dataset, layer=path.stem, path=path, kind=kind)
        if sheet is not None:
            _refuse_missing(dataset, sheet=sheet, path=path)
            return _read_one(dataset, sheet=sheet, path=path, kind=kind)
        return _read_first(dataset, path=path, kind=kind)


def _refuse_missing(dataset: gdal.Dataset, *, sheet: str, path: Path) -> None:
    names = layer_names(dataset)
    if sheet not in names:
        raise SheetMissingError(file=path.name, sheet=sheet, sheets=", ".join(names))


def _read_one(dataset: gdal.Dataset, *, sheet: str, path: Path, kind: FileKind) -> Table:
    if kind in _WITH_FIELDS:
        return _read_layer(dataset, layer=sheet, path=path, kind=kind)
    grid = read_sheet(dataset, sheet=sheet, path=path, kind=kind)
    return shape_table(grid, source=path.name, sheet=sheet)


def _read_layer(dataset: gdal.Dataset, *, layer: str, path: Path, kind: FileKind) -> Table:
    grid, names = read_layer(dataset, layer=layer)
    return named_table(
        grid, names=unique(names), source=path.name, sheet=None if kind is FileKind.DBF else layer
    )


def _read_first(dataset: gdal.Dataset, *, path: Path, kind: FileKind) -> Table:
    """Read the first sheet that holds a table and name the others."""
    sheets = filled_layers(dataset)
    failure: MsmeError = NoTableFoundError(file=path.name, sheet="")
    for index, sheet in enumerate(sheets):
        try:
            table = _read_one(dataset, sheet=sheet, path=path, kind=kind)
        except (NoTableFoundError, TableHeaderOnlyError) as error:
            failure = failure if index else error
            continue
        others = [one for one in sheets if one != sheet]
        if not others:
            return table
        template = QT_TRANSLATE_NOOP(
            "core",
            "The file has several sheets; “{sheet}” was read. The others with data: {others}.",
        )
        note = Message(template, {"sheet": sheet, "others": ", ".join(others)})
        return replace(table, notes=(note, *table.notes))
    raise failure
