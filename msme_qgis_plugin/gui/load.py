"""Loads what Qt Designer made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt import uic
from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QIcon

_FOLDER = Path(__file__).parent / "ui"


class FormItems:
    """What has the items of a form as attributes, which no class names."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (the form says of what kind)
            """Return an item of the form, of whatever kind."""


class Form(QWidget, FormItems):
    """A widget that a form fills."""


def load_ui(name: str, widget: QWidget) -> None:
    """Give `widget` the contents of `ui/<name>.ui`, as attributes too."""
    load: Any = uic.loadUi  # the stubs say nothing of it
    load(str(_FOLDER / f"{name}.ui"), widget)


def theme_icon(name: str) -> QIcon:
    """Return an icon of QGIS's own theme, which follows dark themes."""
    return QgsApplication.getThemeIcon(f"/{name}.svg")
