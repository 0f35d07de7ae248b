"""Decisions that were made before, for the next file; kept in the profile."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..storage import profile_folder

if TYPE_CHECKING:
    from pathlib import Path

_NAME = "decisions.json"


def load_decisions(path: Path | None = None) -> dict[str, str]:
    """Return `code|name` -> decision; empty where nothing was remembered."""
    path = path or profile_folder() / _NAME
    if not path.is_file():
        return {}
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {str(key): str(value) for key, value in held.items()}


def save_decisions(decisions: dict[str, str], path: Path | None = None) -> None:
    """Remember decisions beside those that are remembered already.

    Raises:
        OSError: the profile cannot be written to.
    """
    path = path or profile_folder() / _NAME
    held = {**load_decisions(path), **decisions}
    text = json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True)
    scratch = path.with_suffix(".part")
    scratch.write_text(text, encoding="utf-8")
    scratch.replace(path)
