"""`msme:stylebivariate`: nine cells, no data, files, odd names."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    NULL,
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorLayer,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.qgis.conftest import Run

Row = tuple[Any, Any, str, str]
GRID: list[Row] = [(a, b, "A", "A") for b in (1, 2, 3) for a in (1, 2, 3)]


def units(rows: list[Row], a: str = "a", b: str = "b") -> QgsVectorLayer:
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4326", "units", "memory")
    from msme_qgis_plugin.layers import REAL, TEXT, make_fields

    columns = ((a, REAL), (b, REAL), (f"{a}_status", TEXT))
    fields = make_fields((*columns, (f"{b}_status", TEXT)))
    assert layer.dataProvider().addAttributes(fields)
    layer.updateFields()
    features = []
    for place, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([NULL if x is None else x for x in row])
        square = QgsRectangle(place, 0, place + 1, 1)
        feature.setGeometry(QgsGeometry.fromRect(square))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def drawn(layer: QgsVectorLayer) -> list[str]:
    """Return the cell in which the renderer draws each feature."""
    renderer = layer.renderer().clone()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    context = QgsRenderContext()
    scope = layer.createExpressionContext()
    context.setExpressionContext(scope)
    renderer.startRender(context, layer.fields())
    cells = []
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        keys = renderer.legendKeysForFeature(feature, context)
        labels = {category.uuid(): category.value() for category in renderer.categories()}
        assert len(keys) == 1
        cells.append(str(labels[next(iter(keys))]))
    renderer.stopRender(context)
    return cells


def test_every_combination_has_its_cell(run: Run) -> None:
    layer = units(GRID)
    result = run("msme:stylebivariate", INPUT=layer, FIELD_A="a", FIELD_B="b", LANGUAGE="en")
    assert drawn(layer) == [*("11", "21", "31"), *("12", "22", "32"), *("13", "23", "33")]
    rows = [f.attributes() for f in result["CLASSES_TABLE"].getFeatures()]
    assert len(rows) == 9
    assert [row[4] for row in rows] == [1] * 9
    assert rows[0][5] == "#F3F0EB"
    assert rows[8][5] == "#303030"
    assert rows[2][6] == "a high (≥ 3), b low (< 2)"
    assert result["DRAWN"] == 9


def test_either_missing_is_no_data_and_hidden_ones_show_as_such(run: Run) -> None:
    rows: list[Row] = [
        (None, 2, "M", "A"),
        (2, None, "A", "M"),
        (2, float("nan"), "A", "A"),
        (2, float("inf"), "A", "A"),
        (2, 2, "Q", "A"),
        (None, 2, "Q", "A"),
        (None, None, "Q", "M"),
        (2, 2, "A", "X"),
        (2, 2, "Q", "X"),
        (2, 2, "N", "A"),
    ]
    layer = units([*GRID, *rows])
    result = run("msme:stylebivariate", INPUT=layer, FIELD_A="a", FIELD_B="b")
    assert drawn(layer)[9:] == [*("0", "0", "0", "0"), *("Q", "Q", "0", "X", "Q", "0")]
    assert result["NO_DATA"] == 6
    assert result["SUPPRESSED"] == 3
    assert result["NOT_COMPARABLE"] == 1


def test_indonesian_words_and_numbers(run: Run) -> None:
    layer = units([(row[0] / 2, *row[1:]) for row in GRID])
    run(
        "msme:stylebivariate",
        INPUT=layer,
        FIELD_A="a",
        FIELD_B="b",
        BREAKS_A="0,9; 1,2",
        LANGUAGE="id",
    )
    labels = [one.label() for one in layer.renderer().categories()]
    assert labels[5] == "a tinggi (≥ 1,2), b sedang (2 – < 3) (1)"
    assert labels[9] == "Tidak ada data (0)"


def test_square_legend_is_shapes_only(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "square.svg"
    odd = '<b>"x'
    layer = units(GRID, a=odd)
    run("msme:stylebivariate", INPUT=layer, FIELD_A=odd, FIELD_B="b", LEGEND=str(path))
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    tags = [element.tag.split("}")[1] for element in root.iter()]
    assert tags.count("rect") == 9
    assert "text" not in tags
    titles = [one.text or "" for one in root.iter() if "title" in one.tag]
    assert all(odd in title for title in titles)
    assert len(set(drawn(layer))) == 9


def test_the_style_file_opens_on_another_layer(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "two.qml")
    run("msme:stylebivariate", INPUT=units(GRID), FIELD_A="a", FIELD_B="b", STYLE=path)
    other = units(GRID)
    assert other.loadNamedStyle(path)[1]
    assert len(set(drawn(other))) == 9


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"FIELD_B": "a"}, "two different fields"),
        ({"FIELD_A": "w"}, "no field “w”"),
        ({"FIELD_A": "a_status"}, "“a_status” holds "),
        ({"METHOD": "manual"}, "indicator A has 0"),
        ({"BREAKS_B": "1;2;3"}, "indicator B has 3"),
        ({"BREAKS_B": "1;x"}, "“x” is not a number"),
    ],
)
def test_what_is_wrong_is_said_plainly(run: Run, parameters: dict[str, Any], message: str) -> None:
    request = {"INPUT": units(GRID), "FIELD_A": "a", "FIELD_B": "b"}
    with pytest.raises(QgsProcessingException, match=message):
        run("msme:stylebivariate", **{**request, **parameters})
