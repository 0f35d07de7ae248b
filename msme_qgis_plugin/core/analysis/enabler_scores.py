"""What helps farm enterprises and what holds them back, and what goes together with what.

The balance is the mean of the enablers less the mean of the inhibitors, each brought to 0–1
first. An association between two columns of districts is never a cause.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..catalogue.fields import indicator_field
from ..catalogue.load import Catalogue
from ..measures.field import (
    Category,
    Direction,
    Display,
    Field,
    Fields,
    Role,
    Rule,
    Text,
    name_beside,
)
from ..measures.status import Status
from ..measures.table import UnitTable
from ..messages import QT_TRANSLATE_NOOP, Message
from ..regions.levels import Level
from .errors import FactorNotShareError, FactorsLackingError, OutcomeUnknownError
from .multiple_tests import benjamini_hochberg
from .rank_correlation import spearman

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

BALANCE = "H03_enabler"
_TOLERANCE = 1e-9
_LEVEL = 0.05
_COLOURS = (
    *("#8c510a", "#bf812d", "#dfc27d", "#80cdc1", "#35978f", "#01665e"),
    *("#762a83", "#9970ab", "#c2a5cf", "#5aae61", "#1b7837"),
)
NOT_CAUSAL = QT_TRANSLATE_NOOP(
    "core",
    "Associations say which numbers of {count} units are high or low together. They do not say "
    "that one causes the other.",
)
_LEFT_OUT = QT_TRANSLATE_NOOP("core", "Not in the layer, and left out: {names}.")
_CONSTANT = QT_TRANSLATE_NOOP(
    "core", "{name} is the same in all units, cannot be brought to 0–1, and was left out."
)
_USED = QT_TRANSLATE_NOOP("core", "Enablers: {enablers}. Inhibitors: {inhibitors}.")
_TOGETHER, _AGAINST, _OPEN = "together", "against", "open"
_READINGS = (
    Category(_TOGETHER, Text("high together (no cause shown)", "tinggi bersama (bukan sebab)")),
    Category(
        _AGAINST,
        Text("one high, other low (no cause shown)", "satu tinggi, lain rendah (bukan sebab)"),
    ),
    Category(_OPEN, Text("no association shown", "tidak tampak hubungan")),
)


class Scale(str, Enum):
    """How a factor is brought to 0–1."""

    RANGE = "range"
    RANK = "rank"
    SHARE = "share"


@dataclass(frozen=True)
class EnablerOptions:
    """What is weighed against what.

    enablers, inhibitors: ids of the catalogue, or fields of the layer; those that are not there
        are left out. If empty, what the catalogue weighs for the balance.
    outcome: the field that factors are correlated with; "" for each with each other.
    """

    enablers: tuple[str, ...] = ()
    inhibitors: tuple[str, ...] = ()
    scale: Scale = Scale.RANGE
    outcome: str = ""
    minimum_coverage: float = 0.8


@dataclass(frozen=True)
class _Factor:
    """One indicator of the layer, and its values brought to 0–1."""

    field: Field
    scaled: pd.Series
    helps: bool


def enabler_balance(table: UnitTable, options: EnablerOptions) -> UnitTable:
    """Return the table with the scores of enablers and inhibitors, their balance and more.

    A unit's score is the mean of the factors that it has; under the minimum coverage, the share
    of its factors with a value, it has none. `holds_back` names the factor whose improvement to
    the best would raise the balance most.

    Raises:
        FactorsLackingError: the layer holds no enabler, or no inhibitor.
        FactorNotShareError: shares are asked for, and a factor is none.
    """
    factors, notes = _factors(table, options)
    sides = {name: [one for one in factors if one.helps is helps] for name, helps in _SIDES}
    values, status = {}, {}
    for name, held in sides.items():
        frame = pd.concat([one.scaled for one in held], axis=1)
        coverage = frame.notna().mean(axis=1)
        enough = coverage >= options.minimum_coverage - _TOLERANCE
        values[name] = frame.mean(axis=1).where(enough)
        values[name_beside(name, Role.COVERAGE)] = coverage
        sure = [_estimated(table, one.field.name) for one in held]
        unsure = np.any(sure, axis=0) | (coverage < 1 - _TOLERANCE)
        status[name] = _status(values[name], unsure)
    balance = values["enablers"] - values["inhibitors"]
    worst = np.maximum(status["enablers"], status["inhibitors"])
    values["balance"], status["balance"] = balance, _status(balance, worst > 0)
    held_back = _holds_back(sides).where(balance.notna(), None)
    fields = Fields([*table.fields.values(), *_fields(factors)])
    return replace(
        table,
        values=table.values.assign(**values),
        status=table.status.assign(**status),
        categories=table.categories.assign(holds_back=held_back),
        fields=fields,
        notes=notes,
    )


def associations(table: UnitTable, options: EnablerOptions, language: str) -> UnitTable:
    """Return how factors go together, one row per pair, the strongest first.

    Every factor and score with the outcome, or every factor with each other where none is named.
    q-values are over all pairs of the table.

    Args:
        table: as `enabler_balance` returns it.
        language: of the names in the rows.

    Raises:
        OutcomeUnknownError: the layer has no such indicator.
    """
    factors, _ = _factors(table, options)
    names = [one.field.name for one in factors]
    pairs = [*combinations(names, 2)]
    if options.outcome:
        known = [one.name for one in table.fields.indicators]
        if options.outcome not in known:
            raise OutcomeUnknownError(field=options.outcome, known=", ".join(known))
        scored = [*names, "enablers", "inhibitors", "balance"]
        pairs = [(one, options.outcome) for one in scored if one != options.outcome]
    found = [
        spearman(*(table.published(one).to_numpy(dtype=np.float64) for one in pair))
        for pair in pairs
    ]
    titles = table.fields.titles(language)
    frame = pd.DataFrame(
        {
            "first": [titles[one] for one, _ in pairs],
            "second": [titles[other] for _, other in pairs],
            "pairs": [one.count for one in found],
            "rho": [one.rho for one in found],
            "p_value": [one.p for one in found],
        },
        index=[f"{one} {other}" for one, other in pairs],
    )
    frame["q_value"] = benjamini_hochberg(frame["p_value"].to_numpy(dtype=np.float64))
    shown = np.where(frame["rho"] > 0, _TOGETHER, _AGAINST)
    frame["reading"] = np.where(frame["q_value"] <= _LEVEL, shown, _OPEN)
    frame = frame.loc[frame["rho"].abs().sort_values(ascending=False, kind="stable").index]
    words = ["first", "second", "reading"]
    rows = pd.DataFrame({"level": Level.ZONE.value, "parent": None}, index=frame.index)
    made = UnitTable.of(
        rows,
        frame.drop(columns=words),
        Fields(_ASSOCIATION),
        categories=frame[words],
        about=replace(table.about, code="pair"),
    )
    most = max((one.count for one in found), default=0)
    return replace(made, notes=(Message(NOT_CAUSAL, {"count": most}),))


_SIDES = (("enablers", True), ("inhibitors", False))


def _factors(
    table: UnitTable, options: EnablerOptions
) -> tuple[list[_Factor], tuple[Message, ...]]:
    """Find the factors in the layer and bring them to 0–1."""
    own = Catalogue.load().indicator(BALANCE)
    first = own.formula["parameters"]["enablers"]
    enablers = options.enablers or own.inputs[:first]
    inhibitors = options.inhibitors or own.inputs[first:]
    factors: list[_Factor] = []
    notes: list[Message] = []
    lacking: list[str] = []
    for wanted, helps in ((enablers, True), (inhibitors, False)):
        for name in wanted:
            field = _find(table.fields, name)
            if field is None:
                lacking.append(name)
                continue
            scaled = _scaled(table, field, options.scale)
            if scaled is None:
                notes.append(Message(_CONSTANT, {"name": field.name}, warns=True))
            else:
                factors.append(_Factor(field, scaled, helps))
    told = {side: _names(factors, helps=helps) for side, helps in _SIDES}
    if not all(told.values()):
        raise FactorsLackingError(enablers=", ".join(enablers), inhibitors=", ".join(inhibitors))
    named = {side: ", ".join(names) for side, names in told.items()}
    if lacking:
        notes.append(Message(_LEFT_OUT, {"names": ", ".join(lacking)}))
    return factors, (Message(_USED, named), *notes)


def _names(factors: Sequence[_Factor], *, helps: bool) -> list[str]:
    return [one.field.name for one in factors if one.helps is helps]


def _find(fields: Fields, name: str) -> Field | None:
    """Return the field of an indicator, the latest of several periods, else of that name."""
    held = [one for one in fields.indicators if one.indicator == name and one.sector is None]
    latest = max(held, key=lambda one: one.period or "", default=None)
    named = fields.get(name)
    return latest or (named if named is not None and named.role is Role.VALUE else None)


def _scaled(table: UnitTable, field: Field, scale: Scale) -> pd.Series | None:
    """Return a factor in 0–1; None where it is the same everywhere."""
    values = table.published(field.name)
    if scale is Scale.SHARE:
        if field.display is not Display.PERCENT or not values.dropna().between(0, 1).all():
            raise FactorNotShareError(field=field.name)
        return values if values.notna().any() else None
    low, high = values.min(), values.max()
    if not high > low:
        return None
    if scale is Scale.RANK:
        values = values.rank()
        low, high = 1.0, float(values.notna().sum())
    found: pd.Series = (values - low) / (high - low)
    return found


def _estimated(table: UnitTable, name: str) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = table.status[name].to_numpy() == Status.ESTIMATED.code
    return found


def _status(values: pd.Series, unsure: NDArray[np.bool_] | pd.Series) -> NDArray[np.int8]:
    known = np.where(unsure, Status.ESTIMATED.code, Status.NORMAL.code)
    return np.where(values.isna(), Status.MISSING.code, known).astype(np.int8)


def _holds_back(sides: Mapping[str, Sequence[_Factor]]) -> pd.Series:
    """Return the name of the factor that costs each unit most of its balance."""
    lost = []
    for held in sides.values():
        frame = pd.concat([one.scaled for one in held], axis=1)
        frame.columns = pd.Index([one.field.name for one in held])
        short = 1 - frame if held[0].helps else frame
        lost.append(short.div(frame.notna().sum(axis=1), axis=0))
    return pd.concat(lost, axis=1).fillna(-1.0).idxmax(axis=1).astype(object)


def _fields(factors: Sequence[_Factor]) -> list[Field]:
    index = Text("index 0–1", "indeks 0–1")
    score = Field("", unit=index, decimals=2, rule=Rule.RECOMPUTE)
    labels = (
        ("enablers", Text("Enablers of farm enterprises", "Pendorong usaha pertanian")),
        ("inhibitors", Text("Inhibitors of farm enterprises", "Penghambat usaha pertanian")),
    )
    directions = (Direction.BETTER, Direction.WORSE)
    made = []
    for (name, label), direction in zip(labels, directions):
        made.append(replace(score, name=name, label=label, direction=direction))
        made.append(Field(name_beside(name, Role.COVERAGE), Role.COVERAGE, of=name))
    categories = tuple(
        Category(one.field.name, one.field.label, colour)
        for one, colour in zip(factors, (_COLOURS * len(factors))[: len(factors)])
    )
    back = Text("What holds back most", "Yang paling menghambat")
    return [
        indicator_field(Catalogue.load().indicator(BALANCE), "balance"),
        *made,
        Field("holds_back", Role.CATEGORY, label=back, categories=categories),
    ]


_ASSOCIATION = (
    Field("first", Role.NOTE, label=Text("First", "Pertama")),
    Field("second", Role.NOTE, label=Text("Second", "Kedua")),
    Field("pairs", Role.BASE, label=Text("Units with both", "Wilayah dengan keduanya"), decimals=0),
    Field(
        "rho",
        label=Text("Spearman's rho (no cause shown)", "Rho Spearman (bukan sebab)"),
        decimals=2,
        rule=Rule.FORBIDDEN,
    ),
    Field("p_value", Role.BASE, of="rho", label=Text("p-value", "nilai p"), decimals=4),
    Field(
        "q_value",
        Role.BASE,
        of="rho",
        label=Text("q-value (Benjamini–Hochberg)", "nilai q (Benjamini–Hochberg)"),
        decimals=4,
    ),
    Field(
        "reading", Role.CATEGORY, of="rho", label=Text("Reading", "Bacaan"), categories=_READINGS
    ),
)
