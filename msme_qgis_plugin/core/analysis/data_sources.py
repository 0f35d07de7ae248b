"""What a table is good for: villages, counts by sector, or plain values.

Or something that has no rows of districts at all: enterprises, points, pairs, outlines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from ..catalogue.model import Layout
from ..catalogue.recognise import recognise
from ..catalogue.variables import available_variables, unit_codes
from ..catalogue.without_personal import without_personal_columns
from ..regions.levels import Level
from .breakdowns import NONE, Asked, find_breakdowns
from .errors import NoSectorsError, ValueColumnUnclearError

if TYPE_CHECKING:
    import pandas as pd

    from ..catalogue.load import Catalogue
    from ..tables.columns import ColumnRoles
    from ..tables.model import Table
    from .breakdowns import Breakdowns

_DISTRICT, _PROVINCE, _VILLAGE = 4, 2, 10
_MOST = 0.9
# More rows per district than names spelt in two ways explain.
_ROWS_EACH = 1.5
# Rows in which sectors, sexes and sizes show.
_HEAD = 500
_DIMENSIONS = ("sector", "sex", "size")
_OTHER_SHAPES = (Layout.POINTS, Layout.PAIRS, Layout.POLYGONS)


class Kind(str, Enum):
    """What a table is good for."""

    VILLAGES = "villages"
    COUNTS = "counts"
    VALUES = "values"
    REGISTER = "register"
    POINTS = Layout.POINTS.value
    PAIRS = Layout.PAIRS.value
    OUTLINES = Layout.POLYGONS.value


@dataclass(frozen=True)
class Source:
    """A table at hand.

    dataset: its id in the catalogue, "" where it is not known there.
    variables: harmonised variables that it holds.
    breakdowns: `sector`, `sex`, `size`, as far as counts have them.
    sector, sex: the columns that tell them; "" where headers do or nothing.
    by_village: whether counts stand beside codes of villages.
    columns: the columns of numbers, of counts.
    several: whether it has several rows per district, as only counts may.
    provinces: two-digit codes, in the table's own numbering.
    districts: how many distinct ones it names.
    """

    kind: Kind
    dataset: str = ""
    variables: tuple[str, ...] = ()
    breakdowns: tuple[str, ...] = ()
    sector: str = ""
    sex: str = ""
    by_village: bool = False
    several: bool = False
    columns: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    districts: int = 0


def look_at(table: Table, roles: ColumnRoles, catalogue: Catalogue) -> Source:
    """Say what a table is good for.

    Args:
        roles: what its columns were taken for.
    """
    known = _as_villages(table, catalogue) or _as_shapes(table, roles, catalogue)
    if known is not None:
        return known
    if _is_register(table, roles):
        return Source(Kind.REGISTER)
    layout = _layout(table, roles)
    if layout is None:
        return Source(Kind.VALUES)
    digits = _digits(table, roles)
    by_village = bool((digits.str.len() == _VILLAGE).mean() > _MOST)
    named = table.cells[roles.name or roles.code or table.cells.columns[0]]
    districts = len(_starts(digits, _DISTRICT)) or int(named.nunique())
    return Source(
        Kind.COUNTS,
        breakdowns=_dimensions(layout),
        sector=layout.sector or "",
        sex=layout.sex or "",
        by_village=by_village,
        columns=() if layout.sector is None else tuple(roles.values),
        provinces=_starts(digits, _PROVINCE),
        several=len(table.cells) > _ROWS_EACH * districts,
        districts=districts,
    )


def _as_villages(table: Table, catalogue: Catalogue) -> Source | None:
    for one in recognise(table, catalogue):
        dataset = catalogue.dataset(one.dataset)
        if dataset.level is not Level.VILLAGE:
            continue
        shown = without_personal_columns(table, dataset)
        codes = unit_codes(shown, dataset, digits=_VILLAGE)
        return Source(
            Kind.VILLAGES,
            dataset=dataset.id,
            variables=available_variables(shown, dataset),
            provinces=_starts(codes, _PROVINCE),
            districts=len(_starts(codes, _DISTRICT)),
        )
    return None


def _as_shapes(table: Table, roles: ColumnRoles, catalogue: Catalogue) -> Source | None:
    named = roles.code is not None or roles.name is not None
    for one in recognise(table, catalogue):
        layout = catalogue.dataset(one.dataset).layout
        # Districts may well have coordinates beside their codes.
        if layout in _OTHER_SHAPES and not (named and layout is Layout.POINTS):
            return Source(Kind(layout.value), dataset=one.dataset)
    return None


def _is_register(table: Table, roles: ColumnRoles) -> bool:
    """Tell rows of enterprises by their owners' data and by many of them in a district."""
    unit = roles.code or roles.name
    if unit is None or not table.personal:
        return False
    return len(table.cells) > _ROWS_EACH * table.cells[unit].nunique()


def _layout(table: Table, roles: ColumnRoles) -> Breakdowns | None:
    """Return how counts are laid out, None where there are no sectors."""
    keys = (roles.code, roles.name, roles.type, roles.province, roles.period)
    head = replace(
        table,
        cells=table.cells.head(_HEAD),
        is_number=table.is_number.head(_HEAD),
        sheet_rows=table.sheet_rows[:_HEAD],
    )

    def find(asked: Asked) -> Breakdowns:
        return find_breakdowns(
            head, numeric=roles.values, keys=[one for one in keys if one is not None], asked=asked
        )

    try:
        return find(Asked())
    except NoSectorsError:
        return None
    except ValueColumnUnclearError:
        # Sectors there are; which column is the count, a person says.
        return find(Asked(values=roles.values))


def _dimensions(layout: Breakdowns) -> tuple[str, ...]:
    return tuple(
        one
        for one in _DIMENSIONS
        if getattr(layout, one) is not None
        or any(getattr(part, one) != NONE for part in layout.values.values())
    )


def _digits(table: Table, roles: ColumnRoles) -> pd.Series:
    if roles.code is None:
        return table.cells.iloc[:, 0].map(lambda _: "")
    return table.cells[roles.code].str.replace(r"\D", "", regex=True)


def _starts(codes: pd.Series, length: int) -> tuple[str, ...]:
    """Return the distinct first digits of codes that have so many."""
    starts = codes.str.slice(0, length)
    return tuple(sorted(set(starts[starts.str.len() == length])))
