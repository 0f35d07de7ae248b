"""Which column of a table is what: as the caller says, else as found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..tables.columns import find_columns
from .errors import (
    ColumnNotFoundError,
    NoKeyColumnError,
    NoValueColumnError,
    SpoiltValueColumnError,
)

if TYPE_CHECKING:
    from ..regions.gazetteer import Gazetteer
    from ..tables.columns import ColumnRoles
    from ..tables.model import Table
    from .options import HarmoniseOptions
# Said instead of a column: there is none, whatever the content suggests.
NO_COLUMN = "-"


def choose_columns(table: Table, gazetteer: Gazetteer, options: HarmoniseOptions) -> ColumnRoles:
    """Take the columns that the caller names and find the others by content.

    Raises:
        ColumnNotFoundError, NoKeyColumnError, NoValueColumnError: see
            `harmonise`.
    """
    headers = list(table.cells.columns)
    named = (options.code, options.name, options.type, options.province, options.period_field)
    for column in (*named, *options.values):
        if column not in (None, NO_COLUMN, *headers):
            raise ColumnNotFoundError(
                column=column, source=table.source, columns=", ".join(headers)
            )
    found = find_columns(
        table, provinces=gazetteer.province_names(), districts=gazetteer.district_names()
    )
    values = options.values or tuple(column for column in found.values if column not in named)
    # What the caller names is not left out, whatever its cells suggest.
    notes = tuple(note for note in found.notes if note.values.get("column") not in values)
    roles = replace(
        found,
        code=_said(options.code, found.code),
        name=_said(options.name, found.name),
        type=_said(options.type, found.type),
        province=_said(options.province, found.province),
        period=_said(options.period_field, found.period),
        values=values,
        notes=notes,
    )
    if roles.code is None and roles.name is None:
        raise NoKeyColumnError(source=table.source, columns=", ".join(headers))
    if not roles.values:
        spoilt = (note for note in notes if "cell" in note.values)
        for note in spoilt:
            raise SpoiltValueColumnError(source=table.source, **note.values)
        raise NoValueColumnError(source=table.source, columns=", ".join(headers))
    return roles


def _said(said: str | None, found: str | None) -> str | None:
    return None if said == NO_COLUMN else said or found
