"""`msme:importregister`: a register of enterprises as counts, without anybody's secrets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.analysis.structure_options import KbliVersion, SizeDefinition
from ..core.measures.schema import About
from ..core.regions.systems import CodeSystem
from ..core.tables.styles import NumberStyle
from ..translate import say
from .feedback_progress import FeedbackProgress
from .harmonise_output import log_summary
from .harmonise_request import read_year
from .table_parameters import AUTO, TableAlgorithm
from .tokens import add_tokens
from .unit_output import boundary_of, unit_rows, write_unit_layer
from .units_io import add_units, read_units

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.register.count_register import RegisterOptions
    from .units_io import Given

_NONE = "none"
_FEW = 3
_MEASURES = {
    "workers": "WORKERS_FIELD",
    "sales": "SALES_FIELD",
    "assets": "ASSETS_FIELD",
    "capital": "CAPITAL_FIELD",
}


class ImportRegister(TableAlgorithm):
    """Counts by district, sector, sex and size; small ones are withheld."""

    NAME = "importregister"
    GROUP = "data"

    def displayName(self) -> str:
        return self.tr("Count a register of enterprises")

    def shortDescription(self) -> str:
        return self.tr(
            "Counts enterprises by district, sector, sex of the owner and size. Columns about "
            "persons are never read, and counts that tell of few enterprises are withheld."
        )

    def tags(self) -> list[str]:
        return ["register", "kbli", "nib", "size", "privacy", "umkm", "pendataan", "skala"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile(
                "INPUT",
                self.tr("Register"),
                fileFilter=self.tr("Tables") + " (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.gpkg)",
            ),
            self.tr(
                "A file with one row per enterprise; long texts are read in blocks. A register "
                "does not belong into a project."
            ),
        )
        found = self.tr("Found by its content if empty.")
        for name, label in (
            ("UNIT_FIELD", self.tr("Column with the district or village")),
            ("SECTOR_FIELD", self.tr("Column with the sector (KBLI)")),
            ("SEX_FIELD", self.tr("Column with the owner's sex")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), found)
        self._add_sizes()
        add_tokens(
            self,
            "KBLI_VERSION",
            self.tr("Version of the sectors (KBLI)"),
            [AUTO, *(one.value for one in KbliVersion)],
            self.tr("auto goes by the year and by codes that one version alone has."),
        )
        self.add(
            QgsProcessingParameterString("YEAR", self.tr("Year of the register"), optional=True),
            self.tr("Such as 2024; it stands beside every number."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "SUPPRESS_BELOW",
                self.tr("Withhold counts below"),
                Qgis.ProcessingNumberParameterType.Integer,
                defaultValue=_FEW,
                minValue=_FEW,
            ),
            self.tr("Smaller counts, and those that would reveal them, are withheld (Q)."),
        )
        add_units(self, levels=())
        self.add_sheet(advanced=True)
        self.add_reading()
        self._add_outputs()

    def _add_sizes(self) -> None:
        add_tokens(
            self,
            "SIZE_DEFINITION",
            self.tr("Definition of size"),
            [_NONE, *(one.value for one in SizeDefinition if one is not SizeDefinition.UNSTATED)],
            self.tr("Goes by the columns below; without one, sizes are not counted."),
        )
        told = self.tr("Numbers in persons or rupiah, for the definition that goes by them.")
        for name, label in (
            ("WORKERS_FIELD", self.tr("Column with the workers")),
            ("SALES_FIELD", self.tr("Column with the yearly sales")),
            ("ASSETS_FIELD", self.tr("Column with the net assets")),
            ("CAPITAL_FIELD", self.tr("Column with the business capital")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), told)
        self.add(
            QgsProcessingParameterString(
                "SIZE_FIELD", self.tr("or column that names the size"), optional=True
            ),
            self.tr("Read as it is, by the definition chosen above."),
        )

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", self.tr("Enterprises counted"), QgsProcessing.SourceType.TypeVector
            ),
            self.tr(
                "One row per district, sector, sex and size, with totals; the input of other "
                "functions, such as the structure of MSMEs."
            ),
        )
        for name, label in (
            ("ROWS_READ", self.tr("Enterprises read")),
            ("ROWS_PLACED", self.tr("Enterprises in a known district")),
            ("WITHHELD", self.tr("Counts withheld")),
        ):
            self.give(QgsProcessingOutputNumber(name, label))
        for name, label in (
            ("KBLI_FOUND", self.tr("Version of the sectors found")),
            ("PERSONAL_COLUMNS", self.tr("Columns about persons, which were not read")),
        ):
            self.give(QgsProcessingOutputString(name, label))

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.regions.gazetteer import Gazetteer
        from ..core.register.count_register import count_register
        from ..core.register.register_blocks import open_register
        from ..core.register.register_table import register_table
        from ..core.register.withheld_counts import withhold_small

        given = parameters, context
        gazetteer = Gazetteer.load()
        units = read_units(self, given, gazetteer)
        path = Path(self.parameterAsString(parameters, "INPUT", context))
        sheet = self.parameterAsString(parameters, "SHEET", context)
        register = open_register(path, sheet=sheet or None)
        counted = count_register(
            register,
            units=units["bps_code"],
            gazetteer=gazetteer,
            options=self._options(given),
            progress=FeedbackProgress(feedback, end=0.9),
        )
        below = self.parameterAsInt(parameters, "SUPPRESS_BELOW", context)
        counts = withhold_small(counted.counts, below)
        log_summary(replace(counts.matched, notes=counts.notes), feedback)
        about = About(
            title=self.tr("Enterprises counted: {source}").format(source=path.name),
            source=path.name,
            notes=tuple(map(say, counts.notes)),
            **boundary_of(units),
        )
        table = register_table(counts, unit_rows(units), about)
        output = write_unit_layer(self, given, table, None)
        return {
            "OUTPUT": output,
            "ROWS_READ": counted.rows,
            "ROWS_PLACED": counted.placed,
            "WITHHELD": int((counts.status == "Q").to_numpy().sum()),
            "KBLI_FOUND": counts.kbli.value,
            "PERSONAL_COLUMNS": ", ".join(register.head.personal),
        }

    def _options(self, given: Given) -> RegisterOptions:
        from ..core.register.count_register import RegisterOptions

        def text(name: str) -> str | None:
            return self.parameterAsString(given[0], name, given[1]).strip() or None

        def token(name: str) -> str | None:
            value = self.parameterAsEnumString(given[0], name, given[1])
            return None if value in ("", AUTO, _NONE) else value

        kbli, size, system = token("KBLI_VERSION"), token("SIZE_DEFINITION"), token("CODE_SYSTEM")
        named = {measure: text(name) for measure, name in _MEASURES.items()}
        return RegisterOptions(
            unit=text("UNIT_FIELD"),
            sector=text("SECTOR_FIELD"),
            sex=text("SEX_FIELD"),
            size=text("SIZE_FIELD"),
            measures={measure: column for measure, column in named.items() if column},
            definition=SizeDefinition(size) if size else None,
            kbli=KbliVersion(kbli) if kbli else None,
            year=read_year(text("YEAR"), "YEAR"),
            code_system=CodeSystem(system) if system else None,
            vintage=read_year(text("VINTAGE"), "VINTAGE"),
            number_style=NumberStyle(token("NUMBER_STYLE") or AUTO),
        )
