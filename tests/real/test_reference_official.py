"""How near the indicative boundaries come to the official ones."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
import shapely
from osgeo import ogr

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path, layer: str, field: str) -> dict[str, Any]:
    dataset = ogr.Open(str(path))
    source = dataset.GetLayerByName(layer)
    return {
        feature[field]: shapely.make_valid(
            shapely.from_wkb(bytes(feature.GetGeometryRef().ExportToWkb()))
        )
        for feature in source
    }


@pytest.fixture(scope="module")
def ours(project: Path) -> dict[str, Any]:
    path = project / "resources" / "reference" / "districts.gpkg"
    return read(path, "district", "bps_code")


@pytest.fixture(scope="module")
def official(real_data: Path) -> dict[str, Any]:
    path = real_data / "boundaries" / "idn_districts_514.gpkg"
    return read(path, "district", "bps_2024")


def test_overlap_with_the_official_districts(
    ours: dict[str, Any], official: dict[str, Any]
) -> None:
    assert ours.keys() == official.keys()
    overlap = pd.Series(
        {
            code: ours[code].intersection(official[code]).area
            / ours[code].union(official[code]).area
            for code in ours
        }
    )
    assert overlap.median() > 0.86
    assert overlap.quantile(0.1) > 0.7
    assert overlap.min() > 0


def test_the_same_neighbours_as_the_official_districts(
    ours: dict[str, Any], official: dict[str, Any]
) -> None:
    def pairs(shapes: dict[str, Any]) -> set[tuple[str, str]]:
        codes = np.array(list(shapes))
        solid = np.array(list(shapes.values()), dtype=object)
        a, b = shapely.STRtree(solid).query(solid, predicate="intersects")
        keep = a < b
        return set(zip(codes[a[keep]], codes[b[keep]]))

    found, real = pairs(ours), pairs(official)
    assert len(found & real) / len(found | real) > 0.8


def test_village_points_of_another_source_lie_in_their_district(
    ours: dict[str, Any], real_data: Path
) -> None:
    path = real_data / "boundaries" / "idn_villages_81904_points.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        villages = pd.read_csv(file, dtype=str)
    facts = pd.read_csv(real_data / "codes" / "district_codes.csv", dtype=str)
    today = facts.set_index("bps_2020")["bps_2024"]
    unit = villages["regency_code"].map(today)
    points = shapely.points(villages[["lon", "lat"]].astype(float).to_numpy())
    known = unit.notna().to_numpy()
    shapes = np.array([ours[u] for u in unit[known]], dtype=object)
    inside = shapely.intersects(shapes, points[known])
    assert known.mean() > 0.99
    assert inside.mean() > 0.95
