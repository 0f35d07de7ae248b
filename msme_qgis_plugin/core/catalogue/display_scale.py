"""How stored values are written: a share of 0–1 as per cent.

Light on purpose: legends are loaded when QGIS starts.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_HUNDRED, _DIGITS = 100.0, 2
# Differences of shares.
_POINTS = frozenset({"a10_women_gap", "b09_net_gap", "internet_gap"})
# What `msme:structure` and `msme:accessoverlay` write, beside a field of
# theirs that tells them from a person's own columns.
_STRUCTURE, _ACCESS = "kbli_version", "access_score"
_OF_STRUCTURE = re.compile(r"share_[a-v]|women_share|unknown_sex_share")
_OF_ACCESS = frozenset({"share_4g", "share_internet", "own_use"})


class Written(str, Enum):
    """How the values of a field are written."""

    PLAIN = "plain"
    PERCENT = "percent"
    POINTS = "points"

    @property
    def factor(self) -> float:
        """What a stored value is multiplied by."""
        return 1.0 if self is Written.PLAIN else _HUNDRED

    def decimals(self, stored: int) -> int:
        """Return how many decimals of `stored` are left."""
        return stored if self is Written.PLAIN else max(stored - _DIGITS, 0)


def written_as(field: str, fields: Collection[str]) -> Written:
    """Return how the values of a field are written.

    The catalogue says it of its indicators, after which fields are named.

    Args:
        fields: all that stand beside it.
    """
    name = field.casefold()
    of_structure = _STRUCTURE in fields and _OF_STRUCTURE.fullmatch(name)
    of_access = _ACCESS in fields and (name in _OF_ACCESS or name in _POINTS)
    if not (of_structure or of_access or name in _hundreds()):
        return Written.PLAIN
    return Written.POINTS if name in _POINTS else Written.PERCENT


@lru_cache(maxsize=1)
def _hundreds() -> frozenset[str]:
    """Return the fields of the indicators that are shown times hundred."""
    from .load import Catalogue

    catalogue = Catalogue.load()
    return frozenset(
        one.id.casefold()
        for one in (*catalogue.indicators.values(), *catalogue.variants.values())
        if one.display_factor == _HUNDRED
    )
