"""Read a table out of whatever file a planner was sent."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ..messages import QT_TRANSLATE_NOOP, Message
from .columns import find_columns
from .errors import NoTableFoundError, SheetMissingError, TableHeaderOnlyError, TextTooLargeError
from .gdal_tables import filled_layers, layer_names, open_dataset, read_layer, read_sheet
from .header import unique
from .json_tables import read_json
from .plain_text import PlainText
from .shape import named_table, shape_table
from .sniff import FileKind, file_kind
from .text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from osgeo import gdal

    from ..errors import MsmeError
    from .model import Table

# From here on, in bytes, a plain text is read by columns: quicker, and in less memory.
LARGE_TEXT = 500_000
# What is no plain text takes some ten times its size in memory.
LARGEST_AT_ONCE = 200_000_000
_LONGEST_NOTES = 60
_WITH_FIELDS = (FileKind.DBF, FileKind.GEOPACKAGE)


def list_sheets(path: Path) -> list[str]:
    """Return the sheets of a workbook or the tables of a GeoPackage.

    A format without sheets (text, DBF) has none.

    Raises:
        MsmeError: as `read_table` does for a file that cannot be read.
    """
    kind = file_kind(path)
    if kind in {FileKind.TEXT, FileKind.DBF, FileKind.JSON}:
        return []
    with open_dataset(path, kind) as dataset:
        return layer_names(dataset)


def read_table(path: Path, *, sheet: str | None = None, with_personal: bool = False) -> Table:
    """Read a table as text, with its header found and nothing converted.

    Args:
        path: text with separators (CSV, TSV), .xlsx, .xls and .ods where
            GDAL has their drivers, .dbf, GeoPackage, or JSON of the
            statistics office's web API or of records. The content decides,
            not the name.
        sheet: sheet or layer; by default the first that holds a table. Not
            for text, DBF and JSON, which have none.
        with_personal: keep the columns about persons, which `personal` names, for a caller that
            compares them and lets none out.

    Returns:
        The table; `sheet_rows` counts lines of a text (a line end of any
        kind once), rows of a sheet, or rows of a database table.

    Raises:
        TableMissingError, TableUnreadableError, TableEmptyError,
        TableFormatError, SpreadsheetDriverMissingError,
        PasswordProtectedError, WrongExtensionError, WebPageTableError,
        UnclosedQuoteError: the file cannot be read.
        TableDamagedError, TableTooLargeError, TextTooLargeError,
        TooManyColumnsError, EndlessViewError: it should not be.
        SheetMissingError: it has no such sheet.
        NoTableFoundError, TableHeaderOnlyError, SideBySideTablesError: the
            sheet cannot be read as one table.
    """
    kind = file_kind(path)
    if kind is FileKind.TEXT:
        return _read_text(path, with_personal)
    if kind is FileKind.JSON:
        _refuse_large(path)
        grid, names = read_json(path)
        if names is None:
            return shape_table(grid, source=path.name, sheet=None, with_personal=with_personal)
        return named_table(
            grid, names=unique(names), source=path.name, sheet=None, with_personal=with_personal
        )
    with open_dataset(path, kind) as dataset:
        one = partial(_read_one, dataset, path=path, kind=kind, with_personal=with_personal)
        if kind is FileKind.DBF:
            return one(path.stem)
        if sheet is not None:
            _refuse_missing(dataset, sheet=sheet, path=path)
            return one(sheet)
        return _read_first(dataset, one, path=path, kind=kind)


def _read_text(path: Path, with_personal: bool) -> Table:
    if path.stat().st_size > LARGE_TEXT:
        plain = PlainText.open(path)
        table = None if plain is None else plain.read_whole(with_personal=with_personal)
        if table is not None:
            return table
        _refuse_large(path)
    return shape_table(read_text(path), source=path.name, sheet=None, with_personal=with_personal)


def _refuse_large(path: Path) -> None:
    """Refuse what can only be read at once and would take too much memory."""
    if path.stat().st_size > LARGEST_AT_ONCE:
        raise TextTooLargeError(file=path.name, most=LARGEST_AT_ONCE // 1_000_000)


def _refuse_missing(dataset: gdal.Dataset, *, sheet: str, path: Path) -> None:
    names = layer_names(dataset)
    if sheet not in names:
        raise SheetMissingError(file=path.name, sheet=sheet, sheets=", ".join(names))


def _read_one(
    dataset: gdal.Dataset, sheet: str, *, path: Path, kind: FileKind, with_personal: bool
) -> Table:
    if kind in _WITH_FIELDS:
        grid, names = read_layer(dataset, layer=sheet)
        layer = None if kind is FileKind.DBF else sheet
        return named_table(
            grid, names=unique(names), source=path.name, sheet=layer, with_personal=with_personal
        )
    grid = read_sheet(dataset, sheet=sheet, path=path, kind=kind)
    return shape_table(grid, source=path.name, sheet=sheet, with_personal=with_personal)


def _read_first(
    dataset: gdal.Dataset, read: Callable[[str], Table], *, path: Path, kind: FileKind
) -> Table:
    """Read the first sheet that holds a table and name the others.

    A sheet with units and numbers is preferred to one before it that may
    hold notes: a few rows of words.
    """
    sheets = filled_layers(dataset)
    failure: MsmeError | None = None
    found: Table | None = None
    for sheet in sheets:
        try:
            table = read(sheet)
        except (NoTableFoundError, TableHeaderOnlyError) as error:
            failure = failure or error
            continue
        is_data = kind in _WITH_FIELDS or not _may_be_notes(table)
        if found is None or is_data:
            found = table
        if is_data:
            break
    if found is None:
        several = f" ({', '.join(sheets)})" if len(sheets) > 1 else ""
        raise failure or NoTableFoundError(file=path.name, sheet=several)
    others = [one for one in sheets if one != found.sheet]
    return replace(found, notes=(*_others_note(found.sheet, others), *found.notes))


def _may_be_notes(table: Table) -> bool:
    if len(table.cells) > _LONGEST_NOTES:
        return False
    roles = find_columns(table)
    return not ((roles.code or roles.name) and roles.values)


def _others_note(sheet: str | None, others: list[str]) -> tuple[Message, ...]:
    if not others:
        return ()
    template = QT_TRANSLATE_NOOP(
        "core", "The file has several sheets; “{sheet}” was read. The others with data: {others}."
    )
    return (Message(template, {"sheet": sheet, "others": ", ".join(others)}),)
