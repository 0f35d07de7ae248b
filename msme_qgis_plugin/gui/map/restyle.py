"""Draws a field of a layer as what it is, and gives a layer the style of its copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QCoreApplication

from ...core.classes.method import Method
from ...core.measures.field import Role
from ...layers import read_fields
from ...settings import preferences
from ...styling.kinds import KINDS, Kind, apply_renderer
from ...styling.memory import remember, remembered
from ...styling.nodata import show_no_data
from ..runner import Job

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ..runner import Outcome


def drawing(layer: QgsVectorLayer, name: str, *, method: str = "", palette: str = "") -> Job:
    """Return what draws a field of a layer of the project, to be followed by `take_style`.

    A centre belongs to what a field is; method and colours are a matter of taste.

    Args:
        method, palette: the options' where they are "".
    """
    field, liked = read_fields(layer)[0].get(name), preferences()
    kind = Kind.CATEGORY if field and field.role is Role.CATEGORY else Kind.CHOROPLETH
    told: dict[str, Any] = {
        "INPUT": layer.id(),
        "FIELD": name,
        "LANGUAGE": liked.language,
        "CLASSES_TABLE": "TEMPORARY_OUTPUT",
    }
    if kind is Kind.CHOROPLETH:
        told |= {"METHOD": method or liked.method, "PALETTE": palette or liked.palette}
        if field and field.centre is not None:
            told |= {"METHOD": Method.DIVERGING.value, "CENTRE": field.centre}
    label = QCoreApplication.translate("Restyle", "drawing the map")
    return Job(KINDS[kind].algorithm, told, label)


def take_style(outcome: Outcome, layer: QgsVectorLayer) -> None:
    """Style `layer` like the copy that the run's last job was given."""
    copy = outcome.copies["INPUT"]
    memory = remembered(copy)
    if memory is not None:
        remember(layer, memory)
    apply_renderer(layer, copy.renderer())
    show_no_data(layer)


def keep_style(layer: QgsVectorLayer) -> str:
    """Write a layer's style beside its data, for other projects.

    Returns:
        Why that was not possible; nothing where it was.
    """
    told = layer.name(), "", True, ""
    # The former one is deprecated where there is the newer.
    if hasattr(layer, "saveStyleToDatabaseV2"):
        return layer.saveStyleToDatabaseV2(*told)[1]
    return layer.saveStyleToDatabase(*told)
