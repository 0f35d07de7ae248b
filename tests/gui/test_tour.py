"""The tour through the pages: offered once, follows the page in view, left at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from msme_qgis_plugin.gui.page import PageName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msme_qgis_plugin.gui.dock import DockFrame

    Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture(autouse=True)
def never_taken() -> Iterator[None]:
    QgsSettings().remove("msme/tour")
    yield
    QgsSettings().remove("msme/tour")


def open_demo(frame: DockFrame, wait: Wait) -> None:
    frame.open_demo()
    wait(lambda: not frame.runner.running and frame.subject.layer is not None)


def test_the_demo_offers_the_tour_once(frame: DockFrame, wait: Wait) -> None:
    assert frame.tour.isHidden()
    open_demo(frame, wait)
    assert frame.tour.title() == "New here?"
    assert frame.tour.next.text() == "&Take the tour"
    frame.tour.leave.click()
    assert frame.tour.isHidden()
    frame.open_demo()
    wait(lambda: len(frame.subject.layers()) > 1 and not frame.runner.running)
    assert frame.tour.isHidden()


def test_the_tour_goes_through_the_pages_and_ends(frame: DockFrame, wait: Wait) -> None:
    frame.show()
    frame.pages[0].empty.takeTour.click()
    wait(lambda: not frame.tour.isHidden())
    said = []
    for name in PageName:
        assert list(PageName)[frame.tabs.currentIndex()] is name
        assert frame.tour.title() == f"Tour, {len(said) + 1} of 4"
        said.append(frame.tour.text.text())
        # By keyboard: the button keeps the focus.
        QTest.keyClick(frame.tour.next, Qt.Key.Key_Space)
    assert len(set(said)) == 4
    assert frame.tour.isHidden()
    assert QgsSettings().value("msme/tour") == "taken"


def test_the_tour_follows_the_page_that_a_person_chooses(frame: DockFrame) -> None:
    frame.tour.begin()
    frame.go(PageName.REPORT)
    assert frame.tour.title() == "Tour, 4 of 4"
    assert frame.tour.next.text() == "&Finish"
    frame.go(PageName.ANALYSE)
    assert frame.tour.next.text() == "Ne&xt page"
    # Esc leaves it where nothing runs.
    frame._leave()
    assert frame.tour.isHidden()
    frame.go(PageName.MAP)
    assert frame.tour.isHidden()


def test_the_demo_brings_what_can_be_analysed_at_once(frame: DockFrame, wait: Wait) -> None:
    open_demo(frame, wait)
    wait(lambda: len(frame.at_hand.all()) == 3)
    assert {(one.kind, one.by_village) for one in frame.at_hand.all()} == {
        *(("villages", False), ("counts", False), ("counts", True))
    }
    frame.go(PageName.ANALYSE)
    ready = [one for one in frame.pages[1].view.offers if one.analysis is not None]
    # All of the census and the villages, and analyses of the map's own numbers.
    assert {"structure", "aggregatevillages", "accessoverlay"} <= {
        one.analysis.algorithm for one in ready
    }
