"""Choices a person makes, as tokens that scripts and models may hold.

Kept apart from the code that acts on them, so that declaring a parameter
loads no table library.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from ..tables.styles import NumberStyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..regions.systems import CodeSystem
    from ..tables.styles import ColumnStyles


# As a period: each period becomes a field of its own.
ALL_PERIODS = "all"


class DuplicateRule(str, Enum):
    """What becomes of several rows for one unit and period."""

    ERROR = "error"
    SUM = "sum"
    MEAN = "mean"
    FIRST = "first"


@dataclass(frozen=True)
class HarmoniseOptions:
    """What the caller says; whatever is None is found by content.

    code, name, type, province, parent, period_field: a header, or `-` for none.

    target_vintage: a year; units split since then are merged up again.
    period: which period to map where the table holds several; `ALL_PERIODS` keeps each.
    decisions: row number or `code|name` -> BPS code, `leave out` or `add`.
    """

    code: str | None = None
    name: str | None = None
    type: str | None = None
    province: str | None = None
    parent: str | None = None
    period_field: str | None = None
    values: tuple[str, ...] = ()
    code_system: CodeSystem | None = None
    vintage: int | None = None
    target_vintage: int | None = None
    number_style: NumberStyle | ColumnStyles = NumberStyle.AUTO
    duplicates: DuplicateRule = DuplicateRule.ERROR
    period: str | None = None
    decisions: Mapping[str, str] = field(default_factory=dict)
