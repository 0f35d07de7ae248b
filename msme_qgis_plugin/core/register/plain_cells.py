"""Columns out of the bytes of a text without quotation marks, each distinct cell read once.

A hundred bytes of a row hold a dozen cells of which four are needed: no text is made of the
others. What a row says is told by whole numbers of eight bytes, which numpy gathers and pandas
numbers without Python's own lock, so that two threads work side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Words = NDArray[np.uint64]

_LINE_END, _RETURN = 10, 13
_STEP = 1 << 20
_WORD = 8
# Longer cells are read one by one.
_LONGEST = 48
_MASKS = np.array([(1 << (8 * held)) - 1 for held in range(_WORD + 1)], dtype=np.uint64)
# Eight digits 0, their upper halves, and what brings 9 to its last and no farther.
_ZEROS, _UPPER, _SIX = (np.uint64(int(one * _WORD, 16)) for one in ("30", "F0", "06"))


class Column(NamedTuple):
    """Cells as the place of each among the distinct ones.

    codes: one per row; texts: the distinct cells.
    """

    codes: NDArray[np.intp]
    texts: list[str]

    @classmethod
    def of(cls, cells: pd.Series) -> Column:
        """Number the cells of a column of texts."""
        codes, texts = pd.factorize(cells)
        return cls(codes, list(texts))

    @property
    def cells(self) -> NDArray[np.object_]:
        """The text of each row."""
        return np.array(self.texts, dtype=object)[self.codes]


def plain_columns(
    raw: bytes,
    *,
    width: int,
    separator: str,
    encoding: str,
    wanted: Mapping[str, int],
    heads: Mapping[str, tuple[int, int]],
) -> dict[str, Column] | None:
    """Read some columns of whole lines.

    Args:
        raw: lines without quotation marks; the last may lack its end.
        width: columns of each line.
        wanted: name -> place of the column.
        heads: name -> digits, and how many of them are needed: where every cell has so many, no
            more are read.

    Returns:
        None where a line has more or fewer cells: such are looked at one by one.
    """
    body = raw if raw.endswith(b"\n") else raw + b"\n"
    held = np.frombuffer(body + bytes(_LONGEST), np.uint8)
    ends = _ends(held[: len(body)], ord(separator))
    if len(ends) % width:
        return None
    table = ends.reshape(-1, width)
    last = table[:, -1]
    if (held[last] != _LINE_END).any() or body.count(b"\n") != len(table):
        return None
    returned = held[last - 1] == _RETURN
    if returned.any():
        table[:, -1] -= returned
    found = {}
    for name, place in wanted.items():
        start = np.append(0, last[:-1] + 1) if place == 0 else table[:, place - 1] + 1
        if place == 0 and returned.any():
            start[1:] += returned[:-1]
        length = table[:, place] - start
        digits, needed = heads.get(name, (0, 0))
        if needed and (length == digits).all() and _are_digits(held, start, digits):
            length = np.full_like(length, needed)
        found[name] = _column(body, held, start, length, encoding)
    return found


def _are_digits(held: NDArray[np.uint8], start: Places, length: int) -> bool:
    """Say whether the first bytes from each place on are digits, eight at a time."""
    for first in range(0, length, _WORD):
        mask = _MASKS[min(length - first, _WORD)]
        word = (_words(held, start + first) & mask) | (_ZEROS & ~mask)
        if ((word & _UPPER) != _ZEROS).any() or (((word + _SIX) & _UPPER) != _ZEROS).any():
            return False
    return True


def _ends(held: NDArray[np.uint8], separator: int) -> Places:
    """Return where cells end, a piece at a time that the processor's own memory holds."""
    found = []
    for first in range(0, len(held), _STEP):
        end = first + _STEP
        piece = held[first:end]
        mark = piece == separator
        mark |= piece == _LINE_END
        found.append(np.flatnonzero(mark) + first)
    return np.concatenate(found)


def _column(
    body: bytes, held: NDArray[np.uint8], start: Places, length: Places, encoding: str
) -> Column:
    most = int(length.max(initial=0))
    if most > _LONGEST:
        cells = [body[a:b] for a, b in zip(start.tolist(), (start + length).tolist())]
        codes, texts = pd.factorize(pd.Series(cells, dtype=object))
        return Column(codes, [_text(one, encoding) for one in texts])
    codes = np.zeros(len(start), dtype=np.int64)
    for first in range(0, max(most, 1), _WORD):
        word = _words(held, start + first) & _MASKS[np.clip(length - first, 0, _WORD)]
        own, distinct = pd.factorize(word)
        codes = own if first == 0 else pd.factorize(codes * len(distinct) + own)[0]
    row = np.zeros(int(codes.max(initial=-1)) + 1, dtype=np.int64)
    row[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    # A row's end, and not its place, tells how long a cell of nothing is.
    ends = zip(start[row].tolist(), (start + length)[row].tolist())
    return Column(codes, [_text(body[a:b], encoding) for a, b in ends])


def _words(held: NDArray[np.uint8], start: Places) -> Words:
    """Return the eight bytes from each place on."""
    every: Words = np.ndarray((len(held) - _WORD + 1,), "<u8", held.data, strides=(1,))
    return every[start]


def _text(cell: bytes, encoding: str) -> str:
    return cell.decode(encoding, "replace").lstrip(" ")
