"""Polygons with values as a parameter: layers and tables of outlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingException, QgsWkbTypes
from qgis.PyQt.QtCore import QCoreApplication

from ..layers import attribute_table, crs_of, geometry_table
from .feedback_progress import FeedbackProgress
from .overlay_io import WGS84

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingFeedback

    from ..core.overlay.polygons.areal import ArealColumns
    from ..core.overlay.polygons.polygon_tables import Outlines
    from .base import MsmeAlgorithm
    from .units_io import Given


@dataclass(frozen=True)
class PolygonSource:
    """Attributes, outlines in step with them, their CRS as WKT, a name."""

    table: pd.DataFrame
    outlines: Outlines
    crs: str
    name: str


def read_polygons(
    algorithm: MsmeAlgorithm, given: Given, feedback: QgsProcessingFeedback
) -> PolygonSource:
    """Read POLYGONS: a layer of polygons, or a table with WKT in degrees.

    Raises:
        NotPolygonsError: it holds no polygons.
        CancelledError: the work was stopped.
    """
    import pandas as pd

    from ..core.overlay.polygons.polygon_tables import outlines_of, polygons_of

    source = algorithm.parameterAsSource(given[0], "POLYGONS", given[1])
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(given[0], "POLYGONS"))
    name = str(source.sourceName())
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind == QgsWkbTypes.GeometryType.NullGeometry:
        table = attribute_table(source)
        outlines = outlines_of(table, name=name)
        return PolygonSource(table, outlines, WGS84, name)
    frame = geometry_table(source, progress=FeedbackProgress(feedback, end=0.2))
    outlines = polygons_of(frame.geometry.to_numpy(), name=name)
    crs = crs_of(source)
    if not crs:
        feedback.pushWarning(
            QCoreApplication.translate(
                "OverlayIo",
                "{name} has no coordinate reference system; longitude and latitude are assumed.",
            ).format(name=name)
        )
    return PolygonSource(
        pd.DataFrame(frame.drop(columns=frame.geometry.name)), outlines, crs or WGS84, name
    )


def value_columns(algorithm: MsmeAlgorithm, table: pd.DataFrame, given: Given) -> ArealColumns:
    """Return the columns that EXTENSIVE and INTENSIVE name."""
    from ..core.overlay.polygons.areal import ArealColumns
    from ..core.overlay.polygons.polygon_tables import split_names

    known = [str(name) for name in table.columns]
    extensive, intensive = (
        split_names(algorithm.parameterAsStrings(given[0], name, given[1]), known)
        for name in ("EXTENSIVE", "INTENSIVE")
    )
    return ArealColumns(tuple(extensive), tuple(intensive))
