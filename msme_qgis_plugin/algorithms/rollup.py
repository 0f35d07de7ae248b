"""`msme:rollup`: values of units are brought up to the units that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..core.measures.errors import NothingAboveError
from ..core.regions.levels import LEVELS, Level
from .tokens import add_tokens, level_labels
from .unit_analysis import UnitAnalysis

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingContext

    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]


class RollUp(UnitAnalysis):
    """Sums what may be summed, makes ratios anew of their bases, and says what cannot be."""

    NAME = "rollup"

    def displayName(self) -> str:
        return self.tr("Bring values up to larger units")

    def shortDescription(self) -> str:
        return self.tr(
            "Counts are added, shares and means made anew of their bases; medians and ranks have "
            "no value, and the log says why."
        )

    def tags(self) -> list[str]:
        return ["aggregate", "sum", "province", "provinsi", "dissolve"]

    def add_options(self) -> None:
        add_tokens(
            self,
            "LEVEL",
            self.tr("Bring up to"),
            [one.value.lower() for one in LEVELS[:-1]],
            self.tr("The units of the result; the layer's own units lie in them."),
            labels=level_labels(),
        )

    def options(self, given: Given) -> Level:
        return Level(self.parameterAsEnumString(given[0], "LEVEL", given[1]).upper())

    def analyse(self, table: UnitTable, options: Level) -> UnitTable:
        made = table.roll_up(options)
        if made.units.empty:
            unit = next(iter(table.units.index), "–")
            raise NothingAboveError(level=options.value.lower(), unit=unit)
        return made

    def shapes(self, given: dict[str, object] | None, options: Level) -> dict[str, object] | None:
        return None if given is None else dissolved(given, self.table.parents(options))


def dissolved(given: dict[str, object], groups: pd.Series) -> dict[str, object]:
    """Return the outline of each group of units.

    Args:
        given: code -> shapely geometry of each unit, None for none.
        groups: code -> group.
    """
    import shapely

    return {
        str(group): shapely.union_all([given[unit] for unit in units if given[unit] is not None])
        for group, units in groups.groupby(groups).groups.items()
    }
