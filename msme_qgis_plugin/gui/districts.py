"""Every district by name, to choose from and to zoom to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateTransform, QgsExpression, QgsFeatureRequest, QgsProject
from qgis.utils import iface

from ..layers import embedded_units

if TYPE_CHECKING:
    from qgis.core import QgsFeature, QgsRectangle, QgsVectorLayer

_SHORT = {"Kabupaten": "Kab."}


@lru_cache(maxsize=1)
def all_districts() -> tuple[tuple[str, str], ...]:
    """Return (BPS code, “Kab. Jember, Jawa Timur”), by name."""
    request = QgsFeatureRequest()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    found = [
        (feature["bps_code"], _label(feature)) for feature in embedded_units().getFeatures(request)
    ]
    return tuple(sorted(found, key=lambda one: one[1]))


def _label(feature: QgsFeature) -> str:
    kind = _SHORT.get(feature["type"], feature["type"])
    return f"{kind} {feature['name']}, {feature['province']}"


def zoom_to(bps_code: str) -> None:
    """Show a district on QGIS's map."""
    column = QgsExpression.quotedColumnRef("bps_code")
    wanted = QgsExpression.quotedString(bps_code)
    units = embedded_units()
    request = QgsFeatureRequest().setFilterExpression(f"{column} = {wanted}")
    for feature in units.getFeatures(request):
        _show(units, feature.geometry().boundingBox(), scale=1.6)


def zoom_to_units(layer: QgsVectorLayer) -> None:
    """Show all units of a layer, as its filter leaves them."""
    if layer.featureCount() > 0:
        _show(layer, layer.extent(), scale=1.05)


def _show(layer: QgsVectorLayer, box: QgsRectangle, *, scale: float) -> None:
    canvas = iface.mapCanvas()
    transform = QgsCoordinateTransform(
        layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance()
    )
    extent = transform.transformBoundingBox(box)
    extent.scale(scale)
    canvas.setExtent(extent)
    canvas.refresh()
