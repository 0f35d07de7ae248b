"""Gives a layer the style that an algorithm gave to its copy, and keeps it with the layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...styling.kinds import apply_renderer
from ...styling.memory import remember, remembered
from ...styling.nodata import show_no_data

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ..runner import Outcome


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
