"""How neighbours are found and compared. Light: imports no tables."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum

PERMUTATIONS = 9_999
SIGNIFICANCE = 0.05


class Neighbours(str, Enum):
    """What makes two units neighbours; tokens of scripts."""

    QUEEN = "queen"
    ROOK = "rook"
    NEAREST = "knn"
    DISTANCE = "distance"


class Correction(str, Enum):
    """How many tests at once are allowed for; tokens of scripts."""

    FALSE_DISCOVERY = "bh"
    BONFERRONI = "bonferroni"
    NONE = "none"


@dataclass(frozen=True)
class WeightOptions:
    """How neighbours are found.

    nearest: how many, for `NEAREST`; distance_km: how far, for `DISTANCE`.
    bridge: join a unit without neighbours to the nearest one, both ways.
    """

    kind: Neighbours = Neighbours.QUEEN
    nearest: int = 6
    distance_km: float | None = None
    bridge: bool = True


@dataclass(frozen=True)
class HotspotOptions:
    """What is analysed, and how.

    other: field of the neighbours for the bivariate local Moran; "" for the same field.
    significance: up to which a p-value counts, after `correction`.
    adjust_rates: take out what small bases vary by chance (empirical Bayes).
    """

    field: str
    other: str = ""
    weights: WeightOptions = dataclasses.field(default_factory=WeightOptions)
    permutations: int = PERMUTATIONS
    seed: int = 1
    significance: float = SIGNIFICANCE
    correction: Correction = Correction.FALSE_DISCOVERY
    adjust_rates: bool = False
