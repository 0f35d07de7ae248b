"""Which level a unit is of, and what unit holds it."""

from __future__ import annotations

from enum import Enum


class Level(str, Enum):
    """What a unit is: a level of administration, or a zone of somebody's own."""

    PROVINCE = "PROVINCE"
    DISTRICT = "DISTRICT"
    SUBDISTRICT = "SUBDISTRICT"
    VILLAGE = "VILLAGE"
    ZONE = "ZONE"


# Digits of a BPS code, from the largest units to the smallest.
_DIGITS = {Level.PROVINCE: 2, Level.DISTRICT: 4, Level.SUBDISTRICT: 7, Level.VILLAGE: 10}
_BY_DIGITS = {digits: level for level, digits in _DIGITS.items()}
_ABOVE = {
    Level.DISTRICT: Level.PROVINCE,
    Level.SUBDISTRICT: Level.DISTRICT,
    Level.VILLAGE: Level.SUBDISTRICT,
}
# Levels of administration, from the largest units to the smallest.
LEVELS = tuple(_DIGITS)


def level_of(code: str) -> Level:
    """Return the level of a unit by its BPS code; what is no such code is a zone's."""
    return _BY_DIGITS.get(len(code), Level.ZONE) if code.isdigit() else Level.ZONE


def parent_of(code: str, level: Level | None = None) -> str | None:
    """Return the code of the unit that holds a unit.

    Args:
        level: of the parent; the next one above where None.

    Returns:
        None for a province, a zone, and where `level` is not above the unit's.
    """
    own = level_of(code)
    above = _ABOVE.get(own) if level is None else level
    if own not in _DIGITS or above not in _DIGITS or _DIGITS[above] >= _DIGITS[own]:
        return None
    return code[: _DIGITS[above]]
