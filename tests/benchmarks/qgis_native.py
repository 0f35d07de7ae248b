"""QGIS without a window: its own algorithms as peers, and ours."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]


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


def start_ours() -> Any:
    """As `start`, with our algorithms too."""
    processing = start()
    from qgis.core import QgsApplication

    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.algorithms.provider import MsmeProvider

    provider = MsmeProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    start_ours.provider = provider  # kept alive
    return processing
