"""Spreadsheets, DBF and GeoPackage tables, read through QGIS's own GDAL.

Files are opened for reading only, and nothing is written beside them: a
GeoPackage that another program holds open with changes not yet merged
(a `-wal` file) is read from a copy in a temporary folder.
"""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from osgeo import gdal, ogr

from ..messages import QT_TRANSLATE_NOOP, Message
from ..paths import scratch_folder
from .categories import as_category, factorised
from .errors import SpreadsheetDriverMissingError, TableUnreadableError
from .gdal_layers import batches, count_rows, field_names, looked_through
from .grid import Grid, tidy
from .intact import refuse_unsound
from .ods_cells import ods_cells
from .sniff import FileKind
from .xlsx_cells import xlsx_cells

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

_DRIVERS = {
    FileKind.XLSX: "XLSX",
    FileKind.XLS: "XLS",
    FileKind.ODS: "ODS",
    FileKind.DBF: "ESRI Shapefile",
    FileKind.GEOPACKAGE: "GPKG",
}
_TAGS = {FileKind.XLSX: xlsx_cells, FileKind.ODS: ods_cells}
_BATCH = 2000
_LARGE_BATCH = 50_000
_LONG_NUMBER = 16
_LONG_TEXT = 64
_SURE_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_UNSURE_NUMBER = re.compile(r"-?\d{1,3}\.\d{3}")


@contextmanager
def open_dataset(path: Path, kind: FileKind) -> Iterator[gdal.Dataset]:
    """Open a file for reading, every cell of a spreadsheet as text.

    Raises:
        SpreadsheetDriverMissingError: this GDAL cannot read the format.
        TableUnreadableError: GDAL cannot make sense of the file.
        MsmeError: as `refuse_unsound`.
    """
    driver = _DRIVERS[kind]
    if gdal.GetDriverByName(driver) is None:
        raise SpreadsheetDriverMissingError(file=path.name, format=kind.value)
    with _settings(driver), _untouched(path, kind) as (place, options):
        refuse_unsound(place, kind)
        try:
            dataset = gdal.OpenEx(
                str(place),
                gdal.OF_VECTOR | gdal.OF_READONLY,
                allowed_drivers=[driver],
                open_options=options,
            )
        except RuntimeError:
            dataset = None
        if dataset is None:
            reason = gdal.GetLastErrorMsg() or f"{kind.value}?"
            raise TableUnreadableError(file=path.name, reason=reason)
        yield dataset


def layer_names(dataset: gdal.Dataset) -> list[str]:
    """Return the names of sheets or layers in the file's order."""
    return [layer.GetName() for layer in _layers(dataset)]


def filled_layers(dataset: gdal.Dataset) -> list[str]:
    """Return the names of sheets or layers that have any row."""
    return [layer.GetName() for layer in _layers(dataset) if count_rows(dataset, layer) > 0]


def read_sheet(dataset: gdal.Dataset, *, sheet: str, path: Path, kind: FileKind) -> Grid:
    """Read a sheet of a spreadsheet with its rows where they stand."""
    _, columns, lines = _columns(dataset, sheet)
    rows = int(lines[-1]) if lines.size else 0
    cells = np.full((rows, len(columns)), "", dtype=object)
    for index, (texts, _) in enumerate(columns):
        cells[lines - 1, index] = texts
    lines = np.arange(1, rows + 1)
    read_tags = _TAGS.get(kind)
    if read_tags is None:
        return Grid(cells=cells, is_number=_confirmed(cells, None), lines=lines)
    tags = read_tags(path, sheet=sheet, shape=(rows, len(columns)))
    cells[tags.logical & (cells == "1")] = "TRUE"
    cells[tags.logical & (cells == "0")] = "FALSE"
    is_number = _confirmed(cells, tags.numbers) & ~tags.logical
    return Grid(
        cells=cells,
        is_number=is_number,
        lines=lines,
        merges=tags.merges,
        percents=tags.percents & is_number,
        notes=_formulas_note(tags.not_worked_out),
    )


def _formulas_note(places: tuple[str, ...]) -> tuple[Message, ...]:
    """Tell of formulas that no program has worked out yet."""
    if not places:
        return ()
    template = QT_TRANSLATE_NOOP(
        "core",
        "{count} cell(s) hold a formula whose result is not stored in the "
        "file, first {cell}; they were read as empty. Open the file in a "
        "spreadsheet program, save it, and run again.",
    )
    values = {"count": len(places), "cell": places[0]}
    return (Message(template, values, warns=True),)


def read_layer(
    dataset: gdal.Dataset, *, layer: str, limit: int | None = None
) -> tuple[Grid, list[str]]:
    """Read a table with named fields: its rows and the fields' names.

    Args:
        limit: stop after about so many rows.
    """
    names, columns_read, lines = _columns(dataset, layer, limit=limit)
    # Column by column in memory, as they are read and will be used.
    shape = (len(lines), len(names))
    cells = np.full(shape, "", dtype=object, order="F")
    is_number = np.zeros(shape, dtype=bool, order="F")
    for index, (texts, numbers) in enumerate(columns_read):
        cells[:, index] = texts
        is_number[:, index] = numbers
    grid = Grid(cells=cells, is_number=is_number, lines=np.arange(1, len(lines) + 1))
    return grid, names


def read_categories(
    dataset: gdal.Dataset, *, layer: str, columns: Collection[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read some fields of a table as pandas categories of their texts.

    Returns:
        The cells, and where the file stored a number.
    """
    names = [name for name in field_names(looked_through(dataset, layer)) if name in columns]
    found: dict[str, list[NDArray[np.generic]]] = {name: [] for name in names}
    for batch in batches(dataset, layer, names, size=_LARGE_BATCH):
        for name, parts in found.items():
            parts.append(_unpadded(batch[name]))
    cells, is_number = {}, {}
    for name, parts in found.items():
        place, texts, stored = distinct_texts(parts)
        cells[name] = as_category(place, texts)
        is_number[name] = stored
    return pd.DataFrame(cells), pd.DataFrame(is_number)


def _unpadded(values: NDArray[np.generic]) -> NDArray[np.generic]:
    """Return long texts as objects, which are not padded to the longest."""
    long = values.dtype.kind == "S" and values.dtype.itemsize > _LONG_TEXT
    return values.astype(object) if long else values


def _layers(dataset: gdal.Dataset) -> list[ogr.Layer]:
    return [dataset.GetLayer(i) for i in range(dataset.GetLayerCount())]


@contextmanager
def _settings(driver: str) -> Iterator[None]:
    """Ask for plain text, for this thread only, and keep GDAL silent."""
    wanted = {f"OGR_{driver}_HEADERS": "DISABLE", f"OGR_{driver}_FIELD_TYPES": "STRING"}
    before = {key: gdal.GetThreadLocalConfigOption(key, None) for key in wanted}
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        for key, value in wanted.items():
            gdal.SetThreadLocalConfigOption(key, value)
        yield
    finally:
        for key, value in before.items():
            gdal.SetThreadLocalConfigOption(key, value)
        gdal.PopErrorHandler()


@contextmanager
def _untouched(path: Path, kind: FileKind) -> Iterator[tuple[Path, list[str]]]:
    """Give a place from which reading leaves no trace beside the file.

    SQLite would create helper files beside a database in write-ahead mode;
    an immutable opening does not, but would not see what is still in them.
    """
    if kind is not FileKind.GEOPACKAGE:
        yield path, []
        return
    pending = path.with_name(path.name + "-wal")
    if not pending.is_file() or not pending.stat().st_size:
        yield path, ["IMMUTABLE=YES"]
        return
    with scratch_folder() as folder:
        copy = folder / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(pending, copy.with_name(pending.name))
        yield copy, []


def _columns(
    dataset: gdal.Dataset, name: str, *, limit: int | None = None
) -> tuple[list[str], list[tuple[NDArray[np.object_], NDArray[np.bool_]]], NDArray[np.int64]]:
    """Read a layer without geometry: names, (texts, numbers), row ids."""
    layer = looked_through(dataset, name)
    names = field_names(layer)
    texts: list[list[NDArray[np.object_]]] = [[] for _ in names]
    numbers: list[list[NDArray[np.bool_]]] = [[] for _ in names]
    lines: list[NDArray[np.int64]] = []
    identifier = layer.GetFIDColumn() or "OGC_FID"
    # Texts come padded to the longest: all columns in small batches.
    for batch in batches(dataset, name, names, size=min(_BATCH, limit or _BATCH)):
        lines.append(np.asarray(batch[identifier], dtype=np.int64))
        for index, field in enumerate(names):
            place, words, stored = distinct_texts([batch[field]])
            texts[index].append(np.array(words, dtype=object)[place])
            numbers[index].append(stored)
        if limit is not None and sum(map(len, lines)) >= limit:
            break
    no_text: NDArray[np.object_] = np.zeros(0, dtype=object)
    no_flag = np.zeros(0, dtype=bool)
    return (
        names,
        [
            (np.concatenate([no_text, *one]), np.concatenate([no_flag, *two]))
            for one, two in zip(texts, numbers)
        ],
        np.concatenate([np.zeros(0, dtype=np.int64), *lines]),
    )


def distinct_texts(
    parts: list[NDArray[np.generic]],
) -> tuple[NDArray[np.intp], list[str], NDArray[np.bool_]]:
    """Return each row's place among texts, these, and where numbers are.

    Each distinct value is put into words once: surveys repeat few answers.
    The last text is that of no value.
    """
    nothing: list[NDArray[np.generic]] = [np.zeros(0, dtype="S1")]
    plain = np.concatenate([np.asarray(one) for one in parts or nothing])
    missing = np.concatenate([_masked(one) for one in parts or nothing])
    kind = plain.dtype.kind
    if kind == "f":
        missing |= ~np.isfinite(plain)
    elif kind == "M":
        missing |= np.isnat(plain)
    stored = np.full(len(plain), kind in "iuf") & ~missing
    if kind == "M":
        plain = plain.astype(object)
    position, distinct = factorised(plain)
    texts = [tidy(_word(one, kind)) for one in distinct.tolist()]
    place = np.where(missing | (position < 0), len(texts), position)
    return place.astype(np.intp), [*texts, ""], stored


def _masked(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    masked = np.zeros(len(values), dtype=bool)
    if isinstance(values, np.ma.MaskedArray):
        masked |= values.mask
    return masked


def _word(value: object, kind: str) -> str:
    """Write one value of a field of the given numpy kind."""
    if isinstance(value, float):
        return _plain_number(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if kind == "b":
        return str(int(bool(value)))
    return "" if value is None else str(value)


def _plain_number(value: float) -> str:
    text = repr(value)
    return text[:-2] if text.endswith(".0") else text


def _confirmed(cells: NDArray[np.object_], stored: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
    """Return which cells are numbers, and shorten the longest of these.

    A spreadsheet shows 15 digits: 0.45490000000000003 is 0.4549 to its
    reader. Where the file does not tell what it stores, only text with one
    possible reading counts as a number: 1101 and 11.34, but not 1.234.
    """
    is_number = np.zeros(cells.shape, dtype=bool)
    places = np.nonzero(cells != "" if stored is None else stored)
    for place in zip(*places):
        text = cells[place]
        if stored is None:
            is_number[place] = (
                _SURE_NUMBER.fullmatch(text) is not None and _UNSURE_NUMBER.fullmatch(text) is None
            )
        else:
            is_number[place] = _is_float(text)
        if is_number[place] and len(text) > _LONG_NUMBER:
            cells[place] = _plain_number(float(f"{float(text):.15g}"))
    return is_number


def _is_float(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
