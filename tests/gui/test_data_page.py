"""The page Data, driven as a person would: drop, decide, accept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMimeData, Qt, QUrl

from msme_qgis_plugin.gui.data import othershapes
from msme_qgis_plugin.gui.data.boundaries import (
    boundary_parameters,
    choose_boundaries,
    choose_unit_fields,
)
from msme_qgis_plugin.gui.data.droparea import dropped_file
from msme_qgis_plugin.gui.data.matchrow import Kind, Shown
from msme_qgis_plugin.gui.data.matchrows import IN_FILE
from msme_qgis_plugin.gui.data.remember import DECISIONS, STYLES, load_kept, save_kept
from msme_qgis_plugin.gui.page import PageName
from msme_qgis_plugin.gui.runner import LEAVING
from msme_qgis_plugin.layers import shown_province, without_province

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.gui.data.datapage import DataPage
    from msme_qgis_plugin.gui.dock import DockFrame

    Wait = Callable[[Callable[[], bool]], None]

# The last two codes are swapped, as in a real table.
SWAPPED = (
    "Kode;Nama;UMKM 2016;UMKM 2017\n5101;Jembrana;1;10\n"
    "5102;Tabanan;2;20\n5103;Badung;3;30\n5104;Gianyar;4;35\n"
    "5107;Karanganyar;5;40\n3313;Karangasem;6;50\n"
)
TWICE = "Kode;Nama;UMKM\n5101;Jembrana;1\n5102;Tabanan;2\n5103;Badung;3\n5101;Jembrana;10\n"

WEALTH = "latitude,longitude,rwi,error\n-6.2,106.8,0.512,0.31\n-6.3,106.9,-0.113,0.33\n"
REGISTER = "NIK;Kabupaten;KBLI\n" + "".join(
    f"11010151029{n:05d};Kab. {name};47111\n" for n in range(4) for name in ("Pidie", "Bireuen")
)
FRIENDS = "user_loc\tfr_loc\tscaled_sci\nIDN.1.1_1\tIDN.1.2_1\t5021\nIDN.1.2_1\tIDN.1.1_1\t5021\n"


def written(folder: Path, text: str) -> str:
    path = folder / "umkm.csv"
    path.write_text(text)
    return str(path)


def opened(frame: DockFrame, path: str, wait: Wait) -> DataPage:
    page = frame.pages[0]
    page.open_file(path)
    wait(lambda: not frame.runner.running)
    return page


def current(page: DataPage, sheet_row: int) -> None:
    """Choose a row of the table as a click does."""
    match = page.match
    for place in range(match.proxy.rowCount()):
        index = match.proxy.index(place, 0)
        if index.data() == str(sheet_row):
            match.rows.setCurrentIndex(index)
            return
    pytest.fail(f"row {sheet_row} is not shown")


def press(page: DataPage, text: str) -> None:
    for button in page.match.decision.buttons:
        if button.text().replace("&", "") == text:
            button.click()
            return
    pytest.fail(f"no button {text}")


def mapped(frame: DockFrame, wait: Wait) -> dict[str, dict[str, object]]:
    """Accept, and return field -> value per district with a row."""
    frame.pages[0].act()
    wait(lambda: not frame.runner.running)
    layer = frame.subject.layer
    assert isinstance(layer, QgsVectorLayer)
    return {f["bps_code"]: f.attributeMap() for f in without_province(layer).getFeatures()}


@pytest.mark.parametrize(
    ("name", "text", "algorithm", "parameter"),
    [
        ("rwi.csv", WEALTH, "msme:pointstodistricts", "POINTS"),
        ("sci.tsv", FRIENDS, "msme:flowstodistricts", "FLOWS"),
        ("people.tif", "", "msme:rastertodistricts", "RASTER"),
        ("usaha.csv", REGISTER, "msme:importregister", "INPUT"),
        ("gadm.shp", "", "msme:importboundaries", "INPUT"),
    ],
)
def test_what_holds_no_rows_of_districts_goes_to_its_own_dialog(
    frame: DockFrame,
    tmp_path: Path,
    wait: Wait,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    text: str,
    algorithm: str,
    parameter: str,
) -> None:
    shown: list[tuple[str, dict[str, str]]] = []
    monkeypatch.setattr(othershapes, "show_dialog", lambda *told: shown.append(told))
    path = tmp_path / name
    path.write_text(text)
    page = frame.pages[0]
    page.open_file(str(path))
    wait(lambda: bool(shown) and not frame.runner.running)
    assert shown == [(algorithm, {parameter: str(path)})]
    assert page.match.isHidden()
    assert frame.at_hand.all() == []


def test_polygons_without_values_are_offered_as_boundaries(
    frame: DockFrame, tmp_path: Path, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, dict[str, str]]] = []
    monkeypatch.setattr(othershapes, "show_dialog", lambda *told: shown.append(told))
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:4326&field=GID_2:string&field=NAME_1:string&field=NAME_2:string",
        "",
        "memory",
    )
    for place, name in enumerate(("Badung", "Bangli", "Buleleng")):
        row = QgsFeature(layer.fields())
        row.setAttributes([f"IDN.2.{place + 1}_1", "Bali", name])
        row.setGeometry(QgsGeometry.fromRect(QgsRectangle(place, 0, place + 1, 1)))
        assert layer.dataProvider().addFeature(row)
    path = str(tmp_path / "gadm.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    error, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, path, QgsProject.instance().transformContext(), options
    )
    assert error == QgsVectorFileWriter.WriterError.NoError
    page = frame.pages[0]
    page.open_file(path)
    wait(lambda: bool(shown) and not frame.runner.running)
    assert shown == [("msme:importboundaries", {"INPUT": path})]
    assert page.match.isHidden()


def test_a_dropped_file_is_matched_straight_away(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, SWAPPED), wait)
    match = page.match
    assert match.ready
    assert "4" in match.trust.text()
    assert "BPS" in match.trust.text()
    assert match.columns.title() == "Columns: keys 2, values 2, left out 0"
    # One line for the yearly series.
    assert match.roles.item(2, 0).text() == "UMKM 2016 – 2017"
    assert match.proxy.shown is Shown.TO_CHECK
    assert match.proxy.rowCount() == 2
    assert page.footer().text == "2 rows left off the map"
    assert page.footer().enabled


def test_a_table_of_one_province_opens_on_that_province(
    frame: DockFrame, wait: Wait, tmp_path: Path
) -> None:
    text = "kode,nama,umkm\n5101,Jembrana,10\n5102,Tabanan,20\n"
    opened(frame, written(tmp_path, text), wait)
    mapped(frame, wait)
    layer = frame.subject.layer
    assert layer is not None
    assert shown_province(layer) == "Bali"
    assert frame.subject.province == "Bali"
    assert layer.featureCount() == 9


def test_accepting_without_a_decision_guesses_nothing(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    opened(frame, written(tmp_path, SWAPPED), wait)
    values = mapped(frame, wait)
    assert values["5101"]["UMKM_2017"] == 10
    assert values["5107"]["UMKM_2017_status"] == "M"
    assert values["3313"]["UMKM_2017_status"] == "M"


def test_decided_rows_are_mapped_and_remembered(
    frame: DockFrame, tmp_path: Path, profile: Path, wait: Wait
) -> None:
    path = written(tmp_path, SWAPPED)
    page = opened(frame, path, wait)
    current(page, 6)
    press(page, "Kab. Karanganyar")
    # The next row is there to be decided.
    assert page.match.decision.title() == "Row 7: 3313 Karangasem"
    press(page, "Kab. Karangasem")
    assert page.footer().text == "Every row is mapped"
    values = mapped(frame, wait)
    assert values["3313"]["UMKM_2017"] == 40
    assert values["5107"]["UMKM_2017"] == 50
    assert frame.tabs.currentIndex() == list(PageName).index(PageName.MAP)
    assert (profile / "umkm.gpkg").is_file()
    assert load_kept(DECISIONS) == {"5107|karanganyar": "3313", "3313|karangasem": "5107"}


def test_remembered_decisions_are_applied_and_said(
    frame: DockFrame, tmp_path: Path, profile: Path, wait: Wait
) -> None:
    save_kept(DECISIONS, {"5107|karanganyar": "3313"})
    page = opened(frame, written(tmp_path, SWAPPED), wait)
    assert "Decided as in earlier files: 1 rows." in page.match.trust.text()
    assert page.match.proxy.rowCount() == 1
    page.match.shown_rows.show_only(Shown.DECIDED)
    assert page.match.proxy.index(0, 3).data() == "Remembered"
    # And can be undone for this file.
    current(page, 6)
    press(page, "Undo the decision")
    wait(lambda: page.match.model.counts[Shown.TO_CHECK] == 2)
    assert "5107|karanganyar" not in page.match.decisions(mapping=True)


def test_two_rows_decided_for_one_district_come_back_as_duplicates(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, SWAPPED), wait)
    current(page, 6)
    press(page, "Kab. Karanganyar")
    press(page, "Kab. Karanganyar")
    wait(lambda: page.match.model.counts[Kind.DUPLICATE] == 2)
    assert page.footer().text == "2 rows left off the map"
    values = mapped(frame, wait)
    assert values["3313"]["UMKM_2017_status"] == "M"


@pytest.mark.parametrize(("choice", "value"), [("Keep this", 1), ("Keep other", 10), ("Add", 11)])
def test_a_duplicate_is_decided_for_all_its_rows(
    frame: DockFrame, tmp_path: Path, wait: Wait, choice: str, value: int
) -> None:
    page = opened(frame, written(tmp_path, TWICE), wait)
    assert page.match.model.counts[Kind.DUPLICATE] == 2
    current(page, 2)
    press(page, choice)
    values = mapped(frame, wait)
    assert values["5101"]["UMKM"] == value


def test_undecided_duplicates_are_left_out(frame: DockFrame, tmp_path: Path, wait: Wait) -> None:
    opened(frame, written(tmp_path, TWICE), wait)
    values = mapped(frame, wait)
    assert values["5101"]["UMKM_status"] == "M"
    assert values["5102"]["UMKM"] == 2


def test_a_column_taken_for_something_else_is_matched_again(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, SWAPPED), wait)
    combo = page.match.roles.cellWidget(0, 2)
    combo.setCurrentIndex(combo.findData("left_out"))
    combo.activated.emit(combo.currentIndex())
    wait(lambda: not frame.runner.running)
    told = page.match.parameters(mapping=True)
    assert told["CODE_FIELD"] == "-"
    assert json.loads(told["VALUE_FIELDS"]) == ["UMKM 2016", "UMKM 2017"]
    assert page.match.model.counts[Kind.NAME] == 6


def test_the_file_of_a_mapped_layer_can_be_matched_again(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    path = written(tmp_path, SWAPPED)
    page = opened(frame, path, wait)
    mapped(frame, wait)
    wait(lambda: page.empty.datasets.topLevelItemCount() == 1)
    assert page.empty.datasets.topLevelItem(0).text(2) == "4 of 9"
    page.empty.again.click()
    wait(lambda: not frame.runner.running)
    assert page.match.source.path == path


def test_a_file_that_is_gone_leaves_one_sentence_and_an_empty_page(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = opened(frame, str(tmp_path / "gone.csv"), wait)
    assert page.match.isHidden()
    assert not frame.runner.running
    assert frame.messages.currentItem() is not None


def test_cancelling_a_run_leaves_no_file(
    frame: DockFrame, tmp_path: Path, profile: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, SWAPPED), wait)
    page.act()
    frame.runner.cancel()
    wait(lambda: not LEAVING)
    assert list(profile.iterdir()) == []
    assert not QgsProject.instance().mapLayers()
    assert page.match.isVisibleTo(frame)
    values = mapped(frame, wait)
    assert values["5101"]["UMKM_2017"] == 10


def test_the_demo_is_one_click_from_a_styled_map(frame: DockFrame, wait: Wait) -> None:
    frame.pages[0].empty.demo.click()
    wait(lambda: not frame.runner.running)
    layer = frame.subject.layer
    assert layer.renderer().type() == "RuleRenderer"
    tree = QgsProject.instance().layerTreeRoot().findLayers()
    assert [node.layer() for node in tree].index(layer) == 3
    assert len(tree) == 6
    # So that Analyse has something to compute at once.
    wait(lambda: len(frame.at_hand.all()) == 3)
    assert [one.kind for one in frame.at_hand.all()] == ["counts", "villages", "counts"]
    # What the list says is what the map shows: 16 are suppressed, 19 have no data.
    frame.go(PageName.DATA)
    tree = frame.pages[0].empty.datasets
    assert [tree.topLevelItem(0).text(place) for place in (1, 2)] == ["2024", "479 of 514"]
    assert tree.topLevelItem(0).toolTip(2) == "Enterprises per 1,000 people: 479 of 514"


def test_the_map_does_not_need_the_plugin_s_own_files(
    frame: DockFrame, profile: Path, wait: Wait
) -> None:
    frame.pages[0].empty.demo.click()
    wait(lambda: not frame.runner.running)
    for layer in QgsProject.instance().mapLayers().values():
        assert layer.source().startswith(str(profile))


def test_the_project_keeps_choices_and_no_rows(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    opened(frame, written(tmp_path, SWAPPED), wait)
    mapped(frame, wait)
    project = QgsProject.instance()
    kept = {key: project.readEntry("msme", key)[0] for key in project.entryList("msme", "")}
    assert json.loads(kept["page"]) == "map"
    assert set(json.loads(kept["subject"])) == {"layer", "field", "province"}
    assert "Karangasem" not in json.dumps(kept)


def test_only_one_local_file_is_taken() -> None:
    mime = QMimeData()
    assert dropped_file(mime) == ""
    mime.setUrls([QUrl.fromLocalFile("/a.csv")])
    assert dropped_file(mime) == "/a.csv"
    mime.setUrls([QUrl.fromLocalFile("/a.csv"), QUrl.fromLocalFile("/b.csv")])
    assert dropped_file(mime) == ""
    mime.setUrls([QUrl("https://example.org/a.csv")])
    assert dropped_file(mime) == ""


def test_a_new_project_is_not_changed_by_the_dock(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    opened(frame, written(tmp_path, SWAPPED), wait)
    mapped(frame, wait)
    project = QgsProject.instance()
    project.clear()
    assert frame.tabs.currentIndex() == 0
    assert not project.isDirty()


def test_tab_runs_from_the_table_through_the_decision_to_the_footer(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, SWAPPED), wait)
    frame.show()
    passed = []
    here = page.match.rows.nextInFocusChain()
    while here is not frame.action and len(passed) < 500:
        if here.isVisible() and here.focusPolicy() & Qt.FocusPolicy.TabFocus:
            passed.append(here)
        here = here.nextInFocusChain()
    buttons = page.match.decision.buttons
    # Four about the row, three about both rows of its kind.
    assert len(buttons) == 7
    assert passed[:7] == buttons
    assert passed[7:] == [page.match.remember, frame.copyAs]
    # The list of all districts stands between the two sorts of buttons.
    press(page, "Other…")
    page.match.decision.stand_between(page.match.rows, page.match.remember)
    assert page.match.decision.districts.previousInFocusChain() is buttons[3]
    assert buttons[4].previousInFocusChain().parent() is page.match.decision.districts


def test_the_match_fits_the_dock_at_its_least_width(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, SWAPPED), wait)
    frame.resize(400, 700)
    frame.show()
    match = page.match
    match.columns.setCollapsed(False)
    for row in (match.unitRow, match.periodRow, match.decision.districts):
        row.show()
    # 400 pixels less a scroll bar, with fonts as large as here.
    assert page.minimumSizeHint().width() <= 385


UNDECIDABLE = (
    "Kode;Nama;Jarak\n5101;Jembrana;8,200\n5102;Tabanan;9,100\n5103;Badung;7,250\n"
    "5104;Gianyar;6,400\n"
)


def test_numbers_that_may_be_either_are_asked_once_with_both_readings(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, UNDECIDABLE), wait)
    match = page.match
    assert [one.text() for one in match.numberQuestion.buttons] == ["8.2", "8200"]
    assert frame.messages.currentItem() is None
    # No row, no decision; the list says what to do instead.
    assert (
        match.shown_rows.nothing.text() == "Answer what is asked above; then the rows stand here."
    )
    assert match.decision.isHidden()
    match.numberQuestion.buttons[0].click()
    wait(lambda: not frame.runner.running)
    assert match.numberQuestion.isHidden()
    assert match.ready
    assert match.shown_rows.nothing.isHidden()
    assert not match.decision.isHidden()
    match.search.setText("nobody")
    assert match.shown_rows.nothing.text() == "No row here. Choose other rows, or clear the search."
    match.search.clear()
    values = mapped(frame, wait)
    assert values["5101"]["Jarak"] == 8.2


YEARLY = (
    "Kode;Nama;Tahun;UMKM\n5101;Jembrana;2020;1\n5101;Jembrana;2021;10\n"
    "5102;Tabanan;2020;2\n5102;Tabanan;2021;20\n"
)


def test_a_table_of_several_years_is_one_series(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    opened(frame, written(tmp_path, YEARLY), wait)
    rows = mapped(frame, wait)
    assert [rows["5101"][f"UMKM_{year}"] for year in (2020, 2021)] == [1, 10]
    # The latest is mapped, the other is one choice away.
    assert frame.subject.field == "UMKM_2021"
    (series,) = frame.subject.indicators()
    assert series.fields == {"2020": "UMKM_2020", "2021": "UMKM_2021"}


def test_a_table_of_several_years_offers_one_of_them_alone(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, YEARLY), wait)
    match = page.match
    assert not match.periodRow.isHidden()
    years = [match.period.itemText(i) for i in range(match.period.count())]
    assert years == ["All, as one series", "2021", "2020"]
    assert match.period.currentIndex() == 0
    match.period.setCurrentText("2020")
    match.period.activated.emit(2)
    wait(lambda: not frame.runner.running)
    assert match.period.currentText() == "2020"
    rows = mapped(frame, wait)
    assert rows["5101"]["UMKM"] == 1
    assert rows["5102"]["UMKM"] == 2


def test_a_table_of_one_year_does_not_ask(frame: DockFrame, tmp_path: Path, wait: Wait) -> None:
    opened(frame, written(tmp_path, YEARLY), wait)
    page = opened(frame, written(tmp_path, TWICE), wait)
    assert page.match.periodRow.isHidden()


def own_zones() -> QgsVectorLayer:
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:4326&field=zone:string&field=label:string", "z", "memory"
    )
    rows = []
    for place, name in enumerate(("Upland", "Coast")):
        row = QgsFeature(layer.fields())
        row.setAttributes([f"Z{place}", name])
        row.setGeometry(QgsGeometry.fromRect(QgsRectangle(place, 50, place + 1, 51)))
        rows.append(row)
    assert layer.dataProvider().addFeatures(rows)[0]
    return layer


def test_any_polygons_are_units_by_the_field_with_their_id(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    zones = own_zones()
    QgsProject.instance().addMapLayer(zones)
    choose_boundaries(zones.id())
    page = opened(frame, written(tmp_path, "Wilayah;UMKM\nUpland;5\nCoast;7\n"), wait)
    match = page.match
    assert not match.unitRow.isHidden()
    assert not match.ready
    assert "choose the field with their id" in match.trust.text()
    match.unitField.setCurrentIndex(match.unitField.findData("zone"))
    match.unitField.activated.emit(match.unitField.currentIndex())
    wait(lambda: not frame.runner.running)
    assert match.ready
    assert [row.unit for row in match.model.rows] == ["Upland", "Coast"]
    assert match.model.headerData(2, Qt.Orientation.Horizontal) == "Zone"
    page.act()
    wait(lambda: not frame.runner.running)
    layer = frame.subject.layer
    assert {one["name"]: one["UMKM"] for one in layer.getFeatures()} == {"Upland": 5, "Coast": 7}
    # Pages of single units are those of a province.
    report = frame.pages[3]
    report.shown()
    report.view._select([0])
    assert not report.exports.district.isEnabled()


def test_fields_of_other_boundaries_are_not_kept(frame: DockFrame) -> None:
    zones = own_zones()
    QgsProject.instance().addMapLayer(zones)
    choose_boundaries(zones.id())
    choose_unit_fields("zone", "label")
    assert boundary_parameters() == {
        "UNITS": zones.id(),
        "UNIT_FIELD": "zone",
        "UNIT_NAME_FIELD": "label",
    }
    choose_boundaries("")
    assert boundary_parameters() == {}


def shown_rows(page: DataPage) -> list[str]:
    proxy = page.match.proxy
    return [proxy.index(place, IN_FILE).data() for place in range(proxy.rowCount())]


def test_one_decision_for_all_alike_and_each_can_be_undone(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, SWAPPED), wait)
    current(page, 6)
    press(page, "All 2: by name")
    wait(lambda: not frame.runner.running)
    match = page.match
    assert shown_rows(page) == []
    # Kept row by row: remembered, said to be decided, and undone alone.
    assert match.decisions(mapping=False) == {"5": "3313", "6": "5107"}
    assert match.to_remember()[DECISIONS] == {"5107|karanganyar": "3313", "3313|karangasem": "5107"}
    match.shown_rows.show_only(Shown.DECIDED)
    current(page, 6)
    press(page, "Undo the decision")
    wait(lambda: not match._soon.isActive() and not match._again.running)
    assert match.decisions(mapping=False) == {"6": "5107"}
    match.shown_rows.show_only(Shown.TO_CHECK)
    assert shown_rows(page) == ["5107 Karanganyar"]


def test_all_unmatched_rows_are_left_out_at_once(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    text = SWAPPED.splitlines()[:4]
    path = written(tmp_path, "\n".join([*text, ";Atlantis;1;2", ";Lemuria;3;4"]))
    page = opened(frame, path, wait)
    current(page, 5)
    press(page, "All 2: leave out")
    wait(lambda: not frame.runner.running)
    assert shown_rows(page) == []
    assert page.match.decisions(mapping=False) == {"4": "leave out", "5": "leave out"}


def test_a_decision_is_for_all_rows_that_are_selected(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, SWAPPED), wait)
    page.match.rows.selectAll()
    press(page, "Leave out")
    wait(lambda: not page.match._soon.isActive() and not page.match._again.running)
    assert page.match.decisions(mapping=False) == {"5": "leave out", "6": "leave out"}


def test_a_district_is_not_decided_for_selected_rows_that_cannot_be_it(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    lines = SWAPPED.splitlines()
    text = "\n".join([*lines[:4], ";Atlantis;1;2", lines[5]])
    page = opened(frame, written(tmp_path, text), wait)
    current(page, 6)
    page.match.rows.selectAll()
    press(page, "Kab. Karanganyar")
    wait(lambda: not page.match._soon.isActive() and not page.match._again.running)
    assert page.match.decisions(mapping=False) == {"5": "3313"}


def test_a_conflict_of_a_panel_is_shown_and_decided_once(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    head, *rows = SWAPPED.replace("UMKM 2016;UMKM 2017", "UMKM;Tahun").splitlines()
    years = [f"{one.rpartition(';')[0]};{year}" for year in (2016, 2017, 2018) for one in rows]
    page = opened(frame, written(tmp_path, "\n".join([head, *years])), wait)
    assert shown_rows(page) == ["5107 Karanganyar × 3", "3313 Karangasem × 3"]
    current(page, 6)
    press(page, "Kab. Karanganyar")
    wait(lambda: not page.match._soon.isActive() and not page.match._again.running)
    assert page.match.decisions(mapping=False) == {"5": "3313", "11": "3313", "17": "3313"}
    assert shown_rows(page) == ["3313 Karangasem × 3"]


def test_two_rows_of_one_year_that_say_the_same_are_two_questions(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    head, *rows = SWAPPED.replace("UMKM 2016;UMKM 2017", "UMKM;Tahun").splitlines()
    years = [f"{one.rpartition(';')[0]};{year}" for year in (2016, 2017) for one in rows]
    page = opened(frame, written(tmp_path, "\n".join([head, *years, years[4]])), wait)
    assert shown_rows(page).count("5107 Karanganyar") == 3


def test_how_numbers_are_written_is_asked_by_column_before_the_match(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    text = (
        "Kode;Nama;UMKM;Omzet;Luas\n1101;Simeulue;1.250;2.500;1.750\n"
        "1102;Aceh Singkil;900;3.125;2.125\n1103;Aceh Selatan;750;4.250;3.500\n"
    )
    page = opened(frame, written(tmp_path, text), wait)
    match = page.match
    question = match.numberQuestion
    assert not match.ready
    assert not page.footer().enabled
    assert question.isVisibleTo(match)
    assert "“UMKM”, row 2: what is 1.250?" in question.text.text()
    assert [button.text() for button in question.buttons] == [
        *("1250", "1.25", "All 3 columns: as 1.234,5", "All 3 columns: as 1,234.5")
    ]
    question.buttons[0].click()
    assert "“Omzet”" in question.text.text()
    question.buttons[3].click()
    wait(lambda: not frame.runner.running)
    assert match.ready
    assert not question.isVisibleTo(match)
    found = mapped(frame, wait)["1101"]
    assert (found["UMKM"], found["Omzet"], found["Luas"]) == (1250, 2.5, 1.75)


LAST_YEAR = "Kode;Nama;UMKM 2023\n1101;Simeulue;1.250\n1102;Aceh Singkil;2.900\n"


def test_how_numbers_are_written_is_remembered_for_next_years_file(
    frame: DockFrame, tmp_path: Path, profile: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, LAST_YEAR), wait)
    page.match.numberQuestion.buttons[0].click()
    wait(lambda: not frame.runner.running)
    assert mapped(frame, wait)["1101"]["UMKM_2023"] == 1250
    assert load_kept(STYLES) == {"umkm|.": "indonesian"}
    page = opened(frame, written(tmp_path, LAST_YEAR.replace("2023", "2024")), wait)
    question = page.match.numberQuestion
    assert page.match.ready
    assert question.text.text() == "Read as in earlier files: UMKM 2024 (1.250 = 1250)."
    # And can be taken back for this file.
    (again,) = question.buttons
    again.click()
    assert not page.match.ready
    assert [button.text() for button in question.buttons] == ["1250", "1.25"]
    question.buttons[1].click()
    wait(lambda: not frame.runner.running)
    assert question.isHidden()
    assert mapped(frame, wait)["1101"]["UMKM_2024"] == 1.25
    assert load_kept(STYLES) == {"umkm|.": "english"}


def test_what_was_said_of_points_says_nothing_of_commas(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    save_kept(STYLES, {"umkm|.": "indonesian", "omzet|.": "javanese"})
    page = opened(frame, written(tmp_path, LAST_YEAR.replace(".", ",")), wait)
    assert not page.match.ready
    page = opened(frame, written(tmp_path, LAST_YEAR.replace("UMKM", "Omzet")), wait)
    assert not page.match.ready


def test_a_style_chosen_for_all_columns_goes_before_what_is_remembered(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    save_kept(STYLES, {"umkm|.": "indonesian"})
    match = opened(frame, written(tmp_path, LAST_YEAR), wait).match
    match.numberStyle.setCurrentIndex(match.numberStyle.findData("english"))
    match.numberStyle.activated.emit(match.numberStyle.currentIndex())
    wait(lambda: not frame.runner.running)
    assert match.numberQuestion.isHidden()
    assert mapped(frame, wait)["1101"]["UMKM_2023"] == 1.25


def test_the_style_of_all_columns_answers_too(frame: DockFrame, tmp_path: Path, wait: Wait) -> None:
    page = opened(frame, written(tmp_path, "Kode;Nama;UMKM\n1101;Simeulue;1.250\n"), wait)
    match = page.match
    match.numberStyle.setCurrentIndex(match.numberStyle.findData("indonesian"))
    match.numberStyle.activated.emit(match.numberStyle.currentIndex())
    wait(lambda: not frame.runner.running)
    assert match.ready
    assert not match.numberQuestion.isVisibleTo(match)


def test_names_that_all_wait_are_decided_in_one_click(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    text = "Nama;UMKM\nSimelue;12\nAceh Sinkil;13\nAceh Selatn;14\n"
    page = opened(frame, written(tmp_path, text), wait)
    match = page.match
    assert match.ready
    assert not page.footer().enabled
    assert match.proxy.rowCount() == 3
    match.rows.setCurrentIndex(match.proxy.index(0, 0))
    press(page, "All 3: the one left")
    wait(lambda: not frame.runner.running)
    assert page.footer().enabled
    assert {code: row["UMKM"] for code, row in mapped(frame, wait).items() if row["UMKM"]} == {
        "1101": 12,
        "1102": 13,
        "1103": 14,
    }


def test_the_current_row_stays_where_a_search_still_shows_it(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = opened(frame, written(tmp_path, SWAPPED), wait)
    match = page.match
    match.shown_rows.show_only(Shown.ALL)
    current(page, 4)
    match.search.setText("badung")
    assert shown_rows(page) == ["5103 Badung"]
    assert match.rows.currentIndex().row() == 0
    match.search.setText("")
    # All rows again: first the two to check, then Jembrana, Tabanan, Badung.
    assert match.rows.currentIndex().row() == 4
    match.search.setText("jembrana")
    assert match.rows.currentIndex().data() == "2"
