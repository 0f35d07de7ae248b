"""Loads what Qt Designer made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt import uic

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QIcon
    from qgis.PyQt.QtWidgets import QWidget

_FOLDER = Path(__file__).parent / "ui"


def load_ui(name: str, widget: QWidget) -> None:
    """Give `widget` the contents of `ui/<name>.ui`, as attributes too."""
    uic.loadUi(str(_FOLDER / f"{name}.ui"), widget)


def theme_icon(name: str) -> QIcon:
    """Return an icon of QGIS's own theme, which follows dark themes."""
    return QgsApplication.getThemeIcon(f"/{name}.svg")
