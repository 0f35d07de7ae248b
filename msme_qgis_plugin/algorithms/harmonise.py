"""`msme:harmonise`: any table plus units becomes a district layer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ..core.harmonise.options import DuplicateRule
from ..core.messages import Message
from ..core.regions.systems import MATCHED, RowStatus
from ..translate import say
from .base import tell
from .feedback_progress import FeedbackProgress
from .harmonise_output import OWN_FIELDS, HarmonisedWriter, log_summary
from .harmonise_request import read_options
from .table_parameters import TableAlgorithm
from .tokens import add_tokens
from .units_io import add_units, asked_level, read_units

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.harmonise.harmonised import Harmonised
    from ..core.harmonise.options import HarmoniseOptions
    from ..core.regions.gazetteer import Gazetteer
    from ..core.regions.levels import Level
    from ..core.tables.model import Table
    from .units_io import Given

COUNTS = {
    "MATCHED": tuple(MATCHED),
    "AMBIGUOUS": (RowStatus.AMBIGUOUS,),
    "CONFLICTS": (RowStatus.CODE_NAME_CONFLICT,),
    "UNMATCHED": (RowStatus.UNMATCHED,),
    "OUTSIDE_UNITS": (RowStatus.OUTSIDE_UNITS,),
    "DUPLICATE_ROWS": (RowStatus.DUPLICATE,),
    "TOTAL_ROWS": (RowStatus.TOTAL_ROW,),
}


class Harmonise(TableAlgorithm):
    """Joins a table to units and accounts for every row."""

    NAME = "harmonise"
    GROUP = "data"

    def __init__(self) -> None:
        super().__init__()
        self._decided: dict[str, str] = {}

    def displayName(self) -> str:
        return self.tr("Harmonise a table to districts")

    def shortDescription(self) -> str:
        return self.tr(
            "Joins a table to districts by code and name, and reports the result for each row."
        )

    def tags(self) -> list[str]:
        return ["join", "excel", "csv", "bps", "kemendagri", "umkm", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self._add_inputs()
        self._add_columns()
        self._add_choices()
        self._add_outputs()

    def _add_inputs(self) -> None:
        self.add_input(
            self.tr("Spreadsheet or text file"),
            self.tr(
                "The file as it came; title rows, two header rows and totals "
                "are understood. Codes stay text."
            ),
        )
        self.add_sheet()
        add_units(self)

    def _add_columns(self) -> None:
        found = self.tr("Found by its content if empty; - for none.")
        for name, label in (
            ("CODE_FIELD", self.tr("Column with the district code")),
            ("NAME_FIELD", self.tr("Column with the district name")),
            ("TYPE_FIELD", self.tr("Column with Kabupaten or Kota")),
            ("PROVINCE_FIELD", self.tr("Column with the province")),
            ("PARENT_FIELD", self.tr("Column with the larger unit, such as the district")),
            ("PERIOD_FIELD", self.tr("Column with the period")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), found, advanced=True)
        self.add(
            QgsProcessingParameterString("VALUE_FIELDS", self.tr("Columns to map"), optional=True),
            self.tr(
                "Separated by | or as a JSON list. All columns of numbers, and of words that "
                "name kinds of units, if empty."
            ),
        )
        self.add_period(
            self.tr("Period to map"),
            self.tr(
                "Where the table holds several: one of them, the latest if empty; all keeps each "
                "as a field of its own."
            ),
        )

    def _add_choices(self) -> None:
        self.add_reading()
        self.add(
            QgsProcessingParameterString(
                "COLUMN_STYLES", self.tr("How numbers of single columns are written"), optional=True
            ),
            self.tr(
                "Such as UMKM = indonesian; Omzet = english, also as a JSON list. For columns "
                "that do not tell by themselves."
            ),
            advanced=True,
        )
        add_tokens(
            self,
            "DUPLICATES",
            self.tr("Several rows for one district"),
            [rule.value for rule in DuplicateRule],
            self.tr("error stops; the other rules make one value, marked as an estimate."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                "TARGET_VINTAGE", self.tr("Merge up to the districts of"), optional=True
            ),
            self.tr(
                "A year: districts split since then are added up to their "
                "parents. Only counts can be added."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                "DECISIONS", self.tr("Decisions about single rows"), optional=True, multiLine=True
            ),
            self.tr(
                "A JSON object: data row number or code|name to a BPS code, "
                "“leave out” or “add” (to the district's other rows). For all rows alike: "
                "*ambiguous* to kab, kota or only (the one candidate left), "
                "*code_name_conflict* to code or name."
            ),
            advanced=True,
        )

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT",
                self.tr("Districts with values"),
                QgsProcessing.SourceType.TypeVectorPolygon,
            ),
            self.tr("One feature per district, each value with its status."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "REPORT",
                self.tr("Match report"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=True,
            ),
            self.tr("One row per input row and per district without data."),
        )
        self.give_numbers(
            MATCHED=self.tr("Rows matched"),
            UNITS_MATCHED=self.tr("Districts with data"),
            AMBIGUOUS=self.tr("Ambiguous rows"),
            CONFLICTS=self.tr("Rows whose code and name disagree"),
            UNMATCHED=self.tr("Rows not matched"),
            OUTSIDE_UNITS=self.tr("Rows of districts outside the boundaries"),
            DUPLICATE_ROWS=self.tr("Duplicate rows"),
            TOTAL_ROWS=self.tr("Total rows"),
            UNITS_WITHOUT_DATA=self.tr("Districts without data"),
        )
        for name, label in (
            ("CODE_SYSTEM_FOUND", self.tr("Numbered by")),
            ("VINTAGE_FOUND", self.tr("Year of the codes found")),
            ("REASON", self.tr("How the codes were read")),
            ("PERIOD_MAPPED", self.tr("Period that was mapped")),
            ("PERIODS", self.tr("Periods in the table, a JSON list")),
            ("LEVEL_FOUND", self.tr("Level of the units")),
            ("FIELDS_MADE", self.tr("Fields with values, a JSON list")),
            ("FIELDS_BY_HEADER", self.tr("Fields by the headers of the table, a JSON object")),
        ):
            self.give(QgsProcessingOutputString(name, label))

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.harmonise.decisions import for_other_files
        from ..core.harmonise.errors import LevelsDifferError
        from ..core.harmonise.level_choice import LEVEL_WORDS, units_known
        from ..core.harmonise.merge_units import merge_units
        from ..core.harmonise.table_to_units import harmonise
        from ..core.regions.gazetteer import Gazetteer

        given = parameters, context
        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        options = read_options(self, parameters, context)
        gazetteer = Gazetteer.load()
        table = self.read_input(parameters, context)
        progress.step(0.2)
        level, reason = self._level(table, gazetteer, options, given)
        units = read_units(self, given, gazetteer, wanted=level)
        progress.step(0.4)
        known = units_known(units, gazetteer)
        if known.level is not level:
            raise LevelsDifferError(
                wanted=LEVEL_WORDS[level],
                held=LEVEL_WORDS[known.level],
                layer=units["boundary"].iloc[0],
            )
        result = harmonise(
            table, units=list(units["bps_code"]), known=known, options=options, reserved=OWN_FIELDS
        )
        self._decided = for_other_files(options.decisions, result.rows)
        progress.step(0.8)
        log_summary(result, feedback)
        outputs = HarmonisedWriter(self, parameters, context).write(
            merge_units(units, result.target_parent), table, result
        )
        progress.step(1.0)
        decision = result.decision
        return {
            **outputs,
            **_numbers(result),
            "REASON": say(decision.reason if decision else reason),
            "LEVEL_FOUND": known.level.value.lower(),
        }

    def recorded(self, parameters: dict[str, Any]) -> dict[str, Any]:
        decided = json.dumps(self._decided, ensure_ascii=False) if self._decided else ""
        return {**parameters, "DECISIONS": decided}

    def _level(
        self, table: Table, gazetteer: Gazetteer, options: HarmoniseOptions, given: Given
    ) -> tuple[Level, Message]:
        """Return the level to map, as chosen or as the table says, and why."""
        from ..core.harmonise.level_choice import AS_CHOSEN, LEVEL_WORDS, find_level

        level = asked_level(self, given)
        feedback = given[1].feedback()
        if level is not None:
            reason = Message(AS_CHOSEN, {"level": LEVEL_WORDS[level]})
        else:
            level, reason = find_level(table, gazetteer, options)
        if feedback is not None:
            tell(feedback, reason)
        return level, reason


def _numbers(result: Harmonised) -> dict[str, Any]:
    decision = result.decision
    return {
        **{name: result.count(*kinds) for name, kinds in COUNTS.items()},
        "UNITS_MATCHED": result.units_matched,
        "UNITS_WITHOUT_DATA": len(result.no_data),
        "CODE_SYSTEM_FOUND": decision.system.value if decision else "",
        "VINTAGE_FOUND": str(decision.vintage) if decision else "",
        "PERIOD_MAPPED": result.period or "",
        "PERIODS": json.dumps(result.periods, ensure_ascii=False),
        "FIELDS_MADE": json.dumps(list(result.headers), ensure_ascii=False),
        "FIELDS_BY_HEADER": json.dumps(
            {header: name for name, header in result.headers.items()}, ensure_ascii=False
        ),
    }
