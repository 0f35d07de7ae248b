"""Points of files, in blocks that fit into memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely
from osgeo import ogr

from ..errors import MissingPointColumnError, PointLayerError
from ..geodesy import WGS84, way_between
from .points_to_units import PointBlock
from .quadkeys import read_quadkeys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy.typing as npt

    from ..geodesy import FloatArray

BLOCK_ROWS = 500_000
PLAIN_POINT = np.dtype([("head", "V5"), ("x", "<f8"), ("y", "<f8")])
LITTLE_ENDIAN_POINT = b"\x01\x01\x00\x00\x00"


@dataclass(frozen=True)
class PointColumns:
    """Which columns of a table of points hold what.

    quadkey: stands in for x and y where it is given.
    """

    x: str = "longitude"
    y: str = "latitude"
    value: str | None = None
    weight: str | None = None
    error: str | None = None
    quadkey: str | None = None

    def carried(self) -> list[str]:
        """Columns beside those of the places, each once: one may serve twice."""
        names = (self.value, self.weight, self.error)
        return list(dict.fromkeys(name for name in names if name is not None))

    def wanted(self) -> list[str]:
        """Columns to be read."""
        places = [self.x, self.y] if self.quadkey is None else [self.quadkey]
        return places + self.carried()


def csv_blocks(
    path: Path | str, columns: PointColumns, *, separator: str = ",", decimal: str = "."
) -> Iterator[PointBlock]:
    """Points of a text table, half a million rows at a time.

    Cells that are no numbers are missing values.

    Raises:
        MissingPointColumnError: names the column and those there are.
        QuadkeyError: a cell of the quadkey column is none.
    """
    header = pd.read_csv(path, sep=separator, nrows=0, encoding="utf-8-sig")
    for name in columns.wanted():
        if name not in header.columns:
            raise MissingPointColumnError(column=name, columns=", ".join(map(str, header.columns)))
    text = {} if columns.quadkey is None else {columns.quadkey: str}
    chunks = pd.read_csv(
        path,
        sep=separator,
        usecols=columns.wanted(),
        dtype=text,
        decimal=decimal,
        encoding="utf-8-sig",
        chunksize=BLOCK_ROWS,
    )
    for chunk in chunks:
        yield block_of(chunk, columns)


def block_of(table: pd.DataFrame, columns: PointColumns) -> PointBlock:
    """Points of a table in memory; text that is no number is missing."""

    def numbers(name: str | None) -> FloatArray | None:
        if name is None:
            return None
        column = pd.to_numeric(table[name], errors="coerce")
        return column.to_numpy(dtype=np.float64, na_value=np.nan)

    if columns.quadkey is not None:
        x, y = read_quadkeys(table[columns.quadkey])[0].centres()
    else:
        x, y = (
            pd.to_numeric(table[name], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
            for name in (columns.x, columns.y)
        )
    return PointBlock(
        x,
        y,
        value=numbers(columns.value),
        weight=numbers(columns.weight),
        error=numbers(columns.error),
    )


def layer_blocks(
    path: Path | str, columns: PointColumns, *, layer: str | None = None, crs: str = WGS84
) -> Iterator[PointBlock]:
    """Points of a layer that GDAL opens, half a million at a time.

    Args:
        columns: x, y and quadkey are not looked at: the geometry is.
        layer: its name; the first if not given.
        crs: what coordinates are brought to; empty leaves them.

    Raises:
        PointLayerError: GDAL cannot open the file, or it has no such layer
            with geometry.
        MissingPointColumnError: names the column and those there are.
        OutsideCrsError: a point has no place in `crs`.
    """
    source = _open(str(path))
    points = source.GetLayer(0) if layer is None else source.GetLayer(layer)
    if points is None or not points.GetLayerDefn().GetGeomFieldCount():
        raise PointLayerError(path=path, layer=layer or "")
    wanted = columns.carried()
    definition = points.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    for name in wanted:
        if name not in names:
            raise MissingPointColumnError(column=name, columns=", ".join(names))
    points.SetIgnoredFields([name for name in names if name not in wanted])
    reference = points.GetSpatialRef()
    own = "" if reference is None else reference.ExportToWkt()
    way = way_between(own, crs)
    geometry = points.GetGeometryColumn() or "wkb_geometry"
    # the row ids are read along: without them and without any field GDAL
    # 3.6 gives no geometry
    stream = points.GetArrowStreamAsNumPy(options=[f"MAX_FEATURES_IN_BATCH={BLOCK_ROWS}"])
    for batch in stream:
        x, y = _coordinates(batch[geometry])
        some = np.isfinite(x) & np.isfinite(y)
        x[some], y[some] = way(np.column_stack((x[some], y[some]))).T
        yield PointBlock(
            x,
            y,
            value=_column(batch, columns.value),
            weight=_column(batch, columns.weight),
            error=_column(batch, columns.error),
        )


def _open(path: str) -> ogr.DataSource:
    try:
        source = ogr.Open(path)
    except RuntimeError:
        source = None
    if source is None:
        raise PointLayerError(path=path, layer="")
    return source


def _coordinates(shapes: npt.NDArray[np.generic]) -> tuple[FloatArray, FloatArray]:
    """x and y of points as WKB; NaN where there is none.

    Plain points all have 21 bytes, which numpy reads as they are.
    """
    if shapes.dtype.itemsize == PLAIN_POINT.itemsize:
        plain = np.ascontiguousarray(shapes).view(PLAIN_POINT)
        head = np.frombuffer(LITTLE_ENDIAN_POINT, "V5")[0]
        if (plain["head"] == head).all():
            return plain["x"].copy(), plain["y"].copy()
    raw = [b"" if one is None else bytes(one) for one in shapes]
    points = shapely.centroid(
        # a missing geometry comes as nothing or as zeros
        shapely.from_wkb([one if one.strip(b"\0") else None for one in raw])
    )
    points[shapely.is_empty(points)] = None
    return shapely.get_x(points), shapely.get_y(points)


def _column(batch: dict[str, npt.NDArray[np.generic]], name: str | None) -> FloatArray | None:
    """Numbers of a field; NULL and text that is no number are NaN."""
    if name is None:
        return None
    cells = batch[name]
    if cells.dtype.kind in "fiub":
        numbers: FloatArray = np.asarray(cells, dtype=np.float64).copy()
        if isinstance(cells, np.ma.MaskedArray):
            numbers[np.asarray(cells.mask)] = np.nan
        return numbers
    text = pd.Series([None if one is None else _text(one) for one in cells])
    return pd.to_numeric(text, errors="coerce").to_numpy(dtype=np.float64)


def _text(cell: object) -> str:
    return cell.decode("utf-8") if isinstance(cell, bytes) else str(cell)
