"""How likely an effect as large is, also with few clusters: by signs drawn for each cluster.

Sources: Cameron, Gelbach and Miller (2008), residuals where there is no effect; Webb (2023), six
points for few clusters; Fisher (1935), the programme given to others.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from .effect_options import Controls, Draws
from .group_time import average

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from ..progress import Progress
    from .effect_panel import Cases
    from .group_time import Compared

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]

# Below so many, two signs give too few different draws.
_FEW = 12
_SIX = np.array([-math.sqrt(1.5), -1.0, -math.sqrt(0.5), math.sqrt(0.5), 1.0, math.sqrt(1.5)])
# Rounding does not make a draw that is equal larger.
_EQUAL = 1e-9
# Of a table of runs by units: 32 MB.
_CELLS = 4_000_000


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
    generator = np.random.default_rng(seed)
    webb = draws is Draws.WEBB or (draws is Draws.AUTO and found.clusters < _FEW)
    points = _SIX if webb else np.array([-1.0, 1.0])
    left = _without_effect(cases)
    moves = [
        np.where(one.treated | one.control, left[:, one.period] - left[:, one.base], 0.0)
        for one in parts
    ]
    own, larger = abs(found.value / found.error), 0
    for size in _blocks(runs, len(cases.codes)):
        signs = points[generator.integers(0, len(points), (size, int(cases.clusters.max()) + 1))]
        drawn = _drawn(signs[:, cases.clusters], parts, shares, moves)
        sums = _by_cluster(drawn[1], cases.clusters)
        part = found.clusters / (found.clusters - 1)
        with np.errstate(divide="ignore", invalid="ignore"):
            t = np.abs(drawn[0]) / np.sqrt(part * np.square(sums).sum(axis=1))
        larger += int((np.isnan(t) | (t >= own * (1 - _EQUAL))).sum())
    return (1 + larger) / (1 + runs)


def _drawn(
    signs: Floats, parts: Sequence[Compared], shares: Floats, moves: Sequence[Floats]
) -> tuple[Floats, Floats]:
    """Return the averages of draws, and what each unit adds to their errors (draws by units)."""
    values, influence = np.zeros(len(signs)), np.zeros(signs.shape)
    for one, share, moved in zip(parts, shares, moves):
        drawn = signs * moved
        estimate = drawn @ one.lever
        left = drawn - (drawn @ one.solver.T) @ one.design.T
        left -= estimate[:, None] * one.treated
        values += share * estimate
        influence += share * left * one.lever
    return values, influence


def _by_cluster(numbers: Floats, clusters: Places) -> Floats:
    """Add up columns of the same cluster."""
    order = np.argsort(clusters, kind="stable")
    starts = np.unique(clusters[order], return_index=True)[1]
    return np.asarray(np.add.reduceat(numbers[:, order], starts, axis=1), dtype=np.float64)


def _blocks(runs: int, units: int) -> Iterator[int]:
    """Split runs so that a table of runs by units stays small."""
    most = max(_CELLS // units, 1)
    yield from (min(most, runs - done) for done in range(0, runs, most))


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
    starts = cases.first[np.unique(cases.clusters, return_index=True)[1]]
    together = (starts[cases.clusters] == cases.first).all()
    larger, made, done = 0, 0, 0
    for size in _blocks(runs, len(cases.codes)):
        progress.step(done / runs)
        done += size
        held = np.tile(starts if together else cases.first, (size, 1))
        dealt = generator.permuted(held, axis=1)
        others = dealt_effects(cases, dealt[:, cases.clusters] if together else dealt, controls)
        made += int(np.isfinite(others).sum())
        larger += int((np.abs(others) >= abs(value) * (1 - _EQUAL)).sum())
    return (1 + larger) / (1 + made) if made else math.nan


def dealt_effects(cases: Cases, first: Places, controls: Controls) -> Floats:
    """Return the effect under several dealings of starts, as `group_time` has it.

    Args:
        first: dealings by units.

    Returns:
        NaN for a dealing in which nobody can be compared.
    """
    total, whole = np.zeros(len(first)), np.zeros(len(first))
    for group in cases.groups:
        own, sums = (first == group).astype(float), np.zeros((3, len(first)))
        for period in range(group, cases.periods):
            until = cases.periods - 1 if controls is Controls.NEVER else period
            weight, effect = _effect(cases, (group, period), own, (first > until).astype(float))
            known = np.isfinite(effect)
            sums += np.array([known, known * weight, np.where(known, weight * effect, 0.0)])
        often = np.maximum(sums[0], 1.0)
        whole += sums[1] / often
        total += sums[2] / often
    return np.divide(total, whole, out=np.full(len(first), np.nan), where=whole > 0)


def _effect(
    cases: Cases, place: tuple[int, int], own: Floats, control: Floats
) -> tuple[Floats, Floats]:
    """Return weight and effect of one group in one period by dealing; NaN where there is none."""
    group, period = place
    change = cases.values[:, period] - cases.values[:, group - 1]
    weights = np.where(np.isfinite(change), cases.weights, 0.0)
    change = np.where(np.isfinite(change), change, 0.0)
    design = np.column_stack([np.ones(len(change)), cases.covariates])
    size, columns = len(own), design.shape[1]
    products = (design[:, :, None] * design[:, None, :]).reshape(len(change), -1)
    inner = (control @ (weights[:, None] * products)).reshape(size, columns, columns)
    able = np.linalg.matrix_rank(inner, hermitian=True) == columns
    inner[~able] = np.eye(columns)
    right = control @ ((weights * change)[:, None] * design)
    slopes = np.linalg.solve(inner, right[..., None])[..., 0]
    weight = own @ weights
    mean = own @ (weights[:, None] * np.column_stack([change, design]))
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = (mean[:, 0] - (mean[:, 1:] * slopes).sum(axis=1)) / weight
    return weight, np.where(able & (weight > 0), effect, np.nan)
