"""`msme:priority`: a budget or quota goes to units by an index, with a sheet to audit it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingParameterField, QgsProcessingParameterNumber

from ..core.analysis.declaration import Analysis, Input, Lack, Needed, Setting
from .tokens import add_tokens
from .unit_analysis import UnitAnalysis

if TYPE_CHECKING:
    import pandas as pd
    from qgis.core import QgsProcessingContext

    from ..core.analysis.allocation_table import Rules
    from ..core.measures.table import UnitTable

    Given = tuple[dict[str, Any], QgsProcessingContext]

_LEAST_COST = 0.01
_FIRST = {"auto": None, "highest": False, "lowest": True}
_KINDS = Qgis.ProcessingNumberParameterType


class Priority(UnitAnalysis):
    """Shares out in order of rank or in proportion, and says who stands at the line."""

    NAME = "priority"
    ANY_POLYGONS = True
    ANY_TABLE = True
    ANALYSIS = Analysis(
        NAME,
        (Input(Needed.UNITS, "INPUT", Lack.UNITS),),
        settings={"FIELD": Setting.MAPPED_FIELD},
        mapped="place",
        beside=("SHEET",),
    )

    def __init__(self) -> None:
        super().__init__()
        self._sheet: pd.DataFrame | None = None

    def displayName(self) -> str:
        return self.tr("Allocation by priority")

    def shortDescription(self) -> str:
        return self.tr(
            "Shares a budget or quota out over units by an index, and says who is just inside and "
            "just outside, and what would change that."
        )

    def tags(self) -> list[str]:
        return [
            "allocation",
            "budget",
            "quota",
            "target",
            "alokasi",
            "anggaran",
            "kuota",
            "sasaran",
        ]

    def add_options(self) -> None:
        each = self.tr("Each unit's own, instead of the number above.")
        add_tokens(
            self,
            "SHARING",
            self.tr("Share out"),
            ("ranked", "proportional"),
            self.tr("By largest remainder where in proportion to the index."),
            labels={
                "ranked": self.tr("in order of rank"),
                "proportional": self.tr("in proportion"),
            },
        )
        self._add_field("FIELD", self.tr("Index"), self.tr("Such as an index of need."))
        self._add_number("BUDGET", self.tr("Budget or quota"), self.tr("What there is."), 10)
        self._add_number(
            "COST",
            self.tr("Cost of a portion"),
            self.tr("1 where the budget is a quota of portions."),
            1,
        )
        self._add_field("COST_FIELD", self.tr("Field with the cost"), each, advanced=True)
        self._add_field(
            "SIZE_FIELD",
            self.tr("Field with the size"),
            self.tr("People or MSMEs: multiplies the index in proportion, breaks ties in order."),
        )
        self._add_number(
            "FLOOR",
            self.tr("Portions for each unit at least"),
            self.tr("Every unit with an index gets so many first."),
            0,
            _KINDS.Integer,
        )
        self._add_number(
            "CAP",
            self.tr("Portions for each unit at most"),
            self.tr("If empty: one in order of rank, no limit in proportion."),
            None,
            _KINDS.Integer,
        )
        self._add_field("CAP_FIELD", self.tr("Field with the most portions"), each, advanced=True)
        add_tokens(
            self,
            "FIRST",
            self.tr("Who comes first"),
            tuple(_FIRST),
            self.tr("Automatic: the lowest where the index says that more is better."),
            advanced=True,
            labels={"highest": self.tr("highest index"), "lowest": self.tr("lowest index")},
        )

    def initAlgorithm(self, config: dict[str, Any] | None = None) -> None:
        super().initAlgorithm(config)
        self.add_table(
            "SHEET",
            self.tr("Sheet for the audit"),
            self.tr("A row per unit in order of rank: what decided, and running sums."),
            made=True,
        )
        self.give_numbers(
            ALLOCATED=self.tr("Portions allocated"),
            SPENT=self.tr("Amount allocated"),
            LEFT=self.tr("Amount left"),
            SERVED=self.tr("Units that get something"),
        )

    def options(self, given: Given) -> Rules:
        from ..core.analysis.allocation import Sharing
        from ..core.analysis.allocation_table import Rules

        def exact(name: str) -> Fraction:
            return Fraction(str(self.parameterAsDouble(given[0], name, given[1])))

        def field(name: str) -> str:
            return str(self.parameterAsString(given[0], name, given[1]))

        cap = given[0].get("CAP") not in (None, "")
        return Rules(
            field("FIELD"),
            Sharing(self.parameterAsEnumString(given[0], "SHARING", given[1])),
            exact("BUDGET"),
            exact("COST"),
            int(self.parameterAsInt(given[0], "FLOOR", given[1])),
            int(self.parameterAsInt(given[0], "CAP", given[1])) if cap else None,
            cost_field=field("COST_FIELD"),
            cap_field=field("CAP_FIELD"),
            size_field=field("SIZE_FIELD"),
            lowest_first=_FIRST[self.parameterAsEnumString(given[0], "FIRST", given[1])],
        )

    def analyse(self, table: UnitTable, options: Rules) -> UnitTable:
        from ..core.analysis.allocation_table import priority

        made, self._sheet = priority(table, options)
        return made

    def numbers(self) -> dict[str, float | None]:
        if self._sheet is None:
            return {}
        portions, amounts = self._sheet["portions"], self._sheet["amount_so_far"]
        return {
            "ALLOCATED": float(portions.sum()),
            "SPENT": float(amounts.iloc[-1]),
            "LEFT": float(self._sheet["left"].iloc[-1]),
            "SERVED": float((portions > 0).sum()),
        }

    def tables(self) -> dict[str, pd.DataFrame]:
        if self._sheet is None:
            return {}
        code = self.table.about.code or "bps_code"
        return {"SHEET": self._sheet.rename_axis(code).reset_index()}

    def _add_number(
        self,
        name: str,
        label: str,
        tip: str,
        usual: float | None,
        kind: Qgis.ProcessingNumberParameterType = _KINDS.Double,
    ) -> None:
        parameter = QgsProcessingParameterNumber(name, label, kind, usual, optional=usual is None)
        # A portion that costs nothing has no end.
        parameter.setMinimum(_LEAST_COST if name == "COST" else 0)
        parameter.setMetadata({"widget_wrapper": {"decimals": 2}})
        self.add(parameter, tip)

    def _add_field(self, name: str, label: str, tip: str, *, advanced: bool = False) -> None:
        self.add(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName="INPUT", optional=name != "FIELD"
            ),
            tip,
            advanced=advanced,
        )
