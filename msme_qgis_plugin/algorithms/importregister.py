"""`msme:importregister`: a register of enterprises as counts, without anybody's secrets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.analysis.structure_options import KbliVersion, SizeDefinition
from ..core.measures.schema import About
from ..core.regions.levels import Level
from ..core.regions.systems import CodeSystem
from ..core.tables.styles import NumberStyle
from ..translate import say
from .feedback_progress import FeedbackProgress
from .harmonise_output import log_summary
from .harmonise_request import read_year
from .register_io import file_output, keyed_writer, published_before, shared_folders
from .table_parameters import AUTO, TableAlgorithm, is_given
from .tokens import add_tokens
from .unit_output import boundary_of, unit_rows, write_unit_layer
from .units_io import add_units, read_units

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.analysis.counts import Counts
    from ..core.register.count_register import Run
    from ..core.register.register_columns import RegisterOptions
    from .units_io import Given

_NONE = "none"
_FEW = 3
_LEVELS = (Level.DISTRICT, Level.SUBDISTRICT)
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
                fileFilter=self.tr("Tables")
                + " (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.gpkg *.parquet)",
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
        places = self.tr(
            "Degrees; found by their content where no column tells the unit. They are not kept."
        )
        for name, label in (
            ("X_FIELD", self.tr("Column with the longitude")),
            ("Y_FIELD", self.tr("Column with the latitude")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), places)
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
        self.add(
            QgsProcessingParameterMultipleLayers(
                "PUBLISHED",
                self.tr("Counts published earlier"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
            self.tr(
                "Results of this function that others have. Those in the folders of the project "
                "and of the result are looked at by themselves."
            ),
        )
        add_units(self, levels=_LEVELS)
        self.add_sheet(advanced=True)
        self.add_reading()
        self._add_keys()
        self.add(
            QgsProcessingParameterString(
                "SCHEDULER", self.tr("Address of a Dask scheduler"), optional=True
            ),
            self.tr(
                "Counts long texts and Parquet on the computers of a cluster, which see the file "
                "under the same path. Needs dask and distributed."
            ),
            advanced=True,
        )
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

    def _add_keys(self) -> None:
        self.add(
            QgsProcessingParameterString(
                "KEY_FIELD", self.tr("Column that tells enterprises apart"), optional=True
            ),
            self.tr(
                "Such as the NIK or NIB of the owner. Rows with the same are counted once; what "
                "stands in it is keyed (HMAC-SHA256) and never kept."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(
                "KEY_FILE",
                self.tr("Key file"),
                optional=True,
                fileFilter=self.tr("Keys") + " (*.key)",
            ),
            self.tr(
                "Outside the folders of projects, packs and results; made where it is not there. "
                "The same key gives the same pseudonyms next year."
            ),
            advanced=True,
        )
        for name, label, files, tip in (
            (
                "KEYED_OUTPUT",
                self.tr("Pseudonyms of enterprises"),
                "CSV (*.csv)",
                self.tr(
                    "To link registers of several years. They stay personal data: keep them as "
                    "you keep the register."
                ),
            ),
            (
                "AUDIT_LOG",
                self.tr("Audit log"),
                "JSON Lines (*.jsonl)",
                self.tr("What was read, dropped and withheld, without a value of anybody's."),
            ),
        ):
            self.add(
                QgsProcessingParameterFileDestination(
                    name, label, files, optional=True, createByDefault=False
                ),
                tip,
                advanced=True,
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
        self.give_numbers(
            ROWS_READ=self.tr("Enterprises read"),
            ROWS_PLACED=self.tr("Enterprises in a known district"),
            ROWS_REPEATED=self.tr("Rows left out as repeated"),
            WITHHELD=self.tr("Counts withheld"),
        )
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
        from ..core.harmonise.level_choice import units_known
        from ..core.regions.gazetteer import Gazetteer
        from ..core.register.audit import audit_lines
        from ..core.register.count_register import READ, count_register
        from ..core.register.register_blocks import open_register
        from ..core.register.register_table import register_table

        given = parameters, context
        gazetteer = Gazetteer.load()
        units = read_units(self, given, gazetteer)
        known = units_known(units, gazetteer)
        path = Path(self.parameterAsString(parameters, "INPUT", context))
        sheet = self.parameterAsString(parameters, "SHEET", context)
        options = self._options(given)
        secret, keyed, run = self._secret(given, feedback), self._keyed(given), self._run(given)
        register = open_register(path, sheet=sheet or None, keyed=options.key is not None)
        with keyed_writer(keyed) as write:
            counted = count_register(
                register,
                units=units,
                known=known,
                options=options,
                secret=secret,
                write=write,
                run=run,
                progress=FeedbackProgress(feedback, end=0.9),
            )
        below = self.parameterAsInt(parameters, "SUPPRESS_BELOW", context)
        counts, told = self._withheld(counted.counts, unit_rows(units), known.level, below, given)
        notes = tuple(one for one in counts.notes if told or one.template != READ)
        log_summary(replace(counts.matched, notes=notes), feedback)
        about = About(
            title=self.tr("Enterprises counted: {source}").format(source=path.name),
            source=path.name,
            notes=tuple(map(say, notes)),
            **boundary_of(units),
        )
        table = register_table(counts, unit_rows(units), about)
        if "code_field" in units:
            about = replace(about, code=str(units["code_field"].iloc[0]))
        output = write_unit_layer(self, given, replace(table, about=about), None)
        found = {
            "OUTPUT": output,
            "ROWS_READ": counted.rows if told else None,
            "ROWS_PLACED": counted.placed if told else None,
            "ROWS_REPEATED": counted.repeated,
            "WITHHELD": int((counts.status == "Q").to_numpy().sum()),
            "KBLI_FOUND": counts.kbli.value,
            "PERSONAL_COLUMNS": ", ".join(register.head.personal),
        }
        log = file_output(self, "AUDIT_LOG", given)
        if log is not None:
            rows = {
                "read": counted.rows if told else None,
                "placed": counted.placed if told else None,
            }
            lines = audit_lines(
                path, register.head, replace(counted, counts=counts), rows, below, known.level.value
            )
            log.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
            found["AUDIT_LOG"] = str(log)
        return found if keyed is None else {**found, "KEYED_OUTPUT": str(keyed)}

    def _withheld(
        self, counts: Counts, units: pd.DataFrame, level: Level, below: int, given: Given
    ) -> tuple[Counts, bool]:
        """Withhold what is small; say whether the sum of all may be told."""
        from ..core.register.published_counts import guard_of, parents_of, withheld_beside

        feedback = given[1].feedback()

        def report(name: str) -> None:
            if feedback is not None:
                feedback.pushWarning(
                    self.tr("{file} cannot be read; whether it tells counts is not known.").format(
                        file=name
                    )
                )

        earlier = published_before(self, given, report)
        guard = guard_of(counts, parents_of(units, level), level, earlier, below)
        return withheld_beside(counts, below, guard)

    def _secret(self, given: Given, feedback: QgsProcessingFeedback) -> bytes:
        """Return the key; nothing where no column is to be keyed."""
        from ..core.register.key_files import read_key, refuse_shared

        text = self.parameterAsString(given[0], "KEY_FILE", given[1])
        if not text:
            return b""
        refuse_shared(Path(text), shared_folders(self, given))
        secret, made = read_key(Path(text))
        if made:
            feedback.pushInfo(
                self.tr("The key file {file} was made. Keep it where nobody else reads it.").format(
                    file=Path(text).name
                )
            )
        return secret

    def _keyed(self, given: Given) -> Path | None:
        from ..core.register.key_files import refuse_shared

        keyed = None
        if is_given(given[0], "KEY_FIELD"):
            keyed = file_output(self, "KEYED_OUTPUT", given)
        if keyed is not None:
            refuse_shared(keyed, shared_folders(self, given))
        return keyed

    def _run(self, given: Given) -> Run:
        from ..core.register.dask_run import on_cluster
        from ..core.register.tally import in_threads

        address = self.parameterAsString(given[0], "SCHEDULER", given[1]).strip()
        return on_cluster(address) if address else in_threads

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if is_given(parameters, "KEY_FIELD") != is_given(parameters, "KEY_FILE"):
            return False, self.tr(
                "To tell enterprises apart, name both the column and the key file."
            )
        if is_given(parameters, "X_FIELD") != is_given(parameters, "Y_FIELD"):
            return False, self.tr("Name both the column of the longitude and of the latitude.")
        return super().checkParameterValues(parameters, context)

    def _options(self, given: Given) -> RegisterOptions:
        from ..core.register.register_columns import RegisterOptions

        def text(name: str) -> str | None:
            return self.parameterAsString(given[0], name, given[1]).strip() or None

        def token(name: str) -> str | None:
            value = self.parameterAsEnumString(given[0], name, given[1])
            return None if value in ("", AUTO, _NONE) else value

        kbli, size, system = token("KBLI_VERSION"), token("SIZE_DEFINITION"), token("CODE_SYSTEM")
        x, y = text("X_FIELD"), text("Y_FIELD")
        named = {measure: text(name) for measure, name in _MEASURES.items()}
        return RegisterOptions(
            unit=text("UNIT_FIELD"),
            sector=text("SECTOR_FIELD"),
            sex=text("SEX_FIELD"),
            places=(x, y) if x and y else None,
            size=text("SIZE_FIELD"),
            key=text("KEY_FIELD"),
            measures={measure: column for measure, column in named.items() if column},
            definition=SizeDefinition(size) if size else None,
            kbli=KbliVersion(kbli) if kbli else None,
            year=read_year(text("YEAR"), "YEAR"),
            code_system=CodeSystem(system) if system else None,
            vintage=read_year(text("VINTAGE"), "VINTAGE"),
            number_style=NumberStyle(token("NUMBER_STYLE") or AUTO),
        )
