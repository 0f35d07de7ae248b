"""Overlaps and gaps of polygons that should tile an area."""

from __future__ import annotations

import numpy as np
import shapely

from msme_qgis_plugin.core.overlay.polygons.coverage import find_overlaps


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
