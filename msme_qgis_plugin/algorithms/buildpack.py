"""`msme:buildpack`: layers and tables become, or grow, one GeoPackage."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)

from ..core.lists import split_names
from ..layers import TEXT, attribute_table, crs_of, geometry_table, read_fields, read_unit_table
from ..styling.naming import plain_title
from ..translate import say, spoken
from .base import MsmeAlgorithm
from .feedback_progress import FeedbackProgress
from .loadpack import warn_of_licences
from .main_thread import in_main_thread
from .pack_layers import file_of, refresh_layers
from .pack_seals import add_key, key_of, tell_seal
from .run_steps import step_of
from .table_parameters import is_given
from .units_io import load_catalogue, write_table

if TYPE_CHECKING:
    import geopandas as gpd
    from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback
    from shapely.geometry.base import BaseGeometry

    from ..core.pack.gather import Report, Source
    from ..core.pack.model import Written

_SUFFIX = ".gpkg"
_CONFLICT_FIELDS = (("table_name", TEXT), ("what", TEXT), ("held", TEXT), ("came", TEXT))
_SHOWN = 10


class BuildPack(MsmeAlgorithm):
    """Writes units, observations and their provenance into a pack."""

    NAME = "buildpack"
    GROWS = ("PACK",)
    GROUP = "data"

    def __init__(self) -> None:
        super().__init__()
        self._sources: list[Source] = []
        self._report: Report | None = None
        self._path: Path | None = None

    def displayName(self) -> str:
        return self.tr("Build a pack")

    def shortDescription(self) -> str:
        return self.tr(
            "Puts units, values and where they are from into one GeoPackage, or adds to it."
        )

    def tags(self) -> list[str]:
        return ["geopackage", "merge", "usb", "provenance", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                "LAYERS",
                self.tr("Districts with values"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
            self.tr(
                "Outputs of our algorithms: layers and tables with bps_code, "
                "values and their status."
            ),
        )
        for name, label, tip in (
            (
                "INDICATORS",
                self.tr("Fields to take"),
                self.tr("Separated by |; all with a status if empty."),
            ),
            (
                "DATASET",
                self.tr("Dataset"),
                self.tr(
                    "An id of the catalogue, such as se2016, or a title; "
                    "the name of the layer if empty."
                ),
            ),
            (
                "PERIOD",
                self.tr("Period"),
                self.tr("Such as 2024; what the layer or dataset says if empty."),
            ),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), tip)
        self.add(
            QgsProcessingParameterVectorLayer(
                "REPORT",
                self.tr("Match report"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            self.tr("What became of each row of the table."),
        )
        self.add(
            QgsProcessingParameterFile(
                "MERGE",
                self.tr("or another pack to merge into it"),
                optional=True,
                fileFilter=self.tr("GeoPackage") + " (*.gpkg)",
            ),
            self.tr("What both hold differently is listed, and the pack keeps its own."),
        )
        add_key(
            self,
            self.tr(
                "At least 16 random bytes; the pack is signed with it. Keep it outside the "
                "pack's folder."
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "PACK", self.tr("Pack"), self.tr("GeoPackage") + " (*.gpkg)"
            ),
            self.tr("A pack that exists is added to, never written over."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "CONFLICTS_TABLE",
                self.tr("Conflicts"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            ),
            self.tr("One row per thing that the two packs hold differently."),
        )
        self.give_numbers(
            ADDED=self.tr("Observations added"),
            REPLACED=self.tr("Observations replaced"),
            KEPT=self.tr("Observations kept, as nothing came for them"),
            UNITS_ADDED=self.tr("Units added"),
            CONFLICTS=self.tr("Conflicts found"),
        )

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if not (parameters.get("LAYERS") or is_given(parameters, "MERGE")):
            return False, self.tr("Give layers with values, or another pack to merge.")
        from ..core.pack.errors import NothingToPackError

        for layer in self.parameterAsLayerList(parameters, "LAYERS", context):
            if not isinstance(layer, QgsVectorLayer):
                continue
            names = layer.fields().names()
            if names and _code_of(layer) not in names:
                error = NothingToPackError(
                    layer=plain_title(layer), expected=_code_of(layer), fields=", ".join(names)
                )
                return False, say(error.message)
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        # Layers of the project are read in the thread that they belong to.
        layers = self.parameterAsLayerList(parameters, "LAYERS", context)
        self._sources = [read_layer(one) for one in layers]
        report = self.parameterAsVectorLayer(parameters, "REPORT", context)
        self._report = None if report is None else read_report(report)
        return super().prepareAlgorithm(parameters, context, feedback)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        path = self._pack_path(parameters, context)
        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        done = self._write(path, parameters, context, feedback)
        self._path = path
        self._log(done, feedback)
        conflicts = [one for written in done for one in written.conflicts]
        rows = [(one.table, one.key, spoken(one.held), spoken(one.came)) for one in conflicts]
        outputs = write_table(
            self, "CONFLICTS_TABLE", (parameters, context), _CONFLICT_FIELDS, rows
        )
        progress.step(1.0)
        return {
            "PACK": str(path),
            **outputs,
            "ADDED": sum(one.added for one in done),
            "REPLACED": sum(one.replaced for one in done),
            "KEPT": sum(one.kept for one in done),
            "UNITS_ADDED": sum(one.units for one in done),
            "CONFLICTS": len(conflicts),
        }

    def postProcessAlgorithm(
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        project, path = context.project(), self._path
        if project is not None and path is not None:
            in_main_thread(lambda: refresh_layers(project, path))
        return {}

    def _pack_path(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Path:
        text = self.parameterAsFileOutput(parameters, "PACK", context)
        path = Path(text)
        if path.suffix.lower() != _SUFFIX:
            path = path.with_name(path.name + _SUFFIX)
        return path

    def _write(
        self,
        path: Path,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> list[Written]:
        from ..core.pack.gather import Request, gather
        from ..core.pack.read import read_pack
        from ..core.pack.write import write_pack
        from ..core.recipe.recipe_steps import as_text
        from ..core.regions.gazetteer import Gazetteer

        def text(name: str) -> str | None:
            value = self.parameterAsString(parameters, name, context)
            return value.strip() or None

        key = key_of(self, parameters, context, path)
        if path.exists():
            tell_seal(path, key, feedback)
        done = []
        if self._sources:
            step, earlier = step_of(self, parameters, context, {"PACK": path})
            contents = gather(
                self._sources,
                self._report,
                request=Request(
                    dataset=text("DATASET"),
                    period=text("PERIOD"),
                    fields=split_names(text("INDICATORS")),
                    parameters=step.parameters,
                    recipe=as_text({**earlier, step.id: step}.values()),
                ),
                catalogue=load_catalogue(),
                gazetteer=Gazetteer.load(),
            )
            warn_of_licences(contents, feedback)
            progress = FeedbackProgress(feedback, start=0.3, end=0.7)
            done.append(write_pack(path, contents, key=key, progress=progress))
        if is_given(parameters, "MERGE"):
            other = Path(self.parameterAsFile(parameters, "MERGE", context))
            contents = read_pack(other)
            warn_of_licences(contents, feedback)
            progress = FeedbackProgress(feedback, start=0.7, end=1.0)
            done.append(write_pack(path, contents, merge=True, key=key, progress=progress))
        return done

    def _log(self, done: list[Written], feedback: QgsProcessingFeedback) -> None:
        for one in done:
            feedback.pushInfo(
                self.tr(
                    "{added} observations added, {replaced} replaced, {kept} "
                    "kept because nothing came for them; {units} units added."
                ).format(added=one.added, replaced=one.replaced, kept=one.kept, units=one.units)
            )
            for conflict in one.conflicts[:_SHOWN]:
                feedback.pushWarning(
                    self.tr(
                        "Conflict in {table}, {key}: the pack keeps {held}; the other has {came}."
                    ).format(
                        table=conflict.table,
                        key=conflict.key,
                        held=spoken(conflict.held),
                        came=spoken(conflict.came),
                    )
                )


def read_layer(layer: QgsMapLayer) -> Source:
    """Read a layer whole, in the thread that it belongs to.

    Raises:
        QgsProcessingException: it is no vector layer.
    """
    from ..core.pack.gather import Source

    if not isinstance(layer, QgsVectorLayer):
        raise QgsProcessingException(layer.name())
    wkb = _wkb_of(layer, _code_of(layer))
    return Source(table=read_unit_table(layer), wkb=wkb, **_origin(layer))


def _code_of(layer: QgsVectorLayer) -> str:
    return read_fields(layer)[1].code or "bps_code"


def read_report(layer: QgsVectorLayer) -> Report:
    """Read a match report, in the thread that it belongs to."""
    from ..core.pack.gather import Report

    return Report(rows=attribute_table(layer), **_origin(layer))


def _origin(layer: QgsVectorLayer) -> dict[str, Any]:
    """Return what a layer says of where it is from."""
    path = file_of(layer)
    return {
        "name": plain_title(layer),
        "history": tuple(map(html.unescape, layer.metadata().history())),
        "path": path if path is not None and path.is_file() else None,
    }


def _wkb_of(layer: QgsVectorLayer, code: str) -> dict[str, bytes | None] | None:
    if not layer.isSpatial():
        return None
    table = geometry_table(layer, [code])
    shapes = _multipolygons(table, crs_of(layer))
    return {str(name): None if one is None else one.wkb for name, one in zip(table[code], shapes)}


def _multipolygons(table: gpd.GeoDataFrame, crs: str) -> list[BaseGeometry | None]:
    """Return geometries in EPSG:4326, every polygon as a multipolygon."""
    import shapely

    from ..core.overlay.geodesy import WGS84, way_between

    shapes = table.geometry.to_numpy()
    if crs:
        shapes = shapely.transform(shapes, way_between(crs, WGS84))
    return [
        shapely.MultiPolygon([one]) if one is not None and one.geom_type == "Polygon" else one
        for one in shapes
    ]
