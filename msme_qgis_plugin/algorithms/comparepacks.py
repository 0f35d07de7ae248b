"""`msme:comparepacks`: what changed from one pack to another."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ..layers import REAL, TEXT
from ..translate import say
from .base import MsmeAlgorithm
from .feedback_progress import FeedbackProgress
from .units_io import write_table

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.pack.differences import Difference

_TEXTS = (
    *("change", "unit", "name", "dataset", "indicator", "period_before", "period"),
    *("sector", "sex", "size", "before", "after"),
)
_COLUMNS = (
    *((name, TEXT) for name in _TEXTS),
    *(("difference", REAL), ("per_cent", REAL), ("why", TEXT)),
)
_HUNDRED = 100.0


class ComparePacks(MsmeAlgorithm):
    """Lists what two packs hold differently."""

    NAME = "comparepacks"
    GROUP = "data"

    def displayName(self) -> str:
        return self.tr("Compare two packs")

    def shortDescription(self) -> str:
        return self.tr("Lists what changed from one pack to another: values, units, definitions.")

    def tags(self) -> list[str]:
        return ["difference", "diff", "change", "geopackage", "year", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        kinds = self.tr("GeoPackage") + " (*.gpkg)"
        for name, label, tip in (
            ("BEFORE", self.tr("Earlier pack"), self.tr("Such as last year's.")),
            (
                "AFTER",
                self.tr("Later pack"),
                self.tr(
                    "Where no period is in both, the latest of each are compared, and years in "
                    "the names of datasets and indicators count for nothing."
                ),
            ),
        ):
            self.add(QgsProcessingParameterFile(name, label, fileFilter=kinds), tip)
        self.add(
            QgsProcessingParameterNumber(
                "TOLERANCE",
                self.tr("Tolerance (per cent)"),
                Qgis.ProcessingNumberParameterType.Double,
                defaultValue=0.0,
                minValue=0.0,
            ),
            self.tr("Values that differ by no more than this are not listed."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", self.tr("Differences"), QgsProcessing.SourceType.TypeVector
            ),
            self.tr("One row per difference: what, of which unit, before, after, and why."),
        )
        self.give_numbers(
            VALUE=self.tr("Values that differ"),
            STATUS=self.tr("Statuses that differ"),
            BOUNDS=self.tr("Bounds, bases or coverages that differ"),
            NEW_UNIT=self.tr("Units added"),
            LOST_UNIT=self.tr("Units gone"),
            CODE=self.tr("Units with another code"),
            NEW_INDICATOR=self.tr("Indicators added"),
            LOST_INDICATOR=self.tr("Indicators gone"),
            DEFINITION=self.tr("Definitions that differ"),
        )

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.pack.differences import Change, compare
        from ..core.pack.read import read_pack
        from ..core.regions.gazetteer import Gazetteer

        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        before, after = (
            read_pack(Path(self.parameterAsFile(parameters, name, context)))
            for name in ("BEFORE", "AFTER")
        )
        progress.step(0.4)
        tolerance = self.parameterAsDouble(parameters, "TOLERANCE", context) / _HUNDRED
        found = compare(before, after, Gazetteer.load(), tolerance=tolerance)
        progress.step(0.8)
        outputs = write_table(
            self, "OUTPUT", (parameters, context), _COLUMNS, [_row(one) for one in found]
        )
        counts = Counter(one.change for one in found)
        return {**outputs, **{one.value.upper(): counts[one] for one in Change}}


def _row(one: Difference) -> tuple[object, ...]:
    dataset, indicator, period, *apart = one.series or ("",) * 6
    before, after = one.before, one.after
    difference = share = None
    if isinstance(before, (int, float)) and isinstance(after, (int, float)):
        difference = after - before
        share = _HUNDRED * difference / abs(before) if difference and before else None
    texts = ("" if each is None else str(each) for each in (one.before, one.after))
    return (
        *(one.change.value, one.unit, one.name, dataset, indicator, one.period_before, period),
        *(*apart, *texts, difference, share, " ".join(map(say, one.why))),
    )
