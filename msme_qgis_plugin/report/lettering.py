"""Text of a page: how it looks, how long it is, how it is made to fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsRenderContext, QgsTextRenderer
from qgis.PyQt.QtCore import Qt

from ..styling.fonts import text_format

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QSizeF

INK, MUTED, RED = "#262626", "#6A6A6A", "#A3142B"
# The smallest letters (points) that can be read on paper.
_LEAST = 4.6
# By how much letters shrink at a time, and what a line keeps free.
_STEP, _SAFE = 0.97, 0.985
# By how much of a line text may stand out of its place, which is air.
_BIT = 0.12
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


@dataclass(frozen=True)
class Fitted:
    """Text that fits a place: its ink, and the lines it is broken into."""

    ink: Ink
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text, to be broken by whoever writes it."""
        return " ".join(self.lines)

    @property
    def height(self) -> float:
        """How high it is (mm)."""
        return text_height(self.ink, len(self.lines))


def fit(text: str, size: QSizeF, ink: Ink) -> Fitted:
    """Return how text fits: in fewer lines first, then in smaller letters.

    Letters stay as large as the height allows; what does not fit even in
    the smallest that can be read is cut and ends with …

    Args:
        size: of the place (mm).
    """
    words = text.split()
    widths = [text_width(word, ink) for word in words]
    space = text_width("x x", ink) - text_width("xx", ink)
    least = min(_LEAST, ink.size)
    points = ink.size
    while True:
        share = points / ink.size
        smaller = _smaller(ink, share)
        room = size.width() * _SAFE / share
        lines = _broken(words, widths, space, room)
        most = max(int(size.height() / text_height(smaller) + _BIT), 1)
        whole = max(widths, default=0.0) <= room
        if (whole and len(lines) <= most) or points == least:
            break
        points = max(points * _STEP, least)
    if len(lines) > most:
        kept = most - 1
        lines = [*lines[:kept], " ".join(lines[kept:])]
    width = size.width() * _SAFE
    return Fitted(smaller, tuple(shortened(one, width, smaller) for one in lines))


def _broken(words: list[str], widths: list[float], space: float, room: float) -> list[str]:
    """Return words in lines that are no longer than the room."""
    lines: list[str] = []
    end = 0.0
    for word, width in zip(words, widths):
        if lines and end + space + width <= room:
            lines[-1] += f" {word}"
            end += space + width
        else:
            lines.append(word)
            end = width
    return lines


def shortened(text: str, width: float, ink: Ink) -> str:
    """Return text that fits, its end replaced by … where it is too long."""
    if text_width(text, ink) <= width:
        return text
    kept = text
    while kept and text_width(f"{kept}…", ink) > width:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def _smaller(ink: Ink, share: float) -> Ink:
    return Ink(ink.size * share, ink.colour, ink.semibold, ink.align)


def text_height(ink: Ink, lines: int = 1) -> float:
    """Return the height that lines of text take (mm)."""
    return ink.size * _PER_POINT * 1.36 * lines
