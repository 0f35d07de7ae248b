"""Which level a unit is of."""

from __future__ import annotations

from ..catalogue.model import Level

# Digits of a BPS code.
_BY_DIGITS = {2: Level.PROVINCE, 4: Level.DISTRICT, 7: Level.SUBDISTRICT, 10: Level.VILLAGE}
# From the largest units to the smallest.
LEVELS = tuple(_BY_DIGITS.values())


def level_of(code: str) -> Level:
    """Return the level of a unit by the length of its BPS code."""
    return _BY_DIGITS.get(len(code), Level.DISTRICT)
