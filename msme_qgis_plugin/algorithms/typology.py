"""`msme:typology`: which units are of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingParameterNumber

from .grouping import GroupAnalysis, group_analysis
from .neighbours import add_seed, seed_of
from .tokens import add_tokens

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext

    from ..core.analysis.groups import Grouped
    from ..core.analysis.typology import TypologyOptions
    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]


class Typology(GroupAnalysis):
    """k-means or quadrants."""

    NAME = "typology"
    ANALYSIS = group_analysis(NAME, "typology")

    def displayName(self) -> str:
        return self.tr("Types of units")

    def shortDescription(self) -> str:
        return self.tr("Finds units of a kind wherever they lie: by k-means, or in quadrants.")

    def tags(self) -> list[str]:
        return ["k-means", "kmeans", "type", "tipologi", "kuadran", "klassen", "cluster", "msme"]

    def add_options(self) -> None:
        self.add_fields()
        add_tokens(
            self,
            "METHOD",
            self.tr("Method"),
            ["kmeans", "quadrants"],
            self.tr("Quadrants are of two fields, high above the median of each."),
            labels={"kmeans": "k-means", "quadrants": self.tr("quadrants")},
        )
        self.add(
            QgsProcessingParameterNumber(
                "GROUPS",
                self.tr("Types"),
                Qgis.ProcessingNumberParameterType.Integer,
                4,
                minValue=2,
            ),
            self.tr("How many, for k-means."),
        )
        add_seed(self)
        self.add_profile()

    def options(self, given: Given) -> TypologyOptions:
        from ..core.analysis.typology import Kind, TypologyOptions

        return TypologyOptions(
            fields=self.fields_of(given),
            kind=Kind(self.parameterAsEnumString(given[0], "METHOD", given[1])),
            groups=self.parameterAsInt(given[0], "GROUPS", given[1]),
            seed=seed_of(self, given),
        )

    def divide(self, table: UnitTable, options: TypologyOptions) -> Grouped:
        from ..core.analysis.typology import typology

        return typology(table, options)
