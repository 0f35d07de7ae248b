"""Likeness of neighbours: published numbers, every permutation of small cases, nothing to say."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

import numpy as np
import pytest

from msme_qgis_plugin.core.analysis.spatial import autocorrelation
from msme_qgis_plugin.core.analysis.spatial import permutations as drawn
from msme_qgis_plugin.core.analysis.spatial.autocorrelation import (
    geary,
    general_g,
    getis_ord,
    local_moran,
    moran,
    moran_between,
    rates_adjusted,
    standardised,
)
from msme_qgis_plugin.core.analysis.spatial.many_tests import corrected
from msme_qgis_plugin.core.analysis.spatial.neighbour_weights import Weights
from msme_qgis_plugin.core.analysis.spatial.options import Correction
from msme_qgis_plugin.core.analysis.spatial.permutations import rarity

POINTS = np.array([(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)])
VALUES = np.array([2, 3, 3.2, 5, 8, 7])


def band(limit: float) -> Weights:
    far = np.hypot(*(POINTS[:, None] - POINTS[None]).transpose(2, 0, 1))
    return Weights.of(6, *np.nonzero((far <= limit) & (far > 0)))


def ring(count: int) -> Weights:
    """Each has the one before and the one behind."""
    unit = np.repeat(np.arange(count), 2)
    return Weights.of(count, unit, (unit + np.tile([1, -1], count)) % count)


def test_getis_and_ord_of_six_points_as_published() -> None:
    # esda's documentation: points, band of 15, binary.
    weights = band(15)
    found = general_g(VALUES, weights)
    assert found.value == pytest.approx(0.557, abs=1e-3)
    assert found.p / 2 == pytest.approx(0.173, abs=1e-3)
    expected = [-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941]
    assert getis_ord(VALUES, weights, itself=False)[1] == pytest.approx(expected)
    expected = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
    assert getis_ord(VALUES, weights, itself=True)[1] == pytest.approx(expected)


def test_rates_of_small_places_are_drawn_to_the_whole_as_published() -> None:
    # esda's documentation of the adjusted rate of Assunção and Reis.
    events = np.array([30.0, 25, 25, 15, 33, 21, 30, 20])
    base = np.array([100.0, 100, 110, 90, 100, 90, 110, 90])
    expected = [1.03843594, -0.04099089, -0.56250375, -1.73061861]
    assert rates_adjusted(events, base)[:4] == pytest.approx(expected)
    assert rates_adjusted(np.zeros(3), base[:3]).tolist() == [0, 0, 0]


def test_benjamini_and_hochberg_as_published() -> None:
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p = np.array([*p, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0])
    q = corrected(p[::-1], Correction.FALSE_DISCOVERY)[::-1]
    assert q[:5] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625, 0.0603], abs=1e-4)
    assert (q <= 0.05).sum() == 4
    assert (corrected(p, Correction.BONFERRONI) <= 0.05).sum() == 3
    assert (corrected(p, Correction.NONE) <= 0.05).sum() == 9


def test_a_step_up_takes_the_smaller_ones_along() -> None:
    # 0.01 · 3 and 0.02 · 3 / 2 are above 0.021 · 3 / 3.
    p = np.array([0.021, 0.01, 0.02])
    assert corrected(p, Correction.FALSE_DISCOVERY) == pytest.approx([0.021] * 3)


def test_what_was_not_tested_counts_for_nothing() -> None:
    p = np.array([0.01, np.nan, 0.04])
    assert corrected(p, Correction.FALSE_DISCOVERY)[[0, 2]].tolist() == [0.02, 0.04]
    assert corrected(p, Correction.BONFERRONI)[[0, 2]].tolist() == [0.02, 0.08]
    assert np.isnan(corrected(p, Correction.FALSE_DISCOVERY)[1])
    assert corrected(np.full(2, np.nan), Correction.FALSE_DISCOVERY).shape == (2,)


def enumerated(values: Any, weights: Weights) -> list[float]:
    """The p-value of each unit by all ways to fill its neighbours' places."""
    found = []
    for unit in range(weights.count):
        others = np.delete(values, unit)
        size = weights.sizes[unit]
        sums = np.array([sum(some) for some in combinations(others, size)])
        own = weights.sums(values)[unit]
        found.append(two_sided(sums, own))
    return found


def two_sided(every: Any, own: float) -> float:
    """The share of all in the nearer tail, twice."""
    held = np.asarray(every)
    return min(1.0, 2 * min((held >= own - 1e-9).mean(), (held <= own + 1e-9).mean()))


@pytest.mark.parametrize(
    "values", [[1, 2, 4, 8, 16, 32, 64], [0, 0, 1, 1, 1, 2, 9], [0.1] * 3 + [0.3] * 4]
)
@pytest.mark.parametrize("few", [0.0, 1.0])
def test_p_values_are_those_of_every_permutation(
    values: list[float], few: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Units with 2, 3 and all 6 others for neighbours; both ways to draw.
    monkeypatch.setattr(drawn, "_FEW", few)
    unit = np.array([0] * 6 + [1, 1, 2, 2, 2, 3, 4, 5, 5, 6, 6])
    neighbour = np.array([1, 2, 3, 4, 5, 6, 0, 2, 1, 3, 5, 0, 6, 4, 2, 0, 5])
    weights, given = Weights.of(7, unit, neighbour), np.array(values, dtype=float)
    found = rarity(given, weights, 60_000, 5)
    assert found == pytest.approx(enumerated(given, weights), abs=0.012)


def test_all_that_a_unit_can_have_is_no_rarity() -> None:
    # Two units: there is one way to fill the place.
    assert rarity(np.array([1.0, 5.0]), ring(2), 99, 1).tolist() == [1.0, 1.0]


def test_the_same_seed_draws_the_same_and_blocks_of_draws_add_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    values, weights = np.random.default_rng(0).normal(size=50), ring(50)
    first = rarity(values, weights, 999, 7)
    assert rarity(values, weights, 999, 7).tolist() == first.tolist()
    assert rarity(values, weights, 999, 8).tolist() != first.tolist()
    monkeypatch.setattr(drawn, "_NUMBERS_AT_ONCE", 300)
    assert rarity(values, weights, 9_999, 7) == pytest.approx(first, abs=0.1)
    assert first.min() >= 2 / 1000


def test_p_of_the_whole_is_that_of_every_permutation(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = Weights.of(6, np.array([0, 1, 1, 2, 3, 4, 5, 5]), np.array([1, 0, 2, 1, 4, 5, 4, 0]))
    for values in (VALUES, np.array([1.0, 1, 2, 2, 2, 9])):
        own = moran(values, weights, 40_000, 3)
        every = [moran(np.array(one), weights, 0, 3).value for one in permutations(values)]
        assert own.p == pytest.approx(two_sided(every, own.value), abs=0.012)
        # The moments of randomisation are those of all permutations.
        assert own.expected == pytest.approx(np.mean(every))
        assert own.variance == pytest.approx(np.var(every))
    monkeypatch.setattr(autocorrelation, "_NUMBERS_AT_ONCE", 100)
    blocks = [moran(VALUES, weights, 40_000, seed).p for seed in (3, 4)]
    assert blocks[0] == pytest.approx(blocks[1], abs=0.02)


def test_one_field_with_another_among_the_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = standardised(VALUES), standardised(np.array([3.0, 1, 4, 1, 5, 9]))
    weights = band(15)
    found = moran_between(one, other, weights, 40_000, 3)
    assert found.value == pytest.approx(float(one @ weights.means(other)) / 6)
    every = [moran_between(one, np.array(y), weights, 1, 1).value for y in permutations(other)]
    assert found.variance == pytest.approx(np.var(every))
    assert found.p == pytest.approx(two_sided(every, found.value), abs=0.012)
    monkeypatch.setattr(autocorrelation, "MOST_PERMUTED", 3)
    assert moran_between(one, other, weights, 99, 3).p == pytest.approx(found.p, abs=0.1)


def test_geary_of_a_ring_by_hand() -> None:
    # Each way and at half a weight: 1 + 1 + 1 + 9; around the mean of 2.5: 5.
    assert geary(np.array([1.0, 2, 3, 4]), ring(4)) == pytest.approx(3 * 12 / (2 * 4 * 5))


@pytest.mark.parametrize("values", [[7.1] * 5, [0.0] * 5, [1e9 + 0.0] * 5])
def test_without_spread_nothing_is_defined(values: list[float]) -> None:
    given, weights = np.array(values), ring(5)
    assert np.isnan(standardised(given)).all()
    assert np.isnan([moran(given, weights, 99, 1).value, geary(given, weights)]).all()
    assert np.isnan(local_moran(standardised(given), standardised(given), weights)).all()
    assert np.isnan(getis_ord(given, weights, itself=True)[1]).all()


def test_a_large_mean_takes_no_digits() -> None:
    values, weights = np.random.default_rng(1).normal(size=40), ring(40)
    for itself in (True, False):
        plain = getis_ord(values, weights, itself=itself)[1]
        assert getis_ord(values + 1e6, weights, itself=itself)[1] == pytest.approx(plain, rel=1e-6)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_no_neighbours_at_all(count: int) -> None:
    none = np.zeros(0, dtype=np.int64)
    weights, values = Weights.of(count, none, none), np.arange(float(count))
    assert np.isnan([moran(values, weights, 9, 1).p, geary(values, weights)]).all()
    assert np.isnan(general_g(values, weights).value)
    assert np.isnan(rarity(values, weights, 9, 1)).all()
    assert np.isnan(getis_ord(values, weights, itself=False)).all()
