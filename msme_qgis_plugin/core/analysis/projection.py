"""Paths of numbers into the future: trends, growth with a cap, control totals, errors.

Every path is a straight line after a transformation: of the number itself, of its logarithm, or
of the logarithm of y / (cap - y). Sources: Verhulst (1838), logistic growth, fitted as Fisher
and Pry (1971) do; Deming and Stephan (1940), iterative proportional fitting; Hyndman and Koehler
(2006), MASE; Hyndman and Athanasopoulos (2021), naive forecasts and the bounds of a drift.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from .errors import TotalsNotMetError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
# A line needs two points; what is left around it, three.
FEWEST, _FEWEST_SPREAD = 2, 3
_TOLERANCE, _MOST_ROUNDS = 1e-9, 2000


class Path(str, Enum):
    """What is assumed of the years to come."""

    CAGR = "cagr"
    LINEAR = "linear"
    LOG_LINEAR = "loglinear"
    LOGISTIC = "logistic"
    TARGET = "target"


class Uncertainty(str, Enum):
    """Where the bounds of a path come from."""

    NONE = "none"
    VARIANTS = "variants"
    NORMAL = "normal"
    BOOTSTRAP = "bootstrap"


@dataclass(frozen=True)
class Line:
    """Straight lines of units, in the transformed number.

    start, slope: value at `origin` and change per year; origin: a time per unit.
    left: residuals, units by periods, in the scale of one year for a drift; NaN for none.
    spread: standard error of a residual; NaN where fewer than three numbers are known.
    shape: (1 / n, mean of the times, sum of their squares about it) of a regression; for a
        drift (0, origin, years between the first and the last number).
    """

    path: Path
    start: Floats
    slope: Floats
    origin: Floats
    left: Floats
    spread: Floats
    shape: tuple[Floats, Floats, Floats]
    cap: Floats

    def at(self, years: Floats) -> Floats:
        """Return the path, units by years."""
        return self._back(self._straight(years))

    def _straight(self, years: Floats) -> Floats:
        return self.start[:, None] + self.slope[:, None] * (years - self.origin[:, None])

    def _back(self, numbers: Floats) -> Floats:
        cap = self.cap.reshape(-1, *[1] * (numbers.ndim - 1))
        with np.errstate(over="ignore", invalid="ignore"):
            if self.path is Path.LINEAR:
                return numbers
            if self.path is Path.LOGISTIC:
                return np.asarray(cap / (1 + np.exp(-numbers)), dtype=float)
            return np.asarray(np.exp(numbers), dtype=float)

    def _error(self, years: Floats) -> Floats:
        """Return the standard error of one number to come, in residuals."""
        share, middle, width = (one[:, None] for one in self.shape)
        ahead = years - middle
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.path is Path.CAGR:
                return np.asarray(np.sqrt(ahead + ahead**2 / width))
            return np.asarray(np.sqrt(1 + share + ahead**2 / width))

    def draws(self, years: Floats, count: int, how: Uncertainty, seed: int) -> Floats:
        """Return drawn paths, units by years by draws; NaN where nothing tells the spread.

        A draw of a unit is one deviation, in residuals, that all its years share: of normal
        residuals, whose spread is itself estimated and so drawn too (Student's distribution), or
        one of the unit's own, scaled up by the degrees of freedom that the fit took.
        """
        generator = np.random.default_rng(seed)
        size = len(self.start)
        if how is Uncertainty.NORMAL:
            known = np.isfinite(self.left).sum(axis=1)
            free = np.maximum(known - (1 if self.path is Path.CAGR else FEWEST), 1)
            apart = generator.standard_t(free[:, None], (size, count)) * self.spread[:, None]
        else:
            apart = _resampled(self.left, self.spread, generator.random((size, count)))
        error = self._error(years)[:, :, None]
        return self._back(self._straight(years)[:, :, None] + error * apart[:, None, :])


def _resampled(left: Floats, spread: Floats, uniform: Floats) -> Floats:
    """Return residuals of each row, drawn with replacement and scaled to the row's spread."""
    known = np.isfinite(left)
    count = known.sum(axis=1)
    held = np.take_along_axis(left, np.argsort(~known, axis=1, kind="stable"), axis=1)
    middle = np.divide(np.nansum(left, axis=1), count, out=np.zeros(len(left)), where=count > 0)
    apart = held - middle[:, None]
    size = np.sqrt(
        np.divide(np.nansum(apart**2, axis=1), count, out=np.zeros(len(left)), where=count > 0)
    )
    scale = np.divide(spread, size, out=np.where(spread == 0, 0.0, np.nan), where=size > 0)
    place = np.floor(uniform * np.maximum(count, 1)[:, None]).astype(np.intp)
    return np.asarray(np.take_along_axis(apart, place, axis=1) * scale[:, None], dtype=float)


def fit(path: Path, values: Floats, times: Floats, cap: Floats | None = None) -> Line:
    """Fit the path of each unit to what is known of it.

    Args:
        path: not `TARGET`, which is no fit.
        values: units by periods; NaN where there is none.
        times: of the periods, in years.
        cap: of each unit, for `LOGISTIC`.

    Returns:
        NaN for a unit with fewer than two numbers, or with one that the path cannot have: not
        above 0, or not below the cap.
    """
    size = len(values)
    limit = np.full(size, np.nan) if cap is None else cap
    with np.errstate(divide="ignore", invalid="ignore"):
        if path is Path.LINEAR:
            held = values.astype(float)
        elif path is Path.LOGISTIC:
            held = np.log(values / (limit[:, None] - values))
        else:
            held = np.log(values)
    known = np.isfinite(values)
    usable = (np.isfinite(held) | ~known).all(axis=1) & (known.sum(axis=1) >= FEWEST)
    held = np.where(known & usable[:, None], held, np.nan)
    made = _drift(held, times) if path is Path.CAGR else _regression(held, times)
    return Line(path, *made, limit)


_Fitted = tuple[
    "Floats", "Floats", "Floats", "Floats", "Floats", tuple["Floats", "Floats", "Floats"]
]


def _regression(held: Floats, times: Floats) -> _Fitted:
    """Least squares through the known numbers of each row."""
    known = np.isfinite(held)
    count = np.where(known.any(axis=1), known.sum(axis=1), np.nan)
    middle = np.where(known, times, 0.0).sum(axis=1) / count
    apart = np.where(known, times - middle[:, None], 0.0)
    level = np.where(known, held, 0.0).sum(axis=1) / count
    width = (apart**2).sum(axis=1)
    rest = np.where(known, held - level[:, None], 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = (apart * rest).sum(axis=1) / width
        left = np.where(known, rest - slope[:, None] * apart, np.nan)
        spread = np.sqrt(np.nansum(left**2, axis=1) / np.where(count > FEWEST, count - 2, np.nan))
    return level, slope, middle, left, spread, (1 / count, middle, width)


def _drift(held: Floats, times: Floats) -> _Fitted:
    """From the last known number on, at the mean growth since the first."""
    first, last, when_first, when_last = ends(held, times)
    years = when_last - when_first
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = (last - first) / years
        left = np.full(held.shape, np.nan)
        before, when = held[:, 0].copy(), np.full(len(held), times[0])
        for place in range(1, held.shape[1]):
            gap = times[place] - when
            left[:, place] = (held[:, place] - before - slope * gap) / np.sqrt(gap)
            known = np.isfinite(held[:, place])
            before, when = (
                np.where(known, held[:, place], before),
                np.where(known, times[place], when),
            )
        steps = np.isfinite(left).sum(axis=1)
        spread = np.sqrt(
            np.nansum(left**2, axis=1) / np.where(steps >= _FEWEST_SPREAD - 1, steps - 1, np.nan)
        )
    return last, slope, when_last, left, spread, (np.zeros(len(held)), when_last, years)


def ends(values: Floats, times: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the first and the last known number of each row, and when they are."""
    known = np.isfinite(values)
    some, rows = known.any(axis=1), np.arange(len(values))
    first, last = known.argmax(axis=1), known.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    return (
        values[rows, first],
        values[rows, last],
        np.where(some, times[first], np.nan),
        np.where(some, times[last], np.nan),
    )


def towards(
    last: Floats, begun: Floats, target: Floats, due: float, years: Floats
) -> tuple[Floats, Floats]:
    """Return the growth per year that reaches a target, and the path there and on.

    Args:
        last, begun: number of each unit, and when it is; target: at the time `due`.
    """
    gap = due - begun
    with np.errstate(divide="ignore", invalid="ignore"):
        times = np.where((last > 0) & (target > 0) & (gap > 0), target / last, np.nan)
        needed = times ** (1 / gap) - 1
        path = last[:, None] * (1 + needed[:, None]) ** (years - begun[:, None])
    return needed, path


def rake(
    values: Floats, margins: Sequence[tuple[Places, float]], tolerance: float = _TOLERANCE
) -> Floats:
    """Scale numbers in turn until every group adds up to its total.

    Args:
        values: units, or units by draws; none below 0.
        margins: rows of each group, and its total; groups may overlap.
        tolerance: how far a sum may be from its total, as a part of it.

    Raises:
        TotalsNotMetError: totals contradict each other, or a group has nothing to scale.
    """
    made = values.astype(float)
    for _ in range(_MOST_ROUNDS):
        off = 0.0
        for rows, total in margins:
            sums = made[rows].sum(axis=0)
            if total and not (sums > 0).all():
                break
            factor = total / np.where(sums > 0, sums, 1.0)
            off = max(off, float(np.abs(np.where(sums > 0, factor, 1.0) - 1).max()))
            made[rows] *= factor
        else:
            if off <= tolerance or (len(margins) == 1):
                return made
            continue
        break
    sums = [float(np.mean(made[rows].sum(axis=0))) for rows, _ in margins]
    worst = int(np.argmax([abs(have - want[1]) for have, want in zip(sums, margins)]))
    raise TotalsNotMetError(total=margins[worst][1], reached=sums[worst], groups=len(margins))


@dataclass(frozen=True)
class Errors:
    """How far projections were from what came: per cent (0–1), in the unit, and scaled."""

    mape: float
    rmse: float
    mase: float


def errors(actual: Floats, made: Floats, scale: float) -> Errors:
    """Compare projections with what came; pairs without both are left out.

    Args:
        scale: mean size of the steps from one known number to the next in the years of the fit.

    Returns:
        NaN where nothing can be compared; MAPE leaves out what is 0.
    """
    both = np.isfinite(actual) & np.isfinite(made)
    apart, real = np.abs(made - actual)[both], np.abs(actual[both])
    some = real > 0
    nothing = float("nan")
    return Errors(
        float((apart[some] / real[some]).mean()) if some.any() else nothing,
        float(np.sqrt((apart**2).mean())) if len(apart) else nothing,
        float(apart.mean() / scale) if len(apart) and scale > 0 else nothing,
    )


def mean_step(values: Floats) -> float:
    """Return the mean size of the steps from one known number of a row to the next."""
    steps = [np.abs(np.diff(row[np.isfinite(row)])) for row in values]
    every = np.concatenate(steps) if steps else np.array([])
    return float(every.mean()) if len(every) else float("nan")
