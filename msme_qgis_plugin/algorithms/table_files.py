"""Files of tables, read once for several algorithms in a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..core.kept import Kept, digest
from ..core.tables.read import read_table
from ..core.tables.sniff import FileKind, file_kind

if TYPE_CHECKING:
    from pathlib import Path

    from ..core.tables.model import Table

# Of others a part may stand in a second file.
_WHOLE_IN_ONE = frozenset({FileKind.TEXT, FileKind.XLSX, FileKind.XLS, FileKind.ODS, FileKind.JSON})
_LARGEST_FILE = 16_000_000  # bytes
_MOST_CELLS = 1_000_000
_tables: Kept[Table] = Kept(1)


def read_file(path: Path, *, sheet: str | None) -> Table:
    """Read a table; the last one again from memory, where the file holds the same bytes.

    Matching describes a file, matches it, and matches it again after each decision.

    Raises:
        MsmeError: as `read_table`.
    """
    key = _key(path, sheet)
    table = None if key is None else _tables.find(key)
    if table is None:
        table = read_table(path, sheet=sheet)
        # A file that was written meanwhile may be read in part.
        if key is not None and table.cells.size <= _MOST_CELLS and key == _key(path, sheet):
            _tables.keep(key, table)
    return replace(table, cells=table.cells.copy(), is_number=table.is_number.copy())


def _key(path: Path, sheet: str | None) -> bytes | None:
    """Return under which digest a file's table is kept; None where it is not."""
    if file_kind(path) not in _WHOLE_IN_ONE or path.stat().st_size > _LARGEST_FILE:
        return None
    told = (path.name, "" if sheet is None else f"={sheet}")
    return digest((*(one.encode("utf-8", "surrogatepass") for one in told), path.read_bytes()))
