"""`msme:rastertodistricts`: cells of a raster become districts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterBand

from ..core.catalogue.model import Layout
from ..translate import number_text
from .base import MsmeAlgorithm
from .feedback_progress import FeedbackProgress
from .overlay_io import (
    WGS84,
    add_dataset,
    add_minimum_coverage,
    add_output,
    add_raster,
    counts_of,
    dataset_of,
    minimum_coverage,
    percent,
    raster_file,
    raster_or_none,
    show_notes,
)
from .tokens import add_tokens
from .unit_output import about_units, unit_rows, write_unit_layer
from .units_io import add_units, read_units

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.measures.table import UnitTable
    from ..core.overlay.raster.raster_table import RasterNames
    from .units_io import Given

CENTRE, EXACT = "centre", "exact"


class RasterToDistricts(MsmeAlgorithm):
    """Adds up the cells of a raster per district."""

    NAME = "rastertodistricts"
    GROUP = "overlay"

    def displayName(self) -> str:
        return self.tr("Bring a raster up to districts")

    def shortDescription(self) -> str:
        return self.tr(
            "Count, sum, mean, minimum and maximum of a raster's cells per "
            "district, cells on borders by share or by their centre."
        )

    def tags(self) -> list[str]:
        return [
            *("raster", "zonal", "statistics", "population", "hrsl", "sum"),
            *("mean", "district", "kabupaten", "penduduk", "msme", "umkm"),
        ]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        add_raster(
            self,
            "RASTER",
            self.tr("Raster"),
            self.tr(
                "Any raster in any coordinate reference system, such as "
                "people per cell. Cells without data are left out."
            ),
            optional=False,
        )
        add_raster(
            self,
            "WEIGHT_RASTER",
            self.tr("Weights"),
            self.tr(
                "A second raster of weights, such as people, for a weighted "
                "mean. On another grid the coarser is brought to the finer."
            ),
        )
        add_units(self)
        self._add_choices()
        add_output(
            self,
            self.tr(
                "One feature per district: count, sum, mean, min, max, the "
                "share of its area on cells with data, and the status."
            ),
        )
        self.give_numbers(
            TOTAL=self.tr("Sum over all districts"),
            COVERAGE=self.tr("Share of the area on cells with data"),
        )

    def _add_choices(self) -> None:
        add_tokens(
            self,
            "RULE",
            self.tr("Which cells count"),
            [CENTRE, EXACT],
            self.tr(
                "exact: each cell by the share of it inside the district; "
                "centre: whole cells whose centre is inside, as other tools "
                "do."
            ),
            default=EXACT,
        )
        for name, label, parent in (
            ("BAND", self.tr("Band"), "RASTER"),
            ("WEIGHT_BAND", self.tr("Band of the weights"), "WEIGHT_RASTER"),
        ):
            self.add(
                QgsProcessingParameterBand(name, label, 1, parent, optional=True),
                self.tr("Counted from 1."),
                advanced=True,
            )
        add_dataset(self, Layout.RASTER, recognised=False)
        add_minimum_coverage(self, 0.0)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.overlay.raster.raster_table import raster_table
        from ..core.overlay.raster.rasters_to_units import ZonalOptions, ZonalRule, zonal_statistics
        from ..core.regions.gazetteer import Gazetteer

        given = parameters, context
        raster = raster_file(self, "RASTER", given, feedback)
        weights = raster_or_none(self, "WEIGHT_RASTER", given, feedback)
        rule = self.parameterAsEnumString(parameters, "RULE", context)
        units = read_units(
            self, given, Gazetteer.load(), progress=FeedbackProgress(feedback, end=0.1)
        )
        result = zonal_statistics(
            raster,
            units.geometry.to_numpy(),
            zones_crs=WGS84,
            weight_raster=weights,
            options=ZonalOptions(
                rule=ZonalRule(rule),
                band=self._band("BAND", given),
                weight_band=self._band("WEIGHT_BAND", given),
            ),
            progress=FeedbackProgress(feedback, start=0.1, end=0.9),
        )
        names = self._names(given)
        dataset = dataset_of(self, given, Layout.RASTER)
        table = raster_table(
            result,
            names,
            units=unit_rows(units),
            minimum_coverage=minimum_coverage(self, given),
            dataset=dataset,
        )
        share = _covered(units, table.values["coverage"])
        notes = [
            self.tr("Rule: {rule}").format(rule=rule),
            *([self.tr("Weight: {weight}").format(weight=names.weight)] if names.weight else []),
            *show_notes(feedback, result.notes),
            *self._log(table, share, feedback),
        ]
        about = about_units(
            units,
            title=self.tr("{raster} by district").format(raster=names.raster),
            source=names.raster,
            notes=notes,
            dataset=dataset,
        )
        output = write_unit_layer(self, given, replace(table, about=about), units)
        FeedbackProgress(feedback).step(1.0)
        return {
            "OUTPUT": output,
            "TOTAL": float(table.values["sum"].sum()),
            "COVERAGE": share,
            **counts_of(table.status["mean"]),
        }

    def _band(self, name: str, given: Given) -> int:
        return max(int(self.parameterAsInt(given[0], name, given[1])), 1)

    def _names(self, given: Given) -> RasterNames:
        from ..core.overlay.raster.raster_table import RasterNames

        raster, weights = (
            self.parameterAsRasterLayer(given[0], name, given[1])
            for name in ("RASTER", "WEIGHT_RASTER")
        )
        return RasterNames(raster.name(), weights.name() if weights is not None else None)

    def _log(self, table: UnitTable, share: float, feedback: QgsProcessingFeedback) -> list[str]:
        """Say what all districts add up to and how much had data."""
        with_data = counts_of(table.status["mean"])["UNITS_WITH_DATA"]
        lines = [
            self.tr("Cells with data: {cells}; sum: {sum}").format(
                cells=number_text(table.values["count"].sum(), 2),
                sum=number_text(table.values["sum"].sum(), 4),
            ),
            self.tr(
                "Coverage: {share} of the districts' area lies on cells with "
                "data; {with_data} of {units} districts have a value."
            ).format(share=percent(share), with_data=with_data, units=len(table.units)),
        ]
        for line in lines:
            feedback.pushInfo(line)
        if not with_data:
            feedback.pushWarning(
                self.tr(
                    "No cell with data lies in any district. Check the "
                    "raster's coordinate reference system and its no-data "
                    "value."
                )
            )
        return lines


def _covered(units: gpd.GeoDataFrame, coverage: pd.Series) -> float:
    """Return the share of all units' drawn area on cells with data."""
    area = units["part_km2"].fillna(0.0).to_numpy(dtype=float)
    whole = float(area.sum())
    covered = float((area * coverage.to_numpy()).sum())
    return covered / whole if whole else 0.0
