"""Shows every text of the plugin under a made-up translation.

    pseudo_probe.py WORDS_FILE PROFILE

Prints a JSON object: where each text stands -> the text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget, QgsMessageBar
from qgis.PyQt.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QObject, Qt, QTranslator
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QTabBar,
    QTableView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(__file__).resolve().parents[2]
Text = tuple[str, str]


def algorithm_texts(provider: object) -> Iterator[Text]:
    yield "provider", provider.name()
    for one in provider.algorithms():
        yield f"{one.name()} name", one.displayName()
        yield f"{one.name()} group", one.group()
        yield f"{one.name()} description", one.shortDescription()
        for definition in one.parameterDefinitions():
            where = f"{one.name()} {definition.name()}"
            yield f"{where} label", definition.description()
            yield f"{where} tip", definition.help()
        for output in one.outputDefinitions():
            yield f"{one.name()} {output.name()}", output.description()


def header_texts(model: QAbstractItemModel) -> Iterator[str]:
    for column in range(model.columnCount()):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = model.headerData(column, Qt.Orientation.Horizontal, role)
            yield text if isinstance(text, str) else ""


def own_texts(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.whatsThis()
    yield widget.accessibleName()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QTabBar):
        for place in range(widget.count()):
            yield widget.tabText(place)
            yield widget.tabToolTip(place)
    if isinstance(widget, QComboBox):
        for place in range(widget.count()):
            yield widget.itemText(place)
    if isinstance(widget, QTableView) and widget.model() is not None:
        yield from header_texts(widget.model())


def of_qgis(thing: QObject, top: QWidget) -> bool:
    """Say whether Qt or QGIS made it, inside a widget of ours."""
    if thing.objectName().startswith("qt_"):
        return True
    parent = thing.parent()
    while parent is not None and parent is not top:
        if isinstance(parent, (QTabBar, QgsMessageBar, QgsFileWidget)):
            return True
        parent = parent.parent()
    return False


def widget_texts(top: QWidget) -> Iterator[Text]:
    yield "title", top.windowTitle()
    for widget in [top, *top.findChildren(QWidget)]:
        if of_qgis(widget, top):
            continue
        kinds = [type(widget).__name__, widget.objectName()]
        for text in own_texts(widget):
            yield " ".join(filter(None, kinds)), text
    for action in top.findChildren(QAction):
        if of_qgis(action, top):
            continue
        yield f"action {action.objectName()}", action.text()
        yield f"action {action.objectName()} tip", action.toolTip()


class Window(QMainWindow):
    """As much of QgisInterface as the dock needs."""

    def mainWindow(self) -> Window:
        return self


def main() -> None:
    words, profile = sys.argv[1:]
    sys.path.insert(0, str(HOME))
    application = QgsApplication([], True, profile)
    application.initQgis()
    translator = QTranslator()
    assert translator.load(words)
    QgsApplication.installTranslator(translator)
    import qgis.utils

    window = Window()
    qgis.utils.iface = window
    from msme_qgis_plugin.algorithms.provider import MsmeProvider
    from msme_qgis_plugin.gui.panel import MsmeDock

    provider = MsmeProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    dock = MsmeDock(window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    assert isinstance(dock, QDockWidget)
    window.show()
    application.processEvents()
    found = [*algorithm_texts(provider), *widget_texts(dock)]
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    dock.close_down()
    window.close()
    for widget in (dock, window):
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.processEvents()
    QgsApplication.processingRegistry().removeProvider(provider)
    application.exitQgis()


if __name__ == "__main__":
    main()
