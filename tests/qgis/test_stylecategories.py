"""`msme:stylecategories`: kinds of units, drawn and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import NULL, QgsCategorizedSymbolRenderer, QgsExpression, QgsProcessingException

from msme_qgis_plugin.core.measures.field import Category, Field, Fields, Role, Text
from msme_qgis_plugin.core.measures.schema import About
from msme_qgis_plugin.layers import keep_schema, read_fields
from msme_qgis_plugin.styling.kinds import make_style
from msme_qgis_plugin.styling.map_units import MapUnits
from msme_qgis_plugin.styling.memory import Kind, StyleMemory, remembered
from msme_qgis_plugin.styling.palettes import CATEGORY_COLOURS, OTHER_COLOUR
from tests.qgis.test_choropleth import squares

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.core import QgsVectorLayer

    from tests.qgis.conftest import Run

pytestmark = pytest.mark.usefixtures("qgis_app")

QUADRANTS = (
    Category("HH", Text("High among high", "Tinggi di antara tinggi"), "#A3142B"),
    Category("LL", Text("Low among low", "Rendah di antara rendah"), "#2F74B5"),
)


def labels(layer: QgsVectorLayer) -> list[str]:
    renderer = layer.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    return [one.label() for one in renderer.categories()]


def rows(table: QgsVectorLayer) -> list[list[Any]]:
    return [feature.attributes() for feature in table.getFeatures()]


def drawn(layer: QgsVectorLayer) -> list[str]:
    """The label of the category that each unit meets."""
    renderer = layer.renderer()
    context = layer.createExpressionContext()
    found = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        code = QgsExpression(renderer.classAttribute()).evaluate(context)
        found.append(renderer.categories()[renderer.categoryIndexForValue(code)].label())
    return found


def test_labels_in_their_order_with_counts(run: Run) -> None:
    layer = squares("t:string", [("b",), ("a",), (" a ",), (None,), ("",), ("10",), ("9",)])
    result = run("msme:stylecategories", INPUT=layer, FIELD="t", LANGUAGE="en")
    # Numbers come before words, in their own order.
    assert labels(layer) == ["9 (1)", "10 (1)", "a (2)", "b (1)", "No data (2)"]
    assert drawn(layer)[2:5] == ["a (2)", "No data (2)", "No data (2)"]
    assert (result["CATEGORIES_MADE"], result["NO_DATA"]) == (4, 2)
    assert rows(result["CLASSES_TABLE"])[0] == ["9", "9", 1, CATEGORY_COLOURS[0]]


def test_what_the_field_says_gives_labels_colours_and_order(run: Run) -> None:
    layer = squares("q:string", [("LL",), ("HH",), ("LL",), ("HL",)])
    field = Field("q", Role.CATEGORY, categories=QUADRANTS)
    keep_schema(layer, Fields([field]), About())
    result = run("msme:stylecategories", INPUT=layer, FIELD="q", LANGUAGE="id")
    assert [one[1:] for one in rows(result["CLASSES_TABLE"])] == [
        ["Tinggi di antara tinggi", 1, "#A3142B"],
        ["Rendah di antara rendah", 2, "#2F74B5"],
        ["HL", 1, CATEGORY_COLOURS[0]],
    ]
    # Another page can say it in another language.
    made = make_style(MapUnits.of(layer), remembered(layer) or StyleMemory(("",)))
    assert made.words_for("HH") in ("High among high", "Tinggi di antara tinggi")


def test_a_matrix_sets_order_labels_and_colours(run: Run) -> None:
    layer = squares("t:integer", [(1,), (2,), (3,), (3,)])
    matrix = ["3", "Kuat", "red", "1", "", "#00ff00"]
    result = run("msme:stylecategories", INPUT=layer, FIELD="t", CATEGORIES=matrix)
    assert rows(result["CLASSES_TABLE"]) == [
        ["3", "Kuat", 2, "#FF0000"],
        ["1", "1", 1, "#00FF00"],
        ["2", "2", 1, CATEGORY_COLOURS[0]],
    ]


def test_a_label_that_is_one_of_two_languages_keeps_the_other(run: Run) -> None:
    layer = squares("t:string", [("HH",), ("LL",), ("x",)])
    told = Fields([Field("t", Role.CATEGORY, categories=QUADRANTS)])
    keep_schema(layer, told, About())
    run("msme:stylecategories", INPUT=layer, FIELD="t", CATEGORIES=["x", "Lain", "", "HH", "", ""])
    again = ["LL", "Rendah di antara rendah", "", "HH", "My own", "", "x", "Lain", "red"]
    run("msme:stylecategories", INPUT=layer, FIELD="t", CATEGORIES=again)
    memory = remembered(layer)
    assert memory is not None
    assert [(one.value, one.label, one.colour) for one in memory.categories] == [
        ("LL", QUADRANTS[1].label, "#2F74B5"),
        ("HH", Text("My own", "My own"), "#A3142B"),
        ("x", Text("Lain", "Lain"), "#FF0000"),
    ]


def test_what_has_no_colour_left_is_drawn_as_one(run: Run) -> None:
    values = [(f"k{place}",) for place in range(12)] + [("k11",), ("k10",)]
    layer = squares("t:string", values)
    result = run("msme:stylecategories", INPUT=layer, FIELD="t", LANGUAGE="en")
    found = rows(result["CLASSES_TABLE"])
    # The two that come twice stay, of the others those that come first by name.
    assert [one[0] for one in found[:9]] == [
        *("k0", "k1", "k10", "k11", "k2", "k3", "k4", "k5", "k6")
    ]
    assert found[9] == [NULL, "Other", 3, OTHER_COLOUR]
    assert labels(layer)[-2:] == ["Other (3)", "No data (0)"]


def test_units_without_a_value_are_as_on_a_choropleth(run: Run) -> None:
    held = [("1", "A"), ("1", "Q"), ("1", "X"), ("1", "M"), (None, "A"), ("Q", "A"), ("0", "A")]
    layer = squares("t:string,t_status:string", held)
    result = run("msme:stylecategories", INPUT=layer, FIELD="t", LANGUAGE="en")
    # Values that look like the renderer's own codes are values.
    assert drawn(layer) == [
        *("1 (1)", "Suppressed (1)", "Not comparable (1)", "No data (2)", "No data (2)"),
        *("Q (1)", "0 (1)"),
    ]
    assert [result[one] for one in ("NO_DATA", "SUPPRESSED", "NOT_COMPARABLE")] == [2, 1, 1]


def test_values_cannot_break_out_of_the_expression(run: Run) -> None:
    held = ["a'b", 'a"b', "a\\b", "%v%", "' OR 1=1 --"]
    layer = squares("t:string", [(one,) for one in held])
    run("msme:stylecategories", INPUT=layer, FIELD="t", LANGUAGE="en")
    assert drawn(layer) == [f"{one} (1)" for one in held]


def test_amounts_are_no_categories(run: Run) -> None:
    layer = squares("v:double", [(1.0,), (2.5,)])
    with pytest.raises(QgsProcessingException, match=r"numbers such as 2\.5"):
        run("msme:stylecategories", INPUT=layer, FIELD="v")


def test_a_word_that_is_no_colour_is_named(run: Run) -> None:
    layer = squares("t:string", [("a",)])
    with pytest.raises(QgsProcessingException, match="“merah” for “a” is no colour"):
        run("msme:stylecategories", INPUT=layer, FIELD="t", CATEGORIES=["a", "", "merah"])


def test_the_style_file_styles_another_layer(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "style.qml")
    held = [("a",), ("b",)]
    run("msme:stylecategories", INPUT=squares("t:string", held), FIELD="t", STYLE=path)
    other = squares("t:string", held)
    assert other.loadNamedStyle(path)[1]
    assert [one.split(" (")[0] for one in labels(other)][:2] == ["a", "b"]


def test_the_layer_remembers_its_categories(run: Run) -> None:
    layer = squares("q:string", [("LL",), ("HH",)])
    keep_schema(layer, Fields([Field("q", Role.CATEGORY, categories=QUADRANTS)]), About())
    run("msme:stylecategories", INPUT=layer, FIELD="q")
    memory = remembered(layer)
    assert memory is not None
    assert (memory.kind, memory.fields, memory.categories) == (Kind.CATEGORY, ("q",), QUADRANTS)
    assert read_fields(layer)[0]["q"].categories == QUADRANTS


ONE = '{"fields":["v"],"method":"jenks","breaks":[[2]],"centre":null,"palette":"auto"}'
TWO = '{"fields":["v","w"],"method":"quantile","breaks":[[2],[3]],"centre":null,"palette":"auto"}'


@pytest.mark.parametrize(("held", "kind"), [(ONE, Kind.CHOROPLETH), (TWO, Kind.BIVARIATE)])
def test_what_earlier_versions_remembered_is_read(held: str, kind: Kind) -> None:
    layer = squares("v:double,w:double", [(1.0, 2.0)])
    layer.setCustomProperty("msme/style", held)
    memory = remembered(layer)
    assert memory is not None
    assert memory.kind is kind
    assert memory.breaks_of(0) == (2.0,)


def test_a_kind_of_a_later_version_is_no_memory() -> None:
    layer = squares("v:double", [(1.0,)])
    layer.setCustomProperty(
        "msme/style",
        '{"kind":"cluster","fields":["v"],"method":null,"breaks":[],"centre":null,'
        '"palette":"auto"}',
    )
    assert remembered(layer) is None
