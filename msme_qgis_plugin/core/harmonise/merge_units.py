"""Units of today dissolved into the units of an earlier year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from ..overlay.geodesy import WGS84, areas_and_largest_parts_m2

if TYPE_CHECKING:
    import geopandas as gpd

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
    units = units[parent.notna()]
    group, codes = pd.factorize(parent.dropna())
    # Of each group the unit that carries it on, else its first.
    order = np.lexsort((units["bps_code"].to_numpy() != codes.to_numpy()[group], group))
    first = np.unique(group[order], return_index=True)[1]
    merged = units.iloc[order[first]].reset_index(drop=True).assign(merged="")
    several = np.flatnonzero(np.bincount(group) > 1)
    if len(several):
        children = [units[group == place] for place in several]
        shapes = [shapely.union_all(one.geometry.to_numpy()) for one in children]
        area, part = areas_and_largest_parts_m2(shapes, WGS84)
        merged.loc[several, "geometry"] = shapes
        merged.loc[several, "merged"] = [" ".join(one["bps_code"]) for one in children]
        merged.loc[several, "bps_code"] = codes[several]
        merged.loc[several, "area_km2"] = area / M2_PER_KM2
        merged.loc[several, "part_km2"] = part / M2_PER_KM2
    return merged
