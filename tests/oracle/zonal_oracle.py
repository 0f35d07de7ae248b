"""Run by the oracle's own Python: exactextract on a raster and zones.

Usage: python zonal_oracle.py job.json, which names raster, zones (list of
WKT), operations and optionally weights; prints one list per zone as JSON.
"""

import json
import sys
from pathlib import Path

import geopandas
import shapely
from exactextract import exact_extract


def main() -> None:
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    zones = geopandas.GeoDataFrame(
        geometry=[shapely.from_wkt(text) for text in job["zones"]], crs="EPSG:4326"
    )
    found = exact_extract(
        job["raster"], zones, job["operations"], weights=job.get("weights"), output="pandas"
    )
    rows = found[job["operations"]].to_numpy(dtype=float).tolist()
    sys.stdout.write(json.dumps(rows))


main()
