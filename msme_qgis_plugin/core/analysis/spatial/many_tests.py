"""What remains significant where many units are tested at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .options import Correction

if TYPE_CHECKING:
    from ...overlay.geodesy import FloatArray


def corrected(p: FloatArray, correction: Correction) -> FloatArray:
    """Return p-values that may be compared with the level of significance; NaN stays.

    Benjamini and Hochberg's step-up (1995) holds the share of false ones among those found,
    Bonferroni the chance of a single one.
    """
    made = p.copy()
    known = np.flatnonzero(~np.isnan(p))
    if correction is Correction.BONFERRONI:
        made[known] = np.minimum(p[known] * len(known), 1.0)
    elif correction is Correction.FALSE_DISCOVERY:
        order = known[np.argsort(p[known])[::-1]]
        rank = np.arange(len(order), 0, -1)
        made[order] = np.minimum.accumulate(np.minimum(p[order] * len(order) / rank, 1.0))
    return made
