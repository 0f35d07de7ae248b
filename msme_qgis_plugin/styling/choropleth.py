"""A choropleth as a native rule-based renderer, without blank holes.

Every feature meets exactly one rule, whatever its value and status: rules
rather than a graduated renderer, which has no class for NULL.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsRuleBasedRenderer,
    QgsVariantUtils,
)

from ..core.catalogue.display_scale import Written, written_as
from ..core.classes.distinct import UNPUBLISHED
from ..core.classes.place import decimals_of
from .errors import FieldMissingError, FieldNotNumericError
from .legend import Language, class_text, counted, number, span_text, word
from .memory import choropleth_memory, remember
from .palettes import Palette, class_colours
from .rules import for_numbers, literal, status_is
from .symbols import (
    TINY_MM2,
    Extent,
    class_symbol,
    no_data_symbol,
    not_comparable_symbol,
    suppressed_symbol,
)

if TYPE_CHECKING:
    from qgis.core import QgsFeatureRenderer, QgsFeatureSource, QgsFields, QgsVectorLayer

    from ..core.classify import Classification

_ESTIMATED = "E"
_NONE = ""
_BY_STATUS = {
    "Q": ("suppressed", suppressed_symbol),
    "X": ("not_comparable", not_comparable_symbol),
}
_SPECIAL = tuple(_BY_STATUS)


@dataclass(frozen=True)
class ClassRow:
    """One class as the legend shows it; an open edge is None."""

    lower: float | None
    upper: float | None
    count: int
    label: str
    colour: str


@dataclass(frozen=True)
class Choropleth:
    """A renderer and what it shows.

    classes: lowest first, counted with the rules that draw.
    estimated: how many of the drawn values are estimates.
    circles: whether units too small to be seen get a circle.
    """

    renderer: QgsRuleBasedRenderer
    classes: tuple[ClassRow, ...]
    no_data: int
    suppressed: int
    not_comparable: int
    estimated: int
    circles: bool


@dataclass(frozen=True)
class _Rule:
    filter: str
    text: str
    symbol: QgsFillSymbol


@dataclass(frozen=True)
class _Look:
    language: Language
    extent: Extent
    circles: bool


def status_field_of(fields: QgsFields, field: str) -> str | None:
    """Return the field that tells the status of `field`, if there is one."""
    name = f"{field}_status"
    return name if fields.indexFromName(name) >= 0 else None


def check_field(fields: QgsFields, field: str) -> None:
    """See that `field` can be classified.

    Raises:
        FieldMissingError: there is no such field.
        FieldNotNumericError: it does not hold numbers.
    """
    index = fields.indexFromName(field)
    if index < 0:
        raise FieldMissingError(field=field, fields=", ".join(fields.names()))
    if not fields.at(index).isNumeric():
        kind = QgsVariantUtils.typeToDisplayString(fields.at(index).type())
        raise FieldNotNumericError(field=field, type=kind)


def make_choropleth(
    source: QgsFeatureSource,
    field: str,
    classification: Classification,
    *,
    palette: Palette = Palette.AUTO,
    language: Language = Language.AUTO,
    status_field: str | None = None,
    extent: Extent = Extent.NATIONAL,
) -> Choropleth:
    """Make the renderer for the units of `source`.

    Args:
        source: polygons; where they have a field `part_km2`, the area of
            each unit's largest part, tiny units get circles.
        field: the numbers that were classified.
        status_field: status codes; the field `<field>_status` where None.

    Raises:
        FieldMissingError: there is no such field.
        FieldNotNumericError: it does not hold numbers.
    """
    fields = source.fields()
    check_field(fields, field)
    status = status_field or status_field_of(fields, field)
    circles = fields.indexFromName("part_km2") >= 0
    colours = class_colours(classification, palette)
    written = written_as(field, fields.names())
    class_rules = [
        _Rule(
            _class_filter(field, status, edges),
            _class_text(classification, edges, language, written),
            class_symbol(colour, extent=extent, circles=circles),
        )
        for edges, colour in zip(classification.edges, colours)
    ]
    look = _Look(language, extent, circles)
    special = _status_rules(field, status, _SPECIAL, look)
    counts, estimated = _count(
        source, [rule.filter for rule in (*class_rules, *special)], field=field, status=status
    )
    made = len(class_rules)
    by_status = dict(zip((*_SPECIAL, _NONE), counts[made:]))
    # What no unit has stays out of the legend, and counts as no data should
    # a unit get it later.
    present = tuple(code for code in _SPECIAL if by_status[code])
    special = _status_rules(field, status, present, look)
    labels = [counted(rule.text, count, language) for rule, count in zip(class_rules, counts)]
    ordered = list(zip(class_rules, labels))[::-1]
    for code, rule in zip((*present, _NONE), special):
        ordered.append((rule, counted(rule.text, by_status[code], language)))
    return Choropleth(
        renderer=_renderer(ordered, estimated, language),
        classes=tuple(
            ClassRow(*edges, count, label, colour)
            for edges, count, label, colour in zip(classification.edges, counts, labels, colours)
        ),
        suppressed=by_status["Q"],
        not_comparable=by_status["X"],
        no_data=by_status[_NONE],
        estimated=estimated,
        circles=circles,
    )


def style_choropleth(
    layer: QgsVectorLayer,
    field: str,
    classification: Classification,
    *,
    palette: Palette = Palette.AUTO,
    language: Language = Language.AUTO,
    status_field: str | None = None,
    extent: Extent = Extent.NATIONAL,
) -> Choropleth:
    """Style a layer; on the main thread only. See `make_choropleth`."""
    made = make_choropleth(
        layer,
        field,
        classification,
        palette=palette,
        language=language,
        status_field=status_field,
        extent=extent,
    )
    remember(layer, choropleth_memory(field, classification, palette))
    apply_renderer(layer, made.renderer)
    return made


def apply_renderer(layer: QgsVectorLayer, renderer: QgsFeatureRenderer) -> None:
    """Give a layer its own copy of a renderer and let the views follow."""
    layer.setRenderer(renderer.clone())
    layer.emitStyleChanged()
    layer.triggerRepaint()


def _class_filter(field: str, status: str | None, edges: tuple[float | None, float | None]) -> str:
    """Return the rule of a class."""
    value = QgsExpression.quotedColumnRef(field)
    lower, upper = edges
    parts = []
    if lower is not None:
        parts.append(f"{value} >= {literal(lower)}")
    if upper is not None:
        parts.append(f"{value} < {literal(upper)}")
    within = for_numbers(" AND ".join(parts) or f"{value} = {value}")
    if status is None:
        return within
    return f"{within} AND {status_is(status, UNPUBLISHED, negated=True)}"


def _status_rules(
    field: str, status: str | None, codes: tuple[str, ...], look: _Look
) -> list[_Rule]:
    """Return the rules of `codes`, and of all else that has no class."""
    value = QgsExpression.quotedColumnRef(field)
    is_number = for_numbers(f"{value} = {value}")
    rules = []
    without = f"NOT coalesce({is_number}, FALSE)"
    if status is not None:
        others = tuple(code for code in UNPUBLISHED if code not in codes)
        without = f"({without} OR {status_is(status, others)})"
        if codes:
            other = status_is(status, codes, negated=True)
            without = f"{other} AND {without}"
    for code in codes:
        key, make = _BY_STATUS[code]
        symbol = make(extent=look.extent, circles=look.circles)
        meets = "FALSE" if status is None else status_is(status, (code,))
        rules.append(_Rule(meets, word(key, look.language), symbol))
    symbol = no_data_symbol(extent=look.extent, circles=look.circles)
    return [*rules, _Rule(without, word("no_data", look.language), symbol)]


def _class_text(
    classification: Classification,
    edges: tuple[float | None, float | None],
    language: Language,
    written: Written,
) -> str:
    if edges != (None, None):
        decimals = classification.decimals
        return class_text(edges, decimals, language, written)
    ends = (classification.lowest, classification.highest)
    return span_text(ends, decimals_of(ends), language, written)


def _count(
    source: QgsFeatureSource, filters: list[str], *, field: str, status: str | None
) -> tuple[list[int], int]:
    """Count features by the rules that draw, and estimates among them."""
    cases = " ".join(f"WHEN {one} THEN {place}" for place, one in enumerate(filters))
    which = QgsExpression(f"CASE {cases} END")
    context = QgsExpressionContext()
    context.setFields(source.fields())
    which.prepare(context)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    names = [field] if status is None else [field, status]
    request.setSubsetOfAttributes(names, source.fields())
    counts, estimated = [0] * len(filters), 0
    classes = len(filters) - len(_SPECIAL) - 1
    for feature in source.getFeatures(request):
        context.setFeature(feature)
        place = int(which.evaluate(context))
        counts[place] += 1
        if status is not None and place < classes:
            estimated += feature.attribute(status) == _ESTIMATED
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


def notes_text(
    made: Choropleth,
    classification: Classification,
    *,
    language: Language = Language.AUTO,
    indicative: bool,
) -> str:
    """Return the line under a map that says how to read it.

    Args:
        indicative: whether the boundaries are not official ones.
    """
    sentences = [word("key_note", language)]
    if made.circles:
        size = number(TINY_MM2, 1, language)
        sentences.append(word("circle_note", language, size=size))
    if made.classes:
        about = classification.centre or 0.0
        centre = number(about, decimals_of([about]), language)
        method = word(classification.method.value, language, centre=centre)
        sentences.append(word("classes_note", language, method=method))
    if indicative:
        sentences.append(word("indicative", language))
    return " ".join(sentences)
