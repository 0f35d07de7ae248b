"""Zonal statistics of a 49-million-cell raster against its peers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bench_data import districts, java_raster, read_polygons
from ratios import PROJECT, contender, measured, oracle, print_rows, run

if TYPE_CHECKING:
    from collections.abc import Callable


def ours(rule: str, *, rough: bool) -> Callable[[], object]:
    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.overlay.raster.rasters_to_units import (
        ZonalOptions,
        ZonalRule,
        zonal_statistics,
    )

    raster, zones = java_raster(), districts(rough=rough)
    options = ZonalOptions(ZonalRule(rule))
    return lambda: zonal_statistics(
        raster, read_polygons(zones), zones_crs="EPSG:4326", options=options
    )


def algorithm(rule: str) -> Callable[[], object]:
    from qgis_native import start_ours

    processing = start_ours()
    return lambda: processing.run(
        "msme:rastertodistricts", {"RASTER": str(java_raster()), "RULE": rule, "OUTPUT": "memory:"}
    )


def reading() -> Callable[[], object]:
    from osgeo import gdal

    def read() -> None:
        raster = gdal.Open(str(java_raster()))
        for row in range(0, raster.RasterYSize, 256):
            rows = min(256, raster.RasterYSize - row)
            raster.ReadAsArray(0, row, raster.RasterXSize, rows)

    return read


def native() -> Callable[[], object]:
    from qgis_native import start

    processing = start()
    return lambda: processing.run(
        "native:zonalstatisticsfb",
        {
            "INPUT": str(districts(rough=False)),
            "INPUT_RASTER": str(java_raster()),
            "STATISTICS": [0, 1, 2, 5, 6],
            "OUTPUT": "memory:",
        },
    )


CONTENDERS = {
    "centre": lambda: ours("centre", rough=False),
    "exact": lambda: ours("exact", rough=False),
    "exact_rough": lambda: ours("exact", rough=True),
    "algorithm_centre": lambda: algorithm("centre"),
    "algorithm_exact": lambda: algorithm("exact"),
    "reading": reading,
    "native": native,
}


def main() -> None:
    java_raster(), districts(rough=True)

    def mine(name: str) -> object:
        return contender(__file__, name)

    native_way = contender(__file__, "native", label="QGIS zonalstatisticsfb")
    rows = run("msme:rastertodistricts, centre", mine("algorithm_centre"), [native_way])
    rows += run("msme:rastertodistricts, exact", mine("algorithm_exact"), [native_way])
    rows += run(
        "zonal, centre rule",
        mine("centre"),
        [native_way, contender(__file__, "reading", label="reading the raster alone")],
    )
    rows += run("zonal, exact rule", mine("exact"), [oracle("exact", label="exactextract")])
    rows += run(
        "zonal, exact, rough outlines",
        mine("exact_rough"),
        [oracle("exact_rough", label="exactextract")],
    )
    print_rows("Raster to districts, 49 million cells, 514 districts", rows)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measured(CONTENDERS[sys.argv[1]])
    main()
