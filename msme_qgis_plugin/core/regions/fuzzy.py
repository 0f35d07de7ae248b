"""How alike two names are, and when that is enough."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .names import Reading
    from .systems import UnitType

# Chosen on mutated names of all districts: no wrong match is worth more than
# a few more right ones.
THRESHOLD = 0.8
MARGIN = 0.15
SHORTEST = 5
HINT = 0.6
# As alike as a name can be that is too short, or says another direction.
UNSURE = THRESHOLD - 0.01


class Likeness(NamedTuple):
    """A unit and how alike its nearest name is, 0-1."""

    score: float
    bps_code: str


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
    readings: Iterable[Reading],
    units: Iterable[tuple[str, UnitType | None, tuple[str, ...], frozenset[str]]],
) -> list[Likeness]:
    """Return units by how alike their names are, the likest first.

    Args:
        readings: of the name that is sought.
        units: bps_code, type, keys of its names, and the directions (utara,
            selatan ...) in its name. A unit whose name lacks a direction
            that the sought name states is not it: `Nias Utara` is no
            misspelt `Nias Barat`. A name of few letters is never surely it.
    """
    sought = [(r.key, r.type, r.directions) for r in readings]
    found = []
    for code, kind, keys, directions in units:
        scores = [
            min(
                _alike(key, own, said),
                1.0 if len(own) >= SHORTEST and said <= directions else UNSURE,
            )
            for key, stated, said in sought
            if stated in (None, kind)
            for own in keys
        ]
        if scores:
            found.append(Likeness(max(scores), code))
    return sorted(found, key=lambda one: (-one.score, one.bps_code))


def clear_winner(found: list[Likeness], length: int) -> Likeness | None:
    """Return the likest unit where it is alike enough and well ahead."""
    if not found or length < SHORTEST or found[0].score < THRESHOLD:
        return None
    if len(found) > 1 and found[0].score - found[1].score < MARGIN:
        return None
    return found[0]


def _alike(key: str, own: str, said: frozenset[str]) -> float:
    """Compare names, and again without the directions that both say.

    `Pariaman Barat` is no `Pasaman Barat`: what they share is the direction.
    """
    score = similarity(key, own)
    if not said or score < THRESHOLD:
        return score
    for word in said:
        if word in own:
            key, own = key.replace(word, "", 1), own.replace(word, "", 1)
    return min(score, similarity(key, own))


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
