"""`msme:hotspots`: where high values lie among high ones, and low among low."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ..core.analysis.declaration import Analysis, Input, Lack, Needed, Setting
from ..core.analysis.spatial.options import PERMUTATIONS, SIGNIFICANCE, Correction, HotspotOptions
from .base import or_none
from .neighbours import add_neighbours, add_seed, neighbours_of, seed_of
from .tokens import add_tokens
from .unit_analysis import UnitAnalysis

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext

    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]


class Hotspots(UnitAnalysis):
    """Moran and Geary, local Moran, Getis and Ord of one field, or of two."""

    NAME = "hotspots"
    ANY_POLYGONS = True
    ANALYSIS = Analysis(
        NAME,
        (Input(Needed.UNITS, "INPUT", Lack.UNITS),),
        settings={"FIELD": Setting.MAPPED_FIELD},
        mapped="cluster",
    )

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, float] = {}

    def displayName(self) -> str:
        return self.tr("Hot and cold spots")

    def shortDescription(self) -> str:
        return self.tr(
            "Where high values lie among high ones and low among low: Moran, Geary, Getis and "
            "Ord, with permutations and a correction for many tests."
        )

    def tags(self) -> list[str]:
        return ["moran", "lisa", "getis", "ord", "geary", "cluster", "klaster", "hot spot", "msme"]

    def add_options(self) -> None:
        self._add_field("FIELD", self.tr("Field to compare"), self.tr("The numbers to compare."))
        self._add_field(
            "FIELD2",
            self.tr("Field of the neighbours"),
            self.tr("Compares each unit's value with this field of its neighbours (bivariate)."),
            optional=True,
        )
        add_neighbours(self)
        number = Qgis.ProcessingNumberParameterType
        permutations = QgsProcessingParameterNumber(
            "PERMUTATIONS", self.tr("Permutations"), number.Integer, PERMUTATIONS, minValue=1
        )
        self.add(permutations, self.tr("More of them tell smaller p-values apart."))
        add_seed(self)
        add_tokens(
            self,
            "CORRECTION",
            self.tr("Correction for many tests"),
            [one.value for one in Correction],
            self.tr("Decides what the map shows; the columns hold p before and after."),
            advanced=True,
            labels={
                "bh": "Benjamini–Hochberg",
                "bonferroni": "Bonferroni",
                "none": self.tr("none"),
            },
        )
        significance = QgsProcessingParameterNumber(
            "SIGNIFICANCE",
            self.tr("Significant up to"),
            number.Double,
            SIGNIFICANCE,
            minValue=0,
            maxValue=1,
        )
        self.add(significance, self.tr("The p-value after the correction."), advanced=True)
        self.add(
            QgsProcessingParameterBoolean("ADJUST_RATES", self.tr("Adjust rates"), False),
            self.tr(
                "Takes out what shares of few vary by chance (empirical Bayes). The layer has to "
                "hold what the field is a share of."
            ),
            advanced=True,
        )
        self.give_numbers(
            MORAN_I=self.tr("Moran's I"),
            MORAN_P=self.tr("p-value of Moran's I"),
            GEARY_C=self.tr("Geary's C"),
            GENERAL_G=self.tr("General G"),
            GENERAL_G_P=self.tr("p-value of general G"),
            NEIGHBOURS_MEAN=self.tr("Neighbours on average"),
            ISLANDS=self.tr("Units without neighbours of their own"),
        )

    def _add_field(self, name: str, label: str, tip: str, *, optional: bool = False) -> None:
        kind = Qgis.ProcessingFieldParameterDataType.Numeric
        parameter = QgsProcessingParameterField(
            name, label, parentLayerParameterName="INPUT", type=kind, optional=optional
        )
        self.add(parameter, tip)

    def options(self, given: Given) -> HotspotOptions:
        return HotspotOptions(
            field=self.parameterAsString(given[0], "FIELD", given[1]),
            other=self.parameterAsString(given[0], "FIELD2", given[1]),
            weights=neighbours_of(self, given),
            permutations=self.parameterAsInt(given[0], "PERMUTATIONS", given[1]),
            seed=seed_of(self, given),
            significance=self.parameterAsDouble(given[0], "SIGNIFICANCE", given[1]),
            correction=Correction(self.parameterAsEnumString(given[0], "CORRECTION", given[1])),
            adjust_rates=self.parameterAsBoolean(given[0], "ADJUST_RATES", given[1]),
        )

    def analyse(self, table: UnitTable, options: HotspotOptions) -> UnitTable:
        from ..core.analysis.hotspots import hotspots

        made = hotspots(table, self.given_shapes, options, self.progress)
        self._numbers = {
            "MORAN_I": made.moran.value,
            "MORAN_P": made.moran.p,
            "GEARY_C": made.geary,
            "GENERAL_G": made.general_g.value,
            "GENERAL_G_P": made.general_g.p,
            "NEIGHBOURS_MEAN": made.neighbours_mean,
            "ISLANDS": made.islands,
        }
        return made.table

    def numbers(self) -> dict[str, float | None]:
        return {name: or_none(one) for name, one in self._numbers.items()}
