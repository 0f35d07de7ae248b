"""Brings village variables up to districts, indicator by indicator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ...catalogue.descriptor_columns import status_codes
from ...catalogue.expressions import Operand, evaluate
from ...catalogue.load import effective_weight
from ...measures.field import Rule
from ...measures.status import Status
from ...messages import QT_TRANSLATE_NOOP, Message
from ..errors import IndicatorNotComputableError, NegativeWeightError
from ..reduce import Groups, Reduced, ratio_of_sums, summed, weighted_mean, weighted_median

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from ...catalogue.model import Indicator
    from ...catalogue.variables import Harmonised
    from ...catalogue.weights import Weight

    Floats = NDArray[np.float64]

# Four villages of five are a coverage of 0.8, whatever the last bit says.
_TOLERANCE = 1e-9
_FROM_VILLAGES = frozenset(
    {Rule.SUM, Rule.RATIO_OF_SUMS, Rule.WEIGHTED_MEAN, Rule.WEIGHTED_SHARE, Rule.WEIGHTED_MEDIAN}
)


@dataclass(frozen=True)
class UnitValues:
    """Values per unit: one column per indicator or variable.

    values: float64, NaN where there is none; shares are 0–1.
    coverage: share of the weight that had data behind a value, 0–1.
    base: of means and ratios: the sum of the weight or denominator behind a value.
    status: int8 codes of `Status`: a sum with villages missing is an estimate.
    weights: per column the weight that was used.
    notes: rows that were set aside.
    """

    values: pd.DataFrame
    coverage: pd.DataFrame
    base: pd.DataFrame
    status: pd.DataFrame
    weights: Mapping[str, Weight]
    notes: tuple[Message, ...] = ()


def aggregate_indicators(
    variables: Harmonised,
    *,
    units: pd.Series,
    indicators: Sequence[Indicator],
    weights: Mapping[str, pd.Series] | None = None,
    weight: Weight | None = None,
    minimum_coverage: float | None = None,
) -> UnitValues:
    """Compute indicators per unit from village variables.

    Args:
        variables: harmonised variables, one row per village.
        units: code of the unit of each village, same index; rows with a
            blank code are left out and counted in a note.
        indicators: those to compute, each by its own rule.
        weights: further weights by token (`msme`, `population` ...), one
            value per village, same index. A harmonised variable of the same
            name serves where none is given; `villages` is 1 everywhere.
        weight: replaces the weight of indicators that leave it as a choice; the first choice
            that is at hand where None.
        minimum_coverage: replaces the indicators' own.

    Raises:
        IndicatorNotComputableError: names the variable, weight or rule that
            stands in the way.
        NegativeWeightError: names the first row and unit.
    """
    groups = Groups.of(units)
    rows = _Rows(variables, units, weights or {})
    found = _Found(groups)
    used: dict[str, Weight] = {}
    for indicator in indicators:
        rows.require(indicator)
        by = effective_weight(indicator, weight, rows.names)
        operand, reduced = _reduce(indicator, rows, groups, by)
        least = indicator.minimum_coverage if minimum_coverage is None else minimum_coverage
        found.add(indicator.id, operand, reduced, least, is_sum=indicator.rule is Rule.SUM)
        used[indicator.id] = by
    return found.frames(used)


def sum_variables(
    variables: Harmonised, *, units: pd.Series, names: Iterable[str], minimum_coverage: float = 0.0
) -> UnitValues:
    """Add variables up per unit; flags count the villages that have them.

    A sum with villages missing is smaller than the truth: its status is `E`
    and its coverage, the share of villages, says by how much.

    Raises:
        IndicatorNotComputableError: a variable is not at hand or is a
            category, which has no sum.
    """
    groups = Groups.of(units)
    rows = _Rows(variables, units, {})
    found = _Found(groups)
    for name in names:
        operand = rows.operand({"op": "name", "name": name})
        if operand.categories:
            raise IndicatorNotComputableError(indicator=name, missing=f"sum({name})")
        found.add(name, operand, summed(operand.values, groups), minimum_coverage, is_sum=True)
    return found.frames({})


def can_aggregate(indicator: Indicator) -> bool:
    """Say whether its rule is one that brings villages up to units."""
    parameters = indicator.formula.get("parameters", {})
    return indicator.rule in _FROM_VILLAGES and "breakdown" not in parameters


class _Rows:
    """The village rows: variables and weights as operands."""

    def __init__(
        self, variables: Harmonised, units: pd.Series, weights: Mapping[str, pd.Series]
    ) -> None:
        self._values = variables.values
        self._status = variables.status
        self._units = units
        self._weights = weights
        self._operands: dict[str, Operand] = {}

    @property
    def names(self) -> frozenset[str]:
        """What a village can be weighted by: the variables, and weights of the caller."""
        return frozenset({*self._weights, *self._values})

    def require(self, indicator: Indicator) -> None:
        """Make sure that an indicator can be computed from these rows."""
        lacking = [one for one in indicator.requires if one not in self._values]
        if not can_aggregate(indicator):
            breakdown = "breakdown" in indicator.formula.get("parameters", {})
            lacking.append("breakdown" if breakdown else indicator.rule.value)
        if lacking:
            raise IndicatorNotComputableError(indicator=indicator.id, missing=", ".join(lacking))

    def operand(self, leaf: Mapping[str, Any]) -> Operand:
        """Return a variable as an operand, made once."""
        name = leaf["name"]
        if name not in self._values:
            raise IndicatorNotComputableError(indicator=name, missing=name)
        if name not in self._operands:
            self._operands[name] = _operand(self._values[name], status_codes(self._status[name]))
        return self._operands[name]

    def weight(self, weight: Weight, indicator: Indicator) -> Floats:
        """Return what each village counts for.

        Raises:
            IndicatorNotComputableError: the weight is not at hand.
            NegativeWeightError: a weight is below zero.
        """
        if weight.is_free:
            return np.ones(len(self._units))
        given = self._weights.get(weight.value)
        if given is None and weight.value in self._values:
            given = self._values[weight.value]
        if given is None:
            raise IndicatorNotComputableError(indicator=indicator.id, missing=weight.value)
        values = given.to_numpy(dtype=np.float64, na_value=np.nan)
        below = values < 0
        if below.any():
            row = int(np.argmax(below))
            raise NegativeWeightError(
                weight=weight.value,
                unit=self._units.iloc[row],
                value=float(values[row]),
                row=row + 1,
            )
        return values


def _operand(column: pd.Series, status: NDArray[np.int8]) -> Operand:
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return Operand(column.to_numpy(dtype=np.float64), status)
    codes = column.cat.codes.to_numpy()
    return Operand(
        np.where(codes < 0, np.nan, codes.astype(np.float64)),
        status,
        tuple(str(one) for one in column.cat.categories),
    )


def _reduce(
    indicator: Indicator, rows: _Rows, groups: Groups, by: Weight
) -> tuple[Operand, Reduced]:
    formula = indicator.formula
    if indicator.rule is Rule.RATIO_OF_SUMS:
        top = evaluate(formula["numerator"], rows.operand)
        bottom = evaluate(formula["denominator"], rows.operand)
        reduced = ratio_of_sums(top.values, bottom.values, groups)
        scale = formula.get("scale", 1)
        return top, replace(reduced, value=reduced.value * scale)
    operand = evaluate(formula.get("of", formula.get("condition")), rows.operand)
    if indicator.rule is Rule.SUM:
        return operand, summed(operand.values, groups)
    weight = rows.weight(by, indicator)
    if indicator.rule is Rule.WEIGHTED_MEDIAN:
        return operand, weighted_median(operand.values, weight, groups)
    return operand, weighted_mean(operand.values, weight, groups)


def _covered(reduced: Reduced, least: float) -> Floats:
    """Keep the values with enough of their weight behind them."""
    enough = reduced.coverage >= least - _TOLERANCE
    kept: Floats = np.where(enough, reduced.value, np.nan)
    return kept


def _status(
    values: Floats, coverage: Floats, operand: Operand, groups: Groups, *, is_sum: bool
) -> NDArray[np.int8]:
    """Say why a unit has no value: never asked, withheld, or missing."""
    status = np.where(np.isnan(values), Status.MISSING.code, Status.NORMAL.code).astype(np.int8)
    if np.isnan(values).any():
        rows = groups.rows
        for reason in (Status.NOT_ASKED.code, Status.SUPPRESSED.code):
            alike = groups.count(operand.status == reason) == rows
            status[np.isnan(values) & alike & (rows > 0)] = reason
    if is_sum:
        status[~np.isnan(values) & (coverage < 1 - _TOLERANCE)] = Status.ESTIMATED.code
    return status


class _Found:
    """The columns that were computed so far."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._values: dict[str, Floats] = {}
        self._coverage: dict[str, Floats] = {}
        self._base: dict[str, Floats] = {}
        self._status: dict[str, NDArray[np.int8]] = {}

    def add(
        self, name: str, operand: Operand, reduced: Reduced, least: float, *, is_sum: bool
    ) -> None:
        """Add a column; values with less coverage than `least` are missing."""
        kept = _covered(reduced, least)
        self._values[name] = kept
        self._coverage[name] = reduced.coverage
        if reduced.base is not None:
            self._base[name] = reduced.base
        self._status[name] = _status(kept, reduced.coverage, operand, self._groups, is_sum=is_sum)

    def frames(self, weights: Mapping[str, Weight]) -> UnitValues:
        """Return the columns as tables, one row per unit."""
        index = pd.Index(self._groups.codes, name="unit", dtype=object)
        aside = int((self._groups.position < 0).sum())
        text = QT_TRANSLATE_NOOP("core", "{count} village rows have no unit and were left out.")
        return UnitValues(
            pd.DataFrame(self._values, index=index),
            pd.DataFrame(self._coverage, index=index),
            pd.DataFrame(self._base, index=index),
            pd.DataFrame(self._status, index=index),
            weights,
            (Message(text, {"count": aside}),) if aside else (),
        )
