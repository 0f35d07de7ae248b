"""Zonal statistics: what the cells of a raster add up to per polygon.

Two rules. *Centre*: a cell belongs to the zone that its centre lies in.
*Exact*: every cell counts with the share of it that the zone covers, which
matters for coarse cells, small towns and narrow islands. The raster is read
block by block; each zone is computed on its own, also where zones overlap.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ...measures.status import Status
from ...messages import QT_TRANSLATE_NOOP, Message
from ...progress import Progress, Silent
from ..geodesy import FloatArray, GeometryArray, way_between
from ..repair import repair
from .fractions import Rings, centre_cover, exact_cover, rings_of
from .grids import BandReader, Block, Grid, Reader, ResampledReader, Window, windows
from .zonal_sums import WindowCells, ZoneTotals, add_window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FINER = 0.999  # a cell smaller than this share of another is a finer one


class ZonalRule(str, Enum):
    """Which cells count for a zone."""

    CENTRE = "centre"
    EXACT = "exact"


@dataclass(frozen=True)
class ZonalOptions:
    """How the raster is read.

    band, weight_band: counted from 1.
    """

    rule: ZonalRule = ZonalRule.EXACT
    band: int = 1
    weight_band: int = 1


@dataclass(frozen=True)
class ZonalResult:
    """What a raster adds up to per zone.

    table: one row per zone, in their order: `count` (cells with data;
        fractions under the exact rule), `sum`, `mean`, `min`, `max` (NaN
        where no cell has data), `coverage` (share of the zone's area that
        lies on cells with data, 0–1), `status` (int8 codes of `Status`);
        with a weight also `weight` (its total where there is a value),
        `weighted_sum`, `weighted_mean`, `weight_coverage` (share of the
        zone's whole weight that has a value).
    overlaps: pairs of zones that claim the same whole cells, lower number
        first, and how many cells.
    repaired: numbers of zones whose outline had to be repaired.
    notes: the same in sentences.
    """

    table: pd.DataFrame
    overlaps: dict[tuple[int, int], int]
    repaired: tuple[int, ...]
    notes: tuple[Message, ...]


def zonal_statistics(
    raster: Path | str,
    zones: Sequence[Any] | GeometryArray,
    *,
    zones_crs: str = "",
    weight_raster: Path | str | None = None,
    options: ZonalOptions | None = None,
    progress: Progress | None = None,
) -> ZonalResult:
    """Count, sum, mean, min and max of a raster's cells per zone.

    Args:
        raster: any file that GDAL opens; rotated ones too.
        zones: shapely (multi)polygons; None is a zone without cells.
        zones_crs: their CRS (WKT or "EPSG:4326"); empty, or a raster
            without one, means that both lie in the same plane.
        weight_raster: weights of 0 or more, such as people per cell. On
            another grid the coarser of the two is brought to the finer:
            a value holds for all the finer cells whose centres lie in its
            cell, a weight is shared out by area so that its total stays.
            Cells without a weight count as 0.

    Min and max are over every cell that the zone covers at all (more than
    a billionth). Infinite values are no data.

    Raises:
        RasterNotReadError, RasterBandError, CrsNotUnderstoodError,
        OutsideCrsError: as they say.
        NegativeRasterWeightError: a weight is below 0.
        CancelledError: `progress` was told to stop.
    """
    options = options or ZonalOptions()
    values, weights = _readers(raster, weight_raster, options)
    grid = values.grid
    shapes, broken = repair(zones)
    repaired = tuple(np.flatnonzero(broken).tolist())
    way = way_between(zones_crs, grid.crs)
    rings = rings_of(shapes, lambda points: grid.to_cells(way(points)))
    totals = ZoneTotals.empty(rings.zones, weighted=weights is not None)
    reading = _read_ahead(values, weights, _reached(rings, grid))
    cover_of = exact_cover if options.rule is ZonalRule.EXACT else centre_cover
    watched = progress or Silent()
    strip, cover = (-1, -1), None
    for window, block, weight, done in reading:
        rows = (window.row, window.row + window.rows)
        if cover is None or rows != strip:
            strip, cover = rows, cover_of(rings, rows, grid.columns)
        add_window(totals, cover, window, WindowCells.of(block, weight))
        watched.step(done)
    return _result(totals, rings, repaired)


def _readers(
    raster: Path | str, weight_raster: Path | str | None, options: ZonalOptions
) -> tuple[Reader, Reader | None]:
    """Values and weights on one grid, the finer of the two."""
    values = BandReader(raster, band=options.band)
    if weight_raster is None:
        return values, None
    weights = BandReader(weight_raster, band=options.weight_band)
    if values.grid.matches(weights.grid):
        return values, weights
    if weights.grid.cell_size_in(values.grid) < FINER:
        return ResampledReader(values, weights.grid, method="near"), weights
    return values, ResampledReader(weights, values.grid, method="sum")


def _reached(rings: Rings, grid: Grid) -> tuple[tuple[int, int], tuple[int, int]]:
    """Rows and columns of the grid that any zone may touch."""
    if not len(rings.x):
        return (0, 0), (0, 0)
    rows = np.clip([rings.y.min(), rings.y.max() + 1], 0, grid.rows)
    columns = np.clip([rings.x.min(), rings.x.max() + 1], 0, grid.columns)
    return (int(rows[0]), int(rows[1])), (int(columns[0]), int(columns[1]))


def _read_ahead(
    values: Reader, weights: Reader | None, reached: tuple[tuple[int, int], tuple[int, int]]
) -> Iterator[tuple[Window, Block, Block | None, float]]:
    """Windows with their values; the next is read while one is worked on."""
    wanted = [
        window for strip in windows(values.grid, *reached) for window in strip if window.columns > 0
    ]

    def read(window: Window) -> tuple[Block, Block | None]:
        weight = None if weights is None else weights.read(window)
        return values.read(window), weight

    with ThreadPoolExecutor(max_workers=1) as reader:
        coming = reader.submit(read, wanted[0]) if wanted else None
        for number, window in enumerate(wanted, start=1):
            if coming is None:
                return
            block, weight = coming.result()
            coming = reader.submit(read, wanted[number]) if number < len(wanted) else None
            yield window, block, weight, number / len(wanted)


def _result(totals: ZoneTotals, rings: Rings, repaired: tuple[int, ...]) -> ZonalResult:
    some = totals.count > 0
    count = np.where(some, totals.count, 1)
    area = np.where(rings.area > 0, rings.area, 1)
    columns: dict[str, Any] = {
        "count": totals.count,
        "sum": np.where(some, totals.total, np.nan),
        "mean": np.where(some, totals.total / count, np.nan),
        "min": np.where(some, totals.low, np.nan),
        "max": np.where(some, totals.high, np.nan),
        "coverage": np.minimum(totals.count / area, 1),
        "status": np.where(some, Status.NORMAL.code, Status.MISSING.code).astype(np.int8),
    }
    if totals.weight is not None:
        columns.update(_weighted_columns(totals, some))
    notes = []
    if totals.overlaps:
        notes.append(
            Message(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{pairs} pair(s) of polygons overlap; {cells} cells were "
                    "counted for more than one polygon.",
                ),
                {"pairs": len(totals.overlaps), "cells": sum(totals.overlaps.values())},
            )
        )
    if repaired:
        notes.append(
            Message(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{count} polygon(s) crossed themselves and were repaired before counting.",
                ),
                {"count": len(repaired)},
            )
        )
    return ZonalResult(pd.DataFrame(columns), totals.overlaps, repaired, tuple(notes))


def _weighted_columns(totals: ZoneTotals, some: npt.NDArray[np.bool_]) -> dict[str, FloatArray]:
    weight, whole = totals.weight, totals.all_weight
    if weight is None or whole is None or totals.weighted is None:
        return {}
    heavy, any_weight = weight > 0, whole > 0
    return {
        "weight": weight,
        "weighted_sum": np.where(some, totals.weighted, np.nan),
        "weighted_mean": np.where(heavy, totals.weighted / np.where(heavy, weight, 1), np.nan),
        "weight_coverage": np.where(any_weight, weight / np.where(any_weight, whole, 1), np.nan),
    }
