"""Why a number is there or not, in one order of severity.

The letters are those of SDMX's code list OBS_STATUS, as far as it has them.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from numpy.typing import ArrayLike, NDArray

    Codes = NDArray[np.int8]


class Status(str, Enum):
    """One letter per value, from the harmless to the one that decides when parts disagree."""

    NORMAL = "A"
    ESTIMATED = "E"
    NOT_ASKED = "N"
    MISSING = "M"
    NOT_COMPARABLE = "X"
    SUPPRESSED = "Q"

    @property
    def code(self) -> int:
        """The place in the order of severity, as arrays hold it."""
        return _CODES[self.value]

    @property
    def has_value(self) -> bool:
        """Say whether a number with this status may be read as one."""
        return self in {Status.NORMAL, Status.ESTIMATED}


_CODES: dict[Hashable, int] = {one.value: place for place, one in enumerate(Status)}
_LETTERS = np.array([one.value for one in Status], dtype=object)
_LAST_WITH_VALUE = _CODES[Status.ESTIMATED.value]


def codes_of(letters: Iterable[Hashable]) -> Codes:
    """Return int8 codes of letters or statuses; what is no letter of ours is missing."""
    missing = _CODES[Status.MISSING.value]
    return np.array([_CODES.get(one, missing) for one in letters], dtype=np.int8)


def letters_of(codes: ArrayLike) -> NDArray[np.object_]:
    """Return the letters of codes, same shape."""
    letters: NDArray[np.object_] = _LETTERS[np.asarray(codes, dtype=np.intp)]
    return letters


def worst(*codes: ArrayLike) -> Codes:
    """Return the most severe status of each place; arrays are broadcast."""
    found = np.asarray(codes[0], dtype=np.int8)
    for one in codes[1:]:
        found = np.maximum(found, np.asarray(one, dtype=np.int8))
    return found


def has_value(codes: ArrayLike) -> NDArray[np.bool_]:
    """Say where a status lets its number be read: normal and estimated."""
    found: NDArray[np.bool_] = np.asarray(codes) <= _LAST_WITH_VALUE
    return found
