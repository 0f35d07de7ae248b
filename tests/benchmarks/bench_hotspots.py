"""Neighbours of polygons, local Moran with 9,999 permutations, regions."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from bench_data import FOLDER, detailed, districts, land_points, read_polygons, write_polygons
from ratios import PROJECT, contender, measured, oracle, print_rows, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CELLS = 77_000


def cells() -> Path:
    """As many polygons as there are villages, around points on land, with rough edges."""
    path = FOLDER / "cells.gpkg"
    if not path.exists():
        points = shapely.MultiPoint(np.column_stack(land_points(CELLS)))
        made = shapely.get_parts(shapely.voronoi_polygons(points))
        write_polygons(path, detailed(made, 3))
    return path


def neighbours(polygons: Path) -> Any:
    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.analysis.spatial.neighbour_weights import find_neighbours
    from msme_qgis_plugin.core.analysis.spatial.options import WeightOptions

    shapes = read_polygons(polygons)
    return lambda: find_neighbours(shapes, WeightOptions())[0]


def keep_neighbours(name: str, polygons: Path) -> None:
    """Write the neighbours that all contenders work with, and values."""
    path = FOLDER / f"{name}.npz"
    if path.exists():
        return
    weights = neighbours(polygons)()
    values = np.random.default_rng(5).gamma(0.5, 900, weights.count)
    np.savez(path, sizes=weights.sizes, neighbours=weights.neighbour, values=values)


def local(name: str) -> Callable[[], object]:
    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.analysis.spatial.autocorrelation import local_moran, standardised
    from msme_qgis_plugin.core.analysis.spatial.neighbour_weights import Weights
    from msme_qgis_plugin.core.analysis.spatial.permutations import rarity

    held = np.load(FOLDER / f"{name}.npz")
    unit = np.repeat(np.arange(len(held["sizes"])), held["sizes"])

    def job() -> object:
        weights = Weights.of(len(held["sizes"]), unit, held["neighbours"])
        scores = standardised(held["values"])
        return local_moran(scores, scores, weights), rarity(scores, weights, 9_999, 1)

    return job


def keep_regions() -> None:
    """Write neighbours of districts that all hang together, and scores."""
    path = FOLDER / "regions.npz"
    if path.exists():
        return
    weights = neighbours(districts(rough=False))()
    from msme_qgis_plugin.core.analysis.spatial.neighbour_weights import connect

    joined, _ = connect(weights, read_polygons(districts(rough=False)))
    scores = np.random.default_rng(6).normal(size=(joined.count, 4))
    np.savez(path, sizes=joined.sizes, neighbours=joined.neighbour, scores=scores)


def regions() -> Callable[[], object]:
    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.core.analysis.regionalise import cut_tree
    from msme_qgis_plugin.core.analysis.spatial.neighbour_weights import Weights

    held = np.load(FOLDER / "regions.npz")
    count = len(held["sizes"])
    weights = Weights.of(count, np.repeat(np.arange(count), held["sizes"]), held["neighbours"])
    return lambda: cut_tree(held["scores"], weights, [(np.ones(count), 10.0)], 8)


def algorithm() -> Callable[[], object]:
    from qgis_native import start_ours

    processing = start_ours()
    return lambda: processing.run(
        "msme:hotspots", {"INPUT": str(cells()), "FIELD": "number", "OUTPUT": "memory:"}
    )


CONTENDERS = {
    "queen": lambda: neighbours(cells()),
    "districts": lambda: local("districts"),
    "cells": lambda: local("cells"),
    "regions": regions,
    "algorithm": algorithm,
}


def main() -> None:
    keep_neighbours("districts", districts(rough=False))
    keep_neighbours("cells", cells())
    keep_regions()

    def mine(name: str) -> object:
        return contender(__file__, name)

    rows = run(f"queen, {CELLS:,} polygons", mine("queen"), [oracle("queen", label="libpysal")])
    rows += run(
        "local Moran, 514 districts",
        mine("districts"),
        [
            oracle("local_moran", label="esda, numba warm"),
            oracle("local_moran_plain", label="esda without numba"),
        ],
    )
    warm = oracle("local_moran_cells", label="esda, numba warm")
    rows += run(f"local Moran, {CELLS:,} polygons", mine("cells"), [warm])
    rows += run("msme:hotspots, the same", mine("algorithm"), [warm])
    rows += run("8 regions of 514 districts", mine("regions"), [oracle("regions", label="spopt")])
    print_rows("Neighbours and local Moran, 9,999 permutations, seconds of processor time", rows)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measured(CONTENDERS[sys.argv[1]])
    main()
