"""What the catalogue and its descriptions can be refused for."""

from __future__ import annotations

from ..errors import MsmeError
from ..messages import QT_TRANSLATE_NOOP


class CatalogueError(MsmeError):
    """A descriptor of the catalogue is not as its schema says."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The description {file} is wrong at {place}: expected {expected}, "
        "found {found}. Correct the file there, or take it out of its "
        "folder.",
    )


class UnknownDatasetError(MsmeError):
    """No descriptor has the id that was asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "There is no dataset called {dataset} in the catalogue. The nearest "
        "are: {near}. Choose one of them, or describe the file's columns "
        "once and save the description.",
    )


class UnknownIndicatorError(MsmeError):
    """The catalogue has no indicator with the id that was asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "There is no indicator called {indicator} in the catalogue. The "
        "nearest are: {near}. Take the id from the list of indicators.",
    )


class UnknownVariableError(MsmeError):
    """A dataset does not hold the harmonised variable asked for."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{dataset} does not hold {variable}. It holds: {known}. Choose "
        "another variable or another dataset.",
    )


class DescribedColumnMissingError(MsmeError):
    """A file lacks a column that its descriptor reads."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{source} has no column {column}, which {dataset} needs for "
        "{purpose}. Its columns begin: {headers}. Check that the file is "
        "of that dataset and wave, or choose another dataset.",
    )
