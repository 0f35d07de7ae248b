"""`msme:signals`: a log of signals of change, by district and in a matrix."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..core.measures.schema import About
from ..translate import language, say
from .base import tell
from .harmonise_request import read_year
from .table_parameters import TableAlgorithm, add_codes
from .unit_analysis import draw_when_loaded
from .unit_output import boundary_of, unit_rows, write_unit_layer
from .units_io import add_units, code_system, read_units, write_frame

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class Signals(TableAlgorithm):
    """Signals by district and tag, and the most urgent kind of each district."""

    NAME = "signals"
    GROUP = "analysis"

    def displayName(self) -> str:
        return self.tr("Signals of change by district")

    def shortDescription(self) -> str:
        return self.tr(
            "Counts what was noted in a log of signals by district and STEEP tag, and tells which "
            "to act on, prepare for, watch or note."
        )

    def tags(self) -> list[str]:
        return ["steep", "horizon", "foresight", "sinyal", "isyarat", "risk", "risiko", "dampak"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add_input(
            self.tr("Log of signals"),
            self.tr(
                "A row per signal: title, steep, bps_code or name of the district, date, source, "
                "likelihood and impact from 1 to 5, driver."
            ),
        )
        self.add_sheet(advanced=True)
        self.add(
            QgsProcessingParameterNumber(
                "HIGH_FROM",
                self.tr("High from"),
                Qgis.ProcessingNumberParameterType.Integer,
                defaultValue=4,
                minValue=2,
                maxValue=5,
            ),
            self.tr("Likelihood and impact count as high from this number on."),
        )
        add_codes(self)
        add_units(self, levels=())
        types = QgsProcessing.SourceType
        for name, label, kind, tip in (
            (
                "OUTPUT",
                self.tr("Signals by district"),
                types.TypeVectorPolygon,
                self.tr("Counts by tag, highest score, most urgent kind, titles and drivers."),
            ),
            ("LIST", self.tr("List of signals"), types.TypeVector, self.tr("Most urgent first.")),
            (
                "MATRIX",
                self.tr("Likelihood and impact"),
                types.TypeVector,
                self.tr("How many signals have each impact (rows) and likelihood (columns)."),
            ),
        ):
            sink = QgsProcessingParameterFeatureSink(name, label, kind, optional=name != "OUTPUT")
            sink.setCreateByDefault(True)
            self.add(sink, tip)
        self.give_numbers(
            SIGNALS_READ=self.tr("Signals read"),
            SIGNALS_PLACED=self.tr("Signals in a known district"),
            TO_ACT_ON=self.tr("Signals to act on"),
        )

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.analysis.signal_log import KINDS, TAGS, read_signals, signals_by_unit
        from ..core.regions.gazetteer import Gazetteer

        given = parameters, context
        gazetteer = Gazetteer.load()
        log = self.read_input(parameters, context)
        rows = read_signals(
            log,
            gazetteer,
            system=code_system(self, given),
            vintage=read_year(
                self.parameterAsString(parameters, "VINTAGE", context) or None, "VINTAGE"
            ),
            high=self.parameterAsInt(parameters, "HIGH_FROM", context),
        )
        units = read_units(self, given, gazetteer)
        about = About(
            title=self.tr("Signals: {source}").format(source=log.source),
            source=log.source,
            **boundary_of(units),
        )
        found = signals_by_unit(rows, unit_rows(units), about)
        for note in (*log.notes, *found.table.notes):
            tell(feedback, note)
        about = replace(about, notes=tuple(map(say, (*log.notes, *found.table.notes))))
        output = write_unit_layer(self, given, replace(found.table, about=about), units)
        draw_when_loaded(context, output, ("kind",))
        speech = language()
        words = {
            "kind": {one.value: one.label.get(speech) for one in KINDS if one.label},
            "steep": {tag: label.get(speech) for tag, (label, _) in TAGS.items()},
        }
        told = found.rows.assign(
            **{name: found.rows[name].map(held) for name, held in words.items()}
        )
        return {
            "OUTPUT": output,
            **write_frame(self, "LIST", given, told),
            **write_frame(self, "MATRIX", given, found.matrix),
            "SIGNALS_READ": len(rows),
            "SIGNALS_PLACED": int(found.table.values["signals"].sum()),
            "TO_ACT_ON": int((rows["kind"] == KINDS[0].value).sum()),
        }
