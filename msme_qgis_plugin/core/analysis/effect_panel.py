"""The units, periods and starts of a programme whose effect is looked for."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..harmonise.errors import ColumnNotFoundError
from ..measures.field import Field, Fields, Text
from ..measures.infer import dated
from ..measures.status import codes_of
from ..measures.table import UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from ..tables.numbers import looks_numeric, parse_numbers
from ..tables.period_columns import is_period_alone, span_of
from .change_panel import read_panel
from .change_rows import Asked
from .effect_errors import (
    BeginUnclearError,
    NoControlsError,
    NoPrePeriodError,
    NotANumberColumnError,
    NoTreatedError,
    StartNeededError,
    StartUnclearError,
    WeightNegativeError,
)
from .errors import PeriodUnclearError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..regions.gazetteer import Gazetteer
    from .change_panel import Panel, Period
    from .effect_options import EffectOptions

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]
    Flags = NDArray[np.bool_]

_PERIOD = "period"
_NEVER = frozenset({"", "0", "-", "–", "no", "never", "false", "tidak", "belum"})
_YES = frozenset({"1", "yes", "true", "x", "ya", "sudah"})
# Rounding of a month as a part of a year.
_SLACK = 1e-6
_SHOWN = 3
_FEWEST = 2

_ALREADY = QT_TRANSLATE_NOOP(
    "core",
    "{count} units had the programme by the first period ({first}) and are left out: nothing tells "
    "how they were before.",
)
_INCOMPLETE = QT_TRANSLATE_NOOP(
    "core",
    "{count} units are left out, because they have fewer than two values, or lack a covariate, a "
    "weight or a cluster.",
)
_UNBALANCED = QT_TRANSLATE_NOOP(
    "core",
    "{count} of {all} units lack a value in some period; each comparison takes the units that have "
    "both of its periods.",
)


@dataclass(frozen=True)
class Cases:
    """Units of which the effect of a programme is worked out.

    values: units by periods; NaN where there is none.
    first: of each unit the place of the first period with the programme; the number of periods
        for a unit that does not have it by the last one.
    weights: above 0.
    covariates: units by covariates, in standard deviations from their means.
    clusters: of each unit, from 0 without a gap.
    """

    codes: pd.Index
    values: Floats
    first: Places
    weights: Floats
    covariates: Floats
    clusters: Places

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return self.values.shape[1]

    @property
    def treated(self) -> Flags:
        """Which units have the programme by the last period."""
        held: Flags = self.first < self.periods
        return held

    @property
    def groups(self) -> list[int]:
        """The places of the periods in which it began somewhere."""
        return [int(one) for one in np.unique(self.first[self.treated])]

    def of(self, kept: Flags) -> Cases:
        """Return some of the units."""
        return Cases(
            self.codes[kept],
            self.values[kept],
            self.first[kept],
            self.weights[kept],
            self.covariates[kept],
            np.unique(self.clusters[kept], return_inverse=True)[1].astype(np.intp),
        )


@dataclass(frozen=True)
class Placebo:
    """The same units with values of an outcome that the programme cannot have changed."""

    cases: Cases
    field: Field


@dataclass(frozen=True)
class Programme:
    """What was read.

    panel: the outcome; every unit, one row each.
    first: of each of its units, as in `Cases`; 0 for one that had it by the first period.
    cases: the units that are used.
    """

    panel: Panel
    first: pd.Series
    cases: Cases
    placebo: Placebo | None
    notes: tuple[Message, ...]

    @property
    def periods(self) -> tuple[str, ...]:
        """What the periods are called."""
        return tuple(one.text for one in self.panel.periods)


def read_programme(table: UnitTable, options: EffectOptions, gazetteer: Gazetteer) -> Programme:
    """Return the units with and without a programme, and their outcome by period.

    Args:
        table: a column per period of the outcome, or a row per unit and period.

    Raises:
        NoTreatedError, NoPrePeriodError, NoControlsError: nothing to compare.
        StartUnclearError, StartNeededError, BeginUnclearError: of the programme's start.
        NotANumberColumnError, WeightNegativeError, ColumnNotFoundError: of columns.
        MsmeError: see `read_panel`.
    """
    rows, words = _with_periods(_with_numbers(table, options), options.period)
    panel = _panel(rows, options.value, gazetteer)
    units = panel.table.units.index
    once = ~rows.units.index.duplicated()
    first = _starts(rows, words, options, panel.periods).reindex(units)

    def numbers(name: str) -> Floats:
        values = _numbers(rows, name)[once].reindex(units)
        return np.asarray(values, dtype=np.float64)

    weights = numbers(options.weight) if options.weight else np.ones(len(units))
    if (weights < 0).any():
        raise WeightNegativeError(column=options.weight, count=int((weights < 0).sum()))
    held = np.array([numbers(one) for one in options.covariates]).reshape(-1, len(units)).T
    clusters = np.arange(len(units))
    if options.cluster:
        told = _texts(rows, options.cluster)[once].reindex(units)
        clusters = pd.factorize(told.where(told.ne("")))[0]
    values = _outcome(panel)
    some = np.isfinite(values).any(axis=1)
    already = first.eq(0).to_numpy() & some
    complete = np.isfinite(held).all(axis=1) & (weights > 0) & (clusters >= 0)
    complete &= np.isfinite(values).sum(axis=1) >= _FEWEST
    kept = complete & ~already
    whole = Cases(
        units,
        values,
        first.to_numpy(np.intp),
        weights,
        np.zeros_like(held),
        clusters.astype(np.intp),
    )
    _refuse(whole, kept, already, options, panel)
    cases = replace(whole.of(kept), covariates=_standard(held[kept]))
    placebo = None
    if options.placebo:
        other = _panel(rows, options.placebo, gazetteer)
        others = replace(cases, values=_at_periods(other, panel, cases.codes))
        placebo = Placebo(others, other.field)
    notes = _notes(cases, panel, already, int((some & ~complete & ~already).sum()))
    return Programme(panel, first, cases, placebo, notes)


def _notes(cases: Cases, panel: Panel, already: Flags, lost: int) -> tuple[Message, ...]:
    gaps = int(np.isnan(cases.values).any(axis=1).sum())
    told: tuple[tuple[int, str, dict[str, object]], ...] = (
        (int(already.sum()), _ALREADY, {"first": panel.periods[0].text}),
        (lost, _INCOMPLETE, {}),
        (gaps, _UNBALANCED, {"all": len(cases.codes)}),
    )
    return tuple(Message(text, {"count": n, **more}, warns=True) for n, text, more in told if n)


def _refuse(
    cases: Cases, kept: Flags, already: Flags, options: EffectOptions, panel: Panel
) -> None:
    has, first = cases.treated & kept, panel.periods[0].text
    if not has.any():
        if already.any():
            raise NoPrePeriodError(count=int(already.sum()), first=first)
        last = panel.periods[-1].text
        raise NoTreatedError(column=options.start, first=first, last=last)
    never = kept & ~cases.treated
    if not never.any() and len(np.unique(cases.first[has])) == 1:
        raise NoControlsError


def _with_periods(table: UnitTable, period: str) -> tuple[UnitTable, pd.Series | None]:
    """Return a table whose rows say their period in a column of that name, and what they say.

    Returns:
        None beside a table that has one row per unit.
    """
    if table.units.index.is_unique:
        return table, None
    names = [*table.categories, *table.units, *table.values]
    name = period or next((one for one in names if is_period_alone(str(one))), _PERIOD)
    words = _texts(table, name)
    made = replace(table, categories=table.categories.assign(**{_PERIOD: words}))
    return made, words


def _with_numbers(table: UnitTable, options: EffectOptions) -> UnitTable:
    """Read the numbers of columns of text, as those of text files are."""
    asked = (options.value, options.placebo, options.weight, *options.covariates)
    for name in dict.fromkeys(asked):
        if name not in table.categories:
            continue
        cells = table.categories[name].fillna("").astype(str)
        if not looks_numeric(cells):
            raise NotANumberColumnError(column=name)
        read = parse_numbers(cells, style=options.number_style)
        title, period = dated(name)
        field = Field(name, label=Text(title, title), period=period)
        letters = {name: codes_of(read.status)}
        made = UnitTable.of(table.units, {name: read.values}, Fields([field]), status=letters)
        table = replace(
            table,
            values=table.values.assign(**{name: made.values[name].to_numpy()}),
            status=table.status.assign(**{name: made.status[name].to_numpy()}),
            categories=table.categories.drop(columns=name),
            fields=Fields([*table.fields.without([name]).values(), field]),
        )
    return table


def _panel(table: UnitTable, value: str, gazetteer: Gazetteer) -> Panel:
    panel = read_panel([table], Asked(value=value, merge_up=False), gazetteer)
    unclear = [one.text or "–" for one in panel.periods if math.isnan(one.begins)]
    if unclear:
        raise PeriodUnclearError(periods=", ".join(unclear))
    return panel


def _column(panel: Panel, one: Period) -> pd.Series:
    return panel.table.published(one.columns[panel.sectors[0]])


def _outcome(panel: Panel) -> Floats:
    return np.column_stack([_column(panel, one).to_numpy(float) for one in panel.periods])


def _at_periods(other: Panel, panel: Panel, codes: pd.Index) -> Floats:
    """Return the values of another outcome in the periods of this one."""
    held = {one.text: _column(other, one).reindex(codes).to_numpy(float) for one in other.periods}
    none = np.full(len(codes), np.nan)
    return np.column_stack([held.get(one.text, none) for one in panel.periods])


def _standard(values: Floats) -> Floats:
    """Return columns in standard deviations from their means; 0 for one that is constant."""
    spread = values.std(axis=0)
    made: Floats = (values - values.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return made


def _numbers(table: UnitTable, name: str) -> pd.Series:
    if name in table.categories or name in table.units:
        raise NotANumberColumnError(column=name)
    if name not in table.values:
        raise _not_there(table, name)
    return table.published(name)


def _texts(table: UnitTable, name: str) -> pd.Series:
    """Return what a column says of each row, "" where it says nothing."""
    for held in (table.categories, table.units):
        if name in held:
            return held[name].map(lambda one: "" if pd.isna(one) else str(one).strip())
    if name not in table.values:
        raise _not_there(table, name)
    return table.values[name].map(lambda one: "" if math.isnan(one) else f"{one:.10g}")


def _not_there(table: UnitTable, name: str) -> ColumnNotFoundError:
    source = table.about.title or table.about.source or "–"
    names = [*table.fields, *(one for one in table.units if one not in table.fields)]
    return ColumnNotFoundError(column=name, source=source, columns=", ".join(map(str, names)))


def _starts(
    table: UnitTable, words: pd.Series | None, options: EffectOptions, periods: tuple[Period, ...]
) -> pd.Series:
    """Return the place of the first period with the programme of each unit.

    A programme that began within a period counts from that period on.
    """
    told = _texts(table, options.start).str.casefold()
    said_of = ~told.isin(_NEVER)
    said = told[said_of]
    unclear = [one for one in said.unique() if one not in _YES and span_of(one) is None]
    if unclear:
        raise StartUnclearError(column=options.start, examples=", ".join(unclear[:_SHOWN]))
    yes_no = said.isin(_YES).any()
    if yes_no and words is None and not options.begins:
        raise StartNeededError(column=options.start)
    if options.begins and span_of(options.begins) is None:
        raise BeginUnclearError(text=options.begins)
    own = "" if words is None else words[said_of]
    when = said.mask(said.isin(_YES), options.begins or own)
    places = when.map(lambda one: _place(one, periods)).groupby(level=0).min()
    units = table.units.index.unique()
    return places.reindex(units).fillna(len(periods)).astype(int)


def _place(text: str, periods: tuple[Period, ...]) -> int:
    span = span_of(text)
    begin = span[0] if span else math.inf
    return next((at for at, one in enumerate(periods) if one.ends > begin + _SLACK), len(periods))
