"""One trap, one test."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from msme_qgis_plugin.core.classes.errors import (
    AmbiguousBreakError,
    BreakNotNumberError,
    ClassCountError,
    ManualBreaksError,
)
from msme_qgis_plugin.core.classify import Method, classify, parse_breaks

ALL = list(Method)


def notes(found: object) -> str:
    return " ".join(str(note) for note in found.notes)


def test_a_class_includes_its_lower_edge() -> None:
    found = classify([1, 2, 3, 4], method=Method.MANUAL, breaks=[2, 4])
    assert found.counts == (1, 2, 1)
    assert found.edges == ((None, 2), (2, 4), (4, None))


def test_breaks_are_as_short_as_the_gap_allows() -> None:
    values = [17.61, 18.32, 26.4, 31.2, 98.7, 103.2]
    found = classify(values, method=Method.JENKS, classes=6)
    assert found.breaks == (18, 20, 30, 60, 100)


def test_a_break_never_lies_on_the_value_below() -> None:
    found = classify([12, 12, 13, 13], method=Method.QUANTILE, classes=2)
    assert found.breaks == (13,)
    assert found.counts == (2, 2)


def test_suppressed_values_are_not_classified() -> None:
    values = [1, 2, 3, 900]
    found = classify(values, classes=3, status=["A", "E", None, "Q"])
    assert found.highest == 3
    assert found.counts == (1, 1, 1)


@pytest.mark.parametrize("code", ["M", "N", "X", "Q"])
def test_a_value_beside_a_status_without_value_is_left_out(code: str) -> None:
    found = classify([1, 2, 3], classes=2, status=["A", "A", code])
    assert sum(found.counts) == 2


@pytest.mark.parametrize("method", ALL)
def test_nothing_to_classify(method: Method) -> None:
    found = classify([None, math.nan], method=method, breaks=[1])
    assert found.counts == ()
    assert found.edges == ()
    assert "No unit has a value" in notes(found)


@pytest.mark.parametrize("method", [m for m in ALL if m not in {Method.MANUAL, Method.DIVERGING}])
def test_all_values_equal_give_one_class(method: Method) -> None:
    found = classify([5, 5, 5], method=method)
    assert (found.breaks, found.counts) == ((), (3,))
    assert "All 3 values are equal (5)" in notes(found)


def test_fewer_values_than_classes() -> None:
    found = classify([1, 1, 7], method=Method.JENKS, classes=5)
    assert found.counts == (2, 1)
    assert "2 different values" in notes(found)


def test_ties_merge_quantiles() -> None:
    found = classify([0] * 8 + [1, 2], method=Method.QUANTILE, classes=4)
    assert found.counts == (8, 2)
    assert "same value" in notes(found)


@pytest.mark.parametrize("method", [Method.EQUAL, Method.STDDEV])
def test_empty_classes_stay(method: Method) -> None:
    found = classify([1, 1, 1, 1, 100], method=method, classes=5)
    assert len(found.counts) == 5
    assert 0 in found.counts
    assert "hold no unit" in notes(found)


def test_equal_intervals_stay_equal_to_the_eye() -> None:
    found = classify([0, 822.394 * 5], method=Method.EQUAL, classes=5)
    assert found.breaks == (800, 1600, 2500, 3300)


def test_infinite_values_make_no_class() -> None:
    found = classify([1, 2, math.inf, -math.inf], classes=2)
    assert (found.lowest, found.highest) == (1, 2)
    assert "2 values are infinite" in notes(found)


def test_computing_noise_makes_no_class() -> None:
    found = classify([0.3, 0.1 + 0.2, 0.7], method=Method.JENKS, classes=3)
    assert found.counts == (2, 1)


def test_pretty_breaks_are_round() -> None:
    found = classify([3, 96, 40], method=Method.PRETTY, classes=5)
    assert found.breaks == (20, 40, 60, 80)
    assert found.counts == (1, 0, 1, 0, 1)


def test_ratios_diverge_about_one_on_their_own_scale() -> None:
    found = classify([0.1, 0.5, 0.9, 1.3, 2.0, 7], method=Method.DIVERGING, centre=1)
    assert found.breaks == (0.5, 0.8, 1.25, 2)
    assert found.counts == (1, 1, 1, 1, 2)


@pytest.mark.parametrize("classes", [2, 3, 4, 5, 6, 7])
def test_change_diverges_evenly_about_its_centre(classes: int) -> None:
    values = np.random.default_rng(1).normal(4, 10, 200)
    found = classify(values, method=Method.DIVERGING, classes=classes, centre=0)
    mirrored = tuple(-one for one in reversed(found.breaks))
    assert found.breaks == mirrored
    assert len(found.counts) == classes
    assert sum(found.counts) == 200


def test_head_tail_stops_at_what_a_palette_has() -> None:
    values = list(range(1000))
    found = classify(values, method=Method.HEADTAIL)
    assert len(found.counts) == 7
    assert "joined" in notes(found)


@pytest.mark.parametrize("classes", [0, 1, 8, -3])
def test_number_of_classes_out_of_range(classes: int) -> None:
    with pytest.raises(ClassCountError, match=f"2 to 7 classes; {classes}"):
        classify([1, 2, 3], classes=classes)


@pytest.mark.parametrize("breaks", [[], [1, 1], [math.inf], list(range(7)), [math.nan]])
def test_manual_breaks_that_make_no_classes(breaks: list[float]) -> None:
    with pytest.raises(ManualBreaksError):
        classify([1, 2], method=Method.MANUAL, breaks=breaks)


def test_manual_breaks_in_any_order() -> None:
    found = classify([1, 5, 9], method=Method.MANUAL, breaks=[8, 4])
    assert found.breaks == (4, 8)


def test_input_is_not_changed() -> None:
    values = pd.Series([3.0, None, 1.0, 2.0])
    before = values.copy()
    classify(values, classes=2)
    pd.testing.assert_series_equal(values, before)


def test_nullable_columns_are_read() -> None:
    values = pd.Series([1, None, 3], dtype="Int64")
    assert sum(classify(values, classes=2).counts) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18;27,5;37.5", (18, 27.5, 37.5)),
        ("18 27,5  37.5", (18, 27.5, 37.5)),
        (" 18 ; 27,5; ", (18, 27.5)),
        ("−5; -2,5; +3", (-5, -2.5, 3)),
        ("0.125;1.125", (0.125, 1.125)),
        ("", ()),
    ],
)
def test_breaks_as_people_type_them(text: str, expected: tuple[float, ...]) -> None:
    assert parse_breaks(text) == expected


@pytest.mark.parametrize("text", ["18;x", "1.234.567", "1,2,3", "nan", "inf", "1e999"])
def test_breaks_that_are_no_numbers(text: str) -> None:
    with pytest.raises(BreakNotNumberError):
        parse_breaks(text)


def test_thousands_are_not_taken_for_decimals() -> None:
    with pytest.raises(AmbiguousBreakError, match="Write 10000"):
        parse_breaks("10.000;50.000", lowest=300, highest=80_000)
    assert parse_breaks("10.500", lowest=0, highest=20) == (10.5,)


def test_decimals_that_the_breaks_need() -> None:
    def decimals(*breaks: float) -> int:
        found = classify([1], method=Method.MANUAL, breaks=breaks)
        return found.decimals

    assert decimals(0.5, 0.8, 1.25, 2) == 2
    assert decimals(18, 27) == 0
    assert decimals(1e-7) == 7
    assert decimals(1e20) == 0
