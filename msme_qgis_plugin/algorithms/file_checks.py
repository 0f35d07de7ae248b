"""Files of the wrong kind, refused before a run in a sentence of ours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingUtils,
)

from ..core.errors import MsmeError
from ..core.tables.errors import FileNameError, NoLayerInFileError, OtherFileError

if TYPE_CHECKING:
    from qgis.core import (
        QgsProcessingAlgorithm,
        QgsProcessingContext,
        QgsProcessingParameterDefinition,
    )

_ENDING = re.compile(r"\*(\.\w+)")
_TABLE = ".xlsx"
_TABLES = frozenset({".csv", ".txt", ".tsv", ".xlsx", ".xls", ".ods", ".gpkg"})
_LAYER_FILES = {
    "source": ".gpkg, .shp, .geojson",
    "vector": ".gpkg, .shp, .geojson",
    "layer": ".gpkg, .shp, .geojson, .tif",
    "raster": ".tif, .vrt",
}


def wrong_file(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> MsmeError | None:
    """Return what is wrong with the first file of the wrong kind."""
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if isinstance(definition, QgsProcessingParameterMultipleLayers):
            error = _wrong_in_list(value, context)
            if error is not None:
                return error
        if definition.isDestination() or not isinstance(value, str):
            continue
        if isinstance(definition, QgsProcessingParameterFile):
            error = _wrong_file(definition, value)
        else:
            error = _wrong_layer(definition, value, context)
        if error is not None:
            return error
    return None


def _wrong_in_list(given: object, context: QgsProcessingContext) -> MsmeError | None:
    """Return what is wrong with the first file of a list of which QGIS makes no layer."""
    from ..core.tables.sniff import file_kind

    for one in given if isinstance(given, (list, tuple)) else ():
        told = isinstance(one, str) and Path(one).suffix.lower() in _TABLES
        if told and QgsProcessingUtils.mapLayerFromString(one, context) is None:
            try:
                file_kind(Path(one))
            except MsmeError as error:
                return error
    return None


def _wrong_file(definition: QgsProcessingParameterFile, value: str) -> MsmeError | None:
    if not value or definition.checkValueIsAcceptable(value):
        return None
    path = Path(value)
    endings = _ENDING.findall(definition.fileFilter())
    expected = ", ".join(endings)
    if _TABLE not in endings:
        return OtherFileError(parameter=definition.description(), expected=expected, file=path.name)
    from ..core.tables.sniff import file_kind

    try:
        file_kind(path)
    except MsmeError as error:
        return error
    return FileNameError(file=path.name, suffix=path.suffix or "–", expected=expected)


def _wrong_layer(
    definition: QgsProcessingParameterDefinition, value: str, context: QgsProcessingContext
) -> MsmeError | None:
    expected = _LAYER_FILES.get(definition.type())
    if expected is None or not Path(value).is_file():
        return None
    if QgsProcessingUtils.mapLayerFromString(value, context) is not None:
        return None
    return NoLayerInFileError(
        parameter=definition.description(), expected=expected, file=Path(value).name
    )
