"""Whether a programme worked: units that have it and that do not, compared before and after.

What it may say: how much more the outcome of units with the programme moved than that of like
units without. That this is the programme's doing is assumed, not shown: nothing was drawn by lot.
Methods and sources: see `group_time`, `two_way`, `wild_bootstrap` and `matched_controls`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ..messages import Message
from ..progress import Part, Silent
from . import effect_sentences as words
from .effect_errors import NoControlsError
from .effect_options import Controls
from .effect_panel import read_programme
from .effect_rows import Alike, Lead, Row
from .effect_units import NEVER, with_effect
from .group_time import all_none, average, by_weight, false_starts, group_times, overall_shares
from .matched_controls import match_controls
from .two_way import pairs, two_way
from .wild_bootstrap import given_to_others, wild_p

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..measures.field import Field
    from ..measures.table import UnitTable
    from ..progress import Progress
    from ..regions.gazetteer import Gazetteer
    from .effect_options import EffectOptions
    from .effect_panel import Programme
    from .group_time import Compared, Estimate
    from .two_way import Pair, TwoWay

    Floats = NDArray[np.float64]

FEW_CLUSTERS = 40
_APART, _LEAST_P = 0.1, 0.001
# Of weights below zero, and of comparisons with units that have the programme already.
_MUCH = 0.1


@dataclass(frozen=True)
class Effect:
    """What was found.

    units: every unit, with what group it is of and what the effect of that group is.
    numbers: NaN for what cannot be known.
    leads: the effect by time since the start.
    outcome: what it is an effect on.
    caution: what it may and may not say, and what speaks for and against it.
    """

    units: UnitTable
    rows: tuple[Row, ...]
    balance: tuple[Alike, ...]
    numbers: dict[str, float]
    leads: tuple[Lead, ...]
    outcome: Field
    caution: tuple[Message, ...]


def effect(
    table: UnitTable, options: EffectOptions, gazetteer: Gazetteer, progress: Progress | None = None
) -> Effect:
    """Work out the effect of a programme on the units that have it.

    Raises:
        NoControlsError: nobody to compare with is left.
        MsmeError: see `read_programme`.
    """
    told = read_programme(table, options, gazetteer)
    return _Finding(told, options, progress or Silent()).made()


class _Finding:
    """One run."""

    def __init__(self, told: Programme, options: EffectOptions, progress: Progress) -> None:
        self._told, self._options, self._progress = told, options, progress
        self._cases, self._clusters = told.cases, told.cases.clusters
        self._factor = told.panel.field.factor
        self._notes: list[Message] = []
        self._rows: list[Row] = []
        self._controls = options.controls
        if self._cases.treated.all():
            self._controls = Controls.NOT_YET
            self._say(words.NONE_NEVER)
        self._matched = match_controls(self._cases, options.matches, options.caliper)
        self._counts = self._matched.counts if options.matches else None

    def made(self) -> Effect:
        parts = group_times(self._cases, self._controls, self._counts)
        after = [one for one in parts if one.period >= one.group]
        if not after:
            raise NoControlsError
        shares = overall_shares(after)
        whole = average(after, shares, self._clusters)
        self._rows.append(Row("att").of(whole))
        self._caution(whole)
        leads = self._times(parts)
        alike = self._before(parts)
        by_group = self._groups(after)
        self._rows += by_group.values()
        for one in parts:
            time = one.period - one.group
            row = Row("group_time", self._period(one.group), self._period(one.period), time)
            found = average([one], np.ones(1), self._clusters)
            self._rows.append(row._replace(weight=one.weight).of(found))
        numbers = {
            "ATT": whole.value,
            "SE": whole.error,
            "P_VALUE": whole.p,
            **self._drawn(after, shares, whole),
            "PRE_TREND_P": alike,
            "CLUSTERS": whole.clusters,
            "MDE": whole.detectable,
            "TREATED": whole.treated,
            "UNTREATED": whole.controls,
            **self._two_way(whole),
        }
        self._placebos()
        levers = sum(share * np.abs(one.lever) for one, share in zip(after, shares))
        units = with_effect(self._told, by_group, np.asarray(levers))
        caution = (*self._told.notes, *self._notes)
        return Effect(
            replace(units, notes=(*units.notes, *caution)),
            tuple(self._rows),
            self._balance(),
            numbers,
            leads,
            self._told.panel.field,
            caution,
        )

    def _say(self, text: str, *, warns: bool = True, **values: object) -> None:
        self._notes.append(Message(text, values, warns=warns))

    def _shown(self, value: float) -> float:
        """Return a value as the outcome is written: of shares in percentage points."""
        return self._factor * value

    def _period(self, place: int) -> str:
        periods = self._told.periods
        return periods[place] if place < len(periods) else NEVER

    def _caution(self, whole: Estimate) -> None:
        sizes: dict[str, Any] = {"treated": whole.treated, "controls": whole.controls}
        value = self._shown(whole.value)
        if math.isnan(whole.p):
            self._say(words.FOUND_ONLY, effect=value, **sizes)
            self._say(words.CAUTION)
            return
        low, high = map(self._shown, whole.interval)
        told = {"effect": value, "low": low, "high": high, "p": _p(whole.p), **sizes}
        self._say(words.FOUND, warns=False, clusters=whole.clusters, **told)
        self._say(words.CAUTION)
        self._say(words.DETECTABLE, warns=False, least=self._shown(whole.detectable))
        if whole.clusters < FEW_CLUSTERS:
            self._say(words.FEW, count=whole.clusters)
        alone = [one for one in self._cases.groups if (self._cases.first == one).sum() == 1]
        if alone:
            self._say(words.ALONE, periods=", ".join(map(self._period, alone)))
        if self._counts is not None:
            self._say(words.MATCHED, count=self._matched.without)

    def _times(self, parts: Sequence[Compared]) -> tuple[Lead, ...]:
        """Add the effect by time since the start; just before it, it is 0 by what it is."""
        leads = [Lead(-1, 0.0, 0.0, 0.0)]
        for time, held in _by_time(parts).items():
            found = average(held, by_weight(held), self._clusters)
            weight = sum(one.weight for one in held)
            self._rows.append(Row("event", event_time=time, weight=weight).of(found))
            leads.append(Lead(time, found.value, *found.interval))
        return tuple(sorted(leads))

    def _before(self, parts: Sequence[Compared]) -> float:
        """Test whether groups moved alike before the start."""
        early = _by_time([one for one in parts if one.period < one.group])
        p = all_none(list(early.values()), self._clusters)
        if math.isnan(p):
            self._say(words.UNTESTED)
        elif p < _APART:
            self._say(words.APART, p=_p(p))
        else:
            self._say(words.PARALLEL, warns=False, p=_p(p))
        return p

    def _groups(self, after: Sequence[Compared]) -> dict[str, Row]:
        """Return the effect on each group, over its periods with the programme."""
        found: dict[str, Row] = {}
        for group in self._cases.groups:
            held = [one for one in after if one.group == group]
            if held:
                name = self._period(group)
                whole = average(held, np.full(len(held), 1 / len(held)), self._clusters)
                found[name] = Row("group", name, weight=held[0].weight).of(whole)
        return found

    def _drawn(self, after: list[Compared], shares: Floats, whole: Estimate) -> dict[str, float]:
        told = self._options
        p = wild_p(self._cases, after, shares, draws=told.draws, runs=told.runs, seed=told.seed)
        self._progress.step(0.3)
        others = math.nan
        # Matches would have to be found anew for each dealing.
        if told.runs and not told.matches:
            others = given_to_others(
                self._cases,
                self._controls,
                whole.value,
                runs=told.runs,
                seed=told.seed,
                progress=Part(self._progress, 0.3, 1.0),
            )
        return {"P_WILD": p, "P_OTHERS": others}

    def _two_way(self, whole: Estimate) -> dict[str, float]:
        found = two_way(self._cases)
        if found is None:
            return {"TWO_WAY": math.nan, "NEGATIVE_WEIGHTS": math.nan}
        self._rows.append(Row("two_way").of(found.estimate))
        full = self._cases.of(np.isfinite(self._cases.values).all(axis=1))
        split = pairs(full)
        for one in split:
            part = "two_way_forbidden" if one.forbidden else "two_way_pair"
            row = Row(part, self._period(one.group), self._period(one.other))
            self._rows.append(row._replace(estimate=one.estimate, weight=one.weight))
        if len(self._cases.groups) > 1:
            self._warn(found, split, whole)
        return {"TWO_WAY": found.estimate.value, "NEGATIVE_WEIGHTS": found.negative}

    def _warn(self, found: TwoWay, split: Sequence[Pair], whole: Estimate) -> None:
        forbidden = sum(one.weight for one in split if one.forbidden)
        apart = abs(found.estimate.value - whole.value)
        misleads = max(found.negative, forbidden) > _MUCH or apart > whole.error
        self._say(
            words.MISLEADS if misleads else words.STAGGERED,
            warns=misleads,
            two_way=self._shown(found.estimate.value),
            forbidden=float(forbidden),
            negative=found.negative,
        )

    def _placebos(self) -> None:
        early = false_starts(self._cases, self._controls, self._counts)
        self._placebo("false_start", words.FALSE_START, early)
        other = self._told.placebo
        if other is not None:
            parts = group_times(other.cases, self._controls, self._counts, since_start=True)
            field = other.field
            told = {"field": field.titles}
            self._placebo("false_outcome", words.FALSE_OUTCOME, parts, factor=field.factor, **told)

    def _placebo(
        self, part: str, text: str, parts: Sequence[Compared], *, factor: float = 0, **told: object
    ) -> None:
        if not parts:
            return
        found = average(parts, overall_shares(parts), self._clusters)
        self._rows.append(Row(part).of(found))
        if not math.isnan(found.p):
            value = found.value * (factor or self._factor)
            self._say(text, warns=found.p < _APART, effect=value, p=_p(found.p), **told)

    def _balance(self) -> tuple[Alike, ...]:
        names = self._options.covariates
        return tuple(
            Alike(
                self._period(one.group),
                names[int(one.name)] if one.name.isdecimal() else one.name,
                *(one.treated, one.control, one.before),
                *((one.matched, one.after) if self._counts is not None else (math.nan, math.nan)),
            )
            for one in self._matched.balance
        )


def _by_time(parts: Sequence[Compared]) -> dict[int, list[Compared]]:
    """Return parts by periods since the start, in order."""
    found: dict[int, list[Compared]] = {}
    for one in sorted(parts, key=lambda part: part.period - part.group):
        found.setdefault(one.period - one.group, []).append(one)
    return found


def _p(value: float) -> Message:
    """Return a p-value as it is written."""
    if value < _LEAST_P:
        return Message(words.P_BELOW, {"least": _LEAST_P})
    return Message(words.P_IS, {"p": value})
