"""`msme:reach`: how far MSMEs and people are from banks, markets and other facilities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingParameterDistance,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..core.analysis.declaration import Analysis, Input, Lack, Needed, Setting
from ..core.catalogue.weights import Weight
from ..core.overlay.facilities import OFFERED
from .base import MsmeAlgorithm
from .feedback_progress import FeedbackProgress
from .overlay_io import add_minimum_coverage, add_output, add_raster
from .reach_run import run_reach
from .table_parameters import add_table, is_given, one_of_two
from .tokens import add_tokens, show_as
from .units_io import add_units, add_villages

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

COVERING, MEDIAN = "covering", "median"
WEIGHTS = (Weight.MSME, Weight.FAMILIES, Weight.POPULATION, Weight.VILLAGES)
_TABLES = ("MSME", "PLACES")


class Reach(MsmeAlgorithm):
    """Measures villages' distances to facilities and brings them up to districts."""

    NAME = "reach"
    GROUP = "analysis"
    ANALYSIS = Analysis(
        NAME,
        inputs=(
            Input(
                Needed.VILLAGES,
                "VILLAGES",
                Lack.PLACES,
                variables=frozenset({"banks", "longitude", "latitude"}),
            ),
            Input(Needed.COUNTS, "MSME", Lack.COUNTS),
        ),
        settings={"MINIMUM_COVERAGE": Setting.COVERAGE, "MSME_COUNT_FIELD": Setting.COUNT_FIELD},
        beside=("BEYOND", "NEW_SITES"),
    )

    def displayName(self) -> str:
        return self.tr("Reach of banks, markets and other facilities")

    def shortDescription(self) -> str:
        return self.tr(
            "Share of MSMEs or people within a straight-line distance of the nearest facility, "
            "villages beyond reach, and where more facilities help most."
        )

    def tags(self) -> list[str]:
        return [
            *("bank", "market", "pasar", "access", "akses", "distance", "jarak", "finance"),
            *("travel time", "catchment", "2sfca", "p-median", "coverage", "village", "desa"),
        ]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        add_villages(self)
        places = self.tr("Points of villages"), self.tr("or points of villages in the project")
        tip = self.tr(
            "Where the survey has no coordinates: a table or layer with the same village codes "
            "and longitude and latitude."
        )
        add_table(self, "PLACES", places, tip)
        self._add_facilities()
        self._add_limits()
        self._add_msme()
        add_units(self, levels=())
        add_minimum_coverage(self, 0.8)
        self._add_outputs()

    def _add_facilities(self) -> None:
        facility = QgsProcessingParameterString(
            "FACILITY", self.tr("Facility by village"), defaultValue="banks", optional=True
        )
        show_as(facility, "VariableChoice", names=list(OFFERED))
        self.add(
            facility,
            self.tr(
                "What the survey counts, such as banks or markets_permanent; several names count "
                "as one kind. A village that has one is a facility."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "FACILITIES",
                self.tr("or points of facilities"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            self.tr("A layer of points, or a text file with longitude and latitude."),
        )
        self.add(
            QgsProcessingParameterField(
                "CAPACITY_FIELD",
                self.tr("Capacity of a facility"),
                parentLayerParameterName="FACILITIES",
                optional=True,
            ),
            self.tr("What a point supplies, for the catchments; 1 each if empty."),
            advanced=True,
        )

    def _add_limits(self) -> None:
        distance = QgsProcessingParameterDistance(
            "DISTANCE", self.tr("Distance within reach"), defaultValue=5.0, minValue=0.001
        )
        distance.setDefaultUnit(Qgis.DistanceUnit.Kilometers)
        self.add(distance, self.tr("A straight line on the ellipsoid, not the way by road."))
        tip = self.tr("What a village counts for; if empty, the first of these that is known.")
        label, tokens = self.tr("Weight"), [one.value for one in WEIGHTS]
        add_tokens(self, "WEIGHT", label, tokens, tip, optional=True)
        for name, label, tip in (
            (
                "TRAVEL_TIME",
                self.tr("Raster of travel times"),
                self.tr("Minutes to a destination of its own, read at each village."),
            ),
            (
                "FRICTION",
                self.tr("or raster of friction"),
                self.tr(
                    "Minutes that a metre takes in each cell: gives the fastest way to the "
                    "nearest facility."
                ),
            ),
        ):
            add_raster(self, name, label, tip)
        self.add(
            QgsProcessingParameterNumber(
                "MINUTES", self.tr("Minutes within reach"), defaultValue=60, minValue=1
            ),
            self.tr("Used where a raster gives travel times."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "SITES", self.tr("More facilities to place"), defaultValue=5, minValue=0
            ),
            self.tr("How many villages to choose one after another; 0 for none."),
        )
        add_tokens(
            self,
            "OBJECTIVE",
            self.tr("What they are placed for"),
            [COVERING, MEDIAN],
            self.tr(
                "As many as possible come within reach (covering), or as much of the way as "
                "possible is saved (median)."
            ),
            default=COVERING,
            advanced=True,
        )

    def _add_msme(self) -> None:
        labels = self.tr("Counts of MSMEs"), self.tr("or counts in the project")
        add_table(self, "MSME", labels, self.tr("By village, with the codes of the survey."))
        for name, label, tip in (
            (
                "MSME_COUNT_FIELD",
                self.tr("Column with the count"),
                self.tr("The only column of numbers if empty."),
            ),
            (
                "MSME_UNIT_FIELD",
                self.tr("Column with the place"),
                self.tr("Found by its content if empty."),
            ),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), tip, advanced=True)
        self.add(
            QgsProcessingParameterNumber(
                "TOP_VILLAGES", self.tr("Villages to list"), defaultValue=100, minValue=1
            ),
            self.tr("How many of the villages beyond reach to list."),
            advanced=True,
        )

    def _add_outputs(self) -> None:
        add_output(
            self,
            self.tr(
                "One feature per district: share within reach with its bounds, those beyond, "
                "median distance, facilities per 10,000 and travel time, each with its status."
            ),
            self.tr("Reach by district"),
        )
        for name, label, tip in (
            ("BEYOND", self.tr("Villages beyond reach"), self.tr("Those with most MSMEs first.")),
            (
                "NEW_SITES",
                self.tr("Where more facilities help most"),
                self.tr("Villages in order, what each adds, and the most that is possible."),
            ),
        ):
            self.add(
                QgsProcessingParameterFeatureSink(
                    name, label, QgsProcessing.SourceType.TypeVector, optional=True
                ),
                tip,
            )
        self.give_numbers(
            VILLAGES_READ=self.tr("Villages read"),
            VILLAGES_PLACED=self.tr("Villages with coordinates"),
            FACILITIES_READ=self.tr("Facilities"),
            VILLAGES_BEYOND=self.tr("Villages beyond reach"),
            SHARE_WITHIN=self.tr("Share within reach, all villages"),
            GAIN=self.tr("What the new facilities add"),
            GAIN_BOUND=self.tr("The most that so many can add"),
        )

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if not one_of_two(parameters, "VILLAGES"):
            return False, self.tr(
                "Give a survey of villages as a file or as a layer, exactly one of the two."
            )
        for name in _TABLES:
            if is_given(parameters, name) and is_given(parameters, f"{name}_LAYER"):
                return False, QCoreApplication.translate(
                    "TableParameters", "Instead of a file. Give a file or a layer, not both."
                )
        if is_given(parameters, "TRAVEL_TIME") and is_given(parameters, "FRICTION"):
            return False, self.tr("Give a raster of travel times or of friction, not both.")
        return super().checkParameterValues(parameters, context)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        FeedbackProgress(feedback).step(0.0)
        return run_reach(self, (parameters, context), feedback)
