"""Leaves columns about persons out before anything else sees them."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from ..messages import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from ..tables.model import Table
    from .model import Dataset


def personal_columns(table: Table, dataset: Dataset) -> tuple[str, ...]:
    """Return the headers that a descriptor marks as about persons."""
    patterns = [one.upper() for one in dataset.personal_columns]
    return tuple(
        str(header)
        for header in table.cells.columns
        if any(fnmatchcase(str(header).upper(), one) for one in patterns)
    )


def without_personal_columns(table: Table, dataset: Dataset) -> Table:
    """Return the table without columns about persons, and a note of it."""
    personal = list(personal_columns(table, dataset))
    if not personal:
        return table
    note = Message(
        QT_TRANSLATE_NOOP("core", "{count} columns about persons were left out ({columns})."),
        {"count": len(personal), "columns": ", ".join(personal)},
    )
    return replace(
        table,
        cells=table.cells.drop(columns=personal),
        is_number=table.is_number.drop(columns=personal),
        notes=(*table.notes, note),
    )
