"""Offline MSME planning for Indonesia inside QGIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import MsmePlugin


def classFactory(_iface: QgisInterface | None) -> MsmePlugin:
    """Return the plugin; called once by QGIS."""
    from .plugin import MsmePlugin

    return MsmePlugin()
