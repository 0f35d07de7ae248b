"""Polygons with values as a parameter: layers and tables of outlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingException, QgsWkbTypes
from qgis.PyQt.QtCore import QCoreApplication

from ..core.lists import split_names
from ..layers import LayerSource, attribute_table, crs_of, geometry_table, read_fields
from .feedback_progress import FeedbackProgress
from .overlay_io import WGS84

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd
    from qgis.core import QgsProcessingFeedback

    from ..core.measures.field import Field
    from ..core.overlay.polygons.areal import ArealColumns
    from ..core.overlay.polygons.polygon_tables import Outlines
    from ..core.tables.model import Table
    from .base import MsmeAlgorithm
    from .units_io import Given


@dataclass(frozen=True)
class PolygonSource:
    """Polygons and their values.

    outlines: in step with the rows of `table`.
    crs: of the outlines, as WKT.
    head: gives the first rows, to tell what dataset they are of.
    fields: what the columns are, as far as their layer says it.
    """

    table: pd.DataFrame
    outlines: Outlines
    crs: str
    name: str
    head: Callable[[], Table]
    fields: Mapping[str, Field]


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
    layer = algorithm.parameterAsVectorLayer(given[0], "POLYGONS", given[1])
    fields = read_fields(layer)[0] if layer is not None else {}
    head = LayerSource(source, name).head
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind == QgsWkbTypes.GeometryType.NullGeometry:
        table = attribute_table(source)
        outlines = outlines_of(table, name=name)
        return PolygonSource(table, outlines, WGS84, name, head, fields)
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
    table = pd.DataFrame(frame.drop(columns=frame.geometry.name))
    return PolygonSource(table, outlines, crs or WGS84, name, head, fields)


def value_columns(algorithm: MsmeAlgorithm, table: pd.DataFrame, given: Given) -> ArealColumns:
    """Return the columns that EXTENSIVE and INTENSIVE name."""
    from ..core.overlay.polygons.areal import ArealColumns

    known = [str(name) for name in table.columns]
    extensive, intensive = (
        tuple(
            dict.fromkeys(
                column
                for said in algorithm.parameterAsStrings(given[0], name, given[1])
                for column in split_names(said, known=known, commas=True)
            )
        )
        for name in ("EXTENSIVE", "INTENSIVE")
    )
    return ArealColumns(extensive, intensive)
