"""`msme:stylecircles`: amounts as circles in proportion to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingParameterField, QgsProcessingParameterNumber

from ..layers import REAL, TEXT
from .styled import StylingAlgorithm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgis.core import QgsProcessingContext

    from ..styling.kinds.circles import CirclesMap
    from ..styling.map_units import MapUnits
    from ..styling.memory import StyleMemory


class StyleCircles(StylingAlgorithm["CirclesMap"]):
    """Draws totals, which a choropleth would show as the size of districts."""

    NAME = "stylecircles"
    TABLE = (("value", REAL), ("width", REAL), ("label", TEXT))

    def displayName(self) -> str:
        return self.tr("Style a map of circles")

    def shortDescription(self) -> str:
        return self.tr(
            "Draws totals, such as a number of enterprises, as circles whose areas are in "
            "proportion to them."
        )

    def tags(self) -> list[str]:
        return ["circle", "total", "proportional", "map", "legend", "lingkaran", "peta", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add_units(self.tr("Polygons with a field of totals."))
        self.add(
            QgsProcessingParameterField(
                "FIELD",
                self.tr("Field to map"),
                parentLayerParameterName="INPUT",
                type=Qgis.ProcessingFieldParameterDataType.Numeric,
            ),
            self.tr("Amounts, none of them below zero."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "LARGEST",
                self.tr("Value of the widest circle"),
                Qgis.ProcessingNumberParameterType.Double,
                optional=True,
                minValue=0,
            ),
            self.tr("Give the same for maps that are to be compared. If empty, the largest value."),
        )
        self.add_language()
        self.add_style(self.tr("Gives the same style to other layers; needs no plugin."))
        self.add_table(
            self.tr("One row per circle of the legend: value and width in mm."),
            (("WITH_DATA", self.tr("Units with data")),),
        )

    def wanted(
        self, units: MapUnits, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> StyleMemory:
        from ..styling.memory import Kind, StyleMemory

        largest = self.parameterAsDouble(parameters, "LARGEST", context)
        field = self.parameterAsString(parameters, "FIELD", context)
        return StyleMemory((field,), breaks=((largest,),) if largest else (), kind=Kind.CIRCLES)

    def told(self, made: CirclesMap) -> tuple[Iterable[Sequence[object]], dict[str, Any]]:
        rows = ((one.value, one.width, one.label) for one in made.circles)
        return rows, {"WITH_DATA": made.with_data}
