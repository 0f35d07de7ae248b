"""Gives a layer the style that an algorithm gave to its copy."""

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
