"""Units of today dissolved into those of an earlier year."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely

from msme_qgis_plugin.core.harmonise.merge_units import merge_units


def squares() -> gpd.GeoDataFrame:
    """Four squares of a hundredth of a degree on the equator, side by side."""
    codes = ["1104", "1101", "1103", "1102"]
    shapes = [shapely.box(x, 0, x + 0.01, 0.01) for x in (0.0, 0.01, 0.02, 0.05)]
    return gpd.GeoDataFrame(
        {"bps_code": codes, "name": list("dacb"), "area_km2": 1.0, "part_km2": 1.0}, geometry=shapes
    )


def test_parts_become_the_unit_that_carries_them_on() -> None:
    parents = pd.Series({"1101": "1101", "1102": "1101", "1103": "1103", "1104": "1101"})
    merged = merge_units(squares(), parents)
    # In the order in which each unit, or the first of its parts, stands.
    assert merged[["bps_code", "name", "merged"]].to_numpy().tolist() == [
        ["1101", "a", "1104 1101 1102"],
        ["1103", "c", ""],
    ]
    assert merged.geometry[0].equals(shapely.union_all(squares().geometry.iloc[[0, 1, 3]]))
    # A degree along the equator is 111.320 km, across it 110.574 km.
    square = 1.1132 * 1.10574
    assert abs(merged["area_km2"][0] - 3 * square) < 0.001
    assert abs(merged["part_km2"][0] - 2 * square) < 0.001
    assert merged["area_km2"][1] == 1.0


def test_what_has_no_parent_is_left_out_and_a_lone_part_keeps_its_code() -> None:
    merged = merge_units(squares(), pd.Series({"1102": "1109", "1103": "1103"}))
    assert merged["bps_code"].tolist() == ["1103", "1102"]
    assert merged["merged"].tolist() == ["", ""]
