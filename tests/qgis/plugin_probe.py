"""Loads the plugin in a QGIS of its own, unloads it, says what it saw.

Usage: python plugin_probe.py PLUGINS_FOLDER LOCALE PROFILE [HIDDEN ...],
where the packages HIDDEN are made to look as if they were not installed.
Prints one JSON object.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QMenu, QToolBar

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QAction

NAME = "msme_qgis_plugin"
_MORE_ROUNDS = 9
HEAVY = ("pandas", "geopandas", "shapely", "pyogrio", "fiona")


class Window(QMainWindow):
    """As much of QgisInterface as a plugin with a dock needs."""

    def __init__(self) -> None:
        super().__init__()
        self.toolbar = QToolBar(self)
        self.addToolBar(self.toolbar)
        self.menu = QMenu(self)
        self.factories: list[object] = []

    def mainWindow(self) -> Window:
        return self

    def addToolBarIcon(self, action: QAction) -> None:
        self.toolbar.addAction(action)

    def removeToolBarIcon(self, action: QAction) -> None:
        self.toolbar.removeAction(action)

    def pluginMenu(self) -> QMenu:
        return self.menu

    def registerOptionsWidgetFactory(self, factory: object) -> None:
        self.factories.append(factory)

    def unregisterOptionsWidgetFactory(self, factory: object) -> None:
        self.factories.remove(factory)

    def saw(self) -> dict[str, Any]:
        registry = QgsApplication.processingRegistry()
        provider = registry.providerById("msme")
        algorithms = provider.algorithms() if provider else []
        docks = self.findChildren(QDockWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return {
            "algorithms": sorted(a.id() for a in algorithms),
            "runnable": [a.canExecute()[0] for a in algorithms],
            "reasons": sorted({a.canExecute()[1] for a in algorithms}),
            "docks": [dock.windowTitle() for dock in docks],
            "dock_width": [dock.minimumWidth() for dock in docks],
            "needed_width": [dock.frame.minimumSizeHint().width() for dock in docks],
            "options": len(self.factories),
            "toolbar": [action.text() for action in self.toolbar.actions()],
            "menu": [action.text() for action in self.menu.actions()],
        }

    def children_left(self) -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        return len(self.findChildren(QObject))


def hide(names: list[str]) -> None:
    found = importlib.util.find_spec

    def find_spec(name: str, package: str | None = None) -> object:
        return None if name in names else found(name, package)

    importlib.util.find_spec = find_spec


def main() -> None:
    folder, locale, profile, *hidden = sys.argv[1:]
    sys.path.insert(0, folder)
    hide(hidden)
    app = QgsApplication([], True, profile)
    QgsSettings().setValue("locale/overrideFlag", True)
    QgsSettings().setValue("locale/userLocale", locale)
    QLocale.setDefault(QLocale(locale))
    app.initQgis()
    import qgis.utils

    window = Window()
    qgis.utils.iface = window
    # QGIS itself imports shapely where there is one.
    by_qgis = {name for name in HEAVY if name in sys.modules}
    report: dict[str, Any] = {
        "locale": QLocale().name(),
        "before": window.saw(),
        "loaded": qgis.utils.loadPlugin(NAME),
        "started": qgis.utils.startPlugin(NAME),
        "file": sys.modules[NAME].__file__,
        "heavy": sorted(set(HEAVY).intersection(sys.modules) - by_qgis),
        "while": window.saw(),
        "unloaded": qgis.utils.unloadPlugin(NAME),
        "left": [window.children_left()],
    }
    for _ in range(_MORE_ROUNDS):
        qgis.utils.loadPlugin(NAME)
        qgis.utils.startPlugin(NAME)
        window.findChild(QDockWidget, "MsmeDock").frame.show()
        qgis.utils.unloadPlugin(NAME)
        report["left"].append(window.children_left())
    report["after"] = window.saw()
    report["word"] = QCoreApplication.translate("MsmeDock", "MSME planning")
    sys.stdout.write(json.dumps(report))
    sys.stdout.flush()
    app.exitQgis()


main()
