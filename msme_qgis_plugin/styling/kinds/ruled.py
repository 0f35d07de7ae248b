"""What maps share that QGIS's rule-based renderer draws, without blank holes.

Every feature meets exactly one rule, whatever its value and status: rules rather than a
graduated renderer, which has no class for NULL.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsRuleBasedRenderer

from ...core.classes.distinct import UNPUBLISHED
from ...core.measures.status import Status
from ..legend import counted, number, word
from ..rules import for_numbers, literal, status_is
from .kind import APART, NO_DATA, WITHOUT, StyleKind, evaluated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsFeatureRenderer, QgsFillSymbol

    from ..legend import Language
    from ..map_units import MapField, MapUnits
    from .kind import Look


@dataclass(frozen=True)
class Rule:
    """Which units are drawn how, and what the legend says of them."""

    filter: str
    text: str
    symbol: QgsFillSymbol


@dataclass(frozen=True)
class Drawn:
    """A renderer and what its rules, in their order, have drawn.

    without: see `MapStyle`; estimated: how many of the drawn values are estimates.
    """

    renderer: QgsRuleBasedRenderer
    counts: list[int]
    labels: list[str]
    without: dict[str, int]
    estimated: int


class RuledKind(StyleKind):
    """A kind that QGIS's rule-based renderer draws."""

    def draw_no_data(self, renderer: QgsFeatureRenderer, symbol: QgsFillSymbol) -> bool:
        if not isinstance(renderer, QgsRuleBasedRenderer):
            return False
        # The last with a symbol; lines of the legend have none.
        drawn = [rule for rule in renderer.rootRule().children() if rule.symbol()]
        if drawn:
            drawn[-1].setSymbol(symbol)
        return bool(drawn)


def draw_rules(
    units: MapUnits, field: MapField, rules: Sequence[Rule], look: Look, *, circles: bool
) -> Drawn:
    """Draw a field by rules, the last on top of the legend, and units without a value below.

    Args:
        circles: whether units that are too small to be seen get one.
    """
    special = _status_rules(field, APART, look, circles=circles)
    counts, estimated = _count(units, field, [rule.filter for rule in (*rules, *special)])
    made = len(rules)
    without = dict(zip(WITHOUT, counts[made:]))
    # What no unit has stays out of the legend, and counts as no data should
    # a unit get it later.
    present = tuple(code for code in APART if without[code])
    special = _status_rules(field, present, look, circles=circles)
    labels = [counted(rule.text, count, look.language) for rule, count in zip(rules, counts)]
    ordered = list(zip(rules, labels))[::-1]
    for code, rule in zip((*present, NO_DATA), special):
        ordered.append((rule, counted(rule.text, without[code], look.language)))
    renderer = _renderer(ordered, estimated, look.language)
    return Drawn(renderer, counts[:made], labels, without, estimated)


def class_filter(field: MapField, edges: tuple[float | None, float | None]) -> str:
    """Return the rule of a class; of all values where both edges are open."""
    value = QgsExpression.quotedColumnRef(field.name)
    lower, upper = edges
    parts = []
    if lower is not None:
        parts.append(f"{value} >= {literal(lower)}")
    if upper is not None:
        parts.append(f"{value} < {literal(upper)}")
    within = for_numbers(" AND ".join(parts) or f"{value} = {value}")
    if field.status is None:
        return within
    return f"{within} AND {status_is(field.status, UNPUBLISHED, negated=True)}"


def _status_rules(
    field: MapField, codes: tuple[str, ...], look: Look, *, circles: bool
) -> list[Rule]:
    """Return the rules of `codes`, and of all else that has no class."""
    value, status = QgsExpression.quotedColumnRef(field.name), field.status
    is_number = for_numbers(f"{value} = {value}")
    without = f"NOT coalesce({is_number}, FALSE)"
    if status is not None:
        others = tuple(code for code in UNPUBLISHED if code not in codes)
        without = f"({without} OR {status_is(status, others)})"
        if codes:
            other = status_is(status, codes, negated=True)
            without = f"{other} AND {without}"
    filters = {code: "FALSE" if status is None else status_is(status, (code,)) for code in codes}
    filters[NO_DATA] = without
    rules = []
    for code, meets in filters.items():
        key, make = WITHOUT[code]
        symbol = make(extent=look.extent, circles=circles)
        rules.append(Rule(meets, word(key, look.language), symbol))
    return rules


def _count(units: MapUnits, field: MapField, filters: Sequence[str]) -> tuple[list[int], int]:
    """Count features by the rules that draw, and estimates among them."""
    cases = " ".join(f"WHEN {one} THEN {place}" for place, one in enumerate(filters))
    counts, estimated = [0] * len(filters), 0
    classes = len(filters) - len(WITHOUT)
    for feature, found in evaluated(units, f"CASE {cases} END", field.columns):
        place = int(str(found))
        counts[place] += 1
        if field.status is not None and place < classes:
            estimated += feature.attribute(field.status) == Status.ESTIMATED.value
    return counts, estimated


def _renderer(
    rules: list[tuple[Rule, str]], estimated: int, language: Language
) -> QgsRuleBasedRenderer:
    root = QgsRuleBasedRenderer.Rule(None)
    for rule, label in rules:
        root.appendChild(QgsRuleBasedRenderer.Rule(rule.symbol, filterExp=rule.filter, label=label))
    if estimated:
        key = "one_estimated" if estimated == 1 else "estimated"
        text = word(key, language, count=number(estimated, 0, language))
        # A rule without symbol that no feature meets: a line of the legend.
        root.appendChild(QgsRuleBasedRenderer.Rule(None, filterExp="FALSE", label=text))
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    return renderer
