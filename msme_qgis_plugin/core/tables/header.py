"""Where a table begins on a sheet, and what its columns are called.

The first row of data is the first wide row with numbers, or whose key cell
names a district or a province, whatever stands beside it; headers are looked
for upwards from there. A row belongs to the header when it stands directly
above the levels found so far and completes them: it fills a column that they
leave blank (a cell merged downwards), its first column is blank (a cell
merged sideways over some columns), or they repeat a name. What is left above
is the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .number_cells import ESTIMATED, NORMAL, is_numbering, looks_like_number, read_cell
from .unit_cells import unit_rows
from .year_headers import named_by_title

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grid import Grid, Merge

_SEARCHED = 200
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_WIDE = 0.4
_BELOW = 10
_MOST = 0.6
_PLAIN_NUMBERING = 3
_DASHES = {"-", "–", "—", "...", "…", "..", "…)"}
_TITLE = re.compile(r"(tabel|table|lampiran|gambar|sumber|source|judul|catatan)\b", re.IGNORECASE)


@dataclass(frozen=True)
class HeaderPlace:
    """Rows of a grid, counted from 0.

    title: rows above the header that hold something.
    levels: header rows from top to bottom; empty where there is none.
    numbering: rows such as (1) (2) (3) under the header.
    data: first row of data; the number of rows where there is none.
    """

    title: tuple[int, ...]
    levels: tuple[int, ...]
    numbering: tuple[int, ...]
    data: int


@dataclass(frozen=True)
class _Rows:
    """What the first rows of a sheet hold; all (rows, columns) bool."""

    filled: NDArray[np.bool_]
    number: NDArray[np.bool_]
    sign: NDArray[np.bool_]
    year: NDArray[np.bool_]
    numbering: NDArray[np.bool_]

    @property
    def text(self) -> NDArray[np.bool_]:
        """Cells that are words."""
        return self.filled & ~self.number


def find_header(grid: Grid) -> HeaderPlace:
    """Find title, header and first row of data."""
    rows = _look(grid)
    start = _first_data(rows)
    start = _first_certain(grid, rows, start)
    if start is None:
        return _without_data(rows)
    levels = _levels(grid, rows, start)
    numbering = _numbering(rows, start)
    if not levels:
        title = _filled_rows(rows, start, skip=numbering)
        return HeaderPlace(title, (), numbering, start)
    data = levels[-1] + 1
    while data < start and (data in numbering or not rows.filled[data].any()):
        data += 1
    title = _filled_rows(rows, levels[0], skip=())
    return HeaderPlace(title, levels, numbering, data)


def _first_certain(grid: Grid, rows: _Rows, start: int | None) -> int | None:
    """Return the first row of data, which units may move up.

    A name over a header, as in `Indonesia | 2016`, belongs to the title.
    """
    certain = unit_rows(grid.cells[:_SEARCHED]) | _sign_rows(rows) | _counts_like_years(grid, rows)
    words = (rows.text.sum(axis=1) > 1) & ~certain & ~rows.numbering
    end = len(words) if start is None else start
    for row in np.flatnonzero(certain[:end]):
        if words[:row].any() or not words[row:end].any():
            return int(row)
    return start


def _filled_rows(rows: _Rows, end: int, *, skip: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(row for row in range(end) if rows.filled[row].any() and row not in skip)


def _look(grid: Grid) -> _Rows:
    cells = grid.cells[:_SEARCHED]
    filled = cells != ""
    number = np.zeros(cells.shape, dtype=bool)
    year = np.zeros(cells.shape, dtype=bool)
    position, texts = pd.factorize(cells[filled])
    number[filled] = np.array(
        [one in _DASHES or looks_like_number(one) for one in texts], dtype=bool
    )[position]
    year[filled] = np.array([_is_year(one) for one in texts], dtype=bool)[position]
    sign = np.zeros(cells.shape, dtype=bool)
    sign[filled] = np.array([_is_sign(one) for one in texts], dtype=bool)[position]
    numbering = np.array([_is_numbering_row(row) for row in cells], dtype=bool)
    number[numbering] = False
    return _Rows(filled, number, sign, year, numbering)


def _is_sign(text: str) -> bool:
    """Tell a sign such as `x`, `NA` or `…`, which stands for a number."""
    return read_cell(text).status not in {"", NORMAL, ESTIMATED}


def _is_year(text: str) -> bool:
    digits = text.rstrip("*) erp")
    four = len(digits) == len("2016") and digits.isdecimal()
    return four and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _is_numbering_row(row: NDArray[np.object_]) -> bool:
    """Tell (1) (2) (3), which a spreadsheet may have turned into -1 -2 -3."""
    texts = [text for text in row if text]
    if len(texts) > 1 and all(is_numbering(text) for text in texts):
        return True
    plain = [text.lstrip("-") for text in texts]
    return len(plain) >= _PLAIN_NUMBERING and plain == [
        str(number) for number in range(1, len(plain) + 1)
    ]


def _first_data(rows: _Rows) -> int | None:
    """Return the first wide row with numbers that is no header."""
    counts = rows.filled.sum(axis=1)
    numeric = (rows.number & ~rows.year).any(axis=1) & (counts > 1)
    numeric |= (rows.year.sum(axis=1) == 1) & _years_as_data(rows)
    if not numeric.any():
        return None
    wide = counts >= max(2.0, _WIDE * float(np.median(counts[numeric])))
    for row in np.flatnonzero(numeric & wide):
        if not _heads_numbers(rows, int(row)):
            return int(row)
    return int(np.flatnonzero(numeric)[0])


def _sign_rows(rows: _Rows) -> NDArray[np.bool_]:
    """Tell rows of keys and then signs alone, under a row of words."""
    result = np.zeros(len(rows.filled), dtype=bool)
    for row in np.flatnonzero(rows.sign.any(axis=1) & _headed(rows)):
        first = int(np.argmax(rows.sign[row]))
        keys, rest = rows.filled[row, :first], rows.filled[row, first:]
        result[row] = keys.any() and bool((rows.sign[row, first:] == rest).all())
    return result


def _counts_like_years(grid: Grid, rows: _Rows) -> NDArray[np.bool_]:
    """Tell rows with 1954, 1926, 2015, which do not follow one another.

    The years of a header rise or fall, or do so again under each name.
    """
    result = np.zeros(len(rows.filled), dtype=bool)
    for row in np.flatnonzero((rows.year.sum(axis=1) > 1) & _headed(rows)):
        years = [int(text[:4]) for text in grid.cells[row][rows.year[row]]]
        again = years.index(years[0], 1) if years[0] in years[1:] else len(years)
        first = years[:again]
        rising = sorted(years)
        periodic = years == (first * len(years))[: len(years)] and first in (
            sorted(first),
            sorted(first)[::-1],
        )
        result[row] = not periodic and years not in (rising, rising[::-1])
    return result


def _headed(rows: _Rows) -> NDArray[np.bool_]:
    """Tell rows with words below a row of several words."""
    words = rows.text & ~rows.sign
    several = words.sum(axis=1) > 1
    headed: NDArray[np.bool_] = words.any(axis=1) & (np.cumsum(several) > several)
    return headed


def _years_as_data(rows: _Rows) -> NDArray[np.bool_]:
    """Tell rows whose year stands in a column of years or of counts.

    One year in a row of words is data when the same column holds numbers in
    the rows around it and a header of words stands above.
    """
    result = np.zeros(len(rows.filled), dtype=bool)
    for row in np.flatnonzero(rows.year.sum(axis=1) == 1):
        column = int(np.flatnonzero(rows.year[row])[0])
        above = rows.text[:row, column]
        beside = rows.filled[row] & ~rows.year[row]
        named = rows.text[:row][:, beside].any(axis=0)
        result[row] = above.any() and beside.any() and bool(named.all())
    return result


def _heads_numbers(rows: _Rows, row: int) -> bool:
    """Tell whether words of this row stand over columns of numbers."""
    below = slice(row + 1, row + 1 + _BELOW)
    counts = rows.filled[below].sum(axis=0)
    share = rows.number[below].sum(axis=0) / np.maximum(counts, 1)
    return bool((rows.text[row] & (share > _MOST) & (counts > 1)).any())


def _levels(grid: Grid, rows: _Rows, start: int) -> tuple[int, ...]:
    """Return the header rows above the first row of data."""
    bottom = _bottom(rows, start)
    if bottom is None:
        return ()
    levels = [bottom]
    while levels[0] > 0 and _completes(grid, rows, levels):
        levels.insert(0, levels[0] - 1)
    while len(levels) > 1 and _is_row_of_words(grid, rows, levels):
        levels.pop()
    words = (rows.text | rows.year)[levels].sum(axis=1)
    return tuple(levels) if (words > 1).any() else ()


def _bottom(rows: _Rows, start: int) -> int | None:
    """Return the lowest header row above the first row of data.

    A row of words alone is preferred to one that also holds numbers, which
    may be the totals of the country above its districts. One word by itself
    counts where it stands under a name, not in the first column.
    """
    words = (rows.text | rows.year).sum(axis=1)
    named = (words > 1) | ((words == 1) & ~rows.filled[:, 0])
    named &= ~rows.numbering
    numbers = (rows.number & ~rows.year).any(axis=1)
    for wanted in (named & ~numbers, named & (words > 1)):
        above = np.flatnonzero(wanted[:start])
        if above.size:
            return int(above[-1])
    return None


def _completes(grid: Grid, rows: _Rows, levels: list[int]) -> bool:
    """Tell whether the row above the levels belongs to the header."""
    upper = levels[0] - 1
    filled = rows.filled[upper]
    texts = grid.cells[upper]
    if not filled.any() or rows.numbering[upper]:
        return False
    first = next(text for text in texts if text)
    if _TITLE.match(first):
        return False
    lower = rows.filled[levels].any(axis=0)
    if filled.sum() == 1:
        return bool(np.argmax(filled) > np.argmax(lower))
    if not filled[0]:
        return True
    return (
        bool((filled & ~lower).any())
        or _repeats(grid, levels[-1])
        or bool(filled.sum() >= lower.sum())
    )


def _repeats(grid: Grid, row: int) -> bool:
    texts = [text for text in grid.cells[row] if text]
    return len(set(texts)) < len(texts)


def _is_row_of_words(grid: Grid, rows: _Rows, levels: list[int]) -> bool:
    """Tell whether the lowest level is a row of data without numbers.

    A true level leaves something to the levels above it: a blank under a
    merged cell, or names that a level above has spread over several columns.
    """
    *above, lowest = levels
    upper = rows.filled[above].any(axis=0)
    complete = bool(upper[rows.filled[lowest]].all())
    merged = bool((upper & ~rows.filled[lowest]).any())
    label = int(np.flatnonzero(upper)[0])
    repeated = any(_repeats(grid, row) for row in above)
    if merged and rows.filled[lowest, label]:
        merged = False
    return complete and not merged and not repeated


def _without_data(rows: _Rows) -> HeaderPlace:
    """Take the first wide row for the header where nothing is a number."""
    counts = rows.filled.sum(axis=1)
    wide = np.flatnonzero((counts > 1) & ~rows.numbering)
    if not wide.size:
        return HeaderPlace((), (), (), len(rows.filled))
    most = int(counts[wide].max())
    top = int(next(row for row in wide if counts[row] >= _MOST * most))
    title = _filled_rows(rows, top, skip=())
    data = top + 1
    while data < len(counts) and (rows.numbering[data] or not counts[data]):
        data += 1
    return HeaderPlace(title, (top,), _numbering(rows, data), data)


def _numbering(rows: _Rows, end: int) -> tuple[int, ...]:
    return tuple(map(int, np.flatnonzero(rows.numbering[:end])))


def column_names(grid: Grid, place: HeaderPlace) -> list[str]:
    """Return one unique name per column: levels joined by " / ", years named by the title."""
    parts = [_spread(grid, place.levels, index) for index in range(len(place.levels))]
    names: list[str] = []
    for column in range(grid.cells.shape[1]):
        words: list[str] = []
        for level in parts:
            text = level[column]
            if text and (not words or words[-1] != text):
                words.append(text)
        names.append(" / ".join(words) or f"column_{column + 1}")
    title = (" ".join(filter(None, grid.cells[row])) for row in place.title)
    return unique(named_by_title(names, title))


def _spread(grid: Grid, levels: tuple[int, ...], index: int) -> list[str]:
    """Repeat merged names of one level over the columns that they span."""
    row = levels[index]
    texts = [str(text) for text in grid.cells[row]]
    if index == len(levels) - 1:
        return texts
    known = [one for one in grid.merges if one.top <= row <= one.bottom and one.right > one.left]
    if known:
        return _spread_merges(texts, known)
    above = (grid.cells[list(levels[:index])] != "").any(axis=0)
    lower = [level for level in levels if level > row]
    below = (grid.cells[lower] != "").any(axis=0)
    for column in range(1, len(texts)):
        blank = not texts[column] and not above[column]
        if blank and below[column] and below[column - 1]:
            texts[column] = texts[column - 1]
    return texts


def _spread_merges(texts: list[str], merges: list[Merge]) -> list[str]:
    for merge in merges:
        for column in range(merge.left, min(merge.right + 1, len(texts))):
            texts[column] = texts[merge.left]
    return texts


def unique(names: list[str]) -> list[str]:
    """Number repeated names: `Mikro`, `Mikro (2)`."""
    taken = set(names)
    seen: set[str] = set()
    result = []
    for name in names:
        number, given = 2, name
        while given in seen or (given != name and given in taken):
            given = f"{name} ({number})"
            number += 1
        seen.add(given)
        result.append(given)
    return result
