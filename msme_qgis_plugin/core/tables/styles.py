"""The two ways in which numbers are written here. Light: no pandas."""

from __future__ import annotations

from enum import Enum


class NumberStyle(str, Enum):
    """How numbers are written: `1.234,5` or `1,234.5`."""

    AUTO = "auto"
    INDONESIAN = "indonesian"
    ENGLISH = "english"

    @property
    def group(self) -> str:
        """Return the sign between thousands."""
        return "," if self is NumberStyle.ENGLISH else "."

    @property
    def decimal(self) -> str:
        """Return the sign before decimals."""
        return "." if self is NumberStyle.ENGLISH else ","
