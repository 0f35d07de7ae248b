"""What QGIS holds of our windows from its start: two empty shells.

Their contents are made when somebody looks, so that starting QGIS does not
wait for pages that nobody may open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsDockWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer
from qgis.PyQt.QtGui import QIcon, QShowEvent
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow

from ..core.paths import resource

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from .dock import DockFrame

MINIMUM_WIDTH = 400
# Until QGIS has opened and restored its window; only then are the widths of panels known.
_LAID_OUT_MS = 1000


class MsmeDock(QgsDockWidget):
    """The panel that QGIS shows."""

    def __init__(self, parent: QWidget) -> None:
        title = QCoreApplication.translate("MsmeDock", "MSME planning")
        super().__init__(title, parent)
        self.setObjectName("MsmeDock")
        self.setMinimumWidth(MINIMUM_WIDTH)
        self._frame: DockFrame | None = None

    @property
    def frame(self) -> DockFrame:
        """Tabs, pages and footer, made the first time they are asked for."""
        if self._frame is None:
            from .dock import DockFrame

            self._frame = DockFrame(self)
            self.setWidget(self._frame)
        return self._frame

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._frame is None:
            # Once QGIS's window stands; it may be just about to open.
            QTimer.singleShot(0, self._fill)

    def take_focus(self, shown: bool) -> None:
        """Let the keys go on here, where a person has just opened it."""
        if shown:
            self.frame.tabs.setFocus()

    def close_down(self) -> None:
        """Let go of the project, before the dock is taken away."""
        if self._frame is not None:
            self._frame.close_down()

    def _fill(self) -> None:
        self.frame.show()
        QTimer.singleShot(_LAID_OUT_MS, self._give_room)

    def _give_room(self) -> None:
        """Take no more than the dock's own width, and give squeezed panels theirs back.

        Qt makes room for a new panel by squeezing the others to their least width, where the
        Layers panel shows no legend.
        """
        window = self.parent()
        if self.isFloating() or not isinstance(window, QMainWindow):
            return
        squeezed = [
            one
            for one in window.findChildren(QDockWidget)
            if one is not self
            and one.isVisible()
            and not one.isFloating()
            and window.dockWidgetArea(one) == Qt.DockWidgetArea.LeftDockWidgetArea
            and one.width() <= one.minimumSizeHint().width()
        ]
        # One at a time: Qt does nothing for two that stand above each other.
        for one in squeezed:
            docks = [self, one]
            widths = [dock.sizeHint().width() for dock in docks]
            window.resizeDocks(docks, widths, Qt.Orientation.Horizontal)


class OptionsFactory(QgsOptionsWidgetFactory):
    """Gives QGIS's Options our page."""

    def __init__(self) -> None:
        super().__init__(
            QCoreApplication.translate("MsmeDock", "MSME planning"),
            QIcon(str(resource("icons", "msme.svg"))),
        )

    def createWidget(self, parent: QWidget) -> QgsOptionsPageWidget:
        from .options import OptionsPage

        return OptionsPage(parent)
