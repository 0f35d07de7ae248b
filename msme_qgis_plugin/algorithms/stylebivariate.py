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
from ..layers import INTEGER, TEXT, attribute_table
from ..styling.errors import StyleNotSavedError
from ..styling.legend import Language
from ..translate import say
from .base import tell
from .feedback_progress import FeedbackProgress
from .styled import StylingAlgorithm
from .tokens import add_tokens

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback

    from ..core.bivariate import BivariateClasses
    from ..styling.bivariate import BivariateMap, Names

METHODS = (Method.QUANTILE, Method.JENKS, Method.EQUAL, Method.STDDEV, Method.MANUAL)
_SIDES = ("A", "B")


class StyleBivariate(StylingAlgorithm):
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
            (
                ("DRAWN", self.tr("Units with both values")),
                ("NO_DATA", self.tr("Units without data")),
                ("SUPPRESSED", self.tr("Units suppressed")),
                ("NOT_COMPARABLE", self.tr("Units not comparable")),
            ),
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

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..styling.bivariate import make_bivariate
        from ..styling.memory import bivariate_memory

        source = self.units(parameters, context)
        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        a, b = (self.parameterAsString(parameters, f"FIELD_{side}", context) for side in _SIDES)
        method = Method(self.parameterAsEnumString(parameters, "METHOD", context))
        found = self._classify(source, (a, b), method, (parameters, context))
        progress.step(0.5)
        made = make_bivariate(
            source,
            (a, b),
            found,
            names=self._names(source, (a, b)),
            language=Language(self.parameterAsEnumString(parameters, "LANGUAGE", context)),
        )
        for side in (found.a, found.b):
            for note in side.notes:
                tell(feedback, note)
        for category in made.renderer.categories():
            feedback.pushInfo(category.label())
        feedback.pushInfo(
            self.tr(
                "The nine colours do not survive grey printing; make two "
                "single maps for a page that will be copied in black and "
                "white."
            )
        )
        self.give_style(made.renderer, bivariate_memory((a, b), found, method))
        return {
            **self._write(made, parameters, context),
            "DRAWN": found.drawn,
            "NO_DATA": made.no_data,
            "SUPPRESSED": made.suppressed,
            "NOT_COMPARABLE": made.not_comparable,
            "NOTES": "\n".join(say(note) for side in (found.a, found.b) for note in side.notes),
        }

    def _names(self, source: QgsProcessingFeatureSource, fields: tuple[str, str]) -> Names:
        from ..styling.bivariate import Names
        from ..styling.naming import field_title

        return Names(*(field_title(self._layer or source, one) for one in fields))

    def _classify(
        self,
        source: QgsProcessingFeatureSource,
        fields: tuple[str, str],
        method: Method,
        given: tuple[dict[str, Any], QgsProcessingContext],
    ) -> BivariateClasses:
        from ..core.bivariate import classify_two
        from ..styling.choropleth import check_field, status_field_of

        statuses = []
        for field in fields:
            check_field(source.fields(), field)
            statuses.append(status_field_of(source.fields(), field))
        names = [*fields, *(one for one in statuses if one)]
        table = attribute_table(source, names)
        breaks = []
        for side, field in zip(_SIDES, fields):
            values = table[field].astype("float64")
            text = self.parameterAsString(given[0], f"BREAKS_{side}", given[1])
            breaks.append(parse_breaks(text, lowest=values.min(), highest=values.max()))
        a, b = (None if one is None else table[one] for one in statuses)
        return classify_two(
            table[fields[0]],
            table[fields[1]],
            method=method,
            status_a=a,
            status_b=b,
            breaks_a=breaks[0],
            breaks_b=breaks[1],
        )

    def _write(
        self, made: BivariateMap, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, Any]:
        rows = (
            (
                *(cell.a, cell.b, cell.class_a, cell.class_b),
                *(cell.count, cell.colour, cell.sentence),
            )
            for cell in made.cells
        )
        outputs = self.write_style(made.renderer, rows, parameters, context)
        path = self.parameterAsFileOutput(parameters, "LEGEND", context)
        if path:
            _save_legend(made, path)
            outputs["LEGEND"] = path
        return outputs


def _save_legend(made: BivariateMap, path: str) -> None:
    """Write the square.

    Raises:
        StyleNotSavedError: the file cannot be written.
    """
    from ..styling.square import square_svg

    try:
        Path(path).write_text(square_svg(made.cells), encoding="utf-8")
    except OSError as error:
        raise StyleNotSavedError(path=path, reason=error) from error
