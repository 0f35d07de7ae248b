"""What a person said before, for the next file; kept in the profile."""

from __future__ import annotations

import json

from ..storage import profile_folder

# `code|name` of a row -> decision.
DECISIONS = "decisions.json"
# `core.harmonise.keys.style_key` of a column -> number style.
STYLES = "number_styles.json"


def load_kept(name: str) -> dict[str, str]:
    """Return what a file of the profile remembers; nothing where it is not readable."""
    path = profile_folder() / name
    if not path.is_file():
        return {}
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {str(key): str(value) for key, value in held.items()}


def save_kept(name: str, told: dict[str, str]) -> None:
    """Remember in a file of the profile, beside what it remembers already.

    Raises:
        OSError: the profile cannot be written to.
    """
    path = profile_folder() / name
    text = json.dumps({**load_kept(name), **told}, ensure_ascii=False, indent=1, sort_keys=True)
    scratch = path.with_suffix(".part")
    scratch.write_text(text, encoding="utf-8")
    scratch.replace(path)
