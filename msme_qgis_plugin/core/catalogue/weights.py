"""What villages may count for. Light: a parameter names these tokens."""

from __future__ import annotations

from enum import Enum


class Weight(str, Enum):
    """What a village counts for when its value is brought up."""

    MSME = "msme"
    FAMILIES = "families"
    FARM_FAMILIES = "farm_families"
    POPULATION = "population"
    POPULATION_25 = "population_25"
    VILLAGES = "villages"
    NONE = "none"
