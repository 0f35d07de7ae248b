"""Turns a table of one dataset into variables with one name everywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..measures.status import Status
from ..messages import QT_TRANSLATE_NOOP, Message
from .descriptor_columns import STATUS, Columns, Distinct
from .errors import UnknownVariableError
from .expressions import Operand, evaluate, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from ..tables.model import Table
    from ..tables.numbers import NumberStyle
    from .model import Dataset, Kind, VariableDefinition

_DISTRICT_DIGITS = 4
# As Kemendagri writes them: 15.01, 15.01.03, 15.01.03.2001.
_DOTTED = re.compile(r"\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?")


@dataclass(frozen=True)
class Harmonised:
    """Variables under their harmonised names, row for row as in the table.

    values: one column per variable; float64 for numbers and flags (1, 0),
        NaN where unknown; a pandas category for categories.
    status: same shape, pandas categories: `A` known, `M` missing, `N` not
        asked, `Q` suppressed, `X` not comparable.
    notes: what the reader should know of cells that were set aside.
    """

    values: pd.DataFrame
    status: pd.DataFrame
    notes: tuple[Message, ...] = ()


def harmonise_variables(
    table: Table,
    dataset: Dataset,
    variables: Iterable[str] | None = None,
    *,
    definitions: Mapping[str, VariableDefinition] | None = None,
    period: str | None = None,
    number_style: NumberStyle | None = None,
) -> Harmonised:
    """Read a dataset's variables out of a table.

    Recodes, skip rules, missing codes and units are applied as the
    descriptor says. Distances are 0 where the facility exists; shares are
    0–1.

    Args:
        table: as read from the file; it is not changed.
        dataset: the descriptor of that file.
        variables: harmonised names; all whose columns are there if None.
        definitions: kinds of variables, to set impossible values aside.
        period: which period of a table with one column per period; the
            newest one present if None.
        number_style: how the file writes numbers, where its descriptor and
            its cells do not settle it.

    Raises:
        UnknownVariableError: the dataset does not hold a variable.
        DescribedColumnMissingError: the table lacks a column that a variable
            asked for by name needs.
    """
    chosen = period or newest_period(table, dataset)
    columns = Columns(table, dataset, period=chosen, number_style=number_style)
    wanted = _wanted(columns, dataset, variables)
    values: dict[str, pd.Series] = {}
    status: dict[str, pd.Series] = {}
    index = table.cells.index
    kinds = definitions or {}
    for name in wanted:
        operand = read_variable(columns, dataset, name)
        kind = kinds[name].kind if name in kinds else None
        operand = _without_negatives(operand, name, kind, columns.notes)
        values[name] = _series(operand, index)
        status[name] = pd.Series(
            pd.Categorical.from_codes(operand.status.astype(np.int8), dtype=STATUS), index=index
        )
    return Harmonised(
        pd.DataFrame(values, index=index, copy=False),
        pd.DataFrame(status, index=index, copy=False),
        _distinct(columns.notes),
    )


def available_variables(
    table: Table, dataset: Dataset, *, period: str | None = None
) -> tuple[str, ...]:
    """Return the variables whose columns the table really has."""
    chosen = period or newest_period(table, dataset)
    columns = Columns(table, dataset, period=chosen)
    return tuple(
        name
        for name, variable in dataset.variables.items()
        if all(columns.find(one) for one in names(variable.value))
    )


def newest_period(table: Table, dataset: Dataset) -> str | None:
    """Return the last of a dataset's periods that has a column."""
    patterns = [
        column
        for variable in dataset.variables.values()
        for column in names(variable.value)
        if "{period}" in column
    ]
    for period in reversed(dataset.periods):
        columns = Columns(table, dataset, period=period)
        if any(columns.find(one) for one in patterns):
            return period
    return None


def read_variable(columns: Columns, dataset: Dataset, name: str) -> Operand:
    """Work out one variable for every row of a table.

    Raises:
        UnknownVariableError: the dataset does not hold it.
        DescribedColumnMissingError: the table lacks one of its columns.
    """
    if name not in dataset.variables:
        raise UnknownVariableError(
            dataset=dataset.id, variable=name, known=", ".join(sorted(dataset.variables))
        )
    readers = {"number": columns.number, "code": columns.code, "text": columns.text}

    def leaf(expression: Mapping[str, Any]) -> Operand:
        if expression["op"] == "name":
            return columns.number({"column": expression["name"]}, name)
        return readers[expression["op"]](expression, name)

    return evaluate(dataset.variables[name].value, leaf)


def unit_codes(table: Table, dataset: Dataset, *, digits: int = _DISTRICT_DIGITS) -> pd.Series:
    """Return each row's unit code, as many digits as asked for.

    Parts that Excel or another program stripped of their leading zeros or
    gave a `.0` get their width back. A row whose code is incomplete gets "".

    Raises:
        DescribedColumnMissingError: the table has none of the code columns.
    """
    codes = unit_numbers(table, dataset, digits=digits)
    return pd.Series(codes.texts(), index=table.cells.index, dtype=object)


@dataclass(frozen=True)
class UnitNumbers:
    """Unit codes as whole numbers, which are quick to compare.

    values: -1 where a code is incomplete.
    width: digits of the codes, leading zeros included.
    """

    values: NDArray[np.int64]
    width: int

    def first(self, digits: int) -> UnitNumbers:
        """Return the codes of the larger units, by their first digits."""
        surplus = self.width - digits
        if surplus <= 0:
            return self
        # -1 stays -1: whole division rounds down.
        return UnitNumbers(self.values // 10**surplus, digits)

    def texts(self) -> list[str]:
        """Return the codes with leading zeros, "" where incomplete."""
        return [f"{one:0{self.width}d}" if one >= 0 else "" for one in self.values.tolist()]


def unit_numbers(table: Table, dataset: Dataset, *, digits: int = _DISTRICT_DIGITS) -> UnitNumbers:
    """Return as `unit_codes`, as numbers.

    Raises:
        DescribedColumnMissingError: the table has none of the code columns.
    """
    columns = Columns(table, dataset)
    key = dataset.key
    for name in key.whole:
        if columns.find(name):
            cells = columns.distinct(name, "the unit's code")
            width = sum(key.widths) or digits
            return UnitNumbers(_whole(cells, width), width).first(digits)
    joined = np.zeros(len(table.cells), dtype=np.int64)
    length = 0
    for name, width in zip(key.columns, key.widths):
        if length >= digits:
            break
        cells = columns.distinct(name, "the unit's code")
        part = _whole(cells, width)
        broken = (joined < 0) | (part < 0)
        joined = np.where(broken, -1, joined * 10**width + part)
        length += width
    return UnitNumbers(joined, length).first(digits)


def _whole(cells: Distinct, width: int) -> NDArray[np.int64]:
    """Return codes of at most `width` digits as numbers, else -1."""
    plain = (one.replace(".", "") if _DOTTED.fullmatch(one) else one for one in cells.codes)
    numbers = [int(one) if one.isdecimal() and len(one) <= width else -1 for one in plain]
    spread: NDArray[np.int64] = np.array(numbers, dtype=np.int64)[cells.position]
    return spread


def _wanted(columns: Columns, dataset: Dataset, variables: Iterable[str] | None) -> list[str]:
    if variables is not None:
        return list(dict.fromkeys(variables))
    return [
        name
        for name, variable in dataset.variables.items()
        if all(columns.find(one) for one in names(variable.value))
    ]


def _series(operand: Operand, index: pd.Index) -> pd.Series:
    if not operand.categories:
        return pd.Series(operand.values, index=index)
    codes = np.where(operand.known, operand.values, -1).astype(np.intp)
    kind = pd.CategoricalDtype(list(operand.categories))
    return pd.Series(pd.Categorical.from_codes(codes, dtype=kind), index=index)


def _without_negatives(
    operand: Operand, name: str, kind: Kind | None, notes: list[Message]
) -> Operand:
    """Set values aside that a count or a distance cannot have."""
    if kind is None or not kind.cannot_be_negative or operand.categories:
        return operand
    impossible = operand.values < 0
    if not impossible.any():
        return operand
    notes.append(
        Message(
            QT_TRANSLATE_NOOP(
                "core",
                "{variable}: {count} rows are below zero, which it cannot "
                "be; the first is data row {row} with {value}. They count "
                "as missing.",
            ),
            {
                "variable": name,
                "count": int(impossible.sum()),
                "row": int(np.argmax(impossible)) + 1,
                "value": float(operand.values[impossible][0]),
            },
        )
    )
    return Operand(
        np.where(impossible, np.nan, operand.values),
        np.where(impossible, Status.MISSING.code, operand.status).astype(np.int8),
    )


def _distinct(notes: list[Message]) -> tuple[Message, ...]:
    return tuple({str(one): one for one in notes}.values())
