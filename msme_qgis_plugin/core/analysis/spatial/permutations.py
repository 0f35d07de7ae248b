"""How rare the neighbours of each unit are, by conditional permutation (Anselin 1995).

The unit keeps its value, and its neighbours' places are filled with values of other units at
random. As many values as a unit has neighbours are drawn the same way for every unit, so that
one set of draws serves all: after each further value drawn, the sums are sorted once, and the
units with so many neighbours look up where theirs lies. A draw that holds the unit itself
takes the next value drawn instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...progress import Silent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ...overlay.geodesy import FloatArray, IntArray
    from ...progress import Progress
    from .neighbour_weights import Weights

    Draws = NDArray[np.int32]

_ROUNDING = 1e-12
_TAILS = 2
_NUMBERS_AT_ONCE = 8_000_000
# Up to such a share of all units, drawing again what was drawn already is quicker than shuffling.
_FEW = 0.25


def rarity(
    values: FloatArray,
    weights: Weights,
    permutations: int,
    seed: int,
    progress: Progress | None = None,
) -> FloatArray:
    """Return the two-sided pseudo p-value of the sum of each unit's neighbours.

    Args:
        values: of the neighbours.

    Returns:
        Twice the share of draws whose sum lies as far in the nearer tail, the unit's own
        counted among them; NaN where a unit has no neighbours.

    Raises:
        CancelledError: the work was stopped.
    """
    watched = progress or Silent()
    sizes = weights.sizes
    most = int(sizes.max(initial=0))
    if not most:
        return np.full(len(values), np.nan)
    observed = weights.sums(values)
    near = _ROUNDING * max(float(np.abs(values).max()), 1e-300) * most
    tails = np.zeros((2, len(values)), dtype=np.int64)
    rng = np.random.default_rng(seed)
    at_once = max(_NUMBERS_AT_ONCE // (most + 1), 1)
    for start in range(0, permutations, at_once):
        watched.step(start / permutations)
        draws = _draws(rng, min(at_once, permutations - start), len(values), most + 1)
        _count_tails(values, sizes, observed, draws, near, tails)
    p = smallest_p(permutations) * (tails.min(axis=0) + 1)
    return np.where(sizes > 0, np.minimum(p, 1.0), np.nan)


def smallest_p(permutations: int) -> float:
    """Return the smallest two-sided p-value that so many permutations can give."""
    return _TAILS / (permutations + 1)


def _count_tails(
    values: FloatArray,
    sizes: IntArray,
    observed: FloatArray,
    draws: Draws,
    near: float,
    tails: IntArray,
) -> None:
    """Add how many draws lie at or above, and at or below, what each unit has."""
    groups = {int(size): np.flatnonzero(sizes == size) for size in np.unique(sizes[sizes > 0])}
    total = np.zeros(draws.shape[1])
    for place in range(len(draws) - 1):
        total += values[draws[place]]
        units = groups.get(place + 1)
        if units is None:
            continue
        ordered, own = np.sort(total), observed[units]
        tails[0, units] += len(total) - np.searchsorted(ordered, own - near, "left")
        tails[1, units] += np.searchsorted(ordered, own + near, "right")
        _without_themselves(values, sizes, observed, draws[: place + 2], total, near, tails)


def _without_themselves(
    values: FloatArray,
    sizes: IntArray,
    observed: FloatArray,
    draws: Draws,
    total: FloatArray,
    near: float,
    tails: IntArray,
) -> None:
    """Let the last value drawn stand in where a unit was drawn for itself."""
    held = draws[:-1]
    _, draw = hit = np.nonzero(sizes[held] == len(held))
    unit = held[hit]
    before = total[draw]
    after = before - values[unit] + values[draws[-1][draw]]
    own = observed[unit]
    for tail, side, edge in ((0, np.greater_equal, own - near), (1, np.less_equal, own + near)):
        change = side(after, edge).astype(np.int64) - side(before, edge)
        np.add.at(tails[tail], unit, change)


def _draws(rng: np.random.Generator, count: int, units: int, length: int) -> Draws:
    """Return draws without replacement, one per column, in the order drawn."""
    length = min(length, units)
    if length > _FEW * units:
        every = np.repeat(np.arange(units, dtype=np.int32)[:, None], count, axis=1)
        return rng.permuted(every, axis=0)[:length]
    draws = rng.integers(0, units, (length, count), dtype=np.int32)
    for place in range(1, length):
        left = np.flatnonzero((draws[:place] == draws[place]).any(axis=0))
        while len(left):
            draws[place, left] = rng.integers(0, units, len(left), dtype=np.int32)
            left = left[(draws[:place, left] == draws[place, left]).any(axis=0)]
    return draws
