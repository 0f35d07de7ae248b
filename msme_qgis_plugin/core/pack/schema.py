"""What a pack is made of: tables, their columns, and the version.

A pack is an ordinary GeoPackage 1.2. Its `unit` table is a layer of polygons,
the others are tables without geometry, so that plain QGIS opens all of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from osgeo import gdal, ogr, osr

from .errors import NotAPackError, PackForeignError, PackNewerError

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

# Version 1 had no `field`, and of an observation no bounds, base and text; version 2 no recipe of
# a run, and neither checksum nor signature.
VERSION = 3
SRS_ID = 4326
_TEXT, _WHOLE, _REAL = ogr.OFTString, ogr.OFTInteger64, ogr.OFTReal
_GEOMETRY = "geom"

# Columns besides `fid` and, of `unit`, `geom`.
UNIT = (
    *("level", "bps_code", "kemendagri_code", "name", "type", "province", "parent"),
    *("official_km2", "area_km2", "part_km2", "population", "population_year", "boundary"),
)
# What tells one observation from another.
KEY = ("level", "unit", "dataset", "indicator", "period", "sector", "sex", "size")
_SINCE_2 = ("low", "high", "base", "text")
OBSERVATION = (*KEY, "value", "status", "coverage", *_SINCE_2, "run")
# What a series is: `name` is the column that it came from, `schema` the schema of the layer that
# shows it, whose fields are columns of `observation` (see `core.pack.pack_series`).
SERIES = ("dataset", "indicator", "period", "sector", "sex", "size")
FIELD = (*SERIES, "name", "schema")
INDICATOR = (
    *("id", "name_en", "name_id", "definition_en", "definition_id", "unit_en", "unit_id"),
    *("rule", "weight", "direction", "decimals", "display_factor", "minimum_coverage"),
)
DATASET = (
    *("id", "title_en", "title_id", "producer", "licence", "forbids"),
    *("reference_period", "kbli_version", "size_definition"),
)
PROVENANCE = (
    *("run", "algorithm", "parameters", "inputs", "history", "plugin_version", "time_utc"),
    "recipe",
)
MATCH_REPORT = (
    *("run", "row", "sheet_row", "input_code", "input_name", "status", "bps_code"),
    *("unit_name", "score", "candidates", "decision", "message"),
)
PACK = ("version", "written_by", "checksum", "signature")
# Columns that packs of earlier versions lack.
LATER = (*_SINCE_2, "recipe")
TABLES = {
    "unit": UNIT,
    "observation": OBSERVATION,
    "indicator": INDICATOR,
    "dataset": DATASET,
    "field": FIELD,
    "provenance": PROVENANCE,
    "match_report": MATCH_REPORT,
    "pack": PACK,
}
_WRITTEN = (*TABLES, "gpkg_contents", "gpkg_ogr_contents")
_REALS = (
    *("official_km2", "area_km2", "part_km2", "score"),
    *("value", "low", "high", "base", "coverage", "display_factor", "minimum_coverage"),
)
NUMBERS = {
    **dict.fromkeys(_REALS, _REAL),
    **dict.fromkeys(("population", "decimals", "row", "sheet_row", "version"), _WHOLE),
}
_FIELD_INDEX = (
    "CREATE UNIQUE INDEX field_key ON field (dataset, indicator, period, sector, sex, size)"
)
_INDEXES = """
CREATE UNIQUE INDEX unit_key ON unit (level, bps_code);
CREATE UNIQUE INDEX observation_key ON observation
    (level, unit, dataset, indicator, period, sector, sex, size);
CREATE UNIQUE INDEX indicator_key ON indicator (id);
CREATE UNIQUE INDEX dataset_key ON dataset (id);
CREATE UNIQUE INDEX provenance_key ON provenance (run);
CREATE INDEX match_report_run ON match_report (run);
"""


@lru_cache(maxsize=1)
def empty_pack() -> bytes:
    """Return the file of a pack without content.

    It is made in memory, so that a full disk meets one plain write only.
    """
    path = "/vsimem/msme_empty_pack.gpkg"
    driver = ogr.GetDriverByName("GPKG")
    source = driver.CreateDataSource(path, options=["VERSION=1.2"])
    srs = osr.SpatialReference()
    srs.ImportFromEPSG(SRS_ID)
    for name, columns in TABLES.items():
        spatial = name == "unit"
        layer = source.CreateLayer(
            name,
            srs if spatial else None,
            ogr.wkbMultiPolygon if spatial else ogr.wkbNone,
            # Triggers of an index call functions that SQLite lacks.
            [f"GEOMETRY_NAME={_GEOMETRY}", "SPATIAL_INDEX=NO"],
        )
        for column in columns:
            layer.CreateField(ogr.FieldDefn(column, NUMBERS.get(column, _TEXT)))
    for statement in (_FIELD_INDEX, *filter(str.strip, _INDEXES.split(";"))):
        source.ExecuteSQL(statement)
    source = None
    size = gdal.VSIStatL(path).size
    file = gdal.VSIFOpenL(path, "rb")
    content = bytes(gdal.VSIFReadL(1, size, file))
    gdal.VSIFCloseL(file)
    gdal.Unlink(path)
    return content


def statement(*parts: str) -> str:
    """Return a statement of parts that are all written in this package: never a value."""
    return " ".join(parts)


INSERT_VERSION = "INSERT INTO pack (version, written_by) VALUES (?, ?)"
# What came with each version.
_UPGRADES = {
    2: (
        *(
            statement(
                "ALTER TABLE observation ADD COLUMN", name, "REAL" if name in NUMBERS else "TEXT"
            )
            for name in _SINCE_2
        ),
        statement(
            "CREATE TABLE field (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,",
            ", ".join(f"{name} TEXT" for name in FIELD),
            ")",
        ),
        _FIELD_INDEX,
        """
    INSERT INTO gpkg_contents (table_name, data_type, identifier)
    VALUES ('field', 'attributes', 'field')
    """,
        "INSERT INTO gpkg_ogr_contents (table_name) VALUES ('field')",
    ),
    3: (
        "ALTER TABLE provenance ADD COLUMN recipe TEXT",
        "ALTER TABLE pack ADD COLUMN checksum TEXT",
        "ALTER TABLE pack ADD COLUMN signature TEXT",
    ),
}
# GDAL's own triggers, which count the rows of each table.
_COUNTS_ROWS = re.compile(
    r'CREATE TRIGGER "trigger_(insert|delete)_feature_count_(\w+)" AFTER (INSERT|DELETE) ON "\2" '
    r"BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count [+-] 1 "
    r"WHERE lower\(table_name\) = lower\('\2'\); END"
)


def upgrade(connection: sqlite3.Connection, held: int, written_by: str) -> None:
    """Make a pack of version `held` one of this; fields of version 1 are yet to be written."""
    for version, statements in _UPGRADES.items():
        for one in statements if version > held else ():
            connection.execute(one)
    connection.execute(INSERT_VERSION, (VERSION, written_by))


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of a pack, which is one that is understood here.

    Raises:
        NotAPackError: it is another GeoPackage, or none.
        PackNewerError: a newer version of the plugin wrote it.
        TypeError: its version is no number.
    """
    held = {
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    if not held.issuperset(TABLES.keys() - {"field"}):
        raise NotAPackError(file=path.name)
    versions = [row[0] for row in connection.execute("SELECT version FROM pack")]
    if not versions:
        raise NotAPackError(file=path.name)
    if not all(isinstance(one, int) for one in versions):
        raise TypeError(versions)
    version: int = max(versions)
    if version > VERSION:
        raise PackNewerError(file=path.name, version=version, known=VERSION)
    return version


def refuse_foreign_parts(connection: sqlite3.Connection, path: Path) -> None:
    """See that writing runs nothing but what is ours and GDAL's.

    Raises:
        PackForeignError: the pack has views, or triggers on the tables that are written to.
    """
    found = connection.execute(
        "SELECT name, type, tbl_name, sql FROM sqlite_master WHERE type IN ('view', 'trigger')"
    )
    foreign = [
        str(name)
        for name, kind, table, sql in found
        if kind == "view" or (table in _WRITTEN and not _COUNTS_ROWS.fullmatch(str(sql)))
    ]
    if foreign:
        raise PackForeignError(file=path.name, parts=", ".join(sorted(foreign)))
