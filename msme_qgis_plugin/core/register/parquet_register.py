"""A register as Parquet, a group of rows at a time and only the columns that are counted.

pyarrow, which QGIS does not bring along everywhere, is imported here and on use alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..tables.errors import TableUnreadableError
from ..tables.grid import Grid
from ..tables.header import unique
from ..tables.shape import named_table
from .errors import ParquetMissingError
from .plain_cells import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pyarrow import Array, ChunkedArray
    from pyarrow.parquet import ParquetFile

    from ..tables.model import Table

_MARK = b"PAR1"
_HEAD_ROWS = 5_000
_NUMBERS = ("int", "uint", "float", "double", "decimal")


@dataclass(frozen=True)
class ParquetRegister:
    """A file of Parquet.

    groups: how many groups of rows it has.
    names: its columns as the head has them -> as the file does.
    """

    path: Path
    head: Table
    names: dict[str, str]
    groups: int

    def parts(self, _columns: Sequence[str]) -> Iterator[ParquetPart]:
        """Yield the groups of rows."""
        for group in range(self.groups):
            yield ParquetPart(self.path, self.names, group, (group + 1) / self.groups)


@dataclass(frozen=True)
class ParquetPart:
    """One group of rows."""

    path: Path
    names: dict[str, str]
    group: int
    read: float

    def load(
        self, columns: Sequence[str], _heads: Mapping[str, tuple[int, int]]
    ) -> dict[str, Column]:
        """Return some columns.

        Raises:
            TableUnreadableError: the file is damaged.
        """
        file = _open(self.path)
        try:
            table = file.read_row_group(self.group, [self.names[one] for one in columns])
        except (OSError, ValueError) as error:
            raise TableUnreadableError(file=self.path.name, reason=str(error)) from error
        return {one: _column(table.column(self.names[one])) for one in columns}


def is_parquet(path: Path) -> bool:
    """Say whether a file is Parquet by its first bytes."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MARK)) == _MARK
    except OSError:
        return False


def open_parquet(path: Path) -> ParquetRegister:
    """Open a file of Parquet, of which the first rows are read.

    Raises:
        ParquetMissingError: pyarrow is not there.
        TableUnreadableError: the file is damaged.
    """
    file = _open(path)
    names = unique(list(file.schema_arrow.names))
    batch = next(file.iter_batches(batch_size=_HEAD_ROWS), None)
    if batch is None:
        raise TableUnreadableError(file=path.name, reason="0")
    columns = [_column(one) for one in batch.columns]
    cells = np.array([np.array(texts, object)[codes] for codes, texts in columns], object).T
    stored = [str(one.type).startswith(_NUMBERS) for one in file.schema_arrow]
    grid = Grid(
        cells=cells,
        is_number=np.broadcast_to(np.array(stored), cells.shape) & (cells != ""),
        lines=np.arange(1, len(cells) + 1),
    )
    head = named_table(grid, names=names, source=path.name, sheet=None)
    named = dict(zip(names, file.schema_arrow.names))
    return ParquetRegister(path, head, named, file.num_row_groups)


def _open(path: Path) -> ParquetFile:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise ParquetMissingError(file=path.name) from error
    try:
        return parquet.ParquetFile(path)
    except (OSError, ValueError) as error:
        raise TableUnreadableError(file=path.name, reason=str(error)) from error


def _column(cells: Array | ChunkedArray) -> Column:
    """Number the cells of a column of Arrow; what is missing is "", a whole number has no point."""
    coded = cells.combine_chunks() if hasattr(cells, "combine_chunks") else cells
    coded = coded.dictionary_encode() if not hasattr(coded, "dictionary") else coded
    codes = coded.indices.fill_null(len(coded.dictionary)).to_numpy(zero_copy_only=False)
    texts = [_text(one) for one in coded.dictionary.to_pylist()]
    return Column(codes.astype(np.intp), [*texts, ""])


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
