"""`msme:enablers`: what helps farm enterprises and what holds them back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ..core.analysis.declaration import Analysis, Input, Lack, Needed
from ..core.lists import split_names
from ..translate import language, say
from .overlay_io import add_minimum_coverage, minimum_coverage
from .tokens import add_tokens, show_as
from .unit_analysis import UnitAnalysis
from .unit_output import write_unit_layer

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.analysis.enabler_scores import EnablerOptions
    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]

_SCALES = ("range", "rank", "share")


class Enablers(UnitAnalysis):
    """Scores enablers and inhibitors of farm enterprises, and correlates them."""

    NAME = "enablers"
    ANALYSIS = Analysis(
        NAME,
        (Input(Needed.UNITS, "INPUT", Lack.UNITS),),
        beside=("ASSOCIATIONS",),
        mapped="balance",
    )

    def displayName(self) -> str:
        return self.tr("Enablers and inhibitors of farm enterprises")

    def shortDescription(self) -> str:
        return self.tr(
            "Roads, irrigation, input kiosks, markets and finance against hazards, crop damage "
            "and forest: scores, their balance, and associations, which are no causes."
        )

    def tags(self) -> list[str]:
        return [
            *("agriculture", "pertanian", "enabler", "pendorong", "inhibitor", "penghambat"),
            *("spearman", "correlation", "korelasi", "association"),
        ]

    def add_options(self) -> None:
        for name, label in (
            ("ENABLERS", self.tr("Enablers")),
            ("INHIBITORS", self.tr("Inhibitors")),
        ):
            parameter = QgsProcessingParameterString(name, label, optional=True)
            show_as(parameter, "IndicatorChoice")
            self.add(
                parameter,
                self.tr(
                    "Ids of the catalogue, or fields of the layer. If empty, those of farming "
                    "that the layer holds."
                ),
            )
        self.add(
            QgsProcessingParameterField(
                "OUTCOME",
                self.tr("Outcome to correlate with"),
                parentLayerParameterName="INPUT",
                type=QgsProcessingParameterField.DataType.Numeric,
                optional=True,
            ),
            self.tr("Such as the share of farm MSMEs. If empty, factors with each other."),
        )
        add_tokens(
            self,
            "SCALE",
            self.tr("How factors are made comparable"),
            _SCALES,
            self.tr(
                "Lowest to highest unit of the layer as 0 to 1 (range), by their order (rank), or "
                "shares as they are (share), which years and provinces can be compared by."
            ),
            advanced=True,
        )
        add_minimum_coverage(self, 0.8)
        self.add(
            QgsProcessingParameterFeatureSink(
                "ASSOCIATIONS",
                self.tr("Associations (not causes)"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
            self.tr("Spearman's rank correlation of each pair, with p- and q-value."),
        )
        self.give(QgsProcessingOutputNumber("ASSOCIATED", self.tr("Pairs with an association")))

    def __init__(self) -> None:
        super().__init__()
        self._associations: UnitTable | None = None

    def options(self, given: Given) -> EnablerOptions:
        from ..core.analysis.enabler_scores import EnablerOptions, Scale

        def names(name: str) -> tuple[str, ...]:
            return split_names(self.parameterAsString(given[0], name, given[1]), commas=True)

        return EnablerOptions(
            enablers=names("ENABLERS"),
            inhibitors=names("INHIBITORS"),
            scale=Scale(self.parameterAsEnumString(given[0], "SCALE", given[1])),
            outcome=str(self.parameterAsString(given[0], "OUTCOME", given[1])),
            minimum_coverage=minimum_coverage(self, given),
        )

    def analyse(self, table: UnitTable, options: EnablerOptions) -> UnitTable:
        from ..core.analysis.enabler_scores import associations, enabler_balance

        made = enabler_balance(table, options)
        self._associations = associations(made, options, language())
        return replace(made, notes=(*made.notes, *self._associations.notes))

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        made = super().compute(parameters, context, feedback)
        table = self._associations
        if table is None:
            raise QgsProcessingException(self.NAME)
        about = replace(table.about, notes=tuple(map(say, table.notes)))
        path = write_unit_layer(
            self, (parameters, context), replace(table, about=about), None, "ASSOCIATIONS"
        )
        shown = int((table.categories["reading"] != "open").sum())
        return {**made, "ASSOCIATED": shown, **({"ASSOCIATIONS": path} if path else {})}
