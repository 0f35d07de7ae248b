"""Rows of the tables beside the effect of a programme."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .group_time import Estimate

_NONE = math.nan


class Row(NamedTuple):
    """An estimate; group and period are what periods are called, "" where it is of all.

    Of a comparison inside two-way fixed effects the period is the start of the other group.
    """

    part: str
    group: str = ""
    period: str = ""
    event_time: float = _NONE
    estimate: float = _NONE
    se: float = _NONE
    low: float = _NONE
    high: float = _NONE
    p: float = _NONE
    treated: float = _NONE
    controls: float = _NONE
    weight: float = _NONE

    def of(self, one: Estimate) -> Row:
        """Return the row with the numbers of an estimate."""
        low, high = one.interval
        return self._replace(
            estimate=one.value,
            se=one.error,
            low=low,
            high=high,
            p=one.p,
            treated=one.treated,
            controls=one.controls,
        )


class Alike(NamedTuple):
    """How unlike a group and its controls were in one thing before the start: see `Balance`.

    matched, after: NaN where no controls were matched.
    """

    group: str
    field: str
    treated: float
    controls: float
    difference: float
    matched: float
    after: float


class Lead(NamedTuple):
    """A point of the picture: the effect so many periods after the start."""

    time: int
    value: float
    low: float
    high: float
