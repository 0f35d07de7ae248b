"""`msme:districtreport`: a layer becomes a page or an atlas to hand out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)

from ..core.classes.method import MAX_CLASSES, MIN_CLASSES, Method
from ..core.errors import MsmeError
from ..core.overlay.errors import NotPolygonsError
from ..report.errors import ReportPathError
from ..report.request import Format, Page, check_request
from ..styling.legend import Language
from ..styling.palettes import Palette
from ..translate import say
from .base import MsmeAlgorithm
from .districtreport_run import AUTO, carry_out, read_order, read_request
from .feedback_progress import FeedbackProgress
from .tokens import add_tokens

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

METHODS = tuple(method for method in Method if method is not Method.MANUAL)
_LEAST_DPI, _DPI, _MOST_DPI = 72, 300, 1200


class DistrictReport(MsmeAlgorithm):
    """Writes a map page, small multiples, or an atlas of districts."""

    NAME = "districtreport"
    GROUP = "map"

    def __init__(self) -> None:
        super().__init__()
        self._layer: QgsVectorLayer | None = None

    def displayName(self) -> str:
        return self.tr("Make a report page or atlas")

    def shortDescription(self) -> str:
        return self.tr(
            "Writes a page with map, legend, source and method, or one "
            "page per district of a province, as PDF, PNG or SVG."
        )

    def tags(self) -> list[str]:
        return ["layout", "atlas", "pdf", "print", "laporan", "peta", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self._add_inputs()
        self._add_classes()
        self._add_words()
        self._add_outputs()

    def _add_inputs(self) -> None:
        self.add(
            QgsProcessingParameterVectorLayer(
                "INPUT",
                self.tr("Districts with values"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
            ),
            self.tr(
                "If it is not styled yet, the page finds classes itself; the layer stays as it is."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "FIELDS",
                self.tr("Fields to show"),
                parentLayerParameterName="INPUT",
                type=Qgis.ProcessingFieldParameterDataType.Any,
                allowMultiple=True,
                optional=True,
            ),
            self.tr(
                "One for a map, two for a map of both, up to 4 for an atlas, "
                "2 to 12 for multiples, up to 10 for a comparison. A field of text is drawn as "
                "categories. If empty, what the layer's style shows."
            ),
        )
        add_tokens(
            self,
            "PAGE",
            self.tr("Page"),
            [page.value for page in Page],
            self.tr(
                "national_landscape and national_portrait: A4; a3: A3 "
                "landscape; province: one province, A4; atlas: a page per "
                "district of a province; multiples: one small map per field; "
                "comparison: 2 to 5 districts side by side."
            ),
        )
        self.add(
            QgsProcessingParameterString("PROVINCE", self.tr("Province"), optional=True),
            self.tr("Name or two-digit BPS code, for province and atlas."),
        )
        self.add(
            QgsProcessingParameterString("DISTRICT", self.tr("District"), optional=True),
            self.tr(
                "BPS code of four digits, for an atlas of this district "
                "alone; its province need not be given. For a comparison, codes separated by ;."
            ),
        )

    def _add_classes(self) -> None:
        add_tokens(
            self,
            "METHOD",
            self.tr("Method of the classes"),
            [AUTO, *(method.value for method in METHODS)],
            self.tr(
                "auto keeps the classes of the layer's style; without one it "
                "takes natural groups (jenks), or thirds for two fields."
            ),
            advanced=True,
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
            self.tr("2 to 7, where the page finds classes itself."),
            advanced=True,
        )
        add_tokens(
            self,
            "PALETTE",
            self.tr("Colours"),
            [palette.value for palette in Palette],
            self.tr(
                "better, worse, neutral: what a high value means; auto is what the field says."
            ),
            advanced=True,
        )

    def _add_words(self) -> None:
        add_tokens(
            self,
            "LANGUAGE",
            self.tr("Language of the page"),
            [language.value for language in Language],
            self.tr("auto is the language of QGIS."),
        )
        for name, label, tip in (
            ("TITLE", self.tr("Title"), self.tr("The name of the field if empty.")),
            (
                "SUBTITLE",
                self.tr("Line under the title"),
                self.tr("Made from field, period and weight if empty."),
            ),
            ("SOURCE", self.tr("Source"), self.tr("The table the layer came from if empty.")),
            ("PERIOD", self.tr("Period"), self.tr("Such as 2024; what the field says if empty.")),
            (
                "WEIGHT",
                self.tr("Weight"),
                self.tr("What the values are weighted by; what the field says if empty."),
            ),
            (
                "ORGANISATION",
                self.tr("Organisation"),
                self.tr("Who hands the page out; stands after the date."),
            ),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), tip)
        self.add(
            QgsProcessingParameterFile(
                "LOGO",
                self.tr("Logo"),
                optional=True,
                fileFilter=self.tr("Pictures") + " (*.png *.jpg *.svg)",
            ),
            self.tr("Of your office."),
        )

    def _add_outputs(self) -> None:
        add_tokens(
            self,
            "FORMAT",
            self.tr("File format"),
            [AUTO, *(form.value for form in Format)],
            self.tr(
                "auto follows the file's name. An atlas is one PDF, or one PNG or SVG per district."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "DPI",
                self.tr("Resolution (dpi)"),
                Qgis.ProcessingNumberParameterType.Integer,
                defaultValue=_DPI,
                minValue=_LEAST_DPI,
                maxValue=_MOST_DPI,
            ),
            self.tr("300 for print. Place names are settled for 300."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", self.tr("Report"), "PDF (*.pdf);;PNG (*.png);;SVG (*.svg)"
            ),
            self.tr("Vector PDF with its fonts inside, PNG or SVG."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "PROJECT",
                self.tr("Project with the layout"),
                self.tr("QGIS project") + " (*.qgz)",
                optional=True,
                createByDefault=False,
            ),
            self.tr(
                "To change the page in QGIS; opens without this plugin. Its "
                "data are put in a folder beside it."
            ),
            advanced=True,
        )
        self.give(QgsProcessingOutputNumber("PAGES", self.tr("Pages")))
        self.give(QgsProcessingOutputString("UNPLACED", self.tr("Names without room on the map")))

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        try:
            if not parameters.get("OUTPUT"):
                raise ReportPathError(value="")
            request = read_request(self, parameters, context)
            check_request(request)
        except MsmeError as error:
            return False, say(error.message)
        if request.page.needs_province and request.province is None:
            return False, self.tr(
                "This page is about one province. Give its name or its two-digit BPS code."
            )
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        # Here, since the layer is read in the main thread.
        self._layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        layer = self._layer
        if layer is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "INPUT"))
        if layer.geometryType() != Qgis.GeometryType.Polygon:
            columns = ", ".join(layer.fields().names())
            raise NotPolygonsError(name=layer.name(), columns=columns)
        from ..report.steps import report_steps

        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        order = read_order(self, parameters, context)
        made = carry_out(report_steps(layer, order), progress, feedback)
        if made.unplaced:
            feedback.pushInfo(
                self.tr("Names without room on the map: {names}").format(
                    names=", ".join(made.unplaced)
                )
            )
        outputs: dict[str, Any] = {
            "OUTPUT": str(made.files[0]),
            "PAGES": made.pages,
            "UNPLACED": "; ".join(made.unplaced),
        }
        if order.saved is not None:
            outputs["PROJECT"] = str(order.saved)
        return outputs
