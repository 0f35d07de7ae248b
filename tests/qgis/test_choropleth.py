"""Every unit meets one rule of a choropleth, and the legend counts them."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    NULL,
    QgsExpression,
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from msme_qgis_plugin.core.classify import Method, classify
from msme_qgis_plugin.styling import kinds
from msme_qgis_plugin.styling.errors import FieldMissingError, FieldNotNumericError
from msme_qgis_plugin.styling.kinds.choropleth import ChoroplethMap
from msme_qgis_plugin.styling.kinds.choropleth import make_choropleth as make
from msme_qgis_plugin.styling.legend import Language
from msme_qgis_plugin.styling.map_units import MapUnits
from msme_qgis_plugin.styling.memory import StyleMemory
from msme_qgis_plugin.styling.palettes import Palette, class_colours

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from msme_qgis_plugin.core.classify import Classification

pytestmark = pytest.mark.usefixtures("qgis_app")

Row = tuple[object, ...]


def squares(fields: str, rows: Sequence[Row]) -> QgsVectorLayer:
    """One square per row, in memory; `fields` as in `a:double,b:string`."""
    parts = "".join(f"&field={one}" for one in fields.split(","))
    layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:4326{parts}", "u", "memory")
    features = []
    for place, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([NULL if one is None else one for one in row])
        square = QgsRectangle(place, 0, place + 0.9, 0.9)
        feature.setGeometry(QgsGeometry.fromRect(square))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def make_choropleth(
    layer: QgsVectorLayer,
    field: str,
    found: Classification,
    palette: Palette = Palette.AUTO,
    language: Language = Language.AUTO,
) -> ChoroplethMap:
    units = MapUnits.of(layer)
    wanted = StyleMemory((field,), palette=palette)
    return make(units, units.number(field), found, wanted, kinds.Look(language))


def style_choropleth(
    layer: QgsVectorLayer, field: str, found: Classification, language: Language = Language.AUTO
) -> ChoroplethMap:
    made = make_choropleth(layer, field, found, language=language)
    kinds.apply_renderer(layer, made.renderer)
    return made


def rules(renderer: QgsRuleBasedRenderer) -> list[QgsRuleBasedRenderer.Rule]:
    return renderer.rootRule().children()


def met(layer: QgsVectorLayer) -> list[list[str]]:
    """The labels of the rules that each feature meets."""
    context = layer.createExpressionContext()
    found = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        found.append(
            [
                rule.label()
                for rule in rules(layer.renderer())
                if QgsExpression(rule.filterExpression()).evaluate(context)
            ]
        )
    return found


HARD = [
    (None, "A"),
    (None, None),
    (None, "M"),
    (None, "N"),
    (None, "Q"),
    (None, "X"),
    (math.nan, "A"),
    (math.inf, "A"),
    (-math.inf, "A"),
    (1e308, "A"),
    (5.0, "Q"),
    (5.0, "X"),
    (5.0, "M"),
    (5.0, "?"),
    (1.0, "A"),
    (2.0, None),
    (3.0, ""),
    (4.0, "E"),
]


def hard(language: Language = Language.ENGLISH) -> tuple:
    layer = squares("v:double,v_status:string", HARD)
    found = classify(
        [row[0] for row in HARD],
        status=[row[1] for row in HARD],
        method=Method.MANUAL,
        breaks=[2, 4],
    )
    made = style_choropleth(layer, "v", found, language=language)
    return layer, found, made


def test_every_feature_meets_exactly_one_rule() -> None:
    layer, _, _ = hard()
    assert [len(labels) for labels in met(layer)] == [1] * len(HARD)


def test_no_unit_is_drawn_as_a_blank_hole() -> None:
    layer, _, _ = hard()
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setBackgroundColor(QColor("#FF00FF"))
    settings.setExtent(QgsRectangle(0, 0, len(HARD), 1))
    settings.setOutputSize(QSize(20 * len(HARD), 20))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    holes = [
        row
        for place, row in enumerate(HARD)
        if image.pixelColor(20 * place + 9, 10) == QColor("#FF00FF")
    ]
    assert holes == []


def test_counts_are_those_of_the_rules_that_draw() -> None:
    layer, found, made = hard()
    drawn = Counter(labels[0] for labels in met(layer))
    assert drawn == {
        "≥ 4 (3)": 3,
        "2 – < 4 (2)": 2,
        "< 2 (1)": 1,
        "Suppressed (2)": 2,
        "Not comparable (2)": 2,
        "No data (8)": 8,
    }
    assert found.counts == (1, 2, 3)
    assert [row.count for row in made.classes] == [1, 2, 3]
    assert (made.no_data, made.suppressed, made.not_comparable) == (8, 2, 2)
    assert made.estimated == 1


def test_highest_class_on_top_and_no_data_last() -> None:
    layer, _, _ = hard(Language.INDONESIAN)
    labels = [rule.label() for rule in rules(layer.renderer())]
    assert labels == [
        "≥ 4 (3)",
        "2 – < 4 (2)",
        "< 2 (1)",
        "Dirahasiakan (2)",
        "Tidak dapat dibandingkan (2)",
        "Tidak ada data (8)",
        "1 nilai merupakan perkiraan",
    ]


def test_without_a_status_field_null_is_no_data() -> None:
    layer = squares("v:double", [(1.0,), (2.0,), (None,)])
    found = classify([1, 2, None], classes=2)
    made = style_choropleth(layer, "v", found, language=Language.ENGLISH)
    assert made.no_data == 1
    labels = [rule.label() for rule in rules(layer.renderer())]
    assert labels == ["≥ 2 (1)", "< 2 (1)", "No data (1)"]


def test_a_status_that_comes_later_leaves_no_hole() -> None:
    rows = [(1.0, "A"), (2.0, "A")]
    layer = squares("v:double,v_status:string", rows)
    style_choropleth(layer, "v", classify([1, 2], classes=2), language=Language.ENGLISH)
    layer.dataProvider().changeAttributeValues({1: {1: "Q"}, 2: {1: "X"}})
    assert met(layer) == [["No data (0)"], ["No data (0)"]]


@pytest.mark.parametrize("name", ['a"b', "a'b", "a b\\c", "é–(1)", "%v%"])
def test_field_names_cannot_break_out_of_the_rules(name: str) -> None:
    layer = squares("v:double", [(1.0,), (2.0,), (None,)])
    assert layer.dataProvider().renameAttributes({0: name})
    layer.updateFields()
    made = style_choropleth(layer, name, classify([1, 2, None], classes=2))
    assert [row.count for row in made.classes] == [1, 1]
    assert [len(labels) for labels in met(layer)] == [1, 1, 1]


def test_nothing_to_show_is_all_no_data() -> None:
    layer = squares("v:double", [(None,), (None,)])
    made = style_choropleth(layer, "v", classify([None, None]), language=Language.ENGLISH)
    assert made.classes == ()
    assert met(layer) == [["No data (2)"]] * 2


def test_one_class_is_named_by_its_value() -> None:
    layer = squares("v:double", [(5.5,), (5.5,)])
    style_choropleth(layer, "v", classify([5.5, 5.5]), language=Language.INDONESIAN)
    assert met(layer) == [["5,5 (2)"]] * 2


def test_numbers_in_the_language_of_the_map() -> None:
    values = [(float(v),) for v in (-9000, -2500, 1500, 90_000)]
    layer = squares("v:double", values)
    found = classify([row[0] for row in values], method=Method.MANUAL, breaks=[-2500.5, 1234.5])
    made = make_choropleth(layer, "v", found, language=Language.INDONESIAN)
    assert [row.label for row in made.classes] == [
        "< −2.500,5 (1)",
        "−2.500,5 – < 1.234,5 (1)",
        "≥ 1.234,5 (2)",
    ]
    made = make_choropleth(layer, "v", found, language=Language.ENGLISH)
    assert made.classes[1].label == "−2,500.5 – < 1,234.5 (1)"


def test_shares_are_per_cent_and_gaps_points() -> None:
    values = [(0.05, "2020", 0.5), (0.12, "2020", 0.5), (0.4, "2020", 0.5)]
    layer = squares("share_c:double,kbli_version:string,lq_c:double", values)
    found = classify([row[0] for row in values], method=Method.MANUAL, breaks=[0.1, 0.125])
    made = make_choropleth(layer, "share_c", found, language=Language.ENGLISH)
    assert [row.label for row in made.classes] == [
        "< 10.0 % (1)",
        "10.0 – < 12.5 % (1)",
        "≥ 12.5 % (1)",
    ]
    # What is classed, drawn and given on stays as it is stored.
    assert [row.lower for row in made.classes] == [None, 0.1, 0.125]
    made = make_choropleth(layer, "share_c", found, language=Language.INDONESIAN)
    assert made.classes[1].label == "10,0 – < 12,5 % (1)"
    same = classify([0.25, 0.25])
    layer = squares("internet_gap:double,access_score:double", [(0.25, 0.5)])
    for language, label in (
        (Language.ENGLISH, "25 points (1)"),
        (Language.INDONESIAN, "25 poin (1)"),
    ):
        made = make_choropleth(layer, "internet_gap", same, language=language)
        assert [row.label for row in made.classes] == [label]


def test_integer_fields_are_compared_as_numbers() -> None:
    layer = squares("v:integer", [(17,), (18,), (27,), (None,)])
    found = classify([17, 18, 27], method=Method.MANUAL, breaks=[18, 26.5])
    made = make_choropleth(layer, "v", found)
    assert [row.count for row in made.classes] == [1, 1, 1]


def test_text_is_refused_by_name() -> None:
    layer = squares("v:string", [("1",)])
    with pytest.raises(FieldNotNumericError, match="“v” holds "):
        make_choropleth(layer, "v", classify([1.0]))


def test_a_missing_field_is_named() -> None:
    layer = squares("v:double", [(1.0,)])
    with pytest.raises(FieldMissingError, match="no field “w”; it has: v"):
        make_choropleth(layer, "w", classify([1.0]))


def test_the_style_is_native_and_survives_a_project(tmp_path: Path) -> None:
    layer, _, _ = hard()
    path = str(tmp_path / "style.qml")
    assert layer.saveNamedStyle(path)[1]
    other = squares("v:double,v_status:string", HARD)
    assert other.loadNamedStyle(path)[1]
    assert isinstance(other.renderer(), QgsRuleBasedRenderer)
    assert other.renderer().usingSymbolLevels()
    assert met(other) == met(layer)
    # The layer remembers its breaks, which only the plugin reads.
    assert "msme_qgis_plugin" not in (tmp_path / "style.qml").read_text()


def test_circles_only_where_the_largest_part_is_known() -> None:
    plain = squares("v:double", [(1.0,)])
    sized = squares("v:double,part_km2:double", [(1.0, 12.0)])
    found = classify([1.0])
    # Symbols live no longer than their renderers.
    made = [make_choropleth(layer, "v", found) for layer in (plain, sized)]
    without, symbol = (rules(one.renderer)[0].symbol() for one in made)
    assert without.symbolLayerCount() == 1
    assert symbol.symbolLayer(1).layerType() == "CentroidFill"
    assert symbol.symbolLayer(1).subSymbol().size() == 0
    assert symbol.symbolLayer(1).renderingPass() == 2


def colours(palette: Palette, breaks: list[float], **more: float) -> list:
    found = classify([1.0], method=Method.MANUAL, breaks=breaks, **more)
    return list(class_colours(found, palette))


def test_settled_colours() -> None:
    assert colours(Palette.BETTER, [1, 2, 3, 4]) == [
        "#C6EEDC", "#6BC7CA", "#009BBB", "#006D98", "#004274",
    ]  # fmt: skip
    assert colours(Palette.DIVERGING, [0.5, 0.8, 1.25, 2], centre=1) == [
        "#8F3B13", "#D99A5F", "#F1EFEA", "#7FC4D0", "#00526E",
    ]  # fmt: skip


def test_colours_turn_at_the_centre_not_in_the_middle() -> None:
    # One class below 0, three above: one brown, three blues, no grey.
    assert colours(Palette.DIVERGING, [0, 10, 20], centre=0) == [
        "#E6B987", "#93D0D8", "#3A96AE", "#00526E",
    ]  # fmt: skip
    assert colours(Palette.DIVERGING_REVERSED, [0], centre=0) == ["#00526E", "#8F3B13"]


def test_pale_fills_get_a_darker_outline() -> None:
    layer = squares("v:double", [(1.0,), (2.0,)])
    found = classify([1, 2], classes=2)
    made = make_choropleth(layer, "v", found, palette=Palette.NEUTRAL)
    outlines = [rule.symbol().symbolLayer(0).strokeColor().name() for rule in rules(made.renderer)]
    assert outlines == ["#ffffff", "#c9c4bb", "#c9c4bb"]


def test_project_of_a_choropleth_opens_without_the_plugin(tmp_path: Path) -> None:
    layer, _, _ = hard()
    project = QgsProject()
    project.addMapLayer(layer.clone())
    path = str(tmp_path / "map.qgz")
    assert project.write(path)
    again = QgsProject()
    assert again.read(path)
    (opened,) = again.mapLayers().values()
    assert [rule.filterExpression() for rule in rules(opened.renderer())] == [
        rule.filterExpression() for rule in rules(layer.renderer())
    ]
