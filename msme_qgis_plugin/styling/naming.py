"""What a field is called where a person reads it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from qgis.core import QgsVectorLayer

from ..layers import read_fields
from ..translate import language

if TYPE_CHECKING:
    from qgis.core import QgsFeatureSource


def field_title(layer: QgsFeatureSource, field: str) -> str:
    """Return a field's alias, else its header in the table it came from."""
    if isinstance(layer, QgsVectorLayer):
        index = layer.fields().indexFromName(field)
        if index >= 0 and layer.attributeAlias(index):
            return str(layer.attributeAlias(index))
        title = read_fields(layer)[0].titles(language()).get(field)
        if title:
            return title
    return field.replace("_", " ").strip() or field


def plain_title(layer: QgsVectorLayer) -> str:
    """Return a layer's title as text; metadata hold it as HTML."""
    return html.unescape(layer.metadata().title()) or str(layer.name())
