"""People from elsewhere put behind the points of a grid, block by block."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ...messages import QT_TRANSLATE_NOOP, Message
from ..coast import KM_PER_DEGREE
from .point_weights import weights_by_nearest, weights_by_tile, weights_from_raster
from .points_to_units import PointBlock
from .quadkeys import RWI_LEVEL, are_tile_centres, tiles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ...progress import Progress
    from ..geodesy import FloatArray

    Weigh = Callable[[FloatArray, FloatArray], FloatArray]


@dataclass(frozen=True)
class Weighed:
    """Points with people behind them.

    found, all_people: people that stand behind a point, and all there were;
        NaN where that is not counted, as for a raster.
    """

    block: PointBlock
    found: float
    all_people: float

    @property
    def notes(self) -> tuple[Message, ...]:
        """What became of the people, in a sentence."""
        if not np.isfinite(self.all_people):
            return ()
        return (
            Message(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{found:.0f} of {people:.0f} people live at a point of "
                    "the grid; the others weigh nothing.",
                ),
                {"found": self.found, "people": self.all_people},
            ),
        )


def gathered(blocks: Iterable[PointBlock]) -> PointBlock:
    """All blocks as one; for grids that fit into memory."""
    parts = list(blocks)

    def joined(name: str) -> FloatArray | None:
        arrays = [getattr(part, name) for part in parts]
        if not arrays or any(one is None for one in arrays):
            return None
        whole: FloatArray = np.concatenate(arrays)
        return whole

    x, y = joined("x"), joined("y")
    if x is None or y is None:
        return PointBlock(np.zeros(0), np.zeros(0))
    return PointBlock(x, y, joined("value"), joined("weight"), joined("error"))


def weighed_by_points(
    grid: PointBlock, people: Iterable[PointBlock], *, reach_km: float
) -> Weighed:
    """Weigh grid points by people that come as points in degrees.

    Args:
        reach_km: where the grid is not one of tiles, people farther from
            every grid point than this do not count; 0 is no limit.

    Raises:
        NegativePointWeightError: a number of people is below 0.
    """
    counted = _Counted(people)

    def weigh(x: FloatArray, y: FloatArray) -> FloatArray:
        if are_tile_centres(x, y):
            tiles = tiles_of(x, y, level=RWI_LEVEL)
            return weights_by_tile(tiles, counted)
        reach = reach_km / KM_PER_DEGREE if reach_km > 0 else None
        return weights_by_nearest(x, y, counted, max_distance=reach)

    block = _with_weights(grid, weigh)
    weight = block.weight
    found = 0.0 if weight is None else float(np.nansum(weight))
    return Weighed(block, found, counted.total)


def weighed_by_raster(
    blocks: Iterable[PointBlock], raster: Path | str, *, progress: Progress | None = None
) -> Iterator[PointBlock]:
    """Weigh points in degrees by a population raster per cell.

    The middles of tiles are gathered first, so that points which share a
    tile share its people; other points are weighed block by block.

    Raises:
        RasterNotReadError: GDAL cannot read the raster.
        CancelledError: the work was stopped.
    """

    def weigh(x: FloatArray, y: FloatArray) -> FloatArray:
        return weights_from_raster(raster, x, y, progress=progress)

    coming = iter(blocks)
    for block in coming:
        if are_tile_centres(*_places(block)):
            yield _with_weights(gathered([block, *coming]), weigh)
            return
        yield _with_weights(block, weigh)


class _Counted:
    """Blocks of people, added up while they pass."""

    def __init__(self, blocks: Iterable[PointBlock]) -> None:
        self._blocks = blocks
        self.total = 0.0

    def __iter__(self) -> Iterator[PointBlock]:
        for block in self._blocks:
            some = np.isfinite(block.x) & np.isfinite(block.y)
            weight = np.ones(len(block.x))
            if block.weight is not None:
                weight = np.nan_to_num(block.weight)
            self.total += float(weight[some].sum())
            yield PointBlock(block.x[some], block.y[some], weight=weight[some])


def _places(block: PointBlock) -> tuple[FloatArray, FloatArray]:
    some = np.isfinite(block.x) & np.isfinite(block.y)
    return block.x[some], block.y[some]


def _with_weights(block: PointBlock, weigh: Weigh) -> PointBlock:
    """Weigh the points that have a place."""
    some = np.isfinite(block.x) & np.isfinite(block.y)
    weight = np.full(len(block.x), np.nan)
    if some.any():
        weight[some] = weigh(block.x[some], block.y[some])
    return replace(block, weight=weight)
