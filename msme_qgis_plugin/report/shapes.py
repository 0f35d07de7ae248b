"""Small charts of a page as hand-written SVG, shapes only. Sizes in mm."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


NATION, ISLAND, PROVINCE = "#CDD2D5", "#86AFC0", "#006D98"
BAR, INK = "#9DC3D0", "#262626"
# Room for the slanting name of the first bar; share of a step left free on
# each side of a bar.
BAR_START, BAR_GAP = 5.0, 0.13
_EDGE = 2.0
_FIGURE = 3.3


def strip_place(value: float, nation: Sequence[float], width: float) -> float:
    """Return how far from the left a value lies on a strip (mm)."""
    lowest, highest = min(nation), max(nation)
    span = (highest - lowest) or 1.0
    return _EDGE + (value - lowest) / span * (width - 2 * _EDGE)


def strip_svg(
    width: float,
    height: float,
    *,
    nation: Sequence[float],
    island: Sequence[float],
    province: Sequence[float],
    median: float,
) -> str:
    """Return one tick per district and a line at the province's median.

    Args:
        nation, island, province: finite values, each within the one before.
        median: NaN where there is none.
    """
    if not len(nation):
        return _svg(width, height, [])
    top, bottom = height * 0.26, height * 0.74
    shapes = []
    for values, colour in ((nation, NATION), (island, ISLAND), (province, PROVINCE)):
        places = [strip_place(one, nation, width) for one in values]
        shapes.append(_ticks(places, top, bottom, colour))
    if not math.isnan(median):
        x = strip_place(median, nation, width)
        shapes.append(
            f'<path d="M{x:.2f} {height * 0.05:.2f} V{height * 0.95:.2f}" '
            f'stroke="{INK}" stroke-width="0.3"/>'
        )
    return _svg(width, height, shapes)


def _ticks(places: Sequence[float], top: float, bottom: float, colour: str) -> str:
    path = " ".join(f"M{x:.2f} {top:.2f} V{bottom:.2f}" for x in places)
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="0.2"/>'


def bar_tops(values: Sequence[float], height: float) -> tuple[list[float], float]:
    """Return where the end of each bar lies, and where zero lies (mm down).

    Args:
        values: NaN for a unit without a bar, which ends at zero.
    """
    finite = [one for one in values if not math.isnan(one)]
    highest, lowest = max([0.0, *finite]), min([0.0, *finite])
    # The figures of bars that hang down stand under them.
    scale = (height - (_FIGURE if lowest < 0 else 0.0)) / ((highest - lowest) or 1.0)
    zero = highest * scale
    tops = [zero if math.isnan(one) else zero - one * scale for one in values]
    return tops, zero


def bar_step(width: float, count: int) -> float:
    """Return how far two bars lie apart (mm)."""
    return (width - BAR_START) / max(count, 1)


def line_start(tops: Sequence[float], median: float) -> int:
    """Return from which bar on a line crosses out no figure above a bar."""
    return sum(top < median + _FIGURE for top in tops)


def bars_svg(
    width: float, height: float, *, tops: Sequence[float], zero: float, median: float | None
) -> str:
    """Return one bar per district of a province, highest first.

    Args:
        tops, zero: see `bar_tops`.
        median: where its line lies (mm down), None for no line.
    """
    step = bar_step(width, len(tops))
    shapes = []
    for place, top in enumerate(tops):
        upper, tall = min(top, zero), abs(zero - top)
        left = BAR_START + (place + BAR_GAP) * step
        shapes.append(
            f'<rect x="{left:.2f}" y="{upper:.2f}" '
            f'width="{step * (1 - 2 * BAR_GAP):.2f}" height="{tall:.2f}" '
            f'fill="{BAR}"/>'
        )
    shapes.append(f'<path d="M0 {zero:.2f} H{width}" stroke="{INK}" stroke-width="0.25"/>')
    if median is not None:
        left = BAR_START + line_start(tops, median) * step
        shapes.append(
            f'<path d="M{left:.2f} {median:.2f} H{width}" stroke="#4A4A4A" '
            'stroke-width="0.25" stroke-dasharray="0.9 0.7"/>'
        )
    return _svg(width, height, shapes)


def _svg(width: float, height: float, shapes: Sequence[str]) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}">{"".join(shapes)}</svg>'
    )
