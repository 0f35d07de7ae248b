"""What fields and layers are called where a person reads it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from ..layers import read_fields
from ..translate import language

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ..core.measures.field import Fields


def field_title(layer: QgsVectorLayer, field: str) -> str:
    """Return what a field is called in QGIS's language."""
    return title_of(read_fields(layer)[0], field, language())


def title_of(fields: Fields, name: str, code: str) -> str:
    """Return what a field is called in a language, its name where nothing is known."""
    return fields.titles(code).get(name) or name.replace("_", " ").strip() or name


def plain_title(layer: QgsVectorLayer) -> str:
    """Return a layer's title as text; metadata hold it as HTML."""
    return html.unescape(layer.metadata().title()) or str(layer.name())
