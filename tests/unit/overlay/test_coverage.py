"""Overlaps and gaps of polygons that should tile an area."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from msme_qgis_plugin.core.overlay.geodesy import areas_m2
from msme_qgis_plugin.core.overlay.polygons.coverage import coverage_report, find_overlaps


def test_clean_tiling_has_neither() -> None:
    squares = [shapely.box(x, 0, x + 10, 10) for x in (0, 10, 20)]
    report = coverage_report(squares, crs="")
    assert report.overlaps.empty
    assert report.gaps.empty
    assert report.notes == ()


def test_overlap_and_gap_are_measured() -> None:
    west, east = shapely.box(0, 0, 11, 30), shapely.box(20, 0, 30, 30)
    south, north = shapely.box(10, 0, 20, 10), shapely.box(11, 20, 20, 30)
    report = coverage_report([west, east, south, north], crs="")
    assert report.overlaps.to_dict("records") == [
        {"first": 0, "second": 2, "area_m2": pytest.approx(10)}
    ]
    assert report.gaps["area_m2"].to_list() == pytest.approx([90])
    assert report.gaps["neighbours"][0] == (0, 1, 2, 3)
    assert "1 pair(s)" in str(report.notes[0])
    assert "1 gap(s)" in str(report.notes[1])


def test_enclave_that_is_filled_is_no_gap() -> None:
    town = shapely.box(4, 4, 6, 6)
    around = shapely.box(0, 0, 10, 10).difference(town)
    assert coverage_report([around, town], crs="").gaps.empty
    # an island in a lake takes its own ground off the gap
    island = shapely.box(4.5, 4.5, 5.5, 5.5)
    report = coverage_report([around, island], crs="")
    assert report.gaps["area_m2"].to_list() == pytest.approx([3])


def test_polygon_inside_another_overlaps_it() -> None:
    report = coverage_report([shapely.box(0, 0, 10, 10), shapely.box(2, 2, 4, 4)], crs="")
    assert report.overlaps["area_m2"].to_list() == pytest.approx([4])


def test_areas_are_of_the_ellipsoid() -> None:
    polygons = [shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1)]
    report = coverage_report(polygons, crs="EPSG:4326")
    expected = areas_m2([shapely.box(1, 0, 2, 1)], "EPSG:4326")[0]
    assert report.overlaps["area_m2"][0] == pytest.approx(expected)


def test_slivers_below_the_limit_are_left_out() -> None:
    polygons = [shapely.box(0, 0, 10, 1), shapely.box(9.5, 0, 20, 1)]
    assert coverage_report(polygons, crs="").overlaps.empty
    assert len(coverage_report(polygons, crs="", smallest_m2=0).overlaps) == 1
    assert coverage_report([], crs="").overlaps.empty


def grid(west: float, width: float, count: int) -> list[shapely.Polygon]:
    """Squares side by side in metres, sharing every edge."""
    return [
        shapely.box(west + i * width, j * width, west + (i + 1) * width, (j + 1) * width)
        for i in range(count)
        for j in range(count)
    ]


def pairs_of(shapes: list[shapely.Geometry]) -> set[tuple[int, int]]:
    found = find_overlaps(np.array(shapes, dtype=object))
    return set(zip(found["first"].tolist(), found["second"].tolist()))


def test_polygons_that_fit_together_do_not_overlap() -> None:
    assert pairs_of(grid(0, 100, 4)) == set()


def test_two_layers_on_top_of_each_other_overlap_everywhere() -> None:
    # Inland every edge has its reverse: only the outline tells.
    below, above = grid(0, 100, 6), grid(0, 150, 4)
    expected = {
        (i, len(below) + j)
        for i, one in enumerate(below)
        for j, other in enumerate(above)
        if shapely.intersection(one, other).area > 0
    }
    assert pairs_of([*below, *above]) == expected
    assert len(expected) > len(below)


def test_a_polygon_that_is_there_twice() -> None:
    assert pairs_of([*grid(0, 100, 3), grid(0, 100, 3)[4]]) == {(4, 9)}


def test_a_hole_that_its_neighbour_fills_or_overfills() -> None:
    ring = shapely.Polygon(
        [(0, 0), (90, 0), (90, 90), (0, 90)], [[(30, 30), (60, 30), (60, 60), (30, 60)]]
    )
    assert pairs_of([ring, shapely.box(30, 30, 60, 60)]) == set()
    assert pairs_of([ring, shapely.box(30, 30, 60, 61)]) == {(0, 1)}


def test_the_same_pairs_as_when_all_are_measured() -> None:
    rng = np.random.default_rng(8)
    squares = grid(0, 100, 6)
    for i in rng.choice(len(squares), 12, replace=False):
        x, y = rng.uniform(-20, 20, 2)
        squares[i] = shapely.transform(squares[i], lambda points, by=(x, y): points + by)
    expected = {
        (i, j)
        for i in range(len(squares))
        for j in range(i + 1, len(squares))
        if shapely.intersection(squares[i], squares[j]).area >= 1
    }
    assert pairs_of(squares) == expected
    assert expected


def test_a_polygon_that_is_there_again_the_other_way_round() -> None:
    square = shapely.box(0, 0, 100, 100)
    assert pairs_of([square, shapely.reverse(square)]) == {(0, 1)}
