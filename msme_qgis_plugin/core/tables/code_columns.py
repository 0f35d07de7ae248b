"""Whether numbers of four digits are codes of the districts named beside them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..regions.codes import CodeKind, read_code
from ..regions.gazetteer import Gazetteer
from ..regions.names import readings

if TYPE_CHECKING:
    import pandas as pd

_SAMPLE = 3000


def agreement(codes: pd.Series, names: pd.Series) -> float | None:
    """Return the share of rows whose code is that of the district named.

    Args:
        codes, names: text, the same index.

    Returns:
        Of the distinct pairs whose name is known; None where none is. A code
        of any list counts under any name that its district had or has.
    """
    known = _names_of_codes()
    districts = Gazetteer.load().names
    pairs = dict.fromkeys(zip(codes[:_SAMPLE], names[:_SAMPLE]))
    fits = []
    for text, name in pairs:
        keys = {one.key for one in readings(name)}
        if not text or keys.isdisjoint(districts):
            continue
        code = read_code(text)
        named = (known.get(one, set()) for one in (code.appended, code.padded))
        fits.append(code.kind is CodeKind.GADM or any(keys & one for one in named))
    return sum(fits) / len(fits) if fits else None


def is_known_code(text: str) -> bool:
    """Tell a code that some list has, or an identifier of GADM."""
    code = read_code(text)
    known = _names_of_codes()
    return code.kind is CodeKind.GADM or code.appended in known or code.padded in known


@lru_cache(maxsize=1)
def _names_of_codes() -> dict[str, set[str]]:
    """Return code of any list -> keys of the names of its districts."""
    gazetteer = Gazetteer.load()
    of_units: dict[str, set[str]] = {}
    for key, hits in gazetteer.names.items():
        for hit in hits:
            of_units.setdefault(hit.bps_code, set()).add(key)
    result: dict[str, set[str]] = {}
    for one in gazetteer.lists:
        for code, units in one.units.items():
            found = result.setdefault(code, set())
            found.update(*(of_units.get(unit, set()) for unit in units))
            found.update(each.key for each in readings(one.names.get(code, "")))
    return result
