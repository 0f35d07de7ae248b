"""Tables in JSON: what the statistics office's web API answers, and plain records.

A dynamic table of the web API (webapi.bps.go.id, `model/data`) lists its units
(`vervar`), variables (`var`), their breakdown (`turvar`), years (`tahun`) and
parts of years (`turtahun`), each as `{"val": 1101, "label": "Simeulue"}`, and its
cells as `datacontent`: the five numbers written one after another -> value.

A table of SIMDASI, from which yearbooks are printed (`datasource/simdasi`), has
`kolom`: id -> `nama_variabel`, and in `data` one entry per row: `label`,
`kode_wilayah`, and `variables`: id -> `value`, written as it is printed.

A static table (`view/statictable`) has `title` and, in `table`, the printed table
in HTML with its signs escaped. It is read as a sheet is: the header is to be found.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from itertools import chain, product
from typing import TYPE_CHECKING, Any, Callable, NamedTuple

import numpy as np

from ..messages import QT_TRANSLATE_NOOP, Message
from .errors import AmbiguousCellsError, TableDamagedError, TableFormatError
from .grid import Grid, tidy
from .html_cells import has_table, html_grid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TAG = re.compile(r"<[^>]*>")
_DISTRICT_DIGITS = 4
# Code, name and period stand before the values.
_KEYS = 3
# Lists of records stand under one of these, or are the file itself.
_RECORDS = ("data", "records", "rows", "result")
_WHOLE_YEARS = {"", "tahun", "tahunan", "tidak ada"}
_CODE, _NAME, _YEAR = "Kode", "Nama", "Tahun"
_YEARS_OF_TABLE = ("tahun_data", "tahun")
_SHOWN = 3

NOWHERE = QT_TRANSLATE_NOOP(
    "core",
    "{count} value(s) of the file belong to no unit, variable and period that it lists, "
    "and were left out: {examples}.",
)


class _Item(NamedTuple):
    """One entry of a list of the web API."""

    number: str
    label: str


def read_json(path: Path) -> tuple[Grid, list[str] | None]:
    """Read a table from JSON: its rows and the names of its columns.

    Returns:
        The rows, under their header where the names are None.

    Raises:
        TableDamagedError: the text is no JSON.
        TableFormatError: JSON that holds none of these tables.
        TooManyCellsError: a table in HTML claims more cells than can be held.
        AmbiguousCellsError: cells of a dynamic table cannot be told apart.
    """
    try:
        document = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise TableDamagedError(file=path.name, reason=f"JSON: {error}") from error
    if isinstance(document, dict) and isinstance(document.get("datacontent"), dict):
        return _dynamic_table(path, document)
    static = _find(document, lambda one: has_table(one.get("table")))
    if static is not None:
        return html_grid(static["table"], title=_text(static.get("title")), file=path.name), None
    printed = _find(document, _is_printed)
    if printed is not None:
        return _printed_table(printed)
    records = _find_records(document)
    if not records:
        raise TableFormatError(file=path.name, found="JSON")
    names = list(dict.fromkeys(name for one in records for name in one))
    return _grid([[one.get(name) for name in names] for one in records]), names


def _dynamic_table(path: Path, document: dict[str, Any]) -> tuple[Grid, list[str]]:
    """Make one row per unit and period, one column per variable."""
    units, variables, breakdown, years, parts = (
        _items(document, name) for name in ("vervar", "var", "turvar", "tahun", "turtahun")
    )
    if not (units and variables and years):
        raise TableFormatError(file=path.name, found="JSON")
    content = document["datacontent"]
    columns = list(product(variables, breakdown or [_Item("0", "")]))
    periods = list(product(years, parts or [_Item("0", "")]))
    places = [
        [_place(unit, column, period) for column in columns] for period in periods for unit in units
    ]
    rows = [
        [unit.number, unit.label, _period(*period), *map(content.get, row)]
        for (period, unit), row in zip(product(periods, units), places)
    ]
    notes = _check_places(path, content, Counter(chain.from_iterable(places)))
    rows = [row for row in rows if any(cell is not None for cell in row[_KEYS:])] or rows
    names = [_CODE, _text(document.get("labelvervar")) or _NAME, _YEAR]
    names += [_column_name(document, var, turn, columns) for var, turn in columns]
    first = 0 if _are_codes(units) else 1
    return _grid([row[first:] for row in rows], notes), names[first:]


def _place(unit: _Item, column: tuple[_Item, _Item], period: tuple[_Item, _Item]) -> str:
    return "".join(one.number for one in (unit, *column, *period))


def _check_places(
    path: Path, content: dict[str, object], places: Counter[str]
) -> tuple[Message, ...]:
    """Refuse a cell that may stand in several places; tell of those that stand in none."""
    shared = next((key for key in content if places[key] > 1), None)
    if shared is not None:
        raise AmbiguousCellsError(file=path.name, cell=shared)
    nowhere = [f"{key}: {_text(value)}" for key, value in content.items() if key not in places]
    if not nowhere:
        return ()
    values = {"count": len(nowhere), "examples": "; ".join(nowhere[:_SHOWN])}
    return (Message(NOWHERE, values, warns=True),)


def _find(document: object, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any] | None:
    """Return the table, which stands at the top, in `data`, or there behind the pages."""
    data = document.get("data") if isinstance(document, dict) else None
    for one in (document, data, *(data if isinstance(data, list) else ())):
        if isinstance(one, dict) and wanted(one):
            return one
    return None


def _is_printed(table: dict[str, Any]) -> bool:
    return isinstance(table.get("kolom"), dict) and _are_rows(table)


def _are_rows(table: dict[str, Any]) -> bool:
    rows = table.get("data")
    return isinstance(rows, list) and bool(rows) and all(isinstance(one, dict) for one in rows)


def _printed_table(table: dict[str, Any]) -> tuple[Grid, list[str]]:
    """Make one row per entry, one column per variable; no column of what no row has."""
    columns: dict[str, Any] = table["kolom"]
    year = next((text for one in _YEARS_OF_TABLE if (text := _text(table.get(one)))), "")
    rows = [
        [
            _text(one.get("kode_wilayah")),
            _text(one.get("label_raw") or one.get("label")),
            year,
            *(_cell(one.get("variables"), column) for column in columns),
        ]
        for one in table["data"]
    ]
    names = [_CODE, _NAME, _YEAR, *map(_variable_name, columns.values())]
    told = [place for place in range(len(names)) if place >= _KEYS or any(r[place] for r in rows)]
    return _grid([[row[place] for place in told] for row in rows]), [names[one] for one in told]


def _cell(variables: object, column: str) -> object:
    found = variables.get(column) if isinstance(variables, dict) else None
    return found.get("value") if isinstance(found, dict) else found


def _variable_name(column: object) -> str:
    if not isinstance(column, dict):
        return _text(column)
    name, unit = _text(column.get("nama_variabel")), _text(column.get("satuan"))
    return f"{name} ({unit})" if unit else name


def _items(document: dict[str, Any], name: str) -> list[_Item]:
    found = document.get(name)
    if not isinstance(found, list):
        return []
    return [
        _Item(str(one.get("val", "")), _text(one.get("label")))
        for one in found
        if isinstance(one, dict)
    ]


def _are_codes(units: Sequence[_Item]) -> bool:
    """Tell codes of districts from the running numbers of a regional office."""
    return all(one.number.isdecimal() and len(one.number) >= _DISTRICT_DIGITS for one in units)


def _period(year: _Item, part: _Item) -> str:
    return year.label if part.label.casefold() in _WHOLE_YEARS else f"{year.label} {part.label}"


def _column_name(
    document: dict[str, Any], variable: _Item, turn: _Item, columns: Sequence[object]
) -> str:
    entries = document["var"]
    units = {str(one.get("val", "")): _text(one.get("unit")) for one in entries}
    unit = units.get(variable.number, "")
    name = f"{variable.label} ({unit})" if unit else variable.label
    alone = len(columns) == len(entries)
    return name if alone or not turn.label else f"{name} / {turn.label}"


def _find_records(document: object) -> list[dict[str, Any]]:
    """Return a list of flat records, wherever it stands near the top."""
    if isinstance(document, dict):
        inner = next((document[name] for name in _RECORDS if name in document), None)
        return [] if inner is None else _find_records(inner)
    if not isinstance(document, list):
        return []
    if document and all(isinstance(one, dict) for one in document):
        flat = all(not isinstance(cell, (dict, list)) for one in document for cell in one.values())
        return document if flat else []
    # The web API gives the pages first and then the list.
    return _find_records(document[-1]) if document else []


def _grid(rows: Sequence[Sequence[object]], notes: tuple[Message, ...] = ()) -> Grid:
    cells = np.array([[_text(cell) for cell in row] for row in rows], dtype=object)
    numbers = [
        [isinstance(cell, (int, float)) and not isinstance(cell, bool) for cell in row]
        for row in rows
    ]
    return Grid(
        cells=cells,
        is_number=np.array(numbers, dtype=bool),
        lines=np.arange(1, len(rows) + 1),
        notes=notes,
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}"
    return tidy(html.unescape(_TAG.sub("", str(value))))
