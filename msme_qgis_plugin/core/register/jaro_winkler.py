"""How alike two names are by Jaro and Winkler, for many pairs at once.

The letters of a name are bits of a whole number, so that one step looks at one letter of every
pair. Names are cut at 64 letters.

Source: Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model
of Record Linkage (1990): prefix of up to four letters, each a tenth, where Jaro's value is
above 0.7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Bits = NDArray[np.uint64]

_BITS = 64
_PIECE = 16_384  # pairs whose tables stay in the processor's cache
_PREFIX, _SCALE, _BOOST_ABOVE = 4, 0.1, 0.7
_ONE = np.uint64(1)


class Names:
    """Distinct names as letters that can be compared.

    letters: names x longest, places in the alphabet + 1, 0 beyond the end.
    """

    def __init__(self, names: Sequence[str]) -> None:
        cut = [one[:_BITS] for one in names]
        self.length = np.fromiter(map(len, cut), np.uint8, len(cut))
        longest = int(self.length.max(initial=0))
        signs = np.array(cut, dtype=f"<U{max(longest, 1)}").view(np.uint32).reshape(len(cut), -1)
        alphabet, places = np.unique(signs, return_inverse=True)
        beyond = 0 if len(alphabet) and alphabet[0] == 0 else 1
        self.size = len(alphabet) + beyond
        self.letters = (places.reshape(signs.shape) + beyond).astype(np.uint16)

    def similarity(self, first: NDArray[np.intp], second: NDArray[np.intp]) -> Floats:
        """Return 0-1 for each pair of places; nothing is like nothing."""
        found = np.empty(len(first))
        for at in range(0, len(first), _PIECE):
            part = slice(at, at + _PIECE)
            found[part] = self._piece(first[part], second[part])
        return found

    def _piece(self, first: NDArray[np.intp], second: NDArray[np.intp]) -> Floats:
        long_a, long_b = (self.length[one].astype(np.int64) for one in (first, second))
        a = np.ascontiguousarray(self.letters[first, : int(long_a.max(initial=0))].T)
        b = np.ascontiguousarray(self.letters[second, : int(long_b.max(initial=0))].T)
        where = self._places(b, len(first))
        matched, in_b = _matched(a, where, np.maximum(long_a, long_b) // 2 - 1, long_b)
        exchanged = _exchanged(a, where, matched, in_b)
        count = sum((one.astype(np.int64) for one in matched), np.zeros(len(first), dtype=np.int64))
        common = count.astype(float)
        with np.errstate(divide="ignore", invalid="ignore"):
            jaro = common / long_a + common / long_b + (common - exchanged // 2) / common
        jaro = np.where(count > 0, jaro / 3, 0.0)
        prefix = np.zeros(len(first))
        same = np.ones(len(first), dtype=bool)
        for one, other in zip(a[:_PREFIX], b[:_PREFIX]):
            same &= (one == other) & (one > 0)
            prefix += same
        boosted = jaro + prefix * _SCALE * (1 - jaro)
        return np.where(jaro > _BOOST_ABOVE, boosted, jaro)

    def _places(self, b: NDArray[np.uint16], pairs: int) -> Bits:
        """Return, pair by pair, which bits of b each letter of the alphabet stands at."""
        where = np.zeros(self.size * pairs, dtype=np.uint64)
        own = np.arange(pairs) * self.size
        for at, letter in enumerate(b):
            where[own + letter] |= _ONE << np.uint64(at)
        return where


def _matched(
    a: NDArray[np.uint16], where: Bits, window: NDArray[np.int64], length: NDArray[np.int64]
) -> tuple[list[NDArray[np.bool_]], Bits]:
    """Return which letters of a have one in b that is near, and which bits of b those are."""
    pairs = len(window)
    own = np.arange(pairs) * (len(where) // max(pairs, 1))
    wide = np.maximum(window, 0)
    everything = ~np.uint64(0)
    inside = everything >> (np.uint64(_BITS) - np.maximum(length, 1).astype(np.uint64))
    free, found = inside.copy(), []
    for at, letter in enumerate(a):
        low = np.maximum(at - wide, 0).astype(np.uint64)
        high = np.minimum(at + wide, _BITS - 1).astype(np.uint64)
        near = (everything >> (np.uint64(_BITS - 1) - high)) & (everything << low)
        held = where[own + letter] & near & free
        held[letter == 0] = 0
        lowest = held & (~held + _ONE)
        free ^= lowest
        found.append(lowest != 0)
    return found, inside & ~free


def _exchanged(
    a: NDArray[np.uint16], where: Bits, matched: Sequence[NDArray[np.bool_]], in_b: Bits
) -> NDArray[np.int64]:
    """Count the matched letters that stand in another order."""
    pairs = len(in_b)
    own = np.arange(pairs) * (len(where) // max(pairs, 1))
    left, found = in_b.copy(), np.zeros(pairs, dtype=np.int64)
    for letter, one in zip(a, matched):
        lowest = left & (~left + _ONE)
        found += one & ((where[own + letter] & lowest) == 0)
        left = np.where(one, left ^ lowest, left)
    return found
