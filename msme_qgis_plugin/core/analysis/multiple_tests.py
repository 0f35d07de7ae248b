"""What is left of single p-values where many are looked at together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def benjamini_hochberg(p: Floats) -> Floats:
    """Return q-values by the step-up of Benjamini and Hochberg (1995).

    Of the tests whose q is at most some level, the expected share of false ones is at most that
    level.

    Args:
        p: 0–1; NaN is no test and stays.
    """
    q = np.full(len(p), np.nan)
    tests = np.flatnonzero(~np.isnan(p))
    order = tests[np.argsort(p[tests], kind="stable")]
    ranked = p[order] * len(order) / np.arange(1, len(order) + 1)
    q[order] = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    return q
