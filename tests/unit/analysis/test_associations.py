"""q-values and rank correlations: published, and worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from msme_qgis_plugin.core.analysis.multiple_tests import benjamini_hochberg
from msme_qgis_plugin.core.analysis.rank_correlation import incomplete_beta, spearman

# Benjamini and Hochberg (1995), section 4: fifteen hypotheses of a trial.
PUBLISHED = (
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
)


def test_the_published_example_rejects_four() -> None:
    q = benjamini_hochberg(np.array(PUBLISHED))
    assert (q <= 0.05).sum() == 4
    np.testing.assert_allclose(q[:5], [0.0015, 0.003, 0.0095, 0.03562, 0.0603], atol=5e-5)


def test_the_order_of_tests_does_not_matter_and_no_test_is_none() -> None:
    p = np.array([0.04, np.nan, 0.01, 0.03])
    # 0.01 x 3 / 1, 0.03 x 3 / 2 = 0.045 is above 0.04 x 3 / 3 = 0.04, which counts for both.
    np.testing.assert_allclose(benjamini_hochberg(p), [0.04, np.nan, 0.03, 0.04])
    assert benjamini_hochberg(np.array([0.2])).tolist() == [0.2]
    assert np.isnan(benjamini_hochberg(np.array([np.nan, np.nan]))).all()
    assert len(benjamini_hochberg(np.zeros(0))) == 0


def test_ranks_with_a_tie_by_hand() -> None:
    # Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: the sums of squares are 4.5 and 5, the product 4.5.
    found = spearman(np.array([10.0, 20, 20, 30]), np.array([1.0, 2, 3, 4]))
    assert found.rho == pytest.approx(4.5 / math.sqrt(22.5), rel=1e-12)
    assert found.count == 4


def test_only_pairs_count_and_a_constant_has_no_rank() -> None:
    first = np.array([1.0, 2, 3, np.nan, 5])
    second = np.array([3.0, 2, 1, 9, np.nan])
    found = spearman(first, second)
    assert (found.rho, found.p, found.count) == (-1, 0, 3)
    constant = spearman(np.ones(5), np.arange(5.0))
    assert math.isnan(constant.rho)
    assert math.isnan(constant.p)
    assert math.isnan(spearman(np.array([1.0, 2]), np.array([2.0, 1])).rho)
    assert spearman(np.full(4, np.nan), np.arange(4.0)).count == 0


def test_the_beta_function_where_it_is_known() -> None:
    # I_x(1, b) = 1 - (1 - x)^b; I_x(a, 1) = x^a; I_1/2(a, a) = 1/2.
    assert incomplete_beta(1, 3, 0.2) == pytest.approx(1 - 0.8**3, rel=1e-13)
    assert incomplete_beta(2.5, 1, 0.9) == pytest.approx(0.9**2.5, rel=1e-13)
    assert incomplete_beta(400, 400, 0.5) == pytest.approx(0.5, rel=1e-12)
    assert incomplete_beta(2, 3, 0) == 0
    assert incomplete_beta(2, 3, 1) == 1
