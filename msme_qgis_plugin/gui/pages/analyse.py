"""The page Analyse: what can be computed of the data at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QVBoxLayout

from .empty import EmptyPage
from .page import Page

if TYPE_CHECKING:
    from ..dock import DockFrame


class AnalysePage(Page):
    """Says what to do first."""

    ICON = "processingAlgorithm"

    def __init__(self, frame: DockFrame) -> None:
        super().__init__(frame)
        self.empty = EmptyPage(
            frame,
            icon=self.ICON,
            title=QCoreApplication.translate(
                "AnalysePage", "Nothing to analyse yet"
            ),
            text=QCoreApplication.translate(
                "AnalysePage",
                "Accept a spreadsheet on the Data page, or open the demo.",
            ),
        )
        QVBoxLayout(self).addWidget(self.empty)

    def title(self) -> str:
        return QCoreApplication.translate("AnalysePage", "Analyse")

    def about(self) -> str:
        return QCoreApplication.translate(
            "AnalysePage", "What can be computed of the data at hand"
        )
