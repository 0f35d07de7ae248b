"""What two packs say differently of the same thing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .model import Conflict, unknown
from .pack_series import keys_of, read_series
from .read import read_table
from .schema import DATASET, INDICATOR, KEY, OBSERVATION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from .model import Contents

_COMPARED = ("value", "status", "coverage", "low", "high", "text")
_MISSING = "M"
_NEAR = 1e-9


def find_conflicts(
    connection: sqlite3.Connection, path: Path, contents: Contents
) -> tuple[tuple[Conflict, ...], Contents]:
    """List what differs, and return contents without it.

    What both hold alike is no conflict. What the pack holds stays.

    Raises:
        PackDamagedError: what the pack holds cannot be read.
    """
    held = {
        name: read_table(connection, name, path)
        for name in ("unit", "indicator", "dataset", "field", "observation", "provenance")
    }
    observed, new = _observations(held["observation"], contents.observations)
    known = set(keys_of(held["field"]))
    conflicts = [
        *_units(held["unit"], contents.units),
        *definitions("indicator", held["indicator"], contents.indicators, INDICATOR),
        *definitions("dataset", held["dataset"], contents.datasets, DATASET),
        *_fields(held["field"], contents.fields),
        *observed,
    ]
    report = contents.match_report
    return tuple(conflicts), replace(
        contents,
        observations=new,
        fields=contents.fields[[key not in known for key in keys_of(contents.fields)]],
        match_report=report[~report["run"].isin(set(held["provenance"]["run"]))],
    )


def _units(held: pd.DataFrame, came: pd.DataFrame) -> Iterator[Conflict]:
    places = zip(held["level"], held["bps_code"])
    known = dict(zip(places, zip(held["boundary"], held["wkb"])))
    for level, code, name, boundary, wkb in zip(
        came["level"], came["bps_code"], came["name"], came["boundary"], came["wkb"]
    ):
        other = known.get((level, code))
        if other is not None and other[1] != wkb:
            yield Conflict("unit", f"{code} {name}", str(other[0]), str(boundary))


def _fields(held: pd.DataFrame, came: pd.DataFrame) -> Iterator[Conflict]:
    """Compare what series are; where they came from may differ."""
    known = dict(zip(keys_of(held), held["schema"]))
    for key, schema in zip(keys_of(came), came["schema"]):
        other = known.get(key, schema)
        mine, theirs = (read_series(one)[0] for one in (other, schema))
        if replace(mine, extra={}) != replace(theirs, extra={}):
            yield Conflict("field", "/".join(filter(None, key)), mine.described, theirs.described)


def definitions(
    table: str, held: pd.DataFrame, came: pd.DataFrame, columns: Sequence[str]
) -> Iterator[Conflict]:
    """Yield what two tables of descriptions say differently of one id."""
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
    both = came.reindex(columns=list(OBSERVATION)).merge(
        held, on=keys, how="left", suffixes=("", "_held")
    )
    is_new = both["status_held"].isna() | (both["status_held"] == _MISSING)
    conflicts = []
    for row in both[~is_new & (both["status"] != _MISSING)].to_dict("records"):
        mine = {name: row[f"{name}_held"] for name in _COMPARED}
        theirs = {name: row[name] for name in _COMPARED}
        if _agree(mine, theirs):
            continue
        key = "/".join(str(row[key]) for key in keys[1:] if row[key])
        conflicts.append(Conflict("observation", key, _shown(mine), _shown(theirs)))
    return conflicts, came[is_new.to_numpy()]


def _agree(mine: Mapping[str, object], theirs: Mapping[str, object]) -> bool:
    """Compare two values; of what one of them does not tell they do not disagree."""
    if not all(_alike(mine[name], theirs[name]) for name in ("value", "status")):
        return False
    told = [name for name in _COMPARED if not (unknown(mine[name]) or unknown(theirs[name]))]
    return all(_alike(mine[name], theirs[name]) for name in told)


def _shown(row: Mapping[str, object]) -> str:
    value = row["value"] if unknown(row["text"]) else row["text"]
    bounds = "" if unknown(row["low"]) else f" {row['low']}…{row['high']}"
    return f"{'–' if unknown(value) else value} ({row['status']}){bounds}"


def _alike(one: object, other: object) -> bool:
    if unknown(one) or unknown(other):
        return unknown(one) and unknown(other)
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= _NEAR * max(1.0, abs(one), abs(other))
    return one == other
