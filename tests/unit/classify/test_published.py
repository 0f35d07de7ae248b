"""Counts and cuts that were published for known data."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.classify import Method, classify

# Employment density of 58 counties of California (mapclassify's calemp).
CALEMP = [
    329.92, 0.42, 5.9, 14.03, 2.78, 1.34, 181.27, 1.65, 10.03, 16.7, 1.32,
    3.99, 3.16, 0.22, 8.7, 6.56, 3.27, 0.33, 370.5, 4.51, 75.29, 0.99, 2.74,
    8.68, 0.14, 0.92, 12.63, 28.7, 12.02, 722.85, 36.68, 0.74, 29.82, 192.05,
    3.38, 11.15, 110.74, 4111.45, 49.47, 10.33, 317.11, 20.47, 264.93, 66.26,
    5.39, 0.13, 0.61, 50.65, 40.48, 36.67, 13.09, 1.81, 0.2, 7.6, 2.51, 57.26,
    24.32, 6.97,
]  # fmt: skip

PUBLISHED = {
    Method.JENKS: ([75.29, 192.05, 370.5, 722.85], (49, 3, 4, 1, 1)),
    Method.QUANTILE: ([1.464, 5.798, 13.278, 54.616], (12, 11, 12, 11, 12)),
    Method.EQUAL: ([822.394, 1644.658, 2466.922, 3289.186], (57, 0, 0, 0, 1)),
    Method.HEADTAIL: ([125.92810345, 811.26], (50, 7, 1)),
    Method.STDDEV: ([-967.36235382, -420.71712519, 672.57333208, 1219.21856072], (0, 0, 56, 1, 1)),
}


@pytest.mark.parametrize("method", PUBLISHED)
def test_california_counties(method: Method) -> None:
    cuts, counts = PUBLISHED[method]
    found = classify(CALEMP, method=method, classes=5)
    assert found.counts == counts
    assert list(found.cuts) == pytest.approx(cuts, abs=0.001)


@pytest.mark.parametrize("method", PUBLISHED)
def test_rounding_moves_no_county(method: Method) -> None:
    found = classify(CALEMP, method=method, classes=5)
    cuts = (*found.cuts, float("inf"))
    breaks = (*found.breaks, float("inf"))
    for value in CALEMP:
        by_cut = next(i for i, cut in enumerate(cuts) if value <= cut)
        by_break = next(i for i, edge in enumerate(breaks) if value < edge)
        assert by_break == by_cut


def test_null_does_not_count_as_zero() -> None:
    values = [1, 2, 3, 10, 11, 12, 20, 21, 22]
    plain = classify(values, method=Method.QUANTILE, classes=3)
    holed = classify([None, *values, None], method=Method.QUANTILE, classes=3)
    assert plain.cuts == pytest.approx((7.6667, 14.6667), abs=0.001)
    assert plain.counts == (3, 3, 3)
    assert holed == plain


@pytest.mark.parametrize("method", [m for m in Method if m is not Method.MANUAL])
def test_null_changes_no_method(method: Method) -> None:
    values = [1, 2, 3, 10, 11, 12, 20, 21, 22]
    plain = classify(values, method=method, classes=3)
    assert classify([None, *values, float("nan")], method=method, classes=3) == plain
