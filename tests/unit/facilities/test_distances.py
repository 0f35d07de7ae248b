"""Nearest facilities, catchments and sites against every pair worked out one by one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from msme_qgis_plugin.core.overlay.errors import TooManyPairsError
from msme_qgis_plugin.core.overlay.facilities import distances, sites
from msme_qgis_plugin.core.overlay.facilities.distances import Facilities, catchment_supply
from msme_qgis_plugin.core.overlay.facilities.sites import (
    Benefits,
    Objective,
    greedy_sites,
    site_benefits,
)
from msme_qgis_plugin.core.overlay.geodesy import distance_km

AREAS = {
    "indonesia": ((95.0, 141.0), (-11.0, 6.0)),
    "one town": ((106.80, 106.82), (-6.21, -6.20)),
    "antimeridian": ((-180.0, 180.0), (-20.0, 20.0)),
    "near a pole": ((-180.0, 180.0), (84.0, 89.9)),
}


def points(rng: np.random.Generator, area: str, count: int) -> tuple[np.ndarray, np.ndarray]:
    (west, east), (south, north) = AREAS[area]
    return rng.uniform(west, east, count), rng.uniform(south, north, count)


def every(x: np.ndarray, y: np.ndarray, fx: np.ndarray, fy: np.ndarray) -> np.ndarray:
    return distance_km(x[:, None], y[:, None], fx[None, :], fy[None, :])


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize(("places", "facilities"), [(1, 1), (40, 7), (500, 2000), (2000, 3)])
def test_the_nearest_is_that_of_all_pairs(area: str, places: int, facilities: int) -> None:
    rng = np.random.default_rng(20 + places)
    (x, y), (fx, fy) = points(rng, area, places), points(rng, area, facilities)
    km, which = Facilities(fx, fy).nearest(x, y)
    pairs = every(x, y, fx, fy)
    np.testing.assert_allclose(km, pairs.min(axis=1), rtol=1e-12, atol=1e-12)
    np.testing.assert_array_equal(which, pairs.argmin(axis=1))


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("km", [0.0, 0.7, 300.0, 30_000.0])
def test_within_finds_each_pair_once(area: str, km: float) -> None:
    rng = np.random.default_rng(5)
    (x, y), (fx, fy) = points(rng, area, 60), points(rng, area, 50)
    found = np.zeros((60, 50))
    for pairs in Facilities(fx, fy).within(x, y, km):
        np.add.at(found, (pairs.place, pairs.facility), 1)
    np.testing.assert_array_equal(found, every(x, y, fx, fy) <= km)


def test_blocks_of_places_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(8)
    (x, y), (fx, fy) = points(rng, "indonesia", 25), points(rng, "indonesia", 4)
    whole = Facilities(fx, fy).nearest(x, y)
    monkeypatch.setattr(distances, "_PAIRS", 12)
    blocks = Facilities(fx, fy)
    assert len(list(blocks.within(x, y, 100.0))) == 9
    np.testing.assert_array_equal(blocks.nearest(x, y), whole)


def test_of_two_equally_near_the_first_counts() -> None:
    fx, fy = np.array([1.0, -1.0, 1.0]), np.zeros(3)
    _, which = Facilities(fx, fy).nearest(np.array([0.0, 1.0]), np.zeros(2))
    assert which.tolist() == [0, 0]


def test_a_facility_across_the_antimeridian_is_near() -> None:
    facilities = Facilities(np.array([-179.99, 0.0]), np.array([0.0, 0.0]))
    km, which = facilities.nearest(np.array([179.99]), np.array([0.0]))
    assert which[0] == 0
    # 0.02 degrees of the equator: 0.02 x 111.3195 km.
    assert km[0] == pytest.approx(2.22639, abs=1e-5)


def test_without_facilities_nothing_is_near() -> None:
    km, which = Facilities(np.zeros(0), np.zeros(0)).nearest(np.zeros(2), np.zeros(2))
    assert km.tolist() == [np.inf, np.inf]
    assert which.tolist() == [-1, -1]


def test_two_steps_by_hand() -> None:
    # One line on the equator; a step of 0.01 degrees is 1.113 km.
    facilities = Facilities(np.array([0.0, 0.02]), np.zeros(2))
    places = np.array([0.0, 0.01, 0.02, 0.5]), np.zeros(4)
    demand = np.array([100.0, 300.0, 100.0, 50.0])
    # 2 for the 400 of the first two, 1 for the 400 of the middle and the third.
    found = catchment_supply(facilities, np.array([2.0, 1.0]), places, demand, 1.2)
    np.testing.assert_allclose(found, [2 / 400, 2 / 400 + 1 / 400, 1 / 400, 0.0], rtol=1e-12)
    # What is used together is what there is.
    assert found @ demand == pytest.approx(3.0, rel=1e-12)


@pytest.mark.parametrize("count", [1, 30, 2000])
def test_two_steps_against_the_whole_matrix(count: int) -> None:
    rng = np.random.default_rng(count)
    (x, y), (fx, fy) = points(rng, "one town", count), points(rng, "one town", 25)
    demand, supply = rng.integers(0, 50, count).astype(float), rng.uniform(0, 4, 25)
    near = (every(x, y, fx, fy) <= 0.5).astype(float)
    asked = near.T @ demand
    ratio = np.where(asked > 0, supply / np.where(asked > 0, asked, 1), 0.0)
    found = catchment_supply(Facilities(fx, fy), supply, (x, y), demand, 0.5)
    np.testing.assert_allclose(found, near @ ratio, rtol=1e-9, atol=1e-15)


def benefit_matrix(benefits: Benefits) -> np.ndarray:
    held = np.zeros((benefits.places, max(benefits.sites, 1)))
    held[benefits.place, benefits.site] = benefits.benefit
    return held


def best_possible(matrix: np.ndarray, count: int) -> float:
    """The optimum, by looking at every choice."""
    sets = itertools.combinations(range(matrix.shape[1]), min(count, matrix.shape[1]))
    return max(matrix[:, list(one)].max(axis=1).sum() for one in sets)


@pytest.mark.parametrize("objective", Objective)
@pytest.mark.parametrize("seed", range(12))
def test_greedy_lies_between_its_guarantee_and_the_bound(objective: Objective, seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = points(rng, "one town", 13)
    weight = rng.integers(0, 9, 13).astype(float)
    now, _ = Facilities(x[:1], y[:1]).nearest(x, y)
    candidates = np.arange(13) > 0
    benefits = site_benefits((x, y), now, weight, candidates, km=0.4, objective=objective)
    matrix = benefit_matrix(benefits)
    apart = every(x, y, x[1:], y[1:])
    if objective is Objective.COVERING:
        wanted = weight[:, None] * ((apart <= 0.4) & (now[:, None] > 0.4))
    else:
        wanted = weight[:, None] * np.maximum(now[:, None] - apart, 0)
    np.testing.assert_allclose(matrix, wanted, atol=1e-9)
    plan = greedy_sites(benefits, 4)
    for number, (reached, bound) in enumerate(zip(plan.reached, plan.bound), start=1):
        best = best_possible(matrix, number)
        assert reached <= best + 1e-9
        assert best <= bound + 1e-9
        assert reached >= (1 - np.exp(-1)) * best - 1e-9
    assert plan.reached[0] == pytest.approx(best_possible(matrix, 1))


def test_greedy_by_hand_is_not_the_best_and_the_bound_shows_it() -> None:
    # Sites a {1,2,3,4}, b {1,2,5}, c {3,4,6}: greedy takes a, then b or c: 5; b and c cover 6.
    place = np.array([0, 1, 2, 3, 0, 1, 4, 2, 3, 5])
    site = np.array([0, 0, 0, 0, 1, 1, 1, 2, 2, 2])
    plan = greedy_sites(Benefits(place, site, np.ones(10), 6, 3), 2)
    assert plan.sites.tolist() == [0, 1]
    assert plan.gain.tolist() == [4, 1]
    # After the first site the others add 1 each: nobody reaches more than 4 + 1 + 1 with two.
    assert plan.bound.tolist() == [4, 6]


def test_more_pairs_than_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sites, "MOST_PAIRS", 5)
    x, y = np.zeros(3), np.zeros(3)
    with pytest.raises(TooManyPairsError, match="more than 5 pairs"):
        site_benefits(
            (x, y),
            np.full(3, 9.0),
            np.ones(3),
            np.ones(3, dtype=bool),
            km=1.0,
            objective=Objective.COVERING,
        )


def test_there_are_no_more_sites_than_help() -> None:
    plan = greedy_sites(Benefits(np.array([0]), np.array([1]), np.array([5.0]), 1, 2), 3)
    assert (plan.sites.tolist(), plan.gain.tolist(), plan.bound.tolist()) == ([1], [5], [5])
    none = np.zeros(0, dtype=np.int64)
    assert not len(greedy_sites(Benefits(none, none, np.zeros(0), 0, 0), 3).sites)
