"""Run by the oracle's own Python: areal interpolation with tobler.

Reads a job from standard input: sources and targets (WKT in metres), count
and rate per source, allocate_total; prints [counts, rates] as JSON.
"""

import json
import sys
import warnings

import geopandas
import shapely
from tobler.area_weighted import area_interpolate


def main() -> None:
    warnings.filterwarnings("ignore")
    job = json.load(sys.stdin)
    sources = geopandas.GeoDataFrame(
        {"count": job["count"], "rate": job["rate"]},
        geometry=[shapely.from_wkt(text) for text in job["sources"]],
        crs="EPSG:6933",
    )
    targets = geopandas.GeoDataFrame(
        geometry=[shapely.from_wkt(text) for text in job["targets"]],
        crs="EPSG:6933",
    )
    found = area_interpolate(
        sources,
        targets,
        extensive_variables=["count"],
        intensive_variables=["rate"],
        allocate_total=job["allocate_total"],
    )
    sys.stdout.write(
        json.dumps([found["count"].tolist(), found["rate"].tolist()])
    )


main()
