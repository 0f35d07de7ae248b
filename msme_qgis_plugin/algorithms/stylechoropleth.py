"""`msme:stylechoropleth`: numbers of a layer become a choropleth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.classes.errors import ClassCountError, ManualBreaksError
from ..core.classes.manual import parse_breaks
from ..core.classes.method import MAX_CLASSES, MIN_CLASSES, Method
from ..core.errors import MsmeError
from ..layers import INTEGER, REAL, TEXT, attribute_table
from ..styling.legend import Language
from ..styling.palettes import Palette
from ..translate import say
from .base import tell, warn
from .feedback_progress import FeedbackProgress
from .styled import StylingAlgorithm
from .tokens import add_tokens

if TYPE_CHECKING:
    from qgis.core import (
        QgsProcessingContext,
        QgsProcessingFeatureSource,
        QgsProcessingFeedback,
        QgsRuleBasedRenderer,
    )

    from ..core.classify import Classification


class StyleChoropleth(StylingAlgorithm):
    """Classifies a field and gives the layer its map style."""

    NAME = "stylechoropleth"
    TABLE = (
        ("lower", REAL),
        ("upper", REAL),
        ("count", INTEGER),
        ("label", TEXT),
        ("colour", TEXT),
    )

    def displayName(self) -> str:
        return self.tr("Style a choropleth map")

    def shortDescription(self) -> str:
        return self.tr(
            "Classifies a field of numbers and draws it without blank "
            "holes: missing, suppressed and not comparable units show as "
            "such."
        )

    def tags(self) -> list[str]:
        return ["map", "classes", "jenks", "legend", "colour", "peta", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self._add_inputs()
        self._add_choices()
        self._add_outputs()

    def _add_inputs(self) -> None:
        self.add_units(
            self.tr(
                "Polygons with numbers. A field <field>_status tells what "
                "is suppressed, estimated or not comparable."
            )
        )
        self.add(
            QgsProcessingParameterField(
                "FIELD",
                self.tr("Field to map"),
                parentLayerParameterName="INPUT",
                type=Qgis.ProcessingFieldParameterDataType.Numeric,
            ),
            self.tr("Rates and shares; bare counts follow the unit's size."),
        )

    def _add_choices(self) -> None:
        add_tokens(
            self,
            "METHOD",
            self.tr("Method"),
            [method.value for method in Method],
            self.tr(
                "jenks: natural groups; quantile: as many units in each "
                "class; equal: equal widths; stddev: distance from the mean; "
                "pretty: round numbers; headtail: for long tails; manual: "
                "your own breaks; diverging: about a centre."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "CLASSES",
                self.tr("Number of classes"),
                Qgis.ProcessingNumberParameterType.Integer,
                defaultValue=5,
                minValue=MIN_CLASSES,
                maxValue=MAX_CLASSES,
            ),
            self.tr("2 to 7. Head/tail and manual find their own number."),
        )
        self.add(
            QgsProcessingParameterString("BREAKS", self.tr("Breaks for manual"), optional=True),
            self.tr(
                "Separated by ; or spaces, such as 18; 27,5; 37.5. A class includes its lower edge."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "CENTRE",
                self.tr("Centre for diverging"),
                Qgis.ProcessingNumberParameterType.Double,
                optional=True,
            ),
            self.tr("0 for change, 1 for a location quotient; 0 if empty."),
        )
        add_tokens(
            self,
            "PALETTE",
            self.tr("Colours"),
            [palette.value for palette in Palette],
            self.tr(
                "better, worse, neutral: what a high value means; diverging "
                "turns at the centre and does not survive grey printing."
            ),
        )
        self.add_language()

    def _add_outputs(self) -> None:
        self.add_style(self.tr("Gives the same style to other layers; needs no plugin."))
        self.add_table(
            self.tr("One row per class, lowest first."),
            (
                ("CLASSES_MADE", self.tr("Classes made")),
                ("NO_DATA", self.tr("Units without data")),
                ("SUPPRESSED", self.tr("Units suppressed")),
                ("NOT_COMPARABLE", self.tr("Units not comparable")),
                ("ESTIMATED", self.tr("Units with an estimate")),
            ),
        )

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        try:
            self._check(parameters, context)
        except MsmeError as error:
            return False, say(error.message)
        return super().checkParameterValues(parameters, context)

    def _check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        classes = self.parameterAsInt(parameters, "CLASSES", context)
        if not MIN_CLASSES <= classes <= MAX_CLASSES:
            raise ClassCountError(least=MIN_CLASSES, most=MAX_CLASSES, value=classes)
        text = self.parameterAsString(parameters, "BREAKS", context)
        breaks = parse_breaks(text)
        manual = self._token(parameters, "METHOD", context)
        if manual == Method.MANUAL.value and not breaks:
            raise ManualBreaksError(most=MAX_CLASSES - 1, value=text)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..styling.choropleth import check_field, make_choropleth
        from ..styling.memory import choropleth_memory

        source = self.units(parameters, context)
        field = self.parameterAsString(parameters, "FIELD", context)
        check_field(source.fields(), field)
        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        found = self._classify(source, field, parameters, context)
        progress.step(0.5)
        palette = Palette(self._token(parameters, "PALETTE", context))
        made = make_choropleth(
            source,
            field,
            found,
            palette=palette,
            language=Language(self._token(parameters, "LANGUAGE", context)),
        )
        for note in found.notes:
            (tell if found.counts else warn)(feedback, note)
        for label in legend_lines(made.renderer):
            feedback.pushInfo(label)
        if found.method is Method.DIVERGING:
            feedback.pushInfo(
                self.tr(
                    "Diverging colours do not survive grey printing; "
                    "choose another method for a map that will be copied "
                    "in black and white."
                )
            )
        self.give_style(made.renderer, choropleth_memory(field, found, palette))
        rows = ((row.lower, row.upper, row.count, row.label, row.colour) for row in made.classes)
        return {
            **self.write_style(made.renderer, rows, parameters, context),
            "CLASSES_MADE": len(made.classes),
            "NO_DATA": made.no_data,
            "SUPPRESSED": made.suppressed,
            "NOT_COMPARABLE": made.not_comparable,
            "ESTIMATED": made.estimated,
            "NOTES": "\n".join(say(note) for note in found.notes),
        }

    def _token(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        return self.parameterAsEnumString(parameters, name, context)

    def _classify(
        self,
        source: QgsProcessingFeatureSource,
        field: str,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Classification:
        from ..core.classify import classify
        from ..styling.choropleth import status_field_of

        status = status_field_of(source.fields(), field)
        names = [field] if status is None else [field, status]
        table = attribute_table(source, names)
        values = table[field].astype("float64")
        method = Method(self._token(parameters, "METHOD", context))
        breaks: tuple[float, ...] = ()
        if method is Method.MANUAL:
            text = self.parameterAsString(parameters, "BREAKS", context)
            breaks = parse_breaks(text, lowest=values.min(), highest=values.max())
        centre = None
        if parameters.get("CENTRE") is not None:
            centre = self.parameterAsDouble(parameters, "CENTRE", context)
        return classify(
            values,
            method=method,
            classes=self.parameterAsInt(parameters, "CLASSES", context),
            status=None if status is None else table[status],
            breaks=breaks,
            centre=centre,
        )


def legend_lines(renderer: QgsRuleBasedRenderer) -> list[str]:
    """Return what the legend says, from the top."""
    return [rule.label() for rule in renderer.rootRule().children()]
