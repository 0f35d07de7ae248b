"""A choropleth as a native rule-based renderer, without blank holes.

Every feature meets exactly one rule, whatever its value and status: rules
rather than a graduated renderer, which has no class for NULL.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsRuleBasedRenderer

from ...core.classes.distinct import UNPUBLISHED
from ...core.classes.method import Method
from ...core.classes.place import decimals_of
from ...core.classify import classify
from ...core.measures.status import Status
from ..legend import class_text, counted, number, span_text, word
from ..memory import Kind
from ..palettes import Palette, class_colours, palette_for
from ..rules import for_numbers, literal, status_is
from ..symbols import class_symbol
from .kind import APART, NO_DATA, WITHOUT, Look, MapStyle, StyleKind, class_method, evaluated

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from qgis.core import QgsFeatureRenderer, QgsFillSymbol

    from ...core.classify import Classification
    from ..legend import Language
    from ..map_units import MapField, MapUnits
    from ..memory import StyleMemory


@dataclass(frozen=True)
class ClassRow:
    """One class as the legend shows it; an open edge is None."""

    lower: float | None
    upper: float | None
    count: int
    label: str
    colour: str


@dataclass(frozen=True)
class ChoroplethMap(MapStyle):
    """A renderer and what it shows.

    found: the classes, as they were found.
    classes: lowest first, counted with the rules that draw.
    estimated: how many of the drawn values are estimates.
    """

    found: Classification
    classes: tuple[ClassRow, ...]
    estimated: int

    @property
    def drawn_units(self) -> int:
        return sum(self.found.counts)

    def method_note(self, language: Language, coverage: str = "") -> str:
        if len(self.classes) <= 1:
            return word("method_one", language)
        method = class_method(self.found.method, self.found.centre, language)
        count = str(len(self.classes))
        return word("method", language, count=count, method=method, coverage=coverage)


@dataclass(frozen=True)
class _Rule:
    filter: str
    text: str
    symbol: QgsFillSymbol


class Choropleth(StyleKind):
    """One field of numbers in classes."""

    kind = Kind.CHOROPLETH
    algorithm = "msme:stylechoropleth"
    histogram = True

    def make(self, units: MapUnits, wanted: StyleMemory, look: Look) -> ChoroplethMap:
        field = units.number(wanted.fields[0])
        ((values, status),) = units.values(field)
        found = find_classes(values, status, wanted, field)
        return make_choropleth(units, field, found, wanted, look)

    def draw_no_data(self, renderer: QgsFeatureRenderer, symbol: QgsFillSymbol) -> bool:
        if not isinstance(renderer, QgsRuleBasedRenderer):
            return False
        # The last with a symbol; lines of the legend have none.
        drawn = [rule for rule in renderer.rootRule().children() if rule.symbol()]
        if drawn:
            drawn[-1].setSymbol(symbol)
        return bool(drawn)


def find_classes(
    values: pd.Series, status: pd.Series | None, wanted: StyleMemory, field: MapField | None = None
) -> Classification:
    """Return the classes that are wanted, found where no breaks are given.

    Args:
        field: whose centre a diverging map lies around where none is given.
    """
    breaks = wanted.breaks_of(0)
    if breaks:
        found = classify(values, method=Method.MANUAL, status=status, breaks=breaks)
        return replace(found, method=wanted.method or Method.MANUAL, centre=wanted.centre)
    centre = wanted.centre
    if centre is None and field is not None and wanted.method is Method.DIVERGING:
        centre = field.field.centre
    return classify(
        values,
        method=wanted.method or Method.JENKS,
        classes=wanted.classes,
        status=status,
        centre=centre,
    )


def make_choropleth(
    units: MapUnits, field: MapField, found: Classification, wanted: StyleMemory, look: Look
) -> ChoroplethMap:
    """Make the style for classes that were found."""
    palette = wanted.palette
    if palette is Palette.AUTO:
        palette = palette_for(field.field.direction, found.method)
    colours = class_colours(found, palette)
    class_rules = [
        _Rule(
            _class_filter(field, edges),
            _class_text(found, edges, field, look.language),
            class_symbol(colour, extent=look.extent, circles=units.circles),
        )
        for edges, colour in zip(found.edges, colours)
    ]
    special = _status_rules(field, APART, look, circles=units.circles)
    counts, estimated = _count(units, field, [rule.filter for rule in (*class_rules, *special)])
    made = len(class_rules)
    without = dict(zip(WITHOUT, counts[made:]))
    # What no unit has stays out of the legend, and counts as no data should
    # a unit get it later.
    present = tuple(code for code in APART if without[code])
    special = _status_rules(field, present, look, circles=units.circles)
    labels = [counted(rule.text, count, look.language) for rule, count in zip(class_rules, counts)]
    ordered = list(zip(class_rules, labels))[::-1]
    for code, rule in zip((*present, NO_DATA), special):
        ordered.append((rule, counted(rule.text, without[code], look.language)))
    return ChoroplethMap(
        renderer=_renderer(ordered, estimated, look.language),
        memory=replace(wanted, method=found.method, breaks=(found.breaks,), centre=found.centre),
        heading=units.title(field.name, look.language),
        without=without,
        found=found,
        classes=tuple(
            ClassRow(*edges, count, label, colour)
            for edges, count, label, colour in zip(found.edges, counts, labels, colours)
        ),
        estimated=estimated,
    )


def _class_filter(field: MapField, edges: tuple[float | None, float | None]) -> str:
    """Return the rule of a class."""
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
) -> list[_Rule]:
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
        rules.append(_Rule(meets, word(key, look.language), symbol))
    return rules


def _class_text(
    found: Classification,
    edges: tuple[float | None, float | None],
    field: MapField,
    language: Language,
) -> str:
    if edges != (None, None):
        return class_text(edges, found.decimals, language, field.display)
    ends = (found.lowest, found.highest)
    return span_text(ends, decimals_of(ends), language, field.display)


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
    rules: list[tuple[_Rule, str]], estimated: int, language: Language
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
