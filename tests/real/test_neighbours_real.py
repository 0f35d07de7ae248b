"""How real boundaries meet: exactly, with a gap, drawn twice; and what lies alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely
from osgeo import ogr

from msme_qgis_plugin.core.analysis.spatial import contiguity
from msme_qgis_plugin.core.analysis.spatial.neighbour_weights import find_neighbours
from msme_qgis_plugin.core.analysis.spatial.options import WeightOptions

if TYPE_CHECKING:
    from pathlib import Path

LAYERS = {
    "districts": "boundaries/idn_districts_514.gpkg",
    "subdistricts": "boundaries/idn_kecamatan_7068_hdxbps2020.gpkg",
    "drawn twice": "repair/cahyadsn_kab514_kemendagri2025_asis.gpkg",
}


def read(path: Path) -> Any:
    source = ogr.Open(str(path))
    shapes = [bytes(one.GetGeometryRef().ExportToWkb()) for one in source.GetLayer(0)]
    return shapely.from_wkb(np.array(shapes, dtype=object))


@pytest.mark.parametrize(
    ("name", "pairs", "islands"),
    [("districts", 995, 33), ("subdistricts", 18_498, 117), ("drawn twice", 982, 31)],
)
def test_a_gap_of_some_metres_makes_no_island(
    real_data: Path, name: str, pairs: int, islands: int
) -> None:
    # Pairs that GEOS finds within 0.0001° (11 m) of each other in the repaired polygons.
    weights, bridges = find_neighbours(read(real_data / LAYERS[name]), WeightOptions())
    assert len(bridges.unit) == islands
    own = ~(np.isin(weights.unit, bridges.unit) | np.isin(weights.neighbour, bridges.unit))
    assert own.sum() / 2 == pytest.approx(pairs, rel=2e-3)
    assert bridges.km.max() < 150


def test_common_vertices_alone_would_make_islands(
    real_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shapes = read(real_data / LAYERS["drawn twice"])
    none = np.zeros(0, dtype=np.int64)
    monkeypatch.setattr(contiguity, "_close", lambda *_: none)
    weights, _ = find_neighbours(shapes, WeightOptions(bridge=False))
    assert len(weights.islands) == 36
