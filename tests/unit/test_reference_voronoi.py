"""Which land belongs to which villages."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from tools.reference import coast, voronoi
from tools.reference.boundaries import divide, settled


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
    # 0.7 of the spacings of 1 and 10 is 7.7 together, more than 0.7 of the
    # 10 between them: both shrink by 7 / 7.7.
    assert radii[centre] == pytest.approx(0.7 * 7 / 7.7)
    assert radii[len(town) + land.index((10.0, 0.0))] == pytest.approx(7 * 7 / 7.7)
    # Between the discs, half-way is (0.64 + 3.64) / 2 = 2.1.
    area = voronoi.territories(points, district, radii)
    assert shapely.contains(area["town"], shapely.Point(1.9, 0))
    assert shapely.contains(area["land"], shapely.Point(2.5, 0))


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
    points = np.array([(110.0, -7.0), (110.1, -7.0), (113.3, -7.0), (110.2, -7.1)])
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
    made = divide(np.array([mainland, island]), points, labels("110101", "110201"))
    assert made["110101"].equals(mainland)
    assert made["110201"].equals(island)


def test_an_island_without_a_village_goes_to_the_nearest() -> None:
    mainland = shapely.box(0, 0, 10, 10)
    empty = shapely.box(3, 11, 4, 12)
    points = np.array([(2.0, 5.0), (9.0, 5.0)])
    made = divide(np.array([mainland, empty]), points, labels("110101", "110201"))
    assert shapely.contains(made["110101"], empty.centroid)
    assert made["110101"].area + made["110201"].area == pytest.approx(101)


def test_a_part_across_a_bay_goes_to_the_unit_that_it_hangs_on() -> None:
    # a's cell reaches over water to a tip of land where only b's village is.
    tip = shapely.box(4, 0, 6, 1)
    shapes = {
        "110101": shapely.union(shapely.box(0, 0, 3, 4), tip),
        "110201": shapely.box(4, 1, 6, 4),
    }
    points = np.array([(1.0, 1.0), (5.0, 3.0)])
    made = settled(shapes, points, labels("110101", "110201"))
    assert made["110101"].equals(shapely.box(0, 0, 3, 4))
    assert made["110201"].equals(shapely.box(4, 0, 6, 4))


def test_a_part_prefers_its_own_district_to_the_longer_border() -> None:
    part = shapely.box(0, 0, 4, 1)
    shapes = {
        "110101": shapely.union(part, shapely.box(10, 0, 12, 2)),
        "110102": shapely.box(4, 0, 5, 1),
        "110201": shapely.box(0, 1, 4, 2),
    }
    points = np.array([(11.0, 1.0), (4.5, 0.5), (2.0, 1.5)])
    made = settled(shapes, points, labels("110101", "110102", "110201"))
    assert made["110102"].equals(shapely.box(0, 0, 5, 1))


def test_a_slip_of_another_unit_is_no_village_of_its_own() -> None:
    shapes = {
        "110101": shapely.union(shapely.box(0, 0, 3, 4), shapely.box(4, 0, 6, 1)),
        "110201": shapely.box(4, 1, 6, 4),
    }
    points = np.array([(1.0, 1.0), (5.0, 3.0), (5.0, 0.5)])
    made = settled(shapes, points, labels("110101", "110201", "330101"))
    assert made["110201"].equals(shapely.box(4, 0, 6, 4))


def test_a_part_that_touches_a_corner_only_hangs_on_nothing() -> None:
    shapes = {
        "110101": shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(8, 8, 9, 9)]),
        "110201": shapely.box(9, 9, 11, 11),
    }
    points = np.array([(0.5, 0.5), (10.0, 10.0)])
    made = settled(shapes, points, labels("110101", "110201"))
    assert made["110101"].equals(shapes["110101"])


def test_an_island_without_a_village_keeps_its_unit() -> None:
    islands = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)])
    made = settled({"110101": islands}, np.array([(0.5, 0.5)]), labels("110101"))
    assert made["110101"].equals(islands)


def test_discs_of_one_district_draw_no_border_within_it() -> None:
    # The border of the district changes nothing between its own halves.
    island = shapely.box(0, 0, 12, 4)
    points = np.array([(1.0, 2.0), (3.0, 1.0), (3.0, 3.0), (11.0, 2.0), (10.0, 1.0)])
    codes = labels("110101", "110102", "110102", "110201", "110201")
    made = divide(np.array([island]), points, codes)
    whole = shapely.union(made["110101"], made["110102"])
    alone = divide(np.array([whole]), points[:3], codes[:3])
    assert made["110101"].equals(alone["110101"])
    assert sum(shape.area for shape in made.values()) == pytest.approx(48)


def test_subdistricts_keep_within_the_border_of_the_discs() -> None:
    town = [(x, y) for x in (-1.0, 0.0) for y in (-1.0, 0.0, 1.0)]
    land = [(x, y) for x in (10.0, 20.0) for y in (-10.0, 0.0, 10.0)]
    codes = labels(*["110101"] * 3, *["110102"] * 3, *["110201"] * 6)
    island = shapely.box(-2, -11, 21, 11)
    made = divide(np.array([island]), np.array(town + land), codes)
    # Half-way to the nearest village of the town would be 5.
    assert shapely.contains(made["110201"], shapely.Point(3, 0))
    assert shapely.contains(made["110102"], shapely.Point(1.9, 0))
    assert sum(s.area for s in made.values()) == pytest.approx(island.area)


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
