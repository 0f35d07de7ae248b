"""One way to read the name of a unit. Light: it knows nothing but types of units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .systems import UnitType


@dataclass(frozen=True)
class Reading:
    """One way to read a name: its key and the type that it states."""

    key: str
    type: UnitType | None = None
    directions: frozenset[str] = frozenset()
