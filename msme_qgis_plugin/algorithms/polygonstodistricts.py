"""`msme:polygonstodistricts`: values of other polygons become districts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ..core.catalogue.model import Layout
from ..core.measures.field import Text
from ..core.tables.styles import NumberStyle
from ..translate import decimal, language, number_text
from .base import MsmeAlgorithm, tell
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
    raster_or_none,
    show_notes,
)
from .polygons_io import read_polygons, value_columns
from .tokens import add_tokens
from .unit_output import about_units, unit_rows, write_unit_layer
from .units_io import UNIT_FIELDS, add_units, read_units

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.overlay.polygons.areal import ArealResult
    from ..core.overlay.polygons.pieces import Pieces
    from .units_io import Given

SQUARE_KM = 1e6
LOST = 0.005  # of a total outside the districts: worth a warning


class PolygonsToDistricts(MsmeAlgorithm):
    """Shares counts out and averages rates over districts."""

    NAME = "polygonstodistricts"
    GROUP = "overlay"

    def displayName(self) -> str:
        return self.tr("Bring other polygons to districts")

    def shortDescription(self) -> str:
        return self.tr(
            "Shares counts of other polygons out to districts and averages "
            "their rates, by area or by people; totals are kept and checked."
        )

    def tags(self) -> list[str]:
        return [
            *("polygons", "areal", "interpolation", "weighting", "gadm"),
            *("commuting", "zones", "overlay", "district", "kabupaten"),
        ]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "POLYGONS", self.tr("Polygons with values"), [QgsProcessing.SourceType.TypeVector]
            ),
            self.tr(
                "Any polygons: older districts, zones, or a text table with "
                "outlines as WKT (longitude and latitude), such as commuting "
                "zones."
            ),
        )
        for name, label, tip in (
            (
                "EXTENSIVE",
                self.tr("Counts and amounts"),
                self.tr(
                    "Columns whose total has to stay, such as people or "
                    "enterprises; they are shared out."
                ),
            ),
            (
                "INTENSIVE",
                self.tr("Rates and means"),
                self.tr("Columns such as a share or a mean income; they are averaged."),
            ),
        ):
            self.add(
                QgsProcessingParameterField(
                    name,
                    label,
                    parentLayerParameterName="POLYGONS",
                    allowMultiple=True,
                    optional=True,
                ),
                tip,
            )
        add_raster(
            self,
            "WEIGHT_RASTER",
            self.tr("Population raster"),
            self.tr("Share out and average by the people of a raster instead of by area."),
        )
        add_units(self)
        self._add_choices()
        add_output(
            self,
            self.tr(
                "One feature per district; each column under its own name, "
                "beside it _coverage (share of the area with data) and "
                "_status."
            ),
        )
        self.give_numbers(
            POLYGONS_READ=self.tr("Polygons read"),
            OVERLAPS=self.tr("Pairs of polygons that overlap"),
            OVERLAP_KM2=self.tr("Area of overlaps (km²)"),
            GAP_KM2=self.tr("Area of districts in no polygon (km²)"),
            OUTSIDE_KM2=self.tr("Area of polygons outside (km²)"),
            LARGEST_DIFFERENCE=self.tr("Largest difference of totals"),
        )

    def _add_choices(self) -> None:
        self.add(
            QgsProcessingParameterBoolean(
                "SHARE_OUT_ALL",
                self.tr("Share out what lies outside all districts too"),
                defaultValue=False,
            ),
            self.tr(
                "Only where polygons and districts are the same land and "
                "their coasts were drawn differently. Else what lies outside "
                "is left out and reported."
            ),
            advanced=True,
        )
        add_tokens(
            self,
            "NUMBER_STYLE",
            self.tr("How numbers in text are written"),
            [style.value for style in NumberStyle],
            self.tr("indonesian: 1.234,5; english: 1,234.5."),
            advanced=True,
        )
        add_dataset(self, Layout.POLYGONS)
        add_minimum_coverage(self, 0.8)

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if not any(
            self.parameterAsStrings(parameters, name, context)
            for name in ("EXTENSIVE", "INTENSIVE")
        ):
            return False, self.tr("Name at least one column: a count or amount, or a rate or mean.")
        return super().checkParameterValues(parameters, context)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.overlay.polygons.areal import ArealOptions, by_people, interpolate
        from ..core.overlay.polygons.areal_table import areal_table
        from ..core.overlay.polygons.coverage import find_overlaps, overlap_notes
        from ..core.overlay.polygons.cut_once import cut_up_once
        from ..core.overlay.polygons.pieces import Layer
        from ..core.overlay.polygons.polygon_tables import numbers_of
        from ..core.regions.gazetteer import Gazetteer

        given = parameters, context
        source = read_polygons(self, given, feedback)
        columns = value_columns(self, source.table, given)
        values, notes = numbers_of(
            source.table,
            (*columns.extensive, *columns.intensive),
            style=NumberStyle(self.parameterAsEnumString(parameters, "NUMBER_STYLE", context)),
        )
        for note in notes:
            tell(feedback, note)
        raster = raster_or_none(self, "WEIGHT_RASTER", given, feedback)
        units = read_units(
            self, given, Gazetteer.load(), progress=FeedbackProgress(feedback, start=0.2, end=0.3)
        )
        pieces = cut_up_once(
            Layer(source.outlines.shapes, source.crs),
            Layer(units.geometry.to_numpy(), WGS84),
            progress=FeedbackProgress(feedback, start=0.3, end=0.7),
        )
        overlaps = find_overlaps(
            pieces.source_shapes, progress=FeedbackProgress(feedback, start=0.7, end=0.8)
        )
        people = FeedbackProgress(feedback, start=0.8, end=0.95)
        result = interpolate(
            values,
            pieces,
            columns,
            measures=by_people(pieces, raster, progress=people) if raster else None,
            options=ArealOptions(
                minimum_coverage=minimum_coverage(self, given),
                share_out_all=self.parameterAsBool(parameters, "SHARE_OUT_ALL", context),
            ),
        )
        lines = [
            *show_notes(feedback, source.outlines.notes),
            *show_notes(feedback, overlap_notes(overlaps)),
            *show_notes(feedback, result.notes),
            *self._checks(result, feedback),
            *self._gaps(pieces, feedback),
        ]
        weight = self._weight(given)
        dataset = dataset_of(self, given, Layout.POLYGONS, source.head)
        table = areal_table(
            result,
            columns,
            units=unit_rows(units),
            weight=weight,
            told=source.fields,
            taken=[name for name, _ in UNIT_FIELDS],
            dataset=dataset,
        )
        about = about_units(
            units,
            title=self.tr("{polygons} by district").format(polygons=source.name),
            source=source.name,
            notes=[self.tr("Weight: {weight}").format(weight=weight.get(language())), *lines],
            dataset=dataset,
        )
        output = write_unit_layer(self, given, replace(table, about=about), units)
        FeedbackProgress(feedback).step(1.0)
        differences = result.checks["difference"].abs()
        return {
            "OUTPUT": output,
            "POLYGONS_READ": len(source.table),
            "OVERLAPS": len(overlaps),
            "OVERLAP_KM2": float(overlaps["area_m2"].sum()) / SQUARE_KM,
            "GAP_KM2": _gap_km2(pieces),
            "OUTSIDE_KM2": float(pieces.outside.sum()) / SQUARE_KM,
            "LARGEST_DIFFERENCE": float(differences.max()) if len(differences) else 0.0,
            **counts_of(table.status.min(axis=1)),
        }

    def _checks(self, result: ArealResult, feedback: QgsProcessingFeedback) -> list[str]:
        """Say for each total where it went."""
        lines = []
        for check in result.checks.to_dict("records"):
            line = self.tr(
                "{column}: total {total} = {in_targets} in districts + "
                "{withheld} in districts under the minimum coverage + "
                "{outside} outside; difference {difference}"
            ).format(
                column=check["column"],
                difference=decimal(check["difference"], ".3g"),
                **{
                    part: number_text(check[part], 2)
                    for part in ("total", "in_targets", "withheld", "outside")
                },
            )
            feedback.pushInfo(line)
            lines.append(line)
            if abs(check["outside"]) > LOST * abs(check["total"]):
                feedback.pushWarning(
                    self.tr(
                        "{share} of {column} lies outside all districts and was left out."
                    ).format(
                        share=percent(check["outside"] / check["total"]), column=check["column"]
                    )
                )
        return lines

    def _gaps(self, pieces: Pieces, feedback: QgsProcessingFeedback) -> list[str]:
        """Say how much of the districts no polygon covers."""
        gap, whole = _gap_km2(pieces), float(pieces.target_area.sum())
        if not gap:
            return []
        line = self.tr("{km2} km² of the districts ({share}) lie in no polygon.").format(
            km2=number_text(gap, 3), share=percent(gap * SQUARE_KM / whole)
        )
        feedback.pushInfo(line)
        return [line]

    def _weight(self, given: Given) -> Text:
        layer = self.parameterAsRasterLayer(given[0], "WEIGHT_RASTER", given[1])
        if layer is None:
            return Text("area", "luas")
        return Text(layer.name(), layer.name())


def _gap_km2(pieces: Pieces) -> float:
    import numpy as np

    covered = np.bincount(pieces.target, pieces.area, len(pieces.target_area))
    gap = np.maximum(pieces.target_area - covered, 0)
    return float(gap.sum()) / SQUARE_KM
