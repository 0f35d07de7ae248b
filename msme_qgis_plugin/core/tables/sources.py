"""A table that is read by columns: a look at its head, then what is needed.

A village survey has hundreds of columns, of which a run needs a dozen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pandas as pd

from .gdal_tables import filled_layers, open_dataset, read_categories, read_layer
from .header import unique
from .model import Table
from .plain_text import PlainText
from .read import read_table
from .shape import named_table, shape_table
from .sniff import FileKind, file_kind
from .text import grid_of_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from osgeo import gdal

HEAD_ROWS = 300


def text_head(path: Path, separator: str) -> Table:
    """Return the first rows of a large text file whose layout is known, also of a packed one."""
    cells = pd.read_csv(
        path, sep=separator, nrows=HEAD_ROWS, dtype=str, keep_default_na=False, encoding="utf-8-sig"
    ).astype(object)
    return Table(
        cells=cells,
        is_number=pd.DataFrame(data=False, index=cells.index, columns=cells.columns),
        sheet_rows=np.arange(2, len(cells) + 2, dtype=np.int64),
        source=path.name,
        sheet=None,
        notes=(),
    )


class TableSource(Protocol):
    """Where a table can be read from, in whole or in part."""

    def head(self) -> Table:
        """Return all columns of (at least) the first rows."""

    def read(self, columns: Sequence[str] | None = None, *, categories: bool = False) -> Table:
        """Return all rows, of some columns or of all (None).

        Args:
            categories: the cells may come as pandas categories of texts,
                which is quicker to read and to work with.
        """


def some_columns(table: Table, columns: Sequence[str]) -> Table:
    """Return a table with these columns alone."""
    return replace(
        table, cells=table.cells[list(columns)], is_number=table.is_number[list(columns)]
    )


class FileSource:
    """A table in a file. Plain texts and GeoPackages are read in part;
    other formats whole, once.

    Both ways give the same cells, headers and line numbers.
    """

    def __init__(self, path: Path, *, sheet: str | None = None) -> None:
        self._path = path
        self._sheet = sheet
        self._kind = file_kind(path)
        self._whole: Table | None = None
        self._text: PlainText | None = None
        if self._kind is FileKind.TEXT:
            self._text = PlainText.open(path)

    def head(self) -> Table:
        """Return all columns of the first rows.

        Raises:
            MsmeError: as `read_table` does for a file that cannot be read.
        """
        if self._whole is None and self._text is not None:
            grid = grid_of_text(self._text.head(), file=self._path.name, whole=False)
            return shape_table(grid, source=self._path.name, sheet=None)
        if self._whole is None and self._kind is FileKind.GEOPACKAGE:
            return self._first_fields()
        return self._all()

    def read(self, columns: Sequence[str] | None = None, *, categories: bool = False) -> Table:
        """Return all rows, of some columns or of all (None).

        Args:
            categories: see `TableSource.read`.

        Raises:
            MsmeError: as `read_table` does for a file that cannot be read.
        """
        if columns is None or self._whole is not None:
            whole = self._all()
            return whole if columns is None else some_columns(whole, columns)
        if self._text is not None:
            table = self._text.read(columns, categories=categories)
            if table is not None:
                return table
        if self._kind is FileKind.GEOPACKAGE:
            return self._some_fields(columns, categories=categories)
        return some_columns(self._all(), columns)

    def _all(self) -> Table:
        if self._whole is None:
            self._whole = read_table(self._path, sheet=self._sheet)
        return self._whole

    def _first_fields(self) -> Table:
        with open_dataset(self._path, self._kind) as dataset:
            layer = self._chosen_layer(dataset)
            if layer is None:
                return self._all()
            grid, names = read_layer(dataset, layer=layer, limit=HEAD_ROWS)
        return named_table(grid, names=unique(names), source=self._path.name, sheet=layer)

    def _some_fields(self, columns: Sequence[str], *, categories: bool) -> Table:
        """Read named columns, which the caller has from the head.

        Columns about persons were left out there.
        """
        with open_dataset(self._path, self._kind) as dataset:
            layer = self._chosen_layer(dataset)
            if layer is None:
                return some_columns(self._all(), columns)
            cells, is_number = read_categories(dataset, layer=layer, columns=columns)
        if not categories:
            cells = cells.astype(str)
        table = Table(
            cells=cells,
            is_number=is_number,
            sheet_rows=np.arange(1, len(cells) + 1, dtype=np.int64),
            source=self._path.name,
            sheet=layer,
            notes=(),
        )
        return some_columns(table, columns)

    def _chosen_layer(self, dataset: gdal.Dataset) -> str | None:
        filled = filled_layers(dataset)
        layer = self._sheet or next(iter(filled), None)
        return layer if layer in filled else None
