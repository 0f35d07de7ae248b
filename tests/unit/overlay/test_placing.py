"""Points in polygons: each once, and the coast."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from msme_qgis_plugin.core.overlay import coast
from msme_qgis_plugin.core.overlay.points.placing import Placer

WEST = shapely.box(100, 0, 101, 1)
EAST = shapely.box(101, 0, 102, 1)


def place(placer: Placer, *points: tuple[float, float]) -> list[int]:
    x, y = np.array(points, dtype=float).T
    return placer.place(x, y).unit.tolist()


def test_border_point_is_given_once_to_the_first() -> None:
    placer = Placer([WEST, EAST], crs="EPSG:4326")
    assert place(placer, (101, 0.5), (100, 0), (102, 1), (102.01, 1)) == [0, 0, 1, -1]
    other = Placer([EAST, WEST], crs="EPSG:4326")
    assert place(other, (101, 0.5)) == [0]


def test_overlap_is_given_once_and_reported() -> None:
    wide = shapely.box(100.5, 0, 102, 1)
    placer = Placer([WEST, wide], crs="EPSG:4326")
    found = placer.place(np.array([100.7, 100.2, 101.0]), np.full(3, 0.5))
    assert found.unit.tolist() == [0, 0, 0]
    # the last lies on the border of the first: inside one of them only
    assert found.overlapping.tolist() == [True, False, False]


def test_hole_and_enclave() -> None:
    town = shapely.box(100.4, 0.4, 100.6, 0.6)
    placer = Placer([WEST.difference(town), town], crs="EPSG:4326")
    assert place(placer, (100.5, 0.5), (100.1, 0.5)) == [1, 0]


@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_testing_every_polygon(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points = shapely.MultiPoint(rng.uniform([95, -10], [140, 5], (40, 2)))
    cells = list(shapely.voronoi_polygons(points).geoms)
    islands = [
        shapely.Point(*rng.uniform([95, -10], [140, 5])).buffer(size) for size in (1e-4, 0.01, 0.5)
    ]
    polygons = [cell.intersection(shapely.Point(118, -2).buffer(9)) for cell in cells] + islands
    x, y = rng.uniform([94, -11], [141, 6], (20_000, 2)).T
    corners = shapely.get_coordinates(polygons)
    x, y = np.append(x, corners[:, 0]), np.append(y, corners[:, 1])
    found = Placer(polygons, crs="EPSG:4326").place(x, y)
    held = np.array([shapely.intersects_xy(one, x, y) for one in polygons])
    inside = np.array([shapely.contains_xy(one, x, y) for one in polygons])
    expected = np.where(held.any(axis=0), held.argmax(axis=0), -1)
    assert (found.unit == expected).all()
    assert (found.overlapping == (inside.sum(axis=0) > 1)).all()


def test_coastal_point_goes_to_the_nearest_within_the_distance() -> None:
    placer = Placer([WEST, EAST], crs="EPSG:4326", max_distance_km=5)
    # 0.04° east of the coast on the equator: 4.4528 km; 0.05°: 5.57 km
    found = placer.place(np.array([102.04, 102.05]), np.array([0.0, 0.0]))
    assert found.unit.tolist() == [1, -1]
    assert found.distance_km[0] == pytest.approx(4.45278, abs=1e-4)
    assert np.isnan(found.distance_km[1])


def test_nearest_is_nearest_on_the_ground_not_in_degrees() -> None:
    # at 60° N a degree of longitude is half a degree of latitude
    side, above = shapely.box(11.5, 59, 12, 60), shapely.box(9, 61, 11, 62)
    placer = Placer([above, side], crs="EPSG:4326", max_distance_km=200)
    assert place(placer, (10, 59.9)) == [1]


def test_coast_of_a_plane_in_metres() -> None:
    placer = Placer([shapely.box(0, 0, 100, 100)], crs="EPSG:32748", max_distance_km=1)
    found = placer.place(np.array([1000.0, 1200.0]), np.array([50.0, 50.0]))
    assert found.unit.tolist() == [0, -1]
    assert found.distance_km[0] == pytest.approx(0.9)


def test_equally_near_goes_to_the_first() -> None:
    gap = [shapely.box(0, 0, 1, 1), shapely.box(3, 0, 4, 1)]
    placer = Placer(gap[::-1], crs="", max_distance_km=5)
    assert place(placer, (2, 0.5)) == [0]


@pytest.mark.parametrize("edges", [1, 3])
def test_cutting_outlines_changes_nothing(monkeypatch: pytest.MonkeyPatch, edges: int) -> None:
    rng = np.random.default_rng(5)
    polygons = [shapely.Point(*rng.uniform([95, -10], [140, 5])).buffer(1.5) for _ in range(30)]
    x, y = rng.uniform([94, -11], [141, 6], (2_000, 2)).T
    one = Placer(polygons, crs="EPSG:4326", max_distance_km=80).place(x, y)
    monkeypatch.setattr(coast, "EDGES_PER_PIECE", edges)
    other = Placer(polygons, crs="EPSG:4326", max_distance_km=80).place(x, y)
    assert (one.unit == other.unit).all()
    np.testing.assert_allclose(one.distance_km, other.distance_km)
    assert (one.distance_km > 0).sum() > 50


def test_no_coordinates_no_polygons() -> None:
    placer = Placer([WEST, None], crs="EPSG:4326", max_distance_km=5)
    assert place(placer, (np.nan, 0.5), (100.5, 0.5)) == [-1, 0]
    assert place(Placer([], crs=""), (1, 1)) == [-1]
