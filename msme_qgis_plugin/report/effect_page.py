"""The effect of a programme as one page of HTML: caution, picture, numbers. No scripts."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication

from ..core.analysis.effect_units import effect_unit
from ..core.classes.cuts import pretty_breaks
from ..translate import language, number_text, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..core.analysis.effect import Effect
    from ..core.analysis.effect_rows import Alike, Lead, Row

_WIDTH, _HEIGHT = 720, 340
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 16, 16, 48
_MARKS, _MOST_TIMES = 5, 16
_MOST_DECIMALS, _LEAST_P = 6, 0.001
_INK, _LINE, _BEFORE, _AFTER = "#262626", "#cdd2d5", "#7f7f7f", "#006d98"
_STYLE = (
    "body{font:14px sans-serif;color:#262626;max-width:760px;margin:24px auto}"
    "table{border-collapse:collapse;margin:8px 0}td,th{padding:3px 10px;border-bottom:1px solid "
    "#cdd2d5;text-align:right}td:first-child,th:first-child{text-align:left}"
)


def effect_page(found: Effect, title: str) -> str:
    """Return the page.

    Args:
        title: what was asked, in QGIS's language.
    """
    translate = QCoreApplication.translate
    one, unit_of = found.outcome, effect_unit(found.outcome)
    unit = unit_of.get(language()) if unit_of else ""
    outcome = one.title(language()) + (f" ({unit})" if unit else "")
    blocks = [
        f"<h1>{escape(title)}</h1><p>{escape(outcome)}</p>",
        *(f"<p>{escape(say(sentence))}</p>" for sentence in found.caution),
        _heading(translate("EffectPage", "Before and after the start")),
        effect_svg(found.leads, one.factor),
        _heading(translate("EffectPage", "Estimates")),
        _estimates(found.rows, one.factor),
    ]
    if found.balance:
        blocks += [
            _heading(translate("EffectPage", "How alike the groups were before")),
            _balance(found.balance),
        ]
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    return (
        f'<!DOCTYPE html><html lang="{language()}"><head>{head}</head>'
        f"<body>{''.join(blocks)}</body></html>"
    )


def effect_svg(leads: Sequence[Lead], factor: float = 1.0) -> str:
    """Return effects by time since the start with their intervals of 95 %, as a drawing.

    Args:
        factor: what values are multiplied by when shown.
    """
    ends = [end for lead in leads for end in (lead.value, lead.low, lead.high)]
    known = [factor * end for end in ends if math.isfinite(end)]
    low, high = min(0.0, *known), max(0.0, *known)
    room = 0.05 * ((high - low) or 1.0)
    low, high = low - room, high + room
    first, last = leads[0].time - 0.5, leads[-1].time + 0.5

    def x(time: float) -> float:
        return _LEFT + (time - first) / (last - first) * (_WIDTH - _LEFT - _RIGHT)

    def y(value: float) -> float:
        return _TOP + (high - value) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)

    translate = QCoreApplication.translate
    shapes = [
        *_marks(low, high, y),
        _path(f"M{_LEFT} {y(0):.1f} H{_WIDTH - _RIGHT}", _INK),
        # The programme begins between the last period without it and the first with it.
        _path(f"M{x(-0.5):.1f} {_TOP} V{_HEIGHT - _BOTTOM}", _INK, 'stroke-dasharray="4 4"'),
    ]
    for lead in leads:
        colour, across = _AFTER if lead.time >= 0 else _BEFORE, x(lead.time)
        if math.isfinite(lead.low):
            line = f"M{across:.1f} {y(factor * lead.low):.1f} V{y(factor * lead.high):.1f}"
            shapes.append(_path(line, colour, 'stroke-width="2"'))
        centre = f'cx="{across:.1f}" cy="{y(factor * lead.value):.1f}"'
        shapes.append(f'<circle {centre} r="4.5" fill="{colour}"/>')
    told = leads[:: math.ceil(len(leads) / _MOST_TIMES)]
    shapes += [_text(x(one.time), _HEIGHT - _BOTTOM + 18, number_text(one.time)) for one in told]
    below = translate("EffectPage", "Periods since the start of the programme")
    shapes.append(_text((_LEFT + _WIDTH) / 2, _HEIGHT - 8, below))
    name = translate("EffectPage", "Effect by periods since the start, with intervals of 95 %")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" font-family="sans-serif" font-size="12">'
        f"<title>{escape(name)}</title>{''.join(shapes)}</svg><p>{escape(name)}</p>"
    )


def _marks(low: float, high: float, y: Callable[[float], float]) -> Iterable[str]:
    marks = pretty_breaks(np.array([low, high]), _MARKS)
    decimals = max(len(f"{mark:.6f}".rstrip("0").partition(".")[2]) for mark in marks)
    for mark in marks:
        yield _path(f"M{_LEFT} {y(mark):.1f} H{_WIDTH - _RIGHT}", _LINE)
        yield _text(_LEFT - 8, y(mark) + 4, number_text(mark, decimals), "end")


def _path(line: str, colour: str, more: str = "") -> str:
    return f'<path d="{line}" fill="none" stroke="{colour}" {more}/>'


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{_INK}">{escape(text)}</text>'


def _number(value: float) -> str:
    """Write a number with three digits."""
    if not math.isfinite(value) or value == 0:
        return number_text(value)
    size = math.floor(math.log10(abs(value)))
    return number_text(value, min(max(2 - size, 0), _MOST_DECIMALS))


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    def line(cells: Iterable[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(one)}</{tag}>" for one in cells) + "</tr>"

    return f"<table>{line(head, 'th')}{''.join(line(row, 'td') for row in rows)}</table>"


def _estimates(rows: Iterable[Row], factor: float) -> str:
    translate = QCoreApplication.translate
    names = {
        "att": translate("EffectPage", "Effect on units with the programme"),
        "group": translate("EffectPage", "… that have it since {period}"),
        "two_way": translate("EffectPage", "Two-way fixed effects, for comparison"),
        "false_start": translate("EffectPage", "Placebo: a start that is too early"),
        "false_outcome": translate("EffectPage", "Placebo: another outcome"),
    }
    head = ["", *_columns()]
    order = list(names)
    shown = sorted(
        (row for row in rows if row.part in names), key=lambda row: order.index(row.part)
    )
    lines = [
        [
            names[row.part].format(period=row.group),
            *(_number(factor * one) for one in (row.estimate, row.se, row.low, row.high)),
            f"< {number_text(_LEAST_P, 3)}" if row.p < _LEAST_P else number_text(row.p, 3),
            *(number_text(one) for one in (row.treated, row.controls)),
        ]
        for row in shown
    ]
    return _table(head, lines)


def _columns() -> list[str]:
    translate = QCoreApplication.translate
    return [
        translate("EffectPage", "Effect"),
        translate("EffectPage", "Standard error"),
        translate("EffectPage", "From"),
        translate("EffectPage", "To"),
        translate("EffectPage", "p"),
        translate("EffectPage", "With"),
        translate("EffectPage", "Without"),
    ]


def _balance(balance: Iterable[Alike]) -> str:
    translate = QCoreApplication.translate
    names = {
        "level": translate("EffectPage", "Outcome just before"),
        "trend": translate("EffectPage", "Trend of the outcome before"),
    }
    head = [
        translate("EffectPage", "Since"),
        translate("EffectPage", "Compared"),
        translate("EffectPage", "Mean with"),
        translate("EffectPage", "Mean without"),
        translate("EffectPage", "Standardised difference"),
        translate("EffectPage", "… after matching"),
    ]
    lines = [
        [
            row.group,
            names.get(row.field, row.field),
            *(_number(one) for one in (row.treated, row.controls, row.difference, row.after)),
        ]
        for row in balance
    ]
    return _table(head, lines)
