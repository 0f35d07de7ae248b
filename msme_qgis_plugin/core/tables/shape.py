"""From a sheet as it stands to a table with named columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..messages import QT_TRANSLATE_NOOP, Message, brief
from .body import footnote_start, refuse_beyond_header, refuse_side_by_side, repeated_rows
from .errors import NoTableFoundError, TableHeaderOnlyError
from .header import HeaderPlace, column_names, find_header
from .model import Table
from .number_cells import looks_like_number
from .percent_cells import in_one_scale
from .personal import personal_columns

if TYPE_CHECKING:
    from collections.abc import Collection

    from .grid import Grid

_SHOWN = 120


def shape_table(
    grid: Grid, *, source: str, sheet: str | None, with_personal: bool = False
) -> Table:
    """Find the header of a sheet and take what stands under it.

    Args:
        grid: the sheet.
        source: file name, for messages.
        sheet: sheet name, None where the format has none.
        with_personal: see `read_table`.

    Returns:
        The table without blank rows and columns, repeated headers, footnotes
        and personal columns; the notes tell of each.

    Raises:
        NoTableFoundError: nothing on the sheet looks like a table.
        TableHeaderOnlyError: there is a header and nothing under it.
        SideBySideTablesError: a second table stands beside the first.
        CellsBeyondHeaderError: a row of text has more cells than columns.
    """
    place = find_header(grid) if grid.cells.size else None
    if place is None or not grid.filled().any():
        raise _no_table(source, sheet)
    end = footnote_start(grid, place.data)
    rows = range(place.data, end)
    body = grid.filled()[slice(place.data, end)]
    if not body.any():
        raise _no_rows(grid, place, source=source, sheet=sheet)
    header = place.levels[-1] if place.levels else None
    refuse_side_by_side(grid, header=header, rows=rows, file=source)
    grid, filled_down = _fill_merged_words(grid, rows)
    repeated = repeated_rows(grid, rows, patterns=(*place.levels, *place.numbering))
    keep = np.zeros(len(grid.cells), dtype=bool)
    keep[slice(place.data, end)] = body.any(axis=1)
    keep[repeated] = False
    if not keep.any():
        raise _no_rows(grid, place, source=source, sheet=sheet)
    refuse_beyond_header(grid, place.levels, keep, file=source)
    names = column_names(grid, place)
    used = body.any(axis=0)
    for level in place.levels:
        used |= grid.cells[level] != ""
    notes = (
        *_header_notes(grid, place),
        *_body_notes(grid, end=end, repeated=repeated, filled=filled_down),
    )
    return named_table(
        replace(
            grid,
            cells=grid.cells[keep][:, used],
            is_number=grid.is_number[keep][:, used],
            percents=None if grid.percents is None else grid.percents[keep][:, used],
            lines=grid.lines[keep],
            notes=(*grid.notes, *notes),
        ),
        names=[name for name, one in zip(names, used) if one],
        source=source,
        sheet=sheet,
        with_personal=with_personal,
    )


def named_table(
    grid: Grid, *, names: list[str], source: str, sheet: str | None, with_personal: bool = False
) -> Table:
    """Make a table of data rows and unique names, without personal columns.

    Args:
        with_personal: see `read_table`.

    Raises:
        NoTableFoundError: there are no rows, or only personal columns.
    """
    grid = in_one_scale(grid, names)
    personal = personal_columns(grid.cells, grid.is_number, names=names)
    kept = [name for name in names if with_personal or name not in personal]
    if not kept or not len(grid.cells):
        raise _no_table(source, sheet)
    cells = pd.DataFrame(grid.cells, columns=names)
    is_number = pd.DataFrame(grid.is_number, columns=names)
    return Table(
        cells=cells[kept] if kept != names else cells,
        is_number=is_number[kept] if kept != names else is_number,
        sheet_rows=grid.lines,
        source=source,
        sheet=sheet,
        notes=grid.notes if with_personal else (*grid.notes, *personal_note(personal)),
        personal=tuple(personal),
        kinds=personal,
    )


def _no_table(source: str, sheet: str | None) -> NoTableFoundError:
    return NoTableFoundError(file=source, sheet=f" ({sheet})" if sheet else "")


def _no_rows(
    grid: Grid, place: HeaderPlace, *, source: str, sheet: str | None
) -> NoTableFoundError | TableHeaderOnlyError:
    if not place.levels:
        return _no_table(source, sheet)
    level = place.levels[-1]
    return TableHeaderOnlyError(
        file=source,
        row=int(grid.lines[level]),
        columns=", ".join(text for text in grid.cells[level] if text),
    )


def _fill_merged_words(grid: Grid, rows: range) -> tuple[Grid, int]:
    """Repeat words merged over several rows of data; never numbers.

    A number merged over two rows belongs to both together, so that its
    second row has none.
    """
    merges = [
        one
        for one in grid.merges
        if one.top in rows
        and one.bottom > one.top
        and one.left < grid.cells.shape[1]
        and not looks_like_number(grid.cells[one.top, one.left])
    ]
    if not merges:
        return grid, 0
    cells = grid.cells.copy()
    for merge in merges:
        below = slice(merge.top + 1, merge.bottom + 1)
        cells[below, merge.left] = cells[merge.top, merge.left]
    return replace(grid, cells=cells), len(merges)


def _header_notes(grid: Grid, place: HeaderPlace) -> list[Message]:
    notes = []
    if place.title:
        template = QT_TRANSLATE_NOOP(
            "core", "Row(s) {rows} above the header were taken as title: {text}"
        )
        notes.append(_rows_note(grid, list(place.title), template))
    if not place.levels:
        template = QT_TRANSLATE_NOOP("core", "No header row was found; the columns were numbered.")
        notes.append(Message(template))
    elif len(place.levels) > 1:
        template = QT_TRANSLATE_NOOP(
            "core", "The header spans rows {rows}; its names were joined with “ / ”."
        )
        rows = f"{grid.lines[place.levels[0]]}–{grid.lines[place.levels[-1]]}"
        notes.append(Message(template, {"rows": rows}))
    if place.numbering:
        template = QT_TRANSLATE_NOOP(
            "core", "Row(s) {rows} only number the columns and were skipped."
        )
        notes.append(_rows_note(grid, list(place.numbering), template))
    return notes


def _body_notes(grid: Grid, *, end: int, repeated: list[int], filled: int) -> list[Message]:
    notes = []
    if repeated:
        template = QT_TRANSLATE_NOOP("core", "Row(s) {rows} repeat the header and were skipped.")
        notes.append(_rows_note(grid, repeated, template))
    if filled:
        template = QT_TRANSLATE_NOOP(
            "core", "{count} merged cell(s) with words were repeated over their rows."
        )
        notes.append(Message(template, {"count": filled}))
    under = [row for row in range(end, len(grid.cells)) if (grid.cells[row] != "").any()]
    if under:
        template = QT_TRANSLATE_NOOP("core", "Row(s) {rows} under the table are footnotes: {text}")
        notes.append(_rows_note(grid, under, template))
    return notes


def _rows_note(grid: Grid, rows: list[int], template: str) -> Message:
    text = " ".join(one for row in rows for one in grid.cells[row] if one)
    lines = [int(grid.lines[row]) for row in rows]
    shown = ", ".join(map(str, lines[:5])) + (", …" if lines[5:] else "")
    return Message(template, {"rows": shown, "text": brief(text, _SHOWN)})


def personal_note(personal: Collection[str]) -> tuple[Message, ...]:
    """Say which columns about persons were left out, where there are any."""
    if not personal:
        return ()
    template = QT_TRANSLATE_NOOP("core", "Personal columns were left out on reading: {columns}.")
    return (Message(template, {"columns": ", ".join(personal)}),)
