"""A composite index of the indicators of a unit table: what goes in, and what comes out."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..catalogue.fields import indicator_field
from ..catalogue.load import Catalogue
from ..errors import MsmeError
from ..measures.field import Category, Direction, Display, Field, Role, Rule, Text
from ..measures.status import Status, worst
from ..messages import QT_TRANSLATE_NOOP, Message
from ..progress import Silent
from .composite import (
    Aggregation,
    Method,
    Normalisation,
    Robustness,
    Scales,
    aggregate,
    correlations,
    effective_weights,
    first_not_positive,
    left_out_ranks,
    normalise,
    ranks_of_runs,
    robustness,
)
from .indicator_setup import Indicator, prepared, setup_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..measures.table import UnitTable
    from ..progress import Progress
    from .composite import Flags, Floats

CERTAIN, BORDERLINE, OUT = "certain", "borderline", "out"
_SURE = 0.95
_ALIKE = 0.9
_HUNDRED = 100.0
_NEAR = 1e-6
_SHOWN = 3
_LABELS = (
    Category(CERTAIN, Text("Certain", "Pasti"), "#1B7837"),
    Category(BORDERLINE, Text("Borderline", "Di ambang"), "#F1A340"),
    Category(OUT, Text("Out", "Di luar"), "#D9D9D9"),
)


class Missing(str, Enum):
    """What becomes of a unit without a value for an indicator."""

    AVAILABLE = "available"
    COMPLETE = "complete"
    MEDIAN = "median"


class GoalpostsError(MsmeError):
    """Goalposts or a target that an indicator needs and does not have."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{field}” has the goalposts {low} and {high}. Expected are two numbers, the lower one "
        "first and above 0 for logarithms; for the distance to a target, at least the one that is "
        "aimed at.",
    )


class NotPositiveError(MsmeError):
    """A value that a logarithm, or a geometric or harmonic mean, cannot be taken of."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "In {unit}, “{field}” comes to {value}, and {method} needs more than 0. Give goalposts "
        "beyond the worst value, use percentile ranks, or choose the arithmetic mean without "
        "logarithms.",
    )


@dataclass(frozen=True)
class Setup:
    """What an index is made of, and how.

    indicators: those whose fields say a direction, equally weighted, where there are none.
    missing: a unit's weight is that of the indicators it has (`available`); it needs all
        (`complete`); the median of the other units stands for one (`median`).
    minimum_coverage: share of the weight that has to have values, 0-1.
    direction: what a high index means: need (`worse`) or achievement (`better`).
    relative: weights are parts of their sum, whatever it is.
    capped: values beyond goalposts count as these.
    """

    indicators: tuple[Indicator, ...] = ()
    normalisation: Normalisation = Normalisation.MINMAX
    aggregation: Aggregation = Aggregation.ARITHMETIC
    missing: Missing = Missing.AVAILABLE
    minimum_coverage: float = 0.8
    direction: Direction = Direction.WORSE
    relative: bool = False
    capped: bool = True


@dataclass(frozen=True)
class Runs:
    """How often ranks are worked out under other choices, and what counts as being among them."""

    count: int = 1000
    top: int = 10
    seed: int = 1


@dataclass(frozen=True)
class IndicatorShare:
    """What one indicator does to an index.

    weight: its share of the weights; effective: its share of what goes with the index (see
        `effective_weights`).
    moved: units whose rank it moves most; shift: mean change of ranks without it.
    correlations: Pearson's, with each indicator in their order, made comparable.
    """

    field: Field
    rises: bool
    weight: float
    correlation: float
    effective: float
    moved: int
    shift: float
    correlations: tuple[float, ...]


def composite_index(
    table: UnitTable, setup: Setup, runs: Runs, progress: Progress | None = None
) -> tuple[UnitTable, list[IndicatorShare]]:
    """Add an index, its rank and how far that rank is certain to a table.

    Returns:
        The table with `index` (0-100), `index_coverage`, `rank` (1 the highest), `rank_low`,
        `rank_high` (at 5 % and 95 % of the runs, the rank itself between them), `top_share`,
        `label` and `moved_by`; and what each indicator does.

    Raises:
        MsmeError: see the errors of this module.
        CancelledError: the work was stopped.
    """
    table, indicators = prepared(table, setup.indicators, relative=setup.relative)
    setup = replace(setup, indicators=indicators)
    names = [one.field for one in setup.indicators]
    fields = [table.fields[name] for name in names]
    weights = np.array([one.weighs for one in setup.indicators], dtype=np.float64)
    raw, held, imputed = _values(table, setup)
    coverage = held @ weights
    least = 1.0 if setup.missing is Missing.COMPLETE else setup.minimum_coverage
    members = (coverage > 0) & (coverage >= least - _NEAR)
    scales = _scales(setup)
    scores = normalise(raw, setup.normalisation, scales)
    _refuse_not_positive(table, setup, scores, members)
    index = np.full(len(members), np.nan)
    index[members] = aggregate(scores[members], weights, setup.aggregation)
    marks = worst(*(np.where(held[:, k], _marks(table, n), 0) for k, n in enumerate(names)))
    marks = np.where(imputed | (marks > 0), Status.ESTIMATED.code, Status.NORMAL.code)
    marks = np.where(members, marks, Status.MISSING.code)
    rank = _spread(ranks_of_runs(index[np.newaxis, members])[0], members)
    shaken = None
    if runs.count and members.any():
        shaken = robustness(
            raw,
            weights,
            scales,
            Method(setup.normalisation, setup.aggregation),
            members=members,
            runs=runs.count,
            top=runs.top,
            seed=runs.seed,
            progress=progress or Silent(),
        )
    moves = left_out_ranks(scores[members], weights, setup.aggregation) - rank[members]
    if len(names) == 1:
        moves[:] = 0
    strongest = np.abs(moves).argmax(axis=0)
    moved = np.where(np.abs(moves).max(axis=0, initial=0) > 0, strongest, -1)
    made = table.with_results(
        _fields(setup, fields, runs),
        {
            "index": index * _HUNDRED,
            "index_coverage": coverage,
            "rank": rank,
            **_of_runs(shaken, rank, members),
        },
        status={"index": marks, **({"top_share": marks} if shaken else {})},
        categories={
            "label": _labels(shaken, members),
            "moved_by": _named([*names, None], moved, members),
        },
    )
    shares = _shares(setup, fields, scores[members], index[members], moves, moved)
    notes = [*made.notes, *_notes(setup, fields, shares, members, shaken, runs)]
    return replace(made, notes=tuple(notes)), shares


def _scales(setup: Setup) -> Scales:
    """Return what makes values comparable.

    Raises:
        GoalpostsError: they are needed and are not there.
    """
    ends = [_ends(one, setup) for one in setup.indicators]
    low, high = np.array(ends, dtype=np.float64).T
    return Scales(_rising(setup), low, high, capped=setup.capped)


def _rising(setup: Setup) -> Flags:
    """Say which indicators raise the index."""
    return np.array([one.direction is setup.direction for one in setup.indicators])


def _ends(one: Indicator, setup: Setup) -> tuple[float, float]:
    """Return the goalposts of an indicator, NaN for none, as logarithms where it is one.

    Raises:
        GoalpostsError: they are needed and are not there, or are turned.
    """
    rises = one.direction is setup.direction
    both = setup.normalisation is Normalisation.GOALPOSTS
    aimed = setup.normalisation is Normalisation.TARGET
    low, high = (math.nan if end is None else end for end in (one.low, one.high))
    lacks = (both or (aimed and not rises)) and math.isnan(low)
    lacks |= (both or (aimed and rises)) and math.isnan(high)
    if lacks or low >= high or (one.log and (low <= 0 or high <= 0)):
        told = {"low": f"{low:g}", "high": f"{high:g}"}
        raise GoalpostsError(field=one.field, **told)
    return (math.log(low), math.log(high)) if one.log else (low, high)


def _values(table: UnitTable, setup: Setup) -> tuple[Floats, Flags, Flags]:
    """Return values with logarithms taken, which of them are there, and which units have stand-ins.

    Raises:
        NotPositiveError: a logarithm of 0 or less.
    """
    columns = []
    for one in setup.indicators:
        values = table.published(one.field).to_numpy(np.float64)
        values = np.where(np.isfinite(values), values, np.nan)
        if one.log:
            below = np.flatnonzero(values <= 0)
            if len(below):
                raise _not_positive(table, int(below[0]), one.field, values[below[0]], "log")
            values = np.log(values)
        columns.append(values)
    raw = np.column_stack(columns)
    held = ~np.isnan(raw)
    imputed = np.zeros(len(raw), dtype=bool)
    if setup.missing is Missing.MEDIAN:
        imputed = ~held.all(axis=1)
        raw = np.where(held, raw, np.nanmedian(raw, axis=0))
    return raw, held, imputed


def _refuse_not_positive(table: UnitTable, setup: Setup, scores: Floats, members: Flags) -> None:
    """Refuse what a mean cannot be taken of.

    Raises:
        NotPositiveError: the first such value.
    """
    found = first_not_positive(np.where(members[:, np.newaxis], scores, np.nan), setup.aggregation)
    if found is not None:
        field = setup.indicators[found[1]].field
        raise _not_positive(table, found[0], field, scores[found], setup.aggregation.value)


def _not_positive(
    table: UnitTable, place: int, field: str, value: float, method: str
) -> NotPositiveError:
    return NotPositiveError(
        unit=table.label_of(place),
        field=table.fields[field].titles,
        value=f"{value:g}",
        method=method,
    )


def _marks(table: UnitTable, name: str) -> np.ndarray[Any, Any]:
    return table.status[name].to_numpy()


def _spread(found: np.ndarray[Any, Any], members: Flags) -> Floats:
    """Return numbers of the members in the place of all units."""
    made = np.full(len(members), np.nan)
    made[members] = found
    return made


def _of_runs(shaken: Robustness | None, rank: Floats, members: Flags) -> dict[str, Floats]:
    nothing = np.full(len(rank), np.nan)
    if shaken is None:
        return dict.fromkeys(("rank_low", "rank_high", "top_share"), nothing)
    return {
        "rank_low": np.fmin(_spread(shaken.low, members), rank),
        "rank_high": np.fmax(_spread(shaken.high, members), rank),
        "top_share": _spread(shaken.top_share, members),
    }


def _labels(shaken: Robustness | None, members: Flags) -> list[str | None]:
    if shaken is None:
        return [None] * len(members)
    share = shaken.top_share
    places = np.where(share >= _SURE, 0, np.where(share <= 1 - _SURE, 2, 1))
    return _named([CERTAIN, BORDERLINE, OUT], places, members)


def _named(
    names: Sequence[str | None], places: np.ndarray[Any, Any], members: Flags
) -> list[str | None]:
    told: list[str | None] = [None] * len(members)
    for unit, place in zip(np.flatnonzero(members), places):
        told[unit] = names[place]
    return told


def _fields(setup: Setup, indicators: Sequence[Field], runs: Runs) -> Iterable[Field]:
    yield _index_field(setup, indicators)
    yield Field("index_coverage", Role.COVERAGE, of="index", display=Display.PERCENT, decimals=2)
    label = Text("Rank", "Peringkat")
    yield Field("rank", Role.RANK, of="index", label=label, decimals=0, rule=Rule.FORBIDDEN)
    yield Field(
        *("rank_low", Role.LOW),
        of="rank",
        label=Text("Rank in 5 % of runs", "Peringkat pada 5 % simulasi"),
        decimals=0,
        rule=Rule.FORBIDDEN,
    )
    yield Field(
        *("rank_high", Role.HIGH),
        of="rank",
        label=Text("Rank in 95 % of runs", "Peringkat pada 95 % simulasi"),
        decimals=0,
        rule=Rule.FORBIDDEN,
    )
    yield Field(
        "top_share",
        label=Text(
            f"Share of runs among the first {runs.top}",
            f"Proporsi simulasi dalam {runs.top} teratas",
        ),
        unit=Text("%", "%"),
        display=Display.PERCENT,
        decimals=3,
        direction=Direction.NEUTRAL,
        rule=Rule.FORBIDDEN,
    )
    yield Field(
        *("label", Role.CATEGORY),
        label=Text(f"Among the first {runs.top}", f"Masuk {runs.top} teratas"),
        rule=Rule.FORBIDDEN,
        categories=_LABELS,
    )
    yield Field(
        *("moved_by", Role.CATEGORY),
        label=Text("Indicator that moves the rank most", "Indikator penentu peringkat"),
        rule=Rule.FORBIDDEN,
        categories=tuple(
            Category(one.name, Text(one.title("en"), one.title("id"))) for one in indicators
        ),
    )


def _index_field(setup: Setup, indicators: Sequence[Field]) -> Field:
    """Return the field of the index: need is the catalogue's, achievement has a name of its own."""
    need = indicator_field(Catalogue.load().indicator("H01_need"), "index")
    periods = {one.period for one in indicators}
    made = replace(
        need,
        direction=setup.direction,
        rule=Rule.RECOMPUTE,
        period=periods.pop() if len(periods) == 1 else None,
    )
    if setup.direction is Direction.WORSE:
        return made
    return replace(made, indicator=None, label=Text("Composite index", "Indeks komposit"))


def _shares(
    setup: Setup,
    fields: Sequence[Field],
    scores: Floats,
    index: Floats,
    moves: np.ndarray[Any, Any],
    moved: np.ndarray[Any, Any],
) -> list[IndicatorShare]:
    goes_with, effective = effective_weights(scores, index)
    among = correlations(scores)
    return [
        IndicatorShare(
            field=field,
            rises=bool(rises),
            weight=one.weighs,
            correlation=float(goes_with[place]),
            effective=float(effective[place]),
            moved=int((moved == place).sum()),
            shift=float(np.abs(moves[place]).mean()) if len(index) else float("nan"),
            correlations=tuple(among[place].tolist()),
        )
        for place, (one, rises, field) in enumerate(zip(setup.indicators, _rising(setup), fields))
    ]


def effects_table(shares: Sequence[IndicatorShare], language: str) -> pd.DataFrame:
    """Return what each indicator does as a row, its correlations with all as columns `r_...`."""
    names = [f"r_{one.field.name}" for one in shares]
    rows = [
        {
            "field": one.field.name,
            "title": one.field.title(language),
            "direction": "+" if one.rises else "-",
            "weight": one.weight,
            "effective_weight": one.effective,
            "correlation": one.correlation,
            "ranks_moved": one.moved,
            "mean_shift": one.shift,
            **dict(zip(names, one.correlations)),
        }
        for one in shares
    ]
    return pd.DataFrame(rows)


_SETUP = QT_TRANSLATE_NOOP("core", "Setup of the index: {setup}")
_EQUAL = QT_TRANSLATE_NOOP("core", "“{field}” has one value everywhere and tells no units apart.")
_TWICE = QT_TRANSLATE_NOOP(
    "core",
    "“{first}” and “{second}” say nearly the same (r = {r:.2f}), so that it counts twice. Consider "
    "leaving one out.",
)
_FEW = QT_TRANSLATE_NOOP(
    "core", "{count} units have no index: less than {share:.0%} of the weight has values there."
)
_FEWER_RUNS = QT_TRANSLATE_NOOP(
    "core", "{made} runs were made instead of {asked}, so that memory suffices."
)
_COUNTED = QT_TRANSLATE_NOOP(
    "core",
    "Over {runs} runs, {certain} units are certain to be among the first {top}, {borderline} are "
    "borderline.",
)


def _notes(
    setup: Setup,
    fields: Sequence[Field],
    shares: Sequence[IndicatorShare],
    members: Flags,
    shaken: Robustness | None,
    runs: Runs,
) -> Iterable[Message]:
    yield Message(_SETUP, {"setup": setup_text(setup)})
    for one in shares:
        if np.isnan(one.correlations[shares.index(one)]) and members.sum() > 1:
            yield Message(_EQUAL, {"field": one.field.titles}, warns=True)
    alike = [
        (r, first.titles, fields[place].titles)
        for number, first in enumerate(fields)
        for place, r in enumerate(shares[number].correlations)
        if place > number and abs(r) >= _ALIKE
    ]
    for r, first, second in sorted(alike, key=lambda one: -abs(one[0]))[:_SHOWN]:
        yield Message(_TWICE, {"first": first, "second": second, "r": r}, warns=True)
    if not members.all():
        least = 1.0 if setup.missing is Missing.COMPLETE else setup.minimum_coverage
        yield Message(_FEW, {"count": int((~members).sum()), "share": least})
    if shaken is None:
        return
    if shaken.runs < runs.count:
        yield Message(_FEWER_RUNS, {"made": shaken.runs, "asked": runs.count}, warns=True)
    labels = _labels(shaken, members)
    yield Message(
        _COUNTED,
        {
            "runs": shaken.runs,
            "certain": labels.count(CERTAIN),
            "top": runs.top,
            "borderline": labels.count(BORDERLINE),
        },
    )
