"""`msme:regionalise`: neighbours that are alike become regions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingParameterField, QgsProcessingParameterNumber

from .grouping import GroupAnalysis, group_analysis
from .neighbours import add_neighbours, neighbours_of

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext

    from ..core.analysis.groups import Grouped
    from ..core.analysis.regionalise import RegionOptions
    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]


class Regionalise(GroupAnalysis):
    """SKATER, with a floor in units or in a field."""

    NAME = "regionalise"
    ANALYSIS = group_analysis(NAME, "region")

    def displayName(self) -> str:
        return self.tr("Regions of alike neighbours")

    def shortDescription(self) -> str:
        return self.tr(
            "Joins neighbouring units that are alike to as many regions as are wanted, or as a "
            "least size allows."
        )

    def tags(self) -> list[str]:
        return ["skater", "max-p", "region", "kawasan", "cluster", "klaster", "msme"]

    def add_options(self) -> None:
        number = Qgis.ProcessingNumberParameterType
        self.add_fields()
        self.add(
            QgsProcessingParameterNumber(
                "GROUPS", self.tr("Regions"), number.Integer, 6, minValue=0
            ),
            self.tr("How many; 0 for as many as the least size allows."),
        )
        add_neighbours(self)
        self.add(
            QgsProcessingParameterNumber(
                "SMALLEST", self.tr("Units of a region at least"), number.Integer, 1, minValue=1
            ),
            self.tr("The least size of a region, in units."),
        )
        self.add(
            QgsProcessingParameterField(
                "FLOOR_FIELD",
                self.tr("Field with the size of units"),
                parentLayerParameterName="INPUT",
                type=Qgis.ProcessingFieldParameterDataType.Numeric,
                optional=True,
            ),
            self.tr("Such as people: what a region needs at least of."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "FLOOR", self.tr("Size of a region at least"), number.Double, 0, minValue=0
            ),
            self.tr("The sum of that field over the units of a region."),
            advanced=True,
        )
        self.add_profile()

    def options(self, given: Given) -> RegionOptions:
        from ..core.analysis.regionalise import RegionOptions

        return RegionOptions(
            fields=self.fields_of(given),
            groups=self.parameterAsInt(given[0], "GROUPS", given[1]) or None,
            weights=neighbours_of(self, given),
            smallest=self.parameterAsInt(given[0], "SMALLEST", given[1]),
            floor_field=self.parameterAsString(given[0], "FLOOR_FIELD", given[1]),
            floor=self.parameterAsDouble(given[0], "FLOOR", given[1]),
        )

    def divide(self, table: UnitTable, options: RegionOptions) -> Grouped:
        from ..core.analysis.regionalise import regionalise

        return regionalise(table, self.given_shapes, options, self.progress)
