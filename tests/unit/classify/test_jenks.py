"""Fisher–Jenks finds the best of all ways to cut."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from msme_qgis_plugin.core.classes.jenks import fisher_jenks
from msme_qgis_plugin.core.classify import Method, classify


def spread(values: list[float], starts: tuple[int, ...]) -> float:
    """Sum of squared deviations within the groups, by the definition."""
    edges = [0, *starts, len(values)]
    groups = [values[a:b] for a, b in zip(edges, edges[1:])]
    return sum(sum((one - sum(group) / len(group)) ** 2 for one in group) for group in groups)


@pytest.mark.parametrize("classes", [2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(8))
def test_no_other_grouping_is_better(seed: int, classes: int) -> None:
    values = np.sort(np.random.default_rng(seed).lognormal(2, 1, 14))
    starts = fisher_jenks(values, np.ones(14, dtype=np.int64), classes)
    best = min(spread(list(values), other) for other in combinations(range(1, 14), classes - 1))
    assert spread(list(values), tuple(starts)) == pytest.approx(best)


def test_counts_weigh_like_repeated_values() -> None:
    # 1 and 2 ten times each: cutting between them saves 5, cutting off the
    # single 6 leaves 5 and saves more.
    values = [1.0] * 10 + [2.0] * 10 + [6.0]
    assert classify(values, classes=2).counts == (20, 1)


def test_small_differences_on_large_numbers() -> None:
    base = 1_000_000_000
    values = [base + one for one in (1, 2, 3, 11, 12, 13, 31, 32, 33)]
    assert classify(values, classes=3).counts == (3, 3, 3)


def test_order_of_the_units_changes_nothing() -> None:
    values = list(np.random.default_rng(3).gamma(2, 10, 300))
    turned = values[::-1]
    assert classify(values) == classify(turned)


def test_many_values_are_cut_at_the_optimum() -> None:
    # Two uniform blocks and a far one: the cuts are known.
    values = [*range(1000), *range(5000, 6000), *range(90_000, 91_000)]
    found = classify(values, method=Method.JENKS, classes=3)
    assert found.counts == (1000, 1000, 1000)
    assert found.cuts == (999, 5999)
    assert found.breaks == (3000, 50_000)
