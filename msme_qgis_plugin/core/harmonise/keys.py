"""How a row of a table is recognised in another year's table. Light."""

from __future__ import annotations


def decision_key(code: str, name: str) -> str:
    """Return the key under which a row's decision is remembered."""
    return "|".join(" ".join(text.casefold().split()) for text in (code, name))
