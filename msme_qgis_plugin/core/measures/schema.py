"""Fields as JSON, as layers and packs keep them. Light: imports no tables."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Callable

from .field import FIELD_KEYS, Category, Direction, Display, Field, Fields, Role, Rule, Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

VERSION = 1
_TEXTS = frozenset({"label", "unit", "weight_label", "sector_label", "method"})
_ENUMS: dict[str, type[Enum]] = {
    "role": Role,
    "display": Display,
    "direction": Direction,
    "rule": Rule,
}


@dataclass(frozen=True)
class About:
    """What a table says of all its numbers together.

    title: of the table; source: the file or layer that it was made of.
    code: the column that holds the units' codes, `bps_code` where None.
    boundary: whose outlines the units have; indicative: they are not official.
    licences: names of those that bind whoever passes the numbers on.
    notes: sentences about how the numbers came to be.
    """

    title: str | None = None
    source: str | None = None
    code: str | None = None
    boundary: str | None = None
    indicative: bool | None = None
    licences: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def to_json(fields: Fields, about: About) -> str:
    """Return the schema of a table as one text."""
    held = {key: value for key, value in asdict(about).items() if value not in (None, ())}
    return json.dumps(
        {"version": VERSION, "about": held, "fields": [_plain(one) for one in fields.values()]},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> tuple[Fields, About] | None:
    """Read a schema; None where the text is none, such as another program's.

    Keys of a newer version are kept in `Field.extra` and written again.
    """
    try:
        held = json.loads(text)
        about = held["about"]
        return (
            Fields(field_from(one) for one in held["fields"]),
            About(
                title=about.get("title"),
                source=about.get("source"),
                code=about.get("code"),
                boundary=about.get("boundary"),
                indicative=about.get("indicative"),
                licences=tuple(about.get("licences", ())),
                notes=tuple(about.get("notes", ())),
            ),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def field_from(held: Mapping[str, Any]) -> Field:
    """Read one field; a choice of a newer version that is not known here is None.

    Raises:
        KeyError, TypeError, ValueError: it is no field.
    """
    told = [key for key in FIELD_KEYS if held.get(key) is not None]
    known: dict[str, Any] = {key: _read(key, held[key]) for key in told}
    extra = {key: value for key, value in held.items() if key not in FIELD_KEYS}
    return Field(**known, extra=extra)


def _plain(one: Field) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for key in FIELD_KEYS:
        value = getattr(one, key)
        if value is None or value == ():
            continue
        if key == "categories":
            value = [_without_none(asdict(each)) for each in value]
        elif key in _TEXTS:
            value = asdict(value)
        elif key in _ENUMS:
            value = value.value
        held[key] = value
    return {**held, **one.extra}


def _without_none(held: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in held.items() if value is not None}


def category_from(held: Mapping[str, Any]) -> Category:
    """Read one value of a category.

    Raises:
        KeyError, TypeError: it is none.
    """
    label = held.get("label")
    return Category(str(held["value"]), Text(**label) if label else None, held.get("colour"))


_READERS: dict[str, Callable[[Any], object]] = {
    "categories": lambda held: tuple(map(category_from, held)),
    "decimals": int,
    "centre": float,
}


def _read(key: str, value: object) -> object:
    if key in _TEXTS and isinstance(value, dict):
        return Text(str(value["en"]), str(value["id"]))
    if key in _ENUMS:
        return _choice(key, str(value))
    return _READERS.get(key, str)(value)


def _choice(key: str, value: str) -> Enum | None:
    """Return a choice; one of a newer version is not known (a role has to be)."""
    try:
        return _ENUMS[key](value)
    except ValueError:
        return Role.NOTE if key == "role" else None
