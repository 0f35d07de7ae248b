"""`msme:flowstodistricts`: pairs of regions become ties to markets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterFile, QgsProcessingParameterString

from ..core.catalogue.model import Layout
from ..core.measures.status import Status
from .base import MsmeAlgorithm, tell
from .feedback_progress import FeedbackProgress
from .overlay_io import (
    add_dataset,
    add_minimum_coverage,
    add_output,
    counts_of,
    dataset_of,
    minimum_coverage,
    percent,
    show_notes,
)
from .unit_output import about_units, unit_rows, write_unit_layer
from .units_io import add_units, load_catalogue, read_units

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.measures.table import UnitTable

PARENT_ONLY = "parent_only"


class FlowsToDistricts(MsmeAlgorithm):
    """How strongly the people of each district are tied to markets."""

    NAME = "flowstodistricts"
    GROUP = "overlay"

    def displayName(self) -> str:
        return self.tr("Connectedness of districts to markets")

    def shortDescription(self) -> str:
        return self.tr(
            "Share of each district's ties, such as friendships of the "
            "Social Connectedness Index, that lead to chosen markets."
        )

    def tags(self) -> list[str]:
        return [
            *("flows", "sci", "social", "connectedness", "market", "pairs"),
            *("gadm", "district", "kabupaten", "pasar", "umkm", "msme"),
        ]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile(
                "FLOWS",
                self.tr("Pairs of regions"),
                fileFilter=self.tr("Text tables") + " (*.tsv *.csv *.txt)",
            ),
            self.tr(
                "A text file of the Social Connectedness Index: user_loc, "
                "fr_loc, scaled_sci (2021) or user_country, friend_country, "
                "user_region, friend_region, scaled_sci (2026). Other "
                "countries are left out."
            ),
        )
        self.add(
            QgsProcessingParameterString("MARKETS", self.tr("Markets")),
            self.tr(
                "BPS codes or full names of districts, such as 3171; Kota Surabaya; Kota Medan."
            ),
        )
        add_units(self, levels=())
        add_dataset(self, Layout.PAIRS)
        add_minimum_coverage(self, 0.8)
        add_output(
            self,
            self.tr(
                "One feature per district: connectedness (0–1), coverage, "
                "status and basis. A district without a polygon of its own "
                "in GADM has no value."
            ),
        )
        self.give_numbers(
            MARKETS_USED=self.tr("Markets with pairs"),
            PARENT_ONLY=self.tr("Districts known by their parent only"),
        )

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.overlay.flows.flow_files import (
            find_markets,
            flow_head,
            flow_units,
            read_flow_file,
        )
        from ..core.overlay.flows.flow_table import CONNECTEDNESS, flow_table
        from ..core.overlay.flows.flows_to_units import connectedness
        from ..core.regions.gazetteer import Gazetteer

        given = parameters, context
        gazetteer = Gazetteer.load()
        markets = find_markets(self.parameterAsString(parameters, "MARKETS", context), gazetteer)
        path = Path(self.parameterAsFile(parameters, "FLOWS", context))
        flows = read_flow_file(path, progress=FeedbackProgress(feedback, end=0.7))
        for note in flows.notes:
            tell(feedback, note)
        result = connectedness(
            flows, flow_units(gazetteer), markets, minimum_coverage=minimum_coverage(self, given)
        )
        read = len(flows.notes)
        lines = show_notes(feedback, result.notes[read:])
        units = read_units(
            self, given, gazetteer, progress=FeedbackProgress(feedback, start=0.7, end=0.9)
        )
        labels = gazetteer.units.loc[markets, "label"].tolist()
        dataset = dataset_of(self, given, Layout.PAIRS, lambda: flow_head(path))
        table = flow_table(
            result, labels, load_catalogue(), units=unit_rows(units), dataset=dataset
        )
        lines = [*self._log(table, labels, feedback), *lines]
        about = about_units(
            units,
            title=self.tr("Connectedness to {markets}").format(markets=", ".join(labels)),
            source=path.name,
            notes=[self.tr("Weight: population of the districts"), *lines],
            dataset=dataset,
        )
        output = write_unit_layer(self, given, replace(table, about=about), units)
        FeedbackProgress(feedback).step(1.0)
        return {
            "OUTPUT": output,
            "MARKETS_USED": len(markets),
            "PARENT_ONLY": int((table.categories["basis"] == PARENT_ONLY).sum()),
            **counts_of(table.status[CONNECTEDNESS]),
        }

    def _log(
        self, table: UnitTable, markets: list[str], feedback: QgsProcessingFeedback
    ) -> list[str]:
        """Say which markets were meant and how much was known."""
        status = table.status["connectedness"]
        numbers = counts_of(status)
        if not numbers["UNITS_WITH_DATA"]:
            text = self.tr(
                "No district has a value: the pairs reach too few of the "
                "people of the markets, or name none of the districts."
            )
            feedback.pushWarning(text)
            return [text]
        lines = [
            self.tr("Markets: {markets}").format(markets=", ".join(markets)),
            self.tr(
                "{with_data} of {units} districts have a value; on average "
                "the pairs reach {share} of the people."
            ).format(
                with_data=numbers["UNITS_WITH_DATA"],
                units=len(status),
                share=percent(table.values["coverage"][status != Status.MISSING.code].mean()),
            ),
        ]
        for line in lines:
            feedback.pushInfo(line)
        return lines
