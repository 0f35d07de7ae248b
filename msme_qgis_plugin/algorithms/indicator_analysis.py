"""The base of analyses of several indicators: which, in what direction, of what weight."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..core.errors import MsmeError
from ..translate import say
from .table_parameters import matrix_rows
from .tokens import show_as
from .unit_analysis import UnitAnalysis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsProcessingContext

    from ..core.analysis.indicator_setup import Indicator, S

    Given = tuple[dict[str, Any], QgsProcessingContext]

_INDICATORS, _RELATIVE, _SETUP = "INDICATORS", "RELATIVE_WEIGHTS", "SETUP"
_YES = frozenset({"1", "true", "yes", "ya", "x"})


class IndicatorAnalysis(UnitAnalysis):
    """Reads INDICATORS, a table in the dialog, and SETUP, which goes before all parameters."""

    ANY_POLYGONS = True
    ANY_TABLE = True
    # The columns of INDICATORS after the field, as `Indicator` calls them.
    COLUMNS: ClassVar[tuple[str, ...]] = ("direction", "weight")

    def column_labels(self) -> Mapping[str, str]:
        """Return what columns are called."""
        translate = QCoreApplication.translate
        return {
            "field": translate("IndicatorAnalysis", "Field"),
            "direction": translate("IndicatorAnalysis", "Direction"),
            "weight": translate("IndicatorAnalysis", "Weight"),
            "low": translate("IndicatorAnalysis", "Low goalpost"),
            "high": translate("IndicatorAnalysis", "High goalpost"),
            "log": translate("IndicatorAnalysis", "Logarithm"),
            "cutoff": translate("IndicatorAnalysis", "Cut-off"),
            "dimension": translate("IndicatorAnalysis", "Dimension"),
        }

    def add_indicators(self) -> None:
        """Add INDICATORS."""
        columns = ("field", *self.COLUMNS)
        labels = self.column_labels()
        parameter = QgsProcessingParameterMatrix(
            _INDICATORS,
            QCoreApplication.translate("IndicatorAnalysis", "Indicators"),
            headers=[labels[one] for one in columns],
            optional=True,
        )
        show_as(parameter, "IndicatorTable", columns=list(columns))
        self.add(
            parameter,
            QCoreApplication.translate(
                "IndicatorAnalysis",
                "A row per indicator. Direction: better or worse, what more of it means; as the "
                "field says if empty. Weights sum to 1 or 100; equal if all are empty. Without "
                "rows, all fields that say their direction.",
            ),
        )

    def add_setup(self) -> None:
        """Add RELATIVE_WEIGHTS and SETUP."""
        self.add(
            QgsProcessingParameterBoolean(
                _RELATIVE,
                QCoreApplication.translate("IndicatorAnalysis", "Weights are relative"),
                defaultValue=False,
            ),
            QCoreApplication.translate(
                "IndicatorAnalysis",
                "Takes weights as parts of their sum; else a sum other than 1 or 100 is refused.",
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                _SETUP,
                QCoreApplication.translate("IndicatorAnalysis", "Setup (JSON or a file of it)"),
                optional=True,
            ),
            QCoreApplication.translate(
                "IndicatorAnalysis",
                "What it says goes before the parameters above. The log of each run has its own.",
            ),
            advanced=True,
        )

    def indicators(self, given: Given) -> tuple[Indicator, ...]:
        """Return the rows of INDICATORS that name a field.

        Raises:
            SetupUnreadableError: a cell that cannot be read.
        """
        from ..core.analysis.indicator_setup import read_indicators

        rows = matrix_rows(self, _INDICATORS, ("field", *self.COLUMNS), given)
        told = [{key: text for key, text in row.items() if text} for row in rows if row["field"]]
        logs = [{"log": row["log"].casefold() in _YES} if "log" in row else {} for row in told]
        return read_indicators({**row, **log} for row, log in zip(told, logs))

    def relative(self, given: Given) -> bool:
        """Return RELATIVE_WEIGHTS."""
        return bool(self.parameterAsBoolean(given[0], _RELATIVE, given[1]))

    def with_setup(self, usual: S, given: Given) -> S:
        """Return choices with what SETUP says of them.

        Raises:
            SetupUnreadableError: it cannot be read.
        """
        from ..core.analysis.indicator_setup import SetupUnreadableError, read_setup

        text = self.parameterAsString(given[0], _SETUP, given[1]).strip()
        if not text:
            return usual
        if not text.startswith(("{", "[")):
            try:
                text = Path(text).read_text(encoding="utf-8-sig")
            except (OSError, ValueError) as error:
                raise SetupUnreadableError(reason=error) from error
        return read_setup(text, usual)

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        able, reason = super().checkParameterValues(parameters, context)
        if not able:
            return able, reason
        try:
            self.options((self._settled(parameters), context))
        except MsmeError as error:
            return False, say(error.message)
        return True, ""
