"""Why a recipe cannot be saved or run."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class RecipeNotUnderstoodError(MsmeError):
    """A file that is no recipe."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{file}” cannot be read as a recipe: {reason}. Choose a file that “Save a recipe” made.",
    )


class RecipeNewerError(MsmeError):
    """A recipe that a newer version of the plugin wrote."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The recipe “{file}” is of version {version}, and this plugin knows recipes up to version "
        "{known}. Update the plugin.",
    )


class RecipeStepUnknownError(MsmeError):
    """A recipe with an algorithm that is not ours, or that we no longer have."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The recipe “{file}” asks for {algorithm}, which this plugin does not have. Only "
        "algorithms of MSME planning are run.",
    )


class RecipeFileMissingError(MsmeError):
    """A file of this year that cannot be found."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "In {folder} there is no file for “{name}” of the recipe: {expected} is expected. Choose "
        "another folder, or name the file in the table of files.",
    )


class RecipeFileUnclearError(MsmeError):
    """Several files of this year that could be meant."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Several files could be meant by “{name}” of the recipe: {found}. Name one in the table "
        "of files.",
    )


class RecipeFileUnknownError(MsmeError):
    """A file is given for one that the recipe does not read."""

    template = QT_TRANSLATE_NOOP(
        "core", "The recipe does not read “{name}”. The files that it reads: {known}."
    )


class YearsNotUnderstoodError(MsmeError):
    """Years that are no pairs, or that two files tell differently."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "It is not clear which year takes the place of which ({text}). Write pairs such as "
        "2024=2025; 2023=2024.",
    )


class RecipeInputError(MsmeError):
    """A step that read what is in no file."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{algorithm} read “{layer}”, which is in no file, so that nobody could run this again. "
        "Save that layer as a file, and run the step anew.",
    )


class RecipeEmptyError(MsmeError):
    """Nothing was done that could be run again."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Nothing here says how it was made: a result of MSME planning {version} or newer is "
        "expected. What older versions made says no more than its history.",
    )


class RecipeStepError(MsmeError):
    """A step that failed."""

    template = QT_TRANSLATE_NOOP(
        "core", "Step {place} of {steps} of the recipe, {algorithm}, failed: {reason}"
    )


class RecipeModelError(MsmeError):
    """A recipe that no model can hold."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "A step reads only a part of its layer ({filter}), and a model cannot say so. Save the "
        "recipe as .json.",
    )


class RecipeOutputExistsError(MsmeError):
    """A pack that this run would add to."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{path} is there already, and a recipe makes new files only. Choose another folder for "
        "the results.",
    )
