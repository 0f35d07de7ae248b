"""`msme:stylecircles`: totals as circles, in proportion by their areas."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    QgsExpression,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsProcessingException,
    QgsProject,
    QgsRuleBasedRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from msme_qgis_plugin.styling.kinds import Look, make_style
from msme_qgis_plugin.styling.map_units import MapUnits
from msme_qgis_plugin.styling.memory import Kind, remembered
from msme_qgis_plugin.styling.symbols import Extent
from tests.qgis.test_choropleth import squares
from tests.qgis.test_districtreport import NORTH, districts, page_texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

pytestmark = pytest.mark.usefixtures("qgis_app")

ROWS = [(400.0, "A"), (100.0, "E"), (0.0, "A"), (900.0, "Q"), (None, "M")]


def styled(run: Run, **more: object) -> tuple[QgsVectorLayer, dict[str, object]]:
    layer = squares("v:double,v_status:string", ROWS)
    return layer, run("msme:stylecircles", INPUT=layer, FIELD="v", LANGUAGE="en", **more)


def rules(layer: QgsVectorLayer) -> list[QgsRuleBasedRenderer.Rule]:
    return layer.renderer().rootRule().children()


def widths(layer: QgsVectorLayer) -> list[float]:
    """How wide the circle of each unit is (mm), 0 where none is drawn."""
    (drawn,) = (one for one in rules(layer) if one.label().startswith("With data"))
    circle = drawn.symbol().symbolLayer(1)
    size = circle.subSymbol().symbolLayer(0).dataDefinedProperties()
    shown = circle.dataDefinedProperties()
    context = layer.createExpressionContext()
    found = []
    for unit in layer.getFeatures():
        context.setFeature(unit)
        own = (
            QgsExpression(drawn.filterExpression()).evaluate(context)
            and shown.valueAsBool(QgsSymbolLayer.Property.LayerEnabled, context, True)[0]
        )
        wide = size.valueAsDouble(QgsSymbolLayer.Property.Size, context, 0.0)[0]
        found.append(wide if own else 0.0)
    return found


def test_areas_are_in_proportion_and_what_is_hidden_has_no_circle(run: Run) -> None:
    layer, result = styled(run)
    # A quarter of the value is half as wide; zero, suppressed and missing have none.
    assert widths(layer) == [8.0, 4.0, 0.0, 0.0, 0.0]
    assert (result["WITH_DATA"], result["SUPPRESSED"], result["NO_DATA"]) == (3, 1, 1)
    order = layer.renderer().orderBy()
    assert (order.list()[0].expression().expression(), order.list()[0].ascending()) == (
        '"v"',
        False,
    )
    assert layer.renderer().orderByEnabled()


def test_the_legend_shows_round_values_as_wide_as_on_the_map(run: Run) -> None:
    layer, result = styled(run)
    labels = [one.label() for one in rules(layer)]
    assert labels == [
        *("200", "100", "20", "With data (3)", "Suppressed (1)", "No data (1)"),
        "1 value is estimated",
    ]
    symbols = [one.symbol() for one in rules(layer)[:4]]
    assert [type(one) for one in symbols] == [QgsMarkerSymbol] * 3 + [QgsFillSymbol]
    wide = [8 * math.sqrt(one / 400) for one in (200, 100, 20)]
    assert [one.size() for one in symbols[:3]] == pytest.approx(wide)
    table = [one.attributes() for one in result["CLASSES_TABLE"].getFeatures()]
    assert [row[0] for row in table] == [200.0, 100.0, 20.0]
    # No circle within the patch of the units.
    assert symbols[3].symbolLayer(1).subSymbol().size() == 0.0


def test_maps_that_are_compared_have_one_scale(run: Run) -> None:
    layer, _ = styled(run, LARGEST=1600)
    assert widths(layer)[:2] == [4.0, 2.0]
    memory = remembered(layer)
    assert (memory.kind, memory.breaks) == (Kind.CIRCLES, ((1600.0,),))
    again = make_style(MapUnits.of(layer), memory, Look(extent=Extent.PROVINCE))
    assert again.circles[0].width == pytest.approx(14 * math.sqrt(1000 / 1600))


def test_values_below_zero_are_refused(run: Run) -> None:
    layer = squares("v:double", [(-1.0,), (2.0,)])
    with pytest.raises(QgsProcessingException, match="below zero, such as -1"):
        run("msme:stylecircles", INPUT=layer, FIELD="v")


def test_nothing_but_zero_and_gaps_is_no_error(run: Run) -> None:
    layer = squares("v:double", [(0.0,), (None,)])
    assert run("msme:stylecircles", INPUT=layer, FIELD="v", LANGUAGE="en")["WITH_DATA"] == 1
    assert [one.label() for one in rules(layer)] == ["With data (1)", "No data (1)"]


def test_circles_survive_a_saved_project_and_come_to_the_page(run: Run, tmp_path: Path) -> None:
    layer = districts()
    run("msme:stylecircles", INPUT=layer, FIELD="w", LANGUAGE="en")
    for page, province in (("national_landscape", ""), ("province", NORTH)):
        path = tmp_path / f"{page}.pdf"
        run(
            "msme:districtreport",
            INPUT=layer,
            PAGE=page,
            PROVINCE=province,
            LANGUAGE="id",
            OUTPUT=str(path),
            PROJECT=str(path.with_suffix(".qgz")),
        )
        words = " ".join(" ".join(page_texts(path)).split())
        assert "Metode: luas lingkaran sebanding dengan nilai" in words
        # The largest is 79 * 79.
        assert "5.000" in words
    project = QgsProject()
    assert project.read(str(tmp_path / "province.qgz"))
    (units,) = (
        one
        for one in project.mapLayers().values()
        if isinstance(one.renderer(), QgsRuleBasedRenderer)
    )
    assert remembered(units).kind is Kind.CIRCLES
    assert [one.label() for one in rules(units)][:3] == ["5.000", "1.000", "200"]
    assert isinstance(rules(units)[0].symbol(), QgsMarkerSymbol)
    project.clear()
