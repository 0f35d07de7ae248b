"""Cells formatted as percentages, which a spreadsheet stores as shares."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ..messages import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .grid import Grid

_TO_POINTS = QT_TRANSLATE_NOOP(
    "core",
    "Column “{column}”: {count} cell(s) formatted as percentages stand beside "
    "plain numbers such as {plain}; they were multiplied by 100 (stored "
    "{stored} became {value}).",
)
_AS_STORED = QT_TRANSLATE_NOOP(
    "core",
    "Column “{column}”: {count} cell(s) formatted as percentages stand beside "
    "plain numbers such as {plain}, none above 1; all were read as stored, "
    "{stored} for {value} %.",
)


def in_one_scale(grid: Grid, names: Sequence[str]) -> Grid:
    """Bring percent cells to the scale of the plain numbers of their column.

    Args:
        grid: rows of data alone; `percents` is None where nothing is known.
        names: one name per column.

    The column's other numbers decide: with one above 1 they are points, and
    13.25 % stored as 0.1325 becomes 13.25. Columns of percent cells alone
    stay as stored.
    """
    if grid.percents is None or not grid.percents.any():
        return grid
    cells = grid.cells.copy()
    notes = list(grid.notes)
    for column in np.flatnonzero(grid.percents.any(axis=0)):
        percent = grid.percents[:, column]
        plain = cells[grid.is_number[:, column] & ~percent, column].astype(float)
        if not plain.size:
            continue
        stored = cells[percent, column].astype(float)
        points = [f"{share * 100:.12g}" for share in stored]
        template = _TO_POINTS if np.abs(plain).max() > 1 else _AS_STORED
        if template is _TO_POINTS:
            cells[percent, column] = points
        said = {"column": names[column], "count": len(stored), "plain": f"{plain[0]:.12g}"}
        said |= {"stored": f"{stored[0]:.12g}", "value": points[0]}
        notes.append(Message(template, said, warns=True))
    return replace(grid, cells=cells, notes=tuple(notes))
