"""A register of enterprises in parts of a few columns, so that its length takes no memory.

A part says where it is and can be sent to another process, which loads it from there.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO, Protocol

import pandas as pd

from ..tables.errors import CellsBeyondHeaderError, TableUnreadableError, UnclosedQuoteError
from ..tables.header import column_names, find_header
from ..tables.read import read_table
from ..tables.shape import shape_table
from ..tables.sniff import FileKind, file_kind
from ..tables.text import find_separator, grid_of_text
from .errors import KeyFormatError
from .layer_register import WholeRegister, open_layer
from .parquet_register import is_parquet, open_parquet
from .plain_cells import Column, plain_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from ..tables.model import Table

# From here on, in bytes, a text is read in blocks.
LARGE_TEXT = 5_000_000
_HEAD_BYTES = 1_000_000
_HEAD_LINES = 5_000
BLOCK_BYTES = 16_000_000
_MOST_BLOCKS = 4
_QUOTE = b'"'
_MARKS_OF_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Part(Protocol):
    """Some rows of a register.

    read: part of the register that is read with it, 0–1.
    """

    @property
    def read(self) -> float:
        """Part of the register that is read up to its end."""

    def load(
        self, columns: Sequence[str], heads: Mapping[str, tuple[int, int]]
    ) -> dict[str, Column]:
        """Return some columns; a cell that is not there is "".

        Args:
            heads: column -> digits, and how many of them are needed: where every cell has so
                many digits, these may come alone.

        Raises:
            MsmeError: it cannot be read.
        """


class Register(Protocol):
    """A register, of which only the first rows were read.

    head: its first rows, without the columns about persons.
    """

    @property
    def head(self) -> Table:
        """Return the first rows."""

    def parts(self, columns: Sequence[str]) -> Iterator[Part]:
        """Yield the parts, in order; `columns` are those that will be loaded."""


@dataclass(frozen=True)
class TextRegister:
    """A long text with separators.

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

    def parts(self, _columns: Sequence[str]) -> Iterator[Part]:
        """Yield blocks of whole records.

        Raises:
            TableUnreadableError: the file cannot be read any more.
        """
        size = max(self.path.stat().st_size, 1)
        # What was read of the head is not sent along with each part.
        shared = replace(self, head=replace(self.head, cells=self.head.cells.iloc[:0]))
        try:
            with self.path.open("rb") as file:
                file.seek(self.start)
                start = self.start
                while raw := _whole_records(file, self.separator.encode()):
                    yield TextPart(shared, start, len(raw), (start + len(raw)) / size, raw)
                    start += len(raw)
        except OSError as error:
            raise TableUnreadableError(file=self.path.name, reason=error.strerror or "") from error


@dataclass(frozen=True)
class TextPart:
    """Some bytes of a long text.

    raw: the bytes; another process reads them anew.
    """

    register: TextRegister
    start: int
    length: int
    read: float
    raw: bytes = field(default=b"", repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Leave the bytes where they are."""
        return type(self), (self.register, self.start, self.length, self.read)

    def load(
        self, columns: Sequence[str], heads: Mapping[str, tuple[int, int]]
    ) -> dict[str, Column]:
        """Return some columns.

        Raises:
            CellsBeyondHeaderError: a row has more cells than the header.
            TableUnreadableError: the file cannot be read any more.
            UnclosedQuoteError: a quotation mark is opened and never closed.
        """
        known = self.register
        try:
            raw = self.raw or self._bytes()
        except OSError as error:
            raise TableUnreadableError(file=known.path.name, reason=error.strerror or "") from error
        places = {one: known.names.index(one) for one in columns}
        if _QUOTE not in raw:
            found = plain_columns(
                raw,
                width=len(known.names),
                separator=known.separator,
                encoding=known.encoding,
                wanted=places,
                heads=heads,
            )
            if found is not None:
                return found
        cells = self._read(raw, list(places.values()))
        return {name: Column.of(cells[place]) for name, place in places.items()}

    def _bytes(self) -> bytes:
        with self.register.path.open("rb") as file:
            file.seek(self.start)
            return file.read(self.length)

    def _read(self, raw: bytes, places: list[int]) -> pd.DataFrame:
        known = self.register
        beyond = len(known.names)
        # Too many cells in a row are passed over in silence, unless a first row has as many.
        wide = known.separator * beyond + "\n"
        try:
            cells = pd.read_csv(
                io.BytesIO(wide.encode() + raw),
                sep=known.separator,
                encoding=known.encoding,
                encoding_errors="replace",
                header=None,
                names=range(beyond + 1),
                index_col=False,
                usecols=[*places, beyond],
                dtype=str,
                na_filter=False,
                skipinitialspace=True,
                low_memory=False,
            )
        except pd.errors.ParserError as error:
            raise UnclosedQuoteError(file=known.path.name, row=known.first_line) from error
        cells = cells.iloc[1:].reset_index(drop=True)
        self._refuse_swallowed(raw, len(cells))
        self._refuse_uneven(cells[beyond])
        return cells

    def _before(self) -> int:
        """Count the lines from the first row of data to this part."""
        with self.register.path.open("rb") as file:
            file.seek(self.register.start)
            left, lines = self.start - self.register.start, 0
            while left > 0 and (raw := file.read(min(left, BLOCK_BYTES))):
                left -= len(raw)
                lines += raw.count(b"\n")
        return self.register.first_line + lines

    def _refuse_swallowed(self, raw: bytes, rows: int) -> None:
        """Look closely at a block that has more lines than rows: cells may hold line ends."""
        if raw.rstrip(b"\r\n").count(b"\n") + 1 == rows:
            return
        name = self.register.path.name
        try:
            grid_of_text(raw, file=name)
        except UnclosedQuoteError as error:
            row = self._before() - 1 + int(str(error.message.values["row"]))
            raise UnclosedQuoteError(file=name, row=row) from error

    def _refuse_uneven(self, beyond: pd.Series) -> None:
        uneven = beyond.ne("").to_numpy()
        if uneven.any():
            columns = len(self.register.names)
            raise CellsBeyondHeaderError(
                file=self.register.path.name,
                row=self._before() + int(uneven.argmax()),
                cells=columns + 1,
                header=self.register.first_line - 1,
                columns=columns,
            )


def open_register(
    path: Path, *, sheet: str | None = None, keyed: bool = False, with_personal: bool = False
) -> Register:
    """Open a register; only the first rows of what can be read in parts are read.

    Args:
        keyed: a column about persons will be asked for, which whole tables do not keep.
        with_personal: see `read_table`.

    Raises:
        MsmeError: as `read_table`.
        ParquetMissingError: nothing here reads Parquet.
        KeyFormatError: of this format no column about persons can be read.
    """
    if is_parquet(path):
        return open_parquet(path)
    kind = file_kind(path)
    if kind is FileKind.GEOPACKAGE and not with_personal:
        layer = open_layer(path, kind, sheet)
        if layer is not None and (keyed or layer.points):
            return layer
    small = path.stat().st_size <= LARGE_TEXT and not keyed
    raw = b""
    if kind is FileKind.TEXT and not small:
        with path.open("rb") as file:
            raw = file.read(_HEAD_BYTES)
    encoding = _encoding(raw)
    if encoding is None:
        if keyed:
            raise KeyFormatError(file=path.name, format=kind.value)
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
    if _QUOTE not in raw:
        return raw
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
