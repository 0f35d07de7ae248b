"""`msme:pointstodistricts`: points of a grid become districts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingParameterDistance,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ..core.catalogue.model import Layout
from ..translate import number_text
from .base import MsmeAlgorithm
from .feedback_progress import FeedbackProgress
from .overlay_io import (
    WGS84,
    add_dataset,
    add_minimum_coverage,
    add_output,
    add_raster,
    counts_of,
    dataset_of,
    minimum_coverage,
    show_notes,
    watched,
)
from .points_io import open_points
from .points_request import WEIGHTS, point_columns, weighed, weight_name
from .table_parameters import is_given
from .unit_output import about_units, unit_rows, write_unit_layer
from .units_io import add_units, load_catalogue, read_units

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.overlay.points.point_files import PointColumns
    from ..core.overlay.points.points_to_units import PointsResult
    from .units_io import Given

REACH_KM = 5.0


class PointsToDistricts(MsmeAlgorithm):
    """Weighted means, sums and counts of points per district."""

    NAME = "pointstodistricts"
    GROUP = "overlay"

    def displayName(self) -> str:
        return self.tr("Bring points up to districts")

    def shortDescription(self) -> str:
        return self.tr(
            "Weighted mean, sum and count of points per district, such as a "
            "grid of relative wealth weighted by people."
        )

    def tags(self) -> list[str]:
        return [
            *("points", "grid", "rwi", "wealth", "population", "hrsl"),
            *("quadkey", "weighted", "mean", "district", "kabupaten", "umkm"),
        ]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self._add_points()
        self._add_weights()
        add_units(self)
        reach = QgsProcessingParameterDistance(
            "MAX_DISTANCE",
            self.tr("Maximum distance to the nearest district"),
            defaultValue=REACH_KM,
            minValue=0,
        )
        reach.setDefaultUnit(Qgis.DistanceUnit.Kilometers)
        self.add(
            reach,
            self.tr(
                "Points off the coast go to the nearest district within this "
                "distance, in km where no unit is given, and are counted in “moved”; 0 leaves "
                "them out."
            ),
        )
        self._add_places()
        add_dataset(self, Layout.POINTS)
        add_minimum_coverage(self, 0.8)
        add_output(
            self,
            self.tr(
                "One feature per district: value (weighted mean), weight, "
                "points, those moved to it, sum, error, coverage and status."
            ),
        )
        self.give_numbers(
            POINTS_READ=self.tr("Points read"),
            POINTS_MOVED=self.tr("Points moved to the nearest district"),
            POINTS_OUTSIDE=self.tr("Points outside all districts"),
            POINTS_WITHOUT_PLACE=self.tr("Points without coordinates"),
            FARTHEST=self.tr("Maximum distance moved (km)"),
            TOTAL_WEIGHT=self.tr("Weight of all districts"),
        )

    def _add_points(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "POINTS", self.tr("Points"), [QgsProcessing.SourceType.TypeVector]
            ),
            self.tr(
                "A layer of points, or a text file with longitude and "
                "latitude or with quadkeys, such as relative wealth (RWI) or "
                "population. Files are read in blocks."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "VALUE_FIELD", self.tr("Value"), parentLayerParameterName="POINTS", optional=True
            ),
            self.tr(
                "What is averaged. If empty, rwi where there is such a "
                "column; else points and people are only counted."
            ),
        )

    def _add_weights(self) -> None:
        self.add(
            QgsProcessingParameterField(
                "WEIGHT_FIELD", self.tr("Weight"), parentLayerParameterName="POINTS", optional=True
            ),
            self.tr(
                "People behind each point, 0 or more. Without any weight "
                "each point counts the same."
            ),
        )
        add_raster(
            self,
            "WEIGHT_RASTER",
            self.tr("or weight by a raster"),
            self.tr(
                "A population raster per cell: those in the tile of which a "
                "point is the middle, else those in the cell under it."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "WEIGHT_POINTS",
                self.tr("or weight by points of people"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            self.tr(
                "Such as the population file: people count for the tile "
                "they live in, or for the nearest point where points are "
                "not the middles of tiles."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "WEIGHT_POINTS_FIELD",
                self.tr("Column with the people"),
                parentLayerParameterName="WEIGHT_POINTS",
                optional=True,
            ),
            self.tr("Found by its name if empty, such as idn_general_2020."),
            advanced=True,
        )

    def _add_places(self) -> None:
        for name, label in (
            ("X_FIELD", self.tr("Column with the longitude")),
            ("Y_FIELD", self.tr("Column with the latitude")),
            ("QUADKEY_FIELD", self.tr("Column with the quadkey")),
            ("ERROR_FIELD", self.tr("Column with the error of the value")),
        ):
            self.add(
                QgsProcessingParameterField(
                    name, label, parentLayerParameterName="POINTS", optional=True
                ),
                self.tr("Found by its name if empty."),
                advanced=True,
            )

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if sum(is_given(parameters, name) for name in WEIGHTS) > 1:
            return False, self.tr("Give one weight: a column, a raster or points of people.")
        return super().checkParameterValues(parameters, context)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.overlay.points.placing import Placer
        from ..core.overlay.points.point_table import PointNames, point_table
        from ..core.overlay.points.points_to_units import points_to_units
        from ..core.regions.gazetteer import Gazetteer

        given = parameters, context
        points = open_points(self, "POINTS", given)
        columns = point_columns(self, points, given)
        feedback.pushInfo(self._reading(columns, given))
        units = read_units(
            self, given, Gazetteer.load(), progress=FeedbackProgress(feedback, end=0.1)
        )
        reach = self.parameterAsDouble(parameters, "MAX_DISTANCE", context)
        placer = Placer(
            units.geometry.to_numpy(),
            crs=WGS84,
            max_distance_km=reach,
            progress=FeedbackProgress(feedback, start=0.1, end=0.2),
        )
        blocks, notes = weighed(
            self,
            watched(points.blocks(columns), FeedbackProgress(feedback, start=0.2, end=0.9)),
            given,
            feedback,
        )
        result = points_to_units(
            blocks,
            placer,
            minimum_coverage=minimum_coverage(self, given),
            progress=FeedbackProgress(feedback, start=0.2, end=0.9),
        )
        lines = [*notes, *show_notes(feedback, result.notes), *self._log(result, feedback)]
        dataset = dataset_of(self, given, Layout.POINTS, points.head)
        names = PointNames(columns.value, weight_name(self, columns, given) or None)
        table = point_table(
            result, names, load_catalogue(), units=unit_rows(units), dataset=dataset
        )
        about = about_units(
            units,
            title=self.tr("{points} by district").format(points=points.name),
            source=points.name,
            notes=[self._reading(columns, given), *lines],
            dataset=dataset,
        )
        output = write_unit_layer(self, given, replace(table, about=about), units)
        FeedbackProgress(feedback).step(1.0)
        return {"OUTPUT": output, **_numbers(result)}

    def _reading(self, columns: PointColumns, given: Given) -> str:
        weight = weight_name(self, columns, given)
        return self.tr("Value: {value}; error: {error}; weight: {weight}").format(
            value=columns.value or "–",
            error=columns.error or "–",
            weight=weight or self.tr("each point the same"),
        )

    def _log(self, result: PointsResult, feedback: QgsProcessingFeedback) -> list[str]:
        """Say what became of every point."""
        counted = int(result.table["points"].sum())
        read = counted + result.outside + result.without_place
        line = self.tr(
            "{read} points read: {counted} in districts ({moved} of them "
            "moved), {outside} outside, {lost} without coordinates"
        ).format(
            read=number_text(read, 0),
            counted=number_text(counted, 0),
            moved=number_text(result.brought, 0),
            outside=number_text(result.outside, 0),
            lost=number_text(result.without_place, 0),
        )
        feedback.pushInfo(line)
        if not counted:
            feedback.pushWarning(
                self.tr(
                    "No point lies in any district. Check that longitude and "
                    "latitude are not exchanged and that they are degrees."
                )
            )
        return [line]


def _numbers(result: PointsResult) -> dict[str, Any]:
    counted = int(result.table["points"].sum())
    return {
        "POINTS_READ": counted + result.outside + result.without_place,
        "POINTS_MOVED": result.brought,
        "POINTS_OUTSIDE": result.outside,
        "POINTS_WITHOUT_PLACE": result.without_place,
        "FARTHEST": result.farthest_km,
        "TOTAL_WEIGHT": float(result.table["weight"].sum()),
        **counts_of(result.table["status"]),
    }
