"""How rows and columns of a table are recognised in another year's table. Light."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")


def decision_key(code: str, name: str) -> str:
    """Return the key under which a row's decision is remembered."""
    return "|".join(" ".join(text.casefold().split()) for text in (code, name))


def style_key(header: str, cell: str) -> str:
    """Return the key under which it is remembered how a column writes its numbers.

    Args:
        header: in which years tell nothing.
        cell: one that may be read in two ways; an answer about `1.250` tells nothing of `1,250`.

    Returns:
        "" for a header without a letter.
    """
    words = re.findall(r"[^\W_]+|%", _YEAR.sub(" ", header).casefold())
    named = any(map(str.isalpha, "".join(words)))
    return f"{' '.join(words)}|{'.' if '.' in cell else ','}" if named else ""
