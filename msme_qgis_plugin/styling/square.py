"""The square legend of two indicators as an SVG of shapes.

No letters: text in an SVG becomes outlines in a PDF. Titles, breaks and
counts stand beside and on it as labels of the layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# In mm: the cells together, what is left free for the arrows.
SIDE = 29.0
ARROWS = 3.4
WHOLE = SIDE + ARROWS
_GAP = 0.4
INK, INK_ON_DARK = "#262626", "#F2F2F2"


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
class Square:
    """The nine cells, names of the two indicators, and breaks as written beside the square."""

    cells: tuple[Cell, ...]
    a: str
    b: str
    breaks_a: tuple[str, ...]
    breaks_b: tuple[str, ...]


def cell_place(a: int, b: int) -> tuple[float, float, float]:
    """Return left, top and size (mm) of the cell of classes `a` and `b`."""
    step = SIDE / 3
    return ARROWS + (a - 1) * step, (3 - b) * step, step


def square_svg(cells: Sequence[Cell], *, ink: str = INK) -> str:
    """Return the square: A rightwards, B upwards, an arrow along each.

    Args:
        cells: the nine; their sentences become tooltips.
        ink: colour of the arrows, `INK_ON_DARK` for a dark window.
    """
    shapes = []
    for cell in cells:
        left, top, size = cell_place(cell.a, cell.b)
        shapes.append(
            f'<rect x="{left + _GAP / 2:.3f}" y="{top + _GAP / 2:.3f}" '
            f'width="{size - _GAP:.3f}" height="{size - _GAP:.3f}" '
            f'fill="{cell.colour}"><title>{escape(cell.sentence)}</title>'
            "</rect>"
        )
    near = ARROWS - 1.8
    level = SIDE + ARROWS - near
    line = f'fill="none" stroke="{ink}" stroke-width="0.4"'
    shapes += [
        f'<path d="M{near} {SIDE} V1.5" {line}/>',
        f'<path d="M{near} 0 l-0.9 2 h1.8 z" fill="{ink}"/>',
        f'<path d="M{ARROWS} {level} H{WHOLE - 1.5}" {line}/>',
        f'<path d="M{WHOLE} {level} l-2 -0.9 v1.8 z" fill="{ink}"/>',
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{WHOLE}mm" height="{WHOLE}mm" '
        f'viewBox="0 0 {WHOLE} {WHOLE}">{"".join(shapes)}</svg>\n'
    )
