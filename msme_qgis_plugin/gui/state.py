"""What the dock keeps in the project: choices, never rows of data."""

from __future__ import annotations

import json
from typing import TypeVar

from qgis.core import QgsProject

_SCOPE = "msme"
Held = TypeVar("Held")


def keep(key: str, value: object) -> None:
    """Keep a choice, anything that JSON can hold, in the project."""
    text = json.dumps(value, ensure_ascii=False)
    project = QgsProject.instance()
    if project.readEntry(_SCOPE, key)[0] != text:
        project.writeEntry(_SCOPE, key, text)


def kept(key: str, default: Held) -> Held:
    """Return a choice that the project holds, else `default`."""
    text, found = QgsProject.instance().readEntry(_SCOPE, key)
    if not found:
        return default
    try:
        held: Held = json.loads(text)
    except json.JSONDecodeError:
        # Written by hand or by another version.
        return default
    return held
