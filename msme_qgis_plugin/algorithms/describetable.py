"""`msme:describetable`: what a file holds and what its columns are for."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..layers import TEXT, as_table, make_fields, write_rows
from .base import FeedbackProgress, MsmeAlgorithm, tell
from .units_io import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.tables.columns import ColumnRoles
    from ..core.tables.model import Table

_FIELDS = (("column", TEXT), ("role", TEXT), ("first_values", TEXT))
_KEYS = ("code", "name", "type", "province", "period")
_SHOWN = 3
_PREVIEWED = 20


class DescribeTable(MsmeAlgorithm):
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
        self.add(
            QgsProcessingParameterFile(
                "INPUT",
                self.tr("Spreadsheet or text file"),
                optional=True,
                fileFilter=self.tr("Tables")
                + " (*.xlsx *.csv *.txt *.tsv *.xls *.ods *.dbf *.gpkg)",
            ),
            self.tr("The file as it came."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "LAYER",
                self.tr("or a table or layer in the project"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            self.tr("Instead of a file. Give a file or a layer, not both."),
        )
        self.add(
            QgsProcessingParameterString(
                "SHEET", self.tr("Sheet"), optional=True
            ),
            self.tr("Name of the sheet; the first one with data if empty."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "COLUMNS",
                self.tr("Columns"),
                QgsProcessing.SourceType.TypeVector,
            ),
            self.tr("One row per column; personal columns show no values."),
        )
        for name, label in (
            ("ROWS", self.tr("Rows")),
            ("COLUMN_COUNT", self.tr("Columns counted")),
        ):
            self.give(QgsProcessingOutputNumber(name, label))
        for name, label in (
            ("SHEET_READ", self.tr("Sheet that was read")),
            ("SHEETS", self.tr("Sheets, a JSON list")),
            ("FIRST_ROWS", self.tr("First rows, a JSON list")),
            ("SOURCE", self.tr("What the table is good for, a JSON object")),
        ):
            self.give(QgsProcessingOutputString(name, label))

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        given = [
            bool(self.parameterAsString(parameters, "INPUT", context)),
            parameters.get("LAYER") not in (None, ""),
        ]
        if sum(given) != 1:
            return False, self.tr(
                "Give a file or a layer, exactly one of the two."
            )
        return super().checkParameterValues(parameters, context)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.analysis.at_hand import look_at
        from ..core.regions.gazetteer import Gazetteer
        from ..core.tables.columns import find_columns

        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        table, sheets = self._table(parameters, context)
        progress.step(0.4)
        gazetteer = Gazetteer.load()
        roles = find_columns(
            table,
            provinces=gazetteer.province_names(),
            districts=gazetteer.district_names(),
        )
        progress.step(0.7)
        source = look_at(table, roles, load_catalogue())
        progress.step(0.9)
        for note in (*table.notes, *roles.notes):
            tell(feedback, note)
        fields = make_fields(_FIELDS)
        sink, destination = self.parameterAsSink(
            parameters, "COLUMNS", context, fields, Qgis.WkbType.NoGeometry
        )
        if sink is None:
            raise QgsProcessingException(
                self.invalidSinkError(parameters, "COLUMNS")
            )
        write_rows(sink, fields, _rows(table, roles))
        progress.step(1.0)
        first = table.cells.head(_PREVIEWED).to_numpy().tolist()
        return {
            "COLUMNS": destination,
            "ROWS": len(table.cells),
            "COLUMN_COUNT": table.cells.shape[1] + len(table.personal),
            "SHEET_READ": table.sheet or "",
            "SHEETS": json.dumps(sheets, ensure_ascii=False),
            "SOURCE": json.dumps(asdict(source)),
            "FIRST_ROWS": json.dumps(
                [list(table.cells.columns), *first], ensure_ascii=False
            ),
        }

    def _table(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[Table, list[str]]:
        path = self.parameterAsString(parameters, "INPUT", context)
        if path:
            from ..core.tables.read import list_sheets, read_table

            sheet = self.parameterAsString(parameters, "SHEET", context)
            table = read_table(Path(path), sheet=sheet or None)
            return table, list_sheets(Path(path))
        source = self.parameterAsSource(parameters, "LAYER", context)
        if source is None:
            raise QgsProcessingException(
                self.invalidSourceError(parameters, "LAYER")
            )
        return as_table(source, source.sourceName()), []


def _rows(table: Table, roles: ColumnRoles) -> Iterator[list[str]]:
    role = {getattr(roles, key): key for key in _KEYS}
    values = set(roles.values)
    for column in table.cells.columns:
        other = "value" if column in values else "left_out"
        filled = table.cells[column][table.cells[column] != ""]
        first = " · ".join(filled.head(_SHOWN))
        yield [column, role.get(column, other), first]
    for column in table.personal:
        yield [column, "personal", ""]
