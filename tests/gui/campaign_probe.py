"""Run inside a real QGIS: goes on and on, and notes what is left over.

MSME_CAMPAIGN says what is done, MSME_COUNT how often, MSME_SEED which clicks:
`plugin` switches the plugin off and on, `project` opens a saved project again,
`monkey` clicks and types in the dock. Writes one JSON object to the file that
MSME_PROBE_REPORT names, then leaves QGIS. All steps run from a timer, which
goes on in the dialogs that a click opens.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import random
import re
import sys
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import qgis.utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QAction, QDesktopServices
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from qgis.utils import iface

if TYPE_CHECKING:
    from types import TracebackType

    Measured = dict[str, float]

NAME = "msme_qgis_plugin"
HOME = Path(os.environ["MSME_PROBE_REPORT"]).parent
CAMPAIGN = os.environ["MSME_CAMPAIGN"]
COUNT = int(os.environ["MSME_COUNT"])
LOOKS = min(20, max(1, COUNT // 50))
TARGETS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
)
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
)  # fmt: skip
TYPED = (
    "7",
    "0,5",
    "-1",
    "1e99",
    "Bogor",
    "'\"; DROP TABLE x --",
    "<b>&",
    "../..",
    "\u202eumkm",
    "é",
)
FORMER = sys.excepthook
report: dict[str, Any] = {"looks": [], "errors": [], "did": Counter()}


def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    report["errors"].append("".join(traceback.format_exception(kind, error, trace)))
    if CAMPAIGN != "monkey":
        leave()


def dock() -> QDockWidget:
    return iface.mainWindow().findChild(QDockWidget, "MsmeDock")


def tidy() -> None:
    """Delete all that is meant to be."""
    for _ in range(3):
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def measured() -> Measured:
    """Count what is still held."""
    tidy()
    ctypes.CDLL(None).malloc_trim(0)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    window = iface.mainWindow()
    return {
        "rss_mb": int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024,
        "objects": len(window.findChildren(QObject)),
        "actions": len(window.findChildren(QAction)),
        "docks": len(window.findChildren(QDockWidget)),
        "widgets": len(QApplication.allWidgets()),
        "tasks": QgsApplication.taskManager().countActiveTasks(),
    }


def leave() -> None:
    Path(os.environ["MSME_PROBE_REPORT"]).write_text(json.dumps(report), encoding="utf-8")
    # Or QGIS asks about temporary layers before it ends.
    QgsProject.instance().clear()
    sys.excepthook = FORMER
    iface.actionExit().trigger()


def switch(number: int = 0) -> None:
    """Take the plugin away and bring it back, its pages shown."""
    report["looks"].append(measured())
    if number == COUNT:
        leave()
        return
    done = qgis.utils.unloadPlugin(NAME)
    assert done
    tidy()
    assert dock() is None
    assert qgis.utils.loadPlugin(NAME)
    assert qgis.utils.startPlugin(NAME)
    dock().show()
    dock().frame.show()
    QTimer.singleShot(0, lambda: switch(number + 1))


def reopen(number: int = 0) -> None:
    """Save the demonstration's project and open it over and over."""
    path = HOME / "again" / "demo.qgz"
    project = QgsProject.instance()
    if dock().frame.runner.running:
        QTimer.singleShot(100, reopen)
        return
    if number == 0:
        path.parent.mkdir(exist_ok=True)
        assert project.mapLayers()
        assert project.write(str(path))
        # The results go beside it first.
        QTimer.singleShot(1000, lambda: reopen(1))
        return
    layers = project.mapLayers().values()
    assert all(one.isValid() for one in layers)
    report["looks"].append({**measured(), "layers": len(layers)})
    if number > COUNT:
        leave()
        return
    assert iface.addProject(str(path))
    QTimer.singleShot(0, lambda: reopen(number + 1))


class Monkey:
    """Clicks and types at random in the dock and in what it opens."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.done = 0
        self.resting = False

    def step(self) -> None:
        """Do one thing; the next is asked for first, since this one may open a dialog."""
        if self.done % (COUNT // LOOKS) == 0 and not self.resting:
            self.resting = True
            QTimer.singleShot(0, self.rest)
            return
        if self.done >= COUNT:
            return
        self.resting = False
        self.done += 1
        QTimer.singleShot(5, self.step)
        modal = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        ours = modal is None or type(modal).__module__.startswith(NAME)
        if not ours and isinstance(modal, QDialog):
            # A file dialog, or one of QGIS itself: not ours to try.
            report["did"][f"closed {type(modal).__name__}"] += 1
            modal.reject()
        else:
            self.act(modal or dock().frame)

    def act(self, top: QWidget) -> None:
        what = self.draw.choices(("click", "key", "type", "double", "resize", "demo", "clear"),
                                 (60, 20, 12, 4, 2, 0.4, 0.2))[0]  # fmt: skip
        report["did"][what] += 1
        if what == "resize":
            dock().resize(self.draw.randrange(400, 900), self.draw.randrange(300, 900))
        elif what == "demo":
            dock().frame.open_demo()
        elif what == "clear":
            QgsProject.instance().clear()
        else:
            self.poke(what, top)

    def poke(self, what: str, top: QWidget) -> None:
        seen = [one for one in top.findChildren(QWidget)
                if isinstance(one, TARGETS) and one.isVisible() and one.isEnabled()]  # fmt: skip
        target = self.draw.choice(seen or [top])
        if isinstance(target, QAbstractItemView):
            target = target.viewport()
        where = QPoint(
            self.draw.randrange(max(1, target.width())),
            self.draw.randrange(max(1, target.height())),
        )
        left = Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        if what == "click":
            QTest.mouseClick(target, left, none, where)
        elif what == "double":
            QTest.mouseDClick(target, left, none, where)
        elif what == "key":
            QTest.keyClick(target, self.draw.choice(KEYS), none)
        else:
            for sign in self.draw.choice(TYPED):
                event = QTest.keyClick if sign.isascii() else None
                if event:
                    event(target, sign, none)

    def rest(self) -> None:
        """Let all runs end, empty the project and look."""
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is not None:
            popup.reject() if isinstance(popup, QDialog) else popup.close()
        busy = QgsApplication.taskManager().countActiveTasks() or dock().frame.runner.running
        if popup is not None or busy:
            QTimer.singleShot(50, self.rest)
            return
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                one.reject()
        dock().show()
        QgsProject.instance().clear()
        report["looks"].append({**measured(), "events": self.done})
        if self.done >= COUNT:
            leave()
        else:
            dock().frame.open_demo()
            self.step()


def start() -> None:
    sys.excepthook = note
    QDesktopServices.openUrl = lambda _url: True
    dock().show()
    frame = dock().frame
    frame.show()
    if CAMPAIGN == "plugin":
        switch()
    elif CAMPAIGN == "project":
        frame.open_demo()
        reopen()
    else:
        # PyQt holds no object whose method a timer calls.
        iface.monkey = Monkey(int(os.environ["MSME_SEED"]))
        iface.monkey.step()


# After the window has been laid out.
QTimer.singleShot(1500, start)
