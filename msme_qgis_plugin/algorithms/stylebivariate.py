"""`msme:stylebivariate`: two fields of a layer on one map of nine colours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.classes.manual import parse_breaks
from ..core.classes.method import Method
from ..core.errors import MsmeError
from ..layers import INTEGER, TEXT
from ..styling.errors import StyleNotSavedError
from ..translate import say
from .styled import StylingAlgorithm
from .tokens import add_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.messages import Message
    from ..styling.kinds.bivariate import BivariateMap
    from ..styling.map_units import MapUnits
    from ..styling.memory import StyleMemory
    from ..styling.square import Square

METHODS = (Method.QUANTILE, Method.JENKS, Method.EQUAL, Method.STDDEV, Method.MANUAL)
_SIDES = ("A", "B")


class StyleBivariate(StylingAlgorithm["BivariateMap"]):
    """Classifies two fields and colours each of the nine combinations."""

    NAME = "stylebivariate"
    TABLE = (
        ("class_a", INTEGER),
        ("class_b", INTEGER),
        ("range_a", TEXT),
        ("range_b", TEXT),
        ("count", INTEGER),
        ("colour", TEXT),
        ("sentence", TEXT),
    )

    def displayName(self) -> str:
        return self.tr("Style a map of two indicators")

    def shortDescription(self) -> str:
        return self.tr(
            "Draws two fields of numbers at once: three classes of each, "
            "nine colours, and a square legend."
        )

    def tags(self) -> list[str]:
        return ["bivariate", "map", "legend", "colour", "peta", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self._add_inputs()
        self._add_outputs()

    def _add_inputs(self) -> None:
        self.add_units(
            self.tr(
                "Polygons with numbers. A field <field>_status tells what "
                "is suppressed or not comparable."
            )
        )
        for name, label, tip in (
            (
                "FIELD_A",
                self.tr("Indicator A, rightwards"),
                self.tr("High values turn the colour blue."),
            ),
            (
                "FIELD_B",
                self.tr("Indicator B, upwards"),
                self.tr("High values turn the colour orange."),
            ),
        ):
            self.add(
                QgsProcessingParameterField(
                    name,
                    label,
                    parentLayerParameterName="INPUT",
                    type=Qgis.ProcessingFieldParameterDataType.Numeric,
                ),
                tip,
            )
        add_tokens(
            self,
            "METHOD",
            self.tr("Method"),
            [method.value for method in METHODS],
            self.tr(
                "quantile: as many units in each class; jenks: natural "
                "groups; equal: equal widths; stddev: distance from the "
                "mean; manual: your own breaks."
            ),
        )
        for name, label in (
            ("BREAKS_A", self.tr("Breaks of indicator A")),
            ("BREAKS_B", self.tr("Breaks of indicator B")),
        ):
            self.add(
                QgsProcessingParameterString(name, label, optional=True),
                self.tr("Two numbers, such as 23; 41. Where given, they go before the method."),
            )
        self.add_language()

    def _add_outputs(self) -> None:
        self.add_style(self.tr("Gives the same style to other layers."))
        self.add(
            QgsProcessingParameterFileDestination(
                "LEGEND", self.tr("Square legend"), self.tr("Picture") + " (*.svg)", optional=True
            ),
            self.tr("Shapes only; text is added in the layout."),
        )
        self.add_table(
            self.tr("One row per cell of the square, nine in all."),
            (("DRAWN", self.tr("Units with both values")),),
        )

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        a, b = (self.parameterAsString(parameters, f"FIELD_{side}", context) for side in _SIDES)
        if a and a == b:
            return False, self.tr("Choose two different fields.")
        try:
            for side in _SIDES:
                parse_breaks(self.parameterAsString(parameters, f"BREAKS_{side}", context))
        except MsmeError as error:
            return False, say(error.message)
        return super().checkParameterValues(parameters, context)

    def wanted(
        self, units: MapUnits, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> StyleMemory:
        from ..styling.memory import Kind, StyleMemory

        names = [self.parameterAsString(parameters, f"FIELD_{side}", context) for side in _SIDES]
        fields = [units.number(name) for name in names]
        breaks = []
        for side, (values, _) in zip(_SIDES, units.values(*fields)):
            text = self.parameterAsString(parameters, f"BREAKS_{side}", context)
            breaks.append(parse_breaks(text, lowest=values.min(), highest=values.max()))
        method = Method(self.parameterAsEnumString(parameters, "METHOD", context))
        return StyleMemory(tuple(names), method, tuple(breaks), kind=Kind.BIVARIATE)

    def told(self, made: BivariateMap) -> tuple[Iterable[Sequence[object]], dict[str, Any]]:
        rows = (
            (
                *(cell.a, cell.b, cell.class_a, cell.class_b),
                *(cell.count, cell.colour, cell.sentence),
            )
            for cell in made.cells
        )
        return rows, {"DRAWN": made.drawn_units}

    def notes(self, made: BivariateMap) -> Sequence[Message]:
        return (*made.found.a.notes, *made.found.b.notes)

    def remark(self, _made: BivariateMap) -> str:
        return self.tr(
            "The nine colours do not survive grey printing; make two "
            "single maps for a page that will be copied in black and "
            "white."
        )

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        outputs = super().compute(parameters, context, feedback)
        path = self.parameterAsFileOutput(parameters, "LEGEND", context)
        if path and self._made is not None and self._made.square is not None:
            _save_legend(self._made.square, path)
            outputs["LEGEND"] = path
        return outputs


def _save_legend(square: Square, path: str) -> None:
    """Write the square.

    Raises:
        StyleNotSavedError: the file cannot be written.
    """
    from ..styling.square import square_svg

    try:
        Path(path).write_text(square_svg(square.cells), encoding="utf-8")
    except OSError as error:
        raise StyleNotSavedError(path=path, reason=error) from error
