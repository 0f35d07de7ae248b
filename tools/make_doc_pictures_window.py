"""Run inside QGIS by `make_doc_pictures.py --window`: one picture per page.

Opens the demonstration as a person does, goes through the pages of the dock
and leaves QGIS.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
from qgis.utils import iface

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET = Path(os.environ["MSME_PICTURES"])
PAGES = ("data", "analyse", "map", "report")
SIZE, LAYERS = (1366, 768), 210
BARS = ("mFileToolBar", "mMapNavToolBar")
SELECTED = "bps_code = '1501'"
# What drawing takes after a page is turned, in milliseconds.
PAUSE, OFTEN = 2500, 300


def frame() -> object:
    """Return what is inside the dock."""
    from msme_qgis_plugin.gui.dock import DockFrame

    dock = iface.mainWindow().findChild(QDockWidget, "MsmeDock")
    return dock.findChild(DockFrame)


def save(name: str) -> None:
    """Save a picture of the window."""
    language = QgsApplication.locale()[:2]
    picture = iface.mainWindow().grab()
    picture.save(str(TARGET / f"dock-{name}-{language}.png"), "PNG")


def open_demo() -> None:
    """Make room for the dock, then begin."""
    window = iface.mainWindow()
    for dock in window.findChildren(QDockWidget):
        if dock.objectName() not in ("MsmeDock", "Layers"):
            dock.hide()
    for bar in window.findChildren(QToolBar):
        bar.setVisible(bar.objectName() in BARS)
    window.showNormal()
    window.move(0, 0)
    # Without a window manager nothing less makes it smaller.
    window.setFixedSize(*SIZE)
    layers = window.findChild(QDockWidget, "Layers")
    window.resizeDocks([layers], [LAYERS], Qt.Orientation.Horizontal)
    iface.messageBar().clearWidgets()
    after(start)


def start() -> None:
    """Open the demonstration."""
    save("start")
    frame().open_demo()
    wait.start(OFTEN)


def when_ended() -> None:
    """Go on once the demonstration is there."""
    if frame().runner.running or not QgsProject.instance().mapLayers():
        return
    wait.stop()
    turn(0)


def turn(place: int) -> None:
    """Show the next page, or leave."""
    if place == len(PAGES):
        leave()
        return
    from msme_qgis_plugin.gui.page import PageName

    if PAGES[place] == "report":
        iface.activeLayer().selectByExpression(SELECTED)
    frame().go(PageName(PAGES[place]))
    iface.messageBar().clearWidgets()
    after(lambda: look(place))


def look(place: int) -> None:
    """Take the picture of a page."""
    save(PAGES[place])
    turn(place + 1)


def after(action: Callable[[], None]) -> None:
    """Do something once the page is drawn."""
    QTimer.singleShot(PAUSE, action)


def leave() -> None:
    """Leave QGIS."""
    # Or QGIS asks about temporary layers before it ends.
    QgsProject.instance().clear()
    iface.actionExit().trigger()


wait = QTimer()
wait.timeout.connect(when_ended)
# After the window has been laid out.
QTimer.singleShot(PAUSE, open_demo)
