"""The page of a district: full whatever is on it, and true."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    NULL,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsProject,
)

from msme_qgis_plugin.core.measures.field import Direction, Fields
from msme_qgis_plugin.layers import keep_schema, read_fields
from msme_qgis_plugin.report.atlas_rooms import rooms_for
from msme_qgis_plugin.report.compose import compose
from msme_qgis_plugin.report.request import Page, PageRequest, Province
from msme_qgis_plugin.report.shapes import bar_tops
from tests.qgis.test_districtreport import NORTH, districts, page_texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run


def test_four_indicators_stand_as_on_the_drawing_board() -> None:
    rooms = rooms_for(4)
    assert (rooms.row, rooms.strip, rooms.bars) == (15.0, 13.0, 22.0)
    assert rooms.rows_end == 207.0


@pytest.mark.parametrize("indicators", [1, 2, 3, 4])
def test_the_lower_third_is_not_left_empty(indicators: int) -> None:
    rooms = rooms_for(indicators)
    # Bars end where slanting names begin, above the rule at 267 mm.
    assert rooms.rows_end + 15 + rooms.bars == 244.0
    assert 22.0 <= rooms.bars <= 60.0
    assert rooms.strip <= rooms.row - 2


def test_figures_of_bars_that_hang_down_have_room_under_them() -> None:
    # 3.3 mm of 13.3 are left under the lowest bar; 10 mm are three units of value.
    tops, zero = bar_tops([2.0, math.nan, -1.0], 13.3)
    assert zero == pytest.approx(20 / 3)
    assert tops == pytest.approx([0.0, 20 / 3, 10.0])
    assert bar_tops([2.0, 1.0], 13.3) == ([0.0, 6.65], 13.3)


def test_figures_wider_than_a_bar_are_given_in_thousands(run: Run, tmp_path: Path) -> None:
    layer = districts()
    place = layer.fields().indexFromName("w")
    values = {
        one.id(): {place: 1_234_567 + 1000 * float(one["bps_code"])} for one in layer.getFeatures()
    }
    assert layer.dataProvider().changeAttributeValues(values)
    path = tmp_path / "one.pdf"
    run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["w"],
        PAGE="atlas",
        DISTRICT="3501",
        LANGUAGE="en",
        OUTPUT=str(path),
        PROJECT=None,
    )
    words = " ".join(page_texts(path)[0].split())
    # 1 234 567 + 3 501 000 for Pacitan.
    assert "Ranking in the province: w (in thousands)" in words
    assert "4,735,567" in words
    assert "4,736" in words


def test_where_nothing_is_known_no_gap_is_denied(run: Run, tmp_path: Path) -> None:
    layer = districts()
    place = layer.fields().indexFromName("w")
    values = {one.id(): {place: NULL} for one in layer.getFeatures() if one["bps_code"] == "6501"}
    assert layer.dataProvider().changeAttributeValues(values)
    fields, about = read_fields(layer)
    more_is_better = (replace(one, direction=Direction.BETTER) for one in fields.values())
    keep_schema(layer, Fields(more_is_better), about)
    path = tmp_path / "all.pdf"
    run(
        "msme:districtreport",
        INPUT=layer,
        FIELDS=["v", "w"],
        PAGE="atlas",
        PROVINCE=NORTH,
        LANGUAGE="en",
        OUTPUT=str(path),
        PROJECT=None,
    )
    without, *others = page_texts(path)
    assert "No value lies on the wrong side" not in without
    assert any("No value lies on the wrong side" in one for one in others)


def test_the_rank_of_an_index_comes_with_its_interval(run: Run, tmp_path: Path) -> None:
    told = {"INPUT": districts(), "INDICATORS": ["v", "worse", *[""] * 4, "w", "better", *[""] * 4]}
    layer = run("msme:compositeindex", RUNS=200, **told)["OUTPUT"]
    unit = next(one for one in layer.getFeatures() if one["bps_code"] == "3501")
    path = tmp_path / "one.pdf"
    asked = {"PAGE": "atlas", "DISTRICT": "3501", "LANGUAGE": "en", "PROJECT": None}
    run("msme:districtreport", INPUT=layer, FIELDS=["index"], OUTPUT=str(path), **asked)
    words = " ".join(page_texts(path)[0].split())
    assert unit["rank_low"] < unit["rank_high"]
    interval = f"{unit['rank']} ({unit['rank_low']}–{unit['rank_high']})"
    assert f"rank {interval} of " in words
    assert "Ranks in brackets = best–worst under other weights" in words


def test_the_name_of_a_town_does_not_lie_on_its_neighbour(qgis_app: object) -> None:
    project = QgsProject()
    request = PageRequest(Page.ATLAS, ("v",), province=Province("11", "Aceh"))
    layout = compose(project, districts(), request).layout
    assert layout.atlas().beginRender()
    layout.atlas().seekTo(0)
    area = layout.itemById("map")
    settings = area.mapSettings(area.extent(), area.rect().size() * 300 / 25.4, 300, True)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    (town,) = (
        one for one in job.takeLabelingResults().allLabels() if "Lhokseumawe" in one.labelText
    )
    units = project.mapLayers()[town.layerID]
    transform = QgsCoordinateTransform(units.crs(), settings.destinationCrs(), project)
    name = QgsGeometry.fromRect(town.labelRect)
    (around,) = (one for one in units.getFeatures() if one["name"] == "Aceh Utara")
    shape = around.geometry()
    shape.transform(transform)
    # More than half of it did, with the town's own unit beside it.
    assert shape.intersection(name).area() < name.area() * 0.5
    assert not layout.itemById("logo")
    project.clear()
