"""What two packs say differently of the same thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from .model import Conflict, unknown
from .read import wkb_of
from .schema import DATASET, INDICATOR, KEY

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from .model import Contents

_VALUES = ("value", "status", "coverage")
_MISSING = "M"
_NEAR = 1e-9


def find_conflicts(
    connection: sqlite3.Connection, contents: Contents
) -> tuple[tuple[Conflict, ...], Contents]:
    """List what differs, and return contents without it.

    What both hold alike is no conflict. What the pack holds stays.
    """
    held = _table(connection, "SELECT * FROM observation")
    observed, new = _observations(held, contents.observations)
    conflicts = [
        *_units(connection, contents.units),
        *_definitions(
            "indicator",
            _table(connection, "SELECT * FROM indicator"),
            contents.indicators,
            INDICATOR,
        ),
        *_definitions(
            "dataset", _table(connection, "SELECT * FROM dataset"), contents.datasets, DATASET
        ),
        *observed,
    ]
    runs = {row[0] for row in connection.execute("SELECT run FROM provenance")}
    report = contents.match_report
    return tuple(conflicts), replace(
        contents, observations=new, match_report=report[~report["run"].isin(runs)]
    )


def _table(connection: sqlite3.Connection, query: str) -> pd.DataFrame:
    return pd.read_sql_query(query, connection)


def _units(connection: sqlite3.Connection, units: pd.DataFrame) -> Iterator[Conflict]:
    held = {
        (level, code): (boundary, wkb_of(shape))
        for level, code, boundary, shape in connection.execute(
            "SELECT level, bps_code, boundary, geom FROM unit"
        )
    }
    for level, code, name, boundary, wkb in zip(
        units["level"], units["bps_code"], units["name"], units["boundary"], units["wkb"]
    ):
        other = held.get((level, code))
        if other is not None and other[1] != wkb:
            yield Conflict("unit", f"{code} {name}", str(other[0]), str(boundary))


def _definitions(
    table: str, held: pd.DataFrame, came: pd.DataFrame, columns: Sequence[str]
) -> Iterator[Conflict]:
    known = {row["id"]: row for row in held.to_dict("records")}
    for row in came.to_dict("records"):
        other = known.get(row["id"], row)
        for column in columns:
            one, came_one = other.get(column), row.get(column)
            if not _alike(one, came_one):
                key = f"{row['id']}.{column}"
                yield Conflict(table, key, str(one), str(came_one))


def _observations(held: pd.DataFrame, came: pd.DataFrame) -> tuple[list[Conflict], pd.DataFrame]:
    """Compare values; a missing one gives way to one that is there."""
    keys = list(KEY)
    both = came.merge(held, on=keys, how="left", suffixes=("", "_held"))
    is_new = both["status_held"].isna() | (both["status_held"] == _MISSING)
    conflicts = []
    for row in both[~is_new & (both["status"] != _MISSING)].to_dict("records"):
        pairs = [(row[f"{name}_held"], row[name]) for name in _VALUES]
        if all(_alike(one, other) for one, other in pairs):
            continue
        conflicts.append(
            Conflict(
                "observation",
                "/".join(str(row[key]) for key in keys[1:] if row[key]),
                _shown(pairs[0][0], pairs[1][0]),
                _shown(pairs[0][1], pairs[1][1]),
            )
        )
    return conflicts, came[is_new.to_numpy()]


def _shown(value: object, status: object) -> str:
    return f"{'–' if unknown(value) else value} ({status})"


def _alike(one: object, other: object) -> bool:
    if unknown(one) or unknown(other):
        return unknown(one) and unknown(other)
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= _NEAR * max(1.0, abs(one), abs(other))
    return one == other
