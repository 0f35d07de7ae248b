"""Small multiples: where maps and legend stand, and what they are called."""

from __future__ import annotations

from itertools import combinations

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QRectF, QSizeF

from msme_qgis_plugin.report.multiples import _arrange, _common, _Page
from msme_qgis_plugin.report.request import Page, PageRequest, Province

RULE = 190.5  # mm from the top: the line over the notes
RIGHT = 287.0


@pytest.mark.parametrize(
    ("names", "start"),
    [
        (["POP2016", "POP2017"], "POP"),
        (["POP 2016", "POP 2017"], "POP"),
        (["UMKM C", "UMKM G"], "UMKM"),
        (["Share, manufacturing", "Share, mining"], "Share"),
        (["Manufacturing", "Mining"], ""),
        (["RGDP", "RGDPPC"], ""),
        (["2016", "2017"], ""),
    ],
)
def test_the_common_beginning_cuts_no_word_and_no_year(names: list[str], start: str) -> None:
    assert _common(names) == start


@pytest.fixture
def units(qgis_app: object) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "units", "memory")
    row = QgsFeature()
    row.setGeometry(QgsGeometry.fromWkt("POLYGON((95 -11,141 -11,141 6,95 6))"))
    assert layer.dataProvider().addFeatures([row])[0]
    return layer


@pytest.mark.parametrize("count", range(2, 13))
def test_maps_and_legend_stand_apart_and_above_the_notes(units: QgsVectorLayer, count: int) -> None:
    fields = tuple(f"POP{2000 + year}" for year in range(count))
    request = PageRequest(Page.MULTIPLES, fields)
    where, grid = _arrange(_Page(request, abroad=False), units, 5)
    assert len(grid) == count
    places = [*grid, where.legend, *([where.note] if where.note else [])]
    page = QRectF(10, 24, RIGHT - 10, RULE - 24)
    assert all(page.contains(place) for place in places)
    for one, other in combinations(places, 2):
        assert not one.intersects(other)


def test_four_maps_have_their_legend_below_and_are_larger_for_it(units: QgsVectorLayer) -> None:
    request = PageRequest(Page.MULTIPLES, ("a", "b", "c", "d"))
    where, grid = _arrange(_Page(request, abroad=False), units, 5)
    assert where.note is not None
    # Two rows of 50 mm beside two columns of 50 / 107 × 277 mm.
    assert grid[0].height() == pytest.approx(50)
    assert grid[0].width() == pytest.approx(129.4, abs=0.1)


def test_many_classes_need_the_legend_at_the_side(units: QgsVectorLayer) -> None:
    request = PageRequest(Page.MULTIPLES, ("a", "b", "c", "d"))
    where, _ = _arrange(_Page(request, abroad=False), units, 7)
    assert where.note is None


@pytest.mark.parametrize("count", range(2, 13))
@pytest.mark.parametrize("shape", [0.6, 0.8, 1.0, 1.3])
def test_maps_of_a_province_leave_no_quarter_of_the_page_empty(count: int, shape: float) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "units", "memory")
    row = QgsFeature()
    row.setGeometry(QgsGeometry.fromRect(QgsRectangle(110, 0, 112, 2 * shape)))
    assert layer.dataProvider().addFeatures([row])[0]
    fields = tuple(f"POP{2000 + year}" for year in range(count))
    request = PageRequest(Page.MULTIPLES, fields, province=Province("33", "Jawa Tengah"))
    where, grid = _arrange(_Page(request, abroad=False), layer, 5)
    # What a last row lacks can be filled by no map.
    columns = len({round(one.x()) for one in grid})
    rows = len({round(one.y()) for one in grid})
    cell = QSizeF(grid[0].width() + 3, grid[0].height() + 8)
    covered = columns * rows * cell.width() * cell.height()
    assert covered > 0.75 * where.panels.width() * where.panels.height()
