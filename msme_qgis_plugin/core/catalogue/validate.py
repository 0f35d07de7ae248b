"""Checks a JSON document against the part of JSON Schema that we use.

Written here because the plugin may not depend on a schema library. It knows
`type`, `enum`, `const`, `required`, `properties`, `additionalProperties`,
`propertyNames` (pattern), `items`, `minItems`, `uniqueItems`, `pattern`,
`minimum`, `maximum`, `anyOf`, `allOf`, `if`/`then` and local `$ref`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

from .errors import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}
_SHOWN = 80


@dataclass(frozen=True)
class Problem:
    """One place where a document is not as its schema says.

    place: path inside the document, `variables.families.value.of[0]`.
    """

    place: str
    expected: str
    found: str


def check(document: object, schema: Mapping[str, Any], *, file: str) -> None:
    """Make sure that a document is as its schema says.

    Raises:
        CatalogueError: names the file, the first place that is wrong, what
            was expected there and what was found.
    """
    for problem in problems(document, schema):
        raise CatalogueError(
            file=file, place=problem.place, expected=problem.expected, found=problem.found
        )


def problems(document: object, schema: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield every place where a document is not as its schema says."""
    yield from _Checker(schema).walk(document, schema, "")


def _show(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _is_type(value: object, name: str) -> bool:
    if isinstance(value, bool) and name != "boolean":
        return False
    return isinstance(value, _TYPES[name])


def _join(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


class _Checker:
    """Walks a document and its schema together."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root
        self._keywords: dict[str, Callable[[Any, Mapping[str, Any], str], Iterator[Problem]]] = {
            "type": self._type,
            "enum": self._enum,
            "const": self._const,
            "pattern": self._pattern,
            "minimum": self._minimum,
            "maximum": self._maximum,
            "required": self._required,
            "properties": self._properties,
            "propertyNames": self._property_names,
            "additionalProperties": self._additional,
            "items": self._items,
            "minItems": self._length,
            "uniqueItems": self._unique,
            "anyOf": self._any_of,
            "allOf": self._all_of,
            "if": self._if,
        }

    def walk(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        """Yield what is wrong at and below one place."""
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[-1]
            yield from self.walk(value, self._root["$defs"][name], place)
            return
        wrong_type = list(self._type(value, schema, place))
        if wrong_type:
            yield from wrong_type
            return
        for keyword in schema:
            if keyword != "type" and keyword in self._keywords:
                yield from self._keywords[keyword](value, schema, place)

    def _type(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        wanted = schema.get("type")
        if wanted is None:
            return
        choices = [wanted] if isinstance(wanted, str) else wanted
        if not any(_is_type(value, one) for one in choices):
            yield Problem(place or "/", " or ".join(choices), _show(value))

    def _enum(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        if value not in schema["enum"]:
            choices = ", ".join(str(one) for one in schema["enum"])
            yield Problem(place or "/", f"one of: {choices}", _show(value))

    def _const(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        if value != schema["const"]:
            yield Problem(place or "/", _show(schema["const"]), _show(value))

    def _pattern(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        if isinstance(value, str) and not re.search(schema["pattern"], value):
            yield Problem(place or "/", f"text like {schema['pattern']}", _show(value))

    def _minimum(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        low = schema["minimum"]
        if isinstance(value, (int, float)) and value < low:
            yield Problem(place or "/", f"{low} or more", _show(value))

    def _maximum(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        high = schema["maximum"]
        if isinstance(value, (int, float)) and value > high:
            yield Problem(place or "/", f"{high} or less", _show(value))

    def _required(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        if isinstance(value, dict):
            for key in schema["required"]:
                if key not in value:
                    yield Problem(_join(place, key), "a value", "nothing")

    def _properties(
        self, value: object, schema: Mapping[str, Any], place: str
    ) -> Iterator[Problem]:
        if isinstance(value, dict):
            for key, inner in schema["properties"].items():
                if key in value:
                    yield from self.walk(value[key], inner, _join(place, key))

    def _property_names(
        self, value: object, schema: Mapping[str, Any], place: str
    ) -> Iterator[Problem]:
        if isinstance(value, dict):
            for key in value:
                yield from self.walk(key, schema["propertyNames"], _join(place, key))

    def _additional(
        self, value: object, schema: Mapping[str, Any], place: str
    ) -> Iterator[Problem]:
        if not isinstance(value, dict):
            return
        known = schema.get("properties", {})
        inner = schema["additionalProperties"]
        for key in value:
            if key in known:
                continue
            if inner is False:
                yield Problem(
                    _join(place, key),
                    f"one of: {', '.join(sorted(known))}",
                    f"the unknown key {key}",
                )
            elif isinstance(inner, dict):
                yield from self.walk(value[key], inner, _join(place, key))

    def _items(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        if isinstance(value, list):
            for position, item in enumerate(value):
                yield from self.walk(item, schema["items"], f"{place}[{position}]")

    def _length(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        if isinstance(value, list) and len(value) < schema["minItems"]:
            yield Problem(place or "/", f"at least {schema['minItems']} items", f"{len(value)}")

    def _unique(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        if not (isinstance(value, list) and schema["uniqueItems"]):
            return
        texts = [repr(one) for one in value]
        for text in sorted({one for one in texts if texts.count(one) > 1}):
            yield Problem(place or "/", "no item twice", text)

    def _any_of(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        """Tell of the branch that came closest: the deepest problem."""
        branches = [list(self.walk(value, one, place)) for one in schema["anyOf"]]
        if all(branches):
            closest = max(branches, key=lambda one: len(one[0].place))
            yield from closest

    def _all_of(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        for one in schema["allOf"]:
            yield from self.walk(value, one, place)

    def _if(self, value: object, schema: Mapping[str, Any], place: str) -> Iterator[Problem]:
        if "then" in schema and not any(self.walk(value, schema["if"], place)):
            yield from self.walk(value, schema["then"], place)
