"""Which land belongs to which villages."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from tools.reference import coast, voronoi
from tools.reference.boundaries import divide


def labels(*names: str) -> np.ndarray:
    return np.array(names, dtype=object)


def test_a_cell_is_nearest_to_its_point() -> None:
    points = np.array([(0.0, 0.0), (4.0, 0.0), (0.0, 4.0)])
    found = voronoi.cells(points)
    for cell, point in zip(found, shapely.points(points)):
        assert shapely.contains(cell, point)
    assert shapely.contains(found[0], shapely.Point(1.9, 1.9))
    assert not shapely.contains(found[0], shapely.Point(2.1, 1.9))


def test_a_dense_town_does_not_take_half_of_the_open_land() -> None:
    # The town's villages lie 1 apart, the open land's 10. Half-way would be
    # at 5; the town's edge is nearer to the town.
    town = [(x, y) for x in (-1.0, 0.0) for y in (-1.0, 0.0, 1.0)]
    land = [(x, y) for x in (10.0, 20.0) for y in (-10.0, 0.0, 10.0)]
    points = np.array(town + land)
    district = labels(*["town"] * 6, *["land"] * 6)
    radii = voronoi.disc_radii(points, district)
    centre = town.index((0.0, 0.0))
    # A third of the spacing of 1; a third of 10, less than half of 10 away.
    assert radii[centre] == pytest.approx(0.35)
    assert radii[len(town) + land.index((10.0, 0.0))] == pytest.approx(3.5)
    area = voronoi.territories(points, district, radii)
    assert shapely.contains(area["town"], shapely.Point(3.0, 0))
    assert shapely.contains(area["land"], shapely.Point(4.0, 0))


def test_villages_away_from_any_border_are_points() -> None:
    points = np.array([(x, y) for x in range(5) for y in range(5)], float)
    same = labels(*["one"] * 25)
    assert not voronoi.disc_radii(points, same).any()


def test_two_villages_amid_another_unit_are_an_exclave() -> None:
    points = np.array([(x, y) for x in range(7) for y in range(7)], float)
    label = labels(*["a"] * 49)
    label[points[:, 0] > 3] = "b"
    slips = [7 * 1 + 3, 7 * 1 + 4]  # (1, 3) and (1, 4), amid a
    label[slips] = "b"
    found = voronoi.exclaves(points, label, 2)
    assert np.flatnonzero(found).tolist() == slips
    assert not voronoi.exclaves(points, label, 1).any()


def test_a_unit_of_one_village_is_no_exclave() -> None:
    points = np.array([(x, y) for x in range(5) for y in range(5)], float)
    label = labels(*["a"] * 25)
    label[12] = "b"
    assert not voronoi.exclaves(points, label, 2).any()


def test_a_village_in_the_wrong_sea_is_astray() -> None:
    points = np.array(
        [(110.0, -7.0), (110.1, -7.0), (113.3, -7.0), (110.2, -7.1)]
    )
    same = labels(*["330101"] * 4)
    assert coast.stray(points, same).tolist() == [False, False, True, False]


def test_a_far_pair_of_islets_is_believed() -> None:
    points = np.array([(107.0, 1.0), (107.1, 1.0), (104.0, 1.0), (104.1, 1.0)])
    same = labels(*["210109"] * 4)
    assert not coast.stray(points, same).any()


def test_an_island_goes_by_its_own_villages_not_by_those_across() -> None:
    mainland = shapely.box(0, 0, 10, 10)
    island = shapely.box(10.5, 0, 14, 10)
    # (9.9, 5) is nearer to the island's shore than the island's village.
    points = np.array([(9.9, 5.0), (13.5, 5.0)])
    made = divide(
        np.array([mainland, island]), points, labels("110101", "110201")
    )
    assert made["110101"].equals(mainland)
    assert made["110201"].equals(island)


def test_an_island_without_a_village_goes_to_the_nearest() -> None:
    mainland = shapely.box(0, 0, 10, 10)
    empty = shapely.box(3, 11, 4, 12)
    points = np.array([(2.0, 5.0), (9.0, 5.0)])
    made = divide(
        np.array([mainland, empty]), points, labels("110101", "110201")
    )
    assert shapely.contains(made["110101"], empty.centroid)
    assert made["110101"].area + made["110201"].area == pytest.approx(101)


def test_a_village_in_the_sea_gets_land() -> None:
    land = shapely.box(100, -1, 101, 0)
    abroad = shapely.box(100, 1, 101, 2)
    points = np.array([(100.5, -0.5), (105.0, -3.0)])
    made = coast.islands(land, abroad, points)
    assert len(made) == 2
    assert any(shapely.contains(m, shapely.Point(105, -3)) for m in made)


def test_land_given_to_a_village_takes_none_from_a_neighbour() -> None:
    land = shapely.box(100, -1, 101, 0)
    abroad = shapely.box(101, -1, 102, 0)
    points = np.array([(101.002, -0.5)])
    made = shapely.union_all(coast.islands(land, abroad, points))
    assert shapely.intersection(made, abroad).area == pytest.approx(0)


def test_the_strip_between_a_shore_village_and_the_shore_is_land() -> None:
    land = shapely.box(100, -1, 101, 0)
    village = np.array([(100.5, 0.012)])
    made = coast.islands(land, shapely.Point(), village)
    assert len(made) == 1
