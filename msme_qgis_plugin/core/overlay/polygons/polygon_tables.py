"""Polygons and their values out of layers and tables, made ready."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from ...measures.field import Role, name_beside
from ...messages import QT_TRANSLATE_NOOP, Message
from ...tables.numbers import parse_numbers
from ...tables.styles import NumberStyle
from ..errors import MissingValueColumnError, NotPolygonsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..geodesy import GeometryArray

_WKT = re.compile(r"\s*(MULTI)?POLYGON", re.IGNORECASE)
_POLYGONS = (3, 6)  # shapely's type numbers
_SHOWN = 3


@dataclass(frozen=True)
class Outlines:
    """Polygons of a table.

    shapes: None where there is no polygon or none that can be read.
    notes: what could not be read.
    """

    shapes: GeometryArray
    notes: tuple[Message, ...]


def wkt_column(table: pd.DataFrame) -> str | None:
    """The column that holds outlines as WKT, None without one."""
    for name in table.columns:
        cells = table[name].dropna()
        texts = cells[cells.map(lambda cell: isinstance(cell, str))]
        if len(texts) and _WKT.match(texts.iloc[0]):
            return str(name)
    return None


def outlines_of(table: pd.DataFrame, *, name: str) -> Outlines:
    """Polygons of a table's column of WKT.

    An outline that was cut off, as where a spreadsheet keeps no more than
    32,767 characters in a cell, cannot be read: its row has no polygon.

    Raises:
        NotPolygonsError: there is no such column.
    """
    column = wkt_column(table)
    if column is None:
        raise NotPolygonsError(name=name, columns=", ".join(map(str, table.columns)))
    cells = table[column]
    texts = [one if isinstance(one, str) else None for one in cells]
    shapes = np.asarray(shapely.from_wkt(texts, on_invalid="ignore"))
    return _polygons_only(shapes, cells.notna().to_numpy())


def polygons_of(shapes: GeometryArray, *, name: str) -> Outlines:
    """Polygons among geometries of a layer.

    Raises:
        NotPolygonsError: there is none.
    """
    found = _polygons_only(shapes, ~shapely.is_missing(shapes))
    if len(shapes) and shapely.is_missing(found.shapes).all():
        raise NotPolygonsError(name=name, columns="–")
    return found


def _polygons_only(
    shapes: GeometryArray, said: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> Outlines:
    good = np.isin(shapely.get_type_id(shapes), _POLYGONS)
    good &= ~shapely.is_empty(shapes)
    lost = np.flatnonzero(said & ~good)
    notes = []
    if len(lost):
        rows = ", ".join(str(row + 1) for row in lost[:_SHOWN])
        notes.append(
            Message(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{count} outline(s) cannot be read as polygons and were "
                    "left out, such as one that was cut off (rows {rows}).",
                ),
                {"count": len(lost), "rows": rows},
            )
        )
    found = shapes.copy()
    found[~good] = None
    return Outlines(found, tuple(notes))


def numbers_of(
    table: pd.DataFrame, columns: Iterable[str], *, style: NumberStyle = NumberStyle.AUTO
) -> tuple[pd.DataFrame, tuple[Message, ...]]:
    """Columns as numbers, text read by the rules of `tables.numbers`.

    Returns:
        The columns, NaN where there is no number; and what was decided.

    Raises:
        MissingValueColumnError: a column is not there.
        UnreadableNumbersError, UndecidableNumberStyleError: as they say.
    """
    values: dict[str, pd.Series] = {}
    notes: list[Message] = []
    for name in columns:
        if name not in table.columns:
            raise MissingValueColumnError(column=name, columns=", ".join(map(str, table.columns)))
        cells = table[name]
        if pd.api.types.is_numeric_dtype(cells):
            values[name] = cells.astype(float)
            continue
        texts = cells.map(lambda cell: "" if cell is None else str(cell))
        stored = cells.map(lambda cell: isinstance(cell, (int, float)))
        parsed = parse_numbers(texts, is_number=stored, style=style)
        values[name] = parsed.values
        notes.extend(parsed.notes)
    return pd.DataFrame(values, index=table.index), tuple(notes)


def free_names(names: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Names of fields that keep theirs unless a unit's field has it.

    Case does not tell names apart, since GeoPackage columns do not differ
    by case; the names of what stands beside them are free as well.
    """
    used = {one.lower() for one in taken}
    found = {}
    for name in names:
        own, number = name, 2
        while used & _with_beside(own):
            own, number = f"{name}_{number}", number + 1
        found[name] = own
        used |= _with_beside(own)
    return found


def _with_beside(name: str) -> set[str]:
    low = name.lower()
    return {low, *(name_beside(low, one) for one in (Role.COVERAGE, Role.STATUS, Role.BASE))}
