"""The rows and the ranking of an atlas page, written and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsFillSymbol, QgsLayoutItemShape, QgsSimpleFillSymbolLayer
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor

from ..styling.symbols import of_layers
from .atlas_rooms import BARS_WIDTH, HEADING, ROWS_TOP, STRIP_WIDTH
from .lettering import INK, MUTED, RED, Ink, plain, quoted, shortened, text_width
from .shapes import BAR_GAP, BAR_START, bar_step
from .turned import slanted
from .words import text

if TYPE_CHECKING:
    from .atlas_bars import Ranking
    from .atlas_table import AtlasTable
    from .paper import Paper
    from .request import PageRequest

_COLUMNS = {"value": 80.0, "median": 104.0, "ranks": 134.0}
_STRIP_AT, _LEFT, _RIGHT = 138.0, 10.0, 200.0
_DOT = 3.2
_RIGHTWARDS = Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def changing(paper: Paper, table: AtlasTable, field: str, place: QRectF, ink: Ink) -> None:
    """Write what each page has of its own, as small as the longest needs."""
    texts = {str(one[field]) for one in table.layer.getFeatures()}
    inks = [paper.fit(one, place.size(), ink).ink for one in texts]
    smallest = min(inks, key=lambda one: one.size)
    paper.label(f'[% "{field}" %]', place, smallest, name=field)


def add_table(paper: Paper, request: PageRequest, table: AtlasTable) -> None:
    """Write a row per indicator."""
    language, quiet = request.language, Ink(6.6, MUTED)
    paper.label(text("indicators", language), QRectF(_LEFT, 137.2, 50, 5), Ink(10.4, semibold=True))
    gaps = Ink(6.6, MUTED, align=_RIGHTWARDS)
    changing(paper, table, "gaps", QRectF(62, 136.8, 138, 6.2), gaps)
    top = 143.4
    paper.label(text("one", language), QRectF(_LEFT, top, 40, 3.4), quiet)
    for key in _COLUMNS:
        word = "ranks_here" if key == "ranks" and not table.ranks_nation else key
        _cell(paper, text(word, language), key, top - 1.3, quiet)
    spread = QRectF(_STRIP_AT, top, STRIP_WIDTH, 3.4)
    paper.line_of_text(text("spread", language), spread, quiet)
    width = _RIGHT - _LEFT
    paper.rule(QRectF(_LEFT, ROWS_TOP, width, 0.2), colour=INK)
    rooms = table.rooms
    for place, one in enumerate(table.indicators, start=1):
        end = ROWS_TOP + place * rooms.row
        middle = end - rooms.row / 2
        title = QRectF(_LEFT, middle - 6, 46, 12)
        bold = Ink(8.4, semibold=True)
        paper.line_of_text(one.title, title, bold, across=_MIDDLE)
        y = middle - 3
        red = Ink(11, RED, semibold=True)
        _cell(paper, f'[% "value_{place}" %]', "value", y, red)
        _cell(paper, plain(one.median), "median", y, Ink(8.4))
        _cell(paper, f'[% "ranks_{place}" %]', "ranks", y, Ink(8.4))
        top = middle - rooms.strip / 2
        strip = QRectF(_STRIP_AT, top, STRIP_WIDTH, rooms.strip)
        paper.shapes(table.strips[place - 1], strip)
        _add_dot(paper, strip, f'"dot_{place}"')
        paper.rule(QRectF(_LEFT, end, width, 0.1), colour="#D5D5D5")


def _cell(paper: Paper, words: str, column: str, y: float, ink: Ink) -> None:
    """Write a cell whose text ends where its column does."""
    right = Ink(ink.size, ink.colour, ink.semibold, _RIGHTWARDS)
    place = QRectF(_COLUMNS[column] - 28, y, 28, 6)
    paper.label(words, place, right, across=_MIDDLE)


def add_bars(paper: Paper, request: PageRequest, table: AtlasTable, ranking: Ranking) -> None:
    """Write and draw the ranking of the province."""
    language, first = request.language, table.indicators[0]
    top, tall = table.rooms.rows_end + HEADING, table.rooms.bars
    title = text("bars", language, what=first.title)
    if ranking.given_in:
        title = f"{title} ({text(ranking.given_in, language)})"
    heading = Ink(10.4, semibold=True)
    above = QRectF(_LEFT, top - 10, BARS_WIDTH, 5.4)
    paper.line_of_text(title, above, heading)
    paper.shapes(ranking.svg(), QRectF(_LEFT, top, BARS_WIDTH, tall))
    step = bar_step(BARS_WIDTH, len(ranking.bars))
    _add_red_bar(paper, QRectF(_LEFT, top, step, tall))
    values = Ink(ranking.figure_size)
    names = Ink(min(6.4, step * 1.25))
    for place, bar in enumerate(ranking.bars):
        middle = _LEFT + BAR_START + (place + 0.5) * step
        beyond = 0.2 if bar.top > ranking.zero else -3.1
        figure = QRectF(middle - 5, top + bar.top + beyond, 10, 3)
        end = QPointF(middle + 1.0, top + tall + 1.2)
        short = shortened(bar.name, 23.5, names)
        # Each text twice: as it is elsewhere, and in red on its own page.
        for own, colour, semibold in ((False, INK, False), (True, RED, True)):
            ink = Ink(values.size, colour, semibold, Qt.AlignmentFlag.AlignHCenter)
            paper.label(_only(bar.value, bar.code, own=own), figure, ink)
            slanted(
                paper,
                _only(short, bar.code, own=own),
                end,
                Ink(names.size, colour, semibold),
                width=24.0,
            )
    if ranking.median_at is not None:
        note = text("bar_median", language, value=first.median)
        right = Ink(6.0, "#4A4A4A", align=_RIGHTWARDS)
        under = int(text_width(note, right) / step) + 1
        highest = min(bar.top for bar in ranking.bars[-under:])
        clear = min(ranking.median_at, highest - 3.0) - 3.2
        paper.label(plain(note), QRectF(_LEFT, top + clear, 190, 3), right)


def _add_red_bar(paper: Paper, first: QRectF) -> None:
    """Put the district's own bar on the ranking.

    Args:
        first: the room of the first bar.
    """
    bar = QgsLayoutItemShape(paper.layout)
    bar.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    fill = QgsSimpleFillSymbolLayer(QColor(RED))
    fill.setStrokeStyle(Qt.PenStyle.NoPen)
    bar.setSymbol(of_layers(QgsFillSymbol(), fill))
    paper.moving(
        bar,
        place=QRectF(first.x(), first.y(), first.width() * (1 - 2 * BAR_GAP), first.height()),
        by={
            "x": f'{first.x()} + "bar_x"',
            "y": f'{first.y()} + "bar_y"',
            "height": 'max("bar_height", 0.01)',
        },
    )


def _add_dot(paper: Paper, strip: QRectF, place: str) -> None:
    """Put the district's own dot on a strip."""
    dot = QgsLayoutItemShape(paper.layout)
    dot.setShapeType(QgsLayoutItemShape.Shape.Ellipse)
    fill = QgsSimpleFillSymbolLayer(
        QColor(RED), Qt.BrushStyle.SolidPattern, QColor("#FFFFFF"), Qt.PenStyle.SolidLine, 0.4
    )
    dot.setSymbol(of_layers(QgsFillSymbol(), fill))
    at = QRectF(0, 0, _DOT, _DOT)
    at.moveCenter(strip.center())
    across = f"{strip.x() - _DOT / 2} + {place}"
    paper.moving(dot, place=at, by={"x": across})


def _only(words: str, code: str, *, own: bool) -> str:
    """Return label text that shows on the district's own page, or else."""
    held, this = quoted(words), quoted(code)
    sign = "=" if own else "<>"
    return f"[% if(\"bps_code\" {sign} {this}, {held}, '') %]"
