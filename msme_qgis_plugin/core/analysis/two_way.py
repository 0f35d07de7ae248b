"""Two-way fixed effects, and what they are an average of.

Sources: Goodman-Bacon (2021), the comparisons of two groups in it; de Chaisemartin and
D'Haultfoeuille (2020), weights of effects below zero; Cameron and Miller (2015), errors by cluster.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from .group_time import Estimate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .effect_panel import Cases

    Floats = NDArray[np.float64]

_TWO = 2


@dataclass(frozen=True)
class TwoWay:
    """The coefficient of the programme beside an effect of each unit and of each period.

    negative: of the weights of effects, which sum to 1, the sum of those below 0, without sign.
    """

    estimate: Estimate
    negative: float


@dataclass(frozen=True)
class Pair:
    """A comparison of two groups in the coefficient.

    group: whose effect it is of; other: whom it is compared with; places of periods, as
        `Cases.first` has them.
    weight: all weights sum to 1.
    """

    group: int
    other: int
    estimate: float
    weight: float

    @property
    def forbidden(self) -> bool:
        """Whether the controls have the programme already."""
        return self.other < self.group


def two_way(cases: Cases) -> TwoWay | None:
    """Return the coefficient; None where nothing is left of the programme beside the effects."""
    rows, columns = np.nonzero(np.isfinite(cases.values))
    outcome, weight = cases.values[rows, columns], cases.weights[rows]
    has = (columns >= cases.first[rows]).astype(float)
    periods = (columns[:, None] == np.arange(1, cases.periods)).astype(float)
    size = len(cases.codes)
    sums = np.bincount(rows, weights=weight, minlength=size)

    def within(one: Floats) -> Floats:
        """Take the weighted mean of its unit from each number."""
        mean = np.bincount(rows, weights=weight * one, minlength=size) / sums
        made: Floats = one - mean[rows]
        return made

    root = np.sqrt(weight)
    dummies = np.column_stack([within(one) for one in periods.T]) * root[:, None]

    def left(one: Floats) -> Floats:
        """Take what periods explain from each number."""
        held = within(one) * root
        made: Floats = held - dummies @ np.linalg.lstsq(dummies, held, rcond=None)[0]
        return made

    programme, numbers = left(has), left(outcome)
    spread = float(programme @ programme)
    if not spread > 1e-12 * float(weight @ has):
        return None
    slope = float(programme @ numbers) / spread
    score = programme * (numbers - slope * programme)
    clusters = cases.clusters[rows]
    per_cluster = np.bincount(clusters, weights=score)
    count, used = len(np.unique(clusters)), len(rows)
    # Effects of units lie within clusters and take no freedom; those of periods do.
    free = used - 1 - cases.periods
    held = [len(np.unique(clusters[one])) for one in (cases.treated[rows], ~cases.treated[rows])]
    error = math.nan
    if count >= _TWO and free > 0 and held[0] >= _TWO and held[1] != 1:
        part = count / (count - 1) * (used - 1) / free
        error = math.sqrt(part * float(per_cluster @ per_cluster)) / spread
    treated = int(cases.treated.sum())
    found = Estimate(slope, error, treated, size - treated, count)
    effect_weights = (programme * root * has)[has > 0]
    shares = effect_weights / effect_weights.sum()
    return TwoWay(found, float(np.abs(shares[shares < 0]).sum()))


def pairs(cases: Cases) -> list[Pair]:
    """Split the coefficient into comparisons of two groups: weights times estimates sum to it.

    Args:
        cases: units that have a value in every period.
    """
    sizes = {
        int(one): float(cases.weights[cases.first == one].sum()) for one in np.unique(cases.first)
    }
    found = list(_pairs(cases, sizes))
    whole = sum(one.weight for one in found)
    return [Pair(one.group, one.other, one.estimate, one.weight / whole) for one in found]


def _pairs(cases: Cases, sizes: dict[int, float]) -> Iterator[Pair]:
    periods = cases.periods
    means = {
        one: np.average(cases.values[cases.first == one], axis=0, weights=_of(cases, one))
        for one in sizes
    }
    for group, other in permutations(sizes, _TWO):
        if group == periods:
            continue
        # In the window the treated has both states, and the other one of them all along.
        start, end = (0, other) if other > group else (other, periods)
        before, after = slice(start, group), slice(group, end)
        moved = [means[one][after].mean() - means[one][before].mean() for one in (group, other)]
        window = (end - start) / periods
        share = (end - group) / (end - start)
        weight = sizes[group] * sizes[other] * window**2 * share * (1 - share)
        yield Pair(group, other, float(moved[0] - moved[1]), weight)


def _of(cases: Cases, group: int) -> Floats:
    held: Floats = cases.weights[cases.first == group]
    return held
