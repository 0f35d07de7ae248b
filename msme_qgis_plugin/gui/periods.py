"""Of which period the values of a layer are, as far as anybody says."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from .addmap import source_of
from .indicators import indicators_of

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

_SAID = "msme:period"
# What a person said of a layer that says nothing itself.
_TYPED = "msme/period"
_FIELD = "period"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def period_of(layer: QgsVectorLayer) -> str:
    """Return what a layer, else a person, says; nothing where nobody does."""
    said = layer.metadata().keywords().get(_SAID) or [""]
    return html.unescape(said[0]) or str(layer.customProperty(_TYPED) or "")


def keep_period(layer: QgsVectorLayer, text: str) -> None:
    """Keep what a person says, with the layer and so in the project."""
    layer.setCustomProperty(_TYPED, text.strip())


def lacks_period(layer: QgsVectorLayer) -> bool:
    """Say whether a layer has values of which it does not tell the period."""
    said = any(layer.metadata().keywords().get(_SAID) or ())
    if said or layer.fields().indexFromName(_FIELD) >= 0:
        return False
    return any("" in one.fields for one in indicators_of(layer))


def proposed_period(layer: QgsVectorLayer) -> str:
    """Return what a person said, else the years in sheet or file's name."""
    if layer.customProperty(_TYPED) is not None:
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
