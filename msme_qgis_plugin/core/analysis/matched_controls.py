"""Controls that are like the units with a programme: nearest neighbours before its start.

Sources: Stuart (2010), matching and standardised differences; Rosenbaum and Rubin (1985), calipers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from .effect_panel import Cases

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

LEVEL, TREND = "level", "trend"
_TWO = 2


@dataclass(frozen=True)
class Balance:
    """How unlike units with and without the programme are in one thing before its start.

    name: LEVEL or TREND of the outcome, else the place of a covariate.
    treated, control: means of all; matched: of the controls that count after matching.
    before, after: differences in standard deviations of those with the programme, among all
        and among those matched; NaN where these do not differ.
    """

    group: int
    name: str
    treated: float
    control: float
    before: float
    matched: float
    after: float


@dataclass(frozen=True)
class Matched:
    """What was found.

    counts: group -> how often each unit counts in it; 0 for a treated unit without a match.
    without: how many treated units have none.
    """

    counts: dict[int, Floats]
    balance: tuple[Balance, ...]
    without: int


def match_controls(cases: Cases, matches: int, caliper: float | None = None) -> Matched:
    """Find for each unit with the programme the nearest that do not have it.

    Nearness is in the last level and the trend of the outcome before the start and in the
    covariates, each in standard deviations; the same control may serve several.

    Args:
        matches: controls of each unit; with 0 all count, and the balance is of all of them.
        caliper: the greatest distance (root mean square over what is compared), None for any.
    """
    counts: dict[int, Floats] = {}
    balance: list[Balance] = []
    for group in cases.groups:
        features, names = _features(cases, group)
        known = np.isfinite(features).all(axis=1)
        treated = (cases.first == group) & known
        control = ~cases.treated & known
        held = (treated | control).astype(float)
        if matches:
            held = _nearest(features, treated, control, matches, caliper)
        counts[group] = held
        if treated.any() and control.any():
            balance += _balance(group, names, features, cases.weights, (treated, control, held))
    without = sum(int((held[cases.first == group] == 0).sum()) for group, held in counts.items())
    return Matched(counts, tuple(balance), without)


def _features(cases: Cases, group: int) -> tuple[Floats, list[str]]:
    """Return what units are compared by, units by features, with names."""
    earlier = cases.values[:, :group]
    columns, names = [earlier[:, -1]], [LEVEL]
    if group >= _TWO:
        columns.append((earlier[:, -1] - earlier[:, 0]) / (group - 1))
        names.append(TREND)
    names += [str(place) for place in range(cases.covariates.shape[1])]
    return np.column_stack([*columns, cases.covariates]), names


def _nearest(
    features: Floats, treated: Flags, control: Flags, matches: int, caliper: float | None
) -> Floats:
    """Return how often each unit counts: a treated one once, its controls together as often."""
    used = treated | control
    spread = features[used].std(axis=0) if used.any() else np.ones(features.shape[1])
    scaled = features / np.where(spread > 0, spread, 1.0)
    counts = np.zeros(len(features))
    others = np.flatnonzero(control)
    for place in np.flatnonzero(treated):
        away = np.sqrt(np.square(scaled[others] - scaled[place]).mean(axis=1))
        # Of controls that are as near the first in the table goes first.
        nearest = np.argsort(away, kind="stable")[:matches]
        if caliper is not None:
            nearest = nearest[away[nearest] <= caliper]
        if len(nearest):
            counts[place] = 1.0
            counts[others[nearest]] += 1 / len(nearest)
    return counts


def _balance(
    group: int,
    names: list[str],
    features: Floats,
    weights: Floats,
    used: tuple[Flags, Flags, Floats],
) -> Iterator[Balance]:
    treated, control, counts = used
    for name, column in zip(names, features.T):
        mine, others = _mean(column, weights * treated), _mean(column, weights * control)
        spread = math.sqrt(_mean(np.square(column - mine), weights * treated))
        matched = _mean(column, weights * counts * control)
        kept = _mean(column, weights * counts * treated)
        before, after = (
            (one - other) / spread if spread > 0 else math.nan
            for one, other in ((mine, others), (kept, matched))
        )
        yield Balance(group, name, mine, others, before, matched, after)


def _mean(column: Floats, weights: Floats) -> float:
    known = weights > 0
    return float(np.average(column[known], weights=weights[known])) if known.any() else math.nan
