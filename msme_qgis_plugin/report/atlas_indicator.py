"""One indicator of an atlas, with what every page says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..core.measures.field import Direction
from ..styling.legend import number

if TYPE_CHECKING:
    import pandas as pd

    from ..core.analysis.ranking import Standing
    from ..styling.legend import Language


@dataclass(frozen=True)
class Indicator:
    """One row of a page: a field, what it is called, how it is written.

    shown: index of codes; within: in step, BPS codes of what the units lie in.
    """

    field: str
    direction: Direction | None
    title: str
    decimals: int
    shown: pd.Series
    within: pd.Series
    rows: dict[str, Standing]
    median: str

    @property
    def has_wrong_side(self) -> bool:
        """Whether anybody says on which side of a median it is worse to be."""
        return self.direction in {Direction.BETTER, Direction.WORSE}

    def text(self, value: float, language: Language) -> str:
        """Return a value as the page writes it."""
        return number(value, self.decimals, language)
