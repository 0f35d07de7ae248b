"""The units that rows of a table may be about: one interface for every level."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .levels import Level
from .matching import match
from .names import readings
from .vintages import parents

if TYPE_CHECKING:
    import pandas as pd

    from .gazetteer import Gazetteer
    from .matching import MatchInput, MatchReport
    from .systems import CodeSystem


class UnitSet(ABC):
    """Units of one level, their codes and their names."""

    level: Level

    @property
    @abstractmethod
    def labels(self) -> pd.Series:
        """What each unit is called: index of codes."""

    @property
    @abstractmethod
    def names(self) -> pd.Series:
        """What each unit is called without its type, same index."""

    @abstractmethod
    def match(
        self, table: MatchInput, *, system: CodeSystem | None = None, vintage: int | None = None
    ) -> MatchReport:
        """Match the rows of a table to the units; see `matching.match`."""

    @abstractmethod
    def is_name(self, text: str) -> bool:
        """Say whether a text names one of the units."""

    def held_by(self, _year: int) -> pd.Series:
        """Return for each unit of today the unit of a year that held it.

        Raises:
            UnknownVintageError: the year is before the first list.
        """
        return self.labels.index.to_series()


@dataclass(frozen=True)
class Districts(UnitSet):
    """The districts of Indonesia."""

    gazetteer: Gazetteer
    level = Level.DISTRICT

    @property
    def labels(self) -> pd.Series:
        """What each unit is called: index of codes."""
        return self.gazetteer.units["label"]

    @property
    def names(self) -> pd.Series:
        """What each unit is called without its type, same index."""
        return self.gazetteer.units["name"]

    def match(
        self, table: MatchInput, *, system: CodeSystem | None = None, vintage: int | None = None
    ) -> MatchReport:
        """Match the rows of a table to the units; see `matching.match`."""
        return match(table, self.gazetteer, system=system, vintage=vintage)

    def is_name(self, text: str) -> bool:
        """Say whether a text names one of the units."""
        return any(one.key in self.gazetteer.names for one in readings(text))

    def held_by(self, year: int) -> pd.Series:
        """Return for each unit of today the unit of a year that held it."""
        return parents(self.gazetteer, year)
