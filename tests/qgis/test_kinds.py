"""Each kind of map is asked the same, and answers."""

from __future__ import annotations

import json

import pytest
from qgis.core import QgsApplication, QgsSingleSymbolRenderer
from qgis.PyQt.QtGui import QColor

from msme_qgis_plugin.styling.kinds import KINDS, Kind, kind_for, style_layer
from msme_qgis_plugin.styling.map_units import MapUnits
from msme_qgis_plugin.styling.memory import StyleMemory, remembered
from msme_qgis_plugin.styling.nodata import keep_no_data, show_no_data
from msme_qgis_plugin.styling.palettes import Palette
from msme_qgis_plugin.styling.symbols import Extent, class_symbol
from tests.qgis.test_choropleth import squares

ROWS = [(1.0, 2.0, "a"), (2.0, 1.0, "b"), (None, 3.0, None)]
FIELDS = {
    Kind.CHOROPLETH: ("v",),
    Kind.CIRCLES: ("v",),
    Kind.BIVARIATE: ("v", "w"),
    Kind.CATEGORY: ("t",),
}


def test_every_kind_is_there_with_its_algorithm(provider: object) -> None:
    assert set(KINDS) == set(Kind)
    registry = QgsApplication.processingRegistry()
    for kind, one in KINDS.items():
        assert registry.algorithmById(one.algorithm) is not None
        assert one.fields == len(FIELDS[kind])
    assert [kind for kind, one in KINDS.items() if one.histogram] == [Kind.CHOROPLETH]


@pytest.mark.parametrize("kind", Kind)
def test_a_layer_is_drawn_again_as_it_remembers(qgis_app: object, kind: Kind) -> None:
    layer = squares("v:double,w:double,t:string", ROWS)
    usual = Kind.CHOROPLETH if kind is Kind.CIRCLES else kind
    assert kind_for(MapUnits.of(layer), FIELDS[kind]) is usual
    first = style_layer(layer, StyleMemory(FIELDS[kind], kind=kind, classes=2))
    assert (first.drawn_units, first.no_data) == (2, 1)
    memory = remembered(layer)
    assert memory is not None
    again = style_layer(squares("v:double,w:double,t:string", ROWS), memory)
    assert again.lines == first.lines


@pytest.mark.parametrize("kind", Kind)
def test_a_symbol_of_one_s_own_for_no_data(qgis_app: object, kind: Kind) -> None:
    layer = squares("v:double,w:double,t:string", ROWS)
    style_layer(layer, StyleMemory(FIELDS[kind], kind=kind, classes=2))
    keep_no_data(layer, class_symbol("#FF00FF", extent=Extent.NATIONAL, circles=False))
    # Another style brings the settled symbol; the kept one is put back.
    style_layer(layer, StyleMemory(FIELDS[kind], kind=kind, classes=2))
    show_no_data(layer)
    item = layer.renderer().legendSymbolItems()[-1]
    assert item.symbol().color() == QColor("#FF00FF")


def test_a_style_that_a_person_changed_stays(qgis_app: object) -> None:
    layer = squares("v:double,w:double,t:string", ROWS)
    style_layer(layer, StyleMemory(("v",), classes=2))
    symbol = class_symbol("#00FF00", extent=Extent.NATIONAL, circles=False)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    keep_no_data(layer, class_symbol("#FF00FF", extent=Extent.NATIONAL, circles=False))
    assert layer.renderer().symbol().color() == QColor("#00FF00")


def test_colours_that_nobody_chose_stay_those_of_version_0(qgis_app: object) -> None:
    layer = squares("v:double", [(1.0,), (2.0,)])
    held = {
        "fields": ["v"],
        "method": "jenks",
        "breaks": [[1.5]],
        "centre": None,
        "palette": "auto",
    }
    layer.setCustomProperty("msme/style", json.dumps(held))
    memory = remembered(layer)
    assert memory is not None
    assert memory.palette is Palette.BETTER
    layer.setCustomProperty("msme/style", json.dumps({**held, "kind": "choropleth"}))
    assert remembered(layer).palette is Palette.AUTO
