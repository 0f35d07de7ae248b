"""`msme:aggregatevillages`: a survey of villages becomes districts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.catalogue.weights import Weight
from ..core.overlay.villages.villages_analysis import ANALYSIS
from ..core.regions.levels import Level
from ..layers import INTEGER, REAL, TEXT
from ..translate import language
from .base import MsmeAlgorithm, describe_output, tell
from .feedback_progress import FeedbackProgress
from .table_parameters import one_of_two, read_source
from .units_io import (
    add_units,
    add_villages,
    asked_level,
    code_system,
    dataset_id,
    describe_units,
    load_catalogue,
    read_units,
    write_units,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    from qgis.core import QgsLayerMetadata, QgsProcessingContext, QgsProcessingFeedback
    from qgis.PyQt.QtCore import QMetaType

    from ..core.catalogue.load import Catalogue
    from ..core.overlay.villages.village_request import VillageRequest
    from ..core.overlay.villages.village_source import OpenedVillages, Villages
    from ..core.overlay.villages.villages_to_units import UnitValues
    from .units_io import Given

WEIGHTS = (Weight.MSME, Weight.FAMILIES, Weight.POPULATION, Weight.VILLAGES)


class AggregateVillages(MsmeAlgorithm):
    """Computes the catalogue's indicators per district from villages."""

    NAME = "aggregatevillages"
    GROUP = "overlay"
    ANALYSIS = ANALYSIS

    def displayName(self) -> str:
        return self.tr("Bring villages up to districts")

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
        self.add(
            QgsProcessingParameterString("INDICATORS", self.tr("Indicators"), optional=True),
            self.tr(
                "Ids of the catalogue separated by commas, such as "
                "B04_4g_vill, E01_elec. All that these villages give if "
                "empty."
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "WEIGHT",
                self.tr("Weight"),
                options=[weight.value for weight in WEIGHTS],
                usesStaticStrings=True,
                optional=True,
            ),
            self.tr(
                "What a village counts for. It replaces only weights that "
                "the catalogue leaves as a choice; each indicator keeps its "
                "own if empty."
            ),
        )
        self.add(
            QgsProcessingParameterString(
                "VARIABLES", self.tr("Variables to add up"), optional=True
            ),
            self.tr("Names of variables separated by commas, such as banks, cooperatives."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "MIN_COVERAGE",
                self.tr("Minimum coverage"),
                Qgis.ProcessingNumberParameterType.Double,
                optional=True,
                minValue=0.0,
                maxValue=1.0,
            ),
            self.tr(
                "Share of the weight, 0 to 1, that needs data behind a "
                "value; less leaves the value out. Each indicator keeps its "
                "own, mostly 0.8, if empty."
            ),
            advanced=True,
        )
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
        for name, label in (
            ("VILLAGES_READ", self.tr("Rows read")),
            ("DUPLICATES", self.tr("Repeated rows merged")),
            ("UNMATCHED", self.tr("Villages without a known district")),
            ("UNITS_WITH_DATA", self.tr("Districts with villages")),
            ("UNITS_WITHOUT_DATA", self.tr("Districts without villages")),
            ("INDICATORS_COMPUTED", self.tr("Indicators computed")),
        ):
            self.give(QgsProcessingOutputNumber(name, label))
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
        values, sums = _aggregate(villages, request)
        for name, weight in values.weights.items():
            if weight == Weight.NONE.value:
                continue
            feedback.pushInfo(
                self.tr("{indicator}: weighted by {weight}").format(indicator=name, weight=weight)
            )
        progress.step(0.7)
        units = read_units(self, given, gazetteer)
        progress.step(0.9)
        columns = _columns(units, villages, values, sums)
        output = write_units(self, given, units, columns)
        describe_output(
            context,
            output,
            self._metadata(villages, request, values, units),
            _titles(request, values),
        )
        progress.step(1.0)
        with_data = sum(count > 0 for count in columns["villages"][1])
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
        from ..core.overlay.villages.village_request import make_request, split_ids

        token = self.parameterAsEnumString(given[0], "WEIGHT", given[1])
        request = make_request(
            opened,
            catalogue,
            indicators=split_ids(self.parameterAsString(given[0], "INDICATORS", given[1])),
            sums=split_ids(self.parameterAsString(given[0], "VARIABLES", given[1])),
            weight=Weight(token) if token else None,
        )
        if given[0].get("MIN_COVERAGE") is None:
            return request
        least = self.parameterAsDouble(given[0], "MIN_COVERAGE", given[1])
        return replace(
            request,
            indicators=tuple(replace(one, minimum_coverage=least) for one in request.indicators),
        )

    def _metadata(
        self,
        villages: Villages,
        request: VillageRequest,
        values: UnitValues,
        units: gpd.GeoDataFrame,
    ) -> QgsLayerMetadata:
        dataset, tongue = villages.dataset, language()
        lines = [
            self.tr("Source: {source}").format(source=villages.source),
            self.tr("Dataset: {dataset}, {period}, {producer}").format(
                dataset=dataset.title.get(tongue),
                period=dataset.reference_period,
                producer=dataset.producer.get(tongue),
            ),
            self.tr("Licence: {licence}").format(licence=dataset.licence.name.get(tongue)),
        ]
        for one in request.indicators:
            line = self.tr("{field}: {name} ({unit}); {formula}; weight: {weight}; rule: {rule}")
            lines.append(
                line.format(
                    field=one.id.lower(),
                    name=one.name.get(tongue),
                    unit=one.unit.get(tongue),
                    formula=one.formula_text.get(tongue),
                    weight=values.weights[one.id],
                    rule=one.rule.value,
                )
            )
        return describe_units(
            self,
            dataset.title.get(tongue),
            lines,
            str(units["boundary"].iloc[0]),
            titles=_titles(request, values),
            weights={name.lower(): weight for name, weight in values.weights.items()},
        )


def _aggregate(villages: Villages, request: VillageRequest) -> tuple[UnitValues, UnitValues]:
    from ..core.overlay.villages.villages_to_units import aggregate_indicators, sum_variables

    values = aggregate_indicators(
        villages.variables,
        units=villages.units,
        indicators=request.indicators,
        weight=request.weight,
    )
    sums = sum_variables(villages.variables, units=villages.units, names=request.sums)
    return values, sums


def _columns(
    units: gpd.GeoDataFrame, villages: Villages, values: UnitValues, sums: UnitValues
) -> dict[str, tuple[QMetaType.Type, Sequence[Any]]]:
    """Return the fields beside the units' own, in step with the units."""
    import numpy as np

    keys = units["bps_code"]
    larger = keys.isin(villages.shrunk).to_numpy()
    counts = villages.units.value_counts()
    columns: dict[str, tuple[QMetaType.Type, Sequence[Any]]] = {
        "villages": (INTEGER, counts.reindex(keys, fill_value=0).tolist())
    }
    for found, with_coverage in ((values, True), (sums, False)):
        # A unit without villages is at -1, which is what is put last.
        place = found.values.index.get_indexer(keys)
        for name in found.values:
            field = str(name).lower()
            value = np.append(found.values[name], np.nan)[place]
            status = np.append(found.status[name], "M")[place]
            value[larger], status[larger] = np.nan, "X"
            columns[field] = (REAL, value.tolist())
            columns[f"{field}_status"] = (TEXT, status.tolist())
            if with_coverage:
                coverage = np.append(found.coverage[name], 0.0)[place]
                columns[f"{field}_coverage"] = (REAL, coverage.tolist())
    return columns


def _titles(request: VillageRequest, values: UnitValues) -> dict[str, str]:
    """Return what each indicator's field is called in QGIS's language."""
    titles = {}
    for one in request.indicators:
        weight = values.weights[one.id]
        beside = [one.unit.get(language())]
        if weight != Weight.NONE.value:
            beside.append(weight)
        name = one.name.get(language())
        titles[one.id.lower()] = f"{name} ({'; '.join(beside)})"
    return titles
