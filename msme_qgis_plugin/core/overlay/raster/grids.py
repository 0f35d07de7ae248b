"""Raster bands read window by window, and one raster on another's grid."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt
from osgeo import gdal, gdal_array

from ..errors import RasterBandError, RasterNotReadError
from ..geodesy import FloatArray, way_between

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WINDOW_CELLS = 1_000_000
DIRECT_MASKS = gdal.GMF_ALL_VALID | gdal.GMF_NODATA


@dataclass(frozen=True)
class Window:
    """A rectangle of cells: first row and column, and how many."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Grid:
    """Where the cells of a raster are.

    affine: GDAL's six numbers from (column, row) to coordinates.
    crs: WKT, empty where the raster has none.
    block: rows and columns that the file keeps together.
    """

    rows: int
    columns: int
    affine: tuple[float, ...]
    crs: str
    block: tuple[int, int]

    def to_cells(self, points: FloatArray) -> FloatArray:
        """Coordinates in the grid's CRS as (column, row), fractions kept."""
        x0, a, b, y0, d, e = self.affine
        x, y = points[:, 0] - x0, points[:, 1] - y0
        size = a * e - b * d
        return np.column_stack(((x * e - y * b) / size, (y * a - x * d) / size))

    def to_coordinates(self, cells: FloatArray) -> FloatArray:
        """(column, row) as coordinates in the grid's CRS."""
        x0, a, b, y0, d, e = self.affine
        column, row = cells[:, 0], cells[:, 1]
        return np.column_stack((x0 + a * column + b * row, y0 + d * column + e * row))

    def matches(self, other: Grid) -> bool:
        """Whether both have the same cells."""
        same_cells = np.allclose(self.affine, other.affine, rtol=1e-9)
        same_size = (self.rows, self.columns) == (other.rows, other.columns)
        return bool(same_size and same_cells and self.crs == other.crs)

    def cell_size_in(self, other: Grid) -> float:
        """Area of this grid's middle cell, in cells of `other`."""
        middle = np.array([self.columns / 2, self.rows / 2])
        corners = middle + np.array([[0, 0], [1, 0], [0, 1]])
        way = way_between(self.crs, other.crs)
        cells = other.to_cells(way(self.to_coordinates(corners)))
        (ax, ay), (bx, by) = cells[1] - cells[0], cells[2] - cells[0]
        return float(abs(ax * by - ay * bx))


@dataclass(frozen=True)
class Block:
    """Values of a window, which of them are data (None: all), their file."""

    values: npt.NDArray[Any]
    valid: npt.NDArray[np.bool_] | None
    path: str


class Reader(Protocol):
    """What gives the values of a window of a grid."""

    @property
    def grid(self) -> Grid:
        """The grid whose windows are read."""

    def read(self, window: Window) -> Block:
        """Values of `window`."""


class BandReader:
    """One band of a raster file, scale and offset applied.

    Raises:
        RasterNotReadError: GDAL cannot open the file, or (later) read it.
        RasterBandError: the file has no such band.
    """

    def __init__(self, path: Path | str, *, band: int = 1) -> None:
        self.path = str(path)
        self.dataset = _open(self.path)
        bands = self.dataset.RasterCount
        if not 1 <= band <= bands:
            raise RasterBandError(path=self.path, bands=bands, band=band)
        self.number = band
        self._band = self.dataset.GetRasterBand(band)
        width, height = self._band.GetBlockSize()
        self.grid = Grid(
            rows=self.dataset.RasterYSize,
            columns=self.dataset.RasterXSize,
            affine=tuple(self.dataset.GetGeoTransform()),
            crs=self.dataset.GetProjection(),
            block=(height, width),
        )
        kind = gdal_array.GDALTypeCodeToNumericTypeCode(self._band.DataType)
        self._nodata = _fitting(self._band.GetNoDataValue(), np.dtype(kind))
        self._scale = self._band.GetScale() or 1.0
        self._offset = self._band.GetOffset() or 0.0

    def read(self, window: Window) -> Block:
        """Values of `window`; not finite is no data."""
        values = self._array(self._band, window)
        valid = self._valid(values, window)
        if self._scale != 1 or self._offset:
            values = values * self._scale + self._offset
        whole = valid is None or bool(valid.all())
        return Block(values, None if whole else valid, self.path)

    def _array(self, band: gdal.Band, window: Window) -> npt.NDArray[Any]:
        try:
            values = band.ReadAsArray(window.column, window.row, window.columns, window.rows)
        except RuntimeError as error:
            raise RasterNotReadError(path=self.path) from error
        if values is None:
            raise RasterNotReadError(path=self.path)
        return np.asarray(values)

    def _valid(self, values: npt.NDArray[Any], window: Window) -> npt.NDArray[np.bool_] | None:
        valid: npt.NDArray[np.bool_] | None = None
        if self._band.GetMaskFlags() & ~DIRECT_MASKS:
            valid = self._array(self._band.GetMaskBand(), window) != 0
        elif self._nodata is not None:
            valid = values != self._nodata
        if values.dtype.kind == "f":
            finite = np.isfinite(values)
            valid = finite if valid is None else valid & finite
        return valid


class ResampledReader:
    """A band brought onto another grid, window by window, as float64.

    Args:
        source: the band.
        grid: the grid that it is brought onto; it may be rotated.
        method: GDAL's name of the rule, such as "near" or "sum".
    """

    def __init__(self, source: BandReader, grid: Grid, *, method: str) -> None:
        self.source = source
        self.grid = grid
        self._method = method

    def read(self, window: Window) -> Block:
        """Values of `window`; cells that the source does not reach: none."""
        corner = self.grid.to_coordinates(np.array([[window.column, window.row]], dtype=float))[0]
        _, a, b, _, d, e = self.grid.affine
        target = gdal.GetDriverByName("MEM").Create(
            "", window.columns, window.rows, 1, gdal.GDT_Float64
        )
        target.SetGeoTransform((corner[0], a, b, corner[1], d, e))
        crs = self.grid.crs or self.source.grid.crs
        target.SetProjection(crs)
        target.GetRasterBand(1).SetNoDataValue(float("nan"))
        done = gdal.Warp(
            target,
            self._one_band(),
            srcSRS=(self.source.grid.crs or crs) or None,
            dstSRS=crs or None,
            resampleAlg=self._method,
            errorThreshold=0,
            warpOptions=["INIT_DEST=NO_DATA"],
        )
        if not done:
            raise RasterNotReadError(path=self.source.path)
        values = target.ReadAsArray()
        valid = np.isfinite(values)
        whole = bool(valid.all())
        return Block(values, None if whole else valid, self.source.path)

    def _one_band(self) -> gdal.Dataset:
        if self.source.dataset.RasterCount == 1:
            return self.source.dataset
        return gdal.Translate("", self.source.dataset, format="VRT", bandList=[self.source.number])


def _open(path: str) -> gdal.Dataset:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.Open(path)
    except RuntimeError:
        dataset = None
    finally:
        gdal.PopErrorHandler()
    if dataset is None:
        raise RasterNotReadError(path=path)
    return dataset


def _fitting(nodata: float | None, kind: np.dtype[Any]) -> np.number[Any] | None:
    """The no-data value as the band's own type; None where it cannot be."""
    if nodata is None or math.isnan(nodata):
        return None
    if kind.kind != "f":
        limits = np.iinfo(kind)
        inside = limits.min <= nodata <= limits.max
        if not inside or not float(nodata).is_integer():
            return None
    fitting: np.number[Any] = np.array([nodata]).astype(kind)[0]
    return fitting


def windows(grid: Grid, rows: tuple[int, int], columns: tuple[int, int]) -> Iterator[list[Window]]:
    """Strips of rows, each as windows of about a million cells at most.

    Windows end where the blocks of the file end, so that no block is
    decoded twice.

    Args:
        rows, columns: first, and the one after the last, to be visited.
    """
    if columns[1] <= columns[0]:
        return
    high, wide = grid.block
    left = columns[0] // wide * wide
    width = columns[1] - left
    height = max(1, WINDOW_CELLS // max(width, 1))
    if height > high:
        height = height // high * high
    elif high * width > WINDOW_CELLS:
        height = min(high, max(1, WINDOW_CELLS // wide))
        width = max(wide, WINDOW_CELLS // height // wide * wide)
    row = rows[0] // high * high
    while row < rows[1]:
        last = min(row + height, rows[1])
        if last > rows[0]:
            top = max(row, rows[0])
            yield [
                Window(top, at, last - top, min(width, columns[1] - at))
                for at in range(left, columns[1], width)
            ]
        row += height
