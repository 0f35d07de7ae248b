"""`msme:mergeregisters`: several lists of enterprises as one, without anybody's secrets."""

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
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ..core.analysis.structure_options import SizeDefinition
from ..core.measures.schema import About
from ..core.progress import Part
from ..core.tables.styles import NumberStyle
from ..layers import as_table
from ..translate import say
from .base import MsmeAlgorithm, tell
from .feedback_progress import FeedbackProgress
from .harmonise_request import read_year
from .table_parameters import AUTO, add_reading, file_behind
from .tokens import add_tokens
from .unit_analysis import draw_when_loaded
from .unit_output import boundary_of, unit_rows, write_unit_layer
from .units_io import add_units, code_system, read_units, write_frame

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.register.list_records import RecordOptions
    from ..core.register.register_blocks import Register
    from ..core.tables.model import Table
    from .units_io import Given

_INPUTS, _NONE, _FEW, _LIKELY = "INPUTS", "none", 3, 0.9
_FIELDS = (
    ("person", "NAME_FIELD"),
    ("enterprise", "ENTERPRISE_FIELD"),
    ("nik", "ID_FIELD"),
    ("phone", "PHONE_FIELD"),
    ("birth", "BIRTH_FIELD"),
)
_OTHERS = (("loan", "LOANS"), ("dead", "DECEASED"), ("employed", "STATE_EMPLOYEES"))


class MergeRegisters(MsmeAlgorithm):
    """Who stands in several lists, by district; no record leaves."""

    NAME = "mergeregisters"
    GROUP = "data"

    def __init__(self) -> None:
        super().__init__()
        self._lists: list[Table | tuple[Path, str | None]] = []

    def displayName(self) -> str:
        return self.tr("Merge lists of enterprises")

    def shortDescription(self) -> str:
        return self.tr(
            "Finds enterprises that stand in several lists or twice in one, and checks the rules "
            "of auditors. Counts by district leave; names and numbers do not."
        )

    def tags(self) -> list[str]:
        return ["duplicate", "nik", "beneficiaries", "linkage", "penerima", "ganda", "bpk", "kur"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                _INPUTS, self.tr("Lists"), QgsProcessing.SourceType.TypeVector
            ),
            self.tr(
                "Two or more, one row per enterprise or beneficiary: files, or tables of the "
                "project. Lists of persons do not belong into a project."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "THRESHOLD",
                self.tr("Probability from which two records are one"),
                Qgis.ProcessingNumberParameterType.Double,
                defaultValue=_LIKELY,
                minValue=0.5,
                maxValue=1.0,
            ),
            self.tr("Higher links less and errs less."),
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
        self._add_others()
        self._add_columns()
        add_units(self, levels=())
        add_reading(self)
        self._add_outputs()

    def _add_others(self) -> None:
        tip = self.tr("A list with NIK, if there is one; a column of the lists may tell it too.")
        for name, label in (
            ("LOANS", self.tr("List of borrowers (KUR, bank loans)")),
            ("DECEASED", self.tr("List of deceased persons")),
            ("STATE_EMPLOYEES", self.tr("List of civil servants, military and police")),
        ):
            self.add(
                QgsProcessingParameterFile(
                    name,
                    label,
                    optional=True,
                    fileFilter=self.tr("Tables") + " (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.gpkg)",
                ),
                tip,
            )
        add_tokens(
            self,
            "SIZE_DEFINITION",
            self.tr("Definition of size"),
            [_NONE, *(one.value for one in SizeDefinition if one is not SizeDefinition.UNSTATED)],
            self.tr("Tells who is not micro, where the lists have sales, workers or capital."),
        )

    def _add_columns(self) -> None:
        tip = self.tr("In the lists that have such a column; found if empty.")
        for name, label in (
            ("NAME_FIELD", self.tr("Column with the owner's name")),
            ("ENTERPRISE_FIELD", self.tr("Column with the enterprise's name")),
            ("ID_FIELD", self.tr("Column with the NIK")),
            ("PHONE_FIELD", self.tr("Column with the telephone number")),
            ("BIRTH_FIELD", self.tr("Column with the date of birth")),
            ("UNIT_FIELD", self.tr("Column with the district or village")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), tip, advanced=True)

    def _add_outputs(self) -> None:
        kinds = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", self.tr("Enterprises in several lists"), kinds.TypeVectorPolygon
            ),
            self.tr("One feature per district: enterprises, in how many lists, the share."),
        )
        for name, label, tip, asked in (
            (
                "RULES",
                self.tr("Rules of auditors"),
                self.tr("What each rule finds by district, and which could not be checked."),
                True,
            ),
            (
                "OVERLAPS",
                self.tr("Enterprises by lists"),
                self.tr("By district and the lists that they stand in, and by pairs of lists."),
                True,
            ),
            (
                "CLUSTERS",
                self.tr("Which rows are one enterprise"),
                self.tr("List, row and a number of the enterprise; no name, no NIK."),
                False,
            ),
            (
                "WEIGHTS",
                self.tr("Weights of the comparison"),
                self.tr("How often records of one enterprise, and of two, are how alike."),
                False,
            ),
        ):
            sink = QgsProcessingParameterFeatureSink(name, label, kinds.TypeVector, optional=True)
            sink.setCreateByDefault(asked)
            self.add(sink, tip)
        self.give_numbers(
            RECORDS=self.tr("Records read"),
            ENTERPRISES=self.tr("Enterprises"),
            DUPLICATES=self.tr("Records that repeat one of the same list"),
            CONFLICTS=self.tr("Records in conflict"),
            WITHHELD=self.tr("Counts withheld"),
            COMPARED=self.tr("Pairs compared"),
        )
        for name, label in (
            ("M_PROBABILITIES", self.tr("How often records of one enterprise agree")),
            ("U_PROBABILITIES", self.tr("How often records of two enterprises agree")),
        ):
            self.give(QgsProcessingOutputString(name, label))

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        _feedback: QgsProcessingFeedback,
    ) -> bool:
        # Layers of the project are read in the thread that they belong to.
        texts = self.parameterAsFileList(parameters, _INPUTS, context)
        self._lists = [(Path(one), None) for one in texts if Path(one).is_file()]
        for layer in self.parameterAsLayerList(parameters, _INPUTS, context):
            if isinstance(layer, QgsVectorLayer) and layer.source() not in texts:
                self._lists.append(file_behind(layer) or as_table(layer, layer.name()))
        return True

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.regions.gazetteer import Gazetteer
        from ..core.register.check_rules import CONFLICTS, Rule, check_records
        from ..core.register.list_records import Hasher, read_lists, read_numbers
        from ..core.register.match_lists import match_records
        from ..core.register.merged_rows import (
            agreement_texts,
            link_rows,
            overlap_rows,
            rule_rows,
            weight_rows,
        )
        from ..core.register.merged_tables import count_overlaps, overlap_table, read_notes

        given = parameters, context
        progress, hasher = FeedbackProgress(feedback), Hasher()
        gazetteer = Gazetteer.load()
        units = read_units(self, given, gazetteer)
        records = read_lists(
            [_opened(one) for one in self._lists],
            units=units["bps_code"],
            gazetteer=gazetteer,
            options=self._options(given),
            hasher=hasher,
            progress=Part(progress, 0.0, 0.5),
        )
        paths = {flag: self.parameterAsString(parameters, name, context) for flag, name in _OTHERS}
        others = {
            flag: read_numbers(_opened((Path(path), None)), gazetteer, hasher)
            for flag, path in paths.items()
            if path
        }
        matches = match_records(
            records.frame,
            threshold=self.parameterAsDouble(parameters, "THRESHOLD", context),
            progress=Part(progress, 0.5, 0.9),
        )
        below = self.parameterAsInt(parameters, "SUPPRESS_BELOW", context)
        overlaps = count_overlaps(records, matches, below)
        checked = check_records(records.frame, matches, others, below)
        notes = (*records.notes, *read_notes(records, matches), *overlaps.notes)
        for note in notes:
            tell(feedback, note)
        known = unit_rows(units)
        about = About(
            title=self.displayName(),
            source=", ".join(records.names),
            notes=tuple(map(say, notes)),
            **boundary_of(units),
        )
        outputs = {
            "OUTPUT": write_unit_layer(self, given, overlap_table(overlaps, known, about), units)
        }
        draw_when_loaded(context, outputs["OUTPUT"], ("several_share",))
        for name, frame in (
            ("RULES", rule_rows(checked, known, say)),
            ("OVERLAPS", overlap_rows(overlaps, known, say)),
            ("CLUSTERS", link_rows(records, matches)),
            ("WEIGHTS", weight_rows(matches)),
        ):
            outputs |= write_frame(self, name, given, frame)
        agreed = agreement_texts(matches)
        return {
            **outputs,
            "RECORDS": len(records.frame),
            "ENTERPRISES": overlaps.enterprises,
            "DUPLICATES": checked.total(Rule.REPEATED),
            "CONFLICTS": checked.total(*CONFLICTS),
            "WITHHELD": overlaps.withheld + int(checked.found["withheld"].sum()),
            "COMPARED": matches.compared,
            "M_PROBABILITIES": agreed[0],
            "U_PROBABILITIES": agreed[1],
        }

    def _options(self, given: Given) -> RecordOptions:
        from ..core.register.list_records import RecordOptions

        def text(name: str) -> str | None:
            return self.parameterAsString(given[0], name, given[1]).strip() or None

        def token(name: str) -> str | None:
            value = self.parameterAsEnumString(given[0], name, given[1])
            return None if value in ("", AUTO, _NONE) else value

        size = token("SIZE_DEFINITION")
        named = {role: text(name) for role, name in _FIELDS}
        return RecordOptions(
            asked={role: column for role, column in named.items() if column},
            unit=text("UNIT_FIELD"),
            definition=SizeDefinition(size) if size else None,
            code_system=code_system(self, given),
            vintage=read_year(text("VINTAGE"), "VINTAGE"),
            number_style=NumberStyle(token("NUMBER_STYLE") or AUTO),
        )


def _opened(given: Table | tuple[Path, str | None]) -> Register:
    """Open a list with its columns about persons, which are compared and never written."""
    from ..core.register.register_blocks import WholeRegister, open_register
    from ..core.tables.personal import personal_columns

    if isinstance(given, tuple):
        return open_register(given[0], sheet=given[1], with_personal=True)
    personal = personal_columns(
        given.cells.to_numpy(object),
        given.is_number.to_numpy(bool),
        names=[str(one) for one in given.cells],
    )
    return WholeRegister(replace(given, personal=tuple(personal)))
