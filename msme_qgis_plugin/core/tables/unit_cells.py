"""Which cells of a sheet name a district or a province, so that their row is data."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..regions.gazetteer import Gazetteer
from ..regions.names import province_key, readings, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

_KEY_COLUMNS = 8
_LONGEST_NAME = 60
_TOTAL_WORDS = frozenset({"indonesia", "jumlah", "sub", "subtotal", "total"})
_DISTRICT, _PROVINCE, _TOTAL = 1, 2, 3


def unit_rows(cells: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Return (rows,) where a row's key cell names a unit.

    Args:
        cells: (rows, columns) text.

    A key column holds the names of at least two districts, or of two
    provinces, so that a name in a title or in the corner of a header is none.
    Totals in such a column count as well, and lone cells do not.
    """
    kinds = np.zeros(cells[:, :_KEY_COLUMNS].shape, dtype=np.int8)
    for place in zip(*np.nonzero(cells[:, :_KEY_COLUMNS] != "")):
        kinds[place] = _kind(cells[place])
    result = np.zeros(len(cells), dtype=bool)
    wide = (cells != "").sum(axis=1) > 1
    for column, found in enumerate(kinds.T):
        for kind in (_DISTRICT, _PROVINCE):
            named = found == kind
            if len(set(cells[named, column])) > 1:
                result |= wide & (named | (found == _TOTAL))
    return result


@lru_cache(maxsize=16384)
def _kind(text: str) -> int:
    if len(text) > _LONGEST_NAME or not any(map(str.isalpha, text)):
        return 0
    districts, provinces = _known()
    if any(one.key in districts for one in readings(text)):
        return _DISTRICT
    if province_key(text) in provinces:
        return _PROVINCE
    parts = words(text)
    return _TOTAL if parts and _TOTAL_WORDS.issuperset(parts) else 0


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[str]]:
    gazetteer = Gazetteer.load()
    return gazetteer.district_names(), gazetteer.province_names()
