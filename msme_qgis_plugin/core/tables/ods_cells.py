"""Which cells of an .ods sheet are numbers, percentages or merged.

As `xlsx_cells`: GDAL hands out a stored 1.234 and a typed one alike, and a
percentage as the share that is stored. What kind of value a cell holds
stands in its tag; values are never read here.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.parsers import expat

import numpy as np

from .grid import Merge, SheetCells

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_CONTENT = "content.xml"
_CHUNK = 1 << 20
_SHEET, _ROW = "table:table", "table:table-row"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_KIND = "office:value-type"
_ROWS_REPEATED, _COLUMNS_REPEATED = "table:number-rows-repeated", "table:number-columns-repeated"
_ROWS_SPANNED, _COLUMNS_SPANNED = "table:number-rows-spanned", "table:number-columns-spanned"
_NUMBERS = ("float", "currency", "percentage")


def ods_cells(path: Path, *, sheet: str, shape: tuple[int, int]) -> SheetCells:
    """Read the tags of one sheet.

    Args:
        path: an .ods file that was checked (see `intact`).
        sheet: name of the sheet.
        shape: rows and columns of the sheet as GDAL sees it.
    """
    tags = _Tags(sheet, shape)
    parser = expat.ParserCreate()
    parser.StartElementHandler = tags.start
    parser.EndElementHandler = tags.end
    with zipfile.ZipFile(path) as parts, parts.open(_CONTENT) as content:
        while chunk := content.read(_CHUNK):
            parser.Parse(chunk)
    return SheetCells(tags.numbers, tuple(tags.merges), (), tags.percents, tags.logical)


class _Tags:
    """Tags of one sheet as they pass; a tag may stand for many rows or columns."""

    def __init__(self, sheet: str, shape: tuple[int, int]) -> None:
        self._sheet = sheet
        self._inside = False
        self._row = self._column = self._rows = 0
        self.numbers: NDArray[np.bool_] = np.zeros(shape, dtype=bool)
        self.percents: NDArray[np.bool_] = np.zeros(shape, dtype=bool)
        self.logical: NDArray[np.bool_] = np.zeros(shape, dtype=bool)
        self.merges: list[Merge] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if name == _SHEET:
            self._inside = attributes.get("table:name") == self._sheet
        elif self._inside and name == _ROW:
            self._column = 0
            self._rows = int(attributes.get(_ROWS_REPEATED, 1))
        elif self._inside and name in _CELLS:
            self._cell(attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == _SHEET:
            self._inside = False
        elif name == _ROW and self._inside:
            self._row += self._rows

    def _cell(self, attributes: dict[str, str]) -> None:
        top, left = self._row, self._column
        self._column += int(attributes.get(_COLUMNS_REPEATED, 1))
        cells = slice(top, top + self._rows), slice(left, self._column)
        kind = attributes.get(_KIND)
        if kind in _NUMBERS:
            self.numbers[cells] = True
        if kind == "percentage":
            self.percents[cells] = True
        rows, columns = (int(attributes.get(one, 1)) for one in (_ROWS_SPANNED, _COLUMNS_SPANNED))
        if rows > 1 or columns > 1:
            self.merges.append(Merge(top, left, top + rows - 1, left + columns - 1))
