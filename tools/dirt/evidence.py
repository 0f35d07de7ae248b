"""Whether a table holds what settles a row, found without the code that is judged.

A row is settled by its table where its name as written is that of one
district, of the type and province or code beside it; and where it is
misspelt, if the district meant is

- one slip away beside a province, every other district of it farther;
- two slips away beside a province, every other one two slips farther, and
  most letters right;
- beside a code, no farther than any other district of the country.

Everything else needs a person, or the rest of the column.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from msme_qgis_plugin.core.regions.fuzzy import similarity
from msme_qgis_plugin.core.regions.gazetteer import Gazetteer
from msme_qgis_plugin.core.regions.names import readings

from .table import HEADERS, Beside, DirtyTable

if TYPE_CHECKING:
    from msme_qgis_plugin.core.regions.reading import Reading

_SINCE = 1990
_SLIPS = 2
_FAR = 99


def settles(made: DirtyTable, place: int) -> bool:
    """Say whether a row with a district is settled by what its table holds."""
    if HEADERS["name"] not in made.header:
        return False
    name, truth = made.rows[place][made.header.index(HEADERS["name"])], made.truth[place]
    read = readings(name)
    exact = {
        hit.bps_code
        for one in read
        for hit in Gazetteer.load().names.get(one.key, ())
        if one.type in (None, hit.type)
    }
    inside = exact & set(_nearby(made, truth))
    if any(one.key in Gazetteer.load().provinces for one in read if one.type is None):
        # A province's row may stand among its districts'.
        return made.beside is Beside.CODE
    if exact:
        return inside == {truth} and exact == inside
    others = {unit: _slips(read, unit) for unit in _nearby(made, truth)}
    own = others.pop(truth)
    nearest = min(others.values(), default=_FAR)
    if made.beside is Beside.CODE:
        return own <= nearest
    if made.beside is Beside.NOTHING:
        return False
    most_right = own < len(read[-1].key) / 2
    return (own == 1 < nearest) or (own == _SLIPS and nearest >= own + _SLIPS and most_right)


def _nearby(made: DirtyTable, truth: str) -> list[str]:
    units = Gazetteer.load().units
    if made.beside is not Beside.PROVINCE:
        return list(units.index)
    return list(units.index[units["province"] == units.at[truth, "province"]])


def _slips(read: tuple[Reading, ...], unit: str) -> int:
    kind = Gazetteer.load().units.at[unit, "type"]
    return min(
        (
            _edits(one.key, own)
            for one in read
            if one.type is None or one.type.value == kind
            for own in _keys()[unit]
        ),
        default=_FAR,
    )


def _edits(one: str, other: str) -> int:
    return round((1 - similarity(one, other)) * max(len(one), len(other)))


@lru_cache(maxsize=1)
def _keys() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, hits in Gazetteer.load().names.items():
        for hit in hits:
            if hit.last_year >= _SINCE:
                found[hit.bps_code].add(key)
    return found
