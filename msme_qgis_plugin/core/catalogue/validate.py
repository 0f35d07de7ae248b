"""Checks a person's own description of a file, as far as reading it needs.

The plugin's own descriptions follow `dataset.schema.json`, which the tests see to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..regions.levels import Level
from .errors import CatalogueError
from .model import Evidence, Layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NEEDED: dict[str, type] = {
    "id": str,
    "title": dict,
    "producer": dict,
    "licence": dict,
    "level": str,
    "layout": str,
    "assumed": bool,
    "evidence": str,
    "key": dict,
    "recognition": dict,
    "variables": dict,
    "reference_period": str,
    "wave": str,
}
_POSSIBLE: dict[str, type] = {
    "columns": dict,
    "dimensions": dict,
    "missing_codes": list,
    "note": dict,
    "number_style": str,
    "periods": list,
    "personal_columns": list,
    "user": bool,
}
_WORDS = {
    "level": {*(one.value for one in Level), "POINT", "RASTER", "PAIR", "POLYGON"},
    "layout": {one.value for one in Layout},
    "evidence": {one.value for one in Evidence},
}
_KINDS = {str: "text", dict: "an object", list: "a list", bool: "true or false"}
# What each operation works on; `of` is a list where its name says so.
_LISTS = {"sum", "subtract", "ratio", "any", "all"}
_PARTS: dict[str, tuple[str, ...]] = {
    "number": ("column",),
    "code": ("column", "codes"),
    "text": ("column",),
    **dict.fromkeys((*_LISTS, "not"), ("of",)),
    "scale": ("of", "by"),
    "in": ("of", "values"),
    "greater": ("of", "than"),
    "at_most": ("of", "limit"),
    "score": ("of", "scores"),
    "where": ("of", "condition"),
    "distance": ("count", "kilometres"),
}
_FORMULAS = ("of", "condition", "count", "kilometres")
_SHOWN = 80


class Problem(NamedTuple):
    """One thing that is wrong; place: `variables.families.value.of[0]`."""

    place: str
    expected: str
    found: object


def check(document: Mapping[str, Any], *, file: str) -> None:
    """Make sure that a description can be read.

    Raises:
        CatalogueError: names the file, the first place that is wrong, what
            was expected there and what was found.
    """
    for place, expected, found in problems(document):
        text = "nothing" if found is None else repr(found)
        if len(text) > _SHOWN:
            text = f"{text[: _SHOWN - 1]}…"
        raise CatalogueError(file=file, place=place, expected=expected, found=text)


def problems(document: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong; what lies below a wrong place is not looked at."""
    present = {name: kind for name, kind in _POSSIBLE.items() if name in document}
    wrong = [*_of_kinds(document, {**_NEEDED, **present}, "")]
    yield from wrong
    if wrong:
        return
    for name, words in _WORDS.items():
        if document[name] not in words:
            yield Problem(name, f"one of: {', '.join(sorted(words))}", document[name])
    for name in ("title", "producer", *(one for one in ("note",) if one in document)):
        yield from _of_kinds(document[name], {"en": str, "id": str}, name)
    licence, key = document["licence"], document["key"]
    yield from _of_kinds(licence, {"id": str, "name": dict, "forbids": list}, "licence")
    yield from _of_kinds(licence.get("name") or {}, {"en": str, "id": str}, "licence.name")
    yield from _of_kinds(key, {"system": str}, "key")
    if "vintage" not in key:
        yield Problem("key.vintage", "a year or null", None)
    for name, variable in document["variables"].items():
        place = f"variables.{name}"
        value = variable.get("value") if isinstance(variable, dict) else None
        yield from _formula(value, f"{place}.value")


def _of_kinds(
    values: Mapping[str, Any], kinds: Mapping[str, type], place: str
) -> Iterator[Problem]:
    for name, kind in kinds.items():
        if not isinstance(values.get(name), kind):
            yield Problem(f"{place}.{name}" if place else name, _KINDS[kind], values.get(name))


def _formula(value: object, place: str) -> Iterator[Problem]:
    if isinstance(value, str) and value.strip():
        return
    if not isinstance(value, dict):
        yield Problem(place, "a column or a formula", value)
        return
    operation = value.get("op")
    if operation not in _PARTS:
        yield Problem(f"{place}.op", f"one of: {', '.join(sorted(_PARTS))}", operation)
        return
    for part in _PARTS[operation]:
        inner = value.get(part)
        if part not in _FORMULAS:
            if inner is None:
                yield Problem(f"{place}.{part}", "a value", None)
        elif part == "of" and operation in _LISTS:
            yield from _formulas(inner, f"{place}.of")
        else:
            yield from _formula(inner, f"{place}.{part}")


def _formulas(value: object, place: str) -> Iterator[Problem]:
    if not isinstance(value, list) or not value:
        yield Problem(place, "a list of columns or formulas", value)
        return
    for position, one in enumerate(value):
        yield from _formula(one, f"{place}[{position}]")
