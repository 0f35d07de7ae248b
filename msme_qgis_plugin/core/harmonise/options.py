"""Choices a person makes, as tokens that scripts and models may hold.

Kept apart from the code that acts on them, so that declaring a parameter
loads no table library.
"""

from __future__ import annotations

from enum import Enum


class DuplicateRule(str, Enum):
    """What becomes of several rows for one unit and period."""

    ERROR = "error"
    SUM = "sum"
    MEAN = "mean"
    FIRST = "first"
