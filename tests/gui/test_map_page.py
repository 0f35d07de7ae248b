"""The page Map: what is chosen is what is drawn, and said."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import (
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsGraduatedSymbolRenderer,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
from qgis.PyQt.QtTest import QTest

from msme_qgis_plugin.core.classes.method import Method
from msme_qgis_plugin.core.measures.field import Category, Direction, Field, Fields, Text
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.gui.map.classtable import FROM, TO
from msme_qgis_plugin.gui.map.mapview import breaks_text
from msme_qgis_plugin.gui.map.restyle import keep_style
from msme_qgis_plugin.gui.page import PageName
from msme_qgis_plugin.gui.report.ranktable import DISTRICT, RANK, VALUE
from msme_qgis_plugin.layers import TEXT, keep_schema, make_fields, read_fields
from msme_qgis_plugin.styling.memory import Kind, StyleMemory, remember, remembered
from msme_qgis_plugin.styling.nodata import shown_no_data
from msme_qgis_plugin.styling.palettes import Palette

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from msme_qgis_plugin.gui.dock import DockFrame
    from msme_qgis_plugin.gui.map.mappage import MapPage

    Wait = Callable[[Callable[[], bool]], None]

# Four groups far apart, one district without data: natural groups are plain.
NUMBERS = (1.0, 2.0, 11.0, 12.0, 31.0, 32.0, 61.0, 62.0, None)


def made_layer() -> QgsVectorLayer:
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:4326&field=bps_code:string&field=province:string"
        "&field=UMKM_2016:double&field=UMKM_2017:double&field=RWI:double",
        "districts",
        "memory",
    )
    rows = []
    for place, number in enumerate(NUMBERS):
        row = QgsFeature(layer.fields())
        half = "Bali" if place % 2 else "Aceh"
        other = None if number is None else -number
        row.setAttributes([f"{1101 + place}", half, 1.0, number, other])
        x = f"{place} 0,{place + 1} 0,{place + 1} 1,{place} 0"
        row.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({x}))"))
        rows.append(row)
    assert layer.dataProvider().addFeatures(rows)[0]
    return layer


@pytest.fixture
def layer(frame: DockFrame) -> QgsVectorLayer:
    made = made_layer()
    QgsProject.instance().addMapLayer(made)
    return made


@pytest.fixture
def page(frame: DockFrame, layer: QgsVectorLayer, wait: Wait) -> MapPage:
    found = frame.pages[2]
    frame.resize(436, 600)
    frame.show()
    frame.go(PageName.MAP)
    frame.subject.choose(layer.id(), "UMKM_2017")
    settled(found, wait)
    found.view.classes.setValue(4)
    settled(found, wait)
    return found


@pytest.fixture
def indonesian() -> Iterator[None]:
    """Let numbers be written as in Indonesia."""
    before = QLocale()
    QLocale.setDefault(QLocale("id_ID"))
    yield
    QLocale.setDefault(before)


def settled(page: MapPage, wait: Wait) -> None:
    wait(lambda: page._soon.isActive() or page._preview.running)
    wait(lambda: not page._soon.isActive() and not page._preview.running)


def counts(page: MapPage) -> list[int]:
    return [line.count for line in page.view.model.lines]


def test_a_yearly_series_is_one_indicator_with_periods(page: MapPage) -> None:
    bar = page.view.bar
    assert [bar.indicator.itemText(place) for place in range(bar.indicator.count())] == [
        "UMKM",
        "RWI",
    ]
    assert [bar.period.itemText(0), bar.period.itemText(1)] == ["2017", "2016"]


def test_natural_groups_are_drawn_counted_and_shown(page: MapPage, layer: QgsVectorLayer) -> None:
    assert counts(page) == [2, 2, 2, 2]
    assert page.view.model.extra[-1].count == 1
    # Between 2 and 11, 12 and 31, 32 and 61.
    low, middle, high = page.view.histogram.breaks
    assert 2 < low <= 11
    assert 12 < middle <= 31
    assert 32 < high <= 61
    labels = [rule.label() for rule in layer.renderer().rootRule().children()]
    assert len(labels) == 5
    assert labels[-1] == "No data (1)"


def test_fewer_classes_than_asked_is_said_in_one_sentence(
    frame: DockFrame, page: MapPage, layer: QgsVectorLayer, wait: Wait
) -> None:
    assert page.view.note.isHidden()
    frame.subject.choose(layer.id(), "UMKM_2016")
    settled(page, wait)
    assert len(counts(page)) == 1
    assert page.view.note.text() == ("All 9 values are equal (1), so there is one class.")


def test_a_dragged_break_makes_the_method_manual(page: MapPage, wait: Wait) -> None:
    histogram = page.view.histogram
    scale = histogram.scale
    start = QPoint(round(scale.place(histogram.breaks[0])), 40)
    target = QPoint(round(scale.place(15)), 40)
    QTest.mousePress(histogram, Qt.MouseButton.LeftButton, pos=start)
    move(histogram, target)
    QTest.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=target)
    settled(page, wait)
    assert page.view.method.currentData() == "manual"
    assert histogram.breaks[0] == pytest.approx(15, abs=scale.step)
    assert len(str(histogram.breaks[0])) <= len("15.0")
    assert counts(page) == [4, 0, 2, 2]


def move(widget: object, place: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), left, left, Qt.KeyboardModifier.NoModifier
    )
    widget.mouseMoveEvent(event)


def test_a_break_dragged_off_is_removed(page: MapPage, wait: Wait) -> None:
    histogram = page.view.histogram
    start = QPoint(round(histogram.scale.place(histogram.breaks[1])), 40)
    off = QPoint(start.x(), -80)
    QTest.mousePress(histogram, Qt.MouseButton.LeftButton, pos=start)
    move(histogram, off)
    QTest.mouseRelease(histogram, Qt.MouseButton.LeftButton, pos=off)
    settled(page, wait)
    assert counts(page) == [2, 4, 2]


def test_a_double_click_adds_a_break(page: MapPage, wait: Wait) -> None:
    histogram = page.view.histogram
    place = QPoint(round(histogram.scale.place(61.5)), 40)
    QTest.mouseDClick(histogram, Qt.MouseButton.LeftButton, pos=place)
    settled(page, wait)
    assert counts(page) == [2, 2, 2, 1, 1]


def test_breaks_can_be_moved_by_keyboard_alone(page: MapPage, wait: Wait) -> None:
    histogram = page.view.histogram
    before = list(histogram.breaks)
    press(histogram, Qt.Key.Key_Up)
    press(histogram, Qt.Key.Key_Right)
    settled(page, wait)
    assert histogram.breaks[1] > before[1]
    assert histogram.breaks[0] == before[0]
    press(histogram, Qt.Key.Key_Delete)
    settled(page, wait)
    assert counts(page) == [2, 4, 2]


def press(widget: object, key: Qt.Key) -> None:
    none = Qt.KeyboardModifier.NoModifier
    widget.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, none))


def test_a_number_typed_in_the_table_moves_the_break(page: MapPage, wait: Wait) -> None:
    model = page.view.model
    edit = Qt.ItemDataRole.EditRole
    assert model.setData(model.index(0, TO), "11.5", edit)
    settled(page, wait)
    assert page.view.histogram.breaks[0] == 11.5
    assert counts(page) == [3, 1, 2, 2]
    assert not model.setData(model.index(1, FROM), "x", edit)
    assert page.view.histogram.breaks[0] == 11.5


def test_the_ends_and_counts_cannot_be_typed(page: MapPage) -> None:
    model = page.view.model
    editable = Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, FROM)) & editable
    assert model.flags(model.index(0, TO)) & editable
    assert not model.flags(model.index(3, TO)) & editable
    assert not model.flags(model.index(4, FROM)) & editable


def test_the_centre_is_there_for_diverging_alone(page: MapPage, wait: Wait) -> None:
    view = page.view
    assert view.centre.isHidden()
    view.choose(view.method, "diverging")
    view.method.activated.emit(view.method.currentIndex())
    settled(page, wait)
    assert not view.centre.isHidden()
    assert view.colours.currentData() == "diverging"
    assert "Diverging colours do not survive grey printing" in view.note.text()


def test_without_live_preview_the_layer_keeps_its_style(
    frame: DockFrame, page: MapPage, layer: QgsVectorLayer, wait: Wait
) -> None:
    frame.live.setChecked(False)
    settled(page, wait)
    before = layer.renderer().dump()
    page.view.classes.setValue(2)
    settled(page, wait)
    assert len(counts(page)) == 2
    assert layer.renderer().dump() == before
    page.act()
    wait(lambda: not frame.runner.running)
    assert layer.renderer().dump() != before


def test_a_style_that_a_layer_cannot_keep_is_not_said_to_be_kept(
    frame: DockFrame, page: MapPage, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(frame, "warn", said.append)
    monkeypatch.setattr(frame, "tell", said.append)
    page.act()
    wait(lambda: not frame.runner.running)
    assert [text.split(";")[0] for text in said] == ["The style stays in the project"]


def test_a_style_that_is_kept_comes_with_the_layer(qgis_app: object, tmp_path: Path) -> None:
    path = tmp_path / "districts.gpkg"
    shutil.copyfile(resource("reference", "districts.gpkg"), path)
    source = f"{path}|layername=district"
    layer = QgsVectorLayer(source, "d", "ogr")
    layer.setRenderer(QgsGraduatedSymbolRenderer("area_km2"))
    assert keep_style(layer) == ""
    assert QgsVectorLayer(source, "d", "ogr").renderer().type() == "graduatedSymbol"


def test_one_province_has_classes_of_its_own(
    frame: DockFrame, page: MapPage, layer: QgsVectorLayer, wait: Wait
) -> None:
    frame.subject.choose_province("Aceh")
    settled(page, wait)
    assert counts(page) == [1, 1, 1, 1]
    assert frame.subject.provinces() == ["Aceh", "Bali"]
    frame.subject.choose_province("")
    settled(page, wait)
    assert counts(page) == [2, 2, 2, 2]


def test_a_layer_comes_back_with_the_style_it_remembers(
    frame: DockFrame, page: MapPage, layer: QgsVectorLayer, wait: Wait
) -> None:
    page._breaks_moved([20.0, 40.0])
    settled(page, wait)
    frame.subject.choose(layer.id(), "RWI")
    settled(page, wait)
    # Breaks of one indicator mean nothing for another.
    assert page.view.method.currentData() == "jenks"
    page._breaks_moved([-20.0])
    settled(page, wait)
    page.restore()
    settled(page, wait)
    assert page.view.method.currentData() == "manual"
    assert page.view.histogram.breaks == [-20.0]


def test_a_symbol_for_no_data_survives_the_next_style(
    page: MapPage, layer: QgsVectorLayer, wait: Wait
) -> None:
    page.view.noData.setSymbol(QgsFillSymbol.createSimple({"color": "red"}))
    settled(page, wait)
    page.view.classes.setValue(3)
    settled(page, wait)
    rule = layer.renderer().rootRule().children()[-1]
    assert rule.symbol().color().name() == "#ff0000"
    assert shown_no_data(layer).color().name() == "#ff0000"


def test_two_indicators_make_nine_classes_that_select(
    frame: DockFrame, page: MapPage, layer: QgsVectorLayer, wait: Wait
) -> None:
    view = page.view
    view.kind.setCurrentIndex(view.kind.findData("bivariate"))
    view.kind.activated.emit(1)
    settled(page, wait)
    assert page.pair.field == "RWI"
    assert sum(cell.count for cell in view.square.cells.values()) == 8
    # RWI is the negative, so that the highest of one is the lowest there.
    cell = view.square.cells[3, 1]
    view.square.pressed.emit(3, 1)
    assert layer.selectedFeatureCount() == cell.count > 0
    assert f"{cell.count} districts selected" in view.note.text()
    view.swap.click()
    settled(page, wait)
    assert frame.subject.field == "RWI"
    assert page.pair.field == "UMKM_2017"


def test_the_map_is_empty_once_its_layer_is_gone(
    page: MapPage, layer: QgsVectorLayer, wait: Wait
) -> None:
    QgsProject.instance().removeMapLayer(layer.id())
    wait(lambda: not page.empty.isHidden())
    assert page.view.isHidden()
    assert not page.footer().action


def test_three_decimals_cannot_be_taken_for_thousands() -> None:
    assert breaks_text([1.234, 10.0, -0.5]) == "1.2340; 10.0; -0.5"


# Shares.


@pytest.fixture
def shares(frame: DockFrame, wait: Wait) -> QgsVectorLayer:
    """Return what `msme:structure` writes, shares of 0.01 to 0.62."""
    made = QgsVectorLayer(
        "Polygon?crs=EPSG:4326&field=bps_code:string&field=share_c:double"
        "&field=share_g:double&field=kbli_version:string",
        "structure",
        "memory",
    )
    rows = []
    for place, number in enumerate(NUMBERS):
        row = QgsFeature(made.fields())
        share = None if number is None else number / 1000
        row.setAttributes([f"{1101 + place}", share, share, "2020"])
        x = f"{place} 0,{place + 1} 0,{place + 1} 1,{place} 0"
        row.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({x}))"))
        rows.append(row)
    assert made.dataProvider().addFeatures(rows)[0]
    QgsProject.instance().addMapLayer(made)
    frame.resize(436, 600)
    frame.show()
    frame.go(PageName.MAP)
    frame.subject.choose(made.id(), "share_c")
    settled(frame.pages[2], wait)
    return made


def cells(page: MapPage) -> list[tuple[str, str]]:
    model = page.view.model
    return [
        (model.index(row, FROM).data(), model.index(row, TO).data())
        for row in range(len(model.lines))
    ]


def labels_of(layer: QgsVectorLayer) -> list[str]:
    return [one.label() for one in layer.renderer().rootRule().children()]


def test_shares_read_as_per_cent_in_legend_table_and_histogram(
    frame: DockFrame, shares: QgsVectorLayer, wait: Wait
) -> None:
    page = frame.pages[2]
    page.view.histogram.breaks = [0.01, 0.025]
    page._breaks_moved([0.01, 0.025])
    settled(page, wait)
    # 0.1 and 0.2 %; 1.1 and 1.2 %; 3.1 to 6.2 %.
    assert labels_of(shares) == ["≥ 2.5 % (4)", "1.0 – < 2.5 % (2)", "< 1.0 % (2)", "No data (1)"]
    assert cells(page) == [("0.1 %", "1.0 %"), ("1.0 %", "2.5 %"), ("2.5 %", "6.2 %")]
    assert [text for _, text in page.view.histogram.number_texts()] == [
        *("0.1 %", "6.2 %", "1.0 %", "2.5 %")
    ]


@pytest.mark.parametrize("typed", ["4,5", "4,5 %", " 4,5%"])
def test_a_share_is_typed_as_it_is_read_with_the_user_s_comma(
    frame: DockFrame, shares: QgsVectorLayer, wait: Wait, typed: str, indonesian: None
) -> None:
    page = frame.pages[2]
    page._breaks_moved([0.01, 0.025])
    settled(page, wait)
    assert cells(page)[1] == ("1,0 %", "2,5 %")
    model = page.view.model
    assert model.setData(model.index(1, TO), typed)
    settled(page, wait)
    assert page.view.histogram.breaks == [0.01, 0.045]
    assert cells(page)[1] == ("1,0 %", "4,5 %")
    ((_, told),) = page.steps()
    assert told["BREAKS"] == "0.01; 0.0450"


def test_shares_of_two_indicators_are_per_cent_beside_the_square(
    frame: DockFrame, shares: QgsVectorLayer, wait: Wait
) -> None:
    page = frame.pages[2]
    page.view.choose(page.view.kind, "bivariate")
    page._kind_chosen()
    settled(page, wait)
    across, up = page.view.square._breaks
    assert across == up
    assert all(text.endswith(" %") for text in across)
    assert "%)" in page.view.square.cells[1, 1].sentence


def test_a_number_that_is_no_share_keeps_its_digits(page: MapPage) -> None:
    page._breaks_moved([10.5, 40.0])
    page.view.model.set_lines(page.view.model.lines, page.view.model.extra, (1.0, 62.0))
    assert "%" not in "".join(sum(cells(page), ()))


def typed_layer() -> QgsVectorLayer:
    """Return units with a quotient about 1 and a rate of which less is better."""
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:4326&field=bps_code:string&field=lq:double&field=poor:double",
        "typed",
        "memory",
    )
    rows = []
    for place, (quotient, rate) in enumerate(((0.5, 3.0), (0.9, 5.0), (1.2, 8.0), (2.0, 9.0))):
        row = QgsFeature(layer.fields())
        row.setAttributes([f"{1101 + place}", quotient, rate])
        row.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({place} 0,{place + 1} 0,{place} 1))"))
        rows.append(row)
    assert layer.dataProvider().addFeatures(rows)[0]
    fields = Fields([Field("lq", centre=1.0), Field("poor", direction=Direction.WORSE)])
    keep_schema(layer, fields, About())
    return layer


def test_method_centre_and_colours_belong_to_the_indicator(frame: DockFrame, wait: Wait) -> None:
    layer = typed_layer()
    QgsProject.instance().addMapLayer(layer)
    frame.go(PageName.MAP)
    view = frame.pages[2].view
    frame.subject.choose(layer.id(), "lq")
    assert view.chosen_method is Method.DIVERGING
    assert view.centre.value() == 1.0
    frame.subject.choose(layer.id(), "poor")
    assert view.chosen_method is Method.JENKS
    assert view.colours.currentData() == Palette.WORSE.value
    frame.subject.choose(layer.id(), "lq")
    assert view.chosen_method is Method.DIVERGING
    wait(lambda: not frame.pages[2]._preview.running)


def test_colours_that_a_person_chooses_say_what_is_better(frame: DockFrame, wait: Wait) -> None:
    layer = typed_layer()
    QgsProject.instance().addMapLayer(layer)
    frame.go(PageName.MAP)
    page = frame.pages[2]
    frame.subject.choose(layer.id(), "poor")
    page.view.choose(page.view.colours, Palette.BETTER.value)
    page.view.colours.activated.emit(page.view.colours.currentIndex())
    assert read_fields(layer)[0]["poor"].direction is Direction.BETTER
    wait(lambda: not page._preview.running)


TYPOLOGY = (
    "Kode;Nama;UMKM;Tipologi\n5101;Jembrana;1;pesisir\n5102;Tabanan;2;agraris\n"
    "5103;Badung;30;wisata\n5104;Gianyar;35;wisata\n5105;Klungkung;5;pesisir\n"
)


@pytest.fixture
def typology(frame: DockFrame, tmp_path: Path, wait: Wait) -> MapPage:
    """Map a dropped table with a column of words, and choose that column."""
    path = tmp_path / "tipologi.csv"
    path.write_text(TYPOLOGY, encoding="utf-8")
    frame.resize(400, 600)
    frame.show()
    frame.pages[0].open_file(str(path))
    wait(lambda: not frame.runner.running)
    frame.pages[0].act()
    wait(lambda: not frame.runner.running)
    frame.go(PageName.MAP)
    settled(frame.pages[2], wait)
    frame.subject.choose(frame.subject.layer_id, "Tipologi")
    settled(frame.pages[2], wait)
    return frame.pages[2]


def test_words_of_a_dropped_table_are_mapped_as_categories(
    frame: DockFrame, typology: MapPage
) -> None:
    view, layer = typology.view, frame.subject.layer
    assert view.kind.currentData() == "category"
    assert [view.kind.model().item(place).isEnabled() for place in range(4)] == [
        *(False, False, False, True)
    ]
    assert view.histogram.isHidden()
    assert view.method.isHidden()
    model = view.model
    texts = [(line.text, line.count) for line in model.extra]
    assert texts == [("agraris", 1), ("pesisir", 2), ("wisata", 2), ("No data", 4)]
    assert model.headerData(FROM, Qt.Orientation.Horizontal) == "Category"
    assert view.note.isHidden()
    assert view.table.isColumnHidden(TO)
    labels = [one.label() for one in layer.renderer().categories()]
    assert labels == ["agraris (1)", "pesisir (2)", "wisata (2)", "No data (4)"]
    ((name, told),) = typology.steps()
    assert (name, told["FIELD"]) == ("msme:stylecategories", "Tipologi")
    # The dock at its least width holds the page.
    assert view.minimumSizeHint().width() <= 400


def test_colours_labels_and_order_of_kinds_are_kept_when_the_page_draws_again(
    frame: DockFrame, typology: MapPage, wait: Wait
) -> None:
    layer, own = frame.subject.layer, Text("Beach", "Pantai")
    usual = remembered(layer)
    # What is as usual is found anew each time.
    assert "CATEGORIES" not in typology.steps()[0][1]
    chosen = (
        Category("wisata", None, "#123456"),
        Category("pesisir", own, "#654321"),
        Category("agraris", None, usual.categories[0].colour),
    )
    remember(layer, replace(usual, categories=chosen))
    typology._try_out()
    settled(typology, wait)
    assert remembered(layer).categories == chosen
    assert [one.label() for one in layer.renderer().categories()] == [
        *("wisata (2)", "Beach (2)", "agraris (1)", "No data (4)")
    ]
    assert [line.text for line in typology.view.model.extra][:2] == ["wisata", "Beach"]
    ((_, told),) = typology.steps()
    assert told["CATEGORIES"][:6] == ["wisata", "", "#123456", "pesisir", "Beach", "#654321"]


def test_a_number_after_words_is_in_classes_again(
    frame: DockFrame, typology: MapPage, wait: Wait
) -> None:
    frame.subject.choose(frame.subject.layer_id, "UMKM")
    settled(typology, wait)
    view = typology.view
    assert view.kind.currentData() == "choropleth"
    assert not view.kind.model().item(3).isEnabled()
    assert sum(counts(typology)) == 5
    assert not view.histogram.isHidden()
    assert not view.table.isColumnHidden(TO)
    # A column of counts is a total.
    assert view.note.text().startswith("If these are totals")


def test_the_report_of_words_lists_units_with_their_kind(
    frame: DockFrame, typology: MapPage, wait: Wait
) -> None:
    frame.go(PageName.REPORT)
    report = frame.pages[3]
    view = report.view
    wait(lambda: view.units is not None)
    across = Qt.Orientation.Horizontal
    assert [view.proxy.headerData(place, across) for place in (DISTRICT, VALUE)] == [
        *("District", "Kind")
    ]
    assert view.table.isColumnHidden(RANK)
    shown = [
        tuple(view.proxy.index(row, place).data() for place in (DISTRICT, VALUE))
        for row in range(view.proxy.rowCount())
    ]
    # In the order of the legend, those without a kind last.
    assert shown[:5] == [
        *(("Kab. Tabanan", "agraris"), ("Kab. Jembrana", "pesisir"), ("Kab. Klungkung", "pesisir")),
        *(("Kab. Badung", "wisata"), ("Kab. Gianyar", "wisata")),
    ]
    assert [word for _, word in shown[5:]] == ["No data"] * 4
    view.table.sortByColumn(VALUE, Qt.SortOrder.DescendingOrder)
    assert view.proxy.index(0, VALUE).data() == "wisata"
    assert view.proxy.index(8, VALUE).data() == "No data"
    for hint in view.uncharted:
        assert hint.text().startswith("“Tipologi” names kinds, not amounts")
        assert not hint.isHidden()
    assert not view.against.isEnabled()
    # A profile in words, without ranks; the bars of another indicator are there again.
    view.search.setText("agraris")
    assert view.proxy.rowCount() == 1
    view.table.selectRow(0)
    card = view.profile
    assert (card.value.text(), card.others.text()) == ("agraris", "Tipologi")
    assert all(widget.isHidden() for line in card._groups for widget in line)
    view.search.setText("nobody")
    assert view.nothing.text() == "No name here has this text."
    view.search.clear()
    frame.subject.choose(frame.subject.layer_id, "UMKM")
    wait(lambda: not view.table.isColumnHidden(RANK))
    assert view.proxy.index(0, VALUE).data() == "35"
    assert [hint.isHidden() for hint in (view.nothing, view.uncharted[0])] == [True, True]
    assert view.against.isEnabled()


def test_a_page_of_a_district_says_its_kind(
    frame: DockFrame, typology: MapPage, wait: Wait
) -> None:
    frame.go(PageName.REPORT)
    report = frame.pages[3]
    wait(lambda: report.view.units is not None)
    report.view.table.selectRow(0)
    ((_, told),) = report.steps()
    assert (told["PAGE"], told["FIELDS"][0]) == ("atlas", "Tipologi")


def test_a_table_of_words_alone_opens_on_its_categories(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    path = tmp_path / "tipologi.csv"
    rows = (line.split(";") for line in TYPOLOGY.splitlines())
    path.write_text("\n".join(";".join((row[0], row[1], row[3])) for row in rows))
    frame.pages[0].open_file(str(path))
    wait(lambda: not frame.runner.running)
    frame.pages[0].act()
    wait(lambda: not frame.runner.running)
    assert frame.page is frame.pages[2]
    assert frame.subject.field == "Tipologi"
    assert frame.subject.province == "Bali"
    settled(frame.pages[2], wait)
    assert remembered(frame.subject.layer).kind is Kind.CATEGORY


def test_another_field_of_another_layer_has_none_of_its_style(
    frame: DockFrame, page: MapPage, layer: QgsVectorLayer, wait: Wait
) -> None:
    page._breaks_moved([20.0, 40.0])
    settled(page, wait)
    other = typed_layer()
    QgsProject.instance().addMapLayer(other)
    frame.subject.choose(other.id(), "poor")
    settled(page, wait)
    frame.subject.choose(layer.id(), "RWI")
    settled(page, wait)
    assert page.view.chosen_method is Method.JENKS


def test_periods_are_played_from_the_earliest_in_the_same_classes(
    page: MapPage, layer: QgsVectorLayer, wait: Wait
) -> None:
    view, breaks = page.view, list(page.view.histogram.breaks)
    assert view.play.isVisible()
    view.play.click()
    settled(page, wait)
    assert page.frame.subject.field == "UMKM_2016"
    # All of 2016 is 1: below the lowest break of 2017.
    assert (view.histogram.breaks, counts(page)) == (breaks, [9, 0, 0, 0])
    page.player.step()
    settled(page, wait)
    assert page.frame.subject.field == "UMKM_2017"
    assert (view.histogram.breaks, counts(page)) == (breaks, [2, 2, 2, 2])
    # The latest one was the last.
    assert not view.play.isChecked()
    page.frame.subject.choose(layer.id(), "RWI")
    settled(page, wait)
    assert not view.play.isVisible()


def test_circles_of_all_periods_have_one_scale_and_stay_with_their_indicator(
    page: MapPage, layer: QgsVectorLayer, wait: Wait
) -> None:
    view = page.view
    view.kind.setCurrentIndex(view.kind.findData("circles"))
    page._kind_chosen()
    settled(page, wait)
    assert remembered(layer).kind is Kind.CIRCLES
    assert [line.count for line in view.model.extra] == [8, 1]
    assert view.note.text().endswith("50 · 10 · 2")
    assert (view.histogram.isHidden(), view.method.isHidden()) == (True, True)
    assert view.minimumSizeHint().width() <= 400
    page.frame.subject.choose(layer.id(), "UMKM_2016")
    settled(page, wait)
    # The largest of both years is 62.
    assert remembered(layer) == StyleMemory(("UMKM_2016",), breaks=((62.0,),), kind=Kind.CIRCLES)
    page.frame.subject.choose(layer.id(), "RWI")
    settled(page, wait)
    assert view.kind.currentData() == "choropleth"


def test_names_are_switched_on_the_map_and_a_person_s_own_labels_stay(
    page: MapPage, layer: QgsVectorLayer
) -> None:
    names = page.view.names
    # This one has no names.
    names.click()
    assert (layer.labeling(), names.isChecked()) == (None, True)
    assert layer.dataProvider().addAttributes(make_fields([("name", TEXT)]))
    layer.updateFields()
    names.click()
    names.click()
    settings = layer.labeling().settings()
    assert (settings.fieldName, settings.minimumScale) == ('"name"', 5_000_000)
    assert settings.scaleVisibility
    names.click()
    assert not layer.labelsEnabled()
    settings.fieldName = '"bps_code"'
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    names.click()
    assert layer.labelsEnabled()
    assert layer.labeling().settings().fieldName == '"bps_code"'
