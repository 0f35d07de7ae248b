"""What analyses share that put units into groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingParameterField
from qgis.PyQt.QtCore import QCoreApplication

from ..core.analysis.declaration import Analysis, Input, Lack, Needed, Setting
from .base import or_none
from .unit_analysis import UnitAnalysis

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingContext

    from ..core.analysis.groups import Grouped
    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]

_PROFILE = ("group", "units", "field", "mean", "mean_of_all", "z")


def group_analysis(name: str, made: str) -> Analysis:
    """Declare an analysis of the chosen field that maps the groups that it makes."""
    inputs = (Input(Needed.UNITS, "INPUT", Lack.UNITS),)
    return Analysis(name, inputs, settings={"FIELDS": Setting.MAPPED_FIELD}, mapped=made)


class GroupAnalysis(UnitAnalysis):
    """FIELDS in, a column of groups and PROFILE, a table of their means, out."""

    ANY_POLYGONS = True

    def __init__(self) -> None:
        super().__init__()
        self._made: Grouped | None = None

    def divide(self, table: UnitTable, options: Any) -> Grouped:  # noqa: ANN401 (a subclass's own)
        """Return the table with the column of groups.

        Raises:
            MsmeError: see `analyse`.
        """
        raise NotImplementedError

    def analyse(self, table: UnitTable, options: Any) -> UnitTable:  # noqa: ANN401 (a subclass's own)
        self._made = self.divide(table, options)
        return self._made.table

    def add_fields(self) -> None:
        """Add FIELDS."""
        self.add(
            QgsProcessingParameterField(
                "FIELDS",
                QCoreApplication.translate("GroupAnalysis", "Fields to group by"),
                parentLayerParameterName="INPUT",
                type=Qgis.ProcessingFieldParameterDataType.Numeric,
                allowMultiple=True,
            ),
            QCoreApplication.translate(
                "GroupAnalysis", "Each counts the same, in standard deviations from its mean."
            ),
        )

    def fields_of(self, given: Given) -> tuple[str, ...]:
        """Return what to group by."""
        return tuple(self.parameterAsStrings(given[0], "FIELDS", given[1]))

    def add_profile(self) -> None:
        """Add PROFILE and the numbers."""
        self.add_table(
            "PROFILE",
            QCoreApplication.translate("GroupAnalysis", "Profile of the groups"),
            QCoreApplication.translate(
                "GroupAnalysis",
                "A row per group and field: mean, mean of all units, and how many standard "
                "deviations lie between.",
            ),
        )
        self.give_numbers(
            GROUPS_MADE=QCoreApplication.translate("GroupAnalysis", "Groups"),
            EXPLAINED=QCoreApplication.translate("GroupAnalysis", "Share explained, 0 to 1"),
        )

    def numbers(self) -> dict[str, float | None]:
        if self._made is None:
            return {}
        share, rows = self._made.explained, self._made.profile
        return {"GROUPS_MADE": len({row[0] for row in rows}), "EXPLAINED": or_none(share)}

    def tables(self) -> dict[str, pd.DataFrame]:
        import pandas as pd

        if self._made is None:
            return {}
        return {"PROFILE": pd.DataFrame(self._made.profile, columns=list(_PROFILE))}
