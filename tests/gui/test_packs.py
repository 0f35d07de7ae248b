"""A data pack is made of a result, and opened, from the page Data."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Callable

import pytest
from qgis.core import QgsProject

if TYPE_CHECKING:
    from pathlib import Path

    from msme_qgis_plugin.gui.dock import DockFrame
    from msme_qgis_plugin.gui.pages.data import DataPage

    Wait = Callable[[Callable[[], bool]], None]

ROWS = (
    "Kode;Nama;UMKM 2017\n5101;Jembrana;10\n5102;Tabanan;20\n"
    "5103;Badung;30\n5104;Gianyar;35\n"
)


@pytest.fixture
def page(frame: DockFrame, tmp_path: Path, wait: Wait) -> DataPage:
    """The page after a table was mapped."""
    table = tmp_path / "umkm.csv"
    table.write_text(ROWS)
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
            "SELECT unit, value FROM observation "
            "WHERE value IS NOT NULL ORDER BY unit"
        ).fetchall() == [
            ("5101", 10.0),
            ("5102", 20.0),
            ("5103", 30.0),
            ("5104", 35.0),
        ]
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
    assert [g.name() for g in project.layerTreeRoot().findGroups()] == ["bali"]
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
    # The layer is filtered, and does not know its number of units.
    assert page.empty.datasets.topLevelItem(0).text(2) == "4 of 514"


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
