"""`msme:runrecipe`: what was done before, with this year's files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterString,
)

from ..core.progress import CancelledError
from ..core.recipe.errors import (
    RecipeNotUnderstoodError,
    RecipeOutputExistsError,
    RecipeStepError,
    RecipeStepUnknownError,
)
from ..core.recipe.recipe_steps import (
    FILE,
    STEP,
    Step,
    files_of,
    name_of,
    read_recipe,
    with_references,
)
from ..core.recipe.years import find_files, moved_on, parameter_moved_on, years_moved
from .base import MsmeAlgorithm
from .run_steps import FOLDER, LAYER_TYPES, refuse_memory
from .table_parameters import matrix_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsProcessingFeedback, QgsProcessingParameterDefinition

_COLUMNS = ("recipe", "now")
_PACK = "PACK"


class RunRecipe(MsmeAlgorithm):
    """Runs each step of a recipe on the files of today."""

    NAME = "runrecipe"
    GROUP = "data"

    def displayName(self) -> str:
        return self.tr("Run a recipe")

    def shortDescription(self) -> str:
        return self.tr("Does again what was saved as a recipe, with next year's files.")

    def tags(self) -> list[str]:
        return ["recipe", "again", "year", "batch", "json", "msme"]

    def initAlgorithm(self, _config: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile(
                "RECIPE", self.tr("Recipe"), fileFilter=self.tr("Recipe") + " (*.json)"
            ),
            self.tr("A file that “Save a recipe” made."),
        )
        self.add(
            QgsProcessingParameterFile(
                "FOLDER",
                self.tr("Folder of the new files"),
                QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            ),
            self.tr(
                "Files are found by their names, with later years: umkm_2025.csv for "
                "umkm_2024.csv. The folder of the recipe if empty."
            ),
        )
        self.add(
            QgsProcessingParameterMatrix(
                "INPUTS",
                self.tr("Files with other names"),
                headers=[self.tr("File in the recipe"), self.tr("File to read now")],
                optional=True,
            ),
            self.tr("The name that the recipe has, and the path of the file to read."),
        )
        self.add(
            QgsProcessingParameterString("YEARS", self.tr("Years"), optional=True),
            self.tr(
                "Which year stands for which in periods and names of columns, such as "
                "2024=2025; 2023=2024. As the names of the files tell if empty."
            ),
        )
        self.add(
            QgsProcessingParameterFolderDestination("OUTPUT", self.tr("Folder of the results")),
            self.tr("One file per result; packs and pages keep their names, with later years."),
        )
        self.give(QgsProcessingOutputMultipleLayers("LAYERS", self.tr("Results")))
        self.give(QgsProcessingOutputFile(_PACK, self.tr("Pack")))
        self.give(QgsProcessingOutputNumber("STEPS", self.tr("Steps")))

    def compute(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        recipe = Path(self.parameterAsFile(parameters, "RECIPE", context))
        steps = read_recipe(recipe)
        refuse_memory(list(steps.values()))
        folder = self.parameterAsFile(parameters, "FOLDER", context) or recipe.parent
        rows = matrix_rows(self, "INPUTS", _COLUMNS, (parameters, context))
        # Beside the recipe where a path is not whole.
        given = {row["recipe"]: recipe.parent / row["now"] for row in rows if row["recipe"]}
        files = find_files(files_of(steps.values()), Path(folder), given)
        years = years_moved(self.parameterAsString(parameters, "YEARS", context), files)
        for name, path in files.items():
            feedback.pushInfo(self.tr("{name}: {path} is read.").format(name=name, path=path))
        for old, new in years.items():
            if old != new:
                feedback.pushInfo(self.tr("{old} is now {new}.").format(old=old, new=new))
        results = Path(self.parameterAsString(parameters, "OUTPUT", context))
        again = _Again(recipe.name, steps, files, years, folder=Path(folder), results=results)
        again.check()
        results.mkdir(parents=True, exist_ok=True)
        inner = QgsProcessingMultiStepFeedback(len(steps), feedback)
        for place, name in enumerate(steps):
            inner.setCurrentStep(place)
            if feedback.isCanceled():
                raise CancelledError
            again.run(name, place, context, inner)
        layers = again.layers()
        for one in layers:
            details = QgsProcessingContext.LayerDetails(Path(one).stem, context.project())
            context.addLayerToLoadOnCompletion(one, details)
        return {"OUTPUT": str(results), "LAYERS": layers, _PACK: again.pack, "STEPS": len(steps)}


@dataclass
class _Again:
    """One run of a recipe.

    files: name in the recipe -> what is read now.
    made: step -> its results.
    """

    name: str
    steps: Mapping[str, Step]
    files: Mapping[str, Path]
    years: Mapping[str, str]
    folder: Path
    results: Path
    made: dict[str, dict[str, Any]] = field(default_factory=dict)
    pack: str | None = None

    def check(self) -> None:
        """See that each step can be run, before the first one is.

        Raises:
            RecipeStepUnknownError: an algorithm is not there.
            RecipeNotUnderstoodError: what a step reads is a path and no file of the recipe.
            RecipeOutputExistsError: a pack would be added to.
        """
        for place, step in enumerate(self.steps.values()):
            algorithm = _algorithm(step)
            # A recipe in a recipe may never end.
            if algorithm is None or isinstance(algorithm, RunRecipe):
                raise RecipeStepUnknownError(file=self.name, algorithm=step.algorithm)
            for definition in algorithm.parameterDefinitions():
                told = step.parameters.get(definition.name())
                if _names_a_path(definition, told):
                    reason = f"{step.algorithm}, {definition.name()}"
                    raise RecipeNotUnderstoodError(file=self.name, reason=reason)
            for output in algorithm.GROWS:
                path = self._output(step, output, place)
                if path is not None and path.exists():
                    raise RecipeOutputExistsError(path=path)

    def run(
        self, name: str, place: int, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Run a step.

        Raises:
            RecipeStepError: it failed.
        """
        step = self.steps[name]
        algorithm = _algorithm(step)
        if algorithm is None:
            raise RecipeStepUnknownError(file=self.name, algorithm=step.algorithm)
        feedback.pushInfo(f"{place + 1}/{len(self.steps)} {algorithm.displayName()}")
        parameters = {
            key: with_references(parameter_moved_on(key, value, self.years), self._read)
            for key, value in step.parameters.items()
        }
        for output in step.outputs:
            parameters[output] = str(self._output(step, output, place))
        valid, reason = algorithm.checkParameterValues(parameters, context)
        try:
            if not valid:
                raise QgsProcessingException(reason)
            self.made[name], _ = algorithm.run(parameters, context, feedback, {}, False)
        except QgsProcessingException as error:
            raise RecipeStepError(
                place=place + 1,
                steps=len(self.steps),
                algorithm=algorithm.displayName(),
                reason=str(error),
            ) from error
        if feedback.isCanceled():
            raise CancelledError
        if step.outputs.get(_PACK):
            self.pack = self.made[name][_PACK]

    def layers(self) -> list[str]:
        """Return the layers that were made."""
        return [
            self.made[name][output]
            for name, step in self.steps.items()
            for output, file in step.outputs.items()
            if not file and self.made[name].get(output)
        ]

    def _output(self, step: Step, output: str, place: int) -> Path | None:
        file = step.outputs.get(output)
        if file is None:
            return None
        name = step.algorithm.partition(":")[2]
        return self.results / (moved_on(file, self.years) or f"{place + 1:02}_{name}_{output}.gpkg")

    def _read(self, one: dict[str, Any]) -> str:
        """Return what a reference stands for now, as QGIS names a file or layer."""
        if FOLDER in one:
            return str(self.folder)
        if STEP in one:
            text = str(self.made[one[STEP]][one["output"]])
        else:
            text = str(self.files[name_of(self.steps.values())(one)])
            if one.get("layer"):
                text += f"|layername={moved_on(str(one['layer']), self.years)}"
        return f"{text}|subset={one['filter']}" if one.get("filter") else text


def _names_a_path(definition: QgsProcessingParameterDefinition, told: object) -> bool:
    """Say whether a step reads or writes what is no file of the recipe."""
    if told is None or not definition.isDestination() | (definition.type() in (FILE, *LAYER_TYPES)):
        return False
    each = told if isinstance(told, list) else [told]
    return definition.isDestination() or any(isinstance(one, str) for one in each)


def _algorithm(step: Step) -> MsmeAlgorithm | None:
    found = QgsApplication.processingRegistry().createAlgorithmById(step.algorithm)
    return found if isinstance(found, MsmeAlgorithm) else None
