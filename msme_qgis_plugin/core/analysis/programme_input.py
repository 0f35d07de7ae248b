"""Programmes as they are read: beneficiaries beside the eligible and the need of each unit."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..catalogue.fields import indicator_field
from ..catalogue.load import Catalogue
from ..errors import MsmeError
from ..measures.field import Direction, Field
from ..measures.status import Status
from ..messages import QT_TRANSLATE_NOOP, Message
from .indicator_setup import with_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..measures.table import UnitTable

_SHOWN = 3
COVERAGE, UNDER, LEAK, CONCENTRATION = "G01_cov", "G02_under", "G03_leak", "G06_conc"
_ABSENT = QT_TRANSLATE_NOOP(
    "core",
    "{name}: {units} units have no number, which was not taken for 0; what all programmes reach "
    "there is not known.",
)
_AS_NONE = QT_TRANSLATE_NOOP("core", "{name}: {units} units have no number, taken for 0.")


class ProgrammesUnusableError(MsmeError):
    """A field that is not there or has no numbers."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{field}” is no field of numbers with a value. Name the field with the eligible and, for "
        "each programme, the field with its beneficiaries. The fields of numbers are: {fields}.",
    )


class NoProgrammeError(MsmeError):
    """Nothing that could be put beside the eligible."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No programme is named. Add layers of programmes, or name the fields with their "
        "beneficiaries. The fields of numbers are: {fields}.",
    )


class UnitsElsewhereError(MsmeError):
    """A layer of a programme that holds none of the units."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{layer}” holds none of the units: its codes are such as {theirs}, those of the units "
        "such as {ours}. Harmonise its table first, or choose the layer that belongs to them.",
    )


class CountRefusedError(MsmeError):
    """A count below 0, or more eligible beneficiaries than beneficiaries or eligible."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "{unit} has {value} for “{field}”; expected is a number from 0 to {most}. Correct the "
        "table, and run it again.",
    )


@dataclass(frozen=True)
class Programme:
    """One programme of a table.

    field: its beneficiaries; served: those of them who are eligible, as linked lists tell.
    budget: what it spends, in rupiah; provider: the ministry or office.
    """

    field: str
    name: str = ""
    provider: str = ""
    budget: str = ""
    served: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it reads."""
        return tuple(filter(None, (self.field, self.served, self.budget)))


@dataclass(frozen=True)
class ProgrammeOptions:
    """What programmes are measured against.

    eligible: field with those who are eligible.
    need: field of an index of need, "" for none; its direction says who needs most: where more
        is better, the lowest.
    absent_is_none: a unit without a number has no beneficiary.
    """

    programmes: tuple[Programme, ...]
    eligible: str
    need: str = ""
    absent_is_none: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields that are read, each once."""
        named = (self.eligible, self.need, *(n for one in self.programmes for n in one.fields))
        return tuple(dict.fromkeys(filter(None, named)))


@dataclass(frozen=True)
class Given:
    """What was read: the published numbers of each field, and the need of each unit.

    counts: field -> one number per unit. need: 0–1, 1 where it is greatest; None without a field.
    absent: notes on units without a number.
    """

    table: UnitTable
    told: tuple[Programme, ...]
    options: ProgrammeOptions
    counts: Mapping[str, pd.Series]
    need: pd.Series | None
    absent: tuple[Message, ...]

    @classmethod
    def of(cls, table: UnitTable, options: ProgrammeOptions) -> Given:
        """Read the fields.

        Raises:
            NoProgrammeError: none is named.
            ProgrammesUnusableError: a field has no numbers.
        """
        table = with_numbers(table, options.fields)
        known = [one.name for one in table.fields.indicators]
        if not options.programmes:
            raise NoProgrammeError(fields=", ".join(known))
        for name in options.fields:
            if name not in known or table.published(name).isna().all():
                raise ProgrammesUnusableError(field=name, fields=", ".join(known))
        told = tuple(
            replace(one, name=one.name or table.fields[one.field].title("en"))
            for one in options.programmes
        )
        counts = {name: table.published(name) for name in options.fields}
        absent = _read_absent(table, told, counts, as_none=options.absent_is_none)
        return cls(table, told, options, counts, _need(table, options), tuple(absent))

    @property
    def eligible(self) -> pd.Series:
        """Those who are eligible, one number per unit."""
        return self.counts[self.options.eligible]

    def refuse_impossible(self) -> None:
        """Refuse numbers that cannot be.

        Raises:
            CountRefusedError: the first of them.
        """
        limits: dict[str, pd.Series] = {
            name: pd.Series(math.inf, self.table.units.index)
            for name in self.options.fields
            if name != self.options.need
        }
        for one in self.told:
            if one.served:
                limits[one.served] = self.counts[one.field].clip(upper=self.eligible)
        for name, most in limits.items():
            count = self.counts[name]
            wrong = ((count < 0) | (count > most) | np.isinf(count)).to_numpy()
            if wrong.any():
                place = int(wrong.argmax())
                raise CountRefusedError(
                    unit=self.table.label_of(place),
                    value=f"{count.iloc[place]:g}",
                    field=self.table.fields[name].titles,
                    most=f"{most.iloc[place]:g}",
                )


def _need(table: UnitTable, options: ProgrammeOptions) -> pd.Series | None:
    """Return the need of each unit as 0–1, 1 where it is greatest."""
    if not options.need:
        return None
    values = table.published(options.need)
    if table.fields[options.need].direction is Direction.BETTER:
        values = -values
    low, high = values.min(), values.max()
    scaled: pd.Series = (values - low) / (high - low) if high > low else values * 0 + 1.0
    return scaled


def _read_absent(
    table: UnitTable, told: Sequence[Programme], counts: dict[str, pd.Series], *, as_none: bool
) -> Iterable[Message]:
    """Say which units have no number, and take them for 0 where that was asked for."""
    for one in told:
        # A number that is withheld is there.
        missing = table.status[one.field].to_numpy() == Status.MISSING.code
        if as_none and missing.any():
            for name in one.fields:
                counts[name] = counts[name].mask(counts[name].isna() & missing, 0.0)
            yield Message(_AS_NONE, {"name": one.name, "units": int(missing.sum())})
        absent = int(counts[one.field].isna().sum())
        if absent:
            yield Message(_ABSENT, {"name": one.name, "units": absent}, warns=True)


def indicator_of(key: str, name: str) -> Field:
    """Return the field `name` of an indicator of the catalogue."""
    return indicator_field(Catalogue.load().indicator(key), name)


def ratio(above: pd.Series, below: pd.Series) -> pd.Series:
    """Return a ratio of each unit, NaN where nothing stands below."""
    found: pd.Series = above / below.where(below > 0)
    return found


def joined(
    table: UnitTable, others: Sequence[UnitTable]
) -> tuple[UnitTable, tuple[Programme, ...]]:
    """Put layers of programmes beside the units; each one's first value is a programme's.

    A field whose name is taken gets the layer's place as its end, `penerima_2`. A unit that a
    layer does not hold has no number of it; units of the layers alone are left out.

    Raises:
        UnitsElsewhereError: a layer holds none of the units.
    """
    named = []
    for place, other in enumerate(others, start=1):
        taken = {one: f"{one}_{place}" for one in other.fields if one in table.fields}
        beside = other.renamed(taken).at(table.units.index)
        if beside.units.empty:
            raise UnitsElsewhereError(
                layer=other.about.title or place,
                theirs=", ".join(other.units.index[:_SHOWN]) or "–",
                ours=", ".join(table.units.index[:_SHOWN]) or "–",
            )
        table = table.merge(beside)
        first = next(iter(beside.fields.indicators), None)
        if first is not None:
            named.append(Programme(first.name, name=beside.about.title or ""))
    told = (one.about.source for one in (table, *others))
    sources = ", ".join(dict.fromkeys(filter(None, told)))
    return replace(table, about=replace(table.about, source=sources or None)), tuple(named)
