"""Which columns of a table of points hold what, and how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from ..errors import MissingPointColumnError, NotPointsError
from .point_files import PointColumns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
_SEPARATORS = (",", ";", "\t", "|")
_X = ("longitude", "lon", "long", "lng", "x", "bujur")
_Y = ("latitude", "lat", "y", "lintang")
_QUADKEY = ("quadkey", "quad_key", "tile")
_VALUE = ("rwi",)
_ERROR = ("error", "rwi_error")
# Meta's population files name their column by country, kind and year.
_PEOPLE = re.compile(
    r"[a-z]{3}_[a-z_]+_\d{4}|population(_\d{4})?|people|penduduk"
    r"|jumlah_penduduk"
)
_SAMPLE_ROWS = 100


@dataclass(frozen=True)
class TextLayout:
    """How a text file of points is written.

    decimal: a comma where a spreadsheet in Indonesian saved it.
    """

    columns: tuple[str, ...]
    separator: str = ","
    decimal: str = "."


def is_text_table(path: Path) -> bool:
    """Whether a file is a text table by its name, packed or not."""
    return any(one.lower() in TEXT_SUFFIXES for one in path.suffixes[-2:])


def text_layout(path: Path) -> TextLayout:
    """Columns, separator and decimal sign of a text file of points.

    Raises:
        NotPointsError: the file is no table.
    """
    tables = {one: _sample(path, one) for one in _SEPARATORS}
    separator = max(tables, key=lambda one: len(tables[one].columns))
    sample = tables[separator]
    if not len(sample.columns):
        raise NotPointsError(name=path.name, columns="")
    columns = tuple(str(name) for name in sample.columns)
    comma = separator != "," and _has_decimal_commas(sample)
    return TextLayout(columns, separator, "," if comma else ".")


def _sample(path: Path, separator: str) -> pd.DataFrame:
    """The first rows read that way; nothing where they cannot be."""
    try:
        return pd.read_csv(path, sep=separator, nrows=_SAMPLE_ROWS, dtype=str, encoding="utf-8-sig")
    except (ValueError, OSError):
        return pd.DataFrame()


def _has_decimal_commas(sample: pd.DataFrame) -> bool:
    cells = sample.stack()
    return bool(cells.str.fullmatch(r"\s*-?\d+,\d+\s*").any())


def find_column(columns: Sequence[str], known: Sequence[str] | re.Pattern[str]) -> str | None:
    """First column with a known name, whatever its case; None without."""
    for name in columns:
        plain = name.strip().lower()
        if isinstance(known, re.Pattern):
            if known.fullmatch(plain):
                return name
        elif plain in known:
            return name
    return None


def find_people(columns: Sequence[str]) -> str | None:
    """The column that counts people, None without one."""
    return find_column(columns, _PEOPLE)


def find_places(columns: Sequence[str]) -> tuple[str, str] | None:
    """Columns of longitude and latitude, None where one is not there."""
    x, y = find_column(columns, _X), find_column(columns, _Y)
    return (x, y) if x and y else None


def find_columns(
    columns: Sequence[str], said: PointColumns, *, name: str, places: bool
) -> PointColumns:
    """Complete what a person said by what columns are called.

    Args:
        columns: those there are.
        said: what the person named; an empty name is to be found.
        name: of the file or layer, for errors.
        places: whether coordinates come from columns; else the geometry
            has them.

    A wealth index brings its error along. Coordinates win over a quadkey
    that nobody asked for: they are the same place.

    Raises:
        MissingPointColumnError: a column that was named is not there.
        NotPointsError: no columns of coordinates and no quadkey.
    """
    for one in (*said.wanted(), said.x, said.y, said.quadkey):
        if one and one not in columns:
            raise MissingPointColumnError(column=one, columns=", ".join(columns))
    value = said.value or find_column(columns, _VALUE)
    error = said.error or (find_column(columns, _ERROR) if value else None)
    x = said.x or find_column(columns, _X) or ""
    y = said.y or find_column(columns, _Y) or ""
    quadkey = said.quadkey
    if not quadkey and not (x and y):
        quadkey = find_column(columns, _QUADKEY)
    if places and not quadkey and not (x and y):
        raise NotPointsError(name=name, columns=", ".join(columns))
    return PointColumns(
        x=x,
        y=y,
        value=value,
        weight=said.weight or None,
        error=error,
        quadkey=quadkey if places else None,
    )
