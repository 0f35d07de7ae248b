"""Run inside a real QGIS: notes what is on the screen, opens the demo.

Writes one JSON object to the file that MSME_PROBE_REPORT names, then leaves
QGIS.
"""

from __future__ import annotations

import gc
import json
import os
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsProcessingAlgorithmDialogBase
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QLocale, QTimer
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
)
from qgis.utils import active_plugins, iface

report: dict[str, Any] = {}
OF_QGIS = ("qt_", "mFile", "mLink", "Scroll", "collapseButton")
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QAbstractItemView)


def dock() -> QDockWidget:
    return iface.mainWindow().findChild(QDockWidget, "MsmeDock")


def without_tooltip(ours: QDockWidget) -> list[str]:
    """Return the controls of ours that say nothing of themselves."""
    return [
        f"{type(one.parent()).__name__}.{one.objectName()}"
        for kind in CONTROLS
        for one in ours.frame.findChildren(kind)
        if not one.toolTip()
        # The action's tooltip comes with its word.
        and one is not ours.frame.action
        # Parts of a control are QGIS's and Qt's own.
        and not isinstance(one.parent(), CONTROLS)
        and one.objectName()
        and not one.objectName().startswith(OF_QGIS)
    ]


def dialog_of_import(ours: QDockWidget) -> list[bool]:
    """Press Import…; say what the dialog is to Python, open and closed."""
    ours.frame.pages[0].empty.importBoundaries.click()
    # What Python does not hold, it now lets go of.
    gc.collect()
    base = QgsProcessingAlgorithmDialogBase
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, base)]
    alive = any(type(dialog) is not base for dialog in found)
    for dialog in found:
        dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [alive, all(map(sip.isdeleted, found))]


def look() -> None:
    ours = dock()
    tabs = ours.frame.tabs
    provider = QgsApplication.processingRegistry().providerById("msme")
    report.update(
        locale=QLocale().name(),
        active="msme_qgis_plugin" in active_plugins,
        title=ours.windowTitle(),
        visible=ours.isVisible(),
        width=ours.width(),
        tabs=[tabs.tabText(place) for place in range(tabs.count())],
        widths={type(page).__name__: page.minimumSizeHint().width() for page in ours.frame.pages},
        silent=without_tooltip(ours),
        algorithms=sorted(a.name() for a in provider.algorithms()),
    )
    shown_again = iface.mainWindow().findChild(QAction, "MsmeShowDock")
    shown_again.trigger()
    shown_again.trigger()
    report["focus"] = iface.mainWindow().focusWidget().objectName()
    report["dialog"] = dialog_of_import(ours)
    ours.frame.pages[0].empty.demo.setFocus()
    ours.frame.pages[0].empty.demo.click()
    wait.start(200)


def leave_when_ended() -> None:
    if dock().frame.runner.running:
        return
    wait.stop()
    focused = iface.mainWindow().focusWidget()
    report["focus_after_demo"] = dock().frame.isAncestorOf(focused)
    report["subject"] = dock().frame.subject.title
    tree = QgsProject.instance().layerTreeRoot()
    report["layers"] = [
        [node.layer().featureCount(), node.layer().renderer().type()] for node in tree.findLayers()
    ]
    Path(os.environ["MSME_PROBE_REPORT"]).write_text(json.dumps(report))
    # Or QGIS asks about temporary layers before it ends.
    QgsProject.instance().clear()
    iface.actionExit().trigger()


wait = QTimer()
wait.timeout.connect(leave_when_ended)
# After the window has been laid out.
QTimer.singleShot(500, look)
