"""`msme:compositeindex`: several indicators become one, with how certain each rank is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterNumber

from ..core.analysis.declaration import Analysis, Input, Lack, Needed, Setting
from ..core.measures.field import Direction
from ..translate import language
from .indicator_analysis import IndicatorAnalysis
from .overlay_io import add_minimum_coverage, minimum_coverage
from .tokens import add_tokens

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingContext

    from ..core.analysis.composite_index import IndicatorShare, Runs, Setup
    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]

_NORMALISATIONS = ("minmax", "goalposts", "zscore", "percentile", "target")
_AGGREGATIONS = ("arithmetic", "geometric", "harmonic")
_MISSING = ("available", "complete", "median")
_LABELS = ("certain", "borderline", "out")


class CompositeIndex(IndicatorAnalysis):
    """Makes indicators comparable, averages them, ranks, and ranks again under other choices."""

    NAME = "compositeindex"
    COLUMNS = ("direction", "weight", "low", "high", "log")
    ANALYSIS = Analysis(
        NAME,
        (Input(Needed.UNITS, "INPUT", Lack.UNITS),),
        settings={"MINIMUM_COVERAGE": Setting.COVERAGE},
        mapped="index",
        beside=("EFFECTS",),
    )

    def __init__(self) -> None:
        super().__init__()
        self._shares: list[IndicatorShare] = []
        self._counts: dict[str, float | None] = {}

    def displayName(self) -> str:
        return self.tr("Composite index with rank intervals")

    def shortDescription(self) -> str:
        return self.tr(
            "Several indicators become one index; each rank comes with the interval that it has "
            "under other weights and methods."
        )

    def tags(self) -> list[str]:
        return ["index", "rank", "need", "weights", "robustness", "indeks", "peringkat", "ikk"]

    def add_options(self) -> None:
        self.add_indicators()
        self._add_method()
        for name, label, tip, usual, least in (
            *self._numbers(),
            ("SEED", self.tr("Seed"), self.tr("The same seed gives the same result."), 1, 0),
        ):
            self.add(
                QgsProcessingParameterNumber(name, label, defaultValue=usual, minValue=least),
                tip,
                advanced=name == "SEED",
            )
        add_minimum_coverage(self, 0.8)
        self.add_setup()

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:
        super().initAlgorithm(config)
        self.add_table(
            "EFFECTS",
            self.tr("What each indicator does"),
            self.tr("Weights given and effective, ranks moved, and correlations."),
        )
        self.give_numbers(
            CERTAIN=self.tr("Units certain to be among the first"),
            BORDERLINE=self.tr("Borderline units"),
            OUT=self.tr("Units out"),
        )

    def options(self, given: Given) -> tuple[Setup, Runs]:
        from ..core.analysis.composite import Aggregation, Normalisation
        from ..core.analysis.composite_index import Missing, Runs, Setup

        def token(name: str) -> str:
            return self.parameterAsEnumString(given[0], name, given[1])

        def number(name: str) -> int:
            return int(self.parameterAsInt(given[0], name, given[1]))

        usual = Setup(
            self.indicators(given),
            Normalisation(token("NORMALISATION")),
            Aggregation(token("AGGREGATION")),
            Missing(token("MISSING")),
            minimum_coverage(self, given),
            Direction(token("HIGH_MEANS")),
            relative=self.relative(given),
        )
        return self.with_setup(usual, given), Runs(number("RUNS"), number("TOP"), number("SEED"))

    def analyse(self, table: UnitTable, options: tuple[Setup, Runs]) -> UnitTable:
        from ..core.analysis.composite_index import composite_index

        made, self._shares = composite_index(table, *options, self.progress)
        labels = made.categories["label"].tolist()
        self._counts = {one.upper(): float(labels.count(one)) for one in _LABELS}
        return made

    def numbers(self) -> dict[str, float | None]:
        return self._counts

    def tables(self) -> dict[str, pd.DataFrame]:
        from ..core.analysis.composite_index import effects_table

        return {"EFFECTS": effects_table(self._shares, language())}

    def _numbers(self) -> tuple[tuple[str, str, str, int, int], ...]:
        return (
            (
                *("TOP", self.tr("How many come first")),
                self.tr("Whose share of runs among the first so many is worked out."),
                *(10, 1),
            ),
            (
                *("RUNS", self.tr("Runs under other choices")),
                self.tr("More runs make intervals steadier; 0 gives no intervals."),
                *(10_000, 0),
            ),
        )

    def _add_method(self) -> None:
        add_tokens(
            self,
            "HIGH_MEANS",
            self.tr("A high index means"),
            [Direction.WORSE.value, Direction.BETTER.value],
            self.tr("Rank 1 is the highest index: the most in need, or the best."),
            labels={"worse": self.tr("need"), "better": self.tr("achievement")},
        )
        add_tokens(
            self,
            "NORMALISATION",
            self.tr("Make comparable by"),
            _NORMALISATIONS,
            self.tr("Goalposts and the target are columns of the indicators."),
            labels={
                "minmax": self.tr("lowest and highest value"),
                "goalposts": self.tr("goalposts"),
                "zscore": self.tr("standard score"),
                "percentile": self.tr("percentile rank"),
                "target": self.tr("distance to a target"),
            },
        )
        add_tokens(
            self,
            "AGGREGATION",
            self.tr("Average"),
            _AGGREGATIONS,
            self.tr("Geometric and harmonic means let no indicator make up for another one."),
            labels={
                "arithmetic": self.tr("arithmetic"),
                "geometric": self.tr("geometric"),
                "harmonic": self.tr("harmonic"),
            },
        )
        add_tokens(
            self,
            "MISSING",
            self.tr("Where a value is missing"),
            _MISSING,
            self.tr("An index with a stand-in is marked as an estimate."),
            advanced=True,
            labels={
                "available": self.tr("use the other indicators"),
                "complete": self.tr("give no index"),
                "median": self.tr("take the median of the other units"),
            },
        )
