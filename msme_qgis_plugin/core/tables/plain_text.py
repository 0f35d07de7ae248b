"""A few columns out of a large plain text, quickly.

The careful reader looks at every cell in Python. A text of one header and
plain records gives the same cells to pandas' reader, which takes only the
columns asked for. What is not surely plain is left to the careful reader.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from .body import footnote_start
from .grid import Grid
from .header import column_names, find_header
from .model import Table
from .shape import named_table, shape_table
from .text import find_separator, grid_of_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_HEAD_LINES = 300
_TAIL_BYTES = 20_000
_TAIL_LINES = 60
_PIECE = 100_000
_MANY = 200_000
# Signs that the careful reader takes off the ends of cells: no-break space,
# zero width space, direction marks, byte order mark.
_INVISIBLE = (b"\xc2\xa0", b"\xe2\x80\x8b", b"\xe2\x80\x8e", b"\xe2\x80\x8f", b"\xef\xbb\xbf")
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class PlainText:
    """A text whose every line is one record under one header line.

    names: of all columns, in order, as the careful reader gives them.
    header: 0-based line of the header.
    """

    raw: bytes
    separator: str
    names: tuple[str, ...]
    header: int
    source: str

    @classmethod
    def open(cls, path: Path) -> PlainText | None:
        """Return the text, or None where the careful reader is needed."""
        try:
            raw = path.read_bytes()
        except OSError:
            return None
        mark = len(_MARK) if raw.startswith(_MARK) else 0
        raw = raw[mark:].rstrip(b"\r\n")
        if b"\r" in raw:
            raw = raw.replace(b"\r\n", b"\n").rstrip(b"\n")
        if b"\r" in raw or b"\0" in raw or not _is_utf8(raw):
            return None
        head = _first_lines(raw, _HEAD_LINES)
        lines = [one + "\n" for one in head.decode().split("\n")]
        separator, declared = find_separator(lines)
        if declared or not _is_plain(raw, separator.encode()):
            return None
        return cls._under_header(raw, head, separator, path.name)

    @classmethod
    def _under_header(
        cls, raw: bytes, head: bytes, separator: str, source: str
    ) -> PlainText | None:
        grid = grid_of_text(head, file=source, whole=False)
        place = find_header(grid) if grid.cells.size else None
        if (
            place is None
            or len(place.levels) != 1
            or place.numbering
            or place.data != place.levels[0] + 1
            or _has_footnotes(raw, source)
        ):
            return None
        names = column_names(grid, place)
        width = len(_cells_of(head, place.levels[0], separator))
        if width != len(names):
            return None
        header = int(grid.lines[place.levels[0]]) - 1
        return cls(raw, separator, tuple(names), header, source)

    def head(self) -> bytes:
        """Return the first lines, header included."""
        return _first_lines(self.raw, _HEAD_LINES)

    def read(self, columns: Sequence[str], *, categories: bool = False) -> Table | None:
        """Return some columns, or None where the text is not so plain.

        Args:
            columns: names out of `names`.
            categories: as pandas categories of texts.
        """
        place = {name: at for at, name in enumerate(self.names)}
        try:
            if categories:
                parts = self._parts([place[name] for name in columns])
                cells = pd.DataFrame({n: union_categoricals(parts[place[n]]) for n in columns})
            else:
                cells = pd.DataFrame(self._texts([place[name] for name in columns]), copy=False)
        except (pd.errors.ParserError, pd.errors.EmptyDataError):
            return None
        cells.columns = pd.Index(columns, dtype=object)
        if not self._is_whole(cells):
            return None
        first = self.header + 2
        return Table(
            cells=cells,
            is_number=pd.DataFrame(np.zeros(cells.shape, dtype=bool), columns=cells.columns),
            sheet_rows=np.arange(first, first + len(cells), dtype=np.int64),
            source=self.source,
            sheet=None,
            notes=(),
        )

    def read_whole(self, *, with_personal: bool = False) -> Table | None:
        """Return all columns as the careful reader does, if it can be so.

        Its memory grows with the distinct texts, not with the rows.
        """
        table = self.read(self.names)
        if table is None:
            return None
        head = shape_table(
            grid_of_text(self.head(), file=self.source, whole=False), source=self.source, sheet=None
        )
        # What is said of persons is said of the whole below.
        notes = head.notes[:-1] if head.personal else head.notes
        blank = [
            name
            for at, name in enumerate(self.names)
            if name == f"column_{at + 1}" and table.cells[name].eq("").all()
        ]
        cells = table.cells.drop(columns=blank) if blank else table.cells
        grid = Grid(
            cells=cells.to_numpy(dtype=object),
            is_number=np.zeros(cells.shape, dtype=bool),
            lines=table.sheet_rows,
            notes=notes,
        )
        return named_table(
            grid,
            names=list(cells.columns),
            source=self.source,
            sheet=None,
            with_personal=with_personal,
        )

    def _parts(self, places: list[int]) -> dict[int, list[pd.Categorical[Any]]]:
        """Read columns in pieces, of which each keeps a text once."""
        parts: dict[int, list[pd.Categorical[Any]]] = {place: [] for place in places}
        for piece in self._pieces(places):
            for place, found in parts.items():
                found.append(pd.Categorical(piece[place]))
        return parts

    def _texts(self, places: list[int]) -> NDArray[np.object_]:
        """Read columns as texts, of which each is kept once while they are few.

        Returns:
            One column per place, each of them together in memory.
        """
        parts: dict[int, list[NDArray[np.object_]]] = {place: [] for place in places}
        kept: dict[int, dict[str, str]] = {place: {} for place in places}
        for piece in self._pieces(places):
            for place, found in parts.items():
                where, texts = pd.factorize(piece[place].to_numpy())
                known = kept[place]
                if len(known) < _MANY:
                    texts = np.array([known.setdefault(one, one) for one in texts], dtype=object)
                found.append(texts[where])
        rows = sum(map(len, parts[places[0]]))
        cells = np.empty((rows, len(places)), dtype=object, order="F")
        for at, place in enumerate(places):
            cells[:, at] = np.concatenate(parts.pop(place))
        return cells

    def _pieces(self, places: list[int]) -> Iterator[pd.DataFrame]:
        pieces = pd.read_csv(
            io.BytesIO(self.raw),
            sep=self.separator,
            skiprows=self.header + 1,
            header=None,
            names=range(len(self.names)),
            usecols=places,
            # As "category" pandas would guess at numbers.
            dtype=object,
            na_filter=False,
            skipinitialspace=True,
            skip_blank_lines=False,
            chunksize=_PIECE,
        )
        with pieces:
            yield from pieces

    def _is_whole(self, cells: pd.DataFrame) -> bool:
        """Tell whether each line is a row of data and nothing else."""
        lines = self.raw.count(b"\n") + 1
        if len(cells) != lines - self.header - 1:
            return False
        # A short line lacks its last cells.
        order = [self.names.index(str(name)) for name in cells.columns]
        if cells.iloc[:, int(np.argmax(order))].isna().any():
            return False
        first = cells.iloc[:, 0]
        doubtful = first.isin(["", str(cells.columns[0])])
        return not bool(doubtful.any())


def _is_utf8(raw: bytes) -> bool:
    if raw.isascii():
        return True
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_plain(raw: bytes, separator: bytes) -> bool:
    """Tell whether no cell has anything at its ends to be taken off."""
    if b"\t" in raw and separator != b"\t":
        return False
    spaced = [b" " + separator, b" \n"]
    if b'"' in raw:
        spaced += [b' "', b'" ']
    if any(one in raw for one in spaced) or b"\n\n" in raw:
        return False
    return raw.isascii() or not any(one in raw for one in _INVISIBLE)


def _first_lines(raw: bytes, count: int) -> bytes:
    end = -1
    for _ in range(count + 1):
        end = raw.find(b"\n", end + 1)
        if end < 0:
            return raw
    return raw[:end]


def _cells_of(head: bytes, row: int, separator: str) -> list[str]:
    line = head.decode().split("\n")[row]
    return next(csv.reader([line], delimiter=separator))


def _has_footnotes(raw: bytes, source: str) -> bool:
    """Tell whether the last lines are something else than data."""
    lines = raw[-_TAIL_BYTES:].split(b"\n")[1:][-_TAIL_LINES:]
    if not lines:
        return False
    grid = grid_of_text(b"\n".join(lines), file=source, whole=False)
    return footnote_start(grid, 0) < len(grid.cells)
