"""Who is whose neighbour: borders drawn twice, islands, distances on the ellipsoid."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from msme_qgis_plugin.core.analysis.spatial import nearness
from msme_qgis_plugin.core.analysis.spatial.errors import (
    CrowdedDistanceError,
    DistanceMissingError,
    TooFewUnitsError,
)
from msme_qgis_plugin.core.analysis.spatial.neighbour_weights import Weights, find_neighbours
from msme_qgis_plugin.core.analysis.spatial.options import Neighbours, WeightOptions
from msme_qgis_plugin.core.overlay.geodesy import distance_km

METRE = 1 / 111_320
QUEEN, ROOK = WeightOptions(bridge=False), WeightOptions(Neighbours.ROOK, bridge=False)


def array(*shapes: Any) -> Any:
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made


def pairs(shapes: Any, options: WeightOptions) -> set[tuple[int, int]]:
    weights, _ = find_neighbours(shapes, options)
    return set(zip(weights.unit.tolist(), weights.neighbour.tolist()))


def both(*some: tuple[int, int]) -> set[tuple[int, int]]:
    return {*some, *(one[::-1] for one in some)}


def box(x: float, y: float, width: float = 0.1, height: float = 0.1) -> Any:
    return shapely.box(x, y, x + width, y + height)


def test_a_corner_is_enough_for_queen_and_not_for_rook() -> None:
    four = array(box(100, 0), box(100.1, 0), box(100, 0.1), box(100.1, 0.1))
    edges = both((0, 1), (0, 2), (1, 3), (2, 3))
    assert pairs(four, QUEEN) == edges | both((0, 3), (1, 2))
    assert pairs(four, ROOK) == edges


@pytest.mark.parametrize(("gap", "touch"), [(0, True), (8, True), (-30, True), (14, False)])
def test_a_border_drawn_twice_is_one_border_up_to_a_gap_of_ten_metres(
    gap: float, touch: bool
) -> None:
    # Vertices of one side only: the right one has none where the left one's corners are.
    two = array(box(100, 0), box(100.1 + gap * METRE, -0.05, 0.1, 0.2))
    for options in (QUEEN, ROOK):
        assert pairs(two, options) == (both((0, 1)) if touch else set())


def test_corners_with_a_gap_are_no_border() -> None:
    two = array(box(100, 0), box(100.1 + 4 * METRE, 0.1 + 4 * METRE))
    assert pairs(two, QUEEN) == both((0, 1))
    assert pairs(two, ROOK) == set()


def test_the_gap_is_small_beside_small_units() -> None:
    # Plots of 2 m, 10 cm apart: not 10 m.
    row = array(*(box(100 + place * 2.1 * METRE, 0, 2 * METRE, 2 * METRE) for place in range(4)))
    assert pairs(row, QUEEN) == set()


def test_an_enclave_and_an_invalid_polygon_have_neighbours() -> None:
    around = box(100, 0, 0.3, 0.3).difference(box(100.1, 0.1))
    bow = shapely.Polygon([(100.3, 0), (100.4, 0.3), (100.4, 0), (100.3, 0.3)])
    assert pairs(array(around, box(100.1, 0.1), bow), QUEEN) == both((0, 1), (0, 2))


def test_two_that_meet_where_a_third_touches_itself_are_neighbours() -> None:
    # A ring that is pinched: two enclaves meet at its waist, a vertex of each.
    holes = (box(100.1, 0.1), box(100.2, 0.2))
    around = box(100, 0, 0.4, 0.4).difference(shapely.union_all(holes))
    assert pairs(array(around, *holes), QUEEN) == both((0, 1), (0, 2), (1, 2))
    assert pairs(array(around, *holes), ROOK) == both((0, 1), (0, 2))


def test_the_parts_of_one_unit_are_one_unit() -> None:
    apart = shapely.MultiPolygon([box(100, 0), box(100.2, 0)])
    assert pairs(array(apart, box(100.1, 0)), QUEEN) == both((0, 1))


def test_an_island_is_joined_to_the_nearest_shore_both_ways() -> None:
    # The centre of the long unit is far away, its end is near.
    long, near = box(101, 0, 5, 0.1), box(100, 0.5)
    weights, bridges = find_neighbours(array(box(100.8, 0), long, near, box(99.95, 0.62)), QUEEN)
    assert weights.islands.tolist() == [0, 1, 2, 3]
    weights, bridges = find_neighbours(
        array(box(100.8, 0), long, near, box(99.95, 0.62)), WeightOptions()
    )
    assert bridges.unit.tolist() == [0, 1, 2, 3]
    assert bridges.nearest.tolist() == [1, 0, 3, 2]
    assert bridges.km[0] == pytest.approx(0.1 * 111.3195, rel=1e-4)
    assert bridges.km[2] == pytest.approx(0.02 * 110.574, rel=1e-4)
    assert pairs(array(box(100.8, 0), long), WeightOptions()) == both((0, 1))
    assert len(weights.islands) == 0


def test_of_equally_far_ones_up_north_the_nearer_on_the_ground_is_taken() -> None:
    # At 60° a degree of longitude is half as long.
    middle, east, north = box(10, 60), box(10.4, 60), box(10, 60.35)
    _, bridges = find_neighbours(array(middle, east, north), WeightOptions())
    assert bridges.nearest[0] == 1


def test_a_plane_that_stretches_northwards_does_not_decide() -> None:
    # 1.00° to the north is nearer than 1.01° to the south, and looks farther in Mercator's plane.
    held = array(box(10, 60), box(10, 61.1), box(10, 58.89))
    _, bridges = find_neighbours(held, WeightOptions())
    assert bridges.nearest[0] == 1
    assert bridges.km[0] == pytest.approx(111.4, rel=1e-3)


def test_a_unit_without_a_polygon_has_no_neighbours_and_is_joined_to_none() -> None:
    weights, bridges = find_neighbours(
        array(None, box(100, 0), shapely.Polygon(), box(100.1, 0)), WeightOptions()
    )
    assert weights.islands.tolist() == [0, 2]
    assert weights.unit.tolist() == [1, 3]
    assert len(bridges.unit) == 0


@pytest.mark.parametrize("count", [0, 1])
@pytest.mark.parametrize("kind", [Neighbours.QUEEN, Neighbours.ROOK, Neighbours.DISTANCE])
def test_no_unit_and_a_single_one_have_no_neighbours(count: int, kind: Neighbours) -> None:
    options = WeightOptions(kind, distance_km=10)
    weights, bridges = find_neighbours(array(*[box(100, 0)] * count), options)
    assert (weights.count, len(weights.unit), len(bridges.unit)) == (count, 0, 0)


def places(seed: int, count: int, west: float, east: float) -> Any:
    rng = np.random.default_rng(seed)
    x = np.where(rng.random(count) < 0.5, rng.uniform(west, east, count), west + 0.5)
    x = (x + rng.normal(0, 0.05, count) + 180) % 360 - 180
    return shapely.box(x, y := rng.uniform(-60, 60, count), x + 1e-4, y + 1e-4)


def apart(shapes: Any) -> Any:
    lon, lat = shapely.get_coordinates(shapely.centroid(shapes)).T
    far = distance_km(lon[:, None], lat[:, None], lon[None], lat[None])
    np.fill_diagonal(far, np.inf)
    return far


@pytest.mark.parametrize("wanted", [1, 6, 59])
@pytest.mark.parametrize(("west", "east"), [(95, 141), (170, 190), (-180, 180)])
def test_the_nearest_are_those_of_all_distances(wanted: int, west: float, east: float) -> None:
    shapes = places(3, 60, west, east)
    far = apart(shapes)
    weights, _ = find_neighbours(shapes, WeightOptions(Neighbours.NEAREST, wanted))
    expected = np.sort(np.argsort(far, axis=1, kind="stable")[:, :wanted], axis=1)
    assert weights.neighbour.reshape(60, wanted).tolist() == expected.tolist()
    assert weights.sizes.tolist() == [wanted] * 60


@pytest.mark.parametrize(("west", "east"), [(95, 141), (170, 190)])
def test_those_within_a_distance_are_those_of_all_distances(west: float, east: float) -> None:
    shapes = places(4, 60, west, east)
    found = pairs(shapes, WeightOptions(Neighbours.DISTANCE, distance_km=900, bridge=False))
    assert found == set(zip(*(side.tolist() for side in np.nonzero(apart(shapes) <= 900))))
    assert found


def test_what_cannot_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = array(*(box(100 + place / 10, 0) for place in range(4)))
    with pytest.raises(TooFewUnitsError, match="4 units"):
        find_neighbours(row, WeightOptions(Neighbours.NEAREST, 4))
    with pytest.raises(DistanceMissingError):
        find_neighbours(row, WeightOptions(Neighbours.DISTANCE))
    monkeypatch.setattr(nearness, "_MOST_PAIRS", 3)
    with pytest.raises(CrowdedDistanceError, match="12 pairs"):
        find_neighbours(row, WeightOptions(Neighbours.DISTANCE, distance_km=100))


def test_sums_and_moments_of_one_sided_neighbours() -> None:
    # 0 -> 1, 0 -> 2, 1 -> 0; by hand: weights 1/2, 1/2, 1.
    weights = Weights.of(3, np.array([0, 1, 0, 0]), np.array([2, 0, 1, 1]))
    assert weights.neighbour.tolist() == [1, 2, 0]
    assert weights.mutual.tolist() == [True, False, True]
    assert weights.means(np.array([5.0, 1.0, 2.0])).tolist() == [1.5, 5.0, 0.0]
    s0, s1, s2 = weights.moments(np.array([0.5, 0.5, 1.0]))
    # S1: (0.5 + 1)² for the pair both ways, halved twice over, and 0.5².
    assert (s0, s1) == (2.0, 1.5**2 + 0.5**2)
    # Rows 1, 1, 0 and columns 1, 0.5, 0.5.
    assert s2 == pytest.approx(2**2 + 1.5**2 + 0.5**2)
