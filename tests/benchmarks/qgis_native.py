"""QGIS's own algorithms as peers, started without a window."""

from __future__ import annotations

import sys
from typing import Any


def start() -> Any:
    """QGIS with its native algorithms; the `processing` module."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    plugins = f"{QgsApplication.pkgDataPath()}/python/plugins"
    sys.path.append(plugins)
    import processing
    from processing.core.Processing import Processing

    Processing.initialize()
    start.application = application  # kept alive
    return processing
