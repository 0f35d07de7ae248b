"""Sentences for people, kept as template and values until painted.

`core` knows no Qt, so a sentence travels as data: the template is the English
source text that a translator sees, the values are filled in at the very end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTEXT = "core"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark `text` for the translation tools, which look for this name."""
    return text


def brief(text: str, length: int = 40) -> str:
    """Return the text, cut to a length fit for a sentence."""
    return text if len(text) <= length else text[: length - 1] + "…"


@dataclass(frozen=True)
class Message:
    """A sentence in English with named gaps, and what fills the gaps.

    warns: whether a person should look at something, and not just know.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    warns: bool = False

    def __str__(self) -> str:
        return self.template.format_map(dict(self.values))
