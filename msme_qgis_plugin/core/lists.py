"""The one grammar of lists that a person types into a text box."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from .errors import ListNotUnderstoodError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_BETWEEN = re.compile(r"[;|\n]")


def split_names(
    text: str | None, *, known: Collection[str] = (), commas: bool = False
) -> tuple[str, ...]:
    """Read names separated by `;`, `|` or lines, or a JSON list; each once.

    Args:
        known: names that stay whole, whatever signs they hold.
        commas: names hold no commas, so that these separate them too.

    Raises:
        ListNotUnderstoodError: it begins as a JSON list and is none.
    """
    text = (text or "").strip()
    if text in known:
        return (text,)
    if text.startswith("["):
        return _each_once(_from_json(text))
    parts = (one.strip() for one in _BETWEEN.split(text))
    return _each_once(_without_commas(parts, known) if commas else parts)


def _from_json(text: str) -> Iterator[str]:
    try:
        yield from map(str, json.loads(text))
    except json.JSONDecodeError as error:
        raise ListNotUnderstoodError(text=text, reason=str(error)) from error


def _without_commas(parts: Iterable[str], known: Collection[str]) -> Iterator[str]:
    for one in parts:
        yield from (one,) if one in known else one.split(",")


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in names if (name := one.strip())))
