"""QGIS without a window: its own algorithms as peers, and ours."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]


def start() -> Any:
    """QGIS with its native algorithms; the `processing` module."""
    from qgis.core import QgsApplication

    return initialised(QgsApplication([], False))


def initialised(application: Any) -> Any:
    """The `processing` module of an application, with QGIS's native algorithms."""
    application.initQgis()
    sys.path.append(f"{application.pkgDataPath()}/python/plugins")
    import processing
    from processing.core.Processing import Processing

    Processing.initialize()
    initialised.application = application  # kept alive
    return processing


def add_ours() -> None:
    """Add our algorithms."""
    from qgis.core import QgsApplication

    sys.path.insert(0, str(PROJECT))
    from msme_qgis_plugin.algorithms.provider import MsmeProvider

    provider = MsmeProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    add_ours.provider = provider  # kept alive


def start_ours() -> Any:
    """As `start`, with our algorithms too."""
    processing = start()
    add_ours()
    return processing
