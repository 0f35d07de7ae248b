"""Run inside a real QGIS: notes what is on the screen, opens the demo.

Writes one JSON object to the file that MSME_PROBE_REPORT names, then leaves
QGIS.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QLocale, QTimer
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import active_plugins, iface

report: dict[str, Any] = {}


def dock() -> QDockWidget:
    return iface.mainWindow().findChild(QDockWidget, "MsmeDock")


def look() -> None:
    ours = dock()
    provider = QgsApplication.processingRegistry().providerById("msme")
    report.update(
        locale=QLocale().name(),
        active="msme_qgis_plugin" in active_plugins,
        title=ours.windowTitle(),
        visible=ours.isVisible(),
        width=ours.width(),
        texts=[ours.map_button.text(), ours.demo_button.text()],
        tips=[ours.map_button.toolTip(), ours.demo_button.toolTip()],
        algorithms=sorted(a.name() for a in provider.algorithms()),
    )
    ours.demo_button.click()
    wait.start(200)


def leave_when_ended() -> None:
    # The button comes back once the demo is there, or has failed.
    if not dock().demo_button.isEnabled():
        return
    wait.stop()
    tree = QgsProject.instance().layerTreeRoot()
    report["layers"] = [
        [node.layer().featureCount(), node.layer().renderer().type()]
        for node in tree.findLayers()
    ]
    Path(os.environ["MSME_PROBE_REPORT"]).write_text(json.dumps(report))
    # Or QGIS asks about temporary layers before it ends.
    QgsProject.instance().clear()
    iface.actionExit().trigger()


wait = QTimer()
wait.timeout.connect(leave_when_ended)
# After the window has been laid out.
QTimer.singleShot(500, look)
