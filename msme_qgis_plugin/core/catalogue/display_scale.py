"""How stored values are written: a share of 0–1 as per cent.

Light on purpose: legends are loaded when QGIS starts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..measures.field import Display

if TYPE_CHECKING:
    from collections.abc import Collection

Written = Display
_HUNDRED = 100.0
# Differences of shares.
_POINTS = frozenset({"a10_women_gap", "b09_net_gap", "internet_gap"})
# What `msme:structure` and `msme:accessoverlay` write, beside a field of
# theirs that tells them from a person's own columns.
_STRUCTURE, _ACCESS = "kbli_version", "access_score"
_OF_STRUCTURE = re.compile(r"share_[a-v]|women_share|unknown_sex_share")
_OF_ACCESS = frozenset({"share_4g", "share_internet", "own_use"})


def written_as(field: str, fields: Collection[str]) -> Display:
    """Return how the values of a field are written.

    The catalogue says it of its indicators, after which fields are named.

    Args:
        fields: all that stand beside it.
    """
    name = field.casefold()
    of_structure = _STRUCTURE in fields and _OF_STRUCTURE.fullmatch(name)
    of_access = _ACCESS in fields and (name in _OF_ACCESS or name in _POINTS)
    if not (of_structure or of_access or name in _hundreds()):
        return Display.PLAIN
    return Display.POINTS if name in _POINTS else Display.PERCENT


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
