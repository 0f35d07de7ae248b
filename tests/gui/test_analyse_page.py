"""The page Analyse: what is recognised, ticked, run and mapped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject
from qgis.PyQt.QtCore import Qt

from msme_qgis_plugin.core.classes.method import Method
from msme_qgis_plugin.core.paths import resource
from msme_qgis_plugin.gui.analyse import analysepage
from msme_qgis_plugin.gui.analyse.analyseview import EACH_PROVINCE
from msme_qgis_plugin.gui.page import PageName
from msme_qgis_plugin.layers import read_fields
from msme_qgis_plugin.styling.memory import Kind, remembered

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.PyQt.QtWidgets import QTreeWidgetItem

    from msme_qgis_plugin.gui.analyse.analysepage import AnalysePage
    from msme_qgis_plugin.gui.dock import DockFrame
    from tests.qgis.conftest import Run

    Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def page(frame: DockFrame) -> AnalysePage:
    frame.resize(420, 620)
    frame.show()
    return frame.pages[1]


@pytest.fixture
def with_demo(page: AnalysePage, wait: Wait) -> AnalysePage:
    data = page.frame.pages[0]
    data.open_file(str(resource("demo", "desa_demo.csv")))
    wait(lambda: page.frame.page is page)
    return page


def line_of(page: AnalysePage, identifier: str) -> QTreeWidgetItem:
    return next(
        line
        for line in page.view.tree._lines()
        if line.data(0, Qt.ItemDataRole.UserRole).key == identifier
    )


def test_with_nothing_at_hand_the_page_says_what_to_do(page: AnalysePage) -> None:
    assert page.view.isHidden()
    assert not page.empty.isHidden()
    assert page.footer().action == ""


def test_a_file_of_villages_goes_to_analyse_instead_of_the_match(with_demo: AnalysePage) -> None:
    (held,) = with_demo.at_hand.all()
    assert held.kind == "villages"
    assert held.told["districts"] == 11
    assert line_of(with_demo, "B04_4g_vill").text(1) == "11 of 514"
    assert not with_demo.frame.runner.running


def test_what_cannot_be_computed_has_no_tick_and_says_why(with_demo: AnalysePage) -> None:
    line = line_of(with_demo, "A12_lq")
    assert not line.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert line.text(1) == "needs sectors"
    with_demo.view.tree.setCurrentItem(line)
    assert with_demo.view.text.text().startswith("Needs MSME counts by sector")
    assert not with_demo.view.addData.isHidden()


def darkest(page: AnalysePage, identifier: str) -> int:
    """The darkest lightness, 0 to 255, among the pixels of a line's name."""
    tree, line = page.view.tree, line_of(page, identifier)
    tree.setCurrentItem(line.parent())
    tree.scrollToItem(line)
    image = tree.viewport().grab(tree.visualItemRect(line)).toImage()
    width = tree.columnWidth(0) - tree.indentation()
    return min(
        image.pixelColor(x, y).lightness()
        for x in range(tree.indentation() * 2, width)
        for y in range(image.height())
    )


def test_what_cannot_be_computed_is_faint_whatever_the_theme_says(with_demo: AnalysePage) -> None:
    with_demo.view.tree.setStyleSheet(
        "QTreeView { background: #ffffff } QTreeView::item { color: #000000 }"
    )
    assert darkest(with_demo, "B04_4g_vill") < 60
    assert darkest(with_demo, "A12_lq") > 100


def test_run_waits_for_a_tick_and_the_footer_says_so(with_demo: AnalysePage) -> None:
    assert not with_demo.footer().enabled
    assert with_demo.footer().text == "Tick what to compute"
    line = line_of(with_demo, "B04_4g_vill")
    with_demo.view.tree.itemDoubleClicked.emit(line, 0)
    assert with_demo.footer().enabled
    assert with_demo.footer().text == "1 ticked, ready to run"


def test_search_and_switch_show_fewer_lines(with_demo: AnalysePage) -> None:
    with_demo.view.computable.setChecked(True)
    assert line_of(with_demo, "A12_lq").isHidden()
    assert not line_of(with_demo, "B04_4g_vill").isHidden()
    with_demo.view.search.setText("families")
    assert line_of(with_demo, "B04_4g_vill").isHidden()
    assert not line_of(with_demo, "B03_4g_pop").isHidden()
    hint = with_demo.view.tree.nothing
    assert hint.isHidden()
    with_demo.view.search.setText("nobody")
    assert hint.text().startswith("Nothing here has this text.")
    assert not hint.isHidden()


def test_a_run_adds_a_styled_layer_and_shows_the_map(with_demo: AnalysePage, wait: Wait) -> None:
    line_of(with_demo, "B04_4g_vill").setCheckState(0, Qt.CheckState.Checked)
    ((algorithm, told),) = with_demo.steps()
    assert algorithm == "msme:aggregatevillages"
    assert told["INDICATORS"] == "B04_4g_vill"
    assert told["MIN_COVERAGE"] == 0.8
    with_demo.act()
    frame = with_demo.frame
    wait(lambda: frame.page is frame.pages[2])
    layer = frame.subject.layer
    assert frame.subject.field == "b04_4g_vill"
    assert layer.renderer().type() == "RuleRenderer"
    assert layer.featureCount() == 514


def test_each_province_is_a_step_of_its_own(with_demo: AnalysePage) -> None:
    line_of(with_demo, "B04_4g_vill").setCheckState(0, Qt.CheckState.Checked)
    view = with_demo.view
    view.repeat.setCurrentIndex(view.repeat.findData(EACH_PROVINCE))
    ((_, told),) = with_demo.steps()
    units = told["UNITS"]
    assert isinstance(units, QgsProcessingFeatureSourceDefinition)
    assert units.filterExpression == "left(\"bps_code\", 2) = '15'"


def test_what_is_at_hand_is_kept_in_the_project_without_rows(
    with_demo: AnalysePage, tmp_path: Path
) -> None:
    path = tmp_path / "kept.qgs"
    project = QgsProject.instance()
    assert project.write(str(path))
    assert "1501010001" not in path.read_text(encoding="utf-8")
    project.clear()
    assert with_demo.at_hand.all() == []
    assert project.read(str(path))
    assert len(with_demo.at_hand.all()) == 1


def test_a_file_that_was_deleted_is_no_longer_at_hand(
    page: AnalysePage, wait: Wait, tmp_path: Path
) -> None:
    path = tmp_path / "desa.csv"
    path.write_bytes(resource("demo", "desa_demo.csv").read_bytes())
    page.frame.pages[0].open_file(str(path))
    wait(lambda: page.frame.page is page)
    path.unlink()
    page.shown()
    assert page.at_hand.all() == []
    assert page.frame.page is page
    assert line_of(page, "B04_4g_vill").text(1) != "11 of 514"


def test_add_data_goes_to_the_data_page(with_demo: AnalysePage) -> None:
    with_demo.view.addData.click()
    frame = with_demo.frame
    assert frame.page is frame.pages[list(PageName).index(PageName.DATA)]


def test_a_location_quotient_turns_about_one(page: AnalysePage, wait: Wait) -> None:
    page.frame.pages[0].open_file(str(resource("demo", "sensus_demo.csv")))
    wait(lambda: page.frame.page is page)
    line_of(page, "A12_lq").setCheckState(0, Qt.CheckState.Checked)
    page.act()
    frame = page.frame
    wait(lambda: frame.page is frame.pages[2])
    memory = remembered(frame.subject.layer)
    assert frame.subject.field == "lq_b"
    assert memory.method is Method.DIVERGING
    assert memory.centre == 1.0
    # The letter alone says nothing; the file keeps what it stands for.
    assert frame.subject.title.startswith("Location quotient B: ")


def test_counts_laid_over_villages_name_every_column_they_need(
    with_demo: AnalysePage, wait: Wait
) -> None:
    data = with_demo.frame.pages[0]
    data.open_file(str(resource("demo", "umkm_desa_demo.csv")))
    wait(lambda: len(with_demo.at_hand.all()) == 2)
    wait(lambda: not with_demo.frame.runner.running)
    line_of(with_demo, "B01_4g_msme").setCheckState(0, Qt.CheckState.Checked)
    ((algorithm, told),) = with_demo.steps()
    assert algorithm == "msme:accessoverlay"
    assert told["MSME_COUNT_FIELD"] == "jumlah_umkm"
    assert told["SECTOR_FIELD"] == "kategori"
    assert told["SEX_FIELD"] == "jenis_kelamin"
    # The one column whose header says so; it is shown, and can be changed.
    assert told["INTERNET_USE_FIELD"] == "umkm_pengguna_internet"
    view = with_demo.view
    view.users.setCurrentIndex(0)
    view.users.activated.emit(0)
    assert "INTERNET_USE_FIELD" not in with_demo.steps()[0][1]
    assert with_demo.footer().enabled
    # What would be missing in the result is asked for before the run.
    line_of(with_demo, "B08_net_use").setCheckState(0, Qt.CheckState.Checked)
    assert with_demo.footer().text == "Choose the column of internet users below"
    assert not with_demo.footer().enabled
    line_of(with_demo, "B08_net_use").setCheckState(0, Qt.CheckState.Unchecked)
    with_demo.act()
    frame = with_demo.frame
    wait(lambda: frame.page is frame.pages[2])
    assert frame.subject.field == "share_4g"


def test_the_gap_between_sectors_brings_the_table_that_holds_it(
    page: AnalysePage, wait: Wait
) -> None:
    page.frame.pages[0].open_file(str(resource("demo", "sensus_demo.csv")))
    wait(lambda: page.frame.page is page)
    line_of(page, "A10_women_gap").setCheckState(0, Qt.CheckState.Checked)
    page.act()
    frame = page.frame
    wait(lambda: frame.page is frame.pages[2])
    (table,) = [
        one
        for one in QgsProject.instance().mapLayers().values()
        if any(held.indicator == "A10_women_gap" for held in read_fields(one)[0].values())
    ]
    assert table.source().endswith("layername=sectors")
    # Said where the map is, after the run that draws it.
    assert frame.messages.currentItem().widget().text() == f"In the project too: “{table.name()}”"
    # The map beside it is of the districts' own first number, not of shares about a gap of 0.
    assert frame.subject.field == "total"
    assert remembered(frame.subject.layer).centre is None


def test_an_analysis_of_a_layer_takes_what_the_map_shows_and_maps_its_own(
    page: AnalysePage, run: Run, wait: Wait
) -> None:
    layer = run("msme:structure", INPUT=str(resource("demo", "sensus_demo.csv")))["OUTPUT"]
    QgsProject.instance().addMapLayer(layer)
    page.frame.subject.choose(layer.id(), "women_share")
    page.frame.go(PageName.ANALYSE)
    (line,) = [
        one
        for one in page.view.tree._lines()
        if one.data(0, Qt.ItemDataRole.UserRole).key == "hotspots"
    ]
    page.view.tree.setCurrentItem(line)
    assert page.view.text.text().endswith("Of what the page Map shows: Women-owned share.")
    line.setCheckState(0, Qt.CheckState.Checked)
    ((algorithm, told),) = page.steps()
    assert (algorithm, told["INPUT"], told["FIELD"]) == ("msme:hotspots", layer.id(), "women_share")
    page.act()
    wait(lambda: page.frame.page is page.frame.pages[2])
    subject = page.frame.subject
    assert (subject.field, subject.title) == ("cluster", "Clusters: Women-owned share")
    memory = remembered(subject.layer)
    assert memory is not None
    assert (memory.fields, memory.kind) == (("cluster",), Kind.CATEGORY)
    # What it was of stands beside its neighbours' mean: Moran's scatter.
    assert {"women_share", "lag"} <= set(subject.layer.fields().names())


def test_reach_brings_its_tables_and_a_layer_is_weighed(with_demo: AnalysePage, wait: Wait) -> None:
    frame, page = with_demo.frame, with_demo
    frame.pages[0].open_file(str(resource("demo", "umkm_desa_demo.csv")))
    wait(lambda: len(page.at_hand.all()) == 2 and not frame.runner.running)
    line_of(page, "C03_bank_5km").setCheckState(0, Qt.CheckState.Checked)
    ((algorithm, told),) = page.steps()
    assert (algorithm, told["MSME_COUNT_FIELD"]) == ("msme:reach", "jumlah_umkm")
    page.act()
    wait(lambda: frame.page is frame.pages[2])
    assert frame.subject.field == "share_within"
    tables = {
        one.name().split(",")[0]: one
        for one in QgsProject.instance().mapLayers().values()
        if not one.isSpatial()
    }
    assert set(tables) == {"Villages beyond reach", "Where more facilities help most"}
    sites = tables["Where more facilities help most"]
    assert sites.featureCount() == 5
    place = sites.fields().indexFromName("gain")
    assert "straight line" in sites.attributeAlias(place)


def test_a_layer_that_comes_while_the_page_is_open_fills_it(page: AnalysePage, run: Run) -> None:
    page.frame.go(PageName.ANALYSE)
    assert page.view.isHidden()
    layer = run("msme:structure", INPUT=str(resource("demo", "sensus_demo.csv")))["OUTPUT"]
    QgsProject.instance().addMapLayer(layer)
    page.frame.subject.choose(layer.id(), "women_share")
    keys = [one.data(0, Qt.ItemDataRole.UserRole).key for one in page.view.tree._lines()]
    assert "hotspots" in keys


def test_what_needs_choices_opens_its_dialog(
    page: AnalysePage, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, object]] = []
    monkeypatch.setattr(analysepage, "show_dialog", lambda *told: shown.append(told))
    page.frame.open_demo()
    wait(lambda: not page.frame.runner.running and bool(page.frame.subject.layers()))
    page.frame.go(PageName.ANALYSE)
    page.shown()
    # As many as the map shows, of all.
    assert line_of(page, "deprivation").text(1) == "479 of 514"
    line_of(page, "deprivation").setCheckState(0, Qt.CheckState.Checked)
    page.act()
    (told,) = shown
    assert told[0] == "msme:deprivation"
    assert told[1]["INPUT"] == page.frame.subject.layer.id()
    assert not page.frame.runner.running
