"""Effects by group and period: units that got a programme together, compared before and after.

Sources: Callaway and Sant'Anna (2021), group-time effects with controls that never or not yet
have the programme, covariates by outcome regression, and their averages; Cameron and Miller
(2015), standard errors by cluster. Shares of groups are taken as given, not as drawn.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .dynamics import student
from .effect_options import Controls
from .p_values import fisher_p, student_p

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from .effect_panel import Cases

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]
    Flags = NDArray[np.bool_]

_TWO = 2
# Of the size of the numbers: what subtracting them leaves where they are the same.
_NOISE = 1e-12


@dataclass(frozen=True)
class Compared:
    """The effect on one group in one period, against its last period without the programme.

    group, period, base: places of periods: the group's start, the one looked at, the one before.
    treated, control: which units it is of.
    weight: sum of weights of the treated.
    lever: what each unit's change counts for in the estimate.
    design: units by columns: what the change of controls is explained by.
    solver: columns by units: coefficients of a change, from the controls' part of it.
    residual: of each unit's change; 0 for a unit that is not in it.
    """

    group: int
    period: int
    base: int
    estimate: float
    weight: float
    treated: Flags
    control: Flags
    lever: Floats
    design: Floats
    solver: Floats
    residual: Floats

    @property
    def influence(self) -> Floats:
        """What each unit adds to the error of the estimate."""
        return self.lever * self.residual


@dataclass(frozen=True)
class Estimate:
    """An effect; error, p and the interval of 95 % are NaN where they cannot be known.

    treated, controls: numbers of units; clusters: of all of them.
    """

    value: float
    error: float
    treated: int
    controls: int
    clusters: int

    @property
    def degrees(self) -> int:
        """Degrees of freedom of Student's t: clusters but one."""
        return self.clusters - 1

    @property
    def p(self) -> float:
        """How likely an effect as large is where there is none."""
        if math.isnan(self.error) or self.error == 0:
            return math.nan
        return student_p(self.value / self.error, self.degrees)

    @property
    def interval(self) -> tuple[float, float]:
        """The interval of 95 %."""
        reach = self._reach()
        return self.value - reach, self.value + reach

    @property
    def detectable(self) -> float:
        """The least effect that would be seen (p < 0.05) in four of five cases."""
        # 0.8 of Student's distribution lie below what bounds its middle 0.6.
        return self._reach() + self._reach(0.6)

    def _reach(self, level: float = 0.95) -> float:
        if math.isnan(self.error) or self.degrees < 1:
            return math.nan
        return student(self.degrees, level) * self.error


def compare(
    cases: Cases,
    place: tuple[int, int, int],
    controls: Controls,
    matched: Mapping[int, Floats] | None = None,
) -> Compared | None:
    """Return the effect on one group in one period.

    Args:
        place: group, period and base, see `Compared`.
        matched: group -> how often each unit counts as a control; with it, a treated unit of
            the group that counts 0 has no match and is left out.

    Returns:
        None where there is nobody to compare, or too few controls for the covariates.
    """
    group, period, base = place
    change = cases.values[:, period] - cases.values[:, base]
    known = np.isfinite(change)
    own = cases.first == group
    counts = cases.weights if matched is None else cases.weights * matched[group]
    treated = own & known & (counts > 0)
    until = cases.periods - 1 if controls is Controls.NEVER else max(period, base)
    control = (cases.first > until) & ~own & known & (counts > 0)
    design = np.column_stack([np.ones(len(own)), cases.covariates])
    columns = design.shape[1]
    weighted = design[control].T * counts[control]
    inner = weighted @ design[control]
    if not treated.any() or control.sum() < columns or np.linalg.matrix_rank(inner) < columns:
        return None
    solver = np.zeros((columns, len(own)))
    solver[:, control] = np.linalg.solve(inner, weighted)
    change = np.where(treated | control, change, 0.0)
    weight = float(counts[treated].sum())
    mine = np.where(treated, counts / weight, 0.0)
    lever = mine - (mine @ design) @ solver
    used = treated | control
    noise = _NOISE * float(np.abs(cases.values[used][:, [period, base]]).max())
    estimate = float(lever @ change)
    estimate = 0.0 if abs(estimate) <= noise else estimate
    residual = change - design @ (solver @ change) - estimate * treated
    residual = np.where(used & (np.abs(residual) > noise), residual, 0.0)
    return Compared(
        *(group, period, base, estimate, weight),
        *(treated, control, lever, design, solver, residual),
    )


def group_times(
    cases: Cases,
    controls: Controls,
    matched: Mapping[int, Floats] | None = None,
    *,
    since_start: bool = False,
) -> list[Compared]:
    """Return the effect on each group in each period; before its start it should be none.

    All of a group are against the last period before its start.

    Args:
        since_start: of the periods with the programme alone.
    """
    places = [
        (group, period, group - 1)
        for group in cases.groups
        for period in range(group if since_start else 0, cases.periods)
        if period != group - 1
    ]
    found = (compare(cases, one, controls, matched) for one in places)
    return [one for one in found if one is not None]


def false_starts(
    cases: Cases, controls: Controls, matched: Mapping[int, Floats] | None = None
) -> list[Compared]:
    """Return effects as if the programme had begun up to two periods earlier than it did.

    A group needs two periods before its start, and only those are used.
    """
    places = [
        (group, period, early - 1)
        for group in cases.groups
        for early in (max(group - _TWO, 1),)
        for period in range(early, group)
    ]
    found = (compare(cases, one, controls, matched) for one in places)
    return [one for one in found if one is not None]


def overall_shares(parts: Sequence[Compared]) -> Floats:
    """Return what each part counts in the effect of the programme: groups by their weight.

    Within a group its periods count the same, so that an early group counts no more than a late
    one of its size.
    """
    often = {one.group: 0 for one in parts}
    for one in parts:
        often[one.group] += 1
    shares = np.array([one.weight / often[one.group] for one in parts])
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def by_weight(parts: Sequence[Compared]) -> Floats:
    """Return what each part counts where all are of one time since the start."""
    shares = np.array([one.weight for one in parts])
    return np.asarray(shares / shares.sum(), dtype=np.float64)


def average(parts: Sequence[Compared], shares: Floats, clusters: Places) -> Estimate:
    """Return an average of effects with its error by cluster (CR1).

    The error is NaN where only one cluster has the programme, or only one does not: what that one
    does by itself cannot be told from the effect.
    """
    treated = np.logical_or.reduce([one.treated for one in parts])
    control = np.logical_or.reduce([one.control for one in parts])
    value = float(sum(one.estimate * share for one, share in zip(parts, shares)))
    held = [len(np.unique(clusters[one])) for one in (treated, control)]
    count = len(np.unique(clusters[treated | control]))
    influence = sum(one.influence * share for one, share in zip(parts, shares))
    sums = np.bincount(clusters, weights=influence)
    error = math.nan
    if min(held) >= _TWO:
        error = math.sqrt(count / (count - 1) * float(sums @ sums))
    return Estimate(value, error, int(treated.sum()), int(control.sum()), count)


def all_none(groups: Sequence[Sequence[Compared]], clusters: Places) -> float:
    """Return how likely averages as large are where all of them are 0 (Wald's test, F).

    Args:
        groups: the parts of each average, see `by_weight`.

    Returns:
        NaN where there are none, or not more clusters than averages.
    """
    if not groups:
        return math.nan
    found = [average(parts, by_weight(parts), clusters) for parts in groups]
    influence = [
        sum(one.influence * share for one, share in zip(parts, by_weight(parts)))
        for parts in groups
    ]
    sums = np.array([np.bincount(clusters, weights=one) for one in influence])
    count = max(one.clusters for one in found)
    if count <= len(groups) or any(math.isnan(one.error) for one in found):
        return math.nan
    variance = count / (count - 1) * sums @ sums.T
    if np.linalg.matrix_rank(variance) < len(groups):
        return math.nan
    values = np.array([one.value for one in found])
    wald = float(values @ np.linalg.solve(variance, values))
    return fisher_p(wald / len(groups), len(groups), count - 1)
