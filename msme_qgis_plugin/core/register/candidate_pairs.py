"""Pairs of records that are worth a comparison: those that share one of several keys.

A pass goes over the records that have the same key, block by block, and says which of its pairs an
earlier pass had as well: what it tells of how often matches agree would be one-sided without them.
Only one piece of the pairs is in memory at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .comparisons import PLACE
from .list_columns import BIRTH, ENTERPRISE, PERSON, PHONE, VILLAGE
from .person_names import sound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Places = NDArray[np.int64]

# Records with one key; of more, as of a telephone number of an office, nothing is told.
LARGEST_BLOCK = 400
_PIECE = 500_000


@dataclass(frozen=True)
class Pass:
    """Keys of one pass.

    keys: one number per record, 0 where it has none.
    about: the fields that the key is made of, of which the pass tells nothing.
    """

    keys: NDArray[np.int64]
    about: tuple[str, ...]

    def blocks(self) -> NDArray[np.int64]:
        """Return how many records share each record's key, 0 where it has none."""
        sizes = np.bincount(self.keys)
        sizes[0] = 0
        return sizes[self.keys]


def make_passes(frame: pd.DataFrame) -> tuple[Pass, ...]:
    """Return the passes over records, as `Records.frame` has them."""
    person, enterprise = (_sounds(frame[one]) for one in (PERSON, ENTERPRISE))
    first = person.str[:2]
    keys = (
        ((PHONE,), (frame[PHONE],)),
        ((BIRTH, PERSON), (frame[BIRTH], person.str[:1])),
        ((PERSON, PLACE), (frame["district"], person)),
        ((PERSON, PLACE), (frame["district"], frame[VILLAGE], first)),
        ((ENTERPRISE, PLACE), (frame["district"], enterprise)),
    )
    return tuple(Pass(numbered(columns), about) for about, columns in keys)


def pairs_of(passes: Sequence[Pass], at: int) -> Iterator[tuple[Places, Places, NDArray[np.bool_]]]:
    """Yield the pairs of one pass, the smaller place first, and which no earlier one has."""
    sizes = passes[at].blocks()
    held = np.flatnonzero((sizes > 1) & (sizes <= LARGEST_BLOCK))
    order = held[np.argsort(passes[at].keys[held], kind="stable")]
    keys = passes[at].keys[order]
    if not len(keys):
        return
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    ends = np.repeat(np.append(starts[1:], len(keys)), np.diff(np.append(starts, len(keys))))
    # How many partners stand behind each record of its block.
    partners = ends - np.arange(len(keys)) - 1
    before = np.append(0, np.cumsum(partners))
    begin = 0
    while begin < len(keys):
        end = max(int(np.searchsorted(before, before[begin] + _PIECE, "right")) - 1, begin + 1)
        count = partners[begin:end]
        one = np.repeat(np.arange(begin, end), count)
        other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count)
        first, second = order[one], order[other]
        known = np.zeros(len(first), dtype=bool)
        for earlier in passes[:at]:
            mine = earlier.keys[first]
            known |= (mine > 0) & (mine == earlier.keys[second]) & _small(earlier)[first]
        yield np.minimum(first, second), np.maximum(first, second), ~known
        begin = end


def _small(one: Pass) -> NDArray[np.bool_]:
    return one.blocks() <= LARGEST_BLOCK


def passed_over(passes: Sequence[Pass]) -> int:
    """Count the records that are in too large a block in some pass and in a fit one in none."""
    sizes = np.column_stack([one.blocks() for one in passes])
    large = (sizes > LARGEST_BLOCK).any(axis=1)
    fit = ((sizes > 0) & (sizes <= LARGEST_BLOCK)).any(axis=1)
    return int((large & ~fit).sum())


def _sounds(names: pd.Series) -> pd.Series:
    places, distinct = pd.factorize(names.to_numpy(object))
    texts = np.array([sound(one) for one in distinct], dtype=object)
    return pd.Series(texts[places], dtype=object)


def numbered(columns: Sequence[pd.Series]) -> NDArray[np.int64]:
    """Return one number per combination, 0 where a part is empty."""
    empty = np.zeros(len(columns[0]), dtype=bool)
    found = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        values = column.to_numpy()
        empty |= (values == "") | (values == 0) if values.dtype == object else values == 0
        places, distinct = pd.factorize(values)
        found = pd.factorize(found * len(distinct) + places)[0].astype(np.int64)
    numbers = found + 1
    numbers[empty] = 0
    return numbers
