"""Kinds of units - labels, typologies, clusters, quadrants - in fixed colours and order."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import QgsExpression

from ...core.measures.field import Category
from ..errors import FieldNotCategoriesError
from ..legend import word
from ..memory import Kind
from ..palettes import CATEGORY_COLOURS, OTHER_COLOUR
from ..symbols import class_symbol
from .categorised import CategorisedKind, categorised, count_codes, drawing_expression, present
from .kind import APART, WITHOUT, Look, MapStyle, evaluated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...core.measures.field import Text
    from ..legend import Language
    from ..map_units import MapField, MapUnits
    from ..memory import StyleMemory

_OTHER = "+"


@dataclass(frozen=True)
class CategoryRow:
    """One category as the legend shows it; the value is None where it stands for the rest."""

    value: str | None
    label: str
    colour: str
    count: int


@dataclass(frozen=True)
class CategoryMap(MapStyle):
    """A renderer and the categories that it shows, in their order.

    method: how an analysis found them, None where the data hold them.
    """

    rows: tuple[CategoryRow, ...]
    method: Text | None = None

    @property
    def drawn_units(self) -> int:
        return sum(row.count for row in self.rows)

    def words_for(self, value: object) -> str:
        text = _as_text(value)
        return next((row.label for row in self.rows if row.value == text), text)

    def method_note(self, language: Language, coverage: str = "") -> str:
        if self.method is not None:
            return self.method.get(language.code) + coverage
        return word("method_category", language, count=str(len(self.rows)), coverage=coverage)


class Categories(CategorisedKind):
    """One field of text or whole numbers.

    Categories and their order are those that are wanted, else those that the field itself
    says, then what else the data hold: the most frequent ones as long as there are colours.
    All others are drawn as one, grey.
    """

    kind = Kind.CATEGORY
    algorithm = "msme:stylecategories"

    def make(self, units: MapUnits, wanted: StyleMemory, look: Look) -> CategoryMap:
        field = units.column(wanted.fields[0])
        told = wanted.categories or field.field.categories
        drawn = _with_colours(_all_categories(told, _counted(units, field)), field.field.categories)
        value = _value(field)
        codes = {str(place): one for place, one in enumerate(drawn, start=1)}
        cases = " ".join(
            f"WHEN {value} = {QgsExpression.quotedString(one.value)} THEN '{code}'"
            for code, one in codes.items()
        )
        place = f"CASE {cases} ELSE '{_OTHER}' END" if cases else f"'{_OTHER}'"
        sides = [(field, f"({value} <> '')")]
        counts = count_codes(units, [field], drawing_expression(sides, place, APART))
        rows = [
            CategoryRow(one.value, _label(one, look.language), str(one.colour), counts[code])
            for code, one in codes.items()
        ]
        if counts[_OTHER]:
            label = word("other", look.language)
            rows.append(CategoryRow(None, label, OTHER_COLOUR, counts[_OTHER]))
        symbols = [
            (code, class_symbol(row.colour, extent=look.extent, circles=units.circles), row.label)
            for code, row in zip((*codes, _OTHER), rows)
        ]
        expression = drawing_expression(sides, place, present(counts))
        return CategoryMap(
            renderer=categorised(expression, symbols, counts, look, circles=units.circles),
            memory=replace(wanted, categories=tuple(drawn)),
            heading=units.title(field.name, look.language),
            without={code: counts[code] for code in WITHOUT},
            rows=tuple(rows),
            method=field.field.method,
        )


def in_words(
    values: Iterable[object], told: Sequence[Category], language: str
) -> tuple[list[str], list[str]]:
    """Return each value in words, "" where there is none, and all words in the legend's order."""
    texts = [_as_text(value) for value in values]
    words = {one.value: one.label.get(language) if one.label else one.value for one in told}
    words |= {one: one for one in sorted({*texts} - {*words, ""}, key=_in_order)}
    return [words.get(text, "") for text in texts], [*dict.fromkeys(words.values())]


def chosen_by_hand(drawn: Sequence[Category], known: Sequence[Category]) -> bool:
    """Say whether labels, colours or order are other than a field with these categories gives."""
    named = {one.value for one in known}
    others = sorted((one.value for one in drawn if one.value not in named), key=_in_order)
    return tuple(drawn) != _with_colours([*known, *map(Category, others)], known)


def _as_text(value: object) -> str:
    """Return a value as `_value` has it; what QGIS keeps as a number may be whole."""
    if isinstance(value, float):
        return "" if math.isnan(value) else str(int(value))
    return "" if value is None else str(value).strip()


def _value(field: MapField) -> str:
    """Return the expression for a unit's category as text, '' where it has none."""
    return f"trim(coalesce(to_string({QgsExpression.quotedColumnRef(field.name)}), ''))"


def _counted(units: MapUnits, field: MapField) -> Counter[str]:
    """Count the values of a field.

    Raises:
        FieldNotCategoriesError: it holds numbers that are not whole.
    """
    values = Counter(str(found) for _, found in evaluated(units, _value(field), [field.name]))
    del values[""]
    if units.source.fields().field(field.name).isNumeric():
        broken = next((one for one in values if not _is_whole(one)), None)
        if broken is not None:
            raise FieldNotCategoriesError(field=field.name, value=broken)
    return values


def _is_whole(text: str) -> bool:
    return text.removeprefix("-").isdigit()


def _all_categories(told: Sequence[Category], counts: Counter[str]) -> list[Category]:
    """Return what was told, then what else the data hold, as long as there are colours."""
    known = {one.value for one in told}
    room = max(len(CATEGORY_COLOURS) - len(told), 0)
    others = sorted(
        (one for one in counts if one not in known), key=lambda one: (-counts[one], one)
    )
    return [*told, *(Category(one) for one in sorted(others[:room], key=_in_order))]


def _in_order(value: str) -> tuple[bool, int, str]:
    """Put numbers before words, and each in its own order."""
    return (not _is_whole(value), int(value) if _is_whole(value) else 0, value.casefold())


def _with_colours(
    categories: Sequence[Category], known: Sequence[Category]
) -> tuple[Category, ...]:
    """Give each category a colour: its own, the field's, else one that none has yet."""
    of_field = {one.value: one for one in known}
    taken = {one.colour for one in (*categories, *known) if one.colour}
    free = iter([one for one in CATEGORY_COLOURS if one not in taken])
    made = []
    for one in categories:
        told = of_field.get(one.value, one)
        colour = one.colour or told.colour or next(free, OTHER_COLOUR)
        made.append(Category(one.value, one.label or told.label, colour))
    return tuple(made)


def _label(one: Category, language: Language) -> str:
    return one.label.get(language.code) if one.label else one.value
