"""The frame of the dock: messages, and the way of the Tab key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QPoint, QSize, Qt
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAbstractScrollArea, QDockWidget, QMainWindow, QToolButton, QWidget

from msme_qgis_plugin.gui.page import PageName
from msme_qgis_plugin.gui.panel import MsmeDock
from msme_qgis_plugin.gui.runner import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from msme_qgis_plugin.gui.dock import DockFrame

    Wait = Callable[[Callable[[], bool]], None]

# Widgets in one row may differ by so many pixels.
ROW = 12


def test_good_news_goes_with_the_page_and_a_warning_stays(frame: DockFrame) -> None:
    frame.tell("Written.")
    frame.go(PageName.MAP)
    assert frame.messages.items() == []
    frame.warn("The file is gone.")
    frame.go(PageName.DATA)
    assert len(frame.messages.items()) == 1


def test_what_was_written_can_be_opened_and_other_good_news_leaves(
    frame: DockFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    frame.tell("Written: /a/page of Bogor.pdf", opens="/a/page of Bogor.pdf")
    item = frame.messages.currentItem()
    assert item.duration() == 0
    (button,) = [one for one in item.findChildren(QToolButton) if one.text() == "Open"]
    button.click()
    assert opened == ["/a/page of Bogor.pdf"]
    frame.tell("Copied.")
    assert frame.messages.currentItem().duration() == 20
    frame.warn("The file is gone.")
    assert frame.messages.currentItem().duration() == 0


def in_tab_order(page: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at on a page, from its first widget on."""
    first = page.nextInFocusChain()
    one = first
    while True:
        stops = one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if page.isAncestorOf(one) and one.isVisible() and stops:
            yield one
        one = one.nextInFocusChain()
        if one is first:
            return


@pytest.mark.parametrize("name", [PageName.MAP, PageName.REPORT])
def test_tab_runs_from_top_to_bottom(frame: DockFrame, name: PageName) -> None:
    layer = QgsVectorLayer(
        "Polygon?field=bps_code:string&field=province:string"
        "&field=A2016:double&field=A2017:double&field=B:double",
        "districts",
        "memory",
    )
    row = QgsFeature(layer.fields())
    row.setAttributes(["1101", "Aceh", 1.0, 2.0, 3.0])
    row.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0,1 0,1 1,0 0))"))
    assert layer.dataProvider().addFeatures([row])[0]
    QgsProject.instance().addMapLayer(layer)
    frame.resize(430, 640)
    frame.show()
    frame.go(name)
    QCoreApplication.processEvents()
    stops = [
        one for one in in_tab_order(frame.page) if not isinstance(one.parent(), QAbstractScrollArea)
    ]
    tops = [one.mapTo(frame, QPoint(0, 0)).y() for one in stops]
    assert len(tops) > 5
    assert all(lower > upper - ROW for upper, lower in zip(tops, tops[1:])), [
        one.objectName() for one in stops
    ]


def test_the_second_click_of_a_double_click_does_not_cancel(
    frame: DockFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(frame.runner, "cancel", lambda: told.append("cancelled"))
    monkeypatch.setattr(TaskRunner, "elapsed_ms", 50)
    frame.cancel.click()
    assert told == []
    monkeypatch.setattr(TaskRunner, "elapsed_ms", 5_000)
    frame.cancel.click()
    assert told == ["cancelled"]


def test_a_panel_that_was_squeezed_gets_its_width_back(wait: Wait) -> None:
    window = QMainWindow()
    window.setCentralWidget(QWidget())
    layers = QDockWidget("Layers", window)
    wide = QWidget()
    wide.setMinimumWidth(60)
    wide.sizeHint = lambda: QSize(250, 100)
    layers.setWidget(wide)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, layers)
    window.resize(1366, 700)
    window.show()

    def squeezed() -> bool:
        window.resizeDocks([layers], [60], Qt.Orientation.Horizontal)
        return layers.width() < 100

    wait(squeezed)
    width = layers.width()
    dock = MsmeDock(window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    wait(lambda: layers.width() > width)
    assert layers.width() >= 240
    assert dock.width() < 500
    dock.close_down()
    window.close()
