"""Takes rows of totals out of long tables, so that nothing counts twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message
from .descriptor_columns import Columns
from .expressions import names
from .variables import read_variable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..tables.model import Table
    from .model import Dataset

_TOTAL = "total"


def without_totals(table: Table, dataset: Dataset) -> Table:
    """Return a long table without rows that repeat its other rows.

    A row whose sector, sex or size is a total goes where its unit also has
    rows of parts; where a unit has the total alone, it stays. Breakdowns are
    taken one after the other in the order of the descriptor.
    """
    dropped = np.zeros(len(table.cells), dtype=bool)
    units = _units(table, dataset)
    columns = Columns(table, dataset)
    for name, dimension in dataset.dimensions.items():
        variable = dataset.variables.get(dimension.get("variable", name))
        if variable is None or not all(columns.find(one) for one in names(variable.value)):
            continue
        operand = read_variable(columns, dataset, variable.name)
        if _TOTAL not in operand.categories:
            continue
        total = operand.values == operand.categories.index(_TOTAL)
        parts = operand.known & ~total & ~dropped
        has_parts = np.isin(units, np.unique(units[parts]))
        dropped |= total & has_parts
    if not dropped.any():
        return table
    note = Message(
        QT_TRANSLATE_NOOP(
            "core", "{count} rows of totals were left out: their parts are in the table."
        ),
        {"count": int(dropped.sum())},
    )
    return replace(
        table,
        cells=table.cells[~dropped].reset_index(drop=True),
        is_number=table.is_number[~dropped].reset_index(drop=True),
        sheet_rows=table.sheet_rows[~dropped],
        notes=(*table.notes, note),
    )


def _units(table: Table, dataset: Dataset) -> NDArray[np.intp]:
    """Number the units by whatever columns tell them."""
    columns = Columns(table, dataset)
    headers = [
        header
        for one in (*dataset.key.columns, *dataset.key.whole, *dataset.key.names)
        if (header := columns.find(one)) is not None
    ]
    if not headers:
        return np.zeros(len(table.cells), dtype=np.intp)
    keys = pd.MultiIndex.from_frame(table.cells[headers])
    return np.asarray(pd.factorize(keys)[0], dtype=np.intp)
