"""What QGIS starts and stops: provider, dock, options, menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsApplication, QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTranslator
from qgis.PyQt.QtGui import QAction, QIcon
from qgis.utils import iface

from .core.paths import home, resource

if TYPE_CHECKING:
    from .algorithms.provider import MsmeProvider
    from .gui.panel import MsmeDock, OptionsFactory


class MsmePlugin:
    """Everything that the plugin adds to QGIS, and takes away again."""

    def __init__(self) -> None:
        self.translator: QTranslator | None = None
        self.provider: MsmeProvider | None = None
        self.dock: MsmeDock | None = None
        self.action: QAction | None = None
        self.options: OptionsFactory | None = None

    def initProcessing(self) -> None:
        """Add the algorithms; all that `qgis_process` asks for."""
        # The provider's names are read when it is added, so words go first.
        self.translator = install_translator()
        from .algorithms.provider import MsmeProvider

        provider = MsmeProvider()
        registry = QgsApplication.processingRegistry()
        # Where QGIS refuses a provider, it deletes it too.
        self.provider = provider if registry.addProvider(provider) else None

    def initGui(self) -> None:
        """Add the algorithms, the dock and the action that shows it."""
        self.initProcessing()
        _meet_wgs84()
        self._add_dock()
        self._add_options()

    def unload(self) -> None:
        """Undo each thing that was added."""
        if self.action is not None:
            iface.removeToolBarIcon(self.action)
            iface.pluginMenu().removeAction(self.action)
            self.action.deleteLater()
            self.action = None
        if self.options is not None:
            iface.unregisterOptionsWidgetFactory(self.options)
            self.options = None
        if self.dock is not None:
            self.dock.close_down()
            iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        if self.provider is not None:
            registry = QgsApplication.processingRegistry()
            removed = registry.removeProvider(self.provider)
            self.provider = None if removed else self.provider
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None

    def _add_dock(self) -> None:
        from .gui.panel import MsmeDock

        window = iface.mainWindow()
        self.dock = MsmeDock(window)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)

        icon = QIcon(str(resource("icons", "msme.svg")))
        self.action = QAction(icon, _title(), window)
        self.action.setObjectName("MsmeShowDock")
        self.action.setToolTip(
            QCoreApplication.translate("MsmePlugin", "Show or hide the MSME planning panel")
        )
        self.action.setCheckable(True)
        self.dock.setToggleVisibilityAction(self.action)
        self.action.triggered.connect(self.dock.take_focus)
        iface.addToolBarIcon(self.action)
        # Of a submenu made by `addPluginToMenu`, QGIS would keep a piece.
        iface.pluginMenu().addAction(self.action)

    def _add_options(self) -> None:
        from .gui.panel import OptionsFactory

        self.options = OptionsFactory()
        iface.registerOptionsWidgetFactory(self.options)


def _meet_wgs84() -> None:
    """Let QGIS meet the CRS of nearly all our layers in the main thread.

    QGIS 3.40 keeps CRS by their WKT, with what the thread holds that met them first. Where that
    was a task's, layers that are drawn later can be brought to no other CRS once it has ended.
    """
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    wkt = wgs84.toWkt(Qgis.CrsWktVariant.Preferred)
    QgsCoordinateReferenceSystem.fromWkt(wkt)


def _title() -> str:
    return QCoreApplication.translate("MsmePlugin", "MSME planning")


def install_translator() -> QTranslator | None:
    """Install the words of QGIS's language; return them, or None.

    English, the language of the source, has no file.
    """
    language = QgsApplication.locale()[:2]
    words = home() / "i18n" / f"msme_{language}.qm"
    translator = QTranslator()
    if not translator.load(str(words)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
