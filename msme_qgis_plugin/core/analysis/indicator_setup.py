"""Which indicators an analysis takes, with directions and weights: read, checked, completed."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ..errors import MsmeError
from ..measures.field import Direction, Fields, Role
from ..messages import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..measures.table import UnitTable

_WHOLES = (1.0, 100.0)
# 1.000 is a thousand to one reader and one to another; 0.125 is not.
_TWO_READINGS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_NEAR = 1e-6
_SIDED = (Direction.BETTER, Direction.WORSE)


class SetupUnreadableError(MsmeError):
    """A setup that is no JSON, or holds what no setup has."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The setup cannot be read: {reason}. Expected is JSON, or a file of it, such as "
        '{{"indicators": [{{"field": "poverty", "direction": "worse", "weight": 1}}]}}.',
    )


class CellNotNumberError(SetupUnreadableError):
    """A weight, goalpost or cut-off that is no number."""

    template = QT_TRANSLATE_NOOP(
        "core", "“{value}” beside “{field}” should be a number, such as 0.5. Correct it."
    )


class NoIndicatorsError(MsmeError):
    """A layer none of whose fields can be an indicator as it is."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "No indicator is named, and no field of the layer says whether more of it is better. Name "
        "indicators with their directions. The fields of numbers are: {fields}.",
    )


class IndicatorUnusableError(MsmeError):
    """A field that is not there, holds words, stands twice, or has no values."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "“{field}” cannot be an indicator: a field of numbers is expected, named once, with a "
        "value in some unit. The fields of numbers are: {fields}.",
    )


class DirectionUnknownError(MsmeError):
    """An indicator of which nobody says whether more of it is better."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "Nothing says whether more of “{field}” is better. Give its direction: better or worse.",
    )


class WeightsSumError(MsmeError):
    """Weights that are not parts of a whole."""

    template = QT_TRANSLATE_NOOP(
        "core",
        "The weights are {weights} and sum to {total:g}; each has to be above 0, and the sum 1 or "
        "100. Correct them, leave all of them empty for equal weights, or say that they are "
        "relative to their sum.",
    )


@dataclass(frozen=True)
class Indicator:
    """One indicator of an analysis; None where it is not said.

    low, high: goalposts in the field's unit, as stored.
    log: its logarithm is taken.
    cutoff: on which side of it, in the field's unit, a unit is deprived says the direction.
    dimension: what the indicator belongs to.
    """

    field: str
    direction: Direction | None = None
    weight: float | None = None
    low: float | None = None
    high: float | None = None
    log: bool = False
    cutoff: float | None = None
    dimension: str | None = None

    @property
    def weighs(self) -> float:
        """The weight; 0 where there is none."""
        return self.weight or 0.0


class HasIndicators(Protocol):
    """A frozen dataclass of choices with these among them."""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators in their order."""


S = TypeVar("S", bound=HasIndicators)


def read_setup(text: str, usual: S) -> S:
    """Read choices from JSON.

    Args:
        usual: what holds where the text says nothing.

    Raises:
        SetupUnreadableError: it is no JSON, has a key that there is not, or a value of another
            kind than is expected.
    """
    try:
        told = json.loads(text)
        unknown = sorted({*told} - {one.name for one in fields(usual)})  # type: ignore[arg-type] # (a frozen dataclass)
        if unknown:
            raise KeyError(unknown[0])
        held = {key: _like(getattr(usual, key), value) for key, value in told.items()}
        return replace(usual, **held)  # type: ignore[type-var] # (as above)
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        raise SetupUnreadableError(reason=error) from error


def read_indicators(rows: Iterable[Mapping[str, object]]) -> tuple[Indicator, ...]:
    """Read indicators from keys and values, such as the rows of a table.

    Raises:
        SetupUnreadableError: a key that there is not, or a value of another kind.
    """
    try:
        return tuple(_indicator(one) for one in rows)
    except (TypeError, ValueError, AttributeError) as error:
        raise SetupUnreadableError(reason=error) from error


def setup_text(setup: HasIndicators) -> str:
    """Return a setup as `read_setup` reads it."""
    return json.dumps(_plain(setup), ensure_ascii=False)


def prepared(
    table: UnitTable, indicators: Sequence[Indicator], *, relative: bool
) -> tuple[UnitTable, tuple[Indicator, ...]]:
    """Return indicators each with a direction and a weight, and a table that has their numbers.

    Args:
        indicators: all fields that say their direction where there are none.
        relative: weights are parts of their sum, whatever it is.

    Raises:
        NoIndicatorsError, IndicatorUnusableError, DirectionUnknownError, WeightsSumError
        UnreadableNumbersError: text that is no number; others of `parse_numbers`.
    """
    sided = [one.name for one in table.fields.indicators if one.direction in _SIDED]
    found = tuple(indicators) or tuple(map(Indicator, sided))
    if not found:
        raise NoIndicatorsError(fields=", ".join(_names(table)))
    named = {one.casefold(): one for one in table.fields}
    found = tuple(replace(one, field=named.get(one.field.casefold(), one.field)) for one in found)
    table = with_numbers(table, [one.field for one in found])
    known = {one.name: one.direction for one in table.fields.indicators}
    names = [one.field for one in found]
    for one in found:
        usable = one.field in known and names.count(one.field) == 1
        if not usable or table.published(one.field).isna().all():
            raise IndicatorUnusableError(field=one.field, fields=", ".join(_names(table)))
        if (one.direction or known[one.field]) not in _SIDED:
            raise DirectionUnknownError(field=one.field)
    weights = _weights(found, relative=relative)
    return table, tuple(
        replace(one, direction=one.direction or known[one.field], weight=weight)
        for one, weight in zip(found, weights)
    )


def with_numbers(table: UnitTable, names: Iterable[str]) -> UnitTable:
    """Return a table whose named fields of words, such as those of a text file, hold numbers.

    Raises:
        UnreadableNumbersError: a cell that is no number; others of `parse_numbers`.
    """
    from ..measures.status import codes_of
    from ..tables.numbers import parse_numbers

    fields = table.fields
    read = {
        name: parse_numbers(table.categories[name].fillna("").astype(str))
        for name in names
        if name in fields and fields[name].role.is_text
    }
    return replace(
        table,
        values=table.values.assign(**{name: one.values for name, one in read.items()}),
        status=table.status.assign(**{name: codes_of(one.status) for name, one in read.items()}),
        fields=Fields(
            replace(one, role=Role.VALUE) if one.name in read else one for one in fields.values()
        ),
        categories=table.categories.drop(columns=list(read)),
        notes=(*table.notes, *(note for one in read.values() for note in one.notes)),
    )


def _names(table: UnitTable) -> list[str]:
    return [one.name for one in table.fields.indicators]


def _weights(indicators: Sequence[Indicator], *, relative: bool) -> list[float]:
    """Return weights that sum to 1.

    Raises:
        WeightsSumError: they are not parts of a whole.
    """
    given = [one.weight for one in indicators]
    if all(one is None for one in given):
        return [1 / len(given)] * len(given)
    total = sum(one.weighs for one in indicators)
    whole = relative or any(abs(total - one) <= _NEAR * one for one in _WHOLES)
    if not whole or min(one.weighs for one in indicators) <= 0 or not math.isfinite(total):
        said = ", ".join("–" if one is None else f"{one:g}" for one in given)
        raise WeightsSumError(total=float(total), weights=said)
    return [one.weighs / total for one in indicators]


def _like(usual: object, value: Any) -> object:  # noqa: ANN401 (what JSON holds)
    """Return a value as what it stands in for.

    Raises:
        TypeError, ValueError, KeyError: it is of another kind.
    """
    if isinstance(usual, tuple):
        return tuple(_indicator(one) for one in value)
    if isinstance(usual, Enum):
        return _choice(type(usual), value)
    if isinstance(usual, bool):
        return _choice(bool, value)
    return float(value)


def _choice(kind: type[Any], value: object) -> object:
    allowed = [True, False] if kind is bool else [one.value for one in kind]
    if value not in allowed or (kind is bool and not isinstance(value, bool)):
        message = f"“{value}” is none of {', '.join(map(str, allowed))}"
        raise ValueError(message)
    return kind(value)


def _indicator(told: Mapping[str, Any]) -> Indicator:
    held = dict(told)
    if "goalposts" in held:
        held["low"], held["high"] = held.pop("goalposts")
    if held.get("direction") is not None:
        held["direction"] = _choice(Direction, held["direction"])
    for key in ("weight", "low", "high", "cutoff"):
        if held.get(key) is not None:
            held[key] = _number(held[key], held.get("field"))
    return Indicator(**held)


def _number(value: object, field: object) -> float:
    """Return a number, typed with a decimal comma or point.

    Raises:
        CellNotNumberError: it is none.
        ValueError: it may be thousands as well as decimals.
    """
    text = str(value).strip().replace("−", "-")
    if isinstance(value, str) and _TWO_READINGS.fullmatch(text):
        message = f"“{value}” may be read in two ways: write 1000, or 1.0"
        raise ValueError(message)
    try:
        return float(text.replace(",", "."))
    except ValueError as error:
        raise CellNotNumberError(value=value, field=field) from error


def _plain(held: Any) -> Any:  # noqa: ANN401 (a dataclass, or what JSON can hold)
    if isinstance(held, tuple):
        return [_plain(one) for one in held]
    if isinstance(held, Enum):
        return held.value
    if not hasattr(held, "__dataclass_fields__"):
        return held
    told = {one.name: _plain(getattr(held, one.name)) for one in fields(held)}
    of_indicator = isinstance(held, Indicator)
    # 0 equals False, and is a goalpost.
    return {
        key: value
        for key, value in told.items()
        if value is not None and not (of_indicator and value is False)
    }
