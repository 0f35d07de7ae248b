"""What stands above and below a map: titles, sources, method, logo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRectF

from ..layers import INDICATIVE
from ..styling.legend import number
from .lettering import MUTED, Ink
from .units import boundary_of, centre_of, source_of
from .words import by_unit, by_whom, text, today, units_of

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ..core.regions.levels import Level
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


def subtitle_of(
    request: PageRequest, title: str, what: str, level: Level, *, province: str | None = None
) -> str:
    """Return the line under the title, which it does not repeat: place, what, period, weight."""
    words, language = request.words, request.language
    if words.subtitle:
        return words.subtitle
    parts = [by_unit("" if what == title else what, level, language)]
    if province:
        parts.insert(0, text("province", language, name=province))
    if words.period and not title.endswith(words.period):
        parts.append(words.period)
    if words.weight:
        parts.append(text("weight", language, weight=words.weight))
    line = " · ".join(parts)
    return line[:1].upper() + line[1:] if what == title else line


def source_note(request: PageRequest, layer: QgsVectorLayer) -> str:
    """Return where the values come from."""
    stated = request.words.source or source_of(layer)
    line = text("source", request.language, source=stated.rstrip("."))
    if request.words.period and request.words.subtitle:
        period = text("period", request.language, period=request.words.period)
        line = f"{line} · {period}"
    return line


def bounds_note(request: PageRequest, drawn: Drawn, layer: QgsVectorLayer) -> str:
    """Return whose boundaries they are."""
    boundary, language = boundary_of(layer), request.language
    around = "" if drawn.abroad else text("around", language)
    if boundary is None:
        return text("bounds_unknown", language, around=around)
    if boundary == INDICATIVE:
        units = units_of(drawn.level, language)
        count = layer.featureCount()
        return text("bounds_indicative", language, count=count, units=units, around=around)
    return text("bounds", language, boundary=boundary, around=around)


def method_note(request: PageRequest, drawn: Drawn) -> str:
    """Return how the classes were found and what weighs."""
    language, words = request.language, request.words
    if drawn.style is None:
        line = text("method_none", language)
    else:
        coverage = f"; {words.coverage}" if words.coverage else ""
        line = text("method", language, method=drawn.style.method_note(language, coverage))
    if words.weight and words.subtitle:
        weight = text("weight_note", language, weight=words.weight)
        line = f"{line} · {weight}"
    return line


def projection_note(request: PageRequest, drawn: Drawn) -> str:
    """Return how the earth was drawn, and when."""
    date, language = today(request.language), request.language
    if not drawn.abroad:
        return text("projection", language, date=date)
    centre = centre_of(drawn.layer)
    place = f"{number(centre.y(), 0, language)}°, {number(centre.x(), 0, language)}°"
    return text("projection_abroad", language, centre=place, date=date)


def add_foot(
    paper: Paper, foot: Foot, request: PageRequest, drawn: Drawn, original: QgsVectorLayer
) -> None:
    """Write the notes and put the logo."""
    paper.rule(foot.rule)
    notes = (
        source_note(request, original),
        bounds_note(request, drawn, original),
        method_note(request, drawn),
        by_whom(projection_note(request, drawn), request.words.organisation),
    )
    height = foot.rows[1] - foot.rows[0] - _BETWEEN
    for index, note in enumerate(notes):
        x, y = foot.columns[index % 2], foot.rows[index // 2]
        place = QRectF(x, y, foot.width, height)
        paper.line_of_text(note, place, Ink(_NOTE, MUTED))
    paper.logo(request.logo, foot.logo)


def add_titles(paper: Paper, title: str, subtitle: str, places: tuple[QRectF, QRectF]) -> None:
    """Write title and subtitle, smaller where they are long."""
    big = 17.0 if places[0].width() > PORTRAIT.rule.width() else 16.0
    paper.line_of_text(title, places[0], Ink(big, semibold=True), name="title")
    paper.line_of_text(subtitle, places[1], Ink(9.0, MUTED), name="subtitle")
