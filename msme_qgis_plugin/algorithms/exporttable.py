"""`msme:exporttable`: a layer's values as a spreadsheet that explains them."""

from __future__ import annotations

from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)

from ..core.classes.method import MAX_CLASSES, MIN_CLASSES
from ..core.errors import MsmeError
from ..core.measures.field import Role
from ..layers import attribute_table, read_fields, read_unit_table
from ..report.errors import SpreadsheetNameError
from ..styling.errors import FieldMissingError
from ..styling.legend import Language
from ..translate import say
from .base import MsmeAlgorithm
from .feedback_progress import FeedbackProgress
from .main_thread import ask_main_thread
from .overwriting import place_written
from .tokens import add_tokens
from .units_io import load_catalogue

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

    from ..core.measures.field import Fields
    from ..core.measures.schema import About
    from ..core.workbook import Sheet

_SUFFIX = ".xlsx"
_STATED = ("DEFINITION", "UNIT", "SOURCE", "PERIOD", "WEIGHT", "LICENCE")


class ExportTable(MsmeAlgorithm):
    """Writes data, breaks, match report and metadata as xlsx and csv."""

    NAME = "exporttable"
    GROUP = "map"

    def displayName(self) -> str:
        return self.tr("Export a table with its metadata")

    def shortDescription(self) -> str:
        return self.tr(
            "Writes values, class breaks, match report and metadata as a "
            "spreadsheet, and the values as text beside it."
        )

    def tags(self) -> list[str]:
        return ["excel", "xlsx", "csv", "metadata", "ms-ind", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self._add_inputs()
        self._add_metadata()
        self._add_outputs()

    def _add_inputs(self) -> None:
        self.add(
            QgsProcessingParameterVectorLayer(
                "INPUT", self.tr("Layer or table"), [QgsProcessing.SourceType.TypeVector]
            ),
            self.tr(
                "Numbers stay numbers, codes stay text. A value whose status "
                "is suppressed or not comparable is left out."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "FIELDS",
                self.tr("Fields to export"),
                parentLayerParameterName="INPUT",
                allowMultiple=True,
                optional=True,
            ),
            self.tr("All if empty."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "BREAKS",
                self.tr("Table of classes"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            self.tr(
                "From a map algorithm. If empty, the classes of the layer's "
                "style, or natural groups."
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
            self.tr("2 to 7, where no classes are given."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "REPORT",
                self.tr("Match report"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            self.tr("From “Harmonise a table to districts”."),
        )

    def _add_metadata(self) -> None:
        known = self.tr("For fields that the catalogue does not know.")
        for name, label in (
            ("DEFINITION", self.tr("Definition")),
            ("UNIT", self.tr("Unit of measurement")),
            ("SOURCE", self.tr("Source")),
            ("PERIOD", self.tr("Period")),
            ("WEIGHT", self.tr("Weight")),
            ("LICENCE", self.tr("Licence")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), known, advanced=True)
        add_tokens(
            self,
            "LANGUAGE",
            self.tr("Language of the metadata"),
            [language.value for language in Language],
            self.tr(
                "auto is the language of QGIS. In Indonesian the text file "
                "has ; between cells and a decimal comma."
            ),
        )

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", self.tr("Spreadsheet"), self.tr("Spreadsheet") + " (*.xlsx)"
            ),
            self.tr("Sheets Data, Breaks, Match report and Metadata."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "SDMX",
                self.tr("Values for other statistical systems"),
                "SDMX-CSV (*.csv)",
                optional=True,
                createByDefault=False,
            ),
            self.tr("SDMX-CSV 1.0: a row per unit, indicator and period, with its status."),
        )
        self.give(QgsProcessingOutputFile("CSV", self.tr("Text file")))
        self.give(QgsProcessingOutputNumber("ROWS", self.tr("Rows")))

    def files_of(self, path: Path) -> tuple[Path, ...]:
        return path.with_suffix(_SUFFIX), path.with_suffix(".csv")

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        place = place_written(parameters.get("OUTPUT"))
        try:
            if place is not None:
                _named_right(place.path)
        except MsmeError as error:
            return False, say(error.message)
        return super().checkParameterValues(parameters, context)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.sdmx import sdmx_sheet
        from ..core.workbook import write_csv, write_workbook

        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        # A layer's style and metadata belong to the thread it lives in.
        make = partial(self._sheets, parameters, context, feedback)
        plain, sheets = ask_main_thread(make, feedback)
        progress.step(0.7)
        named = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        _named_right(named)
        path, beside = self.files_of(named)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_workbook(path, sheets)
        indonesian = self._language(parameters, context).code == "id"
        text = free_beside(beside, plain, indonesian=indonesian)
        if text != beside:
            feedback.pushWarning(
                self.tr(
                    "{there} was there already and is no export of these fields, so the text "
                    "file is {written}."
                ).format(there=beside.name, written=text.name)
            )
        write_csv(text, plain, indonesian=indonesian)
        sdmx = self.parameterAsFileOutput(parameters, "SDMX", context)
        if sdmx:
            layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
            table = ask_main_thread(lambda: read_unit_table(layer), feedback)
            write_csv(Path(sdmx), sdmx_sheet(table, path.stem))
        given = {"SDMX": sdmx} if sdmx else {}
        return {**given, "OUTPUT": str(path), "CSV": str(text), "ROWS": len(plain.rows)}

    def _language(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Language:
        return Language(self.parameterAsEnumString(parameters, "LANGUAGE", context))

    def _sheets(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[Sheet, list[Sheet]]:
        """Return the data as other programs read them, and all sheets for a reader."""
        from ..report import sheets as make
        from ..styling.map_units import MapUnits

        layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
        if layer is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "INPUT"))
        catalogue = load_catalogue()
        fields, about = read_fields(layer)
        names = self._names(layer, (fields, about), parameters, context)
        stated = make.Stated(
            **{
                name.lower(): self.parameterAsString(parameters, name, context).strip()
                for name in _STATED
            }
        )
        export = make.Export(
            layer,
            MapUnits(layer, fields),
            about,
            attribute_table(layer),
            self._language(parameters, context),
        )
        sheets = [make.data_sheet(export, names)]
        given = self.parameterAsSource(parameters, "BREAKS", context)
        if given is not None:
            sheets.append(make.table_sheet("Breaks", given))
        else:
            classes = self.parameterAsInt(parameters, "CLASSES", context)
            sheets.append(make.breaks_sheet(export, names, classes=classes))
        report = self.parameterAsSource(parameters, "REPORT", context)
        if report is not None:
            sheets.append(make.table_sheet("Match report", report))
        sheets.append(make.metadata_sheet(export, names, catalogue=catalogue, stated=stated))
        forbids = make.non_commercial(export, stated, catalogue)
        if forbids:
            feedback.pushWarning(
                self.tr(
                    "These data may not be used commercially ({licence}). "
                    "Say so wherever you pass them on."
                ).format(licence=forbids)
            )
        return make.plain_sheet(export.units, export.table, names), sheets

    def _names(
        self,
        layer: QgsVectorLayer,
        told: tuple[Fields, About],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> list[str]:
        """Return the fields to export, each value with its status.

        Raises:
            FieldMissingError: a field is not there.
        """
        (fields, about), there = told, layer.fields().names()
        chosen = self.parameterAsStrings(parameters, "FIELDS", context)
        for name in chosen:
            if name not in there:
                raise FieldMissingError(field=name, fields=", ".join(there))
        if not chosen:
            return [name for name in there if name != "fid"]
        statuses = (fields.beside(name, Role.STATUS) for name in chosen)
        wanted = {*chosen, *(one.name for one in statuses if one is not None)}
        units = (about.code, "bps_code", "kemendagri_code", "name", "type", "province")
        return [one for one in there if one in wanted or one in units]


def free_beside(path: Path, sheet: Sheet, *, indonesian: bool) -> Path:
    """Return where the text file goes: never over a file that is no earlier one of it.

    An earlier one is told by its first line, which names the same columns.
    """
    from ..core.workbook import csv_header

    header = csv_header(sheet, indonesian=indonesian)
    numbered = (path.with_name(f"{path.stem}_{place}{path.suffix}") for place in count(2))
    return next(one for one in chain([path], numbered) if _may_replace(one, header))


def _may_replace(path: Path, header: str) -> bool:
    if not path.exists():
        return True
    if not path.is_file():
        return False
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return file.read(len(header)) == header


def _named_right(path: Path) -> None:
    """See that a spreadsheet is what its name says.

    Raises:
        SpreadsheetNameError: it is named as another sort of file.
    """
    if path.suffix.casefold() not in {"", _SUFFIX}:
        raise SpreadsheetNameError(name=path.name, suffix=path.suffix)
