"""A budget or quota shared out over the units of a table by an index, with what would change it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..errors import MsmeError
from ..measures.field import Category, Direction, Field, Role, Rule, Text
from ..messages import QT_TRANSLATE_NOOP, Message
from .allocation import Claim, Grant, Sharing, allocate
from .errors import ValueRefusedError
from .indicator_setup import with_numbers
from .ranking import rank_intervals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..measures.table import UnitTable

INSIDE, LAST, NEXT, OUTSIDE = "inside", "last", "next", "outside"
CERTAIN, BORDERLINE, OUT = "certain", "borderline", "out"
_PLACES = (
    Category(INSIDE, Text("Inside", "Masuk"), "#1B7837"),
    Category(LAST, Text("Just inside", "Masuk terakhir"), "#7FBF7B"),
    Category(NEXT, Text("Just outside", "Berikutnya"), "#F1A340"),
    Category(OUTSIDE, Text("Outside", "Di luar"), "#D9D9D9"),
)
_SURE = (
    Category(CERTAIN, Text("In under nearly every weighting", "Masuk pada hampir semua penimbang")),
    Category(BORDERLINE, Text("In under some weightings", "Masuk pada sebagian penimbang")),
    Category(OUT, Text("Out under nearly every weighting", "Di luar pada hampir semua penimbang")),
)
_PORTIONS = Text("portions", "paket")
_RUPIAH = Text("Rp", "Rp")
_SCORE = Text("score", "skor")
_SHOWN = 10


class FieldUnusableError(MsmeError):
    """A field to share out by that is not there, or has no numbers."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{field}” is no field of numbers with a value. The fields of numbers are: {fields}.",
    )


class NeedDirectionError(MsmeError):
    """A share in proportion to what is better the more there is of it."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "A share in proportion to “{field}” would give most to those who need least, since more "
        "of it is better. Share out in order of rank, or take an index of need.",
    )


class CapBelowFloorError(MsmeError):
    """A most per unit that is below the least."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{unit} may get at most {cap} and has to get {floor}. Raise the cap or lower the floor.",
    )


@dataclass(frozen=True)
class Rules:
    """How a budget is shared out.

    field: the index; lowest_first: who comes first; None as the field's direction says.
    budget: in money, or in portions where these cost 1; cost: of a portion.
    cost_field, cap_field, size_field: fields with each unit's own cost, most portions, and the
        size (people, MSMEs) that an index is multiplied by for a share in proportion.
    floor, cap: portions of each unit; None for one portion in order of rank, else no limit.
    """

    field: str
    sharing: Sharing = Sharing.RANKED
    budget: Fraction = Fraction(10)
    cost: Fraction = Fraction(1)
    floor: int = 0
    cap: int | None = None
    cost_field: str = ""
    cap_field: str = ""
    size_field: str = ""
    lowest_first: bool | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that every unit needs a value of."""
        named = (self.field, self.cost_field, self.cap_field, self.size_field)
        return tuple(dict.fromkeys(filter(None, named)))


def priority(table: UnitTable, rules: Rules) -> tuple[UnitTable, pd.DataFrame]:
    """Share a budget out and say who is just inside and just outside.

    Returns:
        The table with `portions`, `amount`, `order`, `place`, `margin` and, where the index has
        rank intervals, `certainty`. And the sheet: one row per unit that takes part, in order of
        rank, with what decided and running sums. A margin is how far a unit is from the line: in
        order of rank, its score against that of the first outside, or of the last inside; in
        proportion, its remainder against theirs.

    Raises:
        MsmeError: see the errors of this module and of `allocation`.
    """
    table = with_numbers(table, rules.fields)
    known = [one.name for one in table.fields.indicators]
    for name in rules.fields:
        if name not in known or table.published(name).isna().all():
            raise FieldUnusableError(field=name, fields=", ".join(known))
    lowest = _lowest_first(table.fields[rules.field], rules)
    values = pd.DataFrame({name: table.published(name) for name in rules.fields}).dropna()
    values = values.loc[_order(values, rules, lowest=lowest)]
    claims = [_claim(table, rules, code, values) for code in values.index]
    grants = allocate(claims, rules.budget, rules.sharing)
    sheet = _sheet(table, rules, values, claims, grants)
    sheet["order"] = sheet["score"].rank(method="min", ascending=lowest)
    ahead = sheet["score"] * (-1 if lowest else 1)
    if rules.sharing is Sharing.PROPORTIONAL:
        ahead = sheet["remainder"].where(sheet["remainder"] > 0)
    _add_line(sheet, ahead, rules)
    _add_certainty(sheet, table, rules, lowest=lowest)
    fields = list(_fields(rules, sheet))
    columns = {one.name: sheet[one.name].reindex(table.units.index) for one in fields}
    words = {one.name: columns.pop(one.name) for one in fields if one.role.is_text}
    words = {name: one.astype(object).where(one.notna(), None) for name, one in words.items()}
    made = table.with_results(fields, columns, categories=words)
    notes = (*made.notes, *_notes(table, rules, sheet, ahead))
    whole = dict.fromkeys(("order", "cap", "rank_low", "rank_high"), "Int64")
    return replace(made, notes=notes), sheet.astype(whole)


def _lowest_first(field: Field, rules: Rules) -> bool:
    """Say whether the lowest value comes first.

    Raises:
        NeedDirectionError: in proportion, those would get least.
    """
    lowest = field.direction is Direction.BETTER
    if rules.lowest_first is not None:
        lowest = rules.lowest_first
    if lowest and rules.sharing is Sharing.PROPORTIONAL:
        raise NeedDirectionError(field=field.titles)
    return lowest


def _order(values: pd.DataFrame, rules: Rules, *, lowest: bool) -> pd.Index:
    """Return the units in order, the first first; equal ones by size, then by code."""
    keys = pd.DataFrame({"score": values[rules.field] * (1 if lowest else -1)})
    keys["size"] = -values[rules.size_field] if rules.size_field else 0.0
    keys["code"] = values.index
    return keys.sort_values(["score", "size", "code"]).index


def _claim(table: UnitTable, rules: Rules, code: str, values: pd.DataFrame) -> Claim:
    """Return what a unit may get.

    Raises:
        ValueRefusedError: a cost of 0 or less, or a cap, size or need below 0.
        CapBelowFloorError: it may not get what it has to.
    """

    def value(name: str, *, above: bool = False) -> float:
        found = float(values[name].loc[code])
        if found < 0 or (above and found == 0) or not math.isfinite(found):
            raise ValueRefusedError(
                unit=_label(table, code),
                value=f"{found:g}",
                field=table.fields[name].titles,
                expected="> 0" if above else "≥ 0",
            )
        return found

    ranked = rules.sharing is Sharing.RANKED
    cost = Fraction(str(value(rules.cost_field, above=True))) if rules.cost_field else rules.cost
    caps = [] if rules.cap is None else [rules.cap]
    if rules.cap_field:
        caps.append(math.floor(value(rules.cap_field)))
    if ranked and not caps:
        caps.append(max(1, rules.floor))
    cap = min(caps, default=None)
    if cap is not None and cap < rules.floor:
        raise CapBelowFloorError(unit=_label(table, code), cap=cap, floor=rules.floor)
    size = Fraction(value(rules.size_field)) if rules.size_field else Fraction(1)
    need = Fraction(0) if ranked else Fraction(value(rules.field)) * size
    return Claim(need, cost, rules.floor, cap)


def _label(table: UnitTable, code: str) -> str:
    return table.label_of(list(table.units.index).index(code))


def _sheet(
    table: UnitTable,
    rules: Rules,
    values: pd.DataFrame,
    claims: Sequence[Claim],
    grants: Sequence[Grant],
) -> pd.DataFrame:
    amounts = list(accumulate((one.amount for one in grants), initial=Fraction(0)))[1:]
    names = table.units["name"] if "name" in table.units else pd.Series(dtype=object)
    return pd.DataFrame(
        {
            "order": math.nan,
            "name": names.reindex(values.index),
            "score": values[rules.field],
            "size": values[rules.size_field] if rules.size_field else 1.0,
            "unit_cost": [float(one.cost) for one in claims],
            "floor": [one.floor for one in claims],
            "cap": [math.nan if one.cap is None else one.cap for one in claims],
            "share": [float(one.share) for one in grants],
            "rounded_down": [math.floor(one.share) for one in grants],
            "remainder": [float(one.remainder) for one in grants],
            "rounded_up": [int(one.rounded_up) for one in grants],
            "portions": [one.portions for one in grants],
            "amount": [float(one.amount) for one in grants],
            "portions_so_far": list(accumulate(one.portions for one in grants)),
            "amount_so_far": [float(one) for one in amounts],
            "left": [float(rules.budget - one) for one in amounts],
        },
        index=values.index,
    )


def _add_line(sheet: pd.DataFrame, ahead: pd.Series, rules: Rules) -> None:
    """Add place and margin, in the order of what decides.

    Args:
        ahead: what puts a unit before another one; NaN where nothing was to decide.
    """
    inside = sheet["portions"] > sheet["floor"]
    if rules.sharing is Sharing.PROPORTIONAL:
        inside = sheet["rounded_up"] == 1
    # Whoever could not have more does not stand outside.
    waits = ~inside & (sheet["portions"] < sheet["cap"].fillna(math.inf)) & ahead.notna()
    sheet["place"] = np.where(sheet["portions"] > 0, INSIDE, OUTSIDE)
    last = ahead[inside].sort_values(kind="stable", ascending=False).index[-1:]
    after = ahead[waits].sort_values(kind="stable", ascending=False).index[:1]
    sheet.loc[last, "place"], sheet.loc[after, "place"] = LAST, NEXT
    edges = [float(ahead[one].iloc[0]) if len(one) else math.nan for one in (after, last)]
    sheet["margin"] = np.where(inside, ahead - edges[0], ahead - edges[1])


def _add_certainty(sheet: pd.DataFrame, table: UnitTable, rules: Rules, *, lowest: bool) -> None:
    """Add rank interval and certainty, empty where the score has no interval."""
    sheet["rank_low"], sheet["rank_high"], sheet["certainty"] = math.nan, math.nan, None
    ends = _intervals(table, rules.field)
    if ends is None or rules.sharing is Sharing.PROPORTIONAL:
        return
    low, high = (one.reindex(sheet.index) for one in ends)
    if lowest:
        low, high = len(sheet) + 1 - high, len(sheet) + 1 - low
    sheet["rank_low"], sheet["rank_high"] = low, high
    served = int((sheet["portions"] > sheet["floor"]).sum())
    sure = np.where(high <= served, CERTAIN, np.where(low > served, OUT, BORDERLINE))
    sheet["certainty"] = pd.Series(sure, sheet.index, dtype=object).where(low.notna(), None)


def _intervals(table: UnitTable, name: str) -> tuple[pd.Series, pd.Series] | None:
    """Return best and worst rank, 1 the highest: of the table, or as bounds of values tell."""
    ends = table.fields.rank_bounds(name)
    if ends is not None and table.values[ends[0]].notna().any():
        return table.values[ends[0]], table.values[ends[1]]
    bounds = table.bounds(name)
    if bounds is None:
        return None
    found = rank_intervals(*(one.to_numpy() for one in bounds))
    best, worst = (pd.Series(one, table.values.index, dtype="float64") for one in found)
    return best.where(best > 0), worst.where(worst > 0)


def _fields(rules: Rules, sheet: pd.DataFrame) -> Iterable[Field]:
    yield Field(
        "portions",
        label=Text("Allocated portions", "Alokasi paket"),
        unit=_PORTIONS,
        decimals=0,
        direction=Direction.NEUTRAL,
        rule=Rule.SUM,
    )
    in_money = bool(rules.cost_field) or rules.cost != 1
    yield Field(
        "amount",
        label=Text("Allocated amount", "Nilai alokasi"),
        unit=_RUPIAH if in_money else _PORTIONS,
        decimals=0,
        direction=Direction.NEUTRAL,
        rule=Rule.SUM,
    )
    order = Text("Order of allocation", "Urutan alokasi")
    yield Field("order", Role.RANK, of="portions", label=order, decimals=0, rule=Rule.FORBIDDEN)
    yield Field(
        "margin",
        label=Text("Distance to the line", "Jarak ke batas alokasi"),
        unit=_SCORE if rules.sharing is Sharing.RANKED else _PORTIONS,
        decimals=3,
        direction=Direction.NEUTRAL,
        rule=Rule.FORBIDDEN,
    )
    place = Text("Inside the allocation", "Posisi alokasi")
    yield Field("place", Role.CATEGORY, label=place, rule=Rule.FORBIDDEN, categories=_PLACES)
    if sheet["certainty"].notna().any():
        label = Text("How certain the place is", "Kepastian alokasi")
        yield Field("certainty", Role.CATEGORY, label=label, rule=Rule.FORBIDDEN, categories=_SURE)


_TOLD = QT_TRANSLATE_NOOP(
    "core",
    "{portions} portions go to {units} units and cost {amount:.2f}; {left:.2f} of {budget:.2f} is "
    "left.",
)
_LAST_IN = QT_TRANSLATE_NOOP(
    "core", "Just inside: {unit}. It would be out with {margin:.3f} less, if nothing else changed."
)
_FIRST_OUT = QT_TRANSLATE_NOOP(
    "core", "Just outside: {unit}. It would be in with {margin:.3f} more, if nothing else changed."
)
_MORE = QT_TRANSLATE_NOOP("core", "With {more:.2f} more to share out, {unit} would be in too.")
_TIED = QT_TRANSLATE_NOOP(
    "core",
    "{unit} and {other} are equal, and the line runs between them: size and code decided. Say "
    "what else should.",
)
_WITHOUT = QT_TRANSLATE_NOOP(
    "core", "{count} units take no part: a value that is needed is missing there."
)
_CERTAINTY = QT_TRANSLATE_NOOP(
    "core",
    "{certain} units are in under nearly every weighting, {borderline} under some. Those inside "
    "that are not certain: {inside}.",
)


def _notes(
    table: UnitTable, rules: Rules, sheet: pd.DataFrame, ahead: pd.Series
) -> Iterable[Message]:
    left = float(sheet["left"].iloc[-1])
    yield Message(
        _TOLD,
        {
            "portions": int(sheet["portions"].sum()),
            "units": int((sheet["portions"] > 0).sum()),
            "amount": float(sheet["amount_so_far"].iloc[-1]),
            "left": left,
            "budget": float(rules.budget),
        },
    )
    last, after = (sheet.index[sheet["place"] == one] for one in (LAST, NEXT))
    if len(last) and len(after):
        names = [_label(table, one[0]) for one in (last, after)]
        gap = float(ahead[last[0]] - ahead[after[0]])
        yield Message(_LAST_IN, {"unit": names[0], "margin": gap})
        yield Message(_FIRST_OUT, {"unit": names[1], "margin": gap})
        if rules.sharing is Sharing.RANKED:
            before = sheet.loc[: last[0]]
            unserved = ((before["cap"] - before["portions"]) * before["unit_cost"]).sum()
            more = float(unserved + sheet["unit_cost"].loc[after[0]]) - left
            yield Message(_MORE, {"more": more, "unit": names[1]})
        if gap == 0:
            yield Message(_TIED, {"unit": names[0], "other": names[1]}, warns=True)
    without = len(table.units) - len(sheet)
    if without:
        yield Message(_WITHOUT, {"count": without}, warns=True)
    if sheet["certainty"].notna().any():
        counts = sheet["certainty"].value_counts()
        inside = sheet[sheet["place"].isin([INSIDE, LAST]) & (sheet["certainty"] != CERTAIN)]
        yield Message(
            _CERTAINTY,
            {
                "certain": int(counts.get(CERTAIN, 0)),
                "borderline": int(counts.get(BORDERLINE, 0)),
                "inside": ", ".join(_label(table, one) for one in inside.index[:_SHOWN]) or "–",
            },
        )
