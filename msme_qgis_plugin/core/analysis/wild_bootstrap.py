"""How likely an effect as large is, also with few clusters: by signs drawn for each cluster.

Sources: Cameron, Gelbach and Miller (2008), residuals where there is no effect; Webb (2023), six
points for few clusters; Fisher (1935), the programme given to others.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from .effect_options import Draws
from .group_time import average, group_times, overall_shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..progress import Progress
    from .effect_options import Controls
    from .effect_panel import Cases
    from .group_time import Compared

    Floats = NDArray[np.float64]

# Below so many, two signs give too few different draws.
_FEW = 12
_SIX = np.array([-math.sqrt(1.5), -1.0, -math.sqrt(0.5), math.sqrt(0.5), 1.0, math.sqrt(1.5)])
# Rounding does not make a draw that is equal larger.
_EQUAL = 1e-9


def wild_p(
    cases: Cases, parts: Sequence[Compared], shares: Floats, *, draws: Draws, runs: int, seed: int
) -> float:
    """Return the p-value of an average of effects by the wild cluster bootstrap.

    Outcomes without any effect, of units and periods alone, are put together anew with the
    residuals of each cluster times a drawn sign; Student's t of each is compared.

    Returns:
        NaN where the average has no error, or nothing is drawn.
    """
    found = average(parts, shares, cases.clusters)
    if not runs or math.isnan(found.error) or found.error == 0:
        return math.nan
    count = int(cases.clusters.max()) + 1
    generator = np.random.default_rng(seed)
    webb = draws is Draws.WEBB or (draws is Draws.AUTO and found.clusters < _FEW)
    points = _SIX if webb else np.array([-1.0, 1.0])
    signs = points[generator.integers(0, len(points), (runs, count))]
    member = (cases.clusters[:, None] == np.arange(count)).astype(float)
    errors = _without_effect(cases)
    values, sums = np.zeros(runs), np.zeros((runs, count))
    for one, share in zip(parts, shares):
        used = one.treated | one.control
        moved = np.where(used, errors[:, one.period] - errors[:, one.base], 0.0)
        drawn = signs[:, cases.clusters] * moved
        estimate = drawn @ one.lever
        left = drawn - (drawn @ one.solver.T) @ one.design.T
        left -= estimate[:, None] * one.treated
        values += share * estimate
        sums += share * ((left * one.lever) @ member)
    spread = np.sqrt(found.clusters / (found.clusters - 1) * np.square(sums).sum(axis=1))
    own = abs(found.value / found.error)
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn_t = np.abs(values / spread)
    larger = np.isnan(drawn_t) | (drawn_t >= own * (1 - _EQUAL))
    return float((1 + larger.sum()) / (1 + runs))


def _without_effect(cases: Cases) -> Floats:
    """Return what units and periods leave of the outcome; NaN where there is none."""
    known = np.isfinite(cases.values)
    weight = np.where(known, cases.weights[:, None], 0.0)
    rows, columns = np.nonzero(known)
    outcome = cases.values[rows, columns]
    whole = weight.sum(axis=1)
    # Normal equations of the periods, once the units' means are taken out.
    centred = np.where(known, cases.values, 0.0)
    centred = centred - ((weight * centred).sum(axis=1) / whole)[:, None]
    inner = np.diag(weight.sum(axis=0)) - weight.T @ (weight / whole[:, None])
    effect = np.linalg.lstsq(inner, (weight * centred).sum(axis=0), rcond=None)[0]
    of_unit = (weight * (np.where(known, cases.values, 0.0) - effect)).sum(axis=1) / whole
    made = np.full(cases.values.shape, np.nan)
    made[rows, columns] = outcome - of_unit[rows] - effect[columns]
    return made


def given_to_others(
    cases: Cases, controls: Controls, value: float, *, runs: int, seed: int, progress: Progress
) -> float:
    """Return how often the programme, given to units by lot, has an effect as large.

    Starts are dealt anew among the units, or among clusters where all units of each began
    together. Says something also where one unit alone has the programme.
    """
    generator = np.random.default_rng(seed)
    head = np.unique(cases.clusters, return_index=True)[1]
    starts = cases.first[head]
    together = (starts[cases.clusters] == cases.first).all()
    larger, made = 0, 0
    for run in range(runs):
        if together:
            first = generator.permutation(starts)[cases.clusters]
        else:
            first = generator.permutation(cases.first)
        parts = group_times(replace(cases, first=first), controls, since_start=True)
        if parts:
            shares = overall_shares(parts)
            other = sum(one.estimate * share for one, share in zip(parts, shares))
            larger += int(abs(other) >= abs(value) * (1 - _EQUAL))
            made += 1
        if not run % 50:
            progress.step(run / runs)
    return (1 + larger) / (1 + made) if made else math.nan
