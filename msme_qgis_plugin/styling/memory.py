"""What a layer remembers of the style that it was given.

Kept as a custom property of the layer, so that a page made later can use the
same classes in another language or for one province.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from ..core.classes.method import Method
from .palettes import Palette

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

    from ..core.bivariate import BivariateClasses
    from ..core.classify import Classification

_KEY = "msme/style"


@dataclass(frozen=True)
class StyleMemory:
    """Which fields were drawn with which breaks.

    fields: one for a choropleth, two for a bivariate map.
    breaks: one list of breaks per field.
    """

    fields: tuple[str, ...]
    method: Method
    breaks: tuple[tuple[float, ...], ...]
    centre: float | None = None
    palette: Palette = Palette.AUTO


def choropleth_memory(field: str, found: Classification, palette: Palette) -> StyleMemory:
    """Return what to remember of a choropleth."""
    return StyleMemory((field,), found.method, (found.breaks,), found.centre, palette)


def bivariate_memory(
    fields: tuple[str, str], found: BivariateClasses, method: Method
) -> StyleMemory:
    """Return what to remember of a bivariate map."""
    return StyleMemory(fields, method, (found.a.breaks, found.b.breaks))


def remember(layer: QgsMapLayer, memory: StyleMemory) -> None:
    """Let a layer remember its style."""
    layer.setCustomProperty(_KEY, json.dumps(asdict(memory)))


def remembered(layer: QgsMapLayer) -> StyleMemory | None:
    """Return what a layer remembers, None where that is nothing usable."""
    try:
        held = json.loads(layer.customProperty(_KEY) or "")
        return StyleMemory(
            fields=tuple(map(str, held["fields"])),
            method=Method(held["method"]),
            breaks=tuple(tuple(map(float, one)) for one in held["breaks"]),
            centre=held["centre"],
            palette=Palette(held["palette"]),
        )
    except (ValueError, KeyError, TypeError):
        # Another version's, or a person's own property of this name.
        return None
