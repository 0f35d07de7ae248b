"""What a field is called where a person reads it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from qgis.core import QgsVectorLayer

if TYPE_CHECKING:
    from qgis.core import QgsFeatureSource

# Files hold no aliases, so harmonised layers keep their headers here.
_HEADER = "msme:header:"


def field_title(layer: QgsFeatureSource, field: str) -> str:
    """Return a field's alias, else its header in the table it came from."""
    if isinstance(layer, QgsVectorLayer):
        index = layer.fields().indexFromName(field)
        if index >= 0 and layer.attributeAlias(index):
            return str(layer.attributeAlias(index))
        kept = layer.metadata().keywords().get(f"{_HEADER}{field}")
        if kept and kept[0].strip():
            return html.unescape(kept[0])
    return field.replace("_", " ").strip() or field


def plain_title(layer: QgsVectorLayer) -> str:
    """Return a layer's title as text; metadata hold it as HTML."""
    return html.unescape(layer.metadata().title()) or str(layer.name())
