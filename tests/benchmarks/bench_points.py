"""A grid of wealth points to districts, file to table."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from bench_data import districts, points_file, read_polygons
from ratios import PROJECT, contender, measured, print_rows, run

if TYPE_CHECKING:
    from collections.abc import Callable

MILLION = 1_000_000


def ours(*, rough: bool, reach: float) -> Callable[[], object]:
    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.overlay.points.placing import Placer
    from msme_qgis_plugin.core.overlay.points.point_files import PointColumns, layer_blocks
    from msme_qgis_plugin.core.overlay.points.points_to_units import points_to_units

    path, columns = (points_file(MILLION), PointColumns(value="rwi", weight="people"))

    def job() -> object:
        polygons = read_polygons(districts(rough=rough))
        placer = Placer(polygons, crs="EPSG:4326", max_distance_km=reach)
        return points_to_units(layer_blocks(path, columns), placer)

    return job


def algorithm(suffix: str) -> Callable[[], object]:
    from qgis_native import start_ours

    processing = start_ours()
    path = points_file(MILLION).with_suffix(suffix)
    return lambda: processing.run(
        "msme:pointstodistricts",
        {
            "POINTS": str(path),
            "VALUE_FIELD": "rwi",
            "WEIGHT_FIELD": "people",
            "MAX_DISTANCE": 0,
            "OUTPUT": "memory:",
        },
    )


def native(*, rough: bool) -> Callable[[], object]:
    from qgis_native import start

    processing = start()

    def job() -> object:
        joined = joined_points(processing, rough=rough)
        sums: dict[int, list[float]] = {}
        fields = joined.fields()
        number, rwi, people = (fields.indexOf(name) for name in ("number", "rwi", "people"))
        for feature in joined.getFeatures():
            entry = sums.setdefault(feature[number], [0.0, 0.0])
            entry[0] += feature[rwi] * feature[people]
            entry[1] += feature[people]
        return sums

    return job


def joined_points(processing: Any, *, rough: bool) -> Any:
    return processing.run(
        "native:joinattributesbylocation",
        {
            "INPUT": str(points_file(MILLION)),
            "JOIN": str(districts(rough=rough)),
            "PREDICATE": [0],
            "JOIN_FIELDS": ["number"],
            "METHOD": 1,
            "OUTPUT": "memory:",
        },
    )["OUTPUT"]


def ten_million() -> Callable[[], object]:
    """Ten times the million points, block by block."""
    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.overlay.points.placing import Placer
    from msme_qgis_plugin.core.overlay.points.point_files import PointColumns, layer_blocks
    from msme_qgis_plugin.core.overlay.points.points_to_units import points_to_units

    path, columns = (points_file(MILLION), PointColumns(value="rwi", weight="people"))

    def job() -> object:
        placer = Placer(read_polygons(districts(rough=False)), crs="EPSG:4326")
        blocks = (block for _ in range(10) for block in layer_blocks(path, columns))
        return points_to_units(blocks, placer)

    return job


CONTENDERS = {
    "ours": lambda: ours(rough=False, reach=0),
    "ours_rough": lambda: ours(rough=True, reach=0),
    "ours_coast": lambda: ours(rough=False, reach=5),
    "native": lambda: native(rough=False),
    "native_rough": lambda: native(rough=True),
    "algorithm_gpkg": lambda: algorithm(".gpkg"),
    "algorithm_csv": lambda: algorithm(".csv"),
    "ten_million": ten_million,
}


def main() -> None:
    points_file(MILLION), districts(rough=True)
    join = contender(__file__, "native", label="QGIS join by location")
    rough = contender(__file__, "native_rough", label="QGIS join by location")
    rows = []
    for kind in ("gpkg", "csv"):
        ours_in_qgis = contender(__file__, f"algorithm_{kind}")
        rows += run(f"msme:pointstodistricts, {kind}", ours_in_qgis, [join])
    rows += run("1 M points", contender(__file__, "ours"), [join])
    rows += run("1 M points, rough outlines", contender(__file__, "ours_rough"), [rough])
    rows += run("1 M points, coast 5 km", contender(__file__, "ours_coast"), [join])
    rows += run("10 M points in blocks", contender(__file__, "ten_million"), [join])
    print_rows("Points to 514 districts, GeoPackage to table", rows)
    print("(the peer of the last row takes 1 M points)")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measured(CONTENDERS[sys.argv[1]])
    main()
