"""`msme:fieldnotes`: notes and photos taken in the field, beside the numbers of districts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ..core.measures.schema import About
from ..layers import PLACE, PlaceSource
from ..translate import say
from .base import MsmeAlgorithm, tell
from .unit_analysis import draw_when_loaded
from .unit_output import boundary_of, unit_rows, write_unit_layer
from .units_io import add_units, read_units, write_frame

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class FieldNotes(MsmeAlgorithm):
    """Notes at points by district, without persons and exact places."""

    NAME = "fieldnotes"
    GROUP = "overlay"

    def displayName(self) -> str:
        return self.tr("Field notes by district")

    def shortDescription(self) -> str:
        return self.tr(
            "Joins notes and photos taken at points, such as with QField, to districts, where the "
            "profile on the page Report quotes them. Columns about persons and exact places are "
            "dropped."
        )

    def tags(self) -> list[str]:
        return ["qfield", "notes", "photos", "catatan", "lapangan", "foto", "survey", "kualitatif"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        types = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSource(
                "POINTS", self.tr("Notes at points"), [types.TypeVectorPoint]
            ),
            self.tr("Such as the GeoPackage of QField: a text, a date and a photo per point."),
        )
        self.add(
            QgsProcessingParameterField(
                "NOTE_FIELD",
                self.tr("Field with the notes"),
                parentLayerParameterName="POINTS",
                optional=True,
            ),
            self.tr("Found by its name if empty."),
        )
        add_units(self, levels=())
        for name, label, kind, tip in (
            (
                "OUTPUT",
                self.tr("Field notes by district"),
                types.TypeVectorPolygon,
                self.tr("How many notes and photos each district has, and the latest texts."),
            ),
            (
                "LIST",
                self.tr("List of field notes"),
                types.TypeVector,
                self.tr("Each note with its district, the newest first, without its place."),
            ),
        ):
            sink = QgsProcessingParameterFeatureSink(name, label, kind, optional=name != "OUTPUT")
            sink.setCreateByDefault(True)
            self.add(sink, tip)
        self.give_numbers(
            NOTES_READ=self.tr("Notes read"), NOTES_PLACED=self.tr("Notes in a district")
        )

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.overlay.points.note_points import notes_by_unit
        from ..core.regions.gazetteer import Gazetteer
        from ..core.tables.sources import some_columns

        given = parameters, context
        source = self.parameterAsSource(parameters, "POINTS", context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "POINTS"))
        table = PlaceSource(source, source.sourceName()).read()
        place = table.cells[[*PLACE]].replace("", "nan").astype(float).set_axis(["x", "y"], axis=1)
        units = read_units(self, given, Gazetteer.load())
        found = notes_by_unit(
            some_columns(table, [str(one) for one in table.cells if one not in PLACE]),
            place,
            units,
            unit_rows(units),
            note=self.parameterAsString(parameters, "NOTE_FIELD", context),
        )
        for note in found.table.notes:
            tell(feedback, note)
        about = About(
            title=self.tr("Field notes: {source}").format(source=source.sourceName()),
            source=source.sourceName(),
            notes=tuple(map(say, found.table.notes)),
            **boundary_of(units),
        )
        output = write_unit_layer(self, given, replace(found.table, about=about), units)
        draw_when_loaded(context, output, ("notes",))
        return {
            "OUTPUT": output,
            **write_frame(self, "LIST", given, found.rows),
            "NOTES_READ": len(found.rows),
            "NOTES_PLACED": int((found.rows["bps_code"] != "").sum()),
        }
