"""A data pack is made of a result, and opened, from the page Data."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtTest import QTest

from msme_qgis_plugin.gui.page import PageName
from msme_qgis_plugin.gui.periods import years_in

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.gui.data.datapage import DataPage
    from msme_qgis_plugin.gui.dock import DockFrame

    Wait = Callable[[Callable[[], bool]], None]

ROWS = "Kode;Nama;UMKM 2017\n5101;Jembrana;10\n5102;Tabanan;20\n5103;Badung;30\n5104;Gianyar;35\n"


UNDATED = ROWS.replace("UMKM 2017", "UMKM")


@pytest.fixture
def page(frame: DockFrame, tmp_path: Path, wait: Wait) -> DataPage:
    """The page after a table was mapped."""
    return mapped(frame, tmp_path / "umkm.csv", ROWS, wait)


def mapped(frame: DockFrame, table: Path, rows: str, wait: Wait) -> DataPage:
    """Return the page after a table was mapped."""
    table.write_text(rows)
    found = frame.pages[0]
    found.open_file(str(table))
    wait(lambda: not frame.runner.running)
    found.act()
    wait(lambda: not frame.runner.running)
    wait(found.empty.addToPack.isEnabled)
    return found


def packed(page: DataPage, folder: Path, wait: Wait) -> Path:
    path = folder / "bali.gpkg"
    page.packs.add(str(path))
    wait(lambda: not page.frame.runner.running)
    return path


def test_a_result_goes_into_a_pack_with_its_match_report(
    page: DataPage, tmp_path: Path, wait: Wait
) -> None:
    path = packed(page, tmp_path, wait)
    with closing(sqlite3.connect(path)) as pack:
        assert pack.execute(
            "SELECT unit, value FROM observation WHERE value IS NOT NULL ORDER BY unit"
        ).fetchall() == [("5101", 10.0), ("5102", 20.0), ("5103", 30.0), ("5104", 35.0)]
        (rows,) = pack.execute(
            "SELECT count(*) FROM match_report WHERE input_name = 'Badung'"
        ).fetchone()
    assert rows == 1


def test_a_pack_opens_as_maps_that_keep_their_style(
    page: DataPage, tmp_path: Path, wait: Wait
) -> None:
    path = packed(page, tmp_path, wait)
    frame, project = page.frame, QgsProject.instance()
    project.clear()
    assert not page.empty.usePack.isEnabled()
    page.empty.pack.setFilePath(str(path))
    page.empty.usePack.click()
    wait(lambda: not frame.runner.running)
    groups = project.layerTreeRoot().findGroups(recursive=True)
    # Inside the map, among the surroundings.
    assert [one.name() for one in groups] == ["MSME map", "bali"]
    layer = frame.subject.layer
    assert frame.subject.field == "value"
    labels = [one.label() for one in layer.renderer().rootRule().children()]
    lines = frame.pages[2].view.model
    wait(lambda: bool(lines.lines))
    assert sum(line.count for line in lines.lines) == 4
    after = [one.label() for one in layer.renderer().rootRule().children()]
    assert after == labels
    # What comes from a pack is in one already.
    wait(lambda: page.empty.datasets.topLevelItemCount() == 1)
    assert not page.empty.addToPack.isEnabled()
    # The map opens on the one province that has data.
    assert page.empty.datasets.topLevelItem(0).text(2) == "4 of 9"


def test_a_file_that_is_no_pack_leaves_one_sentence(
    page: DataPage, profile: Path, wait: Wait
) -> None:
    before = set(QgsProject.instance().mapLayers())
    page.empty.pack.setFilePath(str(profile / "umkm.gpkg"))
    assert page.empty.usePack.isEnabled()
    page.empty.usePack.click()
    wait(lambda: not page.frame.runner.running)
    assert page.frame.messages.currentItem() is not None
    assert set(QgsProject.instance().mapLayers()) == before


def periods_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as pack:
        found = pack.execute("SELECT DISTINCT period FROM observation")
        return [period for (period,) in found]


def test_a_year_in_the_file_s_name_is_proposed_and_can_be_corrected(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = mapped(frame, tmp_path / "umkm_2016_1101.csv", UNDATED, wait)
    frame.go(PageName.DATA)
    wait(lambda: not page.empty.periodAsked.isHidden())
    assert page.empty.period.text() == "2016"
    # Nobody has said it yet, so no page says it either.
    frame.go(PageName.REPORT)
    frame.pages[3].shown()
    assert "PERIOD" not in frame.pages[3].steps()[0][1]
    frame.go(PageName.DATA)
    page.empty.period.clear()
    QTest.keyClicks(page.empty.period, "2015/2016")
    # It is kept with the layer.
    page.shown()
    assert page.empty.period.text() == "2015/2016"
    assert periods_in(packed(page, tmp_path, wait)) == ["2015/2016"]
    frame.go(PageName.REPORT)
    frame.pages[3].shown()
    assert frame.pages[3].steps()[0][1]["PERIOD"] == "2015/2016"


def test_what_nobody_knows_is_asked_and_may_stay_open(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    page = mapped(frame, tmp_path / "umkm_12016.csv", UNDATED, wait)
    wait(lambda: not page.empty.periodAsked.isHidden())
    assert page.empty.period.text() == ""
    assert periods_in(packed(page, tmp_path, wait)) == [""]


def test_years_in_headers_are_periods_and_nothing_is_asked(page: DataPage) -> None:
    assert page.empty.periodAsked.isHidden()


def test_the_period_in_a_column_is_kept_with_the_result(
    frame: DockFrame, tmp_path: Path, wait: Wait
) -> None:
    rows = UNDATED.replace("UMKM", "Tahun;UMKM")
    for code in ("Jembrana", "Tabanan", "Badung", "Gianyar"):
        rows = rows.replace(code, f"{code};2018")
    page = mapped(frame, tmp_path / "umkm_2016.csv", rows, wait)
    assert page.empty.periodAsked.isHidden()
    assert periods_in(packed(page, tmp_path, wait)) == ["2018"]


def test_the_years_of_a_text_are_its_first_and_last() -> None:
    assert years_in("grdp_population_2000_2017") == "2000–2017"
    assert years_in("BPS-2019 rev. 3") == "2019"
    assert years_in("kode 3201, 20160 rows") == ""
