"""The values of a map as distinct values with counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Union

import numpy as np

from ..measures.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    import pandas as pd

    Floats = npt.NDArray[np.float64]
    Integers = npt.NDArray[np.int64]
    Numbers = Union[pd.Series, Sequence[Union[float, None]], Floats]
    Codes = Union[pd.Series, Sequence[Union[str, None]]]

# QGIS takes two numbers this near for equal when it compares them.
NEAR = 1e-15
_NOISE = 1e-12
# Suppressed, not comparable, missing, not asked: no value to be shown.
UNPUBLISHED = tuple(one.value for one in reversed(Status) if not one.has_value)


@dataclass(frozen=True)
class Distinct:
    """Distinct values, ascending, with counts.

    low, high: smallest and largest of the values taken for one; they differ
        by computing noise only, such as 0.3 and 0.1 + 0.2.
    counts: how many units have it.
    """

    low: Floats
    high: Floats
    counts: Integers

    def __len__(self) -> int:
        return len(self.low)


def published_values(values: Numbers, status: Codes | None = None) -> tuple[Floats, int]:
    """Return the values that may be shown, and how many are not finite.

    Args:
        values: numbers, with None or NaN where there is no value.
        status: one code per value; values with `Q`, `X`, `M` or `N` are left
            out, whatever they are.
    """
    to_numpy = getattr(values, "to_numpy", None)
    array = (
        np.asarray(values, dtype=float)
        if to_numpy is None
        else to_numpy(dtype=float, na_value=np.nan)
    )
    if status is not None:
        codes = np.asarray(status, dtype=object)
        array = array[~np.isin(codes.astype(str), UNPUBLISHED)]
    infinite = int(np.count_nonzero(np.isinf(array)))
    return array[np.isfinite(array)], infinite


def distinct(values: Floats) -> Distinct:
    """Return the distinct values of `values`, all finite."""
    unique, counts = np.unique(values, return_counts=True)
    if len(unique) == 0:
        return Distinct(unique, unique, counts.astype(np.int64))
    same = np.diff(unique) <= np.maximum(NEAR, _NOISE * np.abs(unique[1:]))
    starts = np.flatnonzero(np.concatenate(([True], ~same)))
    ends = np.append(starts[1:], len(unique)) - 1
    return Distinct(
        low=unique[starts],
        high=unique[ends],
        counts=np.add.reduceat(counts, starts).astype(np.int64),
    )
