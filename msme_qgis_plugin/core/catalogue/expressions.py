"""The closed set of operations that formulas in the catalogue may use.

A formula is data: a name, or an object with an `op`. There is no evaluation
of text anywhere. Every operand carries, row by row, a value and a status, so
that a question which was not asked never turns into a zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..measures.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from .model import Expression

LEAVES = frozenset({"number", "code", "text", "variable"})


@dataclass(frozen=True)
class Operand:
    """A value per row.

    values: float64, NaN where unknown; for a category the position in
        `categories`; for a flag 1 or 0.
    status: int8 codes (see `measures.status`), same length; 0 where known.
    """

    values: NDArray[np.float64]
    status: NDArray[np.int8]
    categories: tuple[str, ...] = ()

    @property
    def known(self) -> NDArray[np.bool_]:
        """Rows with a value."""
        return ~np.isnan(self.values)


Leaf = Callable[["Mapping[str, Any]"], Operand]


def evaluate(expression: Expression, leaf: Leaf) -> Operand:
    """Work out an expression for all rows at once.

    `leaf` gives the operand of a leaf: an object whose `op` is one of
    `LEAVES`. A bare name reaches it as `{"op": "name", "name": ...}`.
    """
    if isinstance(expression, str):
        return leaf({"op": "name", "name": expression})
    op = expression["op"]
    if op in LEAVES:
        return leaf(expression)
    return _OPERATIONS[op](expression, leaf)


def names(expression: Expression) -> Iterator[str]:
    """Yield the columns or variables that an expression reads."""
    if isinstance(expression, str):
        yield expression
        return
    if expression["op"] in LEAVES:
        yield expression.get("column") or expression["name"]
        for rule in expression.get("skip", ()):
            if "when" in rule:
                yield rule["when"]["column"]
        return
    for part in ("of", "count", "kilometres", "condition"):
        inner = expression.get(part, ())
        many = inner if isinstance(inner, (list, tuple)) else (inner,)
        for one in many:
            yield from names(one)


def operations() -> frozenset[str]:
    """Return every operation that a formula may use."""
    return LEAVES | frozenset(_OPERATIONS)


def _result(
    values: NDArray[np.float64], operands: Sequence[Operand], categories: tuple[str, ...] = ()
) -> Operand:
    """Give an unknown result the worst status of its unknown operands."""
    values = np.where(np.isfinite(values), values, np.nan)
    unknown = np.isnan(values)
    worst = np.zeros(len(values), dtype=np.int8)
    for operand in operands:
        np.maximum(worst, np.where(operand.known, 0, operand.status), out=worst)
    worst[unknown & (worst == Status.NORMAL.code)] = Status.MISSING.code
    worst[~unknown] = Status.NORMAL.code
    return Operand(values, worst, categories)


def _operands(expression: Mapping[str, Any], leaf: Leaf) -> list[Operand]:
    return [evaluate(one, leaf) for one in expression["of"]]


def _sum(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    operands = _operands(expression, leaf)
    total = np.sum([one.values for one in operands], axis=0)
    return _result(total, operands)


def _subtract(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    first, second = _operands(expression, leaf)
    return _result(first.values - second.values, (first, second))


def _ratio(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    top, bottom = _operands(expression, leaf)
    with np.errstate(divide="ignore", invalid="ignore"):
        return _result(top.values / bottom.values, (top, bottom))


def _scale(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    operand = evaluate(expression["of"], leaf)
    return _result(operand.values * expression["by"], (operand,))


def _flag(
    expression: Mapping[str, Any], leaf: Leaf, test: Callable[[Operand], NDArray[np.bool_]]
) -> Operand:
    operand = evaluate(expression["of"], leaf)
    values = np.where(operand.known, test(operand).astype(float), np.nan)
    return _result(values, (operand,))


def _in(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    wanted = expression["values"]

    def test(operand: Operand) -> NDArray[np.bool_]:
        if operand.categories:
            positions = [
                float(position)
                for position, category in enumerate(operand.categories)
                if category in wanted
            ]
            return np.isin(operand.values, positions)
        return np.isin(operand.values, [float(one) for one in wanted])

    return _flag(expression, leaf, test)


def _greater(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    return _flag(expression, leaf, lambda one: one.values > expression["than"])


def _at_most(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    return _flag(expression, leaf, lambda one: one.values <= expression["limit"])


def _any(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    """True where one part is; unknown only where none is and one may be."""
    operands = _operands(expression, leaf)
    stack = np.array([one.values for one in operands])
    values = np.where(
        (stack > 0).any(axis=0), 1.0, np.where(np.isnan(stack).any(axis=0), np.nan, 0.0)
    )
    return _result(values, operands)


def _all(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    """False where one part is; unknown only where none is and one may be."""
    operands = _operands(expression, leaf)
    stack = np.array([one.values for one in operands])
    values = np.where(
        (stack == 0).any(axis=0), 0.0, np.where(np.isnan(stack).any(axis=0), np.nan, 1.0)
    )
    return _result(values, operands)


def _not(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    return _flag(expression, leaf, lambda one: one.values == 0)


def _score(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    operand = evaluate(expression["of"], leaf)
    scores = expression["scores"]
    table = np.array([scores.get(one, np.nan) for one in operand.categories] + [np.nan])
    position = np.where(operand.known, operand.values, -1).astype(np.intp)
    return _result(table[position], (operand,))


def _where(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    """Keep the value where a condition holds, 0 where it does not."""
    operand = evaluate(expression["of"], leaf)
    condition = evaluate(expression["condition"], leaf)
    values = np.where(condition.values == 0, 0.0, operand.values * condition.values)
    return _result(values, (operand, condition))


def _distance(expression: Mapping[str, Any], leaf: Leaf) -> Operand:
    """Kilometres to a facility: 0 where the village itself has one.

    The questionnaire asks for a distance only where the count is 0. A blank
    or zero distance where the count is unknown therefore says nothing.
    """
    count = evaluate(expression["count"], leaf)
    kilometres = evaluate(expression["kilometres"], leaf)
    asked = count.values == 0
    told = asked | (~count.known & (kilometres.values > 0))
    values = np.where(told, kilometres.values, np.nan)
    values = np.where(count.values > 0, 0.0, values)
    return _result(values, (count, kilometres))


_OPERATIONS: dict[str, Callable[[Mapping[str, Any], Leaf], Operand]] = {
    "sum": _sum,
    "subtract": _subtract,
    "ratio": _ratio,
    "scale": _scale,
    "in": _in,
    "greater": _greater,
    "at_most": _at_most,
    "any": _any,
    "all": _all,
    "not": _not,
    "score": _score,
    "where": _where,
    "distance": _distance,
}
