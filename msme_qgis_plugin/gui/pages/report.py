"""The page Report: ranks, profiles and what leaves the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QVBoxLayout

from .empty import EmptyPage
from .page import Page

if TYPE_CHECKING:
    from ..dock import DockFrame


class ReportPage(Page):
    """Says what to do first."""

    ICON = "mActionNewLayout"

    def __init__(self, frame: DockFrame) -> None:
        super().__init__(frame)
        self.empty = EmptyPage(
            frame,
            icon=self.ICON,
            title=QCoreApplication.translate(
                "ReportPage", "Nothing to report yet"
            ),
            text=QCoreApplication.translate(
                "ReportPage",
                "Accept a spreadsheet on the Data page, or open the demo.",
            ),
        )
        QVBoxLayout(self).addWidget(self.empty)

    def title(self) -> str:
        return QCoreApplication.translate("ReportPage", "Report")

    def about(self) -> str:
        return QCoreApplication.translate(
            "ReportPage", "Ranks, profiles, and what leaves the room"
        )
