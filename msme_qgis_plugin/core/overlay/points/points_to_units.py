"""Points brought up to polygons: counts, sums and weighted means.

Made for grids of points such as relative wealth with people as weights.
Points arrive in blocks, so that ten million of them need little memory.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ...measures.status import Status
from ...messages import QT_TRANSLATE_NOOP, Message
from ...progress import Progress, Silent
from ..errors import NegativePointWeightError
from .placing import NOWHERE, Placement, Placer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..geodesy import FloatArray

MINIMUM_COVERAGE = 0.8


@dataclass(frozen=True)
class PointBlock:
    """Some points: coordinates and what they carry, all of one length.

    value: NaN where there is none; None where points are only counted.
    weight: 0 or more, NaN where unknown; None gives each point a weight
        of 1.
    error: the value's own error, in its unit; None where not known.
    """

    x: FloatArray
    y: FloatArray
    value: FloatArray | None = None
    weight: FloatArray | None = None
    error: FloatArray | None = None


@dataclass(frozen=True)
class PointsResult:
    """What points add up to per polygon.

    table: one row per polygon, in their order: `points`, `brought` (those
        among them that lie outside and came to the nearest polygon),
        `weight` (of points with a value), `value` (weighted mean), `sum`
        (of the values, unweighted), `error` (weighted mean of the points'
        errors: errors of neighbours go together, so it is not made smaller
        by their number), `coverage` (share of the weight that has a value,
        lowered by the share of points whose weight is unknown), `status`
        (int8 codes of `Status`; missing without points, without weight, or under the minimum
        coverage: then `value` is NaN).
    outside: points that no polygon was near enough to.
    without_place: points without coordinates.
    overlapping: points inside several polygons, given to the first.
    brought: points that came to the nearest polygon, and how far at most.
    notes: the same in sentences.
    """

    table: pd.DataFrame
    outside: int
    without_place: int
    overlapping: int
    brought: int
    farthest_km: float
    notes: tuple[Message, ...]


@dataclass
class _Sums:
    """Added up so far; arrays hold one entry per polygon."""

    points: FloatArray
    brought: FloatArray
    weighed: FloatArray
    whole: FloatArray
    weight: FloatArray
    weighted: FloatArray
    total: FloatArray
    error: FloatArray
    error_weight: FloatArray
    counts: dict[str, int] = field(default_factory=dict)
    farthest_km: float = 0.0
    rows: int = 0

    @classmethod
    def empty(cls, size: int) -> _Sums:
        zero = np.zeros
        return cls(
            points=zero(size),
            brought=zero(size),
            weighed=zero(size),
            whole=zero(size),
            weight=zero(size),
            weighted=zero(size),
            total=zero(size),
            error=zero(size),
            error_weight=zero(size),
        )

    def count(self, what: str, mask: np.ndarray[Any, Any]) -> None:
        self.counts[what] = self.counts.get(what, 0) + int(mask.sum())


def points_to_units(
    blocks: Iterable[PointBlock],
    placer: Placer,
    *,
    minimum_coverage: float = MINIMUM_COVERAGE,
    progress: Progress | None = None,
) -> PointsResult:
    """Weighted mean, sum and count of points per polygon.

    Args:
        blocks: points in the CRS of the placer's polygons, any number.
        placer: the polygons.
        minimum_coverage: under this share of the weight a mean is missing.
        progress: told after each block; how many come is not known, so the
            fraction only shows that work goes on.

    A mean is Σ w·v / Σ w over the points with both; a point without a
    weight cannot be weighed and is left out of it.

    Raises:
        NegativePointWeightError: names the first row, counted from 1 over
            all blocks.
        CancelledError: the work was stopped.
    """
    sums = _Sums.empty(len(placer.polygons))
    watched = progress or Silent()
    for number, block in enumerate(blocks, start=1):
        _add_block(sums, block, placer.place(block.x, block.y))
        watched.step(1 - 1 / (number + 1))
    return _result(sums, minimum_coverage)


def _add_block(sums: _Sums, block: PointBlock, placement: Placement) -> None:
    size = len(sums.points)
    weight = np.ones(len(block.x)) if block.weight is None else block.weight
    if (weight < 0).any():
        row = int(np.argmax(weight < 0))
        raise NegativePointWeightError(row=sums.rows + row + 1, value=weight[row])
    sums.rows += len(weight)
    placed = placement.unit != NOWHERE
    brought = placement.distance_km > 0
    somewhere = np.isfinite(block.x) & np.isfinite(block.y)
    sums.count("outside", ~placed & somewhere)
    sums.count("without_place", ~somewhere)
    sums.count("overlapping", placement.overlapping)
    sums.count("brought", brought)
    if brought.any():
        farthest = float(placement.distance_km[brought].max())
        sums.farthest_km = max(sums.farthest_km, farthest)

    def add(into: FloatArray, mask: np.ndarray[Any, Any], amount: FloatArray | None) -> None:
        weights = None if amount is None else amount[mask]
        unit = placement.unit[mask]
        into += np.bincount(unit, weights=weights, minlength=size)

    add(sums.points, placed, None)
    add(sums.brought, placed & brought, None)
    weighed = placed & np.isfinite(weight)
    add(sums.weighed, weighed, None)
    add(sums.whole, weighed, weight)
    if block.value is None:
        add(sums.weight, weighed, weight)
        return
    valued = placed & np.isfinite(block.value)
    add(sums.total, valued, block.value)
    both = weighed & valued
    add(sums.weight, both, weight)
    add(sums.weighted, both, weight * block.value)
    if block.error is not None:
        known = both & np.isfinite(block.error)
        add(sums.error, known, weight * block.error)
        add(sums.error_weight, known, weight)


def _ratio(part: FloatArray, whole: FloatArray) -> FloatArray:
    """part / whole; NaN where the whole is 0."""
    some = whole > 0
    ratio: FloatArray = np.where(some, part / np.where(some, whole, 1), np.nan)
    return ratio


def _result(sums: _Sums, minimum_coverage: float) -> PointsResult:
    coverage = _ratio(sums.weight, sums.whole)
    coverage = coverage * _ratio(sums.weighed, sums.points)
    good = np.nan_to_num(coverage) >= minimum_coverage
    table = pd.DataFrame(
        {
            "points": sums.points.astype(np.int64),
            "brought": sums.brought.astype(np.int64),
            "weight": sums.weight,
            "value": np.where(good, _ratio(sums.weighted, sums.weight), np.nan),
            "sum": np.where(sums.points > 0, sums.total, np.nan),
            "error": np.where(good, _ratio(sums.error, sums.error_weight), np.nan),
            "coverage": coverage,
            "status": np.where(good, Status.NORMAL.code, Status.MISSING.code).astype(np.int8),
        }
    )
    return PointsResult(
        table=table,
        farthest_km=sums.farthest_km,
        notes=_notes(sums),
        **{
            name: sums.counts.get(name, 0)
            for name in ("outside", "without_place", "overlapping", "brought")
        },
    )


_SENTENCES = {
    "brought": QT_TRANSLATE_NOOP(
        "core",
        "{count} point(s) lie outside all polygons and went to the nearest "
        "one, at most {km:.1f} km away.",
    ),
    "outside": QT_TRANSLATE_NOOP(
        "core", "{count} point(s) lie outside all polygons and were not counted."
    ),
    "without_place": QT_TRANSLATE_NOOP(
        "core", "{count} point(s) have no coordinates and were not counted."
    ),
    "overlapping": QT_TRANSLATE_NOOP(
        "core",
        "{count} point(s) lie where polygons overlap; each was counted once, "
        "for the first polygon.",
    ),
}


def _notes(sums: _Sums) -> tuple[Message, ...]:
    return tuple(
        Message(template, {"count": sums.counts[name], "km": sums.farthest_km})
        for name, template in _SENTENCES.items()
        if sums.counts.get(name)
    )
