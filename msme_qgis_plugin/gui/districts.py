"""Every district by name, to choose from and to zoom to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateTransform, QgsExpression, QgsFeatureRequest, QgsProject
from qgis.utils import iface

from ..layers import embedded_units

if TYPE_CHECKING:
    from qgis.core import QgsFeature

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
        canvas = iface.mapCanvas()
        transform = QgsCoordinateTransform(
            units.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )
        extent = transform.transformBoundingBox(feature.geometry().boundingBox())
        extent.scale(1.6)
        canvas.setExtent(extent)
        canvas.refresh()
