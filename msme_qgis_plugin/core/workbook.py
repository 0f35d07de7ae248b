"""Tables as a spreadsheet and as text, safe to open in a spreadsheet.

A cell that a spreadsheet might take for a formula stays what it is: in xlsx
as text, in csv behind an apostrophe, which keeps it from being run.
"""

from __future__ import annotations

import csv
import io
import math
import re
import zipfile
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from osgeo import gdal, ogr

from .errors import WorkbookNotWrittenError
from .paths import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# What makes a spreadsheet run a cell; the last two hide one of the others.
_RUNS = ("=", "+", "-", "@", "\t", "\r")
# Not a character of any language: it stands before text while GDAL writes,
# some of whose versions write text that begins with = as a formula.
_GUARD = "\ue000"
# XML knows no other control characters than tab, line feed, return.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ue000]")
_LONGEST_CELL = 32_767
_WHOLE = 2**53


class Kind(Enum):
    """What a column holds."""

    TEXT = ogr.OFTString
    NUMBER = ogr.OFTReal
    INTEGER = ogr.OFTInteger64


@dataclass(frozen=True)
class Column:
    """A column of a sheet."""

    name: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Sheet:
    """A table; None and NaN are empty cells."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write sheets as xlsx; an older file is replaced only at the end.

    Raises:
        WorkbookNotWrittenError: the file is open elsewhere, or the folder
            cannot be written to.
    """
    try:
        with scratch_folder(path.parent) as folder:
            raw, clean = folder / "raw.xlsx", folder / "clean.xlsx"
            _write_raw(raw, sheets)
            _without_guards(raw, clean)
            clean.replace(path)
    except (OSError, RuntimeError, zipfile.BadZipFile) as error:
        # GDAL closes a workbook that a full disk cut off without a word.
        raise WorkbookNotWrittenError(path=path, reason=error) from error


def write_csv(path: Path, sheet: Sheet, *, indonesian: bool = False) -> None:
    """Write a sheet as UTF-8 text that a spreadsheet opens by itself.

    Args:
        indonesian: `;` between cells and a decimal comma, as spreadsheets
            there expect; else `,` and a point.

    Raises:
        WorkbookNotWrittenError: the file cannot be written.
    """
    try:
        with scratch_folder(path.parent) as folder:
            made = folder / "made.csv"
            # The mark at the start tells a spreadsheet that it is UTF-8.
            with made.open("w", encoding="utf-8-sig", newline="") as file:
                file.write(csv_header(sheet, indonesian=indonesian))
                writer = csv.writer(file, delimiter=";" if indonesian else ",")
                for row in sheet.rows:
                    writer.writerow(
                        _as_text(value, column.kind, indonesian=indonesian)
                        for value, column in zip(row, sheet.columns)
                    )
            made.replace(path)
    except OSError as error:
        raise WorkbookNotWrittenError(path=path, reason=error) from error


def csv_header(sheet: Sheet, *, indonesian: bool = False) -> str:
    """Return the first line of a sheet's text file; see `write_csv`."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=";" if indonesian else ",")
    writer.writerow(_harmless(one.name) for one in sheet.columns)
    return line.getvalue()


def _write_raw(path: Path, sheets: Iterable[Sheet]) -> None:
    """Write with GDAL, every text behind a guard.

    Raises:
        RuntimeError: GDAL cannot write.
    """
    driver = ogr.GetDriverByName("XLSX")
    book = driver.CreateDataSource(str(path))
    # GDAL raises only where another program has asked for it, for all.
    if book is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    for sheet in sheets:
        layer = book.CreateLayer(sheet.name)
        for column in sheet.columns:
            layer.CreateField(ogr.FieldDefn(_guarded(column.name), column.kind.value))
        for row in sheet.rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for place, (value, column) in enumerate(zip(row, sheet.columns)):
                _set(feature, place, value, column.kind)
            layer.CreateFeature(feature)
    book.FlushCache()


def _set(feature: ogr.Feature, place: int, value: object, kind: Kind) -> None:
    if _is_empty(value):
        return
    if kind is Kind.TEXT:
        feature.SetField(place, _guarded(str(value)))
    elif kind is Kind.INTEGER and abs(int(str(value))) < _WHOLE:
        feature.SetField(place, int(str(value)))
    else:
        feature.SetField(place, float(str(value)))


def _is_empty(value: object) -> bool:
    if isinstance(value, float):
        return not math.isfinite(value)
    return value is None


def _guarded(text: str) -> str:
    clean = _CONTROL.sub("", text)[: _LONGEST_CELL - 1]
    return f"{_GUARD}{clean}"


def _without_guards(raw: Path, clean: Path) -> None:
    """Copy a workbook, leaving out the guards."""
    guard = _GUARD.encode("utf-8")
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(guard, b""))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_RUNS) else text


def _as_text(value: object, kind: Kind, *, indonesian: bool) -> str:
    if _is_empty(value):
        return ""
    if kind is Kind.TEXT:
        return _harmless(str(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value)) if abs(value) < _WHOLE else repr(value)
    text = repr(value) if isinstance(value, float) else str(value)
    return text.replace(".", ",") if indonesian else text
