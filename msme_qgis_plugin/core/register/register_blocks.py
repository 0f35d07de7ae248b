"""A register of enterprises in blocks of a few columns, so that its length takes no memory."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

import pandas as pd

from ..tables.errors import CellsBeyondHeaderError, TableUnreadableError, UnclosedQuoteError
from ..tables.header import column_names, find_header
from ..tables.read import read_table
from ..tables.shape import shape_table
from ..tables.sniff import FileKind, file_kind
from ..tables.text import find_separator, grid_of_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ..tables.model import Table

# From here on, in bytes, a text is read in blocks.
LARGE_TEXT = 5_000_000
_HEAD_BYTES = 1_000_000
_HEAD_LINES = 5_000
BLOCK_BYTES = 32_000_000
_MOST_BLOCKS = 2
_QUOTE = b'"'
_MARKS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Block:
    """Some rows of a register.

    cells: text, one column per column asked for; a cell that is not there is "".
    read: part of the file that was read up to its end, 0–1.
    """

    cells: pd.DataFrame
    read: float


@dataclass(frozen=True)
class TextRegister:
    """A long text with separators, of which only the first rows were read.

    head: its first rows, without the columns about persons, which are never read.
    names: all its columns, in order.
    first_line, start: line and byte at which the rows of data begin.
    """

    path: Path
    head: Table
    names: tuple[str, ...]
    separator: str
    encoding: str
    first_line: int
    start: int

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield some columns, a block of rows at a time.

        Raises:
            CellsBeyondHeaderError: a row has more cells than the header.
            TableUnreadableError: the file cannot be read any more.
            UnclosedQuoteError: a quotation mark is opened and never closed.
        """
        size = max(self.path.stat().st_size, 1)
        row = 0
        # The next block is read while the caller counts this one.
        with self.path.open("rb") as file, ThreadPoolExecutor(1) as ahead:
            file.seek(self.start)
            coming = ahead.submit(self._next, file, columns)
            while (found := coming.result()) is not None:
                raw, cells, end = found
                coming = ahead.submit(self._next, file, columns)
                self._refuse_swallowed(raw, len(cells), row)
                self._refuse_uneven(cells.iloc[:, -1], row)
                row += len(cells)
                yield Block(cells[list(columns)], end / size)

    @property
    def _beyond(self) -> int:
        """The place after the last column, where nothing may stand."""
        return len(self.names)

    def _next(
        self, file: BinaryIO, columns: Sequence[str]
    ) -> tuple[bytes, pd.DataFrame, int] | None:
        try:
            raw = _whole_records(file, self.separator.encode())
        except OSError as error:
            raise TableUnreadableError(file=self.path.name, reason=error.strerror or "") from error
        if not raw:
            return None
        places = [self.names.index(one) for one in columns]
        # Too many cells in a row are passed over in silence, unless a first row has as many.
        wide = self.separator * self._beyond + "\n"
        try:
            cells = pd.read_csv(
                io.BytesIO(wide.encode() + raw),
                sep=self.separator,
                encoding=self.encoding,
                encoding_errors="replace",
                header=None,
                names=range(self._beyond + 1),
                index_col=False,
                usecols=[*places, self._beyond],
                dtype=str,
                na_filter=False,
                skipinitialspace=True,
                low_memory=False,
            )
        except pd.errors.ParserError as error:
            raise UnclosedQuoteError(file=self.path.name, row=self.first_line) from error
        cells = cells[[*places, self._beyond]].iloc[1:].reset_index(drop=True)
        return raw, cells.set_axis([*columns, ""], axis=1), file.tell()

    def _refuse_swallowed(self, raw: bytes, rows: int, before: int) -> None:
        """Look closely at a block that has more lines than rows: cells may hold line ends."""
        if raw.rstrip(b"\r\n").count(b"\n") + 1 == rows:
            return
        try:
            grid_of_text(raw, file=self.path.name)
        except UnclosedQuoteError as error:
            row = self.first_line - 1 + before + int(str(error.message.values["row"]))
            raise UnclosedQuoteError(file=self.path.name, row=row) from error

    def _refuse_uneven(self, beyond: pd.Series, before: int) -> None:
        uneven = beyond.ne("").to_numpy()
        if uneven.any():
            raise CellsBeyondHeaderError(
                file=self.path.name,
                row=self.first_line + before + int(uneven.argmax()),
                cells=self._beyond + 1,
                header=self.first_line - 1,
                columns=self._beyond,
            )


@dataclass(frozen=True)
class WholeRegister:
    """A register out of a file that is read at once: one block."""

    head: Table

    def blocks(self, columns: Sequence[str]) -> Iterator[Block]:
        """Yield the whole; see `TextRegister.blocks`."""
        yield Block(self.head.cells[list(columns)], 1.0)


def open_register(
    path: Path, *, sheet: str | None = None, with_personal: bool = False
) -> TextRegister | WholeRegister:
    """Open a register; of a long text only the first rows are read.

    Args:
        with_personal: see `read_table`.

    Raises:
        MsmeError: as `read_table`.
    """
    if file_kind(path) is not FileKind.TEXT or path.stat().st_size <= LARGE_TEXT:
        return WholeRegister(read_table(path, sheet=sheet, with_personal=with_personal))
    with path.open("rb") as file:
        raw = file.read(_HEAD_BYTES)
        encoding = _encoding(raw)
    if encoding is None:
        return WholeRegister(read_table(path, sheet=sheet, with_personal=with_personal))
    lines = raw[: raw.rfind(b"\n") + 1].splitlines(keepends=True)[:_HEAD_LINES]
    grid = grid_of_text(b"".join(lines), file=path.name, whole=False)
    place = find_header(grid)
    first = int(grid.lines[place.data])
    table = shape_table(grid, source=path.name, sheet=None, with_personal=with_personal)
    return TextRegister(
        path=path,
        head=replace(table, notes=()),
        names=tuple(column_names(grid, place)),
        separator=find_separator([one.decode(encoding, "replace") for one in lines])[0],
        encoding=encoding,
        first_line=first,
        start=sum(map(len, lines[: first - 1])),
    )


def _encoding(raw: bytes) -> str | None:
    """Return how the bytes of a head are written, None where they are no plain text."""
    if raw.startswith(_MARKS_OF_UTF16) or b"\0" in raw or b"\n" not in raw:
        return None
    try:
        raw[: raw.rfind(b"\n")].decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _whole_records(file: BinaryIO, separator: bytes) -> bytes:
    """Read a block that ends with a record; nothing at the end of the file.

    A record may have line ends inside quotation marks, of which the first stands at the beginning
    of a cell and the last at its end; a mark inside a cell, as of inches, opens nothing.
    """
    raw = file.read(BLOCK_BYTES) + file.readline()
    left = _opened(raw, separator)
    while left > 0 and (line := file.readline()):
        raw += line
        left += _opened(line, separator)
        if len(raw) > _MOST_BLOCKS * BLOCK_BYTES:
            break
    return raw


def _opened(lines: bytes, separator: bytes) -> int:
    """Count the quotation marks at the beginning of cells, less those at their end."""
    begin = lines.count(separator + _QUOTE) + lines.count(b"\n" + _QUOTE)
    end = sum(lines.count(_QUOTE + one) for one in (separator, b"\n", b"\r"))
    return begin + lines.startswith(_QUOTE) - end
