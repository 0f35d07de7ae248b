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
from ..layers import INTEGER, REAL, TEXT
from ..styling.palettes import Palette
from ..translate import say
from .styled import StylingAlgorithm
from .tokens import add_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgis.core import QgsProcessingContext

    from ..core.messages import Message
    from ..styling.kinds.choropleth import ChoroplethMap
    from ..styling.map_units import MapUnits
    from ..styling.memory import StyleMemory


class StyleChoropleth(StylingAlgorithm["ChoroplethMap"]):
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
            self.tr(
                "0 for change, 1 for a location quotient. If empty, the indicator's own, 0 where "
                "it has none."
            ),
        )
        add_tokens(
            self,
            "PALETTE",
            self.tr("Colours"),
            [palette.value for palette in Palette],
            self.tr(
                "better, worse, neutral: what a high value means; auto is what the indicator says "
                "of itself, else neutral. diverging turns at the centre and does not survive grey "
                "printing."
            ),
        )
        self.add_language()

    def _add_outputs(self) -> None:
        self.add_style(self.tr("Gives the same style to other layers; needs no plugin."))
        self.add_table(
            self.tr("One row per class, lowest first."),
            (
                ("CLASSES_MADE", self.tr("Classes made")),
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

    def wanted(
        self, units: MapUnits, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> StyleMemory:
        from ..styling.memory import StyleMemory

        field = units.number(self.parameterAsString(parameters, "FIELD", context))
        method = Method(self._token(parameters, "METHOD", context))
        breaks: tuple[float, ...] = ()
        if method is Method.MANUAL:
            text = self.parameterAsString(parameters, "BREAKS", context)
            ((values, _),) = units.values(field)
            breaks = parse_breaks(text, lowest=values.min(), highest=values.max())
        centre = None
        if parameters.get("CENTRE") is not None:
            centre = self.parameterAsDouble(parameters, "CENTRE", context)
        return StyleMemory(
            (field.name,),
            method,
            (breaks,),
            centre,
            Palette(self._token(parameters, "PALETTE", context)),
            classes=self.parameterAsInt(parameters, "CLASSES", context),
        )

    def told(self, made: ChoroplethMap) -> tuple[Iterable[Sequence[object]], dict[str, Any]]:
        rows = ((row.lower, row.upper, row.count, row.label, row.colour) for row in made.classes)
        return rows, {"CLASSES_MADE": len(made.classes), "ESTIMATED": made.estimated}

    def notes(self, made: ChoroplethMap) -> Sequence[Message]:
        return made.found.notes

    def remark(self, made: ChoroplethMap) -> str:
        if made.found.method is not Method.DIVERGING:
            return ""
        return self.tr(
            "Diverging colours do not survive grey printing; "
            "choose another method for a map that will be copied "
            "in black and white."
        )

    def _token(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        return self.parameterAsEnumString(parameters, name, context)
