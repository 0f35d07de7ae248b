"""Why a layer cannot be styled."""

from __future__ import annotations

from ..core.errors import MsmeError
from ..core.messages import QT_TRANSLATE_NOOP


class StyleNotSavedError(MsmeError):
    """A style file that could not be written."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The style {path} could not be saved: {reason} Choose a folder that you may write to.",
    )


class FieldNotNumericError(MsmeError):
    """A field of text or dates where numbers are needed."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The field “{field}” holds {type}; classes need a field of numbers. "
        "Choose another field, or let the table's numbers be read first.",
    )


class FieldNegativeError(MsmeError):
    """A field with values below zero where amounts are needed."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The field “{field}” holds values below zero, such as {value}; no circle is that small. "
        "Choose an amount, such as a number of enterprises, or make a choropleth map.",
    )


class FieldMissingError(MsmeError):
    """A field that the layer does not have."""

    template = QT_TRANSLATE_NOOP("core", "The layer has no field “{field}”; it has: {fields}.")


class LayerEmptyError(MsmeError):
    """A layer that a map needs and that holds nothing."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The layer “{layer}” is missing, cannot be opened or holds no "
        "features, so no map was made. See that its file is there and not "
        "in use, then try again.",
    )


class FieldNotCategoriesError(MsmeError):
    """A field of numbers with decimals where categories are needed."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The field “{field}” holds numbers such as {value}; categories are text or whole numbers. "
        "Choose another field, or make a choropleth map of it.",
    )


class CategoryColourError(MsmeError):
    """A colour of a category that is none."""

    template = QT_TRANSLATE_NOOP(
        "core", "“{colour}” for “{value}” is no colour. Write it as #rrggbb, such as #004274."
    )
