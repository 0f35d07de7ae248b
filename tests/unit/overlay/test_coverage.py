"""Overlaps and gaps of polygons that should tile an area."""

from __future__ import annotations

import pytest
import shapely

from msme_qgis_plugin.core.overlay.coverage import coverage_report
from msme_qgis_plugin.core.overlay.geodesy import areas_m2


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
    report = coverage_report(
        [shapely.box(0, 0, 10, 10), shapely.box(2, 2, 4, 4)], crs=""
    )
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
