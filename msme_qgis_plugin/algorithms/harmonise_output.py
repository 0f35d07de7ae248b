"""What `msme:harmonise` writes: the units, the report and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QCoreApplication

from ..core.measures.schema import About
from ..core.regions.systems import MATCHED, RowStatus
from ..layers import INDICATIVE, INTEGER, REAL, TEXT, make_fields, write_rows
from ..translate import say
from .base import tell
from .unit_output import unit_rows, write_unit_layer
from .units_io import UNIT_FIELDS, open_sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.harmonise.harmonised import Harmonised
    from ..core.messages import Message
    from ..core.tables.model import Table
    from .base import MsmeAlgorithm

REPORT_FIELDS = (
    ("row", INTEGER),
    ("sheet_row", INTEGER),
    ("input_code", TEXT),
    ("input_name", TEXT),
    ("status", TEXT),
    ("bps_code", TEXT),
    ("unit_name", TEXT),
    ("score", REAL),
    ("candidates", TEXT),
    ("decision", TEXT),
    ("period", TEXT),
    ("message", TEXT),
)
OWN_FIELDS = (
    *("fid", "geom", "code", "district", "level", "parent"),
    *(name for name, _ in UNIT_FIELDS),
)
_GOOD = frozenset(MATCHED)
_DUPLICATE = RowStatus.DUPLICATE.value
_SHOWN = 20


class HarmonisedWriter:
    """Writes the outputs of one run, and describes them."""

    def __init__(
        self, algorithm: MsmeAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> None:
        self._algorithm = algorithm
        self._given = parameters, context

    def write(self, units: gpd.GeoDataFrame, table: Table, result: Harmonised) -> dict[str, Any]:
        """Write OUTPUT and REPORT; return where they are.

        Args:
            units: one row per unit of the output, in any order.
        """
        boundary = str(units["boundary"].iloc[0])
        reason = [] if result.decision is None else [say(result.decision.reason)]
        about = About(
            title=table.source,
            source=table.source,
            boundary=boundary,
            indicative=boundary == INDICATIVE,
            notes=(*reason, *(f"{name} = {header}" for name, header in result.headers.items())),
        )
        values = result.unit_table(unit_rows(units), about)
        output = write_unit_layer(self._algorithm, self._given, values, units)
        outputs = {"OUTPUT": output}
        report_fields = make_fields(REPORT_FIELDS)
        sink, output = open_sink(self._algorithm, "REPORT", self._given, report_fields)
        if sink is not None:
            write_rows(sink, report_fields, _report_rows(result))
            outputs["REPORT"] = output
        return outputs


def _told(status: str, message: Message | None) -> str:
    """Say what became of a row; nothing where that needs no words."""
    if message:
        return say(message)
    if status == _DUPLICATE:
        return QCoreApplication.translate(
            "HarmonisedWriter",
            "One of several rows for this unit; they were made one as was asked for.",
        )
    return ""


def _report_rows(result: Harmonised) -> Iterator[list[Any]]:
    columns = [name for name, _ in REPORT_FIELDS[:-1]]
    status_at = columns.index("status")
    for row, message in zip(result.rows[columns].itertuples(index=False), result.rows["message"]):
        yield [*row, _told(row[status_at], message)]
    no_row = QCoreApplication.translate("HarmonisedWriter", "The table has no row for this unit.")
    status = RowStatus.NO_DATA.value
    for code, name in result.no_data.itertuples(index=False):
        yield [None, None, None, None, status, code, name, *[None] * 4, no_row]


def log_summary(result: Harmonised, feedback: QgsProcessingFeedback) -> None:
    """Say what was found and what needs a look."""
    if result.decision is not None:
        reason, notes = result.decision.reason, result.decision.notes
        for note in (reason, *notes):
            tell(feedback, note)
    for note in result.notes:
        tell(feedback, note)
    shown = result.rows[~result.rows["status"].isin(_GOOD)].head(_SHOWN)
    for sheet_row, name, code, status, message in shown[
        ["sheet_row", "input_name", "input_code", "status", "message"]
    ].itertuples(index=False):
        feedback.pushWarning(
            QCoreApplication.translate("HarmonisedWriter", "Row {row}, {text}: {message}").format(
                row=sheet_row,
                text=f"{code} {name}".strip(),
                message=_told(status, message) or status,
            )
        )
    double = result.count(RowStatus.DUPLICATE)
    feedback.pushInfo(
        QCoreApplication.translate(
            "HarmonisedWriter",
            "{matched} of {rows} rows matched; {units} units have a row, {without} have none.",
        ).format(
            matched=result.matched + double,
            rows=len(result.rows),
            units=result.units_matched,
            without=len(result.no_data),
        )
    )
    if double:
        feedback.pushInfo(
            QCoreApplication.translate(
                "HarmonisedWriter",
                "{double} of these rows share their unit with another "
                "one; they were made one as was asked for.",
            ).format(double=double)
        )
