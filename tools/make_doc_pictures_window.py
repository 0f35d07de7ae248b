"""Run inside QGIS by `make_doc_pictures.py --window`: one picture per page.

Opens the demonstration as a person does, goes through the pages of the dock
and leaves QGIS.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import processing
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
from qgis.utils import iface

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsMapLayer

    from msme_qgis_plugin.gui.page import PageName

TARGET = Path(os.environ["MSME_PICTURES"])
PAGES = ("data", "analyse", "map", "report")
SIZE, LAYERS = (1366, 768), 210
BARS = ("mFileToolBar", "mMapNavToolBar")
SELECTED, FIRST = "bps_code = '1501'", "bps_code = '5371'"
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
    iface.mapCanvas().waitWhileRendering()
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
        who_comes_first()
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


def who_comes_first() -> None:
    """Show the index with its intervals on Report, then its allocation on Map."""
    from msme_qgis_plugin.core.paths import resource
    from msme_qgis_plugin.gui.page import PageName

    census = made("structure", INPUT=str(resource("demo", "sensus_demo.csv")))
    rows = [[name, *[""] * 5] for name in ("per_1000", "women_share", "hhi")]
    cells = [cell for row in rows for cell in row]
    index = made("compositeindex", INPUT=census, INDICATORS=cells, TOP=50)
    allocation = made("priority", INPUT=index, FIELD="index", BUDGET=50)
    show(index, "index", PageName.REPORT)

    def then() -> None:
        save("index")
        show(allocation, "place", PageName.MAP)
        after(finish)

    def finish() -> None:
        save("allocation")
        leave()

    after(then)


def made(algorithm: str, **values: object) -> QgsMapLayer:
    """Run an algorithm and load its layer."""
    told = {"OUTPUT": "TEMPORARY_OUTPUT", **values}
    results = processing.runAndLoadResults(f"msme:{algorithm}", told)
    return QgsProject.instance().mapLayer(results["OUTPUT"])


def show(layer: QgsMapLayer, field: str, page: PageName) -> None:
    """Choose a field and its first district, and no other map beside it."""
    root = QgsProject.instance().layerTreeRoot()
    for node in root.findLayers():
        if "bps_code" in node.layer().fields().names():
            node.setItemVisibilityChecked(node.layer() == layer)
            node.setExpanded(node.layer() == layer)
    layer.selectByExpression(FIRST if page.value == "report" else "false")
    frame().subject.choose(layer.id(), field)
    frame().go(page)


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
