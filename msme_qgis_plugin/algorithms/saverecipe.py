"""`msme:saverecipe`: what made layers or a pack, as a file that can be run again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
)

from ..core.errors import WriteFailedError
from ..core.recipe.recipe_steps import Step, as_text, files_of, read_recipe
from . import run_steps
from .base import MsmeAlgorithm
from .main_thread import ask_main_thread
from .recipe_model import model_of, steps_of_model
from .table_parameters import is_given

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

_MODEL = ".model3"


class SaveRecipe(MsmeAlgorithm):
    """Writes a recipe, or a QGIS model of it, and reads models back."""

    NAME = "saverecipe"
    GROUP = "data"

    def displayName(self) -> str:
        return self.tr("Save a recipe")

    def shortDescription(self) -> str:
        return self.tr("Saves how results were made, to make them again of next year's files.")

    def tags(self) -> list[str]:
        return ["recipe", "model", "json", "history", "provenance", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                "LAYERS",
                self.tr("Results to be made again"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
            self.tr("Each of our results says which algorithms made it, and of which files."),
        )
        self.add(
            QgsProcessingParameterBoolean(
                "SESSION",
                self.tr("With maps, pages, spreadsheets and packs made of them"),
                defaultValue=True,
            ),
            self.tr("Those that were made since QGIS was opened."),
        )
        self.add(
            QgsProcessingParameterFile(
                "FROM",
                self.tr("or a pack, a model or a recipe"),
                optional=True,
                fileFilter=f"{self.tr('Pack, model, recipe')} (*.gpkg *.model3 *.json)",
            ),
            self.tr("What a pack says of how it was built; a model of our algorithms alone."),
        )
        kinds = (self.tr("Recipe") + " (*.json)", self.tr("QGIS model") + " (*.model3)")
        self.add(
            QgsProcessingParameterFileDestination("OUTPUT", self.tr("Recipe"), ";;".join(kinds)),
            self.tr("As a model where the name ends in .model3. It holds no folders."),
        )
        self.give(QgsProcessingOutputNumber("STEPS", self.tr("Steps")))
        self.give(QgsProcessingOutputString("FILES", self.tr("Files that it reads")))

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if bool(parameters.get("LAYERS")) == is_given(parameters, "FROM"):
            return False, self.tr("Give results or a file that says how it was made, not both.")
        return super().checkParameterValues(parameters, context)

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        steps = list(self._steps(parameters, context, feedback).values())
        text = as_text(steps)
        run_steps.refuse_memory(steps)
        path = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.suffix.casefold() == _MODEL:
                model_of(steps, path.stem).toFile(str(path))
            else:
                path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise WriteFailedError(reason=error.strerror or error) from error
        return {"OUTPUT": str(path), "STEPS": len(steps), "FILES": ", ".join(files_of(steps))}

    def _steps(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Step]:
        if not is_given(parameters, "FROM"):
            layers = self.parameterAsLayerList(parameters, "LAYERS", context)
            with_session = self.parameterAsBoolean(parameters, "SESSION", context)
            return ask_main_thread(
                lambda: run_steps.steps_of(layers, with_session=with_session), feedback
            )
        path = Path(self.parameterAsFile(parameters, "FROM", context))
        if path.suffix.casefold() == _MODEL:
            return steps_of_model(path)
        if path.suffix.casefold() == ".gpkg":
            from ..core.pack.read import read_pack
            from ..core.recipe.of_pack import steps_of_pack

            return steps_of_pack(read_pack(path).provenance)
        return read_recipe(path)
