"""Numbers with a status beside each, and arithmetic that keeps both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..measures.status import Status, worst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ranks = NDArray[np.int8]


@dataclass(frozen=True)
class Measure:
    """Numbers and the codes of their status, which say why some are not there."""

    values: Floats
    rank: Ranks

    @property
    def known(self) -> NDArray[np.bool_]:
        """Say where there is a number."""
        known: NDArray[np.bool_] = np.isfinite(self.values)
        return known

    def at(self, place: int) -> Measure:
        """Return one column."""
        return Measure(self.values[:, place], self.rank[:, place])

    def take(self, rows: NDArray[np.intp]) -> Measure:
        """Return some rows."""
        return Measure(self.values[rows], self.rank[rows])

    def as_column(self) -> Measure:
        """Return one number per row as a table of one column."""
        return Measure(self.values[:, None], self.rank[:, None])


def beside(measures: Sequence[Measure]) -> Measure:
    """Put measures of one number per row beside each other."""
    return Measure(
        np.column_stack([one.values for one in measures]),
        np.column_stack([one.rank for one in measures]),
    )


def add(measures: Sequence[Measure]) -> Measure:
    """Add; a sum with a part missing is no number."""
    together = beside(measures)
    return Measure(together.values.sum(axis=1), together.rank.max(axis=1))


def subtract(first: Measure, second: Measure) -> Measure:
    """Take `second` from `first`; one may be a single column."""
    return Measure(first.values - second.values, worst(first.rank, second.rank))


def ratio(part: Measure, whole: Measure) -> Measure:
    """Divide; nothing is missing (`M`) where the whole is 0."""
    rank = worst(part.rank, whole.rank)
    return explained(divide(part.values, whole.values), rank)


def explained(values: Floats, rank: Ranks) -> Measure:
    """Make sure that a number that is not there is at least missing."""
    known = np.isfinite(values)
    return Measure(values, np.where(known, rank, worst(rank, Status.MISSING.code)))


def divide(part: Floats, whole: Floats) -> Floats:
    """Divide; NaN where the whole is 0 or unknown."""
    part, whole = np.broadcast_arrays(part, whole)
    empty = np.full(part.shape, np.nan)
    divided: Floats = np.divide(part, whole, out=empty, where=whole > 0)
    return divided
