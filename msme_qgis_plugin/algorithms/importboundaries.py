"""`msme:importboundaries`: official polygons become our units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayerMetadata,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from ..core.paths import plugin_version
from ..core.regions.systems import CodeSystem
from ..layers import REAL, TEXT, crs_of, geometry_table, make_fields, write_rows
from ..translate import say
from .base import MsmeAlgorithm, describe_output, tell
from .feedback_progress import FeedbackProgress
from .table_parameters import AUTO
from .tokens import add_tokens
from .units_io import code_system, open_sink

if TYPE_CHECKING:
    import geopandas as gpd
    from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback
    from qgis.PyQt.QtCore import QMetaType

    from ..core.regions.boundaries import BoundaryLayer

    Columns = tuple[tuple[str, QMetaType.Type], ...]

UNIT_FIELDS = (
    ("bps_code", TEXT),
    ("kemendagri_code", TEXT),
    ("name", TEXT),
    ("type", TEXT),
    ("province", TEXT),
    ("province_code", TEXT),
    ("area_km2", REAL),
    ("part_km2", REAL),
)
PSEUDO_FIELDS = (("code", TEXT), ("name", TEXT), ("area_km2", REAL))
_SHOWN = 20


class ImportBoundaries(MsmeAlgorithm):
    """Recognises districts in an official layer and repairs them."""

    NAME = "importboundaries"
    GROUP = "data"

    def displayName(self) -> str:
        return self.tr("Import official boundaries")

    def shortDescription(self) -> str:
        return self.tr(
            "Makes districts with both codes of BIG, BPS, HDX, Kemendagri or "
            "GADM polygons, and repairs them."
        )

    def tags(self) -> list[str]:
        return [
            *("boundaries", "batas", "wilayah", "kabupaten", "kota", "repair"),
            *("hdx", "cod-ab", "big", "bps", "kemendagri", "gadm"),
        ]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT",
                self.tr("Official boundaries"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
            ),
            self.tr(
                "Polygons of districts, subdistricts or villages, with codes "
                "or names in any of their fields."
            ),
        )
        add_tokens(
            self,
            "CODE_SYSTEM",
            self.tr("Code system"),
            [AUTO, *(system.value for system in CodeSystem)],
            self.tr(
                "Needed only where codes of a single province come without "
                "names; auto decides by codes and names together."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", self.tr("Districts"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            self.tr(
                "One feature per district with the codes of BPS and of "
                "Kemendagri, repaired, in EPSG:4326."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "PSEUDO",
                self.tr("Lakes and forests"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
            ),
            self.tr("Areas that belong to no district."),
        )
        self.give_numbers(
            UNITS=self.tr("Districts found"),
            REPAIRED=self.tr("Geometries repaired"),
            MISSING=self.tr("Districts without a feature"),
            UNKNOWN=self.tr("Features not recognised"),
        )

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.regions.boundaries import read_boundaries
        from ..core.regions.gazetteer import Gazetteer

        source = self.parameterAsSource(parameters, "INPUT", context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "INPUT"))
        frame = geometry_table(source, progress=FeedbackProgress(feedback, end=0.2))
        layer = read_boundaries(
            frame,
            Gazetteer.load(),
            crs=crs_of(source),
            system=code_system(self, (parameters, context)),
            progress=FeedbackProgress(feedback, start=0.2, end=0.9),
        )
        _log(layer, feedback)
        outputs = {
            "OUTPUT": self._write("OUTPUT", UNIT_FIELDS, layer.units, parameters, context),
            "PSEUDO": self._write("PSEUDO", PSEUDO_FIELDS, layer.pseudo, parameters, context),
        }
        describe_output(context, outputs["OUTPUT"], self._metadata(source, layer), {})
        FeedbackProgress(feedback).step(1.0)
        return {
            **{name: place for name, place in outputs.items() if place},
            "UNITS": len(layer.units),
            "REPAIRED": layer.repaired,
            "MISSING": len(layer.missing),
            "UNKNOWN": len(layer.recognised.unknown),
        }

    def _write(
        self,
        name: str,
        columns: Columns,
        frame: gpd.GeoDataFrame,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> str:
        fields = make_fields(columns)
        sink, destination = open_sink(self, name, (parameters, context), fields, spatial=True)
        if sink is None:
            return ""
        rows = frame[[column for column, _ in columns]]
        write_rows(sink, fields, rows.itertuples(index=False, name=None), frame.geometry)
        return destination

    def _metadata(
        self, source: QgsProcessingFeatureSource, layer: BoundaryLayer
    ) -> QgsLayerMetadata:
        metadata = QgsLayerMetadata()
        metadata.setType("dataset")
        metadata.setTitle(self.tr("Districts from {source}").format(source=source.sourceName()))
        decision = layer.recognised.decision
        reason = [decision.reason] if decision is not None else []
        metadata.setAbstract("\n".join(say(note) for note in (*reason, *layer.notes)))
        metadata.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
        now = QDateTime.currentDateTime().toString(Qt.DateFormat.ISODate)
        metadata.addHistoryItem(f"msme:importboundaries {plugin_version()} {now}")
        return metadata


def _log(layer: BoundaryLayer, feedback: QgsProcessingFeedback) -> None:
    """Say what was recognised and what needs a look."""
    from ..core.regions.boundaries import unknown_notes

    recognised = layer.recognised
    if recognised.decision is not None:
        tell(feedback, recognised.decision.reason)
    unknown = unknown_notes(recognised.unknown, most=_SHOWN)
    for note in (*layer.notes, *unknown):
        tell(feedback, note)
