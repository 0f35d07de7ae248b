"""How far the access of MSMEs can lie from its estimate.

The formulas stand in `access`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .access_places import Worth
from .msme_counts import TOTAL
from .msme_places import AreaLevel

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.intp]

_ROUNDING = 1e-9


def filled(amounts: Floats, room: Floats, worth: Floats) -> Floats:
    """Return the least worth of amounts that fill places from the worst.

    Args:
        amounts: (kinds,) how many MSMEs are to be placed.
        room: (places,) how many MSMEs each place has.
        worth: (places,) what one is worth there.

    Returns:
        (kinds,) the sum of the worth. The most is the least of `-worth`,
        turned round. With two kinds of place this is Fréchet's bound: of
        n MSMEs, p·n of the kind and q·n with access, at least
        n·max(0, p + q − 1) are both.
    """
    order = np.argsort(worth, kind="stable")
    sorted_room = room[order]
    before = np.cumsum(sorted_room) - sorted_room
    taken = np.clip(amounts[:, None] - before[None, :], 0, sorted_room)
    least: Floats = taken @ worth[order]
    return least


def narrow_by_margins(
    kinds: pd.DataFrame, worth: Worth, *, digits: int
) -> tuple[Worth, NDArray[np.bool_], int]:
    """Bound kinds whose MSMEs lie among all MSMEs, known more finely.

    Args:
        kinds: rows as `count_kinds` gives them, RangeIndex.
        worth: of each row's place.
        digits: of a subdistrict's code.

    Returns:
        The worth, where it was bounded in this way, and how many kinds
        claim more MSMEs than there are in all (they keep their own bounds).
    """
    low, high = worth.low.copy(), worth.high.copy()
    mean, known = worth.mean.copy(), worth.known.copy()
    narrowed = np.zeros(len(kinds), dtype=bool)
    excess = 0
    count = kinds["count"].to_numpy(dtype=np.float64)
    for of_kinds, cells in _areas(kinds, digits):
        room = count[cells]
        total = room.sum()
        fits = count[of_kinds] <= total * (1 + _ROUNDING)
        excess += int((~fits).sum())
        rows = of_kinds[fits]
        if not len(rows):
            continue
        amounts = count[rows]
        for measure in range(low.shape[1]):
            least = filled(amounts, room, worth.low[cells, measure])
            most = -filled(amounts, room, -worth.high[cells, measure])
            low[rows, measure] = least / amounts
            high[rows, measure] = most / amounts
        held = room * worth.known[cells, 0]
        part = held.sum()
        known[rows] = part / total
        if part > 0:
            mean[rows] = held @ worth.mean[cells] / part
        narrowed[rows] = True
    return Worth(low, high, mean, known), narrowed, excess


def _areas(kinds: pd.DataFrame, digits: int) -> Iterator[tuple[Integers, Integers]]:
    """Yield rows of kinds of one area, and of all MSMEs inside it.

    An area in which there may be more MSMEs than are counted is left out: it is not known how
    many of a kind may be there. So is a subdistrict where the district's rest may be.
    """
    whole = (kinds["sector"] == TOTAL) & (kinds["sex"] == TOTAL)
    counted = kinds["count"] > 0
    parts = kinds[~whole & counted]
    within = kinds["area"].str.slice(0, digits)
    for level, place in ((AreaLevel.SUBDISTRICT, within), (AreaLevel.DISTRICT, kinds["unit"])):
        inside = whole & (kinds["level"] <= level)
        smaller = whole & (kinds["level"] < level)
        open_to = set(place[inside & kinds["open"]])
        larger = kinds.loc[whole & (kinds["level"] > level) & (counted | kinds["open"]), "unit"]
        rooms_at = inside & counted & place.isin(place[smaller]) & ~place.isin(open_to)
        rooms = kinds[rooms_at & ~kinds["unit"].isin(larger)]
        rooms_of = rooms.groupby(place[rooms.index]).groups
        wanted = parts[parts["level"] == level]
        for area, rows in wanted.groupby(place[wanted.index]).groups.items():
            if area in rooms_of:
                yield (rows.to_numpy(dtype=np.intp), rooms_of[area].to_numpy(dtype=np.intp))
