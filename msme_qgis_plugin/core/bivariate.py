"""Two indicators on one map: up to three classes of each, nine cells.

Classes of both come from the units that have both values, for no other unit
is drawn in a colour; so three quantile classes hold a third of what is seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .classes.distinct import NEAR, UNPUBLISHED
from .classes.errors import BivariateBreaksError
from .classes.method import Method
from .classify import Classification, classify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .classes.distinct import Codes, Floats, Integers, Numbers

CLASSES = 3


@dataclass(frozen=True)
class BivariateClasses:
    """Classes of two indicators over the units that have both.

    a, b: one to three classes each, lowest first.
    counts: units by class of A and class of B, `counts[a][b]`.
    """

    a: Classification
    b: Classification
    counts: tuple[tuple[int, ...], ...]

    @property
    def drawn(self) -> int:
        """How many units have both values."""
        return sum(map(sum, self.counts))


def classify_two(
    values_a: Numbers,
    values_b: Numbers,
    *,
    method: Method = Method.QUANTILE,
    status_a: Codes | None = None,
    status_b: Codes | None = None,
    breaks_a: Sequence[float] = (),
    breaks_b: Sequence[float] = (),
) -> BivariateClasses:
    """Find three classes of each of two indicators.

    Args:
        values_a, values_b: one number per unit, in step.
        method: for a side without breaks of its own.
        status_a, status_b: status codes in step with the values.
        breaks_a, breaks_b: one or two breaks; they go before `method`.

    Raises:
        BivariateBreaksError: more than two breaks for a side, or none where
            the method is `manual`.
        ManualBreaksError: a break twice, or not a number.
    """
    a, b = _shown(values_a, status_a), _shown(values_b, status_b)
    both = np.isfinite(a) & np.isfinite(b)
    found_a = _classes(a[both], method, breaks_a, side="A")
    found_b = _classes(b[both], method, breaks_b, side="B")
    counts = pd.crosstab(_places(a[both], found_a), _places(b[both], found_b)).reindex(
        index=range(max(len(found_a.counts), 1)),
        columns=range(max(len(found_b.counts), 1)),
        fill_value=0,
    )
    return BivariateClasses(
        a=found_a, b=found_b, counts=tuple(tuple(map(int, row)) for row in counts.to_numpy())
    )


def _shown(values: Numbers, status: Codes | None) -> Floats:
    numbers = pd.to_numeric(pd.Series(values, dtype=object), errors="coerce")
    shown = numbers.to_numpy(dtype=float, na_value=np.nan).copy()
    if status is not None:
        codes = np.asarray(status, dtype=object).astype(str)
        shown[np.isin(codes, UNPUBLISHED)] = np.nan
    return shown


def _classes(
    values: Floats, method: Method, breaks: Sequence[float], *, side: str
) -> Classification:
    if len(breaks) >= CLASSES or (method is Method.MANUAL and not breaks):
        given = "; ".join(f"{one:g}" for one in breaks)
        raise BivariateBreaksError(side=side, most=CLASSES - 1, count=len(breaks), value=given)
    return classify(
        values, method=Method.MANUAL if breaks else method, classes=CLASSES, breaks=breaks
    )


def _places(values: Floats, found: Classification) -> Integers:
    places = np.searchsorted(found.breaks, values + NEAR, side="right")
    return places.astype(np.int64)
