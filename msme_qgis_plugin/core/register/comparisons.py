"""How alike two records are, field by field, as levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .jaro_winkler import Names
from .list_columns import ADDRESS, BIRTH, ENTERPRISE, PERSON, PHONE, SEX, VILLAGE
from .match_weights import UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Levels = NDArray[np.int8]
    Places = NDArray[np.int64]

PLACE = "place"
FIELDS = (PERSON, ENTERPRISE, PHONE, BIRTH, PLACE, SEX)
# Levels of each field; 0 is least alike, the last the same.
LEVELS = (4, 4, 2, 3, 4, 2)
_ALIKE = {PERSON: (0.80, 0.92), ENTERPRISE: (0.80, 0.92)}
_SAME_ADDRESS = 0.85
_SAME_DATE = 2
_TEXTS = (PERSON, ENTERPRISE, ADDRESS)


class Comparison:
    """Records made ready to be compared."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._names: dict[str, tuple[Places, Names]] = {}
        for field in _TEXTS:
            places, distinct = pd.factorize(frame[field].to_numpy(object))
            empty = frame[field].eq("").to_numpy()
            self._names[field] = np.where(empty, UNKNOWN, places), Names(list(distinct))
        self._phone = frame[PHONE].to_numpy()
        self._birth = frame[BIRTH].to_numpy()
        self._sex = frame[SEX].to_numpy()
        self._district = pd.factorize(frame["district"].to_numpy(object))[0]
        self._village = pd.factorize(frame[VILLAGE].to_numpy(object))[0]
        self._placed = frame["district"].ne("").to_numpy()
        self._in_village = frame[VILLAGE].ne("").to_numpy()

    def patterns(self, first: Places, second: Places) -> Levels:
        """Return pairs x FIELDS, levels, -1 where one of the two says nothing."""
        told = {
            PERSON: self._likeness(PERSON, first, second),
            ENTERPRISE: self._likeness(ENTERPRISE, first, second),
            PHONE: _same(self._phone[first], self._phone[second]),
            BIRTH: _dates(self._birth[first], self._birth[second]),
            PLACE: self._places(first, second),
            SEX: _same(self._sex[first], self._sex[second]),
        }
        return np.column_stack([told[one] for one in FIELDS]).astype(np.int8)

    def similarity(self, field: str, first: Places, second: Places) -> NDArray[np.float64]:
        """Return how alike two texts are, 0-1, NaN where one is empty."""
        places, names = self._names[field]
        one, other = places[first], places[second]
        found = np.where(one == other, 1.0, 0.0)
        differ = np.flatnonzero((one != other) & (one >= 0) & (other >= 0))
        found[differ] = names.similarity(one[differ], other[differ])
        found[(one < 0) | (other < 0)] = np.nan
        return found

    def _likeness(self, field: str, first: Places, second: Places) -> Levels:
        alike = self.similarity(field, first, second)
        level = np.searchsorted((*_ALIKE[field], 1.0), np.nan_to_num(alike), side="right")
        return np.where(np.isnan(alike), UNKNOWN, level).astype(np.int8)

    def _places(self, first: Places, second: Places) -> Levels:
        """Same district 1, village 2, address 3: one field, since who shares one shares the others.

        Of the same district and one village not said, it may be the same village.
        """
        placed = self._placed[first] & self._placed[second]
        district = self._district[first] == self._district[second]
        named = self._in_village[first] & self._in_village[second]
        village = district & named & (self._village[first] == self._village[second])
        near = np.flatnonzero(placed & district & (village | ~named))
        home = np.zeros(len(first), dtype=bool)
        alike = self.similarity(ADDRESS, first[near], second[near])
        home[near] = np.nan_to_num(alike) >= _SAME_ADDRESS
        level = np.select([home, village, district], [3, 2, 1], 0)
        unknown = (district & ~named & ~home) | ~placed
        return np.where(unknown, UNKNOWN, level).astype(np.int8)


def _same(one: NDArray[np.generic], other: NDArray[np.generic]) -> Levels:
    said = (one != 0) & (other != 0)
    return np.where(said, one == other, UNKNOWN).astype(np.int8)


def _dates(one: NDArray[np.int32], other: NDArray[np.int32]) -> Levels:
    """Same date 2; two of day, month and year the same, or day and month exchanged, 1."""
    parts = [(date // 10_000, date // 100 % 100, date % 100) for date in (one, other)]
    (year, month, day), (own_year, own_month, own_day) = parts
    same = (year == own_year).astype(int) + (month == own_month) + (day == own_day)
    turned = (year == own_year) & (month == own_day) & (day == own_month)
    level = np.where(one == other, _SAME_DATE, (same == _SAME_DATE) | turned)
    return np.where((one != 0) & (other != 0), level, UNKNOWN).astype(np.int8)
