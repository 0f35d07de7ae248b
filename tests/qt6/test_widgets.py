"""Every widget of ours is painted by Qt 6 and takes mouse and keys."""

from __future__ import annotations

import math
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from PyQt6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PyQt6.QtGui import QDragEnterEvent, QDropEvent, QHelpEvent, QIcon
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QDialog, QStyledItemDelegate, QTableView, QWidget

from msme_qgis_plugin.core.analysis.computable import Sources, offers
from msme_qgis_plugin.core.measures.field import Field, Fields, Text
from msme_qgis_plugin.gui import fielddialog
from msme_qgis_plugin.gui.catalogue import load_catalogue
from msme_qgis_plugin.gui.charts.bars import Bars
from msme_qgis_plugin.gui.charts.scatter import Dot, Scatter
from msme_qgis_plugin.gui.data import datapage, matchrows
from msme_qgis_plugin.gui.data.firstrows import show_rows
from msme_qgis_plugin.gui.dock import DockFrame
from msme_qgis_plugin.gui.map.classtable import ClassLine, ExtraLine
from msme_qgis_plugin.gui.map.histogram import Histogram
from msme_qgis_plugin.gui.map.square import Square, SquareCell
from msme_qgis_plugin.gui.options import OptionsPage
from msme_qgis_plugin.gui.page import Page, PageName
from msme_qgis_plugin.gui.panel import MsmeDock
from msme_qgis_plugin.gui.report.ranktable import RankRow
from msme_qgis_plugin.gui.report.unitdata import Units
from msme_qgis_plugin.gui.series import Series

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = "msme_qgis_plugin."
MOUSE = Qt.MouseButton.LeftButton
KEYS = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_Space, Qt.Key.Key_Return),
    *(Qt.Key.Key_F4, Qt.Key.Key_Home, Qt.Key.Key_A),
)
# Bases that nobody sees by themselves.
ABSTRACT = {"Chart", "MatchHead", "Page"}
NAMES = ["Simeulue", "Aceh Singkil", "Jember"]
VALUES = [12.5, math.nan, 7.0]


def use(widget: QWidget) -> None:
    """Paint a widget, then press, drag, double-click, point at and type into it."""
    target = widget.viewport() if isinstance(widget, QTableView) else widget
    size = target.size()
    places = [
        QPoint(round(across * size.width()), round(down * size.height()))
        for across in (0.1, 0.35, 0.5, 0.65, 0.9)
        for down in (0.15, 0.5, 0.85)
    ]
    widget.setFocus()
    for start, end in zip(places, places[1:] + places[:1]):
        QTest.mousePress(target, MOUSE, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(target, end)
        widget.grab()
        QTest.mouseRelease(target, MOUSE, Qt.KeyboardModifier.ControlModifier, end)
        QTest.mouseDClick(target, MOUSE, Qt.KeyboardModifier.NoModifier, start)
        hint = QHelpEvent(QEvent.Type.ToolTip, start, target.mapToGlobal(start))
        QApplication.sendEvent(target, hint)
        close_popups()
    for key in KEYS:
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            QTest.keyClick(widget, key, modifier)
            close_popups()
    assert not widget.grab().isNull()


def close_popups() -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def own(kind: type) -> set[type]:
    """Return the classes of ours that are of a kind."""
    found = set()
    for one in kind.__subclasses__():
        found |= own(one)
        if one.__module__.startswith(OURS):
            found.add(one)
    return found


@pytest.fixture
def frame(application: object) -> Iterator[DockFrame]:
    made = DockFrame()
    made.resize(460, 900)
    made.show()
    QApplication.processEvents()
    yield made
    made.close_down()
    made.deleteLater()


def rows_of_ranks() -> list[RankRow]:
    return [
        RankRow(place, name, "Aceh", None if math.isnan(value) else value, rank, "A")
        for place, (name, value, rank) in enumerate(zip(NAMES, VALUES, (1, None, 2)))
    ]


def units() -> Units:
    """Three units with one indicator of two periods, and one of one."""
    return Units(
        layer_id="",
        indicators=[
            Series("Count", "", {"2020": "c20", "2021": "c21"}),
            Series("Share", "", {"": "share"}),
        ],
        kinds=[],
        fields=Fields([Field("c20"), Field("c21"), Field("share")]),
        ids=[1, 2, 3],
        codes=["1101", "1102", "3509"],
        names=NAMES,
        provinces=["Aceh", "Aceh", "Jawa Timur"],
        islands=["1", "1", "3"],
        values=pd.DataFrame({"c20": VALUES, "c21": [1.0, 2.0, 3.0], "share": [0.1, 0.2, 0.3]}),
        status={"c20": ["A", "M", "E"]},
        coverage={"c20": [1.0, 0.0, 0.9]},
    )


def fill_analyse(page: Any) -> None:
    everything = offers(Sources((), 0), load_catalogue(), (), weight=None)
    page.view.tree.show_offers(everything, "en")


def fill_map(page: Any) -> None:
    view = page.view
    view.histogram.set_values([1, 2, 3, 5, 8, 13])
    view.histogram.set_classes([3.0, 8.0], ["#eef", "#88a", "#225"], [2, 2, 2])
    view.model.set_lines(
        [ClassLine(None, 3.0, 2, "#eef"), ClassLine(3.0, None, 4, "#225")],
        [ExtraLine("No data", 1, QIcon())],
        (1.0, 13.0),
    )
    cells = [SquareCell(a, b, a * b, "#446688", "") for a in (1, 2, 3) for b in (1, 2, 3)]
    view.square.show_cells(cells, ("Across", "Up"), (("1", "2"), ("3", "4")))


def fill_report(page: Any) -> None:
    view = page.view
    view.units = units()
    view.model.set_rows(rows_of_ranks(), "among all")
    view.bars.show_rows(rows_of_ranks(), median=9.0, title="Count")
    dots = [Dot(0, NAMES[0], 12.5, 1.0), Dot(2, NAMES[2], 7.0, 3.0)]
    view.scatter.show_dots(dots, medians=(9.0, 2.0), titles=("Count", "Share"))
    for chart in (view.bars, view.scatter):
        chart.select(frozenset({0}))
    view.profile.show_unit(view.units, "c20", 0)


def match_rows() -> list[matchrows.MatchRow]:
    good = matchrows.MatchRow(
        row=1,
        sheet_row=2,
        code="1101",
        name="Simeulue",
        status="matched_code",
        bps_code="1101",
        unit="Kab. Simeulue",
        score=None,
        candidates=(),
        decision="",
        message="",
    )
    both = (("3204", "Kab. Bandung"), ("3273", "Kota Bandung"))
    unsure = replace(good, row=2, status="ambiguous", name="Bandung", bps_code="", candidates=both)
    return [
        *(good, unsure, replace(unsure, row=3), replace(good, row=4, status="total_row")),
        replace(good, row=5, status="matched_fuzzy", score=0.91),
        replace(good, row=6, status="unmatched", bps_code="", unit="", message="no such place"),
        *(replace(good, row=row, status="duplicate", bps_code="1102") for row in (7, 8)),
    ]


def fill_data(page: Any) -> None:
    page.match.ready = True
    page.match.model.set_rows(match_rows())
    page.match.rows.setCurrentIndex(page.match.proxy.index(0, 0))
    page.match._refresh()


FILL = {
    PageName.DATA: fill_data,
    PageName.ANALYSE: fill_analyse,
    PageName.MAP: fill_map,
    PageName.REPORT: fill_report,
}


def pages_of(frame: DockFrame) -> Iterator[Page]:
    for name in PageName:
        frame.go(name)
        # What a page puts off until it is seen.
        QApplication.processEvents()
        page: Any = frame.page
        for one in page.children():
            if isinstance(one, QWidget):
                one.setVisible(one is not page.empty)
        FILL[name](page)
        yield page


def test_every_widget_of_ours_is_used(
    frame: DockFrame, monkeypatch: pytest.MonkeyPatch, raised: list[BaseException]
) -> None:
    """Those on the pages first, shown or not, then the windows of their own."""
    monkeypatch.setattr(datapage.DataPage, "open_file", lambda *_: None)
    used: set[type] = set()
    for page in pages_of(frame):
        for widget in [page, *page.findChildren(QWidget)]:
            mine = type(widget).__module__.startswith(OURS)
            if mine or isinstance(widget, QTableView):
                widget.setVisible(True)
                widget.resize(widget.size().expandedTo(QSize(300, 160)))
                use(widget)
                used.add(type(widget))
                assert not raised, type(widget)
    for window in windows(frame, monkeypatch):
        window.show()
        QApplication.processEvents()
        assert not window.grab().isNull()
        used.update(type(one) for one in (window, *window.findChildren(QWidget)))
        window.close()
    left = {one.__name__ for one in own(QWidget) - used}
    assert left == ABSTRACT


def windows(frame: DockFrame, monkeypatch: pytest.MonkeyPatch) -> Iterator[QWidget]:
    options = OptionsPage()
    options.apply()
    yield options
    fields = Fields([Field("c20", label=Text("Count", "Jumlah"))])
    monkeypatch.setattr(fielddialog, "read_fields", lambda _layer: (fields, SimpleNamespace()))
    yield fielddialog.FieldDialog(SimpleNamespace(), "c20", frame)
    show_rows([["kode", "nama"], ["1101", "Simeulue"]], frame)
    yield frame.findChildren(QDialog)[-1]
    dock = MsmeDock(None)
    dock.show()
    yield dock
    dock.close_down()


def test_delegates_paint_what_they_are_for(
    frame: DockFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = set()
    for kind in own(QStyledItemDelegate):
        paint = kind.paint

        def counted(self: Any, *given: Any, paint: Any = paint, kind: type = kind) -> None:
            painted.add(kind)
            paint(self, *given)

        monkeypatch.setattr(kind, "paint", counted)
    for page in pages_of(frame):
        page.grab()
    assert painted == own(QStyledItemDelegate)


def test_a_drag_in_a_chart_chooses_the_units_under_it(application: object) -> None:
    bars = Bars()
    bars.resize(300, 140)
    bars.show_rows(rows_of_ranks(), median=9.0, title="Count")
    heard: list[tuple[list[int], bool]] = []
    bars.chosen.connect(lambda places, joins: heard.append((places, joins)))
    bars.show()
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(bars, MOUSE, shift, QPoint(2, 20))
    QTest.mouseMove(bars, QPoint(298, 100))
    QTest.mouseRelease(bars, MOUSE, shift, QPoint(298, 100))
    assert heard == [([0, 2], True)]


def test_a_click_on_a_dot_chooses_it_alone(application: object) -> None:
    chart = Scatter()
    chart.resize(300, 200)
    dots = [Dot(4, "a", 0.0, 0.0), Dot(7, "b", 1.0, 1.0)]
    chart.show_dots(dots, medians=(0.5, 0.5), titles=("x", "y"))
    heard: list[list[int]] = []
    chart.chosen.connect(lambda places, _joins: heard.append(places))
    chart.show()
    place = chart._plane().point(1.0, 1.0).toPoint()
    QTest.mouseClick(chart, MOUSE, Qt.KeyboardModifier.NoModifier, place)
    assert heard == [[7]]


def test_keys_move_a_break_and_take_it_away(application: object) -> None:
    histogram = Histogram()
    histogram.resize(324, 150)
    # 300 pixels for 0 to 300: one unit per pixel.
    histogram.set_values([0, 300])
    histogram.set_classes([100.0, 200.0], [], [1, 0, 1])
    histogram.show()
    QTest.keyClick(histogram, Qt.Key.Key_Right)
    assert histogram.breaks == [101.0, 200.0]
    QTest.keyClick(histogram, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert histogram.breaks == [91.0, 200.0]
    QTest.keyClick(histogram, Qt.Key.Key_Up)
    QTest.keyClick(histogram, Qt.Key.Key_Delete)
    assert histogram.breaks == [91.0]


def test_arrows_and_space_press_a_cell(application: object) -> None:
    square = Square()
    cells = [SquareCell(a, b, 1, "#446688", "") for a in (1, 2, 3) for b in (1, 2, 3)]
    square.show_cells(cells, ("A", "B"), (("1", "2"), ("3", "4")))
    heard: list[tuple[int, int]] = []
    square.pressed.connect(lambda a, b: heard.append((a, b)))
    square.show()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Space):
        QTest.keyClick(square, key)
    assert heard == [(2, 3)]


def test_a_file_that_is_dropped_is_opened(
    frame: DockFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(datapage.DataPage, "open_file", lambda _self, path: opened.append(path))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/data/table.xlsx")])
    copy, nothing = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    frame.go(PageName.DATA)
    page = frame.page
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), copy, mime, MOUSE, nothing))
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, mime, MOUSE, nothing))
    QApplication.processEvents()
    assert opened == ["/data/table.xlsx"]
