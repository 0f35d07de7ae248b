"""Numbers of a layer that may be drawn, for the histogram alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.core import QgsFeatureRequest

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

_HIDDEN = ("Q", "X", "M", "N")


def drawn_values(layer: QgsVectorLayer, field: str) -> list[float]:
    """Return the finite, published values of a field."""
    fields = layer.fields()
    names = [field]
    status = fields.indexFromName(f"{field}_status")
    if status >= 0:
        names.append(f"{field}_status")
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(names, fields)
    place = fields.indexFromName(field)
    found = []
    for feature in layer.getFeatures(request):
        values = feature.attributes()
        if status >= 0 and values[status] in _HIDDEN:
            continue
        value = values[place]
        if isinstance(value, (int, float)) and math.isfinite(value):
            found.append(float(value))
    return found
