"""The one bridge: QGIS layers become tables and tables become layers.

Missing values turn into None or NaN here on the way in and into NULL here on
the way out, and nowhere else.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    NULL,
    Qgis,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, Qt, QTime, QVariant

from ..core.errors import WriteFailedError
from ..core.paths import resource
from ..core.regions.levels import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import geopandas as gpd
    import pandas as pd
    from qgis.core import QgsFeatureSource

    from ..core.progress import Progress
    from ..core.tables.model import Table

TEXT = QMetaType.Type.QString
INTEGER = QMetaType.Type.LongLong
REAL = QMetaType.Type.Double
# Said in both languages wherever the plugin's own boundaries are used.
INDICATIVE = "Indicative, not official / Indikatif, bukan batas resmi"
_PLAIN = frozenset({str, int, float})  # most values; NULL is slow to tell
_MOMENTS = (QDate, QTime, QDateTime)
# Features read between two looks at the cancel button.
_AT_ONCE = 256
# Characters; QGIS repeats whole statements of SQL before the cause.
_LONGEST_REASON = 200
# Features that tell what a layer holds.
_HEAD = 2000
# A filter on one province, beside whatever filter a layer has already: that
# of a pack's map leaves one level, and a person may have set one too.
PROVINCE = "province"
_ONE_PROVINCE = re.compile(
    r"(?:\((?P<other>.*)\) AND )?"
    r"\"province\" = '(?P<name>(?:[^']|'')*)'",
    re.DOTALL,
)


def embedded_units(layer: str = "district") -> QgsVectorLayer:
    """Return the plugin's own indicative units of one level.

    Args:
        layer: `district`, `province` or `subdistrict`.
    """
    file = "subdistricts.gpkg" if layer == "subdistrict" else "districts.gpkg"
    path = resource("reference", file)
    return read_only(f"{path}|layername={layer}", layer)


def read_only(source: str, name: str) -> QgsVectorLayer:
    """Open a layer of a file that must stay as it is, byte for byte.

    QGIS opens a GeoPackage for writing where it may; a filter alone then
    changes the file.
    """
    options = QgsVectorLayer.LayerOptions()
    options.forceReadOnly = True
    layer = QgsVectorLayer(source, name, "ogr", options)
    # A project keeps this, and not the option.
    layer.setReadOnly(True)
    return layer


def indicative_units(
    level: Level = Level.DISTRICT, *, progress: Progress | None = None
) -> gpd.GeoDataFrame:
    """Return the plugin's own units of a level, read once as long as QGIS runs.

    Returns:
        As `geometry_table`, the code of each unit as `bps_code`; for other levels than
        districts with `level`, and `code_field` where another office numbers them. The table
        is the caller's own.

    Raises:
        CancelledError: the work was stopped.
    """
    import geopandas as gpd

    from ..core.overlay.repair import shapes_from_wkb

    if progress is not None:
        progress.step(0.0)
    layer = embedded_units(level.value.lower())
    path = Path(layer.source().partition("|")[0])
    frame, shapes = _units_of(level, path.stat().st_mtime_ns)
    if progress is not None:
        progress.step(1.0)
    return gpd.GeoDataFrame(frame.copy(), geometry=shapes_from_wkb(shapes))


@lru_cache(maxsize=len(Level))
def _units_of(level: Level, _changed: int) -> tuple[pd.DataFrame, list[bytes | None]]:
    import pandas as pd

    rows, columns = _read(embedded_units(level.value.lower()), None, geometry=True)
    frame = pd.DataFrame([row for row, _ in rows], columns=columns)
    if level is Level.PROVINCE:
        frame = frame.rename(columns={"province_code": "bps_code"})
        frame = frame.assign(province=frame["name"], level=level.value)
    elif level is Level.SUBDISTRICT:
        frame = frame.rename(columns={"bps_code": "parent", "kemendagri_code": "bps_code"})
        frame = frame.assign(level=level.value, code_field="kemendagri_code")
    return frame, [wkb for _, wkb in rows]


def shown_province(layer: QgsVectorLayer) -> str:
    """Return the province that a layer is filtered to, or nothing."""
    found = _ONE_PROVINCE.fullmatch(layer.subsetString())
    return found["name"].replace("''", "'") if found else ""


def show_province(layer: QgsVectorLayer, name: str) -> bool:
    """Filter a layer to a province, or to none where `name` is empty."""
    other = _other_filter(layer)
    if not name:
        return bool(layer.setSubsetString(other))
    column = QgsExpression.quotedColumnRef(PROVINCE)
    clause = f"{column} = {QgsExpression.quotedString(name)}"
    filtered = f"({other}) AND {clause}" if other else clause
    return bool(layer.setSubsetString(filtered))


def without_province(layer: QgsVectorLayer) -> QgsVectorLayer:
    """Return a layer with all its provinces; `layer` keeps its filter."""
    if not shown_province(layer):
        return layer
    whole = layer.clone()
    return whole if whole is not None and show_province(whole, "") else layer


def _other_filter(layer: QgsVectorLayer) -> str:
    """Return a layer's filter without that of the province."""
    subset = str(layer.subsetString())
    found = _ONE_PROVINCE.fullmatch(subset)
    return (found["other"] or "") if found else subset


def make_fields(columns: Iterable[tuple[str, QMetaType.Type]]) -> QgsFields:
    """Return fields by name and type."""
    fields = QgsFields()
    for name, kind in columns:
        fields.append(QgsField(name, kind))
    return fields


def attribute_table(
    source: QgsFeatureSource, names: Sequence[str] | None = None, *, limit: int | None = None
) -> pd.DataFrame:
    """Read attributes of a source in one pass, without geometry.

    Args:
        names: the fields to read; all where None.
        limit: read no more than so many features.

    Returns:
        One row per feature; NULL is None, dates are ISO text.
    """
    import pandas as pd

    rows, columns = _read(source, names, geometry=False, limit=limit)
    return pd.DataFrame([row for row, _ in rows], columns=columns)


def geometry_table(
    source: QgsFeatureSource,
    names: Sequence[str] | None = None,
    *,
    progress: Progress | None = None,
) -> gpd.GeoDataFrame:
    """Read attributes and geometry of a source in one pass.

    Returns:
        As `attribute_table`, with shapely geometries; a feature without
        geometry has None. Arcs become short straight lines. The table has no
        CRS (see `crs_of`): making one in a thread beside QGIS's own use of
        PROJ has crashed Python.

    Raises:
        CancelledError: the work was stopped.
    """
    import geopandas as gpd
    import pandas as pd

    from ..core.overlay.repair import shapes_from_wkb

    rows, columns = _read(source, names, geometry=True, progress=progress)
    frame = pd.DataFrame([row for row, _ in rows], columns=columns)
    shapes = shapes_from_wkb([wkb for _, wkb in rows])
    return gpd.GeoDataFrame(frame, geometry=shapes)


def crs_of(source: QgsFeatureSource) -> str:
    """Return the CRS of a source as WKT, or nothing where it says none."""
    crs = source.sourceCrs()
    # QGIS 3.40 has no WKT for a CRS that it first met in a thread that has ended since.
    return str(crs.toWkt() or crs.authid()) if crs.isValid() else ""


# What the places of a layer are called.
PLACE = ("longitude", "latitude")


class LayerSource:
    """A layer as a table that is read by columns, as `FileSource` a file."""

    def __init__(self, source: QgsFeatureSource, name: str) -> None:
        self._source = source
        self._name = name

    def head(self) -> Table:
        """Return all fields of the first features."""
        return as_table(self._source, self._name, limit=_HEAD)

    def read(self, columns: Sequence[str] | None = None, *, categories: bool = False) -> Table:
        """Return all features, some fields of them or all (None)."""
        table = as_table(self._source, self._name, columns)
        if not categories:
            return table
        return replace(table, cells=table.cells.astype("category"))


class PlaceSource(LayerSource):
    """A layer whose places are two columns more, in degrees: a point inside of each polygon."""

    def head(self) -> Table:
        """Return all fields of the first features, and their places."""
        return self._placed(super().head(), limit=_HEAD)

    def read(self, columns: Sequence[str] | None = None, *, categories: bool = False) -> Table:
        """Return all features, some fields of them or all (None)."""
        own = None if columns is None else [one for one in columns if one not in PLACE]
        table = super().read(own)
        if columns is None or set(PLACE) & set(columns):
            table = self._placed(table)
        if not categories:
            return table
        return replace(table, cells=table.cells.astype("category"))

    def _placed(self, table: Table, *, limit: int | None = None) -> Table:
        import numpy as np
        import shapely

        from ..core.overlay.geodesy import WGS84, way_between
        from ..core.overlay.repair import shapes_from_wkb

        rows, _ = _read(self._source, [], geometry=True, limit=limit)
        points = shapely.point_on_surface(shapes_from_wkb([wkb for _, wkb in rows]))
        places = np.column_stack((shapely.get_x(points), shapely.get_y(points)))
        some = np.isfinite(places).all(axis=1)
        places[some] = way_between(crs_of(self._source), WGS84)(places[some])
        numbers = {
            name: [repr(float(one)) if known else "" for one, known in zip(column, some)]
            for name, column in zip(PLACE, places.T)
        }
        known = dict.fromkeys(PLACE, some)
        return replace(
            table, cells=table.cells.assign(**numbers), is_number=table.is_number.assign(**known)
        )


def as_table(
    source: QgsFeatureSource,
    name: str,
    columns: Sequence[str] | None = None,
    *,
    limit: int | None = None,
) -> Table:
    """Read a layer the way the file reader reads a file.

    Numeric fields are marked as stored numbers, so that no question of
    decimal style arises; text stays as it is.

    Args:
        columns: the fields to read; all where None.
        limit: read no more than so many features.
    """
    import numpy as np
    import pandas as pd

    from ..core.tables.model import Table

    frame = attribute_table(source, columns, limit=limit)
    numeric = {field.name(): field.isNumeric() for field in source.fields().toList()}
    cells = pd.DataFrame(
        {column: frame[column].map(attribute_text) for column in frame.columns}, dtype=object
    )
    is_number = pd.DataFrame(
        {column: cells[column].ne("") & numeric[column] for column in frame.columns},
        index=cells.index,
    )
    return Table(
        cells=cells,
        is_number=is_number,
        sheet_rows=np.arange(1, len(cells) + 1),
        source=name,
        sheet=None,
        notes=(),
    )


def write_rows(
    sink: QgsFeatureSink,
    fields: QgsFields,
    rows: Iterable[Sequence[Any]],
    geometries: Iterable[Any] | None = None,
) -> None:
    """Write rows to a sink, in field order.

    Args:
        geometries: shapely geometries in step with `rows`, or None.

    Raises:
        WriteFailedError: the destination does not take a row, as on a full
            disk.
    """
    shapes = _all_wkb(geometries) if geometries is not None else repeat(None)
    for row, shape in zip(rows, shapes):
        feature = QgsFeature(fields)
        # What is most of a row needs no call.
        feature.setAttributes(
            [value if type(value) is str else _as_attribute(value) for value in row]
        )
        if shape is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(shape)
            feature.setGeometry(geometry)
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise WriteFailedError(reason=_why(sink))
    # What waits in a buffer fails only here.
    if not sink.flushBuffer():
        raise WriteFailedError(reason=_why(sink))


def _why(sink: QgsFeatureSink) -> str:
    """Return the end of QGIS's reason, which is where the cause stands."""
    text = str(sink.lastError()).strip()
    if len(text) <= _LONGEST_REASON:
        return text
    return f"… {text[-_LONGEST_REASON:]}"


def _read(
    source: QgsFeatureSource,
    names: Sequence[str] | None,
    *,
    geometry: bool,
    progress: Progress | None = None,
    limit: int | None = None,
) -> tuple[list[tuple[list[Any], bytes | None]], list[str]]:
    columns = list(names) if names is not None else source.fields().names()
    indexes = [source.fields().indexFromName(name) for name in columns]
    request = QgsFeatureRequest().setSubsetOfAttributes(indexes)
    if limit is not None:
        request.setLimit(limit)
    if not geometry:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    # The default would stop at the first invalid polygon, and official
    # boundaries have many. The source of an algorithm has a say of its own.
    no_check = Qgis.InvalidGeometryCheck.NoCheck
    request.setInvalidGeometryCheck(no_check)
    if isinstance(source, QgsProcessingFeatureSource):
        source.setInvalidGeometryCheck(no_check)
    wkb_of = _wkb if _is_straight(source.wkbType()) else _straight_wkb
    rows: list[tuple[list[Any], bytes | None]] = []
    count = max(source.featureCount(), 1)
    for number, feature in enumerate(source.getFeatures(request)):
        if progress is not None and number % _AT_ONCE == 0:
            progress.step(min(number / count, 1.0))
        values = feature.attributes()
        wkb = wkb_of(feature.geometry()) if geometry else None
        rows.append(([attribute_value(values[i]) for i in indexes], wkb))
    return rows, columns


def _is_straight(kind: Qgis.WkbType) -> bool:
    """Whether no shape of a layer of this type has arcs; to ask each takes its time."""
    return QgsWkbTypes.flatType(kind) in (Qgis.WkbType.Polygon, Qgis.WkbType.MultiPolygon)


def _wkb(shape: QgsGeometry) -> bytes | None:
    return None if shape.isNull() else shape.asWkb().data()


def _straight_wkb(shape: QgsGeometry) -> bytes | None:
    if not shape.isNull() and QgsWkbTypes.isCurvedType(shape.wkbType()):
        # GEOS knows no arcs and would leave the land out.
        shape.convertToStraightSegment()
    return _wkb(shape)


def attribute_value(value: object) -> object:
    """Return what an attribute is to `core`: NULL is None, dates are text."""
    if type(value) in _PLAIN:
        return value
    if value is None or (type(value) is QVariant and value.isNull()) or value == NULL:
        return None
    if isinstance(value, _MOMENTS):
        return value.toString(Qt.DateFormat.ISODate)
    return value


def attribute_text(value: object) -> str:
    """Return an attribute as `core` reads text: whole numbers without a point, NULL as ""."""
    if value is None:
        return ""
    if isinstance(value, bool):
        # QGIS takes a text column of 1 and 0 for yes and no.
        return str(int(value))
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def _all_wkb(geometries: Iterable[Any]) -> Sequence[bytes | None]:
    import numpy as np
    import shapely

    shapes = np.array(list(geometries), dtype=object)
    return list(shapely.to_wkb(shapes))


def _as_attribute(value: object) -> object:
    kind = type(value)
    if kind is str or kind is int:
        return value
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return NULL
    if kind is float:
        return value
    # numpy scalars do not convert to QVariant by themselves
    item = getattr(value, "item", None)
    return item() if item is not None else value
