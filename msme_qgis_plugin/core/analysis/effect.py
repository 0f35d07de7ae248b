"""Whether a programme worked: units that have it and that do not, compared before and after.

What it may say: how much more the outcome of units with the programme moved than that of like
units without. That this is the programme's doing is assumed, not shown: nothing was drawn by lot.
Methods and sources: see `group_time`, `two_way`, `wild_bootstrap` and `matched_controls`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from ..measures.field import Category, Field, Role, Rule, Text, name_beside
from ..measures.status import Status
from ..messages import QT_TRANSLATE_NOOP, Message
from ..progress import Part, Silent
from .effect_errors import NoControlsError
from .effect_options import Controls
from .effect_panel import read_programme
from .group_time import all_none, average, by_weight, false_starts, group_times, overall_shares
from .matched_controls import match_controls
from .two_way import pairs, two_way
from .wild_bootstrap import given_to_others, wild_p

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..measures.table import UnitTable
    from ..progress import Progress
    from ..regions.gazetteer import Gazetteer
    from .effect_options import EffectOptions
    from .effect_panel import Cases, Programme
    from .group_time import Compared, Estimate
    from .matched_controls import Matched
    from .two_way import Pair, TwoWay

    Floats = NDArray[np.float64]

FEW_CLUSTERS = 40
_SMALL_P = 0.1
_MUCH = 0.1
_TWO = 2
_NEVER, _BEFORE, _LEFT_OUT = "never", "before", "left out"
_COLOURS = ("#08519c", "#3182bd", "#6baed6", "#9ecae1", "#c6dbef")

_FOUND = QT_TRANSLATE_NOOP(
    "core",
    "Units with the programme moved by {effect:.4g} ({low:.4g} to {high:.4g}) against those "
    "without, {treated} with and {controls} without, {clusters} clusters, p = {p:.3g}.",
)
_FOUND_ONLY = QT_TRANSLATE_NOOP(
    "core",
    "Units with the programme moved by {effect:.4g} against those without, {treated} with and "
    "{controls} without. So few say nothing of how certain that is; look at how often as much "
    "comes of giving the programme to others.",
)
_CAUTION = QT_TRANSLATE_NOOP(
    "core",
    "The programme was not drawn by lot. This is its effect only if units with it would have moved "
    "as those without, had there been none (parallel trends), and if those without felt nothing "
    "of it. It says nothing of units of other kinds, nor why.",
)
_DETECTABLE = QT_TRANSLATE_NOOP(
    "core",
    "An effect below {least:.4g} would mostly not be seen with so many units (power 80 %, "
    "p < 0.05): nothing seen is not no effect.",
)
_PARALLEL = QT_TRANSLATE_NOOP(
    "core",
    "Before the start the two moved alike as far as can be seen (p = {p:.3g}); that does not prove "
    "that they would have later.",
)
_APART = QT_TRANSLATE_NOOP(
    "core",
    "Already before the start the two moved apart (p = {p:.3g}): what came after is not the "
    "programme's alone. Match controls, or choose others.",
)
_UNTESTED = QT_TRANSLATE_NOOP(
    "core",
    "Nothing can be tested of how the two moved before the start: that takes two periods before "
    "it, and more clusters than periods.",
)
_FEW = QT_TRANSLATE_NOOP(
    "core",
    "{count} clusters are few (below 40): standard errors tend to be too small. Go by the p-value "
    "of the wild bootstrap.",
)
_ALONE = QT_TRANSLATE_NOOP(
    "core",
    "Of {count} groups one unit alone has the start: its own noise is in no standard error.",
)
_MISLEADS = QT_TRANSLATE_NOOP(
    "core",
    "Two-way fixed effects would say {two_way:.4g} and mislead here, since the programme began at "
    "several times: {forbidden:.0%} of it compares with units that have the programme already, and "
    "{negative:.0%} of its weights are below zero. Use the effect by group and time.",
)
_STAGGERED = QT_TRANSLATE_NOOP(
    "core",
    "Two-way fixed effects say {two_way:.4g}; {forbidden:.0%} of it compares with units that have "
    "the programme already, and {negative:.0%} of its weights are below zero.",
)
_NONE_NEVER = QT_TRANSLATE_NOOP(
    "core",
    "Every unit has the programme by the last period; units are compared with those that do not "
    "have it yet.",
)
_NO_MATCH = QT_TRANSLATE_NOOP(
    "core",
    "{count} units with the programme found no control that is near enough, and are left out. "
    "Standard errors do not know that controls were chosen.",
)
_FALSE_START = QT_TRANSLATE_NOOP(
    "core",
    "With a false start before the true one the “effect” is {effect:.4g} (p = {p:.3g}); it should "
    "be about 0.",
)
_FALSE_OUTCOME = QT_TRANSLATE_NOOP(
    "core",
    "On {field}, which the programme cannot have changed, the “effect” is {effect:.4g} "
    "(p = {p:.3g}); it should be about 0.",
)


class Row(NamedTuple):
    """A row of EFFECTS; group and period are what periods are called, "" where it is of all."""

    part: str
    group: str
    period: str
    event_time: float
    estimate: float
    se: float
    low: float
    high: float
    p: float
    treated: float
    controls: float
    weight: float


class Lead(NamedTuple):
    """A point of the picture: the effect so many periods after the start."""

    time: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Effect:
    """What was found.

    units: every unit, with what group it is of and what the effect of that group is.
    rows: see `Row`; balance: how unlike the groups are.
    numbers: NaN for what cannot be known.
    leads: the effect by time since the start.
    caution: what it may and may not say, the same sentences as in the notes of `units`.
    """

    units: UnitTable
    rows: pd.DataFrame
    balance: pd.DataFrame
    numbers: dict[str, float]
    leads: tuple[Lead, ...]
    field: Field
    caution: tuple[Message, ...]


def effect(
    table: UnitTable,
    options: EffectOptions,
    gazetteer: Gazetteer,
    progress: Progress | None = None,
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
        self._cases = told.cases
        self._notes: list[Message] = []
        self._rows: list[Row] = []
        self._controls = options.controls
        if self._cases.treated.all():
            self._controls = Controls.NOT_YET
            self._say(_NONE_NEVER, warns=True)
        self._matched = match_controls(self._cases, options.matches, options.caliper)
        if not options.matches:
            self._counts = None
        else:
            self._counts = self._matched.counts
            if self._matched.without:
                self._say(_NO_MATCH, warns=True, count=self._matched.without)

    def made(self) -> Effect:
        parts = group_times(self._cases, self._controls, self._counts)
        after = [one for one in parts if one.period >= one.group]
        if not after:
            raise NoControlsError
        shares = overall_shares(after)
        whole = average(after, shares, self._cases.clusters)
        self._add("att", whole, 1.0)
        caution = self._caution(whole)
        pre = self._times(parts)
        pre_p = self._before(parts)
        self._groups(after)
        for one in parts:
            self._add_part(one)
        numbers = {
            **{"ATT": whole.value, "SE": whole.error, "P_VALUE": whole.p},
            **self._drawn(after, shares, whole),
            **{"PRE_TREND_P": pre_p, "CLUSTERS": whole.clusters, "MDE": whole.detectable},
            **{"TREATED": whole.treated, "CONTROLS": whole.controls},
            **self._two_way(whole),
        }
        self._placebos()
        rows = pd.DataFrame(self._rows, columns=list(Row._fields))
        units = self._units(after)
        notes = (*self._told.notes, *self._notes)
        return Effect(
            replace(units, notes=(*units.notes, *notes)),
            rows,
            self._balance(),
            numbers,
            pre,
            self._told.panel.field,
            caution,
        )

    def _say(self, text: str, *, warns: bool = False, **values: object) -> Message:
        said = Message(text, values, warns=warns)
        self._notes.append(said)
        return said

    def _period(self, place: int) -> str:
        periods = self._told.periods
        return periods[place] if place < len(periods) else _NEVER

    def _add(self, part: str, one: Estimate, weight: float = math.nan, **at: object) -> None:
        low, high = one.interval
        place = {"group": "", "period": "", "event_time": math.nan, **at}
        numbers = {"estimate": one.value, "se": one.error, "low": low, "high": high, "p": one.p}
        sizes = {"treated": one.treated, "controls": one.controls, "weight": weight}
        self._rows.append(Row(part, **place, **numbers, **sizes))

    def _add_part(self, one: Compared) -> None:
        found = average([one], np.ones(1), self._cases.clusters)
        at = {"group": self._period(one.group), "period": self._period(one.period)}
        self._add("group_time", found, one.weight, **at, event_time=one.period - one.group)

    def _caution(self, whole: Estimate) -> tuple[Message, ...]:
        low, high = whole.interval
        told = {"effect": whole.value, "treated": whole.treated, "controls": whole.controls}
        certain = not math.isnan(whole.p)
        if certain:
            more = {"low": low, "high": high, "p": whole.p, "clusters": whole.clusters}
            said = [self._say(_FOUND, **told, **more)]
        else:
            said = [self._say(_FOUND_ONLY, warns=True, **told)]
        said.append(self._say(_CAUTION, warns=True))
        if certain:
            said.append(self._say(_DETECTABLE, least=whole.detectable))
        if certain and whole.clusters < FEW_CLUSTERS:
            said.append(self._say(_FEW, warns=True, count=whole.clusters))
        sizes = [int((self._cases.first == one).sum()) for one in self._cases.groups]
        if certain and 1 in sizes:
            said.append(self._say(_ALONE, warns=True, count=sizes.count(1)))
        return tuple(said)

    def _times(self, parts: Sequence[Compared]) -> tuple[Lead, ...]:
        """Add the effect by time since the start; just before it, it is 0 by what it is."""
        leads = [Lead(-1, 0.0, 0.0, 0.0)]
        for time in sorted({one.period - one.group for one in parts}):
            held = [one for one in parts if one.period - one.group == time]
            found = average(held, by_weight(held), self._cases.clusters)
            self._add("event", found, sum(one.weight for one in held), event_time=time)
            leads.append(Lead(time, found.value, *found.interval))
        return tuple(sorted(leads))

    def _before(self, parts: Sequence[Compared]) -> float:
        """Test whether groups moved alike before the start."""
        times = sorted({one.period - one.group for one in parts if one.period < one.group})
        held = [[one for one in parts if one.period - one.group == time] for time in times]
        p = all_none(held, self._cases.clusters)
        if math.isnan(p):
            self._say(_UNTESTED, warns=True)
        elif p < _SMALL_P:
            self._say(_APART, warns=True, p=p)
        else:
            self._say(_PARALLEL, p=p)
        return p

    def _groups(self, after: Sequence[Compared]) -> None:
        for group in self._cases.groups:
            held = [one for one in after if one.group == group]
            if held:
                equal = np.full(len(held), 1 / len(held))
                found = average(held, equal, self._cases.clusters)
                self._add("group", found, held[0].weight, group=self._period(group))

    def _drawn(self, after: list[Compared], shares: Floats, whole: Estimate) -> dict[str, float]:
        told = self._options
        p = wild_p(
            self._cases, after, shares, draws=told.draws, runs=told.runs, seed=told.seed
        )
        self._progress.step(0.3)
        others = math.nan
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
        self._add("two_way", found.estimate)
        full = self._cases.of(np.isfinite(self._cases.values).all(axis=1))
        split = pairs(full) if full.groups else []
        for one in split:
            at = {"group": self._period(one.group), "period": self._period(one.other)}
            self._rows.append(_pair_row(one, **at))
        if len(self._cases.groups) > 1:
            self._warn(found, split, whole)
        return {"TWO_WAY": found.estimate.value, "NEGATIVE_WEIGHTS": found.negative}

    def _warn(self, found: TwoWay, split: Sequence[Pair], whole: Estimate) -> None:
        forbidden = sum(one.weight for one in split if one.forbidden)
        apart = abs(found.estimate.value - whole.value)
        misleads = found.negative > _MUCH or forbidden > _MUCH
        misleads |= not math.isnan(whole.error) and apart > whole.error
        told = {"two_way": found.estimate.value, "forbidden": forbidden, "negative": found.negative}
        self._say(_MISLEADS if misleads else _STAGGERED, warns=misleads, **told)

    def _placebos(self) -> None:
        early = false_starts(self._cases, self._controls, self._counts)
        if early:
            found = average(early, overall_shares(early), self._cases.clusters)
            self._add("false_start", found)
            self._say(_FALSE_START, effect=found.value, p=found.p)
        other = self._told.placebo
        if other is None:
            return
        after = group_times(other, self._controls, self._counts, since_start=True)
        if after:
            found = average(after, overall_shares(after), other.clusters)
            self._add("false_outcome", found)
            told = {"field": self._options.placebo, "effect": found.value, "p": found.p}
            self._say(_FALSE_OUTCOME, **told)

    def _units(self, after: Sequence[Compared]) -> UnitTable:
        table, cases = self._told.panel.table, self._cases
        index = table.units.index
        by_group = {row.group: row for row in self._rows if row.part == "group"}
        group = self._told.first.map(self._period).where(self._told.first != 0, _BEFORE)
        used = pd.Series(0.0, index)
        for one, share in zip(after, overall_shares(after)):
            used[cases.codes] += share * np.abs(one.lever)
        group = group.where(index.isin(cases.codes) | (group == _BEFORE), _LEFT_OUT)
        values = {
            name: [getattr(by_group[one], key) if one in by_group else math.nan for one in group]
            for name, key in (("effect", "estimate"), ("effect_low", "low"), ("effect_high", "high"))
        }
        known = np.isfinite(values["effect"])
        status = np.where(known, Status.ESTIMATED.code, Status.MISSING.code)
        matched = np.where(used > 0, "yes", "no")
        made = table.with_results(
            self._fields(),
            {**values, "effect_weight": used.to_numpy()},
            status={"effect": status},
            categories={"programme": group.to_numpy(object), "compared": matched},
        )
        return made

    def _fields(self) -> list[Field]:
        base = self._told.panel.field
        title = Text(
            f"Effect of the programme on {base.title('en')}",
            f"Dampak program terhadap {base.title('id')}",
        )
        groups = [self._period(one) for one in self._cases.groups]
        starts = [
            Category(one, Text(f"since {one}", f"sejak {one}"), _COLOURS[at % len(_COLOURS)])
            for at, one in enumerate(groups)
        ]
        ends = [
            Category(_BEFORE, Text("from the first period", "sejak periode pertama"), "#fdae6b"),
            Category(_NEVER, Text("without", "tanpa program"), "#d9d9d9"),
            Category(_LEFT_OUT, Text("left out", "tidak dipakai"), "#ffffff"),
        ]
        one = Field(
            "effect",
            label=title,
            unit=base.unit,
            display=base.display,
            decimals=base.decimals,
            rule=Rule.FORBIDDEN,
            centre=0.0,
        )
        yes_no = (Category("yes", Text("yes", "ya")), Category("no", Text("no", "tidak")))
        weight = Text("Weight in the comparison", "Bobot dalam perbandingan")
        return [
            Field(
                "programme",
                Role.CATEGORY,
                label=Text("Programme", "Program"),
                categories=(*starts, *ends),
            ),
            one,
            *(
                Field(name_beside("effect", role), role, of="effect", display=base.display)
                for role in (Role.LOW, Role.HIGH)
            ),
            Field("effect_weight", label=weight, rule=Rule.FORBIDDEN, decimals=4),
            Field(
                "compared",
                Role.CATEGORY,
                label=Text("Used in the comparison", "Dipakai dalam perbandingan"),
                categories=yes_no,
            ),
        ]

    def _balance(self) -> pd.DataFrame:
        names = self._options.covariates
        rows = [
            (
                self._period(one.group),
                names[int(one.name)] if one.name.isdecimal() else one.name,
                *(one.treated, one.control, one.before, one.matched, one.after),
            )
            for one in self._matched.balance
        ]
        columns = ("group", "field", "treated", "controls", "difference", "matched", "after")
        return pd.DataFrame(rows, columns=list(columns))


def _pair_row(one: Pair, group: str, period: str) -> Row:
    """Return a comparison inside two-way fixed effects; its period is the other group's start."""
    none = math.nan
    part = "two_way_forbidden" if one.forbidden else "two_way_pair"
    return Row(part, group, period, none, one.estimate, *[none] * 6, one.weight)
