"""Values of villages to other polygons by area, file to table."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

import numpy as np
import shapely
from bench_data import (
    FOLDER,
    REFERENCE,
    detailed,
    districts,
    read_polygons,
    villages,
    write_polygons,
)
from osgeo import ogr
from ratios import PROJECT, contender, measured, oracle, print_rows, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def targets() -> Path:
    """502 other polygons: districts moved a little, outlines rough."""
    path = FOLDER / "targets.gpkg"
    if not path.exists():
        shapes = read_polygons(districts(rough=False))
        moved = shapely.transform(shapes, lambda xy: np.add(xy, (0.03, 0.02)))
        write_polygons(path, detailed(moved, 3))
    return path


def ours() -> Callable[[], object]:
    sys.path.insert(0, str(PROJECT))
    import pandas as pd

    from msme_qgis_plugin.core.overlay.polygons.areal import ArealColumns, interpolate
    from msme_qgis_plugin.core.overlay.polygons.pieces import Layer, cut_up

    columns = ArealColumns(("count",), ("rate",))

    def job() -> object:
        source = ogr.Open(str(villages()))
        stream = source.GetLayer(0).GetArrowStreamAsNumPy()
        batches = list(stream)
        table = pd.DataFrame(
            {name: np.concatenate([batch[name] for batch in batches]) for name in ("count", "rate")}
        )
        shapes = shapely.from_wkb(np.concatenate([batch["geom"] for batch in batches]))
        pieces = cut_up(Layer(shapes, "EPSG:4326"), Layer(read_polygons(targets()), "EPSG:4326"))
        return interpolate(table, pieces, columns)

    return job


def units() -> Path:
    """The same other polygons with the codes of the districts they were."""
    path = FOLDER / "units.gpkg"
    if not path.exists():
        shapes = read_polygons(targets())
        with (REFERENCE / "codes.csv").open(encoding="utf-8") as file:
            codes = [row["bps_code"] for row in csv.DictReader(file)]
        write_polygons(path, shapes)
        source = ogr.Open(str(path), 1)
        layer = source.GetLayer(0)
        layer.CreateField(ogr.FieldDefn("kode", ogr.OFTString))
        layer.StartTransaction()
        for feature, code in zip(list(layer), codes):
            feature["kode"] = code
            layer.SetFeature(feature)
        layer.CommitTransaction()
    return path


def algorithm() -> Callable[[], object]:
    from qgis_native import start_ours

    processing = start_ours()
    return lambda: processing.run(
        "msme:polygonstodistricts",
        {
            "POLYGONS": str(villages()),
            "EXTENSIVE": ["count"],
            "INTENSIVE": ["rate"],
            "UNITS": str(units()),
            "OUTPUT": "memory:",
        },
    )


def native() -> Callable[[], object]:
    from qgis_native import start

    processing = start()

    def job() -> object:
        cut = processing.run(
            "native:intersection",
            {
                "INPUT": str(villages()),
                "OVERLAY": str(targets()),
                "INPUT_FIELDS": ["number", "count", "rate"],
                "OVERLAY_FIELDS": ["number"],
                "OUTPUT": "memory:",
            },
        )["OUTPUT"]
        return sum(feature.geometry().area() for feature in cut.getFeatures())

    return job


CONTENDERS = {"ours": ours, "native": native, "algorithm": algorithm}


def main() -> None:
    villages(), units()
    native_way = contender(__file__, "native", label="QGIS intersection")
    whole = contender(__file__, "algorithm")
    rows = run("msme:polygonstodistricts", whole, [native_way])
    rows += run("the same, first time", whole.once(), [native_way])
    rows += run(
        "villages to 514 others",
        contender(__file__, "ours"),
        [native_way, oracle("areal", label="tobler")],
    )
    size = len(read_polygons(villages()))
    print_rows(f"Areal interpolation of {size:,} villages", rows)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measured(CONTENDERS[sys.argv[1]])
    main()
