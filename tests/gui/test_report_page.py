"""The page Report: ranks, one selection for all views, what is exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog

from msme_qgis_plugin.core.measures.field import Field, Fields, Role
from msme_qgis_plugin.gui.page import PageName
from msme_qgis_plugin.gui.report import sidebyside
from msme_qgis_plugin.gui.report.ranktable import DISTRICT, RANK, VALUE
from msme_qgis_plugin.layers import keep_schema, read_fields
from msme_qgis_plugin.report.request import LEAST_DISTRICTS, MOST_DISTRICTS

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.PyQt.QtWidgets import QAction

    from msme_qgis_plugin.gui.dock import DockFrame
    from msme_qgis_plugin.gui.report.reportpage import ReportPage

    Wait = Callable[[Callable[[], bool]], None]

NULL = None
# Milliseconds after which a page that was shown has its sizes.
_LAID_OUT = 50
# code, name, province, 2016, 2017, status of 2017, another indicator
ROWS = (
    ("3201", "Bogor", "Jawa Barat", 5.0, 10.0, "A", 1.0),
    ("3202", "Sukabumi", "Jawa Barat", 6.0, 30.0, "A", 2.0),
    ("3203", "Cianjur", "Jawa Barat", 7.0, 20.0, "E", 3.0),
    ("3204", "Bandung", "Jawa Barat", 8.0, 20.0, "A", 4.0),
    ("1101", "Simeulue", "Aceh", 9.0, 40.0, "Q", 5.0),
    ("1102", "Aceh Singkil", "Aceh", 9.0, NULL, "M", 6.0),
    ("1103", "Aceh Selatan", "Aceh", 9.0, 1.0, "A", 7.0),
)


def made_layer() -> QgsVectorLayer:
    fields = (
        "bps_code:string",
        "name:string",
        "type:string",
        "province:string",
        "UMKM_2016:double",
        "UMKM_2017:double",
        "UMKM_2017_status:string",
        "RWI:double",
    )
    uri = "Polygon?crs=EPSG:4326" + "".join(f"&field={one}" for one in fields)
    layer = QgsVectorLayer(uri, "districts", "memory")
    features = []
    for place, (code, name, province, *numbers) in enumerate(ROWS):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code, name, "Kabupaten", province, *numbers])
        box = QgsRectangle(place, 0, place + 1, 1)
        feature.setGeometry(QgsGeometry.fromRect(box))
        features.append(feature)
    added, _ = layer.dataProvider().addFeatures(features)
    assert added
    return layer


@pytest.fixture
def page(frame: DockFrame) -> ReportPage:
    layer = made_layer()
    assert QgsProject.instance().addMapLayer(layer) is not None
    frame.resize(420, 620)
    frame.show()
    frame.subject.choose(layer.id(), "UMKM_2017")
    frame.go(PageName.REPORT)
    made = frame.pages[3]
    made.shown()
    return made


def column(page: ReportPage, number: int) -> list[str]:
    proxy = page.view.proxy
    return [proxy.index(row, number).data() for row in range(proxy.rowCount())]


def layer_of(page: ReportPage) -> QgsVectorLayer:
    return page.frame.subject.layer


def selected_names(page: ReportPage) -> set[str]:
    return {one["name"] for one in layer_of(page).selectedFeatures()}


def row_of(page: ReportPage, name: str) -> int:
    return column(page, DISTRICT).index(name)


def select_row(page: ReportPage, name: str) -> None:
    table = page.view.table
    index = page.view.proxy.index(row_of(page, name), DISTRICT)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_ties_share_a_rank_and_those_without_data_come_last_and_say_why(page: ReportPage) -> None:
    assert column(page, RANK) == ["1", "2", "2", "4", "5", "–", "–"]
    assert column(page, VALUE)[:5] == ["30", "20", "20", "10", "1"]
    assert set(column(page, VALUE)[5:]) == {"No data", "Suppressed"}


def test_those_without_data_stay_last_the_other_way_round(page: ReportPage) -> None:
    page.view.table.sortByColumn(VALUE, Qt.SortOrder.AscendingOrder)
    assert column(page, VALUE)[:2] == ["1", "10"]
    assert column(page, RANK)[5:] == ["–", "–"]
    page.view.table.sortByColumn(VALUE, Qt.SortOrder.DescendingOrder)
    assert column(page, VALUE)[0] == "30"
    assert column(page, RANK)[5:] == ["–", "–"]


def test_a_click_in_the_table_selects_in_the_layer_and_shows_the_profile(page: ReportPage) -> None:
    select_row(page, "Kab. Cianjur")
    assert selected_names(page) == {"Cianjur"}
    card = page.view.profile
    assert card.title.text() == "Kab. Cianjur, Jawa Barat"
    assert card.value.text() == "20"
    assert "Estimate" in card.others.text()
    texts = [rank.text() for _, _, rank in card._groups]
    # Nation: 30, 20, 20, 10, 1; island and province: 30, 20, 20, 10.
    assert texts == ["2 of 5 with data", "2 of 4", "2 of 4"]
    assert page.footer().text == "1 district selected"


def test_a_profile_without_shortfalls_does_not_widen_the_page(page: ReportPage) -> None:
    select_row(page, column(page, 1)[0])
    card = page.view.profile
    card.below.setText("On no other indicator on the wrong side of the median. " * 3)
    assert card.minimumSizeHint().width() < 400


def test_bounds_give_the_rank_an_interval(frame: DockFrame) -> None:
    layer = made_layer()
    names = [f"UMKM_2017{end}" for end in ("_low", "_high")]
    provider = layer.dataProvider()
    assert provider.addAttributes([QgsField(name, QMetaType.Type.Double) for name in names])
    layer.updateFields()
    places = [layer.fields().indexFromName(name) for name in names]
    # Cianjur 15–32, Bandung 19–21, Simeulue suppressed; the others exact.
    for unit in list(layer.getFeatures()):
        bounds = {"Cianjur": (15.0, 32.0), "Bandung": (19.0, 21.0), "Simeulue": (1.0, 99.0)}.get(
            unit["name"]
        )
        if bounds is not None:
            values = dict(zip(places, bounds))
            assert provider.changeAttributeValues({unit.id(): values})
    assert QgsProject.instance().addMapLayer(layer) is not None
    frame.resize(420, 620)
    frame.show()
    frame.subject.choose(layer.id(), "UMKM_2017")
    frame.go(PageName.REPORT)
    page = frame.pages[3]
    page.shown()

    def ranks(name: str) -> list[str]:
        select_row(page, name)
        return [rank.text() for _, _, rank in page.view.profile._groups]

    # 30 can be passed by Cianjur; 20 ± 1 can pass nothing but Cianjur.
    assert ranks("Kab. Sukabumi") == ["1 of 5 with data (1–2)", "1 of 4 (1–2)", "1 of 4 (1–2)"]
    assert ranks("Kab. Bandung")[0] == "2 of 5 with data (2–3)"
    assert ranks("Kab. Cianjur")[0] == "2 of 5 with data (1–3)"
    # Certain: no interval is said.
    assert ranks("Kab. Bogor")[0] == "4 of 5 with data"
    assert ranks("Kab. Aceh Selatan") == [
        "5 of 5 with data",
        "1 of 1 with data",
        "1 of 1 with data",
    ]
    tips = [rank.toolTip() for _, _, rank in page.view.profile._groups]
    assert tips == ["", "", ""]
    assert ranks("Kab. Cianjur")[0] == "2 of 5 with data (1–3)"
    _, _, rank = page.view.profile._groups[0]
    assert rank.toolTip().endswith("between 1 and 3.")


def test_a_file_of_one_province_ranks_nobody_in_the_country(page: ReportPage) -> None:
    layer = layer_of(page).clone()
    layer = layer.materialize(QgsFeatureRequest().setFilterExpression("left(bps_code, 2) = '32'"))
    assert QgsProject.instance().addMapLayer(layer) is not None
    page.frame.subject.choose(layer.id(), "UMKM_2017")
    page.shown()
    select_row(page, "Kab. Cianjur")
    told = [not rank.isHidden() for _, _, rank in page.view.profile._groups]
    assert told == [False, False, True]


def test_a_province_is_not_ranked_in_itself(page: ReportPage) -> None:
    layer = layer_of(page).materialize(QgsFeatureRequest())
    province = layer.fields().indexFromName("province")
    changed = {
        one.id(): {province: f"Kab. {one['name']}"}
        for one in layer.getFeatures()
        if one["name"] == "Bogor"
    }
    assert layer.dataProvider().changeAttributeValues(changed)
    assert QgsProject.instance().addMapLayer(layer) is not None
    page.frame.subject.choose(layer.id(), "UMKM_2017")
    page.shown()
    select_row(page, "Kab. Bogor")
    told = [not rank.isHidden() for _, _, rank in page.view.profile._groups]
    assert told == [True, True, False]
    assert page.view.profile.below.isHidden()


def test_a_selection_on_the_map_comes_to_table_and_profile(page: ReportPage) -> None:
    layer = layer_of(page)
    layer.selectByExpression("\"name\" = 'Bogor'")
    rows = page.view.table.selectionModel().selectedRows(DISTRICT)
    assert [one.data() for one in rows] == ["Kab. Bogor"]
    assert page.view.profile.title.text().startswith("Kab. Bogor")
    assert page.view.scatter.selected == page.view.positions


def test_a_search_hides_rows_and_changes_neither_ranks_nor_selection(page: ReportPage) -> None:
    select_row(page, "Kab. Sukabumi")
    page.view.search.setText("bandung")
    assert column(page, RANK) == ["2"]
    assert selected_names(page) == {"Sukabumi"}
    page.view.search.clear()
    rows = page.view.table.selectionModel().selectedRows(DISTRICT)
    assert [one.data() for one in rows] == ["Kab. Sukabumi"]


def test_a_rectangle_in_the_scatter_selects(page: ReportPage) -> None:
    page.view.views.setCurrentIndex(1)
    chart = page.view.scatter
    QTest.qWait(_LAID_OUT)
    plane = chart._plane()
    # RWI 1 to 2 and 10 to 30 of UMKM: Bogor and Sukabumi.
    start = plane.point(8.0, 2.4).toPoint()
    end = plane.point(30.4, 0.8).toPoint()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(chart, left, pos=start)
    QTest.mouseMove(chart, end)
    QTest.mouseRelease(chart, left, pos=end)
    assert selected_names(page) == {"Bogor", "Sukabumi"}
    # Ranks 2, 5, 3.5, 3.5, 1 beside 1 to 5: -3.5 / sqrt(9.5 * 10).
    assert chart.correlation_text() == "Rank correlation −0.36"


def test_a_click_beside_the_dots_takes_the_selection_away(page: ReportPage) -> None:
    select_row(page, "Kab. Bogor")
    page.view.views.setCurrentIndex(1)
    chart = page.view.scatter
    QTest.qWait(_LAID_OUT)
    place = QPoint(chart.width() - 2, 2)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert selected_names(page) == set()


def test_a_bar_selects_its_district(page: ReportPage) -> None:
    page.view.views.setCurrentIndex(2)
    chart = page.view.bars
    QTest.qWait(_LAID_OUT)
    plane = chart._plane()
    place = plane.point(0.5, 1.0).toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert selected_names(page) == {"Sukabumi"}


def test_a_province_is_ranked_by_itself_and_the_profile_keeps_the_country(page: ReportPage) -> None:
    page.frame.subject.choose_province("Aceh")
    page.shown()
    assert column(page, DISTRICT)[0] == "Kab. Aceh Selatan"
    assert column(page, RANK) == ["1", "–", "–"]
    select_row(page, "Kab. Aceh Selatan")
    _, _, nation = page.view.profile._groups[0]
    assert nation.text() == "5 of 5 with data"


def test_a_yearly_series_becomes_a_line(page: ReportPage) -> None:
    select_row(page, "Kab. Bogor")
    card = page.view.profile
    assert card._period.text() == "2016–2017"
    assert card._line._values == [5.0, 10.0]
    assert card._line._chosen == 1


def test_the_page_of_a_district_is_what_the_bold_button_runs(page: ReportPage) -> None:
    select_row(page, "Kab. Cianjur")
    ((algorithm, told),) = page.steps()
    assert algorithm == "msme:districtreport"
    assert told["PAGE"] == "atlas"
    assert told["DISTRICT"] == "3203"
    assert told["FIELDS"][0] == "UMKM_2017"
    assert told["PERIOD"] == "2017"


def test_without_a_selection_it_is_the_page_of_the_map(page: ReportPage) -> None:
    ((_, told),) = page.steps()
    assert told["PAGE"] == "national_landscape"
    page.frame.subject.choose_province("Aceh")
    ((_, told),) = page.steps()
    assert (told["PAGE"], told["PROVINCE"]) == ("province", "Aceh")


def test_a_layer_that_is_removed_leaves_the_empty_page(page: ReportPage, wait: Wait) -> None:
    select_row(page, "Kab. Bogor")
    QgsProject.instance().removeMapLayer(layer_of(page).id())
    wait(page.body.isHidden)
    assert page.view.selection.ids == frozenset()


def test_an_interval_of_the_rank_itself_is_shown_among_all(frame: DockFrame) -> None:
    layer = made_layer()
    names = ["rank", "rank_low", "rank_high"]
    provider = layer.dataProvider()
    assert provider.addAttributes([QgsField(name, QMetaType.Type.Int) for name in names])
    layer.updateFields()
    places = [layer.fields().indexFromName(name) for name in names]
    for unit in list(layer.getFeatures()):
        if unit["name"] == "Cianjur":
            values = dict(zip(places, (2, 1, 4)))
            assert provider.changeAttributeValues({unit.id(): values})
    fields, about = read_fields(layer)
    told = (
        Field("rank", Role.RANK, of="UMKM_2017"),
        Field("rank_low", Role.LOW, of="rank"),
        Field("rank_high", Role.HIGH, of="rank"),
    )
    keep_schema(layer, Fields([*fields.without(names).values(), *told]), about)
    assert QgsProject.instance().addMapLayer(layer) is not None
    frame.subject.choose(layer.id(), "UMKM_2017")
    frame.go(PageName.REPORT)
    page = frame.pages[3]
    page.shown()
    select_row(page, "Kab. Cianjur")
    ranks = [rank.text() for _, _, rank in page.view.profile._groups]
    # Not among Java or the province, whose rank is another one.
    assert ranks == ["2 of 5 with data (1–4)", "2 of 4", "2 of 4"]
    select_row(page, "Kab. Bogor")
    assert page.view.profile._groups[0][2].text() == "4 of 5 with data"


def test_one_pdf_per_province_in_one_batch(
    page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []
    monkeypatch.setattr(
        page.frame, "run", lambda jobs, _then: asked.extend(one.parameters for one in jobs)
    )

    def written(action: QAction) -> list[tuple[object, ...]]:
        asked.clear()
        action.trigger()
        (dialog,) = (one for one in page.view.findChildren(QFileDialog) if one.isVisible())
        dialog.fileSelected.emit(str(tmp_path))
        dialog.close()
        names = ("PAGE", "PROVINCE", "OUTPUT", "FIELDS")
        return [tuple(one.get(name) for name in names) for one in asked]

    page.footer()
    aceh, west = (str(tmp_path / f"{one} UMKM 2017.pdf") for one in ("Aceh", "Jawa Barat"))
    # By their codes: 11 comes before 32. The map is the one that the layer shows.
    assert written(page.exports.maps) == [
        ("province", "Aceh", aceh, None),
        ("province", "Jawa Barat", west, None),
    ]
    atlases = written(page.exports.atlases)
    assert [one[:3] for one in atlases] == [("atlas", "Aceh", aceh), ("atlas", "Jawa Barat", west)]
    assert all(one[3][0] == "UMKM_2017" for one in atlases)


def test_a_province_without_data_gets_no_pdf(page: ReportPage) -> None:
    layer = page.frame.subject.layer
    place = layer.fields().indexFromName("UMKM_2017")
    # Suppressed and missing are the others of Aceh.
    assert layer.dataProvider().changeAttributeValues({7: {place: None}})
    page.view.read()
    assert [*page.exports._provinces()] == ["Jawa Barat"]


def test_selected_districts_stand_side_by_side_and_on_a_page(
    page: ReportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, layer = page.view.comparison, page.frame.subject.layer
    assert (sidebyside.LEAST, sidebyside.MOST) == (LEAST_DISTRICTS, MOST_DISTRICTS)
    page.footer()
    assert (table.columnCount(), table._hint.isHidden()) == (0, False)
    assert not page.exports.comparison.isEnabled()
    # Bogor and Simeulue, whose 2017 is suppressed.
    layer.selectByIds([1, 5])
    page.footer()
    heads = [table.horizontalHeaderItem(place).text() for place in range(table.columnCount())]
    assert heads == ["Kab.\nBogor", "Kab.\nSimeulue"]
    assert table.verticalHeaderItem(0).text() == "UMKM, 2017"
    texts = [[table.item(row, place).text() for place in range(2)] for row in range(2)]
    assert texts == [["10", "Suppressed"], ["1", "5"]]
    assert table.item(1, 1).toolTip() == "3 of 7"
    assert page.view.minimumSizeHint().width() <= 400
    asked: list[dict[str, object]] = []
    monkeypatch.setattr(page.exports, "_ask", lambda _path, then: then("side.pdf"))
    monkeypatch.setattr(
        page.frame, "run", lambda jobs, _then: asked.extend(one.parameters for one in jobs)
    )
    page.exports.comparison.trigger()
    (told,) = asked
    assert (told["PAGE"], told["DISTRICT"]) == ("comparison", "3201; 1101")
    assert told["FIELDS"] == ["UMKM_2017", "RWI"]
    layer.selectAll()
    page.footer()
    # Seven are too many for a page.
    assert (table.columnCount(), page.exports.comparison.isEnabled()) == (0, False)
