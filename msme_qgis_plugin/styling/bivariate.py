"""Two indicators as a native categorised renderer of nine colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsExpressionContext,
    QgsFeatureRequest,
    QgsRendererCategory,
)

from ..core.catalogue.display_scale import written_as
from ..core.classes.place import decimals_of
from .choropleth import check_field, status_field_of
from .legend import Language, class_text, counted, span_text, value_text, word
from .rules import for_numbers, literal, status_is
from .symbols import Extent, class_symbol, no_data_symbol, not_comparable_symbol, suppressed_symbol

if TYPE_CHECKING:
    from qgis.core import QgsFeatureSource

    from ..core.bivariate import BivariateClasses
    from ..core.catalogue.display_scale import Written
    from ..core.classify import Classification

# A rightwards, B upwards; the bottom row first.
COLOURS = (
    ("#F3F0EB", "#97BBDB", "#0088CB"),
    ("#E2AF81", "#91837E", "#315A79"),
    ("#C17014", "#784F29", "#303030"),
)
NO_DATA, SUPPRESSED, NOT_COMPARABLE = "0", "Q", "X"
_ASKED = ("M", "N")
_SPECIAL = {
    SUPPRESSED: ("suppressed", suppressed_symbol),
    NOT_COMPARABLE: ("not_comparable", not_comparable_symbol),
    NO_DATA: ("no_data", no_data_symbol),
}


@dataclass(frozen=True)
class Names:
    """What the two indicators are called on the map."""

    a: str
    b: str


@dataclass(frozen=True)
class Cell:
    """One of the nine cells, classes 1–3 from the lowest."""

    a: int
    b: int
    count: int
    colour: str
    class_a: str
    class_b: str
    sentence: str


@dataclass(frozen=True)
class BivariateMap:
    """A renderer and what it shows.

    cells: nine, the bottom row (low B) first, each row from low A; counted
        with the expression that draws.
    breaks_a, breaks_b: as written beside the square, in the map's language.
    """

    renderer: QgsCategorizedSymbolRenderer
    cells: tuple[Cell, ...]
    breaks_a: tuple[str, ...]
    breaks_b: tuple[str, ...]
    no_data: int
    suppressed: int
    not_comparable: int


@dataclass(frozen=True)
class _Side:
    field: str
    status: str | None
    classes: Classification
    written: Written

    @property
    def shown(self) -> str:
        """The expression for a value that may be drawn."""
        value = QgsExpression.quotedColumnRef(self.field)
        return f"coalesce({for_numbers(f'{value} = {value}')}, FALSE)"

    @property
    def place(self) -> str:
        """The expression for the class, 1 for the lowest."""
        value = QgsExpression.quotedColumnRef(self.field)
        steps = "".join(f"+({value} >= {literal(edge)})" for edge in self.classes.breaks)
        return f"to_string(1{steps})"

    def text(self, place: int, language: Language) -> str:
        """Return class `place` (from 0) as a legend writes it."""
        edges = self.classes.edges
        if place >= len(edges):
            return "–"
        if len(edges) > 1:
            decimals = self.classes.decimals
            return class_text(edges[place], decimals, language, self.written)
        ends = (self.classes.lowest, self.classes.highest)
        return span_text(ends, decimals_of(ends), language, self.written)

    def breaks(self, language: Language) -> tuple[str, ...]:
        """Return the breaks as the legend writes them."""
        decimals = self.classes.decimals
        return tuple(
            value_text(one, decimals, language, self.written) for one in self.classes.breaks
        )


def make_bivariate(
    source: QgsFeatureSource,
    fields: tuple[str, str],
    found: BivariateClasses,
    *,
    names: Names,
    language: Language = Language.AUTO,
    extent: Extent = Extent.NATIONAL,
) -> BivariateMap:
    """Make the renderer for the units of `source`.

    A unit is without data where either value is missing; else suppressed or
    not comparable where either is.

    Args:
        fields: A and B; `<field>_status` tells the status where it exists.

    Raises:
        FieldMissingError: there is no such field.
        FieldNotNumericError: it does not hold numbers.
    """
    for field in fields:
        check_field(source.fields(), field)
    held = source.fields()
    a, b = (
        _Side(field, status_field_of(held, field), classes, written_as(field, held.names()))
        for field, classes in zip(fields, (found.a, found.b))
    )
    counts = _count(source, _expression(a, b, tuple(_SPECIAL)))
    # As on a choropleth: what no unit has stays out of the legend, and
    # counts as no data should a unit get it later.
    present = tuple(code for code in _SPECIAL if code == NO_DATA or counts.get(code))
    circles = source.fields().indexFromName("part_km2") >= 0
    cells = _cells(a, b, names, counts, language)
    categories = [
        QgsRendererCategory(
            f"{cell.a}{cell.b}",
            class_symbol(cell.colour, extent=extent, circles=circles),
            counted(cell.sentence, cell.count, language),
        )
        for cell in cells
    ]
    for code in present:
        key, make = _SPECIAL[code]
        label = counted(word(key, language), counts.get(code, 0), language)
        symbol = make(extent=extent, circles=circles)
        categories.append(QgsRendererCategory(code, symbol, label))
    renderer = QgsCategorizedSymbolRenderer(_expression(a, b, present), categories)
    renderer.setUsingSymbolLevels(True)
    return BivariateMap(
        renderer=renderer,
        cells=cells,
        breaks_a=a.breaks(language),
        breaks_b=b.breaks(language),
        no_data=counts.get(NO_DATA, 0),
        suppressed=counts.get(SUPPRESSED, 0),
        not_comparable=counts.get(NOT_COMPARABLE, 0),
    )


def _expression(a: _Side, b: _Side, codes: tuple[str, ...]) -> str:
    """Return what gives each unit its cell, or why it has none."""
    statuses = [side.status for side in (a, b) if side.status is not None]
    cases = []
    for side in (a, b):
        if side.status is None:
            cases.append(f"WHEN NOT {side.shown} THEN '{NO_DATA}'")
            continue
        plain = status_is(side.status, (SUPPRESSED, NOT_COMPARABLE), negated=True)
        asked = status_is(side.status, _ASKED)
        cases.append(f"WHEN {plain} AND ({asked} OR NOT {side.shown}) THEN '{NO_DATA}'")
    for code in (SUPPRESSED, NOT_COMPARABLE):
        drawn_as = code if code in codes else NO_DATA
        cases += [f"WHEN {status_is(status, (code,))} THEN '{drawn_as}'" for status in statuses]
    return f"CASE {' '.join(cases)} ELSE {a.place} || {b.place} END"


def _count(source: QgsFeatureSource, text: str) -> dict[str, int]:
    which = QgsExpression(text)
    context = QgsExpressionContext()
    context.setFields(source.fields())
    which.prepare(context)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(list(which.referencedColumns()), source.fields())
    counts: dict[str, int] = {}
    for feature in source.getFeatures(request):
        context.setFeature(feature)
        cell = str(which.evaluate(context))
        counts[cell] = counts.get(cell, 0) + 1
    return counts


def _cells(
    a: _Side, b: _Side, names: Names, counts: dict[str, int], language: Language
) -> tuple[Cell, ...]:
    cells = []
    for row, colours in enumerate(COLOURS):
        for column, colour in enumerate(colours):
            class_a, class_b = a.text(column, language), b.text(row, language)
            sentence = word(
                "cell",
                language,
                a=names.a,
                b=names.b,
                level_a=_level(a, column, language),
                level_b=_level(b, row, language),
                class_a=class_a,
                class_b=class_b,
            )
            count = counts.get(f"{column + 1}{row + 1}", 0)
            cells.append(Cell(column + 1, row + 1, count, colour, class_a, class_b, sentence))
    return tuple(cells)


def _level(side: _Side, place: int, language: Language) -> str:
    """Return low, medium or high; with two classes there is no medium."""
    highest = len(side.classes.breaks)
    key = "low" if place == 0 else "middle" if place < highest else "high"
    return word(key, language)
