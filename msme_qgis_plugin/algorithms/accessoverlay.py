"""`msme:accessoverlay`: the internet access of MSMEs, with its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.errors import MsmeError
from ..core.measures.status import Status
from ..core.overlay.access.access_analysis import ANALYSIS
from ..core.overlay.access.level_scores import DEFAULT_TEXT, MINIMUM_COVERAGE, parse_scores
from ..core.regions.systems import CodeSystem
from ..translate import say
from .base import MsmeAlgorithm, tell
from .feedback_progress import FeedbackProgress
from .overlay_io import add_minimum_coverage, minimum_coverage
from .table_parameters import AUTO, add_table, one_of_two, read_source
from .tokens import add_tokens
from .units_io import add_units, add_villages, code_system, dataset_id, load_catalogue, read_units

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.overlay.access.internet_access import Access
    from ..core.overlay.access.msme_counts import CountColumns, MsmeCounts
    from ..core.overlay.villages.village_source import Villages
    from ..core.regions.gazetteer import Gazetteer
    from .units_io import Given

_TOP = 100


class AccessOverlay(MsmeAlgorithm):
    """Lays counts of MSMEs over a survey of villages."""

    NAME = "accessoverlay"
    GROUP = "overlay"
    ANALYSIS = ANALYSIS

    def displayName(self) -> str:
        return self.tr("Internet access of MSMEs")

    def shortDescription(self) -> str:
        return self.tr(
            "Lays counts of MSMEs over a survey of villages: share with 4G, "
            "with any internet and an access score, each with its bounds."
        )

    def tags(self) -> list[str]:
        return [
            *("internet", "4g", "access", "akses", "podes", "msme", "umkm"),
            *("overlay", "village", "desa", "bounds", "economic census"),
        ]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self._add_counts()
        add_villages(self)
        add_units(self, levels=())
        self.add(
            QgsProcessingParameterString(
                "LEVEL_SCORES",
                self.tr("What each level of signal is worth"),
                defaultValue=DEFAULT_TEXT,
                optional=True,
            ),
            self.tr("JSON, a number from 0 to 1 for 4g, 3g, 2g and none."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "TOP_VILLAGES", self.tr("Villages to list"), defaultValue=_TOP, minValue=1
            ),
            self.tr("How many of the worst villages to list."),
            advanced=True,
        )
        add_minimum_coverage(self, MINIMUM_COVERAGE)
        self._add_outputs()

    def _add_counts(self) -> None:
        add_table(
            self,
            "MSME",
            (self.tr("Counts of MSMEs"), self.tr("or counts in the project")),
            self.tr(
                "One row per village, subdistrict or district (and sector "
                "and sex); codes of villages as in the survey."
            ),
        )
        for name, label, tip in (
            (
                "MSME_UNIT_FIELD",
                self.tr("Column with the place"),
                self.tr(
                    "Code of the village, subdistrict or district, or the "
                    "district's name. Found by its content if empty."
                ),
            ),
            (
                "MSME_COUNT_FIELD",
                self.tr("Column with the count"),
                self.tr("The only column of numbers if empty."),
            ),
            (
                "SECTOR_FIELD",
                self.tr("Column with the sector"),
                self.tr("Found by its content if empty; - for none."),
            ),
            (
                "SEX_FIELD",
                self.tr("Column with the owner's sex"),
                self.tr("Found by its content if empty; - for none."),
            ),
            (
                "INTERNET_USE_FIELD",
                self.tr("Column with MSMEs that use the internet"),
                self.tr(
                    "A count. Gives the gap between signal and use, and "
                    "whether to build the network or to train people."
                ),
            ),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), tip)
        add_tokens(
            self,
            "MSME_CODE_SYSTEM",
            self.tr("Code system of the counts"),
            [AUTO, *(system.value for system in CodeSystem)],
            self.tr(
                "Only for counts by district without names; villages are in the survey's numbering."
            ),
            advanced=True,
        )

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT",
                self.tr("Access of MSMEs by district"),
                QgsProcessing.SourceType.TypeVectorPolygon,
            ),
            self.tr("Each value with its lowest, its highest and its status."),
        )
        for name, label, tip in (
            (
                "RANKED",
                self.tr("Districts ranked"),
                self.tr("Those with most MSMEs without full access first."),
            ),
            (
                "WORST_VILLAGES",
                self.tr("Priority villages with many MSMEs"),
                self.tr("Those with most MSMEs without full access first."),
            ),
            (
                "BREAKDOWN",
                self.tr("Access by sector and sex"),
                self.tr("One row per district, sector and sex."),
            ),
        ):
            self.add(
                QgsProcessingParameterFeatureSink(
                    name, label, QgsProcessing.SourceType.TypeVector, optional=True
                ),
                tip,
            )
        self.give_numbers(
            MSME_COUNTED=self.tr("MSMEs counted"),
            ROWS_READ=self.tr("Rows of counts read"),
            ROWS_UNMATCHED=self.tr("Rows of no known district"),
            VILLAGES_READ=self.tr("Villages read"),
            UNITS_WITH_DATA=self.tr("Districts with a value"),
            UNITS_ESTIMATED=self.tr("Districts estimated"),
            MEAN_WIDTH=self.tr("Mean width of the score's bounds"),
            MEAN_WIDTH_4G=self.tr("Mean width of the 4G share's bounds"),
            MEAN_WIDTH_INTERNET=self.tr("Mean width of the internet share's bounds"),
        )
        self.give(QgsProcessingOutputString("DATASET_FOUND", self.tr("Dataset")))

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if not one_of_two(parameters, "MSME"):
            return False, self.tr(
                "Give the counts of MSMEs as a file or as a layer, exactly one of the two."
            )
        if not one_of_two(parameters, "VILLAGES"):
            return False, self.tr(
                "Give a survey of villages as a file or as a layer, exactly one of the two."
            )
        try:
            parse_scores(self._text(parameters, "LEVEL_SCORES", context))
        except MsmeError as error:
            return False, say(error.message)
        return super().checkParameterValues(parameters, context)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.overlay.access.internet_access import overlay_access
        from ..core.regions.gazetteer import Gazetteer
        from .accessoverlay_output import write_access

        given = parameters, context
        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        gazetteer = Gazetteer.load()
        villages = self._villages(given, gazetteer, feedback)
        progress.step(0.4)
        counts = self._counts(given, villages, gazetteer)
        progress.step(0.6)
        access = overlay_access(
            counts,
            villages,
            parse_scores(self._text(parameters, "LEVEL_SCORES", context)),
            minimum_coverage=minimum_coverage(self, given),
        )
        for note in (*counts.notes, *access.notes):
            tell(feedback, note)
        if counts.unmatched:
            feedback.pushWarning(
                self.tr(
                    "{count} of {rows} rows of the counts name no place that "
                    "is known, and were not counted."
                ).format(count=counts.unmatched, rows=counts.read)
            )
        progress.step(0.7)
        units = read_units(self, given, gazetteer)
        progress.step(0.8)
        top = self.parameterAsInt(parameters, "TOP_VILLAGES", context)
        outputs = write_access(self, given, units, access, (counts, villages, gazetteer), top=top)
        progress.step(1.0)
        return {**outputs, **_numbers(access, counts, villages)}

    def _text(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        return self.parameterAsString(parameters, name, context).strip()

    def _villages(
        self, given: Given, gazetteer: Gazetteer, feedback: QgsProcessingFeedback
    ) -> Villages:
        from ..core.overlay.access.internet_access import signal_variables
        from ..core.overlay.villages.village_source import open_villages, read_villages

        catalogue = load_catalogue()
        opened = open_villages(
            read_source(self, "VILLAGES", given), catalogue, dataset_id(self, given)
        )
        villages = read_villages(
            opened,
            signal_variables(opened),
            catalogue=catalogue,
            gazetteer=gazetteer,
            system=code_system(self, given),
        )
        if opened.reason is not None:
            tell(feedback, opened.reason)
        if villages.decision is not None:
            tell(feedback, villages.decision.reason)
        for note in villages.notes:
            tell(feedback, note)
        return villages

    def _counts(self, given: Given, villages: Villages, gazetteer: Gazetteer) -> MsmeCounts:
        from ..core.overlay.access.msme_counts import read_counts

        token = self.parameterAsEnumString(given[0], "MSME_CODE_SYSTEM", given[1])
        return read_counts(
            read_source(self, "MSME", given),
            villages,
            gazetteer,
            self._columns(given),
            system=None if token in ("", AUTO) else CodeSystem(token),
        )

    def _columns(self, given: Given) -> CountColumns:
        from ..core.overlay.access.msme_counts import CountColumns

        def column(name: str) -> str | None:
            return self._text(given[0], name, given[1]) or None

        return CountColumns(
            unit=column("MSME_UNIT_FIELD"),
            count=column("MSME_COUNT_FIELD"),
            sector=column("SECTOR_FIELD"),
            sex=column("SEX_FIELD"),
            users=column("INTERNET_USE_FIELD"),
        )


def _numbers(access: Access, counts: MsmeCounts, villages: Villages) -> dict[str, Any]:
    units = access.units
    return {
        "MSME_COUNTED": float(units["msme"].sum()),
        "ROWS_READ": counts.read,
        "ROWS_UNMATCHED": counts.unmatched,
        "VILLAGES_READ": villages.read,
        "UNITS_WITH_DATA": int(units["access_score"].notna().sum()),
        "UNITS_ESTIMATED": int(units["access_score_status"].eq(Status.ESTIMATED.code).sum()),
        "MEAN_WIDTH": access.mean_width("access_score"),
        "MEAN_WIDTH_4G": access.mean_width("share_4g"),
        "MEAN_WIDTH_INTERNET": access.mean_width("share_internet"),
        "DATASET_FOUND": villages.dataset.id,
    }
