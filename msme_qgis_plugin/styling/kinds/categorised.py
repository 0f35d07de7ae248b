"""What maps share that QGIS's categorised renderer draws.

The renderer's expression gives each unit the code of its category: it cannot meet a code that
stands for units without a value, whatever the data hold.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qgis.core import QgsCategorizedSymbolRenderer, QgsRendererCategory

from ..legend import counted, word
from ..rules import status_is
from .kind import APART, NO_DATA, WITHOUT, StyleKind, evaluated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgis.core import QgsFeatureRenderer, QgsFillSymbol

    from ..map_units import MapField, MapUnits
    from .kind import Look

_ASKED = ("M", "N")


class CategorisedKind(StyleKind):
    """A kind that QGIS's categorised renderer draws."""

    def draw_no_data(self, renderer: QgsFeatureRenderer, symbol: QgsFillSymbol) -> bool:
        if not isinstance(renderer, QgsCategorizedSymbolRenderer):
            return False
        place = renderer.categoryIndexForValue(NO_DATA)
        return place >= 0 and bool(renderer.updateCategorySymbol(place, symbol))


def drawing_expression(
    sides: Sequence[tuple[MapField, str]], drawn: str, codes: Sequence[str]
) -> str:
    """Return what gives each unit its category, or why it has none.

    Args:
        sides: each field with the expression for whether it holds what can be drawn.
        drawn: the expression for the code where all sides do.
        codes: of `APART` those that are told apart; the others are no data.
    """
    statuses = [one.status for one, _ in sides if one.status is not None]
    cases = []
    for one, shown in sides:
        if one.status is None:
            cases.append(f"WHEN NOT {shown} THEN '{NO_DATA}'")
            continue
        plain = status_is(one.status, APART, negated=True)
        asked = status_is(one.status, _ASKED)
        cases.append(f"WHEN {plain} AND ({asked} OR NOT {shown}) THEN '{NO_DATA}'")
    for code in APART:
        told = code if code in codes else NO_DATA
        cases += [f"WHEN {status_is(status, (code,))} THEN '{told}'" for status in statuses]
    return f"CASE {' '.join(cases)} ELSE {drawn} END"


def count_codes(units: MapUnits, fields: Iterable[MapField], expression: str) -> Counter[str]:
    """Count units by the expression that draws."""
    columns = [name for one in fields for name in one.columns]
    return Counter(str(code) for _, code in evaluated(units, expression, columns))


def present(counts: Counter[str]) -> tuple[str, ...]:
    """Return which units without a value the legend tells of.

    What no unit has stays out of it, and counts as no data should a unit get it later.
    """
    return tuple(code for code in WITHOUT if code == NO_DATA or counts[code])


def categorised(
    expression: str,
    drawn: Sequence[tuple[str, QgsFillSymbol, str]],
    counts: Counter[str],
    look: Look,
    *,
    circles: bool,
) -> QgsCategorizedSymbolRenderer:
    """Return the renderer; every label with its count.

    Args:
        drawn: code, symbol and label of each category, without those of `WITHOUT`.
    """
    told = list(drawn)
    for code in present(counts):
        key, make = WITHOUT[code]
        told.append((code, make(extent=look.extent, circles=circles), word(key, look.language)))
    renderer = QgsCategorizedSymbolRenderer(
        expression,
        [
            QgsRendererCategory(code, symbol, counted(label, counts[code], look.language))
            for code, symbol, label in told
        ],
    )
    renderer.setUsingSymbolLevels(True)
    return renderer
