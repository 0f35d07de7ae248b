"""Descriptions follow their schema; a person's own are checked as they are read."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from msme_qgis_plugin.core.catalogue.errors import CatalogueError
from msme_qgis_plugin.core.catalogue.expressions import operations
from msme_qgis_plugin.core.catalogue.validate import check, problems
from msme_qgis_plugin.core.paths import resource

if TYPE_CHECKING:
    from pathlib import Path


SHIPPED = sorted(resource("catalogue", "datasets").glob("*.json"))
NOTHING = object()


def read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def by_schema(name: str) -> jsonschema.Draft202012Validator:
    schema = read(resource("catalogue", f"{name}.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_description_follows_its_schema(path: Path) -> None:
    document = read(path)
    by_schema("dataset").validate(document)
    assert list(problems(document)) == []


@pytest.mark.parametrize("name", ["indicators", "variables"])
def test_the_shipped_catalogue_follows_its_schema(name: str) -> None:
    by_schema(name).validate(read(resource("catalogue", f"{name}.json")))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("id", NOTHING),
        ("title", "Potensi Desa"),
        ("title.id", NOTHING),
        ("licence.forbids", "redistribution"),
        ("level", "VILAGE"),
        ("layout", "broad"),
        ("evidence", None),
        ("assumed", "no"),
        ("missing_codes", 98),
        ("key.vintage", NOTHING),
        ("variables", []),
        ("variables.families", "R401"),
        ("variables.families.value", "  "),
        ("variables.families.value.of", []),
        ("variables.families.value.of.1", 7),
        ("variables.families.value", {"op": "number"}),
        ("variables.families.value.op", "product"),
    ],
)
def test_what_is_wrong_is_found_as_the_schema_finds_it(place: str, value: object) -> None:
    document = deepcopy(read(resource("catalogue", "datasets", "podes2019.json")))
    *way, last = (int(one) if one.isdigit() else one for one in place.split("."))
    inner: Any = document
    for one in way:
        inner = inner[one]
    if value is NOTHING:
        del inner[last]
    else:
        inner[last] = value
    assert not by_schema("dataset").is_valid(document)
    first = next(problems(document)).place
    assert first.replace("[", ".").replace("]", "").startswith(place)


def test_every_operation_is_known() -> None:
    words = {"title": {"en": "", "id": ""}}
    document = {**read(resource("catalogue", "datasets", "podes2019.json")), **words}
    for operation in operations() - {"variable"}:
        document["variables"] = {"x": {"value": {"op": operation}}}
        assert "op" not in next(problems(document)).place


def test_the_error_says_where_what_and_what_came() -> None:
    document = {**read(resource("catalogue", "datasets", "podes2019.json")), "layout": "broad"}
    with pytest.raises(CatalogueError) as caught:
        check(document, file="x.json")
    values = caught.value.message.values
    assert (values["file"], values["place"], values["found"]) == ("x.json", "layout", "'broad'")
    assert str(values["expected"]).startswith("one of: long, pairs, points")
