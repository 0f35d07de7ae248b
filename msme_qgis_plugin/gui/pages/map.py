"""The page Map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QVBoxLayout

from .empty import EmptyPage
from .page import Page

if TYPE_CHECKING:
    from ..dock import DockFrame


class MapPage(Page):
    """Says what to do first."""

    ICON = "rendererGraduatedSymbol"

    def __init__(self, frame: DockFrame) -> None:
        super().__init__(frame)
        self.empty = EmptyPage(
            frame,
            icon=self.ICON,
            title=QCoreApplication.translate("MapPage", "Nothing to map yet"),
            text=QCoreApplication.translate(
                "MapPage",
                "Accept a spreadsheet on the Data page, or open the demo to "
                "see a map straight away.",
            ),
        )
        QVBoxLayout(self).addWidget(self.empty)

    def title(self) -> str:
        return QCoreApplication.translate("MapPage", "Map")

    def about(self) -> str:
        return QCoreApplication.translate(
            "MapPage", "How the map looks: classes, colours, legend"
        )
