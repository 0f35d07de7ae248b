"""The cells of a table that is written in HTML, as the web API hands printed tables out."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import numpy as np

from .errors import TooManyCellsError
from .grid import Grid, Merge, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNSEEN = {"style", "script", "title"}
_BREAKS = {"br", "p", "div", "li"}
# Of a cell, as browsers take it; a table is not wider than a spreadsheet.
_MOST_SPANNED = 1000
_ESCAPED_TWICE = 2
MOST_CELLS = 1_000_000


class _Cell:
    """Text of a cell, and over how many rows and columns it goes."""

    def __init__(self, told: Sequence[tuple[str, str | None]]) -> None:
        spans = dict(told)
        self.rows, self.columns = _span(spans.get("rowspan")), _span(spans.get("colspan"))
        self.parts: list[str] = []


class _Tables(HTMLParser):
    """Gathers the cells of every table, of those inside others too."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[list[_Cell]]] = []
        self._open: list[list[list[_Cell]]] = []
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append([])
            self.found.append(self._open[-1])
        elif tag in _UNSEEN:
            self._unseen = tag
        elif self._open and tag == "tr":
            self._open[-1].append([])
        elif self._open and tag in ("td", "th"):
            if not self._open[-1]:
                # The mark of the first row may have been left out.
                self._open[-1].append([])
            self._open[-1][-1].append(_Cell(attrs))
        elif tag in _BREAKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._open:
            self._open.pop()
        elif tag == self._unseen:
            self._unseen = ""

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] and self._open[-1][-1] and not self._unseen:
            self._open[-1][-1][-1].parts.append(data)


def has_table(text: object) -> bool:
    """Tell a text that holds a table in HTML, be its signs escaped or not."""
    return isinstance(text, str) and "<table" in _unescaped(text).casefold()


def html_grid(text: str, *, title: str, file: str) -> Grid:
    """Return the largest table of a text.

    Args:
        text: HTML; its signs may be escaped (`&lt;table&gt;`), as the web API does.
        title: of the table, which becomes the first row; "" for none.
        file: its name, for messages.

    Returns:
        Text cells with their merges, rows counted from 1. No cells where the table has none.

    Raises:
        TooManyCellsError: cells go over more rows and columns than there is memory for.
    """
    parser = _Tables()
    parser.feed(_unescaped(text))
    parser.close()
    rows = max(parser.found, key=lambda one: sum(map(len, one)), default=[])
    texts: dict[tuple[int, int], str] = {}
    merges = []
    if title:
        texts[0, 0] = title
    top = 1 if title else 0
    for at, row in enumerate(rows, top):
        left = 0
        for cell in row:
            while (at, left) in texts:
                left += 1
            bottom = min(at + cell.rows, top + len(rows)) - 1
            right = left + cell.columns - 1
            if len(texts) + (bottom - at + 1) * cell.columns > MOST_CELLS:
                raise TooManyCellsError(file=file, most=MOST_CELLS // 1_000_000)
            covered = ((y, x) for y in range(at, bottom + 1) for x in range(left, right + 1))
            texts.update(dict.fromkeys(covered, ""))
            texts[at, left] = tidy(" ".join("".join(cell.parts).split()))
            if (bottom, right) != (at, left):
                merges.append(Merge(at, left, bottom, right))
    height = len(rows) + top
    cells = np.full((height, 1 + max((x for _, x in texts), default=0)), "", dtype=object)
    for place, one in texts.items():
        cells[place] = one
    return Grid(
        cells=cells if rows else np.empty((0, 0), dtype=object),
        is_number=np.zeros(cells.shape, dtype=bool),
        lines=np.arange(1, height + 1),
        merges=tuple(merges),
    )


def _unescaped(text: str) -> str:
    for _ in range(_ESCAPED_TWICE):
        if "<" not in text:
            text = html.unescape(text)
    return text


def _span(told: str | None) -> int:
    digits = (told or "").strip()
    return min(max(int(digits), 1), _MOST_SPANNED) if digits.isdecimal() else 1
