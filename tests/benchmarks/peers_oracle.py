"""Peers in the oracles' environment: exactextract and tobler."""

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


CONTENDERS = {
    "exact": lambda: exact("districts.gpkg"),
    "exact_rough": lambda: exact("districts_rough.gpkg"),
    "areal": areal,
}

measured(CONTENDERS[sys.argv[1]])
