"""Run by the oracle's own Python: areal interpolation with tobler.

Reads a list of jobs from standard input, each with sources and targets (WKT
in metres), count and rate per source, allocate_total; prints a list of
[counts, rates].
"""

import json
import sys
import warnings

import geopandas
import shapely
from tobler.area_weighted import area_interpolate


def interpolated(job: dict) -> list:
    sources = geopandas.GeoDataFrame(
        {"count": job["count"], "rate": job["rate"]},
        geometry=[shapely.from_wkt(text) for text in job["sources"]],
        crs="EPSG:6933",
    )
    targets = geopandas.GeoDataFrame(
        geometry=[shapely.from_wkt(text) for text in job["targets"]], crs="EPSG:6933"
    )
    found = area_interpolate(
        sources,
        targets,
        extensive_variables=["count"],
        intensive_variables=["rate"],
        allocate_total=job["allocate_total"],
    )
    return [found["count"].tolist(), found["rate"].tolist()]


warnings.filterwarnings("ignore")
sys.stdout.write(json.dumps([interpolated(job) for job in json.load(sys.stdin)]))
