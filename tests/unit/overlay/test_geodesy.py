"""Areas and distances, against GeographicLib's numbers (by pyproj 3.7)."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from osgeo import osr

from msme_qgis_plugin.core.overlay.geodesy import areas_m2, equal_area, is_geographic, way_between
from msme_qgis_plugin.core.regions.errors import CrsNotUnderstoodError, OutsideCrsError

# edges along parallels divided at 0.001°
AREAS = [
    ((106, -7, 107, -6), 12231894922.924194),
    ((0, 0, 1, 1), 12308463894.289808),
    ((120, 3, 125, 5), 122792807466.23907),
]
DISTANCES = [
    ((106.8, -6.2, 106.85, -6.21), 5.643003913738529),
    ((95.3, 5.5, 140.7, -2.5), 5124.8806674325015),
    ((110, 0, 110, 1), 110.57438855779878),
    ((110, 0, 111, 0), 111.31949079327356),
    ((106, -6, 106, -6), 0.0),
]


@pytest.mark.parametrize(("box", "expected"), AREAS)
def test_area_on_the_ellipsoid(box: tuple[float, ...], expected: float) -> None:
    found = areas_m2([shapely.box(*box)], "EPSG:4326")
    assert found[0] == pytest.approx(expected, rel=1e-8)


def test_area_is_the_same_by_way_of_utm() -> None:
    box = shapely.segmentize(shapely.box(106, -7, 107, -6), 0.01)
    metres = shapely.transform(box, way_between("EPSG:4326", "EPSG:32748"))
    found = areas_m2([metres], "EPSG:32748")
    assert found[0] == pytest.approx(AREAS[0][1], rel=1e-6)


def test_equal_area_crs_and_plane_stay_as_they_are() -> None:
    box = shapely.box(0, 0, 1000, 1000)
    for crs in ("", "EPSG:6933"):
        assert equal_area([box], crs)[0].equals(box)


def test_nothing_has_no_area() -> None:
    shapes = [None, shapely.Polygon()]
    assert areas_m2(shapes, "EPSG:4326").tolist() == [0, 0]


def test_longitude_comes_first() -> None:
    way = way_between("EPSG:4326", "EPSG:3857")
    x, y = way(np.array([[100.0, -6.0]]))[0]
    assert x == pytest.approx(11131949.079, abs=1e-2)
    assert y < 0


def test_unknown_crs_and_lost_points_are_named() -> None:
    with pytest.raises(CrsNotUnderstoodError, match="Bessel 1841 or so"):
        is_geographic("Bessel 1841 or so")
    with pytest.raises(OutsideCrsError, match=r"100.*95"):
        way_between("EPSG:4326", "EPSG:3857")(np.array([[100.0, 95.0]]))


def test_lost_point_is_named_though_exceptions_are_switched_on() -> None:
    points = np.column_stack((np.linspace(100, 110, 9), np.full(9, -6.0)))
    points[5, 1] = 95
    before = osr.GetUseExceptions()
    osr.UseExceptions()
    try:
        with pytest.raises(OutsideCrsError, match=r"106\.25, 95"):
            way_between("EPSG:4326", "EPSG:3857")(points)
    finally:
        if not before:
            osr.DontUseExceptions()
