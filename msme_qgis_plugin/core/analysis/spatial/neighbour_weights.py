"""Which units are each other's neighbours, and how that is decided."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ...progress import Part, Silent
from .contiguity import queen_pairs, rook_pairs
from .errors import DistanceMissingError, TooFewUnitsError
from .nearness import Places, conformal, nearest_between, nearest_units
from .options import Neighbours

if TYPE_CHECKING:
    import numpy.typing as npt

    from ...overlay.geodesy import FloatArray, GeometryArray, IntArray
    from ...progress import Progress
    from .contiguity import Pairs
    from .options import WeightOptions

    Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Weights:
    """Neighbours of `count` units; all neighbours of a unit weigh the same.

    unit, neighbour: one entry per unit and neighbour, in the order of both, each pair once.
    """

    count: int
    unit: IntArray
    neighbour: IntArray

    @classmethod
    def of(cls, count: int, unit: IntArray, neighbour: IntArray) -> Weights:
        """Make weights of pairs in any order, each as often as it likes."""
        codes = np.unique(unit * np.int64(count) + neighbour)
        return cls(count, codes // max(count, 1), codes % max(count, 1))

    @cached_property
    def sizes(self) -> IntArray:
        """How many neighbours each unit has."""
        return np.bincount(self.unit, minlength=self.count)

    @property
    def islands(self) -> IntArray:
        """The units without neighbours."""
        return np.flatnonzero(self.sizes == 0)

    def sums(self, values: FloatArray) -> FloatArray:
        """Return the sum over the neighbours of each unit, 0 where it has none."""
        held = np.bincount(self.unit, values[self.neighbour], minlength=self.count)
        return held.astype(np.float64, copy=False)

    def means(self, values: FloatArray) -> FloatArray:
        """Return the mean of the neighbours of each unit, 0 where it has none."""
        means: FloatArray = self.sums(values) / np.maximum(self.sizes, 1)
        return means

    @cached_property
    def mutual(self) -> Flags:
        """Which entries are there in the other direction too."""
        codes = self.unit * np.int64(self.count) + self.neighbour
        return np.isin(self.neighbour * np.int64(self.count) + self.unit, codes)

    def moments(self, weights: FloatArray) -> tuple[float, float, float]:
        """Return S0, S1 and S2 of a weight per entry (Cliff and Ord 1981, eq. 2.18)."""
        codes = self.unit * np.int64(self.count) + self.neighbour
        back = np.searchsorted(codes, self.neighbour * np.int64(self.count) + self.unit)
        back = np.minimum(back, max(len(codes) - 1, 0))
        other = np.where(self.mutual, weights[back], 0.0) if len(codes) else weights
        both = np.where(self.mutual, (weights + other) ** 2 / 2, weights**2)
        rows = np.bincount(self.unit, weights, minlength=self.count)
        columns = np.bincount(self.neighbour, weights, minlength=self.count)
        return float(weights.sum()), float(both.sum()), float(((rows + columns) ** 2).sum())


@dataclass(frozen=True)
class Bridges:
    """Units without neighbours that were joined to the nearest one, and how far that is, km."""

    unit: IntArray
    nearest: IntArray
    km: FloatArray


def find_neighbours(
    shapes: GeometryArray, options: WeightOptions, progress: Progress | None = None
) -> tuple[Weights, Bridges]:
    """Find the neighbours of polygons.

    Args:
        shapes: EPSG:4326; a unit without a polygon (None, empty) has no neighbours.

    Raises:
        TooFewUnitsError: there are not more units than neighbours wanted.
        DistanceMissingError: a distance is needed and not given.
        CrowdedDistanceError: so many lie within the distance that memory would not do.
        CancelledError: the work was stopped.
    """
    watched = progress or Silent()
    watched.step(0.0)
    count = len(shapes)
    drawn = np.flatnonzero(~(shapely.is_missing(shapes) | shapely.is_empty(shapes)))
    unit, neighbour = _pairs(shapes[drawn], options, Part(watched, 0.0, 0.7))
    weights = Weights.of(count, drawn[unit], drawn[neighbour])
    alone = np.intersect1d(weights.islands, drawn)
    if not options.bridge or len(drawn) <= 1 or not len(alone):
        none = np.zeros(0, dtype=np.int64)
        return weights, Bridges(none, none, np.zeros(0))
    place, km = nearest_units(shapes[drawn], np.searchsorted(drawn, alone), Part(watched, 0.7, 1.0))
    nearest = drawn[place]
    joined = Weights.of(
        count,
        np.concatenate([weights.unit, alone, nearest]),
        np.concatenate([weights.neighbour, nearest, alone]),
    )
    return joined, Bridges(alone, nearest, km)


def _pairs(shapes: GeometryArray, options: WeightOptions, progress: Progress) -> Pairs:
    if options.kind is Neighbours.QUEEN:
        return queen_pairs(shapes, progress)
    if options.kind is Neighbours.ROOK:
        return rook_pairs(shapes, progress)
    places = Places.of(shapes)
    if options.kind is Neighbours.NEAREST:
        if not 0 < options.nearest < len(shapes):
            raise TooFewUnitsError(count=len(shapes), wanted=options.nearest)
        return places.nearest(options.nearest, progress)
    if not options.distance_km or options.distance_km <= 0:
        raise DistanceMissingError
    return places.within(options.distance_km, progress)


def connect(
    weights: Weights, shapes: GeometryArray, progress: Progress | None = None
) -> tuple[Weights, FloatArray]:
    """Make neighbours of the nearest units of parts that do not touch, until all hang together.

    Each part is joined to the one that lies nearest to it, again and again (Borůvka 1926).

    Args:
        shapes: of the units, EPSG:4326; those without a polygon stay apart.

    Returns:
        The weights, and how far the units are that were joined, km.

    Raises:
        CancelledError: the work was stopped.
    """
    watched = progress or Silent()
    drawn = np.flatnonzero(~(shapely.is_missing(shapes) | shapely.is_empty(shapes)))
    plane = conformal(shapes)
    far: list[float] = []
    while True:
        part = _parts(weights)[drawn]
        found = np.unique(part)
        if len(found) <= 1:
            return weights, np.array(far)
        joined = {}
        for place, one in enumerate(found):
            watched.step(place / len(found))
            mine, others = drawn[part == one], drawn[part != one]
            if len(found) == 2 and place:  # noqa: PLR2004 (both ways are the same)
                break
            unit, other, km = nearest_between(plane, mine, others)
            joined[min(unit, other), max(unit, other)] = km
        ends = np.array(list(joined), dtype=np.int64)
        far += joined.values()
        weights = Weights.of(
            weights.count,
            np.concatenate([weights.unit, *ends.T]),
            np.concatenate([weights.neighbour, *ends.T[::-1]]),
        )


def _parts(weights: Weights) -> IntArray:
    """Return the part of each unit that hangs together: the first unit of it."""
    part = np.arange(weights.count)
    while True:
        lower = part.copy()
        np.minimum.at(lower, weights.unit, part[weights.neighbour])
        np.minimum.at(lower, weights.neighbour, part[weights.unit])
        lower = lower[lower]
        if np.array_equal(lower, part):
            return part
        part = lower
