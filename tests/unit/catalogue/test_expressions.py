"""The closed set of operations, by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from msme_qgis_plugin.core.catalogue.expressions import Operand, evaluate, names
from msme_qgis_plugin.core.measures.status import Status, letters_of

if TYPE_CHECKING:
    from collections.abc import Mapping

NAN = float("nan")
DATA = {"a": [1.0, 0.0, NAN, 4.0], "b": [2.0, 0.0, 5.0, NAN], "flag": [1.0, 0.0, NAN, 1.0]}


def leaf(expression: Mapping[str, Any]) -> Operand:
    if expression["name"] == "signal":
        values = np.array([0.0, 1.0, NAN, 2.0])
        return Operand(
            values,
            np.where(np.isnan(values), Status.NOT_ASKED.code, Status.NORMAL.code).astype(np.int8),
            ("4g", "3g", "none"),
        )
    values = np.array(DATA[expression["name"]])
    status = np.where(np.isnan(values), Status.MISSING.code, Status.NORMAL.code).astype(np.int8)
    return Operand(values, status)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ({"op": "sum", "of": ["a", "b"]}, [3, 0, NAN, NAN]),
        ({"op": "subtract", "of": ["b", "a"]}, [1, 0, NAN, NAN]),
        ({"op": "ratio", "of": ["a", "b"]}, [0.5, NAN, NAN, NAN]),
        ({"op": "scale", "of": "a", "by": 0.01}, [0.01, 0, NAN, 0.04]),
        ({"op": "greater", "of": "a", "than": 0}, [1, 0, NAN, 1]),
        ({"op": "at_most", "of": "b", "limit": 2}, [1, 1, 0, NAN]),
        ({"op": "in", "of": "a", "values": [1, 4]}, [1, 0, NAN, 1]),
        ({"op": "in", "of": "signal", "values": ["4g", "3g"]}, [1, 1, NAN, 0]),
        ({"op": "not", "of": "flag"}, [0, 1, NAN, 0]),
        ({"op": "score", "of": "signal", "scores": {"4g": 1, "3g": 0.6}}, [1, 0.6, NAN, NAN]),
        ({"op": "where", "of": "b", "condition": "flag"}, [2, 0, NAN, NAN]),
    ],
)
def test_operation(expression: dict, expected: list[float]) -> None:
    result = evaluate(expression, leaf)
    np.testing.assert_allclose(result.values, expected)
    assert (result.status[result.known] == Status.NORMAL.code).all()
    assert (result.status[~result.known] != Status.NORMAL.code).all()


def test_any_is_true_where_one_part_is_even_if_another_is_unknown() -> None:
    more = [{"op": "greater", "of": one, "than": 0} for one in ("a", "b")]
    result = evaluate({"op": "any", "of": more}, leaf)
    np.testing.assert_allclose(result.values, [1, 0, 1, 1])


def test_any_is_unknown_where_none_is_true_and_one_is_unknown() -> None:
    parts = [{"op": "greater", "of": "a", "than": 0}, {"op": "greater", "of": "b", "than": 9}]
    result = evaluate({"op": "any", "of": parts}, leaf)
    np.testing.assert_allclose(result.values, [1, 0, NAN, 1])


def test_all_is_false_where_one_part_is_even_if_another_is_unknown() -> None:
    parts = [{"op": "greater", "of": "a", "than": 9}, {"op": "greater", "of": "b", "than": 9}]
    result = evaluate({"op": "all", "of": parts}, leaf)
    np.testing.assert_allclose(result.values, [0, 0, 0, 0])


def test_where_leaves_out_what_a_false_condition_hides() -> None:
    # The value is unknown, yet it does not count: 0, not unknown.
    result = evaluate({"op": "where", "of": "a", "condition": {"op": "not", "of": "b"}}, leaf)
    np.testing.assert_allclose(result.values, [0, 0, 0, NAN])


def test_a_question_not_asked_stays_not_asked() -> None:
    result = evaluate({"op": "in", "of": "signal", "values": ["4g"]}, leaf)
    assert letters_of(result.status).tolist() == ["A", "A", "N", "A"]


def test_the_worst_status_of_the_unknown_parts_wins() -> None:
    def withheld(expression: Mapping[str, Any]) -> Operand:
        status = Status.MISSING.code if expression["name"] == "a" else Status.SUPPRESSED.code
        return Operand(np.array([NAN]), np.array([status], dtype=np.int8))

    result = evaluate({"op": "sum", "of": ["a", "b"]}, withheld)
    assert result.status.tolist() == [Status.SUPPRESSED.code]


@pytest.mark.parametrize(
    ("count", "kilometres", "expected"),
    [
        (2.0, 0.0, 0.0),
        (2.0, NAN, 0.0),
        (0.0, 7.5, 7.5),
        (0.0, 0.0, 0.0),
        (0.0, NAN, NAN),
        (NAN, 7.5, 7.5),
        (NAN, 0.0, NAN),
        (NAN, NAN, NAN),
    ],
)
def test_distance_is_zero_where_the_facility_exists(
    count: float, kilometres: float, expected: float
) -> None:
    values = {"count": count, "km": kilometres}

    def one(expression: Mapping[str, Any]) -> Operand:
        value = np.array([values[expression["name"]]])
        status = np.where(np.isnan(value), Status.MISSING.code, Status.NORMAL.code).astype(np.int8)
        return Operand(value, status)

    result = evaluate({"op": "distance", "count": "count", "kilometres": "km"}, one)
    np.testing.assert_allclose(result.values, [expected])


def test_names_finds_every_leaf() -> None:
    expression = {
        "op": "any",
        "of": [
            "a",
            {"op": "greater", "of": "b", "than": 0},
            {"op": "distance", "count": "c", "kilometres": "d"},
            {
                "op": "code",
                "column": "e",
                "codes": {},
                "skip": [{"codes": ["0"], "when": {"column": "f"}}],
            },
        ],
    }
    assert list(names(expression)) == ["a", "b", "c", "d", "e", "f"]
