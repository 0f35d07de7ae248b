"""What a pack is made of: tables, their columns, and the version.

A pack is an ordinary GeoPackage 1.2. Its `unit` table is a layer of polygons,
the others are tables without geometry, so that plain QGIS opens all of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from osgeo import gdal, ogr, osr

from .errors import NotAPackError, PackNewerError

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

VERSION = 1
SRS_ID = 4326
_TEXT, _WHOLE, _REAL = ogr.OFTString, ogr.OFTInteger64, ogr.OFTReal
_GEOMETRY = "geom"

# Columns besides `fid` and, of `unit`, `geom`.
UNIT = (
    "level",
    "bps_code",
    "kemendagri_code",
    "name",
    "type",
    "province",
    "parent",
    "official_km2",
    "area_km2",
    "part_km2",
    "population",
    "population_year",
    "boundary",
)
# What tells one observation from another.
KEY = ("level", "unit", "dataset", "indicator", "period", "sector", "sex", "size")
OBSERVATION = (*KEY, "value", "status", "coverage", "run")
INDICATOR = (
    "id",
    "name_en",
    "name_id",
    "definition_en",
    "definition_id",
    "unit_en",
    "unit_id",
    "rule",
    "weight",
    "direction",
    "decimals",
    "display_factor",
    "minimum_coverage",
)
DATASET = (
    "id",
    "title_en",
    "title_id",
    "producer",
    "licence",
    "forbids",
    "reference_period",
    "kbli_version",
    "size_definition",
)
PROVENANCE = ("run", "algorithm", "parameters", "inputs", "history", "plugin_version", "time_utc")
MATCH_REPORT = (
    "run",
    "row",
    "sheet_row",
    "input_code",
    "input_name",
    "status",
    "bps_code",
    "unit_name",
    "score",
    "candidates",
    "decision",
    "message",
)
PACK = ("version", "written_by")
TABLES = {
    "unit": UNIT,
    "observation": OBSERVATION,
    "indicator": INDICATOR,
    "dataset": DATASET,
    "provenance": PROVENANCE,
    "match_report": MATCH_REPORT,
    "pack": PACK,
}
_NUMBERS = {
    **dict.fromkeys(
        (
            "official_km2",
            "area_km2",
            "part_km2",
            "value",
            "coverage",
            "display_factor",
            "minimum_coverage",
            "score",
        ),
        _REAL,
    ),
    **dict.fromkeys(("population", "decimals", "row", "sheet_row", "version"), _WHOLE),
}
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
            layer.CreateField(ogr.FieldDefn(column, _NUMBERS.get(column, _TEXT)))
    for statement in filter(str.strip, _INDEXES.split(";")):
        source.ExecuteSQL(statement)
    source = None
    size = gdal.VSIStatL(path).size
    file = gdal.VSIFOpenL(path, "rb")
    content = bytes(gdal.VSIFReadL(1, size, file))
    gdal.VSIFCloseL(file)
    gdal.Unlink(path)
    return content


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """See that a file is a pack that this version understands.

    Raises:
        NotAPackError: it is another GeoPackage, or none.
        PackNewerError: a newer version of the plugin wrote it.
    """
    held = {
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    if not held.issuperset(TABLES):
        raise NotAPackError(file=path.name)
    versions = connection.execute("SELECT max(version) FROM pack").fetchone()
    if versions[0] is None:
        raise NotAPackError(file=path.name)
    if versions[0] > VERSION:
        raise PackNewerError(file=path.name, version=versions[0], known=VERSION)
