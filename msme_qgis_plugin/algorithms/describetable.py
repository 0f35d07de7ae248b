"""`msme:describetable`: what a file holds and what its columns are for."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessing, QgsProcessingOutputString, QgsProcessingParameterFeatureSink

from ..core.harmonise.errors import LevelUnclearError
from ..core.regions.levels import Level
from ..layers import TEXT
from .base import tell
from .feedback_progress import FeedbackProgress
from .table_parameters import TableAlgorithm
from .units_io import load_catalogue, write_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.tables.columns import ColumnRoles
    from ..core.tables.model import Table

_FIELDS = (("column", TEXT), ("role", TEXT), ("first_values", TEXT))
_KEYS = ("code", "name", "type", "province", "parent", "period")
_SHOWN = 3
_PREVIEWED = 20


class DescribeTable(TableAlgorithm):
    """Reads a table and says what each column would be taken for."""

    NAME = "describetable"
    GROUP = "data"

    def displayName(self) -> str:
        return self.tr("Describe a table")

    def shortDescription(self) -> str:
        return self.tr(
            "Lists the columns of a table and what they are taken for: "
            "code, name, province, values."
        )

    def tags(self) -> list[str]:
        return ["excel", "csv", "columns", "preview", "kolom", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add_input(self.tr("Spreadsheet or text file"), self.tr("The file as it came."))
        self.add_sheet()
        self.add(
            QgsProcessingParameterFeatureSink(
                "COLUMNS", self.tr("Columns"), QgsProcessing.SourceType.TypeVector
            ),
            self.tr("One row per column; personal columns show no values."),
        )
        self.give_numbers(ROWS=self.tr("Rows"), COLUMN_COUNT=self.tr("Columns counted"))
        for name, label in (
            ("SHEET_READ", self.tr("Sheet that was read")),
            ("SHEETS", self.tr("Sheets, a JSON list")),
            ("FIRST_ROWS", self.tr("First rows, a JSON list")),
            ("SOURCE", self.tr("What the table is good for, a JSON object")),
            ("LEVEL_FOUND", self.tr("Level of the units")),
            ("TWO_READINGS", self.tr("Columns that may be read in two ways, a JSON list")),
        ):
            self.give(QgsProcessingOutputString(name, label))

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.analysis.data_sources import look_at
        from ..core.harmonise.column_choice import find_roles
        from ..core.harmonise.level_choice import find_level, known_of
        from ..core.harmonise.options import HarmoniseOptions
        from ..core.regions.gazetteer import Gazetteer
        from ..core.tables.numbers import two_readings

        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        table = self.read_input(parameters, context)
        sheets = self._sheets(parameters, context)
        progress.step(0.4)
        gazetteer = Gazetteer.load()
        try:
            level = find_level(table, gazetteer, HarmoniseOptions()).level
        except LevelUnclearError as error:
            tell(feedback, error.message)
            level = Level.DISTRICT
        roles = find_roles(table, known_of(level, gazetteer))
        progress.step(0.7)
        source = look_at(table, roles, load_catalogue())
        progress.step(0.9)
        for note in (*table.notes, *roles.notes):
            tell(feedback, note)
        outputs = write_table(self, "COLUMNS", (parameters, context), _FIELDS, _rows(table, roles))
        progress.step(1.0)
        first = table.cells.head(_PREVIEWED).to_numpy().tolist()
        return {
            **outputs,
            "ROWS": len(table.cells),
            "COLUMN_COUNT": table.cells.shape[1] + len(table.personal),
            "SHEET_READ": table.sheet or "",
            "SHEETS": json.dumps(sheets, ensure_ascii=False),
            "SOURCE": json.dumps(asdict(source)),
            "LEVEL_FOUND": level.value.lower(),
            "TWO_READINGS": json.dumps(two_readings(table, roles.values), ensure_ascii=False),
            "FIRST_ROWS": json.dumps([list(table.cells.columns), *first], ensure_ascii=False),
        }

    def _sheets(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[str]:
        path = self.parameterAsString(parameters, "INPUT", context)
        if not path:
            return []
        from ..core.tables.read import list_sheets

        return list_sheets(Path(path))


def _rows(table: Table, roles: ColumnRoles) -> Iterator[list[str]]:
    role = {getattr(roles, key): key for key in _KEYS}
    other = {**dict.fromkeys(roles.values, "value"), **dict.fromkeys(roles.categories, "category")}
    for column in table.cells.columns:
        filled = table.cells[column][table.cells[column] != ""]
        first = " · ".join(filled.head(_SHOWN))
        yield [column, role.get(column) or other.get(column, "left_out"), first]
    for column in table.personal:
        yield [column, "personal", ""]
