"""Run inside a real QGIS: notes what is on the screen, then leaves QGIS."""

from __future__ import annotations

import json
import os
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale, QTimer
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import active_plugins, iface


def look() -> None:
    window = iface.mainWindow()
    dock = window.findChild(QDockWidget, "MsmeDock")
    provider = QgsApplication.processingRegistry().providerById("msme")
    report = {
        "locale": QLocale().name(),
        "active": "msme_qgis_plugin" in active_plugins,
        "title": dock.windowTitle(),
        "visible": dock.isVisible(),
        "width": dock.width(),
        "texts": [dock.map_button.text(), dock.demo_button.text()],
        "tips": [dock.map_button.toolTip(), dock.demo_button.toolTip()],
        "algorithms": sorted(a.name() for a in provider.algorithms()),
    }
    Path(os.environ["MSME_PROBE_REPORT"]).write_text(json.dumps(report))
    iface.actionExit().trigger()


# After the window has been laid out.
QTimer.singleShot(500, look)
