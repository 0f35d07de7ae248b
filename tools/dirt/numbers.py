"""Dirt in numbers: how they are written, and what stands where there is none."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Callable

from .table import VALUE, DirtyTable, asked, kind, of_units, some, typed

if TYPE_CHECKING:
    import numpy as np

    Writer = Callable[[float], str]

_PERCENT, _OTHER = "Persentase", "Omzet (juta)"


def _indonesian(number: float, places: int) -> str:
    return f"{number:,.{places}f}".translate(str.maketrans(",.", ".,"))


def _made(rng: np.random.Generator, **columns: tuple[list[float], list[str]]) -> DirtyTable:
    """Make a table of districts with columns of numbers and how they are written."""
    units = some(rng)
    count = len(units)
    made = of_units(rng, units, name=typed(rng, units))
    names = [row[0] for row in made.rows]
    rows = [list(row) for row in zip(names, *(written[:count] for _, written in columns.values()))]
    numbers = {header: values[:count] for header, (values, _) in columns.items()}
    return replace(made, header=[made.header[0], *columns], rows=rows, numbers=numbers)


def _numbers(rng: np.random.Generator, most: float, places: int = 0) -> list[float]:
    """Return numbers of all sizes up to one, as many as there may be rows."""
    return [round(float(one), places) for one in most ** rng.uniform(0.3, 1, 600)]


def _column(values: list[float], write: Writer) -> tuple[list[float], list[str]]:
    return values, [write(one) for one in values]


def _with_large(values: list[float]) -> list[float]:
    """Let the first numbers prove how thousands are written."""
    return [1_234_567.0, 2_345_678.0, *values[2:]]


@kind
def _indonesian_thousands(rng: np.random.Generator) -> DirtyTable:
    values = _with_large(_numbers(rng, 5e6))
    return _made(rng, **{VALUE: _column(values, lambda one: _indonesian(one, 0))})


@kind
def _english_thousands(rng: np.random.Generator) -> DirtyTable:
    values = _with_large(_numbers(rng, 5e6))
    return _made(rng, **{VALUE: _column(values, lambda one: f"{one:,.0f}")})


@kind
def _decimal_commas(rng: np.random.Generator) -> DirtyTable:
    values = _numbers(rng, 9e4, 2)
    return _made(rng, **{VALUE: _column(values, lambda one: _indonesian(one, 2))})


@kind
def _columns_of_two_styles(rng: np.random.Generator) -> DirtyTable:
    counts, shares = _with_large(_numbers(rng, 5e6)), _numbers(rng, 99, 2)
    return _made(
        rng,
        **{
            VALUE: _column(counts, lambda one: _indonesian(one, 0)),
            _PERCENT: _column(shares, lambda one: f"{one:.2f}"),
        },
    )


@kind
def _three_decimals(rng: np.random.Generator) -> DirtyTable:
    """Decimals of three digits, which read as thousands, beside some of two that prove them."""
    values = [one if at % 3 else round(one, 2) for at, one in enumerate(_numbers(rng, 90, 3))]

    def write(one: float) -> str:
        return f"{one:.3f}".removesuffix("0")

    return _made(rng, **{_PERCENT: _column(values, write)})


@asked("thousands or decimals, where no cell of the column tells")
def _undecidable_thousands(rng: np.random.Generator) -> DirtyTable:
    values = [float(one) for one in rng.integers(1_000, 999_999, 600)]
    sign = (".", ",")[rng.integers(2)]
    return _made(rng, **{VALUE: _column(values, lambda one: f"{one:,.0f}".replace(",", sign))})


@kind
def _percent_signs(rng: np.random.Generator) -> DirtyTable:
    values = _numbers(rng, 99, 2)
    way = ("{}%", "{} %", "{} persen")[rng.integers(3)]
    return _made(rng, **{_PERCENT: _column(values, lambda one: way.format(_indonesian(one, 2)))})


@kind
def _amounts_of_money(rng: np.random.Generator) -> DirtyTable:
    values = _with_large(_numbers(rng, 9e6))
    way = ("Rp {}", "Rp{}", "Rp. {}", "Rp {},00", "IDR {}")[rng.integers(5)]
    return _made(rng, **{_OTHER: _column(values, lambda one: way.format(_indonesian(one, 0)))})


@kind
def _spaces_between_thousands(rng: np.random.Generator) -> DirtyTable:
    values = _numbers(rng, 5e6)
    space = (" ", "\u00a0", "\u202f", "'")[rng.integers(4)]
    return _made(rng, **{VALUE: _column(values, lambda one: f"{one:,.0f}".replace(",", space))})


@kind
def _signs_for_no_number(rng: np.random.Generator) -> DirtyTable:
    values = _with_large(_numbers(rng, 5e6))
    signs = ("-", "–", "...", "NA", "n/a", "x", "", "tad", "#N/A")
    shown = [_indonesian(one, 0) for one in values]
    for at in rng.choice(600, 90, replace=False):
        if at > 1:
            values[at], shown[at] = math.nan, signs[rng.integers(len(signs))]
    return _made(rng, **{VALUE: (values, shown)})


@kind
def _marks_behind_numbers(rng: np.random.Generator) -> DirtyTable:
    values = _with_large(_numbers(rng, 5e6))
    marks = ("*", "*)", " e", " r", "¹", "")
    return _made(
        rng, **{VALUE: _column(values, lambda one: _indonesian(one, 0) + marks[rng.integers(6)])}
    )


@kind
def _negative_numbers(rng: np.random.Generator) -> DirtyTable:
    values = [one if at % 4 else -one for at, one in enumerate(_numbers(rng, 99, 2))]
    way = ("-{}", "({})", "−{}", "- {}")[rng.integers(4)]

    def write(one: float) -> str:
        text = _indonesian(abs(one), 2)
        return way.format(text) if one < 0 else text

    return _made(rng, **{"Pertumbuhan (%)": _column(values, write)})


@kind
def _zero_is_a_number(rng: np.random.Generator) -> DirtyTable:
    values = [0.0 if at % 3 else one for at, one in enumerate(_numbers(rng, 900))]
    return _made(rng, **{VALUE: _column(values, lambda one: f"{one:.0f}")})
