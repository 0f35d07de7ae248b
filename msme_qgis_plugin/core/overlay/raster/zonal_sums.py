"""Adding up the cells of raster windows per zone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..errors import NegativeRasterWeightError

if TYPE_CHECKING:
    from ..geodesy import FloatArray, IntArray
    from .fractions import Cover
    from .grids import Block, Window


@dataclass(frozen=True)
class WindowCells:
    """The cells of a window that have data, one after the other.

    place: flat numbers of these cells; None where all have data.
    values: their values and one more, so that a run may end at the end.
    weights, products: weight, and weight times value, of the same cells.
    all_weights: weight of every cell of the window and one more.
    valid: flat mask; None where all have data.
    """

    values: npt.NDArray[Any]
    valid: npt.NDArray[np.bool_] | None
    place: IntArray | None
    weights: FloatArray | None = None
    products: FloatArray | None = None
    all_weights: FloatArray | None = None

    @classmethod
    def of(cls, block: Block, weight: Block | None) -> WindowCells:
        """The cells of one window, with their weights where there are."""
        flat, valid = block.values.ravel(), block.valid
        place = None
        if valid is not None:
            valid = valid.ravel()
            place = np.flatnonzero(valid)
        known = _padded(flat if place is None else flat[place])
        if weight is None:
            return cls(known, valid, place)
        heavy = _weights(weight)
        part = heavy if place is None else heavy[place]
        weights = _padded(part)
        return cls(known, valid, place, weights, known * weights, _padded(heavy))

    def between(self, first: IntArray, last: IntArray) -> IntArray:
        """Pairs of places among the known cells for flat first..last."""
        ends = np.column_stack((first, last))
        if self.place is None:
            return ends
        return np.searchsorted(self.place, ends)


def _padded(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    return np.append(values, values.dtype.type(0))


def _weights(block: Block) -> FloatArray:
    heavy = block.values.ravel().astype(np.float64)
    if block.valid is not None:
        heavy[~block.valid.ravel()] = 0
    if len(heavy) and heavy.min() < 0:
        raise NegativeRasterWeightError(path=block.path, value=heavy.min())
    return heavy


@dataclass
class ZoneTotals:
    """What has been added up so far, one entry per zone."""

    count: FloatArray
    total: FloatArray
    low: FloatArray
    high: FloatArray
    weight: FloatArray | None
    weighted: FloatArray | None
    all_weight: FloatArray | None
    overlaps: dict[tuple[int, int], int] = field(default_factory=dict)

    @classmethod
    def empty(cls, zones: int, *, weighted: bool) -> ZoneTotals:
        """Nothing added up yet, for so many zones."""
        zero = np.zeros
        return cls(
            zero(zones),
            zero(zones),
            np.full(zones, np.inf),
            np.full(zones, -np.inf),
            zero(zones) if weighted else None,
            zero(zones) if weighted else None,
            zero(zones) if weighted else None,
        )

    def add(self, into: FloatArray | None, zone: IntArray, amounts: FloatArray) -> None:
        """Add `amounts` to the entries of `into` that `zone` names."""
        if into is not None:
            into += np.bincount(zone, weights=amounts, minlength=len(into))


def add_window(totals: ZoneTotals, cover: Cover, window: Window, cells: WindowCells) -> None:
    """Add the cells of one window that zones cover to their totals."""
    left, right = window.column, window.column + window.columns
    first = np.maximum(cover.run_first, left)
    last = np.minimum(cover.run_last, right)
    here = np.flatnonzero(first < last)
    line = (cover.run_row[here] - window.row) * window.columns - left
    first, last = line + first[here], line + last[here]
    runs = _Runs(cover.run_zone[here], first, last, cover.run_share[here]).in_order()
    inside = (cover.cell_column >= left) & (cover.cell_column < right)
    row, column = cover.cell_row[inside], cover.cell_column[inside]
    place = (row - window.row) * window.columns + column - left
    single = _Runs(cover.cell_zone[inside], place, place + 1, cover.cell_share[inside])
    _note_overlaps(totals.overlaps, runs, single)
    _add_runs(totals, runs, cells)
    _add_cells(totals, single, cells)


@dataclass(frozen=True)
class _Runs:
    """Runs of cells of one window, between two flat places of it."""

    zone: IntArray
    first: IntArray
    last: IntArray
    share: FloatArray

    def where(self, chosen: npt.NDArray[np.bool_] | IntArray) -> _Runs:
        return _Runs(self.zone[chosen], self.first[chosen], self.last[chosen], self.share[chosen])

    def in_order(self) -> _Runs:
        return self.where(np.argsort(self.first, kind="stable"))


def _note_overlaps(overlaps: dict[tuple[int, int], int], runs: _Runs, single: _Runs) -> None:
    """Remember which zones claim whole cells that another has claimed."""
    whole = single.where(single.share == 1)
    if len(whole.zone):
        runs = _Runs(
            np.concatenate((runs.zone, whole.zone)),
            np.concatenate((runs.first, whole.first)),
            np.concatenate((runs.last, whole.last)),
            np.concatenate((runs.share, whole.share)),
        )
    runs = runs.where(runs.share == 1).in_order()
    reach = np.maximum.accumulate(runs.last)
    longest = np.where(runs.last == reach, np.arange(len(reach)), 0)
    holder = runs.zone[np.maximum.accumulate(longest)]
    shared = np.minimum(reach[:-1], runs.last[1:]) - runs.first[1:]
    for i in np.flatnonzero(shared > 0):
        one, other = int(holder[i]), int(runs.zone[i + 1])
        pair = (min(one, other), max(one, other))
        overlaps[pair] = overlaps.get(pair, 0) + int(shared[i])


def _add_runs(totals: ZoneTotals, runs: _Runs, cells: WindowCells) -> None:
    if cells.all_weights is not None and len(runs.zone):
        ends = np.column_stack((runs.first, runs.last))
        sums = np.add.reduceat(cells.all_weights, ends.ravel())[::2]
        totals.add(totals.all_weight, runs.zone, sums * runs.share)
    ends = cells.between(runs.first, runs.last)
    count = ends[:, 1] - ends[:, 0]
    full = count > 0
    if not full.any():
        return
    zone, share = runs.zone[full], runs.share[full]
    flat = ends[full].ravel()

    def sums_of(values: npt.NDArray[Any]) -> FloatArray:
        sums = np.add.reduceat(values, flat, dtype=np.float64)[::2]
        weighted: FloatArray = sums * share
        return weighted

    totals.add(totals.count, zone, count[full] * share)
    totals.add(totals.total, zone, sums_of(cells.values))
    if cells.weights is not None and cells.products is not None:
        totals.add(totals.weight, zone, sums_of(cells.weights))
        totals.add(totals.weighted, zone, sums_of(cells.products))
    low = np.minimum.reduceat(cells.values, flat)[::2]
    high = np.maximum.reduceat(cells.values, flat)[::2]
    np.minimum.at(totals.low, zone, low)
    np.maximum.at(totals.high, zone, high)


def _add_cells(totals: ZoneTotals, single: _Runs, cells: WindowCells) -> None:
    zone, place, share = single.zone, single.first, single.share
    if cells.all_weights is not None:
        heavy = cells.all_weights[place] * share
        totals.add(totals.all_weight, zone, heavy)
    if cells.valid is not None and cells.place is not None:
        known = cells.valid[place]
        zone, share = zone[known], share[known]
        place = np.searchsorted(cells.place, place[known])
    if not len(zone):
        return
    values = cells.values[place].astype(np.float64)
    totals.add(totals.count, zone, share)
    totals.add(totals.total, zone, values * share)
    if cells.weights is not None and cells.products is not None:
        totals.add(totals.weight, zone, cells.weights[place] * share)
        totals.add(totals.weighted, zone, cells.products[place] * share)
    np.minimum.at(totals.low, zone, values)
    np.maximum.at(totals.high, zone, values)
