"""How alike two names are, and when that is enough."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .systems import UnitType

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from .reading import Reading

# Chosen on mutated names of all districts: no wrong match is worth more than
# a few more right ones.
THRESHOLD = 0.8
MARGIN = 0.15
SHORTEST = 5
HINT = 0.6
# A name with as many slips is still told from all others that are so many
# edits farther away.
SLIPS = 2
AHEAD = 2
_WORD = 64  # bits
_FIRST, _ASCII = ord("0"), 128


class Likeness(NamedTuple):
    """A unit and how alike its nearest name is.

    score: 0-1; edits: letters to change.
    sure: whether the unit's name may be meant at all: one that lacks a
        direction (utara, selatan ...) which the sought name states is not.
    """

    score: float
    bps_code: str
    edits: int
    sure: bool = True


class UnitNames:
    """Names of units, laid out to be compared with one name all at once."""

    def __init__(
        self,
        names: Iterable[tuple[str, UnitType | None, str, frozenset[str]]],
        known: Collection[str],
    ) -> None:
        """Lay out names.

        Args:
            names: bps_code, type, key of a name, and the directions in the
                unit's names; several of one unit.
            known: keys of all names.
        """
        self._names = list(names)
        self._known = known
        keys = [key for _, _, key, _ in self._names]
        self._kota = np.array([kind is UnitType.KOTA for _, kind, _, _ in self._names], dtype=bool)
        self._length = np.array([len(key) for key in keys], dtype=np.int64)
        self._letters = np.zeros((max(map(len, keys), default=0), len(keys)), dtype=np.uint8)
        for place, key in enumerate(keys):
            self._letters[: len(key), place] = list(key.encode("ascii"))
        self._counts = np.zeros((len(keys), _ASCII - _FIRST), dtype=np.int16)
        for place, key in enumerate(keys):
            self._counts[place] = _counts(key)

    def likest(self, readings: Sequence[Reading]) -> list[Likeness]:
        """Return the units whose names are alike, the likest first."""
        found: dict[str, Likeness] = {}
        for reading in readings:
            edits = self._edits(reading.key)
            longest = np.maximum(self._length, max(1, len(reading.key)))
            near = (edits < SLIPS + AHEAD) | (edits <= longest * (1 - HINT) + 1e-9)
            if reading.type is not None:
                near &= self._kota == (reading.type is UnitType.KOTA)
            for place in np.flatnonzero(near):
                one = self._likeness(reading, int(place), int(edits[place]))
                before = found.get(one.bps_code, one)
                best = max(one, before, key=lambda each: (each.sure, each.score))
                found[one.bps_code] = best._replace(edits=min(one.edits, before.edits))
        return sorted(found.values(), key=lambda one: (-one.score, one.bps_code))

    def _likeness(self, reading: Reading, place: int, edits: int) -> Likeness:
        unit, _, own, directions = self._names[place]
        said = reading.directions
        score = 1 - edits / max(len(reading.key), len(own))
        # `Pariaman Barat` is no `Pasaman Barat`: what they share is the
        # direction, and `Pariaman` is a name of its own.
        rest, own_rest = reading.key, own
        # Hulu before ulu, which it holds.
        for word in sorted(said, key=len, reverse=True):
            if word in own_rest:
                rest, own_rest = rest.replace(word, "", 1), own_rest.replace(word, "", 1)
        sure = said <= directions
        if rest != reading.key:
            score = min(score, similarity(rest, own_rest))
            sure = sure and (rest == own_rest or rest not in self._known)
        return Likeness(score, unit, edits, sure)

    def _edits(self, sought: str) -> NDArray[np.int64]:
        """Return the edits to each name; where they are many, at least so many.

        Letters that only one of two names has must be added, left out or
        replaced, which tells most names apart at once.
        """
        differ = self._counts - _counts(sought)
        edits: NDArray[np.int64] = np.maximum(
            differ.clip(0).sum(axis=1), -differ.clip(max=0).sum(axis=1)
        )
        longest = np.maximum(self._length, len(sought))
        some = np.flatnonzero((edits < SLIPS + AHEAD) | (edits <= longest * (1 - HINT)))
        if len(sought) > _WORD:
            return longest
        if sought and len(some):
            edits[some] = _distances(sought, self._letters[:, some], self._length[some])
        return edits


def _counts(key: str) -> NDArray[np.int64]:
    """Count the letters of a key, which is all of a to z and digits."""
    counts: NDArray[np.int64] = np.bincount(
        np.frombuffer(key.encode("ascii"), dtype=np.uint8), minlength=_ASCII
    )
    return counts[_FIRST:]


def _distances(
    sought: str, letters: NDArray[np.uint8], length: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the optimal string alignment distance of a name to others.

    Bit-parallel after Hyyrö (2003), all names at a time.

    Args:
        sought: of one letter to 64.
        letters: one column per name, 0 after its end. length: of each name.
    """
    one = np.uint64(1)
    bits = np.zeros(_ASCII, dtype=np.uint64)
    for at, letter in enumerate(sought.encode("ascii")):
        bits[letter] |= np.uint64(1 << at)
    last = np.uint64(1 << (len(sought) - 1))
    more = np.full(len(length), ~np.uint64(0))
    less, diagonal, before = (np.zeros(len(length), dtype=np.uint64) for _ in range(3))
    edits = np.full(len(length), len(sought), dtype=np.int64)
    for at, equal in enumerate(bits[letters[: length.max()]]):
        exchanged = ((~diagonal & equal) << one) & before
        diagonal = (((equal & more) + more) ^ more) | equal | less | exchanged
        up = less | ~(diagonal | more)
        down = diagonal & more
        inside = length > at
        edits += inside & ((up & last) != 0)
        edits -= inside & ((down & last) != 0)
        up = (up << one) | one
        more = (down << one) | ~(diagonal | up)
        less = up & diagonal
        before = equal
    return edits


@lru_cache(maxsize=262144)
def similarity(one: str, other: str) -> float:
    """Return 1 minus edits per letter of the longer name.

    An edit is a letter added, left out or replaced, or two neighbours
    exchanged (optimal string alignment distance).
    """
    longest = max(len(one), len(other))
    if not longest:
        return 1.0
    if abs(len(one) - len(other)) > longest * (1 - HINT):
        return 0.0
    return 1 - _edits(one, other) / longest


def likest(
    readings: Sequence[Reading],
    units: Iterable[tuple[str, UnitType | None, tuple[str, ...], frozenset[str]]],
) -> list[Likeness]:
    """Return units by how alike their names are, the likest first.

    Args:
        readings: of the name that is sought.
        units: bps_code, type, keys of its names, and the directions (utara,
            selatan ...) in its name.
    """
    names = ((code, kind, key, said) for code, kind, keys, said in units for key in keys)
    return UnitNames(names, ()).likest(readings)


def clear_winner(found: Sequence[Likeness], length: int) -> Likeness | None:
    """Return the unit that is meant, where it is alike enough and well ahead.

    Either the share of equal letters tells (long names), or the number of
    slips: the nearest name at most `SLIPS` edits away, every other one
    `AHEAD` edits farther.

    Args:
        found: the likest first.
        length: letters of the name that was sought.
    """
    by_score = _ahead(found, lambda ahead, other: ahead.score - other.score >= MARGIN)
    if by_score and length >= SHORTEST and by_score.score >= THRESHOLD:
        return by_score
    by_edits = _ahead(
        sorted(found, key=lambda one: one.edits),
        lambda ahead, other: other.edits - ahead.edits >= AHEAD,
    )
    if by_edits and by_edits.edits <= SLIPS and by_edits.edits < length / 2:
        return by_edits
    return None


def is_ahead(one: Likeness, found: Iterable[Likeness]) -> bool:
    """Say whether fewer letters are to change for one name than for any other."""
    return all(other.edits > one.edits for other in found if other.bps_code != one.bps_code)


def only_slip(found: Iterable[Likeness]) -> Likeness | None:
    """Return the unit whose name is one slip away, where there is only one."""
    near = [one for one in found if one.edits <= 1]
    return near[0] if len(near) == 1 and near[0].sure else None


def _ahead(
    found: Sequence[Likeness], enough: Callable[[Likeness, Likeness], bool]
) -> Likeness | None:
    if not found or not found[0].sure:
        return None
    return found[0] if len(found) == 1 or enough(found[0], found[1]) else None


def _edits(one: str, other: str) -> int:
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, own in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != own))
            if last and j > 1 and (letter, own) == (other[j - 2], one[i - 2]):
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
