"""Points as parameters: text files, files that GDAL opens, any layer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..layers import LayerSource, attribute_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qgis.core import QgsFeature

    from ..core.overlay.geodesy import PointTransform
    from ..core.overlay.points.point_files import PointColumns
    from ..core.overlay.points.point_layout import TextLayout
    from ..core.overlay.points.points_to_units import PointBlock
    from ..core.tables.model import Table
    from .base import MsmeAlgorithm
    from .units_io import Given

WGS84 = "EPSG:4326"
_AT_ONCE = 20_000
_X, _Y = "msme_x", "msme_y"


class Points(Protocol):
    """Points of a parameter, to be read in blocks, also twice."""

    @property
    def name(self) -> str:
        """What the file or layer is called."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""

    @property
    def has_geometry(self) -> bool:
        """Whether places are geometries, not columns."""

    def head(self) -> Table:
        """All columns of the first points."""

    def blocks(self, columns: PointColumns) -> Iterator[PointBlock]:
        """Points in longitude and latitude, block by block."""


class TextPoints:
    """A text file of coordinates or quadkeys."""

    has_geometry = False

    def __init__(self, path: Path) -> None:
        from ..core.overlay.points.point_layout import text_layout

        self._path = path
        self._layout: TextLayout = text_layout(path)
        self.name = path.name
        self.columns = self._layout.columns

    def head(self) -> Table:
        """Return all columns of the first points."""
        from ..core.tables.sources import text_head

        return text_head(self._path, self._layout.separator)

    def blocks(self, columns: PointColumns) -> Iterator[PointBlock]:
        """Read half a million rows at a time."""
        from ..core.overlay.points.point_files import csv_blocks

        return csv_blocks(
            self._path, columns, separator=self._layout.separator, decimal=self._layout.decimal
        )


class FilePoints:
    """A layer of points whose file GDAL reads without QGIS."""

    has_geometry = True

    def __init__(self, layer: QgsVectorLayer) -> None:
        parts = _decoded(layer)
        self._path = f"{parts.get('vsiPrefix', '')}{parts['path']}"
        self._layer = parts.get("layerName") or None
        self.name = str(layer.name())
        self.columns = tuple(layer.fields().names())
        self._head = LayerSource(layer, self.name)

    def head(self) -> Table:
        """Return all columns of the first points."""
        return self._head.head()

    def blocks(self, columns: PointColumns) -> Iterator[PointBlock]:
        """Read half a million points at a time."""
        from ..core.overlay.points.point_files import layer_blocks

        return layer_blocks(self._path, columns, layer=self._layer, crs=WGS84)


class FeaturePoints:
    """Any other source: a layer in memory, a selection, a filter."""

    def __init__(self, source: QgsProcessingFeatureSource) -> None:
        self._source = source
        self.name = str(source.sourceName())
        self.columns = tuple(source.fields().names())
        self.has_geometry = QgsWkbTypes.geometryType(source.wkbType()) == (
            QgsWkbTypes.GeometryType.PointGeometry
        )

    def head(self) -> Table:
        """Return all columns of the first points."""
        return LayerSource(self._source, self.name).head()

    def blocks(self, columns: PointColumns) -> Iterator[PointBlock]:
        """Read some thousand features at a time."""
        from dataclasses import replace

        from ..core.overlay.geodesy import way_between

        wanted = columns.wanted()
        if self.has_geometry:
            columns = replace(columns, x=_X, y=_Y)
            wanted = columns.wanted()[2:]
        crs = self._source.sourceCrs()
        way = way_between(crs.toWkt() if crs.isValid() else "", WGS84)
        fields = self._source.fields()
        indexes = [fields.indexFromName(name) for name in wanted]
        request = QgsFeatureRequest().setSubsetOfAttributes(indexes)
        if not self.has_geometry:
            request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        rows: list[list[Any]] = []
        for feature in self._source.getFeatures(request):
            attributes = feature.attributes()
            row = [attribute_value(attributes[i]) for i in indexes]
            rows.append(_place(feature) + row if self.has_geometry else row)
            if len(rows) == _AT_ONCE:
                yield _block(rows, columns, wanted, way)
                rows = []
        if rows:
            yield _block(rows, columns, wanted, way)


def open_points(algorithm: MsmeAlgorithm, name: str, given: Given) -> Points:
    """Return the points that a parameter names, by the fastest way to them.

    Raises:
        QgsProcessingException: QGIS cannot open it.
        MsmeError: it holds no table.
    """
    parameters, context = given
    value = parameters.get(name)
    if isinstance(value, str) and _is_text_file(Path(value)):
        return TextPoints(Path(value))
    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    if isinstance(layer, QgsVectorLayer) and _is_whole_file(layer, value):
        path = Path(str(_decoded(layer).get("path", "")))
        if layer.isSpatial():
            return FilePoints(layer)
        if _is_text_file(path):
            return TextPoints(path)
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, name))
    return FeaturePoints(source)


def _is_text_file(path: Path) -> bool:
    from ..core.overlay.points.point_layout import is_text_table

    return is_text_table(path) and path.is_file()


def _decoded(layer: QgsVectorLayer) -> dict[str, Any]:
    registry = QgsProviderRegistry.instance()
    return dict(registry.decodeUri("ogr", layer.source()))


def _is_whole_file(layer: QgsVectorLayer, value: object) -> bool:
    """Whether the layer is all of its file, as the file has it."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        if value.selectedFeaturesOnly or value.filterExpression:
            return False
        if value.featureLimit >= 0:
            return False
    if layer.providerType() != "ogr" or layer.subsetString():
        return False
    if _decoded(layer).get("openOptions"):
        return False
    kind = layer.geometryType()
    if layer.isSpatial() and kind != QgsWkbTypes.GeometryType.PointGeometry:
        return False
    own = layer.dataProvider().crs()
    return not layer.isModified() and bool(layer.crs() == own)


def _place(feature: QgsFeature) -> list[float]:
    shape = feature.geometry()
    if shape.isNull() or shape.isEmpty():
        return [float("nan")] * 2
    point = shape.asPoint() if not shape.isMultipart() else None
    point = point or shape.centroid().asPoint()
    return [point.x(), point.y()]


def _block(
    rows: Sequence[Sequence[Any]], columns: PointColumns, wanted: Sequence[str], way: PointTransform
) -> PointBlock:
    import numpy as np
    import pandas as pd

    from ..core.overlay.points.point_files import block_of

    names = list(wanted)
    if columns.x == _X:
        names = [_X, _Y, *wanted]
    table = pd.DataFrame(rows, columns=names)
    if columns.x == _X:
        places = table[[_X, _Y]].to_numpy(dtype=np.float64, copy=True)
        some = np.isfinite(places).all(axis=1)
        places[some] = way(places[some])
        table[[_X, _Y]] = places
    return block_of(table, columns)
