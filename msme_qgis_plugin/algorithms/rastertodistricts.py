"""`msme:rastertodistricts`: cells of a raster become districts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBand,
    QgsProcessingParameterEnum,
)

from ..layers import REAL, TEXT
from .base import MsmeAlgorithm, describe_output
from .feedback_progress import FeedbackProgress
from .overlay_io import (
    WGS84,
    add_minimum_coverage,
    add_output,
    add_raster,
    counts_of,
    minimum_coverage,
    number,
    percent,
    raster_file,
    raster_or_none,
    show_notes,
)
from .units_io import add_units, describe_units, read_units, write_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    import pandas as pd
    from qgis.core import QgsLayerMetadata, QgsProcessingContext, QgsProcessingFeedback
    from qgis.PyQt.QtCore import QMetaType

    from .units_io import Given

    Columns = dict[str, tuple[QMetaType.Type, Sequence[Any]]]

CENTRE, EXACT = "centre", "exact"
VALUES = ("sum", "mean", "min", "max")
WEIGHTED = ("weighted_sum", "weighted_mean")


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
        for name, label in (
            ("TOTAL", self.tr("Sum over all districts")),
            ("COVERAGE", self.tr("Share of the area on cells with data")),
        ):
            self.give(QgsProcessingOutputNumber(name, label))

    def _add_choices(self) -> None:
        self.add(
            QgsProcessingParameterEnum(
                "RULE",
                self.tr("Which cells count"),
                options=[CENTRE, EXACT],
                defaultValue=EXACT,
                usesStaticStrings=True,
            ),
            self.tr(
                "exact: each cell by the share of it inside the district; "
                "centre: whole cells whose centre is inside, as other tools "
                "do."
            ),
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
        add_minimum_coverage(self, 0.0)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
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
        notes = show_notes(feedback, result.notes)
        table = _published(result.table, minimum_coverage(self, given))
        share = _covered(units, table)
        totals = self._log(table, share, feedback)
        output = write_units(self, given, units, _columns(table))
        titles = self._titles(table)
        describe_output(
            context, output, self._metadata(units, given, [*notes, *totals], titles), titles
        )
        FeedbackProgress(feedback).step(1.0)
        return {
            "OUTPUT": output,
            "TOTAL": float(table["sum"].sum()),
            "COVERAGE": share,
            **counts_of(table["status"]),
        }

    def _band(self, name: str, given: Given) -> int:
        return max(int(self.parameterAsInt(given[0], name, given[1])), 1)

    def _log(self, table: pd.DataFrame, share: float, feedback: QgsProcessingFeedback) -> list[str]:
        """Say what all districts add up to and how much had data."""
        with_data = counts_of(table["status"])["UNITS_WITH_DATA"]
        lines = [
            self.tr("Cells with data: {cells}; sum: {sum}").format(
                cells=number(table["count"].sum(), 2), sum=number(table["sum"].sum(), 4)
            ),
            self.tr(
                "Coverage: {share} of the districts' area lies on cells with "
                "data; {with_data} of {units} districts have a value."
            ).format(share=percent(share), with_data=with_data, units=len(table)),
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

    def _titles(self, table: pd.DataFrame) -> dict[str, str]:
        titles = {
            "count": self.tr("Cells with data"),
            "sum": self.tr("Sum"),
            "mean": self.tr("Mean"),
            "min": self.tr("Minimum"),
            "max": self.tr("Maximum"),
            "coverage": self.tr("Share of the area with data"),
            "status": self.tr("Status"),
            "weight": self.tr("Weight of cells with data"),
            "weighted_sum": self.tr("Weighted sum"),
            "weighted_mean": self.tr("Weighted mean"),
            "weight_coverage": self.tr("Share of the weight with data"),
            "weighted_status": self.tr("Status of the weighted values"),
        }
        return {name: titles[name] for name in table.columns}

    def _metadata(
        self, units: gpd.GeoDataFrame, given: Given, lines: list[str], titles: dict[str, str]
    ) -> QgsLayerMetadata:
        raster, weights = (
            self.parameterAsRasterLayer(given[0], name, given[1])
            for name in ("RASTER", "WEIGHT_RASTER")
        )
        rule = self.parameterAsEnumString(given[0], "RULE", given[1])
        own = [self.tr("Raster: {raster}; rule: {rule}").format(raster=raster.name(), rule=rule)]
        weight = weights.name() if weights is not None else ""
        if weight:
            own.append(self.tr("Weight: {weight}").format(weight=weight))
        return describe_units(
            self,
            self.tr("{raster} by district").format(raster=raster.name()),
            [*own, *lines],
            str(units["boundary"].iloc[0]),
            titles=titles,
            weights={"weighted_mean": weight} if weight else {},
        )


def _published(table: pd.DataFrame, least: float) -> pd.DataFrame:
    """Take values on too little data away; the weighted have own status."""
    table = table.copy()
    thin = table["coverage"] < least
    table.loc[thin, list(VALUES)] = float("nan")
    table.loc[thin, "status"] = "M"
    if "weighted_mean" in table.columns:
        table["weight"] = table["weight"].where(table["count"] > 0)
        some = table["weighted_mean"].notna() & ~thin
        some &= table["weight_coverage"] >= least
        table.loc[~some, list(WEIGHTED)] = float("nan")
        table["weighted_status"] = some.map({True: "A", False: "M"})
    return table


def _covered(units: gpd.GeoDataFrame, table: pd.DataFrame) -> float:
    """Return the share of all units' drawn area on cells with data."""
    area = units["part_km2"].fillna(0.0).to_numpy(dtype=float)
    whole = float(area.sum())
    covered = float((area * table["coverage"].to_numpy()).sum())
    return covered / whole if whole else 0.0


def _columns(table: pd.DataFrame) -> Columns:
    """Return the table's columns with their types, in their order."""
    return {
        name: (TEXT if name.endswith("status") else REAL, table[name].tolist())
        for name in table.columns
    }
