"""Two indicators as a native categorised renderer of nine colours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import QgsExpression

from ...core.classes.method import Method
from ...core.classes.place import decimals_of
from ..legend import Language, class_text, span_text, value_text, word
from ..memory import Kind
from ..rules import for_numbers, literal
from ..square import Cell, Square
from ..symbols import class_symbol
from .categorised import CategorisedKind, categorised, count_codes, drawing_expression, present
from .kind import APART, WITHOUT, Look, MapStyle, class_method

if TYPE_CHECKING:
    from collections import Counter

    from ...core.bivariate import BivariateClasses
    from ...core.classify import Classification
    from ..map_units import MapField, MapUnits
    from ..memory import StyleMemory

# A rightwards, B upwards; the bottom row first.
COLOURS = (
    ("#F3F0EB", "#97BBDB", "#0088CB"),
    ("#E2AF81", "#91837E", "#315A79"),
    ("#C17014", "#784F29", "#303030"),
)


@dataclass(frozen=True)
class BivariateMap(MapStyle):
    """A renderer of nine colours and what it shows.

    drawn: the square: its cells are counted with the expression that draws.
    found: the classes of both indicators.
    """

    drawn: Square
    found: BivariateClasses

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The nine cells, the bottom row (low B) first, each row from low A."""
        return self.drawn.cells

    @property
    def square(self) -> Square:
        return self.drawn

    @property
    def drawn_units(self) -> int:
        return self.found.drawn

    def method_note(self, language: Language, coverage: str = "") -> str:
        method = class_method(self.memory.method or Method.QUANTILE, None, language)
        return word("method_two", language, method=method, coverage=coverage)


@dataclass(frozen=True)
class _Side:
    field: MapField
    classes: Classification

    @property
    def shown(self) -> str:
        """The expression for a value that may be drawn."""
        value = QgsExpression.quotedColumnRef(self.field.name)
        return f"coalesce({for_numbers(f'{value} = {value}')}, FALSE)"

    @property
    def place(self) -> str:
        """The expression for the class, 1 for the lowest."""
        value = QgsExpression.quotedColumnRef(self.field.name)
        steps = "".join(f"+({value} >= {literal(edge)})" for edge in self.classes.breaks)
        return f"to_string(1{steps})"

    def text(self, place: int, language: Language) -> str:
        """Return class `place` (from 0) as a legend writes it."""
        edges = self.classes.edges
        if place >= len(edges):
            return "–"
        if len(edges) > 1:
            decimals = self.classes.decimals
            return class_text(edges[place], decimals, language, self.field.display)
        ends = (self.classes.lowest, self.classes.highest)
        return span_text(ends, decimals_of(ends), language, self.field.display)

    def level(self, place: int, language: Language) -> str:
        """Return low, medium or high; with two classes there is no medium."""
        highest = len(self.classes.breaks)
        key = "low" if place == 0 else "middle" if place < highest else "high"
        return word(key, language)

    def breaks(self, language: Language) -> tuple[str, ...]:
        """Return the breaks as the legend writes them."""
        decimals = self.classes.decimals
        return tuple(
            value_text(one, decimals, language, self.field.display) for one in self.classes.breaks
        )


class Bivariate(CategorisedKind):
    """Two fields of numbers, three classes of each.

    A unit is without data where either value is missing; else suppressed or not comparable
    where either is.
    """

    kind = Kind.BIVARIATE
    algorithm = "msme:stylebivariate"
    fields = 2

    def make(self, units: MapUnits, wanted: StyleMemory, look: Look) -> BivariateMap:
        # Here, so that the panel opens where pandas is missing.
        from ...core.bivariate import classify_two

        fields = [units.number(name) for name in wanted.fields]
        (values_a, status_a), (values_b, status_b) = units.values(*fields)
        method = wanted.method or Method.QUANTILE
        found = classify_two(
            values_a,
            values_b,
            method=method,
            status_a=status_a,
            status_b=status_b,
            breaks_a=wanted.breaks_of(0),
            breaks_b=wanted.breaks_of(1),
        )
        memory = replace(wanted, method=method, breaks=(found.a.breaks, found.b.breaks))
        return make_bivariate(units, fields, found, memory, look)


def make_bivariate(
    units: MapUnits,
    fields: list[MapField],
    found: BivariateClasses,
    memory: StyleMemory,
    look: Look,
) -> BivariateMap:
    """Make the style for classes that were found of both fields."""
    a, b = (_Side(*side) for side in zip(fields, (found.a, found.b)))
    names = units.title(fields[0].name, look.language), units.title(fields[1].name, look.language)
    shown = [(side.field, side.shown) for side in (a, b)]
    place = f"{a.place} || {b.place}"
    counts = count_codes(units, fields, drawing_expression(shown, place, APART))
    cells = _cells(a, b, names, counts, look.language)
    drawn = [
        (
            f"{cell.a}{cell.b}",
            class_symbol(cell.colour, extent=look.extent, circles=units.circles),
            cell.sentence,
        )
        for cell in cells
    ]
    expression = drawing_expression(shown, place, present(counts))
    return BivariateMap(
        renderer=categorised(expression, drawn, counts, look, circles=units.circles),
        memory=memory,
        heading=" × ".join(names),
        without={code: counts[code] for code in WITHOUT},
        drawn=Square(cells, *names, a.breaks(look.language), b.breaks(look.language)),
        found=found,
    )


def _cells(
    a: _Side, b: _Side, names: tuple[str, str], counts: Counter[str], language: Language
) -> tuple[Cell, ...]:
    cells = []
    for row, colours in enumerate(COLOURS):
        for column, colour in enumerate(colours):
            class_a, class_b = a.text(column, language), b.text(row, language)
            sentence = word(
                "cell",
                language,
                a=names[0],
                b=names[1],
                level_a=a.level(column, language),
                level_b=b.level(row, language),
                class_a=class_a,
                class_b=class_b,
            )
            count = counts[f"{column + 1}{row + 1}"]
            cells.append(Cell(column + 1, row + 1, count, colour, class_a, class_b, sentence))
    return tuple(cells)
