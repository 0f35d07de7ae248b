"""Overlaps and gaps of polygons that should tile an area."""

from __future__ import annotations

import numpy as np
import pytest
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


def turned(shape: shapely.Geometry, angle: float) -> shapely.Geometry:
    """Turn a polygon, so that no edge runs along an axis and coordinates are not round."""
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return shapely.transform(shape, lambda points: points @ turn + 9e6)


@pytest.mark.parametrize("angle", np.linspace(0.01, 3.1, 40))
def test_a_triangle_that_is_there_twice_and_once_more_with_more_vertices(angle: float) -> None:
    triangle = turned(shapely.Polygon([(0, 0), (70, 10), (20, 60)]), angle)
    assert pairs_of([triangle, triangle, shapely.segmentize(triangle, 9)]) == {
        (0, 1),
        (0, 2),
        (1, 2),
    }


@pytest.mark.parametrize("seed", range(12))
def test_the_same_pairs_as_when_all_are_measured_in_a_mess(seed: int) -> None:
    """Grids of other widths, turned or not, vertices moved together or alone, holes, repeats."""
    rng = np.random.default_rng(seed)
    below, above = grid(0, 100, 7), grid(30, float(rng.choice([100, 150, 65])), 5)
    kept = [one for one in (*below, *above) if rng.random() < 0.9]
    shapes = np.array(kept, dtype=object)
    shapes = turned(shapes, float(rng.choice([0.0, 0.3])))
    some = rng.random(len(shapes)) < 0.2
    shapes[some] = shapely.segmentize(shapes[some], 17)
    some = np.flatnonzero(rng.random(len(shapes)) < 0.1)
    shapes[some] = shapely.transform(
        shapes[some], lambda xy: xy + 3 * np.sin(xy[:, ::-1] * 0.7 + seed)
    )
    some = np.flatnonzero(rng.random(len(shapes)) < 0.1)
    shapes[some] = shapely.difference(
        shapes[some], shapely.buffer(shapely.centroid(shapes[some]), 20)
    )
    shapes = shapely.make_valid(np.concatenate((shapes, shapes[rng.integers(0, len(shapes), 3)])))
    one, other = np.triu_indices(len(shapes), 1)
    area = shapely.area(shapely.intersection(shapes[one], shapes[other]))
    told = find_overlaps(shapes)
    expected = {(i, j): size for i, j, size in zip(one.tolist(), other.tolist(), area) if size >= 1}
    found = dict(zip(zip(told["first"].tolist(), told["second"].tolist()), told["area_m2"]))
    assert found == pytest.approx(expected)
    assert len(expected) > 3


def test_kept_overlaps_are_those_of_the_same_outlines() -> None:
    squares = [shapely.box(0, 0, 100, 100), shapely.box(90, 0, 200, 100), None]
    first = find_overlaps(np.array(squares, dtype=object))
    first["area_m2"] = 7.0
    assert find_overlaps(np.array(squares, dtype=object))["area_m2"].tolist() == [1000.0]
    assert find_overlaps(np.array(squares, dtype=object), smallest_m2=1001.0).empty
    moved = [squares[0], shapely.box(95, 0, 200, 100), None]
    assert find_overlaps(np.array(moved, dtype=object))["area_m2"].tolist() == [500.0]
    parted = [None, *squares[:2]]
    assert find_overlaps(np.array(parted, dtype=object))["first"].tolist() == [1]
