"""What stands under the header: data, footnotes, repeated headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from .errors import CellsBeyondHeaderError, SideBySideTablesError
from .number_cells import looks_like_number

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grid import Grid

_LONG = 60
_LONE = 2
_SAMPLE = 50
_KEYWORD = re.compile(
    r"(sumber|source|catatan|notes?|keterangan|ket|diolah|footnotes?)\b"
    r"(?P<colon>[\w /]{0,30}[:.])?",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"(\*{1,3}\)?|[†‡¹²³⁴]|\(?[a-z0-9]{1,2}\)|[-–—….a-z*]{1,3}\s*[:=])\s*\S", re.IGNORECASE
)


def footnote_start(grid: Grid, data: int) -> int:
    """Return the row where the footnotes begin, the row count without any.

    Looked for from the bottom, over rows of at most two cells of words. A
    footnote opens with `Sumber:`, `Catatan`, `*)`, `r :` and the like, or is
    long; what follows belongs to it. A lone name is a row of data.
    """
    start = len(grid.cells)
    for row in range(len(grid.cells) - 1, data - 1, -1):
        texts = [str(text) for text in grid.cells[row] if text]
        if not texts:
            continue
        if _opens_note(texts):
            start = row
        elif not _is_lone(texts):
            break
    return start


def _is_lone(texts: list[str]) -> bool:
    return len(texts) <= _LONE and not any(map(looks_like_number, texts))


def _opens_note(texts: list[str]) -> bool:
    keyword = _KEYWORD.match(texts[0])
    if keyword is not None and keyword.group("colon"):
        return True
    if not _is_lone(texts):
        return False
    sign = _SIGN.match(texts[0])
    return bool(keyword or sign or len(texts[0]) > _LONG)


def repeated_rows(grid: Grid, rows: range, *, patterns: tuple[int, ...]) -> list[int]:
    """Return the rows that say again what a header row said."""
    known = {
        tuple(grid.cells[row]) for row in patterns if np.count_nonzero(grid.cells[row] != "") > 1
    }
    firsts = {next((text for text in texts if text), "") for texts in known}
    return [
        row
        for row in rows
        if _first_text(grid.cells[row]) in firsts and tuple(grid.cells[row]) in known
    ]


def _first_text(row: NDArray[np.object_]) -> str:
    return next((str(text) for text in row if text), "")


def blocks(used: NDArray[np.bool_]) -> list[NDArray[np.int64]]:
    """Split the columns in use at the empty columns between them."""
    columns = np.flatnonzero(used)
    cuts = np.flatnonzero(np.diff(columns) > 1) + 1
    return list(np.split(columns, cuts))


def refuse_side_by_side(grid: Grid, *, header: int | None, rows: range, file: str) -> None:
    """Refuse a second table to the right of the first.

    A second table has words in its first column, as the first has, and
    numbers in another; or it begins with the same name. An empty column
    inside one table is only a spacer.

    Raises:
        SideBySideTablesError: names both first columns.
    """
    top = rows.start if header is None else header
    used = grid.filled()[slice(top, rows.stop)].any(axis=0)
    first, *others = blocks(used)
    names = [""] * len(used) if header is None else list(grid.cells[header])
    for block in others:
        if len(block) == 1 or len(first) == 1:
            continue
        same = names[block[0]] and names[block[0]] == names[first[0]]
        alike = _is_table(grid, first, rows) and _is_table(grid, block, rows)
        if same or alike:
            raise SideBySideTablesError(
                file=file,
                first=names[first[0]] or _column_word(first[0]),
                second=names[block[0]] or _column_word(block[0]),
                column=int(block[0]) + 1,
            )


def refuse_beyond_header(
    grid: Grid, levels: tuple[int, ...], data: NDArray[np.bool_], *, file: str
) -> None:
    """Refuse rows of separated text that hold more than the header names.

    Numbers with decimal commas between commas, or row names without a
    header, would move every value to the column of another.

    Args:
        levels: rows of the header; nothing is refused without one.
        data: (rows,) which rows are data.

    Raises:
        CellsBeyondHeaderError: names the first such row.
    """
    if grid.written is None or not levels:
        return
    columns = int(grid.written[list(levels)].max())
    beyond = data & grid.filled()[:, columns:].any(axis=1)
    if beyond.any():
        first = int(np.flatnonzero(beyond)[0])
        raise CellsBeyondHeaderError(
            file=file,
            row=int(grid.lines[first]),
            cells=int(grid.written[first]),
            header=int(grid.lines[levels[-1]]),
            columns=columns,
        )


def _column_word(column: np.int64) -> str:
    return f"column_{int(column) + 1}"


def _is_table(grid: Grid, block: NDArray[np.int64], rows: range) -> bool:
    """Tell whether a block has a column of words before one of numbers."""
    sample = grid.cells[slice(rows.start, rows.start + _SAMPLE)][:, block]
    words, numbers = [], []
    for column in sample.T:
        texts = [text for text in column if text]
        count = sum(map(looks_like_number, texts))
        words.append(bool(texts) and count * 2 < len(texts))
        numbers.append(bool(texts) and count * 2 > len(texts))
    return any(words[:2]) and any(numbers)
