"""How likely a statistic as large is by chance: Student's t and Fisher's F."""

from __future__ import annotations

import math

from .rank_correlation import incomplete_beta


def student_p(t: float, degrees: float) -> float:
    """Return P(|T| > |t|) for Student's T: Abramowitz and Stegun, 26.7.1; NaN where t is none."""
    if math.isnan(t) or not degrees > 0:
        return math.nan
    return incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t))


def fisher_p(f: float, above: float, below: float) -> float:
    """Return P(F > f) with `above` and `below` degrees of freedom: 26.6.2; NaN where f is none."""
    if math.isnan(f) or not (above > 0 and below > 0):
        return math.nan
    return incomplete_beta(below / 2, above / 2, below / (below + above * max(f, 0.0)))
