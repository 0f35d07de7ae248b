"""`msme:programmes`: programmes of several ministries side by side, and need that none meets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterField,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsVectorLayer,
)

from ..core.analysis.declaration import Analysis, Input, Lack, Needed
from ..core.errors import MsmeError
from ..layers import read_unit_table
from .base import or_none
from .table_parameters import matrix_rows
from .tokens import show_as
from .unit_analysis import UnitAnalysis
from .unit_output import write_unit_layer

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.analysis.programme_input import ProgrammeOptions
    from ..core.analysis.programmes import ProgrammesFound
    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]

_COLUMNS = ("field", "name", "provider", "budget", "served")


class Programmes(UnitAnalysis):
    """Coverage, leakage and overlap of programmes, and where need meets none."""

    NAME = "programmes"
    ANY_POLYGONS = True
    ANY_TABLE = True
    ANALYSIS = Analysis(
        NAME,
        (Input(Needed.UNITS, "INPUT", Lack.UNITS),),
        mapped="coverage",
        crossed="NEED",
        beside=("SUMMARY", "PAIRS"),
        asks=True,
    )

    def __init__(self) -> None:
        super().__init__()
        self._others: list[UnitTable] = []
        self._found: ProgrammesFound | None = None

    def displayName(self) -> str:
        return self.tr("Programmes side by side")

    def shortDescription(self) -> str:
        return self.tr(
            "Whom the programmes of several ministries reach: coverage, leakage, overlap, whether "
            "those in need come first, and need that no programme meets."
        )

    def tags(self) -> list[str]:
        return [
            *("programme", "program", "coverage", "cakupan", "leakage", "overlap"),
            *("tumpang tindih", "beneficiaries", "penerima", "bantuan", "kementerian"),
        ]

    def add_options(self) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                "LAYERS",
                self.tr("Layers of programmes"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
            self.tr(
                "Joined to the units by their codes, if the beneficiaries are not among these."
            ),
        )
        labels = {
            "field": self.tr("Beneficiaries"),
            "name": self.tr("Programme"),
            "provider": self.tr("Ministry or office"),
            "budget": self.tr("Field with the budget"),
            "served": self.tr("Field with the eligible among them"),
        }
        parameter = QgsProcessingParameterMatrix(
            "PROGRAMMES",
            self.tr("Programmes"),
            headers=[labels[one] for one in _COLUMNS],
            optional=True,
        )
        show_as(parameter, "IndicatorTable", columns=list(_COLUMNS))
        self.add(
            parameter,
            self.tr(
                "A row per programme: the field with its beneficiaries, and what it is called. If "
                "empty, the first field of numbers of each layer of programmes."
            ),
        )
        self._add_field("ELIGIBLE", self.tr("Field with the eligible"), self.tr("Such as MSMEs."))
        self._add_field(
            "NEED",
            self.tr("Field with the need"),
            self.tr("An index or a share such as poverty; it is crossed with the coverage."),
            optional=True,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "ABSENT_IS_NONE", self.tr("A unit without a number has no beneficiaries"), False
            ),
            self.tr("For lists that name only units with beneficiaries."),
        )
        self.give_numbers(
            ELIGIBLE_UNSERVED=self.tr("Eligible without any programme"),
            UNITS_UNSERVED=self.tr("Units without any programme"),
        )

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:
        super().initAlgorithm(config)
        for name, label, tip in (
            ("SUMMARY", self.tr("Programmes compared"), self.tr("A row per programme.")),
            ("PAIRS", self.tr("Pairs of programmes"), self.tr("Whom two may both reach.")),
            ("CURVES", self.tr("Concentration curves"), self.tr("In the order of need.")),
        ):
            self.add_table(name, label, tip, made=name == "SUMMARY")

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        # As the layer itself: in the thread that it belongs to.
        try:
            self._others = [
                read_unit_table(layer, None)
                for layer in self.parameterAsLayerList(parameters, "LAYERS", context)
                if isinstance(layer, QgsVectorLayer)
            ]
        except MsmeError as error:
            self._refusal = error
        return super().prepareAlgorithm(parameters, context, feedback)

    def options(self, given: Given) -> ProgrammeOptions:
        from ..core.analysis.programme_input import Programme, ProgrammeOptions

        rows = matrix_rows(self, "PROGRAMMES", _COLUMNS, given)
        return ProgrammeOptions(
            tuple(Programme(**row) for row in rows if row["field"]),
            eligible=str(self.parameterAsString(given[0], "ELIGIBLE", given[1])),
            need=str(self.parameterAsString(given[0], "NEED", given[1])),
            absent_is_none=bool(self.parameterAsBoolean(given[0], "ABSENT_IS_NONE", given[1])),
        )

    def analyse(self, table: UnitTable, options: ProgrammeOptions) -> UnitTable:
        from ..core.analysis.programme_input import joined
        from ..core.analysis.programmes import programmes

        table, named = joined(table, self._others)
        if not options.programmes:
            options = replace(options, programmes=named)
        self._found = programmes(table, options)
        return self._found.table

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        made = super().compute(parameters, context, feedback)
        if self._found is None:
            raise QgsProcessingException(self.NAME)
        given = parameters, context
        summary = write_unit_layer(self, given, self._found.summary, None, "SUMMARY")
        return {**made, **({"SUMMARY": summary} if summary else {})}

    def numbers(self) -> dict[str, float | None]:
        if self._found is None:
            return {}
        table = self._found.table
        reaching = table.published("programmes").dropna()
        return {
            # Of what is known; where nothing is, they are not 0.
            "ELIGIBLE_UNSERVED": or_none(table.published("unserved").sum(min_count=1)),
            "UNITS_UNSERVED": float((reaching == 0).sum()) if len(reaching) else None,
        }

    def tables(self) -> dict[str, pd.DataFrame]:
        found = self._found
        return {} if found is None else {"PAIRS": found.pairs, "CURVES": found.curves}

    def _add_field(self, name: str, label: str, tip: str, *, optional: bool = False) -> None:
        parameter = QgsProcessingParameterField(
            name, label, parentLayerParameterName="INPUT", optional=optional
        )
        self.add(parameter, tip)
