"""Units of today dissolved into the units of an earlier year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

from ..overlay.geodesy import WGS84, areas_and_largest_parts_m2

if TYPE_CHECKING:
    import pandas as pd


M2_PER_KM2 = 1e6


def merge_units(units: gpd.GeoDataFrame, target_parent: pd.Series) -> gpd.GeoDataFrame:
    """Dissolve units into their parents.

    Args:
        units: EPSG:4326, with `bps_code`, `area_km2`, `part_km2` and other
            columns; one row per unit of today.
        target_parent: BPS code of today -> id of the parent, which is the
            code of the unit that carries it on.

    Returns:
        One row per parent with the attributes of the unit that carries it
        on, the area of all its children (km²), the area of its largest part,
        and `merged`: the codes of its children, separated by spaces, empty
        for a parent that never split.
    """
    parent = units["bps_code"].map(target_parent)
    groups = units.groupby(parent.to_numpy(), sort=False)
    rows = []
    for code, children in groups:
        carried_on = children[children["bps_code"] == code]
        row = (carried_on if len(carried_on) else children).iloc[0].copy()
        row["merged"] = ""
        if len(children) > 1:
            row["geometry"] = shapely.union_all(children.geometry.to_numpy())
            row["merged"] = " ".join(children["bps_code"])
            row["bps_code"] = code
        rows.append(row)
    merged = gpd.GeoDataFrame(rows).reset_index(drop=True)
    several = (merged["merged"] != "").to_numpy()
    if several.any():
        shapes = merged.geometry[several].to_numpy()
        area, part = areas_and_largest_parts_m2(shapes, WGS84)
        merged.loc[several, "area_km2"] = area / M2_PER_KM2
        merged.loc[several, "part_km2"] = part / M2_PER_KM2
    return merged
