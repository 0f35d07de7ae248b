"""Of QGIS's core, what windows ask before there is a map."""

from __future__ import annotations

import tempfile
from typing import Any, ClassVar
from unittest.mock import MagicMock

from PyQt6.QtCore import QObject, QSettings, pyqtSignal
from PyQt6.QtGui import QColor, QIcon
from PyQt6.QtWidgets import QApplication

from ._any import Anything, made

NULL = None


class QgsProcessingException(Exception):
    """Ends an algorithm."""


class QgsNotSupportedException(Exception):
    """Says that something is not there."""


class Qgis(Anything):
    """Of the version in which Qt 6 comes."""

    @staticmethod
    def version() -> str:
        return "4.0.0"

    @staticmethod
    def versionInt() -> int:
        return 40000


class QgsApplication(QApplication):
    """Knows the theme, the profile and the language."""

    @staticmethod
    def getThemeIcon(_name: str) -> QIcon:
        return QIcon()

    @staticmethod
    def qgisSettingsDirPath() -> str:
        return tempfile.gettempdir()

    @staticmethod
    def locale() -> str:
        return "en"

    processingRegistry = taskManager = messageLog = MagicMock()


class QgsSettings(QSettings):
    """Kept nowhere."""

    _held: ClassVar[dict[str, Any]] = {}

    def value(self, key: str, default: Any = None, type: Any = None) -> Any:
        return self._held.get(key, default)

    def setValue(self, key: str, value: Any) -> None:
        self._held[key] = value


class QgsProject(QObject):
    """The open project, without a layer."""

    readProject = pyqtSignal()
    cleared = pyqtSignal()
    projectSaved = pyqtSignal()
    layersAdded = pyqtSignal(list)
    layersRemoved = pyqtSignal(list)
    layerWillBeRemoved = pyqtSignal(str)
    _opened: QgsProject | None = None

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, str] = {}

    @classmethod
    def instance(cls) -> QgsProject:
        cls._opened = cls._opened or cls()
        return cls._opened

    def readEntry(self, _scope: str, key: str) -> tuple[str, bool]:
        return self._entries.get(key, ""), key in self._entries

    def writeEntry(self, _scope: str, key: str, text: str) -> bool:
        self._entries[key] = text
        return True

    def mapLayer(self, _name: str) -> None:
        return None

    def mapLayers(self) -> dict[str, object]:
        return {}

    def selectionColor(self) -> QColor:
        return QColor("yellow")

    def layerTreeRoot(self) -> MagicMock:
        return MagicMock(findLayers=list)

    def layoutManager(self) -> MagicMock:
        return MagicMock(layouts=list)


class QgsTask(QObject):
    """Work that is not done here."""

    Flag = CanCancel = TaskStatus = MagicMock()


class QgsProcessingFeedback(QObject):
    """Told of progress."""


class QgsProcessingAlgRunnerTask(QgsTask):
    """Runs nothing."""

    executed = pyqtSignal(bool, dict)


def __getattr__(name: str) -> type:
    return made(name, __name__)
