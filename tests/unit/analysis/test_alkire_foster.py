"""Multiple deprivation: published numbers, and sums that have to hold."""

from __future__ import annotations

import numpy as np
import pytest

from msme_qgis_plugin.core.analysis.alkire_foster import Deprivation, gaps, measures

# `af_2011`: the example of Alkire and Foster (2011), with four equally weighted dimensions.
VALUES = np.array([[13.1, 14, 4, 1], [15.2, 7, 5, 0], [12.5, 10, 1, 0], [20, 11, 3, 1]])
CUTOFFS = np.array([13.0, 12, 3, 1])
EQUAL = np.full(4, 0.25)
BELOW = np.full(4, True)


def together(
    deprived: np.ndarray, weights: np.ndarray, k: float, people: np.ndarray | None = None
) -> Deprivation:
    rows = len(deprived)
    return measures(
        deprived,
        weights,
        k,
        people=np.ones(rows) if people is None else people,
        groups=np.zeros(rows, dtype=np.intp),
        count=1,
    )


def test_headcount_intensity_and_adjusted_headcount_as_published() -> None:
    deprived = gaps(VALUES, CUTOFFS, BELOW)
    assert deprived.tolist() == [[0, 0, 0, 0], [0, 1, 0, 1], [1, 1, 1, 1], [0, 1, 0, 0]]
    found = together(deprived, EQUAL, 0.5)
    assert (found.headcount[0], found.intensity[0], found.adjusted[0]) == (0.5, 0.75, 0.375)
    assert found.censored[0].tolist() == [0.25, 0.5, 0.25, 0.5]
    assert found.contributions(EQUAL)[0].tolist() == pytest.approx([1 / 6, 1 / 3, 1 / 6, 1 / 3])


def test_gap_and_severity_as_published() -> None:
    for power, expected in ((1, 0.20552885), (2, 0.16545704)):
        found = together(gaps(VALUES, CUTOFFS, BELOW, power=power), EQUAL, 0.5)
        assert found.adjusted[0] == pytest.approx(expected, abs=1e-6)


def test_household_sizes_as_in_the_technical_note() -> None:
    """`mpi_undp`: scores .222, .722, .389, .500 of households of 4, 7, 5 and 4 people."""
    scores = np.array([0.222, 0.722, 0.389, 0.5])
    # A single indicator per household with the score as its weight says the same.
    found = [together(np.array([[1.0, 0.0]]), np.array([one, 1 - one]), 1 / 3) for one in scores]
    people = np.array([4.0, 7.0, 5.0, 4.0])
    poor = np.array([one.headcount[0] for one in found])
    adjusted = np.array([one.adjusted[0] for one in found])
    headcount = (people * poor).sum() / people.sum()
    mpi = (people * adjusted).sum() / people.sum()
    assert headcount == pytest.approx(0.8, abs=1e-3)
    assert mpi / headcount == pytest.approx(0.5625, abs=1e-3)
    assert mpi == pytest.approx(0.45, abs=1e-3)


def test_on_the_cut_off_nobody_is_deprived() -> None:
    values = np.array([[5.0, 5.0]])
    assert gaps(values, np.array([5.0, 5.0]), np.array([True, False])).tolist() == [[0, 0]]
    assert gaps(values, np.array([6.0, 4.0]), np.array([True, False])).tolist() == [[1, 1]]


def test_weights_that_reach_k_but_for_the_last_digit_count() -> None:
    deprived = np.array([[1.0, 1.0, 0.0]])
    weights = np.array([0.7, 0.1, 0.2])
    assert weights[0] + weights[1] < 0.8
    assert together(deprived, weights, 0.8).headcount[0] == 1


def test_a_group_without_people_has_no_measure_and_one_without_poor_no_intensity() -> None:
    found = measures(
        np.array([[1.0], [0.0]]),
        np.ones(1),
        1.0,
        people=np.array([2.0, 3.0]),
        groups=np.array([0, 1]),
        count=3,
    )
    assert found.headcount.tolist()[:2] == [1, 0]
    assert found.adjusted.tolist()[:2] == [1, 0]
    assert np.isnan(found.intensity).tolist() == [False, True, True]
    assert np.isnan(found.adjusted[2])
    assert np.isnan(found.contributions(np.ones(1))[1:]).all()


@pytest.mark.parametrize("rows", [1, 2, 50, 2000])
def test_groups_add_up_to_the_whole(rows: int) -> None:
    random = np.random.default_rng(rows)
    deprived = (random.random((rows, 5)) < 0.4).astype(float)
    weights = random.dirichlet(np.ones(5))
    people = random.integers(1, 9, rows).astype(float)
    groups = random.integers(0, 7, rows)
    parts = measures(deprived, weights, 0.4, people=people, groups=groups, count=7)
    whole = together(deprived, weights, 0.4, people)
    held = np.bincount(groups, weights=people, minlength=7)
    mean = np.nansum(parts.adjusted * held) / held.sum()
    assert mean == pytest.approx(whole.adjusted[0], abs=1e-12)
    # By the definition, row by row.
    scores = deprived @ weights
    poor = scores >= 0.4
    assert whole.adjusted[0] == pytest.approx((people * scores * poor).sum() / people.sum())
    known = ~np.isnan(parts.intensity)
    assert parts.adjusted[known] == pytest.approx(
        (parts.headcount * parts.intensity)[known], abs=1e-12
    )
