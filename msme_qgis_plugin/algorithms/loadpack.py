"""`msme:loadpack`: a pack opens as a group of styled layers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.lists import split_names
from .base import MsmeAlgorithm
from .feedback_progress import FeedbackProgress
from .main_thread import ask_main_thread
from .pack_seals import add_key, key_of, tell_seal

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.pack.maps import PackMap
    from ..core.pack.model import Contents


class LoadPack(MsmeAlgorithm):
    """Reads a pack and puts its maps into the project."""

    NAME = "loadpack"
    GROUP = "data"

    def __init__(self) -> None:
        super().__init__()
        self._maps: tuple[PackMap, ...] = ()
        self._path = Path()
        self._results: dict[str, Any] = {}

    def displayName(self) -> str:
        return self.tr("Load a pack")

    def shortDescription(self) -> str:
        return self.tr("Opens a pack as a group of styled layers that need no plugin.")

    def tags(self) -> list[str]:
        return ["geopackage", "open", "group", "usb", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile(
                "PACK", self.tr("Pack"), fileFilter=self.tr("GeoPackage") + " (*.gpkg)"
            ),
            self.tr("A GeoPackage that “Build a pack” made."),
        )
        self.add(
            QgsProcessingParameterString("INDICATORS", self.tr("Indicators"), optional=True),
            self.tr(
                "Separated by |; lq:C is the quotient of sector C. If empty, "
                "the first twelve that are of all sectors together."
            ),
        )
        add_key(self, self.tr("Says whether the pack was signed with it. Keep it elsewhere."))
        self.give(QgsProcessingOutputVectorLayer("OUTPUT", self.tr("First map")))
        self.give(QgsProcessingOutputMultipleLayers("LAYERS", self.tr("Layers of maps")))
        self.give(QgsProcessingOutputString("GROUP", self.tr("Group of layers")))
        self.give(QgsProcessingOutputString("SEAL", self.tr("Checksum and signature")))
        self.give_numbers(
            MAPS=self.tr("Maps"),
            UNITS=self.tr("Units in the pack"),
            OBSERVATIONS=self.tr("Observations in the pack"),
        )

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        from ..core.pack.maps import maps_of
        from ..core.pack.read import read_pack

        progress = FeedbackProgress(feedback)
        progress.step(0.0)
        self._path = Path(self.parameterAsFile(parameters, "PACK", context))
        key = key_of(self, parameters, context, self._path)
        contents = read_pack(self._path)
        seal = tell_seal(self._path, key, feedback)
        progress.step(0.5)
        asked = self.parameterAsString(parameters, "INDICATORS", context)
        self._maps, more = maps_of(contents, split_names(asked or None))
        if more:
            feedback.pushInfo(
                self.tr(
                    "The pack offers {count} more; name them as indicators to see them."
                ).format(count=more)
            )
        warn_of_licences(contents, feedback)
        progress.step(1.0)
        self._results = {
            "GROUP": self._path.stem,
            "SEAL": seal.value,
            "MAPS": len(self._maps),
            "UNITS": len(contents.units),
            "OBSERVATIONS": len(contents.observations),
        }
        return self._results

    def postProcessAlgorithm(
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        project = context.project()
        if project is None or not self._results:
            return {}
        from .pack_layers import load_maps

        path, name, maps = self._path, self._results["GROUP"], self._maps

        def load() -> list[str]:
            return [one.id() for one in load_maps(project, path, name, maps)]

        # Waited for, so that the next step of a model finds the layers in the project.
        layers = ask_main_thread(load, feedback)
        # What is returned here stands for all results.
        return {**self._results, "OUTPUT": next(iter(layers), None), "LAYERS": layers}


def warn_of_licences(contents: Contents, feedback: QgsProcessingFeedback) -> None:
    """Warn of every dataset that may not be used commercially."""
    from qgis.PyQt.QtCore import QCoreApplication

    for one in contents.datasets.to_dict("records"):
        if "commercial_use" not in str(one["forbids"]).split():
            continue
        feedback.pushWarning(
            QCoreApplication.translate(
                "LoadPack",
                "{dataset} may not be used commercially ({licence}). Whoever "
                "gets the pack has to know.",
            ).format(dataset=one["title_en"], licence=one["licence"])
        )
