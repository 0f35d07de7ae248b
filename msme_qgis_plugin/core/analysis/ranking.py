"""Ranks of units, and where one unit stands among its peers.

Rank 1 is the highest value; equal values share the better rank (1, 2, 2, 4),
as statistics offices print them. Values are those that may be shown: NaN
where there is none, as `core.profile.published` leaves them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy.typing as npt
    import pandas as pd

    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Place:
    """Where one unit stands in a group of units.

    values: the group's values, ascending.
    median: NaN where the group has no value.
    rank: None where the unit has no value.
    units: how many there are in the group, with a value or without.
    interval: the best and the worst rank that it can have; None where the
        values are not known to be uncertain.
    """

    values: Floats
    median: float
    rank: int | None
    units: int
    interval: tuple[int, int] | None = None

    @property
    def count(self) -> int:
        """How many units of the group have a value."""
        return len(self.values)


@dataclass(frozen=True)
class Shortfall:
    """An indicator on which a unit lies on the wrong side of its group's median.

    column: the indicator.
    depth: distance from the median in units of the group's interquartile
        range, so that indicators of different units can be compared.
    """

    column: str
    value: float
    place: Place
    depth: float


def competition_ranks(values: pd.Series) -> pd.Series:
    """Return ranks, 1 the highest, NaN where there is no value."""
    return values.rank(method="min", ascending=False)


def place_among(values: pd.Series, position: int, members: Flags | None = None) -> Place:
    """Return where a unit stands among the units of a group.

    Args:
        values: one number per unit, NaN where none is shown.
        position: of the unit, counted from 0.
        members: which units belong to the group; all where None.
    """
    numbers = values.to_numpy(dtype="float64")
    own = numbers[position]
    if members is not None:
        numbers = numbers[members]
    units = len(numbers)
    numbers = np.sort(numbers[~np.isnan(numbers)])
    rank = None if np.isnan(own) else int((numbers > own).sum()) + 1
    return Place(numbers, middle(numbers), rank, units)


def middle(values: Sequence[float] | Floats | pd.Series) -> float:
    """Return the median of the numbers, NaN where there are none."""
    numbers = np.asarray(values, dtype="float64")
    numbers = numbers[~np.isnan(numbers)]
    return float(np.median(numbers)) if len(numbers) else float("nan")


def farthest_behind(
    table: pd.DataFrame,
    position: int,
    members: Flags,
    *,
    most: int,
    less_is_better: Collection[str] = (),
) -> tuple[Shortfall, ...]:
    """Return the indicators on which a unit is farthest on the wrong side of the median.

    That is below it, or above it for indicators of which less is better. An indicator without
    spread between its quartiles has no scale to measure the distance by and takes no part.

    Args:
        table: one column per indicator, one row per unit.
        position: of the unit, counted from 0.
        members: which units the unit is compared with.
        most: how many to return, the worst first.
        less_is_better: columns.
    """
    found = []
    for column in table.columns:
        numbers = table[column].to_numpy(dtype="float64")
        own = float(numbers[position])
        place = place_among(table[column], position, members)
        behind = own - place.median if column in less_is_better else place.median - own
        if not behind > 0:
            continue
        low, high = np.quantile(place.values, (0.25, 0.75))
        if high > low:
            found.append(Shortfall(str(column), own, place, behind / float(high - low)))
    found.sort(key=lambda one: -one.depth)
    return tuple(found[:most])
