"""A sheet as it stands in the file, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from ..messages import Message

_INVISIBLE = str.maketrans("", "", "\ufeff\u200b\u200e\u200f")
_INVISIBLE_SIGNS = tuple("\ufeff\u200b\u200e\u200f")


class Merge(NamedTuple):
    """A merged block of cells; both corners belong to it, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


class SheetCells(NamedTuple):
    """What the tags of a sheet tell of its cells besides their values.

    numbers: (rows, columns) bool, True for cells of type number, counted
        from A1; None where the tags do not tell.
    merges: merged blocks, counted from A1 as 0, 0.
    not_worked_out: places such as B2 of formulas whose result the program
        that wrote the file has not stored.
    percents: (rows, columns) bool, True where the sheet shows a percentage.
    logical: the same, of TRUE and FALSE.
    """

    numbers: NDArray[np.bool_] | None
    merges: tuple[Merge, ...]
    not_worked_out: tuple[str, ...]
    percents: NDArray[np.bool_]
    logical: NDArray[np.bool_]


@dataclass(frozen=True)
class Grid:
    """Cells by place.

    cells: (rows, columns) str objects without outer white space, "" = blank.
    is_number: same shape, True where the file stored a number.
    lines: (rows,) 1-based line or row number in the file.
    merges: in rows and columns of this grid; empty where not known.
    written: (rows,) cells of each record, blank ones too; None where all
        records of the format are equally wide.
    percents: same shape as `cells`, True for stored numbers that are shown
        as percentages; None where the format does not tell.
    notes: what the reader of the format did.
    """

    cells: NDArray[np.object_]
    is_number: NDArray[np.bool_]
    lines: NDArray[np.int64]
    merges: tuple[Merge, ...] = ()
    written: NDArray[np.int64] | None = None
    percents: NDArray[np.bool_] | None = None
    notes: tuple[Message, ...] = ()

    def filled(self) -> NDArray[np.bool_]:
        """Return where cells hold something, (rows, columns) bool."""
        filled: NDArray[np.bool_] = self.cells != ""
        return filled


def tidy(text: str) -> str:
    """Strip outer white space, line breaks and signs that nobody sees."""
    if not text.isascii() and any(one in text for one in _INVISIBLE_SIGNS):
        text = text.translate(_INVISIBLE)
    if "\n" in text or "\t" in text:
        return " ".join(text.split())
    return text.strip()


def from_rows(
    rows: Sequence[Sequence[str]], *, lines: Iterable[int], notes: tuple[Message, ...] = ()
) -> Grid:
    """Make a grid of ragged rows of text; short rows end in blanks."""
    written = np.array([len(row) for row in rows], dtype=np.int64)
    tidied = [_without_blank_end([tidy(cell) for cell in row]) for row in rows]
    width = max((len(row) for row in tidied), default=0)
    cells = np.full((len(tidied), width), "", dtype=object)
    for index, row in enumerate(tidied):
        cells[index, : len(row)] = row
    return Grid(
        cells=cells,
        is_number=np.zeros(cells.shape, dtype=bool),
        lines=np.fromiter(lines, dtype=np.int64, count=len(tidied)),
        written=written,
        notes=notes,
    )


def _without_blank_end(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row
