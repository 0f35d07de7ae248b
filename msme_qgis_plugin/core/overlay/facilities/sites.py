"""Where more facilities help most: a greedy choice, and the most that any choice can reach.

Covering counts who comes within the distance; the median counts the way that is saved. Both are
the sum, over places, of the best benefit among the sites chosen. Such a function is monotone and
submodular, so that choosing the best site again and again reaches at least 1 - 1/e of the best
possible: Nemhauser, Wolsey and Fisher, An analysis of approximations for maximizing submodular
set functions (1978).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from ..errors import TooManyPairsError
from .distances import Facilities

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ...progress import Progress
    from ..geodesy import FloatArray, IntArray

MOST_PAIRS = 20_000_000


class Objective(str, Enum):
    """What a new site is chosen for."""

    COVERING = "covering"
    MEDIAN = "median"


@dataclass(frozen=True)
class Benefits:
    """What a site does for a place, in step.

    place: position among the places; site: position among the candidates; benefit: above 0.
    """

    place: NDArray[np.int32]
    site: NDArray[np.int32]
    benefit: FloatArray
    places: int
    sites: int


@dataclass(frozen=True)
class SitePlan:
    """The sites chosen, the best first.

    gain: what each adds to those before it.
    bound: what no choice of so many sites can exceed, in step.
    """

    sites: IntArray
    gain: FloatArray
    bound: FloatArray

    @property
    def reached(self) -> FloatArray:
        """What the sites up to each one reach together."""
        return np.cumsum(self.gain)


def site_benefits(
    places: tuple[FloatArray, FloatArray],
    now_km: FloatArray,
    weight: FloatArray,
    candidates: NDArray[np.bool_],
    *,
    km: float,
    objective: Objective,
    progress: Progress | None = None,
) -> Benefits:
    """Return what a facility at each candidate would do for each place.

    Args:
        places: longitude and latitude, degrees.
        now_km: to the nearest facility there is.
        weight: of each place, 0 or more.
        candidates: which places a facility can come to.
        km: who counts as reached; for the median nothing.

    Raises:
        TooManyPairsError: the distance is too large to hold all pairs.
        CancelledError: the work was stopped.
    """
    x, y = places
    covering = objective is Objective.COVERING
    lacking = np.flatnonzero((now_km > (km if covering else 0.0)) & (weight > 0))
    limit = km if covering else now_km[lacking]
    sites = Facilities(x[candidates], y[candidates], progress=progress)
    found = [(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0))]
    held = 0
    for pairs in sites.within(x[lacking], y[lacking], limit):
        held += len(pairs.km)
        if held > MOST_PAIRS:
            raise TooManyPairsError(pairs=MOST_PAIRS)
        place = lacking[pairs.place]
        benefit = weight[place] * (1.0 if covering else now_km[place] - pairs.km)
        found.append((place.astype(np.int32), pairs.facility.astype(np.int32), benefit))
    place, site, benefit = (np.concatenate(parts) for parts in zip(*found))
    return Benefits(place, site, benefit, len(x), len(sites))


def greedy_sites(benefits: Benefits, count: int) -> SitePlan:
    """Choose sites one after another, each the one that adds most; of equals the first.

    The bound for r sites is the least, over all states on the way, of what is reached there and
    the r largest gains that are left there: no site adds more later than it would now. There are
    fewer sites where no further one adds anything.

    Args:
        count: how many sites at most.
    """
    best = np.zeros(benefits.places)
    chosen: list[int] = []
    gains: list[float] = []
    bound = np.full(count, np.inf)
    for number in range(count + 1):
        left = np.maximum(benefits.benefit - best[benefits.place], 0.0)
        gain = np.bincount(benefits.site, left, minlength=max(benefits.sites, 1))
        largest = np.zeros(count)
        top = np.sort(gain)[::-1][:count]
        largest[: len(top)] = top
        bound = np.minimum(bound, sum(gains) + np.cumsum(largest))
        site = int(np.argmax(gain))
        if number == count or not gain[site] > 0:
            break
        chosen.append(site)
        gains.append(float(gain[site]))
        mine = benefits.site == site
        np.maximum.at(best, benefits.place[mine], benefits.benefit[mine])
    return SitePlan(np.array(chosen, dtype=np.int64), np.array(gains), bound[: len(chosen)])
