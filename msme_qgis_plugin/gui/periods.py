"""Of which period the values of a layer are, as far as anybody says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..layers import TYPED_PERIOD, period_of
from .addmap import source_of
from .series import series_of

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

_FIELD = "period"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def keep_period(layer: QgsVectorLayer, text: str) -> None:
    """Keep what a person says, with the layer and so in the project."""
    layer.setCustomProperty(TYPED_PERIOD, text.strip())


def lacks_period(layer: QgsVectorLayer) -> bool:
    """Say whether a layer has values of which it does not tell the period."""
    if layer.fields().indexFromName(_FIELD) >= 0:
        return False
    return any("" in one.fields for one in series_of(layer))


def proposed_period(layer: QgsVectorLayer) -> str:
    """Return what a person said, else the years in sheet or file's name."""
    if layer.customProperty(TYPED_PERIOD) is not None:
        return period_of(layer)
    held = source_of(layer)
    told = json.loads(held) if held else {}
    texts = (told.get("sheet", ""), Path(told.get("path", "")).stem)
    found = (years_in(text) for text in (*texts, layer.name()))
    return next(filter(None, found), "")


def years_in(text: str) -> str:
    """Return the year that a text names, or the first and the last one."""
    years = sorted(_YEAR.findall(text))
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""
