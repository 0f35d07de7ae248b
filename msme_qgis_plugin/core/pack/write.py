"""Writes packs so that the old or the new one is there, whole, each time.

A new pack is written beside its place and moved there when it is on the
disk. An existing one grows in one transaction of SQLite, whatever happens to
the process or the disk, and whoever else has it open.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from glob import escape
from threading import get_ident
from typing import TYPE_CHECKING

import shapely

from ..errors import WriteFailedError
from ..paths import plugin_version
from ..progress import Silent
from .conflicts import find_conflicts
from .model import Written, unknown
from .pack_series import read_series, with_all_fields
from .read import damage_told, geometry_of, open_pack, read_table
from .schema import (
    FIELD,
    INSERT_VERSION,
    KEY,
    OBSERVATION,
    SERIES,
    SRS_ID,
    TABLES,
    UNIT,
    VERSION,
    empty_pack,
    refuse_foreign_parts,
    statement,
    upgrade,
    version_of,
)
from .seal import seal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pandas as pd

    from ..progress import Progress
    from .model import Conflict, Contents

# How long another writer is waited for.
WAIT_S = 20.0
# How often, and how long each time, a program that looks into a new file.
_LOOKS, _LOOK_S = 20, 0.1
_LONG_AGO_S = 3600.0
_AT_ONCE = 2000


def _insert_into(table: str, *, more: Sequence[str] = (), then: str = "") -> str:
    columns = [*TABLES[table], *more]
    marks = ", ".join("?" * len(columns))
    return statement("INSERT INTO", table, "(", ", ".join(columns), ") VALUES (", marks, ")", then)


def _replacing(key: Sequence[str], columns: Sequence[str]) -> str:
    renewed = ", ".join(f"{one} = excluded.{one}" for one in columns if one not in key)
    return statement("ON CONFLICT (", ", ".join(key), ") DO UPDATE SET", renewed)


_KEEPING = "ON CONFLICT DO NOTHING"
_INSERTS = {
    "unit": _insert_into("unit", more=("geom",), then=_KEEPING),
    **{one: _insert_into(one, then=_KEEPING) for one in ("indicator", "dataset", "provenance")},
    "field": _insert_into("field", then=_replacing(SERIES, FIELD)),
    "match_report": _insert_into("match_report"),
    "observation": _insert_into(
        "observation", then=statement(_replacing(KEY, OBSERVATION), "WHERE excluded.status <> 'M'")
    ),
}
_COUNT_ROWS = statement(
    "UPDATE gpkg_ogr_contents SET feature_count = CASE table_name",
    *(statement(f"WHEN '{one}' THEN (", "SELECT count(*) FROM", one, ")") for one in TABLES),
    "ELSE feature_count END",
)
_TOUCH = """
UPDATE gpkg_contents
SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
"""
_EXTENT = """
UPDATE gpkg_contents SET
    min_x = min(coalesce(min_x, ?1), ?1), min_y = min(coalesce(min_y, ?2), ?2),
    max_x = max(coalesce(max_x, ?3), ?3), max_y = max(coalesce(max_y, ?4), ?4)
WHERE table_name = 'unit'
"""


def write_pack(
    path: Path,
    contents: Contents,
    *,
    merge: bool = False,
    key: bytes | None = None,
    progress: Progress | None = None,
) -> Written:
    """Put contents into a pack, which is made if it is not there.

    Args:
        contents: what to add. An observation that the pack already holds is
            replaced, but not by a missing one; a unit, an indicator or a
            dataset stays as it is. What a series is is what came last.
        merge: keep what the pack holds, and list what differs.
        key: what the pack is signed with; unsigned where None.

    Raises:
        PackBusyError: another program keeps writing to it.
        WriteFailedError: the disk or the folder does not take it; the pack
            is as it was.
        NotAPackError, PackNewerError: what is there is no pack, or of a
            newer version.
        PackDamagedError, PackForeignError: it cannot be read, or holds what would run.
        CancelledError: the work was stopped; the pack is as it was.
    """
    progress = progress or Silent()
    if not path.exists():
        written = _create(path, contents, key, progress)
        if written is not None:
            return written
    with _told(path), closing(open_pack(path, wait_s=WAIT_S)) as connection:
        refuse_foreign_parts(connection, path)
        return _fill(connection, path, contents, merge=merge, key=key, progress=progress)


def _create(
    path: Path, contents: Contents, key: bytes | None, progress: Progress
) -> Written | None:
    """Write a new pack beside its place and move it there.

    Returns:
        None where another program has put one there in the meantime.
    """
    mark = f"{os.getpid()}-{get_ident()}"
    beside = path.with_name(f".{path.name}.{mark}.new")
    try:
        with _told(path):
            beside.write_bytes(empty_pack())
            with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
                connection.execute(INSERT_VERSION, (VERSION, plugin_version()))
                written = _fill(
                    connection, beside, contents, merge=False, key=key, progress=progress
                )
            _to_disk(beside)
            if not _move(beside, path):
                return None
            _folder_to_disk(path.parent)
            _tidy(path)
    finally:
        _remove(beside)
        _remove(beside.with_name(f"{beside.name}-journal"))
    return replace(written, created=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into our sentences."""
    try:
        with damage_told(path, path.name, (sqlite3.Error,)):
            yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteFailedError(reason=reason) from error


def _fill(
    connection: sqlite3.Connection,
    path: Path,
    contents: Contents,
    *,
    merge: bool,
    key: bytes | None,
    progress: Progress,
) -> Written:
    """Add contents in one transaction, which also brings a pack of version 1 up to this one.

    The journal stays as it is: QGIS puts a file that it edits into another
    mode, and both kinds are safe.
    """
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        held = version_of(connection, path)
        if held < VERSION:
            _upgrade(connection, path, held)
        contents = _as_held(read_table(connection, "field", path), contents)
        conflicts: tuple[Conflict, ...] = ()
        if merge:
            conflicts, contents = find_conflicts(connection, path, contents)
        written = replace(_insert(connection, contents, progress), conflicts=conflicts)
        seal(connection, key)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return written


def _upgrade(connection: sqlite3.Connection, path: Path, held: int) -> None:
    names = ("field", "observation", "indicator", "dataset")
    told = with_all_fields(*(read_table(connection, name, path) for name in names))
    upgrade(connection, held, plugin_version())
    if held > 1:
        return
    connection.executemany(_INSERTS["field"], rows_of(told, FIELD))


def _as_held(held: pd.DataFrame, contents: Contents) -> Contents:
    """Let values carry the name under which the pack holds their indicator already.

    Version 0.x had names of its own (`lq` for `A12_lq`), which maps of old projects filter by.
    """
    known = {
        (row["dataset"], read_series(row["schema"])[0].indicator): row["indicator"]
        for row in held.to_dict("records")
    }
    names = {}
    for row in contents.fields.to_dict("records"):
        meant = read_series(row["schema"])[0].indicator
        if meant is not None:
            name = known.get((row["dataset"], meant), row["indicator"])
            names[row["dataset"], row["indicator"]] = name

    def named(table: pd.DataFrame) -> pd.DataFrame:
        pairs = zip(table["dataset"], table["indicator"])
        return table.assign(indicator=[names.get(pair, pair[1]) for pair in pairs])

    return replace(
        contents, observations=named(contents.observations), fields=named(contents.fields)
    )


def _insert(connection: sqlite3.Connection, contents: Contents, progress: Progress) -> Written:
    before = _counts(connection)
    connection.executemany(_INSERTS["unit"], _unit_rows(contents.units))
    _extend(connection, contents.units)
    progress.step(0.2)
    tables = {
        "indicator": contents.indicators,
        "dataset": contents.datasets,
        "field": contents.fields,
        "provenance": contents.provenance,
        "match_report": contents.match_report,
    }
    for name, table in tables.items():
        connection.executemany(_INSERTS[name], rows_of(table, TABLES[name]))
    rows = list(rows_of(contents.observations, OBSERVATION))
    changed = 0
    for start in range(0, len(rows), _AT_ONCE):
        changed += connection.executemany(_INSERTS["observation"], rows[start:][:_AT_ONCE]).rowcount
        progress.step(0.2 + 0.8 * start / len(rows))
    connection.execute(_COUNT_ROWS)
    connection.execute(_TOUCH)
    after = _counts(connection)
    added = after[0] - before[0]
    return Written(
        created=False,
        added=added,
        replaced=changed - added,
        kept=len(rows) - changed,
        units=after[1] - before[1],
    )


def _counts(connection: sqlite3.Connection) -> tuple[int, int]:
    found = connection.execute(
        "SELECT (SELECT count(*) FROM observation), count(*) FROM unit"
    ).fetchone()
    return int(found[0]), int(found[1])


def rows_of(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """Return rows as SQLite takes them; what is unknown is None."""
    lists = [
        [_plain(value) for value in table[column].tolist()]
        if column in table
        else ["" if column in KEY else None] * len(table)
        for column in columns
    ]
    return zip(*lists)


def _plain(value: object) -> object:
    return None if unknown(value) else value


def _unit_rows(units: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    shapes = shapely.from_wkb(units["wkb"].to_numpy(object))
    bounds = shapely.bounds(shapes)
    for row, wkb, box in zip(rows_of(units, UNIT), units["wkb"], bounds.tolist()):
        geometry = None
        if wkb is not None:
            geometry = geometry_of(bytes(wkb), tuple(box), SRS_ID)
        yield (*row, geometry)


def _extend(connection: sqlite3.Connection, units: pd.DataFrame) -> None:
    """Let the layer's extent hold the units."""
    if units.empty:
        return
    shapes = shapely.from_wkb(units["wkb"].to_numpy(object))
    extent = shapely.total_bounds(shapes).tolist()
    if not any(map(unknown, extent)):
        connection.execute(_EXTENT, extent)


def _to_disk(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _move(beside: Path, path: Path) -> bool:
    """Move a file to a place where there must be none.

    A link fails where something has come in the meantime; a USB stick may
    know no links.
    """
    try:
        os.link(beside, path)
    except FileExistsError:
        return False
    except OSError:
        if path.exists():
            return False
        _rename(beside, path)
    return True


def _rename(old: Path, new: Path) -> None:
    """Rename a file, also where a virus scanner holds it for a moment."""
    for _ in range(_LOOKS):
        with suppress(PermissionError):
            old.replace(new)
            return
        time.sleep(_LOOK_S)
    old.replace(new)


def _tidy(path: Path) -> None:
    """Remove what writers left behind that died long ago."""
    for left in path.parent.glob(f".{escape(path.name)}.*.new*"):
        # Another writer may just have removed its own.
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LONG_AGO_S:
                left.unlink()


def _remove(path: Path) -> None:
    """Remove a file of ours; where that fails, the result is there all the same."""
    with suppress(OSError):
        path.unlink()


def _folder_to_disk(folder: Path) -> None:
    """Let the new name reach the disk, where the system offers that."""
    if os.name != "posix":
        return
    # The pack is there all the same.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
