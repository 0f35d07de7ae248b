"""`msme:effect`: whether a programme worked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.analysis.declaration import Analysis, Input, Lack, Needed, Setting
from ..core.analysis.effect_options import Controls, Draws, EffectOptions
from ..core.errors import WriteFailedError
from ..core.tables.styles import NumberStyle
from .base import or_none
from .neighbours import add_seed, seed_of
from .table_parameters import add_number_style
from .tokens import add_tokens
from .unit_analysis import UnitAnalysis

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.analysis.effect import Effect as Found
    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]

_CODE = "bps_code"
_KINDS = Qgis.ProcessingNumberParameterType


class Effect(UnitAnalysis):
    """Difference-in-differences, with starts at one time or several."""

    NAME = "effect"
    ANY_POLYGONS = True
    ANY_TABLE = True
    SEVERAL_ROWS = True
    ANALYSIS = Analysis(
        NAME,
        (Input(Needed.UNITS, "INPUT", Lack.UNITS),),
        settings={"VALUE_FIELD": Setting.MAPPED_FIELD},
        mapped="programme",
        beside=("EFFECTS",),
        asks=True,
    )

    def __init__(self) -> None:
        super().__init__()
        self._found: Found | None = None

    def displayName(self) -> str:
        return self.tr("Effect of a programme")

    def shortDescription(self) -> str:
        return self.tr(
            "Compares units with and without a programme before and after its start, and says how "
            "certain the difference is and what it may not say."
        )

    def tags(self) -> list[str]:
        return [
            *("did", "difference-in-differences", "impact", "evaluation", "event study"),
            *("dampak", "evaluasi", "program", "panel", "msme"),
        ]

    def add_options(self) -> None:
        for name, label, tip in (
            (
                "VALUE_FIELD",
                self.tr("Outcome"),
                self.tr("One of its periods; the others are found."),
            ),
            (
                "START_FIELD",
                self.tr("Start of the programme"),
                self.tr("The first period with it, such as 2018; empty for never. Or yes and no."),
            ),
        ):
            self._add_field(name, label, tip)
        self.add(
            QgsProcessingParameterString("START", self.tr("Start, for yes and no"), optional=True),
            self.tr("When it began, such as 2018, where the field says yes or no."),
        )
        self._add_field(
            "PERIOD_FIELD",
            self.tr("Field with the period"),
            self.tr("Where there is a row per unit and period. Found by its name if empty."),
            optional=True,
        )
        add_tokens(
            self,
            "CONTROLS",
            self.tr("Compare with"),
            [Controls.NOT_YET.value, Controls.NEVER.value],
            self.tr("Units that get the programme later count until then, or not at all."),
            labels={
                "notyet": self.tr("units that do not have it yet"),
                "never": self.tr("units that never have it"),
            },
        )
        self._add_matching()
        self._add_certainty()

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:
        super().initAlgorithm(config)
        self.add_table(
            "EFFECTS",
            self.tr("Effects"),
            self.tr("By group, period and time since the start; two-way fixed effects; placebos."),
            made=True,
        )
        self.add_table(
            "BALANCE",
            self.tr("How alike the groups were"),
            self.tr("Standardised differences before the start, of all and of those matched."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "PAGE", self.tr("Page of the result"), "HTML (*.html)", optional=True
            ),
            self.tr("What it says and may not say, a picture and the estimates."),
        )
        self.give_numbers(
            ATT=self.tr("Effect on units with the programme"),
            SE=self.tr("Standard error"),
            P_VALUE=self.tr("p-value"),
            P_WILD=self.tr("p-value of the wild bootstrap"),
            P_OTHERS=self.tr("p-value of giving the programme to others"),
            PRE_TREND_P=self.tr("p-value of moving alike before the start"),
            CLUSTERS=self.tr("Clusters"),
            MDE=self.tr("Least effect that would mostly be seen"),
            TREATED=self.tr("Units with the programme"),
            UNTREATED=self.tr("Units without it"),
            TWO_WAY=self.tr("Two-way fixed effects"),
            NEGATIVE_WEIGHTS=self.tr("Share of weights below zero, 0 to 1"),
        )

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
        given = self.parameterAsString(parameters, "UNIT_FIELD", context)
        period = self.parameterAsString(parameters, "PERIOD_FIELD", context)
        coded = layer is not None and _CODE in layer.fields().names()
        if period and not given and not coded:
            return False, self.tr(
                "With a row per unit and period, name the field with the id of the units."
            )
        return super().checkParameterValues(parameters, context)

    def options(self, given: Given) -> EffectOptions:
        def text(name: str) -> str:
            return str(self.parameterAsString(given[0], name, given[1])).strip()

        def token(name: str) -> str:
            return self.parameterAsEnumString(given[0], name, given[1])

        caliper = given[0].get("CALIPER") not in (None, "")
        return EffectOptions(
            value=text("VALUE_FIELD"),
            start=text("START_FIELD"),
            begins=text("START"),
            period=text("PERIOD_FIELD"),
            covariates=tuple(self.parameterAsStrings(given[0], "COVARIATES", given[1])),
            weight=text("WEIGHT_FIELD"),
            cluster=text("CLUSTER_FIELD"),
            controls=Controls(token("CONTROLS")),
            matches=self.parameterAsInt(given[0], "MATCHES", given[1]),
            caliper=self.parameterAsDouble(given[0], "CALIPER", given[1]) if caliper else None,
            placebo=text("PLACEBO_FIELD"),
            draws=Draws(token("DRAWS")),
            runs=self.parameterAsInt(given[0], "RUNS", given[1]),
            seed=seed_of(self, given),
            number_style=NumberStyle(token("NUMBER_STYLE")),
        )

    def analyse(self, table: UnitTable, options: EffectOptions) -> UnitTable:
        from ..core.analysis.effect import effect
        from ..core.regions.gazetteer import Gazetteer

        self._found = effect(table, options, Gazetteer.load(), self.progress)
        return self._found.units

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..report.effect_page import effect_page

        made = super().compute(parameters, context, feedback)
        path = self.parameterAsFileOutput(parameters, "PAGE", context)
        if not path or self._found is None:
            return made
        about = self._found.units.about
        title = self.tr("Effect of a programme: {source}").format(
            source=about.title or about.source or "–"
        )
        try:
            Path(path).write_text(effect_page(self._found, title), encoding="utf-8")
        except OSError as error:
            raise WriteFailedError(reason=error.strerror or error) from error
        return {**made, "PAGE": path}

    def numbers(self) -> dict[str, float | None]:
        held = self._found.numbers if self._found is not None else {}
        return {name: or_none(value) for name, value in held.items()}

    def tables(self) -> dict[str, pd.DataFrame]:
        import pandas as pd

        from ..core.analysis.effect_rows import Alike, Row

        if self._found is None:
            return {}
        return {
            "EFFECTS": pd.DataFrame(self._found.rows, columns=list(Row._fields)),
            "BALANCE": pd.DataFrame(self._found.balance, columns=list(Alike._fields)),
        }

    def _add_matching(self) -> None:
        self._add_field(
            "COVARIATES",
            self.tr("Covariates"),
            self.tr("What else units may have moved by; each with its value before the start."),
            optional=True,
            several=True,
        )
        for name, label, kind, usual, tip in (
            (
                *("MATCHES", self.tr("Nearest controls of each unit"), _KINDS.Integer, 0),
                self.tr("0: all. Else those that were most alike before the start."),
            ),
            (
                *("CALIPER", self.tr("Greatest distance of a match"), _KINDS.Double, None),
                self.tr("In standard deviations, such as 0.5. Any if empty."),
            ),
        ):
            number = QgsProcessingParameterNumber(name, label, kind, usual, usual is None)
            number.setMinimum(0)
            self.add(number, tip, advanced=True)

    def _add_certainty(self) -> None:
        for name, label, tip in (
            (
                "WEIGHT_FIELD",
                self.tr("Field with the weight"),
                self.tr("Such as enterprises before the start. Each unit counts once if empty."),
            ),
            (
                "CLUSTER_FIELD",
                self.tr("Field with the cluster"),
                self.tr("What it was given to, such as the province. The unit if empty."),
            ),
            (
                "PLACEBO_FIELD",
                self.tr("Outcome that it cannot have changed"),
                self.tr("Where an effect on it is found, something else is going on."),
            ),
        ):
            self._add_field(name, label, tip, optional=True, advanced=True)
        add_tokens(
            self,
            "DRAWS",
            self.tr("Signs of the wild bootstrap"),
            [one.value for one in Draws],
            self.tr("Automatic: Webb's six with fewer than 12 clusters."),
            advanced=True,
            labels={"webb": "Webb", "rademacher": "Rademacher"},
        )
        runs = QgsProcessingParameterNumber("RUNS", self.tr("Draws"), _KINDS.Integer, 999)
        runs.setMinimum(0)
        self.add(
            runs,
            self.tr("Of the bootstrap, and of giving the programme to others. 0: none."),
            advanced=True,
        )
        add_seed(self)
        add_number_style(self)

    def _add_field(
        self,
        name: str,
        label: str,
        tip: str,
        *,
        optional: bool = False,
        several: bool = False,
        advanced: bool = False,
    ) -> None:
        self.add(
            QgsProcessingParameterField(
                name,
                label,
                parentLayerParameterName="INPUT",
                allowMultiple=several,
                optional=optional,
            ),
            tip,
            advanced=advanced,
        )
