"""`msme:stylecategories`: kinds of units in fixed colours and order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingParameterField, QgsProcessingParameterMatrix
from qgis.PyQt.QtGui import QColor

from ..core.errors import MsmeError
from ..core.measures.field import Category, Text
from ..layers import INTEGER, TEXT
from ..styling.errors import CategoryColourError
from ..translate import say
from .styled import StylingAlgorithm
from .table_parameters import matrix_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..styling.kinds.category import CategoryMap
    from ..styling.map_units import MapUnits
    from ..styling.memory import StyleMemory

_COLUMNS = ("value", "label", "colour")


class StyleCategories(StylingAlgorithm["CategoryMap"]):
    """Draws labels, typologies, clusters or quadrants."""

    NAME = "stylecategories"
    TABLE = (("value", TEXT), ("label", TEXT), ("count", INTEGER), ("colour", TEXT))

    def displayName(self) -> str:
        return self.tr("Style a map of categories")

    def shortDescription(self) -> str:
        return self.tr(
            "Draws text or whole numbers that stand for kinds of units, such as types or "
            "clusters, each in a colour of its own."
        )

    def tags(self) -> list[str]:
        return ["category", "cluster", "type", "map", "legend", "kategori", "peta", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add_units(self.tr("Polygons with a field of text or whole numbers."))
        self.add(
            QgsProcessingParameterField(
                "FIELD",
                self.tr("Field to map"),
                parentLayerParameterName="INPUT",
                type=Qgis.ProcessingFieldParameterDataType.Any,
            ),
            self.tr("What an analysis says of its categories gives labels, colours and order."),
        )
        self.add(
            QgsProcessingParameterMatrix(
                "CATEGORIES",
                self.tr("Categories in their order"),
                headers=[self.tr("Value"), self.tr("Label"), self.tr("Colour")],
                optional=True,
            ),
            self.tr(
                "A row per value: label and colour (#rrggbb) may stay empty. Values that are not "
                "listed follow. If empty, as the field says, else the nine most frequent values; "
                "the others are drawn as one."
            ),
        )
        self.add_language()
        self.add_style(self.tr("Gives the same style to other layers; needs no plugin."))
        self.add_table(
            self.tr("One row per category, in their order; without a value: all others."),
            (("CATEGORIES_MADE", self.tr("Categories drawn")),),
        )

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        try:
            self._categories(parameters, context)
        except MsmeError as error:
            return False, say(error.message)
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        from ..styling.memory import remembered

        ready = super().prepareAlgorithm(parameters, context, feedback)
        self._memory = remembered(self._layer) if self._layer else None
        return ready

    def wanted(
        self, units: MapUnits, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> StyleMemory:
        from ..styling.memory import Kind, StyleMemory

        field = self.parameterAsString(parameters, "FIELD", context)
        known = units.column(field).field.categories
        if self._memory is not None and self._memory.fields == (field,):
            known += self._memory.categories
        categories = tuple(
            replace(one, label=_in_both(one, known))
            for one in self._categories(parameters, context)
        )
        return StyleMemory((field,), kind=Kind.CATEGORY, categories=categories)

    def told(self, made: CategoryMap) -> tuple[Iterable[Sequence[object]], dict[str, Any]]:
        rows = ((row.value, row.label, row.count, row.colour) for row in made.rows)
        return rows, {"CATEGORIES_MADE": len(made.rows)}

    def _categories(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[Category, ...]:
        """Return the rows of the matrix that name a value.

        Raises:
            CategoryColourError: a colour is none.
        """
        found = {}
        for row in matrix_rows(self, "CATEGORIES", _COLUMNS, (parameters, context)):
            value, label, colour = row.values()
            if colour and not QColor(colour).isValid():
                raise CategoryColourError(colour=colour, value=value)
            name = QColor(colour).name().upper() if colour else None
            if value:
                found[value] = Category(value, Text(label, label) if label else None, name)
        return tuple(found.values())


def _in_both(told: Category, known: Iterable[Category]) -> Text | None:
    """Return a label with its other language, where it is one that the value is known by."""
    if told.label is None:
        return None
    held = (one.label for one in known if one.value == told.value and one.label)
    return next((one for one in held if told.label.en in (one.en, one.id)), told.label)
