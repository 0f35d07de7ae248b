"""`msme:checkdisclosure`: what others could work out of the counts that were withheld."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsVectorLayer,
)

from ..core.errors import MsmeError
from ..core.register.errors import NothingPublishedError
from ..layers import read_unit_table
from .base import MsmeAlgorithm, tell
from .feedback_progress import FeedbackProgress
from .units_io import write_frame

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.measures.table import UnitTable

_FEW = 3


class CheckDisclosure(MsmeAlgorithm):
    """Attacks published counts as a reader with time would."""

    NAME = "checkdisclosure"
    GROUP = "data"

    def __init__(self) -> None:
        super().__init__()
        self._tables: list[tuple[str, UnitTable]] = []
        self._refusal: MsmeError | None = None

    def displayName(self) -> str:
        return self.tr("Check what withheld counts give away")

    def shortDescription(self) -> str:
        return self.tr(
            "Works withheld counts out of sums, shares and other tables, as a reader could, and "
            "lists what is found. Run it before tables are passed on."
        )

    def tags(self) -> list[str]:
        return ["disclosure", "confidentiality", "kerahasiaan", "suppression", "audit", "privacy"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                "LAYERS",
                self.tr("Layers and tables to be published"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
            self.tr("All that readers will have, also what was published before."),
        )
        self.add(
            QgsProcessingParameterFile(
                "PACK",
                self.tr("Pack"),
                fileFilter=self.tr("GeoPackage") + " (*.gpkg)",
                optional=True,
            ),
            self.tr("A GeoPackage that “Build a pack” made."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "BELOW",
                self.tr("Counts below are small"),
                Qgis.ProcessingNumberParameterType.Integer,
                defaultValue=_FEW,
                minValue=2,
            ),
            self.tr("As “Withhold counts below” of what made the tables."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", self.tr("Counts found"), QgsProcessing.SourceType.TypeVector
            ),
            self.tr("A row per count that can be told, with its bounds; empty if there is none."),
        )
        self.give_numbers(WITHHELD=self.tr("Counts withheld"), FOUND=self.tr("Counts found"))

    def prepareAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        # Layers of the project are read in the thread that they belong to.
        try:
            self._tables = [
                (layer.name(), read_unit_table(layer, None))
                for layer in self.parameterAsLayerList(parameters, "LAYERS", context)
                if isinstance(layer, QgsVectorLayer)
            ]
        except MsmeError as error:
            self._refusal = error
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.pack.read import read_pack
        from ..core.register.disclosure import attack, of_pack, of_table

        if self._refusal is not None:
            raise self._refusal
        published = [of_table(table, name) for name, table in self._tables]
        pack = self.parameterAsString(parameters, "PACK", context)
        if pack:
            published.append(of_pack(read_pack(Path(pack)), Path(pack).name))
        if not published:
            raise NothingPublishedError
        below = self.parameterAsInt(parameters, "BELOW", context)
        found = attack(published, below, FeedbackProgress(feedback))
        for note in found.notes:
            tell(feedback, note)
        told = found.cells[found.cells["found"] != ""]
        given = parameters, context
        output = write_frame(self, "OUTPUT", given, told)
        return {**output, "WITHHELD": found.withheld, "FOUND": len(told)}
