"""Villages to their nearest facility, and where more facilities help most."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np
from osgeo import ogr, osr
from ratios import FOLDER, PROJECT, contender, measured, print_rows, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VILLAGES, FACILITIES, TOWNS = 77_000, 5_000, 300


def places(count: int, seed: int) -> np.ndarray:
    """Points in clusters all over Indonesia."""
    towns = np.random.default_rng(1).uniform((95, -10), (141, 5), (TOWNS, 2))
    rng = np.random.default_rng(seed)
    return towns[rng.integers(0, TOWNS, count)] + rng.normal(0, 0.35, (count, 2))


def layer(name: str, points: np.ndarray) -> Path:
    """A GeoPackage of points with a village's code, written once."""
    path = FOLDER / f"reach_{name}.gpkg"
    if path.exists():
        return path
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    made = source.CreateLayer(name, reference, ogr.wkbPoint)
    made.CreateField(ogr.FieldDefn("kode_desa", ogr.OFTString))
    made.CreateField(ogr.FieldDefn("penduduk", ogr.OFTInteger))
    made.StartTransaction()
    for place, (x, y) in enumerate(points):
        feature = ogr.Feature(made.GetLayerDefn())
        feature["kode_desa"] = f"1501{place:06d}"
        feature["penduduk"] = 100 + place % 900
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({x} {y})"))
        made.CreateFeature(feature)
    made.CommitTransaction()
    return path


def villages() -> Path:
    return layer("villages", places(VILLAGES, 2))


def facilities() -> Path:
    return layer("facilities", places(FACILITIES, 3))


def ours() -> Callable[[], object]:
    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.overlay.facilities.distances import Facilities

    (x, y), (fx, fy) = places(VILLAGES, 2).T, places(FACILITIES, 3).T
    return lambda: Facilities(fx, fy).nearest(x, y)


def algorithm(sites: int) -> Callable[[], object]:
    from qgis_native import start_ours

    processing = start_ours()
    return lambda: processing.run(
        "msme:reach",
        {
            "VILLAGES_LAYER": str(villages()),
            "FACILITIES": str(facilities()),
            "CODE_SYSTEM": "kemendagri",
            "SITES": sites,
            "OUTPUT": "memory:",
            **({"NEW_SITES": "memory:"} if sites else {}),
        },
    )


def hub(processing: Any) -> Any:
    return processing.run(
        "qgis:distancetonearesthubpoints",
        {
            "INPUT": str(villages()),
            "HUBS": str(facilities()),
            "FIELD": "kode_desa",
            "UNIT": 3,
            "OUTPUT": "memory:",
        },
    )


def native() -> Callable[[], object]:
    from qgis_native import start

    processing = start()
    return lambda: hub(processing)


CONTENDERS = {
    "ours": ours,
    "algorithm": lambda: algorithm(0),
    "algorithm_sites": lambda: algorithm(20),
    "native": native,
}


def main() -> None:
    villages(), facilities()
    peer = contender(__file__, "native", label="QGIS distance to nearest hub")
    rows = run("distances alone", contender(__file__, "ours"), [peer])
    rows += run("msme:reach, all of it", contender(__file__, "algorithm"), [peer])
    rows += run("with 20 new sites", contender(__file__, "algorithm_sites"), [peer])
    print_rows("77,000 villages to 5,000 facilities", rows)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measured(CONTENDERS[sys.argv[1]])
    main()
