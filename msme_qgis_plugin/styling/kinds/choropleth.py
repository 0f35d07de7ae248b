"""A choropleth as a native rule-based renderer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...core.classes.method import Method
from ...core.classes.place import decimals_of
from ...core.classify import classify
from ..legend import class_text, span_text, word
from ..memory import Kind
from ..palettes import Palette, class_colours, palette_for
from ..symbols import class_symbol
from .kind import Look, MapStyle, class_method
from .ruled import Rule, RuledKind, class_filter, draw_rules

if TYPE_CHECKING:
    import pandas as pd

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


class Choropleth(RuledKind):
    """One field of numbers in classes."""

    kind = Kind.CHOROPLETH
    algorithm = "msme:stylechoropleth"
    histogram = True

    def make(self, units: MapUnits, wanted: StyleMemory, look: Look) -> ChoroplethMap:
        field = units.number(wanted.fields[0])
        ((values, status),) = units.values(field)
        found = find_classes(values, status, wanted, field)
        return make_choropleth(units, field, found, wanted, look)


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
    rules = [
        Rule(
            class_filter(field, edges),
            _class_text(found, edges, field, look.language),
            class_symbol(colour, extent=look.extent, circles=units.circles),
        )
        for edges, colour in zip(found.edges, colours)
    ]
    drawn = draw_rules(units, field, rules, look, circles=units.circles)
    return ChoroplethMap(
        renderer=drawn.renderer,
        memory=replace(wanted, method=found.method, breaks=(found.breaks,), centre=found.centre),
        heading=units.title(field.name, look.language),
        without=drawn.without,
        found=found,
        classes=tuple(
            ClassRow(*edges, count, label, colour)
            for edges, count, label, colour in zip(found.edges, drawn.counts, drawn.labels, colours)
        ),
        estimated=drawn.estimated,
    )


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
