"""`msme:scenario`: paths of an indicator to years ahead, with their assumptions."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.analysis.declaration import Analysis, Input, Lack, Needed, Setting
from ..core.errors import YearNotUnderstoodError
from ..core.lists import split_names
from ..core.measures.field import Text
from ..core.messages import Message
from ..translate import language, say
from .base import or_none
from .rollup import dissolved
from .table_parameters import add_table, is_given, read_source
from .tokens import add_tokens
from .unit_analysis import UnitAnalysis

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingContext

    from ..core.analysis.assumptions import Assumptions, Total
    from ..core.analysis.scenarios import Scenario as Found
    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]

_METHODS = ("cagr", "linear", "loglinear", "logistic", "target")
_BOUNDS = ("none", "variants", "normal", "bootstrap")
_SPLITS = ("merge", "shares", "none")
_TOTALS = "TOTALS"
_WAYS = {"": "projected", "_NAIVE": "naive", "_DRIFT": "drift"}
_LARGEST_SEED, _DIGITS = 2**31 - 1, 4


class Scenario(UnitAnalysis):
    """Projects one indicator of units, bounded, scaled to totals and tried on the past."""

    NAME = "scenario"
    ANALYSIS = Analysis(
        NAME,
        (Input(Needed.UNITS, "INPUT", Lack.UNITS),),
        settings={"FIELD": Setting.MAPPED_FIELD},
        beside=("ASSUMPTIONS",),
    )

    def __init__(self) -> None:
        super().__init__()
        self._found: Found | None = None

    def displayName(self) -> str:
        return self.tr("Scenario to years ahead")

    def shortDescription(self) -> str:
        return self.tr(
            "Where an indicator leads to in 2030, 2035 or 2045 if an assumption holds: growth, "
            "trend, cap or target, with bounds, control totals and a trial on past years."
        )

    def tags(self) -> list[str]:
        return ["projection", "forecast", "2045", "proyeksi", "skenario", "rpjpd", "target", "cagr"]

    def add_options(self) -> None:
        self.add(
            QgsProcessingParameterField(
                "FIELD",
                self.tr("Field of the indicator"),
                parentLayerParameterName="INPUT",
                type=QgsProcessingParameterField.DataType.Numeric,
                optional=True,
            ),
            self.tr("Of any period; the others are found. The first with several if empty."),
        )
        add_tokens(
            self,
            "METHOD",
            self.tr("Assumption"),
            _METHODS,
            self.tr("What goes on: the growth per year, a trend, growth to a cap, or a target."),
            labels={
                "cagr": self.tr("constant growth per year"),
                "linear": self.tr("linear trend"),
                "loglinear": self.tr("log-linear trend"),
                "logistic": self.tr("logistic growth to a cap"),
                "target": self.tr("growth needed for a target"),
            },
        )
        self._add_text(
            "YEARS",
            self.tr("Years ahead"),
            self.tr("Such as 2030; 2035; 2045."),
            "2030; 2035; 2045",
        )
        self._add_year("FIT_FROM", self.tr("Data from"), self.tr("First year used; all if empty."))
        self._add_year("FIT_TO", self.tr("Data up to"), self.tr("Last year used; all if empty."))
        self._add_text(
            "GROWTH",
            self.tr("Growth per year in per cent"),
            self.tr("Of constant growth: a number or a field. As observed if empty."),
        )
        self._add_text(
            "CAP",
            self.tr("Cap"),
            self.tr("Of logistic growth: a number for all units, or a field. Shares as 0–1."),
        )
        self._add_text(
            "TARGET",
            self.tr("Target"),
            self.tr("A number for each unit, or a field. Shares as 0–1."),
        )
        self._add_year(
            "TARGET_YEAR", self.tr("Year of the target"), self.tr("The last year ahead if empty.")
        )
        add_table(
            self,
            _TOTALS,
            (self.tr("Control totals (file)"), self.tr("Control totals (layer)")),
            self.tr("Columns code (of a unit or province, empty for all), year and total."),
        )
        self._add_bounds()
        add_tokens(
            self,
            "SPLIT",
            self.tr("Districts that were split"),
            _SPLITS,
            self.tr("Merged up; or the parts take over the whole's past by their later shares."),
            labels={
                "merge": self.tr("merge up"),
                "shares": self.tr("past by shares of the parts"),
                "none": self.tr("leave out what cannot be compared"),
            },
        )
        self._add_year(
            "BACKTEST_TO",
            self.tr("Try it on data up to"),
            self.tr("Fits up to this year and judges on the later ones. None if empty."),
        )

    def _add_bounds(self) -> None:
        add_tokens(
            self,
            "UNCERTAINTY",
            self.tr("Bounds"),
            _BOUNDS,
            self.tr("Low and high variants, or 5 % and 95 % of drawn paths."),
            default="variants",
            labels={
                "none": self.tr("none"),
                "variants": self.tr("low and high growth"),
                "normal": self.tr("draws, normal"),
                "bootstrap": self.tr("draws, from residuals"),
            },
        )
        kinds = QgsProcessingParameterNumber.Type
        for name, label, kind, usual, most, tip in (
            (
                "POINTS",
                self.tr("Points less and more per year"),
                kinds.Double,
                1.0,
                100,
                self.tr("Percentage points of growth per year between middle, low and high."),
            ),
            ("DRAWS", self.tr("Draws"), kinds.Integer, 1000, 100000, self.tr("Of drawn paths.")),
            (
                "SEED",
                self.tr("Seed"),
                kinds.Integer,
                1,
                _LARGEST_SEED,
                self.tr("The same seed draws the same paths."),
            ),
        ):
            least = 10 if name == "DRAWS" else 0
            self.add(
                QgsProcessingParameterNumber(
                    name, label, kind, defaultValue=usual, minValue=least, maxValue=most
                ),
                tip,
                advanced=True,
            )

    def _add_text(self, name: str, label: str, tip: str, usual: str | None = None) -> None:
        parameter = QgsProcessingParameterString(
            name, label, defaultValue=usual, optional=usual is None
        )
        self.add(parameter, tip)

    def _add_year(self, name: str, label: str, tip: str) -> None:
        self.add(
            QgsProcessingParameterNumber(
                name, label, QgsProcessingParameterNumber.Type.Integer, optional=True
            ),
            tip,
        )

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:
        super().initAlgorithm(config)
        for name, label, tip, made in (
            (
                "ASSUMPTIONS",
                self.tr("Assumptions"),
                self.tr("Every assumption, with source and notes."),
                True,
            ),
            (
                "BACKTEST",
                self.tr("Trial on past years"),
                self.tr("Projected, actual, last value carried on, and drift."),
                False,
            ),
            (
                "PATHS",
                self.tr("Paths by unit and year"),
                self.tr("A row per unit and year, with all quantiles."),
                False,
            ),
        ):
            self.add_table(name, label, tip, made=made)
        self.give_numbers(
            UNITS_PROJECTED=self.tr("Units with a projection"),
            MAPE=self.tr("Mean error of the trial (0–1)"),
            MAPE_NAIVE=self.tr("The same, last value carried on"),
            MAPE_DRIFT=self.tr("The same, drift"),
            RMSE=self.tr("Root mean square error of the trial"),
            RMSE_NAIVE=self.tr("Root mean square error, last value carried on"),
            RMSE_DRIFT=self.tr("Root mean square error, drift"),
            MASE=self.tr("Scaled error of the trial (1: as one step of the past)"),
            COVERAGE=self.tr("Share of actual values within the bounds"),
        )

    def options(self, given: Given) -> tuple[str, Assumptions]:
        from ..core.analysis.assumptions import Assumptions, read_totals
        from ..core.analysis.projection import Path, Uncertainty

        text = {
            name: str(self.parameterAsString(given[0], name, given[1])).strip()
            for name in ("FIELD", "YEARS", "GROWTH", "CAP", "TARGET", _TOTALS)
        }
        token = {
            name: str(self.parameterAsEnumString(given[0], name, given[1]))
            for name in ("METHOD", "UNCERTAINTY", "SPLIT")
        }
        first, last, due, backtest = (
            int(self.parameterAsInt(given[0], name, given[1])) if is_given(given[0], name) else None
            for name in ("FIT_FROM", "FIT_TO", "TARGET_YEAR", "BACKTEST_TO")
        )
        years = split_names(text["YEARS"], commas=True)
        strange = [one for one in years if not (one.isdecimal() and len(one) == _DIGITS)]
        if strange:
            raise YearNotUnderstoodError(parameter="YEARS", text=strange[0])
        totals: tuple[Total, ...] = ()
        source = ""
        if any(is_given(given[0], name) for name in (_TOTALS, f"{_TOTALS}_LAYER")):
            table = read_source(self, _TOTALS, given).read()
            totals, source = read_totals(table), table.source
        return text["FIELD"], Assumptions(
            Path(token["METHOD"]),
            tuple(sorted(map(int, years))),
            first,
            last,
            text["CAP"],
            text["TARGET"],
            due,
            text["GROWTH"],
            totals,
            Uncertainty(token["UNCERTAINTY"]),
            float(self.parameterAsDouble(given[0], "POINTS", given[1])),
            int(self.parameterAsInt(given[0], "DRAWS", given[1])),
            int(self.parameterAsInt(given[0], "SEED", given[1])),
            token["SPLIT"],
            backtest,
            source,
        )

    def analyse(self, table: UnitTable, options: tuple[str, Assumptions]) -> UnitTable:
        from ..core.analysis.scenarios import scenario
        from ..core.regions.gazetteer import Gazetteer

        self._found = scenario(table, *options, Gazetteer.load())
        return self._found.units

    def shapes(
        self, given: dict[str, object] | None, _options: tuple[str, Assumptions]
    ) -> dict[str, object] | None:
        if given is None or self._found is None:
            return given
        members = self._found.members
        held = members[members.index.isin(list(given))]
        return given if (held == held.index).all() else dissolved(given, held)

    def numbers(self) -> dict[str, float | None]:
        if self._found is None:
            return {}
        trial = self._found.trial
        told: dict[str, float | None] = {"UNITS_PROJECTED": self._found.projected}
        for end, way in _WAYS.items():
            one = trial.errors[way] if trial else None
            told[f"MAPE{end}"] = or_none(one.mape if one else math.nan)
            told[f"RMSE{end}"] = or_none(one.rmse if one else math.nan)
        told["MASE"] = or_none(trial.errors["projected"].mase if trial else math.nan)
        told["COVERAGE"] = or_none(trial.coverage if trial else math.nan)
        return told

    def tables(self) -> dict[str, pd.DataFrame]:
        import pandas as pd

        if self._found is None:
            return {}
        rows = [(key.get(language()), _said(one)) for key, one in self._found.assumptions]
        made = {
            "ASSUMPTIONS": pd.DataFrame(rows, columns=["assumption", "value"]),
            "PATHS": self._found.quantiles,
        }
        return made if self._found.trial is None else {**made, "BACKTEST": self._found.trial.rows}


def _said(one: object) -> str:
    """Return one assumption in QGIS's language."""
    if isinstance(one, Text):
        return one.get(language())
    if isinstance(one, Message):
        return say(one)
    return f"{one:g}" if isinstance(one, float) else str(one)
