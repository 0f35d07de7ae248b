"""Writes packs so that the old or the new one is there, whole, each time.

A new pack is written beside its place and moved there when it is on the
disk. An existing one grows in one transaction of SQLite, whatever happens to
the process or the disk, and whoever else has it open.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager
from dataclasses import replace
from glob import escape
from threading import get_ident
from typing import TYPE_CHECKING

import shapely

from ..errors import WriteFailedError
from ..paths import plugin_version
from ..progress import Silent
from .conflicts import find_conflicts
from .errors import PackBusyError
from .model import Written, unknown
from .read import geometry_of, open_pack
from .schema import (
    DATASET,
    INDICATOR,
    KEY,
    MATCH_REPORT,
    OBSERVATION,
    PROVENANCE,
    SRS_ID,
    UNIT,
    VERSION,
    empty_pack,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pandas as pd

    from ..progress import Progress
    from .model import Conflict, Contents

# How long another writer is waited for.
WAIT_S = 20.0
_LONG_AGO_S = 3600.0
_AT_ONCE = 2000
_INSERT_UNIT = """
INSERT INTO unit (
    level, bps_code, kemendagri_code, name, type, province, parent,
    official_km2, area_km2, part_km2, population, population_year, boundary,
    geom
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (level, bps_code) DO NOTHING
"""
_INSERT_OBSERVATION = """
INSERT INTO observation (
    level, unit, dataset, indicator, period, sector, sex, size,
    value, status, coverage, run
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (
    level, unit, dataset, indicator, period, sector, sex, size
) DO UPDATE SET
    value = excluded.value, status = excluded.status,
    coverage = excluded.coverage, run = excluded.run
WHERE excluded.status <> 'M'
"""
_INSERT_INDICATOR = """
INSERT INTO indicator (
    id, name_en, name_id, definition_en, definition_id, unit_en, unit_id,
    rule, weight, direction, decimals, display_factor, minimum_coverage
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING
"""
_INSERT_DATASET = """
INSERT INTO dataset (
    id, title_en, title_id, producer, licence, forbids, reference_period,
    kbli_version, size_definition
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING
"""
_INSERT_PROVENANCE = """
INSERT INTO provenance (
    run, algorithm, parameters, inputs, history, plugin_version, time_utc
) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (run) DO NOTHING
"""
_INSERT_REPORT = """
INSERT INTO match_report (
    run, row, sheet_row, input_code, input_name, status, bps_code, unit_name,
    score, candidates, decision, message
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_INSERT_VERSION = "INSERT INTO pack (version, written_by) VALUES (?, ?)"
_FEATURE_COUNTS = (
    """
    UPDATE gpkg_ogr_contents
    SET feature_count = (SELECT count(*) FROM unit)
    WHERE table_name = 'unit'
    """,
    """
    UPDATE gpkg_ogr_contents
    SET feature_count = (SELECT count(*) FROM observation)
    WHERE table_name = 'observation'
    """,
    """
    UPDATE gpkg_ogr_contents
    SET feature_count = (SELECT count(*) FROM indicator)
    WHERE table_name = 'indicator'
    """,
    """
    UPDATE gpkg_ogr_contents
    SET feature_count = (SELECT count(*) FROM dataset)
    WHERE table_name = 'dataset'
    """,
    """
    UPDATE gpkg_ogr_contents
    SET feature_count = (SELECT count(*) FROM provenance)
    WHERE table_name = 'provenance'
    """,
    """
    UPDATE gpkg_ogr_contents
    SET feature_count = (SELECT count(*) FROM match_report)
    WHERE table_name = 'match_report'
    """,
    """
    UPDATE gpkg_ogr_contents
    SET feature_count = (SELECT count(*) FROM pack)
    WHERE table_name = 'pack'
    """,
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
    path: Path, contents: Contents, *, merge: bool = False, progress: Progress | None = None
) -> Written:
    """Put contents into a pack, which is made if it is not there.

    Args:
        contents: what to add. An observation that the pack already holds is
            replaced, but not by a missing one; a unit, an indicator or a
            dataset stays as it is.
        merge: keep what the pack holds, and list what differs.

    Raises:
        PackBusyError: another program keeps writing to it.
        WriteFailedError: the disk or the folder does not take it; the pack
            is as it was.
        NotAPackError, PackNewerError: what is there is no pack, or of a
            newer version.
        CancelledError: the work was stopped; the pack is as it was.
    """
    progress = progress or Silent()
    if not path.exists():
        written = _create(path, contents, progress)
        if written is not None:
            return written
    with _told(path), closing(open_pack(path, wait_s=WAIT_S)) as connection:
        return _fill(connection, contents, merge=merge, progress=progress)


def _create(path: Path, contents: Contents, progress: Progress) -> Written | None:
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
                connection.execute(_INSERT_VERSION, (VERSION, plugin_version()))
                written = _fill(connection, contents, merge=False, progress=progress)
            _to_disk(beside)
            if not _move(beside, path):
                return None
            _folder_to_disk(path.parent)
            _tidy(path)
    finally:
        beside.unlink(missing_ok=True)
        journal = beside.with_name(f"{beside.name}-journal")
        journal.unlink(missing_ok=True)
    return replace(written, created=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into our sentences."""
    try:
        yield
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise PackBusyError(file=path.name) from error
        raise WriteFailedError(reason=str(error)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteFailedError(reason=reason) from error


def _fill(
    connection: sqlite3.Connection, contents: Contents, *, merge: bool, progress: Progress
) -> Written:
    """Add contents in one transaction.

    The journal stays as it is: QGIS puts a file that it edits into another
    mode, and both kinds are safe.
    """
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        written = _insert(connection, contents, merge, progress)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return written


def _insert(
    connection: sqlite3.Connection, contents: Contents, merge: bool, progress: Progress
) -> Written:
    conflicts: tuple[Conflict, ...] = ()
    if merge:
        conflicts, contents = find_conflicts(connection, contents)
    before = _counts(connection)
    connection.executemany(_INSERT_UNIT, _unit_rows(contents.units))
    _extend(connection, contents.units)
    progress.step(0.2)
    for statement, table, columns in (
        (_INSERT_INDICATOR, contents.indicators, INDICATOR),
        (_INSERT_DATASET, contents.datasets, DATASET),
        (_INSERT_PROVENANCE, contents.provenance, PROVENANCE),
        (_INSERT_REPORT, contents.match_report, MATCH_REPORT),
    ):
        connection.executemany(statement, rows_of(table, columns))
    rows = list(rows_of(contents.observations, OBSERVATION))
    changed = 0
    for start in range(0, len(rows), _AT_ONCE):
        changed += connection.executemany(_INSERT_OBSERVATION, rows[start:][:_AT_ONCE]).rowcount
        progress.step(0.2 + 0.8 * start / len(rows))
    for statement in (*_FEATURE_COUNTS, _TOUCH):
        connection.execute(statement)
    after = _counts(connection)
    added = after[0] - before[0]
    return Written(
        created=False,
        added=added,
        replaced=changed - added,
        kept=len(rows) - changed,
        units=after[1] - before[1],
        conflicts=conflicts,
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
        beside.replace(path)
    return True


def _tidy(path: Path) -> None:
    """Remove what writers left behind that died long ago."""
    for left in path.parent.glob(f".{escape(path.name)}.*.new*"):
        if time.time() - left.stat().st_mtime > _LONG_AGO_S:
            left.unlink(missing_ok=True)


def _folder_to_disk(folder: Path) -> None:
    """Let the new name reach the disk, where the system offers that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
