"""Two indicators at once: classes, counts and what is refused."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from msme_qgis_plugin.core.bivariate import classify_two
from msme_qgis_plugin.core.classes.errors import BivariateBreaksError
from msme_qgis_plugin.core.classes.method import Method

A = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]
B = [9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]


def test_opposed_indicators_fill_the_falling_diagonal() -> None:
    found = classify_two(A, B)
    assert found.counts == ((0, 0, 3), (0, 3, 0), (3, 0, 0))
    assert found.drawn == 9


def test_classes_come_from_units_with_both_values() -> None:
    # Without the ninth and the tenth, A is 1..8 and is cut at 3 | 6.
    a = [*A, 1000.0]
    b: list[float | None] = [*B[:8], None, math.nan]
    found = classify_two(a, b, method=Method.EQUAL)
    assert found.a.highest == 8.0
    assert found.drawn == 8


def test_suppressed_values_make_no_class() -> None:
    status = ["A"] * 8 + ["Q"]
    found = classify_two(A, B, status_a=status)
    assert found.a.highest == 8.0
    assert found.drawn == 8


def test_a_unit_on_a_break_belongs_to_the_upper_class() -> None:
    found = classify_two(A, A, breaks_a=[4.0, 7.0], breaks_b=[5.0])
    assert found.counts == ((3, 0), (1, 2), (0, 3))


def test_more_breaks_than_the_square_has_room_for() -> None:
    with pytest.raises(BivariateBreaksError, match="indicator B has 3"):
        classify_two(A, B, breaks_b=[1.0, 2.0, 3.0])


def test_manual_without_breaks_is_refused() -> None:
    with pytest.raises(BivariateBreaksError, match="indicator A has 0"):
        classify_two(A, B, method=Method.MANUAL, breaks_b=[4.0, 7.0])


def test_no_unit_with_both_values() -> None:
    found = classify_two([1.0, None], [None, 2.0])
    assert found.counts == ((0,),)


def test_inputs_stay_as_they_are() -> None:
    a, b = pd.Series(A), pd.Series(B)
    status = pd.Series(["A"] * 8 + ["Q"])
    before = a.copy(), b.copy(), status.copy()
    classify_two(a, b, status_a=status)
    for kept, given in zip(before, (a, b, status)):
        pd.testing.assert_series_equal(kept, given)
