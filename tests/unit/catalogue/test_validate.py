"""The small schema validator, keyword by keyword."""

from __future__ import annotations

import pytest

from msme_qgis_plugin.core.catalogue.errors import CatalogueError
from msme_qgis_plugin.core.catalogue.validate import check, problems


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({"type": "integer"}, 3, 3.5),
        ({"type": "integer"}, 3, True),
        ({"type": ["integer", "null"]}, None, "x"),
        ({"enum": ["a", "b"]}, "a", "c"),
        ({"const": 1}, 1, 2),
        ({"type": "string", "pattern": "^R[0-9]"}, "R705D", "705"),
        ({"type": "number", "minimum": 0, "maximum": 1}, 0.5, 1.5),
        ({"type": "object", "required": ["a"]}, {"a": 1}, {}),
        (
            {"type": "object", "properties": {"a": {}}, "additionalProperties": False},
            {"a": 1},
            {"b": 1},
        ),
        ({"type": "object", "propertyNames": {"pattern": "^[a-z]+$"}}, {"a": 1}, {"A": 1}),
        ({"type": "array", "items": {"type": "string"}}, ["a"], [1]),
        ({"type": "array", "minItems": 1}, [1], []),
        ({"type": "array", "uniqueItems": True}, [1, 2], [1, 1]),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, None, 3),
        (
            {"if": {"properties": {"op": {"const": "sum"}}}, "then": {"required": ["of"]}},
            {"op": "sum", "of": []},
            {"op": "sum"},
        ),
    ],
)
def test_keyword(schema: dict, good: object, bad: object) -> None:
    assert list(problems(good, schema)) == []
    assert len(list(problems(bad, schema))) == 1


def test_references_are_followed() -> None:
    schema = {
        "type": "array",
        "items": {"$ref": "#/$defs/name"},
        "$defs": {"name": {"type": "string"}},
    }
    (problem,) = problems(["a", 2], schema)
    assert (problem.place, problem.expected, problem.found) == ("[1]", "string", "2")


def test_the_error_says_where_what_and_what_came() -> None:
    schema = {"type": "object", "properties": {"level": {"enum": ["A"]}}}
    with pytest.raises(CatalogueError) as caught:
        check({"level": "B"}, schema, file="x.json")
    values = caught.value.message.values
    assert values["file"] == "x.json"
    assert values["place"] == "level"
    assert values["expected"] == "one of: A"
    assert values["found"] == "'B'"
