"""How much each likeness of two records tells of their being one enterprise.

m is how often records of one enterprise are so alike, u how often those of two are; the weight of
a level is log2(m / u), and weights add up with log2 of the odds that any two records are one.
Nobody knows which pairs are one, so that m and u are those under which the observed pairs are
likeliest: expectation and maximisation by turns.

Sources: Fellegi and Sunter, A Theory for Record Linkage, JASA 64 (1969); Jaro, Advances in
Record-Linkage Methodology, JASA 84 (1989); Winkler, Using the EM Algorithm for Weight Computation
in the Fellegi-Sunter Model of Record Linkage (1988).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Patterns = NDArray[np.int8]

UNKNOWN = -1
_LEAST = 1e-9
_TOLERANCE, _MOST_STEPS = 1e-10, 2_000


@dataclass(frozen=True)
class Agreement:
    """How often records are how alike.

    m, u: one array per field, a share per level; level 0 is least alike.
    matches: share of the pairs that are one enterprise.
    """

    m: tuple[Floats, ...]
    u: tuple[Floats, ...]
    matches: float

    def weights(self, patterns: Patterns) -> Floats:
        """Return the sum of log2(m / u) of each pattern; what is not known weighs nothing."""
        total = np.zeros(len(patterns))
        for field, (m, u) in enumerate(zip(self.m, self.u)):
            weight = np.append(np.log2(np.maximum(m, _LEAST) / np.maximum(u, _LEAST)), 0.0)
            total += weight[patterns[:, field]]
        return total

    def probability(self, patterns: Patterns) -> Floats:
        """Return how likely pairs of each pattern are one enterprise, 0-1."""
        odds = np.log2(self.matches) - np.log2(1 - self.matches)
        found: Floats = 1 / (1 + np.exp2(-np.clip(self.weights(patterns) + odds, -500, 500)))
        return found


def estimate(patterns: Patterns, counts: Floats, start: Agreement) -> Agreement:
    """Return m, u and the share of matches under which the patterns are likeliest.

    Args:
        patterns: patterns x fields, levels, -1 where one of the two records says nothing.
        counts: pairs of each pattern.
        start: where to begin; what a field without any level had stays.
    """
    found = start
    for _ in range(_MOST_STEPS):
        match = found.probability(patterns)
        following = Agreement(
            _shares(patterns, counts * match, found.m),
            _shares(patterns, counts * (1 - match), found.u),
            float(np.clip((counts * match).sum() / counts.sum(), _LEAST, 1 - _LEAST)),
        )
        moved = max(
            abs(following.matches - found.matches),
            *(float(np.abs(a - b).max()) for a, b in zip(following.m, found.m)),
            *(float(np.abs(a - b).max()) for a, b in zip(following.u, found.u)),
        )
        found = following
        if moved < _TOLERANCE:
            break
    return found


def share_of_matches(weights: Floats, counts: Floats, pairs: float) -> float:
    """Return the share of all pairs that are one enterprise, where only some were compared.

    Args:
        weights, counts: of the patterns of the pairs that were compared.
        pairs: how many there are; those not compared are taken for different.
    """
    share = min(0.5, max(1.0, float(counts[weights > 0].sum())) / pairs)
    for _ in range(_MOST_STEPS):
        odds = np.log2(share) - np.log2(1 - share)
        match = 1 / (1 + np.exp2(-np.clip(weights + odds, -500, 500)))
        following = float(np.clip((counts * match).sum() / pairs, _LEAST**2, 1 - _LEAST))
        if abs(following - share) <= _TOLERANCE * share:
            break
        share = following
    return following


def level_shares(patterns: Patterns, counts: Floats, levels: Sequence[int]) -> tuple[Floats, ...]:
    """Return how often pairs have each level, half a pair more of each so that none is never."""
    return tuple(_share(patterns[:, field], counts, size, 0.5) for field, size in enumerate(levels))


def _shares(patterns: Patterns, counts: Floats, before: Sequence[Floats]) -> tuple[Floats, ...]:
    found = []
    for field, old in enumerate(before):
        told = patterns[:, field] != UNKNOWN
        some = counts[told].sum() > 0
        found.append(_share(patterns[:, field], counts, len(old), 0.0) if some else old)
    return tuple(found)


def _share(levels: NDArray[np.int8], counts: Floats, size: int, more: float) -> Floats:
    told = levels != UNKNOWN
    sums = np.bincount(levels[told], counts[told], size) + more
    share: Floats = sums / sums.sum()
    return share
