"""The ranking at the foot of an atlas page: a bar per district."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import NULL

from ..styling.legend import number
from .atlas_rooms import BARS_WIDTH
from .lettering import Ink, text_width
from .shapes import BAR_GAP, BAR_START, bar_step, bar_tops, bars_svg, line_start
from .words import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsFeature, QgsVectorLayer

    from ..styling.legend import Language
    from .atlas_indicator import Indicator

# What figures are in, where whole ones are wider than a bar.
_UNITS = (("", 1.0), ("thousands", 1e3), ("millions", 1e6), ("billions", 1e9))
_THREE_DIGITS, _ENOUGH = 100, 10
_FIGURE = 6.0


@dataclass(frozen=True)
class Bar:
    """One bar of the ranking; `top` is where its end lies (mm down)."""

    code: str
    name: str
    value: str
    top: float


@dataclass(frozen=True)
class Ranking:
    """The bars of a province, the highest first.

    zero, median_at: where they lie (mm down); no line for the median where
        it would cross out all figures.
    given_in: the word for what the figures are in, or nothing.
    figure_size: of their letters (points).
    """

    bars: tuple[Bar, ...]
    zero: float
    median_at: float | None
    given_in: str
    figure_size: float
    height: float

    def svg(self) -> str:
        """Return the bars and the line as shapes."""
        return bars_svg(
            BARS_WIDTH,
            self.height,
            tops=[bar.top for bar in self.bars],
            zero=self.zero,
            median=self.median_at,
        )

    def own_bars(self) -> dict[str, list[float]]:
        """Return left, top and height of each district's bar (mm)."""
        step = bar_step(BARS_WIDTH, len(self.bars))
        return {
            bar.code: [
                BAR_START + (place + BAR_GAP) * step,
                min(bar.top, self.zero),
                abs(self.zero - bar.top),
            ]
            for place, bar in enumerate(self.bars)
        }


def make_ranking(
    units: QgsVectorLayer, first: Indicator, language: Language, *, height: float
) -> Ranking:
    """Return the ranking of a province by an indicator."""
    names = {str(unit["bps_code"]): _short_heading(unit) for unit in units.getFeatures()}
    rows = first.rows

    def order(code: str) -> tuple[bool, float, str]:
        value = rows[code].value
        missing = math.isnan(value)
        return missing, 0.0 if missing else -value, names[code]

    codes = sorted(names, key=order)
    median = rows[codes[0]].province.median
    values = [rows[code].value for code in codes]
    tops, zero = bar_tops([*values, median], height)
    figures, given_in, size = _figures(values, first.decimals, language)
    bars = tuple(
        Bar(code, names[code], figure, top) for code, figure, top in zip(codes, figures, tops)
    )
    drawn = not math.isnan(median) and line_start(tops[:-1], tops[-1]) < len(bars)
    return Ranking(
        bars=bars,
        zero=zero,
        median_at=tops[-1] if drawn else None,
        given_in=given_in,
        figure_size=size,
        height=height,
    )


def _figures(
    values: Sequence[float], decimals: int, language: Language
) -> tuple[list[str], str, float]:
    """Return what stands above the bars, what it is in, its size (points)."""
    step = bar_step(BARS_WIDTH, len(values))
    size = min(_FIGURE, step * 0.95)
    known = [abs(one) for one in values if not math.isnan(one)]
    largest = max(known, default=0.0)
    figures, given_in, widest = [""], "", math.inf
    for unit, factor in _UNITS:
        large = largest / factor
        if widest <= step or (factor > 1 and large < _ENOUGH):
            break
        if factor > 1:
            decimals = 0 if large >= _THREE_DIGITS else 1
        figures = [or_none(one / factor, decimals, language) for one in values]
        ink = Ink(size, semibold=True)
        widest = max(text_width(one, ink) for one in figures)
        given_in = unit
    return figures, given_in, size * min(step / widest, 1.0)


def or_none(value: float, decimals: int, language: Language) -> str:
    """Return a value as written, `n/a` for NaN."""
    if math.isnan(value):
        return text("none", language)
    return number(value, decimals, language)


def attribute_of(unit: QgsFeature, name: str) -> str:
    """Return an attribute as text, nothing where there is none."""
    index = unit.fields().indexFromName(name)
    value = NULL if index < 0 else unit.attribute(index)
    return "" if value is None or value == NULL else str(value)


def _short_heading(unit: QgsFeature) -> str:
    name = attribute_of(unit, "name") or str(unit["bps_code"])
    is_city = attribute_of(unit, "type") == "Kota"
    return f"Kota {name}" if is_city and name[:5] != "Kota " else name
