"""Which facilities are near which places: straight lines on the ellipsoid.

A tree over longitude and latitude finds candidates by boxes that are never too small, also at
the antimeridian and near the poles; then the distance of each candidate is computed. Work goes in
blocks, so that memory does not grow with places times facilities.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ...progress import Progress, Silent
from ..geodesy import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..geodesy import FloatArray, IntArray

# The shortest degree of a meridian and the longest of a parallel, on WGS 84.
_MERIDIAN_KM, _PARALLEL_KM = 110.57, 111.319
# More than what `distance_km` is off by.
_PAD, _LEAST_KM = 1 + 1e-5, 1e-6
_TURN, _HALF_TURN = 360.0, 180.0
_PAIRS = 1_000_000


@dataclass(frozen=True)
class Pairs:
    """Places and facilities that belong together, in step: their positions and the km between."""

    place: IntArray
    facility: IntArray
    km: FloatArray


class Facilities:
    """Points to be found from other points; coordinates in degrees, all finite."""

    def __init__(self, x: FloatArray, y: FloatArray, *, progress: Progress | None = None) -> None:
        self.x, self.y = x, y
        self._progress = progress or Silent()
        self._scale = float(np.cos(np.radians(np.mean(y)))) if len(y) else 1.0
        turns = np.concatenate([x - _TURN, x, x + _TURN])
        self._tree = shapely.STRtree(shapely.points(turns * self._scale, np.tile(y, 3)))

    def __len__(self) -> int:
        return len(self.x)

    def nearest(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, IntArray]:
        """Return the km to the nearest facility of each place, and which it is.

        Of two equally near the first counts. Without facilities: infinity and -1.

        Raises:
            CancelledError: the work was stopped.
        """
        km, which = np.full(len(x), np.inf), np.full(len(x), -1, dtype=np.int64)
        if not len(self) or not len(x):
            return km, which
        asked = shapely.points(x * self._scale, y)
        _, found = self._tree.query_nearest(asked, all_matches=False)
        some = found % len(self)
        # The nearest in degrees is not always the nearest, but none is farther than it.
        limit = distance_km(x, y, self.x[some], self.y[some])
        for pairs in self.within(x, y, limit):
            order = np.lexsort((pairs.facility, pairs.km, pairs.place))
            place, first = np.unique(pairs.place[order], return_index=True)
            km[place] = pairs.km[order][first]
            which[place] = pairs.facility[order][first]
        return km, which

    def within(self, x: FloatArray, y: FloatArray, km: float | FloatArray) -> Iterator[Pairs]:
        """Yield every facility at most so far from each place, by blocks of places.

        Args:
            km: for all places, or one for each.

        Raises:
            CancelledError: the work was stopped.
        """
        limit = np.broadcast_to(np.asarray(km, dtype=np.float64), len(x))
        size = max(1, _PAIRS // max(len(self), 1))
        for start in range(0, len(x) if len(self) else 0, size):
            part = slice(start, start + size)
            boxes = self._boxes(x[part], y[part], limit[part])
            place, found = self._tree.query(boxes)
            place, facility = place + start, found % len(self)
            apart = distance_km(x[place], y[place], self.x[facility], self.y[facility])
            near = apart <= limit[place]
            yield Pairs(place[near], facility[near], apart[near])
            self._progress.step(min(start + size, len(x)) / len(x))

    def _boxes(self, x: FloatArray, y: FloatArray, km: FloatArray) -> object:
        """Return a box around each place that holds all that is at most so far."""
        reach = km * _PAD + _LEAST_KM
        up = reach / _MERIDIAN_KM
        narrowest = np.cos(np.radians(np.minimum(np.abs(y) + up, 90.0)))
        with np.errstate(divide="ignore"):
            aside = np.minimum(reach / (_PARALLEL_KM * narrowest), _HALF_TURN)
        # A facility half a turn away is found once.
        right = np.where(aside == _HALF_TURN, aside - _LEAST_KM, aside)
        return shapely.box((x - aside) * self._scale, y - up, (x + right) * self._scale, y + up)


def catchment_supply(
    facilities: Facilities,
    supply: FloatArray,
    places: tuple[FloatArray, FloatArray],
    demand: FloatArray,
    km: float,
) -> FloatArray:
    """Return the supply per head that each place can use (two-step floating catchment).

    First each facility's supply is divided by the demand of all places at most `km` away, then
    each place adds up what the facilities at most `km` away have per head. Luo and Wang, Measures
    of spatial accessibility to health care (2003).

    Args:
        supply: of each facility, 0 or more.
        places: longitude and latitude.
        demand: of each place, 0 or more.

    Raises:
        CancelledError: the work was stopped.
    """
    asked = np.zeros(len(facilities))
    for pairs in facilities.within(*places, km):
        asked += np.bincount(pairs.facility, demand[pairs.place], minlength=len(asked))
    ratio = np.divide(supply, asked, out=np.zeros(len(asked)), where=asked > 0)
    found = np.zeros(len(demand))
    for pairs in facilities.within(*places, km):
        found += np.bincount(pairs.place, ratio[pairs.facility], minlength=len(found))
    return found
