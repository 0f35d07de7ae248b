"""Text of a page: how it looks, how long it is, how it is made to fit."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsExpression, QgsRenderContext, QgsTextRenderer
from qgis.PyQt.QtCore import Qt

from ..styling.fonts import text_format

INK, MUTED, RED = "#262626", "#6A6A6A", "#A3142B"
_SMALLEST = 0.62
_PER_POINT = 0.352778


@dataclass(frozen=True)
class Ink:
    """How a text looks; size in points before the page's factor."""

    size: float
    colour: str = INK
    semibold: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


def plain(text: str) -> str:
    """Return text that a label shows as it is, `[% %]` included."""
    return text.replace("[%", "[% '[' || '%' %]")


def quoted(text: str) -> str:
    """Return text as a string of an expression within `[% %]`.

    A label looks for the end of its expression without regard to quotes.
    """
    held = QgsExpression.quotedString(text)
    for mark in ("[%", "%]"):
        held = held.replace(mark, f"{mark[0]}' || '{mark[1]}")
    return f"({held})"


def text_width(text: str, ink: Ink) -> float:
    """Return how long a line is (mm)."""
    context = QgsRenderContext()
    # Measured at a scale where a pixel is far below what the eye sees.
    context.setScaleFactor(100.0)
    written = text_format(ink.size, ink.colour, semibold=ink.semibold)
    return float(QgsTextRenderer.textWidth(context, written, [text])) / 100.0


def fit(text: str, width: float, ink: Ink) -> Ink:
    """Return the ink with which text fits: on one line, else on two.

    Args:
        width: room for a line (mm).
    """
    long = text_width(text, ink)
    if long <= width:
        return ink
    share = width / long
    if share >= _SMALLEST:
        return _smaller(ink, share * 0.99)
    # Two lines in the height of one; words do not break evenly.
    return _smaller(ink, min(0.55, 1.75 * share))


def _smaller(ink: Ink, share: float) -> Ink:
    return Ink(ink.size * share, ink.colour, ink.semibold, ink.align)


def text_height(ink: Ink, lines: int = 1) -> float:
    """Return the height that lines of text take (mm)."""
    return ink.size * _PER_POINT * 1.36 * lines
