"""Layers as GDAL reads them: whole or not at all, and in batches that fit in memory."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from osgeo import gdal, ogr

from .errors import TableDamagedError
from .intact import longest_text, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import numpy as np
    from numpy.typing import NDArray

# Bytes of one column in one batch, whose texts are padded to the longest.
_PADDED = 32_000_000
_LONGEST_XLS, _LONGEST_DBF = 32_767, 254
# GDAL numbers a row anew that stands far below the others; none is lost.
_HARMLESS = "Invalid row"


def field_names(layer: ogr.Layer) -> list[str]:
    """Return the names of a layer's fields in their order."""
    definition = layer.GetLayerDefn()
    return [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]


def batches(
    dataset: gdal.Dataset, name: str, names: Collection[str], *, size: int
) -> Iterator[dict[str, NDArray[np.generic]]]:
    """Read some fields of a layer, without geometry, in batches."""
    layer = looked_through(dataset, name)
    spatial = layer.GetLayerDefn().GetGeomFieldCount()
    ignored = ["OGR_GEOMETRY"] if spatial else []
    ignored += [field for field in field_names(layer) if field not in names]
    size = max(1, min(size, _PADDED // max(1, _longest_text(dataset, layer, names))))
    with _complete(dataset):
        if ignored:
            layer.SetIgnoredFields(ignored)
        yield from layer.GetArrowStreamAsNumPy(options=[f"MAX_FEATURES_IN_BATCH={size}"])


def looked_through(dataset: gdal.Dataset, name: str) -> ogr.Layer:
    """Return a layer that GDAL has looked through, as `count_rows` says."""
    layer = dataset.GetLayerByName(name)
    count_rows(dataset, layer)
    return layer


def count_rows(dataset: gdal.Dataset, layer: ogr.Layer) -> int:
    """Count a layer's rows, for which GDAL reads all of a sheet."""
    with _complete(dataset):
        try:
            return int(layer.GetFeatureCount())
        except RuntimeError as error:
            if not str(error).startswith(_HARMLESS):
                raise
            return int(layer.GetFeatureCount())


@contextmanager
def _complete(dataset: gdal.Dataset) -> Iterator[None]:
    """Refuse what GDAL has read only in part.

    It says so in its log, and with exceptions where another plugin or
    `qgis_process` has turned these on.

    Raises:
        TableDamagedError: GDAL stopped at an error.
    """
    gdal.ErrorReset()
    file = Path(dataset.GetDescription()).name
    try:
        yield
    except RuntimeError as error:
        raise TableDamagedError(file=file, reason=str(error)) from error
    reason = gdal.GetLastErrorMsg()
    if gdal.GetLastErrorType() >= gdal.CE_Failure and not reason.startswith(_HARMLESS):
        raise TableDamagedError(file=file, reason=reason)


def _longest_text(dataset: gdal.Dataset, layer: ogr.Layer, names: Collection[str]) -> int:
    """Return a bound, in bytes, for the texts of some fields of a layer."""
    driver = dataset.GetDriver().ShortName
    if driver == "GPKG":
        return _longest_stored(dataset, layer, names)
    if driver in {"XLSX", "ODS"}:
        return longest_text(Path(dataset.GetDescription()))
    return _LONGEST_XLS if driver == "XLS" else _LONGEST_DBF


def _longest_stored(dataset: gdal.Dataset, layer: ogr.Layer, names: Collection[str]) -> int:
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
    texts = [
        one.GetName() for one in fields if one.GetName() in names and one.GetType() == ogr.OFTString
    ]
    if not texts:
        return 0
    lengths = ", ".join(f"max(length(CAST({quoted(one)} AS BLOB)))" for one in texts)
    sql = " ".join(("SELECT", lengths, "FROM", quoted(layer.GetName())))
    with _complete(dataset):
        found = dataset.ExecuteSQL(sql)
        row = found.GetNextFeature()
        longest = max(row.GetField(i) or 0 for i in range(len(texts)))
        dataset.ReleaseResultSet(found)
    return int(longest)
