"""Scenarios of one indicator: paths of units to years ahead, with bounds and assumptions."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from ..measures.field import Display, Field, Fields, Role, Rule, Text, name_beside
from ..measures.status import Status, has_value
from ..measures.table import UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.levels import Level
from ..regions.vintages import parents
from .assumptions import Assumptions, method_text, sheet
from .change_panel import Panel, read_panel
from .change_rows import Asked
from .errors import (
    AssumptionLackingError,
    NothingProjectedError,
    TotalsNotAddedError,
    WindowError,
    YearNotAheadError,
)
from .projection import (
    FEWEST,
    QUANTILES,
    Errors,
    Path,
    Uncertainty,
    ends,
    errors,
    fit,
    mean_step,
    rake,
    towards,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..regions.gazetteer import Gazetteer

    Floats = NDArray[np.float64]

_ESTIMATED, _MISSING = Status.ESTIMATED.code, Status.MISSING.code
_MIDDLE = 0.5
QUANTILE_NAMES = tuple(f"q{round(100 * one):02d}" for one in QUANTILES)
_SHARES = frozenset({Display.PERCENT, Display.POINTS})
# Quarters of the draws stand beside the outer bounds that they lie within.
_INNER = {"q25": (Role.LOW, Role.HIGH, 0.25), "q75": (Role.HIGH, Role.LOW, 0.75)}

_LEFT_OUT = QT_TRANSLATE_NOOP(
    "core",
    "{count} of {all} units have no projection (M): fewer than two known periods, a number that "
    "the method cannot have (0 or less for growth rates), or a cap below the last number.",
)
_HELD = QT_TRANSLATE_NOOP(
    "core", "{count} projected numbers lay outside what is possible and are held at {bounds}."
)
_NO_BOUNDS = QT_TRANSLATE_NOOP(
    "core", "{count} units have too few periods for bounds: nothing tells how far they stray."
)
_SHARED = QT_TRANSLATE_NOOP(
    "core",
    "{count} numbers before a split are estimates (E): the parent's number by the shares of its "
    "parts in {period}.",
)
_OPEN = QT_TRANSLATE_NOOP(
    "core",
    "Totals left out, because units in them have no projection or are not in the layer: {names}.",
)
_BACKTEST = QT_TRANSLATE_NOOP(
    "core",
    "Back-test: fitted up to {last}, judged on {count} later numbers. Mean error {mape:.1%}; last "
    "value carried on {naive:.1%}; drift {drift:.1%}.",
)


@dataclass(frozen=True)
class Trial:
    """A back-test: one row per unit and year, and errors by method."""

    rows: pd.DataFrame
    errors: dict[str, Errors] = field(default_factory=dict)
    coverage: float = math.nan


@dataclass(frozen=True)
class Scenario:
    """Paths of units.

    assumptions: see `sheet`; quantiles: one row per unit and year; trial: None for none.
    members: unit of the layer -> unit of `units` that it is in.
    projected: how many units have a number in every year.
    """

    units: UnitTable
    assumptions: list[tuple[Text, object]]
    quantiles: pd.DataFrame
    trial: Trial | None
    members: pd.Series
    projected: int


class _Made(NamedTuple):
    """Paths of units: the middle one, and quantiles (units by years by `QUANTILES`) or None."""

    middle: Floats
    spread: Floats | None


def scenario(table: UnitTable, value: str, asked: Assumptions, gazetteer: Gazetteer) -> Scenario:
    """Project one indicator.

    Args:
        value: a field of the indicator, of any period; "" for the first that has several.

    Raises:
        OnePeriodError, PeriodUnclearError, ColumnNotFoundError: see `read_panel`.
        WindowError, YearNotAheadError: of the years.
        AssumptionLackingError, NothingProjectedError, TotalsNotAddedError, TotalsNotMetError.
    """
    return _Run(table, value, asked, gazetteer).made()


class _Run:
    """One run."""

    def __init__(
        self, table: UnitTable, value: str, asked: Assumptions, gazetteer: Gazetteer
    ) -> None:
        self._asked = asked
        self._given = table
        self._notes: list[Message] = []
        merge = asked.split == "merge"
        self._panel = read_panel([table], Asked(value=value, merge_up=merge), gazetteer)
        if asked.split == "shares" and self._panel.table.level is Level.DISTRICT:
            self._share(read_panel([table], Asked(value=value), gazetteer), gazetteer)
        self._base = self._panel.field
        held = self._panel.table
        self._names = [one.columns[self._panel.sectors[0]] for one in self._panel.periods]
        known = has_value(held.status[self._names].to_numpy())
        self._values = np.where(known, held.values[self._names].to_numpy(float), np.nan)
        # Years are told by their middles; a whole year is itself.
        self._times = np.array([one.when - _MIDDLE for one in self._panel.periods])
        self._is_share = self._base.display in _SHARES
        self._ahead = np.array(asked.years, dtype=float)
        self._check_totals()

    def _share(self, whole: Panel, gazetteer: Gazetteer) -> None:
        """Give the parts of a split district the history of the whole, by later shares."""
        held = self._panel.table
        if self._panel.field.rule is not Rule.SUM:
            return
        names = [one.columns[""] for one in self._panel.periods]
        values, status = held.values.copy(), held.status.copy()
        group = parents(gazetteer, math.floor(self._panel.periods[0].begins))
        group = group.reindex(held.units.index)
        periods = set()
        count = 0
        for place, name in enumerate(names[:-1], 1):
            lost = status[name] == Status.NOT_COMPARABLE.code
            for code in sorted(set(group[lost].dropna()) & set(whole.table.units.index)):
                rows = group.index[group == code]
                later = next(
                    (n for n in names[place:] if has_value(status.loc[rows, n]).all()), None
                )
                total = whole.table.published(name)[code]
                if later is None or not math.isfinite(total):
                    continue
                shares = values.loc[rows, later] / values.loc[rows, later].sum()
                values.loc[rows, name] = total * shares
                status.loc[rows, name] = np.where(shares.notna(), _ESTIMATED, _MISSING).astype(
                    np.int8
                )
                count += len(rows)
                periods.add(held.fields[later].period or later)
        if count:
            values_told = {"count": count, "period": ", ".join(sorted(periods))}
            self._notes.append(Message(_SHARED, values_told))
        self._panel = replace(
            self._panel, table=replace(held, values=values, status=status, notes=())
        )

    def _check_totals(self) -> None:
        # Of what nobody says what it is, the caller says so by giving totals.
        other = self._base.rule not in (Rule.SUM, None) or self._is_share
        if self._asked.totals and other:
            raise TotalsNotAddedError(field=self._base.title("en"))

    def _window(self, last: int | None) -> NDArray[np.bool_]:
        """Return the periods that are fitted.

        Raises:
            WindowError: fewer than two.
        """
        first = -math.inf if self._asked.first is None else self._asked.first
        end = math.inf if last is None else last
        used = (self._times >= first) & (np.floor(self._times) <= end)
        if used.sum() < FEWEST:
            periods = [one.text for one in self._panel.periods]
            raise WindowError(
                first=periods[0] if first == -math.inf else int(first),
                last=periods[-1] if end == math.inf else int(end),
                count=int(used.sum()),
                periods=", ".join(periods),
            )
        return np.asarray(used)

    def made(self) -> Scenario:
        used = self._window(self._asked.last)
        latest = self._times[used][-1]
        aims = (self._asked.due,) if self._asked.path is Path.TARGET and self._asked.due else ()
        behind = [one for one in (*self._asked.years, *aims) if one <= latest]
        if behind or not self._asked.years:
            raise YearNotAheadError(
                year=behind[0] if behind else "",
                last=self._panel.periods[used.nonzero()[0][-1]].text,
            )
        made = self._bounded(self._project(used, self._ahead, self._asked.uncertainty))
        if not np.isfinite(made.middle).any():
            raise NothingProjectedError
        lost = int((~np.isfinite(made.middle)).any(axis=1).sum())
        if lost:
            told = {"count": lost, "all": len(made.middle)}
            self._notes.append(Message(_LEFT_OUT, told, warns=True))
        if self._asked.uncertainty is not Uncertainty.NONE and made.spread is not None:
            bare = np.isfinite(made.middle[:, 0]) & ~np.isfinite(made.spread[:, 0, 0])
            if bare.any():
                self._notes.append(Message(_NO_BOUNDS, {"count": int(bare.sum())}, warns=True))
        made = self._to_totals(made)
        trial = None if self._asked.backtest is None else self._trial(self._asked.backtest)
        return Scenario(
            self._table(made, used),
            self._sheet(self._span(used)),
            self._long(made),
            trial,
            self._panel.members,
            int(np.isfinite(made.middle).all(axis=1).sum()),
        )

    def _per_unit(self, text: str, parameter: str) -> Floats:
        """Return a number for all units, or a field's of each.

        Raises:
            AssumptionLackingError: it is neither.
        """
        units = self._panel.table.units.index
        if text in self._given.values:
            held = self._given.published(text)
            members = self._panel.members.reindex(held.index)
            rule = self._given.fields[text].rule
            together = held.groupby(members.fillna(held.index.to_series()))
            brought = together.sum(min_count=1) if rule is Rule.SUM else together.max()
            return brought.reindex(units).to_numpy(float)
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            number = math.nan
        if not math.isfinite(number) or (parameter != "GROWTH" and number <= 0):
            raise AssumptionLackingError(parameter=parameter, text=text)
        return np.full(len(units), number)

    def _project(self, used: NDArray[np.bool_], ahead: Floats, how: Uncertainty) -> _Made:
        values, times = self._values[:, used], self._times[used]
        _, last, _, begun = ends(values, times)
        asked = self._asked
        if asked.path is Path.TARGET:
            target = self._per_unit(asked.target, "TARGET")
            _, middle = towards(last, begun, target, asked.due or max(asked.years), ahead)
        elif asked.growth and asked.path is Path.CAGR:
            rate = self._per_unit(asked.growth, "GROWTH") / 100
            middle = last[:, None] * (1 + rate[:, None]) ** (ahead - begun[:, None])
        else:
            cap = self._per_unit(asked.cap, "CAP") if asked.path is Path.LOGISTIC else None
            line = fit(asked.path, values, times, cap)
            middle = line.at(ahead)
            if how in (Uncertainty.NORMAL, Uncertainty.BOOTSTRAP):
                drawn = line.draws(ahead, asked.draws, how, asked.seed)
                return _Made(middle, drawn)
        if how is Uncertainty.VARIANTS:
            return _Made(middle, self._variants(middle, last, begun, ahead))
        return _Made(middle, None)

    def _variants(self, middle: Floats, last: Floats, begun: Floats, ahead: Floats) -> Floats:
        """Return the low, the middle and the high path as if they were draws."""
        years = ahead - begun[:, None]
        part = self._asked.points / 100
        if self._is_share:
            return np.stack([middle - part * years, middle, middle + part * years], axis=2)
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = (middle / last[:, None]) ** (1 / years) - 1
            paths = [
                last[:, None] * np.maximum(1 + rate + one, 0) ** years for one in (-part, part)
            ]
        return np.stack([paths[0], middle, paths[1]], axis=2)

    def _bounded(self, made: _Made) -> _Made:
        """Hold paths where counts and shares can be: from 0 on, shares up to 1."""
        if self._base.rule not in (Rule.SUM, None) and not self._is_share:
            return made
        if np.nanmin(self._values, initial=0.0) < 0:
            return made
        top = 1.0 if self._is_share else math.inf
        with np.errstate(invalid="ignore"):
            out = int(((made.middle < 0) | (made.middle > top)).sum())
        if out:
            bounds = "0–100 %" if self._is_share else "0"
            self._notes.append(Message(_HELD, {"count": out, "bounds": bounds}, warns=True))
        spread = None if made.spread is None else np.clip(made.spread, 0.0, top)
        return _Made(np.clip(made.middle, 0.0, top), spread)

    def _to_totals(self, made: _Made) -> _Made:
        """Scale the units to the control totals, draws too, and leave quantiles of the draws."""
        middle, spread = made.middle.copy(), made.spread
        left: list[str] = []
        for place, year in enumerate(self._asked.years):
            margins = self._margins(year, np.isfinite(middle[:, place]), left)
            if not margins:
                continue
            known = np.isfinite(middle[:, place])
            middle[known, place] = _raked(middle[:, place], known, margins)
            if spread is not None:
                spread = spread.copy()
                drawn = known & np.isfinite(spread[:, place]).all(axis=1)
                whole = [one for one in margins if drawn[one[0]].all()]
                if whole:
                    spread[drawn, place] = _raked(spread[:, place], drawn, whole)
        if left:
            values = {"names": ", ".join(dict.fromkeys(left))}
            self._notes.append(Message(_OPEN, values, warns=True))
        return _Made(middle, None if spread is None else _quantiles(spread, self._asked))

    def _margins(
        self, year: int, known: NDArray[np.bool_], left: list[str]
    ) -> list[tuple[NDArray[np.intp], float]]:
        index = self._panel.table.units.index
        level, found = self._panel.table.level, []
        for one in self._asked.totals:
            if one.year != year:
                continue
            inside = index == one.code
            if not one.code or (one.code.isdecimal() and level is not Level.ZONE):
                inside = index.str.startswith(one.code)
            rows = np.flatnonzero(inside)
            if len(rows) and known[rows].all():
                found.append((rows, one.value))
            else:
                left.append(f"{one.code or '*'} {one.year}")
        return found

    def _table(self, made: _Made, used: NDArray[np.bool_]) -> UnitTable:
        held = self._panel.table
        fields = [held.fields[name] for name in self._names]
        values: dict[str, object] = {
            name: self._values[:, at] for at, name in enumerate(self._names)
        }
        status: dict[str, object] = {name: held.status[name].to_numpy() for name in self._names}
        # Names without the period: `msmes_2016` becomes `msmes_2030`.
        last = self._panel.periods[-1].text
        stem = self._base.name.removesuffix(self._base.period or last).rstrip("_ ") or "value"
        method = method_text(self._asked, self._span(used))
        for place, year in enumerate(self._asked.years):
            name = f"{stem}_{year}"
            bare = replace(self._base, name=name, period=str(year), method=method)
            fields.append(bare)
            values[name] = made.middle[:, place]
            status[name] = np.where(np.isfinite(made.middle[:, place]), _ESTIMATED, _MISSING)
            if made.spread is None:
                continue
            for role, at in ((Role.LOW, 0), (Role.HIGH, -1)):
                beside = name_beside(name, role)
                fields.append(Field(beside, role, of=name, display=self._base.display))
                values[beside] = made.spread[:, place, at]
            if self._asked.uncertainty is not Uncertainty.VARIANTS:
                for end, (outer, role, share) in _INNER.items():
                    beside = f"{name}_{end}"
                    of = name_beside(name, outer)
                    fields.append(Field(beside, role, of=of, display=self._base.display))
                    values[beside] = made.spread[:, place, QUANTILES.index(share)]
        rate = self._growth(made, used)
        fields.append(rate[0])
        values[rate[0].name], status[rate[0].name] = (
            rate[1],
            np.where(np.isfinite(rate[1]), _ESTIMATED, _MISSING),
        )
        table = UnitTable.of(held.units, values, Fields(fields), status=status, about=held.about)
        return replace(table, notes=(*held.notes, *self._notes))

    def _growth(self, made: _Made, used: NDArray[np.bool_]) -> tuple[Field, Floats]:
        """Return the growth per year from the last number to the last year."""
        _, last, _, begun = ends(self._values[:, used], self._times[used])
        with np.errstate(divide="ignore", invalid="ignore"):
            times = np.where(last > 0, made.middle[:, -1] / last, np.nan)
            rate = times ** (1 / (self._ahead[-1] - begun)) - 1
        label = Text(
            f"Assumed growth of {self._base.title('en')} per year",
            f"Asumsi pertumbuhan {self._base.title('id')} per tahun",
        )
        told = Field(
            "growth",
            label=label,
            unit=Text("% per year", "% per tahun"),
            display=Display.PERCENT,
            decimals=4,
            rule=Rule.RECOMPUTE,
            period=str(self._asked.years[-1]),
            dataset=self._base.dataset,
            centre=0.0,
        )
        return told, rate

    def _span(self, used: NDArray[np.bool_]) -> str:
        texts = [one.text for one, use in zip(self._panel.periods, used) if use]
        return f"{texts[0]}–{texts[-1]}"

    def _sheet(self, span: str) -> list[tuple[Text, object]]:
        notes = (*self._panel.table.notes, *self._notes)
        return sheet(self._asked, self._base, span, self._given.about, notes)

    def _long(self, made: _Made) -> pd.DataFrame:
        index = self._panel.table.units.index
        size, count = made.middle.shape
        frame = {
            "bps_code": np.repeat(index.to_numpy(), count),
            "year": np.tile(self._asked.years, size),
            "value": made.middle.ravel(),
        }
        if made.spread is not None:
            variants = self._asked.uncertainty is Uncertainty.VARIANTS
            names = ("low", "mid", "high") if variants else QUANTILE_NAMES
            frame |= {name: made.spread[:, :, at].ravel() for at, name in enumerate(names)}
        return pd.DataFrame(frame)

    def _trial(self, last: int) -> Trial:
        """Fit up to a year and judge on the later ones that are known."""
        used = self._window(last)
        later = np.floor(self._times) > last
        if not later.any():
            known = ", ".join(one.text for one in self._panel.periods)
            raise WindowError(first=last + 1, last="", count=0, periods=known)
        ahead, actual = self._times[later], self._values[:, later]
        made = self._bounded(self._project(used, ahead, self._asked.uncertainty))
        spread = None if made.spread is None else _quantiles(made.spread, self._asked)
        values, times = self._values[:, used], self._times[used]
        first, carried, start, begun = ends(values, times)
        with np.errstate(divide="ignore", invalid="ignore"):
            step = (carried - first) / (begun - start)
        ways = {
            "projected": made.middle,
            "naive": np.repeat(carried[:, None], len(ahead), axis=1),
            "drift": carried[:, None] + step[:, None] * (ahead - begun[:, None]),
        }
        size = len(actual)
        frame = {
            "bps_code": np.repeat(self._panel.table.units.index.to_numpy(), len(ahead)),
            "period": np.tile(
                [one.text for one, use in zip(self._panel.periods, later) if use], size
            ),
            "actual": actual.ravel(),
            **{name: one.ravel() for name, one in ways.items()},
        }
        inside = math.nan
        if spread is not None:
            low, high = spread[:, :, 0], spread[:, :, -1]
            frame |= {"low": low.ravel(), "high": high.ravel()}
            judged = np.isfinite(actual) & np.isfinite(low) & np.isfinite(high)
            if judged.any():
                inside = float(((actual >= low) & (actual <= high))[judged].mean())
        # All ways are judged on the same pairs.
        both = np.isfinite(actual) & np.isfinite(made.middle) & np.isfinite(ways["drift"])
        real, scale = np.where(both, actual, np.nan), mean_step(values)
        found = {name: errors(real, one, scale) for name, one in ways.items()}
        told = {name: one.mape for name, one in found.items()}
        told |= {"last": last, "count": int(both.sum()), "mape": told.pop("projected")}
        if all(map(math.isfinite, told.values())):
            self._notes.append(Message(_BACKTEST, told))
        return Trial(pd.DataFrame(frame), found, inside)


def _raked(
    numbers: Floats, known: NDArray[np.bool_], margins: list[tuple[NDArray[np.intp], float]]
) -> Floats:
    """Scale the rows that are known; margins name rows of all."""
    place = np.cumsum(known) - 1
    return rake(numbers[known], [(place[rows], total) for rows, total in margins])


def _quantiles(spread: Floats, asked: Assumptions) -> Floats:
    """Return what is kept of draws; variants are kept as they are."""
    if asked.uncertainty is Uncertainty.VARIANTS:
        return spread
    return np.moveaxis(np.quantile(spread, QUANTILES, axis=2), 0, 2)
