"""What a layer remembers of the style that it was given.

Kept as a custom property of the layer, so that a page made later can use the
same classes in another language or for one province. The same object says
what style is wanted: with breaks or categories it is drawn so, without them
they are found.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from ..core.classes.method import Method
from ..core.measures.field import Direction
from ..core.measures.schema import category_from
from .palettes import Palette, palette_for

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

    from ..core.measures.field import Category

_KEY = "msme/style"


class Kind(str, Enum):
    """What sort of map it is; see `styling.kinds`."""

    CHOROPLETH = "choropleth"
    CIRCLES = "circles"
    BIVARIATE = "bivariate"
    CATEGORY = "category"


@dataclass(frozen=True)
class StyleMemory:
    """Which fields are drawn how.

    fields: two for a bivariate map, else one.
    method: how the breaks are or were found, the kind's usual one where None.
    breaks: one list of breaks per field; they go before the method. Of circles, the value of
        the widest one.
    classes: how many are to be found where there are no breaks.
    categories: in their order, with labels and colours where these are not the usual ones.
    """

    fields: tuple[str, ...]
    method: Method | None = None
    breaks: tuple[tuple[float, ...], ...] = ()
    centre: float | None = None
    palette: Palette = Palette.AUTO
    kind: Kind = Kind.CHOROPLETH
    categories: tuple[Category, ...] = ()
    classes: int = 5

    def breaks_of(self, place: int) -> tuple[float, ...]:
        """Return the breaks of a field, none where they are to be found."""
        return self.breaks[place] if place < len(self.breaks) else ()


def remember(layer: QgsMapLayer, memory: StyleMemory) -> None:
    """Let a layer remember its style."""
    layer.setCustomProperty(_KEY, json.dumps(asdict(memory)))


def remembered(layer: QgsMapLayer) -> StyleMemory | None:
    """Return what a layer remembers, None where that is nothing usable."""
    try:
        return _read(json.loads(layer.customProperty(_KEY) or ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        # Another version's, or a person's own property of this name.
        return None


def _read(held: dict[str, Any]) -> StyleMemory:
    fields = tuple(map(str, held["fields"]))
    # Version 0.x drew one field or two, and did not name the kind.
    earlier = Kind.CHOROPLETH if len(fields) == 1 else Kind.BIVARIATE
    method, palette = held["method"], Palette(held["palette"])
    if "kind" not in held and palette is Palette.AUTO:
        # Nobody's choice was then drawn as more is better.
        palette = palette_for(Direction.BETTER, Method(method or Method.JENKS))
    return StyleMemory(
        fields=fields,
        method=None if method is None else Method(method),
        breaks=tuple(tuple(map(float, one)) for one in held["breaks"]),
        centre=held["centre"],
        palette=palette,
        kind=Kind(held.get("kind", earlier)),
        categories=tuple(map(category_from, held.get("categories", ()))),
    )
