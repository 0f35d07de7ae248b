"""QGIS's widgets as the widgets of Qt that they are made of."""

from __future__ import annotations

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import (
    QComboBox,
    QDockWidget,
    QDoubleSpinBox,
    QFrame,
    QGroupBox,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from ._any import made


class QgsDockWidget(QDockWidget):
    """A dock."""


class QgsOptionsPageWidget(QWidget):
    """A page of the options."""


def _takes(*_: object) -> None:
    """Whatever is told to what QGIS adds to a widget of Qt."""


class QgsFilterLineEdit(QLineEdit):
    """A line with a button that clears it."""

    setShowSearchIcon = _takes


class QgsSpinBox(QSpinBox):
    """A number."""

    setClearValue = _takes


class QgsDoubleSpinBox(QDoubleSpinBox):
    """A number."""

    setClearValue = _takes


class QgsSymbolButton(QToolButton):
    """A symbol."""

    changed = pyqtSignal()
    setSymbol = setSymbolType = _takes


class QgsCollapsibleGroupBox(QGroupBox):
    """A box that folds."""

    collapsedStateChanged = pyqtSignal(bool)
    setCollapsed = _takes


class QgsMapLayerComboBox(QComboBox):
    """A list of layers, of which there are none."""

    layerChanged = pyqtSignal(object)
    setAllowEmptyLayer = setFilters = _takes

    def currentLayer(self) -> None:
        return None


class QgsFileWidget(QWidget):
    """A file's path."""

    fileChanged = pyqtSignal(str)
    setFilter = setDialogTitle = _takes

    def setFilePath(self, path: str) -> None:
        self._path = path

    def filePath(self) -> str:
        return self._path


class QgsMessageBar(QFrame):
    """A place for messages, which keeps them."""

    def clearWidgets(self) -> None:
        self.items: list[object] = []

    def pushItem(self, item: object) -> None:
        self.items.append(item)


def __getattr__(name: str) -> type:
    return made(name, __name__)
