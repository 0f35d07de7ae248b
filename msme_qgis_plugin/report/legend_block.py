"""Legends on a page: rows of patches, or the square of two indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    NULL,
    QgsLayoutItemLegend,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
)
from qgis.PyQt.QtCore import QPointF, QRectF, QSizeF, Qt

from ..styling.fonts import text_format
from ..styling.legend import number, word
from ..styling.square import ARROWS, SIDE, WHOLE, cell_place, square_svg
from ..styling.symbols import TINY_MM2
from .lettering import INK, MUTED, Ink, plain, text_height
from .paper import named
from .turned import turned
from .words import text, units_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsLayoutItemMap

    from ..styling.legend import Language
    from ..styling.square import Square
    from .paper import Paper
    from .units import Drawn

_PATCH = QSizeF(6.5, 3.9)
_LETTERS, _HEADING, _SMALL = 7.5, 8.4, 6.4
_GAP = 0.9
_CELLS = 9
_TITLE_HEIGHT, _BREAK = 7.2, "\n"
_BREAKS_HEIGHT = 2.8
_DARK = 128
_CIRCLE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<circle cx="5" cy="5" r="4.4" fill="#7FA6AE" stroke="#FFFFFF" '
    'stroke-width="0.8"/></svg>'
)


def add_legend(
    paper: Paper,
    drawn: Drawn,
    area: QgsLayoutItemMap,
    place: QRectF,
    language: Language,
    *,
    remarks: Sequence[str] = (),
) -> None:
    """Explain a map within a place; remarks go below.

    Rows move closer together where there are many of them.
    """
    if drawn.style is not None and drawn.style.square is not None:
        _add_square(paper, drawn, drawn.style.square, area, place, remarks, language)
        return
    below = 3.4 * (len(remarks) + 1)
    rows = QRectF(place.topLeft(), QSizeF(place.width(), place.height()))
    rows.setHeight(place.height() - below - 5.4)
    bottom = add_rows(paper, drawn, area, rows)
    y = bottom + 1.0
    if drawn.style is not None and drawn.style.marks_tiny and _has_circles(drawn, area):
        _add_circle(paper, QPointF(place.x(), y), place.width(), language)
        y += 3.7
    under = QRectF(place.x(), y, place.width(), place.bottom() - y)
    paper.column(remarks, under, Ink(_SMALL, MUTED))


def add_rows(
    paper: Paper,
    drawn: Drawn,
    area: QgsLayoutItemMap,
    place: QRectF,
    *,
    nodes: Sequence[int] | None = None,
    letters: float = _LETTERS,
    labels: Sequence[str] | None = None,
) -> float:
    """Add QGIS's own legend of a layer; return its lower end (mm).

    Args:
        place: where; its height is what rows may take at most.
        nodes: which rows; all of them under a heading where None.
        labels: instead of those of the renderer, for all rows of the layer.
    """
    legend = QgsLayoutItemLegend(paper.layout)
    named(legend, "legend")
    paper.layout.addLayoutItem(legend)
    legend.setLinkedMap(area)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.clear()
    node = root.addLayer(drawn.layer)
    count = len(drawn.layer.renderer().legendSymbolItems())
    if nodes is not None:
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(nodes))
        count = len(nodes)
    for index, label in enumerate(labels or ()):
        QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, index, plain(label))
    legend.model().refreshLayerLegend(node)
    style = QgsLegendStyle.Style
    side = QgsLegendStyle.Side
    if nodes is None:
        room = QSizeF(place.width(), _TITLE_HEIGHT)
        fitted = paper.fit(drawn.heading, room, Ink(_HEADING, INK, True))
        # A legend does not break lines by itself.
        legend.setWrapString(_BREAK)
        node.setName(_BREAK.join(map(plain, fitted.lines)))
        legend.rstyle(style.Subgroup).setTextFormat(
            text_format(fitted.ink.size * paper.letters, INK, semibold=True)
        )
        lower = text_height(fitted.ink, len(fitted.lines) - 1)
        place = place.adjusted(0, 0, 0, -lower)
    else:
        node.setCustomProperty("legend/title-style", "hidden")
    pitch = min(_PATCH.height() + _GAP, place.height() / max(count, 1))
    height = min(_PATCH.height(), pitch - _GAP / 2) * letters / _LETTERS
    legend.setBackgroundEnabled(False)
    legend.setSymbolWidth(_PATCH.width() * letters / _LETTERS * paper.letters)
    legend.setSymbolHeight(height * paper.letters)
    legend.setBoxSpace(0)
    legend.rstyle(style.SymbolLabel).setTextFormat(text_format(letters * paper.letters, INK))
    legend.rstyle(style.Title).setMargin(side.Bottom, 0)
    legend.rstyle(style.Subgroup).setMargin(side.Top, 0)
    legend.rstyle(style.Subgroup).setMargin(side.Bottom, 0.8 * paper.letters)
    legend.rstyle(style.Symbol).setMargin(side.Top, (pitch - height) * paper.letters)
    legend.rstyle(style.SymbolLabel).setMargin(side.Left, 2.0)
    # Before it is painted, the item does not know its own size.
    size = QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize() / paper.factor
    taken = QRectF(place.topLeft(), size)
    paper.put(legend, taken)
    return float(taken.bottom())


def _has_circles(drawn: Drawn, area: QgsLayoutItemMap) -> bool:
    """Say whether a unit on this map is small enough for a circle."""
    index = drawn.layer.fields().indexFromName("part_km2")
    if index < 0:
        return False
    smallest = drawn.layer.minimumValue(index)
    if smallest is None or smallest == NULL:
        return False
    return bool(smallest * 1e12 < TINY_MM2 * area.scale() ** 2)


def _add_circle(paper: Paper, at: QPointF, width: float, language: Language) -> None:
    paper.shapes(_CIRCLE, QRectF(at.x() + 2.6, at.y() + 0.5, 1.4, 1.4))
    size = number(TINY_MM2, 1, language)
    place = QRectF(at.x() + 8.5, at.y(), width - 8.5, 3)
    paper.line_of_text(word("circle", language, size=size), place, Ink(_SMALL))


def _add_square(
    paper: Paper,
    drawn: Drawn,
    square: Square,
    area: QgsLayoutItemMap,
    place: QRectF,
    remarks: Sequence[str],
    language: Language,
) -> None:
    left, top = place.x() + 9.5, place.y()
    paper.shapes(square_svg(square.cells), QRectF(left, top, WHOLE, WHOLE), name="square")
    centre = Qt.AlignmentFlag.AlignHCenter
    for cell in square.cells:
        x, y, size = cell_place(cell.a, cell.b)
        count = number(cell.count, 0, language)
        middle = QRectF(left + x, top + y + size / 2 - 1.6, size, 3.4)
        paper.label(count, middle, Ink(7.0, _on(cell.colour), align=centre))
    _add_breaks(paper, square, QPointF(left, top))
    ink = Ink(7.2, INK, True)
    title = QRectF(left + ARROWS, top + WHOLE + 2.9, place.width() - 13, 5.4)
    one_line = len(paper.fit(square.a, title.size(), ink).lines) == 1
    paper.line_of_text(square.a, title, ink)
    title.setHeight(3.2 if one_line else 5.4)
    upright = QRectF(place.x() - 2.6, top, 4.8, SIDE)
    turned(paper, square.b, upright, Ink(7.2, INK, True, centre))
    rows = QRectF(left + ARROWS, title.bottom() + 1.4, place.width() - 13, 16.4 - title.height())
    nodes = range(_CELLS, len(drawn.layer.renderer().legendSymbolItems()))
    add_rows(paper, drawn, area, rows, nodes=list(nodes))
    beside = left + WHOLE + 2
    lines = [text("cells", language, units=units_of(drawn.level, language)), *remarks[1:]]
    if _has_circles(drawn, area):
        tiny = number(TINY_MM2, 1, language)
        lines.append(word("circle_note", language, size=tiny))
    note = QRectF(beside, top + 1, max(place.right() - beside, 18), 30)
    paper.label("\n".join(map(plain, lines)), note, Ink(_SMALL, MUTED))


def _add_breaks(paper: Paper, square: Square, corner: QPointF) -> None:
    """Write the breaks under and beside a square.

    Args:
        corner: the upper left one of the square.
    """
    step = SIDE / 3
    centre, right = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
    room = QSizeF(step - 0.5, _BREAKS_HEIGHT)
    for index, one in enumerate(square.breaks_a, start=1):
        place = QRectF(QPointF(0, corner.y() + WHOLE), room)
        place.moveLeft(corner.x() + ARROWS + index * step - room.width() / 2)
        paper.line_of_text(one, place, Ink(6.2, MUTED, align=centre))
    room = QSizeF(7.0, _BREAKS_HEIGHT)
    for index, one in enumerate(square.breaks_b, start=1):
        place = QRectF(QPointF(0, 0), room)
        place.moveTop(corner.y() + SIDE - index * step - room.height() / 2)
        place.moveRight(corner.x() + 0.7)
        paper.line_of_text(
            one, place, Ink(6.2, MUTED, align=right), across=Qt.AlignmentFlag.AlignVCenter
        )


def _on(colour: str) -> str:
    """Return a colour of letters that can be read on a cell."""
    value = int(colour.lstrip("#"), 16)
    grey = (value >> 16) * 0.3 + (value >> 8 & 255) * 0.59 + (value & 255) * 0.11
    return "#FFFFFF" if grey < _DARK + 12 else INK
