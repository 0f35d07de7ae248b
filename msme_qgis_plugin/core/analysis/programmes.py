"""Programmes of several ministries side by side: whom they reach, and where need meets none.

Without linked lists nobody knows which beneficiaries of two programmes are the same. What can be
said then is between two bounds (Fréchet): at the least the smaller group lies within the larger,
at the most the two have nobody in common.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..measures.field import Direction, Field, Role, Rule, Text, name_beside
from ..measures.status import Status
from ..messages import QT_TRANSLATE_NOOP, Message
from .programme_input import COVERAGE, LEAK, UNDER, Given, indicator_of, ratio
from .programme_tables import curves_of, pairs_of, summary_of
from .ranking import rank_intervals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from ..measures.table import UnitTable
    from .programme_input import Programme, ProgrammeOptions

_SHOWN = 5
_INDEPENDENT = Text(
    "As if programmes were independent of each other", "Seolah program saling bebas"
)
_PEOPLE = Text("eligible", "yang berhak")
_CONTRADICTS = QT_TRANSLATE_NOOP(
    "core",
    "{name}: {units} units have more beneficiaries than eligible; at least {people:.0f} of its "
    "beneficiaries are not eligible there ({examples}).",
)
_TAKEN = QT_TRANSLATE_NOOP(
    "core",
    "Nothing says how many beneficiaries of {names} are eligible. Their coverage takes all of them "
    "for eligible: an estimate, and the most that it can be.",
)
_PERIODS = QT_TRANSLATE_NOOP(
    "core", "The numbers are of different periods ({periods}); read them side by side with care."
)
_TOGETHER = QT_TRANSLATE_NOOP(
    "core",
    "Which beneficiaries are in several programmes is not known. The coverage of all together is "
    "what it would be if they were independent, between the least and the most that it can be.",
)


@dataclass(frozen=True)
class ProgrammesFound:
    """Units with what reaches them, and tables of programmes, pairs of them and their curves."""

    table: UnitTable
    summary: UnitTable
    pairs: pd.DataFrame
    curves: pd.DataFrame


def programmes(table: UnitTable, options: ProgrammeOptions) -> ProgrammesFound:
    """Put programmes side by side.

    Returns:
        The table with, per programme, `cov_<field>` (and `under_<field>`, `leak_<field>` where
        lists were linked); `programmes`, how many reach a unit; `coverage` of at least one, with
        bounds; `unserved`; `unmet` with its rank. The summary has one row per programme.

    Raises:
        NoProgrammeError: none is named.
        ProgrammesUnusableError: a field has no numbers.
        CountRefusedError: a number that cannot be.
    """
    given = Given.of(table, options)
    given.refuse_impossible()
    made = _Columns(given.table)
    for one in given.told:
        _add_programme(made, one, given)
    _add_all(made, given)
    curves = curves_of(given)
    result = given.table.with_results(made.fields, made.values, status=made.status)
    notes = (*result.notes, *given.absent, *_notes(given))
    return ProgrammesFound(replace(result, notes=notes), summary_of(given), pairs_of(given), curves)


class _Columns:
    """New columns of a table, as they are made."""

    def __init__(self, table: UnitTable) -> None:
        self.index = table.units.index
        self.values: dict[str, pd.Series] = {}
        self.status: dict[str, NDArray[np.int8]] = {}
        self.fields: list[Field] = []

    def add(self, field: Field, values: pd.Series, *, unsure: bool = False) -> None:
        self.fields.append(field)
        self.values[field.name] = values
        if field.role is Role.VALUE:
            known = Status.ESTIMATED.code if unsure else Status.NORMAL.code
            marks = np.where(values.isna(), Status.MISSING.code, known)
            self.status[field.name] = marks.astype(np.int8)

    def add_bounded(
        self, field: Field, value: pd.Series, low: pd.Series, high: pd.Series, *, exact: bool
    ) -> None:
        """Add a value with its bounds, without them where it is exact."""
        self.add(field, value, unsure=not exact)
        if not exact:
            for role, values in ((Role.LOW, low), (Role.HIGH, high)):
                self.add(Field(name_beside(field.name, role), role, of=field.name), values)


def _add_programme(made: _Columns, one: Programme, given: Given) -> None:
    def named(key: str, name: str, base: str) -> Field:
        field = indicator_of(key, f"{name}_{one.field}")
        return replace(field, label=Text.joined([field.label or "", one.name]), denominator=base)

    served = one.served or one.field
    reached = ratio(given.counts[served], given.eligible)
    field = replace(named(COVERAGE, "cov", given.options.eligible), numerator=served)
    made.add(field, reached, unsure=not one.served)
    if one.served:
        made.add(named(UNDER, "under", given.options.eligible), 1 - reached)
        right = ratio(given.counts[one.served], given.counts[one.field])
        made.add(named(LEAK, "leak", one.field), 1 - right)


def _add_all(made: _Columns, given: Given) -> None:
    """Add what all programmes together do for a unit."""
    frame = pd.concat([given.counts[one.field] for one in given.told], axis=1)
    reaching = (frame > 0).sum(axis=1).astype(float).where(frame.notna().all(axis=1))
    number = Field(
        "programmes",
        label=Text("Programmes in the area", "Banyaknya program"),
        unit=Text("programmes", "program"),
        decimals=0,
        direction=Direction.NEUTRAL,
        rule=Rule.FORBIDDEN,
    )
    made.add(number, reaching)
    shares = pd.concat(
        [
            ratio(given.counts[one.served or one.field], given.eligible).clip(upper=1)
            for one in given.told
        ],
        axis=1,
    )
    known = shares.notna().all(axis=1)
    reached = (1 - (1 - shares).prod(axis=1)).where(known)
    low, high = shares.max(axis=1).where(known), shares.sum(axis=1).clip(upper=1).where(known)
    exact = len(given.told) == 1 and bool(given.told[0].served)
    label = Text("Covered by at least one programme", "Terjangkau sedikitnya satu program")
    # No indicator of the catalogue: that one is of one programme.
    field = replace(indicator_of(COVERAGE, "coverage"), label=label, rule=Rule.FORBIDDEN)
    method = None if len(given.told) == 1 else _INDEPENDENT
    made.add_bounded(replace(field, indicator=None, method=method), reached, low, high, exact=exact)
    unserved = Field(
        "unserved",
        label=Text("Eligible without any programme", "Berhak tanpa program apa pun"),
        unit=_PEOPLE,
        decimals=0,
        direction=Direction.WORSE,
        rule=Rule.SUM,
    )
    missed, least, most = (given.eligible * (1 - one) for one in (reached, high, low))
    made.add_bounded(unserved, missed, least, most, exact=exact)
    if given.need is not None:
        missed, least, most = (given.need * (1 - one) for one in (reached, high, low))
    _add_unmet(made, given, (missed, least, most), exact=exact)


def _add_unmet(
    made: _Columns, given: Given, three: tuple[pd.Series, pd.Series, pd.Series], *, exact: bool
) -> None:
    """Add need that no programme meets, and its rank with the interval that the bounds leave."""
    indexed = given.need is not None
    field = Field(
        "unmet",
        label=Text("Need without programme", "Kebutuhan tanpa program"),
        unit=Text("index 0–1", "indeks 0–1") if indexed else _PEOPLE,
        decimals=2 if indexed else 0,
        direction=Direction.WORSE,
        rule=Rule.FORBIDDEN,
    )
    made.add_bounded(field, *three, exact=exact)
    label = Text("Rank by need without programme", "Peringkat kebutuhan tanpa program")
    rank = Field("unmet_rank", Role.RANK, of="unmet", label=label, decimals=0)
    made.add(rank, three[0].rank(ascending=False, method="min"))
    ends = rank_intervals(*(one.to_numpy(dtype=np.float64) for one in three[1:]))
    for role, ranks in zip((Role.LOW, Role.HIGH), ends):
        values = pd.Series(ranks, made.index, dtype="float64")
        held = Field(name_beside("unmet_rank", role), role, of="unmet_rank", decimals=0)
        made.add(held, values.where(values > 0))


def _notes(given: Given) -> Iterable[Message]:
    unlinked = [one for one in given.told if not one.served]
    for one in unlinked:
        over = (given.counts[one.field] - given.eligible).clip(lower=0).fillna(0)
        places = np.flatnonzero(over.to_numpy() > 0)
        if len(places):
            examples = ", ".join(given.table.label_of(int(place)) for place in places[:_SHOWN])
            values = {"name": one.name, "units": len(places), "people": float(over.sum())}
            yield Message(_CONTRADICTS, {**values, "examples": examples}, warns=True)
    if unlinked:
        yield Message(_TAKEN, {"names": ", ".join(one.name for one in unlinked)})
    if len(given.told) > 1:
        yield Message(_TOGETHER)
    fields = (given.table.fields[name] for name in given.options.fields)
    periods = sorted({one.period for one in fields if one.period})
    if len(periods) > 1:
        yield Message(_PERIODS, {"periods": ", ".join(periods)}, warns=True)
