"""`msme:aggregatevillages`: a survey of villages becomes districts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ..core.catalogue.weights import Weight
from ..core.lists import split_names
from ..core.overlay.villages.villages_analysis import ANALYSIS
from ..core.regions.levels import Level
from ..translate import language
from .base import MsmeAlgorithm, tell
from .feedback_progress import FeedbackProgress
from .overlay_io import add_minimum_coverage, minimum_coverage
from .table_parameters import one_of_two, read_source
from .tokens import add_tokens, show_as
from .unit_output import about_units, unit_rows, write_unit_layer
from .units_io import (
    add_units,
    add_villages,
    asked_level,
    code_system,
    dataset_id,
    load_catalogue,
    read_units,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.catalogue.load import Catalogue
    from ..core.overlay.villages.village_request import VillageRequest
    from ..core.overlay.villages.village_source import OpenedVillages, Villages
    from .units_io import Given

WEIGHTS = (Weight.MSME, Weight.FAMILIES, Weight.POPULATION, Weight.VILLAGES)


class AggregateVillages(MsmeAlgorithm):
    """Computes the catalogue's indicators per district from villages."""

    NAME = "aggregatevillages"
    GROUP = "overlay"
    ANALYSIS = ANALYSIS

    def displayName(self) -> str:
        return self.tr("Aggregate villages to districts")

    def shortDescription(self) -> str:
        return self.tr(
            "Computes indicators per district from a survey of villages, "
            "each by its own rule and weight, with coverage and status."
        )

    def tags(self) -> list[str]:
        return [
            *("podes", "village", "desa", "kelurahan", "aggregate", "4g"),
            *("internet", "district", "kabupaten", "msme", "umkm"),
        ]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        add_villages(self)
        add_units(self, levels=(Level.PROVINCE, Level.DISTRICT))
        indicators = QgsProcessingParameterString(
            "INDICATORS", self.tr("Indicators"), optional=True
        )
        show_as(indicators, "IndicatorChoice")
        self.add(
            indicators,
            self.tr(
                "Ids of the catalogue, such as B04_4g_vill; E01_elec. All that these villages "
                "give if empty."
            ),
        )
        add_tokens(
            self,
            "WEIGHT",
            self.tr("Weight"),
            [weight.value for weight in WEIGHTS],
            self.tr(
                "What a village counts for. It replaces only weights that the catalogue leaves as "
                "a choice. If empty, the first of an indicator's weights that the survey holds; "
                "the log says which."
            ),
            optional=True,
        )
        self.add(
            QgsProcessingParameterString(
                "VARIABLES", self.tr("Variables to add up"), optional=True
            ),
            self.tr("Names of variables, such as banks; cooperatives."),
        )
        add_minimum_coverage(self, None)
        self.also_called("MIN_COVERAGE", "MINIMUM_COVERAGE")
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT",
                self.tr("Districts with indicators"),
                QgsProcessing.SourceType.TypeVectorPolygon,
            ),
            self.tr(
                "One feature per district; beside each indicator its status "
                "and the share of its weight that had data."
            ),
        )
        self.give_numbers(
            VILLAGES_READ=self.tr("Rows read"),
            DUPLICATES=self.tr("Repeated rows merged"),
            UNMATCHED=self.tr("Villages without a known district"),
            UNITS_WITH_DATA=self.tr("Districts with villages"),
            UNITS_WITHOUT_DATA=self.tr("Districts without villages"),
            INDICATORS_COMPUTED=self.tr("Indicators computed"),
        )
        for name, label in (
            ("DATASET_FOUND", self.tr("Dataset")),
            ("CODE_SYSTEM_FOUND", self.tr("Numbered by")),
        ):
            self.give(QgsProcessingOutputString(name, label))

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if not one_of_two(parameters, "VILLAGES"):
            return False, self.tr(
                "Give a survey of villages as a file or as a layer, exactly one of the two."
            )
        return super().checkParameterValues(parameters, context)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.overlay.villages.village_source import (
            of_provinces,
            open_villages,
            read_villages,
        )
        from ..core.overlay.villages.village_table import VILLAGES, village_table
        from ..core.regions.gazetteer import Gazetteer

        given = parameters, context
        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        catalogue, gazetteer = load_catalogue(), Gazetteer.load()
        opened = open_villages(
            read_source(self, "VILLAGES", given), catalogue, dataset_id(self, given)
        )
        request = self._request(opened, catalogue, given)
        progress.step(0.2)
        villages = read_villages(
            opened,
            request.needed,
            catalogue=catalogue,
            gazetteer=gazetteer,
            system=code_system(self, given),
            labelled=False,
        )
        progress.step(0.6)
        if opened.reason is not None:
            tell(feedback, opened.reason)
        if villages.decision is not None:
            tell(feedback, villages.decision.reason)
        for note in villages.notes:
            tell(feedback, note)
        if asked_level(self, given) is Level.PROVINCE:
            villages = of_provinces(villages)
        units = read_units(self, given, gazetteer)
        progress.step(0.8)
        table, weights = village_table(villages, request, catalogue, units=unit_rows(units))
        notes = self._notes(villages, request, weights)
        for line in notes:
            feedback.pushInfo(line)
        progress.step(0.9)
        dataset = villages.dataset
        title = dataset.title.get(language())
        about = about_units(
            units, title=title, source=villages.source, notes=notes, dataset=dataset
        )
        output = write_unit_layer(self, given, replace(table, about=about), units)
        progress.step(1.0)
        with_data = int((table.values[VILLAGES] > 0).sum())
        return {
            "OUTPUT": output,
            "VILLAGES_READ": villages.read,
            "DUPLICATES": villages.merged,
            "UNMATCHED": villages.unmatched,
            "UNITS_WITH_DATA": with_data,
            "UNITS_WITHOUT_DATA": len(units) - with_data,
            "INDICATORS_COMPUTED": len(request.indicators),
            "DATASET_FOUND": villages.dataset.id,
            "CODE_SYSTEM_FOUND": villages.system.value,
        }

    def _request(
        self, opened: OpenedVillages, catalogue: Catalogue, given: Given
    ) -> VillageRequest:
        from ..core.overlay.villages.village_request import make_request

        token = self.parameterAsEnumString(given[0], "WEIGHT", given[1])
        request = make_request(
            opened,
            catalogue,
            indicators=self._ids("INDICATORS", given),
            sums=self._ids("VARIABLES", given),
            weight=Weight(token) if token else None,
        )
        if given[0].get("MINIMUM_COVERAGE") is None:
            return request
        least = minimum_coverage(self, given)
        return replace(
            request,
            indicators=tuple(replace(one, minimum_coverage=least) for one in request.indicators),
        )

    def _ids(self, name: str, given: Given) -> tuple[str, ...]:
        # Earlier versions let white space stand between ids.
        said = split_names(self.parameterAsString(given[0], name, given[1]), commas=True)
        return tuple(word for one in said for word in one.split())

    def _notes(
        self, villages: Villages, request: VillageRequest, weights: Mapping[str, Weight]
    ) -> list[str]:
        """Say what each field is, and by what it is weighted."""
        tongue = language()
        lines = []
        for one in request.indicators:
            line = self.tr("{field}: {name} ({unit}); {formula}; rule: {rule}").format(
                field=one.id.lower(),
                name=one.name.get(tongue),
                unit=one.unit.get(tongue),
                formula=one.formula_text.get(tongue),
                rule=one.rule.value,
            )
            weight, own = weights[one.id].label, one.weight.label
            if weight is not None:
                line += "; " + self.tr("weighted by {weight}").format(weight=weight.get(tongue))
            # What a person asked for needs no excuse.
            if own is not None and weights[one.id] not in (one.weight, request.weight):
                line += " " + self.tr("({own} are not in the survey)").format(own=own.get(tongue))
            lines.append(line)
        return lines
