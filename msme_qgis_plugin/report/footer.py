"""What stands above and below a map: titles, sources, method, logo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRectF

from ..layers import INDICATIVE
from ..styling.bivariate import BivariateMap
from ..styling.naming import plain_title
from .legend_block import class_method
from .lettering import MUTED, Ink
from .units import boundary_of
from .words import by_whom, text, today

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from .paper import Paper
    from .request import PageRequest
    from .units import Drawn

_NOTE, _BETWEEN = 6.0, 0.3


@dataclass(frozen=True)
class Foot:
    """Where the notes of a page stand (mm): rule, two columns, logo."""

    rule: QRectF
    columns: tuple[float, float]
    width: float
    rows: tuple[float, float]
    logo: QRectF


LANDSCAPE = Foot(
    QRectF(10, 190.5, 277, 0.2), (10, 136.5), 122, (192.5, 199.1), QRectF(263, 192.7, 24, 11)
)
PORTRAIT = Foot(QRectF(10, 269, 190, 0.2), (10, 93), 78, (271.2, 278.6), QRectF(176, 271.2, 24, 11))


def title_of(request: PageRequest, drawn: Drawn) -> str:
    """Return the page's title."""
    return request.words.title or drawn.heading


def subtitle_of(request: PageRequest, what: str, *, province: str | None = None) -> str:
    """Return the line under the title: place, what, period, weight."""
    words, language = request.words, request.language
    if words.subtitle:
        return words.subtitle
    parts = [text("by_district", language, what=what)]
    if province:
        parts.insert(0, text("province", language, name=province))
    if words.period:
        parts.append(words.period)
    if words.weight:
        parts.append(text("weight", language, weight=words.weight))
    return " · ".join(parts)


def source_note(request: PageRequest, layer: QgsVectorLayer) -> str:
    """Return where the values come from."""
    stated = request.words.source or plain_title(layer)
    line = text("source", request.language, source=stated.rstrip("."))
    if request.words.period and request.words.subtitle:
        period = text("period", request.language, period=request.words.period)
        line = f"{line} · {period}"
    return line


def bounds_note(request: PageRequest, layer: QgsVectorLayer) -> str:
    """Return whose boundaries they are."""
    boundary, language = boundary_of(layer), request.language
    if boundary is None:
        return text("bounds_unknown", language)
    if boundary == INDICATIVE:
        count = layer.featureCount()
        return text("bounds_indicative", language, count=count)
    return text("bounds", language, boundary=boundary)


def method_note(request: PageRequest, drawn: Drawn) -> str:
    """Return how the classes were found and what weighs."""
    language, words = request.language, request.words
    method = class_method(drawn, language)
    if drawn.made is None:
        line = text("method_none", language)
    elif isinstance(drawn.made, BivariateMap):
        line = text("method_two", language, method=method)
    elif drawn.classes <= 1:
        line = text("method_one", language)
    else:
        coverage = f"; {words.coverage}" if words.coverage else ""
        line = text("method", language, count=drawn.classes, method=method, coverage=coverage)
    if words.weight and words.subtitle:
        weight = text("weight_note", language, weight=words.weight)
        line = f"{line} · {weight}"
    return line


def add_foot(
    paper: Paper, foot: Foot, request: PageRequest, drawn: Drawn, original: QgsVectorLayer
) -> None:
    """Write the notes and the logo's place."""
    paper.rule(foot.rule)
    notes = (
        source_note(request, original),
        bounds_note(request, original),
        method_note(request, drawn),
        by_whom(
            text("projection", request.language, date=today(request.language)),
            request.words.organisation,
        ),
    )
    height = foot.rows[1] - foot.rows[0] - _BETWEEN
    for index, note in enumerate(notes):
        x, y = foot.columns[index % 2], foot.rows[index // 2]
        place = QRectF(x, y, foot.width, height)
        paper.line_of_text(note, place, Ink(_NOTE, MUTED))
    paper.logo(request.logo, foot.logo, text("logo", request.language))


def add_titles(paper: Paper, title: str, subtitle: str, places: tuple[QRectF, QRectF]) -> None:
    """Write title and subtitle, smaller where they are long."""
    big = 17.0 if places[0].width() > PORTRAIT.rule.width() else 16.0
    paper.line_of_text(title, places[0], Ink(big, semibold=True), name="title")
    paper.line_of_text(subtitle, places[1], Ink(9.0, MUTED), name="subtitle")
