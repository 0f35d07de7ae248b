"""Shared borders stay shared, whatever happens to them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from tools.reference.boundaries import border_lines, merged
from tools.reference.coverage import Coverage, noded


def areas(shapes: dict[str, Any]) -> float:
    return float(sum(shape.area for shape in shapes.values()))


def union_area(shapes: dict[str, Any]) -> float:
    return float(shapely.union_all(list(shapes.values())).area)


def wavy(steps: int, height: float) -> list[tuple[float, float]]:
    """A border from (10, 0) to (10, 10) that swings to both sides."""
    y = np.linspace(0, 10, steps)
    x = 10 + height * np.sin(y * 7) * (y > 0) * (y < 10)
    return list(zip(x.tolist(), y.tolist()))


@pytest.fixture
def halves() -> dict[str, Any]:
    """Two units on either side of a wavy border."""
    border = wavy(200, 0.05)
    return {
        "west": shapely.Polygon([(0, 10), (0, 0), *border]),
        "east": shapely.Polygon([*border, (20, 10), (20, 0)]),
    }


def test_a_border_is_simplified_once_for_both_sides(halves: dict[str, Any]) -> None:
    before = {name: shapely.to_wkb(shape) for name, shape in halves.items()}
    simple = Coverage.of(halves).simplified(0.2)
    assert areas(simple) == union_area(simple) == 200
    # The wave is lower than the tolerance: a straight line is left.
    assert shapely.get_num_coordinates(simple["west"]) == 5
    assert {n: shapely.to_wkb(s) for n, s in halves.items()} == before


def test_arcs_give_the_polygons_back(halves: dict[str, Any]) -> None:
    cut = Coverage.of(halves)
    assert len(cut.arcs) == 3
    assert sorted(cut.owners) == [("east",), ("east", "west"), ("west",)]
    for name, shape in cut.shapes().items():
        assert shape.equals(halves[name])


def test_a_town_within_a_district_stays_its_hole() -> None:
    ring = shapely.Point(5, 5).buffer(2, quad_segs=32)
    shapes = {"town": ring, "around": shapely.box(0, 0, 10, 10) - ring}
    simple = Coverage.of(shapes).simplified(0.1)
    assert areas(simple) == pytest.approx(100)
    assert union_area(simple) == pytest.approx(100)
    hole = shapely.Polygon(simple["around"].geoms[0].interiors[0])
    assert hole.equals(simple["town"])
    assert shapely.get_num_coordinates(simple["town"]) < 40


@pytest.mark.parametrize("tolerance", [0.009, 5])
def test_an_islet_smaller_than_the_tolerance_keeps_its_shape(tolerance: float) -> None:
    islet = shapely.Point(0, 0).buffer(0.01, quad_segs=4)
    simple = Coverage.of({"islet": islet}).simplified(tolerance)
    assert simple["islet"].area == pytest.approx(islet.area, rel=0.2)


def test_an_islet_shared_by_two_units_keeps_both() -> None:
    disc = shapely.Point(0, 0).buffer(0.01, quad_segs=8)
    west = shapely.intersection(disc, shapely.box(-1, -1, 0, 1))
    shapes = noded({"west": west, "east": disc - west}, grid=1e-6)
    simple = Coverage.of(shapes).simplified(5)
    assert all(shape.is_valid and shape.area > 0 for shape in simple.values())
    assert areas(simple) == pytest.approx(union_area(simple))


def test_a_border_does_not_jump_over_an_island_in_a_bay() -> None:
    # A bay 1 deep holds an island; a tolerance of 2 would close the bay.
    coast = shapely.Polygon([(0, 0), (20, 0), (20, 10), (11, 10), (10, 9), (9, 10), (0, 10)])
    island = shapely.Point(10, 9.8).buffer(0.1)
    shapes = {"coast": coast, "island": island}
    simple = Coverage.of(shapes).simplified(2)
    assert not shapely.intersection(simple["coast"], simple["island"]).area
    assert areas(simple) == pytest.approx(union_area(simple))


def test_borders_do_not_cross_each_other() -> None:
    # Two lobes reach past each other; each straightened would cut the other.
    left = shapely.Polygon([(0, 0), (4, 0), (4, 4), (5, 4.5), (4, 5), (0, 9)])
    right = shapely.Polygon([(9, 0), (9, 9), (4.2, 8), (5.2, 4.5), (4.2, 1)])
    assert not left.intersects(right)
    simple = Coverage.of({"left": left, "right": right}).simplified(1.5)
    assert not simple["left"].intersects(simple["right"])


def test_only_borders_that_would_cross_keep_their_detail() -> None:
    border = wavy(200, 0.5)  # straight at the tolerance, not at half
    left = shapely.Polygon([(4, 0), *border, (4, 10), (4, 6), (4.5, 4.7), (4, 3)])
    lobe = shapely.Polygon([(0, 0), (3.5, 3), (4.2, 4.7), (3.5, 6.2), (0, 9)])
    right = shapely.Polygon([*border, (20, 10), (20, 0)])
    assert not left.intersects(lobe)
    shapes = {"left": left, "lobe": lobe, "right": right}
    simple = Coverage.of(shapes).simplified(1.5)
    assert not simple["left"].intersects(simple["lobe"])
    assert shapely.get_num_coordinates(simple["right"]) == 5


def test_rounding_leaves_no_sliver_where_three_units_meet() -> None:
    third = 1 / 3
    shapes = {
        "a": shapely.Polygon([(0, 0), (1, 0), (third, third)]),
        "b": shapely.Polygon([(1, 0), (1, 1), (third, third)]),
        "c": shapely.Polygon([(0, 0), (third + 1e-12, third), (1, 1), (0, 1)]),
    }
    exact = noded(shapes, grid=1e-6)
    assert areas(exact) == pytest.approx(1, abs=1e-15)
    assert union_area(exact) == pytest.approx(1, abs=1e-15)
    corners = {
        tuple(point)
        for shape in exact.values()
        for point in shapely.get_coordinates(shape).tolist()
    }
    assert corners == {*((0, 0), (1, 0), (1, 1), (0, 1)), (0.333333, 0.333333)}


def test_a_point_where_corners_touch_joins_nothing() -> None:
    shapes = {"a": shapely.box(0, 0, 1, 1), "b": shapely.box(1, 1, 2, 2)}
    simple = Coverage.of(shapes).simplified(0.01)
    assert {n: s.area for n, s in simple.items()} == {"a": 1, "b": 1}


def test_parents_have_the_very_borders_of_their_children(halves: dict[str, Any]) -> None:
    whole = merged(halves, {"west": "all", "east": "all"})
    assert whole["all"].area == 200
    assert whole["all"].geom_type == "MultiPolygon"


def test_border_lines_leave_the_coast_out(halves: dict[str, Any]) -> None:
    lines = border_lines(halves)
    assert len(lines) == 1
    assert lines[0].equals(shapely.LineString(wavy(200, 0.05)))
