"""Peers in the oracles' environment: exactextract, tobler, libpysal, esda and spopt."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

from ratios import measured

warnings.filterwarnings("ignore")
FOLDER = Path(sys.argv[2])


def exact(name: str) -> Any:
    import geopandas
    from exactextract import exact_extract

    return lambda: exact_extract(
        str(FOLDER / "java.tif"),
        geopandas.read_file(FOLDER / name),
        ["count", "sum", "mean", "min", "max"],
        output="pandas",
    )


def areal() -> Any:
    import geopandas
    from tobler.area_weighted import area_interpolate

    def interpolate() -> Any:
        sources, targets = (
            geopandas.read_file(FOLDER / name).to_crs(6933)
            for name in ("villages.gpkg", "targets.gpkg")
        )
        return area_interpolate(
            sources, targets, extensive_variables=["count"], intensive_variables=["rate"]
        )

    return interpolate


def queen() -> Any:
    import geopandas
    from libpysal.weights import Queen

    frame = geopandas.read_file(FOLDER / "cells.gpkg")
    return lambda: Queen.from_dataframe(frame, use_index=False, silence_warnings=True)


def local_moran(name: str, *, numba: bool) -> Any:
    import numpy as np

    if not numba:
        sys.modules["numba"] = None  # type: ignore[assignment]  (as where it is not installed)
    from esda import Moran_Local
    from libpysal.weights import W

    def asked(file: str, permutations: int) -> Any:
        held = np.load(FOLDER / file)
        ends = np.cumsum(held["sizes"])[:-1]
        units = dict(enumerate(part.tolist() for part in np.split(held["neighbours"], ends)))
        w = W(units, id_order=list(units), silence_warnings=True)
        w.transform = "r"
        told = {"permutations": permutations, "keep_simulations": False, "seed": 1}
        return lambda: Moran_Local(held["values"], w, **told)

    if numba:
        # The first call compiles.
        asked("districts.npz", 99)()
    return asked(name, 9_999)


def regions() -> Any:
    import numpy as np
    import pandas as pd
    from libpysal.weights import W
    from spopt.region import Skater

    held = np.load(FOLDER / "regions.npz")
    ends = np.cumsum(held["sizes"])[:-1]
    units = dict(enumerate(part.tolist() for part in np.split(held["neighbours"], ends)))
    w = W(units, id_order=list(units), silence_warnings=True)
    frame = pd.DataFrame(held["scores"]).add_prefix("v")
    return lambda: Skater(frame, w, list(frame), n_clusters=8, floor=10).solve()


CONTENDERS = {
    "exact": lambda: exact("districts.gpkg"),
    "exact_rough": lambda: exact("districts_rough.gpkg"),
    "areal": areal,
    "queen": queen,
    "local_moran": lambda: local_moran("districts.npz", numba=True),
    "local_moran_plain": lambda: local_moran("districts.npz", numba=False),
    "regions": regions,
    "local_moran_cells": lambda: local_moran("cells.npz", numba=True),
}

name = sys.argv[1]
measured(CONTENDERS[name])
