"""Files of tables, read once for several runs in a row.

A file is described, matched, and matched again after each decision; villages are brought to
districts for one indicator after another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Callable

from ..core.kept import Kept, digest
from ..core.tables.sniff import FileKind, file_kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ..core.tables.model import Table

_LARGEST_FILE, _LARGEST_TABLE = 32_000_000, 64_000_000  # bytes
_BYTES_OF_TEXT = 64
# A table and the head of another, as the dock reads them in turn.
_tables: Kept[Table] = Kept(4)


class OnceRead:
    """A file whose tables are kept under a digest of its bytes, as they are when this is made.

    Raises:
        MsmeError: it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._content = _content(path)

    def table(self, asked: Sequence[str], read: Callable[[], Table]) -> Table:
        """Return what `read` gives, from memory where that was kept.

        Args:
            asked: what tells it from other tables of the same file.
        """
        key = self._content and digest([self._content, *(one.encode() for one in asked)])
        table = key and _tables.find(key)
        if not table:
            table = read()
            # What is written meanwhile may be read in part.
            if key and _bytes(table) <= _LARGEST_TABLE and _content(self._path) == self._content:
                _tables.keep(key, table)
        return replace(table, cells=table.cells.copy(), is_number=table.is_number.copy())


def read_file(path: Path, *, sheet: str | None) -> Table:
    """Read a whole table.

    Raises:
        MsmeError: as `read_table`.
    """
    from ..core.tables.read import read_table

    asked = ("whole",) if sheet is None else ("sheet", sheet)
    return OnceRead(path).table(asked, lambda: read_table(path, sheet=sheet))


class OnceReadSource:
    """A `TableSource` in a file."""

    def __init__(self, path: Path) -> None:
        from ..core.tables.sources import FileSource

        self._file = OnceRead(path)
        self._source = FileSource(path)

    def head(self) -> Table:
        """Return all columns of the first rows."""
        return self._file.table(("head",), self._source.head)

    def read(self, columns: Sequence[str] | None = None, *, categories: bool = False) -> Table:
        """Return all rows; see `TableSource.read`."""
        asked = ("all",) if columns is None else (f"some {categories}", *columns)
        return self._file.table(asked, lambda: self._source.read(columns, categories=categories))


def _content(path: Path) -> bytes | None:
    """Return a digest of a file's name and bytes, None where part of it may stand elsewhere."""
    kind = file_kind(path)
    beside = [path.with_name(f"{path.name}{end}") for end in ("-wal", "-journal")]
    apart = kind is FileKind.DBF or (
        kind is FileKind.GEOPACKAGE and any(one.exists() for one in beside)
    )
    if apart or path.stat().st_size > _LARGEST_FILE:
        return None
    return digest([path.name.encode("utf-8", "surrogatepass"), path.read_bytes()])


def _bytes(table: Table) -> int:
    """Return about how much memory a table takes."""
    return sum(
        _BYTES_OF_TEXT * len(cells) if cells.dtype == object else int(cells.memory_usage(deep=True))
        for _, cells in table.cells.items()
    )
