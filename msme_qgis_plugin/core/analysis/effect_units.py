"""Units with the group that they are of, the effect on it, and what they count in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from ..measures.field import Category, Display, Field, Role, Rule, Text, name_beside
from ..measures.status import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from ..measures.table import UnitTable
    from .effect_panel import Programme
    from .effect_rows import Row

    Floats = NDArray[np.float64]

NEVER, BEFORE, LEFT_OUT = "never", "before", "left out"
_COLOURS = ("#08519c", "#3182bd", "#6baed6", "#9ecae1", "#c6dbef")
_SIDES = ((Role.VALUE, "estimate"), (Role.LOW, "low"), (Role.HIGH, "high"))


def effect_unit(outcome: Field) -> Text | None:
    """Return the unit of a difference of an outcome: of shares percentage points."""
    return Text("percentage points", "poin persen") if outcome.factor != 1 else outcome.unit


def with_effect(told: Programme, effects: Mapping[str, Row], weights: Floats) -> UnitTable:
    """Return all units of the panel with what was found.

    Args:
        effects: period of the start -> the effect on the units that have it since then.
        weights: of the units that were used, in their order: what each counts in the effect.
    """
    table, first = told.panel.table, told.first
    names = dict(enumerate((*told.periods, NEVER)))
    index, used = table.units.index, told.cases.codes
    group = first.map(names).where(first.ne(0), BEFORE)
    group = group.where(index.isin(used) | group.eq(BEFORE), LEFT_OUT)
    nothing = table.values[[one.name for one in table.fields.indicators]].isna().all(axis=1)
    group = group.mask(nothing, None)
    counts = first.mul(0.0)
    counts[used] = weights
    values = {
        name_beside("effect", role): [
            getattr(effects[one], key) if one in effects else math.nan for one in group
        ]
        for role, key in _SIDES
    }
    known = np.isfinite(values["effect"])
    return table.with_results(
        _fields(told, {*group}),
        {**values, "effect_weight": counts.to_numpy()},
        status={"effect": np.where(known, Status.ESTIMATED.code, Status.MISSING.code)},
        categories={
            "programme": group.to_numpy(object),
            "compared": np.where(counts > 0, "yes", "no").astype(object),
        },
    )


def _fields(told: Programme, groups: Collection[str]) -> list[Field]:
    outcome = told.panel.field
    starts = [told.periods[one] for one in told.cases.groups]
    kinds = [
        Category(one, Text(f"since {one}", f"sejak {one}"), _COLOURS[at % len(_COLOURS)])
        for at, one in enumerate(starts)
    ]
    kinds += [
        Category(BEFORE, Text("from the first period", "sejak periode pertama"), "#fdae6b"),
        Category(NEVER, Text("without it", "tanpa program"), "#d9d9d9"),
        Category(LEFT_OUT, Text("left out", "tidak dipakai"), "#f7f7f7"),
    ]
    kinds = [one for one in kinds if one.value in groups]
    display = outcome.display if outcome.factor == 1 else Display.POINTS
    effect = Field(
        "effect",
        label=Text(
            f"Effect of the programme on {outcome.title('en')}",
            f"Dampak program terhadap {outcome.title('id')}",
        ),
        unit=effect_unit(outcome),
        display=display,
        decimals=outcome.decimals,
        rule=Rule.FORBIDDEN,
        centre=0.0,
    )
    sides = [
        Field(name_beside("effect", role), role, of="effect", display=display)
        for role in (Role.LOW, Role.HIGH)
    ]
    weight = Text("Weight in the comparison", "Penimbang dalam perbandingan")
    yes_no = (Category("yes", Text("yes", "ya")), Category("no", Text("no", "tidak")))
    compared = Text("Used in the comparison", "Dipakai dalam perbandingan")
    return [
        Field("programme", Role.CATEGORY, label=Text("Programme", "Program"), categories=(*kinds,)),
        effect,
        *sides,
        Field("effect_weight", label=weight, rule=Rule.FORBIDDEN, decimals=4),
        Field("compared", Role.CATEGORY, label=compared, categories=yes_no),
    ]
