"""What a person asked of points: columns and what weighs them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..core.overlay.errors import MissingPointColumnError
from .feedback_progress import FeedbackProgress
from .overlay_io import raster_file, show_notes, watched
from .points_io import open_points
from .table_parameters import is_given

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsProcessingFeedback

    from ..core.overlay.points.point_files import PointColumns
    from ..core.overlay.points.points_to_units import PointBlock
    from .base import MsmeAlgorithm
    from .points_io import Points
    from .units_io import Given

WEIGHTS = ("WEIGHT_FIELD", "WEIGHT_RASTER", "WEIGHT_POINTS")


def point_columns(algorithm: MsmeAlgorithm, points: Points, given: Given) -> PointColumns:
    """Return the columns named, the others found by what they are called.

    Where nothing is to be averaged and nothing weighs, people are counted.

    Raises:
        MissingPointColumnError, NotPointsError: as they say.
    """
    from ..core.overlay.points.point_files import PointColumns
    from ..core.overlay.points.point_layout import find_columns, find_people

    def said(name: str) -> str:
        return str(algorithm.parameterAsString(given[0], name, given[1]))

    weight = said("WEIGHT_FIELD")
    columns = find_columns(
        points.columns,
        PointColumns(
            x=said("X_FIELD"),
            y=said("Y_FIELD"),
            value=said("VALUE_FIELD") or None,
            weight=weight or None,
            error=said("ERROR_FIELD") or None,
            quadkey=said("QUADKEY_FIELD") or None,
        ),
        name=points.name,
        places=not points.has_geometry,
    )
    if columns.value or any(is_given(given[0], one) for one in WEIGHTS):
        return columns
    return replace(columns, weight=find_people(points.columns))


def weight_name(algorithm: MsmeAlgorithm, columns: PointColumns, given: Given) -> str:
    """Return what weighs the points, empty where nothing does."""
    if is_given(given[0], "WEIGHT_RASTER"):
        layer = algorithm.parameterAsRasterLayer(given[0], "WEIGHT_RASTER", given[1])
        return str(layer.name()) if layer is not None else ""
    if is_given(given[0], "WEIGHT_POINTS"):
        return open_points(algorithm, "WEIGHT_POINTS", given).name
    return columns.weight or ""


def weighed(
    algorithm: MsmeAlgorithm,
    blocks: Iterable[PointBlock],
    given: Given,
    feedback: QgsProcessingFeedback,
) -> tuple[Iterable[PointBlock], list[str]]:
    """Put people behind the points where a raster or points have them.

    Returns:
        The points, and sentences about the people.
    """
    from ..core.overlay.points.point_people import gathered, weighed_by_points, weighed_by_raster

    progress = FeedbackProgress(feedback, start=0.2, end=0.8)
    if is_given(given[0], "WEIGHT_RASTER"):
        raster = raster_file(algorithm, "WEIGHT_RASTER", given, feedback)
        return weighed_by_raster(blocks, raster, progress=progress), []
    if not is_given(given[0], "WEIGHT_POINTS"):
        return blocks, []
    found = weighed_by_points(
        gathered(blocks),
        watched(people_of(algorithm, given), progress),
        reach_km=algorithm.parameterAsDouble(given[0], "MAX_DISTANCE", given[1]),
    )
    return [found.block], show_notes(feedback, found.notes)


def people_of(algorithm: MsmeAlgorithm, given: Given) -> Iterable[PointBlock]:
    """Read the points of WEIGHT_POINTS.

    Raises:
        MissingPointColumnError: no column of people is named or found.
        NotPointsError: it holds no points.
    """
    from ..core.overlay.points.point_files import PointColumns
    from ..core.overlay.points.point_layout import find_columns, find_people

    people = open_points(algorithm, "WEIGHT_POINTS", given)
    said = algorithm.parameterAsString(given[0], "WEIGHT_POINTS_FIELD", given[1])
    column = said or find_people(people.columns)
    if column is None:
        raise MissingPointColumnError(column="population", columns=", ".join(people.columns))
    columns = find_columns(
        people.columns,
        PointColumns(x="", y="", weight=column),
        name=people.name,
        places=not people.has_geometry,
    )
    return people.blocks(columns)
